"""What is worked out for a person: levels, gaps, resources that fit."""

from datetime import date
from typing import Literal

from pydantic import Field

from tools.schema.base import Frozen, Importance, Level, Source


class EvidenceRow(Frozen):
    """One thing that speaks for a level of one skill, as it was told or concluded."""

    kind: Literal["said", "cv", "answer", "check", "typical", "implied"] = Field(
        description="Told in a talk or form; a line of a CV; an answer with a level; a yes or no; as people of the "
        "same work bring it; follows from another skill."
    )
    words: str = Field(description="The person's own words, or the reason.")
    question: str = Field(default="", description="What was asked, where it is an answer.")
    low: Level = Field(description="The lowest level it speaks for.")
    high: Level = Field(description="The highest; equal to `low` where a level was told, 4 for an `at least`.")
    base_weight: float = Field(ge=0, le=1, description="What such a row weighs while it is new.")
    weight: float = Field(ge=0, le=1, description="After its age, and halved where a newer word took its place.")
    age_years: int | None = Field(default=None, ge=0, description="Whole years since; None where it is not known.")
    told_on: date | None = None
    replaced: bool = Field(default=False, description="A newer word took its place; it stays in sight.")
    counts: bool = Field(default=False, description="The level is taken from this row.")
    source: Source


class SkillLevel(Frozen):
    """How far a person is with one skill, and why we think so."""

    skill_id: str
    level: Level
    confidence: float = Field(ge=0, le=1)
    basis: Literal["said", "answer", "cv", "typical", "implied", "unknown"] = Field(
        description="`typical`: what people of the same origin role bring, not said; `implied`: follows from another "
        "skill; `unknown`: counted as 0."
    )
    disputed: bool = Field(
        default=False, description="An answer to the check points lower than the person's own word, which is kept."
    )
    sources: tuple[Source, ...] = ()
    low: float | None = Field(default=None, ge=0, le=4, description="Where the level may lie; None until weighed.")
    high: float | None = Field(default=None, ge=0, le=4)
    rows: tuple[EvidenceRow, ...] = Field(default=(), description="What it rests on, the row that counts first.")


class CheckResult(Frozen):
    """The quick five-question check so far."""

    answered: int = Field(ge=0)
    points: int = Field(ge=0)
    threshold: int
    maximum: int
    open_question_ids: tuple[str, ...] = Field(default=(), description="Not answered yet, in order.")
    source: Source

    @property
    def passed(self) -> bool:
        return self.points >= self.threshold


class ReadinessRow(Frozen):
    """What one skill adds to the readiness for a role."""

    skill_id: str
    importance: Importance
    points: int = Field(description="What the skill counts: 3 for a must-have, 1 for a strong wish.")
    own: Level
    required: Level
    reached: float = Field(ge=0, description="Points times own/required, at most all of them.")


class Readiness(Frozen):
    """How much of what a role asks for is there, 0-100; a share of skills, no chance of being hired."""

    value: int = Field(ge=0, le=100)
    low: int = Field(ge=0, le=100, description="Were each level at the low end of its range.")
    high: int = Field(ge=0, le=100, description="Were each level at the high end of its range.")
    planned: int = Field(ge=0, le=100, description="Where a plan leads: employable; the rest comes on the job.")
    points: float = Field(ge=0)
    of_points: int = Field(gt=0)
    rows: tuple[ReadinessRow, ...] = Field(description="Must-haves first, what is missing most first.")
    source: Source


class Assessment(Frozen):
    """Own level for every skill a role asks for."""

    role_id: str
    levels: tuple[SkillLevel, ...]
    check: CheckResult
    others: tuple[SkillLevel, ...] = Field(
        default=(), description="Known levels of skills the role does not ask for: they build up to it, or transfer."
    )
    programming: Level = Field(default=0, description="How well the person programs, in whatever language.")
    readiness: Readiness | None = Field(default=None, description="Where the evidence was weighed.")


class LevelReason(Frozen):
    """One level with its rows, for whoever asks why."""

    level: SkillLevel
    name: str
    role_id: str
    required_level: Level | None = Field(default=None, description="What the role asks; None where it does not.")


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
    saved_hours: float = Field(
        default=0, ge=0, description="What another skill takes off, in the middle of the estimate: these are not in it."
    )
    saved_by: str = Field(default="", description="Name of that skill; empty where none helps.")
    saved_why: str = Field(default="", description="Why it helps.")
    basis: str = Field(description="How the own level is known; see SkillLevel.basis.")
    sources: tuple[Source, ...]

    @property
    def middle_hours(self) -> float:
        """What a plan counts with: half-way between the two ends of the estimate."""
        return (self.hours_low + self.hours_high) / 2


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
        description="Codes of why it fits, and of what to look out for.",
        examples=[("teaches:rag", "level:beginner", "free")],
    )
    weeks: int | None = Field(default=None, description="How long it takes in the person's own hours, rounded up.")
    link: Literal["", "works", "unsure"] = Field(
        default="", description="What the last check found; empty where none was made or it could not tell."
    )
    checked_on: date | None = Field(default=None, description="Day of that check.")
    source: Source


class NotShown(Frozen):
    """A resource that would have been picked, were its address not dead."""

    resource_id: str
    title: str
    checked_on: date


class Picks(Frozen):
    """Resources found, best first, and those that they stand in for."""

    picks: tuple[ResourcePick, ...] = ()
    not_shown: tuple[NotShown, ...] = ()
