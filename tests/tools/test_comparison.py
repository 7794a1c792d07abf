"""Roles stand side by side: every line with its source, an empty cell where no source tells, distances when known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.comparison import DEFINITION, MUST_HAVES, PAY, comparable_roles, compare_roles
from tools.errors import ImpossibleValueError, UnknownRoleError
from tools.knowledge.catalogue import load_catalogue
from tools.schema import Cell, Profile, RoleComparison, RoleFact, SkillFact

CATALOGUE = load_catalogue()
ROLES = comparable_roles(CATALOGUE)


def cells(comparison: RoleComparison, dimension: str) -> tuple[Cell, ...]:
    return next(row.cells for row in comparison.rows if row.dimension == dimension)


def knows(*skill_ids: str) -> Profile:
    said = [SkillFact(label=one, skill_id=one, level=4, quote=one, turn=1) for one in skill_ids]
    return Profile(skills=tuple(said))


def test_several_sources_of_one_cell_are_all_kept_one_line_each() -> None:
    engineer, scientist = cells(compare_roles(CATALOGUE, ["ai-engineer", "data-scientist"]), "primary-focus")
    assert [source.ref for source in engineer.sources] == [
        f"role_matrix:ai-engineer/primary-focus/s{n}" for n in range(1, 5)
    ]
    assert len(scientist.text.splitlines()) == len(scientist.sources) == 3


def test_a_range_of_pay_is_written_with_its_words() -> None:
    _, scientist = cells(compare_roles(CATALOGUE, ["ai-engineer", "data-scientist"]), "salary")
    assert "$90,000–$250,000 (Typical US band)" in scientist.text.splitlines()


def test_what_the_sources_do_not_tell_is_an_empty_cell() -> None:
    comparison = compare_roles(CATALOGUE, ["ai-engineer", "ai-platform-engineer"])
    assert cells(comparison, "math-required")[1] == Cell()


def test_a_type_that_only_the_articles_name_keeps_its_own_id() -> None:
    comparison = compare_roles(CATALOGUE, ["application-builder", "ai-application-engineer"], profile=knows("python"))
    assert comparison.role_ids == ("application-builder", "ai-application-engineer")
    assert cells(comparison, "share-of-postings")[0].text.startswith("60%")
    assert cells(comparison, MUST_HAVES)[0] == Cell()
    assert [one.role_id for one in comparison.distances] == ["ai-application-engineer"]


def test_a_definition_is_the_sentence_that_says_what_the_role_is() -> None:
    engineer, builder = cells(compare_roles(CATALOGUE, ["ai-engineer", "application-builder"]), DEFINITION)
    assert engineer.text.startswith("An AI engineer ")
    assert builder.text.startswith("Application builders ")
    assert {source.kind for source in (*engineer.sources, *builder.sources)} == {"claim"}


def test_pay_is_told_in_claims_with_a_figure() -> None:
    engineer, _ = cells(compare_roles(CATALOGUE, ["ai-engineer", "ml-engineer"]), PAY)
    assert "s5-builtin-average" in [source.ref for source in engineer.sources]
    assert all(CATALOGUE.claims[source.ref].unit == "usd_per_year" for source in engineer.sources)


def test_must_haves_come_deepest_first_with_the_level_and_its_source() -> None:
    engineer, _ = cells(compare_roles(CATALOGUE, ["ai-engineer", "ml-engineer"]), MUST_HAVES)
    assert engineer.text.splitlines()[0] == "Python: 4"
    assert engineer.sources[0].ref == "role_skills:ai-engineer/python"


def test_a_role_named_twice_is_compared_once() -> None:
    assert compare_roles(CATALOGUE, ["ai-engineer", "ml-engineer", "ai-engineer"]).role_ids == (
        "ai-engineer",
        "ml-engineer",
    )


def test_one_role_is_no_comparison_and_an_unknown_role_is_told() -> None:
    with pytest.raises(ImpossibleValueError, match="two or more"):
        compare_roles(CATALOGUE, ["ai-engineer", "ai-engineer"])
    with pytest.raises(UnknownRoleError, match=r"Use one of: .*model-specialist"):
        compare_roles(CATALOGUE, ["ai-engineer", "astronaut"])


def test_nothing_known_of_a_person_is_no_distance() -> None:
    assert compare_roles(CATALOGUE, ["ai-engineer", "ml-engineer"], profile=Profile()).distances == ()


def test_what_a_person_can_do_shortens_the_way_and_transfers_where_it_is_asked_for() -> None:
    roles = ["ml-engineer", "frontend-engineer"]
    stranger, _ = compare_roles(CATALOGUE, roles, profile=knows("sql")).distances
    near, far = compare_roles(CATALOGUE, roles, profile=knows("python", "pytorch", "deep-learning", "mlops")).distances
    assert near.hours_high < stranger.hours_low
    assert {"pytorch", "deep-learning"} <= {level.skill_id for level in near.transfers}
    assert "pytorch" not in {level.skill_id for level in far.transfers}


def test_gaps_are_must_haves_largest_first() -> None:
    profile = Profile(origin_role=RoleFact(field="origin_role", role_id="data-analyst", quote="analyst", turn=1))
    for distance in compare_roles(CATALOGUE, ["ai-engineer", "data-scientist"], profile=profile).distances:
        sizes = [gap.required_level - gap.own_level for gap in distance.gaps]
        assert sizes == sorted(sizes, reverse=True)
        assert {gap.importance for gap in distance.gaps} == {"must"}
        assert distance.hours_low <= distance.hours_high


@given(st.lists(st.sampled_from(ROLES), min_size=2, max_size=6, unique=True))
def test_every_row_has_a_cell_for_every_role_and_every_line_a_source(role_ids: list[str]) -> None:
    comparison = compare_roles(CATALOGUE, role_ids)
    for row in comparison.rows:
        assert len(row.cells) == len(role_ids)
        assert any(cell.text for cell in row.cells)
        assert all(len(cell.text.splitlines()) == len(cell.sources) for cell in row.cells)
