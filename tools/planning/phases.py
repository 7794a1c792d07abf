"""Gaps gathered into the phases of a plan: what belongs together, in the order in which it can be learned."""

from dataclasses import dataclass

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PhaseSkill, PlanPhase, PlanProject
from tools.schema import Gap, PhaseId, Project, Source

PROOF: tuple[PhaseId, ...] = ("portfolio", "job_search")  # every plan ends with these, whatever the gaps
PROGRAMS = 2  # from here on a person writes small programs of their own and needs no foundations


@dataclass(frozen=True)
class Stage:
    """A phase of this person's plan, before it has dates."""

    row: PlanPhase
    gaps: tuple[Gap, ...]
    left: float = 1.0  # share of the work that is still to do

    @property
    def low(self) -> float:
        return self.left * (self.row.base_low + sum(gap.hours_low for gap in self.gaps))

    @property
    def high(self) -> float:
        return self.left * (self.row.base_high + sum(gap.hours_high for gap in self.gaps))


def open_phases(catalogue: Catalogue, role_id: str, programming: int) -> tuple[PlanPhase, ...]:
    """Phases that a plan for this role and person can have, in order."""
    rows = sorted(catalogue.rows(PlanPhase), key=lambda row: row.position)
    return tuple(
        row
        for row in rows
        if not {"any", role_id}.isdisjoint(row.roles)
        and (row.id != "programming_foundations" or programming < PROGRAMS)
    )


def stages(catalogue: Catalogue, role_id: str, gaps: tuple[Gap, ...], programming: int) -> tuple[Stage, ...]:
    """The phases with something to do, proof and applications last; `gaps` come prerequisites first.

    Within a phase goes first what its project needs.
    """
    phases = open_phases(catalogue, role_id, programming)
    at = phase_of(catalogue, phases)
    found = []
    for row in phases:
        of_phase = tuple(gap for gap in gaps if at[gap.skill_id] == row.id)
        found.append(Stage(row, _project_first(catalogue, of_phase, project_row(catalogue, row.id, role_id))))
    return tuple(stage for stage in found if stage.gaps or stage.row.id in PROOF)


def _project_first(catalogue: Catalogue, gaps: tuple[Gap, ...], project: PlanProject | None) -> tuple[Gap, ...]:
    """What a project proves and what that builds on, then the rest, both in their old order."""
    needed = set(project.proves) if project else set()
    for gap in reversed(gaps):
        if gap.skill_id in needed:
            needed.update(catalogue.skills[gap.skill_id].prerequisites)
    return tuple(sorted(gaps, key=lambda gap: gap.skill_id not in needed))


def phase_of(catalogue: Catalogue, phases: tuple[PlanPhase, ...]) -> dict[str, PhaseId]:
    """Where each skill is worked on: the first of its phases that is open."""
    is_open = {row.id for row in phases}
    return {
        row.skill_id: next((phase for phase in row.phases if phase in is_open), row.phases[-1])
        for row in catalogue.rows(PhaseSkill)
    }


def project_row(catalogue: Catalogue, phase_id: PhaseId, role_id: str) -> PlanProject | None:
    """What to build in a phase: a project made for the role goes before one for all."""
    rows = [one for one in catalogue.rows(PlanProject) if one.phase == phase_id]
    fitting = [one for one in rows if role_id in one.roles] + [one for one in rows if "any" in one.roles]
    return fitting[0] if fitting else None


def project_of(catalogue: Catalogue, phase_id: PhaseId, role_id: str) -> Project | None:
    """The project of a phase as a plan shows it, with what the articles say of such a project."""
    row = project_row(catalogue, phase_id, role_id)
    if row is None:
        return None
    source = portfolio_source(catalogue, row.item_id)
    return Project(title=row.title, brief=row.brief, proves=row.proves, done_when=row.done_when, source=source)


def portfolio_source(catalogue: Catalogue, item_id: str) -> Source:
    """Where the articles say what a portfolio should show."""
    item = catalogue.portfolio[item_id]
    article = catalogue.articles[item.source_id]
    label = f"{article.name}, {item.locator}"
    return Source(kind="table", ref=f"portfolio:{item_id}", label=label, file=article.seed_file)


def roadmap_sources(catalogue: Catalogue, row: PlanPhase) -> tuple[Source, ...]:
    """The steps of the articles' roadmaps that a phase rests on."""
    steps = {f"{step.roadmap_id}/{step.phase_order}": step for step in catalogue.roadmap}
    found = [(ref, steps[ref], catalogue.articles[steps[ref].source_id]) for ref in row.roadmap]
    return tuple(
        Source(kind="table", ref=f"roadmap:{ref}", label=f"{article.name}, {step.phase}", file=article.seed_file)
        for ref, step, article in found
    )
