"""Versions of a plan: the newest is drawn, an older one when the address or the person asks for it."""

from typing import TYPE_CHECKING

import streamlit as st

from ui.labels import day

if TYPE_CHECKING:
    from agent import Coach
    from agent.storage.rows import PlanVersion


def choose_version(coach: "Coach", person: str) -> "PlanVersion | None":
    """The older version that is asked for; None for the newest."""
    versions = {version.version: version for version in coach.plans(person)}
    if len(versions) < 2:
        return None
    newest = max(versions)
    asked = st.query_params.get("version", "")
    number = int(asked) if asked.isdecimal() and int(asked) in versions else newest
    with st.sidebar:
        chosen = st.selectbox(
            "Version of the plan",
            sorted(versions, reverse=True),
            index=sorted(versions, reverse=True).index(number),
            format_func=lambda one: _name(versions[one], is_newest=one == newest),
        )
    _remember(chosen, newest)
    return None if chosen == newest else versions[chosen]


def _name(version: "PlanVersion", *, is_newest: bool) -> str:
    return f"{version.version} · {day(version.created_at.date())}{' (newest)' if is_newest else ''}"


def _remember(chosen: int, newest: int) -> None:
    if chosen == newest:
        st.query_params.pop("version", None)
    else:
        st.query_params["version"] = str(chosen)
