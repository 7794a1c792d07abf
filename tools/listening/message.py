"""One message on its way through listening: its tokens, what they mark, its quantities, and what was said before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from tools.listening.cv_scope import mark_listed
from tools.listening.lexicon import Lexicon
from tools.listening.quantities import Quantity, read_quantities
from tools.listening.ranges import date_ranges
from tools.listening.scope import Scope, is_unreal, mark_unchanged, read_scopes
from tools.listening.text import Text, quote
from tools.listening.tokens import Tokens, tokenise
from tools.listening.vocabulary import Languages, Mark
from tools.schema import Channel, Fact, Profile, Question

_LABEL_SIGNS = frozenset(
    {
        ":",
        "=",
        "->",
        "=>",
        "-",
        "is",
        "are",
        "about",
        "of",
        "~",
        "max",
        "around",
        "ist",
        "es",
        "est",
        "e",
        "$",
        "€",
        "£",
    }
    | {"?", "between", "maybe", "say", "roughly", "perhaps", "probably", "like", "approx", "circa"}
)
_LABEL_PAIRS = frozenset({("up", "to"), ("at", "most"), ("max", "."), ("approx", "."), ("ca", ".")})
_HEAD_MAX, _HEAD_LEAD, _LINE_ENDS = 9, 3, frozenset(".;!?,\n")
_TOPIC_NOUNS = frozenset("thing question part bit topic matter issue".split())  # "the hours thing: 9"
_TOPIC_ENDS = _TOPIC_NOUNS | {",", ":"}
_TOPIC = re.compile(r"\b(?:as (?:for|to|regards)|in terms of|regarding|concerning|comes to|about|on)(?: the| my)?$")
_LABEL_FIELDS = {"hours_label": "weekly_hours", "budget_label": "budget_usd", "years_label": "years_experience"}
_RATHER, _NOT, _DENIED_REACH = frozenset("but sondern sino mais mas".split()), frozenset("not nicht no pas".split()), 6
_CV_WORDS = 30
_CLAUSE_QUOTE = 120  # characters: a longer clause is quoted by the find alone


_BEGINS_AS_QUESTION = re.compile(
    r"\W*(?:(?:and|so|ok|but) )*(?:what (?:is|are|does|do|roles?|jobs?|kind|would|should|can)"
    r"|which (?:roles?|jobs?|is|are)"
    r"|how (?:does|do|is|are|much|many|far)|who (?:is|are|earns)|where (?:is|are|do|does))\b"
)


@dataclass(frozen=True)
class Message:
    """What every reader of facts gets to see."""

    text: Text
    tokens: Tokens
    lexicon: Lexicon
    languages: Languages
    today: date
    turn: int
    channel: Channel = "chat"
    asked: Question | None = None
    last_reply: str = ""
    asked_before: Sequence[str] = ()  # profile fields that were asked for at any time
    profile: Profile = field(default_factory=Profile)
    history: Sequence[Fact] = ()
    has_plan: bool = False
    # What readers have found and would search for again.
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    # The words of the tokens: every reader asks for them, thousands of times a message.
    words: list[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", self.tokens.words)

    @cached_property
    def marks(self) -> Mapping[str, Sequence[Mark]]:
        """Known phrases by kind, from left to right."""
        return _without_lacks(self.lexicon.find(self.tokens, self.text, self.languages), self.tokens.words)

    @cached_property
    def scopes(self) -> list[int]:
        scopes = read_scopes(self.tokens, self.marks)
        if self.is_cv:
            return mark_listed(self.tokens, self.marks, scopes)
        return mark_unchanged(self.tokens, self.marks, scopes) if self.history else scopes

    @cached_property
    def is_cv(self) -> bool:
        """Uploaded as a CV, or pasted: two stretches of the calendar make one."""
        if self.channel == "cv":
            return True
        return len(self.words) > _CV_WORDS and len(date_ranges().findall(self.text.low[:20_000])) >= 2

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return read_quantities(self.tokens, self.marks)

    @cached_property
    def is_shouted(self) -> bool:
        """Written in capitals, or each Word With One: a capital letter says nothing."""
        words = [word for word in self.text.raw.split()[:60] if word[0].isalpha()]
        return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)

    @cached_property
    def is_question(self) -> bool:
        """Does the whole message end with a question mark, or begin as a question does that forgot it?"""
        return "?" in self.words[-2:] or _BEGINS_AS_QUESTION.match(self.text.low) is not None

    def scope(self, place: int) -> int:
        return self.scopes[place] if self.scopes else Scope.PLAIN

    def is_unreal(self, place: int) -> bool:
        """True where nothing is told of the person: others, what-ifs, questions, demands."""
        return is_unreal(self.scope(place))

    def clause(self, place: int) -> tuple[int, int]:
        return self.tokens.clause_at(place)

    def sentence(self, place: int) -> tuple[int, int]:
        return self.tokens.sentence_at(place)

    def between(self, kind: str, first: int, end: int) -> Sequence[Mark]:
        """Marks of a kind that begin between two places."""
        found = self.marks.get(kind, ())
        starts = self._starts(kind)
        return found[bisect_left(starts, first) : bisect_left(starts, end)]

    def has(self, kind: str, first: int, end: int) -> bool:
        """Does a mark of this kind begin between two places?"""
        starts = self._starts(kind)
        at = bisect_left(starts, first)
        return at < len(starts) and starts[at] < end

    def ends_at(self, kind: str, place: int) -> Mark | None:
        """The mark of a kind that ends right before a place."""
        if kind not in self._ends:
            self._ends[kind] = {mark.end: mark for mark in self.marks.get(kind, ())}
        return self._ends[kind].get(place)

    def begins_at(self, kind: str, place: int) -> Mark | None:
        """The mark of a kind that begins at a place."""
        if kind not in self._begins:
            self._begins[kind] = {mark.first: mark for mark in self.marks.get(kind, ())}
        return self._begins[kind].get(place)

    def before(self, kind: str, place: int, reach: int = 6) -> bool:
        """Does a mark of this kind stand in the clause, at most `reach` tokens before a place?"""
        start = max(self.clause(place)[0], place - reach)
        return any(mark.end <= place for mark in self.between(kind, start, place))

    def after(self, kind: str, place: int, reach: int = 5) -> bool:
        """Does a mark of this kind begin in the clause, at most `reach` tokens from a place on?"""
        end = max(self.clause(max(0, place - 1))[1], place)
        return self.has(kind, place, min(end, place + reach))

    def labels(self, kind: str, place: int) -> bool:
        """ "hours: 9", "budget is 300", "budget not 500 but 300": a mark of this kind names what stands at a place."""
        at = begin = self._before_denied(place)
        if place > 1 and self.words[place - 1] in ":," and self.words[place - 2] in _TOPIC_NOUNS:
            return self._is_topic(kind, place - 1) or self.ends_at(kind, place - 2) is not None
        while at and self._is_label_sign(at - 1) and begin - at < 4:
            at -= 1
        if any(self.ends_at(kind, end) for end in (*range(at, begin + 1), place)) or self._is_topic(kind, place):
            return True
        return any(self.words[sign] == ":" and self._heads(kind, sign) for sign in range(at, begin))

    def _heads(self, kind: str, colon: int) -> bool:
        """ "Hours a week I can do: 5", "Hours (free): 6": a short line that opens with such a mark, up to its colon."""
        floor = max(0, colon - _HEAD_MAX)
        first = next((at + 1 for at in range(colon - 1, floor - 1, -1) if self.words[at] in _LINE_ENDS), floor)
        has_figure = any(word[0].isdigit() for word in self.words[first:colon])
        return first < colon and self.has(kind, first, min(colon, first + _HEAD_LEAD)) and not has_figure

    def _is_label_sign(self, place: int) -> bool:
        """ "Hours: max. 5", "hours: up to 7": small words that may stand between a label and its figure."""
        before, word, after = ("", *self.words, "")[place : place + 3]
        return word in _LABEL_SIGNS or (before, word) in _LABEL_PAIRS or (word, after) in _LABEL_PAIRS

    def _is_topic(self, kind: str, place: int) -> bool:
        """ "As for hours, six", "budget-wise: 300": what follows is of what is named before the mark."""
        if place < 2 or self.words[place - 1] not in _TOPIC_ENDS:
            return False
        is_wise = self.words[place - 3 : place - 1] == ["-", "wise"]
        end = place - 3 if is_wise else place - 1
        named = self.ends_at("named", end)
        is_named = named is not None and named.value == _LABEL_FIELDS.get(kind)
        mark = named if is_named else self.ends_at(kind, end)
        return mark is not None and (is_wise or _TOPIC.search(self.tokens.text(0, mark.first)) is not None)

    def _before_denied(self, place: int) -> int:
        """Where "not 500 but" begins, if that stands right before a place; else the place."""
        if place < 2 or self.words[place - 1] not in _RATHER:
            return place
        denials = (at for at in range(place - 2, max(-1, place - _DENIED_REACH), -1) if self.words[at] in _NOT)
        return next(denials, place)

    def is_dropped(self, place: int, field: str) -> bool:
        """ "Drop the ten years": a word of dropping stands right before, or one that drops the field follows later."""
        if place < self.memo.get("dropped", {}).get(field, 0):
            return True
        return any(
            place - mark.end <= 1 for mark in self.between("withdraw", max(0, place - 4), place) if mark.end <= place
        )

    def is_spoken_for(self, one: Quantity) -> bool:
        """Whether a figure belongs to the change of one that was known: see `known_figures`."""
        return one.first in self.memo.get("spoken_for", ())

    def in_clause(self, kind: str, place: int) -> bool:
        return self.has(kind, *self.clause(place))

    def near(self, first: int, end: int) -> tuple[Quantity, ...]:
        """Quantities that begin between two places."""
        return self.quantities[bisect_left(self._figures, first) : bisect_left(self._figures, end)]

    def quantity_at(self, place: int) -> Quantity | None:
        """The quantity that holds a token."""
        before = bisect_right(self._figures, place)
        found = self.quantities[before - 1] if before else None
        return found if found and place < found.end else None

    def quote(self, first: int, end: int) -> str:
        """The person's own words from one token up to another."""
        if first >= end:
            return ""
        return quote(self.text, self.tokens.starts[first], self.tokens.ends[end - 1])

    def raw(self, first: int, end: int) -> str:
        """The words as written, nothing left out."""
        return self.text.written(self.tokens.starts[first], self.tokens.ends[end - 1]) if first < end else ""

    def said(self, first: int, end: int) -> str:
        """The words around a find: its clause where that is short, else the find itself."""
        start, stop = self.clause(first)
        if start <= first and end <= stop and self.tokens.ends[stop - 1] - self.tokens.starts[start] <= _CLAUSE_QUOTE:
            return self.quote(start, stop)
        return self.quote(first, end)

    def part(self, first: int, end: int) -> "Message":
        """Some tokens as a message of their own, said in the same talk."""
        start, stop = self.tokens.starts[first], self.tokens.ends[end - 1]
        low, places = self.text.low[start:stop], self.text.places
        if places is None:
            text = Text(self.text.raw[start:stop], low)
        else:
            text = Text(self.text.raw, low, places[start : stop + 1])
        return replace(self, text=text, tokens=tokenise(low), memo={})

    @cached_property
    def whole(self) -> str:
        """The message itself as a quote."""
        return " ".join(self.text.written(0, len(self.text.low)).split())[:160].strip()

    @cached_property
    def _figures(self) -> list[int]:
        return [one.first for one in self.quantities]

    @cached_property
    def _begins(self) -> dict[str, dict[int, Mark]]:
        return {}

    @cached_property
    def _ends(self) -> dict[str, dict[int, Mark]]:
        return {}

    @cached_property
    def _all_starts(self) -> dict[str, list[int]]:
        return {}

    def _starts(self, kind: str) -> list[int]:
        if kind not in self._all_starts:
            self._all_starts[kind] = [mark.first for mark in self.marks.get(kind, ())]
        return self._all_starts[kind]


def _without_lacks(marks: Mapping[str, Sequence[Mark]], words: Sequence[str]) -> Mapping[str, Sequence[Mark]]:
    """ "No degree no coding 5h/week": a course that somebody did without neither lasts nor taught anything."""
    denied = {kind for kind in _COURSES for mark in marks.get(kind, ()) if words[mark.first - 1 : mark.first] == ["no"]}
    if not denied:
        return marks
    kept = {kind: [one for one in marks[kind] if words[one.first - 1 : one.first] != ["no"]] for kind in denied}
    return {**marks, **kept}


_COURSES = ("lasts", "learns")
