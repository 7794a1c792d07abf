"""What of a plan belongs into a calendar, and when: each week's work, each milestone, a check-in every two weeks.

Everything lasts a whole day, as nobody has told at what hour they learn. Keys are of the calendar and not of the plan:
a week is known by its own Monday, so that a plan made anew replaces what stood there, and what is past stays.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tools.schema import Milestone, TransitionPlan, Week
from tools.weeks import monday_of


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
        *(Occasion("check_in", f"check-in/{monday_of(one.due)}", one.due) for one in plan.check_ins),
        *(
            Occasion("milestone", f"milestone/{phase.id}", phase.milestone.due, milestone=phase.milestone)
            for phase in plan.phases
        ),
    ]
    return tuple(sorted(found, key=lambda occasion: (occasion.day, occasion.key)))
