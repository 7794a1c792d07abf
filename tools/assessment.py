"""How far a person is with each skill, and why we think so: pure functions over what they said.

What a person says counts before what they answered, what follows from other skills, and what people of their origin
role bring as a rule. Nothing is known of a skill: it counts as 0, and says so.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PROGRAMMING, CheckLevel, Implication, ProgrammingLabel
from tools.knowledge.rows import CheckQuestion
from tools.reached import reached
from tools.schema import AnswerFact, Assessment, CheckResult, Profile, SkillFact, SkillLevel, Source

HIGHEST = 4
YES = 2  # a yes is told as 4, a no as 0; what lies between is read as what it is nearer to
LISTED = 2  # a skill named without a level: used before, as in a list on a CV

# An own statement is the best we have, and still a self-estimate; the others are guesses with reasons.
SAID, ANSWERED, CV, DISPUTED, TYPICAL, IMPLIED, UNKNOWN = 0.85, 0.9, 0.75, 0.55, 0.5, 0.4, 0.2

CHECK_PREFIX = "sa-s1-"
CHECK_CLAIM = "s1-assessment-threshold"

# Whoever never programmed has none of these, unless they say so; the others can be met without writing code.
_CODE_CATEGORIES = frozenset({"software-engineering", "retrieval", "agents", "evaluation", "llmops", "cloud-devops"})


def assess(catalogue: Catalogue, profile: Profile, role_id: str) -> Assessment:
    """Own level for every skill of a role, and for what else is known to build up to it.

    Raises: UnknownRoleError.
    """
    catalogue.role(role_id)
    known = _known(catalogue, profile)
    asked = [row.skill_id for row in catalogue.role_skills[role_id]]
    nothing = SkillLevel(skill_id=PROGRAMMING, level=0, confidence=UNKNOWN, basis="unknown")
    return Assessment(
        role_id=role_id,
        levels=tuple(known.get(one) or nothing.model_copy(update={"skill_id": one}) for one in asked),
        check=quick_check(catalogue, profile),
        others=tuple(level for one, level in known.items() if one not in {*asked, PROGRAMMING}),
        programming=known.get(PROGRAMMING, nothing).level,
    )


def quick_check(catalogue: Catalogue, profile: Profile) -> CheckResult:
    """The five scored yes-or-no questions of the first article: one point for each yes."""
    questions = [one for one in catalogue.checks if one.startswith(CHECK_PREFIX)]
    answers = {answer.question_id: answer.level for answer in profile.answers if not answer.withdrawn}
    claim = catalogue.claims[CHECK_CLAIM]
    return CheckResult(
        answered=sum(one in answers for one in questions),
        points=sum(answers.get(one, 0) >= YES for one in questions),
        threshold=int(claim.value_low or len(questions)),
        maximum=int(claim.value_high or len(questions)),
        open_question_ids=tuple(one for one in questions if one not in answers),
        source=catalogue.claim_source(CHECK_CLAIM),
    )


# --- Where a level comes from -----------------------------------------------------------------------------------------


class Bound(NamedTuple):
    """An answer to a yes-or-no question: at least a level, or at most."""

    skill_id: str
    low: int
    high: int
    source: Source
    question: str = ""  # of the quick check, asked of several skills at once; no word on this skill alone


def _known(catalogue: Catalogue, profile: Profile) -> dict[str, SkillLevel]:
    """Every skill of which anything is known, and programming among them."""
    stated = _stated(catalogue, profile.skills)
    known = _typical(catalogue, profile) | stated
    for bound in bounds(catalogue, profile.answers):
        if bound.low == bound.high and bound.skill_id in stated:
            continue  # an answer with a level is a statement like others: the newest word is in `stated`
        if (level := _bounded(known.get(bound.skill_id), bound)) is not None:
            known[bound.skill_id] = level
    known |= reached(profile.progress, known)
    fixed = frozenset(one for one, level in known.items() if level.basis in ("said", "cv", "answer"))
    if PROGRAMMING in stated and stated[PROGRAMMING].level == 0:
        none = stated[PROGRAMMING]
        known |= {one: none.model_copy(update={"skill_id": one}) for one in _code_skills(catalogue) - fixed}
        return _with_implied(catalogue, known, frozenset(known))
    return _with_implied(catalogue, known, fixed)


def _stated(catalogue: Catalogue, facts: Iterable[SkillFact]) -> dict[str, SkillLevel]:
    """What the person said or their CV says: the newest of each word, then the highest of the words for one skill."""
    newest: dict[tuple[str, str], SkillFact] = {}
    for fact in facts:  # as they were told: turns of two talks cannot be compared
        if fact.channel == "correction" and fact.skill_id:
            newest = {key: old for key, old in newest.items() if key[0] != fact.skill_id}
        newest[fact.skill_id or "", fact.label.casefold()] = fact
    stated: dict[str, SkillLevel] = {}
    for fact in newest.values():
        for level in _levels_of(catalogue, fact):
            if not fact.withdrawn and (
                level.skill_id not in stated or _weight(level) > _weight(stated[level.skill_id])
            ):
                stated[level.skill_id] = level
    return stated


def _weight(level: SkillLevel) -> tuple[int, bool]:
    return level.level, level.basis != "implied"


def _levels_of(catalogue: Catalogue, fact: SkillFact) -> list[SkillLevel]:
    """A word may stand for a catalogue skill, for programming, or for both."""
    level = 0 if fact.negated else LISTED if fact.level is None else fact.level
    said = SkillLevel(
        skill_id=fact.skill_id or PROGRAMMING,
        level=level,
        confidence=fact.confidence * (CV if fact.channel == "cv" else SAID),
        basis="cv" if fact.channel == "cv" else "answer" if fact.channel == "answer" else "said",
        sources=(_words(fact),),
    )
    found = [said] if fact.skill_id in catalogue.skills else []
    label = fact.label.casefold()
    highest = {row.label: row.highest_level for row in catalogue.rows(ProgrammingLabel)}.get(label)
    # "No Java" does not say that a person cannot program; "no programming" does.
    if highest is not None and (level > 0 or label == PROGRAMMING):
        # Nor does "a little Python" say that it is all a person can program: it is the least, and more may follow.
        basis = said.basis if label == PROGRAMMING else "implied"
        found.append(said.model_copy(update={"skill_id": PROGRAMMING, "level": min(level, highest), "basis": basis}))
    return found


def bounds(catalogue: Catalogue, answers: Iterable[AnswerFact]) -> Iterable[Bound]:
    """What each answer leaves open, the oldest answer first."""
    meaning = {row.question_id: row for row in catalogue.rows(CheckLevel)}
    for answer in answers:
        question = catalogue.checks.get(answer.question_id)
        if answer.withdrawn:
            continue
        if question is not None:
            low, high = _reading(question, meaning.get(answer.question_id), answer.level)
            of = meaning.get(answer.question_id)
            uncapped = of.not_by_a_no if of else ()
            for skill_id in question.skill_ids:
                most = HIGHEST if skill_id in uncapped and answer.level < YES else high
                yield Bound(skill_id, low, most, _words(answer), question.question)
        elif answer.question_id in catalogue.skills:
            yield Bound(answer.question_id, answer.level, answer.level, _words(answer))


def _reading(question: CheckQuestion, meaning: CheckLevel | None, answer: int) -> tuple[int, int]:
    """Lowest and highest level an answer leaves open."""
    if question.kind == "level" or meaning is None:
        return answer, answer
    return (meaning.yes_level, HIGHEST) if answer >= YES else (0, meaning.no_level)


def _bounded(level: SkillLevel | None, bound: Bound) -> SkillLevel | None:
    before = level.level if level else bound.low
    now = min(max(before, bound.low), bound.high)
    if (bound.low, bound.high) == (0, HIGHEST):
        return level
    if level and now < before and bound.question and level.basis in ("said", "cv"):
        # Who says "I built two RAG systems" knows better than a question about something near it.
        sources = (*level.sources, bound.source)
        return level.model_copy(update={"sources": sources, "confidence": DISPUTED, "disputed": True})
    if level and now == before and level.basis in ("said", "cv"):
        return level.model_copy(update={"sources": (*level.sources, bound.source), "confidence": ANSWERED})
    return SkillLevel(skill_id=bound.skill_id, level=now, confidence=ANSWERED, basis="answer", sources=(bound.source,))


def _typical(catalogue: Catalogue, profile: Profile) -> dict[str, SkillLevel]:
    """What people of the origin role bring as a rule."""
    origin = profile.origin_role.role_id if profile.origin_role and not profile.origin_role.withdrawn else None
    if origin not in catalogue.roles:
        return {}
    assert origin is not None
    return {
        row.skill_id: SkillLevel(
            skill_id=row.skill_id,
            level=row.required_level,
            confidence=TYPICAL,
            basis="typical",
            sources=(catalogue.role_skill_source(origin, row.skill_id),),
        )
        for row in catalogue.role_skills[origin]
    }


def _with_implied(
    catalogue: Catalogue, known: Mapping[str, SkillLevel], fixed: frozenset[str]
) -> dict[str, SkillLevel]:
    """Raise what nobody said anything of to what follows from the rest, until nothing follows any more."""
    raised = dict(known)
    rules = catalogue.rows(Implication)
    moved = True
    while moved:
        moved = False
        for rule in rules:
            base, now = raised.get(rule.skill_id), raised.get(rule.implies)
            higher = base and base.level >= rule.level and rule.implied_level > (now.level if now else 0)
            if base and higher and rule.implies not in fixed:
                raised[rule.implies] = _implied(rule, base)
                moved = True
    return raised


def _implied(rule: Implication, base: SkillLevel) -> SkillLevel:
    reason = Source(kind="judgement", ref=f"implications:{rule.skill_id}->{rule.implies}", label=rule.reason)
    return SkillLevel(
        skill_id=rule.implies,
        level=rule.implied_level,
        confidence=min(IMPLIED, base.confidence),
        basis="implied",
        sources=(reason, *base.sources),
    )


# --- Whoever never programmed -----------------------------------------------------------------------------------------


def _code_skills(catalogue: Catalogue) -> frozenset[str]:
    """Skills nobody has who never wrote a line: those made of code, and all that build on Python."""
    code = {"python"}
    for one in catalogue.prerequisites_first(catalogue.skills):
        skill = catalogue.skills[one]
        if skill.category in _CODE_CATEGORIES or not code.isdisjoint(skill.prerequisites):
            code.add(one)
    return frozenset(code)


def _words(fact: SkillFact | AnswerFact) -> Source:
    return Source(kind="person", ref=f"turn {fact.turn}", label=fact.quote)
