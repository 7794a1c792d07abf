"""Stretches of the calendar as CVs write them: "Mar 2019 - present", "2017-04 to 2020-08", "seit 04/2018"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tools.listening import tables

_NOW = (
    r"present|now|today|current|currently|ongoing|to date|date|heute|jetzt|aktuell|actualidad|actual|actualmente|"
    r"la fecha|aujourd'hui|"
    r"a ce jour|ce jour|atual|presente|o presente|hoje|agora|till date|until now|still|still there|pres"
)
_SINCE = r"(?:since|seit|desde|depuis)"
_TO = r"(?:-+|to|until|till|through|bis|a|au|hasta|ate|>|/)"


@dataclass(frozen=True)
class Stretch:
    """A stretch in months, counted from year 0, and the characters it is written on."""

    start: int
    end: int
    first: int
    last: int


def read_ranges(low: str, today: date) -> Iterator[Stretch]:
    """The stretches of a folded text that end by next year and last less than a working life."""
    for match in date_ranges().finditer(low):
        start = _month(match, next(point for point in ("since", "open", "from") if match[point]))
        end = _month(match, "to", is_end=True) if match["to"] else today.year * 12 + today.month
        if 0 < end - start <= 12 * 60 and end <= (today.year + 1) * 12:
            yield Stretch(start, end, match.start(), match.end())


def _month(match: re.Match[str], point: str, *, is_end: bool = False) -> int:
    """The month of a point as a number; a bare year is its middle."""
    year = int(next(match[f"{point}_year{form}"] for form in _FORMS if match[f"{point}_year{form}"]))
    name = match[f"{point}_name1"] or match[f"{point}_name2"]
    number = _names()[name] if name else int(match[f"{point}_month1"] or match[f"{point}_month2"] or 0)
    if not number:
        return year * 12 + (7 if is_end else 6)
    return year * 12 + min(12, number) + (1 if is_end else 0)


_FORMS = (1, 2, 3, 4)


@cache
def _names() -> dict[str, int]:
    return {
        word: int(row["value"])
        for row in tables.rows("calendar")
        if row["kind"] == "month"
        for word in tables.phrases(row["words"])
    }


@cache
def date_ranges() -> re.Pattern[str]:
    names = "|".join(sorted(_names(), key=len, reverse=True))
    year = r"(?:19|20)\d\d"

    def point(name: str) -> str:
        return (
            rf"(?P<{name}>(?P<{name}_name1>{names})\.?,?[\s/'-]{{0,2}}(?:de\s|of\s)?(?P<{name}_year1>{year})"
            rf"|(?P<{name}_year2>{year})\s?(?P<{name}_name2>{names})\b"
            rf"|(?P<{name}_year3>{year})[-/.](?P<{name}_month1>0[1-9]|1[0-2])(?![\d])"
            rf"|(?:\d\d?[./])?(?:(?P<{name}_month2>0?[1-9]|1[0-2])[./]\s?)?(?P<{name}_year4>{year}))(?!\d)"
        )

    return re.compile(
        rf"(?<![\d/\w]){point('from')}\s{{0,3}}{_TO}\s{{0,3}}(?:la\s|el\s|o\s)?(?:(?P<now>{_NOW})\b|{point('to')})"
        rf"|\b{_SINCE}\s{point('since')}"
        rf"|(?<![\d/\w-]){point('open')}-+(?=[\s),;]|$)(?!\s{{0,3}}(?:{_NOW})\b)(?!\s*\d)"
    )
