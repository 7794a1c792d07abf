"""Phrases and what they stand for, found in one pass over the tokens of a text: whole words, the longest first.

The phrases come from `data/phrases.tsv`, a line for each first token, which `indexing` makes of the word tables. What
follows a first token is spelled out when the token is first met: a talk meets hundreds of thirty thousand phrases.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, cast

from tools.listening import tables
from tools.listening.tokens import Tokens, first_token, tokenise

Languages = frozenset[str]
Rule = Literal["", "case", "context", "never", "legacy"]
GUESSED = "?"  # among languages: they are only a guess, and a phrase that is English, too, is English
FIELD, LIST = "¦", ";"  # what parts the fields of a phrase in the index, and the spellings of a name
_END = "\0"  # no word
_SENSES = ""  # no token is empty: what a phrase stands for hangs where it ends
HIDES = "-"  # the value of a phrase that only keeps shorter ones of its kind from being found
_PHRASE_FIELDS = 4

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


@dataclass(frozen=True)
class Entry:
    """A known name. `rule` says when it counts: always, exactly so spelled, among other skills, never."""

    kind: Literal["skill", "role"]
    label: str
    ref: str | None  # catalogue id
    rule: Rule = ""
    spellings: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All phrases, by their first token."""

    unread: Mapping[str, str]
    nodes: dict[str, Node] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Vocabulary":
        """The phrases of the index."""
        return cls.of((tables.DATA_FOLDER / "phrases.tsv").read_text("utf-8"))

    @classmethod
    def of(cls, index: str) -> "Vocabulary":
        """The phrases of an index as text."""
        return cls(dict([line.split("\t", 1) for line in index.split("\n") if line]))

    def with_names(self, names: Iterable[tuple[str, Entry]]) -> "Vocabulary":
        """These phrases and further names, each by its folded spelling; a name that is known already is said anew."""
        unread = dict(self.unread)
        for spelling, entry in names:
            fields = (spelling, entry.kind, entry.label, entry.ref or "", entry.rule, LIST.join(entry.spellings))
            token = first_token(spelling)
            unread[token] = "\t".join(filter(None, (unread.get(token), FIELD.join(fields))))
        return Vocabulary(unread)

    def __contains__(self, word: str) -> bool:
        return word in self.unread

    def find(self, tokens: Tokens, languages: Languages) -> dict[str, list[Mark]]:
        """Marks by kind, from left to right; none lies within another of its kind."""
        found: dict[str, list[Mark]] = defaultdict(list)
        reached: dict[str, int] = {}
        for first, word in enumerate(tokens.words):
            node = self.nodes.get(word) or (self._spelled_out(word) if word in self.unread else None)
            if node is None:
                continue
            for kind, (end, value) in _longest(node, tokens, first, languages).items():
                if end > reached.get(kind, 0):
                    reached[kind] = end
                    if value != HIDES:
                        found[kind].append(Mark(first, end, kind, value))
        return found

    def _spelled_out(self, word: str) -> Node:
        """What may follow a first token. Two threads that meet it at once spell out the same."""
        node: Node = {}
        for phrase in self.unread[word].split("\t"):
            pattern, *fields = phrase.split(FIELD)
            sense = _sense(fields)
            for spelled in tables.spelled_out(pattern):
                _hang(node, tokenise(spelled).words[1:], sense)
        self.nodes[word] = node
        return node


def _longest(node: Node | None, tokens: Tokens, first: int, languages: Languages) -> dict[str, tuple[int, Any]]:
    """What begins at a token: for each kind the longest phrase."""
    words, longest, place = tokens.words, dict[str, tuple[int, Any]](), first
    while node is not None:
        place += 1
        if senses := node.get(_SENSES):
            is_english = GUESSED in languages and any(not sense.language for sense in senses)
            for kind, value, language in senses:
                if not language or (language in languages and not is_english):
                    longest[kind] = (place, value)
        following = words[place] if place < len(words) else _END
        if following == "-" and tokens.is_tight(place - 1) and tokens.is_tight(place):
            place += 1
            following = words[place] if place < len(words) else _END
        node = node.get(following)
    return longest


def _sense(fields: list[str]) -> Sense:
    if len(fields) < _PHRASE_FIELDS:
        kind, value, language = fields
        return Sense(kind, value, language)
    kind, label, ref, rule, spellings = fields
    name = Entry(
        cast(Literal["skill", "role"], kind), label, ref or None, cast(Rule, rule), frozenset(spellings.split(LIST))
    )
    return Sense(kind, name)


def _hang(node: Node, words: Iterable[str], sense: Sense) -> None:
    for word in words:
        if word != "-":
            node = node.setdefault(word, {})
    senses = node.setdefault(_SENSES, [])
    if sense not in senses:
        senses.append(sense)
