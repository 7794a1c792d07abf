"""Where the page begins: its name, its pages, and the menu between them. Drawn before anything heavy is imported."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
# A table with more columns than a phone is wide scrolls by itself, and the page stays.
WIDE_TABLES = "<style>.stMarkdown table { display: block; overflow-x: auto; max-width: 100%; }</style>"

st.set_page_config(page_title="Crosswalk", page_icon=str(HERE / "icon.svg"), layout="centered")
st.logo(str(HERE / "logo.svg"), size="large")
st.html(WIDE_TABLES)

page = st.navigation(
    [
        st.Page("pages/talk.py", title="Talk", icon=":material/forum:", default=True),
        st.Page("pages/plan.py", title="Your plan", icon=":material/route:", url_path="plan"),
        st.Page("pages/compare.py", title="Compare roles", icon=":material/balance:", url_path="compare"),
        st.Page("pages/data.py", title="Your data", icon=":material/lock_person:", url_path="data"),
    ]
)
page.run()
