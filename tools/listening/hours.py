"""Hours a week out of a message: an hour a day, weekday evenings, 9 to 11 on Saturdays, two hours more.

Each amount of time takes the days that stand nearest to it; amounts on different days add up to one week.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope
from tools.schema import NumberFact, Problem

WEEK_HOURS_MAX = 80  # more than this beside a life is a slip of the pen
WEEKS_A_MONTH = 4.33
_WEEK = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri"})
_WEEKEND = frozenset({"sat", "sun"})
_SESSIONS = frozenset({"session"})  # evenings of no named day
_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REACH = 14  # tokens between an amount and its days
_AROUND = frozenset(
    "after before outside besides between around beside alongside next neben nach vor despues fuera apres depois "
    "fora".split()
)
_WOULD = frozenset("would could might will should can that".split())  # "4 hours a week would work"
_EXCEPT = frozenset("except but not without minus ausser außer ohne nicht excepto menos sauf exceto no".split())


_REST = frozenset("rest off free nothing none holiday closed resting family frei libre".split())
_ALSO = frozenset("also including even too inclusive auch tambien aussi tambem".split())


@dataclass(frozen=True)
class _Days:
    """How often in a week, and on which days; no days where none are named."""

    count: float
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Portion:
    """A part of the week."""

    low: float
    high: float
    days: _Days
    first: int
    end: int


def read_hours(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """The weekly hours a message tells, later ones last, and hours that cannot be."""
    facts: list[NumberFact] = []
    problems: list[Problem] = []
    for portions in _weeks(message):
        low, high = sum(part.low for part in portions), sum(part.high for part in portions)
        words = message.said(portions[0].first, portions[-1].end)
        if problem := _problem(high, words):
            problems.append(problem)
        else:
            facts.append(hours_fact(message, low, high, words))
    return facts, problems


def as_week(message: Message, found: Quantity, words: str) -> NumberFact | Problem:
    """A figure that answers the question for weekly hours; a bare number counts as hours a week."""
    scale = 1 / 60 if found.unit == "minute" else 1.0
    near = found.unit or any(message.has(kind, found.end, found.end + 3) for kind in ("days", "day", "weekend"))
    count = _days_of(message, found).count if near else 1.0
    low, high = found.low * scale * count, found.high * scale * count * (-1 if found.signed else 1)
    return _problem(high, words) or hours_fact(message, low, high, words)


def hours_fact(message: Message, low: float, high: float, words: str) -> NumberFact:
    return NumberFact(
        field="weekly_hours",
        value=round((low + high) / 2, 2),
        low=round(low, 2) if low != high else None,
        high=round(high, 2) if low != high else None,
        note="range" if low != high else "",
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=0.9,
    )


def _problem(hours: float, words: str) -> Problem | None:
    if hours <= 0:
        return Problem(code="hours_not_positive", quote=words)
    return Problem(code="hours_too_many", quote=words) if hours > WEEK_HOURS_MAX else None


# --- Weeks ------------------------------------------------------------------------------------------------------------


def _weeks(message: Message) -> Iterator[list[_Portion]]:
    """Groups of portions that add up to one week; a further group replaces the one before."""
    group: list[_Portion] = []
    for found in message.quantities:
        portion = _portion(message, found)
        if portion is None:
            continue
        if group and not _adds_to(message, group, portion):
            yield group
            group = []
        group.append(portion)
    if group:
        yield group


def _adds_to(message: Message, group: list[_Portion], portion: _Portion) -> bool:
    """Another part of the same week: other days, not said instead of the ones before."""
    known = frozenset().union(*(part.days.names for part in group))
    if message.has("instead", group[-1].end, portion.first) or not known or not portion.days.names:
        return False
    return not known & portion.days.names


def _portion(message: Message, found: Quantity) -> _Portion | None:
    if (
        found.unit not in ("minute", "hour", "clock")
        and not _is_labelled(message, found)
        and not _is_offered(message, found)
    ):
        return None
    if not is_study_time(message, found) or message.is_dropped(found.first, "weekly_hours"):
        return None
    days = _Days(1.0) if _is_total(message, found) else _days_of(message, found)
    scale = (1 / 60 if found.unit == "minute" else 1.0) * days.count * (-1 if found.signed else 1)
    return _Portion(found.low * scale, found.high * scale, days, found.first, found.end)


def _is_total(message: Message, found: Quantity) -> bool:
    """ "An hour every day, also Sunday, so 7 hours": the sum of what was said before."""
    if message.words[found.end : found.end + 2] == ["instead", "of"] or _TOGETHER & set(
        message.words[found.end : found.end + 4]
    ):
        return not found.per
    lead = message.words[max(0, found.first - 3) : found.first]
    before = message.near(max(0, found.first - 20), found.first)
    return bool(_SUMS & set(lead)) and any(one.unit in ("hour", "minute", "clock") for one in before) and not found.per


_TOGETHER = frozenset("together altogether combined overall zusammen juntos".split())
_SUMS = frozenset("so total altogether makes = also insgesamt total donc entonces entao".split())


def _is_labelled(message: Message, found: Quantity) -> bool:
    """ "hours per week: 9", "hours 9"."""
    return (
        not found.unit
        and found.out_of is None
        and message.labels("hours_label", found.first)
        and not message.begins_at("unit", found.end)
    )


def _is_offered(message: Message, found: Quantity) -> bool:
    """ "I work 30 hours a week and can put in 12": a bare figure that is offered where hours were spoken of."""
    if found.unit or found.out_of is not None or found.worded or found.signed or not 0 < found.high <= _OFFERED_MAX:
        return False
    start, end = message.clause(found.first)
    behind = message.words[found.end] if found.end < end else ""
    if _LATER & set(message.words[message.sentence(found.first)[0] : found.first]):
        return False
    offers = [mark for mark in message.between("offer", start, found.first) if mark.end == found.first]
    spoken = any(one.unit == "hour" for one in message.near(max(0, found.first - 30), found.first))
    return bool(offers) and spoken and (not behind or behind in _BEHIND_OFFER)


_OFFERED_MAX = 40
_LATER = frozenset("once when if after later until".split())
_BEHIND_OFFER = frozenset("for at max tops maybe or if without when on realistically comfortably more".split())


# --- How often a week -------------------------------------------------------------------------------------------------


def _days_of(message: Message, found: Quantity) -> _Days:
    """The days that stand nearest to an amount: behind it, before it, then in the neighbouring clause."""
    first, end = _stretch(message, found)
    if found.per:
        return _Days(_A_WEEK[found.per])
    if days := _sessions(message, found, first, end):
        return days
    if day := message.ends_at("day", found.first):  # "Saturday 3 hours and Sunday 3 hours"
        return _Days(1.0, frozenset({day.value}))
    for start, stop in ((found.end, end), (first, found.first)):
        if days := _named(message, start, stop, is_ahead=start == found.end):
            return days
    return _Days(1.0)


_A_WEEK = {"1": 1.0, "month": 1 / WEEKS_A_MONTH, "year": 1 / 52}


def _stretch(message: Message, found: Quantity) -> tuple[int, int]:
    """The stretch of the sentence that belongs to an amount: up to the amounts beside it."""
    first, end = message.sentence(found.first)
    first, end = max(first, found.first - _REACH), min(end, found.end + _REACH)
    for other in message.quantities:
        if other is found or other.unit not in ("minute", "hour", "clock"):
            continue
        if first < other.end <= found.first:
            first = other.end
        if found.end <= other.first < end:
            end = other.first
    return first, end


def _sessions(message: Message, found: Quantity, first: int, end: int) -> _Days | None:
    """ "three evenings a week, two hours each": how many of them a week."""
    for other in message.near(first, end):
        if (
            other.unit == "session"
            and other is not found
            and 0 < other.value <= 14
            and _is_nearest(message, found, other)
        ):
            return _Days(other.value, _SESSIONS)
    for mark in message.between("times", first, end):
        if message.has("period", mark.end, mark.end + 2):
            return _Days(float(mark.value))
    return None


def _is_nearest(message: Message, found: Quantity, session: Quantity) -> bool:
    """ "Saturdays 4 hours, plus two evenings of 2": no other amount stands closer to the evenings."""
    times = [one for one in message.quantities if one.unit in ("minute", "hour", "clock")]
    return min(times, key=lambda one: min(abs(one.first - session.end), abs(session.first - one.end))) is found


def _named(message: Message, start: int, stop: int, *, is_ahead: bool) -> _Days | None:
    names = _day_names(message, start, stop)
    if any(message.words[mark.first - 1] in _EXCEPT for mark in message.between("weekend", start + 1, stop)):
        return _Days(5.0, _WEEKDAYS)
    weekend_only = message.has("weekend", *_stretch_of_sentence(message, start))
    counts = [float(mark.value) for mark in message.between("days", start, stop)]
    weekend = message.has("weekend", start, stop)
    resting = frozenset(
        mark.value
        for mark in message.between("day", start, stop)
        if _REST & set(message.words[mark.end : mark.end + 3])
    )
    if resting and (
        7.0 in counts
        or 7.0 in [float(mark.value) for mark in message.between("days", *message.sentence(max(0, start - 1)))]
    ):
        return _Days(7.0 - len(resting), _WEEK - resting)
    if names and 7.0 in counts and _ALSO & set(message.words[start:stop]):
        return _Days(7.0, _WEEK)
    if names and any(message.words[place] in _EXCEPT for place in range(start, stop)) and 7.0 in counts:
        return _Days(7.0 - len(names), _WEEK - names)
    if 0.5 in counts:
        return _Days(0.5, names or (_WEEKEND if weekend else frozenset()))
    if names:
        return _Days(float(len(names)), names)
    if (weekend and 2.0 in counts) or (7.0 in counts and (weekend or weekend_only) and 5.0 not in counts):
        return _Days(2.0, _WEEKEND)
    if 7.0 in counts and message.has("days", *_stretch_of_sentence(message, start)):
        counts += [
            float(mark.value)
            for mark in message.between("days", *_stretch_of_sentence(message, start))
            if float(mark.value) in (5.0, 6.0)
        ]
    if weekend and 5.0 not in counts:
        return _Days(1.0, _WEEKEND)
    if counts:
        count = min(counts)
        return _Days(count, {5.0: _WEEKDAYS, 2.0: _WEEKEND, 7.0: _WEEK}.get(count, frozenset()))
    return None


def _stretch_of_sentence(message: Message, place: int) -> tuple[int, int]:
    """The sentence around a place: "weekends, 4 hours each day" speaks of two days."""
    return message.sentence(min(place, len(message.words) - 1))


def _day_names(message: Message, start: int, stop: int) -> frozenset[str]:
    """ "Mon, Wed and Fri" are three; "Monday to Thursday" four."""
    marks = message.between("day", start, stop)
    names: set[str] = set()
    for before, mark in zip([None, *marks], marks, strict=False):
        names.add(mark.value)
        gap = message.words[before.end : mark.first] if before else []
        if (
            before
            and len(gap) == 1
            and gap[0] in ("-", "to", "through", "thru", "bis", "a", "au", "ate", "till", "until")
        ):
            names |= _from_to(before.value, mark.value)
    return frozenset(names)


def _from_to(first: str, last: str) -> set[str]:
    start, stop = _ORDER.index(first), _ORDER.index(last)
    return set(_ORDER[start : stop + 1]) if start <= stop else {first, last}


# --- Whose hours ------------------------------------------------------------------------------------------------------


def is_study_time(message: Message, found: Quantity) -> bool:
    """Hours for learning: not the job's, not another person's, not a what-if, not the length of a course."""
    scope = message.scope(found.first)
    if scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ASKED | Scope.ORDERED | Scope.LISTED):
        return False
    regular = _is_regular(message, found)
    weight = 1.0 if regular else 0.0
    weight += 1.5 if message.in_clause("study", found.first) or message.labels("hours_label", found.first) else 0.0
    weight += 1.0 if _is_alone(message, found) or _is_put_right(message, found) else 0.0
    weight -= 3.0 if _is_busy(message, found) or _is_refused(message, found) else 0.0
    weight -= 2.5 if _is_length(message, found, regular=regular) else 0.0
    weight -= 2.5 if message.in_clause("past", found.first) else 0.0
    weight -= 3.0 if _is_of_job(message, found) else 0.0
    if found.unit == "clock" and not regular:
        weight -= 1.0
    return weight >= 1.0


def _is_regular(message: Message, found: Quantity) -> bool:
    """ "a week", "every day", "on Sundays" stands with it."""
    first, end = _stretch(message, found)
    return (
        bool(found.per)
        or any(message.has(kind, first, end) for kind in ("days", "day", "weekend"))
        or _sessions(message, found, first, end) is not None
    )


def _is_alone(message: Message, found: Quantity) -> bool:
    """A clause that holds little beside the amount."""
    first, end = message.clause(found.first)
    return (end - first) - (found.end - found.first) <= 3


def _is_of_job(message: Message, found: Quantity) -> bool:
    """ "Psychologist in a clinic for 7 years, 30 hours a week": so many hours beside a job are its own."""
    first, end = message.sentence(found.first)
    if found.per != "1" or found.value < _JOB_HOURS_MIN or _FOR_STUDY & set(message.words[first:end]):
        return False
    return any(message.has(kind, first, end) for kind in ("trade", "role", "workplace"))


_JOB_HOURS_MIN = 25
_FOR_STUDY = frozenset("learn learning study studying free spare can could course courses".split())


def _is_put_right(message: Message, found: Quantity) -> bool:
    """ "Oh, and make that 7 hours instead": for hours that were told before."""
    if message.profile.weekly_hours is None:
        return False
    return message.before("replace", found.first, 4) or message.after("instead", found.end, 2)


def _is_busy(message: Message, found: Quantity) -> bool:
    """Work, sleep and the like stand before the amount in its clause, or right behind it."""
    first, end = message.clause(found.first)
    free = {
        place for mark in message.between("days", first, end) for place in range(mark.first, mark.end)
    }  # "every working day"
    for mark in message.between("busy", first, min(end, found.end + 4)):
        if mark.first in free:
            continue
        if mark.end <= found.first and message.has("study", mark.end, found.first):
            continue
        if mark.first and (
            _AROUND & set(message.words[max(0, mark.first - 2) : mark.first]) or message.words[mark.first - 1] in _WOULD
        ):
            continue
        if message.words[mark.end : mark.end + 2] == ["for", "me"] or message.words[mark.end : mark.end + 1] in _SUITS:
            continue
        if mark.first >= found.end and (
            message.has("study", found.end, mark.first) or message.words[mark.first - 1] == "to"
        ):
            continue
        return True
    return False


_SUITS = (["well"], ["best"], ["fine"], ["great"])  # "an hour each morning works well"


def _is_refused(message: Message, found: Quantity) -> bool:
    """ "Coding eight hours a day isn't for me"."""
    end = message.clause(found.first)[1]
    behind = message.words[found.end : min(end, found.end + 6)]
    return behind[-2:] == ["for", "me"] and bool({"not", "n't", "isn't", "never", "nothing"} & set(behind))


def _is_length(message: Message, found: Quantity, *, regular: bool) -> bool:
    """How long a course, a video or a flight takes."""
    behind = next(iter(message.between("lasts", found.end, found.end + 2)), None)
    ahead = message.before("lasts", found.first, 4)
    if behind is not None and not regular:
        return True
    return ahead and not (regular and message.in_clause("study", found.first))
