"""What a person does on the page, in words: open it, say something, look at it."""

import re

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 30_000
SCROLLS = "[data-testid=stMain], [data-testid=stAppScrollToBottomContainer]"


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def settle(page: Page) -> None:
    """Until something is drawn and the page's script rests."""
    drawn = "(document.querySelector('[data-testid=stMainBlockContainer]') || {innerText: ''}).innerText.length > 20"
    page.wait_for_function(drawn, timeout=PATIENCE_MS)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE_MS)


def say(page: Page, message: str) -> Locator:
    """Send a message and wait for its whole answer, which is returned."""
    bubbles = page.get_by_test_id("stChatMessage")
    spoken = page.get_by_test_id("stText").count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(message)
    box.press("Enter")
    expect(page.get_by_test_id("stText")).to_have_count(spoken + 1, timeout=PATIENCE_MS)
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_enabled(timeout=PATIENCE_MS)
    settle(page)
    expect(bubbles.last.get_by_test_id("stMarkdown").first).to_have_text(re.compile(r"\w"), timeout=PATIENCE_MS)
    return bubbles.last


def open_all(page: Page) -> None:
    """Unfold whatever is folded, but what a phone keeps aside."""
    folded = page.locator("details:not([open]) > summary")
    while within := [one for one in folded.all() if _is_within(one)]:
        within[0].click()


def _is_within(one: Locator) -> bool:
    """Whether it stands in the window's width: a closed sidebar stands left of it."""
    box = one.bounding_box()
    return box is not None and box["x"] + box["width"] > 0


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(
        page.evaluate(
            "(scrolls) => Math.max(document.documentElement.scrollWidth - innerWidth,"
            " ...[...document.querySelectorAll(scrolls)].map((one) => one.scrollWidth - one.clientWidth))",
            SCROLLS,
        )
    )
