"""One message on its way through listening: its text, its quantities, and what was said just before."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tools.listening import tables
from tools.listening.lexicon import Lexicon, Mention
from tools.listening.numbers import Quantity, quantities
from tools.listening.text import Span, Text, quote, sentences
from tools.schema import Channel, Profile, Question

# Commas and brackets part what belongs together in a terse message; "but" turns it.
_CLAUSE_END = re.compile(
    r"[,;:()\[\]|]|\s-\s|\s->\s|\s(?:but|aber|pero|mais|mas|however|although|though|while|whereas|plus|then|so)\s"
    r"|\s(?:and|und|y|et|e)\s(?=(?:i|i'm|my|ich|yo|je|eu|could|can|want|would|have|tengo|quiero|mochte|habe)\s)"
)


_FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|i've|i'd|im|ive|me|my|mine|we|us|our|ich|mir|mein|meine|yo|mi|je|j'ai|moi|mon|eu|meu|"
    r"minha)\b"
)


@dataclass(frozen=True)
class Message:
    """What every reader of facts gets to see."""

    text: Text
    lexicon: Lexicon
    today: date
    turn: int
    channel: Channel = "chat"
    asked: Question | None = None
    last_reply: str = ""
    profile: Profile = field(default_factory=Profile)
    has_plan: bool = False
    # What readers have found and would search for again.
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def low(self) -> str:
        return self.text.low

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return sentences(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.low)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return self.lexicon.mentions(self.text)

    @cached_property
    def asked_back(self) -> bool:
        return self.low.rstrip().endswith("?")

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Parts of sentences that hold one statement each."""
        return tuple(clause for sentence in self.sentences for clause in _clauses(self.low, sentence))

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [found.start for found in self.quantities]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def sentence_at(self, place: int) -> Span:
        return self.sentences[max(0, bisect_right(self._sentence_starts, place) - 1)]

    def clause_at(self, place: int) -> Span:
        return self.clauses[max(0, bisect_right(self._clause_starts, place) - 1)]

    def before(self, place: int, room: int = 60) -> str:
        """Folded words of the sentence that lead up to a place."""
        return self.low[max(self.sentence_at(place).start, place - room) : place]

    def after(self, place: int, room: int = 60) -> str:
        """Folded words of the sentence that follow a place."""
        return self.low[place : min(self.sentence_at(max(0, place - 1)).end, place + room)]

    def lead(self, place: int, room: int = 120) -> str:
        """Folded words of the clause that lead up to a place."""
        return self.low[max(self.clause_at(place).start, place - room) : place]

    def asks(self, place: int) -> bool:
        """Does the sentence around a place end with a question mark?"""
        sentence = self.sentence_at(place)
        return self.low[max(sentence.start, sentence.end - 6) : sentence.end].rstrip().endswith("?")

    def is_others(self, place: int) -> bool:
        """Is what stands here said of somebody else, with no "I" in between?"""
        lead = self.before(place, 120)
        ends = [match.end() for match in tables.pattern("cues", "others").finditer(lead)]
        return bool(ends) and _FIRST_PERSON.search(lead[ends[-1] :]) is None

    def quantities_near(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Quantities that begin between two places."""
        return self.quantities[bisect_left(self._quantity_starts, start) : bisect_right(self._quantity_starts, end)]

    def quote(self, span: Span) -> str:
        return quote(self.text, span.start, span.end)

    def sentence_quote(self, start: int, end: int) -> str:
        """The words around a find: its clause where that is short, else the find itself."""
        clause = self.clause_at(start)
        if clause.holds(Span(start, end)) and clause.end - clause.start <= 120:
            return self.quote(clause)
        return quote(self.text, start, end)

    def says(self, kind: str, span: Span) -> bool:
        """Does a stretch hold a cue of this kind?"""
        return cue(kind, span.of(self.low))


def cue(kind: str, words: str) -> bool:
    """Do the folded words hold a cue of this kind?"""
    return tables.pattern("cues", kind).search(words) is not None


def _clauses(low: str, sentence: Span) -> list[Span]:
    found, start = [], sentence.start
    for match in _CLAUSE_END.finditer(low, sentence.start, sentence.end):
        if match.group() == "," and _inside_number(low, match.start()):
            continue
        if match.start() > start:
            found.append(Span(start, match.start()))
        start = match.end()
    return [*found, Span(start, sentence.end)] if start < sentence.end else found


def _inside_number(low: str, at: int) -> bool:
    return low[at - 1 : at].isdigit() and low[at + 1 : at + 2].isdigit()
