"""Text hygiene and the two faces of a message: as written, for quotes, and folded, for matching."""

import re
import unicodedata
from dataclasses import dataclass

# Past this a message is a book: it is stored elsewhere, and listening reads its beginning only.
LISTENED_CHARS = 100_000

_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}
    | {
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "…": ".",
        "：": ":",
        "，": ",",
        "。": ".",
        "、": ",",
        "；": ";",
        "•": "\n",
        "▪": "\n",
        "●": "\n",
        "·": ";",
        "🔹": "\n",
        "→": ">",
        "➡": ">",
    }
)
_KEPT_CONTROLS = "\n\t"
# Joiners hold emoji families together; every other format character can hide or reorder text.
_KEPT_FORMATS = "\u200d"
_ASCII_CONTROLS = {code: None for code in (*range(32), 127) if chr(code) not in _KEPT_CONTROLS}


@dataclass(frozen=True)
class Text:
    """A message as written (`raw`) and folded (`low`): lower case, no accents, plain quotes, slips of the pen mended.

    `places` maps a place in `low` to one in `raw`; without it both faces have the same length.
    """

    raw: str
    low: str
    places: tuple[int, ...] | None = None

    def written(self, start: int, end: int) -> str:
        """What stands in `raw` where `low` has this stretch."""
        if self.places is None:
            return self.raw[start:end]
        return self.raw[self.places[start] : self.places[end]]


def clean_text(message: str) -> str:
    """The message with compatibility forms unified (full-width letters) and control and bidi characters gone."""
    halves = re.sub(r"(?<!\d)(?=[½¼¾])", "0", message).translate(_FRACTIONS)
    unified = unicodedata.normalize("NFKC", halves.replace("\r\n", "\n").replace("\r", "\n"))
    return unified.translate(_ASCII_CONTROLS if unified.isascii() else _CONTROLS).strip()


def fold(text: str) -> str:
    """Lower case without accents, with plain quotes and dashes; as long as it was."""
    plain = text.translate(_PLAIN)
    return plain.lower() if plain.isascii() else plain.translate(_FOLDED)


def read_text(message: str) -> Text:
    """Clean and fold the part of a message that is listened to."""
    raw = clean_text(message[: 2 * LISTENED_CHARS])[:LISTENED_CHARS]
    return Text(raw=raw, low=_with_labels(_without_markup(fold(raw))))


def _with_labels(low: str) -> str:
    """ "Occupation ... dispatcher" line by line: dots that lead from a label to what it says are read as a colon."""
    if "..." not in low or len(_DOTTED.findall(low)) < _LABELLED_LINES:
        return low
    return _DOTTED.sub(lambda line: line["label"] + ":" + " " * len(line["dots"][1:]), low)


def _without_markup(low: str) -> str:
    """The folded face with blanks where tags and scripts stand: they tell nothing of a person.

    A tag is bare, or its attributes have values: "<video editor, 5 years>" is none.
    """
    if "<" not in low and "javascript:" not in low and not _POWER.search(low):
        return low
    return _MARKUP.sub(lambda match: " " * len(match.group()), low)


_TAGS = (
    "a abbr audio b body br button center code details div em embed font form h1 h2 h3 h4 h5 h6 head hr i iframe img "
    "input li link marquee meta object ol p pre s script small span strong style sub sup svg table tbody td textarea "
    "th tr u ul video"
)
_LABELLED_LINES = 2
_DOTTED = re.compile(r"(?m)^(?P<label>[a-z][a-z /]{1,30}?)(?P<dots>[ ]?\.{3,}:?)(?= ?[\w$€£])")
_POWER = re.compile(r"\b\d+(?:\.\d+)?e\+?\d{2,}\b")  # "1e308" is nobody's money and nobody's hours
_MARKUP = re.compile(
    rf"{_POWER.pattern}|<script\b[^<>]{{0,300}}>[^<]{{0,2000}}</script>|\bjavascript:\S+"
    rf"|</?(?:{_TAGS.replace(' ', '|')})(?:[\s/]*|[\s/][^<>=]{{0,60}}=[^<>]{{0,300}}|\s(?:async|defer))>"
)


def quote(text: Text, start: int, end: int, *, room: int = 160) -> str:
    """The person's own words from start to end of the folded face, at most `room` characters of them."""
    return " ".join(text.written(start, end)[:room].split()).strip(" ,;")


class _Kept(dict[int, str | None]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = chr(code) if _is_kept(chr(code)) else None
        return self[code]


class _Folded(dict[int, str | None]):
    """The same, for folding; no character becomes two."""

    def __missing__(self, code: int) -> str | None:
        base = unicodedata.normalize("NFD", chr(code))[0]
        low = base.lower()
        self[code] = low if len(low) == 1 else base
        return self[code]


def _is_kept(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cc":
        return char in _KEPT_CONTROLS
    return char in _KEPT_FORMATS if category in ("Cf", "Cs", "Co", "Cn") else True


_CONTROLS, _FOLDED = _Kept(), _Folded()
