"""Your data: everything that is kept about the person, to see, to take along, to erase."""

import json

import streamlit as st

from ui.data_view import draw_history_of_facts, draw_known, draw_talk_list
from ui.session import visit
from ui.text import show

coach, person = visit()

st.title("Your data", anchor=False)
if st.session_state.pop("erased", False):
    st.success(show(coach.say("page_erased")), icon=":material/check_circle:")
st.markdown(show(coach.say("page_data_intro", people=coach.settings.people)))


def _copy() -> str:
    return json.dumps(coach.export_data(person), indent=2, ensure_ascii=False) + "\n"


st.download_button(
    "Take everything along (JSON)",
    data=_copy,
    file_name="crosswalk-my-data.json",
    mime="application/json",
    on_click="ignore",
    icon=":material/download:",
)
draw_known(coach, person)
draw_history_of_facts(coach, person)
draw_talk_list(coach, person)

st.subheader("Erase everything", anchor=False)
st.markdown(show(coach.say("page_erase_all")))
is_sure = st.checkbox("Yes, erase everything about me")
if st.button("Erase everything for good", type="primary", icon=":material/delete_forever:", disabled=not is_sure):
    coach.forget(person)
    st.session_state.clear()
    st.session_state["erased"] = True
    st.rerun()
