"""Plain tables as Markdown: real HTML tables for every reader, without loading pandas and pyarrow (75 MB) for them."""

from collections.abc import Mapping, Sequence

import streamlit as st


def draw_table(rows: Sequence[Mapping[str, str]], *, height: int | None = None) -> None:
    """Rows of Markdown cells (use `plain` for data); every row has the keys of the first. A tall one may scroll."""
    if not rows:
        return
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    with st.container(height=height or "content", border=False):
        st.markdown(table)
