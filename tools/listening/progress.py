"""What was done of a plan: milestones finished, with their proof, and the real hours of a week.

Read before everything else, and only where there is a plan: "I spent 6 hours this week" is no wish for the plan, and a
link to a repository no skill. What is read here is taken out of the message; the other readers get the rest.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tools.listening import progress_words as words
from tools.listening.crisis import in_crisis
from tools.listening.milestones import done_fact, milestones_named
from tools.listening.progress_hours import hours_told, worked_fact
from tools.listening.text import clean_text
from tools.listening.text import fold as fold_text
from tools.schema import Channel, Fact, Heard, ProgressFact, TransitionPlan

MAX_CHARS = 4_000  # a longer message is a file
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_NEXT_CLAUSE = re.compile(r",? and (?=i\b|i'|spent\b)|, (?=i\b|i'|spent\b|worked\b)", re.IGNORECASE)


class Told(NamedTuple):
    """Facts of work done, and what of the message is left for other readers."""

    facts: tuple[ProgressFact, ...]
    rest: str
    kind: words.Kind | None = None

    def beside(self, heard: Heard) -> Heard:
        """What was heard in the rest of the message, with the progress that was told."""
        if self.kind is None:
            return heard
        update: dict[str, object] = {"facts": (*self.facts, *heard.facts), "progress": self.kind, "skipped": False}
        update |= {"intent": "progress_update", "intent_confidence": 0.95, "second_intent": None, "asks_about": None}
        return heard.model_copy(update=update)


def read_progress(
    message: str,
    *,
    plan: TransitionPlan | None,
    today: date,
    turn: int,
    channel: Channel = "chat",
    before: Sequence[Fact] = (),
    asked_hours: bool = False,
) -> Told:
    """Work done that a message tells of, where there is a plan it can be of.

    `before` is every fact told so far, oldest first; `asked_hours` says that the coach has just asked for hours a week,
    so that a bare "6 hours this week" is the answer to that.
    """
    if plan is None or channel not in ("chat", "answer", "model") or len(message) > MAX_CHARS or in_crisis(message):
        return Told((), message)
    if kind := words.asks(fold_text(message)):
        return Told((), "", kind)
    if taken_back := _taken_back(message, before, turn):
        return Told(taken_back, "", "told")
    reading = _Reading(plan, today, turn, channel, before, asked_hours)
    for sentence in _SENTENCE_END.split(clean_text(message)):
        is_supposed = words.is_supposed(fold_text(sentence))
        for clause in [sentence] if is_supposed else _NEXT_CLAUSE.split(sentence):
            reading.take(clause.strip())
    return reading.told(message)


class _Reading:
    """One message on its way, sentence by sentence."""

    def __init__(
        self, plan: TransitionPlan, today: date, turn: int, channel: Channel, before: Sequence[Fact], asked_hours: bool
    ) -> None:
        self.plan, self.today, self.turn, self.channel = plan, today, turn, channel
        self.before, self.asked_hours = [fact for fact in before if isinstance(fact, ProgressFact)], asked_hours
        self.done: list[str] = []  # phases
        self.quote, self.proof = "", list[str]()
        self.hours: list[ProgressFact] = []
        self.taken_back: list[ProgressFact] = []
        self.rest: list[str] = []
        self.is_unclear = self.is_told = False

    def take(self, sentence: str) -> None:
        low = fold_text(sentence)
        if not sentence or self._is_hours(sentence, low) or self._is_milestone(sentence, low):
            return
        if self.done and words.is_proof(low, self.plan, self.done):
            self.proof.append(sentence)
            return
        self.rest.append(sentence)

    def _is_hours(self, sentence: str, low: str) -> bool:
        told = hours_told(low, self.plan, self.today, is_bare_allowed=not self.asked_hours)
        held = {fact.worked.week: fact.worked for fact in [*self.before, *self.hours] if fact.worked}
        for one in told:
            fact = worked_fact(
                one, self.plan, self.today, quote=sentence, turn=self.turn, channel=self.channel, held=held
            )
            held |= {fact.worked.week: fact.worked} if fact.worked else {}
            self.hours = [old for old in self.hours if old.worked and old.worked.week != one.week] + [fact]
        return bool(told)

    def _is_milestone(self, sentence: str, low: str) -> bool:
        claim = words.claim(low)
        if claim is None:
            return False
        named = milestones_named(claim.of, self.plan, has_cue=claim.has_cue)
        if not named and not claim.has_cue:
            return False  # "I finished the course"
        self.is_told = True
        if claim.is_denied:
            self.taken_back += [fact for fact in self._held() if fact.milestone and fact.milestone.phase_id in named]
            return True
        self.is_unclear = self.is_unclear or not named
        self.done += [phase_id for phase_id in named if phase_id not in self.done]
        self.quote = self.quote or sentence
        if shown := words.proof_in(sentence):
            self.proof.append(shown)
        return True

    def _held(self) -> list[ProgressFact]:
        """The newest word on each milestone of this plan."""
        newest = {fact.milestone.phase_id: fact for fact in self._mine() if fact.milestone}
        return [fact for fact in newest.values() if not fact.withdrawn]

    def _mine(self) -> list[ProgressFact]:
        return [fact for fact in self.before if fact.role_id == self.plan.role_id]

    def told(self, message: str) -> Told:
        proof = " ".join(self.proof)
        held = {fact.milestone.phase_id: fact for fact in self._held() if fact.milestone}
        done = [
            done_fact(
                self.plan,
                phase_id,
                self.today,
                proof=proof,
                quote=self.quote,
                turn=self.turn,
                channel=self.channel,
                held=held.get(phase.id),
            )
            for phase_id in self.done
            for phase in self.plan.phases
            if phase.id == phase_id
        ]
        back = [_withdrawn(fact, self.turn) for fact in self.taken_back]
        facts = (*done, *self.hours, *back)
        if not facts and not self.is_told:
            return Told((), message)
        kind: words.Kind = "which" if self.is_unclear and not done else "told"
        return Told(facts, " ".join(self.rest), kind)


def _taken_back(message: str, before: Sequence[Fact], turn: int) -> tuple[ProgressFact, ...]:
    """ "Undo that" right behind a report of progress: what the newest turn told of it is open again."""
    last = before[-1] if before else None
    if not isinstance(last, ProgressFact) or last.withdrawn or not words.undoes(fold_text(message)):
        return ()
    latest = [one for one in before if isinstance(one, ProgressFact) and (one.turn, one.on) == (last.turn, last.on)]
    return tuple(_before_it(one, before[: -len(latest)]) or _withdrawn(one, turn) for one in latest)


def _before_it(fact: ProgressFact, earlier: Sequence[Fact]) -> ProgressFact | None:
    """What held of the same week or milestone until then."""
    of = _what(fact)
    held = [one for one in earlier if isinstance(one, ProgressFact) and _what(one) == of]
    return held[-1] if held and not held[-1].withdrawn else None


def _what(fact: ProgressFact) -> object:
    return fact.role_id, fact.milestone.phase_id if fact.milestone else fact.worked and fact.worked.week


def _withdrawn(fact: ProgressFact, turn: int) -> ProgressFact:
    return fact.model_copy(update={"withdrawn": True, "turn": turn, "channel": "correction"})
