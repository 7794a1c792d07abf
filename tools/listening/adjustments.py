"""Changes by an amount: "two hours more", "half the budget", "double that", "months, not years"."""

import re
from collections.abc import Callable

from tools.listening import hours, spans
from tools.listening.changes import FIGURES, Read, field_with, is_relative, is_request, spoken_of
from tools.listening.message import Message
from tools.listening.quantities import Quantity, rates
from tools.listening.scope import Scope, is_unreal
from tools.listening.span_meaning import MONTHS
from tools.listening.vocabulary import Mark
from tools.schema import DeadlineFact, NumberFact, Problem


def read_relative_change(message: Message, read: Read) -> Read:
    """ "Half of that", "three months more", "another $100", "two hours less": measured against what is known."""
    if message.is_question and not _is_ordered(message):
        return []
    first, end = message.tokens.sentences[0] if message.tokens.sentences else (0, 0)
    if (ratio := _ratio(message)) and (found := _scaled_by(message, ratio, read)):
        return found
    if several := _each_scaled(message):
        return several
    for part in (message, message.part(first, end)) if end - first > 1 and not message.quantities else (message,):
        if is_relative(part) and (scaled := _scaled(part, read)):
            return scaled
    return [fact for found in message.quantities for fact in _added(message, found)]


_REQUESTED = frozenset("add extend increase raise postpone anade aumenta ajoute adiciona erhohe verlangere".split())


def _is_ordered(message: Message) -> bool:
    """ "Can we push the date back by a month?" asks for it to be done."""
    return is_request(message) or not _REQUESTED.isdisjoint(message.words)


def _ratio(message: Message) -> float | None:
    """ "Cut it by a third", "50% more", "triple it", "two thirds of that": what the figure is multiplied by."""
    if len(message.words) > _RATIO_WORDS:
        return None
    if multiple := next(iter(message.marks.get("multiple", ())), None):
        told = message.quantity_at(multiple.first)  # "half an hour every day, three times that on Sunday"
        is_amount = told is not None and told.unit in ("hour", "minute")
        return None if is_amount or message.begins_at("unit", multiple.end) else float(multiple.value)
    sign = -1 if message.marks.get("less") else 1 if message.marks.get("more") else 0
    for one in message.quantities:
        if one.unit == "percent" and sign and one.value < _WHOLE and message.words[one.first - 1] not in ("at", "to"):
            return 1 + sign * one.value / _WHOLE
    for mark in message.marks.get("share", ()):
        if message.words[mark.end : mark.end + 2] in _OF_IT:
            return float(mark.value)
        if message.words[mark.first - 1] in ("by", "off") and sign and _is_of_figure(message, mark):
            return 1 + sign * float(mark.value)
    return None


_RATIO_WORDS, _WHOLE = 12, 100
_OF_IT = (["of", "that"], ["of", "it"], ["of", "those"], ["of", "the"])


def _is_of_figure(message: Message, share: Mark) -> bool:
    """ "By a quarter" is three months, unless hours or money are spoken of."""
    quarters = [one for one in message.quantities if one.unit == "month"]
    named = {mark.value for mark in message.marks.get("named", ())} | {_figure_beside(message, share.first)}
    return not quarters or bool(named & {"weekly_hours", "budget_usd"})


def _scaled_by(message: Message, ratio: float, read: Read) -> Read:
    told = [str(one.field) for one in read if not isinstance(one, Problem)]
    marks = [mark for kind in ("share", "multiple") for mark in message.marks.get(kind, ())]
    beside = _figure_beside(message, marks[0].first) if marks else None
    field = beside or _named_figure(message) or spoken_of(message, told)
    return _moved(message, field, read, lambda value: value * ratio)


def _named_figure(message: Message) -> str | None:
    return next((one.value for one in message.marks.get("named", ()) if one.value in FIGURES), None)


def _figure_beside(message: Message, place: int) -> str | None:
    """The field that the clause or the sentence of a change names, by its name or by the figure that is known."""
    for first, end in (message.clause(place), message.sentence(place)):
        if named := [mark.value for mark in message.between("named", first, end) if mark.value in FIGURES]:
            return str(named[0])
        known = [
            field for one in message.near(first, end) if one.first != place and (field := field_with(message, one))
        ]
        if known:
            return known[0]
    return None


def _scaled(message: Message, read: Read) -> Read:
    marks = [*message.marks.get("half", ()), *message.marks.get("double", ())]
    place = marks[0].first
    if message.is_unreal(place) or _is_amount(message, place) or not _is_of_that(message, marks[0]):
        return []
    ratio = 2.0 if message.marks.get("double") else 0.5
    return _scaled_by(message, ratio, read)


def _each_scaled(message: Message) -> Read:
    """ "Double the hours, halve the money": each clause scales the figure that it names."""
    marks = [mark for kind in ("half", "double") for mark in message.marks.get(kind, ())]
    clauses = sorted({message.clause(mark.first) for mark in marks})
    parts = [message.part(first, end) for first, end in clauses if end - first > 1]
    scaling = [
        part for part in parts if is_relative(part) and (field := _named_figure(part)) and field != _asked(message)
    ]
    return [fact for part in scaling for fact in _scaled(part, [])]


def _asked(message: Message) -> str:
    return message.asked.key if message.asked else ""


def _is_of_that(message: Message, mark: Mark) -> bool:
    """ "half of that", "double the hours", "cut it in half", "make it double"."""
    behind = message.words[mark.end : mark.end + 1]
    if message.words[mark.end : mark.end + 2] == ["my", "life"]:  # "half my life, 20 years"
        return False
    return (
        mark.end - mark.first > 1
        or not behind
        or behind[0] in _OF_THAT
        or message.words[mark.first - 1] in ("in", "it", "that", "them")
    )


_OF_THAT = frozenset("of that it the my as davon de eso ca disso please , . ! please do du d'".split())


def _is_amount(message: Message, place: int) -> bool:
    """ "half an hour", "half a year", "2 and a half"."""
    return any(one.first <= place < one.end and (one.unit or one.first < place) for one in message.quantities)


def _added(message: Message, found: Quantity) -> Read:
    start, end = message.clause(found.first)
    if start == 1 and message.words[0] == "plus":  # "plus four hours" opens the message, and ends no clause
        start = 0
    reach = _BY_REACH if message.words[found.first - 1 : found.first] == ["by"] else 4
    more = message.between("more", max(start, found.first - reach), min(end, found.end + 3))
    inside = [mark for mark in more if not _is_closer(message, mark)]
    less = [*message.between("less", max(start, found.first - reach), min(end, found.end + 3))]
    less += _taken_off(message, found)
    asked = Scope.ASKED if _is_ordered(message) else Scope.PLAIN
    shift = _shift(message, found)
    if (
        (not inside and not less and not shift)
        or is_unreal(message.scope(found.first) & ~asked)
        or _is_bound(message, found)
        or _is_to(message, found)
    ):
        return []
    field = _field_of(message, found)
    if field is None or (not found.unit and found.value in _CALENDAR_YEARS):  # "prolonged until December 2028"
        return []
    size = found.value * (
        rates()[found.unit] if found.is_money else MONTHS.get(found.unit, 1.0) if field == "deadline" else 1.0
    )
    sign = shift or (-1 if less and not inside else 1)
    return _moved(message, field, [], lambda value: value + sign * size)


_CALENDAR_YEARS = range(1900, 2100)
_BY_REACH = 7  # tokens: "cut the hours that I gave you by two"
# "Is more like 9", "is more honest": closer to the truth, not added.
_CLOSER = (["like"], ["honest"], ["realistic"], ["accurate"], ["than"], ["or"], ["exact"], ["of"], ["to"], ["precise"])


def _is_closer(message: Message, mark: Mark) -> bool:
    """ "More like 9" tells how it is; "two hours more than I said", "three on top of that" are added."""
    behind = message.tokens.text(mark.end, min(len(message.words), mark.end + 3))
    if _THAN_KNOWN.match(behind) or (message.words[mark.end - 1] == "top" and _OF_KNOWN.match(behind)):
        return False
    return message.words[mark.end : mark.end + 1] in _CLOSER


_OF_KNOWN = re.compile(r"of (?:that|those|these|it|what (?:i|you|we)|the (?:\d+|first|other|hours)|my \d+)\b")


def _taken_off(message: Message, found: Quantity) -> list[Mark]:
    """ "Take two hours off", "knock 2 off the hours", "knock off two"."""
    before, behind = message.words[max(0, found.first - 2) : found.first], message.words[found.end : found.end + 2]
    is_off = "off" in behind or before[1:] == ["off"]
    return [Mark(found.first, found.end, "less", "")] if is_off and not _TAKES.isdisjoint(before) else []


_TAKES = frozenset("take knock shave cut chop".split())


def _shift(message: Message, found: Quantity) -> int:
    """Which way a date is moved: 1 for "push it back by a quarter", -1 for "bring it forward two months", else 0."""
    if found.unit not in MONTHS or message.profile.deadline is None:
        return 0
    start, end = message.clause(found.first)
    before = {
        word for at in range(start, found.first) if (word := message.words[at]) != "shift" or _is_moved(message, at)
    }
    around = before | set(message.words[found.end : min(end, found.end + 3)])
    if not before & (_MOVES | _PULLS) or (before & _MOVES & _PLACES_TOO and not around & (_SOONER | _LATER)):
        return 0
    return -1 if around & _SOONER or before & _PULLS else 1


def _is_moved(message: Message, at: int) -> bool:
    """ "Shift it by a month", not "early shift one week and late shift the next"."""
    return at + 1 < len(message.words) and message.words[at + 1] in _SHIFTED


_SHIFTED = frozenset("it that this the my our everything all".split())
_MOVES = frozenset(
    "push pushed pushing move moved moving shift shifted delay delayed postpone postponed extend extended stretch "
    "prolong slide slip kick put set verschieb verschiebe verschieben verlangere verlangern repousse repousser decale "
    "decaler retrasa retrasar aplaza aplazar pospon adia adiar empurra prorroga prorrogar".split()
)
_PLACES_TOO = frozenset("move moved moving put set kick".split())  # "set it 3 months" says no way
_PULLS = frozenset("pull bring vorziehen vorverlegen avance avancer adelanta adelantar antecipa antecipar".split())
_SOONER = frozenset("forward forwards earlier sooner closer nearer up".split())
_LATER = frozenset("back out later off by further nach hinten".split())


def _field_of(message: Message, found: Quantity) -> str | None:
    if found.unit == "hour":
        return "weekly_hours"
    if found.is_money:
        return "budget_usd"
    if found.unit in ("week", "month", "year"):
        clause = message.between("named", *message.clause(found.first))
        named = [mark for mark in clause if not _is_amount(message, mark.first)]
        others = {mark.value for mark in named} & {"weekly_hours", "budget_usd"}  # "3 hours less and 6 months more"
        return "deadline" if message.profile.deadline and not others else None
    spends = message.in_clause("spends", found.first) or message.in_clause("for_learning", found.first)
    if not found.unit and spends:  # "I could pay 200 more", "100 more for courses"
        return "budget_usd"
    if found.unit or found.out_of is not None:
        return None
    beside = _figure_beside(message, found.first)
    first, end = message.clause(found.first) if beside else message.sentence(found.first)
    return (beside or _named_figure(message) or spoken_of(message, [])) if end - first <= _ADDED_WORDS else None


_ADDED_WORDS = 8


def _is_bound(message: Message, found: Quantity) -> bool:
    """ "more than 5", "no more than 5", "5 or more"."""
    around = message.words[max(0, found.first - 4) : found.end + 3]
    behind = message.tokens.text(found.end, min(len(message.words), found.end + 4))
    return (
        ("than" in around and not _THAN_KNOWN.search(behind))
        or ("or" in around and ("more" in around or "less" in around))
        or "no" in message.words[max(0, found.first - 3) : found.first]
    )


_THAN_KNOWN = re.compile(r"\bthan (?:i|we|before|now|that|noted|planned|last|it|what)\b")  # "two fewer than I said"


def _is_to(message: Message, found: Quantity) -> bool:
    """ "reduce it to 5" sets a figure, "reduce it by 5" moves one."""
    return message.words[found.first - 1 : found.first] in (["to"], ["auf"], ["a"], ["para"], ["at"])


def _moved(message: Message, field: str | None, read: Read, by: Callable[[float], float]) -> Read:
    """The figure told just now, or known before, changed; nothing where there is none, or none would be left."""
    told = [one for one in read if not isinstance(one, Problem) and one.field == field]
    known = told[-1] if told else getattr(message.profile, field) if field in FIGURES else None
    words = message.whole
    match known:
        case DeadlineFact(months=float() as months) if by(months) > 0:
            return [spans.deadline_fact(message, by(months), None, words)]
        case NumberFact(field="weekly_hours", value=float() as value) if not 0 < by(value) <= hours.WEEK_HOURS_MAX:
            return [Problem(code="hours_too_many" if by(value) > 0 else "hours_not_positive", quote=words)]
        case NumberFact(value=float() as value) if by(value) >= 0:
            update = {"value": round(by(value), 2), "low": None, "high": None, "note": "", "told": None}
            update["confidence"] = 0.9
            return [
                known.model_copy(update=update | {"quote": words, "turn": message.turn, "channel": message.channel})
            ]
        case _:
            return []
