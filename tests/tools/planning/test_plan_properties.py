"""What holds for every plan, whoever asks: people nobody thought of.

`make people` asks a thousand for each property; `make test` asks fewer, to stay quick.
"""

import os
from datetime import date, timedelta
from itertools import groupby

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, person
from tools.knowledge.planning_rows import PlanProject
from tools.knowledge.search import search_index
from tools.listening import Lexicon, fold, listen
from tools.listening.milestones import done_fact
from tools.planning import make_plan
from tools.schema import Profile, TransitionPlan

INDEX = search_index(CATALOGUE)
LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 3, 4)
ROLES = [role.id for role in CATALOGUE.roles.values() if role.kind != "origin"]
SKILLS = st.dictionaries(st.sampled_from([*CATALOGUE.skills, "programming", "java"]), st.integers(0, 4), max_size=12)
HOURS = st.sampled_from([0.25, 0.5, 1, 2.5, 4, 7, 10, 15, 25, 40])
MONTHS = st.sampled_from([None, 0.3, 1, 3, 6, 12, 24, 48])

PEOPLE = int(os.environ.get("CROSSWALK_TEST_PEOPLE", "60"))
many = settings(max_examples=PEOPLE, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def people(draw: st.DrawFn) -> Profile:
    return person(
        draw(st.sampled_from([None, *CATALOGUE.roles, "shepherd"])),
        skills=draw(SKILLS),
        target=draw(st.sampled_from([None, *ROLES])),
        hours=draw(HOURS),
        months=draw(MONTHS),
        budget=draw(st.sampled_from([None, 0, 100])),
    )


def plan_for(profile: Profile) -> TransitionPlan:
    return make_plan(CATALOGUE, INDEX, profile, today=TODAY)


def with_hours(profile: Profile, hours: float) -> Profile:
    assert profile.weekly_hours is not None
    return profile.model_copy(update={"weekly_hours": profile.weekly_hours.model_copy(update={"value": hours})})


def heard(message: str) -> Profile:
    return fold(listen(message, lexicon=LEXICON, today=TODAY, turn=1).facts)


@many
@given(people())
def test_no_week_is_fuller_than_the_person_s_hours_and_each_adds_up(profile: Profile) -> None:
    plan = plan_for(profile)
    for week in plan.weeks:
        assert 0 < week.hours <= plan.weekly_hours
        assert abs(sum(task.hours for task in week.tasks) - week.hours) < 1e-6
    assert [week.number for week in plan.weeks] == list(range(1, len(plan.weeks) + 1))
    assert all(week.start == plan.start + timedelta(days=7 * (week.number - 1)) for week in plan.weeks)


@many
@given(people())
def test_the_weeks_hold_the_work_of_the_phases_in_their_order(profile: Profile) -> None:
    plan = plan_for(profile)
    if "weeks_cut" not in plan.assumptions:
        whole = sum(phase.hours for phase in plan.phases)
        assert abs(sum(week.hours for week in plan.weeks) - whole) < 0.05
        assert plan.phases[-1].end_week == plan.verdict.weeks == plan.weeks[-1].number
    ends = [(phase.start_week, phase.end_week) for phase in plan.phases]
    assert ends == sorted(ends)


@many
@given(people())
def test_prerequisites_come_first_within_and_across_phases(profile: Profile) -> None:
    order = [skill_id for phase in plan_for(profile).phases for skill_id in phase.skills]
    assert len(order) == len(set(order))
    for skill_id in order:
        below = [one for one in CATALOGUE.skills[skill_id].prerequisites if one in order]
        assert all(order.index(one) < order.index(skill_id) for one in below)


@many
@given(people())
def test_a_project_is_built_in_one_go_after_what_it_proves_and_stays_small(profile: Profile) -> None:
    plan = plan_for(profile)
    most = {row.title: row.most_hours for row in CATALOGUE.rows(PlanProject)}
    for phase in plan.phases:
        tasks = [task for week in plan.weeks for task in week.tasks if task.phase_id == phase.id]
        runs = [(kind, list(run)) for kind, run in groupby(tasks, key=lambda task: task.kind)]
        built = [number for number, (kind, _) in enumerate(runs) if kind == "build"]
        assert len(built) <= 1
        for number in built:
            assert phase.project is not None
            assert (
                sum(task.hours for task in runs[number][1]) <= most[phase.project.title] + 0.1 + 1e-9
            )  # sums of tenths
            later = {task.skill_id for _, run in runs[number + 1 :] for task in run}
            assert later.isdisjoint(phase.project.proves)


@many
@given(people())
def test_every_must_is_worked_on_or_named_as_dropped(profile: Profile) -> None:
    plan = plan_for(profile)
    worked_on = {skill_id for phase in plan.phases for skill_id in phase.skills}
    assert worked_on == {gap.skill_id for gap in plan.gaps}
    assert worked_on.isdisjoint(gap.skill_id for gap in plan.dropped)
    if plan.verdict.kind != "already_there":
        assert plan.dropped == ()


@many
@given(people())
def test_the_cost_is_within_the_budget(profile: Profile) -> None:
    plan = plan_for(profile)
    assert plan.cost_usd is not None
    assert plan.cost_usd <= (plan.budget_usd or 0)


@many
@given(people())
def test_the_verdict_and_the_date_agree(profile: Profile) -> None:
    plan = plan_for(profile)
    verdict = plan.verdict
    if verdict.kind == "fits":
        assert plan.deadline is not None
        assert verdict.finish <= plan.deadline
    if verdict.kind == "tight":
        # A month is 4.33 weeks in the sum and days in the calendar: the two part by at most two weeks.
        assert plan.deadline is not None
        assert verdict.finish <= plan.deadline + timedelta(days=14)
    if verdict.kind in ("does_not_fit", "not_now"):
        assert verdict.available_hours is not None
        assert verdict.needed_hours_high > verdict.available_hours * 0.85
    assert verdict.kind in ("does_not_fit", "not_now") or verdict.changes == ()


@many
@given(people())
def test_every_line_names_where_it_rests(profile: Profile) -> None:
    plan = plan_for(profile)
    assert plan.sources
    assert plan.verdict.sources
    assert all(gap.sources for gap in plan.gaps)
    assert all(phase.sources for phase in plan.phases)


@many
@given(people())
def test_the_same_person_gets_the_same_plan(profile: Profile) -> None:
    assert plan_for(profile) == plan_for(profile)


@many
@given(people(), HOURS)
def test_more_hours_a_week_never_finish_later(profile: Profile, other: float) -> None:
    assert profile.weekly_hours is not None
    hours = sorted([profile.weekly_hours.value or 1, other])
    slow, quick = (plan_for(with_hours(profile, one)) for one in hours)
    assert quick.verdict.finish <= slow.verdict.finish


@many
@given(people(), st.sampled_from(sorted(CATALOGUE.skills)), st.integers(0, 3))
@example(person("ai-engineer", hours=10), "python", 0)
def test_a_higher_level_never_needs_more_hours(profile: Profile, skill_id: str, level: int) -> None:
    rest = {fact.label: fact.level or 0 for fact in profile.skills if fact.label != skill_id}
    less, more = (
        plan_for(profile.model_copy(update={"skills": person(skills={**rest, skill_id: one}).skills}))
        for one in (level, level + 1)
    )
    assert more.verdict.needed_hours_low <= less.verdict.needed_hours_low + 1e-6
    assert more.verdict.needed_hours_high <= less.verdict.needed_hours_high + 1e-6


@many
@given(people(), st.integers(1, 4), st.integers(0, 300), HOURS, MONTHS)
def test_a_plan_made_again_keeps_what_is_done(
    profile: Profile, count: int, days: int, hours: float, months: float | None
) -> None:
    before, later = plan_for(profile), TODAY + timedelta(days=days)
    finished = before.phases[:count]
    facts = [done_fact(before, phase.id, later, proof="", quote="done", turn=2, channel="chat") for phase in finished]
    told = with_hours(profile.model_copy(update={"progress": fold(facts).progress}), hours)
    after = make_plan(CATALOGUE, INDEX, told, today=later, months=months, role_id=before.role_id)
    kept = [phase for phase in after.phases if phase.done]
    assert [phase.milestone for phase in kept] == [phase.milestone for phase in finished]
    assert after.start == before.start


WHO = st.builds(
    "{}{}, {}{}. ".format,
    st.sampled_from(["I'm ", "My name is ", "Hi, ", "Hello, this is "]),
    st.sampled_from(["Amina", "John", "Wei", "Priya", "Olga", "Mohammed", "Grace", "Juan", "Kenji", "Fatima"]),
    st.sampled_from(["23", "31", "45", "58", "62"]),
    st.sampled_from(
        [" years old", ", a woman from Nigeria", ", a man from Poland", ", she/her, Turkish", ", they/them, from India"]
    ),
)
FACTS = st.sampled_from(
    [
        "I am a registered nurse with 12 years of experience, never programmed, 6 hours a week, no money for courses.",
        "Backend developer, 7 years, Python daily, Docker sometimes. 8 hours a week, 9 months. Goal: AI engineer.",
        "Data scientist for 4 years, strong in statistics, never deployed anything. 10 h/week.",
    ]
)


@many
@given(WHO, WHO, FACTS)
def test_name_age_gender_and_nationality_change_nothing(who: str, other: str, facts: str) -> None:
    one, twin = (plan_for(heard(introduction + facts)) for introduction in (who, other))
    assert one == twin
