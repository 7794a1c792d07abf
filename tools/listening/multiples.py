"""Amounts told by the one before: "an hour on weekdays, double that on Sundays", "30 minutes, five a week"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tools.listening.amounts import Quantity
from tools.listening.vocabulary import Mark
from tools.listening.week import DAY_KINDS

_AS_MUCH = frozenset("that as much long many it the same amount".split())
_ON = frozenset("on at over during every each in the of".split())
_REACH, _FAR = 4, 20  # tokens


def with_multiples(
    found: Sequence[Quantity], words: Sequence[str], marks: Mapping[str, Sequence[Mark]]
) -> Iterator[Quantity]:
    """The quantities, and those that are a multiple of the amount of time before, on days of their own."""
    found = [_shared(one, words, marks) for one in found]
    factors = {mark.first: (2.0, mark.end) for mark in marks.get("double", ())}
    factors |= {mark.first: (float(mark.value), mark.end) for mark in marks.get("multiple", ())}
    if not factors:
        yield from found
        return
    days = {mark.first for kind in DAY_KINDS for mark in marks.get(kind, ())}
    multiples = {place: end for place, (_, end) in factors.items() if _is_on_days(words, end, days)}
    amount: Quantity | None = None
    places = [*((one.first, one) for one in found), *((place, None) for place in multiples)]
    reached = 0
    for place, one in sorted(places, key=lambda placed: placed[0]):
        if place < reached:
            continue
        if one is None:
            if amount is None or place - amount.end > _FAR:
                continue
            factor, reached = factors[place][0], multiples[place]
            yield replace(amount.scaled(factor), first=place, end=reached, per="", worded=False)
        elif one.first not in multiples or amount is None:
            amount = one if one.unit in ("hour", "minute") and not one.per else amount
            yield one


def _shared(one: Quantity, words: Sequence[str], marks: Mapping[str, Sequence[Mark]]) -> Quantity:
    """ "A quarter of my 40 hours", "a tenth of a 40h week": that share of it."""
    if one.unit != "hour":
        return one
    for mark in marks.get("share", ()):
        between = words[mark.end : one.first]
        if between[:1] == ["of"] and len(between) <= _REACH and _WHOSE.issuperset(between):
            return replace(one.scaled(float(mark.value)), first=mark.first, per="1")
    return one


_WHOSE = frozenset("of my a an the our those these that full normal usual about around contracted working".split())


def _is_on_days(words: Sequence[str], end: int, days: set[int]) -> bool:
    """Do days stand right behind the words of the multiple?"""
    place = end
    while place < len(words) and place - end < _REACH and words[place] in _AS_MUCH:
        place += 1
    while place < len(words) and words[place] in _ON and place not in days:
        place += 1
    return place in days


_PART_REACH, _TIMES_MAX = 6, 12
_PARTED, _JOINED = frozenset(",)-"), frozenset("plus add and another + & noch mas mais . ; at for i but".split())


def counts_times(words: Sequence[str], before: Quantity | None, found: Quantity) -> bool:
    """ "Lunch breaks (30 min), five a week", "2 hours x 3 a week": how often there is so much time."""
    if words[found.first - 1 : found.first] in (["x"], ["*"], ["×"]):
        return True
    between = words[before.end : found.first] if before else []
    if before is None or before.per or before.unit not in ("hour", "minute") or len(between) > _PART_REACH:
        return False
    is_apart = bool(_PARTED & set(between)) and not _JOINED & set(between)
    return is_apart and 1 < found.value <= _TIMES_MAX and words[found.end] != "in"
