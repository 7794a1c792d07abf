"""A CV as a text: the latest post is the origin role, and years are those that posts cover, overlaps counted once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tools.listening import tables, time, titles
from tools.listening.message import Message
from tools.listening.text import Span, fold
from tools.schema import NumberFact, RoleFact

_EDUCATION = re.compile(
    r"\b(?:education|degree|university|college|bachelor\w*|master'?s?|b\.?sc|m\.?sc|b\.?a|mba|phd|diploma|school|studies|"
    r"certificat\w+|course\w*|bootcamp|ausbildung|studium|universitat|universidad|universite|formation|formacion)\b"
)
_WORK = re.compile(r"\b(?:experience|employment|work history|career|positions?|berufserfahrung|experiencia)\b")
_HEADER_WORDS = 4
_NOW = (
    r"present|now|today|current|currently|ongoing|date|heute|aktuell|actualidad|actual|aujourd'hui|atual|presente|hoje"
)


@dataclass(frozen=True)
class Post:
    """A stretch of the calendar in months, counted from year 0, and the lines that name it."""

    start: int
    end: int
    line: Span
    role: titles.Named | None


def is_cv(message: Message) -> bool:
    """Uploaded as a CV, or pasted: two stretches of the calendar make one."""
    return message.channel == "cv" or len(_ranges().findall(message.low[:20_000])) >= 2


def read_cv(message: Message) -> list[RoleFact | NumberFact]:
    """Role and years out of the dated posts; nothing where no post is dated."""
    posts = _posts(message)
    if not posts:
        return []
    facts: list[RoleFact | NumberFact] = []
    named = [post for post in posts if post.role]
    if named:
        latest = max(named, key=lambda post: (post.end, post.start))
        facts.append(_role(message, latest))
    months = _covered(posts)
    words = message.quote(posts[0].line)
    facts.append(time.years_fact(message, months / 12, months / 12, words, confidence=0.8))
    return facts


def _role(message: Message, post: Post) -> RoleFact:
    assert post.role is not None
    return RoleFact(
        field="origin_role",
        label=post.role.label,
        role_id=post.role.role_id or titles.SWITCHER,
        quote=message.quote(post.line),
        turn=message.turn,
        channel=message.channel,
        confidence=0.85,
    )


def _posts(message: Message) -> list[Post]:
    """Dated lines that are no schooling; a post without a title on its line may have it on the line before."""
    found: list[Post] = []
    named = titles.names(message)
    lines = _lines(message.low)
    studying = False
    for index, line in enumerate(lines):
        words = line.of(message.low)
        if len(words.split()) <= _HEADER_WORDS and not _ranges().search(words):
            studying = bool(_EDUCATION.search(words)) or (studying and not _WORK.search(words))
        if studying or _EDUCATION.search(words):
            continue
        above = lines[index - 1] if index else line
        for match in _ranges().finditer(words):
            if span := _months(message.today, match):
                found.append(Post(*span, line, _title(named, line) or _title(named, above)))
    return found


def _lines(low: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", low)]


def _title(named: Sequence[titles.Named], line: Span) -> titles.Named | None:
    return next((one for one in named if line.start <= one.start < line.end), None)


def _covered(posts: Sequence[Post]) -> int:
    """Months that at least one post covers."""
    total, reached = 0, 0
    for post in sorted(posts, key=lambda one: one.start):
        total += max(0, post.end - max(post.start, reached))
        reached = max(reached, post.end)
    return total


def _months(today: date, match: re.Match[str]) -> tuple[int, int] | None:
    start = _month(match["from_month"], match["from_year"])
    end = today.year * 12 + today.month if match["now"] else _month(match["to_month"], match["to_year"])
    inside = 0 < end - start <= 12 * time.YEARS_MAX and end <= (today.year + 1) * 12
    return (start, end) if inside else None


def _month(month: str | None, year: str) -> int:
    if not month:
        return int(year) * 12 + 1
    digits = month.strip(" /.-")
    number = int(digits) if digits.isdigit() else _names().get(digits, 1)
    return int(year) * 12 + min(12, max(1, number))


@cache
def _names() -> dict[str, int]:
    return {fold(word): int(row["month"]) for row in tables.rows("months") for word in tables.cells(row["words"])}


@cache
def _ranges() -> re.Pattern[str]:
    month = rf"(?:(?:{'|'.join(sorted(_names(), key=len, reverse=True))})\.?\s|\d\d?[/.]\s?)"
    return re.compile(
        rf"(?<![\d/])(?P<from_month>{month})?(?P<from_year>(?:19|20)\d\d)\s?(?:-|to|until|bis|a|au|hasta|ate)\s?"
        rf"(?:(?P<now>{_NOW})\b|(?P<to_month>{month})?(?P<to_year>(?:19|20)\d\d)(?!\d))"
    )
