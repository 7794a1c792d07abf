"""Talk: the chat, with what the coach knows beside it."""

import streamlit as st

from agent.errors import CoachError
from ui.chat import answer, draw_history, draw_welcome
from ui.posting_box import draw_posting_box, take_posting
from ui.profile_panel import draw_profile
from ui.session import NEW, explain, open_talk, visit
from ui.talks import ask_to_erase_talk, draw_earlier_talks, draw_new_talk, open_talk_later
from ui.text import show

coach, person = visit()

try:
    thread, turns = open_talk(coach, person)
except CoachError as error:
    explain(error)
    st.button("Start a new talk", on_click=open_talk_later, args=(NEW,), icon=":material/add_comment:", type="primary")
    with st.sidebar:
        draw_earlier_talks(coach, person, None)
    st.stop()

unsent, sentence = st.session_state.pop("unsent", (None, ""))
if unsent:
    st.session_state["message"] = unsent
written = st.chat_input("Your message", key="message", submit_mode="disable")
posting = take_posting()
message = posting or st.session_state.pop("suggested", None) or written

if turns and thread:
    draw_history(coach, person, thread, turns, waits=message is None)
elif message is None:
    draw_welcome(coach)
if unsent:
    st.warning(show(sentence), icon=":material/info:")
if message is not None:
    thread = answer(coach, person, thread, message, channel="posting" if posting else "chat")

with st.sidebar:
    draw_new_talk(thread)
    draw_posting_box()
    draw_profile(coach, person)
    draw_earlier_talks(coach, person, thread)
    if thread and st.button("Erase this talk", icon=":material/delete:", type="tertiary"):
        ask_to_erase_talk(coach, person, thread)
