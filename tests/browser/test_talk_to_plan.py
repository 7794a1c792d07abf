"""One talk in a real browser: from the first message to the plan in the hand, and found again whatever happens."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import open_all, overflow, say, settle, visit
from tests.browser.served import Served, serve

MESSAGES = (
    "Hello! I am a data analyst, 3 years of SQL and a bit of Python.",
    "I can keep 7 hours a week free.",
    "I want to be an AI engineer within 18 months.",
    "No money for it, free material only.",
    "Please make my plan.",
)
PAGES = ("", "plan", "compare", "data")
BACKGROUND = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
BACKGROUNDS = {"light": "rgb(253, 252, 249)", "dark": "rgb(20, 25, 26)"}
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def test_a_talk_ends_with_a_plan_to_take_along_and_is_found_again(chromium: Browser, tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    page = chromium.new_page(viewport=DESK, accept_downloads=True)
    with serve(home) as served:
        visit(page, served.address)
        for message in MESSAGES:
            say(page, message)
        address, port = page.url, int(served.address.rpartition(":")[2])
        assert "?thread=" in address
        page.get_by_role("link", name="Open the plan").last.click()
        expect(page.get_by_role("heading", name="Your plan: AI Engineer")).to_be_visible()
        settle(page)
        markdown = _download(page, "Markdown", tmp_path).read_text("utf-8")
        assert _download(page, "PDF", tmp_path).read_bytes().startswith(b"%PDF-")
        plan = json.loads(_download(page, "JSON", tmp_path).read_text("utf-8"))
        assert plan["weekly_hours"] == 7
        assert markdown.startswith("# Your plan: AI Engineer")
        assert all(phase["title"] in markdown for phase in plan["phases"])
        _is_all_there(page, address)
    with serve(home, port=port):  # the same address after a restart
        _is_all_there(page, address)
    page.close()


def test_a_second_tab_shows_the_same_talk(chromium: Browser, served: Served):
    first, second = (chromium.new_page(viewport=DESK) for _ in range(2))
    visit(first, f"{served.address}/?thread=new")
    say(first, "I am a librarian with 5 hours a week")
    visit(second, first.url)
    expect(second.get_by_text("I am a librarian with 5 hours a week")).to_be_visible()
    first.close()
    second.close()


def test_what_a_person_types_never_acts(chromium: Browser, served: Served):
    page = chromium.new_page(viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    visit(page, f"{served.address}/?thread=new")
    nasty = "I am a cook <script>alert(1)</script> $x^2$ :red[alarm] :smile: ![p](https://spy.example/p.png)"
    say(page, nasty)
    visit(page, page.url)
    expect(page.get_by_test_id("stText").filter(has_text=nasty)).to_be_visible()
    assert page.locator(".katex, .stMarkdownColoredText").filter(has_text=re.compile("x|alarm")).count() == 0
    assert [url for url in asked if not url.startswith((served.address, "data:", "blob:"))] == []
    page.close()


def test_a_fact_is_corrected_and_forgotten_beside_the_talk(chromium: Browser, served: Served):
    page = chromium.new_page(viewport=DESK)
    visit(page, f"{served.address}/?thread=new")
    say(page, "I have 4 hours a week")
    page.get_by_role("button", name=re.compile("Hours a week: 4")).click()
    page.get_by_label("Hours in a normal week").fill("9")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=re.compile("Hours a week: 9")).click()
    page.get_by_role("button", name="Forget this").click()
    expect(page.get_by_role("button", name=re.compile("Hours a week: 9"))).to_have_count(0)
    page.close()


def test_a_talk_is_erased_only_when_one_says_so(chromium: Browser, served: Served):
    page = chromium.new_page(viewport=DESK)
    visit(page, f"{served.address}/?thread=new")
    say(page, "I am a tailor and want this gone")
    address = page.url
    page.get_by_role("button", name="Erase this talk").click()
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_text("I am a tailor and want this gone")).to_have_count(0)
    visit(page, address)
    expect(page.get_by_text("cannot find this conversation")).to_be_visible()
    page.close()


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(chromium: Browser, served: Served):
    page = chromium.new_page(viewport=DESK)
    visit(page, f"{served.address}/?thread=new")
    say(page, "I am a welder")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("and I can keep 6 hours a week free")
    box.press("Enter")
    expect(page.get_by_test_id("stText")).to_have_count(2)
    visit(page, page.url)
    expect(page.get_by_test_id("stChatMessage")).to_have_count(4)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_is_wider_than_its_window(chromium: Browser, served: Served, scheme: str, viewport: dict[str, int]):
    page = chromium.new_context(viewport=viewport, color_scheme=scheme).new_page()
    visit(page, f"{served.address}/?thread=new")
    say(page, "I am a backend developer, 6 years of Java, 8 hours a week, AI engineer in 12 months. Make my plan.")
    say(page, "Compare an AI engineer with a data scientist")
    for name in PAGES:
        if name:
            visit(page, f"{served.address}/{name}")
        open_all(page)
        settle(page)
        assert overflow(page) <= 0, name
        is_dark = (
            page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(20, 25, 26)"
        )
        assert is_dark == (scheme == "dark")
    page.context.close()


def test_two_browsers_of_a_served_coach_are_two_people(chromium: Browser, tmp_path: Path):
    with serve(tmp_path, people="many") as served:
        one, other = (chromium.new_context(viewport=DESK).new_page() for _ in range(2))
        visit(one, served.address)
        say(one, "I am a midwife with 3 hours a week")
        visit(other, one.url)
        expect(other.get_by_text("cannot find this conversation")).to_be_visible()
        visit(other, f"{served.address}/data")
        expect(other.get_by_text("midwife")).to_have_count(0)
        visit(one, one.url)
        expect(one.get_by_text("I am a midwife with 3 hours a week")).to_be_visible()
        one.context.close()
        other.context.close()


def test_a_browser_that_keeps_no_cookie_is_told_what_is_missing(chromium: Browser, tmp_path: Path):
    with serve(tmp_path, people="many") as served:
        page = chromium.new_page(viewport=DESK)
        # Who does not ask for a page gets no cookie with it, which is as good as refusing it.
        page.route("**/", lambda route: route.continue_(headers={**route.request.headers, "accept": "*/*"}))
        visit(page, served.address)
        expect(page.get_by_text("Allow cookies for this site")).to_be_visible()
        page.close()


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _is_all_there(page: Page, address: str) -> None:
    """The talk, the profile beside it and the plan, under the address they had."""
    visit(page, address)
    for message in MESSAGES:
        expect(page.get_by_text(message, exact=True)).to_be_attached()
    expect(page.get_by_role("button", name=re.compile("Hours a week: 7"))).to_be_visible()
    visit(page, f"{address.partition('?')[0].rstrip('/')}/plan")
    expect(page.get_by_role("heading", name="Your plan: AI Engineer")).to_be_visible()
