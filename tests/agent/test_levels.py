"""Why a level, how ready, and "I disagree": answered with the rows and the sum, recorded, and nothing lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.schema import LevelReason

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    with Coach(settings, now=lambda: NOW) as opened:
        opened.ask("I'm a backend developer, 5 years, Python, a bit of Docker. 6 hours a week.")
        yield opened


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "why do you think my Docker is 1?",
            ["containers: 1", "between 0.5 and 2", "“a bit of Docker”", "weight 0.77", "0.5 times 2 is 1"],
        ),
        (
            "what is my level in Kubernetes and why?",
            ["Kubernetes: 2", "Usual for your work", "weight 0.5", "1 either way"],
        ),
        ("why 2 in evaluation?", ["LLM evaluation: 0", "Nothing you told me speaks of it", "asks for 4"]),
    ],
)
def test_a_level_is_shown_with_its_rows_and_its_sum(coach: Coach, question: str, words: list[str]) -> None:
    before = coach.profile()
    reply = coach.ask(question)
    assert [one for one in words if one not in reply.text] == []
    assert not reply.notices
    assert coach.profile() == before
    (artifact,) = reply.artifacts
    assert artifact.kind == "level"


def test_whoever_disagrees_may_say_the_level_instead_of_being_probed(coach: Coach) -> None:
    reply = coach.ask("I disagree with my level in Docker")
    assert "“my Docker & containers is 3”" in reply.text
    coach.ask("my Docker is 3")
    docker = next(one for one in coach.assess().levels if one.skill_id == "docker")
    assert docker.level == 3
    assert [(row.kind, row.low, row.counts, row.replaced) for row in docker.rows] == [
        ("said", 3, True, False),
        ("typical", 3, False, False),
        ("said", 1, False, True),
    ]
    assert docker.rows[2].words == "a bit of Docker"


def test_a_word_after_an_answer_counts_more_than_the_answer(coach: Coach) -> None:
    coach.ask("I disagree with my level in Docker")
    coach.ask("3")
    coach.ask("actually my Docker is 2")
    assert next(one.level for one in coach.assess().levels if one.skill_id == "docker") == 2


def test_a_level_for_all_of_a_skill_takes_the_place_of_several_words_for_it(coach: Coach) -> None:
    coach.ask("I am an expert in Angular")
    coach.ask("I know a little Vue")
    coach.ask("I disagree with my level in frontend development")
    coach.ask("1")
    found = coach.assess(role="ai-application-engineer")
    level = next(one for one in (*found.levels, *found.others) if one.skill_id == "frontend-development")
    assert (level.level, level.rows[0].words) == (1, "1")
    assert [row.low for row in level.rows if row.replaced] == [4, 1]


def test_i_disagree_right_after_an_answer_is_of_that_level(coach: Coach) -> None:
    coach.ask("why 2 in Kubernetes?")
    assert "How far are you with Kubernetes" in coach.ask("I disagree").text


def test_readiness_is_told_at_once_with_its_sum_and_starts_no_check(coach: Coach) -> None:
    ready = coach.assess().readiness
    assert ready is not None
    reply = coach.ask("how ready am I?")
    assert f"{ready.value} of 100" in reply.text
    assert f"between {ready.low} and {ready.high}" in reply.text
    assert f"of {ready.of_points} points" in reply.text
    assert "yes or no" not in reply.text
    assert not reply.notices


def test_readiness_for_another_role_is_told_without_making_it_the_goal(coach: Coach) -> None:
    reply = coach.ask("how ready am I for AI platform engineer?")
    assert "Ready for AI Platform / Infrastructure Engineer" in reply.text
    assert coach.profile().target_role is None


def test_of_whom_nothing_is_known_the_quick_check_comes_first(coach: Coach) -> None:
    reply = coach.ask("how ready am I?", person="new")
    assert "quick check" in reply.text


def test_the_quick_check_still_starts_when_it_is_asked_for(coach: Coach) -> None:
    assert "yes or no" in coach.ask("Where do I stand?").text


def test_python_gives_the_same_rows(coach: Coach) -> None:
    (artifact,) = coach.ask("why 1 in Docker?").artifacts
    assert isinstance(artifact.value, LevelReason)
    assert artifact.value.level == next(one for one in coach.assess().levels if one.skill_id == "docker")
