"""Short replies, asides and slips of the pen: what they tell, and what they must not be taken for."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import Heard, Profile, Question

TODAY = date(2027, 2, 10)
LEXICON = Lexicon.build(load_catalogue())


def hear(message: str, asked: str = "", *, profile: Profile | None = None, has_plan: bool = False) -> Heard:
    question = Question(kind="profile", key=asked) if asked else None
    return listen(message, lexicon=LEXICON, today=TODAY, turn=2, asked=question, profile=profile, has_plan=has_plan)


def roles_of(heard: Heard) -> tuple[str | None, str | None]:
    profile = fold(heard.facts)
    return (
        profile.origin_role.label if profile.origin_role else None,
        profile.target_role.label if profile.target_role else None,
    )


# --- Dates that were asked for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "on"),
    [
        ("april 2028", date(2028, 4, 1)),
        ("end of 2028", date(2028, 12, 31)),
        ("6h/week, end of year", date(2027, 12, 31)),
        ("end of the year", date(2027, 12, 31)),
        ("next easter", date(2027, 4, 5)),
        ("autumn 2027", date(2027, 9, 1)),
        ("Q2 2028", date(2028, 6, 30)),
        ("before our wedding in July", date(2027, 7, 1)),
        ("mid-october", date(2027, 10, 15)),
        ("3 September", date(2027, 9, 3)),
    ],
)
def test_a_day_of_the_calendar_answers_the_question_for_the_date(message: str, on: date):
    deadline = fold(hear(message, "deadline").facts).deadline
    assert deadline is not None
    assert deadline.on == on


@pytest.mark.parametrize("message", ["by yesterday", "yesterday", "summer 2019"])
def test_a_date_that_has_passed_is_a_problem(message: str):
    heard = hear(message, "deadline")
    assert [problem.code for problem in heard.problems] == ["deadline_past"]
    assert fold(heard.facts).deadline is None


@pytest.mark.parametrize("message", ["I may need more time", "it may take long", "I start in April"])
def test_not_every_month_named_is_an_answer(message: str):
    assert fold(hear(message, "deadline").facts).deadline is None


@pytest.mark.parametrize("message", ["baker, 4 hours a week, ML engineer, no date", "no date", "I have no end date"])
def test_no_date_is_told_before_it_is_asked(message: str):
    assert [fact.withdrawn for fact in hear(message).facts if fact.field == "deadline"] == [True]


# --- Roles that were asked for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["origin_role", "target_role"])
@pytest.mark.parametrize(
    "message",
    [
        "build my roadmap",
        "I'm 38 years old",
        "you are sweet",
        "SQL",
        "Docker",
        "cheers",
        "sing me a song",
        "whatever",
        "compare ML engineer and data analyst please",
        "I want to compare AI engineer and ML engineer",
        "call that 9 hours, Sundays only",
        "because of money",
    ],
)
def test_what_names_no_job_is_no_role(message: str, asked: str):
    assert roles_of(hear(message, asked)) == (None, None)


@pytest.mark.parametrize(
    ("message", "asked", "roles"),
    [
        ("librarian", "origin_role", ("librarian", None)),
        ("violinist", "origin_role", ("violinist", None)),
        ("I'm a tram driver", "origin_role", ("tram driver", None)),
        ("data engineer", "target_role", (None, "data engineer")),
        ("well, data analyst it is", "target_role", (None, "data analyst")),
        ("ML engineer please", "target_role", (None, "ML engineer")),
        ("cosmonaut", "target_role", (None, "cosmonaut")),
    ],
)
def test_a_job_answers_the_question_for_a_role(message: str, asked: str, roles: tuple[str | None, str | None]):
    assert roles_of(hear(message, asked)) == roles


def test_a_goal_we_do_not_know_is_said():
    assert [problem.code for problem in hear("cosmonaut", "target_role").problems] == ["role_unknown"]


def test_a_goal_does_not_overwrite_what_the_person_is():
    known = fold(hear("I'm a carpenter").facts)
    heard = hear("alright, data engineer it is", "target_role", profile=known)
    assert [fact.field for fact in heard.facts] == ["target_role"]


# --- Go on ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["deadline", "target_role", "weekly_hours", "origin_role"])
@pytest.mark.parametrize("message", ["make it", "Do it!", "go ahead", "yes, make it", "ok, go ahead please"])
def test_whoever_waves_on_gets_the_plan(message: str, asked: str):
    heard = hear(message, asked)
    assert heard.intent == "make_plan"
    assert not heard.facts
