"""What a person said: facts with the words that carry them, and the profile they fold into."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tools.schema.base import Frozen, Level
from tools.schema.plan import PhaseId

Channel = Literal["chat", "answer", "cv", "posting", "correction", "form", "model"]
ToldField = Literal[
    "origin_role",
    "target_role",
    "years_experience",
    "weekly_hours",
    "deadline",
    "budget_usd",
    "skill",
    "constraint",
]
FactField = Literal[ToldField, "answer", "progress", "left_out", "time_off"]
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


_UNITS = {
    "weekly_hours": "hours a week",
    "years_experience": "years",
    "budget_usd": "US dollars",
    "deadline": "months from the day it was said",
    "skill": "level from 0 to 4",
    "answer": "level from 0 to 4",
    "progress": "hours in one week",
}


class _Said(Frozen):
    """One statement of a person, with the words that carry it."""

    quote: str = Field(description="The person's own words.")
    turn: int = Field(ge=0, description="Turn of the thread in which it was said.")
    channel: Channel = "chat"
    confidence: float = Field(default=1.0, ge=0, le=1)
    withdrawn: bool = Field(default=False, description="True takes the field back to unknown.")

    @property
    def unit(self) -> str:
        """What the value is counted in; empty where it is words."""
        return ""


class Told(Frozen):
    """An amount as the person named it, where it is kept in another unit: 400 EUR, at 1.1 US dollars each."""

    amount: float = Field(ge=0, description="The middle of it, where a range was told.")
    unit: str = Field(description="ISO 4217 code of the currency.", examples=["EUR"])
    rate: float = Field(gt=0, description="US dollars for one; rough, good for a budget and nothing else.")


class NumberFact(_Said):
    """Hours a week, years of experience, or money in US dollars."""

    field: Literal["weekly_hours", "years_experience", "budget_usd"]
    value: float | None = Field(default=None, ge=0)
    low: float | None = Field(default=None, description="Lower end where a range was given; `value` is its middle.")
    high: float | None = None
    note: Literal["", "range", "converted", "monthly_total"] = Field(
        default="", description="What was done to the words."
    )
    per_month: bool = Field(default=False, description="A budget that was told by the month.")
    told: Told | None = Field(default=None, description="A budget told in another currency, as it was told.")

    @property
    def unit(self) -> str:
        """What `value` is counted in."""
        is_monthly = self.per_month and self.note != "monthly_total"
        return "US dollars a month" if is_monthly else _UNITS[self.field]


class DeadlineFact(_Said):
    """When the person wants to be there."""

    field: Literal["deadline"] = "deadline"
    months: float | None = Field(default=None, gt=0, description="From the day it was said.")
    on: date | None = None

    @property
    def unit(self) -> str:
        return _UNITS[self.field]


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

    @property
    def unit(self) -> str:
        return _UNITS[self.field]


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


class LeftOutFact(_Said):
    """A skill the person leaves out of their plan for now; a must-have only where they want it all the same."""

    field: Literal["left_out"] = "left_out"
    skill_id: str = Field(description="Catalogue skill.")
    label: str = Field(description="Its name, as it is shown.")


class TimeOffFact(_Said):
    """Days or weeks without study: one stretch of the calendar, or every n-th week."""

    field: Literal["time_off"] = "time_off"
    label: str = Field(description="In the person's words.", examples=["on holiday from 10 to 24 August"])
    start: date = Field(description="First day off; of weeks that come again, the Monday of the first.")
    end: date | None = Field(default=None, description="Last day off; None where weeks come again without end.")
    every_weeks: int | None = Field(
        default=None, ge=2, le=52, description="From one such week to the next; None for one stretch."
    )
    is_assumed: bool = Field(default=False, description="Which days was not told: they are the first that would fit.")

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.end is None and self.every_weeks is None:
            raise ValueError("a last day, or how often it comes again")
        if self.end is not None and self.end < self.start:
            raise ValueError("the last day lies before the first")
        return self


class AnswerFact(_Said):
    """An answer to a question on a level: 0 or 4 for no and yes, 0-4 for a level question; to a probe what it shows."""

    field: Literal["answer"] = "answer"
    question_id: str
    level: Level

    @property
    def unit(self) -> str:
        return _UNITS[self.field]


class ReachedLevel(Frozen):
    """A skill of a finished phase, and the level the plan took it to."""

    skill_id: str
    level: Level


class DoneMilestone(Frozen):
    """A milestone as it stood in the plan when it was finished: it keeps its place and its date, whatever moves."""

    phase_id: PhaseId
    title: str
    due: date
    start_week: int = Field(ge=1)
    end_week: int = Field(ge=1)
    hours: float = Field(ge=0, description="What the plan had for its phase.")
    levels: tuple[ReachedLevel, ...] = ()
    proof: str = Field(default="", description="A link or words that show it; empty where nothing was shown yet.")


class WorkedWeek(Frozen):
    """Hours that were really worked in one week."""

    week: date = Field(description="Its Monday.")
    hours: float = Field(ge=0, le=168)
    planned_with: float = Field(gt=0, description="Hours a week the plan counted with then: later ones are not meant.")
    is_running: bool = Field(default=False, description="Told of a day or so far: the week is not yet a check-in.")


class ProgressFact(_Said):
    """A milestone that is done, or the real hours of a week; one of the two."""

    field: Literal["progress"] = "progress"
    on: date = Field(description="Day it was told.")
    role_id: str = Field(description="Where the plan leads that it was told of.")
    plan_start: date = Field(description="Start of the plan it was told of, which a plan made again keeps.")
    milestone: DoneMilestone | None = None
    worked: WorkedWeek | None = None

    @property
    def unit(self) -> str:
        return _UNITS[self.field] if self.worked else ""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.milestone is None) == (self.worked is None):
            raise ValueError("either a milestone or the hours of a week")
        return self


Fact = Annotated[
    NumberFact
    | DeadlineFact
    | RoleFact
    | SkillFact
    | ConstraintFact
    | LeftOutFact
    | TimeOffFact
    | AnswerFact
    | ProgressFact,
    Field(discriminator="field"),
]


class Statement(Frozen):
    """A fact in its history: when and where it was said, and what it replaced."""

    fact: Fact
    replaces: Fact | None = Field(default=None, description="What held until then; None where it was not known.")
    said_on: date | None = None
    thread_id: str | None = Field(default=None, description="The talk it was said in; None for a form or a file.")


class AskedAbout(Frozen):
    """A question of what is thought of the person: where a fact comes from, or what a level or their readiness is."""

    field: FactField
    label: str = Field(default="", description="Which skill or kind of constraint; empty for all of them.")
    words: str = Field(description="The sentence that asks; nothing in it is told.")
    about: Literal["origin", "level", "dispute", "readiness"] = Field(
        default="origin",
        description="Where a fact comes from; what a level rests on; that a level is wrong; how ready they are.",
    )
    skill_id: str | None = Field(default=None, description="Catalogue skill, where a level is meant.")


class Profile(Frozen):
    """What is known of a person: each entry is the newest fact for it; None was not said."""

    origin_role: RoleFact | None = None
    target_role: RoleFact | None = None
    years_experience: NumberFact | None = None
    weekly_hours: NumberFact | None = None
    budget_usd: NumberFact | None = None
    deadline: DeadlineFact | None = None
    skills: tuple[SkillFact, ...] = Field(
        default=(), description="One per skill, the newest word last, over all talks."
    )
    constraints: tuple[ConstraintFact, ...] = ()
    answers: tuple[AnswerFact, ...] = Field(default=(), description="One per question, the newest last.")
    progress: tuple[ProgressFact, ...] = Field(default=(), description="One per milestone and per week, the newest.")
    left_out: tuple[LeftOutFact, ...] = Field(default=(), description="Skills the plan does without for now.")
    time_off: tuple[TimeOffFact, ...] = Field(default=(), description="Days and weeks without study.")

    @property
    def is_empty(self) -> bool:
        return self == Profile()

    @property
    def left_out_ids(self) -> tuple[str, ...]:
        """Catalogue skills left out, in alphabetical order: the order in which they were named changes no plan."""
        return tuple(sorted(one.skill_id for one in self.left_out if not one.withdrawn))


class Problem(Frozen):
    """A value the person gave that cannot be: it is said back, never stored."""

    code: Literal[
        "hours_not_positive",
        "hours_too_many",
        "deadline_past",
        "budget_negative",
        "years_impossible",
        "role_unknown",
        "must_stays",
        "must_have",
        "not_in_plan",
        "not_left_out",
    ]
    quote: str


class Question(Frozen):
    """Something worth asking next."""

    kind: Literal["profile", "check", "level", "probe", "offer"]
    key: str = Field(
        description="Profile field, question id of the quick check, skill id, or id of a probe; an offer asks first "
        "whether to put its probe."
    )
    options: tuple[Fact, ...] = Field(
        default=(), description="What the person may have meant, to choose from; empty where the question is open."
    )
    left: int = Field(default=0, ge=0, description="How many more questions would follow this one.")
    weeks: int = Field(default=0, ge=0, description="By how many weeks an answer to a probe could move the plan.")


# What is said instead of an answer: why it is asked, what others say, that it takes a while, a nod, or dismay.
Evasion = Literal["why", "typical", "later", "nod", "dismay"]


class NamedRole(Frozen):
    """A role that a comparison names and the catalogue does not have under that name."""

    words: str = Field(description="In the person's words.", examples=["AI product manager"])
    role_id: str | None = Field(default=None, description="The role it counts as; None where it counts as none.")


class Heard(Frozen):
    """What listening made of one message."""

    intent: Intent
    intent_confidence: float = Field(ge=0, le=1)
    second_intent: Intent | None = Field(
        default=None, description="What it may be instead, where the confidence is low."
    )
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    role_ids: tuple[str, ...] = Field(
        default=(), description="Roles the message names, in order, as goal or not; in a comparison all that it names."
    )
    told_apart: tuple[NamedRole, ...] = Field(
        default=(), description="Of a comparison: roles named that are none of the catalogue's, or go by another name."
    )
    chooses: Literal["which", "stay"] | None = Field(
        default=None, description="It asks which role is the person's own, or whether to stay where they are."
    )
    skill_ids: tuple[str, ...] = Field(default=(), description="Catalogue skills the message names, in order.")
    language: str = Field(default="en", description="ISO 639-1 code of the message.")
    asks_about: AskedAbout | None = Field(default=None, description="Where the message asks what a fact rests on.")
    skipped: bool = Field(default=False, description="The question that was open is left open on purpose.")
    evades: Evasion | None = Field(default=None, description="What is said instead of an answer to it.")
    progress: Literal["told", "which", "all", "week"] | None = Field(
        default=None,
        description="`told`: of work done; `which`: of a milestone that cannot be told apart; `all`: asks how far the "
        "person is; `week`: asks what this week holds.",
    )
    unclear: tuple[Question, ...] = Field(
        default=(), description="What the rules and a model heard differently: to be asked before anything else."
    )
