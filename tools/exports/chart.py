"""The plan as a timeline: a bar for each phase, its milestone at the end, and the day to meet.

One set of rows and one span of time, drawn twice: as a Vega-Lite chart for the page, in light and dark, and as SVG for
paper. Both are written down here: Altair would write the first and bring pandas, pyarrow and 100 MB of memory with it,
and what could render it without a browser weighs as much (docs/decisions/0010-how-plans-reach-paper.md).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

from tools.schema import Phase, TransitionPlan

BAR, MILESTONE, DEADLINE = "#1f8a80", "#c07f16", "#c4514c"  # each at least 3:1 on both backgrounds
INK, GRID = "#1d2733", "#d5dce3"  # on paper
ROW_PX, BAR_PX, TITLE_PX, TICK_PX = 46, 12, 13, 11
PAPER_PX, AXIS_PX = 640, 26
FONT = "Libertinus Serif"  # of the PDF
DAYS_BESIDE = 4  # room for the last diamond and the dashed line
MAX_TICKS = 6
MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60)

Chart = dict[str, Any]


def timeline(plan: TransitionPlan) -> Chart:
    """Titles stand above their bars, so that a narrow screen keeps its width for the time."""
    rows = {"values": _rows(plan)}
    y = {"field": "number", "type": "ordinal", "axis": None, "scale": {"padding": 0}}
    told = [{"field": name, "type": "nominal"} for name in ("Phase", "Weeks", "Hours", "Milestone", "Due")]
    bar = {"type": "bar", "color": BAR, "height": BAR_PX, "cornerRadius": 3, "yOffset": 8}
    diamond = {"type": "point", "shape": "diamond", "filled": True, "size": 90, "color": MILESTONE}
    diamond |= {"opacity": 1, "yOffset": 8}
    # currentColor is the text colour of the page, in light and in dark.
    title = {"type": "text", "align": "left", "baseline": "bottom", "fontSize": TITLE_PX, "color": "currentColor"}
    layers = [
        _layer(rows, bar, y=y, x=_time(plan, "from"), x2={"field": "to"}, tooltip=told),
        _layer(rows, diamond, y=y, x=_time(plan, "to"), tooltip=told),
        _layer(rows, title, y=y, x={"value": 2}, text={"field": "label"}),
        *_deadline(plan),
    ]
    return {"layer": layers, "height": ROW_PX * len(plan.phases), "view": {"stroke": None}}


def _layer(data: Chart, mark: Chart, **encoding: object) -> Chart:
    return {"data": data, "mark": mark, "encoding": encoding}


def timeline_svg(plan: TransitionPlan) -> str:
    """The same on paper: text in the font of the PDF, colours for white."""
    height = ROW_PX * len(plan.phases)
    parts = [
        *_axis(plan, height),
        *(part for row in _rows(plan) for part in _bar(plan, row)),
        *_day_to_meet(plan, height),
    ]
    size = f'width="{PAPER_PX}" height="{height + AXIS_PX}" viewBox="0 0 {PAPER_PX} {height + AXIS_PX}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">{"".join(parts)}</svg>'


def _bar(plan: TransitionPlan, row: Chart) -> Iterator[str]:
    left, right = (_x(plan, date.fromisoformat(row[end][:10])) for end in ("from", "to"))
    middle = (row["number"] - 0.5) * ROW_PX + BAR_PX  # below the title
    label = escape(row["label"])
    yield f'<text x="2" y="{middle - BAR_PX:.1f}" font-size="{TITLE_PX}" fill="{INK}">{label}</text>'
    where = f'x="{left:.1f}" y="{middle - BAR_PX / 2:.1f}" width="{right - left:.1f}" height="{BAR_PX}"'
    yield f'<rect {where} rx="3" fill="{BAR}"/>'
    half = BAR_PX / 2 + 1
    diamond = f"M{right:.1f} {middle - half:.1f}l{half} {half}l-{half} {half}l-{half} -{half}z"
    yield f'<path d="{diamond}" fill="{MILESTONE}"/>'


def _axis(plan: TransitionPlan, height: int) -> Iterator[str]:
    for first in _ticks(*_ends(plan)):
        x = _x(plan, first)
        yield f'<path d="M{x:.1f} 0V{height}" stroke="{GRID}"/>'
        place = f'x="{x:.1f}" y="{height + AXIS_PX - 8}" text-anchor="middle"'
        yield f'<text {place} font-size="{TICK_PX}" fill="{INK}">{first:%b %Y}</text>'


def _day_to_meet(plan: TransitionPlan, height: int) -> Iterator[str]:
    if plan.deadline:
        x = _x(plan, plan.deadline)
        yield f'<path d="M{x:.1f} 0V{height}" stroke="{DEADLINE}" stroke-width="2" stroke-dasharray="5 4"/>'


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, evenly apart and few enough to be read; none at an edge, where its label would be cut."""
    margin = (last - first) / 20
    months = [month for month in _months(first, last) if first + margin <= month <= last - margin]
    step = next((step for step in MONTHS_BETWEEN if len(months) <= MAX_TICKS * step), MONTHS_BETWEEN[-1])
    return months[::step]


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _x(plan: TransitionPlan, day: date) -> float:
    first, last = _ends(plan)
    return (PAPER_PX - BAR_PX) * (day - first).days / (last - first).days  # the last diamond is not cut


def _ends(plan: TransitionPlan) -> tuple[date, date]:
    """The span of time that is drawn."""
    ends = [plan.start + timedelta(weeks=plan.phases[-1].end_week), *([plan.deadline] if plan.deadline else [])]
    return plan.start, max(ends) + timedelta(days=DAYS_BESIDE)


def _rows(plan: TransitionPlan) -> list[Chart]:
    return [_row(plan, number, phase) for number, phase in enumerate(plan.phases, 1)]


def _row(plan: TransitionPlan, number: int, phase: Phase) -> Chart:
    weeks = f"{phase.start_week}–{phase.end_week}"
    return {
        "number": number,
        "label": f"{number}. {phase.title} · weeks {weeks}",
        "from": _iso(plan, phase.start_week - 1),
        "to": _iso(plan, phase.end_week),
        "Phase": phase.title,
        "Weeks": weeks,
        "Hours": f"{phase.hours:g}",
        "Milestone": phase.milestone.title,
        "Due": phase.milestone.due.isoformat(),
    }


def _iso(plan: TransitionPlan, week: int) -> str:
    return f"{plan.start + timedelta(weeks=week)}T00:00:00"  # with a time, else a browser reads it as UTC


def _time(plan: TransitionPlan, field: str) -> Chart:
    axis = {"title": None, "format": "%b %Y", "labelOverlap": "greedy", "tickCount": 5, "grid": True}
    domain = [f"{end}T00:00:00" for end in _ends(plan)]
    scale = {"domain": domain, "nice": False}
    return {"field": field, "type": "temporal", "axis": axis, "scale": scale}


def _deadline(plan: TransitionPlan) -> list[Chart]:
    if plan.deadline is None:
        return []
    day = {"values": [{"to": f"{plan.deadline}T00:00:00", "Your date": plan.deadline.isoformat()}]}
    rule = {"type": "rule", "color": DEADLINE, "strokeDash": [5, 4], "strokeWidth": 2}
    told = [{"field": "Your date", "type": "nominal"}]
    return [_layer(day, rule, x=_time(plan, "to"), tooltip=told)]
