"""What a model and a prompt get to see of the projects to show: names for ids, and each source told once."""

from typing import Any

from tools.knowledge.catalogue import Catalogue
from tools.practice import PortfolioAdvice
from tools.schema import HiringPoint, PhaseId, Portfolio, PortfolioProject, TransitionPlan


def titles(plan: TransitionPlan) -> dict[str, Any] | None:
    """The projects of a plan by name, in the order in which they are finished; None in plans made without any."""
    made = plan.portfolio
    return {"field": made.label, "titles": [one.title for one in made.projects]} if made else None


def advice(found: PortfolioAdvice, catalogue: Catalogue, *, dated: bool) -> dict[str, Any]:
    """What to build, and what the articles say of portfolios."""
    assert found.portfolio is not None
    shown = portfolio(found.portfolio, catalogue, dated=dated)
    return found.model_dump(mode="json", exclude={"portfolio"}) | {"portfolio": shown}


def title_with(plan: TransitionPlan, phase_id: PhaseId) -> str:
    """The project to show that a phase is a step of; empty where it has none."""
    projects = plan.portfolio.projects if plan.portfolio else ()
    return next((one.title for one in projects if phase_id in one.phases), "")


def portfolio(made: Portfolio, catalogue: Catalogue, *, dated: bool) -> dict[str, Any]:
    """The projects whole. `dated` where the plan stands: of one made from nothing the dates would mislead."""
    trust = {one.source.label.split(", ")[0]: one.trust for project in made.projects for one in project.hiring}
    return {
        "field": made.label,
        "data": made.projects[0].data,
        "must_not": made.projects[0].must_not,
        "projects": [_project(one, catalogue, dated=dated) for one in made.projects],
        "rests_on": [{"source": source, "notes": notes} for source, notes in trust.items()],
    }


def _project(one: PortfolioProject, catalogue: Catalogue, *, dated: bool) -> dict[str, Any]:
    return {
        "title": one.title,
        "brief": one.brief,
        "grows_by": list(one.grows_by),
        "due": one.due.isoformat() if dated else None,
        "hours": round(one.hours) if dated else None,
        "is_held": one.is_held,
        "proves": [catalogue.skill(skill_id).name for skill_id in one.proves],
        "done_when": list(one.done_when),
        "rubric": [
            {"skill": catalogue.skill(point.skill_id).name, "one": point.some, "two": point.full}
            for point in one.rubric
        ],
        "hiring": [_hiring(point) for point in one.hiring],
    }


def _hiring(point: HiringPoint) -> dict[str, Any]:
    return {"kind": point.kind, "text": point.text, "source": point.source.label}
