"""The working state of a thread: what was asked, and whether the quick check runs. Small, and stored with each turn."""

from tools.asking import settled_fields
from tools.schema import Frozen, Heard, Question


class Memory(Frozen):
    """What a thread carries from turn to turn, beside the facts."""

    pending: Question | None = None
    asked: tuple[str, ...] = ()
    check_running: bool = False

    def after_listening(self, heard: Heard) -> "Memory":
        """What a message changes: what is left open on purpose, and whether the quick check runs.

        The check begins when it is asked for, and goes on until another subject comes up.
        """
        asked = tuple(dict.fromkeys((*self.asked, *settled_fields(heard))))
        fields = {fact.field for fact in heard.facts}
        begins = heard.intent == "self_assess" and not fields - {"answer"}
        goes_on = self.check_running and (heard.intent == "answer_assessment" or "answer" in fields)
        return self.model_copy(update={"asked": asked, "check_running": begins or goes_on})

    def after_reply(self, reply: str, question: Question | None, words: str) -> "Memory":
        """What was to be asked counts as asked only when the reply asks it, in our words or in the model's."""
        running = self.check_running and question is not None and question.kind == "check"
        last_paragraph = reply.rstrip().rsplit("\n\n", 1)[-1]
        if question is None or not (words in reply or "?" in last_paragraph):
            return self.model_copy(update={"pending": None, "check_running": running})
        asked = (*self.asked, question.key)
        return self.model_copy(update={"pending": question, "asked": asked, "check_running": running})
