"""A real Chromium before a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.pages import PATIENCE_MS
from tests.browser.served import Served, serve


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Ended with its module: while Playwright runs, its event loop keeps every other test of this thread from one."""
    expect.set_options(timeout=PATIENCE_MS)  # a busy machine draws late; what is drawn counts, not when
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def served(home: Path) -> Iterator[Served]:
    """One server for all tests that do not end it."""
    with serve(home) as running:
        yield running
