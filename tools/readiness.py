"""How much of what a role asks for is there: one figure from 0 to 100, its range, and the whole sum.

Each must-have counts three points, each strong wish one; a skill brings own over required of its points, and never more
than all. It is a share of skills as the role asks for them in the middle of a career, and no chance of being hired.
"""

from collections.abc import Mapping

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import RoleSkill
from tools.planning.gaps import planned_level
from tools.schema import Assessment, Readiness, ReadinessRow, SkillLevel, Source

POINTS: Mapping[str, int] = {"must": 3, "strong": 1}  # what is nice to have moves nothing


def readiness(catalogue: Catalogue, assessment: Assessment) -> Readiness | None:
    """The figure for the role of an assessment whose evidence was weighed; None for a role that asks for nothing.

    The range is what the sum would be with every level at the low, and at the high end of its own range.
    """
    asked = [
        row for row in catalogue.role_skills[assessment.role_id] if row.importance in POINTS and row.required_level > 0
    ]
    if not asked:
        return None
    levels = {level.skill_id: level for level in assessment.levels}
    rows = [_row(row, levels[row.skill_id]) for row in asked]
    of_points = sum(row.points for row in rows)
    points = round(sum(row.reached for row in rows), 2)
    return Readiness(
        value=_percent(points, of_points),
        low=_percent(sum(_reached(row, _low(levels[row.skill_id])) for row in asked), of_points),
        high=_percent(sum(_reached(row, _high(levels[row.skill_id])) for row in asked), of_points),
        planned=_percent(
            sum(_reached(row, max(levels[row.skill_id].level, planned_level(row))) for row in asked), of_points
        ),
        points=points,
        of_points=of_points,
        rows=tuple(sorted(rows, key=lambda row: (-row.points, row.reached - row.points, row.skill_id))),
        source=Source(
            kind="formula", ref="readiness", label="100 x sum of points x min(own / required, 1) / sum of points"
        ),
    )


def _row(row: RoleSkill, level: SkillLevel) -> ReadinessRow:
    return ReadinessRow(
        skill_id=row.skill_id,
        importance=row.importance,
        points=POINTS[row.importance],
        own=level.level,
        required=row.required_level,
        reached=round(_reached(row, level.level), 2),
    )


def _reached(row: RoleSkill, level: float) -> float:
    return POINTS[row.importance] * min(level / row.required_level, 1.0)


def _low(level: SkillLevel) -> float:
    return level.level if level.low is None else level.low


def _high(level: SkillLevel) -> float:
    return level.level if level.high is None else level.high


def _percent(points: float, of_points: int) -> int:
    return round(100 * points / of_points)
