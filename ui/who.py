"""Who is in front of the page: one person on their own machine, or one for each browser, by an unguessable cookie.

The choice and its reasons: docs/decisions/0003-who-is-who-in-the-browser.md.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Literal

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "crosswalk_person"
KEPT_S = 400 * 24 * 3600  # the longest that browsers keep a cookie
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def person_id(people: Literal["one", "many"], cookies: Mapping[str, str]) -> str | None:
    """The person's id; None for a browser that has no valid key.

    The database holds a hash of the key: whoever reads it cannot become anybody.
    """
    if people == "one":
        return "me"
    key = cookies.get(COOKIE, "")
    return f"b-{hashlib.sha256(key.encode()).hexdigest()}" if _KEY.fullmatch(key) else None


class PersonCookie:
    """ASGI middleware: a browser without a valid key gets one with its first page, unreadable for any script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _asks_for_page(scope) or _has_key(scope):
            await self.app(scope, receive, send)
            return

        async def send_with_key(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", _new_cookie(secure=scope["scheme"] == "https"))
            await send(message)

        await self.app(scope, receive, send_with_key)


def _asks_for_page(scope: Scope) -> bool:
    """Asked, not answered: a page that the browser has cached is answered without a type."""
    return scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def _has_key(scope: Scope) -> bool:
    return any(_KEY.fullmatch(_read(header)) for header in Headers(scope=scope).getlist("cookie"))


def _read(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _new_cookie(*, secure: bool) -> str:
    parts = [f"{COOKIE}={secrets.token_urlsafe(32)}", "Path=/", f"Max-Age={KEPT_S}", "HttpOnly", "SameSite=Lax"]
    return "; ".join([*parts, "Secure"] if secure else parts)
