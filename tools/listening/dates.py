"""Days and months of the calendar as people name them: "by next June", "before Christmas", "by the end of Q2"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tools.listening import before_ends
from tools.listening.births import is_birth
from tools.listening.by_age import date_of_age, is_birthday
from tools.listening.by_then import THEN_REACH, place_of_then
from tools.listening.calendar_years import (
    SHORT_YEAR,
    after_next,
    full_year,
    is_later_one,
    is_next_of_year,
    next_year_of,
    short_year_behind,
    year_after_known,
    year_before,
    years_more,
)
from tools.listening.listed_dates import is_listed
from tools.listening.message import Message
from tools.listening.moved_dates import follows_denied, is_moved_to, is_proposed, is_restated, is_switch
from tools.listening.scope import Scope
from tools.listening.too_soon import is_too_soon

DAYS_A_MONTH = 30.44
_STARTS_REACH = 5  # tokens: "I start on", "since" right before a day

# Months until the day (None: it has passed), the day, and the tokens it stands on.
Found = tuple[float | None, date | None, int, int]


def read_dates(message: Message) -> list[Found]:
    """Days and months of the calendar that say by when; where that was asked, they need no such word."""
    if "dates" not in message.memo:
        message.memo["dates"] = _dates(message)
    found: list[Found] = message.memo["dates"]
    return found


def _dates(message: Message) -> list[Found]:
    found: list[Found] = []
    then, too_soon = place_of_then(message), -THEN_REACH - 1
    for first, end, day, is_month in named_days(message):
        if found and message.words[first - 1] == "not":  # "May 2028, not 2027"
            continue
        if is_too_soon(message, end):
            too_soon = end
            continue
        is_told = first - too_soon <= THEN_REACH or follows_denied(message, first) or _is_goal(message, first, end)
        is_told = is_told or is_restated(message, first, end, day)
        if (
            not is_told
            and not 0 < then - end <= THEN_REACH
            and not (found and _takes_over(message, found[-1][3], first))
        ):
            continue
        whole = _calendar_months(message.today, day) if is_month else None
        exact = (day - message.today).days / DAYS_A_MONTH
        found.append(((whole or exact) if day > message.today else None, day, first, end))
    return found if (at_age := date_of_age(message)) is None else [*found, at_age]


def _takes_over(message: Message, before: int, first: int) -> bool:
    """ "By summer 2028, no wait, 2027 is what we agreed, so summer 2027": a later day replaces it."""
    start = message.clause(first)[0]
    return first - before <= THEN_REACH and (
        message.words[start - 1 : start] == ["so"] or message.has("replace", max(before, first - 3), first)
    )


def _calendar_months(today: date, day: date) -> float | None:
    """Whole months as people count them: from January to June is five."""
    return float((day.year - today.year) * 12 + day.month - today.month) or None


# --- By when, or something else ---------------------------------------------------------------------------------------


def _is_goal(message: Message, first: int, end: int) -> bool:
    if message.scope(first) == Scope.OTHERS and before_ends.is_before_end(message, first):
        return True  # "before my daughter starts school in September 2028"
    if (message.is_unreal(first) and not is_proposed(message, first, end)) or before_ends.is_lasting(message, first):
        return False
    if (
        is_birthday(message, first)
        or is_birth(message, first)
        or is_switch(message, end)
        or before_ends.is_bygone(message, end)
    ):
        return False
    start = message.clause(first)[0]
    asked = message.asked is not None and message.asked.kind == "profile" and message.asked.key == "deadline"
    weight = 2.0 if asked and len(message.words) <= 30 else 0.0
    led = _led_by_until(message, first)
    weight += 1.5 if led == "strong" else 0.7 if led else 0.0
    weight += 2.0 if message.has("goal", max(0, first - 6), first) or message.has("goal", end, end + 3) else 0.0
    weight += 0.8 if before_ends.is_wished(message, first) or _after_goal(message, first) else 0.0
    weight += 0.5 if message.after("ahead", end, 3) else 0.0
    weight += 1.5 if is_listed(message, first, end) else 0.0
    weight += 2.0 if is_moved_to(message, first, end) else 0.0
    is_event = before_ends.is_wished(message, first) and bool(_WHEN & set(message.words[max(0, first - 8) : first]))
    weight += 1.0 if is_event else 0.0
    if before_ends.is_before_end(message, first):
        return True
    weight -= 2.0 if before_ends.is_of_ending(message, start, first) and not asked else 0.0
    if led and before_ends.is_wished(message, first) and _NEW_WORK & set(message.words[max(start, first - 8) : first]):
        return weight >= 1.5 or led == "weak"  # "I'd like to start the new job in January"
    start = max(start, first - _STARTS_REACH)
    is_led = bool(led) or (is_event and before_ends.ENDING & set(message.words[max(0, first - 8) : first]))
    weight -= 2.5 if message.between("starts", start, first) and not is_led else 0.0
    weight -= 1.5 if message.has("since_word", max(start, first - 2), first) else 0.0
    is_begun = message.has("starts", start, first) and not before_ends.is_back_at_work(message, start, first)
    weight -= 1.0 if is_begun and led and not asked else 0.0
    return weight >= 1.5


_NEW_WORK = frozenset("moved move moving leave left changed switched job role position hired employed".split())
_WHEN = frozenset("when once wenn sobald cuando quand quando".split())


def _led_by_until(message: Message, first: int) -> str:
    """Is "by", "until", "before" right before the day, at most three small words between? "im", "para" say less."""
    floor = max(message.sentence(first)[0], first - 6)
    marks = [mark for mark in message.between("until", floor, first) if mark.end <= first and first - mark.end <= 3]
    return "" if not marks else "weak" if all(mark.value == "weak" for mark in marks) else "strong"


def _after_goal(message: Message, first: int) -> bool:
    begin = message.sentence(first)[0]
    return any(message.has(kind, begin, first) for kind in ("target", "aim"))


# --- Which day --------------------------------------------------------------------------------------------------------


def named_days(message: Message) -> Iterator[tuple[int, int, date, bool]]:
    """First and last token, the day, and whether a whole month was named."""
    reached = 0
    for place in _candidates(message):
        found = _read_day(message, place) if place >= reached else None
        if found is None:
            continue
        reached, day, is_month = found
        if day is not None:
            yield place, reached, day, is_month


def _candidates(message: Message) -> list[int]:
    """Tokens that a day may begin with."""
    kinds = ("month", "season", "feast", "next_year", "this_year")
    places = {mark.first for kind in kinds for mark in message.marks.get(kind, ())}
    places.update(place for place, word in enumerate(message.words) if word[0].isdigit() or word in _OTHER_STARTS)
    return sorted(places)


_OTHER_STARTS = frozenset({"q1", "q2", "q3", "q4", "yesterday"})


def _read_day(message: Message, place: int) -> tuple[int, date | None, bool] | None:
    for read in (_figures, _month, _quarter, _season, _feast, _year):
        try:
            if found := read(message, place):
                return found
        except ValueError:  # such as 31 June
            return None
    return None


def _figures(message: Message, place: int) -> tuple[int, date, bool] | None:
    """ "2027-06-30", "30.6.2027", "6/30/27"; where both fit, the day comes first, but for slashes."""
    start = message.tokens.starts[place]
    if not message.words[place][0].isdigit():
        return None
    match = _WRITTEN.match(message.text.low, start)
    if match is None:
        return None
    end = message.tokens.at(match.end() - 1) + 1
    if match["iso"]:
        year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"] or 1)
        on = date(year, month, day)
        return end, on if match["d1"] else _in_month(message, place, year, month), not match["d1"]
    if match["m2"]:
        year, month = int(match["y2"]), int(match["m2"])
        return end, _in_month(message, place, year, month), True
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["c"])
    is_american = match["sign"] == "/" and a <= 12
    month, day = (a, b) if is_american or b > 12 else (b, a)
    return end, date(year, month, day), False


_WRITTEN = re.compile(
    r"(?P<iso>(?P<y1>20\d\d)[-/](?P<m1>\d\d?)(?:[-/](?P<d1>\d\d?))?(?![\d/-]))"
    r"|(?P<m2>0?[1-9]|1[0-2])[/.](?P<y2>20\d\d)(?![\d/.-]*\d)"
    r"|(?P<a>\d\d?)(?P<sign>[./-])(?P<b>\d\d?)(?P=sign)(?P<c>20\d\d|\d\d)(?!\d)"
)


def _month(message: Message, place: int) -> tuple[int, date, bool] | None:
    """ "June", "3 September 2027", "March 15th", "end of May next year"."""
    first = place
    day = 0
    word = message.words[place]
    if word.isdigit() and 1 <= int(word) <= 31:
        after = place + 1
        while after < len(message.words) and message.words[after] in ("st", "nd", "rd", "th", ".", "of", "de", "d'"):
            after += 1
        if message.begins_at("month", after) is None:
            return None
        day, place = int(word), after
    mark = message.begins_at("month", place)
    if mark is None or not _is_month_name(message, place, day):
        return None
    month, end = int(mark.value), mark.end
    if not day and end < len(message.words) and message.words[end].isdigit() and 1 <= int(message.words[end]) <= 31:
        if year := short_year_behind(message, month, end):
            return end + 1, _in_month(message, first, year, month), not _has_part(message, first)
        day, end = int(message.words[end]), end + 1
        while end < len(message.words) and message.words[end] in ("st", "nd", "rd", "th"):
            end += 1
    year, end = _year_behind(message, end, month, day, first)
    if day:
        return end, date(year, month, day), False
    return end, _in_month(message, first, year, month), not _has_part(message, first)


def _is_month_name(message: Message, place: int, day: int) -> bool:
    """ "may" and "march" are verbs, too."""
    word = message.words[place]
    if word not in ("may", "march", "mar", "dez", "set") or day:
        return True
    before = message.words[place - 1] if place else ""
    if before in ("i", "it", "we", "they", "you", "that", "this", "which", "he", "she", "to"):
        return False
    led = any(message.ends_at(kind, place) is not None for kind in ("late", "mid", "next"))
    behind = message.words[place + 1 : place + 2]
    if behind and len(behind[0]) == 4 and behind[0].isdigit():  # "make the date May 2028"
        return True
    return place == 0 or before in _BEFORE_MONTH or led or after_next(message, place + 1) is not None


_BEFORE_MONTH = frozenset(
    "by in until till before take taking next this of early late mid end since from for around about - , ( : bis im "
    "ab para en avant ate".split()
)


def _year_behind(message: Message, end: int, month: int, day: int, first: int) -> tuple[int, int]:
    """The year that stands behind a month, or the next one in which the month comes; and where it ends."""
    place = end
    while place < len(message.words) and message.words[place] in (",", "of", "de", "'"):
        place += 1
    if place < len(message.words) and re.fullmatch(r"20\d\d", message.words[place]):
        return int(message.words[place]), place + 1
    if place == end + 1 and message.words[end] == "'" and re.fullmatch(r"\d\d", message.words[place]):
        return full_year(message.words[place]), place + 1
    if day and end < len(message.words) and re.fullmatch(r"[2-4]\d", message.words[end]):  # "14 Aug 27"
        return full_year(message.words[end]), end + 1
    if (stop := after_next(message, end)) is not None:
        return message.today.year + 2, stop
    if (year := year_after_known(message, end, month)) is not None:
        return year, end + 1
    if mark := message.begins_at("next_year", end):
        return message.today.year + 1, mark.end
    if mark := message.begins_at("this_year", end):
        return message.today.year, mark.end
    if end + 1 < len(message.words) and message.words[end : end + 2] == ["of", "next"]:
        return message.today.year + 1, min(len(message.words), end + 3)
    if (year := year_before(message, first)) is not None:
        return year, end
    more = is_later_one(message, end) or is_next_of_year(message, month, first)
    return next_year_of(message.today, month, day) + more, end


def _in_month(message: Message, place: int, year: int, month: int) -> date:
    """By a month is its first day; at its end the last, and so where the first is upon us."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if part_of(message, place) == "late":
        return last
    if part_of(message, place) == "mid":
        return date(year, month, 15)
    near = first - message.today < timedelta(days=14) and first >= message.today.replace(day=1)
    return last if near else first


def part_of(message: Message, place: int) -> str:
    """ "end of", "mid", "early" before a month or a year."""
    for kind in ("late", "mid", "early"):
        for mark in message.between(kind, max(0, place - 4), place):
            if mark.end <= place and place - mark.end <= 2:
                return kind
    return ""


def _has_part(message: Message, place: int) -> bool:
    return part_of(message, place) in ("late", "mid")


def _quarter(message: Message, place: int) -> tuple[int, date, bool] | None:
    if re.fullmatch(r"q[1-4]", message.words[place]) is None:
        return None
    month = int(message.words[place][1]) * 3
    year, end = _year_behind(message, place + 1, month, 0, place)
    return end, date(year, month, monthrange(year, month)[1]), False


def _season(message: Message, place: int) -> tuple[int, date, bool] | None:
    mark = message.begins_at("season", place)
    if mark is None:
        return None
    more = years_more(message, mark.end)
    is_led = _led_by_until(message, place) or message.has("next", max(0, place - 2), place) or _has_part(message, place)
    has_year = mark.end < len(message.words) and message.words[mark.end].isdigit()
    if not (is_led or more or has_year or (message.asked is not None and message.asked.key == "deadline")):
        return None
    month = int(mark.value)
    holidays = message.words[mark.end : mark.end + 1] in (["holidays"], ["holiday"], ["break"], ["vacation"])
    year, end = _year_behind(message, mark.end + holidays, month, 0, place)
    behind = message.words[mark.end + 1 : mark.end + 2]
    if has_year and SHORT_YEAR.fullmatch(message.words[mark.end]) and (not behind or behind[0] in _BEHIND_YEAR):
        year, end = full_year(message.words[mark.end]), mark.end + 1  # "by summer 28"
    if part_of(message, place) == "late":
        year, month = (year + 1, month - 10) if month > 10 else (year, month + 2)
    return end + 2 * more, date(year + more, month, 1), True


_BEHIND_YEAR = frozenset(", . ; : ! ? ) - / \n i and or at if so but because with is would if please latest".split(" "))


def _feast(message: Message, place: int) -> tuple[int, date, bool] | None:
    mark = message.begins_at("feast", place)
    if mark is None or message.ends_at("season", place):  # "the summer holidays"
        return None
    month, day = (int(part) for part in mark.value.split("-"))
    year, end = _year_behind(message, mark.end, month, day, place)
    if more := years_more(message, mark.end):  # "the end of the year after next", "the Christmas after next"
        return mark.end + 2, date(year + more + (mark.value == "12-31"), month, day), False
    if mark.value == "12-31":
        year = max(year, message.today.year)
    if (
        message.ends_at("next", place)
        and end == mark.end
        and (month, day) > (message.today.month, message.today.day)
        and (month - message.today.month) <= 1
    ):
        year += 1
    return end, date(year, month, day), False


def _year(message: Message, place: int) -> tuple[int, date, bool] | None:
    """ "2028", "end of next year", "next month", "yesterday"."""
    today, word, named = message.today, message.words[place], message.begins_at("this_year", place)
    if named and message.words[named.end - 1 : named.end + 2] == ["year", "after", "next"]:
        return named.end + 2, date(today.year + 2, 6, 30), False
    if re.fullmatch(r"20\d\d", word) and not _is_amount(message, place):
        year = int(word)
        if found := _day_behind(message, place + 1, year):
            return found
        late = part_of(message, place) in ("late", "mid")
        if part_of(message, place) == "mid":
            return place + 1, date(year, 6, 30), False
        return place + 1, date(year, 12, 31) if late or year <= today.year else date(year, 1, 1), False
    if (mark := message.begins_at("next_year", place)) and message.words[max(0, place - 2) : place] == ["this", "time"]:
        return mark.end, today.replace(year=today.year + 1, day=min(today.day, 28)), False
    if (mark := message.begins_at("next_year", place)) and (found := _day_behind(message, mark.end, today.year + 1)):
        return found
    if mark := message.begins_at("next_year", place):
        return (
            mark.end,
            date(today.year + 1, 12, 31) if part_of(message, place) == "late" else date(today.year + 1, 6, 30),
            False,
        )
    if mark := named:
        is_named = part_of(message, place) or (message.ends_at("this", place) is None and mark.end - mark.first > 1)
        return (mark.end, date(today.year, 12, 31), False) if is_named else None
    if word == "yesterday":
        return place + 1, today - timedelta(days=1), False
    return None


def _day_behind(message: Message, place: int, year: int) -> tuple[int, date, bool] | None:
    """ "By 2028 spring", "by next year's Christmas", "next year in June": what of the year stands behind it."""
    while place < len(message.words) and message.words[place] in ("'s", "s", "in", "at"):
        place += 1
    if feast := message.begins_at("feast", place):
        month, day = (int(part) for part in feast.value.split("-"))
        return feast.end, date(year, month, day), False
    for kind in ("season", "month"):
        if (mark := message.begins_at(kind, place)) and message.words[mark.first] not in ("may", "set"):
            return mark.end, date(year, int(mark.value), 1), True
    return None


def _is_amount(message: Message, place: int) -> bool:
    found = message.quantity_at(place)
    return found is not None and bool(found.unit)
