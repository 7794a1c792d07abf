"""Slips of the pen: a word that is one letter off a word we know is read as that word. Everyday words never are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from tools.listening import tables

SLIP_CONFIDENCE = 0.7
# Letters a word needs to be mended, and to be mended where one letter is quite another.
_SHORT, _LONG = 5, 8
_READ_WORDS = 60  # a longer text is written with care, or pasted
_WORD = re.compile(r"(?<![\w.@/-])[a-z]{5,20}(?![\w@/-])")
# One sound, several letters.
_ALIKE = ("cskz", "ei", "yi", "fv", "dt")


@dataclass(frozen=True)
class Mended:
    """A folded text with its slips mended; `places` maps each place in it to the text as written."""

    low: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end]


def mend(low: str, known: Mapping[str, tuple[str, ...]]) -> Mended | None:
    """The text with its slips mended, or None where it has none. `known` is the vocabulary by first letter."""
    if low.count(" ") >= _READ_WORDS:
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _WORD.finditer(low):
        word = _meant(match.group(), known)
        if word is None:
            continue
        parts += [low[at : match.start()], word]
        places += [*range(at, match.start()), *_spread(match, len(word))]
        at = match.end()
    if not parts:
        return None
    return Mended("".join([*parts, low[at:]]), (*places, *range(at, len(low) + 1)))


def _spread(match: re.Match[str], size: int) -> Iterable[int]:
    """Places inside a mended word; its first letter is where the word begins."""
    return (min(match.start() + index, match.end() - 1) for index in range(size))


def vocabulary(words: Iterable[str], *, but: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Words long enough to be told from others, by first letter; slips that are listed as such are no words."""
    slips = frozenset(but)
    found: dict[str, set[str]] = {}
    for word in words:
        for part in re.findall(r"[a-z]+", word):
            if len(part) >= _SHORT and part not in slips:
                found.setdefault(part[0], set()).add(part)
    return {first: tuple(sorted(parts)) for first, parts in found.items()}


def _meant(word: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    candidates = known.get(word[0], ())
    if word in candidates or word in _everyday() or word.rstrip("s") in candidates:
        return None
    close = [one for one in candidates if abs(len(one) - len(word)) <= 1 and _is_slip(word, one)]
    return close[0] if len(close) == 1 else None


def _is_slip(word: str, meant: str) -> bool:
    """One letter too few, too many, swapped or of the same sound, but no other ending: "drives" is not "driver"."""
    if OSA.distance(word, meant, score_cutoff=1) != 1 or word[-1] != meant[-1]:
        return False
    if len(word) < len(meant):
        return len(word) > _SHORT and word != meant[:-1]
    if len(word) > len(meant):
        return word[:-1] != meant
    differing = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
    swapped = len(differing) == 2
    return swapped or len(word) >= _LONG or any(a in group and b in group for a, b in differing for group in _ALIKE)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(tables.words("stopwords", "everyday"))
