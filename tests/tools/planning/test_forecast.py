"""When a plan will be done: two dates, drawn the same way for everybody."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tests.tools.planning.test_plan_properties import HOURS, many, people, plan_for, with_hours
from tools.knowledge.search import search_index
from tools.planning import make_plan
from tools.schema import Profile

INDEX, TODAY = search_index(CATALOGUE), date(2026, 3, 4)


@many
@given(people())
def test_four_chances_in_five_are_never_before_even_odds(profile: Profile) -> None:
    verdict = plan_for(profile).verdict
    assert verdict.finish_50 is not None
    assert verdict.finish_80 is not None
    assert verdict.finish_50 <= verdict.finish_80
    assert verdict.finish <= verdict.finish_50  # a plan laid out for the lower end may take longer than it says


@many
@given(people(), HOURS)
def test_more_hours_bring_no_likely_date_further(profile: Profile, other: float) -> None:
    assert profile.weekly_hours is not None
    open_end = profile.model_copy(update={"deadline": None})
    slow, quick = (plan_for(with_hours(open_end, one)) for one in sorted([profile.weekly_hours.value or 1, other]))
    assert (quick.verdict.finish_80 or TODAY) <= (slow.verdict.finish_80 or TODAY)


def test_the_likely_date_lies_within_what_the_estimate_allows() -> None:
    verdict = plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=8)).verdict
    assert verdict.finish_80 is not None
    longest = verdict.finish + timedelta(weeks=verdict.weeks * (verdict.needed_hours_high / verdict.needed_hours_low))
    assert verdict.finish < verdict.finish_80 < longest


def test_weeks_laid_out_for_the_middle_end_with_even_odds() -> None:
    plan = plan_for(person("backend-engineer", hours=6))
    assert plan.verdict.finish == plan.verdict.finish_50
    assert "lower_end" not in plan.assumptions


def test_a_plan_for_the_lower_end_says_so_and_shows_the_later_date() -> None:
    plan = make_plan(CATALOGUE, INDEX, person("backend-engineer", hours=8, months=5), today=TODAY)
    assert plan.verdict.kind == "tight"
    assert "lower_end" in plan.assumptions
    assert (plan.verdict.finish_50 or TODAY) > plan.verdict.finish


@pytest.mark.parametrize("hours", [0.5, 3, 8, 40])
def test_a_check_in_stands_at_the_end_of_every_second_week(hours: float) -> None:
    plan = plan_for(person("backend-engineer", hours=hours))
    ends = [one.week for one in plan.check_ins]
    assert ends == list(range(ends[0], len(plan.weeks) + 1, 2))
    assert ends[0] in (2, 3)
    for before, one in pairwise((None, *plan.check_ins)):
        assert one is not None
        assert one.due == plan.start + timedelta(days=7 * one.week - 1)
        since = plan.weeks[before.week if before else 0 : one.week]
        assert one.hours == pytest.approx(sum(week.hours for week in since))
    named = [milestone for one in plan.check_ins for milestone in one.milestones]
    last = plan.check_ins[-1].week if plan.check_ins else 0
    assert named == [phase.milestone.id for phase in plan.phases if phase.milestone.week <= last]


def test_check_ins_keep_their_days_when_the_plan_is_made_a_week_later() -> None:
    before, after = (
        {one.due for one in make_plan(CATALOGUE, INDEX, person("backend-engineer"), today=day).check_ins}
        for day in (TODAY, TODAY + timedelta(days=7))
    )
    assert len(before & after) >= min(len(before), len(after)) - 1
