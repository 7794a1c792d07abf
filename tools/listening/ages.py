"""Years in a job told by ages: "39M, been at it since I was 20", "cook since I was 17, now 34"."""

from collections.abc import Iterable

from tools.listening.message import Message
from tools.listening.quantities import Quantity

Years = tuple[float, Quantity]  # how long, and the age at which it began
_YOUNGEST, _OLDEST = 12, 80
_SINCE = (
    "since i was", "since the age of", "since age", "since i turned", "since my", "ever since", "since", "seit ich",
    "seit meinem", "desde los", "desde que tenia", "depuis mes", "depuis l' age de",
    "desde os", "desde que tinha",
)  # fmt: skip
_AT_AGE = ("at", "at the age of", "aged", "at age", "when i was", "mit", "a los", "aos", "a")
_BEGAN = frozenset("started start began begin entered joined angefangen empece comecei commence".split())
_YOUNG = (16, 30)  # years of a student's age
_AHEAD = frozenset("before until till when by once".split())
_LEFT = frozenset("left finished quit dropped".split())
_IS_NOW = (
    "i 'm", "i am", "im", "now", "aged", "currently", "i turned", "just turned", "turning", "i 'm now", "and i 'm",
    "age", "age :",
    "ich bin", "bin", "tengo", "j' ai", "tenho", "today",
)  # fmt: skip
_SEXES = ("m", "f")
_OLD = frozenset({"yo", "y", "years", "year", "yrs", "yr"})
NO_JOB = frozenset(
    "mother father mum mom dad parent wife husband "
    "live living lived married smoke smoker smoking smoked playing play interested fascinated curious obsessed hooked "
    "unhappy sick ill waiting thinking considering hoping procrastinating single divorced depressed lonely "
    "applying searching looking hunting sober diabetic gaming dreaming dreamed wanted wanting vegetarian vegan".split()
)


def years_since_age(message: Message) -> Years | None:
    """How long ago the age was at which the person says they began; None where one of both ages is not told."""
    figures = [one for one in message.quantities if is_age_like(one)]
    began = next((one for one in figures if _is_start(message, one)), None)
    if began is None or message.is_unreal(began.first) or _is_of_life(message, began):
        return None
    today = next((one for one in figures if one is not began and is_todays(message, one)), None)
    if today is None or not began.value < today.value:
        return None
    return today.value - began.value, began


def is_age(message: Message, found: Quantity) -> bool:
    """Whether a span of time is an age: "38 years old", "tengo 38 años"."""
    if message.words[found.end : found.end + 2] == ["-", "old"]:
        return True  # "a 5-week-old"
    if found.unit != "year":
        return False
    return (
        message.has("age", found.first + 1, found.end + 2)
        or message.before("age", found.first, 2)
        or _is_aged(message, found)
    )


def _is_aged(message: Message, found: Quantity) -> bool:
    """ "Tengo 38 años", and "I have 38 years" by who speaks so: an age."""
    before, behind = message.words[found.first - 1 : found.first], message.words[found.end : found.end + 1]
    if found.value < 16 or not before:
        return False
    if before[0] in _AT_THE_AGE:
        return behind == [] or behind[0] not in _OF_WORK
    is_alone = message.clause(found.first) == (found.first, found.end)
    if is_alone and _YOUNG[0] <= found.value <= _YOUNG[1] and message.has("student", *message.sentence(found.first)):
        return True  # "law student, 20 years"
    if (
        is_alone
        and message.languages
        and any(one.unit == "year" and one.value < found.value and one.end < found.first for one in message.quantities)
    ):
        return True  # "après 21 ans d'armée, 42 ans"
    if message.after("experience", found.end, 3) and not message.near(found.end, found.end + 3):
        return False
    if before[0] in ("tengo", "tenho", "ai"):
        return behind != ["en"] and behind != ["como"]
    others = [one for one in message.quantities if one.unit == "year" and one is not found]
    return before[0] == "have" and behind in ([], [","], ["."], ["and"]) and bool(others or "since" in message.words)


# "Mit 41 Jahren", "con 33 años", "à 38 ans", "com 29 anos": and no "mit 20 Jahren in der Pflege".
_AT_THE_AGE = frozenset("con com mit a".split())
_OF_WORK = frozenset("de d' en em na no como comme als in im bei dans berufserfahrung erfahrung".split())


def is_no_job(message: Message, place: int) -> bool:
    """ "Married since 2010", "interested in AI since 2022": since when, and not of work."""
    words = message.words[slice(*message.clause(place))]
    return any(word in NO_JOB and not _is_of_work(words, at) for at, word in enumerate(words))


def _is_of_work(words: list[str], at: int) -> bool:
    """ "We run it with my wife", "took over my dad's garage": who is named beside the work."""
    return words[max(0, at - 2) : at] == ["with", "my"] or words[at + 1 : at + 2] == ["'s"]


def is_age_of(message: Message, one: Quantity) -> bool:
    """ "Now 34" tells an age where the years are told by ages."""
    return is_age_like(one) and is_todays(message, one) and years_since_age(message) is not None


def is_age_like(one: Quantity) -> bool:
    return one.unit in ("", "year") and not one.is_range and _YOUNGEST <= one.value <= _OLDEST and one.out_of is None


def _is_start(message: Message, one: Quantity) -> bool:
    """ "Since I was 20", "started at 18"; "since twenty sixteen" is a year."""
    if message.begins_at("number", one.end):
        return False
    start = message.clause(one.first)[0]
    if is_led(message, one, _SINCE) and (one.unit == "" or not is_led(message, one, ("since", "ever since"))):
        return True
    said = set(message.words[start : one.first])
    has_left = "since" in said and bool(_LEFT & said)  # "a machine operator since I left school at 16"
    return (has_left or bool(_BEGAN & said)) and is_led(message, one, _AT_AGE)


def is_todays(message: Message, one: Quantity) -> bool:
    """ "39M", "I'm 45", "now 34", "44 years old"."""
    behind = message.words[one.end] if one.end < len(message.words) else ""
    before = message.words[one.first - 1] if one.first else ""
    if (behind in _SEXES and message.tokens.is_tight(one.end - 1)) or before in _SEXES:
        return True
    if message.begins_at("age", one.end) or (one.unit == "year" and message.begins_at("age", one.end - 1)):
        return True
    if _AHEAD & set(message.words[max(0, one.first - 5) : one.first]):
        return False  # "before I'm 32"
    in_years = one.unit == "year" and before not in ("tengo", "tenho", "ai")
    return not in_years and is_led(message, one, _IS_NOW) and not (behind in _OLD and one.unit == "")


def is_led(message: Message, one: Quantity, leads: Iterable[str]) -> bool:
    before = " ".join(message.words[max(0, one.first - 6) : one.first])
    return any(before == lead or before.endswith(f" {lead}") for lead in leads)


def _is_of_life(message: Message, one: Quantity) -> bool:
    """Lived, played or learned since that age; or nothing of a job stands near."""
    first, end = message.sentence(one.first)
    is_left = not _LEFT.isdisjoint(message.words[slice(*message.clause(one.first))])
    if is_no_job(message, one.first) or (message.in_clause("learns", one.first) and not is_left):
        return True
    if message.asked is not None and message.asked.key == "years_experience":
        return False
    near = range(max(0, first - 12), end)
    kinds = ("trade", "role", "verb", "works", "experience")
    return not any(message.has(kind, near.start, near.stop) for kind in kinds)
