"""What a model gets to see of a comparison: names for ids, the rows that were asked for first, the sums open."""

import re
from collections.abc import Mapping
from typing import Any

from tools.comparison import MUST_HAVES
from tools.distance import skill_name
from tools.knowledge.catalogue import Catalogue
from tools.schema import Cell, ComparisonRow, RoleChoice, RoleComparison, RoleDistance, SkillRow

NOT_TOLD = "not told"
MAX_ROWS = 8
MAX_SKILLS = 8
MAX_NAMES = 5
MAX_LINES = 3  # of one cell: who wants all of them opens the page
_FIRST = ("primary-focus", "primary-output", "work-setting", "key-skills", "salary", MUST_HAVES)
_ASKED_FOR: Mapping[str, re.Pattern[str]] = {
    "math-required": re.compile(r"\b(?:maths?|mathematics|statistics?|calculus|algebra)\b"),
    "salary": re.compile(r"\b(?:pay|pays|paid|salar\w+|earns?|earning|money|compensation)\b"),
    "education": re.compile(r"\b(?:degrees?|phd|doctorate|diploma|bachelor|master'?s|education)\b"),
    "training-models": re.compile(r"\btrain(?:s|ing)? (?:\w+ )?models?\b"),
    "typical-tools": re.compile(r"\b(?:tools?|stack|frameworks?)\b"),
    "work-setting": re.compile(r"\b(?:day|daily|remote|office|on[- ]call|meetings?|family|team|stress)\b"),
    "background": re.compile(r"\b(?:come from|background)\b"),
    "share-of-postings": re.compile(r"\b(?:demand|postings?|openings|vacanc\w+|more jobs)\b"),
    "employers": re.compile(r"\b(?:compan\w+|employers?|hires?|industr\w+)\b"),
}


def comparison(made: RoleComparison, catalogue: Catalogue, *, question: str = "") -> dict[str, Any]:
    """`question`: the person's words; what they ask of comes first."""
    rows = sorted(_with_asked(made, question.casefold()), key=lambda row: _place(row.dimension, question.casefold()))
    return {
        "roles": [role_name(catalogue, role_id) for role_id in made.role_ids],
        "rows": [_row(row) for row in rows[:MAX_ROWS]],
        "skills": [_skill(row) for row in made.skills[:MAX_SKILLS]],
        "distances": [_distance(distance, catalogue) for distance in made.distances],
        "choice": choice(made.choice, made.distances, catalogue) if made.choice else None,
    }


def role_name(catalogue: Catalogue, role_id: str) -> str:
    role = catalogue.roles.get(role_id)
    return role.name if role else role_id.replace("-", " ").capitalize()


def _with_asked(made: RoleComparison, question: str) -> list[ComparisonRow]:
    """With a row for what is asked of, even where no source tells it of any of the roles."""
    there = {row.dimension for row in made.rows}
    silent = [one for one, asked in _ASKED_FOR.items() if one not in there and asked.search(question)]
    cells = tuple(Cell() for _ in made.role_ids)
    return [*made.rows, *(ComparisonRow(dimension=one, section="asked", cells=cells) for one in silent)]


def _place(dimension: str, question: str) -> tuple[int, int]:
    asked = _ASKED_FOR.get(dimension)
    if asked is not None and asked.search(question):
        return 0, 0
    return (1, _FIRST.index(dimension)) if dimension in _FIRST else (2, 0)


def _row(row: ComparisonRow) -> dict[str, Any]:
    return {
        "dimension": row.dimension.replace("-", " "),
        "unit": row.unit or None,
        "cells": ["; ".join(cell.text.splitlines()[:MAX_LINES]) or NOT_TOLD for cell in row.cells],
        "sources": [list(dict.fromkeys(one.label for one in cell.sources[:MAX_LINES])) for cell in row.cells],
    }


def _skill(row: SkillRow) -> dict[str, Any]:
    asks = [
        {
            "required": ask.required_level,
            "importance": ask.importance,
            "postings_percent": ask.postings_percent,
            "hours": None if ask.hours_low is None else [round(ask.hours_low), round(ask.hours_high or 0)],
        }
        if ask
        else None
        for ask in row.asks
    ]
    return {"skill": row.name, "own": row.own.level if row.own else None, "asks": asks}


def _distance(made: RoleDistance, catalogue: Catalogue) -> dict[str, Any]:
    return {
        **_sum(made, catalogue),
        "measured_by": role_name(catalogue, made.measured_by) if made.measured_why else None,
        "measured_why": made.measured_why.label if made.measured_why else None,
        "transfers": [catalogue.skill(level.skill_id).name for level in made.transfers[:MAX_NAMES]],
        "missing": [gap.name for gap in made.gaps[:MAX_NAMES]],
        "carried": [
            {
                "from": one.from_name,
                "to": one.name,
                "saved_percent": one.saved_percent,
                "saved_hours": round(one.saved_hours),
                "reason": one.reason,
            }
            for one in made.carried[:MAX_NAMES]
        ],
        "given_up": [
            {"skill": one.name, "own": one.own_level, "required": one.asked_level} for one in made.given_up[:MAX_NAMES]
        ],
    }


def _sum(made: RoleDistance, catalogue: Catalogue) -> dict[str, Any]:
    weeks = None if made.weeks_low is None else [round(made.weeks_low), round(made.weeks_high or 0)]
    return {
        "role": role_name(catalogue, made.role_id),
        "hours": [round(made.hours_low), round(made.hours_high)],
        "proof_hours": [round(made.proof_low), round(made.proof_high)],
        "middle_hours": round(made.hours),
        "weeks": weeks,
        "met_count": made.musts_met,
        "must_count": made.must_count,
    }


def choice(made: RoleChoice, distances: tuple[RoleDistance, ...], catalogue: Catalogue) -> dict[str, Any]:
    """The order with its sums; the role one is in already stands apart."""
    by_role = {one.role_id: one for one in distances}
    goals = [role_id for role_id in made.order if role_id != made.here] or list(made.order)
    nearest, wanted = by_role[goals[0]], by_role[made.wanted] if made.wanted else None
    toward = by_role[made.toward]
    stay, stone = made.stay, made.stone
    return {
        "here": role_name(catalogue, made.here) if made.here else None,
        "options": [_sum(by_role[role_id], catalogue) for role_id in goals],
        "wanted": role_name(catalogue, wanted.role_id) if wanted else None,
        "wanted_more_hours": round(wanted.hours) - round(nearest.hours) if wanted else None,
        "is_close": made.is_close,
        "toward": _sum(toward, catalogue),
        "stay": {
            "role": role_name(catalogue, stay.origin_role_id),
            "skills": [skill_name(catalogue, one) for one in stay.skill_ids[:MAX_NAMES]],
            "skill_count": len(stay.skill_ids),
            "all_count": stay.all_count,
            "hours": [round(stay.hours_low), round(stay.hours_high)],
        }
        if stay
        else None,
        "stone": {
            "role": role_name(catalogue, stone.role_id),
            "there_hours": [round(stone.there_low), round(stone.there_high)],
            "on_hours": [round(stone.on_low), round(stone.on_high)],
            "straight_hours": [round(toward.hours_low), round(toward.hours_high)],
        }
        if stone
        else None,
    }
