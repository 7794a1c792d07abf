"""What moved between two plans, and what was told in between: the difference, computed and not described."""

from datetime import date
from typing import Literal

from pydantic import Field

from tools.schema.base import Frozen, Level
from tools.schema.person import Fact
from tools.schema.plan import PhaseId


class Standing(Frozen):
    """What a plan comes to: the figures that a person compares."""

    role_name: str
    verdict: str
    needed_hours_low: float
    needed_hours_high: float
    weekly_hours: float
    available_hours: float | None
    start: date
    finish: date
    deadline: date | None
    budget_usd: float | None


class PhaseMove(Frozen):
    """A phase that came, went, or has other hours or another date; None where the plan does not have it."""

    phase_id: PhaseId
    title: str
    hours_before: float | None
    hours_after: float | None
    due_before: date | None
    due_after: date | None


class SkillMove(Frozen):
    """A skill that came into the plan, left it, or takes other hours there."""

    skill_id: str
    name: str
    kind: Literal["new", "gone", "left_out", "taken_in", "moved"]
    own_before: Level | None = Field(description="Own level as the former plan had it; None where it was no gap.")
    own_after: Level | None
    hours_before: float = Field(ge=0, description="Middle of the estimate; 0 where it was no gap.")
    hours_after: float = Field(ge=0)


class PlanDiff(Frozen):
    """The former plan, the present one, and what differs; `because` is what the person told in between."""

    before: Standing
    after: Standing
    phases: tuple[PhaseMove, ...] = ()
    skills: tuple[SkillMove, ...] = Field(default=(), description="The largest difference of hours first.")
    because: tuple[Fact, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing that a person would see is different."""
        return self.before == self.after and not self.phases and not self.skills
