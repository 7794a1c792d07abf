"""The conditions a plan must respect: hours, deadline, money and formats, as the person told them."""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.errors import ImpossibleValueError
from tools.schema import Profile

ASSUMED_HOURS = 5.0  # an hour on working days: few can do less, many can do it beside a job
MIN_HOURS, MAX_HOURS = 0.25, 112.0  # a quarter of an hour; all waking hours of a week
MAX_MONTHS = 600.0
DAYS_A_MONTH = 30.4375
WEEKS_A_MONTH = 4.33


@dataclass(frozen=True)
class Terms:
    today: date
    weekly_hours: float
    weekly_hours_assumed: bool = False
    deadline: date | None = None
    months: float | None = None
    budget_usd: float | None = None
    avoid_formats: frozenset[str] = frozenset()

    @property
    def start(self) -> date:
        """The next Monday, never today: nobody starts a plan while reading it."""
        return self.today + timedelta(days=7 - self.today.weekday())

    @property
    def weeks(self) -> int | None:
        """Whole weeks between the start and the deadline."""
        return None if self.deadline is None else max(0, ((self.deadline - self.start).days + 1) // 7)

    @property
    def available_hours(self) -> float | None:
        return None if self.months is None else round(self.weekly_hours * WEEKS_A_MONTH * self.months, 1)


def read_terms(profile: Profile, today: date) -> Terms:
    """Raises: ImpossibleValueError for hours, dates or money that cannot be."""
    hours = profile.weekly_hours.value if profile.weekly_hours and not profile.weekly_hours.withdrawn else None
    budget = profile.budget_usd.value if profile.budget_usd and not profile.budget_usd.withdrawn else None
    deadline, months = _deadline(profile, today)
    if hours is not None and not MIN_HOURS <= hours <= MAX_HOURS:
        raise ImpossibleValueError("weekly_hours", hours, f"{MIN_HOURS:g} to {MAX_HOURS:g} hours a week")
    return Terms(
        today=today,
        weekly_hours=ASSUMED_HOURS if hours is None else hours,
        weekly_hours_assumed=hours is None,
        deadline=deadline,
        months=months,
        budget_usd=budget,
        avoid_formats=_avoided(profile),
    )


def _deadline(profile: Profile, today: date) -> tuple[date | None, float | None]:
    told = profile.deadline
    if told is None or told.withdrawn or (told.on is None and told.months is None):
        return None, None
    months = (told.on - today).days / DAYS_A_MONTH if told.on else told.months
    assert months is not None
    if not 0 < months <= MAX_MONTHS:
        raise ImpossibleValueError("deadline", str(told.on or told.months), f"a day after {today} within fifty years")
    return told.on or today + timedelta(days=round(months * DAYS_A_MONTH)), months


def _avoided(profile: Profile) -> frozenset[str]:
    """A video may lack captions and cannot be skimmed: where sound or screen is a hurdle, text goes first."""
    kinds = {constraint.kind for constraint in profile.constraints if not constraint.withdrawn}
    return frozenset({"video"}) if kinds & {"no_video", "accessibility"} else frozenset()
