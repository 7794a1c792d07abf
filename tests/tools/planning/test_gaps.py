"""A gap is what a role asks for above what a person can do, as far as a plan takes it."""

from itertools import product

import pytest

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.assessment import assess
from tools.planning import find_gaps
from tools.planning.phases import open_phases, phase_of
from tools.schema import Gap, Profile

ROLE = "ai-engineer"
TARGETS = [role.id for role in CATALOGUE.roles.values() if role.kind != "origin"]
PEOPLE = {
    "nothing known": person(),
    "never programmed": person("teacher", skills=NEVER_PROGRAMMED),
    "back-end engineer": person("backend-engineer"),
    "data scientist": person("data-scientist"),
    "site reliability engineer": person("devops-sre-engineer"),
}


def gaps_of(profile: Profile, role_id: str = ROLE) -> dict[str, Gap]:
    return {gap.skill_id: gap for gap in find_gaps(CATALOGUE, assess(CATALOGUE, profile, role_id))}


@pytest.mark.parametrize(
    ("skills", "skill_id", "planned"),
    [
        pytest.param({}, "rag", 3, id="a must is brought to alone, though the role asks for lead"),
        pytest.param({"rag": 3}, "rag", None, id="alone is enough"),
        pytest.param({}, "llm-observability", 2, id="a strong wish is brought to with help"),
        pytest.param({}, "mcp", 1, id="a strong wish for use with help is brought to aware"),
        pytest.param({"llm-observability": 2}, "llm-observability", None, id="with help is enough for a wish"),
        pytest.param({}, "knowledge-graphs", None, id="what would be nice is left out"),
        pytest.param({}, "data-structures-algorithms", 1, id="unless something else builds on it"),
        pytest.param(
            {"data-structures-algorithms": 1}, "data-structures-algorithms", None, id="and only if unheard of"
        ),
    ],
)
def test_how_far_a_plan_takes_a_skill(skills: dict[str, int], skill_id: str, planned: int | None) -> None:
    found = gaps_of(person(skills=skills)).get(skill_id)
    assert (found.planned_level if found else None) == planned


@pytest.mark.parametrize(("name", "role_id"), list(product(PEOPLE, TARGETS)))
def test_what_a_skill_builds_on_comes_before_it_also_across_phases(name: str, role_id: str) -> None:
    assessment = assess(CATALOGUE, PEOPLE[name], role_id)
    gaps = find_gaps(CATALOGUE, assessment)
    phases = open_phases(CATALOGUE, role_id, assessment.programming)
    at, order = phase_of(CATALOGUE, phases), [row.id for row in phases]
    place = {gap.skill_id: (order.index(at[gap.skill_id]), number) for number, gap in enumerate(gaps)}
    for skill_id in place:
        below = [one for one in CATALOGUE.skills[skill_id].prerequisites if one in place]
        assert all(place[one] < place[skill_id] for one in below)


@pytest.mark.parametrize(("name", "role_id"), list(product(PEOPLE, TARGETS)))
def test_nobody_learns_what_builds_on_something_they_never_heard_of(name: str, role_id: str) -> None:
    assessment = assess(CATALOGUE, PEOPLE[name], role_id)
    own = {one.skill_id: one.level for one in (*assessment.levels, *assessment.others)}
    gaps = gaps_of(PEOPLE[name], role_id)
    for skill_id in gaps:
        for below in CATALOGUE.skills[skill_id].prerequisites:
            assert own.get(below, 0) >= 1 or below in gaps


def test_related_skills_save_hours_and_the_gap_says_which() -> None:
    newcomer, programmer = (gaps_of(person(skills=skills))["python"] for skills in ({}, {"Java": 3}))
    assert programmer.hours_high < newcomer.hours_low / 2
    assert any(source.ref == "transfers:programming->python" for source in programmer.sources)


def test_every_gap_names_the_role_s_demand_and_the_basis_of_its_hours() -> None:
    for gap in gaps_of(person("student")).values():
        refs = [source.ref for source in gap.sources]
        assert refs[0].startswith((f"role_skills:{ROLE}/", "skills:"))
        assert f"effort:{gap.skill_id}" in refs


def test_a_wish_and_a_must_can_be_left_out_but_what_others_build_on_stays_as_far_as_they_need_it() -> None:
    assessment = assess(CATALOGUE, person(), ROLE)
    gaps = {gap.skill_id: gap for gap in find_gaps(CATALOGUE, assessment, without=("rag", "fine-tuning", "docker"))}
    left = set(gaps)
    assert gaps["rag"].planned_level == 1
    assert "fine-tuning" not in left
    assert "pytorch" not in left, "nothing else needs it"
