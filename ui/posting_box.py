"""A box for a job posting: its text is read as an advert, whatever it looks like, and never as words of the person."""

import streamlit as st

_TEXT, _POSTED = "posting_text", "posted"
MAX_CHARS = 30_000


def draw_posting_box() -> None:
    """A fold with a box and a button, beside the talk."""
    with st.expander("Check a job posting", icon=":material/work:"):
        st.text_area("Text of the posting, title first", key=_TEXT, height=160, max_chars=MAX_CHARS)
        st.button("Hold it against me", on_click=_post, icon=":material/compare_arrows:", width="stretch")


def take_posting() -> str | None:
    """The posting that was sent with the last click, once; None where there is none."""
    posted: str | None = st.session_state.pop(_POSTED, None)
    return posted


def _post() -> None:
    text = str(st.session_state.get(_TEXT, "")).strip()
    if text:
        st.session_state[_POSTED] = text
        st.session_state[_TEXT] = ""
