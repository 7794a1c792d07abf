"""The most that a plan's resources can be worth: all phases chosen at once, by CP-SAT (the `optimizer` extra).

The figure and what a choice must not do are those of `tools.planning.worth`. A resource with the gaps credited to it is
one yes or no: which gaps are credited is part of the choice, as the worth is no sum over gaps.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor
from typing import NamedTuple

from tools.knowledge.catalogue import Catalogue
from tools.picking import not_shown
from tools.planning.phases import Stage
from tools.planning.solver import require_solver, solve
from tools.planning.worth import MAX_PICKS, Choice, Taken, Worth

SCALE = 1000  # CP-SAT reckons in whole numbers: worth in thousandths
HOURS_SCALE = 100  # and hours in hundredths, rounded so that a phase is never too long


class _Option(NamedTuple):
    """A resource in one phase, for some of its gaps: one yes or no, as its worth is no sum over gaps."""

    phase: int
    taken: Taken
    worth: int  # scaled


def choose_exactly(catalogue: Catalogue, worth: Worth, stages: Sequence[Stage], *, instead: Choice) -> Choice:
    """The allowed choice worth most, each phase's best first.

    `instead` is where the search begins, and what stands where it finds nothing better within its limit.

    Raises: SetupError where the extra is not installed.
    """
    require_solver()
    options = list(_options(catalogue, worth, stages))
    found = _solve(options, worth, stages, instead)
    if found is None:
        return instead
    chosen = tuple(_best_first(worth, [one.taken for one in found if one.phase == at]) for at in range(len(stages)))
    return max(instead, chosen, key=worth.value_of)  # the first of two that are worth the same


def _options(catalogue: Catalogue, worth: Worth, stages: Sequence[Stage]) -> Iterator[_Option]:
    for phase, stage in enumerate(stages):
        room, gaps = worth.room(stage), {gap.skill_id: gap for gap in stage.gaps}
        for place in worth.teaching(stage.gaps):
            row = worth.resource(place)
            if worth.hours[place] > room or not_shown(catalogue, row):
                continue
            taught = [gaps[skill_id] for skill_id in row.skills if skill_id in gaps]
            for count in range(1, len(taught) + 1):
                for some in combinations(taught, count):
                    taken = Taken(place, some)
                    if (scaled := round(worth.of(taken) * SCALE)) > 0:
                        yield _Option(phase, taken, scaled)


def _solve(options: Sequence[_Option], worth: Worth, stages: Sequence[Stage], begin: Choice) -> list[_Option] | None:
    """The options of the best choice; None where the limit came first."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    is_taken = [model.new_bool_var("") for _ in options]
    for some in _only_one_of_each(options):
        model.add_at_most_one(is_taken[at] for at in some)
    for phase, stage in enumerate(stages):
        here = [at for at, one in enumerate(options) if one.phase == phase]
        variables = [is_taken[at] for at in here]
        hours = [ceil(worth.hours[options[at].taken.place] * HOURS_SCALE) for at in here]
        model.add(sum(variables) <= MAX_PICKS)
        model.add(cp_model.LinearExpr.weighted_sum(variables, hours) <= floor(worth.room(stage) * HOURS_SCALE))
    model.maximize(cp_model.LinearExpr.weighted_sum(is_taken, [one.worth for one in options]))
    known = {_key(phase, taken) for phase, picks in enumerate(begin) for taken in picks}
    for variable, one in zip(is_taken, options, strict=True):
        model.add_hint(variable, _key(one.phase, one.taken) in known)
    solver = solve(model)
    if solver is None:
        return None
    return [one for variable, one in zip(is_taken, options, strict=True) if solver.boolean_value(variable)]


def _only_one_of_each(options: Sequence[_Option]) -> Iterator[list[int]]:
    """Options that exclude each other: for the same gap of a phase, or of the same resource."""
    groups: dict[tuple[int, str] | int, list[int]] = defaultdict(list)
    for at, (phase, taken, _) in enumerate(options):
        groups[taken.place].append(at)
        for gap in taken.gaps:
            groups[phase, gap.skill_id].append(at)
    return (group for group in groups.values() if len(group) > 1)


def _key(phase: int, taken: Taken) -> tuple[int, int, tuple[str, ...]]:
    return phase, taken.place, tuple(gap.skill_id for gap in taken.gaps)


def _best_first(worth: Worth, picks: Sequence[Taken]) -> tuple[Taken, ...]:
    return tuple(sorted(picks, key=lambda one: (-worth.of(one), one.place)))
