"""Take it along: files that are made when the button is pressed, not before."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

import streamlit as st

from ui.text import quiet, show

if TYPE_CHECKING:
    from agent import Coach, Plan


def draw_downloads(coach: "Coach", plan: "Plan") -> None:
    """The plan as PDF, Markdown and JSON."""
    name = f"crosswalk-plan-{plan.transition.role_id}"
    has_pdf = find_spec("typst") is not None
    with st.container(horizontal=True, gap="small"):
        if has_pdf:
            _button("PDF", plan.to_pdf, f"{name}.pdf", "application/pdf")
        _button("Markdown", plan.to_markdown, f"{name}.md", "text/markdown")
        _button("JSON", plan.to_json, f"{name}.json", "application/json")
    if not has_pdf:
        st.markdown(quiet(show(coach.say("page_no_pdf"))))


def _button(label: str, make: Callable[[], str | bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"get_{label}",
    )
