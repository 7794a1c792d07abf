"""What is worth asking next, and when there is enough for a plan: one page of policy, the same for every model."""

import re

from tools.schema import CheckResult, DeadlineFact, Heard, NumberFact, Profile, Question, RoleFact, SkillFact

_WHAT_IF = re.compile(
    r"\bwhat (?:if|would (?:happen|change))\b|\bsuppose\b|\bif i (?:only |just )?(?:had|could|have)\b|\bwhat about\b",
    re.IGNORECASE,
)
_OPENS_WHAT_IF = re.compile(r"\W*(?:and |so |but )?(?:what if|suppose)\b", re.IGNORECASE)

# In the order in which an answer moves the plan most: the start decides the gap, hours the date, the goal the skills.
ORDER = ("origin_role", "skills", "weekly_hours", "target_role", "deadline", "budget_usd")

# Who answers these needs no question about programming: the role itself tells enough for a first plan.
_PROGRAMS = {
    "ml-engineer",
    "software-engineer",
    "data-engineer",
    "data-scientist",
    "backend-engineer",
    "frontend-engineer",
    "full-stack-engineer",
    "devops-sre-engineer",
}


def next_question(
    profile: Profile, *, asked: tuple[str, ...], check: CheckResult, check_running: bool = False
) -> Question | None:
    """The next question, or None when all is known, asked or skipped. Never one that was asked before."""
    unasked = [question_id for question_id in check.open_question_ids if question_id not in asked]
    if check_running and unasked:
        return Question(kind="check", key=unasked[0])
    for key in open_fields(profile):
        if key not in asked:
            return Question(kind="profile", key=key)
    return None


def unclear_question(heard: Heard) -> Question | None:
    """What two ears heard differently is asked first: until it is settled, what was noted may be wrong."""
    return heard.unclear[0] if heard.unclear else None


def open_fields(profile: Profile) -> tuple[str, ...]:
    """What is not known yet, most useful first."""
    return tuple(key for key in ORDER if not _is_known(profile, key))


def plan_is_due(
    profile: Profile, heard: Heard, *, has_plan: bool, question: Question | None, was_asked: bool = False
) -> bool:
    """True when a plan should be made without being asked for: all is told or skipped, or a told fact changes it."""
    if has_plan:
        return any(_moves_plan(fact) for fact in heard.facts)
    goes_on = bool(heard.facts) or (was_asked and heard.skipped)
    return question is None and goes_on and can_plan(profile)


def is_unread(heard: Heard) -> bool:
    """An answer was tried, and nothing could be read out of it."""
    return heard.intent == "answer_assessment" and not (heard.facts or heard.problems or heard.skipped)


def is_what_if(message: str) -> bool:
    """Whether a message only tries something out: its figures are not the person's."""
    is_question = "?" in message or _OPENS_WHAT_IF.match(message) is not None
    return is_question and _WHAT_IF.search(message) is not None


def settled_fields(heard: Heard) -> tuple[str, ...]:
    """Fields the person has left open on purpose ("no deadline"): not known, and not to be asked for."""
    return tuple(fact.field for fact in heard.facts if fact.withdrawn)


def can_plan(profile: Profile) -> bool:
    """Where from is the least a plan needs; hours, goal and date have honest defaults."""
    return profile.origin_role is not None or bool(profile.skills) or bool(profile.answers)


def _moves_plan(fact: object) -> bool:
    if isinstance(fact, NumberFact):
        return fact.field != "years_experience"
    return isinstance(fact, DeadlineFact | RoleFact | SkillFact)


def _is_known(profile: Profile, key: str) -> bool:
    if key == "skills":
        origin = profile.origin_role.role_id if profile.origin_role else None
        return bool(profile.skills) or origin in _PROGRAMS
    return getattr(profile, key) is not None
