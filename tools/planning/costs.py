"""What resources cost, as far as the catalogue knows, and whether a person can pay it."""

from collections.abc import Collection

from tools.knowledge.rows import Resource
from tools.planning.terms import Terms
from tools.schema import ResourcePick


def cost_usd(picks: Collection[ResourcePick]) -> float | None:
    """Sum of the known prices; None as soon as one pick has none."""
    return 0.0 if all(pick.cost in ("free", "freemium") for pick in picks) else None


def affordable(row: Resource, terms: Terms) -> bool:
    return costs_nothing(row, has_budget=terms.budget_usd != 0)


def costs_nothing(row: Resource, *, has_budget: bool) -> bool:
    return row.cost == "free" or (row.cost == "freemium" and has_budget)
