"""What to build to show what one can do: projects of one's own plan, and what the catalogue says of portfolios."""

from datetime import date

from tools.interview import article_source
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import PortfolioItem
from tools.knowledge.search import SearchIndex
from tools.planning import make_plan
from tools.planning.domains import in_field
from tools.schema import Frozen, Portfolio, Profile, Source, TransitionPlan

MAX_IDEAS = 4
MAX_CHECKS = 5


class Idea(Frozen):
    text: str
    proves: tuple[str, ...]
    source: Source


class PortfolioAdvice(Frozen):
    """How many projects the sources ask for, what they must show, and ideas that fit a role."""

    counts: tuple[Idea, ...]
    ideas: tuple[Idea, ...]
    requirements: tuple[Idea, ...]
    avoid: tuple[Idea, ...]
    portfolio: Portfolio | None = None  # what to build, in the person's own field


def advise_projects(
    catalogue: Catalogue,
    index: SearchIndex,
    profile: Profile,
    *,
    plan: TransitionPlan | None,
    today: date,
    role_id: str = "",
    field: str = "",
) -> PortfolioAdvice:
    """The projects of the plan that stands; for another role or field, or without a plan, of one that is tried.

    Raises: UnknownRoleError, and ImpossibleValueError for a field that no row knows.
    """
    if plan is None or role_id or field:
        told = in_field(catalogue, profile, field) if field else profile
        plan = make_plan(catalogue, index, told, today=today, role_id=role_id or None)
    return portfolio_ideas(catalogue, plan.role_id).model_copy(update={"portfolio": plan.portfolio})


def portfolio_ideas(catalogue: Catalogue, role_id: str) -> PortfolioAdvice:
    """Ideas whose skills the role needs most come first. Raises UnknownRoleError."""
    catalogue.role(role_id)
    needed = {row.skill_id: row.required_level for row in catalogue.role_skills.get(role_id, ())}

    def worth(item: PortfolioItem) -> float:
        return sum(needed.get(skill_id, 0) for skill_id in item.skill_ids) / max(1, len(item.skill_ids))

    def best(kind: str, most: int) -> tuple[Idea, ...]:
        items = [item for item in catalogue.portfolio.values() if item.kind == kind]
        return tuple(_idea(item, catalogue) for item in sorted(items, key=worth, reverse=True)[:most])

    return PortfolioAdvice(
        counts=best("count", MAX_IDEAS),
        ideas=best("project-idea", MAX_IDEAS),
        requirements=best("requirement", MAX_CHECKS),
        avoid=best("anti-pattern", 3),
    )


def _idea(item: PortfolioItem, catalogue: Catalogue) -> Idea:
    source = article_source(catalogue, item.source_id, item.locator, item.item_id)
    return Idea(text=item.item, proves=item.skill_ids, source=source)
