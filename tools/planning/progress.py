"""What is done and how fast it went: finished milestones keep their place, real hours correct the finish of the rest.

Everything is worked out of the facts, so that a plan can be made again at any time and a fact be taken back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PlanPhase
from tools.planning.phases import Stage, project_of, roadmap_sources
from tools.planning.schedule import SLACK, TENTHS, capacity, total_tenths
from tools.planning.terms import Terms
from tools.planning.verdict import kind_of
from tools.planning.weeks_off import DAYS_A_WEEK, Calendar, Stretch, stretches
from tools.schema import (
    Done,
    Gap,
    Milestone,
    Pace,
    Phase,
    PhaseId,
    Profile,
    ProgressFact,
    RubricPoint,
    TransitionPlan,
    Week,
    WorkedWeek,
)
from tools.weeks import monday_of

CHECK_INS = 2  # weeks with real hours before they say anything of the next
LATEST = 8  # check-ins that count: a life changes
LEAST_PACE = 0.25  # below it no date would mean anything
MOST_PACE = 1 / (1 - SLACK)  # the whole of the person's hours, their slack included
STILL_TO_DO = 0.2  # of a phase whose milestone is not done, whatever was worked on it
FRIDAY = 4  # from here on a week is over for a plan


# --- Read out of the profile ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SoFar:
    """What a plan made again has to keep and to correct; empty where nothing was told."""

    done: tuple[ProgressFact, ...] = ()  # milestones of this role
    pace: Pace | None = None
    start: date | None = None  # of the plan, which has begun
    spent_hours: float = 0.0  # on the phase that is under way

    def left_of(self, found: Sequence[Stage]) -> tuple[Stage, ...]:
        """The stages still to do. What a finished phase has left, since something new was told, goes into the next."""
        done, kept, carried = _phase_ids(self.done), list[Stage](), tuple[Gap, ...]()
        for stage in found:
            if stage.row.id in done:
                carried += stage.gaps
            else:
                kept.append(replace(stage, gaps=(*carried, *stage.gaps)))
                carried = ()
        if carried:
            last = kept.pop() if kept else replace(found[-1], gaps=())
            kept.append(replace(last, gaps=(*last.gaps, *carried)))
        if kept and self.spent_hours and (whole := total_tenths(kept[:1]) / TENTHS):
            kept[0] = replace(kept[0], left=1 - min(self.spent_hours / whole, 1 - STILL_TO_DO))
        return tuple(kept)

    def go_on(self, told: Terms, found: Sequence[Stage]) -> Terms:
        """The conditions for what is left: from this week on, at the pace that was shown."""
        terms = replace(told, goes_on=_goes_on(self.start, told.today)) if self.start else told
        if self.pace is None:
            return terms
        paced = replace(terms, weekly_hours=told.weekly_hours * self.pace.share)
        # A tight plan fills its weeks to the brim: more than the person's hours must not come of it.
        return terms if self.pace.share > 1 and kind_of(found, paced) == "tight" else paced

    def drawn_into(self, plan: TransitionPlan, catalogue: Catalogue) -> TransitionPlan:
        """The plan with its weeks counted from its first start, and with what is done where it stood."""
        if self.start is None:
            return plan
        gone = (plan.start - self.start).days // 7
        open_ones = [_later(phase, gone) for phase in plan.phases]
        is_open = {phase.id for phase in open_ones}
        done = [_done_phase(catalogue, fact) for fact in self.done if not _phase_ids([fact]) & is_open]
        at = {row.id: row.position for row in catalogue.rows(PlanPhase)}
        return plan.model_copy(
            update={
                "start": self.start,
                "phases": tuple(sorted((*done, *open_ones), key=lambda phase: at[phase.id])),
                "weeks": tuple(week.model_copy(update={"number": week.number + gone}) for week in plan.weeks),
                "check_ins": tuple(one.model_copy(update={"week": one.week + gone}) for one in plan.check_ins),
                "pace": self.pace,
            }
        )


def read_so_far(profile: Profile, role_id: str, told: Terms) -> SoFar:
    """What was told of the plan for a role. Fewer than two check-ins say nothing of the pace, and move nothing."""
    mine = [fact for fact in profile.progress if fact.role_id == role_id]
    done = tuple(fact for fact in mine if fact.milestone)
    pace = pace_of(profile, told.weekly_hours)
    begun = mine if pace else done
    if not begun and pace is None:
        return SoFar()
    start = min((fact.plan_start for fact in begun), default=None)
    spent = _spent([fact.worked for fact in mine if fact.worked], done) if pace else 0.0
    return SoFar(done=done, pace=pace, start=start or told.start, spent_hours=spent)


def pace_of(profile: Profile, weekly_hours: float) -> Pace | None:
    """Real by planned hours. Weeks that were planned with other hours a week say nothing of the present ones."""
    off = stretches(profile.time_off)
    weeks = sorted(
        (
            fact.worked
            for fact in profile.progress
            if fact.worked and _is_check_in(fact.worked, weekly_hours) and _free_days(off, fact.worked.week)
        ),
        key=lambda one: one.week,
    )[-LATEST:]
    if len(weeks) < CHECK_INS:
        return None
    a_week = capacity(weekly_hours) / TENTHS
    free_weeks = sum(_free_days(off, one.week) for one in weeks) / DAYS_A_WEEK
    real, planned = sum(one.hours for one in weeks), a_week * free_weeks
    share = min(max(real / planned, LEAST_PACE), MOST_PACE)
    return Pace(
        weeks=len(weeks),
        real_hours=round(real, 2),
        planned_hours=round(planned, 2),
        share=share,
        is_bounded=not LEAST_PACE <= real / planned <= MOST_PACE,
        weekly_hours=round(a_week * share, 1),
    )


def hours_so_far(profile: Profile) -> tuple[float, int]:
    """Real hours in all, and the weeks they were told of."""
    weeks = [fact.worked for fact in profile.progress if fact.worked]
    return round(sum(one.hours for one in weeks), 2), len(weeks)


def next_phase(plan: TransitionPlan) -> Phase | None:
    """The first phase whose milestone is not done."""
    return next((phase for phase in plan.phases if phase.done is None), None)


def week_at(plan: TransitionPlan, today: date) -> Week | None:
    """The week of the plan that a day falls into; the first that is still to come where none does."""
    return next((week for week in plan.weeks if today < week.start + timedelta(days=7)), None)


def _is_check_in(worked: WorkedWeek, weekly_hours: float) -> bool:
    return not worked.is_running and abs(worked.planned_with - weekly_hours) < 1 / TENTHS


def _free_days(off: tuple[Stretch, ...], monday: date) -> int:
    """Days of a week for study: a holiday is no slow pace."""
    return DAYS_A_WEEK - Calendar(monday, off).days_off(1)


def _goes_on(start: date, today: date) -> date:
    """This Monday, or the next one from Friday on; never before the plan begins."""
    return max(start, monday_of(today) + timedelta(days=7 if today.weekday() >= FRIDAY else 0))


def _spent(weeks: Sequence[WorkedWeek], done: Sequence[ProgressFact]) -> float:
    """Hours of the weeks after the one in which the last milestone was finished."""
    last = max((monday_of(fact.on) for fact in done), default=date.min)
    return sum(one.hours for one in weeks if one.week > last)


def _phase_ids(done: Sequence[ProgressFact]) -> set[PhaseId]:
    return {fact.milestone.phase_id for fact in done if fact.milestone}


# --- Phases -----------------------------------------------------------------------------------------------------------


def _later(phase: Phase, weeks: int) -> Phase:
    milestone = phase.milestone.model_copy(update={"week": phase.milestone.week + weeks})
    numbers = {"start_week": phase.start_week + weeks, "end_week": phase.end_week + weeks}
    return phase.model_copy(update=numbers | {"milestone": milestone})


def _done_phase(catalogue: Catalogue, fact: ProgressFact) -> Phase:
    """A finished phase as it stood, with its proof beside what it asks for."""
    was = fact.milestone
    assert was is not None
    row = next(row for row in catalogue.rows(PlanPhase) if row.id == was.phase_id)
    shown, missing = check_proof(row.done_when, was.proof)
    return Phase(
        id=row.id,
        title=row.title,
        goal=row.goal,
        skills=tuple(one.skill_id for one in was.levels),
        hours=was.hours,
        start_week=was.start_week,
        end_week=was.end_week,
        milestone=Milestone(
            id=f"{fact.role_id}/{row.id}", title=row.milestone, week=was.end_week, due=was.due, done_when=row.done_when
        ),
        project=project_of(catalogue, row.id, fact.role_id),
        sources=roadmap_sources(catalogue, row),
        done=Done(on=fact.on, proof=was.proof, shown=shown, missing=missing),
    )


# --- Proof ------------------------------------------------------------------------------------------------------------

_POINT = re.compile(r",\s+(?:and\s+)?|;\s+|\s+and\s+(?=you\b|the\b|every\b|asks\b|one\b|what\b)")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*")
_BY_LINK = re.compile(r"\b(?:repository|online|public)\b")
_WORD = re.compile(r"[a-z]{3,}|\d+")
_STEM_CHARS = 5  # "answers", "answered"; "measure", "measured"
_NAMED = 0.5  # of the words of a point
_EMPTY = frozenset(
    "the and you your yours for with each can has have its own that this what are was were not one does who but which "
    "any all out from into least something useful other".split()
)
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "twenty": "20"}


def check_proof(done_when: str, proof: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Points of what a milestone asks for: those that the words of a proof name, and those that they do not.

    A link shows that something is in public, and no more: what lies behind it is not opened.
    """
    points = tuple(point for point in _POINT.split(done_when.strip().rstrip(".")) if point)
    words, has_link = _stems(_LINK.sub(" ", proof)), _LINK.search(proof) is not None
    shown = tuple(point for point in points if _names(words, point) or (has_link and _BY_LINK.search(point)))
    return shown, tuple(point for point in points if point not in shown)


def check_rubrics(plan: TransitionPlan) -> TransitionPlan:
    """The proof of each finished phase beside the rubric of the project that was built in it."""
    rubrics = (
        {phase_id: one.rubric for one in plan.portfolio.projects for phase_id in one.phases} if plan.portfolio else {}
    )
    return plan.model_copy(update={"phases": tuple(_marked(phase, rubrics.get(phase.id, ())) for phase in plan.phases)})


def _marked(phase: Phase, rubric: Sequence[RubricPoint]) -> Phase:
    """Only what the phase teaches: the rest of a project is shown later. Without a proof there is nothing to read."""
    if phase.done is None or not phase.done.proof:
        return phase
    words = _stems(_LINK.sub(" ", phase.done.proof))
    points = [point.full for point in rubric if point.skill_id in phase.skills]
    shown = tuple(point for point in points if _names(words, point))
    missing = tuple(point for point in points if point not in shown)
    return phase.model_copy(
        update={"done": phase.done.model_copy(update={"rubric_shown": shown, "rubric_missing": missing})}
    )


def _names(words: set[str], point: str) -> bool:
    asked = _stems(point)
    return bool(asked) and len(asked & words) / len(asked) >= _NAMED


def _stems(text: str) -> set[str]:
    found = (_NUMBERS.get(word, word) for word in _WORD.findall(text.lower()))
    return {word[:_STEM_CHARS] for word in found if word not in _EMPTY}
