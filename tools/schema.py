"""The vocabulary of the coach: what a person said, what they can do, what a role asks, what a plan holds.

Every model is frozen: a change is a new value. Row models of the catalogue live in `tools/knowledge/rows.py`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Annotated[int, Field(ge=0, le=4, description="0 none, 1 aware, 2 with help, 3 alone, 4 can lead.")]
Importance = Literal["must", "strong", "nice"]
Channel = Literal["chat", "answer", "cv", "posting", "correction", "form", "model"]
Intent = Literal[
    "greet",
    "self_assess",
    "answer_assessment",
    "compare_roles",
    "find_resources",
    "make_plan",
    "revise_plan",
    "explain_fact",
    "salary_question",
    "interview_practice",
    "portfolio_advice",
    "fit_to_job_posting",
    "progress_update",
    "export",
    "correct_profile",
    "delete_my_data",
    "off_topic",
    "unsafe_or_injection",
    "emotional_support",
    "goodbye",
]


class Frozen(BaseModel):
    """A value: it never changes, and a misspelt field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- Where a figure rests ---------------------------------------------------------------------------------------------


class Source(Frozen):
    """What a statement rests on, so that a person can check it."""

    kind: Literal["claim", "table", "person", "formula", "judgement"]
    ref: str = Field(
        description="Claim id, table row, turn or formula.",
        examples=["s5-total-timeline", "role_skills:ai-engineer/python"],
    )
    label: str = Field(description="What a person reads.", examples=["AI Engineer Weekly, Opening"])
    file: str = Field(default="", description="Seed article behind a claim, else empty.")


# --- What a person said: facts, and the profile they fold into --------------------------------------------------------


class _Said(Frozen):
    """One statement of a person, with the words that carry it."""

    quote: str = Field(description="The person's own words.")
    turn: int = Field(ge=0, description="Turn of the thread in which it was said.")
    channel: Channel = "chat"
    confidence: float = Field(default=1.0, ge=0, le=1)
    withdrawn: bool = Field(default=False, description="True takes the field back to unknown.")


class NumberFact(_Said):
    """Hours a week, years of experience, or money in US dollars."""

    field: Literal["weekly_hours", "years_experience", "budget_usd"]
    value: float | None = Field(default=None, ge=0)
    low: float | None = Field(default=None, description="Lower end where a range was given; `value` is its middle.")
    high: float | None = None
    note: Literal["", "range", "converted", "monthly_total"] = Field(
        default="", description="What was done to the words."
    )


class DeadlineFact(_Said):
    """When the person wants to be there."""

    field: Literal["deadline"] = "deadline"
    months: float | None = Field(default=None, gt=0, description="From the day it was said.")
    on: date | None = None


class RoleFact(_Said):
    """A role the person has or wants."""

    field: Literal["origin_role", "target_role"]
    label: str = Field(default="", description="In the person's words.", examples=["registered nurse"])
    role_id: str | None = Field(default=None, description="Catalogue role, or None where it has none.")


class SkillFact(_Said):
    """A skill the person has, or says they lack."""

    field: Literal["skill"] = "skill"
    label: str = Field(description="In the person's words.", examples=["Spring Boot"])
    skill_id: str | None = Field(default=None, description="Catalogue skill, or None for one outside it.")
    level: Level | None = None
    negated: bool = False


class ConstraintFact(_Said):
    """A condition or wish the plan must respect."""

    field: Literal["constraint"] = "constraint"
    kind: Literal[
        "care",
        "visa",
        "accessibility",
        "language",
        "no_gpu",
        "no_video",
        "shift_work",
        "place",
        "domain",
        "wish",
        "other",
    ]
    text: str


class AnswerFact(_Said):
    """An answer to a self-assessment question; `level` is 0 or 4 for no and yes, 0-4 for a level question."""

    field: Literal["answer"] = "answer"
    question_id: str
    level: Level


Fact = Annotated[
    NumberFact | DeadlineFact | RoleFact | SkillFact | ConstraintFact | AnswerFact,
    Field(discriminator="field"),
]


class Profile(Frozen):
    """What is known of a person: each entry is the newest fact for it; None was not said."""

    origin_role: RoleFact | None = None
    target_role: RoleFact | None = None
    years_experience: NumberFact | None = None
    weekly_hours: NumberFact | None = None
    budget_usd: NumberFact | None = None
    deadline: DeadlineFact | None = None
    skills: tuple[SkillFact, ...] = Field(default=(), description="One per skill, in the order first said.")
    constraints: tuple[ConstraintFact, ...] = ()
    answers: tuple[AnswerFact, ...] = Field(default=(), description="One per question, the newest.")

    @property
    def is_empty(self) -> bool:
        return self == Profile()


class Problem(Frozen):
    """A value the person gave that cannot be: it is said back, never stored."""

    code: Literal[
        "hours_not_positive", "hours_too_many", "deadline_past", "budget_negative", "years_impossible", "role_unknown"
    ]
    quote: str


class Heard(Frozen):
    """What listening made of one message."""

    intent: Intent
    intent_confidence: float = Field(ge=0, le=1)
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    role_ids: tuple[str, ...] = Field(
        default=(), description="Catalogue roles the message names, in order, as goal or not."
    )
    skill_ids: tuple[str, ...] = Field(default=(), description="Catalogue skills the message names, in order.")
    language: str = Field(default="en", description="ISO 639-1 code of the message.")


class Question(Frozen):
    """Something worth asking next."""

    kind: Literal["profile", "check", "level"]
    key: str = Field(description="Profile field, question id of the quick check, or skill id.")


# --- Assessment -------------------------------------------------------------------------------------------------------


class SkillLevel(Frozen):
    """How far a person is with one skill, and why we think so."""

    skill_id: str
    level: Level
    confidence: float = Field(ge=0, le=1)
    basis: Literal["said", "answer", "cv", "typical", "implied", "unknown"] = Field(
        description="`typical`: what people of the same origin role bring, not said; `implied`: follows from another "
        "skill; `unknown`: counted as 0."
    )
    sources: tuple[Source, ...] = ()


class CheckResult(Frozen):
    """The quick five-question check so far."""

    answered: int = Field(ge=0)
    points: int = Field(ge=0)
    threshold: int
    maximum: int
    next_question_id: str | None = Field(default=None, description="None when all are answered.")
    source: Source

    @property
    def passed(self) -> bool:
        return self.points >= self.threshold


class Assessment(Frozen):
    """Own level for every skill a role asks for."""

    role_id: str
    levels: tuple[SkillLevel, ...]
    check: CheckResult
    others: tuple[SkillLevel, ...] = Field(
        default=(), description="Known levels of skills the role does not ask for: they build up to it, or transfer."
    )
    programming: Level = Field(default=0, description="How well the person programs, in whatever language.")


class Gap(Frozen):
    """A skill the role asks for above the person's level, and the hours to close it."""

    skill_id: str
    name: str
    own_level: Level
    required_level: Level
    planned_level: Level = Field(description="How far the plan takes it: employable; the rest comes on the job.")
    importance: Importance
    hours_low: float = Field(ge=0)
    hours_high: float = Field(ge=0)
    basis: str = Field(description="How the own level is known; see SkillLevel.basis.")
    sources: tuple[Source, ...]


# --- Comparison -------------------------------------------------------------------------------------------------------


class Cell(Frozen):
    """What the sources say of one role in one dimension; no text means they do not tell."""

    text: str = ""
    sources: tuple[Source, ...] = ()


class ComparisonRow(Frozen):
    dimension: str = Field(examples=["primary-focus", "salary"])
    cells: tuple[Cell, ...] = Field(description="One per compared role, in the same order.")


class RoleDistance(Frozen):
    """How far this person is from one role."""

    role_id: str
    hours_low: float
    hours_high: float
    transfers: tuple[SkillLevel, ...] = Field(description="Skills already at the required level, strongest first.")
    gaps: tuple[Gap, ...] = Field(description="Must-have gaps, largest first.")


class RoleComparison(Frozen):
    role_ids: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    distances: tuple[RoleDistance, ...] = Field(default=(), description="Empty while nothing is known of the person.")


# --- Resources --------------------------------------------------------------------------------------------------------


class ResourcePick(Frozen):
    """A resource of the catalogue and why it fits."""

    resource_id: str
    title: str
    url: str = Field(default="", description="Empty where no source showed the address: never a link then.")
    publisher: str = ""
    format: str
    level: str
    cost: str
    hours: float | None = None
    skill_ids: tuple[str, ...]
    reasons: tuple[str, ...] = Field(
        description="Codes of why it fits.", examples=[("teaches:rag", "level:beginner", "free")]
    )
    source: Source


# --- The plan ---------------------------------------------------------------------------------------------------------

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


class Milestone(Frozen):
    """A point at which something can be shown."""

    id: str = Field(description="Stable across re-plans of the same scope.")
    title: str
    week: int = Field(ge=1, description="Week of the plan by whose end it is due.")
    due: date
    done_when: str


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
    sources: tuple[Source, ...]


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


class Change(Frozen):
    """One change that would make a plan fit, computed."""

    kind: Literal["more_hours", "later_date", "smaller_scope", "nearer_role", "raise_budget"]
    weekly_hours: float | None = None
    months: float | None = None
    role_id: str | None = None
    dropped_skills: tuple[str, ...] = ()
    saved_hours: float | None = None
    finish: date | None = None


class Verdict(Frozen):
    """Whether it fits, said first."""

    kind: Literal["fits", "tight", "does_not_fit", "already_there", "open"] = Field(
        description="`open`: no deadline was given, so nothing can fail to fit."
    )
    needed_hours_low: float
    needed_hours_high: float
    available_hours: float | None = Field(description="Until the deadline; None without one.")
    weeks: int = Field(description="Weeks the plan takes at the weekly hours.")
    months: float
    finish: date
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
    assumptions: tuple[str, ...] = Field(
        default=(), description="Codes of what was assumed, each said in words by a prompt."
    )
    sources: tuple[Source, ...]
