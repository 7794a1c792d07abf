"""How a program that opens other people's pages behaves: who it says it is, how often it asks, where it never goes."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from tools.errors import SetupError

AGENT = "crosswalk-link-check"
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Manners:
    """Bounds of a check; the defaults suit any host."""

    at_once: int = 8
    host_pause_s: float = 2.0  # between two requests to one host, of which it never gets two at a time
    longest_pause_s: float = 60.0  # longest wait that a host may ask for; a busier one is left for another day
    timeout_s: float = 20.0  # of one request
    max_redirects: int = 5
    busy_tries: int = 2  # further tries of a host that says it is busy
    contact: str = ""  # where whoever runs a host can complain
    allow_private: bool = False  # tests serve on loopback

    def __post_init__(self) -> None:
        if not (self.contact.isascii() and self.contact.isprintable() and len(self.contact) <= 200):
            raise SetupError(
                "The contact goes into a header of each request; give an address in plain ASCII characters."
            )

    @property
    def user_agent(self) -> str:
        return f"{AGENT}/1.0" + (f" (+{self.contact})" if self.contact else "")


class NotPublicError(Exception):
    """The address is none of the web, or leads into a private network."""


async def public_places(url: str, *, allow_private: bool) -> tuple[SplitResult, list[str]]:
    """The parts of an address and the IP addresses of its host, IPv4 first.

    A request goes to one of these and to no other, so that a name cannot lead elsewhere between the check and the
    request. One private address among them is enough to stay away.
    Raises: NotPublicError; OSError where the name leads nowhere.
    """
    parts = _web_parts(url)
    assert parts.hostname is not None
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(parts.hostname, port_of(parts), type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise NotPublicError(url) from error
    places = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not allow_private and not all(_is_public(place) for place in places):
        raise NotPublicError(url)
    return parts, sorted(places, key=lambda place: ":" in place)


def origin_of(url: str) -> str:
    """Scheme, host and port: what a robots.txt speaks for. Raises NotPublicError."""
    parts = _web_parts(url)
    return f"{parts.scheme}://{parts.hostname}:{port_of(parts)}"


def host_of(url: str) -> str:
    """Whom the pauses are for, on whatever port. Raises NotPublicError."""
    return _web_parts(url).hostname or ""


def port_of(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def _web_parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in PORTS and parts.hostname and parts.username is None and parts.port != 0
    except ValueError:  # a port that is no number, brackets without an address
        is_web = False
    if not is_web:
        raise NotPublicError(url)
    return parts


def _is_public(place: str) -> bool:
    address = ip_address(place.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


@dataclass
class Turns:
    """Whose turn it is at each host: one request at a time, with a pause between two."""

    manners: Manners
    _hosts: dict[str, "_Host"] = field(default_factory=dict)
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.manners.at_once)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        place = self._host(host)
        loop = asyncio.get_running_loop()
        async with place.lock:
            await asyncio.sleep(max(0.0, place.free_at - loop.time()))
            try:
                async with self._slots:  # who waits for a host takes no slot from another
                    yield
            finally:
                place.free_at = max(place.free_at, loop.time() + place.pause_s)

    def slow_down(self, host: str, pause_s: float) -> None:
        """A robots.txt may ask for longer pauses, never for shorter ones."""
        place = self._host(host)
        place.pause_s = max(place.pause_s, min(pause_s, self.manners.longest_pause_s))
        self.wait_at(host, place.pause_s)

    def wait_at(self, host: str, wait_s: float) -> None:
        """Nothing more to this host for so long."""
        place = self._host(host)
        place.free_at = max(place.free_at, asyncio.get_running_loop().time() + wait_s)

    def _host(self, host: str) -> "_Host":
        return self._hosts.setdefault(host, _Host(self.manners.host_pause_s))


@dataclass
class _Host:
    pause_s: float
    free_at: float = 0.0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
