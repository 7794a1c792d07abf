"""What the greedy and the exact choice are worth, and how long each takes, for the same people and by the same figures.

The people are made from a seed; the figures are those of `tools.planning.worth` and `tools.planning.scope`.
"""

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean, median, quantiles
from time import perf_counter
from typing import TypeVar

from tests.people import CATALOGUE, person
from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.knowledge.search import search_index
from tools.planning import find_gaps, make_plan
from tools.planning.exact import choose_exactly
from tools.planning.exact_scope import leave_out_exactly
from tools.planning.outline import goal_of
from tools.planning.phases import PROOF, Stage, stages
from tools.planning.scope import asked_for, leave_out, loss_of
from tools.planning.selection import choose_greedily
from tools.planning.terms import read_terms
from tools.planning.verdict import kind_of
from tools.planning.worth import Worth
from tools.schema import Profile

PEOPLE, SEED, TODAY = 100, 20261128, date(2026, 3, 4)
TARGET_MS = 200  # of the exact choice, with the shipped catalogue

T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """One person, chosen for both ways: what the choice is worth, and milliseconds."""

    greedy: float
    exact: float
    greedy_ms: float
    exact_ms: float


@dataclass(frozen=True)
class Compared:
    """A line of the table: both ways for everybody of whom the question can be asked."""

    what: str
    pairs: Sequence[Pair]
    target: float | None = None

    @property
    def gains(self) -> list[float]:
        """Percent by which the exact choice is worth more, person by person."""
        return [100 * (one.exact / one.greedy - 1) for one in self.pairs if one.greedy > 0]

    @property
    def gain(self) -> float:
        return fmean(self.gains)

    @property
    def most(self) -> float:
        return max(self.gains)

    @property
    def better(self) -> float:
        """Percent of the people for whom there is a gain worth a word: a thousandth at least."""
        return 100 * fmean(gain >= 0.1 for gain in self.gains)

    def ms(self, of: Callable[[Pair], float]) -> tuple[float, float]:
        """Half of the people, and 95 % of them, wait no longer."""
        return median(map(of, self.pairs)), quantiles(map(of, self.pairs), n=20)[-1]


def compared() -> Iterator[Compared]:
    made = random.Random(SEED)
    everybody = [_somebody(made) for _ in range(PEOPLE)]
    _resources(CATALOGUE, everybody[0])  # to read the solver does not count
    shipped = len(CATALOGUE.rows(Resource))
    most = max(sum(len(stage.gaps) for stage in _stages(one)) for one in everybody)
    name = f"resources for up to {most} skills"
    yield Compared(f"{name}, of {shipped}", [_resources(CATALOGUE, one) for one in everybody], TARGET_MS)
    tenfold = larger(10)
    yield Compared(f"{name}, of {10 * shipped:,}", [_resources(tenfold, one) for one in everybody])
    hurried = [pair for one in everybody if (pair := _scope(one))]
    yield Compared(f"a smaller scope, for the {len(hurried)} who need one", hurried, TARGET_MS)


def whole_plans() -> tuple[float, float]:
    """Milliseconds that a whole plan takes at the median, each way."""
    made, index = random.Random(SEED), search_index(CATALOGUE)
    everybody = [_somebody(made) for _ in range(PEOPLE)]

    def ms(profile: Profile, *, exact: bool) -> float:
        way = "exact" if exact else "greedy"
        return _timed(lambda: make_plan(CATALOGUE, index, profile, today=TODAY, optimizer=way))[0]

    return median(ms(one, exact=False) for one in everybody), median(ms(one, exact=True) for one in everybody)


def _somebody(made: random.Random) -> Profile:
    goals = [role.id for role in CATALOGUE.roles.values() if role.kind != "origin"]
    return person(
        made.choice(list(CATALOGUE.roles)),
        skills={skill_id: made.randint(0, 3) for skill_id in made.sample(list(CATALOGUE.skills), 8)},
        target=made.choice(goals),
        hours=made.choice([4, 6, 8, 10, 15]),
        months=made.choice([3, 6, 9, 12, 18]),
        budget=made.choice([None, 0, 100]),
    )


def larger(times: int) -> Catalogue:
    """The shipped catalogue with each resource so many times, under ids of its own."""
    rows = [
        row.model_copy(update={"id": f"{row.id}-{number}" if number else row.id})
        for number in range(times)
        for row in CATALOGUE.rows(Resource)
    ]
    return replace(CATALOGUE, tables={**CATALOGUE.tables, Resource: tuple(rows)})


def _stages(profile: Profile, without: Collection[str] = ()) -> tuple[Stage, ...]:
    assessment = assess(CATALOGUE, profile, goal_of(profile))
    gaps = find_gaps(CATALOGUE, assessment, without=without)
    return stages(CATALOGUE, assessment.role_id, gaps, assessment.programming)


def _resources(catalogue: Catalogue, profile: Profile) -> Pair:
    found, worth = _stages(profile), Worth(catalogue, read_terms(profile, TODAY), goal_of(profile))
    greedy_ms, (greedy, _) = _timed(lambda: choose_greedily(catalogue, worth, found))
    exact_ms, exact = _timed(lambda: choose_exactly(catalogue, worth, found, instead=greedy))
    return Pair(worth.value_of(greedy), worth.value_of(exact), greedy_ms, greedy_ms + exact_ms)


def _scope(profile: Profile) -> Pair | None:
    """None for a person who needs no smaller scope, or whom none would help."""
    terms, whole = read_terms(profile, TODAY), _stages(profile)
    wishes = [gap for one in whole if one.row.id not in PROOF for gap in one.gaps if gap.importance == "strong"]

    def works(left_out: Collection[str]) -> bool:
        return kind_of(_stages(profile, left_out), terms) in ("fits", "tight")

    if works(()):
        return None
    greedy_ms, greedy = _timed(lambda: leave_out(wishes, works))
    if greedy is None:
        return None
    assessment = assess(CATALOGUE, profile, goal_of(profile))
    exact_ms, exact = _timed(
        lambda: leave_out_exactly(CATALOGUE, assessment, whole, terms, wishes=wishes, instead=greedy)
    )
    asked = sum(asked_for(gap) for one in whole for gap in one.gaps if gap.importance != "nice")
    lost = [loss_of([gap for gap in wishes if gap.skill_id in some])[0] for some in (greedy, exact)]
    return Pair(asked - lost[0], asked - lost[1], greedy_ms, greedy_ms + exact_ms)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds on the clock, and what came of it."""
    began = perf_counter()
    done = work()
    return (perf_counter() - began) * 1000, done
