"""What is worked out for a person: levels, gaps, resources that fit."""

from datetime import date
from typing import Literal

from pydantic import Field

from tools.schema.base import Frozen, Importance, Level, Source


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
