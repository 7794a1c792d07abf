"""Fold facts into a profile: the newest statement wins, what was withdrawn is unknown again."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from tools.listening import money, tables
from tools.listening.text import fold as fold_text
from tools.schema import (
    AnswerFact,
    ConstraintFact,
    DeadlineFact,
    Fact,
    LeftOutFact,
    NumberFact,
    Profile,
    ProgressFact,
    RoleFact,
    SkillFact,
    TimeOffFact,
)

Single = NumberFact | DeadlineFact | RoleFact


def fold(facts: Iterable[Fact]) -> Profile:
    """The profile that facts, oldest first, add up to."""
    singles: dict[str, Single] = {}
    skills: dict[str, SkillFact] = {}
    constraints: dict[tuple[str, str], ConstraintFact] = {}
    answers: dict[str, AnswerFact] = {}
    progress: dict[tuple[str, ...], ProgressFact] = {}
    left_out: dict[str, LeftOutFact] = {}
    time_off: dict[tuple[str, ...], TimeOffFact] = {}
    for fact in facts:
        match fact:
            case NumberFact() | DeadlineFact() | RoleFact():
                _put(singles, fact.field, fact)
            case SkillFact():
                _put(skills, skill_key(fact.label), fact)
            case ConstraintFact():
                _put(constraints, (fact.kind, fact.text.lower()), fact)
            case AnswerFact():
                _put(answers, fact.question_id, fact)
            case ProgressFact():
                _put(progress, fact_key(fact), fact)
            case LeftOutFact():
                _put(left_out, fact.skill_id, fact)
            case TimeOffFact():
                _put(time_off, fact_key(fact), fact)
    told = _profile(singles, tuple(skills.values()), tuple(constraints.values()), tuple(answers.values()))
    more = {
        "progress": tuple(progress.values()),
        "left_out": tuple(left_out.values()),
        "time_off": tuple(time_off.values()),
    }
    return told.model_copy(update={name: facts for name, facts in more.items() if facts})


def fact_key(fact: Fact) -> tuple[str, ...]:
    """What a fact is of: two with one key are two statements of the same thing."""
    match fact:
        case SkillFact():
            return ("skill", skill_key(fact.label))
        case ConstraintFact():
            return ("constraint", fact.kind, fact.text.lower())
        case AnswerFact():
            return ("answer", fact.question_id)
        case ProgressFact():
            one = fact.milestone
            return ("progress", fact.role_id, one.phase_id if one else str(fact.worked and fact.worked.week))
        case LeftOutFact():
            return ("left_out", fact.skill_id)
        case TimeOffFact():
            return ("time_off", str(fact.start), str(fact.end), str(fact.every_weeks or ""))
        case NumberFact() | DeadlineFact() | RoleFact():
            return (fact.field,)


def skill_key(label: str) -> str:
    """One name for all spellings of a skill ("k8s"). Java and Go stay two, though the catalogue has one id for both."""
    low = fold_text(label)
    return "programming" if low in _CODING else _names().get(low, low)


_CODING = frozenset(
    "code coded programmed program programado programada programe programmiert gecodet coder codage".split()
)


@cache
def _names() -> dict[str, str]:
    return {
        fold_text(word): fold_text(row["label"])
        for row in tables.rows("skills")
        if row["label"]
        for word in tables.cells(row["aliases"])
    }


def _put(store: dict[Any, Any], key: object, fact: Fact) -> None:
    store.pop(key, None)  # what is said again stands last: the order of a profile is that of its newest words
    if not fact.withdrawn:
        store[key] = fact


def _profile(
    singles: dict[str, Single],
    skills: tuple[SkillFact, ...],
    constraints: tuple[ConstraintFact, ...],
    answers: tuple[AnswerFact, ...],
) -> Profile:
    values: dict[str, object] = {**singles, "skills": skills, "constraints": constraints, "answers": answers}
    budget, deadline = singles.get("budget_usd"), singles.get("deadline")
    if isinstance(budget, NumberFact) and isinstance(deadline, DeadlineFact):
        values["budget_usd"] = money.with_total(budget, deadline.months)
    return Profile.model_validate(values)
