"""What a model gets to see of progress: what is done, how the hours went, what comes next, and what this week holds."""

from datetime import date
from typing import Any

from tools.planning.progress import hours_so_far, next_phase, week_at
from tools.planning.schedule import TENTHS, capacity
from tools.schema import Heard, Pace, Phase, Profile, ProgressFact, TransitionPlan, Week


def of_plan(plan: TransitionPlan) -> dict[str, Any]:
    """The part of a plan that is done, and the pace it counts with; nothing where there is neither."""
    done = [_done(phase) for phase in plan.phases if phase.done]
    return ({"done": done} if done else {}) | ({"pace": _pace(plan.pace, plan)} if plan.pace else {})


def state(plan: TransitionPlan, profile: Profile, heard: Heard, today: date) -> dict[str, Any]:
    """Where somebody stands in a plan, for an answer to what they told or asked of it."""
    hours, weeks = hours_so_far(profile)
    coming, week = next_phase(plan), week_at(plan, today)
    return {
        "kind": heard.progress,
        "hours": hours,
        "weeks": weeks,
        "planned_a_week": capacity(plan.weekly_hours) / TENTHS,
        "milestones": [
            {"number": number, "title": phase.milestone.title, "phase": phase.title, "done": phase.done is not None}
            for number, phase in enumerate(plan.phases, 1)
        ],
        "next": _next(coming) if coming else None,
        "week": _week(week, plan, today) if week else None,
    }


def fact(said: ProgressFact) -> dict[str, Any]:
    """What was told, without what the plan had of it."""
    values: dict[str, Any] = {"field": said.field, "quote": said.quote, "withdrawn": said.withdrawn}
    if said.milestone:
        return values | {
            "milestone": said.milestone.title,
            "phase": said.milestone.phase_id,
            "proof": said.milestone.proof,
        }
    assert said.worked is not None
    worked = said.worked
    return values | {"hours": worked.hours, "week": worked.week.isoformat(), "is_running": worked.is_running}


def _done(phase: Phase) -> dict[str, Any]:
    assert phase.done is not None
    return {
        "phase": phase.id,
        "milestone": phase.milestone.title,
        "on": phase.done.on.isoformat(),
        "due": phase.milestone.due.isoformat(),
        "proof": phase.done.proof,
        "shown": list(phase.done.shown),
        "missing": list(phase.done.missing),
        "rubric_shown": list(phase.done.rubric_shown),
        "rubric_missing": list(phase.done.rubric_missing),
    }


def _pace(pace: Pace, plan: TransitionPlan) -> dict[str, Any]:
    return {
        "weeks": pace.weeks,
        "real_hours": pace.real_hours,
        "planned_hours": pace.planned_hours,
        "percent": round(100 * pace.real_hours / pace.planned_hours),
        "is_bounded": pace.is_bounded,
        "weekly_hours": pace.weekly_hours,
        "planned_a_week": capacity(plan.weekly_hours) / TENTHS,
        "told_a_week": plan.weekly_hours,
    }


def _next(phase: Phase) -> dict[str, Any]:
    milestone = phase.milestone
    return {
        "phase": phase.title,
        "milestone": milestone.title,
        "due": milestone.due.isoformat(),
        "done_when": milestone.done_when,
    }


def _week(week: Week, plan: TransitionPlan, today: date) -> dict[str, Any]:
    coming = next((one for one in plan.weeks if one.number > week.number and one.tasks), None)
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "is_now": week.start <= today,
        "hours": week.hours,
        "tasks": [{"kind": task.kind, "title": task.title, "hours": task.hours} for task in week.tasks],
        "days_off": week.days_off,
        "off": week.off,
        "next": {"number": coming.number, "start": coming.start.isoformat()} if coming and not week.tasks else None,
    }
