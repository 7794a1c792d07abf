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
def stranger(tmp_path: Path) -> Iterator[Coach]:
    """A coach that nobody has talked to."""
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: NOW) as it:
        yield it


@pytest.fixture
def coach(stranger: Coach) -> Coach:
    assert WHOLE in stranger.ask(TOLD).text
    return stranger


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


# --- A part of it, or what it came from -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "said", "not_said"),
    [
        ("how much does it cost", "In money nothing", "It begins with"),
        ("in two sentences please", "You begin with", "our own estimate"),
        ("that is a lot of text. can you say it in two sentences?", "You begin with", "our own estimate"),
        ("how far will I be by summer", "A tested service, started with one command", "It begins with"),
        ("why", "The largest parts", "It begins with"),
        ("where do I start", "It begins with", "runs from"),
        ("what changed?", "The last change was", "It begins with"),
    ],
)
def test_a_question_about_the_plan_is_answered_with_the_part_it_is_of(
    coach: Coach, message: str, said: str, not_said: str
) -> None:
    reply = coach.ask(message)
    assert said in reply.text
    assert not_said not in reply.text
    assert not reply.notices


# --- Tried, and taken -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "taken", ["ok do that", "yes, do it", "great, let's do that", "make it so", "go with that please"]
)
def test_what_was_only_tried_is_taken_by_a_word_and_undone_like_any_other_change(coach: Coach, taken: str) -> None:
    coach.ask("what if I had 9 hours a week?")
    assert weekly_hours(coach) == 6
    assert "Your plan has moved" in coach.ask(taken).text
    assert weekly_hours(coach) == 9
    coach.ask("undo")
    assert weekly_hours(coach) == 6


@pytest.mark.parametrize("words", ["ok", "interesting", "no", "do that again", "what would that cost?"])
def test_a_trial_is_not_taken_by_less(coach: Coach, words: str) -> None:
    coach.ask("what if I had 9 hours a week?")
    coach.ask(words)
    assert weekly_hours(coach) == 6


def test_a_goal_and_a_skill_left_out_are_taken_too(coach: Coach) -> None:
    coach.ask("what if I aim for data scientist?")
    coach.ask("do that")
    assert coach.plan().transition.role_id == "data-scientist"
    coach.ask("undo")
    coach.ask("what if I skip fine-tuning?")
    coach.ask("ok do that")
    assert coach.profile().left_out_ids == ("fine-tuning",)


def test_a_bare_figure_behind_offered_hours_is_of_the_hours(coach: Coach) -> None:
    assert "hours a week instead of 6" in coach.ask("shorter").text
    coach.ask("9")
    assert weekly_hours(coach) == 9


def weekly_hours(coach: Coach) -> float | None:
    told = coach.profile().weekly_hours
    return told.value if told else None


@pytest.mark.parametrize("message", ["thanks", "great, thank you"])
def test_thanks_before_a_plan_say_how_to_get_one(stranger: Coach, message: str) -> None:
    stranger.ask("nurse, 5 h a week, some python, no money")
    stranger.ask("not sure")
    first, second = stranger.ask(message).text, stranger.ask(message).text
    assert first.startswith("You're welcome.\n\nIs there a date")
    assert second.startswith('You\'re welcome. Say "make my plan"')


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("why so many hours for retrieval?", "**Retrieval: 43 hours** (weeks"),
        ("why do I need docker?", "AI Engineer asks for level 3 of 4, as a must-have; you stand at"),
        ("why RAG?", "in the phase “Retrieval”"),
        ("where do the 12345 hours come from?", "with our own estimate for each step"),
    ],
)
def test_the_reason_of_a_part_is_the_sum_of_its_hours(coach: Coach, message: str, said: str) -> None:
    reply = coach.ask(message)
    assert said in reply.text
    assert not reply.notices


def test_what_was_never_left_out_cannot_be_put_back(coach: Coach) -> None:
    assert "Docker & containers is not left out of your plan" in coach.ask("put Docker back").text


def test_a_redo_with_nothing_taken_back_says_so(coach: Coach) -> None:
    assert "nothing can come again" in coach.ask("redo").text


@pytest.mark.parametrize("words", ["no, don't leave it out", "I still want it", "no, keep it"])
def test_who_keeps_a_must_have_that_was_asked_back_for_keeps_it(coach: Coach, words: str) -> None:
    coach.ask("leave out RAG")
    coach.ask(words)
    assert "rag" not in coach.profile().left_out_ids
