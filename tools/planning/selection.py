"""What to learn from in each phase: few resources, free ones first, none twice, none of a format the person cannot use.

The catalogue knows no prices, so nothing that is only sold can be shown to fit a budget: paid resources are never
chosen. A freemium one can be used without paying, and is chosen only where the budget is not zero.

The greedy way takes the resource that is worth most to what is still open, phase by phase, one after the other. The
exact way (`tools.planning.exact`) looks at all phases at once; both are after the figure of `tools.planning.worth`.
"""

from collections.abc import Collection, Sequence

from tools.knowledge.catalogue import Catalogue
from tools.picking import not_shown, pick_of
from tools.planning.phases import Stage
from tools.planning.terms import Optimizer, Terms
from tools.planning.worth import MAX_PICKS, Choice, Taken, Worth
from tools.schema import NotShown, Picks, ResourcePick


def choose_resources(
    catalogue: Catalogue,
    terms: Terms,
    role_id: str,
    stages: Sequence[Stage],
    *,
    favoured: Collection[str] = (),
    optimizer: Optimizer = "greedy",
) -> list[Picks]:
    """What to learn from in each of the phases; the dead are only named. Raises: SetupError, see `exact`."""
    worth = Worth(catalogue, terms, role_id, favoured)
    choice, dead = choose_greedily(catalogue, worth, stages)
    if optimizer == "exact":
        from tools.planning.exact import choose_exactly  # the solver is read only where it is asked for

        choice = choose_exactly(catalogue, worth, stages, instead=choice)
    return [
        Picks(picks=tuple(_pick(catalogue, worth, one) for one in picks), not_shown=gone)
        for picks, gone in zip(choice, dead, strict=True)
    ]


def choose_greedily(
    catalogue: Catalogue, worth: Worth, stages: Sequence[Stage]
) -> tuple[Choice, list[tuple[NotShown, ...]]]:
    """The best few for the gaps of each phase, and the dead that would have been among them.

    Of two alike the one with the later id goes first.
    """
    is_free = worth.is_usable.copy()
    choice, dead = list[tuple[Taken, ...]](), list[tuple[NotShown, ...]]()
    for stage in stages:
        open_gaps, hours_left = {gap.skill_id: gap for gap in stage.gaps}, worth.room(stage)
        picks, gone = list[Taken](), list[NotShown]()
        while open_gaps and len(picks) < MAX_PICKS:
            worths = worth.of_all(open_gaps)
            worths[~is_free | (worth.hours > hours_left)] = 0
            best = int(worths.argmax()) if len(worths) else 0
            if not len(worths) or worths[best] <= 0:
                break
            is_free[best] = False
            row = worth.resource(best)
            if missing := not_shown(catalogue, row):
                gone.append(missing)
                continue
            picks.append(Taken(best, tuple(open_gaps.pop(one) for one in row.skills if one in open_gaps)))
            hours_left -= row.hours or 0
        choice.append(tuple(picks))
        dead.append(tuple(gone))
    return tuple(choice), dead


def _pick(catalogue: Catalogue, worth: Worth, taken: Taken) -> ResourcePick:
    row = worth.resource(taken.place)
    teaches = [f"teaches:{gap.skill_id}" for gap in taken.gaps]
    field = ["field"] if row.id in worth.favoured else []
    return pick_of(catalogue, row, [*teaches, f"level:{row.level}", row.cost, *field])
