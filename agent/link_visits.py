"""Visit one address and say what is there: robots.txt first, then HEAD, then GET where HEAD does not tell.

No body of a page is read, no cookie is kept, and every hop of a redirect is held to the same rules.
"""

import asyncio
import http.cookiejar
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urldefrag, urljoin, urlunsplit

import httpx
from protego import Protego

from agent.link_manners import AGENT, Manners, NotPublicError, Turns, host_of, origin_of, port_of, public_places
from tools.knowledge.links import LinkAnswer

MAX_ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least
MAX_ADDRESS_CHARS = 2_000
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})

Method = Literal["HEAD", "GET"]
Failure = (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError)  # of a redirect that is no address, too


class _UnsureRobotsError(Exception):
    """The robots.txt could not be read: RFC 9309 then asks to stay away."""


@dataclass(frozen=True)
class _Head:
    """What was read of one answer."""

    status: int
    leads_to: str = ""
    wait_s: float | None = None
    body: bytes = b""


class Visitor:
    """Visits addresses with one client, one memory of robots.txt files and one set of turns."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._turns = Turns(manners)
        self._robots: dict[str, asyncio.Task[Protego | None]] = {}
        jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        self._client = httpx.AsyncClient(
            # A connection is made to an IP address: kept open, it could serve another host of the same address.
            limits=httpx.Limits(max_keepalive_connections=0),
            timeout=manners.timeout_s,
            headers={"User-Agent": manners.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"},
            cookies=jar,
            trust_env=False,  # a proxy would resolve names itself, and could be led into a private network
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._robots.values():
            task.cancel()
        await asyncio.gather(*self._robots.values(), return_exceptions=True)
        await self._client.aclose()

    async def visit(self, url: str) -> LinkAnswer:
        """What one address came to; every failure is an answer, too."""
        at = urldefrag(url).url
        try:
            for _ in range(self._manners.max_redirects + 1):
                if not await self._may_visit(at):
                    return LinkAnswer("robots", leads_to=_told(url, at))
                head = await self._look(at)
                if head.status not in REDIRECTS or not head.leads_to:
                    return LinkAnswer(_meaning(head.status), head.status, _told(url, at))
                at = head.leads_to
        except NotPublicError:
            return LinkAnswer("not_public")
        except _UnsureRobotsError:
            return LinkAnswer("robots", leads_to=_told(url, at))
        except Failure:
            return LinkAnswer("failing", leads_to=_told(url, at))
        return LinkAnswer("failing", head.status, _told(url, at))  # round in circles

    # --- Robots -------------------------------------------------------------------------------------------------------

    async def _may_visit(self, url: str) -> bool:
        origin = origin_of(url)
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(self._read_robots(origin))
        rules = await asyncio.shield(self._robots[origin])
        return rules is None or rules.can_fetch(url, AGENT)

    async def _read_robots(self, origin: str) -> Protego | None:
        """The rules of a host; None where it has none."""
        at = f"{origin}/robots.txt"
        for _ in range(self._manners.max_redirects + 1):
            head = await self._patiently("GET", at, keep=MAX_ROBOTS_BYTES)
            if head.status not in REDIRECTS or not head.leads_to:
                break
            at = head.leads_to
        if head.status >= 500 or head.status in (*BUSY, *REDIRECTS):
            raise _UnsureRobotsError(origin)
        if head.status >= 300:
            return None
        rules = Protego.parse(head.body.decode("utf-8", "replace"))
        self._turns.slow_down(host_of(origin), rules.crawl_delay(AGENT) or 0.0)
        return rules

    # --- Requests -----------------------------------------------------------------------------------------------------

    async def _look(self, url: str) -> _Head:
        """HEAD; then GET where the answer may be only one to HEAD: many servers refuse it, or do not know it."""
        try:
            head = await self._patiently("HEAD", url)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise
        except (httpx.HTTPError, TimeoutError):
            return await self._patiently("GET", url)
        return head if head.status < 400 or head.status in BUSY else await self._patiently("GET", url)

    async def _patiently(self, method: Method, url: str, *, keep: int = 0) -> _Head:
        """One request, and again after the pause that a busy host asks for."""
        for tried in range(self._manners.busy_tries + 1):
            head = await self._request(method, url, keep=keep)
            wait_s = self._manners.host_pause_s * 2 ** (tried + 1) if head.wait_s is None else head.wait_s
            if head.status not in BUSY or wait_s > self._manners.longest_pause_s:
                break
            self._turns.wait_at(host_of(url), wait_s)
        return head

    async def _request(self, method: Method, url: str, *, keep: int) -> _Head:
        host, timeout_s = host_of(url), self._manners.timeout_s  # the clock starts when the turn has come
        async with self._turns.turn(host), asyncio.timeout(timeout_s), self._answer(method, url) as response:
            body = await _first_bytes(response, keep) if keep and response.status_code < 300 else b""
            location = response.headers.get("Location", "")
            leads_to = urldefrag(urljoin(url, location)).url if location else ""
            return _Head(response.status_code, leads_to, _wait_s(response.headers.get("Retry-After")), body)

    @asynccontextmanager
    async def _answer(self, method: Method, url: str) -> AsyncIterator[httpx.Response]:
        """The answer of the first of a host's addresses that takes a connection."""
        parts, places = await public_places(url, allow_private=self._manners.allow_private)
        assert parts.hostname is not None
        whole = httpx.URL(urlunsplit(parts))
        for place in places:
            request = self._client.build_request(
                method,
                whole.copy_with(host=place, port=port_of(parts)),
                headers={"Host": whole.netloc.decode("ascii")},
                extensions={"sni_hostname": whole.raw_host.decode("ascii")},
            )
            try:
                response = await self._client.send(request, stream=True, follow_redirects=False)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if place == places[-1]:
                    raise
                continue
            try:
                yield response
            finally:
                await response.aclose()
            return


async def _first_bytes(response: httpx.Response, count: int) -> bytes:
    """At most so many bytes, as they were sent: unpacked, a small answer could be a very large one."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise _UnsureRobotsError(str(response.url))
    body = b""
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= count:
            break
    return body[:count]


def _meaning(status: int) -> Literal["ok", "gone", "failing", "closed", "busy"]:
    if status in BUSY:
        return "busy"
    if status in GONE:
        return "gone"
    return "ok" if 200 <= status < 300 else "failing" if status >= 500 else "closed"


def _told(url: str, at: str) -> str:
    """Where the redirects led; what a server sends is kept only as far as it can be an address."""
    is_address = at != urldefrag(url).url and len(at) <= MAX_ADDRESS_CHARS and not any(map(str.isspace, at))
    return at if is_address and at.startswith(("http://", "https://")) else ""


def _wait_s(header: str | None) -> float | None:
    """Seconds of a Retry-After, which is a number or a date."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
