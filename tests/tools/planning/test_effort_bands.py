"""Whole ways agree with what is known of them: hours with reference bands, months with what the articles say."""

import pytest

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.assessment import assess
from tools.knowledge.planning_rows import Effort
from tools.planning import find_gaps
from tools.planning.phases import stages
from tools.planning.terms import WEEKS_A_MONTH
from tools.schema import Profile

ENGINEER, APPLICATION = "ai-engineer", "ai-application-engineer"
PLATFORM, HYBRID = "ai-platform-engineer", "ml-ai-hybrid-engineer"
SOME_PYTHON = {"python": 2}
SCIENTIST = {"python": 3, "data-analysis": 3, "probability-statistics": 3, "git-version-control": 1, "docker": 0}
ADMIN = {"linux-shell": 3, "bash": 3, "observability-sre": 3, "docker": 2, "cloud-platforms": 2, "python": 1}

DEVELOPERS, TO_PLATFORM, SCIENTISTS = (120, 300), (150, 350), (200, 450)
NEIGHBOURS, BEGINNERS, FROM_ZERO = (250, 600), (350, 700), (600, 1200)


def hours(profile: Profile, role_id: str) -> tuple[float, float]:
    assessment = assess(CATALOGUE, profile, role_id)
    found = stages(CATALOGUE, role_id, find_gaps(CATALOGUE, assessment), assessment.programming)
    return sum(stage.low for stage in found), sum(stage.high for stage in found)


def middle(profile: Profile, role_id: str) -> float:
    return sum(hours(profile, role_id)) / 2


@pytest.mark.parametrize(
    ("origin", "skills", "target", "band"),
    [
        pytest.param("software-engineer", {}, ENGINEER, DEVELOPERS, id="software engineer to AI engineer"),
        pytest.param("software-engineer", {}, APPLICATION, DEVELOPERS, id="software engineer to application"),
        pytest.param("backend-engineer", {}, ENGINEER, DEVELOPERS, id="back-end engineer to AI engineer"),
        pytest.param("full-stack-engineer", {}, APPLICATION, DEVELOPERS, id="full-stack engineer to application"),
        pytest.param("full-stack-engineer", {}, ENGINEER, DEVELOPERS, id="full-stack engineer to AI engineer"),
        pytest.param("data-engineer", {}, ENGINEER, DEVELOPERS, id="data engineer to AI engineer"),
        pytest.param("devops-sre-engineer", {}, PLATFORM, TO_PLATFORM, id="site reliability engineer to platform"),
        pytest.param("backend-engineer", {}, PLATFORM, TO_PLATFORM, id="back-end engineer to platform"),
        pytest.param("data-scientist", {}, ENGINEER, SCIENTISTS, id="data scientist to AI engineer"),
        pytest.param("data-scientist", {}, APPLICATION, SCIENTISTS, id="data scientist to application"),
        pytest.param("data-scientist", {}, HYBRID, SCIENTISTS, id="data scientist to hybrid"),
        pytest.param("biologist", SCIENTIST, ENGINEER, SCIENTISTS, id="scientist who codes to AI engineer"),
        pytest.param("qa-engineer", {}, ENGINEER, NEIGHBOURS, id="tester to AI engineer"),
        pytest.param("data-analyst", {}, ENGINEER, NEIGHBOURS, id="data analyst to AI engineer"),
        pytest.param("system administrator", ADMIN, ENGINEER, NEIGHBOURS, id="administrator to AI engineer"),
        pytest.param("student", {}, ENGINEER, BEGINNERS, id="student to AI engineer"),
        pytest.param("teacher", SOME_PYTHON, ENGINEER, BEGINNERS, id="teacher with some Python to AI engineer"),
        pytest.param("career-switcher", SOME_PYTHON, APPLICATION, BEGINNERS, id="some Python to application"),
        pytest.param("career-switcher", NEVER_PROGRAMMED, ENGINEER, FROM_ZERO, id="from zero to AI engineer"),
        pytest.param("cook", NEVER_PROGRAMMED, APPLICATION, FROM_ZERO, id="from zero to application"),
        pytest.param("product-manager", NEVER_PROGRAMMED, ENGINEER, FROM_ZERO, id="product manager from zero"),
    ],
)
def test_hours_agree_with_the_reference(
    origin: str, skills: dict[str, int], target: str, band: tuple[float, float]
) -> None:
    """The middle lies in the band; the range, which is uncertain by itself, reaches at most an eighth beyond."""
    low, high = hours(person(origin, skills=skills), target)
    assert band[0] <= (low + high) / 2 <= band[1]
    assert low >= band[0] * 7 / 8
    assert high <= band[1] * 9 / 8


@pytest.mark.parametrize(
    ("origin", "skills", "weekly_hours", "claim_id"),
    [
        pytest.param("student", SOME_PYTHON, 20, "s5-total-timeline", id="who can code, with focus"),
        pytest.param("career-switcher", NEVER_PROGRAMMED, 18, "s2-time-focused", id="from nothing, with focus"),
        pytest.param("career-switcher", NEVER_PROGRAMMED, 10, "s2-time-alongside-job", id="from nothing, beside a job"),
    ],
)
def test_months_agree_with_the_articles(
    origin: str, skills: dict[str, int], weekly_hours: float, claim_id: str
) -> None:
    months = middle(person(origin, skills=skills), ENGINEER) / (weekly_hours * 0.85) / WEEKS_A_MONTH
    claim = CATALOGUE.claims[claim_id]
    assert claim.value_low is not None
    assert claim.value_high is not None
    assert claim.value_low - 0.5 <= months <= claim.value_high + 0.5


def test_the_hybrid_is_a_long_detour_for_a_developer_and_a_short_way_for_an_ml_engineer() -> None:
    developer, ml_engineer = person("software-engineer"), person("ml-engineer")
    assert middle(developer, HYBRID) > 2.5 * middle(developer, ENGINEER)
    assert middle(ml_engineer, HYBRID) < middle(developer, ENGINEER)


def test_every_skill_has_its_effort() -> None:
    assert {row.skill_id for row in CATALOGUE.rows(Effort)} == set(CATALOGUE.skills)
