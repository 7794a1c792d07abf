"""What a thread remembers between turns: the question that is open, what was asked before, the quick check."""

import pytest

from agent.memory import Memory
from tools.schema import DeadlineFact, Heard, Intent, Question

HOURS = Question(kind="profile", key="weekly_hours")
CHECK = Question(kind="check", key="sa-s1-1")


def heard(intent: Intent, *facts: DeadlineFact) -> Heard:
    return Heard(intent=intent, intent_confidence=1, facts=facts)


@pytest.mark.parametrize(
    ("reply", "is_pending"),
    [
        ("Noted.\n\nHow many hours in a week?", True),
        ("Noted.\n\nAnd your hours, roughly?", True),  # a model's own words
        ("Noted.\n\nShall I tell you a story?", False),
        ("Did you know?\n\nHere is your plan.", False),
        ("Here is your plan.", False),
    ],
)
def test_a_question_counts_as_asked_only_when_the_reply_asks_it(reply: str, is_pending: bool) -> None:
    memory = Memory().after_reply(reply, HOURS, "How many hours in a week?")
    assert (memory.pending == HOURS) is is_pending
    assert ("weekly_hours" in memory.asked) is is_pending


def test_an_answer_that_could_not_be_read_brings_its_question_back_once() -> None:
    asked = Memory().after_reply("Which date?", HOURS, "Which date?")
    unread = heard("answer_assessment")
    assert asked.question_again(unread) == HOURS
    again = asked.after_listening(unread).after_reply("Which date?", HOURS, "Which date?")
    assert again.question_again(unread) is None
    assert asked.question_again(unread.model_copy(update={"skipped": True})) is None
    assert asked.question_again(heard("salary_question")) is None


def test_what_is_left_open_on_purpose_is_not_asked_for() -> None:
    no_date = DeadlineFact(quote="no deadline", turn=1, withdrawn=True)
    assert "deadline" in Memory().after_listening(heard("answer_assessment", no_date)).asked


def test_the_check_begins_when_asked_for_goes_on_with_answers_and_ends_with_its_last_question() -> None:
    begun = Memory().after_listening(heard("self_assess"))
    assert begun.check_running
    asked = begun.after_reply("Have you sent requests?", CHECK, "Have you sent requests?")
    assert asked.after_listening(heard("answer_assessment")).check_running
    assert not asked.after_listening(heard("salary_question")).check_running
    assert not asked.after_reply("Which work pulls you most?", HOURS, "Which work pulls you most?").check_running
