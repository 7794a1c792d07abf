"""Whole talks with the offline coach as a table: what is asked again, what is heard late, and no dead end."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.schema import Profile

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
NURSE = ("I'm a nurse, never programmed", "5 hours a week")
PLANNED = (*NURSE, "make my plan")
GOAL, DATE, MONEY = "Which work pulls you most", "Is there a date by which", "How much could you spend"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    with Coach(
        load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db"), now=lambda: NOW
    ) as it:
        yield it


def play(coach: Coach, *messages: str) -> list[str]:
    return [coach.ask(message, person="ada").text for message in messages]


# --- Passed over and asked once more ----------------------------------------------------------------------------------


def test_a_question_passed_over_comes_again_behind_the_others_and_never_a_third_time(coach: Coach) -> None:
    replies = play(coach, *NURSE, "what is RAG?", "skip", "skip", "what is an agent?", "what is RAG?")
    assert GOAL in replies[1]
    assert "Then 2 more" in replies[1]
    assert GOAL not in replies[2]
    assert "Then 2 more" in replies[2]  # it is still among those that are left
    assert GOAL in replies[4]
    assert "The last one" in replies[4]
    assert [GOAL in reply for reply in replies].count(True) == 2


def test_a_question_that_was_skipped_does_not_come_again(coach: Coach) -> None:
    replies = play(coach, *NURSE, "skip", "skip", "skip")
    assert [GOAL in reply for reply in replies].count(True) == 1


# --- Heard late -------------------------------------------------------------------------------------------------------

HEARD_LATE = [
    ("a sum", ("what is RAG?", "skip", "what is RAG?", "1.5k"), "budget_usd", 1500),
    ("nothing to spend", ("what is RAG?", "skip", "zero"), "budget_usd", 0),
    ("the work that pulls most", ("what is RAG?", "application"), "target_role", "ai-application-engineer"),
    ("a place in the last question", ("application",), "target_role", "ai-application-engineer"),
]


@pytest.mark.parametrize(("_case", "messages", "field", "value"), HEARD_LATE, ids=[case for case, *_ in HEARD_LATE])
def test_an_answer_that_comes_late_is_of_its_question(
    coach: Coach, _case: str, messages: tuple[str, ...], field: str, value: object
) -> None:
    play(coach, *NURSE, *messages)
    profile = coach.profile("ada")
    told = getattr(profile, field)
    assert told is not None
    assert (told.role_id if field == "target_role" else told.value) == value
    assert hours(profile) == 5


@pytest.mark.parametrize("words", ["asap", "as soon as possible", "the sooner the better", "cuanto antes"])
def test_as_soon_as_possible_is_no_date_and_is_not_asked_for_again(coach: Coach, words: str) -> None:
    replies = play(coach, *NURSE, words, "skip", "skip")
    assert coach.profile("ada").deadline is None
    assert not any(DATE in reply for reply in replies[2:])


def hours(profile: Profile) -> float | None:
    return profile.weekly_hours.value if profile.weekly_hours else None


# --- The plan that stands ---------------------------------------------------------------------------------------------

SHORTER = ["shorter please", "that's way too long", "can I do it faster?", "geht das schneller?", "this takes forever"]


@pytest.mark.parametrize("wish", SHORTER)
def test_a_wish_for_a_shorter_plan_brings_the_smallest_changes_that_make_it_so(coach: Coach, wish: str) -> None:
    reply = play(coach, *PLANNED, wish)[-1]
    assert "6 hours a week instead of 5: until 30 September 2029" in reply
    assert coach.plan("ada").transition.weekly_hours == 5  # offered, not done


def test_a_plan_asked_for_again_is_shown_with_what_could_change(coach: Coach) -> None:
    first, again = play(coach, *PLANNED, "make my plan")[-2:]
    assert first.partition("\n\n")[0] == again.partition("\n\n")[0]
    assert "To change it, say what is different" in again
    assert "To change it" not in first


# --- No dead end ------------------------------------------------------------------------------------------------------


def test_whoever_skips_everything_still_learns_how_long_the_way_is(coach: Coach) -> None:
    replies = play(coach, "hi", *["skip"] * 6, "make my plan")
    assert all("starts from zero" in reply and "hours of work" in reply for reply in replies[-2:])


@pytest.mark.parametrize("words", ["I'm always dead tired after shifts. What is RAG?", "exhausted, but 4 hours a week"])
def test_exhaustion_gets_one_warm_sentence_first(coach: Coach, words: str) -> None:
    reply = play(coach, *NURSE, words)[-1]
    assert reply.startswith("Being this tired")
