"""Links are checked against a real server: what each answer means, and how the check behaves."""

import asyncio
import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.check_links import Book, check_links, links_due
from agent.link_manners import Manners, NotPublicError, public_places
from agent.link_visits import Visitor
from tests.servers.web_server import Page, WebServer
from tools.errors import SetupError
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.links import LinkAnswer, LinkCheck, next_check
from tools.knowledge.rows import Resource

TODAY = date(2026, 6, 1)
QUICK = Manners(host_pause_s=0.0, timeout_s=0.5, longest_pause_s=2.0, allow_private=True)


def visited(web: WebServer, *paths: str, manners: Manners = QUICK) -> list[LinkAnswer]:
    async def visit() -> list[LinkAnswer]:
        async with Visitor(manners) as visitor:
            return [await visitor.visit(web.url(path)) for path in paths]

    return asyncio.run(visit())


# --- What an answer means ---------------------------------------------------------------------------------------------

ANSWERS = {
    "it opens": (Page(), "ok", 200, ["HEAD"]),
    "not found": (Page(404), "gone", 404, ["HEAD", "GET"]),
    "taken away": (Page(410), "gone", 410, ["HEAD", "GET"]),
    "HEAD is not allowed": (Page(head_status=405), "ok", 200, ["HEAD", "GET"]),
    "HEAD is not known": (Page(head_status=501), "ok", 200, ["HEAD", "GET"]),
    "HEAD is told something else": (Page(head_status=404), "ok", 200, ["HEAD", "GET"]),
    "an error of the server": (Page(500), "failing", 500, ["HEAD", "GET"]),
    "members only": (Page(403), "closed", 403, ["HEAD", "GET"]),
    "no programs": (Page(418), "closed", 418, ["HEAD", "GET"]),
    "too slow": (Page(wait_s=2), "failing", None, ["HEAD", "GET"]),
    "busy, then not": (Page(busy_times=2), "ok", 200, ["HEAD", "HEAD", "HEAD"]),
    "busy for good": (Page(429), "busy", 429, ["HEAD", "HEAD", "HEAD"]),
    "busy for longer than we wait": (Page(503, headers={"Retry-After": "3600"}), "busy", 503, ["HEAD"]),
    "busy until a day": (Page(503, headers={"Retry-After": "Fri, 31 Dec 2999 23:59:59 GMT"}), "busy", 503, ["HEAD"]),
    "redirects without end": (Page(302, leads_to="/page"), "failing", 302, ["HEAD"] * 6),
    "a redirect to nowhere": (Page(301), "closed", 301, ["HEAD"]),
    "a redirect to what is gone": (Page(301, leads_to="/missing"), "gone", 404, ["HEAD"]),
    "a redirect out of the web": (Page(302, leads_to="file:///etc/passwd"), "not_public", None, ["HEAD"]),
    "a redirect with a password": (Page(302, leads_to="http://a:b@127.0.0.1/"), "not_public", None, ["HEAD"]),
    "a redirect to a port that is none": (Page(302, leads_to="http://127.0.0.1:x/"), "failing", None, ["HEAD", "GET"]),
}


@pytest.mark.parametrize(("page", "status", "http_status", "methods"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_understood(page: Page, status: str, http_status: int | None, methods: list[str]) -> None:
    with WebServer({"/page": page}) as web:
        (answer,) = visited(web, "/page")
        assert (answer.status, answer.http_status) == (status, http_status)
        assert web.asked("/page") == methods


def test_redirects_are_followed_to_where_they_end() -> None:
    pages = {"/a": Page(301, leads_to="/b#part"), "/b": Page(307, leads_to="c"), "/c": Page()}
    with WebServer(pages) as web:
        assert visited(web, "/a#top") == [LinkAnswer("ok", 200, web.url("/c"))]


NO_NAME = st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="/\\")  # nothing that is looked up


@settings(max_examples=40, deadline=None)
@given(
    where=st.text(NO_NAME, min_size=1, max_size=30),
    before=st.sampled_from(["", "/", "http:", "http://[", "http://127.0.0.1:", "//[::1", "//127.0.0.1:"]),
)
def test_whatever_a_redirect_says_the_check_goes_on(where: str, before: str) -> None:
    with WebServer({"/page": Page(302, leads_to=f"{before}{where}")}) as web:
        (answer,) = visited(web, "/page", manners=replace(QUICK, timeout_s=0.2))
        assert answer.leads_to == "" or answer.leads_to.startswith("http://")


def test_a_closed_door_is_a_failure() -> None:
    with WebServer({}) as web:
        url = web.url("/")

    async def visit() -> LinkAnswer:
        async with Visitor(QUICK) as visitor:
            return await visitor.visit(url)

    assert asyncio.run(visit()) == LinkAnswer("failing")


# --- Robots -----------------------------------------------------------------------------------------------------------

ROBOTS = {
    "no rules": ("", "ok"),
    "not for programs": ("User-agent: *\nDisallow: /", "robots"),
    "not this folder": ("User-agent: *\nDisallow: /course", "robots"),
    "another folder": ("User-agent: *\nDisallow: /private", "ok"),
    "a pattern": ("User-agent: *\nDisallow: /*/rag$", "robots"),
    "an exception": ("User-agent: *\nDisallow: /\nAllow: /course/", "ok"),
    "not us": ("User-agent: crosswalk-link-check\nDisallow: /\n\nUser-agent: *\nAllow: /", "robots"),
    "not the others": ("User-agent: GreedyBot\nDisallow: /", "ok"),
    "us, though not the others": ("User-agent: *\nDisallow: /\n\nUser-agent: crosswalk-link-check\nAllow: /", "ok"),
    "no rules that can be read": ("<html>\x00 what?</html>", "ok"),
}


@pytest.mark.parametrize(("rules", "status"), ROBOTS.values(), ids=ROBOTS)
def test_robots_are_respected(rules: str, status: str) -> None:
    with WebServer({"/course/rag": Page(), "/robots.txt": Page(body=rules)}) as web:
        (answer,) = visited(web, "/course/rag")
        assert answer.status == status
        assert web.asked("/course/rag") == ([] if status == "robots" else ["HEAD"])


@pytest.mark.parametrize(
    ("robots", "status"),
    [
        pytest.param(Page(404), "ok", id="there is none"),
        pytest.param(Page(403), "ok", id="it is closed"),
        pytest.param(Page(500), "robots", id="it is broken"),
        pytest.param(Page(429), "robots", id="it is busy"),
        pytest.param(Page(301, leads_to="/rules"), "robots", id="it has moved"),
        pytest.param(Page(301, leads_to="/robots.txt"), "robots", id="it goes round in circles"),
        pytest.param(Page(headers={"Content-Encoding": "gzip"}), "robots", id="it is packed"),
        pytest.param(Page(wait_s=2), "failing", id="it never comes"),
    ],
)
def test_rules_that_cannot_be_read_close_the_door(robots: Page, status: str) -> None:
    pages = {"/page": Page(), "/robots.txt": robots, "/rules": Page(body="User-agent: *\nDisallow: /")}
    with WebServer(pages) as web:
        (answer,) = visited(web, "/page")
        assert answer.status == status


def test_a_redirect_is_held_to_the_rules_too_and_they_are_read_once() -> None:
    pages = {
        "/robots.txt": Page(body="User-agent: *\nDisallow: /private"),
        "/open": Page(302, leads_to="/private/page"),
        "/private/page": Page(),
        "/other": Page(),
    }
    with WebServer(pages) as web:
        assert [one.status for one in visited(web, "/open", "/other")] == ["robots", "ok"]
        assert (web.asked("/private/page"), web.asked("/robots.txt")) == ([], ["GET"])


# --- Manners ----------------------------------------------------------------------------------------------------------


def checked(urls: list[str], folder: Path, manners: Manners = QUICK) -> dict[str, LinkCheck]:
    book = Book(folder, {}, TODAY)
    check_links(urls, book, manners, lambda url, answer: None)
    return book.checks


def test_one_host_is_asked_one_at_a_time_with_pauses(tmp_path: Path) -> None:
    with WebServer({f"/{n}": Page(wait_s=0.02) for n in range(5)}) as web:
        checked([web.url(f"/{n}") for n in range(5)], tmp_path, replace(QUICK, host_pause_s=0.1))
        assert web.most_at_once == 1
        assert len(web.visits) == 6
        assert all(later.at_s - earlier.at_s >= 0.1 for earlier, later in pairwise(web.visits))


def test_a_host_may_ask_for_longer_pauses(tmp_path: Path) -> None:
    robots = Page(body="User-agent: *\nCrawl-delay: 0.4")
    with WebServer({"/robots.txt": robots, "/a": Page(), "/b": Page()}) as web:
        checked([web.url("/a"), web.url("/b")], tmp_path)
        assert all(later.at_s - earlier.at_s >= 0.4 for earlier, later in pairwise(web.visits))


@pytest.fixture
def hosts() -> Iterator[list[WebServer]]:
    """Twelve hosts that answer slowly, each by a loopback address of its own."""
    with ExitStack() as stack:
        yield [stack.enter_context(WebServer({"/": Page(wait_s=0.1)}, name=f"127.0.0.{n + 1}")) for n in range(12)]


@pytest.mark.parametrize("at_once", [1, 4])
def test_many_hosts_are_asked_at_once_but_not_too_many(hosts: list[WebServer], tmp_path: Path, at_once: int) -> None:
    checks = checked([web.url("/") for web in hosts], tmp_path, replace(QUICK, at_once=at_once))
    asked_at = sorted(visit.at_s for web in hosts for visit in web.visits if visit.path == "/")
    assert {check.status for check in checks.values()} == {"ok"}
    assert all(later - earlier >= 0.08 for earlier, later in zip(asked_at, asked_at[at_once:], strict=False))


def test_who_asks_is_told_and_nothing_is_kept_of_the_answer(tmp_path: Path) -> None:
    sets_cookie = Page(headers={"Set-Cookie": "id=1; Path=/"})
    with WebServer({"/a": sets_cookie, "/b": Page()}, name="localhost") as web:
        checked([web.url("/a"), web.url("/b")], tmp_path, replace(QUICK, contact="mailto:me@example.org"))
        for visit in web.visits:
            assert visit.headers["User-Agent"] == "crosswalk-link-check/1.0 (+mailto:me@example.org)"
            assert visit.headers["Host"] == web.url("").removeprefix("http://")
            assert "Cookie" not in visit.headers


PRIVATE = [
    "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/",
    "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/", "http://2130706433/",
    "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
    "http://224.0.0.1/", "http://[2002:7f00:1::]/",
]  # fmt: skip
NO_WEB = ["ftp://93.184.215.14/x", "file:///etc/passwd", "javascript:alert(1)", "http://", "http://u:p@93.184.215.14/",
          "http://93.184.215.14:0/", "http://93.184.215.14:99999/", "http://[::1", "mailto:a@b.c"]  # fmt: skip


@pytest.mark.parametrize("url", [*PRIVATE, *NO_WEB])
def test_no_private_address_and_nothing_but_the_web_is_visited(url: str) -> None:
    with pytest.raises(NotPublicError):
        asyncio.run(public_places(url, allow_private=False))


def test_a_public_address_may_be_visited() -> None:
    _, places = asyncio.run(public_places("http://93.184.215.14/", allow_private=False))
    assert places == ["93.184.215.14"]


def test_loopback_is_not_asked_unless_a_test_wants_it() -> None:
    with WebServer({"/": Page()}) as web:
        assert visited(web, "/", manners=replace(QUICK, allow_private=False)) == [LinkAnswer("not_public")]
        assert web.visits == []


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_only_what_was_not_checked_lately_is_due_the_oldest_first() -> None:
    def seen(url: str, days_ago: int) -> LinkCheck:
        return next_check(url, LinkAnswer("ok", 200), today=TODAY - timedelta(days=days_ago), before=None)

    checks = {"http://a": seen("http://a", 10), "http://b": seen("http://b", 40), "http://c": seen("http://c", 50)}
    urls = ["http://a", "http://b", "", "http://c", "http://new", "http://new"]
    assert links_due(urls, checks, today=TODAY) == ("http://new", "http://c", "http://b")
    assert links_due(urls, checks, today=TODAY, stale_days=0)[-1] == "http://a"


def test_a_machine_without_network_calls_no_link_dead(tmp_path: Path) -> None:
    with WebServer({}) as web:
        closed = web.url("/").replace("127.0.0.1", "127.0.0.{}")
    for count in (2, 30):
        with pytest.raises(SetupError, match="No host answered"):
            checked([closed.format(n + 1) for n in range(count)], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_host_that_is_down_is_recorded_once_another_has_answered(tmp_path: Path) -> None:
    with WebServer({}) as web:
        closed = web.url("/")
    with WebServer({"/": Page(wait_s=0.2)}, name="127.0.0.2") as web:
        checks = checked([closed, web.url("/")], tmp_path)
        assert {url: check.status for url, check in checks.items()} == {closed: "failing", web.url("/"): "ok"}
    assert load_catalogue(own=tmp_path).links == checks


# --- As whoever runs the coach meets it -------------------------------------------------------------------------------


def own_resources(folder: Path, urls: list[str]) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / "resources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(Resource.model_fields))
        writer.writeheader()
        for n, url in enumerate(urls):
            writer.writerow(
                dict.fromkeys(Resource.model_fields, "")
                | {"id": f"own-{n}", "title": f"Own {n}", "url": url, "format": "docs", "level": "any", "cost": "free"}
                | {"hours_basis": "unknown", "skills": "rag", "roles": "any"}
            )


def crosswalk(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSWALK_", "OPENAI_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "agent", "data", *arguments],
        env=clean | {"CROSSWALK_DATA": str(folder), "CROSSWALK_HOME": str(folder.parent / "home"), "COLUMNS": "120"},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_stopped_check_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with WebServer({f"/{n}": Page() for n in range(3)} | {"/3": Page(404)}) as web:
        own_resources(folder, [web.url(f"/{n}") for n in range(4)])
        # Addresses of loopback come first by their letters: the limit keeps the check away from everybody else's.
        command = ("check-links", "--allow-private", "--pause", "0.5", "--limit")
        running = crosswalk(folder, *command, "4")
        deadline = time.monotonic() + 60
        while not (folder / "links.csv").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert "Stopped. What was learned is kept" in out, err
        kept = load_catalogue(own=folder).links
        assert 1 <= len(kept) < 4

        before = len(web.visits)
        again = crosswalk(folder, *command, str(4 - len(kept)))
        out, err = again.communicate(timeout=60)
        assert (again.returncode, err) == (0, "")
        assert f"{4 - len(kept)} of {4 - len(kept)} due links visited" in out
        assert f"Dead: {web.url('/3')}" in out
        assert not {visit.path for visit in web.visits[before:]} & {url.removeprefix(web.url("")) for url in kept}

        told, _ = crosswalk(folder, "check").communicate(timeout=60)
        assert "504 rows, 4 of them yours" in told
        assert "Links: 4 checked" in told
        assert "1 dead and not shown" in told


def test_a_wrong_row_stops_the_check_with_its_place(tmp_path: Path) -> None:
    own_resources(tmp_path / "data", ["javascript:alert(1)"])
    for command in (("check",), ("check-links", "--limit", "1")):
        running = crosswalk(tmp_path / "data", *command)
        _, err = running.communicate(timeout=60)
        assert running.returncode == 2
        assert f"{tmp_path / 'data' / 'resources.csv'}, row 2, column url:" in err
