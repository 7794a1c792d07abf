"""Roles side by side: what the sources say of each, what each asks for, how far a person is, and which is nearest."""

from pydantic import Field

from tools.schema.base import Frozen, Importance, Level, Source
from tools.schema.results import Gap, SkillLevel


class Cell(Frozen):
    """What the sources say of one role in one dimension; no text means they do not tell."""

    text: str = Field(default="", description="One line for each source, in the order of `sources`.")
    sources: tuple[Source, ...] = ()


class ComparisonRow(Frozen):
    dimension: str = Field(examples=["primary-focus", "salary"])
    section: str = Field(description="What it belongs to.", examples=["day", "pay"])
    unit: str = Field(default="", description="Of every figure in the row; empty where none stands in it.")
    cells: tuple[Cell, ...] = Field(description="One per compared role, in the same order.")


class Ask(Frozen):
    """What one role asks of one skill, and the hours that this person is away from it."""

    required_level: Level
    planned_level: Level = Field(description="How far a plan takes it: employable; the rest comes on the job.")
    importance: Importance
    postings_percent: int | None = Field(default=None, description="Share of the role's postings that name the skill.")
    postings_counted: int | None = Field(default=None, description="Of how many postings that is the share.")
    hours_low: float | None = Field(default=None, description="None while nothing is known of the person.")
    hours_high: float | None = None
    source: Source


class SkillRow(Frozen):
    """One skill in all compared roles."""

    skill_id: str
    name: str
    own: SkillLevel | None = Field(default=None, description="None while nothing is known of the person.")
    asks: tuple[Ask | None, ...] = Field(description="One per compared role; None where its list does not name it.")


class CarryOver(Frozen):
    """What a person can do that shortens a missing skill, and why."""

    skill_id: str
    name: str
    from_skill: str = Field(description="Catalogue id, or `programming`.")
    from_name: str
    own_level: Level
    saved_percent: int = Field(ge=1, le=99)
    saved_hours: float = Field(ge=0, description="Middle of the range.")
    reason: str
    source: Source


class GivenUp(Frozen):
    """A skill that the role asks less of than the person has."""

    skill_id: str
    name: str
    own_level: Level
    asked_level: Level = Field(description="0 where the role does not ask for it.")


class RoleDistance(Frozen):
    """How far this person is from one role."""

    role_id: str
    measured_by: str = Field(description="Role whose list of skills is used: the nearest where it has none itself.")
    measured_why: Source | None = Field(default=None, description="Why that list, where it is another role's.")
    hours_low: float = Field(description="All missing skills, and `proof_low`: what a plan to the role comes to.")
    hours_high: float
    proof_low: float = Field(default=0, description="To build something to show and to apply; none where one is.")
    proof_high: float = 0
    weeks_low: float | None = Field(default=None, description="At the person's own hours a week; None when not told.")
    weeks_high: float | None = None
    must_count: int
    musts_met: int = Field(description="Must-haves at the level at which one gets hired.")
    transfers: tuple[SkillLevel, ...] = Field(description="Skills already at the required level, strongest first.")
    gaps: tuple[Gap, ...] = Field(description="Must-have gaps, largest first.")
    carried: tuple[CarryOver, ...] = Field(description="What shortens the other gaps, the most hours first.")
    given_up: tuple[GivenUp, ...] = Field(description="Strong skills the role makes less use of, the most first.")

    @property
    def hours(self) -> float:
        """Middle of the range: what roles are put in order by."""
        return (self.hours_low + self.hours_high) / 2


class Stay(Frozen):
    """To stay where one is and take on part of the new work there."""

    origin_role_id: str
    toward: str
    skill_ids: tuple[str, ...] = Field(description="Missing skills that build on what one does already.")
    hours_low: float
    hours_high: float
    all_count: int = Field(description="All missing skills of `toward`.")


class SteppingStone(Frozen):
    """A nearer role on the way to a farther one."""

    role_id: str
    toward: str
    there_low: float = Field(description="Hours to the nearer role.")
    there_high: float
    on_low: float = Field(description="Hours from it to the farther one.")
    on_high: float


class RoleChoice(Frozen):
    """Which of the roles is the person's, as far as figures can tell: nearest first."""

    order: tuple[str, ...] = Field(description="Role ids, fewest hours first.")
    here: str | None = Field(default=None, description="The one among them that the person is in already.")
    toward: str = Field(description="The one to go on with: the wanted one, else the nearest that is not `here`.")
    wanted: str | None = Field(default=None, description="The one among them that the person aims at.")
    is_close: bool = Field(description="The two nearest goals lie within each other's ranges of hours.")
    stay: Stay | None = Field(default=None, description="None where the work of today is not known or not near.")
    stone: SteppingStone | None = Field(default=None, description="On the way to the wanted role, else to the nearest.")


class RoleComparison(Frozen):
    role_ids: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    skills: tuple[SkillRow, ...] = Field(default=(), description="What the roles ask for, most asked for first.")
    distances: tuple[RoleDistance, ...] = Field(
        default=(), description="One per role, in the same order; empty while nothing is known of the person."
    )
    choice: RoleChoice | None = Field(default=None, description="None while nothing is known of the person.")
