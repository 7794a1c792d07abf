"""Simulated people who talk with the coach; optional, so that the other figures do not wait for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

MODULE = "tests.evals.people.measure"
TALKS = 200
SEED = 2026  # the same people each time, or figures of two runs would not compare


@dataclass(frozen=True)
class Measured:
    figures: dict[str, float]
    lower_is_better: frozenset[str]
    targets: Mapping[str, float]


def is_here() -> bool:
    try:
        return find_spec(MODULE) is not None
    except ModuleNotFoundError:  # its parent is missing
        return False


def measure() -> Measured:
    """Its `measure(talks, seed)`, and the LOWER_IS_BETTER and TARGETS that the module may name."""
    module = import_module(MODULE)
    return Measured(
        figures=module.measure(talks=TALKS, seed=SEED),
        lower_is_better=frozenset(getattr(module, "LOWER_IS_BETTER", ())),
        targets=getattr(module, "TARGETS", {}),
    )
