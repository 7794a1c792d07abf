"""Choosing from many more resources takes little more work."""

from cProfile import Profile as Profiler
from dataclasses import replace
from datetime import date

import pytest

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.knowledge.search import search_index
from tools.planning import make_plan
from tools.schema import Profile

INDEX, TODAY = search_index(CATALOGUE), date(2026, 3, 4)


def larger(times: int) -> Catalogue:
    """The catalogue with each resource under several ids."""
    rows = [
        row.model_copy(update={"id": f"{row.id}-{number}" if number else row.id})
        for number in range(times)
        for row in CATALOGUE.rows(Resource)
    ]
    return replace(CATALOGUE, tables={**CATALOGUE.tables, Resource: tuple(rows)})


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(person("backend-engineer", hours=6, months=8), id="developer"),
        pytest.param(person("cook", skills=NEVER_PROGRAMMED, hours=8), id="from zero"),
    ],
)
def test_ten_times_the_resources_take_at_most_three_times_the_work(profile: Profile) -> None:
    """Work is counted in calls, which a busy machine does not change; what it takes in time is in the benchmarks."""

    def calls(catalogue: Catalogue) -> int:
        make_plan(catalogue, INDEX, profile, today=TODAY)  # the first one sorts the shelf, once for everybody
        counted = Profiler(builtins=True)
        counted.runcall(make_plan, catalogue, INDEX, profile, today=TODAY)
        return sum(entry.callcount for entry in counted.getstats())

    assert calls(larger(10)) <= 3 * calls(CATALOGUE)
