"""The quick check in a talk: what a message does with its open question. Rules, the same for every model."""

from dataclasses import dataclass

from agent.memory import Memory
from agent.probing import ProbeStep, of_check, surely, waiting
from tools.listening.check_moves import read_move
from tools.listening.crisis import in_crisis
from tools.listening.probe_answers import ALWAYS
from tools.probing import ProbeTold
from tools.schema import Heard

_ENDS = frozenset({"goodbye", "interview_practice"})


@dataclass(frozen=True)
class QuickCheck:
    """One message and the question of the quick check that is open."""

    memory: Memory
    message: str

    def step(self, heard: Heard) -> ProbeStep | None:
        """None where no such question is open, or the message answers it or skips this one."""
        question = self.memory.check_question
        if question is None or question.kind != "check" or in_crisis(self.message):
            return None
        wanted = surely(heard)
        if wanted in ALWAYS or wanted in _ENDS:
            return ProbeStep(heard, self._over(), is_mixed=True)
        if any(fact.field == "answer" for fact in heard.facts):
            return ProbeStep(heard, self._going_on(), is_mixed=True)
        move = read_move(self.message, is_held=self.memory.held_for > 0)
        match move:
            case "stop" | "stop_for":
                told = ProbeTold(ends=True, is_all=move == "stop", of="check")
                return ProbeStep(of_check(heard) if move == "stop" else heard, self._over(), told=told)
            case "skip":
                return ProbeStep(of_check(heard).model_copy(update={"skipped": True}), self._going_on())
            case "again":
                return ProbeStep(of_check(heard), self._going_on(), question=question)
            case "thinks" | "asks_coach":
                return waiting(heard, self.memory, question, move, of="check")
        is_else = move == "aside" or bool(heard.facts) or heard.asks_about is not None or wanted != "answer_assessment"
        if self.memory.held_for:  # a second message on other matters
            return ProbeStep(heard, self._over(), is_mixed=True)
        return waiting(heard, self.memory, question, "aside" if is_else else "unread", of="check")

    def _over(self) -> Memory:
        return self.memory.released().model_copy(update={"check_running": False, "pending": None})

    def _going_on(self) -> Memory:
        return self.memory.released().model_copy(update={"check_running": True})
