"""The plan: from where a person is to a target role, under their hours, deadline and budget."""

from datetime import date
from typing import Literal

from pydantic import Field

from tools.schema.base import Frozen, Source
from tools.schema.results import Gap, NotShown, ResourcePick

PhaseId = Literal[
    "programming_foundations",
    "software_engineering",
    "ml_foundations",
    "llm_basics",
    "rag",
    "agents",
    "evaluation",
    "fine_tuning",
    "platform_infra",
    "production",
    "specialization",
    "portfolio",
    "job_search",
]


class Project(Frozen):
    """Something to build and show."""

    title: str
    brief: str
    proves: tuple[str, ...] = Field(description="Skill ids.")
    done_when: tuple[str, ...]
    source: Source


class RubricPoint(Frozen):
    """One skill that a project shows, worth 0 to 2 points: 0 where nothing of it can be seen."""

    skill_id: str
    some: str = Field(description="What earns one point.")
    full: str = Field(description="What earns two.")


class HiringPoint(Frozen):
    """What the articles say that somebody who hires looks for, or wants to be spared."""

    kind: Literal["idea", "wanted", "avoid"]
    text: str
    source: Source
    trust: str = Field(description="What that source rests on, and what it sells.")


class PortfolioProject(Frozen):
    """One of the few projects somebody shows, built in the hours that the phases of the plan have for building."""

    id: str = Field(description="Row of `projects.csv` that leads it.")
    title: str
    brief: str
    phases: tuple[PhaseId, ...] = Field(description="Phases it is built in, in their order.")
    grows_by: tuple[str, ...] = Field(default=(), description="What the other phases add to it.")
    hours: float = Field(ge=0, description="What the plan still has for building it.")
    week: int = Field(ge=1, description="Week of the plan by whose end it is built.")
    due: date
    proves: tuple[str, ...] = Field(description="Skill ids, must-haves first.")
    done_when: tuple[str, ...]
    rubric: tuple[RubricPoint, ...]
    hiring: tuple[HiringPoint, ...]
    data: str = Field(description="What to use, public or made up.")
    must_not: str = Field(description="What must not go wrong.")
    is_held: bool = Field(default=False, description="True where it shows what the person can do already.")


class Portfolio(Frozen):
    """What to show at the end, in the person's own field, small to large."""

    domain_id: str = Field(description="Row of `domains.csv`.")
    label: str = Field(description="The field in words.", examples=["finance and accounting"])
    projects: tuple[PortfolioProject, ...]


class Milestone(Frozen):
    """A point at which something can be shown."""

    id: str = Field(description="Stable across re-plans of the same scope.")
    title: str
    week: int = Field(ge=1, description="Week of the plan by whose end it is due.")
    due: date
    done_when: str


class Done(Frozen):
    """A milestone that was finished, and how its proof reads beside what it asks for."""

    on: date
    proof: str = Field(default="", description="A link or words; empty where nothing was shown.")
    shown: tuple[str, ...] = Field(default=(), description="Points of `done_when` that the proof names.")
    missing: tuple[str, ...] = Field(default=(), description="Points it does not name: not shown yet.")
    rubric_shown: tuple[str, ...] = Field(
        default=(), description="Points of its project's rubric that the proof names."
    )
    rubric_missing: tuple[str, ...] = Field(
        default=(), description="Those of the skills of this phase that it does not name."
    )


class Pace(Frozen):
    """Real hours beside planned ones, from two check-ins on."""

    weeks: int = Field(ge=2, description="Weeks whose hours were told.")
    real_hours: float = Field(ge=0)
    planned_hours: float = Field(gt=0)
    share: float = Field(gt=0, description="Real by planned, within bounds.")
    is_bounded: bool = Field(description="True where the real share lies outside of the bounds.")
    weekly_hours: float = Field(gt=0, description="Hours of work a week that the rest of the plan counts with.")


class Phase(Frozen):
    id: PhaseId
    title: str
    goal: str
    skills: tuple[str, ...] = Field(description="Skill ids worked on, prerequisites first.")
    hours: float = Field(ge=0)
    start_week: int = Field(ge=1)
    end_week: int = Field(ge=1)
    milestone: Milestone
    project: Project | None = None
    resources: tuple[ResourcePick, ...] = ()
    not_shown: tuple[NotShown, ...] = Field(default=(), description="Would stand there, were their address not dead.")
    sources: tuple[Source, ...]
    done: Done | None = Field(default=None, description="Set once its milestone is finished; it never moves again.")


class WeekTask(Frozen):
    phase_id: PhaseId
    kind: Literal["learn", "build", "apply"] = Field(description="Study a skill, build the project, or seek the job.")
    title: str = Field(description="Name of the skill, project or phase.")
    hours: float = Field(gt=0)
    skill_id: str | None = None


class Week(Frozen):
    number: int = Field(ge=1)
    start: date
    hours: float = Field(ge=0, description="Never above the person's weekly hours.")
    tasks: tuple[WeekTask, ...]
    days_off: int = Field(default=0, ge=0, le=7, description="Days without study; 7 is a week off.")
    off: str = Field(default="", description="Why, in the person's words; empty in a week like any other.")


class CheckIn(Frozen):
    """A look back every two weeks: what was planned until then, to be held against what was done."""

    week: int = Field(ge=1, description="Week of the plan at whose end it is.")
    due: date
    hours: float = Field(ge=0, description="Planned since the check-in before.")
    milestones: tuple[str, ...] = Field(default=(), description="Ids of the milestones due since then.")


class Change(Frozen):
    """One change that would make a plan fit, computed."""

    kind: Literal["more_hours", "later_date", "smaller_scope", "nearer_role", "raise_budget"]
    weekly_hours: float | None = None
    months: float | None = None
    role_id: str | None = None
    dropped_skills: tuple[str, ...] = ()
    saved_hours: float | None = None
    finish: date | None = None
    is_tight: bool = Field(default=False, description="It fits only where everything takes the lower end.")


class Verdict(Frozen):
    """Whether it fits, said first."""

    kind: Literal["fits", "tight", "does_not_fit", "not_now", "already_there", "open"] = Field(
        description="`not_now`: it does not fit, and nothing but another date would make it; `open`: no deadline was "
        "given, so nothing can fail to fit."
    )
    needed_hours_low: float
    needed_hours_high: float
    available_hours: float | None = Field(description="Until the deadline; None without one.")
    weeks: int = Field(description="Weeks the plan takes at the weekly hours.")
    months: float
    finish: date
    finish_50: date | None = Field(
        default=None, description="Done by then with even odds; None in plans made before this was computed."
    )
    finish_80: date | None = Field(default=None, description="Done by then with four chances in five.")
    changes: tuple[Change, ...] = Field(default=(), description="What would make it fit, smallest first.")
    sources: tuple[Source, ...]


class TransitionPlan(Frozen):
    """A plan from where a person is to a target role, under their hours, deadline and budget."""

    schema_version: Literal["1"] = "1"
    role_id: str
    role_name: str
    made_on: date
    start: date
    weekly_hours: float = Field(gt=0)
    weekly_hours_assumed: bool = Field(default=False, description="True where the person has not told their hours yet.")
    deadline: date | None = None
    budget_usd: float | None = None
    cost_usd: float | None = Field(
        default=0, description="Sum of known prices; None when a paid pick has no known price."
    )
    verdict: Verdict
    gaps: tuple[Gap, ...]
    dropped: tuple[Gap, ...] = Field(default=(), description="Gaps left out of this plan, named.")
    phases: tuple[Phase, ...]
    weeks: tuple[Week, ...]
    check_ins: tuple[CheckIn, ...] = Field(default=(), description="Every two weeks, as far as weeks are laid out.")
    assumptions: tuple[str, ...] = Field(
        default=(), description="Codes of what was assumed, each said in words by a prompt."
    )
    sources: tuple[Source, ...]
    pace: Pace | None = Field(default=None, description="None before two check-ins: the plan counts as it was told.")
    portfolio: Portfolio | None = Field(default=None, description="None in plans made before there was one.")

    @property
    def saved_hours(self) -> int:
        """What the person can already takes off the hours of the gaps."""
        return round(round(sum(gap.saved_hours for gap in self.gaps), 1))
