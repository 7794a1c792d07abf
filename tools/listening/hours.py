"""Hours a week out of a message: an hour a day, weekday evenings, 9 to 11 on Saturdays, two hours more.

Each amount of time takes the days that stand nearest to it; amounts on different days add up to one week.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tools.listening import figures_at
from tools.listening.days_of_week import Days, day_before, days_of
from tools.listening.days_off import is_on_day_off
from tools.listening.kinds_of_week import ONE, OTHER, is_usual, kind_of_week
from tools.listening.message import Message
from tools.listening.offers import is_offered
from tools.listening.parts_of_day import JOINS, PARTS
from tools.listening.quantities import Quantity
from tools.listening.study_time import is_study_time
from tools.listening.two_places import partner
from tools.listening.week import DAY_KINDS, WEEKEND
from tools.schema import NumberFact, Problem

WEEK_HOURS_MAX = 80  # more than this beside a life is a slip of the pen
WEEK_HOURS_MIN = 0.25  # a quarter of an hour: with less no plan has an end


@dataclass(frozen=True)
class _Portion:
    """A part of the week."""

    low: float
    high: float
    days: Days
    first: int
    end: int
    weeks: str = ""  # the kind of week it is of, where weeks take turns

    def without(self, names: frozenset[str]) -> "_Portion":
        """The same amount on the days that are left."""
        return self.on(Days(self.days.count - len(names), self.days.names - names))

    def on(self, days: Days) -> "_Portion":
        """The same amount on the days that were said of another part of them."""
        count = days.count / self.days.count
        return replace(self, low=self.low * count, high=self.high * count, days=days)


def read_hours(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """The weekly hours a message tells, later ones last, and hours that cannot be."""
    facts: list[NumberFact] = []
    problems: list[Problem] = []
    for portions in _in_turns(list(_weeks(message))):
        turns = max(1, len({part.weeks for part in portions}))
        low, high = sum(part.low for part in portions) / turns, sum(part.high for part in portions) / turns
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
    count = days_of(message, found).count if near else 1.0
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


def is_beyond(found: Quantity) -> bool:
    """A bare figure above the hours that a week has: no hours that somebody meant."""
    return not found.unit and found.value > WEEK_HOURS_MAX


def _problem(hours: float, words: str) -> Problem | None:
    if hours < WEEK_HOURS_MIN:
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
        if group and portion.days.names and portion.days.names < group[-1].days.names:
            group[-1] = group[-1].without(portion.days.names)  # "daily 30 min, on Sundays 2 hours"
        if group and _is_other_part(message, group[-1], portion):
            last = group[-1].days
            days = portion.days if portion.days != _ONCE else last
            group = [part.on(days) if part.days == last else part for part in group]
            portion = portion.on(days)
        elif group and not _adds_to(message, group, portion):
            yield group
            group = []
        group.append(portion)
    if group:
        yield group


def _is_other_part(message: Message, before: _Portion, portion: _Portion) -> bool:
    """ "Half an hour before and half an hour after work, Mon-Fri", "mornings 30 min before work, evenings 1 hour"."""
    gap = message.words[before.end : portion.first]
    leads = [PARTS & set(message.words[message.clause(one.first)[0] : one.first]) for one in (before, portion)]
    is_joined = bool(gap) and (gap[-1] in JOINS or (all(leads) and bool(JOINS & set(gap)))) and len(gap) <= _GAP_MAX
    parts = leads if all(leads) else [PARTS & set(message.words[one.first : one.end + 4]) for one in (before, portion)]
    are_of_same_days = _ONCE in (before.days, portion.days) or before.days == portion.days
    return is_joined and are_of_same_days and all(parts) and parts[0] != parts[1]


_ONCE, _GAP_MAX = Days(1.0), 8
_PART_REACH = 25  # tokens
_OF_THEM = (
    ["davon"],
    ["dont"],
    ["including"],
    ["of", "them"],
    ["of", "those"],
    ["of", "these"],
    ["of", "which"],
    ["of", "that"],
    ["of", "it"],
)
_MORE = frozenset("plus add additionally another zusatzlich ademas".split())


def _in_turns(weeks: list[list[_Portion]]) -> Iterator[list[_Portion]]:
    """ "Late weeks 3 hours, early weeks 7": weeks that take turns stand together, and their mean counts."""
    held: list[_Portion] = []
    for group in weeks:
        kinds = {part.weeks for part in held}
        if held and "" not in kinds and group[0].weeks and group[0].weeks not in kinds:
            held = [*held, *group]
            continue
        if held:
            yield held
        held = group
    if held:
        yield held


def _is_of_other_weeks(message: Message, found: Quantity) -> bool:
    """ "Late weeks 3 hours, early weeks 7": a bare figure for the weeks that take turns with those before."""
    before = [one for one in message.near(max(0, found.first - 20), found.first) if one.unit in ("hour", "minute")]
    is_bare = not found.unit and found.out_of is None and not found.worded
    return is_bare and bool(before) and bool(kind_of_week(message, before[-1]) and kind_of_week(message, found))


def _adds_to(message: Message, group: list[_Portion], portion: _Portion) -> bool:
    """Another part of the same week: other days, not said instead of the ones before."""
    lead = set(message.words[max(group[-1].end, portion.first - 3) : portion.first])
    if _MORE & lead or ("also" in lead and portion.days.names):
        return True  # "10 minutes a day, plus 2 hours on Sunday"
    found = message.quantity_at(portion.first)
    if found is not None and (other := partner(message, found)) is not None and other.first == group[-1].first:
        return True  # "3 hours at work and 2 at home"
    known = frozenset().union(*(part.days.names for part in group))
    if message.has("instead", group[-1].end, portion.first) or not known or not portion.days.names:
        return False
    return not known & portion.days.names


def _portion(message: Message, found: Quantity) -> _Portion | None:
    if figures_at.is_out_of_reach(message, found):
        return None
    unreached = figures_at.replaces_unreached(message, found)
    is_instead = unreached is not None and unreached.unit == "hour"
    if (
        not is_instead
        and found.unit not in ("minute", "hour", "clock")
        and not _is_labelled(message, found)
        and not is_offered(message, found)
        and not is_on_day_off(message, found)
        and not _is_of_other_weeks(message, found)
        and not is_usual(message, found)
    ):
        return None
    is_meant = is_instead or is_usual(message, found) or is_on_day_off(message, found) or is_study_time(message, found)
    is_left = not _is_of_other_weeks(message, found) and message.is_dropped(found.first, "weekly_hours")
    if not is_meant or is_left:  # "weeks without: 10" drops nothing
        return None
    before, behind = message.words[max(0, found.first - 2) : found.first], message.words[found.end : found.end + 2]
    is_part = before[-1:] in _OF_THEM or before in _OF_THEM or behind in _OF_THEM
    if is_part and message.ends_at("replace", found.first):
        is_part = False  # "that's 12 hours, let's say 8 of those"
    before_it = message.near(max(0, found.first - _PART_REACH), found.first)
    is_asked = message.asked is not None and message.asked.key == "weekly_hours"
    if is_part and any(one.unit == "hour" or (is_asked and not one.unit) for one in before_it):
        return None  # "5 Stunden pro Woche, davon 2 am Sonntag": a part of what was told
    weeks = kind_of_week(message, found)
    days = _days_of_total(message, found) if _is_total(message, found) else days_of(message, found)
    days = Days(1.0) if days.count < 1 and weeks in (ONE, OTHER) else days  # "every second week" says which, not how
    scale = (1 / 60 if found.unit == "minute" else 1.0) * days.count * (-1 if found.signed else 1)
    return _Portion(found.low * scale, found.high * scale, days, found.first, found.end, weeks)


def _days_of_total(message: Message, found: Quantity) -> Days:
    """ "Weekends two hours in total": the days that stand before it, once."""
    first = message.clause(found.first)[0]
    if message.has("weekend", first, found.first):
        return Days(1.0, WEEKEND)
    return Days(1.0, frozenset(mark.value for mark in message.between("day", first, found.first)))


def _is_total(message: Message, found: Quantity) -> bool:
    """ "An hour every day, also Sunday, so 7 hours": the sum of what was said before."""
    if any(float(mark.value) < 0.5 for mark in message.between("days", *message.sentence(found.first))):
        return False  # "one weekend a month, 10 hours in total"
    behind = message.words[found.end : found.end + 5]
    own = behind[: 2 if behind[:1] == [","] else max(0, message.clause(found.end - 1)[1] - found.end)]
    if behind[:2] == ["instead", "of"] or _TOGETHER & set(own[:4]) or not _IN_ALL.isdisjoint(pairwise(behind)):
        return not found.per and not _A_DAY & set(behind)  # "1 hour in total per day"
    if day_before(message, found.first):  # "Di und Do je 2 Stunden, So 3"
        return False
    lead = message.words[max(0, found.first - 3) : found.first]
    if lead[-1:] == ["also"] and any(message.has(kind, found.end, found.end + 4) for kind in DAY_KINDS):
        return False  # "also an hour on Sunday"
    before = message.near(max(0, found.first - 20), found.first)
    if lead[-2:] in _CALLED and any(message.between(kind, *message.sentence(found.first)) for kind in DAY_KINDS):
        return not found.per
    if _sums_up_days(message, found):
        return True
    return bool(_SUMS & set(lead)) and any(_is_own(message, one) for one in before) and not found.per


def _sums_up_days(message: Message, found: Quantity) -> bool:
    """ "Two evenings, so 4 hours", "Monday and Tuesday mornings, that's 5 hours": what the days come to."""
    lead = message.tokens.text(message.sentence(found.first)[0], found.first)
    is_each = found.per or _EACH & set(message.words[found.end : found.end + 5])
    return found.unit == "hour" and not is_each and _COMES_TO.search(lead) is not None and _has_days(message, found)


def _has_days(message: Message, found: Quantity) -> bool:
    """Days, or so many evenings, that stand before an amount in its sentence."""
    first = message.sentence(found.first)[0]
    counted = [one for one in message.near(first, found.first) if one.unit == "session"]
    return bool(counted) or len(message.between("day", first, found.first)) > 1


_EACH = frozenset("each every day daily evening session night time apiece per".split())
_COMES_TO = re.compile(r"[,;.(-] ?(?:so|that ?'s|thats|that is|that makes|makes|=)(?: about| maybe| around| roughly)?$")


def _is_own(message: Message, one: Quantity) -> bool:
    return one.unit in ("hour", "minute", "clock") and is_study_time(message, one)


_IN_ALL = frozenset(
    {("in", "total"), ("en", "tout"), ("au", "total"), ("en", "total"), ("no", "total"), ("ao", "todo")}
)
_CALLED = (["call", "it"], ["in", "all"])  # "Tue, Thu and Sat evenings, call it 4 hours"
_A_DAY = frozenset("day daily night evening session".split())
_TOGETHER = frozenset("total together altogether combined overall zusammen juntos".split())
_SUMS = frozenset("so total altogether makes = also insgesamt total donc entonces entao".split())


def _is_labelled(message: Message, found: Quantity) -> bool:
    """ "hours per week: 9", "hours 9"."""
    return (
        not found.unit
        and found.out_of is None
        and message.labels("hours_label", found.first)
        and not message.begins_at("unit", found.end)
    )
