"""What to learn from in each phase: few resources, free ones first, none twice, none of a format the person cannot use.

The catalogue knows no prices, so nothing that is only sold can be shown to fit a budget: paid resources are never
chosen. A freemium one can be used without paying, and is chosen only where the budget is not zero.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import sqrt

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.picking import is_avoided, not_shown, pick_of
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


class Shelf:
    """The resources a plan may choose from, by skill; what was taken once is gone."""

    def __init__(self, catalogue: Catalogue, terms: Terms, role_id: str, favoured: Collection[str] = ()) -> None:
        self._catalogue = catalogue
        self._role_id = role_id
        self._favoured = frozenset(favoured)
        self._by_skill: dict[str, list[Resource]] = defaultdict(list)
        self._taken: set[str] = set()
        for row in catalogue.resources.values():
            is_fit = row.format not in _NOT_FOR_PLANS and not is_avoided(row, terms.avoid_formats)
            if row.hours and is_fit and affordable(row, terms):
                for skill_id in row.skills:
                    self._by_skill[skill_id].append(row)

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
            self._taken.add(best.id)
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
        rows = {row.id: row for one in gaps for row in self._by_skill.get(one, ()) if row.id not in self._taken}
        worth = {row.id: self._worth(row, gaps) for row in rows.values() if (row.hours or 0) <= hours_left}
        return rows[max(worth, key=lambda one: (worth[one], one))] if worth else None

    def _worth(self, row: Resource, gaps: Mapping[str, Gap]) -> float:
        """Hours of gap it speaks to, weighed by how well it fits and how directly it comes to the point."""
        central = next(one for one in row.skills if one in gaps)
        value = sum(
            _CENTRAL[min(place, 2)] * gaps[one].hours_high for place, one in enumerate(row.skills) if one in gaps
        )
        hours = row.hours or 1
        value *= _FIT[_distance(row, gaps[central])] * sqrt(sqrt(hours)) * min(1, _PATIENCE * value / hours)
        value *= 1 if "any" in row.roles or self._role_id in row.roles else _OTHER_ROLE
        value *= _FREEMIUM if row.cost == "freemium" else 1
        value *= 1 if row.url else _NO_ADDRESS
        return value * (_OF_THE_FIELD if row.id in self._favoured else 1)


def cost_usd(picks: Collection[ResourcePick]) -> float | None:
    """Sum of the known prices; None as soon as one pick has none."""
    return 0.0 if all(pick.cost in ("free", "freemium") for pick in picks) else None


def affordable(row: Resource, terms: Terms) -> bool:
    return row.cost == "free" or (row.cost == "freemium" and terms.budget_usd != 0)


def _distance(row: Resource, gap: Gap) -> int:
    at = 0 if gap.own_level == 0 else 1 if gap.own_level <= 2 else 2
    return abs(_LEVELS.get(row.level, at) - at)
