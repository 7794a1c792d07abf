"""What a model may pass to a tool, each argument with what it is for."""

from typing import Literal

from pydantic import BaseModel, Field

from tools.choice import MOST
from tools.schema import FactField, PhaseId, ToldField

MAX_QUERY_CHARS = 2_000


class RoleArgs(BaseModel):
    role_id: str = Field(default="", description="Catalogue role id; empty for the person's own target role.")


class CompareArgs(BaseModel):
    role_ids: list[str] = Field(
        default_factory=list,
        description="Role ids; with fewer than two, the person's goal and the nearest roles are added.",
        max_length=MOST,
    )
    question: str = Field(
        default="", description="The question, in the person's words: what it asks of comes first.", max_length=500
    )


class ResourceArgs(BaseModel):
    query: str = Field(default="", description="Free text, in the person's words.", max_length=MAX_QUERY_CHARS)
    skill_id: str = Field(default="", description="Catalogue skill id, when one is meant.")
    free_only: bool = Field(default=False, description="True when the person wants to pay nothing.")
    max_hours: float | None = Field(default=None, gt=0, description="Longest the person wants, in hours.")
    formats: list[str] = Field(default_factory=list, description="Wanted formats, such as course, book, video, docs.")


class ProjectArgs(RoleArgs):
    field: str = Field(
        default="", description="Field of work the projects are to be about; empty for the person's.", max_length=200
    )


class QuestionArgs(BaseModel):
    question: str = Field(description="The question, in the person's words.", max_length=MAX_QUERY_CHARS)


class PostingArgs(BaseModel):
    posting: str = Field(description="The text of the job posting.", max_length=30_000)
    title: str = Field(default="", description="Its title, when it stands apart.", max_length=200)


class SkillArgs(BaseModel):
    skill_id: str = Field(default="", description="Catalogue skill id; empty for what matters most to the person.")


class LevelArgs(BaseModel):
    skill_id: str = Field(description="Catalogue skill id.")


class PartArgs(BaseModel):
    part: str = Field(description="Phase of the plan by its title, or a skill in it by name or id.", max_length=200)


class ProfileArgs(BaseModel):
    field: ToldField = Field(description="Which fact it is.")
    quote: str = Field(description="The person's own words that say it, copied exactly.", max_length=500)


class RecallArgs(BaseModel):
    field: FactField = Field(description="Which fact it is.")
    label: str = Field(default="", description="Name of the skill, or words of the constraint.", max_length=200)


class WordsArgs(BaseModel):
    words: str = Field(description="The person's own words: what would be different.", max_length=500)


class ProgressArgs(BaseModel):
    quote: str = Field(description="The person's own words that say it, copied exactly.", max_length=500)
    phase_id: PhaseId | None = Field(default=None, description="Phase whose milestone is done; None for hours.")
    proof: str = Field(default="", description="Link or words of the message that show it.", max_length=2_000)
    hours: float | None = Field(default=None, ge=0, le=112, description="Hours really worked in a week.")
    week: Literal["this", "last"] = Field(default="this", description="Which week the hours are of.")


class NoArgs(BaseModel):
    pass
