"""A finished milestone keeps its place and its date; real hours correct what is left, from two check-ins on."""

from datetime import date, timedelta

import pytest

from tests.people import CATALOGUE, person
from tools.assessment import assess
from tools.knowledge.search import search_index
from tools.listening import fold
from tools.listening.milestones import done_fact
from tools.planning import make_plan
from tools.planning.progress import check_proof, next_phase, pace_of, week_at
from tools.schema import Profile, ProgressFact, TransitionPlan, WorkedWeek
from tools.weeks import monday_of

INDEX = search_index(CATALOGUE)
START = date(2026, 11, 20)  # a Friday; the plan begins on 23 November
PERSON = person("backend-engineer", hours=8, target="ai-engineer")


def plan_of(profile: Profile, today: date = START, **what_if: float) -> TransitionPlan:
    return make_plan(CATALOGUE, INDEX, profile, today=today, **what_if)  # type: ignore[arg-type]


PLAN = plan_of(PERSON)


def worked(week: date, hours: float, *, planned_with: float = 8, is_running: bool = False) -> ProgressFact:
    one = WorkedWeek(week=week, hours=hours, planned_with=planned_with, is_running=is_running)
    return ProgressFact(
        quote=f"{hours} hours", turn=2, on=week, role_id="ai-engineer", plan_start=PLAN.start, worked=one
    )


def done(phase_id: str, on: date, plan: TransitionPlan = PLAN, proof: str = "") -> ProgressFact:
    return done_fact(plan, phase_id, on, proof=proof, quote=f"done with {phase_id}", turn=2, channel="chat")


def with_facts(*facts: ProgressFact, profile: Profile = PERSON) -> Profile:
    return profile.model_copy(update={"progress": fold(facts).progress})


def weeks(*hours: float, planned_with: float = 8) -> list[ProgressFact]:
    return [worked(PLAN.start + timedelta(weeks=at), one, planned_with=planned_with) for at, one in enumerate(hours)]


# --- Done -------------------------------------------------------------------------------------------------------------

LATER = date(2026, 12, 9)  # a Wednesday of the third week


def test_a_done_milestone_keeps_its_place_and_its_date_and_the_rest_goes_on_this_week() -> None:
    plan = plan_of(with_facts(done("llm_basics", LATER)), LATER)
    first, second = plan.phases[:2]
    assert (first.id, first.milestone, first.end_week) == (
        "llm_basics",
        PLAN.phases[0].milestone,
        PLAN.phases[0].end_week,
    )
    assert first.done is not None
    assert first.done.on == LATER
    assert plan.start == PLAN.start
    assert (second.start_week, plan.weeks[0].number, plan.weeks[0].start) == (3, 3, monday_of(LATER))
    assert second.milestone.due == monday_of(LATER) + timedelta(weeks=second.end_week - second.start_week + 1, days=-1)


MOVES = [
    ("fewer hours", {"weekly_hours": 3.0}),
    ("a date", {"months": 5.0}),
    ("months later", {"today": date(2027, 4, 7)}),
    ("no money", {"budget_usd": 0.0}),
]


@pytest.mark.parametrize(("name", "change"), MOVES, ids=[name for name, _ in MOVES])
def test_whatever_moves_a_done_milestone_does_not(name: str, change: dict[str, object]) -> None:
    told = with_facts(done("llm_basics", LATER), done("agents", LATER))
    before, after = plan_of(told, LATER), plan_of(told, **({"today": LATER} | change))  # type: ignore[arg-type]
    kept = [phase for phase in before.phases if phase.done]
    assert [phase.id for phase in kept] == ["llm_basics", "agents"]
    assert [phase for phase in after.phases if phase.done] == kept
    assert after.start == before.start


def test_its_skills_count_as_reached_at_the_planned_level_everywhere() -> None:
    planned = {gap.skill_id: gap.planned_level for gap in PLAN.gaps if gap.skill_id in PLAN.phases[0].skills}
    told = with_facts(done("llm_basics", LATER))
    levels = {one.skill_id: one.level for one in assess(CATALOGUE, told, "ai-engineer").levels}
    assert planned
    assert all(levels[skill_id] >= level for skill_id, level in planned.items() if skill_id in levels)
    assert not {gap.skill_id for gap in plan_of(told, LATER).gaps} & set(planned)


def test_taken_back_it_is_open_again() -> None:
    fact = done("llm_basics", LATER)
    told = with_facts(fact, fact.model_copy(update={"withdrawn": True}))
    assert plan_of(told) == PLAN


def test_another_goal_keeps_the_levels_and_not_the_milestone() -> None:
    plan = make_plan(
        CATALOGUE, INDEX, with_facts(done("llm_basics", LATER)), today=LATER, role_id="ai-platform-engineer"
    )
    assert not [phase for phase in plan.phases if phase.done]
    own = {gap.skill_id: gap.own_level for gap in plan.gaps}
    planned = {gap.skill_id: gap.planned_level for gap in PLAN.gaps if gap.skill_id in PLAN.phases[0].skills}
    assert all(own[skill_id] >= level for skill_id, level in planned.items() if skill_id in own)


def test_all_done_leaves_nothing_to_do() -> None:
    plan = plan_of(with_facts(*(done(phase.id, LATER) for phase in PLAN.phases)), LATER)
    assert [phase.id for phase in plan.phases] == [phase.id for phase in PLAN.phases]
    assert all(phase.done for phase in plan.phases)
    assert (plan.weeks, next_phase(plan), plan.verdict.kind) == ((), None, "already_there")


# --- Pace -------------------------------------------------------------------------------------------------------------

CHECKED = date(2026, 12, 7)  # a Monday, after two weeks of the plan
PACES = [
    ("one week says nothing", weeks(2), None, None),
    ("a running week says nothing", [*weeks(2), worked(date(2026, 11, 30), 1, is_running=True)], None, None),
    ("weeks planned with other hours say nothing", weeks(2, 2, planned_with=5), None, None),
    ("as planned", weeks(6.8, 6.8), 1.0, False),
    ("half", weeks(3.4, 3.4), 0.5, False),
    ("nothing at all is bounded", weeks(0, 0), 0.25, True),
    ("more than the person has is bounded", weeks(20, 20), 1 / 0.85, True),
]


@pytest.mark.parametrize(("name", "facts", "share", "is_bounded"), PACES, ids=[name for name, *_ in PACES])
def test_the_pace_is_real_by_planned_hours(
    name: str, facts: list[ProgressFact], share: float | None, is_bounded: bool | None
) -> None:
    pace = pace_of(with_facts(*facts), 8)
    assert (pace and pace.share) == (share if share is None else pytest.approx(share))
    assert (pace and pace.is_bounded) == is_bounded


def test_fewer_than_two_check_ins_change_nothing() -> None:
    assert plan_of(with_facts(*weeks(2))) == PLAN


def test_two_slow_weeks_move_the_finish_of_what_is_left_and_no_week_is_above_what_was_shown() -> None:
    plan = plan_of(with_facts(*weeks(3.4, 3.4)), CHECKED)
    on_pace = plan_of(with_facts(*weeks(6.8, 6.8)), CHECKED)
    assert plan.pace is not None
    assert plan.pace.weekly_hours == 3.4
    assert plan.verdict.finish > on_pace.verdict.finish
    assert plan.start == PLAN.start
    assert max(week.hours for week in plan.weeks) <= 4
    assert (plan.weekly_hours, plan.weeks[0].start) == (8, CHECKED)


def test_hours_worked_count_towards_the_phase_under_way() -> None:
    plan = plan_of(with_facts(*weeks(6.8, 6.8)), CHECKED)
    assert abs((plan.verdict.finish - PLAN.verdict.finish).days) <= 7
    assert plan.phases[0].hours < PLAN.phases[0].hours


@pytest.mark.parametrize("months", [3.0, 5.0, 7.0, 9.0, 12.0])
def test_quick_weeks_never_fill_a_week_above_the_persons_hours(months: float) -> None:
    told = with_facts(*weeks(20, 20), profile=person("backend-engineer", hours=8, target="ai-engineer", months=months))
    assert max(week.hours for week in plan_of(told, CHECKED).weeks) <= 8


# --- Proof and week ---------------------------------------------------------------------------------------------------

TOOL = PLAN.phases[0].milestone.done_when
PROOFS = [
    ("", 0),
    ("https://github.com/me/tool", 1),
    ("https://github.com/me/tool, one request costs 0.2 cents", 2),
    ("My tool calls a model online, the answers have a fixed structure, a request costs 1 cent", 3),
    ("it works", 0),
]


@pytest.mark.parametrize(("proof", "shown"), PROOFS, ids=[proof or "nothing" for proof, _ in PROOFS])
def test_a_proof_is_read_beside_what_the_milestone_asks_for(proof: str, shown: int) -> None:
    found, missing = check_proof(TOOL, proof)
    assert (len(found), len(missing)) == (shown, 3 - shown)


DAYS = [(date(2026, 11, 20), 1), (date(2026, 11, 23), 1), (date(2026, 11, 29), 1), (date(2026, 11, 30), 2)]


@pytest.mark.parametrize(("today", "number"), DAYS)
def test_this_week_is_the_week_of_the_plan_the_day_falls_into(today: date, number: int) -> None:
    week = week_at(PLAN, today)
    assert week is not None
    assert week.number == number
