"""The timeline of the page and the one on paper show the same bars, milestones and days."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from tests.plans import plan_of
from tools.exports.chart import BAR, DEADLINE, MAX_TICKS, MILESTONE, PAPER_PX, timeline, timeline_svg

SVG = "{http://www.w3.org/2000/svg}"
PEOPLE = [
    pytest.param("software-engineer", 8, 10, id="ten months"),
    pytest.param("nurse", 4, 24, id="years, and it does not fit"),
    pytest.param("data-scientist", 40, None, id="a few weeks, no date"),
]


@pytest.mark.parametrize(("origin", "hours", "months"), PEOPLE)
def test_both_show_every_phase_with_its_milestone(origin: str, hours: float, months: float | None) -> None:
    plan = plan_of(origin, hours=hours, months=months).transition
    rows = timeline(plan)["layer"][0]["data"]["values"]
    drawn = ElementTree.fromstring(timeline_svg(plan))
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert [row["label"] for row in rows] == [text for text in texts if text and re.match(r"\d+\. ", text)]
    marks = [mark.get("fill") or mark.get("stroke") for mark in drawn]
    assert marks.count(BAR) == marks.count(MILESTONE) == len(plan.phases)
    assert marks.count(DEADLINE) == (months is not None)


@pytest.mark.parametrize(("origin", "hours", "months"), PEOPLE)
def test_bars_lie_in_the_picture_in_order_and_as_long_as_their_weeks(
    origin: str, hours: float, months: float | None
) -> None:
    plan = plan_of(origin, hours=hours, months=months).transition
    bars = [
        (float(bar.get("x", 0)), float(bar.get("width", 0)))
        for bar in ElementTree.fromstring(timeline_svg(plan)).iter(f"{SVG}rect")
    ]
    assert bars == sorted(bars)
    assert bars[0][0] == 0
    assert bars[-1][0] + bars[-1][1] < PAPER_PX
    a_week = bars[0][1] / (plan.phases[0].end_week - plan.phases[0].start_week + 1)
    for (_, width), phase in zip(bars, plan.phases, strict=True):
        assert width == pytest.approx(a_week * (phase.end_week - phase.start_week + 1), abs=0.2)


@pytest.mark.parametrize("weeks", [3, 20, 60, 300, 1500])
def test_the_axis_names_a_few_months_evenly_apart(weeks: int) -> None:
    from tools.exports.chart import _ticks

    ticks = _ticks(date(2026, 11, 30), date(2026, 11, 30) + timedelta(weeks=weeks))
    assert len(ticks) <= MAX_TICKS
    assert all(tick.day == 1 for tick in ticks)
    assert weeks < 5 or ticks
