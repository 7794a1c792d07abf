"""Your plan: the newest one, an older version (`?version=2`), or what the way to another role would be (`?role=…`)."""

import streamlit as st

from agent.errors import CoachError
from tools.errors import ToolError
from ui.downloads import draw_downloads
from ui.moved import draw_moved
from ui.plan_view import draw_plan
from ui.session import explain, visit
from ui.talks import TALK
from ui.text import plain, show
from ui.versions import choose_version

coach, person = visit()
role = st.query_params.get("role")

try:
    newest = coach.plan(person, role=role)
except (CoachError, ToolError) as error:
    st.title("Your plan", anchor=False)
    if isinstance(error, CoachError):
        explain(error)
    else:
        st.warning(show(coach.say("page_plan_impossible")), icon=":material/info:")
    st.page_link(TALK, label="Go to the talk", icon=":material/forum:")
    st.stop()

old = None if role else choose_version(coach, person)
plan = coach.as_plan(old.plan, person=person) if old else newest

st.title(f"Your plan: {plain(plan.transition.role_name)}", anchor=False)
if role:
    st.info(show(coach.say("page_plan_role", role=plan.transition.role_name)), icon=":material/visibility:")
if old:
    made_on = old.created_at.date().isoformat()
    st.info(show(coach.say("page_plan_old", version=old.version, made_on=made_on)), icon=":material/history:")
draw_downloads(coach, plan)
if not role:
    diff = coach.what_moved(person, version=old.version if old else None)
    draw_moved(coach, person, diff, plan.transition, is_newest=old is None)
draw_plan(coach, person, plan.transition, is_current=not old and not role)
