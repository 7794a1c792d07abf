"""How people tell their way: jobs one after another, courses with prices, other people's years, and what it leaves."""

from datetime import date

import pytest

from tests.people import CATALOGUE
from tools.listening import Lexicon, fold, listen
from tools.schema import Profile

LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 11, 28)


def heard(message: str) -> Profile:
    return fold(listen(message, lexicon=LEXICON, today=TODAY, turn=1).facts)


@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("Nurse, 6 years in a hospital and 2 in a hospice.", 8),
        ("Seven years in a hotel and two on a cruise ship, always as a cook.", 9),
        ("I finished in 2018, and since then I've worked as a network engineer.", 8),
        ("Lost my job in 2018. I've been a taxi driver since then.", 8),
        ("I'm an editor, 16 years, and the developer next to me (28, three years of experience) codes.", 16),
        ("I dropped out of med school in my third year, worked as a bartender for 4 years.", 4),
        ("I'm a textile engineer, one year half.", 1.5),
    ],
)
def test_years_are_those_of_ones_own_work(message: str, years: float) -> None:
    told = heard(message).years_experience
    assert told is not None
    assert told.value == years


@pytest.mark.parametrize(
    ("message", "hours"),
    [
        ("Two evenings, so 4 hours.", 4),
        ("Monday and Tuesday mornings, that's 5 hours.", 5),
        ("Tuesday and Thursday evenings are free, so 2 hours each.", 4),
        ("Half an hour after lunch is what I've got.", 3.5),
        ("An hour before work is all I have.", 5),
        ("Summer holidays 40 hours a week, otherwise 6.", 6),
        ("10 in a good week, otherwise 5.", 7.5),
        ("Asking for myself, not for a friend: is 4 hours a week enough?", 4),
    ],
)
def test_hours_are_those_of_a_usual_week(message: str, hours: float) -> None:
    told = heard(message).weekly_hours
    assert told is not None
    assert told.value == hours


@pytest.mark.parametrize(
    ("message", "dollars"),
    [
        ("I have 2000 dollars saved but 1200 of it is for rent.", 800),
        ("I have 1500 dollars but half is for the car.", 750),
        ("Paid 1,900 for a bootcamp last year, never again. Now at most 100.", 100),
        ("Spent 900 dollars on a bootcamp I quit. I'd give it another 200.", 200),
        ("I did a bootcamp (12 weeks, 40 hours a week, 7,500 dollars) last year.", None),
    ],
)
def test_money_is_what_is_left_to_spend(message: str, dollars: float | None) -> None:
    told = heard(message).budget_usd
    assert (told.value if told else None) == dollars


@pytest.mark.parametrize(
    ("message", "job"),
    [
        ("Trainee in a call centre at 19, team leader at 23, operations manager at 30.", "operations manager"),
        ("I was a cook in 2009, sous chef in 2014 and head chef in 2019.", "head chef"),
        ("As a boy I wanted to be a train driver and I am one.", "train driver"),
        ("As a child I wanted to be a vet. I'm an optician.", "optician"),
        ("Five years ago I left nursing to raise my twins.", "nursing"),
        ("Occupation ... dispatcher\nYears ... 8\nGoal ... AI engineer", "dispatcher"),
    ],
)
def test_the_last_step_of_a_career_is_todays_job(message: str, job: str) -> None:
    told = heard(message).origin_role
    assert told is not None
    assert told.label == job


@pytest.mark.parametrize(
    ("message", "months", "role"),
    [
        ("9 months to AI platform engineer.", 9, "ai-platform-engineer"),
        ("Can I make it in a year with 5 hours a week?", 12, None),
        ("I signed up for a course in Python and finished it after four months.", None, None),
        ("Bankrupt (6 weeks), and now I've been an office administrator for two years.", None, None),
        ("My cousin said you could help me get into AI engineering.", None, "ai-engineer"),
        ("Maybe this AI engineer thing is something for me.", None, "ai-engineer"),
        ("Growing up, I wanted to be a data scientist.", None, None),
    ],
)
def test_what_is_ahead_is_no_past_and_no_childhood_dream(message: str, months: float | None, role: str | None) -> None:
    told = heard(message)
    assert (told.deadline.months if told.deadline else None) == months
    assert (told.target_role.role_id if told.target_role else None) == role
