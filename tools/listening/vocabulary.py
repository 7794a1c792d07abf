"""Phrases and what they stand for, found in one pass over the tokens of a text: whole words, the longest first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tools.listening import tables
from tools.listening.tokens import Tokens, first_token, tokenise

Languages = frozenset[str]
GUESSED = "?"  # among languages: they are only a guess, and a phrase that is English, too, is English
_SENSES = ""  # no token is empty: what a phrase stands for hangs where it ends
_TABLES = ("scope", "figures", "calendar", "levels", "work", "changes", "constraints")

Node = dict[str, Any]


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
    """All phrases, by their first token; what follows it is spelled out when the token is first met.

    Tens of thousands of phrases are known and a talk meets hundreds: spelling out all of them took six times as long.
    """

    unread: dict[str, list[tuple[str, Sense]]] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)

    def add(self, pattern: str, sense: Sense) -> None:
        """Add a folded phrase, with its choices; one with an apostrophe is known without it, too ("dont")."""
        self._add(pattern, sense)
        if "'" in pattern:
            self._add(pattern.replace("'", ""), sense)
        if sense.language == "de" and "ss" in pattern:  # Swiss or typed without ß
            self._add(pattern.replace("ss", "ß"), sense)

    def _add(self, pattern: str, sense: Sense) -> None:
        for opened in tables.opened(pattern) if "(" in pattern else (pattern,):
            self.unread.setdefault(first_token(opened), []).append((opened, sense))

    def __contains__(self, word: str) -> bool:
        return word in self.unread

    def find(self, tokens: Tokens, languages: Languages) -> dict[str, list[Mark]]:
        """Marks by kind, from left to right; none lies within another of its kind."""
        found: dict[str, list[Mark]] = defaultdict(list)
        reached: dict[str, int] = defaultdict(int)
        for first, word in enumerate(tokens.words):
            if word not in self.unread:
                continue
            for kind, (end, value) in self._longest(tokens, first, languages).items():
                if end > reached[kind]:
                    found[kind].append(Mark(first, end, kind, value))
                    reached[kind] = end
        return found

    def _longest(self, tokens: Tokens, first: int, languages: Languages) -> Mapping[str, tuple[int, Any]]:
        """What begins at a token: for each kind the longest phrase."""
        words, node = tokens.words, self._node(tokens.words[first])
        longest: dict[str, tuple[int, Any]] = {}
        place = first
        while node is not None:
            senses = node.get(_SENSES)
            if senses:
                is_english = GUESSED in languages and any(not sense.language for sense in senses)
                for kind, value, language in senses:
                    if not language or (language in languages and not is_english):
                        longest[kind] = (place + 1, value)
            place += 1
            if place + 1 < len(words) and words[place] == "-" and tokens.is_tight(place - 1) and tokens.is_tight(place):
                place += 1
            node = node.get(words[place]) if place < len(words) else None
        return longest

    def _node(self, word: str) -> Node | None:
        """What may follow a first token. Two threads that meet it at once spell out the same."""
        node = self.nodes.get(word)
        if node is None:
            node = {}
            for pattern, sense in self.unread[word]:
                for phrase in tables.spelled_out(pattern):
                    _hang(node, tokenise(phrase).words[1:], sense)
            self.nodes[word] = node
        return node


def _hang(node: Node, words: Iterable[str], sense: Sense) -> None:
    for word in words:
        if word != "-":
            node = node.setdefault(word, {})
    senses = node.setdefault(_SENSES, [])
    if sense not in senses:
        senses.append(sense)


def build_vocabulary() -> Vocabulary:
    """The phrases of our own tables."""
    vocabulary = Vocabulary()
    for pattern, sense in _senses():
        vocabulary.add(pattern, sense)
    return vocabulary


def _senses() -> Iterator[tuple[str, Sense]]:
    for name in _TABLES:
        for row in tables.rows(name):
            sense = Sense(row["kind"], row["value"], row["language"])
            for pattern in tables.patterns(row["words"]):
                yield pattern, sense
