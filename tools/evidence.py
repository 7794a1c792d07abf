"""The evidence for each level, row by row, with a sum that anybody can do again by hand.

`tools.assessment` says which level holds: the newest own word before an answer, an answer before what is typical, that
before what follows from other skills. Here every row that speaks for a level of the skill is laid beside it, what was
overwritten among them, each with a weight: the level is that of the row that counts, and the range tells the doubt.

A row weighs what its kind weighs, times how surely it was read, less a tenth for each full year of age (never below
half), and half of that once a newer word took its place. The level may be off by `DOUBT` times what the row that counts
leaves open (1 less its weight), halved for each other kind of row that agrees. A row that disagrees pulls the range
towards it, by its weight times how far it is away, where that reaches further.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tools.assessment import ANSWERED, CV, IMPLIED, LISTED, SAID, TYPICAL, UNKNOWN, assess, bounds
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import Implication
from tools.listening.ledger import fact_key
from tools.readiness import readiness
from tools.schema import (
    AnswerFact,
    Assessment,
    EvidenceRow,
    LevelReason,
    Profile,
    SkillFact,
    SkillLevel,
    Source,
    Statement,
)

# A yes or no was asked of something near the skill, and read as a level: less than an answer that names one.
WEIGHTS: Mapping[str, float] = {
    "answer": ANSWERED,
    "said": SAID,
    "cv": CV,
    "check": 0.6,
    "typical": TYPICAL,
    "implied": IMPLIED,
}
DOUBT = 2.0  # levels that a row of no weight could be off
UNTOLD_HIGH = 1.0  # of what nobody spoke of, a person has heard at most: whoever uses a skill tends to name it
A_YEAR, LEAST = 0.1, 0.5  # of its weight, that a row loses with each year, and that it keeps
REPLACED = 0.5

_KINDS = {
    "said": ("said", "answer"),
    "cv": ("cv",),
    "answer": ("answer", "check"),
    "typical": ("typical",),
    "implied": ("implied",),
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOES_ON = re.compile(r"\b(?:now|present|today|current(?:ly)?|heute|aktuell|since|seit)\b", re.IGNORECASE)


def explain(
    catalogue: Catalogue, profile: Profile, role_id: str, *, today: date, told: Iterable[Statement] = ()
) -> Assessment:
    """`assess` with the rows and the range of each level, and the readiness that follows.

    `told` is every statement so far, oldest first: without it only what holds now is known, and nothing of its age.

    Raises: UnknownRoleError.
    """
    made = assess(catalogue, profile, role_id)
    statements = tuple(told)
    levels = {level.skill_id: level for level in (*made.levels, *made.others)}
    rows: dict[str, list[_Told]] = {}
    for skill_id, row in (
        *_spoken(catalogue, profile, statements, today),
        *_answered(catalogue, profile, statements, today),
        *_probed(catalogue, profile, statements, today),
        *_typical(catalogue, profile),
        *_followed(catalogue, levels),
    ):
        rows.setdefault(skill_id, []).append(row)
    weighed = {one: _weighed(level, rows.get(one, [])) for one, level in levels.items()}
    made = made.model_copy(
        update={
            "levels": tuple(weighed[level.skill_id] for level in made.levels),
            "others": tuple(weighed[level.skill_id] for level in made.others),
        }
    )
    return made.model_copy(update={"readiness": readiness(catalogue, made)})


def reason_for(
    catalogue: Catalogue,
    profile: Profile,
    role_id: str,
    skill_id: str,
    *,
    today: date,
    told: Iterable[Statement] = (),
) -> LevelReason:
    """One level with its rows, whether the role asks for the skill or not.

    Raises: UnknownRoleError, UnknownSkillError.
    """
    made = explain(catalogue, profile, role_id, today=today, told=told)
    nothing = SkillLevel(skill_id=skill_id, level=0, confidence=UNKNOWN, basis="unknown", low=0.0, high=UNTOLD_HIGH)
    found = next((one for one in (*made.levels, *made.others) if one.skill_id == skill_id), nothing)
    asked = {row.skill_id: row.required_level for row in catalogue.role_skills[role_id]}
    return LevelReason(
        level=found, name=catalogue.skill(skill_id).name, role_id=role_id, required_level=asked.get(skill_id)
    )


# --- From rows to a range ---------------------------------------------------------------------------------------------


class _Told(NamedTuple):
    """A row, and the word for the skill that it used: React and Vue are two words for one skill."""

    row: EvidenceRow
    label: str = ""


def _weighed(level: SkillLevel, told: Sequence[_Told]) -> SkillLevel:
    if level.basis == "unknown":
        return level.model_copy(update={"low": 0.0, "high": UNTOLD_HIGH})
    first = _that_counts(level, told)
    others = [_beside(one, first) for one in told if one is not first]
    rows = (first.row.model_copy(update={"counts": True}), *sorted(others, key=_first_things_first))
    made = sum_of(level.level, rows)
    return level.model_copy(update={"rows": rows, "low": made.low, "high": made.high})


def _that_counts(level: SkillLevel, told: Sequence[_Told]) -> _Told:
    """The row that the level was taken from; for what follows from no single row, the reason it was given with."""
    fitting = [
        one
        for one in told
        if not one.row.replaced and one.row.kind in _KINDS[level.basis] and one.row.low <= level.level <= one.row.high
    ]
    if fitting:
        return max(fitting, key=lambda one: (one.row.low == one.row.high, one.row.weight))
    kind = "check" if level.basis == "answer" else level.basis
    source = level.sources[0]
    return _Told(_row(kind, source.label, level.level, level.level, source, sure=level.confidence / WEIGHTS[kind]))


def _beside(one: _Told, first: _Told) -> EvidenceRow:
    """Another word for the same skill, known less well, is the least a person knows, and contradicts nothing."""
    is_another_word = one.label and first.label and one.label != first.label and not one.row.replaced
    return one.row.model_copy(update={"high": 4}) if is_another_word and one.row.low < first.row.low else one.row


def _first_things_first(row: EvidenceRow) -> tuple[bool, float]:
    return row.replaced, -row.weight


class Sum(NamedTuple):
    """The arithmetic of a range: what the row that counts leaves open, and the rows that pull furthest."""

    left_open: float  # of the row that counts: 1 less its weight
    agreeing: int  # other kinds of rows that agree, each halving the doubt
    doubt: float  # in levels
    down: EvidenceRow | None  # what pulls further down than the doubt
    up: EvidenceRow | None
    low: float
    high: float


def sum_of(level: int, rows: Sequence[EvidenceRow]) -> Sum:
    """How the range follows from rows, the one that counts first."""
    first, *others = rows
    agreeing = {row.kind for row in others if row.low <= level <= row.high and not row.replaced} - {first.kind}
    doubt = DOUBT * (1 - first.weight) / 2 ** len(agreeing)
    furthest = max(others, key=lambda row: pull_of(row, level), default=None)
    up = furthest if furthest and pull_of(furthest, level) > doubt else None
    furthest = min(others, key=lambda row: pull_of(row, level), default=None)
    down = furthest if furthest and -pull_of(furthest, level) > doubt else None
    return Sum(
        left_open=round(1 - first.weight, 2),
        agreeing=len(agreeing),
        doubt=doubt,
        down=down,
        up=up,
        low=max(0.0, round(level + (pull_of(down, level) if down else -doubt), 1)),
        high=min(4.0, round(level + (pull_of(up, level) if up else doubt), 1)),
    )


def pull_of(row: EvidenceRow, level: int) -> float:
    """Levels by which a row pulls at the range: its weight times how far away it is; negative is down."""
    return row.weight * (row.low - level if row.low > level else row.high - level if row.high < level else 0)


def _row(
    kind: str,
    words: str,
    low: int,
    high: int,
    source: Source,
    *,
    sure: float = 1.0,
    question: str = "",
    told_on: date | None = None,
    age_years: int | None = None,
) -> EvidenceRow:
    base = round(WEIGHTS[kind] * min(sure, 1.0), 2)
    kept = max(LEAST, 1 - A_YEAR * (age_years or 0))
    return EvidenceRow.model_validate(
        {
            "kind": kind,
            "words": words,
            "question": question,
            "low": low,
            "high": high,
            "base_weight": base,
            "weight": round(base * kept, 2),
            "age_years": age_years,
            "told_on": told_on,
            "source": source,
        }
    )


# --- The rows ---------------------------------------------------------------------------------------------------------


def _spoken(
    catalogue: Catalogue, profile: Profile, told: Sequence[Statement], today: date
) -> Iterator[tuple[str, _Told]]:
    """What the person or their CV says of skills: what holds, and what a newer word replaced."""
    chains: dict[tuple[str, ...], list[Statement]] = {}
    for statement in (*told, *(Statement(fact=fact) for fact in profile.skills)):
        fact = statement.fact
        if not isinstance(fact, SkillFact) or fact.skill_id not in catalogue.skills:
            continue
        if fact.withdrawn:
            chains.pop(fact_key(fact), None)
        elif not any(fact == one.fact for one in chains.get(fact_key(fact), ())):
            chains.setdefault(fact_key(fact), []).append(statement)
    held = {fact_key(fact): fact for fact in profile.skills}
    answers = {
        (fact.question_id, fact.quote)
        for fact in (*profile.answers, *(one.fact for one in told))
        if isinstance(fact, AnswerFact)
    }
    for key, chain in chains.items():
        seen: set[tuple[str, int]] = set()
        for statement in reversed(chain):
            fact = statement.fact
            assert isinstance(fact, SkillFact)
            row = _spoken_row(statement, fact, today, is_answer=(fact.skill_id, fact.quote) in answers)
            if (row.kind, row.low) not in seen:
                seen.add((row.kind, row.low))
                holds = fact == held.get(key) and not _is_corrected(fact, profile)
                yield fact.skill_id or "", _Told(row if holds else _replaced(row), fact.label.casefold())


def _spoken_row(statement: Statement, fact: SkillFact, today: date, *, is_answer: bool) -> EvidenceRow:
    level = 0 if fact.negated else LISTED if fact.level is None else fact.level
    kind = "answer" if is_answer or fact.channel == "answer" else "cv" if fact.channel == "cv" else "said"
    return _row(
        kind,
        fact.quote,
        level,
        level,
        Source(kind="person", ref=f"turn {fact.turn}", label=fact.quote),
        sure=fact.confidence,
        told_on=statement.said_on,
        age_years=_age(statement, today),
    )


def _age(statement: Statement, today: date) -> int | None:
    """Full years since it was said; a line of a CV is as old as the last year it names, unless it goes on."""
    fact = statement.fact
    if fact.channel == "cv" and (years := [int(year) for year in _YEAR.findall(fact.quote)]):
        return 0 if _GOES_ON.search(fact.quote) else max(0, today.year - max(years))
    if statement.said_on is None:
        return None
    return max(0, (today - statement.said_on).days // 365)


def _replaced(row: EvidenceRow) -> EvidenceRow:
    return row.model_copy(update={"replaced": True, "weight": round(row.weight * REPLACED, 2)})


def _is_corrected(fact: SkillFact, profile: Profile) -> bool:
    """Whether a correction of the skill came after this word for it."""
    behind = profile.skills[profile.skills.index(fact) + 1 :] if fact in profile.skills else ()
    return any(one.channel == "correction" and one.skill_id == fact.skill_id for one in behind)


def _answered(
    catalogue: Catalogue, profile: Profile, told: Sequence[Statement], today: date
) -> Iterator[tuple[str, _Told]]:
    """Answers, but those that a statement of the same words carries already."""
    when = {one.fact.quote: one for one in told if isinstance(one.fact, AnswerFact)}
    facts = (*profile.skills, *(one.fact for one in told))
    spoken = {(fact.skill_id, fact.quote) for fact in facts if isinstance(fact, SkillFact)}
    for bound in bounds(catalogue, profile.answers):
        if (bound.skill_id, bound.source.label) in spoken:
            continue
        statement = when.get(bound.source.label)
        yield (
            bound.skill_id,
            _Told(
                _row(
                    "answer" if bound.low == bound.high else "check",
                    bound.source.label,
                    bound.low,
                    bound.high,
                    bound.source,
                    question=bound.question,
                    told_on=statement.said_on if statement else None,
                    age_years=_age(statement, today) if statement else None,
                )
            ),
        )


def _probed(
    catalogue: Catalogue, profile: Profile, told: Sequence[Statement], today: date
) -> Iterator[tuple[str, _Told]]:
    """Answers to probes: the best option speaks for its level at least, another for its own at most."""
    when = {one.fact: one for one in told if isinstance(one.fact, AnswerFact)}
    for fact in profile.answers:
        probe = catalogue.probes.get(fact.question_id)
        if probe is None:
            continue
        statement = when.get(fact)
        low, high = probe.span(fact.level)
        row = _row(
            "answer",
            fact.quote,
            low,
            high,
            Source(kind="person", ref=f"turn {fact.turn}", label=fact.quote),
            sure=fact.confidence,
            question=probe.question,
            told_on=statement.said_on if statement else None,
            age_years=_age(statement, today) if statement else None,
        )
        yield probe.skill_id, _Told(row)


def _typical(catalogue: Catalogue, profile: Profile) -> Iterator[tuple[str, _Told]]:
    origin = profile.origin_role.role_id if profile.origin_role and not profile.origin_role.withdrawn else None
    for row in catalogue.role_skills.get(origin or "", ()):
        source = catalogue.role_skill_source(row.role_id, row.skill_id)
        level = row.required_level
        yield row.skill_id, _Told(_row("typical", catalogue.role(row.role_id).name, level, level, source))


def _followed(catalogue: Catalogue, levels: Mapping[str, SkillLevel]) -> Iterator[tuple[str, _Told]]:
    """What follows from what was told of other skills: for each skill the rule that says most.

    What is only typical or itself concluded is no evidence of its own, and would count twice.
    """
    best: dict[str, Implication] = {}
    for rule in catalogue.rows(Implication):
        base, held = levels.get(rule.skill_id), best.get(rule.implies)
        is_told = base is not None and base.basis in ("said", "cv", "answer") and base.level >= rule.level
        if is_told and (held is None or rule.implied_level > held.implied_level):
            best[rule.implies] = rule
    for skill_id, rule in best.items():
        source = Source(kind="judgement", ref=f"implications:{rule.skill_id}->{rule.implies}", label=rule.reason)
        yield skill_id, _Told(_row("implied", rule.reason, rule.implied_level, 4, source))
