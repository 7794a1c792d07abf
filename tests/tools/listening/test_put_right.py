"""What was told before is put right: jobs, figures, goals and skills that take each other's place in a talk."""

import pytest

from tests.tools.listening.test_talks import (
    DATE,
    GOAL,
    HOURS,
    MONEY,
    goal_in,
    hours_in,
    known_after,
    months_in,
    years_in,
)

OPENING = "taxi driver, 9 years, 6 hours a week, goal data scientist"


@pytest.mark.parametrize(
    ("opening", "message", "job"),
    [
        (OPENING, "5, and bus driver not taxi", "bus driver"),
        (OPENING, "it's truck, not taxi driver, and 5 hours", "truck driver"),
        ("sales engineer, 4 years", "4, and it's sales MANAGER, no engineer at all", "sales manager"),
        ("analyst, 3 years", "business analyst not data analyst please", "business analyst"),
        ("therapist, 7 years", "physiotherapist, not psycho! five hours", "physiotherapist"),
        ("plumber, 7 years", "roofer actually, not plumber. 5", "roofer"),
        (OPENING, "5, not 6, and I don't like driving", "taxi driver"),
    ],
)
def test_a_job_takes_the_place_of_the_one_that_is_denied(opening: str, message: str, job: str):
    known = known_after(opening, f"Noted. {HOURS}", message)
    assert known.origin_role is not None
    assert known.origin_role.label.lower() == job


@pytest.mark.parametrize(
    ("message", "hours", "years", "months"),
    [
        ("change 6 into 8, and in 10 months", 8, 9, 10),
        ("in a year. 9 should be 11 by the way", 6, 11, 12),
        ("no rush. raise 6 to 8", 8, 9, None),
        ("a year and a half. I can do two hours more than I said", 8, 9, 18),
        ("in a year. put three hours on top of what I said for the week", 9, 9, 12),
        ("a year. with 10 hours a week, would it be faster? I could do that", 10, 9, 12),
    ],
)
def test_known_figures_change_beside_an_answer(message: str, hours: float, years: float, months: float | None):
    known = known_after(OPENING, f"Noted. {DATE}", message)
    assert (hours_in(known), years_in(known), months_in(known)) == (hours, years, months)


@pytest.mark.parametrize(
    ("message", "months"),
    [
        ("changed my mind again, a year and a half", 18),
        ("let's do one and a half years", 18),
        ("replace 10 months with 14 months", 14),
        ("my boss gave me three more months, so 13", 13),
        ("mein Chef gibt mir drei Monate mehr, also 13", 13),
        ("the wedding was moved to september and so is this", 10),
        ("contract prolonged till september", 10),
        ("I did nothing for 3 weeks", 10),
    ],
)
def test_a_bare_span_behind_a_date_is_of_the_date(message: str, months: float):
    known = known_after(OPENING, f"Noted. {DATE}", "in 10 months", "10 months, noted.", message)
    assert years_in(known) == 9
    assert months_in(known) == pytest.approx(months, abs=0.5)


@pytest.mark.parametrize(
    ("message", "goal"),
    [
        ("could you put ML engineer there", "ml-engineer"),
        ("would you mind changing data scientist to AI platform engineer", "ai-platform-engineer"),
        ("make it ML", "ml-engineer"),
        ("data engineering is closer to my heart than data science", "data-engineer"),
        ("my friend says forget data scientist, but no, I'm staying with it", "data-scientist"),
        ("my mentor is an ML engineer and wants me to become one too, but I stay with mine", "data-scientist"),
        ("mejor ingeniero de IA", "ai-engineer"),
    ],
)
def test_goals_take_each_others_place(message: str, goal: str):
    assert goal_in(known_after(OPENING, "Noted: data scientist.", message)) == goal


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("3. R not Python, sorry", {"r": 2, "python": 0}),
        ("3. It's R that I use not python", {"r": 2, "python": 0}),
        ("3 hours, and python was wrong, it's R", {"python": 0, "r": 2}),
        ("3. scratch python", {"python": None}),
        ("3. take Python out again", {"python": None}),
        ("3. I meant Ruby when I said Python", {"python": None, "ruby": 2}),
        ("3. strike Python, that's a colleague's job", {"python": 0}),
        ("3. python I use daily", {"python": 3}),
    ],
)
def test_skills_take_each_others_place(message: str, levels: dict[str, int | None]):
    known = known_after("biologist, 5 years, I know Python", f"Noted: Python. {HOURS}", message)
    told = {skill.label.lower(): skill.level for skill in known.skills}
    assert {name: told.get(name) for name in levels} == levels


def test_the_name_of_a_goal_is_no_skill():
    known = known_after("sysadmin, 6 years", f"Noted. {GOAL}", "MLOps please")
    assert goal_in(known) == "ai-platform-engineer"
    assert not known.skills


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("4 on a good week, 2 on a bad one", 3),
        ("7 to 9 most evenings", 10),
        ("6-7 every morning", 7),
        ("5 to 6 evenings a week", None),
        ("is 5 enough or 20", None),
        ("do I need 10 or are 6 fine", None),
    ],
)
def test_hours_of_the_clock_and_of_weeks_that_differ(answer: str, hours: float | None):
    known = known_after("pastry chef, 11 years", f"Noted. {HOURS}", answer)
    assert hours_in(known) == hours


def test_years_in_the_trade_outweigh_those_in_one_place():
    known = known_after("roofer, 2 years in this firm, 10 in the trade", f"Noted. {MONEY}", "300")
    assert years_in(known) == 10
