"""Work told by its verb, where no title is named: "I install heat pumps" makes a heat pump installer.

What is told as past, or without an "I", is a job only with its years: "translated patents for eleven years".
"""

from tools.listening.backgrounds import object_of
from tools.listening.claims import held, is_own
from tools.listening.ever_since import has_since_year
from tools.listening.message import Message
from tools.listening.vocabulary import Mark
from tools.schema import RoleFact

_FOR_A_LIVING = frozenset("living professionally freelance work daily".split())
_EMPLOYED = frozenset("at for in by from with".split())
_NO_OBJECT = frozenset(
    "myself my your his her our their this that these those it them him me you us everything something nothing "
    "things stuff bug bugs issue issues error errors test tests code readme typo typos problem problems more some any "
    "all project projects notes chatbot app plan cv resume letter portfolio".split()
)


def read_work(message: Message, *, after: int = 0) -> RoleFact | None:
    """The work of a verb that stands behind "I", where years, an employer or the opening say that it is a job.

    `after`: the place of a job that was left; what stands before it came earlier still.
    """
    if message.profile.origin_role is not None:
        return None
    for mark in message.marks.get("acts", ()):
        start, end = message.clause(mark.first)
        if (
            mark.first < after
            or mark.end >= end
            or not is_own(message, mark.first)
            or message.has("learns", mark.first, end)
        ):
            continue
        is_now = _is_done_by_self(message, mark, start) and _is_job(message, mark, end)
        if not is_now and not (_is_told_with_years(message, mark, start) and _has_years(message, start, end)):
            continue
        if label := _label(message, mark, is_now=is_now):
            return held(message, label, mark.first, mark.end, confidence=0.65)
    return None


def _label(message: Message, mark: Mark, *, is_now: bool) -> str:
    """The job that the verb and its object name; empty where they name none."""
    (start, end), thing = message.clause(mark.first), object_of(message, mark.end)
    is_skill = mark.value != _DOES and _is_skill(message, mark.end)
    if _NO_OBJECT & set(message.words[mark.end : mark.end + 2]) or is_skill:
        return ""
    if not thing and is_now and (place := _employer(message, mark)) is not None:
        return f"{place} {mark.value}".strip() if mark.value not in _AT_LEISURE | {_DOES, "manager"} else ""
    if not thing:
        is_enough = mark.value in _SAID_ALONE - _AT_LEISURE or (mark.value == "cook" and _is_paid(message, mark, end))
        return mark.value if is_enough and not is_now else ""
    if mark.value == _DOES:
        is_work = _is_paid(message, mark, end) or _is_on_own(message, mark)
        return _kind_of_work(message, mark) if is_work else ""
    if mark.value in _AT_LEISURE and not _is_paid(message, mark, end):
        return ""
    if mark.value == "manager" and not _is_run_for_years(message, mark, start, end):
        return ""
    return mark.value if message.words[mark.end] in _WITH_PEOPLE else f"{thing} {mark.value}"


def _employer(message: Message, mark: Mark) -> str | None:
    """ "For a parcel company": what the firm deals with, empty where it is not said; None without a firm."""
    article = message.begins_at("article", mark.end + 1)
    if article is None or message.words[mark.end] not in ("for", "at", "with", "in"):
        return None
    named = message.words[article.end : article.end + _FIRM_REACH]
    at = next((at for at, word in enumerate(named) if word in _FIRMS), None)
    return None if at is None else message.raw(article.end, article.end + at) if at else ""


_FIRM_REACH = 4  # tokens
_FIRMS = frozenset("company firm agency chain business service services startup group store shop depot".split())
_DOES = "doer"  # "I do bike repairs": what is done names the work


def _kind_of_work(message: Message, mark: Mark) -> str:
    """ "Quality checks", "freelance illustration", and no "yoga", "the laundry", "a lot"."""
    words, place = message.words, mark.end
    if message.begins_at("article", place) or words[place] in ("some", "no", "much", "many", "well", "most"):
        return ""
    last = place
    while last + 1 < message.clause(place)[1] and words[last + 1].isalpha() and words[last + 1] not in _EMPLOYED:
        last += 1
    skill = message.begins_at("skill", place)
    is_skill = skill is not None and skill.end > last and skill.value.ref is not None
    is_work = words[last].endswith(_WORK_ENDINGS) and words[last] not in _CHORES and not is_skill
    return message.raw(place, last + 1) if is_work else ""


def _is_on_own(message: Message, mark: Mark) -> bool:
    """ "Freelance illustration", "bike repairs, self-employed"."""
    return not {"freelance", "employed", "freelancing"}.isdisjoint(message.words[slice(*message.sentence(mark.first))])


def _is_run_for_years(message: Message, mark: Mark, start: int, end: int) -> bool:
    """ "I've been managing a garden centre since 2011", and no team, budget or household."""
    thing = set(message.words[mark.end : min(end, mark.end + 4)])
    is_place = message.begins_at("article", mark.end) is not None and _NO_PLACES.isdisjoint(thing)
    return is_place and _has_years(message, start, end)


_NO_PLACES = frozenset(
    "team group budget blog website people household family home account project crew few lot".split()
)
_WORK_ENDINGS = tuple("ions ion ing ent work support research repairs checks sales tests control care".split())
_CHORES = frozenset("shopping cleaning cooking nothing anything something everything gaming training".split())
# What many do beside their job: a job only where somebody pays for it.
_AT_LEISURE = frozenset("player singer dancer painter photographer writer cook designer tester".split())
_SAID_ALONE = frozenset("lecturer teacher translator interpreter cook".split())  # "teaching since 2012"
_WITH_PEOPLE = frozenset("tables undergrads undergraduates kids children adults students pupils people".split())


def _is_done_by_self(message: Message, mark: Mark, start: int) -> bool:
    """ "I install", "I've been installing", and "been installing" where the "I" is left out."""
    before = message.words[max(start, mark.first - 4) : mark.first]
    while before and before[-1] in _SMALL:
        before.pop()
    word = message.words[mark.first]
    if word.endswith("ing"):
        return before[-1:] in (["been"], ["'m"], ["am"])
    if before[-1:] == ["now"] and "i" in message.words[message.sentence(mark.first)[0] : mark.first]:
        return not _is_past(word)  # "I took a course and now do cloud support at a telco"
    return before[-1:] == ["i"] and not _is_past(word)


_SMALL = frozenset("just mostly mainly basically also still currently then later afterwards and first".split())


def _is_told_with_years(message: Message, mark: Mark, start: int) -> bool:
    """ "I tuned", "then translated", "spent eight years selling", "ended up teaching", "teaching since 2012"."""
    before = message.words[max(start, mark.first - 9) : mark.first]
    while before and before[-1] in _SMALL:
        before.pop()
    word = message.words[mark.first]
    if _is_past(word):
        return not before or before[-1] in ("i", "'ve", "have", "had")
    if word.endswith("ing"):
        return not before or before[-2:] == ["ended", "up"] or "spent" in before or before[-2:] == ["years", "of"]
    return before[-3:] == ["went", "on", "to"]


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _PAST


_PAST = frozenset(
    "did sold taught drove driven sang sewn grew grown ground wrote written ran proofread typeset cut".split()
)


def _has_years(message: Message, first: int, end: int) -> bool:
    return any(one.unit == "year" for one in message.near(first, end)) or has_since_year(message, first, end)


def _is_skill(message: Message, place: int) -> bool:
    """ "I maintain Python scripts", "I process a bit of data": a skill of the catalogue, and no job's object."""
    skill = message.begins_at("skill", place)
    known = skill is not None and skill.value.ref is not None
    if message.words[place] in _FOR_A_LIVING:
        return False
    return known or any(message.begins_at(kind, place) is not None for kind in ("aim", "level"))


def _is_paid(message: Message, mark: Mark, end: int) -> bool:
    """ "In an orchestra", "for a living": somebody pays for it."""
    words = message.words
    behind = range(mark.end + 1, end - 1)
    if any(words[at] in _EMPLOYED and message.begins_at("article", at + 1) for at in behind):
        return True
    return bool(_FOR_A_LIVING & set(words[mark.end : end])) or message.has("workplace", mark.end, end)


def _is_job(message: Message, mark: Mark, end: int) -> bool:
    words = message.words
    if _is_paid(message, mark, end):
        return True
    first, stop = message.sentence(mark.first)
    if _has_years(message, first, stop):
        return True
    return first == 0 and mark.first <= _FIRST_PLACES and words[mark.end] not in ("a", "an", "the")


_FIRST_PLACES = 4  # "hi, I install heat pumps"
