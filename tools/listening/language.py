"""The language of a message, by its small words; English unless others clearly speak."""

import re
from collections import Counter
from functools import cache

from tools.listening import tables
from tools.listening.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FEW_WORDS = 4
_SCRIPTS = (
    ("zh", "\u4e00", "\u9fff"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
)


def read_language(written: str) -> str:
    """ISO 639-1 code of a text. A few plain words tell too little, and count as English."""
    sample = fold(written[:2000])
    if written.isascii() and len(written.split()) < _FEW_WORDS:
        return "en"
    letters = [] if sample.isascii() else [char for char in sample if char.isalpha()]
    for code, first, last in _SCRIPTS:
        if letters and sum(first <= char <= last for char in letters) > len(letters) / 2:
            return code
    words = _WORD.findall(sample)
    counted = Counter(words)
    scores = {code: sum(counted[word] for word in small & counted.keys()) for code, small in _small_words().items()}
    best = max(scores, key=lambda code: scores[code])
    needed = 1 if len(words) <= 6 else 2
    return best if scores[best] >= needed and scores[best] > scores["en"] else "en"


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(fold(word) for word in tables.cells(row["words"])) for row in _rows()}


def _rows() -> tuple[dict[str, str], ...]:
    return tables.rows("languages")
