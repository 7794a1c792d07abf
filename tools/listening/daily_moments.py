"""A short while at a moment of the day, told as all there is: "half an hour after lunch", "20 minutes on the train"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_LONGEST = 1.5  # hours
_REACH = 6  # tokens
_AT_HOME = r"breakfast|lunch|dinner|supper|bed|bedtime|bed time|coffee|the kids are (?:in bed|asleep)"
_AT_WORK = r"work|my shift|my commute|the commute|school|the train|the bus|the tram|the metro|the subway|lunch break"
_MOMENT = re.compile(
    rf"(?:before|after|over|during|at|in|on|with) (?:my |the )?(?:(?P<work>{_AT_WORK})|(?P<home>{_AT_HOME}))\b"
)
_ALL = re.compile(r"\b(?:is|are|'s) (?:all|what|the (?:most|best)|about all)\b")
_DAYS_OF_WORK, _DAYS = 5.0, 7.0


def days_of_moment(message: Message, found: Quantity) -> float | None:
    """On how many days a week; None where the words are of one time, or name days of their own."""
    hours = found.high / (60 if found.unit == "minute" else 1)
    if found.per or found.unit not in ("minute", "hour") or hours > _LONGEST:
        return None
    first, end = message.sentence(found.first)
    if (moment := _MOMENT.match(message.tokens.text(found.end, min(end, found.end + _REACH)))) is None:
        return None
    if any(message.has(kind, first, end) for kind in ("day", "days", "weekend")):
        return None
    if _ALL.search(message.tokens.text(found.end, end)) is None:
        return None
    return _DAYS_OF_WORK if moment["work"] else _DAYS
