"""One figure for a role, with a sum that is open down to each skill."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, person
from tools.evidence import explain
from tools.readiness import POINTS
from tools.schema import Profile, Readiness

ROLE = "ai-engineer"
ROLES = [role.id for role in CATALOGUE.roles.values() if CATALOGUE.role_skills.get(role.id)]
TODAY = date(2026, 11, 27)


def ready(profile: Profile, role_id: str = ROLE) -> Readiness:
    found = explain(CATALOGUE, profile, role_id, today=TODAY).readiness
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("profile", "value"),
    [
        pytest.param(person(), 0, id="nothing known"),
        pytest.param(
            person(skills={row.skill_id: row.required_level for row in CATALOGUE.role_skills[ROLE]}),
            100,
            id="all that is asked",
        ),
        pytest.param(person(skills=dict.fromkeys(CATALOGUE.skills, 4)), 100, id="more than is asked is no more"),
    ],
)
def test_readiness(profile: Profile, value: int) -> None:
    assert ready(profile).value == value


def test_the_sum_is_open() -> None:
    found = ready(person("backend-engineer", skills={"rag": 2}))
    asked = {row.skill_id: row for row in CATALOGUE.role_skills[ROLE]}
    assert {row.skill_id for row in found.rows} == {one for one, row in asked.items() if row.importance in POINTS}
    assert sum(row.points for row in found.rows) == found.of_points
    assert found.points == pytest.approx(sum(row.reached for row in found.rows), abs=0.1)
    assert found.value == round(100 * found.points / found.of_points)
    (rag,) = (row for row in found.rows if row.skill_id == "rag")
    assert (rag.points, rag.own, rag.required, rag.reached) == (3, 2, 4, 1.5)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([None, *CATALOGUE.roles]),
    st.dictionaries(st.sampled_from([*CATALOGUE.skills, "programming"]), st.integers(0, 3), max_size=8),
    st.sampled_from(ROLES),
    st.sampled_from(sorted(CATALOGUE.skills)),
)
def test_the_range_holds_the_figure_and_more_skill_never_lowers_it(
    origin: str | None, skills: dict[str, int], role_id: str, more: str
) -> None:
    found = ready(person(origin, skills=skills), role_id)
    assert 0 <= found.low <= found.value <= found.high <= 100
    assert found.value <= found.planned
    better = ready(person(origin, skills=skills | {more: 4}), role_id)
    assert better.value >= found.value
