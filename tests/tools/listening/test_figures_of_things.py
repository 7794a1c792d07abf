"""Figures of rooms, clocks, ages and versions: they answer nothing that was asked, and change nothing that is known."""

from datetime import date

import pytest

from tests.people import CATALOGUE
from tools.listening import Lexicon, fold, listen
from tools.schema import Profile, Question

LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 11, 28)
Figures = dict[str, float]
KNOWN = "I'm a nurse with 10 years of experience, 6 hours a week, budget 800 dollars, within 9 months."


def figures(profile: Profile) -> Figures:
    told = {
        "years": profile.years_experience.value if profile.years_experience else None,
        "hours": profile.weekly_hours.value if profile.weekly_hours else None,
        "dollars": profile.budget_usd.value if profile.budget_usd else None,
        "months": profile.deadline.months if profile.deadline else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def changes(message: str) -> Figures:
    """What a message changes of KNOWN."""
    before = listen(KNOWN, lexicon=LEXICON, today=TODAY, turn=1).facts
    profile = fold(before)
    heard = listen(message, lexicon=LEXICON, today=TODAY, turn=2, profile=profile, history=before)
    was, now = figures(profile), figures(fold([*before, *heard.facts]))
    return {name: value for name, value in now.items() if was.get(name) != value}


@pytest.mark.parametrize(
    "message",
    [
        "It's room 80, not 800",
        "We are a team of 10, not 6",
        "I wake up at 6, not 9",
        "That is 9 o'clock, not 10",
        "My kids are 6 and 9, not 10",
        "The top 10 was wrong, it's the top 5",
        "I was 6 when I moved here and 30 when I became a nurse",
        "I was thinking of those 6 courses? 3 are left",
        "the 6 I counted were interviews, 2 offers",
        "We put 10 beds into ward 6, now 12",
        "chapter 9 was too long, chapter 12 is better",
        "The course was 800 but 300 with a discount",
        "I wrote 10 tests but 4 failed",
        "I told 10 people but 3 laughed",
        "I know Python 3.11, not 2.7",
        "it costs 800 not 900, the laptop",
        "I meant step 6, not step 9",
        "my mom said I can have 200 for the laptop",
        "my boss says 40 hours is the maximum",
    ],
)
def test_a_figure_of_a_thing_changes_nothing(message: str) -> None:
    assert changes(message) == {}


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ("It's 10, not 6", {"hours": 10}),
        ("make the 800 a 1000", {"dollars": 1000}),
        ("I said 6 hours but 4 is the truth", {"hours": 4}),
        ("My budget was 800 but 300 is closer", {"dollars": 300}),
        ("put it at 8, not 6", {"hours": 8}),
        ("it's 8 when the kids are away, not 6", {"hours": 8}),
        ("not 9 months, 12", {"months": 12}),
        ("10 years is wrong, it's 12", {"years": 12}),
    ],
)
def test_a_known_figure_gives_way_to_the_one_that_is_told_for_it(message: str, changed: Figures) -> None:
    assert changes(message) == changed


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("weekly_hours", "24/7"),
        ("weekly_hours", "I'm on call 24/7"),
        ("weekly_hours", "I finished week 2"),
        ("weekly_hours", "Python 3"),
        ("weekly_hours", "I wake up at 6"),
        ("weekly_hours", "top 10"),
        ("weekly_hours", "We are a team of 12"),
        ("budget_usd", "24/7"),
        ("budget_usd", "Python 3.11"),
        ("years_experience", "room 12"),
        ("years_experience", "9/11"),
        ("deadline", "version 2"),
    ],
)
def test_a_figure_of_a_thing_is_no_answer(asked: str, message: str) -> None:
    question = Question(kind="profile", key=asked)
    heard = listen(message, lexicon=LEXICON, today=TODAY, turn=1, asked=question)
    assert figures(fold(heard.facts)) == {}
