"""Time to learn in two places of one week: "3 hours at work and another 2 at home"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_AT_WORK = re.compile(
    r"\b(?:(?:at|in|during|from|on|over|before|after)(?: the| my| our)? "
    r"(?:work|office|job|employer|lunch|lunchtime|lunch break|company|shift|shifts|train|commute|bus)|paid)\b"
)
_AT_HOME = re.compile(
    r"\b(?:at home|from home|(?:of|on) my own|privately|myself|in the evenings?|at nights?|in my (?:own|free) time"
    r"|(?:on|at|over) (?:the )?weekends?|own time)\b"
)
_JOINED = frozenset("and plus + & another , with add more".split())
_REACH = 6  # tokens between an amount and its place
_GAP = 9  # tokens between the two amounts
_EACH = frozenset("every each daily per a nightly".split())


def partner(message: Message, found: Quantity) -> Quantity | None:
    """The amount in the other place; None where there is no such pair."""
    if found.unit not in ("hour", "minute"):
        return None
    index = message.quantities.index(found)
    for one in (*message.quantities[max(0, index - 1) : index], *message.quantities[index + 1 : index + 2]):
        first, second = sorted((found, one), key=lambda each: each.first)
        if _are_a_pair(message, first, second):
            return one
    return None


def is_of_same_week(message: Message, found: Quantity) -> bool:
    """ "3 hours a week at work and another 5 in the evenings": so many in all the evenings of that week."""
    other = partner(message, found)
    each = _EACH & set(message.words[found.end : found.end + _REACH])
    return other is not None and bool(other.per) and other.first < found.first and not each


def _are_a_pair(message: Message, first: Quantity, second: Quantity) -> bool:
    between = message.words[first.end : second.first]
    if {first.unit, second.unit} - {"hour", "minute"} or not between or len(between) > _GAP:
        return False
    end = message.sentence(first.first)[1]
    if not _JOINED & set(between) or not first.end < second.first < end:
        return False
    there = message.tokens.text(first.end, second.first)
    here = message.tokens.text(second.end, min(second.end + _REACH, end))
    work, home = (bool(place.search(there)) for place in (_AT_WORK, _AT_HOME))
    return (work and not home and bool(_AT_HOME.search(here))) or (home and not work and bool(_AT_WORK.search(here)))
