"""Stretches of the calendar as people name them: "10 to 24 August", "the first two weeks of July", "until March".

What happens in a stretch is read elsewhere (`time_off`). A stretch of which only the length and the month were told is
laid on the first weeks that would fit, and says so.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tools.listening.dates import named_days, part_of
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.weeks import monday_of


class Stretch(NamedTuple):
    """Days from the first to the last, both included, and the tokens they are named on."""

    first: int
    end: int
    start: date
    last: date
    is_assumed: bool = False  # which days was not told
    is_ranged: bool = False  # both ends were told
    led: str = ""  # "until" or "before", where only its end was told
    starts_there: date | None = None  # the day itself, where weeks that come again may begin with it

    @property
    def days(self) -> int:
        return (self.last - self.start).days + 1


class _Point(NamedTuple):
    """A day or a month as it was named."""

    first: int
    end: int
    start: date
    last: date
    is_month: bool
    is_assumed: bool = False


MAX_DAYS = 400  # more is no time off but another life
_TO = frozenset("to till til until through thru - bis al a hasta au ate as".split())
_SMALL = frozenset("the of le la el den dem die der zum zur am en o os and - , ' s approx about ca".split())
_AND = frozenset("and & und y et e".split())
_BETWEEN = frozenset("between zwischen entre".split())
_UNTIL = frozenset("until till til bis hasta ate jusqu' through".split())
_BEFORE = frozenset("before vor antes avant".split())
_LED_BY = frozenset(
    "the of end start beginning early late mid middle at least a au en zum zur ende anfang mitte el la los le les fin "
    "finales principios de do da o now is it about around after".split()
)
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "."})
_FROM = frozenset("from starting beginning as of on commencing ab vom seit desde del a partir des du dem the".split())
_NEXT = frozenset(
    "next coming following upcoming nachsten kommenden nachste proximas proximos proximo prochaines prochains".split()
)
_ORDINALS = {
    **dict.fromkeys("first 1st erste ersten erster primera primeras premiere premieres".split(), 0),
    **dict.fromkeys("second 2nd zweite zweiten segunda deuxieme".split(), 1),
    **dict.fromkeys("third 3rd dritte dritten tercera troisieme".split(), 2),
    **dict.fromkeys("fourth 4th vierte vierten cuarta quatrieme".split(), 3),
    **dict.fromkeys("last letzte letzten ultima ultimas derniere dernieres".split(), -1),
}
_WEEK = frozenset("week weeks fortnight woche wochen semana semanas semaine semaines".split())
_WEEK_OF = frozenset("of beginning starting commencing from vom ab del du the".split())
_OF_UNITS = frozenset("hour hours h hrs week weeks month months year years days euro euros dollars usd eur".split())
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_HALVES = frozenset("half halfte mitad moitie metade".split())
_LENGTHS = {"day": 1, "week": 7, "month": 30}
_REACH, _BEHIND_REACH = 5, 8  # tokens between a length and its month
_DAYS_OFF = frozenset({"days", "day"})
_RUNS_ON = frozenset("holidays holiday break vacation vacations period ferien".split())
_SEASON_LEADS = frozenset("over during this all whole entire the in next im diesen en este cet durante of".split())
_RELATIVE = re.compile(
    r"\b(?:(?P<week>next week|nachste woche|kommende woche|(?:la )?proxima semana|la semana que viene|"
    r"(?:la )?semaine prochaine)|"
    r"(?P<month>next month|nachsten monat|(?:el )?proximo mes|(?:el )?mes que viene|(?:le )?mois prochain)|"
    r"(?P<rest>this month|diesen monat|este mes|ce mois(?:-ci)?))\b"
)


def read_stretches(message: Message) -> list[Stretch]:
    """Stretches that are not over yet, in the order of the words."""
    if "stretches" not in message.memo:
        found = sorted([*_of_points(message), *_relative(message), *_coming(message)])
        apart = [one for at, one in enumerate(found) if not at or one.first >= found[at - 1].end]
        message.memo["stretches"] = [one for one in apart if one.last >= message.today and 0 < one.days <= MAX_DAYS]
    read: list[Stretch] = message.memo["stretches"]
    return read


# --- Named days and months --------------------------------------------------------------------------------------------


def _of_points(message: Message) -> Iterator[Stretch]:
    points = [*_points(message), None]
    taken = 0
    for point, after in pairwise(points):
        if point is None or point.first < taken:
            continue
        if after and _joins(message, point, after):
            taken = after.end
            yield _from_to(point, after)
        else:
            one = _single(message, point)
            taken = one.end
            yield one


def _points(message: Message) -> list[_Point]:
    found = [point for day in named_days(message) if (point := _point(message, *day))]
    return sorted([*found, *_seasons(message)])


def _point(message: Message, first: int, end: int, day: date, is_month: bool) -> _Point | None:
    if _is_year(message, first, end):
        return None
    if mark := message.begins_at("feast", first):
        start, last = _feast(mark.value, day)
        if mark.value == "12-24" and message.words[mark.end : mark.end + 1] and message.words[mark.end] in _RUNS_ON:
            last, end = date(day.year + 1, 1, 1), max(end, mark.end + 1)
        return _Point(first, end, start, last, is_month=False)
    part = part_of(message, first)
    if message.begins_at("season", first) and not is_month:
        return None
    if not is_month and not (part and message.begins_at("month", first)):
        return _Point(first, end, day, day, is_month=False)
    year = _year_of(message, first, end, day)
    length = monthrange(year, day.month)[1]
    low, high = _PARTS.get(part, (1, length))
    start, last = date(year, day.month, low), date(year, day.month, min(high, length))
    return _Point(first, end, start, last, is_month=True, is_assumed=bool(part))


def _is_year(message: Message, first: int, end: int) -> bool:
    """A bare year or quarter is too wide to be taken off."""
    word = message.words[first]
    return (
        bool(re.fullmatch(r"20\d\d|q[1-4]|yesterday", word) and end - first <= 2)
        or message.begins_at("next_year", first) is not None
        or message.begins_at("this_year", first) is not None
    )


def _year_of(message: Message, first: int, end: int, day: date) -> int:
    """In a running month its name is of the present one."""
    today = message.today
    is_written = any(re.fullmatch(r"20\d\d", word) for word in message.words[first:end])
    is_next = bool(_NEXT & set(message.words[max(0, first - 1) : end + 1]))
    runs = (day.year, day.month) == (today.year + 1, today.month)
    return today.year if runs and not is_written and not is_next and not _led(message, first) else day.year


def _feast(value: str, day: date) -> tuple[date, date]:
    if value == "12-24":
        return day, day + timedelta(days=2)
    if value == "04-05":
        sunday = easter(day.year)
        return sunday - timedelta(days=2), sunday + timedelta(days=1)
    return (day - timedelta(days=1), day) if value == "01-01" else (day, day)


def easter(year: int) -> date:
    """Easter Sunday. Source: Meeus, Astronomical Algorithms, chapter 8 (Gregorian calendar)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def _seasons(message: Message) -> Iterator[_Point]:
    """ "Over the summer": its three months on the northern half of the world."""
    for mark in message.marks.get("season", ()):
        if not _SEASON_LEADS & set(message.words[max(0, mark.first - 2) : mark.first]):
            continue
        month, today = int(mark.value), message.today
        start = date(today.year, month, 1)
        last = _end_of_month(start + timedelta(days=70))
        if last < today:
            start = start.replace(year=today.year + 1)
            last = _end_of_month(start + timedelta(days=70))
        yield _Point(mark.first, mark.end, start, last, is_month=True, is_assumed=True)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


# --- From one to another ----------------------------------------------------------------------------------------------


def _joins(message: Message, point: _Point, after: _Point) -> bool:
    """ "From 28 December to 4 January", "July and August", "between Christmas and New Year"."""
    between = [word for word in message.words[point.end : after.first] if word not in _SMALL - _AND - {"-"}]
    if after.first - point.end > _REACH - 1 or not between:
        return False
    if all(word in _TO or word in ("end", "late", "ende", "fin") for word in between):
        return between[0] in _TO
    is_led = bool(_BETWEEN & set(message.words[max(0, point.first - 3) : point.first]))
    follows = point.is_month and after.is_month and (after.start - point.last).days == 1
    is_feasts = (
        not point.is_month and 0 <= (after.start - point.last).days <= 7 and message.begins_at("feast", after.first)
    )
    return set(between) <= _AND and bool(is_led or follows or is_feasts)


def _from_to(point: _Point, after: _Point) -> Stretch:
    start, last = point.start, after.last
    if start > last:
        start = start.replace(year=last.year if (start.month, start.day) <= (last.month, last.day) else last.year - 1)
    return Stretch(
        point.first,
        after.end,
        start,
        last,
        is_assumed=point.is_assumed or after.is_assumed,
        is_ranged=True,
        starts_there=start,
    )


def _single(message: Message, point: _Point) -> Stretch:
    if not point.is_month and (ranged := _bare_start(message, point) or _bare_end(message, point)):
        return ranged
    if led := _led(message, point.first):
        return _until(message, point, led)
    if lasting := _lasting(message, point):
        return lasting
    if point.is_month:
        return _within(message, point)
    before = message.words[max(0, point.first - 4) : point.first]
    if _WEEK & set(before[:-1]) and before[-1] in _WEEK_OF:
        monday = monday_of(point.start)
        return Stretch(point.first, point.end, monday, monday + timedelta(days=6), starts_there=monday)
    return Stretch(point.first, point.end, point.start, point.last, starts_there=point.start)


def _bare_start(message: Message, point: _Point) -> Stretch | None:
    """ "10 to 24 August": the month stands behind the second day only."""
    words, place = message.words, point.first - 1
    while place > 0 and words[place] in _SMALL - _AND - {"-"}:
        place -= 1
    is_and = place > 0 and words[place] in _AND and _BETWEEN & set(words[max(0, place - 4) : place])
    if place < 1 or not (words[place] in _TO or is_and):
        return None
    place -= 1
    while place > 0 and (words[place] in _SUFFIXES or words[place] in _SMALL):
        place -= 1
    word = words[place]
    if not word.isdigit() or not 1 <= int(word) <= 31:
        return None
    end_month = point.start if int(word) <= point.start.day else point.start.replace(day=1) - timedelta(days=1)
    if int(word) > monthrange(end_month.year, end_month.month)[1]:
        return None
    start = end_month.replace(day=int(word))
    return Stretch(place, point.end, start, point.last, is_ranged=True, starts_there=start)


def _bare_end(message: Message, point: _Point) -> Stretch | None:
    """ "August 10 to 24"."""
    words, place = message.words, point.end
    if words[place : place + 1] and words[place] in _TO:
        place += 1
        while place < len(words) and words[place] in ("the", "el", "le"):
            place += 1
        word = words[place] if place < len(words) else ""
        length = monthrange(point.start.year, point.start.month)[1]
        behind = words[place + 1] if place + 1 < len(words) else ""
        if word.isdigit() and point.start.day < int(word) <= length and behind not in _OF_UNITS:
            end = place + 1 + (behind in _SUFFIXES - {"."})
            last = point.start.replace(day=int(word))
            return Stretch(point.first, end, point.start, last, is_ranged=True, starts_there=point.start)
    return None


def _led(message: Message, first: int) -> str:
    """Is "until" or "before" right before a day, small words between?"""
    place = first - 1
    while place >= 0 and message.words[place] in _LED_BY and first - place <= _REACH:
        place -= 1
    word = message.words[place] if place >= 0 else ""
    return "until" if word in _UNTIL else "before" if word in _BEFORE else ""


def _until(message: Message, point: _Point, led: str) -> Stretch:
    """From today on; "until March" ends with February, "until the end of March" with March."""
    part = part_of(message, point.first)
    whole_month = point.is_month and part != "late"
    if whole_month or led == "before":
        last = (point.start if part != "mid" else point.start.replace(day=15)) - timedelta(days=1)
    else:
        last = point.last
    first = next(at for at in range(point.first, -1, -1) if at == 0 or message.words[at - 1] in _UNTIL | _BEFORE)
    return Stretch(max(0, first - 1), point.end, min(message.today, last), last, led=led)


# --- So long ----------------------------------------------------------------------------------------------------------


def _lengths(message: Message) -> list[tuple[int, int, int]]:
    """First and last token and days of "two weeks", "a fortnight", "ten days off"."""
    if "lengths" not in message.memo:
        told = [(one.first, one.end, days) for one in message.quantities if (days := _days(message, one))]
        message.memo["lengths"] = sorted(
            told + [(at, at + 1, 14) for at, one in enumerate(message.words) if one == "fortnight"]
        )
    return list(message.memo["lengths"])


def _days(message: Message, one: Quantity) -> int:
    if one.per or one.value <= 0 or message.words[one.end : one.end + 1] in (["a"], ["per"], ["each"], ["every"]):
        return 0
    is_in_days = one.unit == "session" and _DAYS_OFF & set(message.words[one.first : one.end])
    return round(one.value * (1 if is_in_days else _LENGTHS.get(one.unit, 0)))


def _lasting(message: Message, point: _Point) -> Stretch | None:
    """ "Two weeks from 10 August", "10 August for two weeks"; of a month only so long of it."""
    sentence = message.sentence(point.first)
    for first, end, days in _lengths(message):
        gap = message.words[end : point.first]
        behind = message.words[point.end : first]
        if end <= point.first <= end + _REACH and first >= sentence[0] - 3 and not {",", ";"} & set(gap):
            if point.is_month:
                return _placed(message, point, first, days)
            if gap and _FROM.issuperset(gap[-1:]):
                return _so_long(point, min(first, point.first), point.end, days)
        elif point.end <= first <= point.end + _BEHIND_REACH and first < sentence[1] and behind[-1:] == ["for"]:
            if point.is_month:
                return _placed(message, point, point.first, days)
            return _so_long(point, point.first, end, days)
    return None


def _so_long(point: _Point, first: int, end: int, days: int) -> Stretch:
    last = point.start + timedelta(days=days - 1)
    return Stretch(first, end, point.start, last, is_ranged=True, starts_there=point.start)


def _placed(message: Message, point: _Point, first: int, days: int) -> Stretch:
    """So many days of a month: the ones that were told, or from its first Monday that is still to come."""
    length = (point.last - point.start).days + 1
    nth = next((_ORDINALS[word] for word in message.words[max(0, first - 2) : first] if word in _ORDINALS), None)
    if days >= length:
        return Stretch(first, point.end, point.start, point.last)
    if nth is None:
        begin, latest = max(point.start, message.today), point.last - timedelta(days=days - 1)
        monday = begin + timedelta(days=-begin.weekday() % 7)
        start = monday if monday <= latest else min(begin, latest)
    else:
        start = point.last - timedelta(days=days - 1) if nth < 0 else point.start + timedelta(days=days * nth)
    first -= nth is not None
    return Stretch(first, point.end, start, start + timedelta(days=days - 1), is_assumed=nth is None)


def _within(message: Message, point: _Point) -> Stretch:
    """ "The last week of August", "the second half of July", or the whole month."""
    before = message.words[max(0, point.first - 5) : point.first]
    nth = next((_ORDINALS[word] for word in before if word in _ORDINALS), None)
    first = point.first - next((len(before) - at for at, word in enumerate(before) if word in _ORDINALS), 0)
    if nth is not None and _WEEK & set(before):
        return _placed(message, point, first + 1, 7)
    if nth is not None and _HALVES & set(before):
        start, last = (point.start.replace(day=16), point.last) if nth else (point.start, point.start.replace(day=15))
        return Stretch(first, point.end, start, last)
    return Stretch(point.first, point.end, point.start, point.last, is_assumed=point.is_assumed)


# --- Counted from today -----------------------------------------------------------------------------------------------


def _relative(message: Message) -> Iterator[Stretch]:
    """ "Next week"; "no time this week" is how it goes with a plan, and is read as progress."""
    today = message.today
    for match in _RELATIVE.finditer(message.text.low):
        first, end = message.tokens.at(match.start()), message.tokens.at(match.end() - 1) + 1
        monday = monday_of(today) + timedelta(days=7)
        if match["week"]:
            start, last = monday, monday + timedelta(days=6)
        else:
            start = today if match["rest"] else _end_of_month(today) + timedelta(days=1)
            last = _end_of_month(start)
        if led := _led(message, first):
            start, last = today, start - timedelta(days=1)
        yield Stretch(first, end, min(start, last), last, led=led, starts_there=monday)


def _coming(message: Message) -> Iterator[Stretch]:
    """ "For the next two weeks": from today on."""
    for first, end, days in _lengths(message):
        if _NEXT & set(message.words[max(0, first - 1) : first]):
            yield Stretch(first, end, message.today, message.today + timedelta(days=days - 1), is_ranged=True)
