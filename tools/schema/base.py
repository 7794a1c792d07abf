"""What every model of the vocabulary shares: it is frozen, and it says where it rests."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Level = Annotated[int, Field(ge=0, le=4, description="0 none, 1 aware, 2 with help, 3 alone, 4 can lead.")]
Importance = Literal["must", "strong", "nice"]


class Frozen(BaseModel):
    """A value: it never changes, and a misspelt field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """What a statement rests on, so that a person can check it."""

    kind: Literal["claim", "table", "person", "formula", "judgement"]
    ref: str = Field(
        description="Claim id, table row, turn or formula.",
        examples=["s5-total-timeline", "role_skills:ai-engineer/python"],
    )
    label: str = Field(description="What a person reads.", examples=["AI Engineer Weekly, Opening"])
    file: str = Field(default="", description="Seed article behind a claim, else empty.")
