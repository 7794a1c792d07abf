"""Take it along: files that are made when the button is pressed, not before."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

import streamlit as st

from ui.text import quiet, show

if TYPE_CHECKING:
    from agent import Coach, Plan

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTRA = ("typst", "docx", "icalendar")  # come with crosswalk[export]


def draw_downloads(coach: "Coach", plan: "Plan") -> None:
    """The plan on paper, in a calendar, as a table and as data; and its one page for others."""
    name = f"crosswalk-plan-{plan.transition.role_id}"
    has_extra = all(find_spec(module) is not None for module in EXTRA)
    with st.container(horizontal=True, gap="small"):
        if has_extra:
            _button("PDF", plan.to_pdf, f"{name}.pdf", "application/pdf")
            _button("Word", plan.to_docx, f"{name}.docx", DOCX)
            _button("Calendar", plan.to_ics, f"{name}.ics", "text/calendar")
        _button("CSV", plan.to_csv, f"{name}.csv", "text/csv")
        _button("Markdown", plan.to_markdown, f"{name}.md", "text/markdown")
        _button("JSON", plan.to_json, f"{name}.json", "application/json")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(quiet(show(coach.say("page_brief"))), width="content")
        brief, one_page = plan.brief, f"{name}-brief"
        if has_extra:
            _button("Brief as PDF", brief.to_pdf, f"{one_page}.pdf", "application/pdf")
            _button("Brief as Word", brief.to_docx, f"{one_page}.docx", DOCX)
        _button("Brief as Markdown", brief.to_markdown, f"{one_page}.md", "text/markdown")
    if not has_extra:
        st.markdown(quiet(show(coach.say("page_no_pdf"))))


def _button(label: str, make: Callable[[], str | bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"get_{label.replace(' ', '_')}",
    )
