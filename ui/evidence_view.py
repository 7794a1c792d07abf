"""Levels that open into the rows they rest on, and the readiness with its sum."""

from typing import TYPE_CHECKING

import streamlit as st

from agent.prompts import number
from tools import evidence_digest
from tools.schema import Assessment, EvidenceRow, LevelReason, ReadinessRow, SkillLevel
from ui.labels import BASIS, EVIDENCE, IMPORTANCE, level
from ui.table import draw_table
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach


def draw_assessment(coach: "Coach", value: Assessment) -> None:
    """Readiness first; then each must-have, the furthest from what is asked first, with its rows behind it."""
    catalogue = coach.context.catalogue
    required = {row.skill_id: row for row in catalogue.role_skills.get(value.role_id, ())}
    asked = [own for own in value.levels if own.skill_id in required and required[own.skill_id].importance == "must"]
    asked.sort(key=lambda own: own.level - required[own.skill_id].required_level)
    _readiness(coach, value)
    with st.expander(f"Your levels for {plain(catalogue.role(value.role_id).name)}", icon=":material/bar_chart:"):
        for own in asked:
            name = catalogue.skill(own.skill_id).name
            needed = required[own.skill_id].required_level
            with st.expander(f"{plain(name)}: {_in_short(own)} of {needed} {quiet(BASIS[own.basis])}"):
                draw_reason(coach, LevelReason(level=own, name=name, role_id=value.role_id, required_level=needed))


def draw_level(coach: "Coach", value: LevelReason) -> None:
    """One level that was asked about."""
    with st.expander(f"{plain(value.name)}: {_in_short(value.level)}", icon=":material/manage_search:"):
        draw_reason(coach, value)


def draw_reason(coach: "Coach", value: LevelReason) -> None:
    """The rows as a table, and the sum in words."""
    if value.level.rows:
        draw_table([_row(row) for row in value.level.rows])
    st.markdown(show(coach.say("page_level_sum", reason=evidence_digest.reason(value, coach.context.catalogue))))


def _in_short(own: SkillLevel) -> str:
    """ "1 · aware, 0.5 to 2": the range where it was weighed."""
    has_range = own.low is not None and own.high is not None and own.low != own.high
    return level(own.level) + (f", {number(own.low or 0)} to {number(own.high or 0)}" if has_range else "")


def _row(row: EvidenceRow) -> dict[str, str]:
    words = f"“{plain(row.words)}”" + (f" {quiet(plain(row.question))}" if row.question else "")
    spoken = str(row.low) if row.low == row.high else f"up to {row.high}" if row.low == 0 else f"from {row.low}"
    age = f" {quiet(f'{row.age_years} y old')}" if row.age_years else ""
    note = " **counts**" if row.counts else f" {quiet('replaced since')}" if row.replaced else ""
    return {
        "Evidence": f"{EVIDENCE[row.kind]}: {words}{note}",
        "Level": spoken,
        "Weight": number(row.weight) + age,
    }


def _readiness(coach: "Coach", value: Assessment) -> None:
    ready = value.readiness
    if ready is None:
        return
    role = plain(coach.context.catalogue.role(value.role_id).name)
    label = f"Ready for {role}: {ready.value} of 100, {ready.low} to {ready.high}"
    with st.expander(label, icon=":material/speed:"):
        made = evidence_digest.readiness(ready, coach.context.catalogue)
        st.markdown(show(coach.say("page_readiness_sum", readiness=made)))
        draw_table([_points(coach, row) for row in ready.rows])


def _points(coach: "Coach", row: ReadinessRow) -> dict[str, str]:
    name = plain(coach.context.catalogue.skill(row.skill_id).name)
    return {
        "Skill": f"{name} {quiet(IMPORTANCE[row.importance])}",
        "Own / asked": f"{row.own} / {row.required}",
        "Points": f"{number(row.reached)} of\u00a0{row.points}",
    }
