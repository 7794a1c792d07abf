"""What a cell of a table may hold, and the base of all row models.

A list cell ("a;b") becomes a tuple, an empty number None, an empty text "". What a column refers to is said with `Ref`,
and the catalogue checks it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator


@dataclass(frozen=True)
class Ref:
    """The column holds ids of another table, or one of the words in `also`; an empty cell refers to nothing."""

    file: str
    also: frozenset[str] = frozenset()


def split(cell: object) -> object:
    return tuple(part.strip() for part in cell.split(";")) if isinstance(cell, str) and cell else cell or ()


def _empty_is_none(cell: object) -> object:
    return None if cell == "" else cell


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")]
Number = Annotated[Annotated[float, Field(allow_inf_nan=False)] | None, BeforeValidator(_empty_is_none)]
Hours = Annotated[Annotated[float, Field(gt=0, allow_inf_nan=False)] | None, BeforeValidator(_empty_is_none)]
Day = Annotated[date | None, BeforeValidator(_empty_is_none)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(split)]
SkillId = Annotated[str, Ref("skills.csv")]
SkillIds = Annotated[tuple[Slug, ...], BeforeValidator(split), Ref("skills.csv")]
RoleId = Annotated[str, Ref("roles.csv")]
RoleIds = Annotated[tuple[Slug, ...], BeforeValidator(split), Ref("roles.csv", also=frozenset({"any"}))]
ArticleId = Annotated[str, Ref("sources.csv")]
ClaimIds = Annotated[tuple[Slug, ...], BeforeValidator(split), Ref("claims.csv")]

Unit = Literal[
    "",
    "count",
    "days",
    "months",
    "multiple",
    "percent",
    "percent_change_per_year",
    "percent_of_postings",
    "points",
    "rank",
    "seconds",
    "tokens",
    "usd",
    "usd_per_month",
    "usd_per_query",
    "usd_per_year",
    "vectors",
    "weeks",
    "words",
    "year",
    "years",
]

Topic = Literal[
    "archetype",
    "audience-advice",
    "demand",
    "failure",
    "hiring",
    "interview",
    "learning-advice",
    "mistake",
    "opinion",
    "portfolio",
    "resource",
    "roadmap-phase",
    "role-definition",
    "salary",
    "skills",
    "startup",
    "tier",
    "timeline",
    "tooling",
]

Topics = Annotated[tuple[Topic, ...], BeforeValidator(split)]


class ColumnError(ValueError):
    """A rule between columns is broken; `column` is where a person should look."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


class Row(BaseModel):
    """A line of a table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: ClassVar[str]
    key: ClassVar[tuple[str, ...]]


class FigureRow(Row):
    """A row that may carry a figure: equal ends are one figure, no upper end "at least", no lower end "at most"."""

    value_low: Number = Field(description="Lower end in `unit`; with a `value_high` of the same value, the figure.")
    value_high: Number = Field(description="Upper end in `unit`.")
    unit: Unit = Field(description="Empty where the row has no figure.", examples=["usd_per_year", "months"])

    @model_validator(mode="after")
    def _figure_is_whole(self) -> Self:
        low, high = self.value_low, self.value_high
        if low is not None and high is not None and low > high:
            raise ColumnError("value_high", f"{high:g} is below value_low {low:g}")
        if (low is None and high is None) != (self.unit == ""):
            raise ColumnError("unit", "a figure needs a unit, and a unit a figure")
        return self
