"""Figures of a long story: what is of the person's time, money and date, and what is of something else."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import Profile

LEXICON = Lexicon.build(load_catalogue())


def heard(message: str) -> Profile:
    return fold(listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=1).facts)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("I can learn when it's quiet, maybe 1 hour in total per day, every day of the week.", 7),
        ("Monday I sleep, Tuesday I could do a solid 5 hours.", 5),
        ("I'd keep Mondays, Wednesdays and Thursdays from four to six for this.", 6),
        ("I've got 12 hours a week off, let's say 8 of them for learning", 8),
        ("20 hours would kill me, 10 hours a week is fine", 10),
        ("I spend 2 hours a day in traffic.", None),
        ("an hour on Tuesday and two on Saturday. The 40 hours of training I do each year come on top.", 3),
    ],
)
def test_hours_that_are_of_something_else(words: str, hours: float | None) -> None:
    found = heard(words).weekly_hours
    assert (found.value if found else None) == hours


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("With 4 hours a week, can I be an ML engineer in 18 months?", 18),
        ("My boss would pay for training as long as I stay for 24 months.", None),
        ("I tried a bootcamp, 9 weeks, and dropped out in week 4. Nurse.", None),
        ("The doctors gave me 6 weeks of rehab and I read a book on AI there.", None),
        ("I'd like to have moved to ML engineering by September 2027.", 10),
        ("Before my daughter starts school in September 2028 I want the new job.", 22),
        ("Police officer. In 8 years I could retire, but I'd rather leave in 3.", 36),
    ],
)
def test_spans_that_are_of_something_else(words: str, months: float | None) -> None:
    found = heard(words).deadline
    assert (found.months if found else None) == months


@pytest.mark.parametrize(
    ("words", "dollars"),
    [
        ("Willing to invest 2k.", 2000),
        ("In total I could put in 1,000 but not all at once.", 1000),
        ("I have 800 set aside for this", 800),
        ("And I'd need it to cost less than 400 in total.", 400),
        ("Money is tight, but 20 a month works.", 20),
        ("It mustn't cost anything.", 0),
    ],
)
def test_money_in_the_words_of_every_day(words: str, dollars: float) -> None:
    found = heard(words).budget_usd
    assert found is not None
    assert found.value == dollars


def test_a_lack_at_the_very_end_is_heard() -> None:
    assert [skill.negated for skill in heard("Not Docker").skills] == [True]
    assert [skill.negated for skill in heard("Docker no. Git no. I have 5 hours.").skills] == [True, True]
