"""The person's side of a talk: a state machine that takes in what is asked, and says what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.evals.people.person import Person
from tests.evals.people.speech import Said, correct, correct_at_once, tell, tell_constraint
from tests.evals.people.voice import phrase

MAX_TURNS = 30
MAX_PLAN_REQUESTS = 2
FIELDS = {"origin_role", "skills", "weekly_hours", "target_role", "deadline", "budget_usd"}
VOLUNTEERS = ("origin_role", "weekly_hours", "target_role", "deadline", "budget_usd", "skills")


class Speaker:
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
        self.needs_start = False

    def messages(self) -> Iterator[Said]:
        """The opening, then one message for each reply that `hear` has taken in."""
        said: Said | None = self._opening()
        while said is not None and self.turn <= MAX_TURNS:
            yield self._noted(said)
            said = self._next()

    def hear(self, asks: str, *, has_plan: bool, needs_start: bool = False) -> None:
        """Take a reply in: the question it ends with, whether it brought a plan, or must know the start for one."""
        self.needs_start = needs_start
        self.has_plan = self.has_plan or has_plan
        self.asked = asks
        self.questions += bool(asks)
        self.times_asked[asks] = self.times_asked.get(asks, 0) + 1
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
        if untold and (not is_out or (self.needs_start and untold[0] == "origin_role")):
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
        return Said(phrase("talk", kind, self.rng), "drifted", asks_back=kind == "question")

    # --- Answers ------------------------------------------------------------------------------------------------------

    def _answer(self) -> Said:
        if self.asked not in FIELDS:
            return self._check_answer()
        if self.asked in self.person.stubborn and self.times_asked[self.asked] < 2 and self.asked not in self.told:
            return Said(phrase("talk", "dodge", self.rng), "dodged")
        said = self._told(self.asked)
        said = replace(said, text=self.person.voice.dressed(said.text, self.rng))
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
            return said.and_then(Said(phrase("talk", "question", self.rng), "drifted", asks_back=True))
        return said

    def _check_answer(self) -> Said:
        kind, _, _ = self.asked.partition(":")
        if kind == "level":
            return Said(phrase("talk", "level", self.rng, {"level": (str(self.rng.randint(0, 4)),)}), "checked")
        if kind == "probe":
            return Said(self.rng.choice("ABCD"), "checked")
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
