"""Bare figures that count years since years were spoken of: "ten years a soldier, then six a security guard"."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Literal

from tools.listening.amounts import Quantity

_SPOKEN_REACH = 25  # tokens
# "2 years here, 10 in the trade", "the 9 years are with my dad, 12 in all".
_IN_ALL = re.compile(
    r"in (?:the|this|my) (?:trade|field|business|profession|industry|line|job)\b"
    r"|in (?:all|total)\b|altogether\b|overall\b"
)
_HALF, _HALF_REACH = 0.5, 4
_NEXT = frozenset(", and then".split())


def is_of_years(words: Sequence[str], span: Quantity | None, found: Quantity, *, is_rate: bool) -> bool:
    """ "How many years do I need? I have 2 as a data annotator", "7 of those years", "two years as intern, five as"."""
    behind = words[found.end : found.end + 2]
    if behind in (["of", "those"], ["of", "these"]) and words[found.end + 2 : found.end + 3] == ["years"]:
        return True
    spoken = words[max(0, found.first - _SPOKEN_REACH) : found.first]
    if behind in (["as", "a"], ["as", "an"]):
        return not {"years", "yrs"}.isdisjoint(spoken)
    if span is not None and span.unit == "year" and _IN_ALL.match(" ".join(words[found.end : found.end + 3])):
        return True
    is_half = found.low > 1 and found.low % 1 == _HALF and words[found.end - 1] == "half"
    if span is not None and span.unit == "year" and is_half and found.first - span.end <= _HALF_REACH:
        return True  # "two years max, better one and a half"
    is_next = span is not None and span.unit == "year" and not _NEXT.isdisjoint(spoken[-2:])
    if behind[:1] in (["in"], ["at"], ["on"]) and is_next:
        if "then" in spoken[-2:]:
            return True  # "3 years in a kitchen, then 8 in an office"
        is_placed = span is not None and words[span.end : span.end + 1] in (["in"], ["at"], ["with"], ["on"])
        return is_placed and not is_rate  # "3 years at a bank and 4 at a school"
    return is_next and (behind[:1] == ["as"] or (behind[:1] in (["a"], ["an"]) and not is_rate))


def added_up(words: Sequence[str], figures: Sequence[Quantity]) -> list[Quantity]:
    """ "Four with my uncle and another seven on my own": parts of one answer, told one by one."""
    later = figures[1:]
    adds = all(not _FURTHER.isdisjoint(words[max(0, one.first - 2) : one.first]) for one in later)
    each_placed = all(not _PLACED.isdisjoint(words[one.end : one.end + 1]) for one in figures)
    adds = adds or (each_placed and _ALL_TOLD.isdisjoint(words))  # "four in Spain, three here"
    if not later or not adds or len({one.unit for one in figures}) > 1 or figures[0].unit not in ("", "year"):
        return list(figures)
    low, high = sum(one.low for one in figures), sum(one.high for one in figures)
    return [replace(figures[0], low=low, high=high, unit="year", end=figures[-1].end)]


_PLACED = frozenset("in at with on here there abroad freelance freelancing self".split())
_ALL_TOLD = frozenset("total altogether all together overall including".split())
_FURTHER = frozenset("another plus further + more weitere otros autres outros".split())


def unit_before(
    words: Sequence[str], found: Quantity, *, months: Quantity | None, trades: Container[int]
) -> Literal["", "month", "year"]:
    """What a bare figure counts by the words around it: months that were spoken of, or years in a trade."""
    if _is_rather_so_long(words, months, found):
        return "month"
    return "year" if _is_in_trade(words, found, trades) else ""


def _is_in_trade(words: Sequence[str], found: Quantity, trades: Container[int]) -> bool:
    """ "3 as a waiter, then 5 as a sommelier": years in a trade, without the word for them."""
    is_trade = any(place in trades for place in range(found.end + 2, found.end + 5))
    return words[found.end : found.end + 2] in _AS_A and is_trade and found.high <= _LONGEST and not found.is_range


def _is_rather_so_long(words: Sequence[str], months: Quantity | None, found: Quantity) -> bool:
    """ "He says 6 months. I'd rather take 18": so many months instead of those that were spoken of."""
    if months is None or not 0 < found.first - months.end <= _SPOKEN_REACH or found.high > _LONGEST:
        return False
    is_bare = not words[found.end : found.end + 1] or words[found.end] in _BEHIND_RATHER
    return is_bare and _RATHER.search(" ".join(words[max(0, found.first - 5) : found.first])) is not None


_RATHER = re.compile(
    r"(?:^|\s)(?:i|we)(?:'d| 'd| would| 'll| will| want to)? (?:rather |better |realistically |honestly )?"
    r"(?:take|plan|plan for|plan with|need|say|give myself|allow|aim for|go for|call it)(?: about| more like)?$"
    r"|\brealistically$|\brather$|\bmore like$"
)
_BEHIND_RATHER = frozenset(". , ; ! ? ) though because but and instead so if".split())
_AS_A, _LONGEST = (["as", "a"], ["as", "an"]), 48
