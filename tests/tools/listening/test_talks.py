"""Talks of a few turns: what was asked, what was answered late or beside something else, and what was put right."""

from collections.abc import Sequence
from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.listening.asked_fields import asked_in, fields_asked
from tools.schema import Fact, Profile

TODAY = date(2026, 11, 28)
LEXICON = Lexicon.build(load_catalogue())
HOURS, DATE = "How many hours a week could you learn?", "Is there a date by which you want to be there?"
MONEY, GOAL = "How much could you spend on learning in all?", "What role are you aiming for?"
YEARS = "How many years have you been doing that?"


def known_after(*turns: str) -> Profile:
    """The profile after a talk of the person and the coach in turns; the person begins and ends it."""
    facts: list[Fact] = []
    for place in range(0, len(turns), 2):
        facts += heard(turns[place], turns[1:place:2], facts)
    return fold(facts)


def heard(message: str, replies: Sequence[str], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return listen(
        message,
        lexicon=LEXICON,
        today=TODAY,
        turn=len(replies) + 1,
        last_reply=replies[-1] if replies else "",
        asked_before=asked_in(replies, LEXICON.vocabulary),
        profile=fold(facts),
        history=facts,
    ).facts


def hours_in(profile: Profile) -> float | None:
    return profile.weekly_hours.value if profile.weekly_hours else None


def money_in(profile: Profile) -> float | None:
    return profile.budget_usd.value if profile.budget_usd else None


def years_in(profile: Profile) -> float | None:
    return profile.years_experience.value if profile.years_experience else None


def months_in(profile: Profile) -> float | None:
    return profile.deadline.months if profile.deadline else None


def goal_in(profile: Profile) -> str | None:
    return profile.target_role.role_id if profile.target_role else None


# --- One question, one answer -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("30 min before the shift, so what, two and a half?", 2.5),
        ("we get Wednesday afternoons, that's 4, plus Sunday, another 4", 8),
        ("2 hours a day. No weekends", 10),
        ("an hour a day. Sunday is family day", 6),
        ("my flatmate 20, me 10", 10),
        ("8 if I'm lucky, usually 5", 5),
        ("10, 2 of which on the train", 10),
        ("9 to 5", None),
    ],
)
def test_hours_are_what_the_person_has_for_learning(answer: str, hours: float | None):
    assert hours_in(known_after("nurse", HOURS, answer)) == hours


def test_hours_of_a_day_were_asked_for():
    assert hours_in(known_after("nurse", "How many hours a day could you learn?", "two, but no weekends")) == 10


@pytest.mark.parametrize(
    ("answer", "money"),
    [
        ("two fifty", 250),
        ("60 a month, but all in all no more than 400", 400),
        ("my boss pays 500 a week so I'm not rich... 300?", 300),
        ("not even a coffee", 0),
        ("I have a voucher for 500 from the agency, otherwise nothing", 500),
    ],
)
def test_money_is_the_sum_for_learning(answer: str, money: float):
    assert money_in(known_after("nurse", MONEY, answer)) == money


@pytest.mark.parametrize(
    ("answer", "months"),
    [
        ("my visa ends march the year after next, so before that", 16),
        ("by the end of the year after next", 25.1),
        ("January. Not this one, the one after", 14),
        ("my brother did it in three years, I want to do it in two", 24),
    ],
)
def test_dates_are_of_the_year_that_is_meant(answer: str, months: float):
    assert months_in(known_after("nurse", DATE, answer)) == months


@pytest.mark.parametrize(
    ("answer", "years"),
    [
        ("since the kids were born so like 2015", 11),
        ("2013", 13),
        ("three in the hospital, then six at a birth centre", 9),
        ("four, three of them as head", 4),
    ],
)
def test_years_are_counted_from_a_year_or_from_parts(answer: str, years: float):
    assert years_in(known_after("I'm a midwife", YEARS, answer)) == years


# --- Answers to an earlier question -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turns", "hours"),
    [
        (("florist", HOURS, "later", GOAL, "data engineer. And the hours thing: 9, I looked"), 9),
        (("florist", HOURS, "dunno", DATE, "to answer the one before: seven. This one: 14 months"), 7),
        (("florist", HOURS, "what is normal?", DATE, "ok then 6, and a year"), 6),
    ],
)
def test_hours_are_told_one_question_later(turns: tuple[str, ...], hours: float):
    assert hours_in(known_after(*turns)) == hours


def test_a_sum_behind_the_answer_is_of_the_money_asked_for_before():
    known = known_after("florist", MONEY, "let me think", HOURS, "5. Thought about it, 350 would be ok")
    assert (hours_in(known), money_in(known)) == (5, 350)


def test_years_are_told_when_later_has_come():
    assert years_in(known_after("croupier", YEARS, "later", MONEY, "150. ok: 12 years at the tables")) == 12


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("How many hours a week can you set aside?", ["weekly_hours"]),
        ("How much time could you invest?", ["weekly_hours"]),
        ("How much time and money can you spend?", ["weekly_hours", "budget_usd"]),
    ],
)
def test_time_that_is_spent_is_no_money(question: str, fields: list[str]):
    assert fields_asked(question.lower(), LEXICON.vocabulary) == fields


# --- Put right, and taken back ----------------------------------------------------------------------------------------


def test_a_figure_named_for_another_field_answers_nothing():
    known = known_after("painter, 10 years, 8 hours a week", MONEY, "200, and hours rather 6")
    assert (hours_in(known), money_in(known)) == (6, 200)


@pytest.mark.parametrize(
    ("answer", "months"),
    [("600, and may as in may 2028", 18), ("600. May 2028, not 2027", 18), ("600. Forget May", None)],
)
def test_a_known_date_is_put_right(answer: str, months: float | None):
    assert months_in(known_after("tax advisor, by May", MONEY, answer)) == months


@pytest.mark.parametrize("answer", ["50. June was fine actually", "50. June was right after all"])
def test_an_earlier_date_comes_back(answer: str):
    assert months_in(known_after("barber", DATE, "June", HOURS, "5, and better August", MONEY, answer)) == 7


@pytest.mark.parametrize(
    "answer", ["no. about the 500: not decided, scratch that for now", "no. Leave the money blank for now"]
)
def test_money_is_left_open_again(answer: str):
    assert money_in(known_after("weaver, 500 dollars", DATE, answer)) is None


@pytest.mark.parametrize(
    ("answer", "goal"),
    [
        ("in a year. AI engineer was my husband's idea, mine is data engineer", "data-engineer"),
        ("in a year. hm, AI engineer... no. data engineer.", "data-engineer"),
        ("in a year. Ignore what I said about AI engineer", None),
        ("in a year. I take the AI engineer back", None),
        ("in a year. My mother wanted me to say data scientist", "ai-engineer"),
    ],
)
def test_a_goal_changes_only_where_the_person_changes_it(answer: str, goal: str | None):
    assert goal_in(known_after("nurse, AI engineer", DATE, answer)) == goal


def test_a_course_that_was_finished_tells_no_weekly_hours():
    assert hours_in(known_after("nurse, 8 hours a week", "Noted.", "finished the course, 40 hours in total")) == 8


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("A year, and 9", 9),
        ("2 years, maybe 3", None),
        ("A year. I'm 38.", None),
        ("a year, at most 2", None),
        ("12 months. My IQ is 130", None),
    ],
)
def test_a_figure_that_only_rounds_off_an_answer_is_no_answer_to_an_earlier_question(
    answer: str, hours: float | None
) -> None:
    known = known_after("a baker", HOURS, "later", DATE, answer)
    assert (hours_in(known), money_in(known)) == (hours, None)


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (HOURS, "five thirty to six thirty every morning", (7, None)),
        (HOURS, "10 hours; flight 447 is boarding", (10, None)),
        (MONEY, "two thousand five hundred", (None, 2500)),
        (MONEY, "one thousand and fifty", (None, 1050)),
        (YEARS, "I moved here in 2011", (None, None)),
    ],
)
def test_dictated_thousands_and_times_of_day_are_heard_whole(
    question: str, answer: str, told: tuple[float | None, float | None]
) -> None:
    known = known_after("a baker", question, answer)
    assert (hours_in(known), money_in(known)) == told
    assert years_in(known) is None
