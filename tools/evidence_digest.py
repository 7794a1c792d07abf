"""Levels with their evidence, readiness and credit as a model reads them: each figure of the sum stands in them."""

from collections.abc import Sequence
from typing import Any

from tools.evidence import DOUBT, pull_of, sum_of
from tools.knowledge.catalogue import Catalogue
from tools.readiness import POINTS
from tools.schema import EvidenceRow, LevelReason, Readiness, TransitionPlan

MAX_ROWS = 6
MAX_SKILLS = 6


def reason(made: LevelReason, catalogue: Catalogue) -> dict[str, Any]:
    """One level, its rows, and the arithmetic from the one to the other."""
    level = made.level
    return {
        "skill": made.name,
        "role": catalogue.role(made.role_id).name,
        "required": made.required_level,
        "level": level.level,
        "low": level.low,
        "high": level.high,
        "basis": level.basis,
        "rows": [_row(row, level.level) for row in level.rows[:MAX_ROWS]],
        "sum": _sum(level.level, level.rows) if level.rows else None,
    }


def _row(row: EvidenceRow, level: int) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "words": row.words,
        "question": row.question or None,
        "speaks_for": [row.low, row.high],
        "weight": row.weight,
        "base_weight": row.base_weight,
        "age_years": row.age_years,
        "told_on": row.told_on.isoformat() if row.told_on else None,
        "replaced": row.replaced,
        "counts": row.counts,
        "pulls": round(pull_of(row, level), 2),
    }


def _sum(level: int, rows: Sequence[EvidenceRow]) -> dict[str, Any]:
    made = sum_of(level, rows)
    return {
        "weight": rows[0].weight,
        "left_open": made.left_open,
        "whole_doubt": DOUBT,
        "agreeing": made.agreeing,
        "doubt": round(made.doubt, 2),
        "down": _pull(made.down, level) if made.down else None,
        "up": _pull(made.up, level) if made.up else None,
    }


def _pull(row: EvidenceRow, level: int) -> dict[str, Any]:
    away = row.low - level if row.low > level else level - row.high
    return {"kind": row.kind, "weight": row.weight, "away": away, "pulls": round(abs(pull_of(row, level)), 2)}


def credit(plan: TransitionPlan) -> dict[str, Any]:
    """Hours that what the person has takes off a plan: in sum, and gap by gap with the reason, the most first."""
    helped = sorted((gap for gap in plan.gaps if gap.saved_hours), key=lambda gap: (-gap.saved_hours, gap.skill_id))
    return {
        "saved_hours": plan.saved_hours,
        "helped_count": len(helped),
        "helped": [
            {"skill": gap.name, "saved_hours": round(gap.saved_hours), "by": gap.saved_by, "why": gap.saved_why}
            for gap in helped[:MAX_SKILLS]
        ],
    }


def readiness(made: Readiness, catalogue: Catalogue) -> dict[str, Any]:
    """The figure, its range and the skills that lack most of their points."""
    short = sorted((row for row in made.rows if row.reached < row.points), key=lambda row: row.reached - row.points)
    return {
        "of_100": made.value,
        "low": made.low,
        "high": made.high,
        "after_plan": made.planned,
        "points": round(made.points, 1),
        "of_points": made.of_points,
        "must_points": POINTS["must"],
        "strong_points": POINTS["strong"],
        "lacks_most": [
            {
                "skill": catalogue.skill(row.skill_id).name,
                "own": row.own,
                "required": row.required,
                "points": row.reached,
                "of_points": row.points,
            }
            for row in short[:MAX_SKILLS]
        ],
    }
