"""An answer that takes its time: it shows as it comes, survives a reload, and a second message waits for it."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import visit
from tests.browser.served import serve
from tests.servers.openai_server import OpenAIServer
from tests.servers.steps import Slow

ANSWER = "You ask well. " * 4 + "Teaching is a fine start."
PAUSE_S = 0.15


def test_an_answer_shows_as_it_comes_and_is_there_after_a_reload(
    chromium: Browser, openai_server: OpenAIServer, tmp_path: Path
):
    openai_server.play(Slow(ANSWER, pause_s=PAUSE_S))
    with serve(tmp_path, endpoint=openai_server.base_url) as served:
        page = chromium.new_page()
        visit(page, served.address)
        _send(page, "I am a teacher")
        expect(page.get_by_text("Reading")).to_be_visible()
        expect(page.get_by_text("You ask well.").first).to_be_visible()
        expect(page.get_by_text("Teaching is a fine start.")).to_have_count(0)
        page.reload()
        expect(page.get_by_text("Still answering")).to_be_visible()
        expect(page.get_by_text("Teaching is a fine start.")).to_be_visible(timeout=15_000)
        expect(page.get_by_text("Still answering")).to_have_count(0)
        page.close()


def test_a_message_from_a_second_tab_waits_in_its_input(chromium: Browser, openai_server: OpenAIServer, tmp_path: Path):
    openai_server.play(Slow(ANSWER, pause_s=1.0))
    with serve(tmp_path, endpoint=openai_server.base_url) as served:
        first, second = chromium.new_page(), chromium.new_page()
        visit(first, served.address)
        _send(first, "I am a teacher")
        first.wait_for_url("**thread=*")
        visit(second, first.url)
        _send(second, "and I like maths")
        expect(second.get_by_text("I am still answering your message")).to_be_visible(timeout=20_000)
        expect(second.get_by_test_id("stChatInputTextArea")).to_have_value("and I like maths")
        first.close()
        second.close()


def _send(page: Page, message: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(message)
    box.press("Enter")
