"""In a talk, "which of these is mine?" is of the roles compared last; nothing is cut; staying comes first if asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings

ABOUT_ME = "I'm a data scientist, 4 years, 8 hours a week, pandas and SQL."


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    with Coach(load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")) as opened:
        yield opened


def test_which_of_these_is_of_the_roles_compared_last(coach: Coach) -> None:
    coach.ask(ABOUT_ME, person="me")
    coach.ask("Compare application builder with model specialist", person="me")
    reply = coach.ask("Which of these is mine?", person="me")
    assert reply.text.startswith("**By the hours, ")
    assert "Application builder:" in reply.text
    assert "Model specialist:" in reply.text
    assert "Machine Learning Engineer:" not in reply.text
    assert reply.notices == ()


@pytest.mark.parametrize("question", ["Should I stay?", "Would an internal move make sense?"])
def test_whoever_asks_about_staying_hears_of_it_first(coach: Coach, question: str) -> None:
    coach.ask(ABOUT_ME, person="me")
    reply = coach.ask(question, person="me")
    assert reply.text.startswith("**Stay and move inside.**")
    assert "**A stepping stone.**" in reply.text
    assert "**By the hours, " in reply.text
    assert reply.notices == ()


def test_of_a_stranger_nothing_is_reckoned(coach: Coach) -> None:
    reply = coach.ask("Which role suits me?", person="me")
    assert "tell me what you do now" in reply.text
    assert "hours" not in reply.text.split("Until then")[0]


def test_what_is_asked_of_comes_first_even_where_no_source_tells(coach: Coach) -> None:
    reply = coach.ask("tier 1 vs tier 3, which has less maths?", person="me")
    assert reply.text.index("Math required") < reply.text.index("Primary focus")
    assert reply.text.count("my sources do not tell") >= 2
