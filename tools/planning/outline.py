"""A plan's size without its weeks: what it would take, cheap enough to try many answers."""

from dataclasses import dataclass
from datetime import date

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.planning.costs import affordable
from tools.planning.gaps import find_gaps
from tools.planning.phases import Stage, stages
from tools.planning.terms import WEEKS_A_MONTH, Terms, read_terms, without_past_date
from tools.planning.verdict import Kind, kind_of, pace
from tools.schema import Profile

DEFAULT_ROLE = "ai-engineer"


@dataclass(frozen=True)
class Outline:
    """Hours of work from `low` to `high`, months at the person's pace, and whether that meets their date."""

    role_id: str
    skills: frozenset[str]  # gaps
    low_hours: float
    high_hours: float
    weekly_hours: float
    weekly_hours_assumed: bool
    months: float
    kind: Kind
    open_share: float  # of the material for these gaps, what the budget lets the person use (0-1)

    def difference(self, other: "Outline") -> float:
        """How far two outlines are from each other: 0 is the same plan, each part adds at most 1."""
        longest = max(self.months, other.months)
        time = abs(self.months - other.months) / longest if longest else 0.0
        union = self.skills | other.skills
        work = len(self.skills ^ other.skills) / len(union) if union else 0.0
        verdict = _VERDICT_WEIGHT if self.kind != other.kind else 0.0
        return time + work + verdict + abs(self.open_share - other.open_share)


_VERDICT_WEIGHT = 0.5  # the same work, but another answer to "will I make it?"


@dataclass(frozen=True)
class Work:
    """What there is to learn and build for a role, whatever the hours, the date and the money."""

    role_id: str
    skills: frozenset[str]  # gaps
    found: tuple[Stage, ...]


def work_of(catalogue: Catalogue, profile: Profile) -> Work:
    """The work that lies before somebody. Raises: UnknownRoleError."""
    role_id = goal_of(profile)
    assessment = assess(catalogue, profile, role_id)
    gaps = find_gaps(catalogue, assessment, without=profile.left_out_ids)
    found = stages(catalogue, role_id, gaps, assessment.programming)
    return Work(role_id, frozenset(gap.skill_id for gap in gaps), tuple(found))


def outline(catalogue: Catalogue, profile: Profile, *, today: date, work: Work | None = None) -> Outline:
    """What a plan for this profile comes to; what is not known is assumed as a plan would assume it.

    `work` saves finding it again, where only hours, date or money are tried. Raises: ImpossibleValueError,
    UnknownRoleError.
    """
    terms = read_terms(without_past_date(profile, today), today)
    work = work or work_of(catalogue, profile)
    tenths, a_week = pace(work.found, terms)
    return Outline(
        role_id=work.role_id,
        skills=work.skills,
        low_hours=round(sum(stage.low for stage in work.found)),
        high_hours=round(sum(stage.high for stage in work.found)),
        weekly_hours=terms.weekly_hours,
        weekly_hours_assumed=terms.weekly_hours_assumed,
        months=round(terms.calendar.weeks_needed(tenths, a_week) / WEEKS_A_MONTH, 1),
        kind=kind_of(work.found, terms),
        open_share=_open_share(catalogue, work.skills, terms),
    )


def goal_of(profile: Profile) -> str:
    """The catalogue role the person wants; AI engineer where none was told."""
    told = profile.target_role
    return (told.role_id if told and not told.withdrawn else None) or DEFAULT_ROLE


def _open_share(catalogue: Catalogue, skills: frozenset[str], terms: Terms) -> float:
    rows = [row for row in catalogue.resources.values() if skills & set(row.skills)]
    return sum(affordable(row, terms) for row in rows) / len(rows) if rows else 1.0
