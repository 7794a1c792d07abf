"""Probes: short questions from practice that show how far somebody is with a skill, and when to ask which.

The next probe is the one whose answer would move the plan's end by the most weeks: the plan is tried with the level
that each answer would show. Within a skill the one nearest to the level known so far comes first, then up after a good
answer and down after another. An answer is one row of evidence; the level follows when the probe ends.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from tools.assessment import assess
from tools.evidence import explain
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import HIGHEST, Probe
from tools.planning.outline import goal_of, work_of
from tools.planning.terms import read_terms, without_past_date
from tools.planning.verdict import weeks_of
from tools.schema import AnswerFact, Assessment, Fact, Frozen, Profile, SkillFact, SkillLevel, Statement

MOST = 3  # questions at once: about two minutes
MINUTES_A_PROBE = 0.6
A_WEEK = 1  # what no answer would move by more than this is not asked
UNSURE = 1.0  # levels from low to high end, from which a level is uncertain
MOST_SKILLS = 12  # tried for one question, the widest gaps first: at most three plans each

# One answer in four is right by chance; whoever says that they do not know may know the thing by another name.
CHOSEN, DONT_KNOW = 0.75, 0.5


class ProbeQuestion(Frozen):
    """A probe as it is asked, without what its options show."""

    probe_id: str
    skill_id: str
    skill: str
    question: str
    options: tuple[str, ...]
    weeks: int = Field(ge=0, description="By how many weeks an answer could move the plan.")
    is_named: bool = Field(default=False, description="Asked of this skill, whatever would move the plan more.")


class ProbeFeedback(Frozen):
    """What is said after an answer."""

    question: str
    chosen: str = Field(description="The option; empty for `I do not know`.")
    is_best: bool
    best: str
    reason: str


class LevelOutcome(Frozen):
    """A level before a probe and after it, each with its range."""

    skill_id: str
    skill: str
    before: int
    before_low: float
    before_high: float
    after: int
    after_low: float
    after_high: float


class ProbeTold(Frozen):
    """What is to be said of a probe in this turn."""

    starts: bool = False
    skill: str = ""  # the one it is about, where one was named
    feedback: ProbeFeedback | None = None
    ends: bool = False
    outcomes: tuple[LevelOutcome, ...] = ()
    moves: bool = False  # a level moved, and with it perhaps the plan
    nothing_left: bool = False  # no question would move the plan by more than a week
    is_all: bool = True  # the message was of the probe and of nothing else
    of: Literal["probe", "check"] = "probe"  # the quick check speaks in the same words
    waits: Literal["", "aside", "unread", "thinks", "asks_coach"] = ""  # the question stays open, and is not put again


# --- Which one --------------------------------------------------------------------------------------------------------


def next_probe(
    catalogue: Catalogue,
    profile: Profile,
    *,
    today: date,
    told: Iterable[Statement] = (),
    asked: Collection[str] = (),
    run: Sequence[AnswerFact] = (),
    skill_id: str = "",
) -> ProbeQuestion | None:
    """The probe whose answer would move the plan most; None where none would by more than a week.

    Asked of are the must-haves of the person's goal whose level is uncertain and whose prerequisites are begun. A named
    skill is asked of in any case, as long as it has probes left. `run` holds the answers given so far in this probe;
    `asked` the ids not to ask again. Raises: ImpossibleValueError, UnknownRoleError, UnknownSkillError.
    """
    profile = without_past_date(profile, today)  # that one has passed is said where the plan is made
    trial = _with_facts(profile, settle(catalogue, profile, run))
    made = explain(catalogue, trial, goal_of(profile), today=today, told=told)
    done = {*asked, *(answer.question_id for answer in profile.answers)}
    if skill_id:
        probe = _fitting(catalogue, _level_in(made, catalogue.skill(skill_id).id), run, done)
        if probe is None:
            return None
        weeks = _weeks_moved(catalogue, trial, made, [probe], today)
        return _as_asked(catalogue, probe, weeks).model_copy(update={"is_named": True})
    fitting = [_fitting(catalogue, level, run, done) for level in _in_doubt(catalogue, made, run)]
    probes = [probe for probe in fitting if probe is not None][:MOST_SKILLS]
    moved = _weeks_moved(catalogue, trial, made, probes, today)
    best = max(probes, key=lambda probe: moved[probe.probe_id], default=None)
    return _as_asked(catalogue, best, moved) if best and moved[best.probe_id] > A_WEEK else None


def asked_as(catalogue: Catalogue, probe_id: str, *, weeks: int = 0) -> ProbeQuestion:
    """A probe as it is asked."""
    return _as_asked(catalogue, catalogue.probes[probe_id], {probe_id: weeks})


def _as_asked(catalogue: Catalogue, probe: Probe, moved: Mapping[str, int]) -> ProbeQuestion:
    return ProbeQuestion(
        probe_id=probe.probe_id,
        skill_id=probe.skill_id,
        skill=catalogue.skill(probe.skill_id).name,
        question=probe.question,
        options=probe.options,
        weeks=moved[probe.probe_id],
    )


def _in_doubt(catalogue: Catalogue, made: Assessment, run: Sequence[AnswerFact]) -> list[SkillLevel]:
    """Levels that matter and are uncertain, the widest gap first."""
    needs = {
        row.skill_id: row.required_level for row in catalogue.role_skills[made.role_id] if row.importance == "must"
    }
    known = {level.skill_id: level.level for level in (*made.levels, *made.others)}
    running = {catalogue.probes[answer.question_id].skill_id for answer in run}

    def is_open(level: SkillLevel) -> bool:
        if not level.level and not made.programming:  # nobody is examined on what they never came near
            return False
        is_unsure = (level.high or 0.0) - (level.low or 0.0) >= UNSURE or level.skill_id in running
        return is_unsure and all(known.get(one, 0) for one in catalogue.skills[level.skill_id].prerequisites)

    asked_of = [level for level in made.levels if level.skill_id in needs and is_open(level)]
    return sorted(asked_of, key=lambda level: level.level - needs[level.skill_id])


def _fitting(catalogue: Catalogue, level: SkillLevel, run: Sequence[AnswerFact], done: Collection[str]) -> Probe | None:
    """The probe of a skill nearest to its level that earlier answers of this run leave open."""
    given = [(catalogue.probes[one.question_id], one.level) for one in run]
    of_it = [(probe.level, shown) for probe, shown in given if probe.skill_id == level.skill_id]
    low = max((asked for asked, shown in of_it if shown >= asked), default=0)
    high = min((asked - 1 for asked, shown in of_it if shown < asked), default=HIGHEST)
    open_ones = [
        probe
        for probe in catalogue.probes.values()
        if probe.skill_id == level.skill_id and probe.probe_id not in done and low < probe.level <= high
    ]
    return min(open_ones, key=lambda probe: (abs(probe.level - level.level), probe.level), default=None)


def _weeks_moved(
    catalogue: Catalogue,
    profile: Profile,
    made: Assessment,
    probes: Sequence[Probe],
    today: date,
) -> dict[str, int]:
    """By how many weeks an answer to each probe could move the end of the plan, one way or the other."""
    terms = read_terms(profile, today)

    def weeks(trial: Profile) -> int:
        return weeks_of(work_of(catalogue, trial).found, terms)

    now = weeks(profile)
    moved: dict[str, int] = {}
    for probe in probes:
        held = _level_in(made, probe.skill_id).level
        shown = {_after(held, *probe.span(level)) for level in probe.shows} - {held}
        trials = (_with_facts(profile, [_told(catalogue, profile, probe.skill_id, level, ())]) for level in shown)
        moved[probe.probe_id] = max((abs(weeks(trial) - now) for trial in trials), default=0)
    return moved


# --- What an answer says ----------------------------------------------------------------------------------------------


def answer_fact(probe: Probe, option: int | None, *, quote: str, turn: int) -> AnswerFact:
    """An answer as it is kept: `option` is its place from 0, or None for `I do not know`."""
    level = probe.level - 1 if option is None else probe.shows[option]
    sure = DONT_KNOW if option is None else CHOSEN
    return AnswerFact(
        question_id=probe.probe_id, level=level, quote=quote, turn=turn, channel="answer", confidence=sure
    )


def speaks_for(catalogue: Catalogue, answer: AnswerFact) -> tuple[int, int]:
    """Lowest and highest level that an answer to a probe leaves open."""
    return catalogue.probes[answer.question_id].span(answer.level)


def _after(level: int, low: int, high: int) -> int:
    """Up to what an answer shows, or down by one: a wrong pick among four is no proof that somebody knows nothing."""
    return max(min(max(level, low), high), level - 1)


def level_after(catalogue: Catalogue, level: int, answers: Iterable[AnswerFact]) -> int:
    """The level that answers to probes of one skill lead to, the newest last: each draws it to what it leaves open.

    A better answer never leads to a lower level.
    """
    for answer in answers:
        level = _after(level, *speaks_for(catalogue, answer))
    return level


def feedback_on_probe(probe: Probe, option: int | None) -> ProbeFeedback:
    return ProbeFeedback(
        question=probe.question,
        chosen="" if option is None else probe.options[option],
        is_best=option == probe.best,
        best=probe.options[probe.best],
        reason=probe.reason,
    )


def settle(catalogue: Catalogue, profile: Profile, run: Sequence[AnswerFact]) -> tuple[SkillFact, ...]:
    """What a probe comes to when it ends: a level for each skill that it moved, or that was only guessed before.

    An own word that the answers agree with stays, and the rows beside it narrow its range.
    """
    of_skill: dict[str, list[AnswerFact]] = {}
    for answer in run:
        of_skill.setdefault(catalogue.probes[answer.question_id].skill_id, []).append(answer)
    if not of_skill:
        return ()
    made = assess(catalogue, profile, goal_of(profile))
    found = []
    for skill_id, answers in of_skill.items():
        held = _level_in(made, skill_id)
        level = level_after(catalogue, held.level, answers)
        if level != held.level or held.basis not in ("said", "cv", "answer"):
            found.append(_told(catalogue, profile, skill_id, level, answers))
    return tuple(found)


def _told(
    catalogue: Catalogue, profile: Profile, skill_id: str, level: int, answers: Sequence[AnswerFact]
) -> SkillFact:
    """A level for all of a skill, as surely as the surest answer that it rests on."""
    held = [fact for fact in profile.skills if fact.skill_id == skill_id]
    spans = ((answer.confidence, *speaks_for(catalogue, answer)) for answer in answers)
    agreeing = [sure for sure, low, high in spans if low <= level <= high]
    return SkillFact(
        label=held[0].label if len(held) == 1 else catalogue.skill(skill_id).name,
        skill_id=skill_id,
        level=level,
        negated=level == 0,
        quote="; ".join(answer.quote for answer in answers),
        turn=max((answer.turn for answer in answers), default=0),
        channel="correction" if len(held) > 1 else "answer",
        confidence=max(agreeing, default=1.0),
    )


def outcomes(
    catalogue: Catalogue,
    before: Assessment,
    after: Assessment,
    run: Sequence[AnswerFact],
) -> tuple[LevelOutcome, ...]:
    """The level of each skill that was probed, before and after, with their ranges."""
    skills = dict.fromkeys(catalogue.probes[answer.question_id].skill_id for answer in run)
    return tuple(
        LevelOutcome(
            skill_id=skill_id,
            skill=catalogue.skill(skill_id).name,
            before=(was := _level_in(before, skill_id)).level,
            before_low=was.low or 0.0,
            before_high=was.high or 0.0,
            after=(now := _level_in(after, skill_id)).level,
            after_low=now.low or 0.0,
            after_high=now.high or 0.0,
        )
        for skill_id in skills
    )


def without_probes(catalogue: Catalogue, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts but answers to probes: a plan moves with the level that they lead to, not with each of them."""
    return tuple(fact for fact in facts if not (isinstance(fact, AnswerFact) and fact.question_id in catalogue.probes))


def minutes_for(probes: int) -> int:
    """About how long some probes take, at least a minute."""
    return max(1, round(probes * MINUTES_A_PROBE))


def _level_in(made: Assessment, skill_id: str) -> SkillLevel:
    nothing = SkillLevel(skill_id=skill_id, level=0, confidence=0, basis="unknown", low=0.0, high=1.0)
    return next((one for one in (*made.levels, *made.others) if one.skill_id == skill_id), nothing)


def _with_facts(profile: Profile, facts: Sequence[SkillFact]) -> Profile:
    labels = {fact.label for fact in facts}
    kept = tuple(fact for fact in profile.skills if fact.label not in labels)
    return profile.model_copy(update={"skills": (*kept, *facts)}) if facts else profile
