"""Compare roles: two or more side by side, each cell with its source, and how far this person is from each."""

import streamlit as st

from tools.choice import MOST, roles_to_compare
from tools.comparison import comparable_roles
from ui.compare_view import draw_comparison, name_of
from ui.session import visit
from ui.text import plain, quiet, show

coach, person = visit()
catalogue = coach.context.catalogue
choices = comparable_roles(catalogue)
asked = [role for role in st.query_params.get("roles", "").split(",") if role in choices]

st.title("Compare roles", anchor=False)
st.markdown(show(coach.say("page_compare_intro")))
roles = st.multiselect(
    "Roles",
    choices,
    default=asked[:MOST] or list(roles_to_compare(catalogue, coach.profile(person), ())),
    format_func=lambda role: name_of(coach, role),
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
        if distance.role_id not in catalogue.roles:
            continue  # a type that only an article names has no plan of its own
        label = f"The way to {name_of(coach, distance.role_id)}"
        st.page_link(
            "pages/plan.py", label=plain(label), icon=":material/route:", query_params={"role": distance.role_id}
        )
