"""Changes of mind: "make that 10", "forget the budget", "not 8, I said 3", "go back to a year"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal, cast

from tools.listening import answers, asked_fields, choices, figures_at, hours, hours_answered, money, spans, study_time
from tools.listening.ages import is_age_of
from tools.listening.dates import named_days, read_dates
from tools.listening.message import Message
from tools.listening.quantities import Quantity, rates
from tools.listening.span_meaning import MONTHS, meaning_of
from tools.listening.sums_offered import is_labelled_loosely
from tools.listening.vocabulary import Mark
from tools.schema import DeadlineFact, Fact, Problem

Field = Literal["weekly_hours", "years_experience", "budget_usd", "deadline", "target_role", "origin_role"]
Read = list[Fact | Problem]
FIGURES = ("weekly_hours", "budget_usd", "deadline", "years_experience")
_SCALED_WORDS = 16  # in a longer talk "half the time" is of something else
_CHANGED_WORDS = 45  # a longer message tells a story, and changes nothing by a bare figure


# --- A figure instead of another --------------------------------------------------------------------------------------


def read_exchanges(message: Message) -> Read:
    """ "4 hours rather than 7, and 150 instead of 300": each known figure gives way to the one before."""
    found: Read = []
    for new, old in pairwise(message.quantities):
        link = [word for word in message.words[new.end : old.first] if word not in _POINTS]
        field = field_with(message, old)
        is_linked = link[-2:] in (["rather", "than"], ["instead", "of"]) and len(link) <= _LINK_WORDS
        is_spent = bool(_SPENT & set(message.words[message.clause(new.first)[0] : new.first]))
        if is_linked and not is_spent and field and not message.is_unreal(new.first):
            found += as_field(message, field, replace(new, unit="") if new.unit == "hour" else new)
    return found


_LINK_WORDS = 5
_POINTS = frozenset("the my those these that your just only".split())
_SPENT = frozenset("took spent needed did was were cost".split())  # "took me 9 hours instead of 8" changes nothing


def read_bare_change(message: Message, read: Read) -> Read:
    """A figure without a unit after words of change: it means the field it names, or what was spoken of last."""
    if choices.is_by_place(message) or hours_answered.asks_which(message):
        return []
    dates = [(first, end) for _, _, first, end in read_dates(message)]
    dates += [(first, end) for first, end, *_ in named_days(message) if end - first > 1]
    bare = [
        one
        for one in message.quantities
        if not one.unit
        and not any(first <= one.first < end for first, end in dates)
        and one.out_of is None
        and not one.worded
        and not message.has("skill", max(0, one.first - 3), one.end + 3)
        and not message.before("manages", one.first, 4)
        and not is_labelled_loosely(message, one)
        and is_bare(message, one)
    ]
    if message.asked is not None and message.asked.kind == "level":
        bare = [one for one in bare if one.first]
    if not bare or (message.is_question and not is_request(message)) or is_relative(message):
        return []
    bare = [one for one in bare if not _is_of_else(message, one)]
    if len(message.words) > _CHANGED_WORDS:
        return [fact for one in bare if _takes_over(message, one) for fact in _in_passing(message, one)]
    if swapped := _swapped(message, bare):
        field, found = swapped
        return as_field(message, field, found)
    bare = [one for one in bare if message.words[one.first - 1 : one.first] != ["not"]]
    bare = [one for one in bare if not figures_at.is_out_of_reach(message, one)]
    if not bare:
        return []
    told = {one.field for one in read if not isinstance(one, Problem)}
    figures = {one.first for one in bare}
    gone = {one.field for one in read if not isinstance(one, Problem) and one.withdrawn}
    named = [(near, one) for one in bare if (near := _named_near(message, one)) and near not in told - gone]
    if named:
        return [fact for near, one in named for fact in as_field(message, near, one)]
    found = bare[-1]
    lead = message.words[: found.first]
    if found.first == 0 and message.asked and message.asked.key in FIGURES and len(bare) == 1:
        return []
    if (
        told & set(FIGURES)
        and not _is_replaced(message, found.first)
        and not message.has("wrong", 0, len(message.words))
    ):
        return []
    corrects = len(message.words) <= 14 and (message.marks.get("replace") or message.marks.get("wrong"))
    if (
        not (
            message.before("replace", found.first, 6)
            or _takes_over(message, found)
            or corrects
            or len(lead) <= 2
            or message.asked
        )
        or message.is_unreal(found.first)
        or not figures
    ):
        return []
    said = [str(field) for field in told] if message.near(0, found.first) else []  # "rather 300, and two hours more"
    spoken = _spoken_before(message, found) or spoken_of(message, said)
    return as_field(message, spoken, found) if spoken else []


def is_request(message: Message) -> bool:
    """ "Can we change the hours to 8?" asks for a change."""
    if "request" not in message.memo:
        words = message.words
        leads = [at for at, word in enumerate(words[:-2]) if word in _CAN]
        message.memo["request"] = any(
            (words[at + 1] in _ASKED_TO and _SETS & set(words[at + 2 : at + 4]))
            or (words[at + 1] in _THINGS and "be" in words[at + 2 : at + 5] and "that" not in words[at + 2 :])
            for at in leads
        )
    return bool(message.memo["request"])


_CAN, _ASKED_TO = frozenset("can could may".split()), frozenset("we you i".split())
_THINGS = frozenset("it that this the my".split())  # "can it be three months longer?"
_SETS = frozenset(
    "set change put bring cut lower raise reduce increase extend make move update correct fix push".split()
)


def is_bare(message: Message, one: Quantity) -> bool:
    """ "6, please", not "6 tutorials"."""
    behind = message.words[one.end] if one.end < len(message.words) else "."
    return (
        not behind.isalpha()
        or behind in _BEHIND_FIGURE
        or any(message.begins_at(kind, one.end) for kind in ("choice", "replace", "wrong", "instead"))
    )


_BEHIND_FIGURE = frozenset(
    "from starting until till is was are were then now please pls not instead for max at or to actually rather "
    "would will and but because without really tops honestly realistically "
    "since once while it that a if when so in though too by as with sounds feels seems "
    "suits ist war bitte nicht statt es por para e y et ou est c".split()
)


def _is_of_else(message: Message, one: Quantity) -> bool:
    """Earned, spent already, or worked: "contract says 38 hours, in practice it's 50"; or a name, "phase 2"."""
    if (
        message.words[one.first - 1 : one.first] == ["by"]
        or figures_at.is_of_thing(message, one)
        or any(message.before(kind, one.first, 5) for kind in ("income", "spent"))
    ):
        return True
    if message.ends_at("busy", one.first) or (
        not _is_replaced(message, one.first) and message.before("busy", one.first, 5)
    ):
        return True
    if answers.is_age(message, one) or is_age_of(message, one):
        return True
    first = message.sentence(one.first)[0]
    hours_before = [other for other in message.near(max(first, one.first - 12), one.first) if other.unit == "hour"]
    return bool(hours_before) and not study_time.is_study_time(message, hours_before[-1])


def _takes_over(message: Message, one: Quantity) -> bool:
    """ "Let's say 6", "6 is fine now", "that's not going to happen, so 5"."""
    if message.ends_at("replace", one.first) or message.begins_at("replace", one.end):
        return True
    start, end = message.clause(one.first)
    before = message.near(max(0, one.first - 25), one.first)
    alone = (end - start) - (one.end - one.first) <= 2
    return alone and bool(before) and message.has("wrong", before[-1].end, one.first)


def _is_replaced(message: Message, place: int) -> bool:
    """A word of change right before, a comma allowed: "actually no, 6"."""
    return any(0 <= place - mark.end <= 1 for mark in message.between("replace", max(0, place - 5), place))


def _in_passing(message: Message, one: Quantity) -> Read:
    """ "Ten hours at first, but with the overtime let's say 6": the field of the figure shortly before."""
    field = (_spoken_before(message, one) or _named_near(message, one)) if not message.is_unreal(one.first) else None
    return as_field(message, field, one) if field else []


def _spoken_before(message: Message, found: Quantity) -> str | None:
    """The field of the figure that stands before one in the same message: "six months. Actually make it nine"."""
    for one in reversed(message.near(max(0, found.first - 40), found.first)):
        if one.unit in ("hour", "minute"):
            return "weekly_hours" if study_time.is_study_time(message, one) else None
        if one.is_money:
            return "budget_usd"
        if one.unit in MONTHS and (meaning := meaning_of(message, one)[0]):
            return "deadline" if meaning == "deadline" else "years_experience"
    return None


def _swapped(message: Message, bare: Sequence[Quantity]) -> tuple[str, Quantity] | None:
    """ "not 8, I said 3", "10 was optimistic, 6 is me": a known figure is denied for another."""
    old = next((one for one in bare if is_denied(message, one) and field_with(message, one)), None)
    others = [one for one in message.quantities if one is not old and not one.out_of and not is_denied(message, one)]
    others = [
        one
        for one in others
        if not figures_at.is_of_thing(message, one) and not message.has("skill", max(0, one.first - 3), one.first)
    ]
    if old is None or not others:
        return None
    field = field_with(message, old)
    beside = [one for one in others if message.sentence(one.first) == message.sentence(old.first)]
    others = beside or others  # "7. Not 200, 20": the 7 answers what was asked
    fitting = [one for one in others if not one.unit or unit_fits(one, str(field))]
    return (str(field), fitting[0]) if fitting and field else None


def is_denied(message: Message, one: Quantity) -> bool:
    before = message.words[max(0, one.first - 2) : one.first]
    behind = message.words[one.end : one.end + 4]
    denied = bool({"not", "nicht", "no", "pas", "nao", "scrap", "of", "than"} & set(before[-1:])) or "not" in before
    return (
        denied
        or message.has("wrong", one.end, min(message.clause(one.first)[1], one.end + 4))
        or behind[:1] == ["was"]
        or behind[:2] == ["is", "the"]
    )


def field_with(message: Message, one: Quantity) -> Field | None:
    """The field whose known value a figure names."""
    for field in FIGURES:
        known = getattr(message.profile, field)
        values = (
            (known.months,)
            if isinstance(known, DeadlineFact)
            else (known.value, known.low, known.high)
            if known
            else ()
        )
        size = MONTHS.get(one.unit, 1.0) if field == "deadline" else 1.0  # "the one-year thing" is of 12 months
        is_same = any(value is not None and abs(value - one.value * size) < 0.01 for value in values)
        if is_same and (not one.unit or unit_fits(one, field)):
            return cast(Field, field)
        is_budget = field == "budget_usd" and one.is_money and known is not None and known.value is not None
        if is_budget and abs(known.value - one.value * rates()[one.unit]) < 1:
            return "budget_usd"
        told = getattr(known, "told", None)  # "the 500" of whoever told euros
        if told is not None and not one.unit and abs(told.amount - one.value) < 1:
            return "budget_usd"
    return None


def unit_fits(one: Quantity, field: str) -> bool:
    match field:
        case "weekly_hours":
            return one.unit in ("hour", "minute")
        case "budget_usd":
            return one.is_money
        case "deadline":
            return one.unit in ("week", "month", "year")
        case _:
            return one.unit in ("month", "year")


def _named_near(message: Message, one: Quantity) -> str | None:
    """ "hours: 9", "the hours are wrong, it's 12": the field that is named beside a figure."""
    start, _ = message.clause(one.first)
    first = message.sentence(one.first)[0]
    own = [mark for mark in message.between("named", start, one.first) if not _is_kept(message, mark)]
    changed = (
        message.has("wrong", first, one.first)
        or message.has("less", first, one.first)
        or message.has("withdraw", first, one.first)  # "scratch the hours, I only have 6"
        or message.before("replace", one.first, 3)
        or message.begins_at("replace", one.end)
    )
    is_set = message.before("replace", one.first, 3) or message.begins_at("replace", one.end)
    named = [mark for mark in message.between("named", first, one.first) if not _is_kept(message, mark)]
    others = [mark for mark in named if is_set or (changed and _is_held(message, mark.value))]
    marks = [mark for mark in own or others if mark.value in FIGURES]
    return marks[-1].value if marks else None


def _is_kept(message: Message, mark: Mark) -> bool:
    """ "The hours are wrong, not the years: 12"."""
    return "not" in message.words[max(0, mark.first - 2) : mark.first]


def _is_held(message: Message, field: str) -> bool:
    """Is there a figure that could change?"""
    return field in FIGURES and (getattr(message.profile, field) is not None or message.asked is not None)


def as_field(message: Message, field: str, found: Quantity) -> Read:
    words = message.whole
    match field:
        case "weekly_hours":
            is_other = hours.is_beyond(found) and (message.asked is None or message.asked.key != field)
            return [] if is_other else [hours.as_week(message, found, words)]
        case "budget_usd":
            return [money.budget_fact(message, found, words)]
        case "years_experience":
            factor = MONTHS.get(found.unit, 12.0) / 12
            return (
                [spans.years_fact(message, found.low * factor, found.high * factor, words, confidence=0.96)]
                if found.high * factor <= spans.YEARS_MAX
                else []
            )
        case "deadline":
            months = found.value * MONTHS.get(found.unit, 1.0)
            most = spans.MONTHS_MAX if found.unit else spans.BARE_MONTHS_MAX
            return [spans.deadline_fact(message, months, None, words)] if 0 < months <= most else []
        case _:
            return []


def spoken_of(message: Message, told: Sequence[str]) -> str | None:
    """The field of figures that a message or the talk is about."""
    wrong = next((one for one in message.marks.get("named", ()) if message.has("wrong", one.end, one.end + 6)), None)
    if wrong is not None and wrong.value in FIGURES:
        return str(wrong.value)
    figures = list(dict.fromkeys(field for field in told if field in FIGURES))
    if figures:
        return figures[-1] if len(figures) == 1 else None
    if message.asked and message.asked.key in FIGURES:
        return message.asked.key
    noted = asked_fields.fields_named(message.last_reply)
    known = [field for field in FIGURES if getattr(message.profile, field) is not None]
    return noted[0] if len(noted) == 1 else known[0] if len(known) == 1 else noted[0] if noted else None


def is_relative(message: Message) -> bool:
    short = len(message.words) <= _SCALED_WORDS
    return (
        short
        and any(message.marks.get(kind) for kind in ("half", "double"))
        and not message.has("lasts", 0, len(message.words))
    )
