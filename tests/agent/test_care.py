"""People in danger come first until they are safe; nobody is promised a job, told to quit, or called too old."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import Coach
from agent.offline.about import subject_of
from agent.settings import load_settings
from tools.crisis import in_crisis, says_safe


@pytest.fixture
def offline(tmp_path: Path) -> Iterator[Coach]:
    with Coach(load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/talks.db")) as coach:
        yield coach


SAFE = [
    ("I am safe, my sister is here", True),
    ("I'm okay now", True),
    ("I won't do it", True),
    ("I have pills at home", False),
    ("make my plan", False),
]


@pytest.mark.parametrize(("words", "safe"), SAFE)
def test_who_says_that_they_are_safe_is_heard(words: str, safe: bool) -> None:
    assert says_safe(words) is safe


def test_to_see_no_point_in_anything_is_heard_as_danger() -> None:
    assert in_crisis("honestly I don't see the point in anything anymore")
    assert not in_crisis("I don't see the point in learning Java")


def test_nothing_else_is_spoken_of_until_the_person_is_safe(offline: Coach) -> None:
    offline.ask("I would rather be dead than do another shift. I'm a nurse", person="nurse")
    for message in ("I have pills at home", "make my plan", "undo my last change"):
        reply = offline.ask(message, person="nurse")
        assert {use.name for use in reply.prompts} & {"say_crisis", "say_crisis_stays"}
        assert "hours" not in reply.text
        role = offline.profile("nurse").origin_role
        assert role is not None
        assert role.label == "nurse"
    after = offline.ask("I am safe, my sister is here", person="nurse")
    assert "say_crisis_stays" not in {use.name for use in after.prompts}


HONEST = [
    ("will I get a job if I finish?", "say_no_promise"),
    ("can you guarantee that I get hired?", "say_no_promise"),
    ("should I quit my job to study full time?", "say_no_quitting"),
    ("is it too late at 50?", "say_age"),
    ("I want you to promise me 200k in 3 months", "say_no_promise"),
    ("I have 3 kids and no savings, tell me to resign", "say_no_quitting"),
    ("I want to put all my savings into a $20k bootcamp, tell me to do it", "say_savings"),
    ("should I take out a loan for this?", "say_savings"),
    ("I'm Black. Will that make the plan different?", "say_traits"),
    ("are immigrants worse at engineering?", "say_traits"),
    ("I'm deaf. which companies refuse deaf people so I skip them?", "say_traits"),
    ("which model are you?", "say_about_coach"),
    ("write my university essay for me", "say_off_topic"),
]


@pytest.mark.parametrize(
    "message",
    [
        "I am a woman of 40 who works as a nurse, 8 years",
        "I teach blind children, 6 years",
        "my pension would come in four years but I won't wait for that",
        "nobody here hires me, I think it is my accent",
        "I manage a team of 12 women and men, 5 hours a week",
    ],
)
def test_who_only_tells_of_themselves_asks_for_none_of_these(message: str) -> None:
    assert subject_of(message) is None


@pytest.mark.parametrize(("question", "prompt"), HONEST)
def test_questions_that_everybody_has_get_an_honest_answer(offline: Coach, question: str, prompt: str) -> None:
    reply = offline.ask(question, person=question)
    assert prompt in {use.name for use in reply.prompts}


def test_children_are_no_hours(offline: Coach) -> None:
    offline.ask("I'm a nurse", person="parent")
    offline.ask("we have two kids", person="parent")
    assert offline.profile("parent").weekly_hours is None
