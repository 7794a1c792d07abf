"""Hold a job posting against a person, line by line: what they have of it and why we think so, what is missing, the
hours to learn it, the years, and what that comes to.

A posting names skills without levels: to be able to use one with help is counted as enough to answer it honestly.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.listening.skills import TECH_ROLES
from tools.listening.text import fold
from tools.planning.effort import EffortTable
from tools.planning.gaps import own_levels
from tools.postings import Posting, PostingSkill, Wanted
from tools.schema import Frozen, Profile, SkillLevel, TransitionPlan

ENOUGH_LEVEL = 2
_HALF = 0.5  # what a related tool, or a level below enough, counts towards what is asked
_APPLY, _WORTH_A_TRY = 0.75, 0.5  # share of what must be there
_CLOSE_YEARS = 1.0  # short by at most this many is close

_NEAREST_ROLE = {
    "application": "ai-application-engineer",
    "platform": "ai-platform-engineer",
    "ml-hybrid": "ml-ai-hybrid-engineer",
}

Standing = Literal["have", "related", "partly", "missing", "outside"]
Years = Literal["none_asked", "unknown", "other_field", "meets", "close", "short"]
FitVerdict = Literal["apply", "try", "not_yet", "unknown", "nothing_asked"]


class PostingLine(Frozen):
    """One skill that the posting names, and where this person stands with it."""

    label: str = Field(description="In the posting's words.")
    skill_id: str | None
    wanted: Wanted
    quote: str = Field(description="The line of the posting.")
    standing: Standing = Field(description="`related`: the skill, but this tool of it was never named.")
    own_level: int = 0
    basis: str = "unknown"
    evidence: str = Field(default="", description="The person's words, or the reason, behind the level.")
    hours_low: float = 0.0
    hours_high: float = 0.0
    in_plan: bool = False


class PostingFit(Frozen):
    """A posting read, and this person beside it."""

    posting: Posting
    role_id: str
    have: tuple[str, ...]
    missing: tuple[str, ...]
    outside: tuple[str, ...]
    lines: tuple[PostingLine, ...] = Field(default=(), description="What must be there first, in the posting's order.")
    verdict: FitVerdict = "unknown"
    musts: int = Field(default=0, description="Skills of the catalogue that must be there.")
    musts_met: int = Field(default=0, description="Of them those at level 2 or above.")
    years: Years = "none_asked"
    own_years: float | None = None
    hours_low: float = Field(default=0.0, description="To bring all that is missing to level 2.")
    hours_high: float = 0.0
    added_low: float = Field(default=0.0, description="Of them those that the person's plan does not hold.")
    added_high: float = 0.0


def fit_to_posting(
    catalogue: Catalogue, profile: Profile, posting: Posting, *, plan: TransitionPlan | None = None
) -> PostingFit:
    """The posting's skills at level 2 or above and the rest, each with its evidence and hours, and a verdict."""
    role_id = _NEAREST_ROLE.get(posting.archetype, "ai-engineer")
    assessment = assess(catalogue, profile, role_id)
    levels = {level.skill_id: level for level in (*assessment.levels, *assessment.others)}
    effort = EffortTable(catalogue, own_levels(assessment))
    planned = {gap.skill_id for gap in plan.gaps if gap.planned_level >= ENOUGH_LEVEL} if plan else set()
    named = {fold(fact.label) for fact in profile.skills if not fact.withdrawn and not fact.negated}
    lines = tuple(
        _line(catalogue, skill, levels, effort, named, planned)
        for skill in sorted(posting.skills, key=lambda skill: skill.wanted == "nice")
    )
    once = {line.skill_id: line for line in reversed(lines) if line.skill_id}
    short = [line for line in once.values() if line.own_level < ENOUGH_LEVEL]
    added = [line for line in short if not line.in_plan]
    asked = dict.fromkeys(skill.skill_id for skill in posting.skills if skill.skill_id)
    have = tuple(one for one in asked if one in once and once[one].own_level >= ENOUGH_LEVEL)
    musts = [line for line in lines if line.skill_id and line.wanted == "must"]
    years = _years(profile, posting)
    return PostingFit(
        posting=posting,
        role_id=role_id,
        have=have,
        missing=tuple(one for one in asked if one not in have),
        outside=tuple(dict.fromkeys(skill.label for skill in posting.skills if not skill.skill_id)),
        lines=lines,
        verdict=_verdict(profile, musts or [line for line in lines if line.skill_id], years),
        musts=len(musts),
        musts_met=sum(line.own_level >= ENOUGH_LEVEL for line in musts),
        years=years,
        own_years=profile.years_experience.value if profile.years_experience else None,
        hours_low=sum(line.hours_low for line in short),
        hours_high=sum(line.hours_high for line in short),
        added_low=sum(line.hours_low for line in added),
        added_high=sum(line.hours_high for line in added),
    )


def _line(
    catalogue: Catalogue,
    skill: PostingSkill,
    levels: Mapping[str, SkillLevel],
    effort: EffortTable,
    named: set[str],
    planned: set[str],
) -> PostingLine:
    if skill.skill_id is None:
        standing: Standing = "have" if fold(skill.label) in named else "outside"
        return PostingLine(label=skill.label, skill_id=None, wanted=skill.wanted, quote=skill.quote, standing=standing)
    known = levels.get(skill.skill_id)
    own = known.level if known else 0
    hours = effort.estimate(skill.skill_id, own, ENOUGH_LEVEL) if own < ENOUGH_LEVEL else None
    return PostingLine(
        label=skill.label,
        skill_id=skill.skill_id,
        wanted=skill.wanted,
        quote=skill.quote,
        standing=_standing(catalogue, skill, own, named),
        own_level=own,
        basis=known.basis if known else "unknown",
        evidence=known.sources[0].label if known and known.sources else "",
        hours_low=hours.low if hours else 0.0,
        hours_high=hours.high if hours else 0.0,
        in_plan=skill.skill_id in planned,
    )


def _standing(catalogue: Catalogue, skill: PostingSkill, own: int, named: set[str]) -> Standing:
    if own < ENOUGH_LEVEL:
        return "partly" if own else "missing"
    wide = catalogue.skill(skill.skill_id).name if skill.skill_id in _WIDE and skill.skill_id else ""
    is_tool = bool(wide) and fold(skill.label) not in fold(wide)
    return "related" if is_tool and fold(skill.label) not in named else "have"


# Skills of many tools that do not stand for one another: whoever builds backends in Python writes no Java by that.
_WIDE = frozenset({"backend-development", "frontend-development", "llm-app-frameworks", "agent-frameworks"})


def _years(profile: Profile, posting: Posting) -> Years:
    if posting.min_years is None:
        return "none_asked"
    if profile.years_experience is None or profile.years_experience.value is None:
        return "unknown"
    if profile.origin_role is not None and profile.origin_role.role_id not in TECH_ROLES:
        return "other_field"
    missing = posting.min_years - profile.years_experience.value
    return "meets" if missing <= 0 else "close" if missing <= _CLOSE_YEARS else "short"


def _verdict(profile: Profile, asked: Sequence[PostingLine], years: Years) -> FitVerdict:
    if not asked:
        return "nothing_asked"
    if profile.origin_role is None and not profile.skills and not profile.answers:
        return "unknown"
    share = sum(1.0 if line.standing == "have" else _HALF * (line.own_level > 0) for line in asked) / len(asked)
    if share < _WORTH_A_TRY:
        return "not_yet"
    return "apply" if share >= _APPLY and years not in ("short", "other_field") else "try"
