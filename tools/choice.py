"""Which role is a person's own, as far as figures can tell: the nearest, a stepping stone, or to stay and move inside.

The sums stand open beside the answer, and none of them is advice to quit: what one would like better, no table knows.
"""

from collections.abc import Iterable, Sequence

from tools.assessment import assess
from tools.distance import distance_to, hours_after, measured_by, used_in
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PROGRAMMING
from tools.planning.effort import EffortTable
from tools.planning.gaps import find_gaps, own_levels
from tools.schema import Profile, RoleChoice, RoleDistance, Stay, SteppingStone

BY_DEFAULT = ("ai-engineer", "ml-engineer", "data-scientist")  # the three that most articles set side by side
SHOWN = 3
MOST = 6
MUCH_NEARER = 0.6  # of the direct way: below it, to be hired earlier is worth a stop
DETOUR = 1.25  # of the direct way: above it, the stop costs more than it is worth
STILL_LEFT = 0.75  # of the direct way: above it, the stop hardly brings anybody nearer
WORTH_NAMING = 0.1  # of the direct way: what could be learned in today's work, below it, is no move


def roles_to_compare(catalogue: Catalogue, profile: Profile, named: Iterable[str]) -> tuple[str, ...]:
    """The roles named; where fewer than two are, with the person's goal and the roles nearest to them."""
    chosen = tuple(dict.fromkeys(named))
    if len(chosen) > 1:
        return chosen[:MOST]
    wanted = _wanted(profile)
    near = BY_DEFAULT if profile.is_empty else nearest_roles(catalogue, profile)
    return tuple(dict.fromkeys([*chosen, *([wanted] if wanted else []), *near]))[:SHOWN]


def nearest_roles(catalogue: Catalogue, profile: Profile) -> tuple[str, ...]:
    """Roles of this field, fewest hours first; those that people come from, too, are stepping stones at most."""
    goals = [role.id for role in catalogue.roles.values() if role.kind == "target"]
    return _in_order(distance_to(catalogue, profile, role_id) for role_id in goals)


def choose(catalogue: Catalogue, profile: Profile, distances: Sequence[RoleDistance]) -> RoleChoice:
    """Put the compared roles in order for this person; at least one distance is given."""
    by_role = {one.role_id: one for one in distances}
    order, here = _in_order(distances), _origin(profile)
    goals = [role_id for role_id in order if role_id != here] or list(order)
    wanted = _wanted(profile) if _wanted(profile) in by_role else None
    toward = wanted or goals[0]
    return RoleChoice(
        order=order,
        here=here if here in by_role else None,
        toward=toward,
        wanted=wanted,
        is_close=len(goals) > 1 and _is_close(by_role[goals[0]], by_role[goals[1]]),
        stay=_stay(catalogue, profile, toward),
        stone=_stone(catalogue, profile, by_role[toward]),
    )


def _in_order(distances: Iterable[RoleDistance]) -> tuple[str, ...]:
    return tuple(one.role_id for one in sorted(distances, key=lambda one: (one.hours, one.role_id)))


def _is_close(nearest: RoleDistance, next_one: RoleDistance) -> bool:
    """The middle of each stands within the range of the other."""
    return next_one.hours <= nearest.hours_high and nearest.hours >= next_one.hours_low


def _wanted(profile: Profile) -> str | None:
    return profile.target_role.role_id if profile.target_role else None


def _origin(profile: Profile) -> str | None:
    return profile.origin_role.role_id if profile.origin_role else None


def _stay(catalogue: Catalogue, profile: Profile, toward: str) -> Stay | None:
    """The missing skills that the work of today names itself, or that build on what it is done with every day."""
    origin = _origin(profile)
    if origin is None or origin not in catalogue.roles:
        return None
    assessment = assess(catalogue, profile, measured_by(catalogue, toward)[0])
    gaps, here = find_gaps(catalogue, assessment), used_in(catalogue, origin)
    daily = {skill_id for skill_id, row in here.items() if row.importance != "nice"} - {PROGRAMMING}
    table = EffortTable(catalogue, own_levels(assessment))
    near = [
        gap
        for gap in gaps
        if gap.skill_id in here or ((rule := table.saving(gap.skill_id)) is not None and rule.from_skill in daily)
    ]
    hours, whole = (sum(gap.hours_low + gap.hours_high for gap in some) for some in (near, gaps))
    if not near or hours < WORTH_NAMING * whole:
        return None
    return Stay(
        origin_role_id=origin,
        toward=toward,
        skill_ids=tuple(gap.skill_id for gap in near),
        hours_low=round(sum(gap.hours_low for gap in near), 1),
        hours_high=round(sum(gap.hours_high for gap in near), 1),
        all_count=len(gaps),
    )


def _stone(catalogue: Catalogue, profile: Profile, direct: RoleDistance) -> SteppingStone | None:
    """The nearer role that makes the whole way longest the least, if any is near enough to be worth it."""
    skipped = {direct.role_id, direct.measured_by, _origin(profile)}
    goals = [role.id for role in catalogue.roles.values() if role.kind != "origin" and role.id not in skipped]
    stones = []
    for role_id in goals:
        there = distance_to(catalogue, profile, role_id)
        if not 0 < there.hours <= MUCH_NEARER * direct.hours:
            continue
        low, high = hours_after(catalogue, profile, role_id, direct.measured_by)
        left = (low + high) / 2
        stone = SteppingStone(
            role_id=role_id,
            toward=direct.role_id,
            there_low=there.hours_low,
            there_high=there.hours_high,
            on_low=low,
            on_high=high,
        )
        if there.hours + left <= DETOUR * direct.hours and left <= STILL_LEFT * direct.hours:
            stones.append((there.hours + left, role_id, stone))
    return min(stones)[2] if stones else None
