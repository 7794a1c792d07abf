"""Read the links, dates and figures out of a text: the same on both sides of the check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.figures import Day, Figure, dates_in, figures_in

_LIST_MARK = re.compile(r"^\s*\d{1,2}[.)]\s")

_TARGET = re.compile(r"\]\(\s{0,3}<?([^\s)>]+)")
_TOKEN = re.compile(r"[^\s<>()\[\]\"`|]+")
_HOST = re.compile(r"(?<![\w.@+-])(?:[\w.+-]+@)?(?P<host>\w[\w-]*(?:\.[\w-]+)+)(?P<path>[:/?#]\S*)?")
_SCHEME = re.compile(r"^(?:mailto:|(?:\w[\w+.-]{0,20}:)?//)?(?:www\.)?", re.IGNORECASE)
_PRODUCTS = frozenset(("asp.net", "ado.net", "vb.net", "ml.net", "fast.ai", "draw.io", "socket.io", "n8n.io"))
_SITES = frozenset(
    """com org net edu gov int io ai dev app co me info biz xyz online site tech academy course courses school training
    university college education institute cloud shop store digital agency click link live pro club blog news top page
    work jobs careers zone world today email uk de eu us ca fr es it nl be ch at se no dk fi ie pt gr cz ro hu tr ru ua
    in cn jp kr br mx ar au nz za il sg hk tv gg ly fm to so fyi sh""".split()
)


@dataclass(frozen=True)
class Reading:
    """What a text claims, and the text without its addresses."""

    links: tuple[str, ...]
    dates: tuple[tuple[str, tuple[Day, ...]], ...]
    figures: tuple[Figure, ...]


def read(text: str) -> Reading:
    """The links, dates and figures of a text."""
    dates, rest = dates_in(_LIST_MARK.sub("", without_addresses(text)))
    return Reading(tuple(_links(text)), tuple(dates), tuple(figures_in(rest)))


def without_addresses(text: str) -> str:
    """The text, each address a blank: what stands in it is neither a figure nor a name."""
    return _TOKEN.sub(lambda token: " " if any(_addresses(token.group())) else token.group(), text)


def _links(text: str) -> Iterator[str]:
    """Addresses with or without a scheme, mail addresses, and whatever a Markdown link points to."""
    yield from _TARGET.findall(text)
    for token in _TOKEN.findall(text):
        yield from _addresses(token)


def _addresses(token: str) -> Iterator[str]:
    shown = token.rstrip(".,;:!?*_'…")
    if "://" in shown or shown.startswith("//"):
        yield shown.lstrip("*_'")
        return
    for match in _HOST.finditer(shown):
        if _is_address(match):
            yield match.group()


def _is_address(match: re.Match[str]) -> bool:
    """Node.js, ASP.NET, e.g., 3.11 and "done.Then" are words; coursera.org is an address."""
    host, last = match["host"], match["host"].rsplit(".", 1)[1]
    if "@" in match.group() or host.lower().startswith("www."):
        return True
    if host.lower() in _PRODUCTS and not match["path"]:
        return False
    is_sentence = last[:1].isupper() and last[1:].islower() and last.lower() not in {"com", "org", "net", "io", "ai"}
    return last.lower() in _SITES and not is_sentence


def plain_link(link: str) -> str:
    """An address without what does not tell it apart: scheme, www, closing marks, case of the host."""
    bare = _SCHEME.sub("", link.rstrip(".,;:!?*_'…/"), count=1)
    host, slash, path = bare.partition("/")
    return f"{host.lower()}{slash}{path}"
