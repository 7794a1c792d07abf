"""Holidays and on-call weeks in the plan: no hours there, dates that move, and nothing else that changes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import person
from tests.tools.planning.test_plan_properties import TODAY, many, people, plan_for
from tools.planning.progress import pace_of
from tools.planning.weeks_off import MAX_WEEKS, Calendar, days_off_between, stretches
from tools.schema import Profile, ProgressFact, TimeOffFact, WorkedWeek

MONDAY = date(2026, 3, 9)  # on which a plan made on TODAY begins
DAYS = st.integers(0, 500).map(lambda ahead: TODAY + timedelta(days=ahead))


def off(first: date, last: date | None = None, *, every: int | None = None, label: str = "away") -> TimeOffFact:
    return TimeOffFact(start=first, end=last, every_weeks=every, label=label, quote=label, turn=1)


HOLIDAYS = st.builds(lambda first, days: off(first, first + timedelta(days=days)), DAYS, st.integers(0, 60))
ON_CALL = st.builds(lambda first, every: off(first, every=every), DAYS, st.integers(2, 8))
TIME_OFF = st.lists(HOLIDAYS | ON_CALL, max_size=3).map(tuple)


def without_study(profile: Profile, *told: TimeOffFact) -> Profile:
    return profile.model_copy(update={"time_off": told})


def is_off(day: date, one: TimeOffFact) -> bool:
    if one.every_weeks is None:
        return one.start <= day <= (one.end or day)
    monday, first = (each - timedelta(days=each.weekday()) for each in (day, one.start))
    return monday >= first and (monday - first).days // 7 % one.every_weeks == 0


# --- Properties -------------------------------------------------------------------------------------------------------


@many
@given(people(), TIME_OFF)
def test_a_week_off_has_no_hours_and_a_day_off_takes_its_share(profile: Profile, told: tuple[TimeOffFact, ...]) -> None:
    plan = plan_for(without_study(profile, *told))
    for week in plan.weeks:
        days = [week.start + timedelta(days=ahead) for ahead in range(7)]
        free = sum(not any(is_off(day, one) for one in told) for day in days)
        assert week.days_off == 7 - free
        assert week.hours <= plan.weekly_hours * free / 7 + 1e-9
        assert bool(week.off) == (free < 7)
        assert week.tasks or week.days_off
    assert [week.number for week in plan.weeks] == list(range(1, len(plan.weeks) + 1))


@many
@given(people(), TIME_OFF)
def test_no_check_in_and_no_milestone_falls_into_a_week_off(profile: Profile, told: tuple[TimeOffFact, ...]) -> None:
    plan = plan_for(without_study(profile, *told))
    gone = {week.number for week in plan.weeks if week.days_off == 7}
    assert not gone & {one.week for one in plan.check_ins}
    assert not gone & {phase.milestone.week for phase in plan.phases}
    assert [one.week for one in plan.check_ins] == sorted({one.week for one in plan.check_ins})
    assert sum(one.hours for one in plan.check_ins) <= sum(week.hours for week in plan.weeks) + 0.05 * len(plan.weeks)


@many
@given(people(), TIME_OFF, HOLIDAYS | ON_CALL)
def test_more_time_off_never_finishes_earlier(
    profile: Profile, told: tuple[TimeOffFact, ...], more: TimeOffFact
) -> None:
    """Without a date to meet: towards one, a plan fills its weeks further where days go missing."""
    open_end = profile.model_copy(update={"deadline": None})
    before, after = (plan_for(without_study(open_end, *one)).verdict for one in (told, (*told, more)))
    assert before.finish <= after.finish
    assert (before.finish_80 or TODAY) <= (after.finish_80 or TODAY)


@many
@given(people(), TIME_OFF, HOLIDAYS | ON_CALL)
def test_more_time_off_never_makes_a_plan_fit_better(
    profile: Profile, told: tuple[TimeOffFact, ...], more: TimeOffFact
) -> None:
    before, after = (plan_for(without_study(profile, *one)).verdict for one in (told, (*told, more)))
    order = ["already_there", "open", "fits", "tight", "does_not_fit", "not_now"]
    assert order.index(before.kind) <= order.index(after.kind)
    assert (after.available_hours or 0) <= (before.available_hours or 0)


@many
@given(people(), TIME_OFF)
def test_four_chances_in_five_are_never_before_even_odds_with_time_off(
    profile: Profile, told: tuple[TimeOffFact, ...]
) -> None:
    verdict = plan_for(without_study(profile, *told)).verdict
    assert verdict.finish_50 is not None
    assert verdict.finish_80 is not None
    assert verdict.finish <= verdict.finish_50 <= verdict.finish_80


@many
@given(people(), HOLIDAYS)
def test_time_off_that_was_taken_back_or_is_past_changes_nothing(profile: Profile, told: TimeOffFact) -> None:
    withdrawn = told.model_copy(update={"withdrawn": True})
    past = off(TODAY - timedelta(days=40), TODAY - timedelta(days=1))
    assert plan_for(without_study(profile, withdrawn, past)) == plan_for(profile)


@many
@given(people(), TIME_OFF)
def test_the_order_in_which_time_off_was_told_changes_nothing(profile: Profile, told: tuple[TimeOffFact, ...]) -> None:
    assert plan_for(without_study(profile, *told)) == plan_for(without_study(profile, *reversed(told)))


@given(TIME_OFF, DAYS, st.integers(0, 200))
def test_days_off_are_counted_once(told: tuple[TimeOffFact, ...], first: date, days: int) -> None:
    last = first + timedelta(days=days)
    counted = sum(any(is_off(first + timedelta(days=at), one) for one in told) for at in range(days + 1))
    assert days_off_between(stretches(told), first, last) == counted


@given(TIME_OFF, st.integers(1, 5000), st.integers(1, 400))
def test_an_amount_is_done_in_the_first_week_that_holds_it(
    told: tuple[TimeOffFact, ...], amount: int, a_week: int
) -> None:
    calendar = Calendar(MONDAY, stretches(told))
    weeks = calendar.weeks_needed(amount, a_week)
    assert calendar.upto(weeks - 1, a_week) < amount
    assert calendar.upto(weeks, a_week) >= amount or weeks == MAX_WEEKS


def test_without_time_off_weeks_are_plain_division() -> None:
    calendar = Calendar(MONDAY)
    assert (calendar.weeks_needed(101, 10), calendar.upto(11, 10), calendar.days_off(3)) == (11, 110, 0)


# --- Cases ------------------------------------------------------------------------------------------------------------

NURSE = person("backend-engineer", hours=7)
BEFORE = plan_for(NURSE)


def test_two_weeks_of_holiday_move_the_end_by_two_weeks_and_are_shown() -> None:
    plan = plan_for(without_study(NURSE, off(date(2026, 3, 16), date(2026, 3, 29), label="in Spain")))
    assert [(week.number, week.hours, week.off) for week in plan.weeks if week.off] == [
        (2, 0, "in Spain"),
        (3, 0, "in Spain"),
    ]
    assert plan.verdict.finish == BEFORE.verdict.finish + timedelta(weeks=2)
    assert plan.weeks[3].tasks == BEFORE.weeks[1].tasks
    assert [week.hours for week in plan.weeks if week.hours] == [week.hours for week in BEFORE.weeks]


def test_three_days_off_leave_four_sevenths_of_the_week() -> None:
    plan = plan_for(without_study(NURSE, off(date(2026, 3, 20), date(2026, 3, 22))))
    whole, short = plan.weeks[0], plan.weeks[1]
    assert short.days_off == 3
    assert short.hours == pytest.approx(whole.hours * 4 / 7, abs=0.2)


def test_every_fourth_week_on_call_is_off_as_long_as_the_plan_runs() -> None:
    plan = plan_for(without_study(NURSE, off(date(2026, 3, 30), every=4, label="on call")))
    gone = [week.number for week in plan.weeks if week.hours == 0]
    assert gone == list(range(4, plan.weeks[-1].number, 4))
    assert all(later - earlier <= 3 for earlier, later in pairwise(one.week for one in plan.check_ins))


def test_a_plan_that_cannot_begin_yet_begins_with_weeks_off() -> None:
    plan = plan_for(without_study(NURSE, off(TODAY, date(2026, 3, 31), label="no time until April")))
    assert [week.hours > 0 for week in plan.weeks[:5]] == [False, False, False, True, True]
    assert plan.weeks[3].days_off == 2
    assert plan.phases[0].start_week == 4


def test_the_hours_until_the_date_are_without_the_time_off_and_the_sum_says_so() -> None:
    there = person("backend-engineer", hours=10, months=6)
    told = without_study(there, off(date(2026, 6, 1), date(2026, 6, 21)))
    before, after = plan_for(there).verdict, plan_for(told).verdict
    assert before.available_hours is not None
    assert after.available_hours == pytest.approx(before.available_hours - 30, abs=0.1)
    assert any("− 3 weeks off" in source.label for source in after.sources)
    assert any("more for time off" in source.label for source in after.sources)


def test_a_holiday_is_no_slow_pace() -> None:
    def worked(week: date, hours: float) -> ProgressFact:
        one = WorkedWeek(week=week, hours=hours, planned_with=7)
        return ProgressFact(quote="so", turn=2, on=week, role_id="ai-engineer", plan_start=MONDAY, worked=one)

    weeks = [worked(MONDAY + timedelta(weeks=at), hours) for at, hours in enumerate((5.9, 0, 5.9))]
    told = NURSE.model_copy(update={"progress": tuple(weeks)})
    slow = pace_of(told, 7)
    fair = pace_of(without_study(told, off(date(2026, 3, 16), date(2026, 3, 22))), 7)
    assert slow is not None
    assert fair is not None
    assert slow.share < fair.share == pytest.approx(1.0)
