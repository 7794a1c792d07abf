"""CP-SAT as the exact choices use it: only where the `optimizer` extra is installed, always with the same answer."""

import logging
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tools.errors import SetupError

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

WORK_LIMIT = 0.2  # of CP-SAT's deterministic time: some five times what a plan among 5,000 resources takes
SEED = 1

_log = logging.getLogger(__name__)


def require_solver() -> None:
    """Raises: SetupError where the extra is not installed; nothing is imported yet."""
    if find_spec("ortools") is None:
        raise SetupError(
            "The exact choice needs a solver that is not installed: pip install 'crosswalk[optimizer]', or leave "
            "CROSSWALK_OPTIMIZER empty for the greedy choice."
        )


def solve(model: "CpModel") -> "CpSolver | None":
    """The solver with the best that it found; None, with a line in the log, where its limit came first.

    One thread, a fixed seed, and a limit in steps of work instead of seconds: a busy machine changes nothing.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = WORK_LIMIT
    if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return solver
    _log.warning("The exact choice found nothing within its limit: the greedy choice stands.")
    return None
