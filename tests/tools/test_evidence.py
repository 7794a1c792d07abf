"""Each level opens into the rows it rests on, with a sum that anybody can do again by hand."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person, skill
from tools.assessment import assess
from tools.evidence import DOUBT, UNTOLD_HIGH, WEIGHTS, explain
from tools.schema import Fact, Profile, SkillFact, SkillLevel, Statement

ROLE = "ai-engineer"
TODAY = date(2026, 11, 27)


def level_of(profile: Profile, skill_id: str, *told: Statement) -> SkillLevel:
    made = explain(CATALOGUE, profile, ROLE, told=told, today=TODAY)
    return next(one for one in (*made.levels, *made.others) if one.skill_id == skill_id)


def told(fact: Fact, on: date | None = TODAY) -> Statement:
    return Statement(fact=fact, said_on=on)


@pytest.mark.parametrize(
    ("profile", "skill_id", "level", "low", "high", "kinds"),
    [
        pytest.param(person(skills={"docker": 3}), "docker", 3, 2.7, 3.3, ["said"], id="an own word"),
        pytest.param(person(), "docker", 0, 0.0, UNTOLD_HIGH, [], id="nothing known is no certain zero"),
        pytest.param(person("backend-engineer"), "docker", 3, 2.0, 4.0, ["typical"], id="what is typical is a guess"),
        pytest.param(
            person("backend-engineer", skills={"docker": 1}),
            "docker",
            1,
            0.7,
            2.0,
            ["said", "typical"],
            id="what is typical pulls at an own word: 0.5 of 2 levels",
        ),
        pytest.param(
            person("backend-engineer", skills={"docker": 3}),
            "docker",
            3,
            2.9,
            3.1,
            ["said", "typical"],
            id="a row of another kind that agrees halves the doubt: 0.3 to 0.15",
        ),
        pytest.param(person(skills={"rag": 3}), "embeddings", 3, 1.8, 4.0, ["implied"], id="what follows is a guess"),
        pytest.param(
            person(skills={"rag": 3, "embeddings": 1}),
            "embeddings",
            1,
            0.7,
            1.8,
            ["said", "implied"],
            id="what follows overrules nobody and stays in sight: 0.4 of 2 levels",
        ),
        pytest.param(
            person(answers={"kubernetes": 2}), "kubernetes", 2, 1.8, 2.2, ["answer"], id="an answer with a level"
        ),
        pytest.param(person(answers={"sa-s1-3": 4}), "vector-databases", 2, 1.2, 2.8, ["check"], id="a yes"),
        pytest.param(
            person("qa-engineer", skills=NEVER_PROGRAMMED),
            "testing-code-quality",
            0,
            0.0,
            2.0,
            ["said", "typical"],
            id="no programming, with what is typical beside it",
        ),
    ],
)
def test_level_and_range_follow_from_the_rows(
    profile: Profile, skill_id: str, level: int, low: float, high: float, kinds: list[str]
) -> None:
    found = level_of(profile, skill_id)
    assert (found.level, found.low, found.high) == (level, low, high)
    assert [row.kind for row in found.rows] == kinds


def test_an_older_word_stays_in_sight_with_half_its_weight_and_pulls_at_the_range() -> None:
    old, new = skill("docker", 4, channel="cv"), skill("docker", 1, turn=2)
    found = level_of(Profile(skills=(new,)), "docker", told(old), told(new))
    assert [(row.kind, row.low, row.weight, row.replaced) for row in found.rows] == [
        ("said", 1, 0.85, False),
        ("cv", 4, 0.38, True),
    ]
    assert (found.level, found.low, found.high) == (1, 0.7, 2.1)  # 0.375 of 3 levels


def test_what_was_taken_back_is_no_evidence_any_more() -> None:
    old = skill("docker", 4)
    gone, new = old.model_copy(update={"withdrawn": True}), skill("docker", 1, turn=3)
    found = level_of(Profile(skills=(new,)), "docker", told(old), told(gone), told(new))
    assert [row.low for row in found.rows] == [1]


def test_a_word_said_twice_is_one_row() -> None:
    old, new = skill("docker", 3), skill("docker", 3, turn=2)
    assert len(level_of(Profile(skills=(new,)), "docker", told(old), told(new)).rows) == 1


@pytest.mark.parametrize(
    ("fact", "said_on", "age", "weight"),
    [
        pytest.param(skill("docker", 3), TODAY, 0, 0.85, id="said today"),
        pytest.param(skill("docker", 3), date(2024, 5, 1), 2, 0.68, id="a tenth less each full year: 0.85 x 0.8"),
        pytest.param(skill("docker", 3), date(2012, 5, 1), 14, 0.42, id="never less than half"),
        pytest.param(skill("docker", 3), None, None, 0.85, id="age not known"),
        pytest.param(
            skill("docker", 3, channel="cv").model_copy(update={"quote": "Docker, Bash (2015 - 2021)"}),
            TODAY,
            5,
            0.38,
            id="a CV line is as old as its last year",
        ),
        pytest.param(
            skill("docker", 3, channel="cv").model_copy(update={"quote": "Docker since 2019, until now"}),
            TODAY,
            0,
            0.75,
            id="a CV line that goes on",
        ),
    ],
)
def test_a_row_loses_weight_with_age(fact: SkillFact, said_on: date | None, age: int | None, weight: float) -> None:
    (row,) = level_of(Profile(skills=(fact,)), "docker", told(fact, said_on)).rows
    assert (row.age_years, row.weight) == (age, weight)


def test_another_word_for_the_same_skill_is_the_least_not_a_contradiction() -> None:
    react, vue = (
        skill("frontend-development", level).model_copy(update={"label": label, "turn": turn})
        for label, level, turn in (("React", 3, 1), ("Vue", 1, 2))
    )
    made = explain(CATALOGUE, Profile(skills=(react, vue)), "ai-application-engineer", today=TODAY)
    found = next(one for one in made.levels if one.skill_id == "frontend-development")
    assert [(row.low, row.high, row.counts) for row in found.rows] == [(3, 3, True), (1, 4, False)]
    assert (found.low, found.high) == (2.7, 3.3)


# --- Whoever it is ----------------------------------------------------------------------------------------------------

SKILLS = st.dictionaries(st.sampled_from([*CATALOGUE.skills, "programming", "java"]), st.integers(0, 4), max_size=8)
ANSWERS = st.dictionaries(st.sampled_from([*CATALOGUE.checks, "rag", "docker"]), st.sampled_from([0, 4]), max_size=5)


@settings(max_examples=1_000, deadline=None)
@given(st.sampled_from([None, *CATALOGUE.roles]), SKILLS, ANSWERS)
def test_every_known_level_has_one_row_that_counts_and_lies_in_its_range(
    origin: str | None, skills: dict[str, int], answers: dict[str, int]
) -> None:
    profile = person(origin, skills=skills, answers=answers)
    plain, made = assess(CATALOGUE, profile, ROLE), explain(CATALOGUE, profile, ROLE, today=TODAY)
    assert [one.level for one in made.levels] == [one.level for one in plain.levels]
    for one in (*made.levels, *made.others):
        assert one.low is not None
        assert one.high is not None
        assert 0 <= one.low <= one.level <= one.high <= 4
        if one.basis == "unknown":
            assert one.rows == ()
            continue
        assert [row.counts for row in one.rows] == [True] + [False] * (len(one.rows) - 1)
        assert one.rows[0].low <= one.level <= one.rows[0].high
        assert (one.low, one.high) == by_hand(one)


def by_hand(one: SkillLevel) -> tuple[float, float]:
    """The rule as the guide tells it."""
    first, *others = one.rows
    agreeing = {row.kind for row in others if row.low <= one.level <= row.high and not row.replaced} - {first.kind}
    doubt = DOUBT * (1 - first.weight) / 2 ** len(agreeing)
    down = max([doubt, *(row.weight * (one.level - row.high) for row in others)])
    up = max([doubt, *(row.weight * (row.low - one.level) for row in others)])
    return max(0.0, round(one.level - down, 1)), min(4.0, round(one.level + up, 1))


def test_weights_tell_an_own_word_from_a_guess() -> None:
    assert WEIGHTS["answer"] > WEIGHTS["said"] > WEIGHTS["cv"] > WEIGHTS["check"] > WEIGHTS["typical"]
    assert WEIGHTS["typical"] > WEIGHTS["implied"]
