"""Job titles in a text: known roles and any profession, with the words that belong to them."""

import re
from dataclasses import dataclass
from functools import cache

from tools.listening import tables
from tools.listening.message import Message
from tools.listening.text import Span, fold

SWITCHER = "career-switcher"
_TITLE_WORDS = 4
_TOKEN = re.compile(r"[a-z][\w/&+#.-]*'?s?$")


@dataclass(frozen=True)
class Named:
    """A role as it stands in the text."""

    start: int
    end: int
    label: str
    role_id: str | None


def names(message: Message) -> tuple[Named, ...]:
    """All job titles of a message, with the words that belong to them."""
    spans: list[Span] = [Span(one.start, one.end) for one in message.mentions if one.entry.kind == "role"]
    spans.extend(Span(match.start(), match.end()) for match in _heads().finditer(message.low))
    found: list[Named] = []
    for span in sorted(spans, key=lambda one: (one.end, one.start)):
        start = min(span.start, _title_start(message.low, span))
        named = Named(start, span.end, message.text.raw[start : span.end].strip(), None)
        if found and found[-1].end > start:
            if span.end <= found[-1].end:
                continue
            found.pop()
        found.append(Named(start, span.end, named.label, _role_id(message, named.label)))
    return tuple(found)


def _role_id(message: Message, label: str) -> str | None:
    low = fold(label)
    if low in ("devops", "qa", "quality assurance", "data science", "data engineering"):
        return {
            "devops": "devops-sre-engineer",
            "data science": "data-scientist",
            "data engineering": "data-engineer",
        }.get(low, "qa-engineer")
    role_id = message.lexicon.role_of(label)
    if role_id == "software-engineer" and re.search(
        r"\b(?:advocate|relations|manager|business|property|land|training|curriculum|real estate)\b", low
    ):
        return SWITCHER
    return role_id


@cache
def _heads() -> re.Pattern[str]:
    heads = {fold(word) for row in tables.rows("professions") for word in tables.cells(row["words"])}
    ordered = tuple(sorted(heads, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-]){tables.one_of(ordered)}(?!\w|'s\s(?!degree))")


def _title_start(low: str, head: Span) -> int:
    """Where a title begins: up to four plain words before its head."""
    start = head.start
    for _ in range(_TITLE_WORDS):
        if not low[:start].endswith(" ") or low[:start].endswith("  "):
            return start
        match = _TOKEN.search(low, max(0, start - 31), start - 1)
        token = match.group() if match else ""
        if (
            not match
            or token in _stop_words()
            or token.rstrip("s") in _stop_words()
            or (token.endswith(("'s", ".")) and len(token) > 3)
            or (token.endswith("ing") and token not in _title_participles())
        ):
            return start
        start = match.start()
    return start


@cache
def _stop_words() -> frozenset[str]:
    """Words that cannot stand before the head of a job title."""
    return frozenset(tables.words("stopwords", "title"))


@cache
def _title_participles() -> frozenset[str]:
    return frozenset(tables.words("stopwords", "participle"))
