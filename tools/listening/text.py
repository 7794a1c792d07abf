"""Text hygiene and the two faces of a message: as written, for quotes, and folded, for matching.

Both faces have the same length, so that a place in one is the same place in the other.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Past this a message is a book: it is stored elsewhere, and listening reads its beginning only.
LISTENED_CHARS = 100_000

_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {
        "\t": " ",
        "\u00a0": " ",
        "…": " ",
        "：": ":",
        "，": ",",
        "。": ".",
        "、": ",",
        "；": ";",
        "•": "\n",
        "·": ";",
        "🔹": "\n",
    }
)
_KEPT_CONTROLS = "\n\t"
# Joiners hold emoji families together; every other format character can hide or reorder text.
_KEPT_FORMATS = "\u200d"
_ASCII_CONTROLS = {code: None for code in (*range(32), 127) if chr(code) not in _KEPT_CONTROLS}
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|no|dr|mr|mrs|ms|prof|b\.sc|m\.sc|b\.a|ph\.d|inc|st|z\.b|ca|bzw|usw|p\.w))$"
)


@dataclass(frozen=True)
class Text:
    """A message as written (`raw`) and folded (`low`): lower case, no accents, plain quotes and dashes."""

    raw: str
    low: str


@dataclass(frozen=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def of(self, face: str) -> str:
        return face[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def clean_text(message: str) -> str:
    """The message with compatibility forms unified (full-width letters) and control and bidi characters gone."""
    halves = re.sub(r"(?<!\d)(?=[½¼¾])", "0", message).translate(_FRACTIONS)
    unified = unicodedata.normalize("NFKC", halves.replace("\r\n", "\n").replace("\r", "\n"))
    if unified.isascii():
        return unified.translate(_ASCII_CONTROLS).strip()
    return "".join(_kept(char) for char in unified).strip()


def fold(text: str) -> str:
    """Lower case without accents, with plain quotes and dashes; as long as it was."""
    plain = text.translate(_PLAIN)
    return plain.lower() if plain.isascii() else "".join(_folded(char) for char in plain)


def read_text(message: str) -> Text:
    """Clean and fold the part of a message that is listened to."""
    raw = clean_text(message[: 2 * LISTENED_CHARS])[:LISTENED_CHARS]
    return Text(raw=raw, low=fold(raw))


def sentences(text: Text) -> tuple[Span, ...]:
    """The sentences, bullets and lines of a text; blank ones are left out."""
    return tuple(span for span in _pieces(text.low) if span.of(text.low).strip())


def is_question(text: Text, sentence: Span) -> bool:
    return sentence.of(text.low).rstrip().endswith("?")


def quote(text: Text, start: int, end: int, *, room: int = 160) -> str:
    """The person's own words from start to end, at most `room` characters of them."""
    return " ".join(text.raw[start : min(end, start + room)].split()).strip(" ,;")


def _pieces(low: str) -> Iterator[Span]:
    start = 0
    for match in _SENTENCE_END.finditer(low):
        if match.group().startswith(".") and _ABBREVIATION.search(low[max(0, match.start() - 8) : match.start()]):
            continue
        yield Span(start, match.end())
        start = match.end()
    if start < len(low):
        yield Span(start, len(low))


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return char if char in _KEPT_CONTROLS else ""
    if category in ("Cf", "Cs", "Co", "Cn"):
        return char if char in _KEPT_FORMATS else ""
    return char


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    low = base.lower()
    return low if len(low) == 1 else base
