"""Fixtures for the tests of the agent: a real SQLite file, and a clock moved by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.storage import Store
from tests.agent.samples import Clock


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "home" / "crosswalk.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{database}")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()
