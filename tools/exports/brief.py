"""A plan on one page, for a mentor or a manager: what they need to say yes, and nothing else about the person.

Left out on purpose: money, levels and gaps, what the person said, and that they may apply elsewhere.
"""

from collections.abc import Mapping
from typing import Any

from tools.schema import Phase, Project, TransitionPlan
from tools.schema.plan import PhaseId

MILESTONES = 3
PRIVATE: frozenset[PhaseId] = frozenset({"portfolio", "job_search"})  # where somebody shows themselves to others
PRIVATE_CHANGES = {"raise_budget", "nearer_role"}  # of money, and of other jobs
FROM_DIGEST = ("role", "verdict", "needed_hours", "available_hours", "weekly_hours", "deadline", "finish", "weeks")
# Projects that need material, users or systems of a workplace; learning to program needs none.
AT_WORK: tuple[PhaseId, ...] = ("rag", "agents", "evaluation", "production", "llm_basics", "ml_foundations")


def brief(plan: TransitionPlan, digest: Mapping[str, Any]) -> dict[str, Any]:
    """The plan as its one page needs it: sums and changes from its digest, and what others may know of the rest."""
    shown = [phase for phase in plan.phases if phase.id not in PRIVATE]
    project = _at_work(shown)
    return {
        "milestones": [
            {"title": phase.milestone.title, "due": phase.milestone.due.isoformat()} for phase in _spread(shown)
        ],
        **{name: digest[name] for name in FROM_DIGEST},
        "changes": [change for change in digest["changes"] if change["kind"] not in PRIVATE_CHANGES],
        "project": {"title": project.title, "brief": project.brief} if project else None,
    }


def _spread(phases: list[Phase]) -> list[Phase]:
    """First, middle and last: the first shows early whether it works."""
    last = len(phases) - 1
    return [phases[place] for place in sorted({0, last // 2, last})] if phases else []


def _at_work(phases: list[Phase]) -> Project | None:
    projects = {phase.id: phase.project for phase in phases if phase.project}
    return next((projects[phase_id] for phase_id in AT_WORK if phase_id in projects), None)
