"""The level that the words before and after a skill state: "a bit of", "daily", "never", "4/5", not only but."""

import re
from collections.abc import Sequence
from functools import cache

from tools.listening import tables
from tools.listening.numbers import Quantity
from tools.listening.text import fold

NONE, AWARE, SOME, SOLID, EXPERT = range(5)


def context(kind: str, words: str) -> bool:
    return tables.pattern("context", kind).search(words) is not None


@cache
def _levels() -> tuple[tuple[int, re.Pattern[str]], ...]:
    patterns = []
    for row in tables.rows("levels"):
        parts = sorted((fold(word) for word in tables.cells(row["words"])), key=len, reverse=True)
        patterns.append((int(row["level"]), tables.whole_words(tuple(parts))))
    return tuple(patterns)


def read_level(before: str, after: str, end: int, quantities: Sequence[Quantity]) -> int | None:
    """The level that the words before and after a run state, or None."""
    rated = _rating(after, end, quantities)
    if rated is not None:
        return rated
    around = f"{before} | {after}"
    if context("doubled", around):
        return SOME
    if context("neutral", around):
        return _strongest(tables.pattern("context", "neutral").sub(" ", around), skip_none=True)
    return _nearest(before, after)


def _rating(after: str, end: int, quantities: Sequence[Quantity]) -> int | None:
    """ "4/5", "7 out of 10", "level 3", "python=4"."""
    for found in quantities:
        if (
            0 <= found.start - end <= 12
            and found.ratio
            and found.ratio >= found.value
            and found.ratio in (4, 5, 10, 100)
        ):
            return _scaled(found.value, found.ratio)
    match = re.match(
        (
            r"^\s*(?:=|:|at|is|level|lvl|on|skill|-)?\s*(?:at |is |a )?(?:level |lvl )?(?:=|"
            r":)?\s*([0-4])(?![\d.,]\d|\d|\s?(?:years?|yrs?|y|months?|h|hours?|projects?|apps?|courses?|weeks?)\b)"
        ),
        after,
    )
    if match and re.match(r"^\s*(?:=|:|\s?(?:is )?(?:at )?(?:level|lvl)|\d\s*(?:$|[,;.]))", after):
        return int(match[1])
    return None


def _scaled(value: float, top: float) -> int:
    """A mark onto 0-4, rounded down, but not to nothing unless nothing was said."""
    return 0 if value <= 0 else max(AWARE, min(EXPERT, int(value / top * 4)))


def _nearest(before: str, after: str) -> int | None:
    """After a run counts first where it judges ("... is fine"), before it otherwise; negation outweighs a level."""
    after = after[:60]
    after_level = _judged(after)
    before_level = _strongest(before[-60:])
    if before_level == NONE and after_level not in (None, NONE) and context("but_some", after):
        return AWARE
    if before_level == NONE and context("but_some", after):
        return AWARE
    stated = [level for level in (before_level, after_level) if level is not None]
    modest = [level for level in stated if level in (NONE, AWARE)]
    return min(modest) if modest else max(stated, default=None)


_JUDGING = re.compile(
    r"^[\s(,-]*(?:\(|is |are |was |were |i |only |just |pretty |very |really |quite |mostly |at |for |"
    r"since |daily|every|not|never|skills? |knowledge |level|from |none|nope|[a-z-]+\s*$)"
)


# "SQL, never deployed anything" says nothing of SQL; "Kubernetes, never touched it" does.
_OWN_STATEMENT = re.compile(
    r"^\s*[,;]\s*(?:(?:and|but|i|i've|have|has) )*(?:never|not|haven't|hardly|barely)\s+(?:\w+ly\s+)?"
    r"(?!(?:used|touched|tried|learned|needed|worked|opened|finished|mastered|practi[sc]ed|installed|looked)\b)"
    r"(?:\w+ed|written|built|made|put|run|taught|done)\b(?! (?:it|them|that|those|these|this)\b)"
)


def _judged(after: str) -> int | None:
    head = after.split(" and i ")[0]
    if _OWN_STATEMENT.match(head):
        return None
    if re.match(r"^\s+(?:is|are|was|were)\s(?:my|the|a)\s(?:next|goal|plan)", head):
        return None
    return (
        _strongest(head[:48])
        if _JUDGING.match(head) or len(head.split()) <= 4
        else _strongest(head[:28], skip_none=True)
    )


def _strongest(words: str, *, skip_none: bool = False) -> int | None:
    """The level a stretch states: negation, then modesty, then the highest; a longer cue hides what lies in it."""
    found = [(match.start(), match.end(), level) for level, cues in _levels() for match in cues.finditer(words)]
    outer = [
        one
        for one in found
        if not any(o[0] <= one[0] and one[1] <= o[1] and o[1] - o[0] > one[1] - one[0] for o in found)
    ]
    levels = {level for _, _, level in outer}
    if NONE in levels and not skip_none:
        negated = [one for one in outer if one[2] == NONE]
        weak = [one for one in outer if one[2] in (SOLID, EXPERT) and one[0] > negated[-1][0]]
        return AWARE if weak and re.search(r"\bnot\b|\bnicht\b", words) else NONE
    ranked = [one for one in outer if one[2] != NONE]
    return max(ranked, key=lambda one: (one[2] == AWARE, one[2]))[2] if ranked else None
