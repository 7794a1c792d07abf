"""Roles side by side: the way to each and what it rests on, which is nearest, then what the sources say."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import streamlit as st

from tools.comparison_digest import choice, role_name
from tools.schema import Ask, Cell, ComparisonRow, RoleComparison, RoleDistance, SkillRow
from ui.labels import BASIS, IMPORTANCE, SECTION_TITLES, dimension, hours, level
from ui.table import draw_table
from ui.text import WORD_JOINER, plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach

SHOWN = 8
SKILLS_SHOWN = 12
OPEN = frozenset({"role", "day"})
_ICONS = {
    "role": ":material/work:",
    "day": ":material/today:",
    "asks": ":material/checklist:",
    "way": ":material/route:",
    "pay": ":material/payments:",
    "market": ":material/storefront:",
}


def draw_comparison(coach: "Coach", comparison: RoleComparison) -> None:
    """What is about the person first; then what the roles ask for, and what the sources say."""
    names = [name_of(coach, role_id) for role_id in comparison.role_ids]
    if comparison.distances:
        _distances(coach, comparison, names)
        _choice(coach, comparison)
    _skills(coach, comparison, names)
    for section, title in SECTION_TITLES.items():
        rows = [row for row in comparison.rows if row.section == section]
        if rows:
            with st.expander(title, icon=_ICONS[section], expanded=section in OPEN):
                for row in rows:
                    _row(coach, row, names)


def name_of(coach: "Coach", role_id: str) -> str:
    return role_name(coach.context.catalogue, role_id)


def _row(coach: "Coach", row: ComparisonRow, names: list[str]) -> None:
    st.markdown(f"**{plain(dimension(row.dimension))}**")
    for column, name, cell in zip(st.columns(len(names)), names, row.cells, strict=True):
        with column:
            _cell(coach, name, cell)


def _cell(coach: "Coach", name: str, cell: Cell) -> None:
    """One line for each source, so that it stays visible who says what."""
    st.markdown(quiet(plain(name)))
    if not cell.text:
        st.markdown(quiet(show(coach.say("page_not_told"))))
        return
    for line, source in zip(cell.text.splitlines(), cell.sources, strict=True):
        st.markdown(f"{plain(line)}  \n{quiet(plain(source.label))}")


# --- From where one stands --------------------------------------------------------------------------------------------


def _distances(coach: "Coach", comparison: RoleComparison, names: list[str]) -> None:
    with st.container(border=True, gap="small"):
        st.markdown("**From where you stand**")
        for column, name, distance in zip(st.columns(len(names)), names, comparison.distances, strict=True):
            with column:
                st.metric(plain(name), hours(distance.hours_low, distance.hours_high))
                _distance(coach, distance)
        st.markdown(quiet(show(coach.say("page_hours_are_estimates"))))


def _distance(coach: "Coach", distance: RoleDistance) -> None:
    skills = coach.context.catalogue.skills
    met = f"{distance.musts_met} of {distance.must_count} must-haves"
    weeks = "" if distance.weeks_low is None else f" · {_weeks(distance)}"
    st.markdown(quiet(plain(f"{met}{weeks}")))
    if distance.measured_why:
        like = name_of(coach, distance.measured_by)
        st.markdown(quiet(plain(f"By the list of {like}. {distance.measured_why.label}")))
    _line("You bring", (skills[one.skill_id].name for one in distance.transfers[:SHOWN]))
    _line("Missing", (gap.name for gap in distance.gaps[:SHOWN]))
    _line("Used less", (one.name for one in distance.given_up[:SHOWN]))
    if distance.carried:
        with st.expander("What carries over, and why", icon=":material/move_up:"):
            for one in distance.carried[:SHOWN]:
                saved = f"{one.saved_percent}% off, {hours(one.saved_hours)}"
                st.markdown(f"{plain(one.from_name)} → {plain(one.name)}: {saved}  \n{quiet(plain(one.reason))}")


def _weeks(distance: RoleDistance) -> str:
    low, high = round(distance.weeks_low or 0), round(distance.weeks_high or 0)
    return f"{low}–{high} weeks at your pace" if high else "there already"


def _line(label: str, names: Iterable[str]) -> None:
    if listed := ", ".join(names):
        st.markdown(f"**{label}:** {plain(listed)}")


def _choice(coach: "Coach", comparison: RoleComparison) -> None:
    assert comparison.choice is not None  # whoever is known has distances and a choice
    values = choice(comparison.choice, comparison.distances, coach.context.catalogue)
    with st.container(border=True, gap="small"):
        st.markdown(show(coach.say("say_choice", choice=values)))
        st.markdown(show(coach.say("say_stay", choice=values)))


# --- Skill by skill ---------------------------------------------------------------------------------------------------


def _skills(coach: "Coach", comparison: RoleComparison, names: list[str]) -> None:
    st.subheader("Skill by skill", anchor=False)
    st.markdown(quiet(show(coach.say("page_compare_skills"))))
    rows = [_skill_cells(row, names) for row in comparison.skills]
    draw_table(rows[:SKILLS_SHOWN])
    if rows[SKILLS_SHOWN:]:
        with st.expander(f"{len(rows) - SKILLS_SHOWN} more skills", icon=":material/bar_chart:"):
            draw_table(rows[SKILLS_SHOWN:])


def _skill_cells(row: SkillRow, names: list[str]) -> dict[str, str]:
    """The own level stands with the skill: on a phone a column of its own would squeeze the others."""
    own = f" {quiet(plain(f'you: {level(row.own.level)}, {BASIS[row.own.basis]}'))}" if row.own else ""
    asks = {plain(name): _ask(ask) for name, ask in zip(names, row.asks, strict=True)}
    return {"Skill": f"{plain(row.name)}{own}"} | asks


def _ask(ask: Ask | None) -> str:
    if ask is None:
        return quiet("not on its list")
    share = None if ask.postings_percent is None else f"{ask.postings_percent}% of postings"
    left = (
        hours(ask.hours_low, ask.hours_high).replace("–", f"–{WORD_JOINER}")
        if ask.hours_low is not None and ask.hours_high
        else None
    )
    parts = (IMPORTANCE[ask.importance], share, left)
    return f"{level(ask.required_level)} {quiet(plain(' · '.join(part for part in parts if part)))}"
