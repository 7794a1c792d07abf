"""How many times a week there is so much time: "two lots of 90 minutes", "2 hours x 3", "four evenings, 2h each"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_LOTS_REACH, _SESSIONS_MAX = 5, 14
_CROSSED = re.compile(r"x[2-7]")
_CROSSES = (["*"], ["×"], ["x"])


def lots(message: Message, found: Quantity) -> float:
    """ "4 times 40 minutes", "two lots of 90 minutes", "three 45-minute slots", "2 hours x 3": how many of them."""
    if mark := message.ends_at("times", found.first):
        return float(mark.value)
    for one in message.near(max(0, found.first - _LOTS_REACH), found.first)[-1:]:
        gap = message.words[one.end : found.first]
        if one.unit == "session" and gap in ([], ["of"]) and _is_count(one):
            return one.value
        is_slots = any(mark.value == "session" for mark in message.between("unit", found.end, found.end + 2))
        if not one.unit and _is_count(one) and (gap in _CROSSES or (gap == [] and is_slots)):
            return one.value
    stop = min(found.end + _LOTS_REACH, message.sentence(found.first)[1])
    if crossed := next((word for word in message.words[found.end : stop] if _CROSSED.fullmatch(word)), None):
        return float(crossed[1:])  # "my 1hr lunch break, x5"
    for one in message.near(found.end, stop)[:1]:
        if message.words[one.first - 1] in ("x", "*", "×") and one.unit in ("", "session") and _is_count(one):
            return one.value  # "2 hours x 3", "1 hour lunch break x 5"
    return 1.0


def sessions(message: Message, found: Quantity, first: int, end: int) -> tuple[float, bool] | None:
    """ "Three evenings a week, two hours each": how many of them a week, and whether they are called so."""
    for other in sorted(message.near(first, end), key=lambda one: one.worded):  # "1h30 a night, 4 nights a week"
        is_few = other.unit == "session" and other is not found and 0 < other.value <= _SESSIONS_MAX
        is_each = other.worded and other.first == found.end and not other.per  # "an hour a night on weekdays"
        if is_few and not is_each and _is_nearest(message, found, other):
            return other.value, True
    for mark in message.between("times", first, end):
        if message.has("period", mark.end, mark.end + 2):
            return float(mark.value), True
    return None


def shifts_of(message: Message, found: Quantity) -> float | None:
    """ "An hour before work. I work four days", "45 minutes before the shift, and I have five of those a week"."""
    if not _BESIDE_WORK.match(message.tokens.text(found.end, len(message.words))):
        return None
    for one in message.near(found.end, len(message.words)):
        is_worked = one.unit in ("day", "session") and message.has("busy", one.first - 2, one.first)
        is_of_those = not one.unit and message.words[one.end : one.end + 2] in _OF_THEM
        if (is_worked or is_of_those or _SHIFTS & set(message.words[one.end : one.end + 1])) and _is_count(one):
            return one.value if one.value <= _DAYS_MAX else None
    return None


_BESIDE_WORK = re.compile(
    r"(?:right |just )?(?:before|after|at the end of|during) (?:\w+ ){0,2}?(?:work|shifts?|job|school|lunch)\b"
)
_OF_THEM, _SHIFTS, _DAYS_MAX = (["of", "those"], ["of", "them"]), frozenset({"shifts", "times"}), 7


def _is_count(one: Quantity) -> bool:
    return 1 < one.value <= _SESSIONS_MAX and one.out_of is None and not one.worded


def _is_nearest(message: Message, found: Quantity, session: Quantity) -> bool:
    """ "Saturdays 4 hours, plus two evenings of 2": no other amount stands closer to the evenings."""
    times = [one for one in message.quantities if one.unit in ("minute", "hour", "clock")]
    near = min(times, key=lambda one: min(abs(one.first - session.end), abs(session.first - one.end)), default=found)
    return near is found
