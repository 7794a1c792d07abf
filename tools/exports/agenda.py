"""What of a plan belongs into a calendar, and when: each week's work, each milestone, a check-in every two weeks.

Everything lasts a whole day, as nobody has told at what hour they learn. Keys are of the calendar and not of the plan:
a week is known by its own Monday, so that a plan made anew replaces what stood there, and what is past stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tools.schema import Milestone, TransitionPlan, Week
from tools.weeks import monday_of

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Occasion:
    """A day of the plan that is worth an entry."""

    kind: Literal["week", "check_in", "milestone"]
    key: str  # the same for what replaces it
    day: date
    week: Week | None = None
    milestone: Milestone | None = None


def occasions(plan: TransitionPlan) -> tuple[Occasion, ...]:
    """All entries of a plan, in order of time."""
    found = [
        *(Occasion("week", f"week/{monday_of(week.start)}", week.start, week=week) for week in plan.weeks),
        *(Occasion("check_in", f"check-in/{monday_of(day)}", day) for day in check_ins(plan)),
        *(
            Occasion("milestone", f"milestone/{phase.id}", phase.milestone.due, milestone=phase.milestone)
            for phase in plan.phases
        ),
    ]
    return tuple(sorted(found, key=lambda occasion: (occasion.day, occasion.key)))


def check_ins(plan: TransitionPlan) -> Iterator[date]:
    """The last day of every second week, counted from one fixed Monday: a plan made anew keeps the rhythm."""
    for week in plan.weeks[1:]:  # the first week has nothing to look back on
        if monday_of(week.start).toordinal() // DAYS_A_WEEK % 2 == 0:
            yield week.start + timedelta(days=DAYS_A_WEEK - 1)
