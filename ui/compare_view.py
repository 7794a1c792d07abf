"""Roles side by side: one row a dimension, each cell with its source, and how far this person is from each."""

from typing import TYPE_CHECKING

import streamlit as st

from tools.schema import Cell, RoleComparison, RoleDistance
from ui.labels import hours
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach

SHOWN = 8


def draw_comparison(coach: "Coach", comparison: RoleComparison) -> None:
    """Distances first, as they are about the person; then what the sources say."""
    names = [role_name(coach, role_id) for role_id in comparison.role_ids]
    if comparison.distances:
        _distances(coach, comparison, names)
    for row in comparison.rows:
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(row.dimension.replace('-', ' ').capitalize())}**")
            for column, name, cell in zip(st.columns(len(names)), names, row.cells, strict=True):
                with column:
                    _cell(coach, name, cell)


def role_name(coach: "Coach", role_id: str) -> str:
    role = coach.context.catalogue.roles.get(role_id)
    return role.name if role else role_id.replace("-", " ").capitalize()


def _cell(coach: "Coach", name: str, cell: Cell) -> None:
    """One line for each source, so that it stays visible who says what."""
    st.markdown(quiet(plain(name)))
    if not cell.text:
        st.markdown(show(coach.say("page_not_told")))
        return
    for line, source in zip(cell.text.splitlines(), cell.sources, strict=True):
        st.markdown(f"{plain(line)}  \n{quiet(plain(source.label))}")


def _distances(coach: "Coach", comparison: RoleComparison, names: list[str]) -> None:
    with st.container(border=True, gap="small"):
        st.markdown("**From where you stand**")
        for column, name, distance in zip(st.columns(len(names)), names, comparison.distances, strict=True):
            with column:
                st.metric(plain(name), hours(distance.hours_low, distance.hours_high))
                _bring_and_miss(coach, distance)
        st.markdown(quiet(show(coach.say("page_hours_are_estimates"))))


def _bring_and_miss(coach: "Coach", distance: RoleDistance) -> None:
    skills = coach.context.catalogue.skills
    if distance.transfers:
        brought = ", ".join(skills[one.skill_id].name for one in distance.transfers[:SHOWN])
        st.markdown(f"**You bring:** {plain(brought)}")
    if distance.gaps:
        st.markdown(f"**Missing:** {plain(', '.join(gap.name for gap in distance.gaps[:SHOWN]))}")
