"""Whole ways agree with what is known of them: hours with reference bands, months with what the articles say."""

import pytest

from tests.calibration import ENGINEER, HYBRID, MONTHS, WAYS, Months, Way, hours, middle, months
from tests.people import CATALOGUE, person
from tools.knowledge.planning_rows import Effort


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_hours_agree_with_the_reference(way: Way) -> None:
    """The middle lies in the band; the range, which is uncertain by itself, reaches at most an eighth beyond."""
    low, high = hours(person(way.origin, skills=way.skills), way.target)
    assert way.band[0] <= (low + high) / 2 <= way.band[1]
    assert low >= way.band[0] * 7 / 8
    assert high <= way.band[1] * 9 / 8


@pytest.mark.parametrize("one", MONTHS, ids=lambda one: one.name)
def test_months_agree_with_the_articles(one: Months) -> None:
    claim = CATALOGUE.claims[one.claim_id]
    assert claim.value_low is not None
    assert claim.value_high is not None
    assert claim.value_low - 0.5 <= months(one) <= claim.value_high + 0.5


def test_the_hybrid_is_a_long_detour_for_a_developer_and_a_short_way_for_an_ml_engineer() -> None:
    developer, ml_engineer = person("software-engineer"), person("ml-engineer")
    assert middle(developer, HYBRID) > 2.5 * middle(developer, ENGINEER)
    assert middle(ml_engineer, HYBRID) < middle(developer, ENGINEER)


def test_every_skill_has_its_effort() -> None:
    assert {row.skill_id for row in CATALOGUE.rows(Effort)} == set(CATALOGUE.skills)
