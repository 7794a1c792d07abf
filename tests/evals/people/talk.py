"""A talk between a simulated person and the coach: a state machine that reads replies, answers, and keeps a ledger."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from agent import Coach, CoachError, Reply
from tests.evals.people.person import Person
from tests.evals.people.speech import Said, correct, correct_at_once, tell, tell_constraint
from tests.evals.people.truths import Told
from tests.evals.people.voice import phrase
from tools.schema import Fact, Profile, Question

MAX_TURNS = 30
MAX_PLAN_REQUESTS = 2
FIELDS = {"origin_role", "skills", "weekly_hours", "target_role", "deadline", "budget_usd"}
VOLUNTEERS = ("origin_role", "weekly_hours", "target_role", "deadline", "budget_usd", "skills")
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
    speaker = _Speaker(person)
    for said in speaker.messages():
        message = person.voice.written(said.text, speaker.rng)
        try:
            reply = coach.ask(message, person=name, thread=thread)
        except CoachError as error:
            talk.error = f"{message!r}: {error}"
            break
        memory = coach.store.working_state(name, thread)
        talk.turns.append(_turn(talk, speaker.asked, said, message, reply, memory))
        speaker.hear(talk.turns[-1])
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
        memory=str((memory.get("pending"), memory.get("asked"), sorted(fact.model_dump_json() for fact in reply.facts))),
    )


class _Speaker:
    """The person's side: what they have told, how often they were asked, and what they say next."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.rng = Random(f"talk-{person.seed}")
        self.asked = ""
        self.turn = 1
        self.questions = 0
        self.plan_requests = 0
        self.times_asked: dict[str, int] = {}
        self.told: set[str] = set()  # told or skipped
        self.has_plan = False
        self.drifted = False

    def messages(self) -> Iterator[Said]:
        """The opening, then one message for each reply that `hear` has taken in."""
        said: Said | None = self._opening()
        while said is not None and self.turn <= MAX_TURNS:
            yield self._noted(said)
            said = self._next()

    def hear(self, turn: Turn) -> None:
        self.has_plan = self.has_plan or turn.has_plan
        self.asked = turn.asks
        self.questions += bool(turn.asks)
        self.times_asked[turn.asks] = self.times_asked.get(turn.asks, 0) + 1
        self.turn += 1

    def _noted(self, said: Said) -> Said:
        self.told |= {"skills" if told.field.startswith("skill:") else told.field for told in said.told}
        if said.act == "skipped":
            self.told.add(self.asked)
        newer = self.person.correction
        if newer is not None and any(told.expected == newer.expected for told in said.told):
            self.person = replace(self.person, truths={**self.person.truths, newer.field: newer}, correction=None)
        return said

    # --- What to say next ---------------------------------------------------------------------------------------------

    def _next(self) -> Said | None:
        if self._wants_to_correct():
            return self._correction()
        is_out = self.questions >= self.person.patience
        if self.has_plan:
            return self._answer() if self.asked and not is_out else None
        if is_out or not self.asked:
            return self._without_question(is_out=is_out)
        return self._drift() or self._answer()

    def _wants_to_correct(self) -> bool:
        newer = self.person.correction
        if newer is None or newer.field not in self.told:
            return False
        return self.has_plan or self.rng.random() < 0.4

    def _correction(self) -> Said:
        """Sometimes on its own, sometimes behind the answer to what was asked."""
        said = correct(self.person, self.rng, turn=self.turn)
        if self.asked not in FIELDS or self.asked in self.told or self.rng.random() < 0.5:
            return said
        return tell(self.person, self.asked, "asked", self.rng, turn=self.turn).and_then(said)

    def _without_question(self, *, is_out: bool) -> Said | None:
        """Nothing is asked, or too much was: say what was left unsaid, or ask for the plan, and leave in the end."""
        untold = [name for name in VOLUNTEERS if name not in self.told and self._knows(name)]
        if not is_out and untold:
            return tell(self.person, untold[0], "told", self.rng, turn=self.turn)
        if self.plan_requests >= MAX_PLAN_REQUESTS:
            return None
        self.plan_requests += 1
        return Said(phrase("talk", "ask_plan", self.rng), "asked_plan")

    def _knows(self, name: str) -> bool:
        return self.person.skills is not None if name == "skills" else name in self.person.truths

    def _drift(self) -> Said | None:
        """Something else instead of an answer, never twice in a row."""
        self.drifted = not self.drifted and self.rng.random() < self.person.drift_rate
        if not self.drifted:
            return None
        kind = self.rng.choice(("question", "question", "chatter", "thanks"))
        return Said(phrase("talk", kind, self.rng), "drifted")

    # --- Answers ------------------------------------------------------------------------------------------------------

    def _answer(self) -> Said:
        if self.asked not in FIELDS:
            return self._check_answer()
        if self.asked in self.person.stubborn and self.times_asked[self.asked] < 2 and self.asked not in self.told:
            return Said(phrase("talk", "dodge", self.rng), "dodged")
        said = self._told(self.asked)
        said = Said(self.person.voice.dressed(said.text, self.rng), said.act, said.told)
        return self._with_aside(said) if said.act == "told" else said

    def _told(self, name: str) -> Said:
        """The present truth; a person who corrects themselves at once gives both."""
        person, newer = self.person, self.person.correction
        said = tell(person, name, "asked", self.rng, turn=self.turn)
        corrects_now = newer is not None and newer.field == name and person.corrects_at_once and said.act == "told"
        return correct_at_once(person, said, self.rng, turn=self.turn) if corrects_now else said

    def _with_aside(self, said: Said) -> Said:
        """Chatty people add a thing of their own: a condition, another fact, a question."""
        chance, voice = self.rng.random(), self.person.voice
        if chance < (0.3 if voice.chatty else 0.08):
            wishes = [kind for kind in self.person.constraints if f"constraint:{kind}" not in self.told]
            if wishes:
                more = tell_constraint(wishes[0], self.rng, turn=self.turn)
                return said.and_then(more, between=f". {phrase('talk', 'aside', self.rng)} ")
        elif chance < (0.5 if voice.chatty else 0.12):
            others = [name for name in VOLUNTEERS if name not in self.told | {self.asked} and self._knows(name)]
            if others and others[0] not in self.person.stubborn:
                more = tell(self.person, others[0], "told", self.rng, turn=self.turn)
                return said.and_then(more, between=f". {phrase('talk', 'aside', self.rng)} ")
        elif chance < 0.5 + self.person.drift_rate / 2 and self.person.drift_rate:
            return said.and_then(Said(phrase("talk", "question", self.rng), "drifted"))
        return said

    def _check_answer(self) -> Said:
        kind, _, _ = self.asked.partition(":")
        if kind == "level":
            return Said(phrase("talk", "level", self.rng, {"level": (str(self.rng.randint(0, 4)),)}), "checked")
        return Said(phrase("talk", self.rng.choice(("yes", "no")), self.rng), "checked")

    # --- The opening --------------------------------------------------------------------------------------------------

    def _opening(self) -> Said:
        rng = self.rng
        if self.person.tells_all_at_once:
            return self._everything()
        kind = rng.choice(("hello", "wish", "hello_wish", "origin", "wish_origin", "goal"))
        hello, wish = Said(phrase("talk", "hello", rng), "opened"), Said(phrase("talk", "wish", rng), "opened")
        match kind:
            case "hello":
                return hello
            case "wish":
                return wish
            case "hello_wish":
                return hello.and_then(wish, between=rng.choice((", ", "! ", ". ")))
            case "goal" if "target_role" in self.person.truths:
                return tell(self.person, "target_role", "told", rng, turn=1)
        origin = tell(self.person, "origin_role", "told", rng, turn=1)
        return wish.and_then(origin) if kind == "wish_origin" else origin

    def _everything(self) -> Said:
        names = [name for name in VOLUNTEERS if self._knows(name)]
        rest = names[1:]
        self.rng.shuffle(rest)
        between = self.rng.choice((". ", ", ", "\n"))
        said = tell(self.person, names[0], "told", self.rng, turn=1)
        for name in rest:
            said = said.and_then(tell(self.person, name, "told", self.rng, turn=1), between=between)
        return said

