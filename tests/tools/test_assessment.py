"""What a person says is believed first; what follows from it is only guessed, and says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person, skill
from tools.assessment import assess, quick_check
from tools.errors import UnknownRoleError
from tools.listening import fold
from tools.schema import Profile, SkillLevel

ROLE = "ai-engineer"
CHECK = ("sa-s1-1", "sa-s1-2", "sa-s1-3", "sa-s1-4", "sa-s1-5")


def level_of(profile: Profile, skill_id: str, role_id: str = ROLE) -> SkillLevel:
    made = assess(CATALOGUE, profile, role_id)
    return next(one for one in (*made.levels, *made.others) if one.skill_id == skill_id)


@pytest.mark.parametrize(
    ("profile", "skill_id", "level", "basis"),
    [
        pytest.param(person(skills={"docker": 3}), "docker", 3, "said", id="what is said"),
        pytest.param(person(), "docker", 0, "unknown", id="nothing known counts as nothing"),
        pytest.param(person("backend-engineer"), "docker", 3, "typical", id="what the origin role brings"),
        pytest.param(
            person("backend-engineer", skills={"docker": 1}),
            "docker",
            1,
            "said",
            id="a statement beats what is typical",
        ),
        pytest.param(
            person("backend-engineer", skills={"docker": 0}), "docker", 0, "said", id="also where it says none"
        ),
        pytest.param(person(skills={"rag": 3}), "embeddings", 3, "implied", id="what another skill implies"),
        pytest.param(
            person(skills={"rag": 3, "embeddings": 1}), "embeddings", 1, "said", id="an implication overrules nobody"
        ),
        pytest.param(
            person("data-analyst", skills=NEVER_PROGRAMMED), "python", 0, "said", id="no programming, no Python"
        ),
        pytest.param(
            person("qa-engineer", skills=NEVER_PROGRAMMED),
            "testing-code-quality",
            0,
            "said",
            id="no programming caps what is typical",
        ),
        pytest.param(
            person("product-manager", skills=NEVER_PROGRAMMED),
            "ai-product-thinking",
            4,
            "typical",
            id="no programming leaves the rest",
        ),
        pytest.param(
            person(skills={**NEVER_PROGRAMMED, "sql": 2}), "sql", 2, "said", id="SQL without programming is believed"
        ),
        pytest.param(person(answers={"sa-s5-git": 4}), "git-version-control", 3, "answer", id="a yes to routine"),
        pytest.param(person(answers={"sa-s1-3": 4}), "vector-databases", 2, "answer", id="a yes to having used it"),
        pytest.param(person(answers={"sa-s5-sql": 0}), "sql", 0, "answer", id="a no shows nothing"),
        pytest.param(
            person("backend-engineer", answers={"sa-s5-docker": 0}), "docker", 2, "answer", id="a no caps the typical"
        ),
        pytest.param(
            person(skills={"rag": 4}, answers={"sa-s1-4": 4}), "rag", 4, "said", id="a yes never lowers a statement"
        ),
        pytest.param(person(answers={"sa-s3-pillar-4": 3}), "eval-datasets", 3, "answer", id="a level answer"),
        pytest.param(person(answers={"kubernetes": 2}), "kubernetes", 2, "answer", id="a level question on one skill"),
    ],
)
def test_own_level(profile: Profile, skill_id: str, level: int, basis: str) -> None:
    found = level_of(profile, skill_id)
    assert (found.level, found.basis) == (level, basis)


def test_every_skill_of_the_role_is_assessed_and_every_known_level_names_where_it_rests() -> None:
    made = assess(CATALOGUE, person("full-stack-engineer", skills={"rag": 2}), ROLE)
    assert [one.skill_id for one in made.levels] == [row.skill_id for row in CATALOGUE.role_skills[ROLE]]
    assert all(one.sources for one in made.levels if one.basis != "unknown")


def test_a_statement_is_quoted_with_its_turn() -> None:
    (source,) = level_of(person(skills={"docker": 2}), "docker").sources
    assert (source.kind, source.ref, source.label) == ("person", "turn 1", "my docker")


def test_the_newest_statement_counts() -> None:
    """Whatever the numbers of the turns: each talk counts its own."""
    profile = fold([skill("docker", 4, turn=9), skill("containers", 1, turn=2, channel="correction")])
    containers = profile.skills[-1].model_copy(update={"skill_id": "docker"})
    assert level_of(profile.model_copy(update={"skills": (profile.skills[0], containers)}), "docker").level == 1


def test_what_is_said_again_in_a_new_talk_is_the_newest_word() -> None:
    facts = [skill("docker", 4, turn=9), skill("rag", 1, turn=10), skill("docker", 2, turn=1, channel="correction")]
    assert [fact.label for fact in fold(facts).skills] == ["rag", "docker"]
    assert level_of(fold(facts), "docker").level == 2


@pytest.mark.parametrize(
    ("profile", "skill_id", "level", "disputed"),
    [
        pytest.param(person(skills={"rag": 3}, answers={"sa-s1-4": 0}), "rag", 3, True, id="a told level is kept"),
        pytest.param(
            person("backend-engineer", answers={"sa-s1-5": 0}), "docker", 3, False, id="nothing live says nothing of it"
        ),
        pytest.param(person(answers={"sa-s1-4": 0}), "rag", 0, False, id="where nothing is known a no shows nothing"),
        pytest.param(
            person(skills={"embeddings": 1}, answers={"sa-s1-2": 0}), "embeddings", 1, False, id="no contradiction"
        ),
    ],
)
def test_a_no_in_the_check_caps_no_level_silently(profile: Profile, skill_id: str, level: int, disputed: bool) -> None:
    found = level_of(profile, skill_id)
    assert (found.level, found.disputed) == (level, disputed)
    if disputed:
        assert {source.label for source in found.sources} >= {f"my {skill_id}", "so I said"}


def test_of_two_words_for_one_skill_the_better_known_one_counts() -> None:
    react, vue = (
        skill("frontend-development", level).model_copy(update={"label": label, "turn": turn})
        for label, level, turn in (("React", 3, 1), ("Vue", 1, 2))
    )
    assert level_of(Profile(skills=(react, vue)), "frontend-development", "ai-application-engineer").level == 3


def test_a_correction_takes_back_all_words_for_a_skill() -> None:
    profile = Profile(skills=(skill("rag", 4), skill("rag", 1, turn=2, channel="correction")))
    assert level_of(profile, "rag").level == 1


def test_a_language_outside_the_catalogue_shows_that_a_person_programs() -> None:
    assert assess(CATALOGUE, person(skills={"MATLAB": 3}), ROLE).programming == 3


def test_lacking_one_language_does_not_make_a_person_a_beginner() -> None:
    assert assess(CATALOGUE, person("backend-engineer", skills={"Rust": 0}), ROLE).programming == 3


@pytest.mark.parametrize(
    ("skills", "programming"),
    [
        pytest.param({"python": 0}, 3, id="no Python"),
        pytest.param({"python": 1}, 3, id="a little Python beside what the work takes"),
        pytest.param({"python": 1, "programming": 1}, 1, id="a little programming is all there is, if they say so"),
        pytest.param({"python": 4}, 4, id="more than the work takes"),
    ],
)
def test_one_language_is_the_least_a_person_can_program_not_the_most(skills: dict[str, int], programming: int) -> None:
    assert assess(CATALOGUE, person("backend-engineer", skills=skills), ROLE).programming == programming


def test_skills_the_role_does_not_ask_for_are_kept_beside() -> None:
    assert level_of(person(skills={"math-for-ml": 4}), "math-for-ml").level == 4


def test_what_is_guessed_is_less_certain_than_what_is_said() -> None:
    said = level_of(person(skills={"rag": 3}), "rag")
    implied = level_of(person(skills={"rag": 3}), "embeddings")
    typical = level_of(person("backend-engineer"), "docker")
    assert said.confidence > typical.confidence > implied.confidence


def test_an_unknown_role_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UnknownRoleError, match="ai-platform-engineer"):
        assess(CATALOGUE, person(), "wizard")


@pytest.mark.parametrize(
    ("answers", "answered", "points", "passed", "next_id"),
    [
        pytest.param({}, 0, 0, False, "sa-s1-1", id="not begun"),
        pytest.param({"sa-s1-1": 4, "sa-s1-2": 0}, 2, 1, False, "sa-s1-3", id="one yes, one no"),
        pytest.param({"sa-s1-2": 4}, 1, 1, False, "sa-s1-1", id="a skipped question is asked again"),
        pytest.param(dict.fromkeys(CHECK[:3], 4), 3, 3, True, "sa-s1-4", id="three points are enough"),
        pytest.param(dict.fromkeys(CHECK, 0), 5, 0, False, None, id="all no"),
        pytest.param(dict.fromkeys(CHECK, 4) | {"sa-s5-git": 4}, 5, 5, True, None, id="other questions do not count"),
    ],
)
def test_quick_check(answers: dict[str, int], answered: int, points: int, passed: bool, next_id: str | None) -> None:
    result = quick_check(CATALOGUE, person(answers=answers))
    assert (result.answered, result.points, result.passed) == (answered, points, passed)
    assert next(iter(result.open_question_ids), None) == next_id


def test_threshold_and_maximum_come_from_the_article() -> None:
    result = quick_check(CATALOGUE, person())
    assert (result.threshold, result.maximum) == (3, 5)
    assert result.source.ref == "s1-assessment-threshold"


@given(st.sampled_from(sorted(CATALOGUE.skills)), st.integers(0, 3))
def test_saying_more_of_a_skill_never_lowers_any_level(skill_id: str, level: int) -> None:
    before = assess(CATALOGUE, person("student", skills={skill_id: level}), ROLE)
    after = assess(CATALOGUE, person("student", skills={skill_id: level + 1}), ROLE)
    assert all(new.level >= old.level for old, new in zip(before.levels, after.levels, strict=True))
