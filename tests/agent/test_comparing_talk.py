"""A comparison is of the roles that were named, and says so where the sources do not have one of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
TOLD = "I'm a nurse, 6 hours a week, AI engineer, no date, no money, never programmed"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: NOW) as it:
        it.ask(TOLD)
        yield it


def test_other_roles_than_those_named_answer_nothing(coach: Coach) -> None:
    reply = coach.ask("prompt engineer vs AI engineer")
    assert "“prompt engineer” is no role in my sources" in reply.text
    assert "Data Scientist side by side" not in reply.text
    assert not reply.notices


def test_what_a_role_counts_as_is_said(coach: Coach) -> None:
    reply = coach.ask("compare AI product manager and AI engineer")
    assert "no “AI product manager” of its own" in reply.text
    assert "Here are Product Manager and AI Engineer side by side" in reply.text


def test_a_role_behind_a_comparison_joins_it(coach: Coach) -> None:
    coach.ask("AI engineer compared to a data scientist")
    reply = coach.ask("and what about an ML engineer?")
    assert "Machine Learning Engineer, AI Engineer and Data Scientist side by side" in reply.text
    assert not reply.facts
