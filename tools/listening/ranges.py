"""Stretches of the calendar as CVs write them: "Mar 2019 - present", "04/2017 to 08/2020", "seit 04/2018"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tools.listening import tables

_NOW = (
    r"present|now|today|current|currently|ongoing|to date|date|heute|jetzt|aktuell|actualidad|actual|actualmente|la fecha|aujourd'hui|"
    r"a ce jour|ce jour|atual|presente|o presente|hoje|agora|till date|until now"
)
_SINCE = r"(?:since|seit|desde|depuis)"


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
        start = _month(match["from_month"] or match["since_month"], match["from_year"] or match["since_year"])
        is_open = match["now"] or match["since_year"]
        end = today.year * 12 + today.month if is_open else _month(match["to_month"], match["to_year"], is_end=True)
        if 0 < end - start <= 12 * 60 and end <= (today.year + 1) * 12:
            yield Stretch(start, end, match.start(), match.end())


def _month(month: str | None, year: str, *, is_end: bool = False) -> int:
    if not month:
        return int(year) * 12 + (7 if is_end else 6)  # a bare year is its middle
    digits = month.strip(" /.-',\n")
    digits = digits.removesuffix(" de").removesuffix(" of").strip(" /.,")
    number = int(digits.rpartition(".")[2] or digits) if digits.replace(".", "").isdigit() else _names().get(digits, 1)
    return int(year) * 12 + min(12, max(1, number)) + (1 if is_end else 0)


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
    month = rf"(?:(?:{names})\.?,?[\s/]\s?(?:de\s|of\s)?|(?:\d\d?[/.])?\d\d?[/.]\s?)"
    return re.compile(
        rf"(?<![\d/])(?P<from_month>{month})?(?P<from_year>(?:19|20)\d\d)\s{{0,2}}(?:-+|to|until|till|bis|a|au|hasta|ate|>|/)\s{{0,2}}"
        rf"(?:la\s|el\s|o\s)?(?:(?P<now>{_NOW})\b|(?P<to_month>{month})?(?P<to_year>(?:19|20)\d\d)(?!\d))"
        rf"|\b{_SINCE}\s(?P<since_month>{month})?(?P<since_year>(?:19|20)\d\d)(?!\d)"
    )
