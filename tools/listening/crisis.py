"""Hear that a person may be in danger: a cautious list, checked before anything else is said.

A false alarm costs a kind sentence; a miss can cost far more, so `data/crisis.csv` is wide and needs no certainty. Each
row is a regular expression over the folded words, what must not follow it ("I could die of shame"), and its cues: plain
pieces of which one must stand in a message, so that a long message is not searched for all.
"""

import re
from functools import cache
from typing import NamedTuple

from tools.listening import tables
from tools.listening.text import fold

_READ_CHARS, _READ_CHARS_SAFE = 20_000, 2_000
_SAFE = re.compile(
    r"\b(?:(?:i'?m|i am|we are) (?:\w+ ){0,2}(?:safe|okay|ok|fine|alright|better|not alone)|safe now"
    r"|(?:won'?t|will not|not going to) (?:do|hurt|kill|harm)|(?:bin|fuhle mich) (?:\w+ )?sicher"
    r"|estoy (?:a salvo|bien|mejor)|je (?:suis en securite|vais (?:bien|mieux))|estou (?:bem|segur[oa]|melhor))\b"
)


class _Danger(NamedTuple):
    cues: tuple[str, ...]
    words: re.Pattern[str]


def in_crisis(message: str) -> bool:
    """True where the words speak of ending a life, of harming oneself, or of being beaten."""
    low = " ".join(fold(message[:_READ_CHARS]).split())
    return any(any(cue in low for cue in danger.cues) and danger.words.search(low) is not None for danger in _dangers())


def says_safe(message: str) -> bool:
    """True where somebody says that they are out of danger."""
    return _SAFE.search(fold(message[:_READ_CHARS_SAFE])) is not None


@cache
def _dangers() -> tuple[_Danger, ...]:
    return tuple(
        _Danger(
            tables.cells(row["cues"]),
            re.compile(rf"\b(?:{row['words']})" + (rf"(?!{row['unless']})" if row["unless"] else "") + r"\b"),
        )
        for row in tables.rows("crisis")
    )
