"""What a choice of resources is worth to a plan: the one figure that every way of choosing makes as large as it can.

A choice takes resources for the gaps of the phases, and credits each gap of a phase to at most one of them:

    value of a choice = sum over its picks of the worth of a resource to the gaps credited to it
    worth             = sum over those gaps (hours of the gap * how central it is to the resource * importance)
                        * fit of the level * depth * patience * what speaks for the resource whatever the gaps

It has no unit and says nothing by itself: two choices for the same phases compare by it. Every factor is a judgement
of ours. A choice is allowed when each phase has at most `MAX_PICKS` resources in no more hours than its study takes,
none is taken twice, and each is free enough and of a format that the person can use. The order in which skills are
learned is that of the phases and their gaps: no choice of resources moves it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.picking import is_avoided
from tools.planning.costs import costs_nothing
from tools.planning.gaps import IMPORTANCE, WITH_HELP
from tools.planning.phases import Stage, project_row
from tools.planning.schedule import building_hours
from tools.planning.terms import Terms
from tools.schema import Gap

MAX_PICKS = 4  # in a phase
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


class Taken(NamedTuple):
    """A resource of a choice, by its place in `Worth.ids`, and the gaps credited to it, most central first."""

    place: int
    gaps: tuple[Gap, ...]


Choice = tuple[tuple[Taken, ...], ...]  # phase by phase


class Worth:
    """The resources that a plan for one person may choose from, and what each is worth to which gaps."""

    def __init__(self, catalogue: Catalogue, terms: Terms, role_id: str, favoured: Collection[str] = ()) -> None:
        self._catalogue, self._role_id = catalogue, role_id
        self._table = _table(catalogue)
        self.favoured = frozenset(favoured)
        of_the_field = np.isin(self._table.ids, list(self.favoured))
        self._likes = _likes(catalogue, role_id) * np.where(of_the_field, _OF_THE_FIELD, 1.0)
        self.is_usable = _is_usable(catalogue, terms.avoid_formats, terms.budget_usd != 0)

    @property
    def hours(self) -> Numbers:
        """What each resource takes, in hours, place by place."""
        return self._table.hours

    def resource(self, place: int) -> Resource:
        return self._catalogue.resources[str(self._table.ids[place])]

    def room(self, stage: Stage) -> float:
        """Hours that resources may take in a phase: what is not learned by building its project."""
        building = building_hours(stage, project_row(self._catalogue, stage.row.id, self._role_id))
        return max(MIN_STUDY_HOURS, (stage.low + stage.high) / 2 - building)

    def value_of(self, choice: Choice) -> float:
        return sum(self.of(one) for picks in choice for one in picks)

    def of(self, taken: Taken) -> float:
        """The worth of one resource to the gaps credited to it."""
        if not taken.gaps:
            return 0.0
        row, table = self.resource(taken.place), self._table
        parts = [(_CENTRAL[min(row.skills.index(gap.skill_id), 2)] * gap.hours_high, gap) for gap in taken.gaps]
        own, level = _place_of(taken.gaps[0].own_level), int(table.levels[taken.place])
        fit = _FIT[abs(level - own)] if level >= 0 else _FIT[0]
        patience = min(1.0, _PATIENCE * sum(hours for hours, _ in parts) / float(table.hours[taken.place]))
        weighed = sum(hours * IMPORTANCE[gap.importance] for hours, gap in parts)
        return weighed * fit * patience * float(table.depth[taken.place] * self._likes[taken.place])

    def of_all(self, gaps: Mapping[str, Gap]) -> Numbers:
        """The worth of every resource to all of the gaps that it teaches, place by place.

        All rows at once: a catalogue ten times as large costs little more.
        """
        table, at = self._table, np.full(self._table.skill_count, -1)
        hours, importance = np.zeros(table.skill_count), np.zeros(table.skill_count)
        for skill_id, gap in gaps.items():
            if (number := table.numbers.get(skill_id)) is not None:
                hours[number], at[number] = gap.hours_high, _place_of(gap.own_level)
                importance[number] = IMPORTANCE[gap.importance]
        spoken_to, weighed = np.zeros(len(table.ids)), np.zeros(len(table.ids))
        central = np.full(len(table.ids), -1)
        for place in range(table.skills.shape[1]):
            taught = table.skills[:, place]
            part = _CENTRAL[min(place, 2)] * hours[taught]
            spoken_to += part
            weighed += part * importance[taught]
            central = np.where((central < 0) & (at[taught] >= 0), at[taught], central)
        level = np.where(table.levels < 0, central, table.levels)
        fit = np.asarray(_FIT)[np.abs(level - np.maximum(central, 0))]
        worth = weighed * (fit * table.depth * np.minimum(1, _PATIENCE * spoken_to / table.hours))
        return np.where(central < 0, 0.0, worth * self._likes)

    def teaching(self, gaps: Iterable[Gap]) -> list[int]:
        """Places of the usable resources that teach any of the gaps."""
        numbers = [self._table.numbers[gap.skill_id] for gap in gaps if gap.skill_id in self._table.numbers]
        return np.flatnonzero(np.isin(self._table.skills, numbers).any(axis=1) & self.is_usable).tolist()

    def broken_rules(self, choice: Choice, stages: Sequence[Stage]) -> list[str]:
        """What a choice for these phases must not do and does; empty for one that is allowed."""
        places = [one.place for picks in choice for one in picks]
        broken = ["taken twice"] if len(places) != len(set(places)) else []
        broken += ["not usable"] if not all(self.is_usable[place] for place in places) else []
        for picks, stage in zip(choice, stages, strict=True):
            credited = [gap.skill_id for one in picks for gap in one.gaps]
            taught = [gap for one in picks for gap in one.gaps if gap.skill_id in self.resource(one.place).skills]
            broken += [f"{stage.row.id}: too many"] if len(picks) > MAX_PICKS else []
            broken += [f"{stage.row.id}: too long"] if self._length(picks) > self.room(stage) + 1e-6 else []
            broken += [f"{stage.row.id}: credited twice"] if len(credited) != len(set(credited)) else []
            is_of_phase = set(credited) <= {gap.skill_id for gap in stage.gaps}
            broken += [] if is_of_phase and len(taught) == len(credited) else [f"{stage.row.id}: not taught"]
        return broken

    def _length(self, picks: Iterable[Taken]) -> float:
        return float(sum(self.hours[one.place] for one in picks))


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
