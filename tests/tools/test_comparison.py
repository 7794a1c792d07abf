"""Roles stand side by side: every line with its source, an empty cell where no source tells, distances when known."""

from datetime import date

import pytest

from tests.people import person
from tools.comparison import DEFINITION, MUST_HAVES, PAY, compare_roles
from tools.distance import distance_to
from tools.errors import ImpossibleValueError, UnknownRoleError
from tools.knowledge.catalogue import load_catalogue
from tools.planning import outline
from tools.schema import Cell, Profile, RoleComparison, RoleFact, SkillFact

CATALOGUE = load_catalogue()


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
    builder, engineer = comparison.distances
    assert (builder.role_id, builder.measured_by) == ("application-builder", "ai-application-engineer")
    assert builder.measured_why is not None
    assert engineer.measured_why is None
    assert builder.hours_low == engineer.hours_low


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


def test_what_is_asked_so_often_that_silence_is_an_answer_always_has_a_row() -> None:
    silent = compare_roles(CATALOGUE, ["qa-engineer", "teacher"])
    assert cells(silent, "work-setting") == cells(silent, "salary") == (Cell(), Cell())


def test_the_way_is_shown_skill_by_skill_and_adds_up() -> None:
    comparison = compare_roles(CATALOGUE, ["ai-engineer", "ml-engineer"], profile=person("backend-engineer", hours=5))
    for column, distance in enumerate(comparison.distances):
        asks = [row.asks[column] for row in comparison.skills]
        low, high = (sum(ask.hours_low or 0 for ask in asks if ask), sum(ask.hours_high or 0 for ask in asks if ask))
        assert low + distance.proof_low == pytest.approx(distance.hours_low, abs=0.1)
        assert high + distance.proof_high == pytest.approx(distance.hours_high, abs=0.1)
        assert distance.weeks_high == pytest.approx(distance.hours_high / 5, abs=0.1)
    python = next(row for row in comparison.skills if row.skill_id == "python")
    first = python.asks[0]
    assert first is not None
    assert python.own is not None
    assert (first.required_level, first.importance) == (4, "must")
    assert (first.postings_percent, first.postings_counted) == (89, 1224)
    assert first.source.ref == "role_skills:ai-engineer/python"


CARRIED = (
    ("qa-engineer", {}, "ai-engineer", "testing-code-quality", "llm-evaluation"),
    ("teacher", {"probability-statistics": 3}, "ai-engineer", "probability-statistics", "llm-evaluation"),
    ("devops-sre-engineer", {}, "ai-platform-engineer", "observability-sre", "llm-observability"),
    ("devops-sre-engineer", {}, "ai-platform-engineer", "kubernetes", "model-serving"),
    ("data-scientist", {}, "ml-engineer", "deep-learning", "pytorch"),
)


@pytest.mark.parametrize(("origin", "skills", "role_id", "from_skill", "to_skill"), CARRIED)
def test_what_carries_over_is_named_with_what_it_saves_and_why(
    origin: str, skills: dict[str, int], role_id: str, from_skill: str, to_skill: str
) -> None:
    distance = distance_to(CATALOGUE, person(origin, skills=skills), role_id)
    (found,) = [one for one in distance.carried if one.skill_id == to_skill]
    assert found.from_skill == from_skill
    assert found.reason == found.source.label != ""
    assert found.saved_percent > 0
    assert found.saved_hours > 0


def test_what_a_role_makes_less_use_of_is_given_up() -> None:
    distance = distance_to(CATALOGUE, person("devops-sre-engineer"), "data-engineer")
    kubernetes = next(one for one in distance.given_up if one.skill_id == "kubernetes")
    assert kubernetes.own_level - kubernetes.asked_level >= 2
    assert distance_to(CATALOGUE, person("devops-sre-engineer"), "devops-sre-engineer").given_up == ()


@pytest.mark.parametrize("origin", ["backend-engineer", "qa-engineer", "nurse", "devops-sre-engineer"])
def test_the_hours_are_those_of_a_plan_to_the_role(origin: str) -> None:
    planned = outline(CATALOGUE, person(origin, target="ai-engineer"), today=date(2026, 11, 27))
    distance = distance_to(CATALOGUE, person(origin), "ai-engineer")
    assert (round(distance.hours_low), round(distance.hours_high)) == (planned.low_hours, planned.high_hours)
