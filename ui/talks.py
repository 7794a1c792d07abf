"""The person's talks: begin one, go back to one, erase one."""

from typing import TYPE_CHECKING

import streamlit as st

from ui.session import NEW
from ui.text import plain, show

if TYPE_CHECKING:
    from agent import Coach
    from agent.storage.rows import Thread

LISTED = 6
TALK = "pages/talk.py"


def draw_new_talk(thread: str | None) -> None:
    icon = ":material/add_comment:"
    st.button("New talk", on_click=open_talk_later, args=(NEW,), icon=icon, disabled=not thread, width="stretch")


def draw_earlier_talks(coach: "Coach", person: str, thread: str | None) -> None:
    """The latest talks, to go back to; all of them are on the data page."""
    talks = [talk for talk in coach.threads(person) if talk.title]
    others = [talk for talk in talks if talk.id != thread]
    if others:
        st.subheader("Earlier talks", anchor=False)
    with st.container(gap=None):
        for talk in others[:LISTED]:
            _link(talk)
        if len(others) > LISTED:
            st.page_link("pages/data.py", label=f"All {len(talks)} talks", icon=":material/list:")


def _link(talk: "Thread") -> None:
    icon, key = ":material/chat:", f"open_{talk.id}"
    st.button(plain(talk.title), key, on_click=open_talk_later, args=(talk.id,), type="tertiary", icon=icon, wrap=False)


def open_talk_later(thread: str) -> None:
    """Put a talk into the address; the page drawn next opens it."""
    st.query_params["thread"] = thread


def ask_to_erase_talk(coach: "Coach", person: str, thread: str) -> None:
    """A question, and only then the end of one talk."""

    @st.dialog("Erase this talk?")
    def confirm() -> None:
        st.markdown(show(coach.say("page_erase_talk")))
        if st.button("Erase it for good", type="primary", width="stretch"):
            coach.forget_thread(person, thread)
            _leave(thread)
            st.rerun()

    confirm()


def _leave(thread: str) -> None:
    """Take an erased talk out of the address and out of what is open."""
    if st.session_state.get("thread") == thread:
        st.session_state.pop("thread")
    if st.query_params.get("thread") == thread:
        st.query_params["thread"] = NEW
