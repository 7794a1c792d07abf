"""The pages without a browser: Streamlit's own AppTest over a real coach in a folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from agent import Coach
from agent.settings import load_settings

APP = Path(__file__).parents[2] / "ui" / "app.py"

OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fresh database and no settings from outside; the one coach of the process is closed in the end."""
    for name in (
        "CROSSWALK_MODEL",
        "CROSSWALK_PEOPLE",
        "CROSSWALK_DATABASE_URL",
        "CROSSWALK_DATA",
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CROSSWALK_HOME", str(tmp_path / "home"))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def coach() -> Iterator[Coach]:
    """A coach on the same database as the pages."""
    with Coach(load_settings()) as opened:
        yield opened


@pytest.fixture
def open_page() -> OpenPage:
    """`open_page("plan", version="1")`: a page as a browser that opens its address would get it."""

    def open_(page: str = "talk", **query: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=30)
        if page != "talk":
            app.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return open_
