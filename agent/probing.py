"""A probe in a talk: when it starts, what a message does with it, and how it ends. Rules, the same for every model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from agent.memory import Memory, ProbeRun
from agent.state import CoachContext, CoachState
from tools.asking import SURE, can_plan
from tools.evidence import explain
from tools.knowledge.catalogue import Catalogue
from tools.listening import fold
from tools.listening.crisis import in_crisis
from tools.listening.evasions import is_nod
from tools.listening.history import history, in_order
from tools.listening.probe_answers import ALWAYS, ProbeMove, ProbeReply, read_consent, read_reply, wants_probe
from tools.listening.text import fold as fold_text
from tools.planning.outline import goal_of
from tools.probing import (
    MOST,
    ProbeFeedback,
    ProbeQuestion,
    ProbeTold,
    answer_fact,
    asked_as,
    feedback_on_probe,
    next_probe,
    outcomes,
    settle,
)
from tools.schema import AnswerFact, Assessment, Fact, Heard, Intent, Profile, Question, SkillFact, Statement

UNSTATED = 0.6  # how surely a skill is read that a message only names, as an answer in own words does


def _told_beside(heard: Heard) -> list[Fact]:
    """What is told beside the wish: "check my level in RAG" names a skill and claims no level."""
    return [fact for fact in heard.facts if not (isinstance(fact, SkillFact) and fact.confidence <= UNSTATED)]


@dataclass(frozen=True)
class ProbeStep:
    """What a message changes where a probe is asked for, open or offered."""

    heard: Heard
    memory: Memory
    asks: ProbeQuestion | None = None
    question: Question | None = None
    told: ProbeTold | None = None
    is_mixed: bool = False  # nothing is said of a check, and the rest of the message counts as always
    levels: tuple[SkillFact, ...] = ()  # that a probe came to which another subject ended: learned, not heard

    @property
    def is_all(self) -> bool:
        """Whether the message was of the check and of nothing else."""
        return not self.is_mixed and (self.told is None or self.told.is_all)


@dataclass(frozen=True)
class Prober:
    """One message and the probe, with what is known of the person before it."""

    context: CoachContext
    state: CoachState
    memory: Memory
    facts: Sequence[Fact] = field(default_factory=list)

    def step(self, heard: Heard) -> ProbeStep | None:
        """None where the message has nothing to do with a probe."""
        pending = self.memory.pending
        if pending is not None and pending.kind in ("probe", "offer") and pending.key not in self._catalogue.probes:
            return ProbeStep(heard, self.memory.model_copy(update={"probe": None}))  # its row has left the tables
        if in_crisis(self.state["message"]) and self.memory.probe is None:
            return None
        if self.memory.probe is not None:
            return self._answered(heard, self.memory.probe, self.memory.check_question)
        if pending is not None and pending.kind == "offer" and not heard.facts and (consent := self._consent()):
            return self._consented(heard, pending) if consent == "yes" else ProbeStep(_skipped(heard), self.memory)
        return self._begun(heard) if self._is_chat else None

    def _consent(self) -> Literal["yes", "no", ""]:
        """ "Thanks" alone says neither yes nor no to an offer."""
        consent = read_consent(self.state["message"])
        return "" if consent == "no" and is_nod(fold_text(self.state["message"])) else consent

    # --- It starts ----------------------------------------------------------------------------------------------------

    def _begun(self, heard: Heard) -> ProbeStep | None:
        disputed = heard.asks_about if heard.asks_about and heard.asks_about.about == "dispute" else None
        named = [one for one in heard.skill_ids if one in _probed_skills(self._catalogue)]
        skill_id = (disputed.skill_id or "") if disputed else next(iter(named), "")
        if disputed is None and not wants_probe(self.state["message"], names_skill=bool(skill_id)):
            return None
        if not skill_id and (disputed or heard.skill_ids or not can_plan(self._profile)):
            return None
        first = self._next(ProbeRun(skill_id=skill_id), ())
        if first is None:
            is_open = not skill_id and disputed is None
            return ProbeStep(of_check(heard), self.memory, told=ProbeTold(nothing_left=True)) if is_open else None
        told = ProbeTold(starts=True, skill=first.skill if skill_id else "")
        return self._asking(
            heard if disputed else of_check(heard, *_told_beside(heard)),
            ProbeRun(skill_id=skill_id),
            first,
            None if disputed else told,
        )

    def _consented(self, heard: Heard, offer: Question) -> ProbeStep:
        first = asked_as(self._catalogue, offer.key, weeks=offer.weeks)
        return self._asking(of_check(heard), ProbeRun(), first, ProbeTold(starts=True))

    def _asking(self, heard: Heard, run: ProbeRun, asks: ProbeQuestion, told: ProbeTold | None) -> ProbeStep:
        run = run.model_copy(update={"asked": (*run.asked, asks.probe_id)})
        memory = self.memory.released().model_copy(update={"probe": run})
        return ProbeStep(heard, memory, asks, question_of(asks, left=MOST - len(run.asked)), told)

    # --- It goes on or ends -------------------------------------------------------------------------------------------

    def _answered(self, heard: Heard, run: ProbeRun, pending: Question | None) -> ProbeStep:
        if pending is None or pending.kind != "probe":  # a model answered without asking it
            return self._ended(heard, run, (), None, is_all=False)
        probe = self._catalogue.probes[pending.key]
        reply = self._read(heard, probe.options)
        if reply.move == "again":
            asks = asked_as(self._catalogue, probe.probe_id, weeks=pending.weeks)
            return ProbeStep(of_check(heard), self.memory.released(), asks, pending)
        if reply.move in ("unread", "thinks", "asks_coach", "aside") and not self._is_left(
            heard, probe.skill_id, reply
        ):
            return waiting(heard, self.memory, pending, reply.move)
        if reply.move in ("answer", "unknown"):
            fact = answer_fact(probe, reply.option, quote=self.state["message"].strip()[:200], turn=self._turn)
            run = run.model_copy(update={"answered": (*run.answered, probe.probe_id)})
            return self._go_on(of_check(heard, fact), run, fact, feedback_on_probe(probe, reply.option))
        if reply.move == "skip":
            return self._go_on(of_check(heard), run, None, None)
        return self._ended(heard, run, (), None, is_all=reply.move == "stop")

    def _read(self, heard: Heard, options: Sequence[str]) -> ProbeReply:
        """What the message does; one that tells something, or asks of a level, is another matter."""
        if not self._is_chat:
            return ProbeReply("")
        is_held = self.memory.held_for > 0
        reply = read_reply(self.state["message"], options, surely(heard), is_held=is_held)
        told = [one for one in heard.facts if not isinstance(one, SkillFact) or one.confidence > UNSTATED]
        return ProbeReply("aside") if reply.move == "unread" and (told or heard.asks_about) else reply

    def _is_left(self, heard: Heard, skill_id: str, reply: ProbeReply) -> bool:
        """A second message on other matters ends the probe; so does an own word for the level it is after."""
        own_word = any(isinstance(one, SkillFact) and one.skill_id == skill_id for one in _told_beside(heard))
        return own_word or (reply.move in ("aside", "unread") and self.memory.held_for > 0)

    def _go_on(self, heard: Heard, run: ProbeRun, fact: AnswerFact | None, feedback: ProbeFeedback | None) -> ProbeStep:
        new = (fact,) if fact else ()
        asks = self._next(run, new) if len(run.asked) < MOST else None
        if asks is None:
            return self._ended(heard, run, new, feedback, is_all=True)
        return self._asking(heard, run, asks, ProbeTold(feedback=feedback))

    def _ended(
        self, heard: Heard, run: ProbeRun, new: tuple[AnswerFact, ...], feedback: ProbeFeedback | None, *, is_all: bool
    ) -> ProbeStep:
        """The outcome: what each level was and is; an own word for it in the same message counts more."""
        given = self._given(run, new)
        profile = fold([*self.facts, *new])
        said = {fact.skill_id for fact in heard.facts if isinstance(fact, SkillFact)}
        levels = tuple(
            fact.model_copy(update={"turn": self._turn})
            for fact in settle(self._catalogue, profile, given)
            if fact.skill_id not in said
        )
        memory = self.memory.released().model_copy(update={"probe": None})
        told = ProbeTold(
            feedback=feedback,
            ends=True,
            outcomes=outcomes(self._catalogue, self._before(run), self._made((*new, *levels)), given),
            moves=bool(levels),
            is_all=is_all,
        )
        if not is_all:
            return ProbeStep(heard, memory, told=told if given else None, levels=levels)
        return ProbeStep(of_check(heard, *new, *levels), memory, told=told)

    # --- What is known ------------------------------------------------------------------------------------------------

    def _next(self, run: ProbeRun, new: Sequence[AnswerFact]) -> ProbeQuestion | None:
        return next_probe(
            self._catalogue,
            self._profile,
            today=self._today,
            told=self._told(()),
            asked=self.memory.asked,
            run=self._given(run, new),
            skill_id=run.skill_id,
        )

    def _given(self, run: ProbeRun, new: Sequence[AnswerFact]) -> list[AnswerFact]:
        known = {*run.answered} & self._catalogue.probes.keys()
        return [*(one for one in self._profile.answers if one.question_id in known), *new]

    def _before(self, run: ProbeRun) -> Assessment:
        """The levels as they were before the first answer of this probe."""
        given = {*run.answered}
        facts = [one for one in self.facts if not (isinstance(one, AnswerFact) and one.question_id in given)]
        return self._explained(facts, self._told(()))

    def _made(self, new: Sequence[Fact]) -> Assessment:
        return self._explained([*self.facts, *new], self._told(new))

    def _explained(self, facts: Sequence[Fact], told: Sequence[Statement]) -> Assessment:
        profile = fold(facts)
        return explain(self._catalogue, profile, goal_of(profile), today=self._today, told=told)

    def _told(self, new: Sequence[Fact]) -> list[Statement]:
        here = (Statement(fact=one, said_on=self._today, thread_id=self.state.get("thread_id")) for one in new)
        return list(in_order(history([*self.state.get("statements", ()), *here])))

    @property
    def _profile(self) -> Profile:
        return fold(self.facts)

    @property
    def _today(self) -> date:
        return self.state.get("today") or self.context.today()

    @property
    def _turn(self) -> int:
        return self.state.get("turn", 1)

    @property
    def _is_chat(self) -> bool:
        return self.state.get("channel", "chat") == "chat"

    @property
    def _catalogue(self) -> Catalogue:
        return self.context.catalogue


def question_of(asks: ProbeQuestion, *, left: int) -> Question:
    """A probe as the question of a turn."""
    return Question(kind="probe", key=asks.probe_id, left=left, weeks=asks.weeks)


def waiting(
    heard: Heard, memory: Memory, question: Question, move: ProbeMove, *, of: Literal["probe", "check"] = "probe"
) -> ProbeStep:
    """The question of a check stays open and is not put again: what else was said is answered."""
    assert move in ("aside", "unread", "thinks", "asks_coach")
    told = ProbeTold(waits=move, is_all=move != "aside", of=of)
    return ProbeStep(
        heard if move == "aside" else of_check(heard),
        memory.holding(question, is_left=move in ("aside", "unread")),
        told=told,
    )


def of_check(heard: Heard, *facts: Fact) -> Heard:
    """A message that is of the check: whatever else its words resemble, they tell nothing more."""
    return Heard(intent="answer_assessment", intent_confidence=1.0, facts=facts, language=heard.language)


def surely(heard: Heard) -> Intent:
    """What a message asks for; an unsure reading of a few words is no other subject while a question is open."""
    is_sure = heard.intent_confidence >= SURE or heard.intent in ALWAYS
    return heard.intent if is_sure else "answer_assessment"


def _skipped(heard: Heard) -> Heard:
    return of_check(heard).model_copy(update={"skipped": True})


def _probed_skills(catalogue: Catalogue) -> set[str]:
    return {probe.skill_id for probe in catalogue.probes.values()}
