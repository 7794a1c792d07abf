"""A plan fits the hours, date and money of a person, can be learned in its order, and says first whether it fits."""

import re
from datetime import date, timedelta

import pytest

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.distance import hours_after
from tools.errors import ImpossibleValueError, UnknownRoleError
from tools.knowledge.search import search_index
from tools.planning import make_plan
from tools.schema import Change, DeadlineFact, Profile, TransitionPlan

INDEX = search_index(CATALOGUE)
WEDNESDAY = date(2026, 3, 4)
MUSTS = {row.skill_id: 3 for row in CATALOGUE.role_skills["ai-engineer"] if row.importance == "must"}


def plan_for(profile: Profile, **wishes: str | float | frozenset[str]) -> TransitionPlan:
    return make_plan(CATALOGUE, INDEX, profile, today=WEDNESDAY, **wishes)  # type: ignore[arg-type]


def phases_of(profile: Profile) -> list[str]:
    return [phase.id for phase in plan_for(profile).phases]


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        pytest.param(person("backend-engineer", hours=8), "open", id="no deadline, nothing can fail to fit"),
        pytest.param(person("backend-engineer", hours=8, months=12), "fits", id="a year for a developer"),
        pytest.param(person("backend-engineer", hours=8, months=5), "tight", id="only if all goes well"),
        pytest.param(person("backend-engineer", hours=8, months=2), "does_not_fit", id="two months"),
        pytest.param(person("cook", skills=NEVER_PROGRAMMED, hours=4, months=3), "not_now", id="zero in a season"),
        pytest.param(person(skills=MUSTS, hours=5), "already_there", id="every must-have is there"),
        pytest.param(person(skills=MUSTS, hours=5, months=1), "already_there", id="whatever the deadline"),
    ],
)
def test_the_verdict(profile: Profile, kind: str) -> None:
    assert plan_for(profile).verdict.kind == kind


def test_the_sum_is_said_with_the_verdict() -> None:
    verdict = plan_for(person("backend-engineer", hours=8, months=5)).verdict
    assert verdict.available_hours == pytest.approx(8 * 4.33 * 5, abs=0.1)
    assert verdict.needed_hours_low <= verdict.available_hours
    assert verdict.finish <= WEDNESDAY + timedelta(days=153)


PROGRAMMER = person("software-engineer", hours=5)


@pytest.mark.parametrize(
    ("profile", "present", "absent"),
    [
        pytest.param(
            person("cook", skills=NEVER_PROGRAMMED),
            ["programming_foundations", "software_engineering"],
            ["ml_foundations", "fine_tuning", "platform_infra"],
            id="who never programmed begins with programming",
        ),
        pytest.param(PROGRAMMER, ["llm_basics", "rag"], ["programming_foundations"], id="who programs does not"),
        pytest.param(
            person("software-engineer", target="ml-ai-hybrid-engineer"),
            ["ml_foundations", "fine_tuning"],
            ["platform_infra"],
            id="the hybrid trains models",
        ),
        pytest.param(
            person("devops-sre-engineer", target="ai-platform-engineer"),
            ["platform_infra", "production"],
            ["ml_foundations", "fine_tuning"],
            id="the platform serves them",
        ),
        pytest.param(
            person(skills=MUSTS),
            ["portfolio", "job_search"],
            ["llm_basics", "rag", "agents", "evaluation", "production"],
            id="who is there already shows it and applies",
        ),
        pytest.param(
            person("data-scientist", target="ml-ai-hybrid-engineer", skills={"ml-fundamentals": 4, "pytorch": 3}
                   | dict.fromkeys(("deep-learning", "math-for-ml", "probability-statistics", "data-analysis"), 4)),
            ["fine_tuning"],
            ["ml_foundations"],
            id="a phase without gaps disappears",
        ),
    ],
)  # fmt: skip
def test_phases(profile: Profile, present: list[str], absent: list[str]) -> None:
    found = phases_of(profile)
    assert set(present) <= set(found)
    assert set(absent).isdisjoint(found)
    assert found[-2:] == ["portfolio", "job_search"]


def test_evaluation_comes_before_fine_tuning() -> None:
    found = phases_of(person("software-engineer", target="ml-ai-hybrid-engineer"))
    assert found.index("evaluation") < found.index("fine_tuning")


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(person("backend-engineer", hours=6), id="developer"),
        pytest.param(person("data-analyst", hours=6), id="analyst"),
        pytest.param(person("cook", skills=NEVER_PROGRAMMED, hours=6), id="from zero"),
        pytest.param(person("career-switcher", skills={"python": 2}, target="ai-application-engineer"), id="beginner"),
        pytest.param(person("software-engineer", target="ml-ai-hybrid-engineer", hours=6), id="to the hybrid"),
    ],
)
def test_something_small_is_built_in_the_first_third(profile: Profile) -> None:
    weeks = plan_for(profile).weeks
    built = [week.number for week in weeks for task in week.tasks if task.kind == "build"]
    finished_first_build = next(
        number for number, after in zip(built, [*built[1:], None], strict=True) if after is None or after > number
    )
    assert finished_first_build <= len(weeks) / 3


AI_PHASES = ("llm_basics", "rag", "agents", "evaluation")


@pytest.mark.parametrize(
    ("profile", "share"),
    [
        pytest.param(person("cook", skills=NEVER_PROGRAMMED, target="ai-application-engineer"), 1 / 2, id="from zero"),
        pytest.param(person("teacher", skills=NEVER_PROGRAMMED, target="ai-engineer"), 1 / 2, id="from zero, engineer"),
        pytest.param(person("career-switcher", skills={"python": 2}), 1 / 3, id="beginner"),
        pytest.param(person("data-scientist"), 1 / 3, id="data scientist"),
        pytest.param(person("backend-engineer"), 1 / 3, id="developer"),
    ],
)
def test_the_first_ai_tool_does_not_wait_for_the_whole_trade_of_software(profile: Profile, share: float) -> None:
    plan = plan_for(profile)
    tool = next(phase for phase in plan.phases if phase.id == "llm_basics")
    assert tool.end_week <= len(plan.weeks) * share
    of_ai = sum(phase.hours for phase in plan.phases if phase.id in AI_PHASES)
    assert of_ai > sum(phase.hours for phase in plan.phases) / 4


def test_each_phase_has_a_project_and_a_milestone_on_its_last_day() -> None:
    plan = plan_for(PROGRAMMER)
    for phase in plan.phases:
        assert phase.milestone.week == phase.end_week
        assert phase.milestone.due == plan.start + timedelta(days=7 * phase.end_week - 1)
        assert phase.milestone.done_when
        assert phase.project is not None or phase.id == "job_search"


def test_milestones_keep_their_ids_when_hours_change() -> None:
    slow, quick = (plan_for(person("backend-engineer", hours=hours)) for hours in (3, 12))
    assert [phase.milestone.id for phase in slow.phases] == [phase.milestone.id for phase in quick.phases]


def test_it_starts_on_the_next_monday() -> None:
    assert plan_for(PROGRAMMER).start == date(2026, 3, 9)


def test_what_is_not_known_is_assumed_and_said() -> None:
    plan = plan_for(person("student"))
    assert plan.weekly_hours_assumed
    assert plan.role_id == "ai-engineer"
    assert {"weekly_hours_assumed", "role_assumed", "skills_typical"} <= set(plan.assumptions)
    told = plan_for(person("student", hours=5, target="ai-engineer"))
    assert {"weekly_hours_assumed", "role_assumed"}.isdisjoint(told.assumptions)


def test_another_role_can_be_tried_without_changing_the_profile() -> None:
    profile = person("backend-engineer", target="ai-engineer")
    assert plan_for(profile, role_id="ai-platform-engineer").role_id == "ai-platform-engineer"


@pytest.mark.parametrize(
    ("months", "kept"),
    [pytest.param(None, True, id="no deadline"), pytest.param(12, True, id="time enough"),
     pytest.param(5, False, id="every hour is needed")],
)  # fmt: skip
def test_what_stays_free_of_each_week_is_said(months: float | None, kept: bool) -> None:
    plan = plan_for(person("backend-engineer", hours=8, months=months))
    assert ("slack_kept" in plan.assumptions) is kept
    assert (sum(week.hours for week in plan.weeks) / len(plan.weeks) <= 8 * 0.85) is kept


def test_the_sum_can_be_followed_without_asking() -> None:
    label = plan_for(person("backend-engineer", hours=6)).verdict.sources[0].label
    assert re.fullmatch(r"[\d.]+ h / 5\.1 h a week \(6 h less 15 % kept free\) = \d+ weeks", label)


# --- What if ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        pytest.param({"weekly_hours": 12}, {"hours": 12}, id="hours"),
        pytest.param({"months": 20}, {"months": 20}, id="time"),
        pytest.param({"budget_usd": 0}, {"budget": 0}, id="money"),
        pytest.param({"weekly_hours": 9, "months": 4}, {"hours": 9, "months": 4}, id="several at once"),
    ],
)
def test_what_if_is_the_plan_of_somebody_who_had_said_so(wish: dict[str, float], told: dict[str, float]) -> None:
    base = {"hours": 6, "months": 8, "budget": 100}
    tried = plan_for(person("data-analyst", **base), **wish)  # type: ignore[arg-type]
    assert tried == plan_for(person("data-analyst", **base | told))  # type: ignore[arg-type]


def test_what_if_leaves_the_profile_alone_and_needs_none() -> None:
    profile = person("data-analyst")
    assert not plan_for(profile, weekly_hours=9).weekly_hours_assumed
    assert plan_for(profile).weekly_hours_assumed


@pytest.mark.parametrize(
    "wish", [{"weekly_hours": 0.0}, {"weekly_hours": 200.0}, {"months": 0.0}, {"months": 601.0}, {"budget_usd": -1.0}]
)
def test_what_cannot_be_cannot_be_tried_either(wish: dict[str, float]) -> None:
    with pytest.raises(ImpossibleValueError, match=next(iter(wish)).replace("months", "deadline")):
        plan_for(person("student"), **wish)


# --- What would make it fit -------------------------------------------------------------------------------------------

LATE = {"origin": "backend-engineer", "hours": 6, "months": 4.5}


def taken(change: Change) -> TransitionPlan:
    """The plan after a person took a proposed change."""
    terms = LATE | {"hours": change.weekly_hours or LATE["hours"], "months": change.months or LATE["months"]}
    profile = person(**terms)  # type: ignore[arg-type]
    return plan_for(profile, role_id=change.role_id or "ai-engineer", without=frozenset(change.dropped_skills))


def test_every_proposed_change_makes_it_fit() -> None:
    changes = plan_for(person(**LATE)).verdict.changes  # type: ignore[arg-type]
    assert {"more_hours", "later_date", "smaller_scope"} <= {change.kind for change in changes}
    for change in changes:
        plan = taken(change)
        assert plan.verdict.kind in ("fits", "tight"), change
        assert plan.verdict.finish == change.finish
        assert (plan.verdict.kind == "tight") == change.is_tight


def test_no_smaller_step_of_hours_would_do() -> None:
    change = next(one for one in plan_for(person(**LATE)).verdict.changes if one.kind == "more_hours")  # type: ignore[arg-type]
    assert change.weekly_hours is not None
    less = person("backend-engineer", hours=change.weekly_hours - 0.5, months=LATE["months"])
    assert plan_for(less).verdict.kind != "fits"


def test_a_smaller_scope_names_what_it_leaves_out_and_keeps_every_must() -> None:
    change = next(one for one in plan_for(person(**LATE)).verdict.changes if one.kind == "smaller_scope")  # type: ignore[arg-type]
    plan = taken(change)
    assert set(change.dropped_skills) & {gap.skill_id for gap in plan.dropped}
    assert all(gap.importance != "must" for gap in plan.dropped)


def test_a_plan_that_does_not_fit_still_shows_the_whole_way_with_its_honest_date() -> None:
    plan = plan_for(person(**LATE))  # type: ignore[arg-type]
    assert plan.deadline is not None
    assert plan.verdict.finish > plan.deadline
    assert plan.dropped == ()


def test_nobody_is_told_to_study_more_than_a_working_week() -> None:
    plan = plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=2, months=2))
    assert "more_hours" not in {change.kind for change in plan.verdict.changes}


@pytest.mark.parametrize(
    "origin", ["data-scientist", "backend-engineer", "data-engineer", "ml-engineer", "qa-engineer"]
)
@pytest.mark.parametrize("months", [1, 2, 3.5, 5])
def test_a_nearer_role_is_never_the_one_a_person_has_and_shortens_the_way(origin: str, months: float) -> None:
    profile = person(origin, hours=5, months=months)
    plan = plan_for(profile)
    whole = (plan.verdict.needed_hours_low + plan.verdict.needed_hours_high) / 2
    for change in plan.verdict.changes:
        if change.kind == "nearer_role":
            assert change.role_id not in (None, origin, plan.role_id)
            assert sum(hours_after(CATALOGUE, profile, change.role_id or "", plan.role_id)) / 2 <= 0.76 * whole


# --- Money and formats ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [None, 0, 50, 5000])
def test_nothing_without_a_known_price_is_bought(budget: float | None) -> None:
    plan = plan_for(person("data-analyst", hours=8, budget=budget))
    picks = [pick for phase in plan.phases for pick in phase.resources]
    assert plan.cost_usd == 0
    assert {pick.cost for pick in picks} <= ({"free"} if budget == 0 else {"free", "freemium"})


def test_no_resource_stands_twice_and_each_teaches_a_gap_of_its_phase() -> None:
    plan = plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=8))
    ids = [pick.resource_id for phase in plan.phases for pick in phase.resources]
    assert len(ids) == len(set(ids))
    for phase in plan.phases:
        assert all(set(pick.skill_ids) & set(phase.skills) for pick in phase.resources)


@pytest.mark.parametrize("kind", ["no_video", "accessibility"])
def test_who_cannot_use_video_gets_none(kind: str) -> None:
    plan = plan_for(person("backend-engineer", hours=8, constraints=(kind,)))
    assert all(pick.format != "video" for phase in plan.phases for pick in phase.resources)


def test_what_to_learn_from_takes_no_more_than_the_study_of_its_phase() -> None:
    for phase in plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=8)).phases:
        assert sum(pick.hours or 0 for pick in phase.resources) <= max(3, phase.hours)


# --- Values that cannot be --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [0, 0.1, 169])
def test_hours_that_cannot_be_are_refused(hours: float) -> None:
    with pytest.raises(ImpossibleValueError, match="weekly_hours"):
        plan_for(person("student", hours=hours))


@pytest.mark.parametrize("day", [date(2026, 3, 4), date(2025, 12, 31), date(2926, 1, 1)])
def test_a_deadline_that_cannot_be_is_refused(day: date) -> None:
    profile = Profile(deadline=DeadlineFact(on=day, quote="by then", turn=1))
    with pytest.raises(ImpossibleValueError, match="deadline"):
        plan_for(profile)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRoleError):
        plan_for(person("student"), role_id="wizard")


def test_half_an_hour_a_week_gets_an_honest_date_and_not_a_thousand_rows() -> None:
    plan = plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=0.5))
    assert plan.verdict.months > 120
    assert len(plan.weeks) == 260
    assert "weeks_cut" in plan.assumptions
    assert plan.phases[-1].end_week == plan.verdict.weeks
