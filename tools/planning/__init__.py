"""From where a person is to where they want to be: gaps, phases, weeks, and whether it fits at all."""

from tools.planning.diff import diff_plans
from tools.planning.gaps import find_gaps
from tools.planning.outline import Outline, outline
from tools.planning.plan import make_plan

__all__ = ["Outline", "diff_plans", "find_gaps", "make_plan", "outline"]
