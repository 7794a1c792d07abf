"""Why a part of a plan takes the hours it takes: each skill with its steps, what it saves, and who asks for it."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import Field

from tools.digest import gap_row
from tools.errors import ToolError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import Effort, PlanPhase
from tools.listening.text import fold
from tools.schema import Frozen, Gap, Phase, TransitionPlan

MAX_CHARS = 500
MAX_SKILLS = 6  # of a phase; the others are told as a sum
NOTABLE_H = 0.5  # less than this between two sums comes from rounding
_HOURS = (
    r"(?:\d+ ?h\b|hours?|hrs|weeks?|(?:so|that|this|too) (?:long|much|big|high|large)|stunden|lange?|horas|tiempo"
    r"|heures|tempo|time)"
)
_WHY = r"(?:why+|how come|warum|wieso|weshalb|wozu|por ?que|para que|pourquoi)"
_NEED = r"(?:need|have to|must|learn|know|study)"
_ASKS = re.compile(
    rf"\b(?:{_WHY}|how is it)\b.{{0,60}}\b{_HOURS}"
    rf"|\bwhere\b.{{0,20}}\b(?:do|does|did|is|are)\b.{{0,40}}(?:\d|{_HOURS}).{{0,30}}\bfrom\b"
    rf"|\bhow (?:did|do|have) you\b.{{0,40}}\b(?:get|got|come|came|arriv|calculat|comput|work|estimat|reach)\w*\b"
    rf".{{0,60}}(?:\d|{_HOURS})"
    rf"|\bhow (?:is|are|was|were)\b.{{0,40}}(?:\d|{_HOURS}).{{0,20}}\b(?:calculat|comput|work|estimat|reach|made)\w*"
    r"|\bwhat(?:'s| is| are| goes| went)\b.{0,20}\b(?:in|into|behind|inside)\b.{0,20}\b(?:the|those|these|that|my) \d"
    rf"|\b(?:explain|justify|break down)\b.{{0,20}}\b{_HOURS}|\bwhat are the hours\b"
    rf"|\bwhy+ (?:(?:do|would|should|must|did) i|i)\b.{{0,30}}\b{_NEED}\b"
    r"|\bwhy+ (?:do|did|would) you (?:put|include|have)|\bmust i learn\b|\bwhat is .{2,40} for in my plan"
    r"|\b(?:is|are) .{2,40} (?:really|even|actually) (?:necessary|needed)\b"
    rf"|\b(?:what do i need|what(?:'s| is)(?: the)? (?:point|use) of (?:learning|doing|studying)|why+ bother|who says i"
    rf" {_NEED}|do i (?:really|even|actually|still) {_NEED})\b"
    r"|\b(?:warum|wieso|weshalb|wozu) (?:brauche|muss|soll|lerne)\b|\b(?:por|para) ?que (?:lo |la )?(?:necesito"
    r"|tengo que|debo|hay que|preciso|tenho que|devo)\b|\bpourquoi (?:ai-je besoin|j'ai besoin|dois-je|je dois"
    r"|est-ce que je dois|il me faut|me faut-il|apprendre)\b"
    r"|\bwhy+ (?:is|are)\b.{2,50}\b(?:in (?:it|there|here|(?:the|my|this) plan)|needed|necessary)\b"
    rf"|^\W*(?:but |and |ok,? |so )?{_WHY} (?:[^\s?]+ ?){{1,3}}\W*$"
)
_OF_WORLD = re.compile(  # questions about others, about a tool as such, or about the coach's own
    r"\b(?:not|no|over|instead|rather|vs|versus|better|than|companies|people|jobs|employers|most|everyone|everybody"
    r"|someone|somebody|anyone|teams|firms|recruiters|others|every|popular|slow|hard|expensive)\b"
    r"|\bmy (?!plan|roadmap|week|hours|studies|learning|level)\w+|\byou (?:want|ask|know|say|believe|tell|like)\w*"
    r"|\byou think (?!i need)"
    r"|\bto (?!\d|the\b|that\b|this\b|learn|study|know|do\b|finish|get (?:through|to)\b|put\b|include)\w+"
    r"|\bneed(?:ed)? .{0,40}\b(?:in|for|with) (?!(?:it|this|that|there|here|my|the|a|an)\b)\w+"
    r"|\bas an?\b|\b(?:needed|necessary) (?:for|in) (?!my|the plan)"
)
_NO_NOUN = (  # what may follow the title of a phase
    r"(?=\W*$|\W*[?.!,]|\W+(?:phase|part|step|stage|section|block|hours?|in|at|take|takes|need|is|are|so|that|this|first"
    r"|last|now|before|after|and|or|for|here|there|long|longer|\d+|dauer\w*|tarda|prend|por|pour|fur)\b)"
)
_BARE = re.compile(r"^\W*why+ (?P<name>.+?)[?.!\s]*$")
NEARLY = 0.85
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
        return abs(sum(one.gap.middle_hours for one in self.skills) + self.base_hours - self.phase.hours) <= NOTABLE_H


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
            for one in sorted(gaps, key=lambda one: (-one.middle_hours, one.skill_id))
        ),
        base_hours=(base.base_low + base.base_high) / 2,
    )


def hours_asked(message: str, plan: TransitionPlan, named_skills: Collection[str]) -> str:
    """The phase (its title) or skill (its id) whose hours or place in the plan a message asks the reason of, or ""."""
    low = fold(" ".join(message[:MAX_CHARS].split()))
    bare = _BARE.match(low)
    if bare and (whole := [gap.skill_id for gap in plan.gaps if fold(gap.name) == bare["name"]]):
        return whole[0]
    if not _ASKS.search(low) or _OF_WORLD.search(low):
        return ""
    skills = [one for one in named_skills if any(gap.skill_id == one for gap in plan.gaps)]
    told = {int(number) for number in _NUMBER.findall(low)}
    counted = [phase.title for phase in plan.phases if round(phase.hours) in told]
    return next(iter([*_titles(low, plan), *skills, *counted]), "")


def _titles(low: str, plan: TransitionPlan) -> list[str]:
    """Phases called by their title, a slip of the pen allowed; "production experience" is no phase."""
    folded = {fold(phase.title): phase.title for phase in plan.phases}
    named = [title for name, title in folded.items() if re.search(rf"\b{re.escape(name)}{_NO_NOUN}", low)]
    slips = (
        (word, near)
        for word in re.findall(r"[a-z]{6,}", low)
        for near in get_close_matches(word, folded, n=1, cutoff=NEARLY)
    )
    return named or [folded[near] for word, near in slips if near != word]


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
        "more_hours": round(sum(one.gap.middle_hours for one in rest)),
        "base_hours": round(made.base_hours),
        "is_whole": made.is_whole,
        "is_done": phase.done is not None,
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


def _saved(one: SkillHours) -> list[int]:
    """What the steps would take more than the estimate does, at its two ends."""
    low = sum(step.hours_low for step in one.steps) - one.gap.hours_low
    high = sum(step.hours_high for step in one.steps) - one.gap.hours_high
    return [max(round(low), 0), max(round(high), 0)]


def _skill(one: SkillHours) -> dict[str, Any]:
    gap = one.gap
    return {
        **gap_row(gap),
        "importance": gap.importance,
        "basis": gap.basis,
        "middle_hours": round(gap.middle_hours),
        "steps": [{"to_level": step.to_level, "hours": [step.hours_low, step.hours_high]} for step in one.steps],
        "saved_hours": round(gap.saved_hours),
        "saved_range": _saved(one),
        "saved_by": gap.saved_by or None,
        "saved_why": gap.saved_why or None,
        "asked_by": gap.sources[0].label,
        "rests_on": next((source.label for source in gap.sources if source.ref.startswith("effort:")), ""),
    }
