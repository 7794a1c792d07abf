"""A figure that stays, of another unit: "weeks, not months", "pounds, not dollars", "a month, not a week"."""

from collections.abc import Iterator

from tools.listening import asked_fields, hours, spans
from tools.listening.changes import FIGURES, Read
from tools.listening.days_of_week import WEEKS_A_MONTH
from tools.listening.message import Message
from tools.listening.quantities import rates
from tools.listening.span_meaning import MONTHS
from tools.listening.text import fold
from tools.schema import Problem, Told

_WORDS, _MEANT_WORDS = 25, 10  # more tell something else


def read_unit_change(message: Message) -> Read:
    """ "Weeks, not months", "zloty, not dollars", "Canadian dollars, not US": the figure stays, its unit is another."""
    if len(message.words) > _WORDS:
        return []
    return [*_other_span(message), *_other_currency(message), *_other_period(message)]


def made_void(message: Message, recounted: Read) -> set[str]:
    """The fields of which nothing else counts: in "in a year. It's euros, not dollars" the year still answers."""
    answered = {message.asked.key} if message.asked and len(message.tokens.sentences) > 1 else set()
    return {*FIGURES} - answered | {one.field for one in recounted if not isinstance(one, Problem)}


def _other_span(message: Message) -> Read:
    known, marks = message.profile.deadline, message.marks.get("unit", ())
    if known is None or known.months is None or len(marks) < 2 or message.words[marks[1].first - 1] not in _NOT:
        return []
    if not {marks[0].value, marks[1].value} <= MONTHS.keys():
        return []
    meant = message.words[marks[0].first].rstrip("s")
    is_known = meant in fold(known.quote)  # heard as it was meant
    factor = 1.0 if is_known else MONTHS[marks[0].value] / MONTHS[marks[1].value]
    return [spans.deadline_fact(message, known.months * factor, None, message.whole)]


def _other_currency(message: Message) -> Read:
    known = message.profile.budget_usd
    marks = [mark for mark in message.marks.get("currency", ()) if mark.value in rates()]
    if known is None or known.value is None or not marks or message.is_question:
        return []
    denied = [mark for mark in marks if _is_denied(message, mark.first)]
    meant = [mark for mark in marks if mark not in denied]
    is_set_right = denied or _is_meant(message) or _NOT & set(message.words[marks[0].end : marks[0].end + 3])
    if not meant or not is_set_right or any(one.is_money for one in message.quantities):
        return []
    old, unit = denied[0].value if denied else known.told.unit if known.told else "USD", meant[0].value
    amount = known.told.amount if known.told and known.told.unit == old else known.value / rates()[old]
    told = Told(amount=round(amount, 2), unit=unit, rate=rates()[unit]) if unit != "USD" else None
    update = {"value": round(amount * rates()[unit], 2), "note": "converted" if told else "", "told": told}
    return [known.model_copy(update=update | {"quote": message.whole, "turn": message.turn})]


def _other_period(message: Message) -> Read:
    """ "A month, not a week", "no, that's per day": hours, or money, of another stretch of time."""
    periods = list(_periods(message))
    denied = [size for place, size in periods if _is_denied(message, place)]
    meant = [size for place, size in periods if not _is_denied(message, place)]
    if not meant or message.is_question or any(one.unit == "hour" or one.is_money for one in message.quantities):
        return []
    noted = asked_fields.fields_named(message.last_reply)
    if not (denied or (_is_meant(message) and len(noted) == 1)):
        return []
    words = {"quote": message.whole, "turn": message.turn, "channel": message.channel}
    budget, known = message.profile.budget_usd, message.profile.weekly_hours
    if noted == ["budget_usd"] or ("total" in message.words and budget):
        per_month = meant[0] == _A_MONTH
        return [budget.model_copy(update=words | {"per_month": True})] if budget and per_month else []
    value = known.value * meant[0] / (denied[0] if denied else 1.0) if known and known.value else 0.0
    return [hours.hours_fact(message, value, value, message.whole)] if 0 < value <= hours.WEEK_HOURS_MAX else []


def _periods(message: Message) -> Iterator[tuple[int, float]]:
    """Where stretches of time are named, and how many of each a week has."""
    marks = [*message.marks.get("period", ()), *message.marks.get("days", ())]
    for mark in sorted(marks, key=lambda mark: mark.first):
        size = {"1": 1.0, "month": _A_MONTH}.get(mark.value) or (0.0 if mark.value == "year" else float(mark.value))
        if size:
            yield mark.first, size
    for place, word in enumerate(message.words):
        if word == "total":
            yield place, 1.0


_A_MONTH = 1 / WEEKS_A_MONTH


def _is_denied(message: Message, place: int) -> bool:
    """ "Not a week", "not in total", "instead of dollars"."""
    return bool(_NOT & set(message.words[max(0, place - 2) : place])) and message.words[place - 1] not in _BREAKS


def _is_meant(message: Message) -> bool:
    """ "I meant pounds", "in euros, sorry", "that's per day": short, and of nothing else."""
    said = _MEANT & set(message.words) or len(message.words) <= 2
    of_else = any(message.marks.get(kind) for kind in ("income", "spent", "other"))
    return bool(said) and len(message.words) <= _MEANT_WORDS and not of_else


_BREAKS = frozenset({",", "."})
_MEANT = frozenset("meant mean meaning sorry that that's those these actually should it was were in btw".split())
_NOT = frozenset("not nicht no pas nao instead rather".split())
