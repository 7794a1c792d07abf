"""Every pair of roles, both ways round, for strangers and for people: 462 ordered pairs of 22 roles and types."""

from itertools import combinations

import pytest

from tests.people import person
from tools.comparison import comparable_roles, compare_roles
from tools.comparison_digest import NOT_TOLD, comparison
from tools.distance import measured_by
from tools.knowledge.catalogue import load_catalogue
from tools.schema import Profile, RoleComparison

CATALOGUE = load_catalogue()
PAIRS = tuple(combinations(comparable_roles(CATALOGUE), 2))
PEOPLE = (
    Profile(),
    person("backend-engineer", hours=6),
    person("data-analyst", skills={"probability-statistics": 3}, target="ml-engineer"),
    person("nurse", skills={"programming": 0}, hours=4),
)


def test_there_are_more_than_300_pairs_with_their_mirrors() -> None:
    assert 2 * len(PAIRS) >= 300
    assert {"application-builder", "model-specialist", "infrastructure-engineer"} <= {
        one for pair in PAIRS for one in pair
    }


@pytest.mark.parametrize("number", range(len(PEOPLE)))
def test_a_against_b_mirrors_b_against_a(number: int) -> None:
    pairs = PAIRS if number == 0 else PAIRS[number::8]  # all for a stranger, an eighth for each of the people
    for first, second in pairs:
        one = compare_roles(CATALOGUE, (first, second), profile=PEOPLE[number])
        other = compare_roles(CATALOGUE, (second, first), profile=PEOPLE[number])
        assert one == mirrored(other), (first, second)
        if one.distances:
            more, less = (made.distances[0].hours - made.distances[1].hours for made in (one, other))
            assert more == -less


def mirrored(made: RoleComparison) -> RoleComparison:
    """The same with its columns swapped; nothing else may depend on the order."""
    rows = tuple(row.model_copy(update={"cells": row.cells[::-1]}) for row in made.rows)
    skills = tuple(row.model_copy(update={"asks": row.asks[::-1]}) for row in made.skills)
    swapped = {"role_ids": made.role_ids[::-1], "rows": rows, "skills": skills, "distances": made.distances[::-1]}
    return made.model_copy(update=swapped)


def test_no_cell_is_empty_without_saying_that_nothing_is_told() -> None:
    for pair in PAIRS:
        made = compare_roles(CATALOGUE, pair)
        for row in made.rows:
            assert len(row.cells) == 2
            assert all(len(cell.text.splitlines()) == len(cell.sources) for cell in row.cells), (pair, row.dimension)
        for shown in comparison(made, CATALOGUE)["rows"]:
            told = zip(shown["cells"], shown["sources"], strict=True)
            assert all((cell == NOT_TOLD) == (sources == []) for cell, sources in told), (pair, shown["dimension"])
            assert all(shown["cells"]), (pair, shown["dimension"])


def test_all_figures_of_a_row_are_of_one_unit() -> None:
    units: dict[str, set[str]] = {}
    for cell in CATALOGUE.matrix:
        if cell.unit:
            units.setdefault(cell.dimension, set()).add(cell.unit)
    assert {dimension: found for dimension, found in units.items() if len(found) > 1} == {}
    for pair in PAIRS:
        for row in compare_roles(CATALOGUE, pair).rows:
            assert {row.unit} == units.get(row.dimension, {row.unit}) or row.unit == "", (pair, row.dimension)
            shows_money = any("$" in cell.text.split(" (")[0] for cell in row.cells)
            assert not shows_money or row.unit == "usd_per_year", (pair, row.dimension)


def test_every_type_without_a_list_of_its_own_borrows_one_and_says_why() -> None:
    for role_id in comparable_roles(CATALOGUE):
        listed, why = measured_by(CATALOGUE, role_id)
        assert CATALOGUE.role_skills[listed]
        assert (why is None) == (listed == role_id)
