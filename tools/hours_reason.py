"""Why a part of a plan takes the hours it takes: each skill with its steps, what it saves, and who asks for it."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from pydantic import Field

from tools.errors import ToolError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import Effort, PlanPhase
from tools.listening.text import fold
from tools.schema import Frozen, Gap, Phase, TransitionPlan

MAX_CHARS = 500
MAX_SKILLS = 6  # of a phase; the others are told as a sum
NOTABLE_H = 0.5  # less than this between two sums comes from rounding
_HOURS = r"(?:\d+ ?h\b|hours?|hrs|weeks?|long|big|much|many|time|stunden|lange|horas|tiempo|heures|tempo)"
_ASKS = re.compile(
    rf"\b(?:why|how come|how is it|warum|wieso|por ?que|pourquoi)\b.{{0,60}}\b{_HOURS}"
    rf"|\bwhere\b.{{0,20}}\b(?:do|does|did|is|are)\b.{{0,40}}(?:\d|{_HOURS}).{{0,30}}\bfrom\b"
    r"|\bhow (?:did|do|have|is|are|was|were)\b.{0,40}"
    r"\b(?:get|got|come|came|arriv|calculat|comput|work|estimat|reach)\w*\b"
    rf".{{0,60}}(?:\d|{_HOURS})"
    r"|\bwhat(?:'s| is| are| goes| went)\b.{0,20}\b(?:in|into|behind|inside)\b.{0,20}\b(?:the|those|these|that|my) \d"
    r"|\bwhy (?:do|would|should|must|did) (?:i|you)\b.{0,30}\b(?:need|learn|know|study|put|include|have|want|do)\b"
    r"|\bwhy (?:is|are)\b.{2,50}\b(?:in (?:it|there|(?:the|my|this) plan)|needed|necessary|so \w+)\b"
    r"|^\W*(?:but |and |ok,? )?why (?:\S+ ?){1,3}$"
)
_NUMBER = re.compile(r"(?<![\d.])\d{1,4}(?![\d.])")


class StepHours(Frozen):
    """What one level more of a skill takes somebody who brings nothing related."""

    to_level: int
    hours_low: float
    hours_high: float


class SkillHours(Frozen):
    gap: Gap
    steps: tuple[StepHours, ...]


class HoursReason(Frozen):
    """The hours of a phase, or of one skill in it, as the sum that they are."""

    role_name: str
    phase: Phase
    skill_id: str | None = Field(default=None, description="Set where one skill was asked about.")
    skills: tuple[SkillHours, ...] = Field(description="Those with the most hours first.")
    base_hours: float = Field(description="Work of the phase that belongs to no skill: applications, a portfolio.")

    @property
    def is_whole(self) -> bool:
        """Whether the parts add up to the hours of the phase; not where some of it is done, or the pace is known."""
        return abs(sum(middle(one.gap) for one in self.skills) + self.base_hours - self.phase.hours) <= NOTABLE_H


def hours_reason(catalogue: Catalogue, plan: TransitionPlan, part: str) -> HoursReason:
    """What the hours of a phase or skill are made of; `part` is a phase by its title, or a skill by name or id.

    Raises ToolError where the plan has no such part.
    """
    phase, gap = _named(plan, part)
    gaps = [one for one in plan.gaps if one.skill_id in phase.skills]
    base = next(row for row in catalogue.rows(PlanPhase) if row.id == phase.id)
    efforts = {row.skill_id: row for row in catalogue.rows(Effort)}
    return HoursReason(
        role_name=plan.role_name,
        phase=phase,
        skill_id=gap.skill_id if gap else None,
        skills=tuple(
            SkillHours(gap=one, steps=_steps(efforts[one.skill_id], one))
            for one in sorted(gaps, key=lambda one: (-middle(one), one.skill_id))
        ),
        base_hours=(base.base_low + base.base_high) / 2,
    )


def hours_asked(message: str, plan: TransitionPlan, named_skills: Collection[str]) -> str:
    """The phase (its title) or skill (its id) whose hours or place in the plan a message asks the reason of, or ""."""
    low = fold(" ".join(message[:MAX_CHARS].split()))
    if not _ASKS.search(low):
        return ""
    titles = [phase.title for phase in plan.phases if re.search(rf"\b{re.escape(fold(phase.title))}\b", low)]
    skills = [one for one in named_skills if any(gap.skill_id == one for gap in plan.gaps)]
    told = {int(number) for number in _NUMBER.findall(low)}
    counted = [phase.title for phase in plan.phases if round(phase.hours) in told]
    return next(iter([*titles, *skills, *counted]), "")


def middle(gap: Gap) -> float:
    """Hours a plan counts with: half-way between the two ends of the estimate."""
    return (gap.hours_low + gap.hours_high) / 2


def digest(made: HoursReason) -> dict[str, Any]:
    """The sum as a model reads it: each figure of an answer stands in it."""
    phase, own = made.phase, [one for one in made.skills if one.gap.skill_id == made.skill_id]
    rest = made.skills[MAX_SKILLS:]
    return {
        "role": made.role_name,
        "phase": phase.title,
        "phase_hours": round(phase.hours),
        "weeks": [phase.start_week, phase.end_week],
        "milestone": phase.milestone.title,
        "project": phase.project.title if phase.project else None,
        "asked_skill": _skill(own[0]) if own else None,
        "skills": [_skill(one) for one in made.skills[:MAX_SKILLS]],
        "more_count": len(rest),
        "more_hours": round(sum(middle(one.gap) for one in rest)),
        "base_hours": round(made.base_hours),
        "is_whole": made.is_whole,
    }


def _named(plan: TransitionPlan, part: str) -> tuple[Phase, Gap | None]:
    name = fold(part)
    for phase in plan.phases:
        if name == fold(phase.title):
            return phase, None
    for gap in plan.gaps:
        holds = [phase for phase in plan.phases if gap.skill_id in phase.skills]
        if name in (gap.skill_id, fold(gap.name)) and holds:
            return holds[0], gap
    titles = ", ".join(phase.title for phase in plan.phases)
    raise ToolError(
        f"The plan has no such part with hours. Its phases are: {titles}. Skills of them can be named, too."
    )


def _steps(effort: Effort, gap: Gap) -> tuple[StepHours, ...]:
    levels: Sequence[int] = range(gap.own_level + 1, gap.planned_level + 1)
    hours = [(level, *effort.step(level)) for level in levels]
    return tuple(StepHours(to_level=level, hours_low=low, hours_high=high) for level, low, high in hours)


def _skill(one: SkillHours) -> dict[str, Any]:
    gap = one.gap
    return {
        "skill": gap.name,
        "own": gap.own_level,
        "planned": gap.planned_level,
        "required": gap.required_level,
        "importance": gap.importance,
        "basis": gap.basis,
        "hours": [round(gap.hours_low), round(gap.hours_high)],
        "middle_hours": round(middle(gap)),
        "steps": [{"to_level": step.to_level, "hours": [step.hours_low, step.hours_high]} for step in one.steps],
        "saved_hours": round(gap.saved_hours),
        "saved_by": gap.saved_by or None,
        "saved_why": gap.saved_why or None,
        "asked_by": gap.sources[0].label,
        "rests_on": next((source.label for source in gap.sources if source.ref.startswith("effort:")), ""),
    }
