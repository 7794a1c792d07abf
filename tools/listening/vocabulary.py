"""Phrases and what they stand for, found in one pass over the tokens of a text: whole words, the longest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tools.listening import tables
from tools.listening.tokens import Tokens, tokenise

Languages = frozenset[str]
GUESSED = "?"  # among languages: they are only a guess, and a phrase that is English, too, is English
_SENSES = ""  # no token is empty: what a phrase stands for hangs where it ends
_TABLES = ("scope", "figures", "calendar", "levels", "work", "changes", "constraints")


class Mark(NamedTuple):
    """A known phrase in a text: from token `first` up to `end`, which is not included."""

    first: int
    end: int
    kind: str
    value: Any


class Sense(NamedTuple):
    """What a phrase stands for. `language` is empty for a phrase of any language."""

    kind: str
    value: Any
    language: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All phrases, by their tokens."""

    root: dict[str, Any] = field(default_factory=dict)

    def add(self, phrase: str, sense: Sense) -> None:
        """Add a folded phrase; one with an apostrophe is known without it, too ("dont")."""
        self._add(tokenise(phrase).words, sense)
        if "'" in phrase:
            self._add(tokenise(phrase.replace("'", "")).words, sense)

    def _add(self, words: Iterable[str], sense: Sense) -> None:
        node = self.root
        for word in words:
            if word != "-":
                node = node.setdefault(word, {})
        senses = node.setdefault(_SENSES, [])
        if sense not in senses:
            senses.append(sense)

    def __contains__(self, word: str) -> bool:
        return word in self.root

    def find(self, tokens: Tokens, languages: Languages) -> dict[str, list[Mark]]:
        """Marks by kind, from left to right; none lies within another of its kind."""
        found: dict[str, list[Mark]] = defaultdict(list)
        reached: dict[str, int] = defaultdict(int)
        for first in range(len(tokens)):
            for kind, (end, value) in self._longest(tokens, first, languages).items():
                if end > reached[kind]:
                    found[kind].append(Mark(first, end, kind, value))
                    reached[kind] = end
        return found

    def _longest(self, tokens: Tokens, first: int, languages: Languages) -> Mapping[str, tuple[int, Any]]:
        """What begins at a token: for each kind the longest phrase."""
        words, node = tokens.words, self.root.get(tokens.words[first])
        if node is None:
            return {}
        longest: dict[str, tuple[int, Any]] = {}
        place = first
        while node is not None:
            senses = node.get(_SENSES, ())
            is_english = GUESSED in languages and any(not sense.language for sense in senses)
            for kind, value, language in senses:
                if not language or (language in languages and not is_english):
                    longest[kind] = (place + 1, value)
            place += 1
            if place + 1 < len(words) and words[place] == "-" and tokens.is_tight(place - 1) and tokens.is_tight(place):
                place += 1
            node = node.get(words[place]) if place < len(words) else None
        return longest


def build_vocabulary() -> Vocabulary:
    """The phrases of our own tables."""
    vocabulary = Vocabulary()
    for name in _TABLES:
        for row in tables.rows(name):
            sense = Sense(row["kind"], row["value"], row["language"])
            for phrase in tables.phrases(row["words"]):
                vocabulary.add(phrase, sense)
    return vocabulary
