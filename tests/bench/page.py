"""What the served page takes of memory: a real server, a real browser, one person who talks and opens every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from playwright.sync_api import Page, sync_playwright

from tests.bench.measures import TALK, Figure
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.served import serve

PAGES = ("plan", "compare", "data", "")
PATIENCE_S = 60


def memory() -> Iterator[Figure]:
    """Resident memory of the server and of every process under it."""
    with TemporaryDirectory() as home, serve(Path(home)) as served, opened(served.address) as page:
        server = served.process.pid
        started = resident_mb(server)
        for message in TALK:
            say(page, message)
        talked = resident_mb(server)
        for name in PAGES:
            page.goto(f"{served.address}/{name}")
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
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.goto(url)
        page.get_by_test_id("stChatInputTextArea").wait_for()
        yield page
        browser.close()


def resident_mb(pid: int) -> float:
    """Megabytes in memory of a process and its children, as /proc tells."""
    return sum(_resident_kb(one) for one in (pid, *_children(pid))) / 1024


def _resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [process for child in map(int, listed) for process in (child, *_children(child))]
