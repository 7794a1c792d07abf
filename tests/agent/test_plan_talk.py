"""A plan is shown whole once; after that what moved, what comes first, or the whole of it where that is asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
TOLD = "I'm a data analyst, 4 years, Python and SQL, 6 hours a week, AI engineer, no date, no money"
WHOLE = "You can show: A first AI tool online"  # a line of the list of phases


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: NOW) as it:
        assert WHOLE in it.ask(TOLD).text
        yield it


@pytest.mark.parametrize(
    "message",
    ["show me my plan", "my plan please", "make my plan", "give me the whole plan again", "zeig mir meinen Plan"],
)
def test_the_whole_plan_is_shown_where_it_is_asked_for(coach: Coach, message: str) -> None:
    assert WHOLE in coach.ask(message).text


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("8 hours a week", "Your plan has moved"),
        ("by next summer", "Your dates stay"),
        ("can you just tell me what to learn first", "It begins with"),
        ("ok what first", "It begins with"),
        ("where do I start", "It begins with"),
        ("what do you think", "It begins with"),
        ("make it harder", "I can move the plan when"),
        ("blorp the fizz", "not sure what you mean"),
    ],
)
def test_else_a_reply_holds_what_is_asked_and_not_the_whole_plan(coach: Coach, message: str, said: str) -> None:
    reply = coach.ask(message)
    assert WHOLE not in reply.text
    assert said in reply.text
    assert not reply.notices


def test_a_change_says_where_the_whole_plan_is(coach: Coach) -> None:
    assert '"Show my plan" has all of it' in coach.ask("8 hours a week").text


@pytest.mark.parametrize(
    ("message", "opens"),
    [
        ("thanks", "You're welcome."),
        ("great, thank you", "You're welcome."),
        ("ok cool", "Good."),
        ("perfect", "Good."),
        ("sounds good, thanks a lot!", "You're welcome."),
        ("muchas gracias", "You're welcome."),
        ("love it", "Good."),
        ("makes sense", "Good."),
    ],
)
def test_thanks_are_met_with_a_short_word_and_the_next_step_once(coach: Coach, message: str, opens: str) -> None:
    first, second = coach.ask(message).text, coach.ask(message).text
    assert first.startswith(opens)
    assert "The next step is small" in first
    assert "http" in first
    assert second.startswith(opens)
    assert "The next step" not in second
    assert max(len(first), len(second)) < 500
