"""One person on their own machine, or one for each browser, by a cookie that only the browser has."""

import asyncio
from collections.abc import Mapping
from http.cookies import SimpleCookie

import pytest

from ui.who import COOKIE, PersonCookie, person_id

KEY = "k" * 43


def test_on_ones_own_machine_everybody_is_me():
    assert person_id("one", {}) == "me"
    assert person_id("one", {COOKIE: KEY}) == "me"


@pytest.mark.parametrize("cookies", [{}, {COOKIE: ""}, {COOKIE: "short"}, {COOKIE: "k" * 42 + "\n"}, {"other": KEY}])
def test_a_browser_without_a_valid_key_is_nobody(cookies: dict[str, str]):
    assert person_id("many", cookies) is None


def test_a_key_is_always_the_same_person_and_cannot_be_read_back_from_the_id():
    person = person_id("many", {COOKIE: KEY})
    assert person == person_id("many", {COOKIE: KEY})
    assert person != person_id("many", {COOKIE: "j" * 43})
    assert person is not None
    assert KEY not in person


def test_a_first_page_brings_an_unguessable_key_that_scripts_cannot_read():
    cookies = _cookies_of(_get({"accept": "text/html"}))
    assert person_id("many", {COOKIE: cookies[COOKIE].value})
    assert cookies[COOKIE]["httponly"]
    assert cookies[COOKIE]["samesite"] == "Lax"
    assert not cookies[COOKIE]["secure"]
    assert cookies[COOKIE].value != _cookies_of(_get({"accept": "text/html"}))[COOKIE].value


def test_over_https_the_key_never_travels_in_the_clear():
    assert _cookies_of(_get({"accept": "text/html"}, scheme="https"))[COOKIE]["secure"]


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "text/html", "cookie": f"a=b; {COOKIE}={KEY}"},
        {"accept": "application/json"},
        {},
    ],
)
def test_a_known_browser_and_a_mere_file_get_none(headers: dict[str, str]):
    assert not _cookies_of(_get(headers))


def test_a_damaged_key_is_replaced():
    assert _cookies_of(_get({"accept": "text/html", "cookie": f"{COOKIE}=../../etc"}))


def _get(headers: Mapping[str, str], *, scheme: str = "http") -> list[dict[str, object]]:
    """What the middleware sends for a request to an app that answers with a page."""
    sent: list[dict[str, object]] = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "scheme": scheme, "path": "/", "headers": raw}
    asyncio.run(PersonCookie(app)(scope, None, send))
    return sent


def _cookies_of(sent: list[dict[str, object]]) -> SimpleCookie:
    headers = sent[0]["headers"]
    return SimpleCookie("".join(value.decode() for name, value in headers if name == b"set-cookie"))
