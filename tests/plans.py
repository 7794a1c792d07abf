"""Plans to take along, made for people of `tests/people.py`."""

from datetime import date

from agent.plan import Plan
from agent.prompts import PromptLibrary
from tests.people import CATALOGUE, person
from tools.knowledge.search import search_index
from tools.planning import make_plan

FRIDAY = date(2026, 11, 27)
INDEX = search_index(CATALOGUE)


def plan_of(
    origin: str = "software-engineer",
    *,
    hours: float = 8,
    months: float | None = 10,
    budget: float | None = None,
    target: str | None = None,
    today: date = FRIDAY,
    owner: str = "me",
) -> Plan:
    """The plan of somebody of whom only this is known."""
    profile = person(origin, hours=hours, months=months, budget=budget, target=target)
    return Plan(make_plan(CATALOGUE, INDEX, profile, today=today), CATALOGUE, PromptLibrary(), person=owner)
