"""The plan as a timeline: a bar for each phase, its milestone at the end, and the day to meet; for light and dark.

A Vega-Lite chart written down as such, its data inside each layer: Altair would write the same and bring pandas,
pyarrow and 100 MB of memory with it.
"""

from datetime import timedelta
from typing import Any

from tools.schema import Phase, TransitionPlan

BAR, MILESTONE, DEADLINE = "#1f8a80", "#c07f16", "#c4514c"  # each at least 3:1 on both backgrounds
ROW_PX, BAR_PX, TITLE_PX = 46, 12, 13
DAYS_BESIDE = 4  # room for the last diamond and the dashed line

Chart = dict[str, Any]


def timeline(plan: TransitionPlan) -> Chart:
    """Titles stand above their bars, so that a narrow screen keeps its width for the time."""
    rows = {"values": [_row(plan, number, phase) for number, phase in enumerate(plan.phases, 1)]}
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


def described(plan: TransitionPlan) -> str:
    """The timeline in words, for those who do not see it."""
    phases = "; ".join(f"{phase.title}, weeks {phase.start_week} to {phase.end_week}" for phase in plan.phases)
    return f"Timeline of {len(plan.phases)} phases: {phases}"


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
    ends = [plan.start + timedelta(weeks=plan.phases[-1].end_week), *([plan.deadline] if plan.deadline else [])]
    domain = [f"{plan.start}T00:00:00", f"{max(ends) + timedelta(days=DAYS_BESIDE)}T00:00:00"]
    scale = {"domain": domain, "nice": False}
    return {"field": field, "type": "temporal", "axis": axis, "scale": scale}


def _deadline(plan: TransitionPlan) -> list[Chart]:
    if plan.deadline is None:
        return []
    day = {"values": [{"to": f"{plan.deadline}T00:00:00", "Your date": plan.deadline.isoformat()}]}
    rule = {"type": "rule", "color": DEADLINE, "strokeDash": [5, 4], "strokeWidth": 2}
    told = [{"field": "Your date", "type": "nominal"}]
    return [_layer(day, rule, x=_time(plan, "to"), tooltip=told)]
