"""A fact beside the talk: its words, what was said before, forgotten and put back, in a real browser."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import overflow, say, settle, visit
from tests.browser.served import Served


def test_a_value_is_put_back_and_what_is_forgotten_too(chromium: Browser, served: Served) -> None:
    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    visit(page, f"{served.address}/?thread=new")
    say(page, "I am a teacher and have 4 hours a week")
    say(page, "actually make that 6 hours")
    page.get_by_test_id("stExpandSidebarButton").click()
    open_fact(page, "Hours a week: 6 h a week")
    expect(page.get_by_role("dialog")).to_contain_text("actually make that 6 hours")
    assert overflow(page) <= 0
    press(page, "Use again: 4 h a week")
    open_fact(page, "Hours a week: 4 h a week")
    press(page, "Forget this")
    open_fact(page, "Hours a week")
    press(page, "Use again: 4 h a week")
    expect(page.get_by_role("button", name=re.compile("Hours a week: 4 h a week"))).to_be_visible()
    page.close()


def open_fact(page: Page, label: str) -> None:
    page.get_by_role("button", name=re.compile(f"{re.escape(label)}$")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def press(page: Page, label: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=re.compile(re.escape(label))).click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    settle(page)
