"""What to learn from in each phase: few resources, free ones first, none twice, none of a format the person cannot use.

The catalogue knows no prices, so nothing that is only sold can be shown to fit a budget: paid resources are never
chosen. A freemium one can be used without paying, and is chosen only where the budget is not zero.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.picking import is_avoided, not_shown, pick_of
from tools.planning.costs import costs_nothing
from tools.planning.gaps import WITH_HELP
from tools.planning.phases import Stage, project_row
from tools.planning.schedule import building_hours
from tools.planning.terms import Terms
from tools.schema import Gap, NotShown, Picks, ResourcePick

MAX_PICKS = 4
MIN_STUDY_HOURS = 3.0  # even a short phase has room for one short text

# Nothing to work through from beginning to end, or more than a phase: found by look-up, not put into a plan.
_NOT_FOR_PLANS = frozenset({"newsletter", "community", "degree", "bootcamp", "tool"})
_CENTRAL = (1.0, 0.6, 0.4)  # a resource names its most central skill first
_LEVELS = {"beginner": 0, "intermediate": 1, "advanced": 2}
_FIT = (1.0, 0.55, 0.1)  # by steps between the resource's level and the person's
_FREEMIUM = 0.8  # free ones first
_NO_ADDRESS = 0.3  # it must be searched for by its title
_PATIENCE = 1.0  # what takes longer than the gap it closes teaches mostly something else
_OTHER_ROLE = 0.5  # made for people on the way to another role
_OF_THE_FIELD = 1.5  # it speaks of the person's own field


Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Shelf:
    """The resources a plan may choose from; what was taken once is gone."""

    def __init__(self, catalogue: Catalogue, terms: Terms, role_id: str, favoured: Collection[str] = ()) -> None:
        self._catalogue = catalogue
        self._role_id = role_id
        self._favoured = frozenset(favoured)
        self._table = _table(catalogue)
        self._likes = _likes(catalogue, role_id) * np.where(
            np.isin(self._table.ids, list(self._favoured)), _OF_THE_FIELD, 1.0
        )
        self._is_free = _is_usable(catalogue, terms.avoid_formats, terms.budget_usd != 0).copy()

    def choose(self, stage: Stage) -> Picks:
        """The best few for the gaps of a stage, in no more hours than its study takes; the dead are only named."""
        open_gaps = {gap.skill_id: gap for gap in stage.gaps}
        building = building_hours(stage, project_row(self._catalogue, stage.row.id, self._role_id))
        hours_left = max(MIN_STUDY_HOURS, (stage.low + stage.high) / 2 - building)
        picks, dead = list[ResourcePick](), list[NotShown]()
        while open_gaps and len(picks) < MAX_PICKS:
            best = self._best(open_gaps, hours_left)
            if best is None:
                break
            if gone := not_shown(self._catalogue, best):
                dead.append(gone)
                continue
            picks.append(pick_of(self._catalogue, best, self._reasons(best, open_gaps)))
            hours_left -= best.hours or 0
            open_gaps = {one: gap for one, gap in open_gaps.items() if one not in best.skills}
        return Picks(picks=tuple(picks), not_shown=tuple(dead))

    def _reasons(self, row: Resource, gaps: Mapping[str, Gap]) -> list[str]:
        teaches = [f"teaches:{one}" for one in row.skills if one in gaps]
        return [*teaches, f"level:{row.level}", row.cost, *(["field"] if row.id in self._favoured else [])]

    def _best(self, gaps: Mapping[str, Gap], hours_left: float) -> Resource | None:
        """The resource worth most to these gaps, taken off the shelf; of two alike the one with the later id."""
        worth = self._worth(gaps)
        worth[~self._is_free | (self._table.hours > hours_left)] = 0
        place = int(worth.argmax()) if len(worth) else 0
        if not len(worth) or worth[place] <= 0:
            return None
        self._is_free[place] = False
        return self._catalogue.resources[str(self._table.ids[place])]

    def _worth(self, gaps: Mapping[str, Gap]) -> Numbers:
        """Hours of gap each speaks to, weighed by how well it fits and how directly it comes to the point; shape (n,).

        All rows at once: a catalogue ten times as large costs little more.
        """
        table, hours, at = self._table, np.zeros(self._table.skill_count), np.full(self._table.skill_count, -1)
        for skill_id, gap in gaps.items():
            if (number := table.numbers.get(skill_id)) is not None:
                hours[number], at[number] = gap.hours_high, _place_of(gap.own_level)
        value, central = np.zeros(len(table.ids)), np.full(len(table.ids), -1)
        for place in range(table.skills.shape[1]):
            taught = table.skills[:, place]
            value += _CENTRAL[min(place, 2)] * hours[taught]
            central = np.where((central < 0) & (at[taught] >= 0), at[taught], central)
        level = np.where(table.levels < 0, central, table.levels)
        fit = np.asarray(_FIT)[np.abs(level - np.maximum(central, 0))]
        worth = value * (fit * table.depth * np.minimum(1, _PATIENCE * value / table.hours))
        return np.where(central < 0, 0.0, worth * self._likes)


@dataclass(frozen=True, eq=False)
class _Table:
    """What of a catalogue can stand in a plan at all, in columns, the latest id first."""

    ids: NDArray[np.str_]
    numbers: Mapping[str, int]  # of skills
    skills: NDArray[np.int64]  # shape (n, most skills of one row); the last number stands for none
    hours: Numbers
    depth: Numbers  # the fourth root of its hours
    levels: NDArray[np.int64]  # -1 where a row names none that is known

    @property
    def skill_count(self) -> int:
        return len(self.numbers) + 1


def _usable_rows(catalogue: Catalogue) -> list[Resource]:
    rows = [row for row in catalogue.resources.values() if row.hours and row.format not in _NOT_FOR_PLANS]
    return sorted(rows, key=lambda row: row.id, reverse=True)


@lru_cache(maxsize=4)
def _table(catalogue: Catalogue) -> _Table:
    rows = _usable_rows(catalogue)
    numbers = {skill_id: number for number, skill_id in enumerate(catalogue.skills)}
    skills = np.full((len(rows), max((len(row.skills) for row in rows), default=1)), len(numbers))
    for at, row in enumerate(rows):
        skills[at, : len(row.skills)] = [numbers[one] for one in row.skills]
    hours = np.array([row.hours for row in rows], dtype=float)
    levels = np.array([_LEVELS.get(row.level, -1) for row in rows], dtype=np.int64)
    return _Table(np.array([row.id for row in rows]), numbers, skills, hours, np.sqrt(np.sqrt(hours)), levels)


@lru_cache(maxsize=64)
def _likes(catalogue: Catalogue, role_id: str) -> Numbers:
    """What speaks for each row whatever the gaps: made for the role, free, with an address."""
    return np.array(
        [
            (1 if "any" in row.roles or role_id in row.roles else _OTHER_ROLE)
            * (_FREEMIUM if row.cost == "freemium" else 1)
            * (1 if row.url else _NO_ADDRESS)
            for row in _usable_rows(catalogue)
        ],
        dtype=float,
    )


@lru_cache(maxsize=64)
def _is_usable(catalogue: Catalogue, avoid_formats: frozenset[str], has_budget: bool) -> Flags:
    """Which rows a person can use: of a format that suits them, at a price they can pay."""
    return np.array(
        [
            costs_nothing(row, has_budget=has_budget) and not is_avoided(row, avoid_formats)
            for row in _usable_rows(catalogue)
        ],
        dtype=bool,
    )


def _place_of(own_level: int) -> int:
    """Which level of material suits somebody: the first steps, the middle, or the top."""
    return 0 if own_level == 0 else 1 if own_level <= WITH_HELP else 2
