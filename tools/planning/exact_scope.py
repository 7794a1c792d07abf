"""The smallest scope that fits, by CP-SAT (the `optimizer` extra): of all that could be left out what loses least.

The figure is that of `tools.planning.scope`. Hours are reckoned in hundredths, as the gaps give them.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import floor
from typing import TYPE_CHECKING

from tools.knowledge.catalogue import Catalogue
from tools.planning.effort import EffortTable
from tools.planning.gaps import PREREQUISITE, own_levels
from tools.planning.phases import PROOF, Stage
from tools.planning.schedule import TENTHS, capacity, full_capacity
from tools.planning.scope import asked_for, least_asked_first, loss_of
from tools.planning.solver import require_solver, solve
from tools.planning.terms import CALENDAR_WEEKS, Terms
from tools.schema import Assessment, Gap

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr, LinearExprT

HUNDREDTHS = 100  # of an hour
_ROUNDING = HUNDREDTHS // TENTHS // 2 - 1  # what rounds down to the tenth that still fits


def leave_out_exactly(
    catalogue: Catalogue,
    assessment: Assessment,
    whole: Sequence[Stage],
    terms: Terms,
    *,
    wishes: Sequence[Gap],
    instead: tuple[str, ...],
) -> tuple[str, ...]:
    """Which of the wishes to leave out of the whole so that the rest fits, at least tightly, and the least is lost.

    `instead` is where the search begins, and what stands where it finds nothing better within its limit.

    Raises: SetupError where the extra is not installed.
    """
    require_solver()
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    kept = {gap.skill_id: model.new_bool_var(gap.skill_id) for gap in wishes}
    parts = list(_hours(model, catalogue, assessment, whole, kept))
    low, high = (cp_model.LinearExpr.sum(end) for end in zip(*parts, strict=True))
    _fit(model, low, high, terms)
    # And one point a skill: of two scopes that lose the same the one with fewer skills left out.
    model.maximize(sum(kept[gap.skill_id] * (asked_for(gap) * (len(wishes) + 1) + 1) for gap in wishes))
    for skill_id, variable in kept.items():
        model.add_hint(variable, skill_id not in instead)
    solver = solve(model)
    if solver is None:
        return instead
    greedy = [gap for gap in wishes if gap.skill_id in instead]
    found = [gap for gap in wishes if not solver.boolean_value(kept[gap.skill_id])]
    return tuple(gap.skill_id for gap in least_asked_first(found if loss_of(found) < loss_of(greedy) else greedy))


def _hours(
    model: "CpModel",
    catalogue: Catalogue,
    assessment: Assessment,
    whole: Sequence[Stage],
    kept: Mapping[str, "IntVar"],
) -> Iterator[tuple["LinearExprT", "LinearExprT"]]:
    """What the plan takes, part by part, at least and at most.

    A skill is begun where it is kept, or where something begun builds on it: as far as that needs. A phase in which
    nothing is begun takes nothing, but for proof and applications.
    """
    own = own_levels(assessment)
    table = EffortTable(catalogue, own)
    gaps = {gap.skill_id: gap for stage in whole for gap in stage.gaps}
    begun = {skill_id: model.new_bool_var("") for skill_id in gaps}
    for skill_id, gap in gaps.items():
        is_kept = kept.get(skill_id, int(gap.importance != "nice"))
        model.add(begun[skill_id] >= is_kept)
        low, high = _hundredths(gap.hours_low, gap.hours_high)
        if own.get(skill_id, 0) >= PREREQUISITE:
            yield low * is_kept, high * is_kept
            continue
        for above, builds_on in ((one, catalogue.skills[one].prerequisites) for one in gaps):
            if skill_id in builds_on:
                model.add(begun[skill_id] >= begun[above])
        needed = table.estimate(skill_id, own.get(skill_id, 0), PREREQUISITE)
        base_low, base_high = _hundredths(needed.low, needed.high)
        more = (low - base_low, high - base_high) if gap.importance != "nice" else (0, 0)
        yield base_low * begun[skill_id] + more[0] * is_kept, base_high * begun[skill_id] + more[1] * is_kept
    for stage in whole:
        base_low, base_high = _hundredths(stage.row.base_low, stage.row.base_high)
        is_open: IntVar | int = 1
        if stage.row.id not in PROOF:
            is_open = model.new_bool_var("")
            model.add_max_equality(is_open, [begun[gap.skill_id] for gap in stage.gaps])
        yield base_low * is_open, base_high * is_open


def _fit(model: "CpModel", low: "LinearExpr", high: "LinearExpr", terms: Terms) -> None:
    """As the verdict judges it: the middle within the weeks, or the lower end within all hours there are."""
    weeks, tenth = terms.weeks or 0, HUNDREDTHS // TENTHS
    middle_fits, low_fits = model.new_bool_var(""), model.new_bool_var("")
    model.add_bool_or(middle_fits, low_fits)
    room = terms.calendar.upto(weeks, capacity(terms.weekly_hours)) * tenth + _ROUNDING
    model.add(low + high <= 2 * room).only_enforce_if(middle_fits)
    room = terms.calendar.upto(weeks + CALENDAR_WEEKS, full_capacity(terms.weekly_hours)) * tenth + _ROUNDING
    available = floor((terms.available_hours or 0) * HUNDREDTHS + 1e-6)
    model.add(low <= (min(room, available) if weeks else 0)).only_enforce_if(low_fits)


def _hundredths(low: float, high: float) -> tuple[int, int]:
    return round(low * HUNDREDTHS), round(high * HUNDREDTHS)
