"""The projects to show: what each does, what it proves, when it is done, and what those who hire look for."""

from typing import TYPE_CHECKING

import streamlit as st

from agent.prompts import number
from tools.knowledge.planning_rows import WorkField
from tools.schema import HiringPoint, Portfolio, PortfolioProject
from ui.labels import HIRING, day
from ui.table import draw_table
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach


def draw_portfolio(coach: "Coach", person: str, made: Portfolio, *, is_current: bool) -> None:
    """The projects, the first to be finished first; another field is a correction like any other."""
    st.subheader("Projects to show", anchor=False)
    if is_current:
        _field(coach, person, made)
    for place, one in enumerate(made.projects, 1):
        _project(coach, place, one)
    first = made.projects[0]
    st.markdown(f"**Data to use:** {plain(first.data)}")
    st.markdown(f"**What must not go wrong:** {plain(first.must_not)}")
    st.markdown(quiet(show(coach.say("page_projects_rest"))))


def _field(coach: "Coach", person: str, made: Portfolio) -> None:
    labels = [row.label for row in coach.context.catalogue.rows(WorkField) if row.words]
    at = labels.index(made.label) if made.label in labels else None
    chosen = st.selectbox("Field of the projects", labels, index=at, placeholder="Choose a field", key="field")
    if chosen and chosen != made.label:
        coach.tell({"constraints": [f"projects about {chosen}"]}, person=person)
        st.rerun()


def _project(coach: "Coach", place: int, one: PortfolioProject) -> None:
    catalogue = coach.context.catalogue
    when = "you can do this already" if one.is_held else f"by {day(one.due)}"
    hours = f" · {number(one.hours)} h" if one.hours else ""
    with st.expander(f"**{place}. {plain(one.title)}** · {when}{hours}", key=f"project_{one.id}"):
        st.markdown(plain(one.brief))
        _points("It grows", one.grows_by)
        st.markdown(f"**Proves:** {plain(', '.join(catalogue.skill(skill_id).name for skill_id in one.proves))}")
        _points("Done when", one.done_when)
        rows = [
            {
                "Skill": plain(catalogue.skill(point.skill_id).name),
                "1 point": plain(point.some),
                "2 points": plain(point.full),
            }
            for point in one.rubric
        ]
        draw_table(rows)
        st.markdown("**Those who hire look for**\n\n" + "\n".join(_hiring(point) for point in one.hiring))


def _points(label: str, points: tuple[str, ...]) -> None:
    if points:
        st.markdown(f"**{label}**\n\n" + "\n".join(f"- {plain(point)}" for point in points))


def _hiring(point: HiringPoint) -> str:
    source = quiet(f"{plain(point.source.label)} · {plain(point.trust)}")
    return f"- {HIRING[point.kind]}{plain(point.text)} {source}"
