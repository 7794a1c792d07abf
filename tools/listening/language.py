"""The language of a message, by its small words; English unless others clearly speak."""

import re
from collections import Counter
from functools import cache

from tools.listening import tables
from tools.listening.text import Text, fold, read_text

SERVED = frozenset({"de", "es", "fr", "pt"})  # beside English: their words are in our tables
_WORD = re.compile(r"(?<!\d)[^\W\d_]+")  # "4y" is no Spanish "y"
_FEW_WORDS = 6
_SAMPLE_CHARS = 1000
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


def read_language(text: Text) -> str:
    """ISO 639-1 code of a text: the language whose small words it has most of, where it has more than of English."""
    sample = text.raw[:_SAMPLE_CHARS]
    if code := _by_script(sample):
        return code
    low = sample.lower()
    found = _WORD.findall(fold(sample))
    few = len(found) <= _FEW_WORDS
    words = Counter(word for word in found if not few or len(word) > 1 or not low.isascii())
    scores = {code: sum([words[word] for word in small & words.keys()]) for code, small in _small_words().items()}
    if not low.isascii():
        for code, signs in _SIGNS.items():
            scores[code] = scores.get(code, 0) + 2 * sum([low.count(sign) for sign in signs])
    best = max(scores, key=lambda code: scores[code])
    if (
        best == "es" and scores["pt"] >= scores["es"] and words["anos"] and not _SPANISH.search(low)
    ):  # "padeiro, 6 anos"
        best = "pt"
    needed = 1 if words.total() <= _FEW_WORDS else 2
    return best if scores[best] >= needed and scores[best] > scores["en"] else "en"


def of_question(text: Text, question: str) -> frozenset[str]:
    """What else a reply of a word or two may be in ("três", "duas por dia"): the language of the question."""
    if not question or len(_WORD.findall(text.low)) > _REPLY_WORDS:
        return frozenset()
    return SERVED & {read_language(read_text(question))}


_REPLY_WORDS = 3

_SPANISH = re.compile("[¿¡ñ]")

# Letters that one of the languages alone writes.
_SIGNS = {"de": "ßüä", "es": "¿¡ñ", "fr": "œùè", "pt": "ãõ", "pl": "łżśęą", "tr": "ışğ", "it": "ìò"}


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    letters = [char for char in sample if char.isalpha()]
    for code, first, last in _SCRIPTS:
        if letters and sum(first <= char <= last for char in letters) > len(letters) / 2:
            return code
    return None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {
        row["code"]: frozenset(fold(word) for word in tables.cells(row["words"])) for row in tables.rows("languages")
    }
