"""Other languages read through English: their common words glossed, the rest as it is.

Messages in languages without phrase tables of their own, which does for figures, jobs, tools and levels; and questions
to the sources, which are searched in English. Quotes stay in the person's words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from tools.listening import tables
from tools.listening.language import SERVED, read_language
from tools.listening.text import Text, fold, read_text

GLOSSED = frozenset({"zh", "it", "hi", "nl"})  # Hindi in Latin letters
_UNSPACED = frozenset({"zh"})


def gloss(text: Text, code: str) -> Text:
    """The text with the words of a language put into English in its folded face."""
    if code not in GLOSSED:
        return text
    english, pattern = _glosses(code)
    parts: list[str] = []
    places: list[int] = []
    at = 0
    low = text.low
    for match in pattern.finditer(low):
        word = f" {english[match.group()]} " if code in _UNSPACED else english[match.group()]
        parts += [low[at : match.start()], word]
        places += [*range(at, match.start()), *_spread(match, len(word))]
        at = match.end()
    if not parts:
        return text
    return Text(text.raw, "".join([*parts, low[at:]]), (*places, *range(at, len(low) + 1)))


def in_english(question: str) -> str:
    """A question of a served language in English words, in its own order; any other as it is."""
    text = read_text(question)
    code = read_language(text)
    if code not in SERVED:
        return question
    english, pattern = _question_words(code)
    parts: list[str] = []
    at = 0
    for match in pattern.finditer(text.low):
        parts += [text.raw[at : match.start()], english[match.group()], " " if match.group().endswith("'") else ""]
        at = match.end()
    return "".join([*parts, text.raw[at:]])


def _spread(match: re.Match[str], size: int) -> list[int]:
    return [min(match.start() + index, match.end() - 1) for index in range(size)]


@cache
def _glosses(code: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """English by word, and what finds the words, the longest first."""
    english = {
        word: row["english"].lower()
        for row in tables.rows("glosses")
        if row["language"] == code
        for word in map(fold, tables.cells(row["words"]))
    }
    words = _either(english)
    return english, re.compile(words if code in _UNSPACED else rf"(?<![\w'])(?:{words})(?![\w])")


@cache
def _question_words(code: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """English by word of a question, and what finds the words, the longest first."""
    english: dict[str, str] = {}
    for row in tables.rows("question_words"):
        for word in map(fold, tables.cells(row[code])):
            english.setdefault(word, row["english"])
    words = _either(english)
    # "D'ingénieur": an article that ends in an apostrophe needs no gap behind it, and what follows none before it.
    return english, re.compile(rf"(?<![\w'])(?:{words})(?:(?<=')|(?![\w]))|(?<=')(?:{words})(?![\w])")


def _either(words: Iterable[str]) -> str:
    """What matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
