"""Hold each sentence against the evidence: no figure, date or link reaches a person that nothing supports.

Evidence is what tools returned, what the coach was briefed with, and what the person said. Sentences are judged one by
one, while the reply streams. A figure needs evidence of its own kind: ten hours do not support ten dollars.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from agent.figures import DAYS, Day, Figure, dates_in, figures_in

_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)[\"')\]*_]*\s+)|\n+")
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
class Evidence:
    """The figures, dates and addresses that may be said in this turn."""

    figures: frozenset[tuple[float, str, str]] = frozenset()  # value, unit, rate
    days: frozenset[Day] = frozenset()
    links: frozenset[str] = frozenset()

    def __or__(self, other: "Evidence") -> "Evidence":
        return Evidence(self.figures | other.figures, self.days | other.days, self.links | other.links)

    @cached_property
    def values(self) -> frozenset[float]:
        return frozenset(value for value, _, _ in self.figures)

    @cached_property
    def spans(self) -> dict[str, list[float]]:
        """Lengths of time in days, by the unit they are told in."""
        return {
            unit: sorted({value * days for value, told, _ in self.figures if told == unit})
            for unit, days in DAYS.items()
        }


@dataclass
class SentenceStream:
    """Cuts streamed text into sentences, keeping every character."""

    rest: str = field(default="", init=False)

    def feed(self, delta: str) -> list[str]:
        """Sentences that are complete now; the last one waits until its successor begins."""
        self.rest += delta
        done: list[str] = []
        start = 0
        while (end := _SENTENCE_END.search(self.rest, start)) is not None and end.end() < len(self.rest):
            done.append(self.rest[start : end.end()])
            start = end.end()
        self.rest = self.rest[start:]
        return done

    def flush(self) -> list[str]:
        last, self.rest = self.rest, ""
        return [last] if last else []


def evidence_of(texts: Iterable[str]) -> Evidence:
    """All figures, dates and addresses in the given texts."""
    known = [_evidence_in(text) for text in texts]
    return Evidence(
        frozenset().union(*(one.figures for one in known)),
        frozenset().union(*(one.days for one in known)),
        frozenset().union(*(one.links for one in known)),
    )


@lru_cache(maxsize=512)  # our own wording and the window of a talk come again with every turn
def _evidence_in(text: str) -> Evidence:
    stream = SentenceStream()
    readings = [_read(piece) for piece in (text, *stream.feed(text), *stream.flush())]
    days = {day for reading in readings for _, ways in reading.dates for way in ways for day in _told_by(way)}
    figures = {told for reading in readings for figure in reading.figures for told in _rounded(figure)}
    links = {_plain(link) for reading in readings for link in reading.links}
    return Evidence(
        frozenset(figures | {(float(year), "count", "") for year, _, _ in days if year}),
        frozenset(days),
        frozenset(links | {re.split(r"[/?#]", link)[0] for link in links}),
    )


def unsupported(sentence: str, evidence: Evidence) -> str | None:
    """The first figure, date or link of the sentence that nothing supports, or None."""
    said = _read(sentence)
    wrong = [link for link in said.links if _plain(link) not in evidence.links]
    wrong += [shown for shown, ways in said.dates if not evidence.days.intersection(ways)]
    wrong += [figure.text for figure in said.figures if figure.is_claim and not _is_supported(figure, evidence)]
    return min(wrong, key=lambda shown: sentence.find(shown) % (len(sentence) + 1), default=None)


@dataclass(frozen=True)
class _Reading:
    links: tuple[str, ...]
    dates: tuple[tuple[str, tuple[Day, ...]], ...]
    figures: tuple[Figure, ...]


def _read(text: str) -> _Reading:
    links = tuple(_links(text))
    bare = _LIST_MARK.sub("", _TOKEN.sub(lambda token: " " if any(_addresses(token.group())) else token.group(), text))
    dates, rest = dates_in(bare)
    return _Reading(links, tuple(dates), tuple(figures_in(rest)))


# --- Figures and dates ------------------------------------------------------------------------------------------------


def _is_supported(figure: Figure, evidence: Evidence) -> bool:
    if not figure.unit and not figure.rate:
        return figure.value in evidence.values
    units = {figure.unit, ""} if figure.unit else {"", "count", *DAYS, "minute", "hour", "money", "percent", "times"}
    rates = {figure.rate, ""} if figure.rate else {"", *DAYS, "hour"}
    is_told = any((figure.value, unit, rate) in evidence.figures for unit in units for rate in rates)
    return is_told or _is_same_span(figure, evidence)


def _is_same_span(figure: Figure, evidence: Evidence) -> bool:
    """26 weeks are about 6 months: told in another unit, rounded to what is shown, and never by more than a tenth."""
    if figure.unit not in DAYS or figure.rate:
        return False
    days = DAYS[figure.unit]
    margin = min(0.5, 0.1 * figure.value) * days
    for unit, spans in evidence.spans.items():
        place = bisect_left(spans, figure.value * days - margin)
        if unit != figure.unit and place < len(spans) and spans[place] <= figure.value * days + margin:
            return True
    return False


def _rounded(figure: Figure) -> set[tuple[float, str, str]]:
    """A figure may be said as it is, or rounded to the whole number."""
    values = {figure.value} | ({float(round(figure.value))} if figure.value < 10**15 else set())
    return {(value, figure.unit, figure.rate) for value in values}


def _told_by(day: Day) -> set[Day]:
    """A date also tells its month, and its day in the year that everybody takes for granted."""
    year, month, number = day
    return {day, (year, month, None), (None, month, number)} if year and number else {day}


# --- Links ------------------------------------------------------------------------------------------------------------


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


def _plain(link: str) -> str:
    """An address without what does not tell it apart: scheme, www, closing marks, case of the host."""
    bare = _SCHEME.sub("", link.rstrip(".,;:!?*_'…/"), count=1)
    host, slash, path = bare.partition("/")
    return f"{host.lower()}{slash}{path}"
