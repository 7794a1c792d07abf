"""From one message to facts, problems and intent. The order of readers is the order of trust."""

from collections.abc import Iterable, Sequence
from datetime import date

from tools.listening import (
    answers,
    changes,
    constraints,
    cv,
    hours,
    intents,
    language,
    money,
    roles,
    skills,
    time,
    titles,
)
from tools.listening.lexicon import Lexicon
from tools.listening.message import Message
from tools.listening.text import fold as fold_text
from tools.listening.text import read_text
from tools.schema import (
    AnswerFact,
    Channel,
    ConstraintFact,
    DeadlineFact,
    Fact,
    Heard,
    NumberFact,
    Problem,
    Profile,
    Question,
    RoleFact,
    SkillFact,
)


def listen(
    message: str,
    *,
    lexicon: Lexicon,
    today: date,
    turn: int,
    asked: Question | None = None,
    last_reply: str = "",
    profile: Profile | None = None,
    has_plan: bool = False,
    channel: Channel = "chat",
) -> Heard:
    """What one message tells: facts with their quotes, values that cannot be, and what the person wants.

    `asked` is the question the coach asked last; without it the wording of `last_reply` is looked at.
    """
    heard = Message(
        text=read_text(message),
        lexicon=lexicon,
        today=today,
        turn=turn,
        channel=channel,
        asked=asked or answers.asked_about(fold_text(last_reply)),
        last_reply=fold_text(last_reply),
        profile=profile or Profile(),
        has_plan=has_plan,
    )
    facts, problems = _facts(heard)
    intent, confidence = intents.read_intent(heard, facts)
    named = [one for one in titles.names(heard) if one.role_id and one.role_id in lexicon.role_names]
    return Heard(
        intent=intent,
        intent_confidence=confidence,
        facts=facts,
        problems=problems,
        role_ids=tuple(dict.fromkeys(one.role_id for one in named if one.role_id)),
        skill_ids=skills.mentioned(heard),
        language=language.read_language(heard.text.raw),
        skipped=not facts and not problems and answers.is_declined(heard),
    )


def _facts(message: Message) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    read: list[Fact | Problem] = [*changes.read_withdrawals(message)]
    for facts, problems in (
        hours.read_hours(message),
        time.read_years(message),
        time.read_deadline(message),
        money.read_budget(message),
        roles.read_roles(message),
    ):
        read.extend(facts)
        read.extend(problems)
    read = _without_skill_years(message, read)
    if message.asked:
        read = _with_answer(message, message.asked, read)
    if cv.is_cv(message):
        read = _with_cv(message, read)
    told = [one.field for one in read if not isinstance(one, Problem)]
    read.extend(changes.read_bare_change(message, [str(field) for field in told]))
    read.extend(changes.read_relative_change(message, read))
    read.extend(skills.read_skills(message, at_work=_at_work(message, read)))
    read.extend(constraints.read_constraints(message))
    return _settled(one for one in read if not isinstance(one, Problem)), _once(
        one for one in read if isinstance(one, Problem)
    )


def _without_skill_years(message: Message, read: list[Fact | Problem]) -> list[Fact | Problem]:
    """ "six years of Java" is experience in the job of a technical person, and no more than a skill of anyone else."""
    if _at_work(message, read):
        return read
    return [one for one in read if not (isinstance(one, NumberFact) and one.confidence < 0.5)]


def _with_answer(message: Message, question: Question, read: list[Fact | Problem]) -> list[Fact | Problem]:
    """A short reply is for the question: "a year" is a deadline where that was asked, unless it names another field."""
    if question.kind != "profile":
        return [*read, *answers.read_answer(message, question)]
    if changes.corrected_field(message) not in (None, question.key):
        return read
    told = {one.field for one in read if not isinstance(one, Problem)}
    others = told - {question.key, *_SPANS.get(question.key, ())}
    roles_only = question.key in ("origin_role", "target_role") and not (question.key == "target_role" and told)
    if others and not roles_only:
        return read
    said = answers.read_answer(message, question)
    if not said or (question.key in told and question.key not in _SPANS):
        return read
    rival = _SPANS.get(question.key, ())
    return [*(one for one in read if isinstance(one, Problem) or one.field not in (question.key, *rival)), *said]


# A bare span of time can be either; the question decides.
_SPANS = {"deadline": ("years_experience",), "years_experience": ("deadline",)}


def _with_cv(message: Message, read: list[Fact | Problem]) -> list[Fact | Problem]:
    """The latest post names the role; years that were said in words outweigh years that were counted."""
    said = {one.field for one in read if isinstance(one, NumberFact) and one.confidence >= 0.9}
    found = [one for one in cv.read_cv(message) if one.field not in said]
    replaced = {one.field for one in found}
    return [*(one for one in read if isinstance(one, Problem) or one.field not in replaced), *found]


def _at_work(message: Message, read: Sequence[Fact | Problem]) -> bool:
    origins = [one for one in read if isinstance(one, RoleFact) and one.field == "origin_role"]
    origin = origins[-1] if origins else message.profile.origin_role
    return message.channel != "cv" and origin is not None and origin.role_id in skills.TECH_ROLES


def _settled(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a field and a skill: inside one message, too, the later statement wins."""
    kept: dict[object, Fact] = {}
    for fact in facts:
        key = _key(fact)
        if fact.withdrawn and key in kept:
            continue
        if key in kept and kept[key].withdrawn:
            del kept[key]
        kept[key] = _better(kept.get(key), fact)
    return tuple(kept.values())


def _better(before: Fact | None, fact: Fact) -> Fact:
    """For a goal the first of "A or B" stays, for the rest the later one; a stated level outlives a bare mention."""
    if isinstance(before, SkillFact) and isinstance(fact, SkillFact) and before.confidence > fact.confidence:
        return before
    if isinstance(before, RoleFact) and before.confidence > fact.confidence:
        return before
    same_breath = isinstance(before, RoleFact) and fact.field == "target_role" and _same_breath(before, fact)
    return before if same_breath and before is not None else fact


def _same_breath(before: RoleFact, fact: Fact) -> bool:
    return isinstance(fact, RoleFact) and before.quote == fact.quote


def _key(fact: Fact) -> object:
    from tools.listening.ledger import skill_key

    match fact:
        case SkillFact():
            return ("skill", skill_key(fact.label))
        case ConstraintFact():
            return ("constraint", fact.kind, fact.text.lower())
        case AnswerFact():
            return ("answer", fact.question_id)
        case NumberFact() | DeadlineFact() | RoleFact():
            return fact.field


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple({problem.code: problem for problem in problems}.values())
