"""Hold each sentence against the evidence: no figure and no link reaches a person that nothing supports.

Evidence is what tools returned, what the coach was briefed with, and what the person said. Sentences are judged one by
one, while the reply streams.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

_NUMBER = re.compile(
    r"(?<![\w.])(?P<money>[$€£]\s?)?(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<kilo>\s?[kK]\b)?(?P<percent>\s?%)?"
)
_UNIT = re.compile(
    r"\s*-?(?:hours?|hrs?|h|weeks?|months?|years?|days?|dollars?|usd|euros?|percent|points?)\b", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>()\[\]\"']+")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)[\"')\]*_]*\s+)|\n+")
_LIST_MARK = re.compile(r"^\s*\d{1,2}[.)]\s")

BARE_SMALL = 12  # "three questions", "2 options": counting words, not figures, when no unit follows


@dataclass(frozen=True)
class Evidence:
    """The figures and addresses that may be said in this turn."""

    numbers: frozenset[float] = frozenset()
    urls: frozenset[str] = frozenset()

    def __or__(self, other: "Evidence") -> "Evidence":
        return Evidence(self.numbers | other.numbers, self.urls | other.urls)


@dataclass
class SentenceStream:
    """Cuts streamed text into sentences, keeping every character."""

    rest: str = field(default="", init=False)

    def feed(self, delta: str) -> list[str]:
        """Sentences that are complete now; the last one waits until its successor begins."""
        self.rest += delta
        done: list[str] = []
        while (end := _SENTENCE_END.search(self.rest)) is not None and end.end() < len(self.rest):
            done.append(self.rest[: end.end()])
            self.rest = self.rest[end.end() :]
        return done

    def flush(self) -> list[str]:
        last, self.rest = self.rest, ""
        return [last] if last else []


def evidence_of(texts: Iterable[str]) -> Evidence:
    """All figures and addresses in the given texts."""
    evidence = Evidence()
    for text in texts:
        evidence |= _evidence_in(text)
    return evidence


@lru_cache(maxsize=512)  # our own wording and the window of a talk come again with every turn
def _evidence_in(text: str) -> Evidence:
    urls = frozenset(_plain(url) for url in _URL.findall(text))
    bare = _URL.sub(" ", text).replace("-", " ")
    return Evidence(frozenset(value for value, _ in _figures(bare)), urls)


def unsupported(sentence: str, evidence: Evidence) -> str | None:
    """The first figure or link of the sentence that nothing supports, or None."""
    for url in _URL.findall(sentence):
        if _plain(url) not in evidence.urls:
            return str(url)
    text = _LIST_MARK.sub("", _URL.sub(" ", sentence))
    for value, shown in _figures(text):
        is_figure = value > BARE_SMALL or value != int(value) or shown.has_unit
        if is_figure and not _is_supported(value, evidence.numbers):
            return shown.text
    return None


@dataclass(frozen=True)
class _Shown:
    text: str
    has_unit: bool


def _figures(text: str) -> Iterable[tuple[float, _Shown]]:
    for match in _NUMBER.finditer(text):
        value = float(match["digits"].replace(",", ""))
        if match["kilo"]:
            value *= 1_000
        unit = bool(match["money"] or match["percent"] or match["kilo"] or _UNIT.match(text, match.end()))
        yield value, _Shown(match.group().strip(), unit)


def _is_supported(value: float, numbers: frozenset[float]) -> bool:
    """Exact, or rounded to the whole number that is shown."""
    return value in numbers or (value == int(value) and any(round(number) == value for number in numbers))


def _plain(url: str) -> str:
    return url.rstrip(".,;:!?*_")
