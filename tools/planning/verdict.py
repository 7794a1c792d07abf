"""Whether a plan fits the person's time, said first; if it does not, the smallest changes that would make it fit."""

from collections.abc import Callable, Collection, Iterator, Sequence
from math import ceil
from typing import Literal

from tools.knowledge.catalogue import Catalogue
from tools.planning.gaps import after_learning, find_gaps
from tools.planning.phases import PROOF, Stage, stages
from tools.planning.schedule import (
    SLACK,
    TENTHS,
    capacity,
    full_capacity,
    keeps_slack,
    total_tenths,
    week_end,
)
from tools.planning.scope import leave_out
from tools.planning.terms import CALENDAR_WEEKS, DAYS_A_MONTH, MAX_MONTHS, WEEKS_A_MONTH, Optimizer, Terms
from tools.planning.weeks_off import Calendar
from tools.schema import Assessment, Change, Gap, Source, Verdict

HOURS_STEP = 0.5
MAX_SENSIBLE_HOURS = 40.0  # a working week; more is no change one can propose
NEARER = 0.8  # a role is nearer when it takes at most this share of the hours
STILL_LEFT = 0.75  # of the direct way: above it, the nearer role hardly brings anybody nearer the goal

NOT_NOW = 3  # times the hours there are: above it no change of a life as it is will do, and to say so is fairer

Assess = Callable[[str], Assessment]
Kind = Literal["fits", "tight", "does_not_fit", "not_now", "already_there", "open"]


def pace(found: Sequence[Stage], terms: Terms) -> tuple[int, int]:
    """Tenths of an hour to work in all, and in each week.

    Where the middle of the estimate fits only without slack, weeks are filled as far as needed; where it does not fit
    even then but the lower end does, the plan is laid out for what there is.
    """
    middle, a_week = total_tenths(found), capacity(terms.weekly_hours)
    full, weeks, calendar = full_capacity(terms.weekly_hours), terms.weeks, terms.calendar
    if weeks is None or calendar.weeks_needed(middle, a_week) <= weeks or not _is_tight(found, terms):
        return middle, a_week
    if middle <= calendar.upto(weeks, full):
        a_week = ceil(middle / weeks)
        while calendar.upto(weeks, a_week) < middle:  # days off: the weeks that are left take more
            a_week += 1
        return middle, a_week
    return max(_tenths_low(found), calendar.upto(weeks, full)), full


def weeks_of(found: Sequence[Stage], terms: Terms) -> int:
    """Weeks that the work takes at the person's pace."""
    return terms.calendar.weeks_needed(*pace(found, terms))


def judge(
    catalogue: Catalogue,
    assess: Assess,
    role_id: str,
    found: Sequence[Stage],
    terms: Terms,
    *,
    already_there: bool,
    origin: str | None = None,
    without: Collection[str] = (),
    optimizer: Optimizer = "greedy",
) -> Verdict:
    """The verdict over a laid-out plan; `assess` gives the person's levels for any role, `origin` is what they are.

    What is in `without` is left out already.
    """
    from tools.planning.forecast import forecast  # brings numpy along: read at the first plan, not at the start

    tenths, a_week = pace(found, terms)
    weeks = terms.calendar.weeks_needed(tenths, a_week)
    kind: Kind = "already_there" if already_there else kind_of(found, terms)
    changes = (
        _changes(catalogue, assess, role_id, found, terms, origin, without, optimizer) if kind == "does_not_fit" else ()
    )
    if kind == "does_not_fit" and _is_out_of_reach(found, terms, changes):
        kind = "not_now"
    likely = forecast(found, a_week, terms.calendar)
    return Verdict(
        kind=kind,
        needed_hours_low=round(sum(stage.low for stage in found), 1),
        needed_hours_high=round(sum(stage.high for stage in found), 1),
        available_hours=terms.available_hours,
        weeks=weeks,
        months=round(weeks / WEEKS_A_MONTH, 1),
        finish=week_end(terms.start, weeks),
        finish_50=likely.finish_50,
        finish_80=likely.finish_80,
        changes=changes,
        sources=_sources(catalogue, terms, tenths, a_week, weeks),
    )


def kind_of(found: Sequence[Stage], terms: Terms) -> Kind:
    if terms.weeks is None:
        return "open"
    if terms.calendar.weeks_needed(total_tenths(found), capacity(terms.weekly_hours)) <= terms.weeks:
        return "fits"
    return "tight" if _is_tight(found, terms) else "does_not_fit"


def _is_tight(found: Sequence[Stage], terms: Terms) -> bool:
    """The lower end of the estimate fits into the hours until the deadline, and into whole tenths of an hour a week."""
    needed = round(sum(stage.low for stage in found), 2)  # in hundredths, as the gaps give them: a sum of floats is not
    if not terms.weeks or round(terms.available_hours or 0, 2) < needed:
        return False
    weeks = terms.calendar.weeks_needed(_tenths_low(found), full_capacity(terms.weekly_hours))
    return weeks <= terms.weeks + CALENDAR_WEEKS


def _tenths_low(found: Sequence[Stage]) -> int:
    return round(sum(stage.low for stage in found) * TENTHS)


def _is_out_of_reach(found: Sequence[Stage], terms: Terms, changes: Sequence[Change]) -> bool:
    """Even the lower end takes many times the hours there are, and nothing but another date would help."""
    needed, available = sum(stage.low for stage in found), terms.available_hours or 0
    return needed > NOT_NOW * available and {change.kind for change in changes} <= {"later_date"}


# --- What would make it fit -------------------------------------------------------------------------------------------


def _changes(
    catalogue: Catalogue,
    assess: Assess,
    role_id: str,
    found: Sequence[Stage],
    terms: Terms,
    origin: str | None,
    without: Collection[str],
    optimizer: Optimizer,
) -> tuple[Change, ...]:
    """Each computed on its own, the smallest first, measured by the share of what it changes."""
    sized = [
        *_more_hours(found, terms),
        *_later_date(found, terms),
        *_smaller_scope(catalogue, assess(role_id), found, terms, without, optimizer),
        *_nearer_role(catalogue, assess, role_id, found, terms, origin),
    ]
    return tuple(change for _, change in sorted(sized, key=lambda one: one[0]))


def _more_hours(found: Sequence[Stage], terms: Terms) -> Iterator[tuple[float, Change]]:
    if not terms.weeks:
        return
    tenths, calendar = total_tenths(found), terms.calendar
    hours = ceil(terms.weekly_hours / HOURS_STEP) * HOURS_STEP
    while hours <= MAX_SENSIBLE_HOURS and calendar.weeks_needed(tenths, capacity(hours)) > terms.weeks:
        hours += HOURS_STEP
    if hours <= MAX_SENSIBLE_HOURS:
        finish = week_end(terms.start, calendar.weeks_needed(tenths, capacity(hours)))
        yield hours / terms.weekly_hours - 1, Change(kind="more_hours", weekly_hours=hours, finish=finish)


def _later_date(found: Sequence[Stage], terms: Terms) -> Iterator[tuple[float, Change]]:
    weeks = terms.calendar.weeks_needed(total_tenths(found), capacity(terms.weekly_hours))
    finish = week_end(terms.start, weeks)
    # Counted from today like the deadline, and up to the next half month, so that taking it is enough.
    months = ceil(((finish - terms.today).days + 1) / DAYS_A_MONTH * 2) / 2
    if months <= MAX_MONTHS and terms.months:
        yield months / terms.months - 1, Change(kind="later_date", months=months, finish=finish)


def _smaller_scope(
    catalogue: Catalogue,
    assessment: Assessment,
    found: Sequence[Stage],
    terms: Terms,
    without: Collection[str],
    optimizer: Optimizer,
) -> Iterator[tuple[float, Change]]:
    """Leave out strong wishes until the rest fits, at least tightly; must-haves and proof stay."""
    wishes = [gap for stage in found if stage.row.id not in PROOF for gap in stage.gaps if gap.importance == "strong"]

    def rest(left_out: Collection[str]) -> tuple[Stage, ...]:
        kept = find_gaps(catalogue, assessment, without={*without, *left_out})
        return stages(catalogue, assessment.role_id, kept, assessment.programming)

    def works(left_out: Collection[str]) -> bool:
        return _works(rest(left_out), terms)

    dropped = leave_out(wishes, works)
    if dropped is None:
        return
    if optimizer == "exact":
        from tools.planning.exact_scope import leave_out_exactly  # the solver is read only where it is asked for

        better = leave_out_exactly(catalogue, assessment, rest(()), terms, wishes=wishes, instead=dropped)
        dropped = better if works(better) else dropped
    yield _less_work(Change(kind="smaller_scope", dropped_skills=dropped), found, rest(dropped), terms)


def _nearer_role(
    catalogue: Catalogue, assess: Assess, role_id: str, found: Sequence[Stage], terms: Terms, origin: str | None
) -> Iterator[tuple[float, Change]]:
    """The most ambitious of the roles that take clearly fewer hours, fit, and shorten the way on from there.

    Never what the person is already; roles of the field go first.
    """
    whole = total_tenths(found)
    fitting: list[tuple[bool, int, str, tuple[Stage, ...]]] = []
    for other in catalogue.roles.values():
        if other.id in (role_id, origin) or other.kind == "origin":
            continue
        assessment = assess(other.id)
        gaps = find_gaps(catalogue, assessment)
        nearer = stages(catalogue, other.id, gaps, assessment.programming)
        is_nearer = gaps and total_tenths(nearer) <= NEARER * whole and _works(nearer, terms)
        if is_nearer and _left(catalogue, assess(role_id), gaps) <= STILL_LEFT * whole:
            fitting.append((other.kind == "target", total_tenths(nearer), other.id, nearer))
    if fitting:
        _, _, role, way = max(fitting, key=lambda one: one[:3])
        yield _less_work(Change(kind="nearer_role", role_id=role), found, way, terms)


def _less_work(change: Change, found: Sequence[Stage], kept: Sequence[Stage], terms: Terms) -> tuple[float, Change]:
    """The share of the work that a change takes away, and the change with what it saves and when it ends."""
    whole, left = total_tenths(found), total_tenths(kept)
    told = {
        "saved_hours": (whole - left) / TENTHS,
        "finish": week_end(terms.start, weeks_of(kept, terms)),
        "is_tight": kind_of(kept, terms) == "tight",
    }
    return 1 - left / whole, change.model_copy(update=told)


def _left(catalogue: Catalogue, assessment: Assessment, learned: Sequence[Gap]) -> int:
    """Tenths of an hour to the goal that are left once these gaps are closed."""
    there = after_learning(assessment, {gap.skill_id: gap.planned_level for gap in learned})
    return total_tenths(stages(catalogue, there.role_id, find_gaps(catalogue, there), there.programming))


def _works(found: Sequence[Stage], terms: Terms) -> bool:
    return kind_of(found, terms) in ("fits", "tight")


# --- What the sum rests on --------------------------------------------------------------------------------------------

_TIMELINES = ("s5-total-timeline", "s2-time-focused", "s2-time-alongside-job")


def _sources(catalogue: Catalogue, terms: Terms, tenths: int, a_week: int, weeks: int) -> tuple[Source, ...]:
    hours = f"{terms.weekly_hours:g} h"
    of = f"{hours} less {SLACK:.0%} kept free".replace("%", " %") if keeps_slack(a_week, terms.weekly_hours) else hours
    needed = f"{tenths / TENTHS:g} h / {a_week / TENTHS:g} h a week ({of}) = {weeks} weeks"
    if more := weeks - Calendar(terms.start).weeks_needed(tenths, a_week):
        needed = needed.replace(f"= {weeks} ", f"= {weeks - more} weeks, and {more} more for time off = {weeks} ")
    formulas = [Source(kind="formula", ref="weeks = hours / hours a week", label=needed)]
    if terms.months is not None:
        weeks_free = f"{WEEKS_A_MONTH} × {terms.months:.3g}"
        weeks_free = f"({weeks_free} − {terms.weeks_off:.3g} weeks off)" if terms.weeks_off else weeks_free
        label = f"{terms.weekly_hours:g} × {weeks_free} = {terms.available_hours:.0f} h"
        formulas.append(Source(kind="formula", ref="available = weekly hours * 4.33 * months", label=label))
    return (*formulas, *(catalogue.claim_source(one) for one in _TIMELINES))
