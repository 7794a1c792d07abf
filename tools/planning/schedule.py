"""Stages laid out in weeks: never more than the person's hours, some of each week left free.

All counting is done in tenths of an hour, so that the parts of a week add up exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import floor
from typing import Literal, NamedTuple

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PlanProject
from tools.planning.phases import PROOF, Stage, project_row
from tools.planning.weeks_off import Calendar
from tools.schema import PhaseId, Week, WeekTask

TENTHS = 10
SLACK = 0.15  # of each week: illness, visitors, a task that took longer
BUILDING = 0.35  # of a phase: what was learned is used at once, in the phase's project, up to its hours
CRUMB = 5  # tenths of an hour: less is not worth sitting down for
MAX_WEEK_ROWS = 260  # five years; what lies beyond is told by its phases, not week by week


Kind = Literal["learn", "build", "apply"]


class Task(NamedTuple):
    """Work of one kind in one phase, in tenths of an hour."""

    phase_id: PhaseId
    kind: Kind
    title: str
    tenths: int
    skill_id: str | None = None


class _Piece(NamedTuple):
    """What of a task falls into one week."""

    task: Task
    tenths: int


class _Part(NamedTuple):
    """A task before its hours are scaled to what the plan takes."""

    phase_id: PhaseId
    kind: Kind
    title: str
    skill_id: str | None
    hours: float


@dataclass(frozen=True)
class Schedule:
    weeks: tuple[Week, ...]
    spans: dict[PhaseId, tuple[int, int]]
    hours: dict[PhaseId, float]
    week_count: int


def capacity(weekly_hours: float) -> int:
    """Tenths of an hour that a week takes with its slack left free."""
    return max(1, floor(weekly_hours * TENTHS * (1 - SLACK) + 1e-9))


def full_capacity(weekly_hours: float) -> int:
    return max(1, floor(weekly_hours * TENTHS + 1e-9))


def keeps_slack(a_week: int, weekly_hours: float) -> bool:
    """Of the shortest weeks nothing can be kept, and a tight plan needs them whole."""
    return a_week <= capacity(weekly_hours) < full_capacity(weekly_hours)


def total_tenths(stages: Sequence[Stage]) -> int:
    """The work of a plan: the middle of its estimate."""
    return round(sum(stage.low + stage.high for stage in stages) / 2 * TENTHS)


def lay_out(tasks: Sequence[Task], a_week: int, calendar: Calendar, *, full: int) -> Schedule:
    """Fill one week after the other with `a_week` tenths of an hour, none above `full`; days off take their share."""
    rows: dict[int, list[_Piece]] = {}
    spans: dict[PhaseId, tuple[int, int]] = {}
    hours: dict[PhaseId, float] = {}
    done = 0
    for task in tasks:
        first, last = (calendar.weeks_needed(tenths, a_week) for tenths in (done + 1, done + task.tenths))
        spans[task.phase_id] = (spans.get(task.phase_id, (first, last))[0], last)
        hours[task.phase_id] = round(hours.get(task.phase_id, 0) + task.tenths / TENTHS, 1)
        upto = calendar.upto(first - 1, a_week)
        for number in range(first, min(last, MAX_WEEK_ROWS) + 1):
            before, upto = upto, upto + calendar.share(a_week, number)
            if (part := min(done + task.tenths, upto) - max(done, before)) > 0:
                rows.setdefault(number, []).append(_Piece(task, part))
        done += task.tenths
    _join_crumbs(rows, full, calendar)
    weeks = tuple(_week(number, calendar, rows.get(number, ())) for number in range(1, max(rows, default=0) + 1))
    return Schedule(weeks, spans, hours, calendar.weeks_needed(done, a_week))


def _join_crumbs(rows: dict[int, list[_Piece]], full: int, calendar: Calendar) -> None:
    """Finish what has only a few minutes left a week earlier, or begin it a week later, where the slack allows."""
    for earlier, later in pairwise(rows):
        here, there = rows[earlier], rows[later]
        if here[-1].task is not there[0].task:
            continue
        joined = _Piece(here[-1].task, here[-1].tenths + there[0].tenths)
        room, room_later = (calendar.share(full, number) for number in (earlier, later))
        if there[0].tenths < CRUMB and len(there) > 1 and _sum(here) + there[0].tenths <= room:
            here[-1] = joined
            del there[0]
        elif here[-1].tenths < CRUMB and len(here) > 1 and _sum(there) + here[-1].tenths <= room_later:
            there[0] = joined
            del here[-1]


def _sum(pieces: Sequence[_Piece]) -> int:
    return sum(piece.tenths for piece in pieces)


def week_end(start: date, number: int) -> date:
    """The Sunday of a week of the plan."""
    return start + timedelta(days=7 * number - 1)


def tasks_of(catalogue: Catalogue, role_id: str, stages: Sequence[Stage], tenths: int) -> list[Task]:
    """The work in order, `tenths` in all: per phase what its project needs, the project, and what else there is."""
    parts = [
        part._replace(hours=part.hours * stage.left) for stage in stages for part in _parts(catalogue, role_id, stage)
    ]
    whole = sum(part.hours for part in parts)
    tasks: list[Task] = []
    told, so_far = 0, 0.0
    for part in parts:
        so_far += part.hours
        upto = round(tenths * so_far / whole)
        if upto > told:
            tasks.append(Task(part.phase_id, part.kind, part.title, upto - told, part.skill_id))
            told = upto
    return tasks


def building_hours(stage: Stage, project: PlanProject | None) -> float:
    """What of the learning in a phase is done by building its project."""
    if project is None or stage.row.id in PROOF:
        return 0.0
    return min(project.most_hours, BUILDING * sum(gap.middle_hours for gap in stage.gaps))


def _parts(catalogue: Catalogue, role_id: str, stage: Stage) -> list[_Part]:
    """The project in one piece, as soon as what it proves is learned; what else belongs to the phase comes after it."""
    phase_id, project = stage.row.id, project_row(catalogue, stage.row.id, role_id)
    building, whole = building_hours(stage, project), sum(gap.middle_hours for gap in stage.gaps)
    study = 1 - building / whole if whole else 1.0
    parts = [_Part(phase_id, "learn", gap.name, gap.skill_id, gap.middle_hours * study) for gap in stage.gaps]
    doing = building + (stage.row.base_low + stage.row.base_high) / 2
    if doing <= 0:
        return parts
    proved = [at for at, part in enumerate(parts, 1) if project and part.skill_id in project.proves]
    at = proved[-1] if proved else len(parts)
    work = _Part(phase_id, "build", project.title, None, doing) if project else None
    return [*parts[:at], work or _Part(phase_id, "apply", stage.row.title, None, doing), *parts[at:]]


def _week(number: int, calendar: Calendar, pieces: Sequence[_Piece]) -> Week:
    return Week(
        number=number,
        start=calendar.start + timedelta(days=7 * (number - 1)),
        hours=_sum(pieces) / TENTHS,
        tasks=tuple(
            WeekTask(
                phase_id=task.phase_id,
                kind=task.kind,
                title=task.title,
                hours=tenths / TENTHS,
                skill_id=task.skill_id,
            )
            for task, tenths in pieces
        ),
        days_off=calendar.days_off(number),
        off=calendar.why(number),
    )
