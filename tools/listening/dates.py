"""Days and months of the calendar as people name them: "by next June", "before Christmas", "by the end of Q2"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tools.listening import tables
from tools.listening.message import Message, cue
from tools.listening.text import fold

DAYS_A_MONTH = 30.44
_SEASONS = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "fruhling": 3,
    "sommer": 6,
    "herbst": 9,
    "verano": 6,
    "ete": 6,
}

# Months until the day (None: it has passed), the day, and where it stands in the text.
Found = tuple[float | None, date | None, int, int]


def read_dates(message: Message) -> list[Found]:
    """Days and months of the calendar after a word that says by when; where that was asked, they need no such word."""
    asked = message.asked is not None and message.asked.kind == "profile" and message.asked.key == "deadline"
    bare = asked and len(message.low.split()) <= _ANSWER_WORDS
    found: list[Found] = []
    for match in _date_pattern(bare=bare).finditer(message.low):
        if bare and _VERB.search(message.low[: match.end()]):
            continue
        if cue("hypothetical", message.before(match.start(), 60)) or _is_start(message, match):
            continue
        if day := _day(message.today, match):
            named_month = match["month"] and not match["day"] and not match["mday"] and "end" not in match["how"]
            whole = _calendar_months(message.today, day) if named_month else None
            exact = (day - message.today).days / DAYS_A_MONTH
            months = (whole or exact) if day > message.today else None
            found.append((months, day, match.start(), match.end()))
    return found


_ANSWER_WORDS = 16
_VERB = re.compile(r"\b(?:i|it|we|they|you|that|this)\s(?:may|march)$")


def _is_start(message: Message, match: re.Match[str]) -> bool:
    """ "until now", "starting in May" and "worked there until 2019" are no deadlines."""
    return bool(
        re.search(
            r"\b(?:start|starting|begin|beginning|worked|was|since|from|studied|born|busy|can't|cannot|pause|away|"
            r"off|job|contract|leave|holidays?|vacation|sabbatical)\b[^.;]{0,25}$",
            message.before(match.start(), 45),
        )
        or (match["lead"] == "start in" and _CAN_START.search(message.before(match.start(), 20)))
    )


_CAN_START = re.compile(r"\b(?:i|i'll|can|could|only|will|may|to)\s$")


def _calendar_months(today: date, day: date) -> float | None:
    """Whole months as people count them: from January to June is five."""
    return float((day.year - today.year) * 12 + day.month - today.month) or None


@cache
def _date_pattern(*, bare: bool) -> re.Pattern[str]:
    names = tables.one_of(tuple(sorted(_month_names(), key=len, reverse=True)))
    seasons = tables.one_of(tuple(_SEASONS))
    lead = (
        r"(?:by|until|till|before|deadline(?: is| of)?:?|due|no later than|not later than|by when:?|"
        r"target date:?|end date:?|bis|bis zum|vor|"
        r"hasta|para|antes de|jusqu'a|jusqu'en|avant|d'ici|ate|antes de|finish in|done in|ready in|ready for|"
        r"job in|start in|deadline to|moved to|in time for)"
    )
    filler = (
        r"(?:(?:the|about|around|end of|the end of|mid|mid-|early|late|beginning of|start of|next|this|ende|"
        r"anfang|mitte|finales de|fin|final de|fim de|le|el|a|de|my|of|year|coming|in|on|in the)[\s-])*"
    )

    return re.compile(
        rf"(?<![\w-])(?:(?P<lead>{lead})\s){'?' if bare else ''}(?P<how>{filler})(?:(?P<iso>20\d\d-\d\d?(?:-\d\d?)?)|"
        rf"(?P<quarter>q[1-4])(?:\s(?P<qyear>20\d\d))?|"
        rf"(?:(?P<day>\d\d?)(?:st|nd|rd|th|\.)?\s(?:of\s)?)?(?P<month>{names})(?!\w)(?:\s(?P<mday>\d\d?)(?:st|"
        rf"nd|rd|th)?(?!\d))?(?:,?\s(?:of\s|de\s)?(?P<year>20\d\d))?|"
        rf"(?P<special>christmas|new year(?:'s)?|easter|year end|(?<=end of )year|"
        rf"yesterday|the year|this year|next year|weihnachten|"
        rf"navidad|noel|natal|{seasons})(?!\w)(?:\s(?P<syear>20\d\d))?|"
        rf"(?P<only>20\d\d)(?![\d-]))"
    )


@cache
def _month_names() -> dict[str, int]:
    return {fold(word): int(row["month"]) for row in tables.rows("months") for word in tables.cells(row["words"])}


def _day(today: date, match: re.Match[str]) -> date | None:
    try:
        return _written_day(today, match)
    except ValueError:
        return None


def _written_day(today: date, match: re.Match[str]) -> date | None:
    how = match["how"]
    if match["iso"]:
        year, month, *day = (int(part) for part in match["iso"].split("-"))
        return date(year, month, day[0]) if day else _in_month(today, year, month, how)
    if match["quarter"]:
        year, month = _year_of(today, int(match["quarter"][1]) * 3, match["qyear"], how)
        return _in_month(today, year, month, "end of")
    if match["month"]:
        year, month = _year_of(today, _month_names()[match["month"]], match["year"], how)
        day_text = match["day"] or match["mday"]
        return date(year, month, int(day_text)) if day_text else _in_month(today, year, month, how)
    return _special_day(today, match["special"] or match["only"], match["syear"], how)


def _special_day(today: date, word: str, year_text: str | None, how: str) -> date:
    if word.isdigit():
        return (
            date(int(word), 12, 31)
            if "end" in how or _is_late(how)
            else date(int(word), 1, 1)
            if int(word) > today.year
            else date(int(word), 12, 31)
        )
    if word == "yesterday":
        return today - timedelta(days=1)
    if word in ("the year", "this year", "year end", "year"):
        return date(today.year, 12, 31)
    if word == "next year":
        return date(today.year + 1, 12, 31) if "end" in how else date(today.year + 1, 6, 30)
    if word in _SEASONS:
        year, month = _year_of(today, _SEASONS[word], year_text, how)
        return date(year, month, 1)
    month, day = (4, 5) if word == "easter" else (1, 1) if word.startswith("new year") else (12, 24)
    year, _ = _year_of(today, month, year_text, how, day=day)
    return date(year, month, day)


def _is_late(how: str) -> bool:
    return "mid" in how or "late" in how


def _year_of(today: date, month: int, written: str | None, how: str, *, day: int = 0) -> tuple[int, int]:
    """The year a bare month means: the next one to come."""
    if written:
        return int(written), month
    passed = month < today.month or (month == today.month and (not day or day <= today.day))
    return today.year + (1 if passed else 0), month


def _in_month(today: date, year: int, month: int, how: str) -> date:
    """By a month is its first day; at its end the last, and so where the first is upon us."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if "end" in how or "fin" in how or "late" in how or "ende" in how:
        return last
    if "mid" in how:
        return date(year, month, 15)
    return first if first >= today + relativedelta(days=14) or first < today.replace(day=1) else last
