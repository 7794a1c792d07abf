"""What a role asks for above what a person can do, prerequisites first, with the hours it takes.

A plan leads to being employable, not to mastery: the catalogue gives the levels of somebody in the middle of a career,
and nobody is asked to lead in a first job. A must-have is brought to its level, at most to "alone"; a strong wish may
lag one level behind, at most "with help". The rest comes on the job.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypedDict

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PROGRAMMING
from tools.knowledge.rows import RoleSkill
from tools.planning.effort import EffortTable, Estimate
from tools.schema import Assessment, Gap, Importance, SkillLevel, Source

ALONE, WITH_HELP, AWARE = 3, 2, 1
PREREQUISITE = AWARE  # a skill only others build on: to know what it is about is enough to go on

IMPORTANCE: Mapping[Importance, int] = {
    "must": 3,
    "strong": 2,
    "nice": 1,
}  # of a skill, wherever skills are weighed against each other

_UNKNOWN_CONFIDENCE = 0.2


def find_gaps(catalogue: Catalogue, assessment: Assessment, *, without: Collection[str] = ()) -> tuple[Gap, ...]:
    """Gaps to the level of employment, each after what it builds on.

    What is named in `without` is left out, but for what other gaps build on.
    """
    levels = {level.skill_id: level for level in (*assessment.levels, *assessment.others)}
    own = own_levels(assessment)
    wanted = _with_prerequisites(catalogue, _wanted(catalogue, assessment.role_id, without), own)
    table = EffortTable(catalogue, own)
    return tuple(
        _gap(catalogue, assessment.role_id, table, wanted[skill_id], levels.get(skill_id))
        for skill_id in catalogue.prerequisites_first(wanted)
    )


def own_levels(assessment: Assessment) -> dict[str, int]:
    """Every known level by skill id, programming among them."""
    levels = {level.skill_id: level.level for level in (*assessment.levels, *assessment.others)}
    return levels | {PROGRAMMING: assessment.programming}


def after_learning(assessment: Assessment, levels: Mapping[str, int]) -> Assessment:
    """The levels of somebody who has brought some skills to these levels since."""
    known = {one.skill_id: one for one in (*assessment.levels, *assessment.others)}
    learned = SkillLevel(skill_id="", level=0, confidence=1, basis="implied")
    for skill_id, level in levels.items():
        base = known.get(skill_id, learned.model_copy(update={"skill_id": skill_id}))
        known[skill_id] = base.model_copy(update={"level": max(base.level, level)})
    asked = {one.skill_id for one in assessment.levels}
    return assessment.model_copy(
        update={
            "levels": tuple(known[one.skill_id] for one in assessment.levels),
            "others": tuple(one for skill_id, one in known.items() if skill_id not in asked),
            "programming": max(assessment.programming, levels.get("python", 0)),
        }
    )


def planned_level(row: RoleSkill) -> int:
    """How far a plan takes a skill that a role asks for."""
    if row.importance == "must":
        return min(row.required_level, ALONE)
    return min(max(row.required_level - 1, AWARE), WITH_HELP)


class _Wanted(NamedTuple):
    """A level a plan should reach in one skill; `needed_by` names a skill that builds on it."""

    skill_id: str
    planned: int
    required: int
    importance: Importance
    needed_by: str = ""


def _wanted(catalogue: Catalogue, role_id: str, without: Collection[str]) -> Iterator[_Wanted]:
    for row in catalogue.role_skills[role_id]:
        if row.importance in ("must", "strong") and row.skill_id not in without:
            yield _Wanted(row.skill_id, planned_level(row), row.required_level, row.importance)


def _with_prerequisites(catalogue: Catalogue, wanted: Iterator[_Wanted], own: dict[str, int]) -> dict[str, _Wanted]:
    """Gaps, and what they build on where the person has not even heard of it."""
    all_wanted = {one.skill_id: one for one in wanted}
    found = {skill_id: one for skill_id, one in all_wanted.items() if own.get(skill_id, 0) < one.planned}
    waiting = list(found)
    while waiting:
        skill_id = waiting.pop()
        for below in catalogue.skills[skill_id].prerequisites:
            if below not in found and own.get(below, 0) < PREREQUISITE:
                found[below] = _Wanted(below, PREREQUISITE, PREREQUISITE, "nice", skill_id)
                waiting.append(below)
    return found


def _gap(catalogue: Catalogue, role_id: str, table: EffortTable, wanted: _Wanted, level: SkillLevel | None) -> Gap:
    own = level or SkillLevel(skill_id=wanted.skill_id, level=0, confidence=_UNKNOWN_CONFIDENCE, basis="unknown")
    effort = table.estimate(wanted.skill_id, own.level, wanted.planned)
    return Gap(
        skill_id=wanted.skill_id,
        name=catalogue.skills[wanted.skill_id].name,
        own_level=own.level,
        required_level=wanted.required,
        planned_level=wanted.planned,
        importance=wanted.importance,
        hours_low=effort.low,
        hours_high=effort.high,
        **_credit(catalogue, effort),
        basis=own.basis,
        sources=(_why(catalogue, role_id, wanted), *own.sources, *effort.sources),
    )


class _Credit(TypedDict):
    saved_hours: float
    saved_by: str
    saved_why: str


def _credit(catalogue: Catalogue, effort: Estimate) -> _Credit:
    """What the person has already, as hours that they need not spend."""
    rule = effort.saving
    if rule is None or effort.saved <= 0:
        return {"saved_hours": 0.0, "saved_by": "", "saved_why": ""}
    name = "Programming" if rule.from_skill == PROGRAMMING else catalogue.skills[rule.from_skill].name
    return {"saved_hours": effort.saved, "saved_by": name, "saved_why": rule.reason}


def _why(catalogue: Catalogue, role_id: str, wanted: _Wanted) -> Source:
    if not wanted.needed_by:
        return catalogue.role_skill_source(role_id, wanted.skill_id)
    label = f"{catalogue.skills[wanted.skill_id].name} → {catalogue.skills[wanted.needed_by].name}"
    return Source(kind="table", ref=f"skills:{wanted.needed_by}/prerequisites", label=label)
