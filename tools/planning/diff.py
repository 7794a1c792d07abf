"""What moved from one plan to the next: dates, hours, phases and skills, with the facts told in between.

Only what a person would see counts: half an hour more in a phase is no move, and neither is a date by a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from tools.schema import Fact, Gap, Phase, PhaseMove, PlanDiff, SkillMove, Standing, TransitionPlan

MIN_HOURS = 0.5  # less is lost in rounding to whole hours


def diff_plans(before: TransitionPlan, after: TransitionPlan, *, because: Sequence[Fact] = ()) -> PlanDiff:
    """What differs between two plans of one person, `before` made earlier."""
    return PlanDiff(
        before=_standing(before),
        after=_standing(after),
        phases=tuple(_phases(before.phases, after.phases)),
        skills=tuple(sorted(_skills(before, after), key=_size, reverse=True)),
        because=tuple(because),
    )


def _standing(plan: TransitionPlan) -> Standing:
    verdict = plan.verdict
    return Standing(
        role_name=plan.role_name,
        verdict=verdict.kind,
        needed_hours_low=verdict.needed_hours_low,
        needed_hours_high=verdict.needed_hours_high,
        weekly_hours=plan.weekly_hours,
        available_hours=verdict.available_hours,
        start=plan.start,
        finish=verdict.finish,
        deadline=plan.deadline,
        budget_usd=plan.budget_usd,
    )


def _phases(before: Iterable[Phase], after: Iterable[Phase]) -> Iterator[PhaseMove]:
    """In the order of the present plan; what went comes last."""
    old, new = ({phase.id: phase for phase in phases} for phases in (before, after))
    for phase_id in dict.fromkeys([*new, *old]):
        was, now = old.get(phase_id), new.get(phase_id)
        shown = now or was
        assert shown is not None
        if was and now and was.milestone.due == now.milestone.due and abs(was.hours - now.hours) < MIN_HOURS:
            continue
        yield PhaseMove(
            phase_id=phase_id,
            title=shown.title,
            hours_before=was.hours if was else None,
            hours_after=now.hours if now else None,
            due_before=was.milestone.due if was else None,
            due_after=now.milestone.due if now else None,
        )


def _skills(before: TransitionPlan, after: TransitionPlan) -> Iterator[SkillMove]:
    old, new = ({gap.skill_id: gap for gap in plan.gaps} for plan in (before, after))
    left_before, left_after = ({gap.skill_id: gap for gap in plan.dropped} for plan in (before, after))
    for skill_id in dict.fromkeys([*new, *old]):
        was, now = old.get(skill_id), new.get(skill_id)
        shown = now or was
        assert shown is not None
        has_same_level = not (was and now) or was.own_level == now.own_level
        if has_same_level and abs(_middle(was) - _middle(now)) < MIN_HOURS:
            continue
        known_before, known_after = was or left_before.get(skill_id), now or left_after.get(skill_id)
        yield SkillMove(
            skill_id=skill_id,
            name=shown.name,
            kind=_kind(was, now, was_left_out=skill_id in left_before, is_left_out=skill_id in left_after),
            own_before=known_before.own_level if known_before else None,
            own_after=known_after.own_level if known_after else None,
            hours_before=_middle(was),
            hours_after=_middle(now),
        )


def _kind(
    was: Gap | None, now: Gap | None, *, was_left_out: bool, is_left_out: bool
) -> Literal["new", "gone", "left_out", "taken_in", "moved"]:
    if was and now:
        return "moved"
    if now:
        return "taken_in" if was_left_out else "new"
    return "left_out" if is_left_out else "gone"


def _middle(gap: Gap | None) -> float:
    return round(gap.middle_hours, 1) if gap else 0.0


def _size(move: SkillMove) -> float:
    return abs(move.hours_after - move.hours_before)
