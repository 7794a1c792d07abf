"""Interview practice: which question comes, what a message does while one is open, and feedback point by point."""

from datetime import date

import pytest

from tools.interview import AnswerFeedback, feedback_on, next_interview_question, read_move
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import search_index
from tools.listening import Lexicon, fold, listen
from tools.schema import Profile

CATALOGUE = load_catalogue()
INDEX = search_index(CATALOGUE)
LEXICON = Lexicon.build(CATALOGUE)


def person(words: str) -> Profile:
    return fold(listen(words, lexicon=LEXICON, today=date(2026, 11, 27), turn=1).facts)


DEVELOPER = person("I'm a backend developer, 7 years")


def asked_in_turn(profile: Profile, role_id: str, many: int, skill_id: str = "") -> list[str]:
    asked: list[str] = []
    while len(asked) < many and (
        question := next_interview_question(CATALOGUE, profile, role_id, skill_id=skill_id, asked=asked)
    ):
        asked.append(question.question_id)
    return asked


def test_no_question_comes_twice_and_there_is_an_end():
    asked = asked_in_turn(DEVELOPER, "ai-engineer", 1000)
    assert len(asked) == len(set(asked)) == len(CATALOGUE.interview)


def test_the_role_and_the_gaps_choose_the_question():
    first = asked_in_turn(DEVELOPER, "ai-application-engineer", 5)
    assert first != asked_in_turn(DEVELOPER, "ml-ai-hybrid-engineer", 5)
    needed = {row.skill_id for row in CATALOGUE.role_skills["ai-application-engineer"]}
    assert all(needed & set(CATALOGUE.interview[one].skill_ids) for one in first)
    experienced = person(
        "I'm a backend developer, 7 years. I am an expert in RAG, evals, agents and prompt engineering."
    )
    assert first != asked_in_turn(experienced, "ai-application-engineer", 5)


def test_a_named_skill_comes_first_and_others_when_it_has_none_left():
    of_rag = [one for one, question in CATALOGUE.interview.items() if "rag" in question.skill_ids]
    asked = asked_in_turn(DEVELOPER, "ai-engineer", len(of_rag) + 1, "rag")
    assert set(asked[:-1]) == set(of_rag)


@pytest.mark.parametrize(
    ("message", "intent", "move"),
    [
        ("another question", "interview_practice", "another"),
        ("another one on Docker please", "interview_practice", "another"),
        ("skip", "answer_assessment", "skip"),
        ("I don't know", "answer_assessment", "skip"),
        ("stop", "goodbye", "stop"),
        ("ok, that's enough", "goodbye", "stop"),
        ("I would look up documents first and cite them, and I would not stop at that", "answer_assessment", "answer"),
        ("make my plan", "make_plan", ""),
        ("what does an AI engineer earn in Berlin?", "salary_question", ""),
        ("please delete all the data that you have about me now", "delete_my_data", ""),
        ("8 hours a week", "answer_assessment", ""),
    ],
)
def test_what_a_message_does_while_a_question_is_open(message: str, intent: str, move: str):
    assert read_move(message, intent) == move


PRODUCT_MANAGER = "iv-s1-rag-nontechnical"
ANSWER = """It is like an open-book exam: the model looks it up first and then answers.
So the content is current and company-specific, with sources to check.
Fine-tuning shapes the style, and new documents would cost another training run.
If search is poor the answer is poor."""


def feedback(answer: str) -> AnswerFeedback:
    return feedback_on(CATALOGUE, INDEX, LEXICON, PRODUCT_MANAGER, answer)


def test_a_good_answer_makes_its_points_in_the_persons_own_words():
    made = feedback(ANSWER)
    assert made.count("hit") >= 4
    assert all(point.quote in ANSWER for point in made.points)
    assert "open-book exam" in made.points[0].quote


def test_a_poor_answer_makes_none_and_nothing_is_quoted():
    made = feedback("I honestly would just tell them that it is very clever.")
    assert made.count("hit") == 0
    assert {point.quote for point in made.points if point.standing == "missing"} == {""}


def test_more_said_never_makes_fewer_points():
    lines = ANSWER.splitlines()
    hits = [feedback("\n".join(lines[:end])).count("hit") for end in range(1, len(lines) + 1)]
    assert hits == sorted(hits)


def test_the_same_thing_in_other_words_of_the_field_counts():
    one, other = (
        feedback_on(
            CATALOGUE, INDEX, LEXICON, "iv-s1-ecommerce-search", f"I keep keyword search, add {name} and rerank."
        )
        for name in ("embeddings", "vector embeddings")
    )
    assert one.count("hit") == other.count("hit") > 0
