"""Compare roles: two or more side by side, each cell with its source, and how far this person is from each."""

import streamlit as st

from ui.compare_view import draw_comparison, role_name
from ui.session import visit
from ui.text import plain, quiet, show

MOST = 4
FIRST = ("ai-engineer", "ml-engineer")

coach, person = visit()
catalogue = coach.context.catalogue
described = {cell.role for cell in catalogue.matrix}
choices = sorted({*described, *(role.id for role in catalogue.roles.values() if role.kind != "origin")})
asked = [role for role in st.query_params.get("roles", "").split(",") if role in choices]

st.title("Compare roles", anchor=False)
st.markdown(show(coach.say("page_compare_intro")))
roles = st.multiselect(
    "Roles",
    choices,
    default=asked[:MOST] or [role for role in FIRST if role in choices],
    format_func=lambda role: role_name(coach, role),
    max_selections=MOST,
)
st.query_params["roles"] = ",".join(roles)

if len(roles) < 2:
    st.info(show(coach.say("page_compare_one")), icon=":material/info:")
    st.stop()

comparison = coach.compare(roles, person=person)
draw_comparison(coach, comparison)
if not comparison.distances:
    st.markdown(quiet(show(coach.say("page_compare_unknown_person"))))
with st.container(horizontal=True):
    for distance in comparison.distances:
        label = f"The way to {role_name(coach, distance.role_id)}"
        st.page_link(
            "pages/plan.py", label=plain(label), icon=":material/route:", query_params={"role": distance.role_id}
        )
