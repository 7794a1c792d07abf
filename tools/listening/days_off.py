"""Hours on a day off and on the days around it: "Fridays I'm off, so 5 then, 1 on the others"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.week import WEEK, WEEKDAYS

_OFF = frozenset("off free closed finish frei libre".split())
_THEN = re.compile(r"(?:on (?:that|those) days?|then|that day|there)\b")
_REST = r"(?:each of |all )?the (?:others?|rest|remaining)(?P<days> days| weekdays| evenings| nights| week)?\b"
_ON_REST = re.compile(rf"(?:each )?(?:on|in|for|during) {_REST}")
_REST_LEADS = re.compile(rf"\b(?:(?:on|in|for|during) )?{_REST}[\s,:-]*(?:about |only |just |maybe )?$")
_HOURS_MAX = 12  # of one day


def days_told(message: Message, found: Quantity) -> frozenset[str]:
    """The days of an amount that is "then", on the day off named before, or "on the others"; none for any other."""
    if found.per or not 0 < found.high <= _HOURS_MAX * (60 if found.unit == "minute" else 1):
        return frozenset()
    first, end = message.sentence(found.first)
    named = frozenset(mark.value for mark in message.between("day", first, found.first))
    if not named and first:  # "I'm off on Thursdays: 6 hours then. The other days half an hour"
        named = frozenset(mark.value for mark in message.between("day", message.sentence(first - 1)[0], first))
    if not named:
        return frozenset()
    behind = message.tokens.text(found.end, end)
    if _THEN.match(behind):
        return named if not _OFF.isdisjoint(message.words[first : found.first]) else frozenset()
    lead = message.tokens.text(message.clause(found.first)[0], found.first)
    if not (rest := _ON_REST.match(behind) or _REST_LEADS.search(lead)):
        return frozenset()
    return (WEEK if rest["days"] == " days" or named - WEEKDAYS else WEEKDAYS) - named


def is_on_day_off(message: Message, found: Quantity) -> bool:
    """Is a bare figure of hours, by the day off that it stands beside?"""
    is_bare = not found.unit and found.out_of is None and not found.worded and not message.begins_at("unit", found.end)
    first = message.sentence(found.first)[0]
    is_off = not _OFF.isdisjoint(message.words[first : found.first])
    is_work = message.in_clause("busy", found.first)
    return is_bare and is_off and not is_work and bool(days_told(message, found))
