"""Interview practice in a talk: the rubric stays closed, an answer is no claim, and every move is understood."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.interview import AnswerFeedback, InterviewPractice

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
BEGIN = ("I'm a backend developer, 7 years", "ask me an interview question about RAG")
ANSWER = "I would use hybrid search with Pinecone and LangChain, measure recall on a labelled set and watch the lag."


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: NOW) as it:
        yield it


def test_the_rubric_is_closed_until_the_answer_and_then_gone_through_point_by_point(coach: Coach):
    asked = [coach.ask(message, person="ada") for message in BEGIN][-1]
    (question,) = (one.value for one in asked.artifacts if isinstance(one.value, InterviewPractice))
    rubric = coach.context.catalogue.interview[question.question_id].rubric
    assert question.question in asked.text
    assert not [point for point in rubric if point in asked.text]
    told = coach.ask(ANSWER, person="ada")
    (made,) = (one.value for one in told.artifacts if isinstance(one.value, AnswerFeedback))
    assert [point.point for point in made.points] == list(rubric)
    assert all(point in told.text for point in rubric)


def test_what_an_answer_names_is_no_skill_of_the_person(coach: Coach):
    for message in (*BEGIN, ANSWER):
        coach.ask(message, person="ada")
    assert coach.profile("ada").skills == ()


def test_another_skip_and_stop_work_and_no_question_comes_twice(coach: Coach):
    replies = [coach.ask(message, person="ada") for message in (*BEGIN, "another question", "skip", ANSWER, "next")]
    questions = [one.value.question_id for reply in replies for one in reply.artifacts if one.kind == "interview"]
    assert len(set(questions)) == len(questions) >= 3
    assert "leave it there" in [coach.ask(one, person="ada").text for one in ("another question", "stop")][-1]
    assert coach.ask("8 hours a week", person="ada").text.startswith("Noted: 8 hours")


def test_something_else_closes_the_question(coach: Coach):
    for message in (*BEGIN, "make my plan"):
        reply = coach.ask(message, person="ada")
    assert "AI Engineer" in reply.text
    assert (
        "point by point" not in coach.ask("I know Docker well and I have used Kubernetes for years", person="ada").text
    )
