"""Ways from where people start to where they want to be, with what is known of them: for the test and for the page."""

from typing import NamedTuple

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.assessment import assess
from tools.planning import find_gaps
from tools.planning.phases import stages
from tools.planning.schedule import SLACK
from tools.planning.terms import WEEKS_A_MONTH
from tools.schema import Profile

ENGINEER, APPLICATION = "ai-engineer", "ai-application-engineer"
PLATFORM, HYBRID = "ai-platform-engineer", "ml-ai-hybrid-engineer"
SOME_PYTHON = {"python": 2}
SCIENTIST = {"python": 3, "data-analysis": 3, "probability-statistics": 3, "git-version-control": 1, "docker": 0}
ADMIN = {"linux-shell": 3, "bash": 3, "observability-sre": 3, "docker": 2, "cloud-platforms": 2, "python": 1}

Band = tuple[int, int]
DEVELOPERS, TO_PLATFORM, SCIENTISTS = (120, 300), (150, 350), (200, 450)
NEIGHBOURS, BEGINNERS, FROM_ZERO = (250, 600), (350, 700), (600, 1200)


class Way(NamedTuple):
    """A start and a goal, with the hours within which the middle of our estimate has to lie."""

    name: str
    origin: str
    skills: dict[str, int]
    target: str
    band: Band


class Months(NamedTuple):
    """A start at so many hours a week, with the claim of an article that says how many months it takes."""

    name: str
    origin: str
    skills: dict[str, int]
    weekly_hours: int
    claim_id: str


WAYS = (
    Way("software engineer to AI engineer", "software-engineer", {}, ENGINEER, DEVELOPERS),
    Way("software engineer to application", "software-engineer", {}, APPLICATION, DEVELOPERS),
    Way("back-end engineer to AI engineer", "backend-engineer", {}, ENGINEER, DEVELOPERS),
    Way("full-stack engineer to application", "full-stack-engineer", {}, APPLICATION, DEVELOPERS),
    Way("full-stack engineer to AI engineer", "full-stack-engineer", {}, ENGINEER, DEVELOPERS),
    Way("data engineer to AI engineer", "data-engineer", {}, ENGINEER, DEVELOPERS),
    Way("site reliability engineer to platform", "devops-sre-engineer", {}, PLATFORM, TO_PLATFORM),
    Way("back-end engineer to platform", "backend-engineer", {}, PLATFORM, TO_PLATFORM),
    Way("data scientist to AI engineer", "data-scientist", {}, ENGINEER, SCIENTISTS),
    Way("data scientist to application", "data-scientist", {}, APPLICATION, SCIENTISTS),
    Way("data scientist to hybrid", "data-scientist", {}, HYBRID, SCIENTISTS),
    Way("scientist who codes to AI engineer", "biologist", SCIENTIST, ENGINEER, SCIENTISTS),
    Way("tester to AI engineer", "qa-engineer", {}, ENGINEER, NEIGHBOURS),
    Way("data analyst to AI engineer", "data-analyst", {}, ENGINEER, NEIGHBOURS),
    Way("administrator to AI engineer", "system administrator", ADMIN, ENGINEER, NEIGHBOURS),
    Way("student to AI engineer", "student", {}, ENGINEER, BEGINNERS),
    Way("teacher with some Python to AI engineer", "teacher", SOME_PYTHON, ENGINEER, BEGINNERS),
    Way("some Python to application", "career-switcher", SOME_PYTHON, APPLICATION, BEGINNERS),
    Way("from zero to AI engineer", "career-switcher", NEVER_PROGRAMMED, ENGINEER, FROM_ZERO),
    Way("from zero to application", "cook", NEVER_PROGRAMMED, APPLICATION, FROM_ZERO),
    Way("product manager from zero", "product-manager", NEVER_PROGRAMMED, ENGINEER, FROM_ZERO),
)
MONTHS = (
    Months("who can code, with focus", "student", SOME_PYTHON, 20, "s5-total-timeline"),
    Months("from nothing, with focus", "career-switcher", NEVER_PROGRAMMED, 18, "s2-time-focused"),
    Months("from nothing, beside a job", "career-switcher", NEVER_PROGRAMMED, 10, "s2-time-alongside-job"),
)


def hours(profile: Profile, role_id: str) -> tuple[float, float]:
    """Least and most hours of a plan, whatever the time there is."""
    assessment = assess(CATALOGUE, profile, role_id)
    found = stages(CATALOGUE, role_id, find_gaps(CATALOGUE, assessment), assessment.programming)
    return sum(stage.low for stage in found), sum(stage.high for stage in found)


def middle(profile: Profile, role_id: str) -> float:
    return sum(hours(profile, role_id)) / 2


def months(one: Months) -> float:
    """Months that the middle of the estimate takes, with the slack of a plan left free."""
    return middle(person(one.origin, skills=one.skills), ENGINEER) / (one.weekly_hours * (1 - SLACK)) / WEEKS_A_MONTH


def calibration_page() -> str:
    """Ours beside theirs, as a page."""
    lines = [
        "# Our hours beside what is known",
        "Taken from the code by `make docs`. The hours of a plan are our estimate (`effort.csv`, `transfers.csv`);",
        "here they stand beside reference bands and what the articles say, and a test holds them to it",
        "(`tests/tools/planning/test_effort_bands.py`): the middle lies in the band, the range reaches at most an",
        "eighth beyond.",
        "",
        "| way | our hours | middle | band |",
        "| --- | ---: | ---: | ---: |",
    ]
    for way in WAYS:
        low, high = hours(person(way.origin, skills=way.skills), way.target)
        lines.append(f"| {way.name} | {low:.0f}–{high:.0f} | {(low + high) / 2:.0f} | {way.band[0]}–{way.band[1]} |")
    lines += [
        "",
        "The articles speak of months. Ours are the middle of the estimate at the hours a week that the article has in",
        "mind, with 15 % of each week left free.",
        "",
        "| way to AI engineer | hours a week | our months | theirs | source |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for one in MONTHS:
        claim, source = CATALOGUE.claims[one.claim_id], CATALOGUE.claim_source(one.claim_id)
        theirs = f"{claim.value_low:g}–{claim.value_high:g}"
        lines.append(f"| {one.name} | {one.weekly_hours} | {months(one):.1f} | {theirs} | {source.label} |")
    return "\n".join(lines) + "\n"
