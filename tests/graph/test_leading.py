"""Leading the talk: why a question is asked, never a third time; and a change that is undone whole."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings


@pytest.fixture
def offline(tmp_path: Path) -> Iterator[Coach]:
    with Coach(load_settings(home=tmp_path, model="")) as coach:
        yield coach


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("I'm a nurse, 8 years", "weekly_hours"),
        ("I'm a software engineer, 6 hours a week", "target_role"),
        ("I'm a nurse with 6 hours a week, I never programmed, aiming for AI engineer", "deadline"),
    ],
)
def test_the_reason_comes_with_the_figures_of_the_plan_and_the_question_stays_open(
    offline: Coach, told: str, key: str
) -> None:
    thread = offline.new_thread("ada")
    asked = offline.ask(told, person="ada", thread=thread).text.split("\n\n")[-1]
    memory = offline.store.working_state("ada", thread)
    assert memory["pending"]["key"] == key
    reply = offline.ask("why do you ask?", person="ada", thread=thread)
    assert "say_evaded" in {use.name for use in reply.prompts}
    assert reply.text.endswith(asked)
    assert any(char.isdigit() for char in reply.text.split("\n\n")[0])
    assert not reply.notices


def test_a_question_is_never_asked_a_third_time(offline: Coach) -> None:
    thread = offline.new_thread("ada")
    replies = [
        offline.ask(words, person="ada", thread=thread).text for words in ("I'm a nurse", *["why do you ask?"] * 12)
    ]
    questions = [text.split("\n\n")[-1].split("?")[0] for text in replies]
    assert max(questions.count(one) for one in questions if "How many" in one) == 2


def test_undo_takes_back_all_that_the_last_message_changed_and_the_plan_with_it(offline: Coach) -> None:
    thread = offline.new_thread("ada")

    def say(words: str) -> None:
        offline.ask(words, person="ada", thread=thread)

    say("I'm a backend developer, 8 hours a week, AI engineer, no deadline, 200 dollars. Make my plan.")
    before = offline.plan("ada").transition
    say("Make it 3 hours a week, my budget is zero, and I know Docker well")
    assert offline.plan("ada").transition.verdict != before.verdict
    say("undo that")
    profile, after = offline.profile("ada"), offline.plan("ada").transition
    assert profile.weekly_hours is not None
    assert profile.budget_usd is not None
    assert (profile.weekly_hours.value, profile.budget_usd.value) == (8, 200)
    assert not [skill for skill in profile.skills if skill.skill_id == "docker"]
    assert after.verdict == before.verdict
    say("redo")
    profile = offline.profile("ada")
    assert profile.weekly_hours is not None
    assert profile.weekly_hours.value == 3


TOLD = "I'm a backend developer, 8 hours a week, AI engineer, no deadline, 200 dollars. Make my plan."


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        (("9 hours a week", "10 hours a week", "undo"), 9),
        (("9 hours a week", "10 hours a week", "undo", "undo that"), 8),
        (("9 hours a week", "10 hours a week", "undo", "undo", "redo"), 9),
        (("9 hours a week", "10 hours a week", "undo", "undo", "redo", "bring it back"), 10),
        (("9 hours a week", "10 hours a week", "take that back", "undo the undo"), 10),
        (("9 hours a week", "10 hours a week", "undo both"), 8),
        (("9 hours a week", "10 hours a week", "go back two steps"), 8),
        (("9 hours a week", "undo", "11 hours a week", "undo"), 8),
        (("9 hours a week", "undo", "11 hours a week", "redo"), 11),
        (("9 hours a week", "10 hours a week", "9 hours a week", "undo"), 10),
        (("9 hours a week", "thanks", "undo that"), 9),  # only offered
        (("9 hours a week", "thanks", "undo that", "yes"), 8),
        (("9 hours a week", "10 hours a week", "thanks", "undo that", "yes please", "undo"), 8),
        (("9 hours a week", "thanks", "undo that", "undo it"), 8),
        (("9 hours a week", "thanks", "undo that", "no"), 9),
        (("9 hours a week", "thanks", "undo my last change"), 8),
    ],
)
def test_each_undo_goes_one_message_further_back_and_a_redo_comes_forward(
    offline: Coach, said: tuple[str, ...], hours: float
) -> None:
    thread = offline.new_thread("ada")
    for words in (TOLD, *said):
        offline.ask(words, person="ada", thread=thread)
    weekly = offline.profile("ada").weekly_hours
    assert weekly is not None
    assert weekly.value == hours


@pytest.mark.parametrize("before", ["blorp the fizz", "what does an AI engineer earn?", "thanks"])
def test_an_undo_behind_a_message_that_changed_nothing_names_the_last_change_and_asks(
    offline: Coach, before: str
) -> None:
    thread = offline.new_thread("ada")
    for words in (TOLD, "my budget is 300", before):
        offline.ask(words, person="ada", thread=thread)
    reply = offline.ask("undo that", person="ada", thread=thread)
    assert "changed nothing" in reply.text
    assert "$300" in reply.text
    assert not reply.facts


def test_where_nothing_was_told_there_is_nothing_to_undo(offline: Coach) -> None:
    thread = offline.new_thread("ada")
    assert "nothing left to take back" in offline.ask("undo", person="ada", thread=thread).text


def test_asking_for_a_probe_claims_no_level_and_thinking_aloud_keeps_it_open(offline: Coach) -> None:
    thread = offline.new_thread("ada")
    for words in ("I'm a nurse, 12 years, never programmed, 6 hours a week", "check my level in RAG"):
        offline.ask(words, person="ada", thread=thread)
    assert [skill.label for skill in offline.profile("ada").skills] == ["programming"]
    reply = offline.ask("let me think", person="ada", thread=thread)
    assert "A letter is enough" in reply.text
    assert "say_support" not in {use.name for use in reply.prompts}


def test_undo_reaches_no_further_back_than_the_last_message_whatever_the_talk(offline: Coach) -> None:
    offline.ask("I'm a nurse, 5 years, 5 hours a week", person="ada", thread=offline.new_thread("ada"))
    second = offline.new_thread("ada")
    offline.ask("I want to be a data scientist", person="ada", thread=second)
    offline.ask("undo that", person="ada", thread=second)
    profile = offline.profile("ada")
    assert profile.target_role is None
    assert profile.origin_role is not None
    assert profile.weekly_hours is not None


def test_a_date_that_has_passed_since_stops_no_talk(tmp_path: Path) -> None:
    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    with Coach(load_settings(home=tmp_path, model=""), now=lambda: now) as coach:
        coach.ask("I'm a nurse, 5 hours a week, by December 2026", person="ada", thread=coach.new_thread("ada"))
    with Coach(load_settings(home=tmp_path, model=""), now=lambda: now.replace(year=2027)) as coach:
        thread = coach.new_thread("ada")
        for words in ("hello", "why do you ask?", "I know a little Python", "test me on Docker"):
            assert coach.ask(words, person="ada", thread=thread).text


@pytest.mark.parametrize(
    "words",
    [
        "I don't really know what the difference between those is",
        "what's the difference?",
        "no idea what each of those means, I like working with people",
        "explain the options please",
    ],
)
def test_goals_that_are_asked_for_are_explained_where_they_say_nothing_to_the_person(
    offline: Coach, words: str
) -> None:
    thread = offline.new_thread("ada")
    offline.ask("I'm a software engineer, 6 hours a week", person="ada", thread=thread)
    reply = offline.ask(words, person="ada", thread=thread).text
    assert (
        "AI Application Engineer, AI Platform / Infrastructure Engineer and ML/AI Hybrid Engineer side by side" in reply
    )
