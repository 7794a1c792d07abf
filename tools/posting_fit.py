"""Hold a job posting against a person: what they have of it, what is missing."""

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.postings import Posting
from tools.schema import Frozen, Profile

ENOUGH_LEVEL = 2  # a posting names skills without levels: able to use it with help is enough to answer it honestly

_NEAREST_ROLE = {
    "application": "ai-application-engineer",
    "platform": "ai-platform-engineer",
    "ml-hybrid": "ml-ai-hybrid-engineer",
}


class PostingFit(Frozen):
    """A posting read, and this person beside it."""

    posting: Posting
    role_id: str
    have: tuple[str, ...]
    missing: tuple[str, ...]
    outside: tuple[str, ...]


def fit_to_posting(catalogue: Catalogue, profile: Profile, posting: Posting) -> PostingFit:
    """Split the posting's catalogue skills into those at level 2 or above and the rest."""
    role_id = _NEAREST_ROLE.get(posting.archetype, "ai-engineer")
    assessment = assess(catalogue, profile, role_id)
    own = {level.skill_id: level.level for level in (*assessment.levels, *assessment.others)}
    asked = dict.fromkeys(skill.skill_id for skill in posting.skills if skill.skill_id)
    have = tuple(skill for skill in asked if own.get(skill, 0) >= ENOUGH_LEVEL)
    return PostingFit(
        posting=posting,
        role_id=role_id,
        have=have,
        missing=tuple(skill for skill in asked if skill not in have),
        outside=tuple(dict.fromkeys(skill.label for skill in posting.skills if not skill.skill_id)),
    )
