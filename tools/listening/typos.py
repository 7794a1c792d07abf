"""Slips of the pen: a word that is one letter off a word we know is read as that word. Everyday words never are."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz.distance import OSA

from tools.listening.spoken_years import SPOKEN_YEAR, spoken_year
from tools.listening.tables import DATA_FOLDER
from tools.listening.text import Text

SLIP_CONFIDENCE = 0.7
# Letters a word needs to be mended, and to be mended where one letter is quite another.
_SHORT, _LONG = 5, 8
_READ_CHARS = 900  # a longer text is written with care, or pasted
_WORD = re.compile(
    rf"(?:(?<=since )|(?<=in )|(?<=from )|(?<=until )|(?<=by )){SPOKEN_YEAR}\b"
    r"|(?<![\w.@/'-])[a-z]{2,20}(?![\w@/'-])"
    r"|(?:(?<=since )|(?<=in )|(?<=from )|(?<=of )|(?<=until )|(?<=\. )|(?<=, ))'(?P<year>\d\d)(?![\w'%]| ?h)"
)
_SHORTENED = {"im": "i'm", "ive": "i've"}  # what is told of oneself hangs on these two
# One sound, several letters.
_ALIKE = ("cskz", "ei", "yi", "fv", "dt")

Words = Mapping[str, tuple[str, ...]]  # by first letter


def words_of(phrases: Iterable[str]) -> Words:
    """Words long enough to be told from others, by first letter."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        for word in re.findall(r"[a-z]+", phrase):
            if len(word) >= _SHORT:
                found.setdefault(word[0], set()).add(word)
    return {first: tuple(sorted(words)) for first, words in found.items()}


def mend(text: Text) -> Text:
    """The text with slips of the pen mended in its folded face; the same text where there are none."""
    low = text.low
    if len(low) > _READ_CHARS:
        return text
    known = _known()
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _WORD.finditer(low):
        word = _year(match["year"]) if match["year"] else spoken_year(match) or _meant(match.group(), known)
        if word is None:
            continue
        parts += [low[at : match.start()], word]
        places += [*range(at, match.start()), *_spread(match, len(word))]
        at = match.end()
    if not parts:
        return text
    return Text(text.raw, "".join([*parts, low[at:]]), (*places, *range(at, len(low) + 1)))


def _year(digits: str) -> str:
    """ "Since '09", "since '98"."""
    return f"{'19' if int(digits) > _LAST_OF_CENTURY else '20'}{digits}"


_LAST_OF_CENTURY = 45


def _spread(match: re.Match[str], size: int) -> Iterable[int]:
    """Places inside a mended word; its first letter is where the word begins."""
    return (min(match.start() + index, match.end() - 1) for index in range(size))


def _meant(word: str, known: Words) -> str | None:
    if word in _SHORTENED:
        return _SHORTENED[word]
    if len(word) < _SHORT or word in _swapped():
        return _swapped().get(word)
    if word in _all_known() or word in _everyday() or (word[-1] == "s" and word[:-1] in _all_known()):
        return None
    candidates = known.get(word[0], ())
    close = [one for one in candidates if abs(len(one) - len(word)) <= 1 and _is_slip(word, one)]
    return close[0] if len(close) == 1 else None


def _is_slip(word: str, meant: str) -> bool:
    """One letter too few, too many, swapped or of the same sound, but no other ending: "drives" is not "driver"."""
    if OSA.distance(word, meant, score_cutoff=1) != 1:
        return False
    if len(word) == len(meant) and sorted(word) == sorted(meant):
        return True
    if word == meant[:-1] and meant[-1] == "e":  # "becom"
        return True
    if word[-1] != meant[-1]:
        return False
    if len(word) < len(meant):
        return len(word) > _SHORT and word != meant[:-1]
    if len(word) > len(meant):
        return word[:-1] != meant
    differing = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
    return len(word) >= _LONG or any(a in group and b in group for a, b in differing for group in _ALIKE)


@cache
def _swapped() -> Mapping[str, str]:
    """Short words that say what is told, by what they become where two of their letters change places: "wnat"."""
    pairs = (
        (word, word[:at] + word[at + 1] + word[at] + word[at + 2 :]) for word in _TELLING for at in range(len(word) - 1)
    )
    return {slip: word for word, slip in pairs if slip not in _everyday()} | {"gaol": "goal"}


_TELLING = ("want", "work", "goal", "role", "since", "about", "would")


@cache
def _all_known() -> frozenset[str]:
    return frozenset(word for words in _known().values() for word in words)


@cache
def _known() -> Words:
    """Words of skills, roles and figures, which slips are mended to."""
    found: dict[str, list[str]] = {}
    for word in (DATA_FOLDER / "words.txt").read_text("utf-8").split():
        found.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


def is_everyday(word: str) -> bool:
    """Is this a plain word of everyday texts?"""
    return word in _everyday()


@cache
def _everyday() -> frozenset[str]:
    """Plain words of everyday texts, which are no slips of anything."""
    return frozenset((DATA_FOLDER / "everyday.txt").read_text("utf-8").split())
