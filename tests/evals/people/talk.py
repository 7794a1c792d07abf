"""A talk between a simulated person and the coach, with a ledger of what was told."""

from dataclasses import dataclass, field

from agent import Coach, CoachError, Reply
from tests.evals.people.person import Person
from tests.evals.people.speaker import Speaker
from tests.evals.people.speech import Said
from tests.evals.people.truths import Told
from tools.schema import Fact, Profile, Question

PROBLEM_FIELDS = {
    "problem_hours_not_positive": "weekly_hours",
    "problem_hours_too_many": "weekly_hours",
    "problem_deadline_past": "deadline",
    "problem_budget_negative": "budget_usd",
    "problem_role_unknown": "target_role",
}


@dataclass(frozen=True)
class Turn:
    """A message, what it was meant to do, and what came back."""

    number: int
    asked: str  # the question the message had before it; empty where there was none
    said: Said
    message: str
    reply: str
    prompts: frozenset[str]
    heard: tuple[Fact, ...]
    has_plan: bool  # this reply brought a plan
    asks: str  # the question of the reply
    memory: str  # the coach's working state, to see whether it moves


@dataclass
class Talk:
    """A whole talk with its ledger."""

    person: Person
    turns: list[Turn] = field(default_factory=list)
    profile: Profile = field(default_factory=Profile)
    error: str = ""

    @property
    def ledger(self) -> list[Told]:
        return [told for turn in self.turns for told in turn.said.told]

    @property
    def told(self) -> dict[str, Told]:
        """What was told last for each field."""
        return {told.field: told for told in self.ledger}

    @property
    def plan_turn(self) -> int | None:
        return next((turn.number for turn in self.turns if turn.has_plan), None)

    @property
    def questions_to_plan(self) -> int:
        """Questions the coach had asked when the plan came."""
        until = self.plan_turn or len(self.turns) + 1
        return sum(bool(turn.asks) for turn in self.turns if turn.number < until)

    def transcript(self) -> str:
        lines = [f"--- seed {self.person.seed}"]
        for turn in self.turns:
            lines += [f"[{turn.number}] {turn.said.act:>11} > {turn.message}", f"    coach: {turn.reply}"]
        return "\n".join([*lines, self.error] if self.error else lines)


def hold_talk(person: Person, coach: Coach) -> Talk:
    """Talk until a plan stands and nothing is left to say, or until the person has had enough."""
    talk, name = Talk(person), f"person-{person.seed}"
    thread = coach.new_thread(name)
    speaker = Speaker(person)
    for said in speaker.messages():
        message = person.voice.written(said.text, speaker.rng)
        try:
            reply = coach.ask(message, person=name, thread=thread)
        except CoachError as error:
            talk.error = f"{message!r}: {error}"
            break
        memory = coach.store.working_state(name, thread)
        talk.turns.append(_turn(talk, speaker.asked, said, message, reply, memory))
        turn = talk.turns[-1]
        speaker.hear(turn.asks, has_plan=turn.has_plan, needs_start="say_plan_needs_more" in turn.prompts)
    talk.profile = coach.profile(name)
    return talk


def _turn(talk: Talk, asked: str, said: Said, message: str, reply: Reply, memory: dict[str, object]) -> Turn:
    pending = Question.model_validate(memory["pending"]) if memory.get("pending") else None
    prompts = frozenset(use.name for use in reply.prompts)
    problems = [PROBLEM_FIELDS[name] for name in sorted(prompts) if name in PROBLEM_FIELDS]
    asks = (pending.key if pending.kind == "profile" else f"{pending.kind}:{pending.key}") if pending else ""
    return Turn(
        number=len(talk.turns) + 1,
        asked=asked,
        said=said,
        message=message,
        reply=reply.text,
        prompts=prompts,
        heard=reply.facts,
        has_plan=any(artifact.kind == "plan" for artifact in reply.artifacts),
        asks=asks or (problems[0] if problems else ""),
        memory=str(
            (memory.get("pending"), memory.get("asked"), sorted(fact.model_dump_json() for fact in reply.facts))
        ),
    )
