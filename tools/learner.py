"""What a person brings to learning, and what they can spend on it: the profile as the choice of material needs it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.planning.outline import goal_of
from tools.planning.terms import read_terms, without_past_date
from tools.schema import Profile

FLUENT = 2

_CAPTIONS = re.compile(
    r"deaf|hearing|caption|subtitle|gehörlos|taub|hör|untertitel|sourd|entendant|auditi|sous-titr|sord[oa]|surd[oa]|"
    r"subt[ií]tul|legenda",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Learner:
    """Nothing is known of a learner by default: then nothing is counted for or against a resource."""

    levels: Mapping[str, int] | None = None  # by skill id; what is not in it counts as 0; None where nothing was told
    role_id: str | None = None  # the goal, where it was told
    weekly_hours: float | None = None
    hours_left: float | None = None  # until the deadline
    budget_usd: float | None = None
    avoid_formats: frozenset[str] = field(default_factory=frozenset)
    prefers_text: bool = False
    needs_captions: bool = False


def learner_of(catalogue: Catalogue, profile: Profile, *, today: date) -> Learner:
    """What the profile says, with the levels that follow from it."""
    terms = read_terms(without_past_date(profile, today), today)
    kinds = {one.kind for one in profile.constraints if not one.withdrawn}
    access = [one.text for one in profile.constraints if one.kind == "accessibility" and not one.withdrawn]
    goal = profile.target_role.role_id if profile.target_role and not profile.target_role.withdrawn else None
    return Learner(
        levels=_levels(catalogue, profile),
        role_id=goal,
        weekly_hours=None if terms.weekly_hours_assumed else terms.weekly_hours,
        hours_left=None if terms.weekly_hours_assumed else terms.available_hours,
        budget_usd=terms.budget_usd,
        avoid_formats=terms.avoid_formats,
        prefers_text="no_video" in kinds,
        needs_captions=any(_CAPTIONS.search(text) for text in access),
    )


def _levels(catalogue: Catalogue, profile: Profile) -> Mapping[str, int] | None:
    if not (profile.origin_role or profile.skills or profile.answers):
        return None
    made = assess(catalogue, profile, goal_of(profile))
    levels = {one.skill_id: one.level for one in (*made.levels, *made.others)}
    if made.programming >= FLUENT:  # who programs in any language reads Python well enough to follow a course
        levels["python"] = max(levels.get("python", 0), 1)
    return levels
