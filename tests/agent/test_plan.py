"""What a person takes along, and what the one page for others leaves out."""

import re

import pytest

from tests.plans import plan_of
from tools.errors import SetupError

PEOPLE = [
    pytest.param("software-engineer", 8, 10, id="fits"),
    pytest.param("nurse", 8, 14, id="does not fit"),
    pytest.param("data-scientist", 10, None, id="no date"),
]


def test_a_plan_in_every_format_begins_as_such_a_file_does() -> None:
    begins = {
        "pdf": b"%PDF",
        "docx": b"PK",
        "md": b"# Your plan",
        "ics": b"BEGIN:VCALENDAR",
        "csv": b"\xef\xbb\xbf",
        "json": b"{",
    }
    plan = plan_of()
    assert plan.formats().keys() == begins.keys()
    for kind, first in begins.items():
        assert plan.to_bytes(kind).startswith(first)


def test_the_pdf_with_its_timeline_is_accessible() -> None:
    assert b"pdfuaid:part" in plan_of().to_pdf()


def test_markdown_goes_without_the_picture_it_cannot_hold() -> None:
    assert "![" not in plan_of().to_markdown()


def test_hours_of_a_gap_stand_beside_the_level_they_lead_to() -> None:
    plan = plan_of("nurse", months=14)
    gaps = plan.to_markdown().partition("## Gaps")[2]
    for gap in plan.transition.gaps:
        (row,) = re.findall(rf"^\| {re.escape(gap.name)} \|.*$", gaps, re.MULTILINE) or [""]
        if row:
            assert f"| {gap.planned_level} | {gap.required_level} |" in row
            assert not re.search(r"\d\.\d\d", row)


@pytest.mark.parametrize(("origin", "hours", "months"), PEOPLE)
def test_the_brief_is_one_page_with_three_milestones_and_a_project(
    origin: str, hours: float, months: float | None
) -> None:
    brief = plan_of(origin, hours=hours, months=months).brief
    words = brief.to_markdown()
    assert len(re.findall(rb"/Type\s*/Page\b", brief.to_pdf())) == 1
    assert len(re.findall(r"^\| \d+ \w+ \d{4} \|", words, re.MULTILINE)) == 3
    for part in ("**In short:**", "**Time.**", "**A project at work.**", "## What would change the plan"):
        assert part in words


@pytest.mark.parametrize(("origin", "hours", "months"), PEOPLE)
def test_the_brief_tells_nothing_of_money_levels_or_applications(
    origin: str, hours: float, months: float | None
) -> None:
    plan = plan_of(origin, hours=hours, months=months, budget=731, owner="ada")
    words = plan.brief.to_markdown().casefold()
    for private in ("731", "$", "budget", "ada", "level", "applic", "interview", "nearer role", origin):
        assert private not in words


def test_a_brief_is_no_calendar() -> None:
    with pytest.raises(SetupError, match="pdf, docx, md"):
        plan_of().brief.to_bytes("ics")
