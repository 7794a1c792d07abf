"""Questions about one's own case are answered with one's own figures, before there is a plan and after."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.offline.about import subject_of
from agent.settings import load_settings

TOLD = "I'm a nurse, never programmed, 6 hours a week, no money"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: datetime(2026, 11, 27, 9, tzinfo=UTC)) as it:
        yield it


def play(coach: Coach, *messages: str) -> str:
    return [coach.ask(message, person="ada").text for message in messages][-1]


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("is it realistic?", "plan"),
        ("is this plan even doable", "plan"),
        ("Ist das realistisch?", "plan"),
        ("¿Cuánto tiempo me llevará?", "plan"),
        ("Combien de temps ?", "plan"),
        ("which free course should I take first?", "plan"),
        ("what would you do in my place", "plan"),
        ("is 5 hours a week enough?", "plan"),
        ("is it realistic that salaries fall?", None),
        ("which course is best?", None),
    ],
)
def test_what_a_question_about_oneself_is_of(message: str, subject: str | None) -> None:
    assert subject_of(message) == subject


@pytest.mark.parametrize("question", ["is it realistic?", "how long will it take?", "Wie lange dauert es?"])
def test_before_a_plan_the_figures_are_what_the_facts_come_to(coach: Coach, question: str) -> None:
    reply = play(coach, TOLD, question)
    assert "Counted for you" in reply
    assert "at 6 hours a week" in reply


def test_with_a_plan_its_verdict_comes_first(coach: Coach) -> None:
    reply = play(coach, f"{TOLD}, by June 2028", "make my plan", "is it realistic?")
    assert reply.startswith("**It does not fit yet:** until 1 June 2028 you have")


def test_what_is_missing_is_told_and_not_asked(coach: Coach) -> None:
    reply = play(coach, TOLD, "what's missing?")
    assert "Furthest from what the role asks: Python (0 of 4)" in reply
    assert "yes or no" not in reply


def test_a_long_message_about_oneself_is_no_advert(coach: Coach) -> None:
    reply = play(coach, "hi there, is this whole thing even something for someone like me who never liked school much?")
    assert "names no skill" not in reply
