"""Tokens of a folded text, in sentences and clauses. A place in the text is a token's number, for every reader."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

_TOKEN = re.compile(
    r"\d{1,3}(?:[ '.,]\d{3})+(?![\d.,]*\d)"  # 1,000 and 1.000, 1'000, 1 000
    r"|\d+(?:[.,:]\d+)*"
    r"|(?<=\d)[hx](?=\d)"  # 1h30, 3x45
    r"|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[^\W\d_]{2}|$)"  # d'ingénieur: the French article stands alone
    r"|[^\W\d_]+(?:\d+[^\W_]*)?"  # words, and names such as k8s
    r"|'(?:m|s|re|ve|d|ll|t)(?![^\W\d_])"
    r"|->|=>|<-|\n|[^\w\s]|_"
)
_ENDS = frozenset(".!?\n")
_BREAKS = frozenset(",;:()[]|/") | {"->", "=>", "<-", "\n", ".", "!", "?", '"', "*", ">"}
_TURNS = frozenset(
    "but however although though while whereas because cause cuz so then plus "
    "aber sondern obwohl weil denn dann pero aunque porque entonces mais cependant car parce alors "
    "mas porem embora".split()
)
_SLASHES = 4
_SHORT_FORMS = frozenset(
    "e.g i.e approx vs dr mr mrs ms prof inc st sr jr asst govt pvt dept plat platf appl engg mech "
    "bzw usw ca resp excl incl b.sc m.sc ph.d b.a etc".split()
)
_LABELS = frozenset({":", "=", "-", "budget", "is"})
_NUMBERING = frozenset({"no", "nr"})


@dataclass(frozen=True)
class Tokens:
    """The tokens of a folded text: their words and where each begins and ends."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    low: str = field(repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """First token and the one after the last, closing mark included; a line is a sentence, too."""
        return list(self._sentences())

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Stretches between marks and turns ("but"); what joins them belongs to none."""
        return list(self._clauses())

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Numbers of the tokens that begin a sentence."""
        return [first for first, _ in self.sentences]

    @cached_property
    def clause_starts(self) -> list[int]:
        """Numbers of the tokens that begin a clause."""
        return [first for first, _ in self.clauses]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that holds a token; the last one behind the end."""
        parts = self._sentence_of
        return parts[min(place, len(parts) - 1)] if place > 0 else parts[0]

    def clause_at(self, place: int) -> tuple[int, int]:
        """The clause that holds a token, or the one before what belongs to none."""
        parts = self._clause_of
        return parts[min(place, len(parts) - 1)] if place > 0 else parts[0]

    @cached_property
    def _sentence_of(self) -> list[tuple[int, int]]:
        return _spread(self.sentences, len(self))

    @cached_property
    def _clause_of(self) -> list[tuple[int, int]]:
        return _spread(self.clauses, len(self))

    def text(self, first: int, end: int) -> str:
        """The folded text from one token up to another, which is not included."""
        return self.low[self.starts[first] : self.ends[end - 1]] if first < end else ""

    def at(self, char: int) -> int:
        """The token that holds a place of the folded text, or the next one."""
        return max(0, min(len(self) - 1, bisect_right(self.starts, char) - 1))

    def is_tight(self, left: int) -> bool:
        """Does the next token follow without a blank?"""
        return left + 1 < len(self) and self.ends[left] == self.starts[left + 1]

    def _sentences(self) -> Iterator[tuple[int, int]]:
        first = 0
        for place, word in enumerate(self.words):
            if word in _ENDS and self._ends_sentence(place):
                yield first, place + 1
                first = place + 1
        if first < len(self):
            yield first, len(self)

    @cached_property
    def is_slashed(self) -> bool:
        """Are slashes all that parts the text: "ux designer/6y/figma/5h/ai engineer"?"""
        return self.words.count("/") >= _SLASHES and not {",", ".", ";", "\n"} & set(self.words)

    def _ends_sentence(self, place: int) -> bool:
        word = self.words[place]
        if word == "\n":
            return True
        closed = place + 1 == len(self) or not self.is_tight(place) or self.words[place + 1] in _ENDS | {'"', ")"}
        if word != ".":
            return closed
        return closed and not self._is_short_form(place)

    def _is_short_form(self, place: int) -> bool:
        if not place or self.ends[place - 1] != self.starts[place] or place + 1 == len(self):
            return False
        word = self.words[place - 1]
        if word in _NUMBERING:  # "no. 5"; "Docker no. Git yes."
            return self.words[place + 1].isdigit()
        if word == "max":  # "Budget: max. 400"; "£250 max. Nurse, 5 years."
            return self.words[place + 1].isdigit() and place > 1 and self.words[place - 2] in _LABELS
        return word in _SHORT_FORMS or (len(self.words[place - 1]) == 1 and place >= 2 and self.words[place - 2] == ".")

    def _clauses(self) -> Iterator[tuple[int, int]]:
        first = 0
        for place, word in enumerate(self.words):
            if not self._breaks(place, word):
                continue
            if first < place:
                yield first, place
            first = place + 1
        if first < len(self):
            yield first, len(self)

    def _breaks(self, place: int, word: str) -> bool:
        if word in _TURNS:
            return True
        if word == "-":  # a dash stands free, a hyphen joins
            return not (self.is_tight(place) and place and self.is_tight(place - 1))
        if word == "/" and self.is_slashed:
            return True
        if word in ("/", ":") and place and self.is_tight(place - 1) and self.is_tight(place):
            return False
        if word == ".":
            return not self.is_tight(place) and not self._is_short_form(place)
        return word in _BREAKS


def _spread(parts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """For each token the part that it stands in, so that nobody has to search: asked for it is all the time."""
    if not parts:
        return [(0, 0)]
    ends = [*(first for first, _ in parts[1:]), max(length, parts[-1][0] + 1)]
    first, spread = 0, []
    for part, end in zip(parts, ends, strict=True):
        spread += [part] * (end - first)
        first = end
    return spread


def first_token(low: str) -> str:
    """The first token of a folded text; empty where there is none."""
    word = low.partition(" ")[0]
    if word.isalpha():
        return word
    found = _TOKEN.search(low)
    return found.group() if found else ""


def tokenise(low: str) -> Tokens:
    """The tokens of a folded text."""
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(low)]
    words, starts, ends = (list(part) for part in zip(*found, strict=True)) if found else ([], [], [])
    return Tokens(words, starts, ends, low)
