"""Figures that are named to be denied: "not 6 hours, 2", "300 euros and not 500 dollars"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tools.listening.amounts import Quantity

_RATHER_THAN = (["rather", "than"], ["instead", "of"], ["anstatt", "von"], ["plutot", "que"], ["en", "vez"])
_HELD_REACH = 14  # tokens between what is too much and what will do
_DENIED_REACH = 4  # tokens between what is denied and what holds


def undenied(found: list[Quantity], words: Sequence[str]) -> Iterator[Quantity]:
    """ "Not 6 hours, 2", "eight years, not 20 years": what is denied is gone, and leaves its unit to its successor."""
    unit = ""
    for index, one in enumerate(found):
        behind, ahead = found[index + 1 : index + 2], found[max(0, index - 1) : index]
        if one.unit and _is_refused(one, words):
            follows = [two for two in behind if _follows(one, two, words) and two.unit in ("", one.unit)]
            if follows or any(two.unit == one.unit or (two.is_money and one.is_money) for two in ahead):
                unit = one.unit if follows else ""
                continue
        if one.unit and _is_too_much(one, words) and behind and behind[0].first - one.end <= _HELD_REACH:
            unit = "" if behind[0].unit else one.unit
            continue
        if not one.unit and _is_denied_behind(one, ahead, words):
            continue
        if ahead and ahead[0].unit and words[ahead[0].end : one.first] in _RATHER_THAN:
            continue
        yield replace(one, unit=unit) if unit and not one.unit else one
        unit = ""


def _follows(one: Quantity, two: Quantity, words: Sequence[str]) -> bool:
    """Does a figure take the place of the one that was denied before: "not 6 hours, 2", "…, I have 2"?"""
    gap = words[one.end : two.first]
    is_near = len(gap) <= _DENIED_REACH and words[one.first - 1] not in ("have", "got")
    return is_near or (len(gap) <= _HELD_REACH and bool(_HOLDS & set(gap[-2:])))


_HOLDS = frozenset("have 've got it's only just but".split())


def _is_too_much(one: Quantity, words: Sequence[str]) -> bool:
    """ "20 hours would kill me, 10 is fine", "60 weeks is nonsense for me"."""
    behind = words[one.end : one.end + 4]
    is_too = "too" in behind[1:] and (one.unit in ("month", "year") and bool(_TOO & set(behind[2:])))
    return behind[:1] in (["is"], ["are"], ["would"], ["'s"]) and (is_too or bool(_NO_WAY & set(behind[1:])))


_TOO = frozenset("tight short soon early ambitious optimistic fast quick".split())
_NO_WAY = frozenset("kill nonsense impossible insane crazy ridiculous utopian absurd unrealistic joke madness".split())


def _is_refused(one: Quantity, words: Sequence[str]) -> bool:
    """ "Not 6 hours", "nicht 6 Stunden", "no son 3 años", "I don't have 10 years"."""
    before = list(words[max(0, one.first - 4) : one.first])
    if one.unit in ("year", "month") and before[-1:] in (["have"], ["got"]) and _HAVE_NOT & set(before[-3:]):
        return True
    return before[-1:] in (["not"], ["nicht"], ["keine"], ["pas"]) or before[-2:] in (["no", "son"], ["nao", "sao"])


_HAVE_NOT = frozenset("'t n't not don't dont haven't havent".split())


def _is_denied_behind(one: Quantity, ahead: Sequence[Quantity], words: Sequence[str]) -> bool:
    """ "Eight years, not six": the unit before is of both."""
    near = bool(ahead) and bool(ahead[0].unit) and 0 < one.first - ahead[0].end <= 2
    return (
        near
        and words[one.first - 1] in ("not", "nicht", "pas")
        and (one.end == len(words) or not words[one.end].isalpha())
    )
