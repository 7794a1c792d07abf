"""The plan as a timeline: a bar for each phase, its milestone at the end, and the day to meet; for light and dark."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tools.schema import Phase, TransitionPlan

if TYPE_CHECKING:
    import altair as alt

BAR, MILESTONE, DEADLINE = "#1f8a80", "#d08a1d", "#c4514c"  # each at least 3:1 on both backgrounds
ROW_PX, BAR_PX = 46, 12
TITLE_PX = 13


def timeline(plan: TransitionPlan) -> "alt.LayerChart":
    """Titles stand above their bars, so that a narrow screen keeps its width for the time."""
    import altair as alt
    import pandas as pd

    rows = pd.DataFrame([_row(plan, number, phase) for number, phase in enumerate(plan.phases, 1)])
    rows["from"], rows["to"] = pd.to_datetime(rows["from"]), pd.to_datetime(rows["to"])
    axis = alt.Axis(title=None, format="%b %Y", labelOverlap="greedy", tickCount=5, grid=True)
    base = alt.Chart(rows).encode(
        y=alt.Y("number:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
        tooltip=[alt.Tooltip(name) for name in ("Phase", "Weeks", "Hours", "Milestone", "Due")],
    )
    bars = base.mark_bar(color=BAR, height=BAR_PX, cornerRadius=3, yOffset=8).encode(
        x=alt.X("from:T", axis=axis), x2="to:T"
    )
    ends = base.mark_point(shape="diamond", filled=True, size=90, color=MILESTONE, opacity=1, yOffset=8).encode(
        x="to:T"
    )
    # currentColor is the text colour of the page, in light and in dark.
    titles = base.mark_text(
        align="left", baseline="bottom", fontSize=TITLE_PX, yOffset=-1, color="currentColor"
    ).encode(x=alt.value(2), text="label:N")
    layers = [bars, ends, titles, *_deadline(plan)]
    height = ROW_PX * len(plan.phases)
    chart: alt.LayerChart = alt.layer(*layers).properties(height=height).configure_view(strokeWidth=0)
    return chart


def described(plan: TransitionPlan) -> str:
    """The timeline in words, for those who do not see it."""
    phases = "; ".join(f"{phase.title}, weeks {phase.start_week} to {phase.end_week}" for phase in plan.phases)
    return f"Timeline of {len(plan.phases)} phases: {phases}"


def _row(plan: TransitionPlan, number: int, phase: Phase) -> dict[str, Any]:
    span = f"weeks {phase.start_week}–{phase.end_week}"
    return {
        "number": number,
        "label": f"{number}. {phase.title} · {span}",
        "from": plan.start + timedelta(weeks=phase.start_week - 1),
        "to": plan.start + timedelta(weeks=phase.end_week),
        "Phase": phase.title,
        "Weeks": f"{phase.start_week}–{phase.end_week}",
        "Hours": f"{phase.hours:g}",
        "Milestone": phase.milestone.title,
        "Due": phase.milestone.due.isoformat(),
    }


def _deadline(plan: TransitionPlan) -> "list[alt.Chart]":
    if plan.deadline is None:
        return []
    import altair as alt
    import pandas as pd

    day = pd.DataFrame({"day": pd.to_datetime([plan.deadline]), "What": ["Your date"]})
    rule = alt.Chart(day).mark_rule(color=DEADLINE, strokeDash=[5, 4], strokeWidth=2)
    return [rule.encode(x="day:T", tooltip=[alt.Tooltip("What"), alt.Tooltip("day:T", title="Day", format="%d %B %Y")])]
