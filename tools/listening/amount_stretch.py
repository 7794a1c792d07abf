"""The stretch of a sentence that belongs to an amount of time, where several amounts stand in it."""

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope
from tools.listening.week import DAY_KINDS

WHILE = frozenset("when while once wenn wahrend sobald cuando mientras quand pendant quando enquanto".split())
_REACH = 14  # tokens between an amount and its days


def stretch(message: Message, found: Quantity) -> tuple[int, int]:
    """The stretch of the sentence that belongs to an amount: up to the amounts beside it."""
    first, end = message.sentence(found.first)
    first, end = max(first, found.first - _REACH), min(end, found.end + _REACH)
    for other in message.quantities:
        if other is found or other.unit not in ("minute", "hour", "clock"):
            continue
        if first < other.end <= found.first:
            first = other.end
        if found.end <= other.first < end:
            end = _own_end(message, found, other)
    end = next(
        (place for place in message.tokens.clause_starts if found.end < place < end and _is_of_work(message, place)),
        end,
    )
    if not message.scope(found.first) & Scope.OTHERS:  # "5 hrs, my husband works 50 so most evenings are mine"
        others = next((place for place in range(found.end, end) if message.scope(place) & Scope.OTHERS), end)
        end = end if message.words[others - 1] in WHILE else others  # "1 hour when they sleep, every day"
    return first, end


def _is_of_work(message: Message, place: int) -> bool:
    """ "2 hours, but I work Mon-Fri": a clause that opens with the job names the days of the job."""
    place += message.words[place] in ("but", "because", "since", "as", "and")
    return message.words[place : place + 2] == ["i", "work"] and not message.near(place, message.clause(place)[1])


def _own_end(message: Message, found: Quantity, other: Quantity) -> int:
    """ "An hour in the evening, at the weekend three": days right before the next amount are of that one."""
    place = other.first
    while place - 1 > found.end and message.words[place - 1] in _ROUGHLY:
        place -= 1
    ending = [mark for kind in DAY_KINDS if (mark := message.ends_at(kind, place))]
    before = min(ending, key=lambda mark: mark.first, default=None)
    behind = min(other.end + 2, message.clause(other.first)[1])
    has_own = any(message.has(kind, other.end, behind) for kind in DAY_KINDS)
    is_apart = before is not None and message.clause(before.first)[0] >= found.end
    if before is None or (has_own and not is_apart) or not _PARTED & set(message.words[found.end : before.first]):
        return other.first
    return before.first


_ROUGHLY = frozenset(
    "about maybe around roughly perhaps like another of session sessions block blocks slot stretch "
    "zusammen insgesamt nochmal noch jeweils je etwa circa unas unos environ umas uns juntos total".split()
)
_PARTED = frozenset(", ; and und plus + y et e".split())
