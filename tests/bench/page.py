"""What the served page takes of memory: a real server, a real browser, one person who talks and opens every page."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tests.bench.measures import TALK, Figure, plain_environment
from tests.browser.chromium import find_chromium

PAGES = ("plan", "compare", "data", "")
PATIENCE_S = 60


def memory() -> Iterator[Figure]:
    """Resident memory of the server and of every process under it."""
    with served() as (url, server), opened(url) as page:
        started = resident_mb(server)
        for message in TALK:
            say(page, message)
        talked = resident_mb(server)
        for name in PAGES:
            page.goto(f"{url}/{name}")
            page.wait_for_load_state("networkidle")
            page.get_by_test_id("stMainBlockContainer").wait_for()
            sleep(1)
        note = f"{started:.0f} MB before the first word, {talked:.0f} MB after ten"
        yield Figure("Memory of the served app: one person, a talk, every page", resident_mb(server), "MB", 250, note)


def say(page: Page, message: str) -> None:
    """Send a message and wait for the whole of its answer."""
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(message)
    box.press("Enter")
    page.get_by_test_id("stChatMessage").filter(has_text=message).last.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


@contextmanager
def opened(url: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.goto(url)
        page.get_by_test_id("stChatInputTextArea").wait_for()
        yield page
        browser.close()


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """`crosswalk ui` on a free port and a home of its own; gives its address and its process id."""
    with TemporaryDirectory() as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [str(Path(sys.executable).with_name("crosswalk")), "ui", "--port", str(port)]
        server = subprocess.Popen(
            command,
            env=plain_environment() | {"CROSSWALK_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}", server.pid
        finally:
            for child in _children(server.pid):
                subprocess.run(["kill", str(child)], check=False)
            server.terminate()
            server.wait(timeout=20)


def resident_mb(pid: int) -> float:
    """Megabytes in memory of a process and its children, as /proc tells."""
    return sum(_resident_kb(one) for one in (pid, *_children(pid))) / 1024


def _resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [process for child in map(int, listed) for process in (child, *_children(child))]


def _wait_for(url: str) -> None:
    until = monotonic() + PATIENCE_S
    while True:
        try:
            urlopen(url, timeout=5).close()
        except URLError:
            if monotonic() > until:
                raise
            sleep(0.2)
        else:
            return
