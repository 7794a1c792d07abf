"""Money of a month, and for how long it is there: "50 a month for 10 months", "twenty a month, say for a year"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_REACH = 14  # tokens from the money of a month to how long it is there
_LENGTHS = {"month": 1.0, "year": 12.0}
_FOR_SO_LONG = re.compile(r"(?:\b(?:for|over|during|x|times|say|through|across)|\*)(?: about| like| the| say| maybe)?$")


def is_per_month(message: Message, found: Quantity) -> bool:
    """ "50 a month", "monthly 50"."""
    first, end = message.clause(found.first)
    near = message.between("period", max(first, found.first - 5), min(end, found.end + 5))
    return found.per == "month" or any(mark.value == "month" for mark in near)


def months_of(message: Message, found: Quantity) -> float | None:
    """For how many months the money of one month is there; None where that is not told."""
    span = _length(message, found) if is_per_month(message, found) else None
    return span.value * _LENGTHS[span.unit] if span else None


def is_length_of_money(message: Message, span: Quantity) -> bool:
    """Whether a span of time tells how long the money of a month is there."""
    before = [one for one in message.near(max(0, span.first - _REACH), span.first) if one.per == "month"]
    is_sum = bool(before) and (before[-1].is_money or _is_asked(message, before[-1]))
    return is_sum and _length(message, before[-1]) is span


def is_total_beside(message: Message, found: Quantity) -> bool:
    """ "60 a month, but all in all no more than 400": the sum, told beside the money of a month."""
    if found.per or found.value < _TOTAL_MIN or found.unit in _LENGTHS or (found.unit and not found.is_money):
        return False
    others = [one for one in message.near(found.first - _REACH, found.end + _REACH) if one.per == "month"]
    is_sum = any(one.is_money or _is_asked(message, one) for one in others)
    start, end = message.clause(found.first)
    words = f"{message.tokens.text(start, found.first)} . {message.tokens.text(found.end, end)}"
    return is_sum and _IN_ALL.search(words) is not None


def is_under_total(message: Message, found: Quantity) -> bool:
    """Whether the money of a month has its sum told beside it."""
    return found.per == "month" and any(is_total_beside(message, one) for one in message.quantities)


_TOTAL_MIN = 20
_IN_ALL = re.compile(
    r"\b(?:in total|total|altogether|all in all|in all|all together|overall|all up|insgesamt|en total)\b"
)


def _is_asked(message: Message, one: Quantity) -> bool:
    return not one.unit and message.asked is not None and message.asked.key == "budget_usd"


def _length(message: Message, found: Quantity) -> Quantity | None:
    end = min(message.sentence(found.first)[1], found.end + _REACH)
    behind = [one for one in message.near(found.end, end) if one.unit in _LENGTHS]
    if not behind or behind[0].value * _LENGTHS[behind[0].unit] <= 1:
        return None
    return behind[0] if _FOR_SO_LONG.search(message.tokens.text(found.end, behind[0].first)) else None
