"""The conditions a plan must respect: hours, deadline, money and formats, as the person told them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tools.errors import ImpossibleValueError
from tools.planning.weeks_off import DAYS_A_WEEK, Calendar, Stretch, days_off_between, stretches
from tools.schema import DeadlineFact, NumberFact, Profile, TimeOffFact

ASSUMED_HOURS = 5.0  # an hour on working days: few can do less, many can do it beside a job
MIN_HOURS, MAX_HOURS = 0.25, 112.0  # a quarter of an hour; all waking hours of a week
MAX_MONTHS = 600.0
DAYS_A_MONTH = 30.4375
WEEKS_A_MONTH = 4.33
CALENDAR_WEEKS = 2  # a month is 4.33 weeks in the sum and days in the calendar: the two part by as much at most

Optimizer = Literal["greedy", "exact"]  # how a plan's resources are chosen, see docs/decisions/0012

NOT_READ = frozenset({"video", "course", "bootcamp", "certificate", "degree", "community", "tool"})
_TEXT_ONLY = re.compile(
    r"\b(?:text only|only text|text[ -]based|plain text|texts? (?:please|pls|only)|nur (?:als )?text|nur schriftlich|"
    r"nur zum lesen|reiner text|textbasierte?|s[oó]lo texto|s[oó] texto|que (?:du |des |de l')(?:textes?|[eé]crit)|"
    r"(?:uniquement|seulement) du texte|texte uniquement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Terms:
    today: date
    weekly_hours: float
    weekly_hours_assumed: bool = False
    deadline: date | None = None
    months: float | None = None
    budget_usd: float | None = None
    avoid_formats: frozenset[str] = frozenset()
    goes_on: date | None = None  # Monday on which a plan that has begun goes on
    time_off: tuple[Stretch, ...] = ()

    @property
    def start(self) -> date:
        """The next Monday, never today: nobody starts a plan while reading it."""
        return self.goes_on or self.today + timedelta(days=7 - self.today.weekday())

    @property
    def weeks(self) -> int | None:
        """Whole weeks between the start and the deadline."""
        return None if self.deadline is None else max(0, ((self.deadline - self.start).days + 1) // 7)

    @property
    def calendar(self) -> Calendar:
        """The weeks from the start on, and what of them is free."""
        return Calendar(self.start, self.time_off)

    @property
    def weeks_off(self) -> float:
        """Time off until the deadline, in weeks; days count as sevenths."""
        days = days_off_between(self.time_off, self.today, self.deadline) if self.deadline else 0
        return days / DAYS_A_WEEK

    @property
    def available_hours(self) -> float | None:
        if self.months is None:
            return None
        return round(self.weekly_hours * max(0.0, WEEKS_A_MONTH * self.months - self.weeks_off), 1)


def read_terms(
    profile: Profile,
    today: date,
    *,
    weekly_hours: float | None = None,
    months: float | None = None,
    budget_usd: float | None = None,
    time_off: Sequence[TimeOffFact] = (),
) -> Terms:
    """What the person told; a value given here goes before theirs, to try what would follow from it.

    `time_off` comes on top of theirs.

    Raises: ImpossibleValueError for hours, dates or money that cannot be.
    """
    hours = _number(profile.weekly_hours) if weekly_hours is None else weekly_hours
    budget = _number(profile.budget_usd) if budget_usd is None else budget_usd
    deadline, until = _deadline(profile.deadline, today) if months is None else _in_months(months, today)
    if hours is not None and not MIN_HOURS <= hours <= MAX_HOURS:
        raise ImpossibleValueError("weekly_hours", hours, f"{MIN_HOURS:g} to {MAX_HOURS:g} hours a week")
    if budget is not None and not budget >= 0:
        raise ImpossibleValueError("budget_usd", budget, "nothing or more")
    return Terms(
        today=today,
        weekly_hours=ASSUMED_HOURS if hours is None else hours,
        weekly_hours_assumed=hours is None,
        deadline=deadline,
        months=until,
        budget_usd=budget,
        avoid_formats=_avoided(profile),
        time_off=stretches((*profile.time_off, *time_off)),
    )


def _number(told: NumberFact | None) -> float | None:
    return told.value if told and not told.withdrawn else None


def _deadline(told: DeadlineFact | None, today: date) -> tuple[date | None, float | None]:
    if told is None or told.withdrawn or (told.on is None and told.months is None):
        return None, None
    if told.on is None:
        assert told.months is not None
        return _in_months(told.months, today)
    months = (told.on - today).days / DAYS_A_MONTH
    return told.on, _checked(months, str(told.on), today)


def _in_months(months: float, today: date) -> tuple[date, float]:
    checked = _checked(months, f"{months:g} months", today)
    return today + timedelta(days=round(checked * DAYS_A_MONTH)), checked


def _checked(months: float, told: str, today: date) -> float:
    if not 0 < months <= MAX_MONTHS:
        raise ImpossibleValueError("deadline", told, f"a day after {today} within fifty years")
    return months


def _avoided(profile: Profile) -> frozenset[str]:
    """A video may lack captions and cannot be skimmed: where sound or screen is a hurdle, text goes first.

    Whoever wants text only gets no course either: most are recorded, and the catalogue does not tell which are not.
    """
    told = [constraint for constraint in profile.constraints if not constraint.withdrawn]
    if any(one.kind == "no_video" and _TEXT_ONLY.search(one.text) for one in told):
        return NOT_READ
    return frozenset({"video"}) if {one.kind for one in told} & {"no_video", "accessibility"} else frozenset()


def without_past_date(profile: Profile, today: date) -> Profile:
    """Where a deadline that has passed counts as none: it is said when a plan is made, and is no reason to have no
    outline, or nothing to learn from.
    """
    try:
        _deadline(profile.deadline, today)
    except ImpossibleValueError:
        return profile.model_copy(update={"deadline": None})
    return profile
