"""What is said to an open check question without answering it: a move, a thought, or another matter altogether."""

import pytest

from tools.listening.check_moves import is_firm, is_no_answer, read_move

MOVES = {
    "stop": (
        "stop",
        "that's enough",
        "skip the check",
        "skip the rest of the questions",
        "enough of these questions",
        "no more quizzes",
        "no more questions please",
        "I'm tired of these questions",
        "can we skip the quiz",
        "please end this test",
        "I don't want any more questions",
        "let's stop here",
        "keine Fragen mehr",
        "basta de preguntas",
    ),
    "stop_for": (
        "just give me the plan",
        "just show me my plan already",
        "can we go straight to the plan",
        "no more questions, what do I learn first?",
        "skip the quiz and give me the plan",
    ),
    "skip": ("skip", "skip this one", "next question please", "I'd rather not answer that", "pass"),
    "thinks": ("let me think", "hmm", "hold on", "good question"),
    "asks_coach": ("what do you think", "which one is right?", "what would you pick", "tell me the answer"),
    "again": ("what was the question again?", "can you repeat the question"),
    "aside": (
        "ok what first",
        "can you just tell me what to learn first",
        "how long would that take",
        "what does an AI engineer earn?",
        "tell me about RAG",
        "I need to know the cost first",
        "is this plan realistic",
        "show me the plan",
    ),
    "": ("B", "the second one", "asyncio", "never", "I've used it twice", "add an index", "test it on a small set"),
}


@pytest.mark.parametrize(("message", "move"), [(one, move) for move, said in MOVES.items() for one in said])
def test_what_a_message_does_with_an_open_check_question(message: str, move: str) -> None:
    assert read_move(message, is_held=False) == move


@pytest.mark.parametrize("message", ["go on", "yes", "back to the question", "ask me again", "carry on"])
def test_a_question_that_waits_is_put_again_at_a_word(message: str) -> None:
    assert read_move(message, is_held=True) == "again"


@pytest.mark.parametrize(
    ("message", "is_plain"),
    [
        ("yes", True),
        ("no, never", True),
        ("not yet", True),
        ("I have, twice", True),
        ("ok", False),
        ("no more quizzes", False),
        ("no thanks", False),
        ("ok what first", False),
    ],
)
def test_only_a_plain_yes_or_no_answers_a_question_that_asks_for_one(message: str, is_plain: bool) -> None:
    assert is_firm(message) is is_plain
    assert not (is_plain and is_no_answer(message.lower()))
