"""A deadline told by ages: "before I turn 40, and I'm 38 and a half", "I'm 33 and want it done by 35"."""

import re
from datetime import date, timedelta

from tools.listening import ages
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope

_WHEN, _BECOME = ("before", "by the time", "until", "till", "when"), ("i turn", "i 'm", "i am", "im", "turning")
_BY_AGE = (
    *(f"{when} {become}" for when in _WHEN for become in _BECOME),
    "by age",
    "by the age of",
    "by my",
    "before my",
    "until my",
)
_YEARS_MAX = 6.0  # later than that is a dream, and no date
_DAYS_A_YEAR = 365.25


def date_of_age(message: Message) -> tuple[float, date, int, int] | None:
    """Months until the age by which the person wants to be there, and the day; None where one of both ages is open."""
    figures = [one for one in message.quantities if ages.is_age_like(one)]
    goal = next((one for one in figures if _is_goal(message, one)), None)
    today = next((one for one in figures if one is not goal and ages.is_todays(message, one)), None)
    if (
        goal is None
        or today is None
        or message.scope(goal.first) & (Scope.OTHERS | Scope.ASKED)
        or not 0 < goal.value - today.value <= _YEARS_MAX
    ):
        return None
    years = goal.value - today.value
    return 12 * years, message.today + timedelta(days=round(years * _DAYS_A_YEAR)), goal.first, goal.end


def _is_goal(message: Message, one: Quantity) -> bool:
    """ "Before I turn 40"; a bare "by 35" where the age of today is told is an age, too."""
    if ages.is_led(message, one, _BY_AGE):
        return True
    return not one.unit and ages.is_led(message, one, ("by",)) and not message.begins_at("meridiem", one.end)


def is_birthday(message: Message, first: int) -> bool:
    """ "I'm 43 in January": the day on which somebody gets so old."""
    start = message.clause(first)[0]
    return _AGE_BEFORE.search(message.tokens.text(max(start, first - _AGE_REACH), first)) is not None


_AGE_BEFORE, _AGE_REACH = re.compile(r"\b(?:i'?m|i am|turn|turning|'ll be|will be|be) [2-7]\d (?:in|this|next|on)$"), 7
