"""Why do you think so: the coach answers with the person's own words, and forgets what they never said."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.schema import NumberFact

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TOLD = "I'm a nurse, 12 years. I know a bit of Python. 4 hours a week, 400 euros, in a year. I have two kids."


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    with Coach(settings, now=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def talk(coach: Coach) -> Coach:
    for message in (TOLD, "actually make that 6 hours"):
        coach.ask(message)
    return coach


ANSWERS = [
    (
        "why do you think I have 6 hours?",
        ["6 hours a week", "“actually make that 6 hours” in message 2 of this talk", "place of 4 hours a week"],
    ),
    ("how do you know my budget?", ["$440", "400 EUR", "1.1 dollars", "“400 euros” in message 1"]),
    ("where did you get that I know Python?", ["Python (heard of it)", "“I know a bit of Python”"]),
    ("what did I say about my deadline?", ["by 23 November 2027", "“in a year”"]),
    ("how do you know my job?", ["Your work: **nurse**", "“I'm a nurse”"]),
    ("why do you think I have kids?", ["two kids", "“I have two kids”", "fairly sure"]),
    ("what do you know about my skills?", ["Python (heard of it)", "“I know a bit of Python”"]),
    ("how do you know my goal?", ["You have not told me your goal"]),
    ("I never said I know Docker, where is that from?", ["no word of yours about Docker"]),
]


@pytest.mark.parametrize(("question", "words"), ANSWERS, ids=[question for question, _ in ANSWERS])
def test_a_fact_is_shown_with_its_words_its_place_and_what_it_replaced(
    talk: Coach, question: str, words: list[str]
) -> None:
    before = talk.profile()
    reply = talk.ask(question)
    assert [one for one in words if one not in reply.text] == []
    assert not reply.notices
    assert not reply.facts
    assert talk.profile() == before


def test_a_known_fact_comes_with_the_way_to_change_it(talk: Coach) -> None:
    assert "Tell me the right value, or say “forget it”" in talk.ask("how do you know my budget?").text


def test_hours_that_the_plan_only_assumes_are_not_put_into_the_persons_mouth(coach: Coach) -> None:
    coach.ask("I'm a nurse and used Docker")
    coach.ask("make my plan")
    reply = coach.ask("why do you think I have 5 hours a week?")
    assert "You have not told me your hours" in reply.text
    assert "5 hours a week in your plan are only what it counts with" in reply.text


def test_a_cv_a_form_and_an_earlier_talk_are_named_as_such(coach: Coach) -> None:
    coach.ask("Python, Docker and SQL. Nurse 2015 - 2020, Data clerk 2020 - now", channel="cv")
    coach.tell({"weekly_hours": 7})
    other = coach.new_thread()
    assert (
        "Your CV says “Python, Docker and SQL” (on 23 November 2026)"
        in coach.ask("who told you I know SQL?", thread=other).text
    )
    assert (
        "You entered it in your profile on 23 November 2026"
        in coach.ask("how do you know my hours?", thread=other).text
    )


def test_what_the_person_never_said_is_forgotten_and_its_history_stays(talk: Coach) -> None:
    talk.ask("why do you think I have 6 hours?")
    reply = talk.ask("no, I never said that")
    assert talk.profile().weekly_hours is None
    assert "your hours are open" in reply.text
    told = talk.fact_history("me", "weekly_hours")
    assert [(one.fact.turn, one.fact.withdrawn) for one in told] == [(4, True), (2, False), (1, False)]
    assert "you took it back in message 4 of this talk" in talk.ask("what did I say about my hours?").text


def test_forget_it_behind_an_answer_is_of_that_fact_and_not_of_everything(talk: Coach) -> None:
    talk.ask("where did you get that I know Python?")
    reply = talk.ask("forget it")
    assert reply.intent == "correct_profile"
    assert not talk.profile().skills
    assert talk.profile().weekly_hours is not None


def test_a_bare_figure_behind_an_answer_is_the_right_value(talk: Coach) -> None:
    talk.ask("why do you think I have 6 hours?")
    talk.ask("10")
    hours = talk.profile().weekly_hours
    assert hours is not None
    assert hours.value == 10


def test_the_history_of_a_field_tells_what_replaced_what_and_when(talk: Coach) -> None:
    newest, oldest = talk.fact_history("me", "weekly_hours")
    assert isinstance(newest.replaces, NumberFact)
    assert (newest.replaces.value, oldest.replaces) == (4, None)
    assert newest.said_on == NOW.date()
    assert newest.fact.quote == "actually make that 6 hours"
    assert talk.fact_history("me", "skill", "Docker") == ()


def test_the_answer_says_which_tool_it_rests_on(talk: Coach) -> None:
    (artifact,) = talk.ask("how do you know my budget?").artifacts
    assert artifact.kind == "recalled"


def test_years_counted_in_a_cv_are_said_back_whole(coach: Coach) -> None:
    reply = coach.ask("Nurse 2015 - 2020, Data clerk 2020 - now. Python, Docker and SQL.", channel="cv")
    assert "years of experience" in reply.text
    assert not reply.notices
