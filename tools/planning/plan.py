"""The transition plan: gaps in phases, phases in weeks, each with something to learn from and something to show."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.search import SearchIndex
from tools.planning.costs import cost_usd
from tools.planning.domains import domain_of
from tools.planning.gaps import find_gaps
from tools.planning.outline import goal_of
from tools.planning.phases import PROOF, Stage, open_phases, phase_of, project_of, roadmap_sources, stages
from tools.planning.portfolio import portfolio_of
from tools.planning.progress import check_rubrics, read_so_far
from tools.planning.schedule import (
    MAX_WEEK_ROWS,
    TENTHS,
    Schedule,
    full_capacity,
    keeps_slack,
    lay_out,
    tasks_of,
    total_tenths,
    week_end,
)
from tools.planning.terms import Optimizer, Terms, read_terms
from tools.planning.verdict import judge, pace
from tools.planning.weeks_off import DAYS_A_WEEK
from tools.schema import Assessment, CheckIn, Gap, Milestone, Phase, Picks, Profile, TimeOffFact, TransitionPlan, Week
from tools.weeks import monday_of

MAX_FIELD_RESOURCES = 20
CHECK_IN_WEEKS = 2


def make_plan(
    catalogue: Catalogue,
    index: SearchIndex,
    profile: Profile,
    *,
    today: date,
    role_id: str | None = None,
    without: Collection[str] = (),
    weekly_hours: float | None = None,
    months: float | None = None,
    budget_usd: float | None = None,
    time_off: Sequence[TimeOffFact] = (),
    optimizer: Optimizer = "greedy",
) -> TransitionPlan:
    """A plan from what is known; what is not known is assumed and said in `assumptions`.

    `weekly_hours`, `months` from today and `budget_usd` go before what the profile says, for this plan only;
    `time_off` comes on top of it.

    Milestones that are done keep their place and date, and real hours correct what is left (`tools.planning.progress`).

    Where it does not fit the deadline, the whole way is laid out with its honest date, and the verdict says what would
    make it fit: a shorter plan is made when the person takes one of the changes (`without`, another role or hours).

    `optimizer` is how resources are chosen, and what a smaller scope would leave out (docs/decisions/0012); gaps, hours
    and dates are the same either way.

    Raises: ImpossibleValueError, UnknownRoleError; SetupError where the exact choice is not installed.
    """
    told = read_terms(
        profile, today, weekly_hours=weekly_hours, months=months, budget_usd=budget_usd, time_off=time_off
    )
    target = role_id or goal_of(profile)
    so_far = read_so_far(profile, target, told)

    @cache
    def levels(role: str) -> Assessment:
        return assess(catalogue, profile, role)

    left_out = {*profile.left_out_ids, *without}
    whole = find_gaps(catalogue, levels(target))
    already_there = _is_there(catalogue, levels(target), whole)
    kept = _proof_only(catalogue, levels(target), whole) if already_there else ()
    kept = kept if already_there else find_gaps(catalogue, levels(target), without=left_out)
    found = so_far.left_of(stages(catalogue, target, kept, levels(target).programming))
    terms = so_far.go_on(told, found)
    tenths, a_week = pace(found, terms)
    tasks, full = tasks_of(catalogue, target, found, tenths), full_capacity(min(told.weekly_hours, terms.weekly_hours))
    schedule = lay_out(tasks, a_week, terms.calendar, full=full)
    verdict = judge(
        catalogue,
        levels,
        target,
        found,
        terms,
        already_there=already_there,
        origin=_origin(profile),
        without=left_out,
        optimizer=optimizer,
    )
    phases = _phases(catalogue, index, profile, target, found, schedule, terms, optimizer)
    planned = {gap.skill_id for gap in kept}
    made = TransitionPlan(
        role_id=target,
        role_name=catalogue.role(target).name,
        made_on=today,
        start=terms.start,
        weekly_hours=told.weekly_hours,
        weekly_hours_assumed=terms.weekly_hours_assumed,
        deadline=terms.deadline,
        budget_usd=terms.budget_usd,
        cost_usd=cost_usd([pick for phase in phases for pick in phase.resources]),
        verdict=verdict,
        gaps=kept,
        dropped=tuple(gap for gap in whole if gap.skill_id not in planned),
        phases=phases,
        weeks=schedule.weeks,
        check_ins=_check_ins(schedule.weeks, phases),
        assumptions=_assumptions(
            profile,
            terms,
            kept,
            role_id,
            verdict.weeks,
            days_off=any(week.off for week in schedule.weeks),
            slack=keeps_slack(a_week, terms.weekly_hours),
            lower_end=tenths < total_tenths(found),
        ),
        sources=verdict.sources,
    )
    whole_plan = so_far.drawn_into(made, catalogue)
    built = {task.phase_id: task.tenths / TENTHS for task in tasks if task.kind == "build"}
    portfolio = portfolio_of(catalogue, domain_of(catalogue, profile), whole_plan, built)
    return check_rubrics(whole_plan.model_copy(update={"portfolio": portfolio}))


def _origin(profile: Profile) -> str | None:
    told = profile.origin_role
    return told.role_id if told and not told.withdrawn else None


def _is_there(catalogue: Catalogue, assessment: Assessment, gaps: Sequence[Gap]) -> bool:
    """No must-have is missing but the proof itself."""
    proof = {gap.skill_id for gap in _proof_only(catalogue, assessment, gaps)}
    return all(gap.importance != "must" or gap.skill_id in proof for gap in gaps)


def _proof_only(catalogue: Catalogue, assessment: Assessment, gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    at = phase_of(catalogue, open_phases(catalogue, assessment.role_id, assessment.programming))
    return tuple(gap for gap in gaps if at[gap.skill_id] in PROOF)


def _phases(
    catalogue: Catalogue,
    index: SearchIndex,
    profile: Profile,
    role_id: str,
    found: Sequence[Stage],
    schedule: Schedule,
    terms: Terms,
    optimizer: Optimizer,
) -> tuple[Phase, ...]:
    from tools.planning.selection import (
        choose_resources,
    )  # brings numpy along: read at the first plan, not at the start

    planned, favoured = [stage for stage in found if stage.row.id in schedule.spans], _of_the_field(index, profile)
    chosen = choose_resources(catalogue, terms, role_id, planned, favoured=favoured, optimizer=optimizer)
    return tuple(
        _phase(catalogue, role_id, stage, schedule, terms.start, picks)
        for stage, picks in zip(planned, chosen, strict=True)
    )


def _of_the_field(index: SearchIndex, profile: Profile) -> tuple[str, ...]:
    """Resources that speak of the field the person works in or wants to."""
    fields = " ".join(one.text for one in profile.constraints if one.kind == "domain" and not one.withdrawn)
    return tuple(one for one, _ in index.resources(fields, MAX_FIELD_RESOURCES)) if fields else ()


def _phase(catalogue: Catalogue, role_id: str, stage: Stage, schedule: Schedule, start: date, chosen: Picks) -> Phase:
    row = stage.row
    first, last = schedule.spans[row.id]
    return Phase(
        id=row.id,
        title=row.title,
        goal=row.goal,
        skills=tuple(gap.skill_id for gap in stage.gaps),
        hours=schedule.hours[row.id],
        start_week=first,
        end_week=last,
        milestone=Milestone(
            id=f"{role_id}/{row.id}",
            title=row.milestone,
            week=last,
            due=week_end(start, last),
            done_when=row.done_when,
        ),
        project=project_of(catalogue, row.id, role_id),
        resources=chosen.picks,
        not_shown=chosen.not_shown,
        sources=roadmap_sources(catalogue, row),
    )


def _check_ins(weeks: Sequence[Week], phases: Sequence[Phase]) -> tuple[CheckIn, ...]:
    """One at the end of every second week, counted from one fixed Monday: a plan made anew keeps the rhythm.

    The first week has none, as there is nothing to look back on; one that falls into a week off waits for the next
    working week.
    """
    due = [week.number for week in weeks[1:] if monday_of(week.start).toordinal() // DAYS_A_WEEK % CHECK_IN_WEEKS == 0]
    working = [week.number for week in weeks if week.days_off < DAYS_A_WEEK]
    ends = sorted({working[at] for number in due if (at := bisect_left(working, number)) < len(working)})
    return tuple(
        CheckIn(
            week=last,
            due=week_end(weeks[0].start, last),
            hours=round(sum(week.hours for week in weeks[before:last]), 1),
            milestones=tuple(one.milestone.id for one in phases if before < one.milestone.week <= last),
        )
        for before, last in pairwise((0, *ends))
    )


def _assumptions(
    profile: Profile,
    terms: Terms,
    gaps: Sequence[Gap],
    role_id: str | None,
    weeks: int,
    *,
    days_off: bool,
    slack: bool,
    lower_end: bool,
) -> tuple[str, ...]:
    """Codes of what was assumed; a prompt words each."""
    bases = {gap.basis for gap in gaps}
    told = {
        "weekly_hours_assumed": terms.weekly_hours_assumed,
        "slack_kept": slack,
        "lower_end": lower_end,
        "role_assumed": role_id is None and (profile.target_role is None or profile.target_role.role_id is None),
        "skills_unknown": "unknown" in bases,
        "skills_typical": "typical" in bases,
        "skills_implied": "implied" in bases,
        "effort_estimated": bool(gaps),
        "paid_left_out": terms.budget_usd != 0,
        "time_off": days_off,
        "time_off_assumed": days_off and any(one.is_assumed for one in profile.time_off),
        "weeks_cut": weeks > MAX_WEEK_ROWS,
    }
    return tuple(code for code, holds in told.items() if holds)
