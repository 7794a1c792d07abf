"""How often in a week: the days and evenings that stand nearest to an amount of time.

"Each weekday", "Mon, Wed and Fri", "three evenings of two hours", "half an hour each way on four days".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.listening import days_off
from tools.listening.amount_stretch import stretch
from tools.listening.clock_times import PARTS_OF_DAY
from tools.listening.daily_moments import days_of_moment
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.rest_days import rest_days
from tools.listening.session_counts import lots, sessions, shifts_of
from tools.listening.two_places import is_of_same_week
from tools.listening.vocabulary import Mark
from tools.listening.week import DAY_KINDS, WEEK, WEEKDAYS, WEEKEND

WEEKS_A_MONTH = 4.33
_SESSIONS = frozenset({"session"})  # evenings of no named day
_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EXCEPT = frozenset("except but not without minus ausser außer ohne nicht excepto menos sauf exceto no".split())
_REST = frozenset("rest off free nothing none holiday closed resting family frei libre".split())
_KEPT_FREE = _REST | frozenset("kids sacred taboo husband wife nichts nix familie nada familia rien famille".split())
_ALSO = frozenset("also including included incl inc includes even too inclusive auch tambien aussi tambem".split())


@dataclass(frozen=True)
class Days:
    """How often in a week, and on which days; no days where none are named."""

    count: float
    names: frozenset[str] = frozenset()


def days_of(message: Message, found: Quantity) -> Days:
    """The days that stand nearest to an amount: behind it, before it, then in the neighbouring clause."""
    if told := days_off.days_told(message, found):
        return Days(float(len(told)), told)
    if daily := days_of_moment(message, found):
        return Days(daily)
    first, end = stretch(message, found)
    ways = 2.0 if message.has("each_way", found.end, end) else 1.0
    days = _without_rest(message, found, _days_beside(message, found, first, end))
    days = (days.count == 1 and _days_apart(message, found, days.names)) or days
    hours = found.high / (60 if found.unit == "minute" else 1)
    if days.count * hours > _TOO_MANY and not _in_clause(message, found):
        days = Days(1.0)  # "my evenings are quiet, 9 hours easily"
    if not found.per and (message.words[found.end : found.end + 3] in _IN_THE_WEEK or is_of_same_week(message, found)):
        return Days(1.0, WEEKDAYS)  # "5 hours during the week and 4 at the weekend"
    if not found.per and _MOSTLY & set(message.words[found.end : min(end, found.end + 2)]):
        return Days(1.0)  # "about five, mostly on my free days"
    return replace(days, count=days.count * ways)


def _days_apart(message: Message, found: Quantity, beside: frozenset[str]) -> Days | None:
    """ "45 mins. Mon-Fri", "an hour, not on Fridays or weekends": days told apart from the one amount of an answer."""
    times = [one for one in message.quantities if one.unit in ("minute", "hour", "clock")]
    is_session = not found.per and found.high / (60 if found.unit == "minute" else 1) <= _SESSION_MAX
    is_asked = message.asked is not None and message.asked.key == "weekly_hours"
    if not is_asked or not is_session or times != [found]:
        return None
    if not beside and (worked := shifts_of(message, found)):
        return Days(worked, _SESSIONS)
    if _WEEKLY & set(message.words):
        return None
    kept = rest_days(message, 0, len(message.words))
    is_daily = found.high / (60 if found.unit == "minute" else 1) <= _DAILY_MAX  # "an hour, not on Fridays"
    if len(kept) >= _KEPT_MIN or (kept and is_daily):
        return Days(7.0 - len(kept), WEEK - kept)
    if beside:
        return None
    if counted := [one.value for one in message.quantities if one.unit == "session"]:
        return Days(counted[0], _SESSIONS) if len(counted) == 1 and counted[0] <= _EVENINGS_MAX else None
    own = message.sentence(found.first)[0]
    apart = [(first, end) for first, end in message.tokens.sentences if first != own and end - first <= _TERSE]
    apart = [(first, end) for first, end in apart if not message.has("busy", first, end)]
    named = [days for first, end in apart if (days := _named(message, first, end, is_ahead=False))]
    return named[0] if len(named) == 1 else None


_DAILY_MAX = 1.5  # hours
_SESSION_MAX, _KEPT_MIN, _EVENINGS_MAX, _TERSE = 4, 3, 7, 5  # hours; days; sessions; tokens
_WEEKLY = frozenset("week weekly woche semana semaine total altogether most max maximum".split())


def _without_rest(message: Message, found: Quantity, days: Days) -> Days:
    """ "2 hours a day, Saturday Sunday off": the days that are left."""
    start, stop = message.sentence(found.first)
    kept = frozenset() if found.per else rest_days(message, start, stop)
    if not kept:
        return days
    daily = any(mark.value == "7" and start <= mark.first for mark in message.between("days", *stretch(message, found)))
    if daily or message.words[found.end : found.end + 2] == ["by", "day"]:
        return Days(7.0 - len(kept), WEEK - kept)
    is_but_one = len(kept) == 1 and kept < WEEKEND and days.names in (WEEKDAYS, kept)
    if is_but_one and _is_of_evenings(message, found):
        return Days(6.0, WEEK - kept)  # "2 hours in the evening, but not on Sundays"
    names = days.names - kept
    counts = [float(mark.value) for mark in message.between("days", *stretch(message, found))]
    if days.names and not names and counts:
        return Days(counts[0])  # "2 hours on 4 days, never Sundays"
    return Days(float(len(names)), names) if days.count == len(days.names) > len(names) > 0 else days


def _is_of_evenings(message: Message, found: Quantity) -> bool:
    """Whether the days are those of a part of the day, and no weekdays."""
    marks = message.between("days", *stretch(message, found))
    return bool(marks) and all(not PARTS_OF_DAY.isdisjoint(message.words[mark.first : mark.end]) for mark in marks)


_MOSTLY = frozenset("mostly mainly preferably meist meistens hauptsachlich sobre surtout principalmente".split())
_IN_THE_WEEK = (["during", "the", "week"], ["over", "the", "week"], ["through", "the", "week"])
_TOO_MANY = 40  # hours a week beside a life


def _in_clause(message: Message, found: Quantity) -> bool:
    """Whether the days stand in the clause of the amount."""
    return bool(found.per) or any(message.in_clause(kind, found.first) for kind in DAY_KINDS)


def _days_beside(message: Message, found: Quantity, first: int, end: int) -> Days:
    if found.per:
        return Days(_A_WEEK[found.per] * lots(message, found))
    if (count := lots(message, found)) > 1:
        stop = min(end, message.clause(found.end - 1)[1])
        told = [mark for mark in message.between("days", found.end, stop) if message.words[mark.first] in _EACH]
        daily = max([1.0, *(float(mark.value) for mark in told)])
        return Days(count * daily, _SESSIONS)  # "two lots of 25 minutes every working day"
    if counted := sessions(message, found, first, end):
        return Days(counted[0], _SESSIONS if counted[1] else frozenset())
    if message.words[found.first - 1 : found.first] == ["("] and (
        days := _named(message, first, found.first, is_ahead=False)
    ):
        return days  # "Tuesday evenings (2h) and Saturday mornings (3h)"
    if days := _leading(message, found, first):
        return days
    if _FREE_DAY.search(message.tokens.text(found.end, min(end, found.end + 5))):
        return Days(1.0, frozenset({"off"}))
    day = day_before(message, _behind_day(message, found.first))  # "Saturday 3 hours and Sunday 3 hours"
    if day and message.words[found.end : found.end + 1] not in (
        ["each"],
        ["apiece"],
        ["jeweils"],
    ):  # "Saturday 3 hours and Sunday 3 hours"
        named = _joined_days(message, day, first)
        often = message.ends_at("days", found.first)  # "every other Saturday 4 hours", not "Tuesday evenings 6 to 9"
        is_often = often is not None and often.first <= day.first
        return Days(float(often.value) if often and is_often else float(len(named)), named)
    before = max(_behind_skills(message, first, found.first), _behind_other_days(message, first, found.first))
    for start, stop in ((found.end, end), (before, found.first)):
        if days := _named(message, start, stop, is_ahead=start == found.end):
            return days
    return Days(1.0)


_EACH = frozenset("every each daily a per".split())
_FREE_DAY = re.compile(r"^(?:each )?on (?:my|the) (?:day off|free day|off day)\b")


def _leading(message: Message, found: Quantity, first: int) -> Days | None:
    """ "Weekdays 1 hour, Saturdays 3", "Mon-Thu an hour": a clause of days, then the amount, and no days behind it."""
    start, end = message.clause(found.first)
    start = max(start, first)
    marks = sorted(mark for kind in DAY_KINDS for mark in message.between(kind, start, found.first))
    behind = [mark for kind in (*DAY_KINDS, "each_way") for mark in message.between(kind, found.end, end)]
    is_daily = [(mark.first, mark.value) for mark in behind] == [(found.end, "7")]  # "on weekends 4 hours a day"
    if not marks or (behind and not is_daily):
        return None
    if message.words[end + 1 : end + 2] and message.words[end + 1] in _EXCEPT | _ALSO:
        return None  # "every day an hour, except on Sundays"
    is_opened = _OPENING.issuperset(message.words[start : marks[0].first])
    is_beside = _BESIDE.issuperset(message.words[max(mark.end for mark in marks) : found.first])
    is_each = message.words[found.end : found.end + 1] in (["each"], ["apiece"], ["jeweils"])
    if not is_opened or not is_beside or is_each:
        return None
    if is_daily and all(mark.kind == "weekend" for mark in marks):
        return Days(2.0, WEEKEND)
    return _named(message, marks[0].first, found.first, is_ahead=False)


_OPENING = frozenset("on at the and then plus also my in during am im auf el los le les na no aos".split())
_BESIDE = frozenset(
    "jeweils je geht zusammen nochmal noch etwa unas uns environ umas about maybe "
    "around roughly perhaps like only just another also i can do ~ for".split()
)


def _behind_skills(message: Message, first: int, stop: int) -> int:
    """ "PLC programming every day, python a bit, 6h": days that are said of a skill are not of the hours."""
    named = message.between("skill", first, stop)
    return message.clause(named[-1].first)[1] if named else first


def _behind_day(message: Message, place: int) -> int:
    """ "Saturday afternoons from 2 to 5": where the words between a day and its amount begin."""
    while place and message.words[place - 1] in _BEFORE_AMOUNT:
        place -= 1
    return place


_BEFORE_AMOUNT = PARTS_OF_DAY | frozenset("from between at".split())


def _behind_other_days(message: Message, first: int, stop: int) -> int:
    """ "Monday I sleep, Tuesday I could do 5 hours": the first day is told of something else."""
    start = message.clause(stop)[0]
    if start <= first or not any(message.has(kind, start, stop) for kind in DAY_KINDS):
        return first
    last = message.clause(max(first, start - 2))
    named = [mark for kind in DAY_KINDS for mark in message.between(kind, *last)]
    is_listed = any(mark.end == last[1] for mark in named)  # "I'd keep Mondays, Wednesdays and Fridays"
    return start if named and not is_listed and message.has("self", *last) else first


def _joined_days(message: Message, last: Mark, floor: int) -> frozenset[str]:
    """ "Mondays and Wednesdays 7 to 9": the days that are joined to the one right before the amount."""
    names, place = {last.value}, last.first
    while place - 1 > floor and message.words[place - 1] in _JOINS:
        before = day_before(message, place - 1)
        if before is None:
            break
        names.add(before.value)
        place = before.first
    return frozenset(names)


_JOINS = frozenset("and , / & + und y et e".split())


_A_WEEK = {"1": 1.0, "month": 1 / WEEKS_A_MONTH, "year": 1 / 52}


def _named(message: Message, start: int, stop: int, *, is_ahead: bool) -> Days | None:
    names = _day_names(message, start, stop)
    if any(message.words[mark.first - 1] in _EXCEPT for mark in message.between("weekend", start + 1, stop)):
        return Days(5.0, WEEKDAYS)
    weekend_only = any(
        not _is_resting(message, mark) and not _has_own_amount(message, mark, start if is_ahead else stop + 1)
        for mark in message.between("weekend", *_stretch_of_sentence(message, start))
    )
    counts = [_counted(message, mark) for mark in message.between("days", start, stop) if not _is_worked(message, mark)]
    weekends = message.between("weekend", start, stop)
    weekend = any(not _is_resting(message, mark) for mark in weekends)
    resting = frozenset(
        mark.value for mark in _weekdays(message, start, stop) if _REST & set(message.words[mark.end : mark.end + 3])
    )
    if resting and (7.0 in counts or 7.0 in [float(mark.value) for mark in _days_told(message, max(0, start - 1))]):
        return Days(7.0 - len(resting), WEEK - resting)
    if names and 7.0 in counts and _ALSO & set(message.words[start:stop]):
        return Days(7.0, WEEK)
    if names and any(message.words[place] in _EXCEPT for place in range(start, stop)) and 7.0 in counts:
        return Days(7.0 - len(names), WEEK - names)
    if 7.0 in counts and weekends and (not weekend or _ALSO & set(message.words[start:stop])):
        return Days(7.0, WEEK) if weekend else Days(5.0, WEEKDAYS)
    if 7.0 in counts and is_ahead and (told := _told_before(message, start)):
        return Days(float(len(told)), told)
    if counts and min(counts) < 1:
        return Days(min(counts), names or (WEEKEND if weekend else frozenset()))
    if names:
        return Days(float(len(names)) * _share_of_weeks(message, start), names)
    if (weekend and 2.0 in counts) or (7.0 in counts and (weekend or weekend_only) and 5.0 not in counts):
        return Days(2.0, WEEKEND)
    if 7.0 in counts and any(message.words[mark.first] in _PART_LEADS for mark in message.between("days", start, stop)):
        counts = [7.0]  # "an hour in the evening, every day"
    if 7.0 in counts and message.has("days", *_stretch_of_sentence(message, start)):
        counts += [
            float(mark.value)
            for mark in message.between("days", *_stretch_of_sentence(message, start))
            if float(mark.value) in _SOME_DAYS
            and not _is_worked(message, mark)
            and message.words[mark.first] not in _PART_LEADS
        ]
    if weekend and 5.0 not in counts:
        return Days(1.0, WEEKEND)
    if counts:
        count = min(counts)
        return Days(count, {5.0: WEEKDAYS, 2.0: WEEKEND, 7.0: WEEK}.get(count, frozenset()))
    return None


_PART_LEADS = frozenset({"in", "at"})


def _has_own_amount(message: Message, weekend: Mark, floor: int) -> bool:
    """ "Every day two hours, weekend four": the weekend is of the amount behind it."""
    return any(one.unit in ("hour", "minute") for one in message.near(max(floor, weekend.end), weekend.end + 2))


def _counted(message: Message, days: Mark) -> float:
    """ "On the other 2 weekdays", "each of my 4 work days": so many of them as are told."""
    number = message.words[days.first - 1] if days.first and message.words[days.first] in _WORKDAYS else ""
    told = float(number) if number.isdigit() else None
    if told is None and number and (mark := message.ends_at("number", days.first)):
        told = float(mark.value)
    return told if told is not None and 0 < told < float(days.value) else float(days.value)


_WORKDAYS = frozenset("weekdays workdays work working week werktagen werktage weeknights".split())


def _weekdays(message: Message, start: int, stop: int) -> list[Mark]:
    """The days of the week that are named; "so" is Sunday only where it is written "So"."""
    return [mark for mark in message.between("day", start, stop) if _is_weekday(message, mark)]


def day_before(message: Message, place: int) -> Mark | None:
    """The day of the week that ends right before a place."""
    mark = message.ends_at("day", place)
    return mark if mark is not None and _is_weekday(message, mark) else None


def _is_weekday(message: Message, mark: Mark) -> bool:
    return message.words[mark.first] != "so" or message.raw(mark.first, mark.end)[:2] == "So"


def _told_before(message: Message, place: int) -> frozenset[str]:
    """ "Libres los lunes y martes, unas tres horas cada día": each of the days that were named."""
    if message.words[place : place + 2] not in _EACH_DAY:
        return frozenset()
    first = message.sentence(place)[0]
    names = _day_names(message, first, place)
    return names if len(names) > 1 and not any(word in _EXCEPT for word in message.words[first:place]) else frozenset()


_EACH_DAY = (["each", "day"], ["cada", "dia"], ["chaque", "jour"], ["pro", "tag"], ["je", "tag"], ["each", "evening"])


_CANNOT = tuple(
    said.split()
    for said in (
        "no puedo;i can 't;i ca n't;kann ich nicht;geht nicht;geht nix;je ne peux;nao posso;nao consigo;are out;"
        "do n't work;don 't work;is impossible;are impossible;are taken;are busy"
    ).split(";")
)


def _share_of_weeks(message: Message, place: int) -> float:
    """ "Every other weekend I have five hours on Saturday and five on Sunday": on half of them."""
    first = message.sentence(max(0, place - 1))[0]
    opening = [mark for mark in message.between("days", first, place) if float(mark.value) < 1]
    return float(opening[0].value) if opening else 1.0


def _is_resting(message: Message, weekend: Mark) -> bool:
    """ "Weekends are for family": no time to learn."""
    behind = message.words[weekend.end : min(message.clause(weekend.first)[1], weekend.end + 5)]
    return bool(_KEPT_FREE & set(behind)) or behind[:2] in _CANNOT or behind[:3] in _CANNOT


def _is_worked(message: Message, mark: Mark) -> bool:
    """ "Since I work four days": days of the job."""
    is_around = message.words[mark.first - 2 : mark.first - 1] in (["before"], ["after"])  # "before work each day"
    return message.words[max(0, mark.first - 1) : mark.first] in _AT_WORK and not is_around


_AT_WORK = (["work"], ["works"], ["working"], ["arbeite"], ["trabajo"], ["travaille"], ["trabalho"])
_SOME_DAYS = frozenset({2.0, 3.0, 4.0, 5.0, 6.0})


def _days_told(message: Message, place: int) -> Sequence[Mark]:
    """The days of a sentence that tells of no skill: "AutoCAD daily. Fridays off, 6 hours"."""
    first, end = message.sentence(place)
    return [] if message.has("skill", first, end) else message.between("days", first, end)


def _stretch_of_sentence(message: Message, place: int) -> tuple[int, int]:
    """The sentence around a place: "weekends, 4 hours each day" speaks of two days."""
    return message.sentence(min(place, len(message.words) - 1))


def _day_names(message: Message, start: int, stop: int) -> frozenset[str]:
    """ "Mon, Wed and Fri" are three; "Monday to Thursday" four."""
    marks = _weekdays(message, start, stop)
    names: set[str] = set()
    for before, mark in zip([None, *marks], marks, strict=False):
        names.add(mark.value)
        gap = message.words[before.end : mark.first] if before else []
        if before and not gap and mark.end - mark.first > 1:  # "segunda a sexta": the "to" is taken for an article
            gap = message.words[mark.first : mark.first + 1]
        if (
            before
            and len(gap) == 1
            and gap[0] in ("-", "to", "through", "thru", "bis", "a", "au", "ate", "till", "until")
        ):
            names |= _from_to(before.value, mark.value)
    return frozenset(names)


def _from_to(first: str, last: str) -> set[str]:
    start, stop = _ORDER.index(first), _ORDER.index(last)
    return set(_ORDER[start : stop + 1]) if start <= stop else {*_ORDER[start:], *_ORDER[: stop + 1]}
