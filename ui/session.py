"""What every page starts from: the one coach of this process, the person in front of it, and what is only view state.

The database is the truth. Session state holds which talk is open, what is half typed, and nothing else.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

import streamlit as st

from agent.errors import CoachError
from tools.errors import SetupError
from ui.text import show
from ui.who import person_id

if TYPE_CHECKING:
    from agent import Coach
    from agent.storage.rows import StoredTurn

NEW = "new"  # in the address: a talk that begins with the next message
_CANNOT = "Something went wrong on this page. Everything you told is kept; load the page again."


def visit() -> "tuple[Coach, str]":
    """The coach and the person; where either is missing, the page says why and ends here."""
    try:
        with st.spinner("Opening…"):
            coach = _open_coach()
    except SetupError as error:
        st.error(f"**Crosswalk cannot start.** {show(str(error))}", icon=":material/build:")
        st.stop()
    person = person_id(coach.settings.people, st.context.cookies)
    if person is None:
        st.warning(show(coach.say("page_no_cookie")), icon=":material/cookie_off:")
        st.stop()
    return coach, person


@st.cache_resource(show_spinner=False, on_release=lambda coach: coach.close())
def _open_coach() -> "Coach":
    from agent import Coach

    return Coach()


def warm_up() -> None:
    """Import what the pages need and open the coach; what is wrong is said on the page, not here."""
    import ui.chat
    import ui.plan_view  # noqa: F401

    with suppress(SetupError):
        _open_coach()


def explain(error: Exception) -> None:
    """The sentence of an error that says who must act; for anything else, ours."""
    if isinstance(error, CoachError):
        st.warning(show(str(error)), icon=":material/info:")
    elif isinstance(error, SetupError):
        st.error(show(str(error)), icon=":material/build:")
    else:
        st.error(_CANNOT, icon=":material/error:")


def open_talk(coach: "Coach", person: str) -> "tuple[str | None, tuple[StoredTurn, ...]]":
    """The talk that the address names, else the one that was open before, else the latest; None begins a new one.

    Raises: CoachError when the address names a talk that is not this person's.
    """
    thread = st.query_params.get("thread") or _last_open(coach, person)
    if thread is None or thread == NEW:
        return None, ()
    turns = coach.history(person, thread)
    show_thread(thread)
    return thread, turns


def _last_open(coach: "Coach", person: str) -> str | None:
    talks = [talk.id for talk in coach.threads(person) if talk.title]
    open_before = st.session_state.get("thread")
    return open_before if open_before in talks else next(iter(talks), None)


def show_thread(thread: str) -> None:
    """Put a talk into the address, and remember it while other pages are open."""
    st.session_state["thread"] = thread
    if st.query_params.get("thread") != thread:
        st.query_params["thread"] = thread
