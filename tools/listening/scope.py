"""Whose words are these, and are they meant: for each token whether it speaks of others, of a wish, of a question.

Cues run forward, as in ConText (Harkema et al., Journal of Biomedical Informatics 42, 2009): from where they stand to
the end of their clause or sentence, or to a word that ends them, such as "I" after "my brother".
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from tools.listening import scope_words as cues
from tools.listening import told_of
from tools.listening.tokens import Tokens
from tools.listening.vocabulary import Mark

Marks = Mapping[str, Sequence[Mark]]


class Scope:
    """What holds at a token; several may, so each is a bit of a plain integer (an enum costs a third of a reading)."""

    PLAIN = 0
    OTHERS = 1  # said of somebody else
    SUPPOSED = 2  # a what-if
    WISHED = 4  # wanted, not had
    ASKED = 8  # inside a question that does not say that the person has it
    DEMANDED = 16  # a job advert asks for it
    ORDERED = 32  # an order to the coach about itself
    LISTED = 64  # a line of a CV, not a sentence of the person
    OFF = 128  # days without study: no deadline, no hours


_UNREAL = Scope.OTHERS | Scope.SUPPOSED | Scope.ASKED | Scope.DEMANDED | Scope.ORDERED | Scope.LISTED | Scope.OFF
_QUOTED_WORDS, _QUOTED_WORDS_MAX = 6, 200
# A figure, or a day, that is told with no more than a question mark behind it: "3 months", "AI engineer by summer".
_BARE_SPAN = re.compile(
    r"(?:(?:ai|ml|data|platform|engineer) )*(?:in |within |by )?(?:(?:\d+|[a-z]+) (?:months?|mos?|years?|weeks?)"
    r"|(?<=by )[a-z]+(?: \d+)?)(?: max| tops| or so)?$"
)
_NO_VERB = frozenset("of at in with to for and or from on by about as who that so".split())


def read_scopes(tokens: Tokens, marks: Marks) -> list[int]:
    """The scope of each token."""
    reader = _Reader(tokens, marks)
    scopes = [Scope.PLAIN] * len(tokens)
    for first, end in tokens.sentences:
        reader.read_sentence(first, end, scopes)
    return scopes


def mark_unchanged(tokens: Tokens, marks: Marks, scopes: list[int]) -> list[int]:
    """The scopes of "a post says 15 hours, keep mine as it is": nothing before it is told, unless it set something."""
    mark = next(iter(marks.get("unchanged", ())), None)
    if mark is None or cues.SETS & set(tokens.words[: mark.first]):
        return scopes
    return [scope | Scope.SUPPOSED if place < mark.first else scope for place, scope in enumerate(scopes)]


def is_unreal(scope: int) -> bool:
    """True where nothing is told of the person: others, what-ifs, questions, demands."""
    return bool(scope & _UNREAL)


class _Reader:
    """Carries who is spoken of from one sentence to the next."""

    def __init__(self, tokens: Tokens, marks: Marks) -> None:
        self.tokens = tokens
        self.events = _by_place(
            marks, ("self", "other", "if", "wish", "material", "need", "gives", "order", "hearsay", "in_fact")
        )
        self.acts = {mark.first for kind in ("am", "verb") for mark in marks.get(kind, ())}
        self.my = {mark.first for mark in marks.get("my", ())}
        self.about, self.whiles = ({mark.end for mark in marks.get(kind, ())} for kind in ("about", "while"))
        self.asks = {mark.first: mark for mark in marks.get("asks", ())}
        self.were_others = False
        self.quoted = set(_quoted(tokens))

    def read_sentence(self, first: int, end: int, scopes: list[int]) -> None:
        words = self.tokens.words
        scope = Scope.OTHERS if self.were_others and words[first] in cues.THIRD else Scope.PLAIN
        if words[first] in cues.KIN and words[first + 1 : first + 2] and words[first + 1] in cues.KIN_DOES:
            scope |= Scope.OTHERS  # "Mum went from nurse to programmer"
        asked_from, aside = self._asked_from(first, end), told_of.told_aside(words, first, end)
        hypothetical_until, others_until, outside, place = 0, 0, 0, first
        while place < end:
            if words[place] in cues.TURNS:
                scope &= ~(Scope.WISHED | Scope.SUPPOSED)
            if words[place] == "so" and place + 1 < end and words[place + 1] not in cues.THIRD:
                scope &= ~Scope.OTHERS  # what follows of it for oneself
            if words[place] == "(":  # an aside: "leaving HR (recruiter, 7 years)"
                outside, scope = scope, scope & ~Scope.WISHED
            elif words[place] == ")":
                scope |= outside & Scope.WISHED
            # "He does 20, me 10", "I test what they build: QA lead", "when they sleep that's four hours"
            is_me = words[place + (words[place] == "for") :][:1] == ["me"] and place == self.tokens.clause_at(place)[0]
            sums_up = words[place] == ":" or words[place : place + 2] in cues.SUMS_UP
            if is_me or (sums_up and scopes[first] & Scope.OTHERS == 0):
                scope &= ~Scope.OTHERS
            for mark in self.events.get(place, ()):
                scope = self._after(scope, mark)
                if mark.kind == "if" and mark.value == "weak":
                    hypothetical_until = self._end_of_if(mark)
                if (
                    mark.kind == "other"
                    and place in self.whiles
                    and words[place - 1] not in cues.ALTHOUGH
                    and not self._is_object(mark)
                ):
                    others_until = self.tokens.clause_at(place)[1]
            if place == others_until and others_until:  # "while they're at school, ten hours": the aside is over
                scope &= ~Scope.OTHERS
            held = scope | (Scope.SUPPOSED if place < hypothetical_until else Scope.PLAIN)
            is_asked = asked_from is not None and place >= asked_from
            held = held & ~Scope.SUPPOSED if is_asked and place in aside else held
            scopes[place] = held | (Scope.ASKED if is_asked and place not in aside else Scope.PLAIN)
            place += 1
        if words[first] == ">" and end - first > _QUOTED_WORDS:
            self.quoted.update(range(first, end))
        for place in self.quoted.intersection(range(first, end)):
            scopes[place] |= Scope.DEMANDED
        self.were_others = bool(scope & Scope.OTHERS)

    def _is_taken(self, mark: Mark) -> bool:
        """ "I followed a tutorial on Docker" tells of one, "a tutorial on Docker" asks for one."""
        start = self.tokens.clause_at(mark.first)[0]
        return bool(cues.TAKEN & set(self.tokens.words[start : mark.first]))

    def _is_taken_course(self, mark: Mark) -> bool:
        """ "Por las noches hago un curso de Python"."""
        return self.tokens.words[mark.first] in cues.COURSES and self._is_taken(mark)

    def _end_of_if(self, mark: Mark) -> int:
        """Where the condition ends: "if the pager stays quiet I can find 9 hours"."""
        end = self.tokens.clause_at(mark.first)[1]
        is_indirect = self.tokens.words[mark.first - 1] in cues.FINDS_OUT  # "to know if I can do it I have 8 hours"
        if self.tokens.words[mark.end : mark.end + 1] in (["i"], ["we"]) and not is_indirect:
            return end
        own = (
            one
            for place in range(mark.end + 1, end)
            for one in self.events.get(place, ())
            if one.kind == "self" and self.tokens.words[place] in cues.SELF
        )
        words = self.tokens.words
        return next((one.first for one in own if not cues.WOULD & set(words[one.first + 1 : one.first + 2])), end)

    def _is_own_act(self, mark: Mark) -> bool:
        """ "I don't ask for money", "no miracle needed": the person does it, no advert."""
        start = self.tokens.clause_at(mark.first)[0]
        if self.tokens.words[mark.first : mark.end] == ["needed"] and self.tokens.words[start] == "no":
            return True
        is_never = self.tokens.words[mark.first - 1] == "never"
        return any(
            one.kind == "self" and (one.end in (mark.first, mark.first - 2) or (one.end == mark.first - 1 and is_never))
            for place in range(max(0, mark.first - 4), mark.first)
            for one in self.events.get(place, ())
        )

    def _is_own_job(self, mark: Mark) -> bool:
        """ "I want to have the job within a year": it is the person's own."""
        words = self.tokens.words
        return words[mark.first : mark.end] == ["the", "job"] and words[mark.first - 1] in cues.GETS

    def _is_known_how(self, mark: Mark) -> bool:
        """ "I know how to use Excel", "learnt how to use Tableau", "so I set out to learn Python" are no wishes."""
        words = self.tokens.words
        before = words[max(0, mark.first - 2) : mark.first]
        if words[mark.first] == "which" and before[-1:] == [","]:  # "the pipeline, which means R all day"
            return True
        if words[mark.first] == "how":
            return bool(before) and before[-1] in cues.KNOWS_HOW and before[0] != "to"
        return words[mark.first : mark.end] in cues.TO_LEARN and bool(cues.BEGAN & set(before))

    def _after(self, scope: int, mark: Mark) -> int:
        match mark.kind:
            case "other":
                is_none = self._is_object(mark) or self._is_naming(mark) or self._is_oneself(mark)
                is_none = is_none or self._is_nobody(mark) or told_of.is_owner(self.tokens, mark)
                return scope if is_none else scope | Scope.OTHERS
            case "self" if self._is_subject(mark) and not (scope & Scope.OTHERS and self._is_advised(mark)):
                ended = Scope.OTHERS | Scope.DEMANDED | (Scope.WISHED if mark.value in ("have", "am") else Scope.PLAIN)
                if mark.value == "am" and self.tokens.words[mark.first - 1] == "because":
                    ended |= Scope.SUPPOSED  # "people assume I know SQL because I'm a product manager"
                if self._is_told_of_now(mark):
                    ended |= Scope.WISHED
                return scope & ~ended
            case "gives":
                return scope & ~Scope.OTHERS
            case "in_fact" if self._opens_clause(mark):
                is_theirs = self.tokens.words[mark.end : mark.end + 1] and self.tokens.words[mark.end] in cues.THIRD
                ended = Scope.SUPPOSED | Scope.WISHED | (Scope.PLAIN if is_theirs else Scope.OTHERS)
                return scope & ~ended
            case "if" if mark.value == "strong":
                return scope if self._is_inverted_within(mark) else scope | Scope.SUPPOSED
            case "wish":
                is_none = self._is_known_how(mark) or self._is_taken_course(mark)
                return scope if is_none or told_of.is_of_reader(self.tokens.words, mark) else scope | Scope.WISHED
            case "material":
                return scope if self._is_taken(mark) else scope | Scope.WISHED
            case "need":
                return scope if self._is_own_act(mark) or self._is_own_job(mark) else scope | Scope.DEMANDED
            case "order":
                return scope | Scope.ORDERED
            case "hearsay" if self._is_reported(mark):
                return scope | Scope.OTHERS
            case _:
                return scope

    def _is_advised(self, mark: Mark) -> bool:
        """ "My brother says I should do 20 hours": what others want of somebody is not done yet."""
        words = self.tokens.words
        lead = mark.first - (words[mark.first - 1] == "that")
        return words[lead - 1] in cues.ADVISES and bool(cues.SHOULD & set(words[mark.first + 1 : mark.first + 3]))

    def _is_told_of_now(self, mark: Mark) -> bool:
        """ "I want to become an AI engineer, I do IT support": a clause that begins anew with what somebody does."""
        return mark.first in self.acts and mark.first == self.tokens.clause_at(mark.first)[0]

    def _opens_clause(self, mark: Mark) -> bool:
        """ "But honestly 5 is the max": behind the word that turns."""
        start = mark.first + (self.tokens.words[mark.first] in cues.TURNS)
        return start == self.tokens.clause_at(start)[0]

    def _is_reported(self, mark: Mark) -> bool:
        """ "They say 10 hours a week is enough", "the course says 12": what is said by others, or by a thing."""
        words = self.tokens.words
        if words[mark.first - 1] in cues.ONESELF:  # "let me say it's data engineer"
            return False
        if words[mark.first] in ("says", "say", "said") and cues.SPEAKING & set(
            words[self.tokens.clause_at(mark.first)[0] : mark.first]
        ):
            return True
        return words[mark.end - 1] in cues.REPORTS and words[mark.end : mark.end + 1] in cues.REPORTED

    def _is_inverted_within(self, mark: Mark) -> bool:
        """ "Jeden zweiten Samstag hätte ich vier Stunden" offers; only "Hätte ich Zeit, ..." supposes."""
        is_inverted = self.tokens.words[mark.first] in cues.INVERTED
        return is_inverted and mark.first > self.tokens.clause_at(mark.first)[0]

    def _is_object(self, mark: Mark) -> bool:
        """ "with my wife", "I manage a team of 12" name nobody who does anything."""
        words = self.tokens.words
        if mark.first in self.about:
            return True
        start, end = self.tokens.clause_at(mark.first)
        has_subject = any(
            one.kind == "self" for place in range(start, mark.first) for one in self.events.get(place, ())
        )
        behind = words[mark.end] if mark.end < end else ""
        is_group = mark.end - mark.first > 1 or words[mark.first] == "people"
        return has_subject and is_group and (not behind or behind in _NO_VERB or not behind.isalpha())

    def _is_nobody(self, mark: Mark) -> bool:
        """ "Il y a trois mois", "il faut", "il m'en reste": the French "il" of nobody."""
        word, *behind = self.tokens.words[mark.first : mark.first + 2]
        return word == "il" and bool(behind) and behind[0] in cues.IL

    def _is_naming(self, mark: Mark) -> bool:
        """ "Transport planner they call it now": who calls it so is of no matter; "people analytics" is a field."""
        words = self.tokens.words
        is_field = words[mark.end - 1] == "people" and words[mark.end : mark.end + 1] in cues.OF_PEOPLE
        return is_field or words[mark.first : mark.first + 2] == ["they", "call"]

    def _is_oneself(self, mark: Mark) -> bool:
        """ "I'm the one who answers the phones", "I'm their project manager"."""
        words = self.tokens.words[max(0, mark.first - 4) : mark.first]
        is_their = self.tokens.words[mark.first] in cues.THEIR and words[-1:] in (["'m"], ["am"], ["im"], ["as"])
        if is_their or self.tokens.words[mark.first : mark.end + 1] == ["who", ":"]:
            return True
        is_who = self.tokens.words[mark.first] == "who" and words[-2:-1] == ["the"] and words[-1] in cues.ONE
        return (is_who and bool(cues.AM & set(words[:2]))) or self._is_of_own_title(mark)

    def _is_of_own_title(self, mark: Mark) -> bool:
        """ "I'm a legal secretary who ended up owning the templates"."""
        first = max(self.tokens.clause_at(mark.first)[0], mark.first - cues.TITLE_REACH)
        words = self.tokens.words[max(self.tokens.sentence_at(first)[0], first - cues.TITLE_REACH) : mark.first]
        if self.tokens.words[mark.first] != "who":
            return False
        was = next((at for at in range(len(words) - 1, 0, -1) if words[at - 1 : at + 1] in cues.WAS_A), None)
        if was is not None and "i" in words[: was + 1] and not cues.PREPOSITIONS & set(words[was + 1 :]):
            return True  # "I was the teacher who ran the club", "I came as an actuary who had only used R"
        ams = [
            one
            for place in range(first, mark.first)
            for one in self.events.get(place, ())
            if one.kind == "self" and one.value == "am"
        ]
        return bool(ams) and not cues.PREPOSITIONS & set(self.tokens.words[ams[-1].end : mark.first])

    def _is_subject(self, mark: Mark) -> bool:
        """ "I", or "my job"; "my wife" is somebody else, and "me" does nothing."""
        if self.tokens.words[mark.first] in cues.OBJECTS and mark.end - mark.first == 1:
            return False
        return mark.first not in {other.first for other in self.events.get(mark.first, ()) if other.kind == "other"}

    def _asked_from(self, first: int, end: int) -> int | None:
        """Where the question of a sentence begins: at its last word of asking that opens a clause; None without one."""
        is_marked = self.tokens.words[end - 1] == "?" or (end - 2 >= first and self.tokens.words[end - 2] == "?")
        openers = [place for place in map(self._behind_lead, self._clause_openers(first, end)) if place in self.asks]
        if is_marked and openers and self._is_request(openers[0]):
            return None
        if is_marked:
            openers = [place for place in openers if self.tokens.words[place : place + 2] not in cues.WISHES]
            if all(self._is_aside_clause(first, place) for place in openers) and self._is_hedged(first, end):
                return None
            return openers[0] if openers else self.tokens.clause_at(end - 1)[0]
        mark = self.asks.get(first)
        if self._is_request(first) or (mark is not None and cues.is_label(self.tokens.words[mark.first : end])):
            return None
        if mark is None or mark.end >= end:
            return self._asked_later(openers)
        behind = self.tokens.words[mark.end : mark.end + 5]
        is_had = "i" in behind[1:4] and behind[behind.index("i") + 1 :][:1] in (["had"], ["knew"])
        is_when = self.tokens.words[first] == "when" and behind[0] not in cues.TURNED
        if is_had or is_when or cues.REMAINS & set(behind[:2]):
            return self._asked_later(openers)  # "What's left are 4 hours", "when the plant closed I was a planner"
        inverted = self.tokens.words[mark.end] in cues.SUBJECTS
        return first if (mark.value == "wh") != inverted else self._asked_later(openers)

    def _is_aside_clause(self, first: int, place: int) -> bool:
        """ "... when the kids sleep": behind what is told, and in the order of a statement."""
        words = self.tokens.words
        return place > first and words[place] in ("when", "where", "wenn") and words[place + 1] not in cues.TURNED

    def _is_hedged(self, first: int, end: int) -> bool:
        """ "Maybe 5 hours when the kids sleep?": told with a shrug, and nobody is asked whether it will do."""
        words = self.tokens.words[first:end]
        hedges = [place for place, word in enumerate(words) if word in cues.HEDGES]
        rough = {near for place in hedges for near in words[place + 1 : place + 4]}
        if _BARE_SPAN.match(self.tokens.text(*self.tokens.clause_at(end - 1))) and self.asks.keys().isdisjoint(
            range(first, end)
        ):
            return not cues.JUDGES & set(words)  # "asap, 3 months?"
        is_figure = any(word.isdigit() for word in rough) or bool(cues.NUMBERS & rough)
        return is_figure and not cues.JUDGES & set(words)

    def _behind_lead(self, place: int) -> int:
        """Where a clause begins behind "so", "actually" and the like: "actually could we say data analyst instead?"."""
        words = self.tokens.words
        while place + 1 < len(words) and words[place] in cues.LEADS and place not in self.asks:
            place += 1
        return place

    def _asked_later(self, openers: Sequence[int]) -> int | None:
        """ "Nobody looks at my code, what do I fix first": a later clause in the order of a question, and no mark."""
        words = self.tokens.words
        for place in openers:
            wh, subject = self.asks[place], self.asks[place].end + 1
            aux = self.asks.get(wh.end)
            is_inverted = aux is not None and aux.value == "aux" and aux.end == subject
            if wh.value == "wh" and is_inverted and words[subject : subject + 1] and words[subject] in cues.SUBJECTS:
                return place
        return None

    def _is_request(self, first: int) -> bool:
        """ "Can you bring the budget down to 200?" sets it."""
        words = self.tokens.words[first : first + cues.REQUEST_REACH]
        if cues.PLANS & set(words) and cues.MAKES & set(words) and words[0] in cues.CAN:
            return True
        words = words[:4]
        if len(words) < 4 or words[0] not in cues.CAN:
            return False
        return (words[1] in ("you", "u", "we") and bool(cues.SETS & set(words[2:4]))) or (
            words[1] == "we" and words[2] in cues.SETTLES
        )

    def _clause_openers(self, first: int, end: int) -> list[int]:
        starts = self.tokens.clause_starts
        inside = starts[bisect_left(starts, first) : bisect_left(starts, end)]
        return inside if inside[:1] == [first] else [first, *inside]


def _quoted(tokens: Tokens) -> list[int]:
    """Tokens of a longer quotation: an advert's words, or somebody else's."""
    marks = [
        place
        for place, word in enumerate(tokens.words)
        if word == '"' or (word == "'" and _is_quote_mark(tokens, place))
    ]
    found: list[int] = []
    for start, stop in zip(marks[::2], marks[1::2], strict=False):
        if _QUOTED_WORDS < stop - start < _QUOTED_WORDS_MAX:
            found.extend(range(start, stop))
    return found


def _is_quote_mark(tokens: Tokens, place: int) -> bool:
    """A single quote that opens after a blank, or closes before one; no apostrophe."""
    closed = place + 1 == len(tokens) or not tokens.words[place + 1][0].isalnum()
    return not (place and tokens.is_tight(place - 1)) or not tokens.is_tight(place) or closed


def _by_place(marks: Marks, kinds: Sequence[str]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for kind in kinds:
        for mark in marks.get(kind, ()):
            found.setdefault(mark.first, []).append(mark)
    return found
