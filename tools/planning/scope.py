"""Which strong wishes to leave out so that the rest fits: as little as can be of what the role asks for.

What is lost is one figure: the sum over the skills left out of importance * level asked for, and of two that lose the
same the one with fewer skills. Must-haves and proof are never left out, and what other skills build on stays as far as
they need it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from tools.planning.gaps import IMPORTANCE
from tools.schema import Gap


def loss_of(gaps: Collection[Gap]) -> tuple[int, int]:
    """What leaving these out loses; smaller is better."""
    return sum(asked_for(gap) for gap in gaps), len(gaps)


def asked_for(gap: Gap) -> int:
    return IMPORTANCE[gap.importance] * gap.required_level


def leave_out(wishes: Sequence[Gap], works: Callable[[Collection[str]], bool]) -> tuple[str, ...] | None:
    """First what is asked for least per hour, until the rest works; then back in what works again without the others.

    `works` tells whether the plan without some skills fits. None where nothing left out would be enough.
    """
    order = [gap.skill_id for gap in least_asked_first(wishes)]
    if not order or not works(order):
        return None
    low, high = 0, len(order)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if works(order[:middle]) else (middle, high)
    dropped = order[:high]
    for skill_id in reversed(dropped[:-1]):  # without the last one it does not work
        others = [one for one in dropped if one != skill_id]
        if works(others):
            dropped = others
    return tuple(dropped)


def least_asked_first(gaps: Iterable[Gap]) -> list[Gap]:
    """By what is asked for in each hour that they take."""
    return sorted(gaps, key=lambda gap: (asked_for(gap) / _hours(gap), gap.skill_id))


def _hours(gap: Gap) -> float:
    return max(gap.hours_low + gap.hours_high, 0.1)
