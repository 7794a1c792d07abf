"""The working state of a thread: what was asked, and whether the quick check runs. Small, and stored with each turn."""

import re
from collections.abc import Collection

from tools.asking import is_unread, settled_fields
from tools.interview import PracticeMove, read_move
from tools.listening.crisis import in_crisis, says_safe
from tools.schema import AskedAbout, Frozen, Heard, Question

MIN_SHARED_WORDS = 1
# What is said to the open question itself, or ends the talk before it: an unread answer brings it back at once.
_REPLIES = frozenset({"answer_assessment", "correct_profile", "unsafe_or_injection"})
_COMMON = {"what", "which", "have", "your", "could", "would", "this", "that", "with", "from", "there", "about", "fine"}


class ProbeRun(Frozen):
    """A probe that goes on: a few questions, and which of them were answered."""

    skill_id: str = ""  # the skill it was asked for; empty where each question is the one that moves the plan most
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()


class Memory(Frozen):
    """What a thread carries from turn to turn, beside the facts."""

    pending: Question | None = None
    asked: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()  # asked once, and another matter came up: to be asked once more
    asked_twice: tuple[str, ...] = ()
    check_running: bool = False
    was_repeated: bool = False
    in_crisis: bool = False  # somebody spoke of danger, and has not said since that they are safe
    compared: tuple[str, ...] = ()  # roles set side by side last: "which of these is mine?" is of them
    practising: str = ""  # the interview question that waits for an answer
    rehearsing: bool = False  # questions and feedback go on: "next" and "stop" are of them
    practised: tuple[str, ...] = ()  # interview questions asked in this talk
    practised_skill: str = ""  # the skill they were asked for
    probe: ProbeRun | None = None
    probe_offered: bool = False  # once a talk
    held: Question | None = None  # of a check, behind another matter: an answer to it still counts
    held_for: int = 0  # messages on other matters since it was put: a second one ends the check
    leaving: tuple[str, ...] = ()  # must-haves of which the last reply asked whether to leave them out all the same
    nodded: int = 0  # messages of thanks or assent: the first gets the next step, each other a word
    tried: str = ""  # the words of what the last reply tried out: "ok, do that" takes it
    undo_offered: bool = False  # the last reply asked whether to take a change back
    explained: AskedAbout | None = None  # what the last reply told the origin of

    def after_listening(self, heard: Heard) -> "Memory":
        """What a message changes: what is left open on purpose, and whether the quick check runs.

        The check begins when it is asked for, and goes on until another subject comes up.
        """
        asked = tuple(dict.fromkeys((*self.asked, *settled_fields(heard))))
        fields = {fact.field for fact in heard.facts}
        begins = heard.intent == "self_assess" and not fields - {"answer"} and heard.asks_about is None
        goes_on = self.check_running and (heard.intent == "answer_assessment" or "answer" in fields)
        return self.model_copy(
            update={
                "asked": asked,
                "passed_over": self._passed_over(heard, fields),
                "check_running": begins or goes_on,
                "explained": heard.asks_about if heard.asks_about and heard.asks_about.about != "readiness" else None,
            }
        )

    def _passed_over(self, heard: Heard, told: Collection[str]) -> tuple[str, ...]:
        """The open question joins what was passed over where the person speaks of something else altogether."""
        kept = [key for key in self.passed_over if key not in told]
        question = self.pending
        leaves = question is not None and question.kind == "profile" and not question.options
        speaks_of_else = heard.evades == "later" or heard.intent not in _REPLIES
        if leaves and not told and not heard.skipped and speaks_of_else:
            kept += [question.key] if question and question.key not in (*kept, *self.asked_twice) else []
        return tuple(kept)

    @property
    def check_question(self) -> Question | None:
        """The question of a check that is open, whether it was put last or waits behind another matter."""
        is_put = self.pending is not None and self.pending.kind in ("probe", "check")
        return self.pending if is_put else self.held

    def holding(self, question: Question, *, is_left: bool) -> "Memory":
        """The question waits, and is not put again; a thought about it is not yet another matter."""
        return self.model_copy(update={"held": question, "held_for": self.held_for + is_left})

    def released(self) -> "Memory":
        """No question of a check waits any more."""
        return self.model_copy(update={"held": None, "held_for": 0})

    def practice_move(self, message: str, intent: str) -> PracticeMove:
        """What a message does with the practice; there is nothing to answer while no question is open."""
        move: PracticeMove = read_move(message, intent) if self.rehearsing else ""
        return "" if move == "answer" and not self.practising else move

    def after_practice(self, question_id: str, skill_id: str, *, goes_on: bool) -> "Memory":
        """An interview question was asked and waits for an answer; "another one" keeps the skill it was asked for."""
        practised = tuple(dict.fromkeys((*self.practised, question_id)))
        skill = skill_id or (self.practised_skill if goes_on else "")
        return self.model_copy(
            update={"practising": question_id, "rehearsing": True, "practised": practised, "practised_skill": skill}
        )

    def after_feedback(self) -> "Memory":
        """The open question is answered; the practice goes on."""
        return self.model_copy(update={"practising": ""})

    def practice_ended(self) -> "Memory":
        """Stopped, or another subject came up."""
        return self.model_copy(update={"practising": "", "rehearsing": False})

    def heeding(self, message: str) -> "Memory":
        """What was said of danger holds until the person says that they are safe."""
        return self.model_copy(update={"in_crisis": in_crisis(message) or (self.in_crisis and not says_safe(message))})

    def after_reply(self, reply: str, question: Question | None, words: str) -> "Memory":
        """What was to be asked counts as asked only when the reply asks it, in our words or in the model's."""
        running = self.check_running and question is not None and question.kind == "check"
        if question is None or not _asks(words, reply):
            return self.model_copy(update={"pending": None, "check_running": running})
        is_offer = question.kind == "offer"
        return self.model_copy(
            update={
                "pending": question,
                "asked": self.asked if is_offer else tuple(dict.fromkeys((*self.asked, question.key))),
                "probe_offered": self.probe_offered or is_offer,
                "passed_over": tuple(key for key in self.passed_over if key != question.key),
                "asked_twice": (*self.asked_twice, question.key) if question.key in self.asked else self.asked_twice,
                "check_running": running,
                "was_repeated": self.pending is not None and question.key == self.pending.key,
            }
        )

    def question_again(self, heard: Heard) -> Question | None:
        """The open question once more, where no answer could be read or its reason was asked; never a third time."""
        is_probe = self.pending is not None and self.pending.kind in ("probe", "offer")  # asked again by itself, or not
        is_open = is_unread(heard) or heard.evades in ("why", "typical", "nod", "dismay")
        return self.pending if is_open and not self.was_repeated and not is_probe else None


def _asks(words: str, reply: str) -> bool:
    """Whether the reply asks this question: in our words, or in others that share what it is about."""
    last_paragraph = reply.rstrip().rsplit("\n\n", 1)[-1]
    shared = _subject(words) & _subject(last_paragraph)
    first_line = words.split("\n", 1)[0]  # of a probe the question itself: its options may be worded by the model
    return words in reply or first_line in reply or ("?" in last_paragraph and len(shared) >= MIN_SHARED_WORDS)


def _subject(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{4,}", text.casefold()) if word not in _COMMON}
