"""What is worth asking next, and when there is enough for a plan: one page of policy, the same for every model."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from tools.knowledge.catalogue import Catalogue
from tools.planning.outline import Outline, Work, outline, work_of
from tools.schema import (
    CheckResult,
    DeadlineFact,
    Fact,
    Heard,
    Intent,
    LeftOutFact,
    NumberFact,
    Profile,
    ProgressFact,
    Question,
    RoleFact,
    SkillFact,
    TimeOffFact,
)

_WHAT_IF = re.compile(
    r"\bwhat (?:if|would (?:happen|change))\b|\bsuppose\b|\bif i (?:only |just )?(?:had|could|have)\b|\bwhat about\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.?!;\n])\s+")
_CLAUSE_BEFORE = re.compile(r"\W*\w+ [^,;:]*\w[,;:]")  # "AI engineer, and what if I had 20 hours?"
_OPENS_WHAT_IF = re.compile(r"\W*(?:and |so |but )?(?:what if|suppose)\b", re.IGNORECASE)

# What is worth knowing, in the order it is asked where two questions matter as much.
ORDER = ("origin_role", "skills", "weekly_hours", "target_role", "deadline", "budget_usd")
MIN_DIFFERENCE = 0.02  # a question whose answers leave the plan as it is, is not asked
MINUTES_A_QUESTION = 0.6

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

_TRIED: dict[str, Any] = {"quote": "", "turn": 0}
# Answers as different people give them; a plan is tried with each.
_PLAUSIBLE: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "weekly_hours": tuple(
        {"weekly_hours": NumberFact(field="weekly_hours", value=hours, **_TRIED)} for hours in (3.0, 8.0, 15.0)
    ),
    "deadline": tuple({"deadline": DeadlineFact(months=months, **_TRIED)} for months in (6.0, 12.0, 24.0, 48.0)),
    "budget_usd": tuple(
        {"budget_usd": NumberFact(field="budget_usd", value=budget, **_TRIED)} for budget in (0.0, 300.0)
    ),
    "origin_role": tuple(
        {"origin_role": RoleFact(field="origin_role", label=role_id, role_id=role_id, **_TRIED)}
        for role_id in ("career-switcher", "data-analyst", "software-engineer")
    ),
    "target_role": tuple(
        {"target_role": RoleFact(field="target_role", label=role_id, role_id=role_id, **_TRIED)}
        for role_id in ("ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer")
    ),
    "skills": (
        {"skills": (SkillFact(label="programming", level=0, negated=True, **_TRIED),)},
        {"skills": (SkillFact(label="Python", skill_id="python", level=3, **_TRIED),)},
    ),
}


def next_question(
    catalogue: Catalogue,
    profile: Profile,
    *,
    today: date,
    asked: tuple[str, ...],
    check: CheckResult,
    check_running: bool = False,
    passed_over: tuple[str, ...] = (),
) -> Question | None:
    """The next question, or None when all is known, asked or skipped.

    Of those that were asked before only what was passed over for another matter comes again, behind all others.
    """
    unasked = [question_id for question_id in check.open_question_ids if question_id not in asked]
    if check_running and unasked:
        return Question(kind="check", key=unasked[0], left=len(unasked) - 1)
    settled = tuple(key for key in asked if key not in passed_over)
    ranked = ranked_fields(catalogue, profile, today=today, asked=settled)
    ranked = tuple(sorted(ranked, key=lambda key: key in passed_over))
    return Question(kind="profile", key=ranked[0], left=len(ranked) - 1) if ranked else None


def ranked_fields(
    catalogue: Catalogue, profile: Profile, *, today: date, asked: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """What is still worth asking: first what would change the plan most if it were known."""
    fields = [key for key in open_fields(profile) if key not in asked]
    if "origin_role" in fields and not can_plan(profile):  # without it there is no plan that could change
        return ("origin_role", *(key for key in fields if key != "origin_role"))
    work = work_of(catalogue, profile)
    weights = {key: _difference(stakes(catalogue, profile, key, today=today, work=work)) for key in fields}
    worth = [key for key in fields if weights[key] >= MIN_DIFFERENCE]
    return tuple(sorted(worth, key=lambda key: -weights[key]))


@dataclass(frozen=True)
class Stake:
    """What one plausible answer to a question would make of the plan."""

    answer: str | float  # the hours, months, dollars, the catalogue id of a role, or the label of a skill
    outline: Outline


def stakes(
    catalogue: Catalogue, profile: Profile, key: str, *, today: date, work: Work | None = None
) -> tuple[Stake, ...]:
    """Why a field is asked for: the plans that would follow from answers as different people give them.

    `work` saves finding it again for the answers that leave it as it is.
    """
    work = None if key in _CHANGE_WORK else work or work_of(catalogue, profile)
    return tuple(
        Stake(_answer_in(answer), outline(catalogue, profile.model_copy(update=answer), today=today, work=work))
        for answer in _PLAUSIBLE.get(key, ())
    )


def _answer_in(answer: Mapping[str, Any]) -> str | float:
    (fact,) = answer.values()
    match fact[0] if isinstance(fact, tuple) else fact:
        case NumberFact(value=value) | DeadlineFact(months=value):
            return value or 0.0
        case RoleFact(role_id=role_id):
            return role_id or ""
        case other:
            return str(other.label)


def minutes_left(questions: int) -> int:
    """About how long some short questions take, at least a minute."""
    return max(1, round(questions * MINUTES_A_QUESTION))


_CHANGE_WORK = {"origin_role", "target_role", "skills"}  # the other answers leave the work as it is


def _difference(found: tuple[Stake, ...]) -> float:
    """How far the plans are apart that follow from plausible answers."""
    return max(one.outline.difference(other.outline) for one, other in combinations(found, 2))


# What the coach can do for somebody: between two of these it asks rather than guesses.
_ACTS = frozenset(
    {
        *("compare_roles", "find_resources", "make_plan", "revise_plan", "interview_practice", "portfolio_advice"),
        *("progress_update", "export", "fit_to_job_posting", "self_assess"),
    }
)
SURE = 0.7  # from it a reading stands whatever else the message is like
KNOWN_QUESTION = 0.6  # likeness to a question known for the sources, from which an unsure message asks for a fact
_KEPT = frozenset({"salary_question", "emotional_support", "greet", "make_plan", "revise_plan", "export"})
UNSURE = 0.46  # below it the first reading of a message is right in every second case


def either_or(heard: Heard, *, known_question: float = 0.0) -> tuple[Intent, ...]:
    """The two things a message may ask for, where its words leave that open and nothing was told."""
    if heard.intent_confidence >= UNSURE or heard.second_intent is None:
        return ()
    if known_question >= KNOWN_QUESTION or heard.facts or heard.problems or heard.unclear:
        return ()
    pair = (heard.intent, heard.second_intent)
    return pair if set(pair) <= _ACTS else ()


def answered_as(heard: Heard, *, has_plan: bool, known_question: float = 0.0) -> Intent:
    """What a message is answered as: an uncertain one as a question about the field, which admits what it lacks.

    `known_question` is how like the message is to a question known for the sources (0 to 1).
    """
    if heard.intent == "revise_plan" and heard.facts and not has_plan:  # "2 years. Can we change the hours to 14?"
        return "correct_profile"
    is_open = heard.intent_confidence < UNSURE and heard.second_intent == "explain_fact" and not heard.facts
    if is_open and heard.intent in _ACTS:
        return "explain_fact"
    is_known = known_question >= KNOWN_QUESTION and heard.intent_confidence < SURE
    return "explain_fact" if is_known and heard.intent not in _KEPT else heard.intent


_POINTS_BACK = re.compile(
    r"\b(?:is|are|does|do|would|will|can|with|for|of|about|like) (?:that|this|it|those|these)\b"
    r"(?! (?:so|true|right|correct)\b)",
    re.IGNORECASE,
)
FEWEST_WORDS = 6  # that a question needs to stand without its story
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def question_in(message: str, facts: Iterable[Fact]) -> str:
    """What a message asks the sources: all but the sentences that told of the person, where enough is left."""
    quotes = [fact.quote for fact in facts if fact.quote]
    sentences = [one for one in _SENTENCE_END.split(message) if one.strip()]
    asking = [one for one in sentences if one.rstrip().endswith("?") or not any(quote in one for quote in quotes)]
    asked = " ".join(asking)
    stands_alone = len(asked.split()) >= FEWEST_WORDS and not _POINTS_BACK.search(asked)
    return asked if stands_alone else message  # "Good idea?", "is that enough?" are of what stands before them


def unclear_question(heard: Heard) -> Question | None:
    """What two ears heard differently is asked first: until it is settled, what was noted may be wrong."""
    return heard.unclear[0] if heard.unclear else None


def disputed_question(heard: Heard) -> Question | None:
    """Whoever says that a level is wrong is asked for that one level."""
    asked = heard.asks_about
    is_disputed = asked is not None and asked.about == "dispute" and asked.skill_id is not None
    return Question(kind="level", key=asked.skill_id or "") if asked is not None and is_disputed else None


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
    tells = heard.facts or heard.problems or heard.skipped or heard.evades
    return heard.intent == "answer_assessment" and not tells


def is_what_if(message: str) -> bool:
    """Whether a message only tries something out: its figures are not the person's."""
    is_question = "?" in message or _OPENS_WHAT_IF.match(message) is not None
    return is_question and _WHAT_IF.search(message) is not None


def tells_only_what_if(message: str) -> bool:
    """Whether a message tries something out and tells nothing beside it, as "What if? My budget is 350" does."""
    return is_what_if(message) and not any(_tells(part) for part in _SENTENCES.split(message))


def _tells(sentence: str) -> bool:
    """A sentence that asks and supposes nothing; or a figure that stands before what is supposed: "350. What if"."""
    found = _WHAT_IF.search(sentence)
    if found is None:
        return not sentence.rstrip().endswith("?") and len(sentence.split()) > 1
    before = sentence[: found.start()]
    return any(sign.isdigit() for sign in before) or _CLAUSE_BEFORE.match(before) is not None


def settled_fields(heard: Heard) -> tuple[str, ...]:
    """Fields the person has left open on purpose ("no deadline"): not known, and not to be asked for."""
    return tuple(fact.field for fact in heard.facts if fact.withdrawn)


def can_plan(profile: Profile) -> bool:
    """Where from is the least a plan needs; hours, goal and date have honest defaults."""
    return profile.origin_role is not None or bool(profile.skills) or bool(profile.answers)


def _moves_plan(fact: object) -> bool:
    if isinstance(fact, NumberFact):
        return fact.field != "years_experience"
    return isinstance(fact, DeadlineFact | RoleFact | SkillFact | ProgressFact | LeftOutFact | TimeOffFact)


def _is_known(profile: Profile, key: str) -> bool:
    if key == "skills":
        origin = profile.origin_role.role_id if profile.origin_role else None
        return bool(profile.skills) or origin in _PROGRAMS
    return getattr(profile, key) is not None
