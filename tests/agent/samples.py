"""Small values that the tests of the agent share."""

from datetime import UTC, date, datetime, timedelta

from tools.schema import Fact, NumberFact, SkillFact, TransitionPlan, Verdict

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def a_skill(label: str, *, quote: str = "I know it well") -> Fact:
    return SkillFact(quote=quote, turn=1, label=label)


def some_hours(value: float) -> Fact:
    return NumberFact(field="weekly_hours", value=value, quote=f"{value:g} hours", turn=1)


def a_plan(*, weekly_hours: float = 6.0, role_name: str = "AI Engineer") -> TransitionPlan:
    verdict = Verdict(
        kind="open",
        needed_hours_low=100,
        needed_hours_high=140,
        available_hours=None,
        weeks=20,
        months=4.6,
        finish=date(2026, 7, 20),
        sources=(),
    )
    return TransitionPlan(
        role_id="ai-engineer",
        role_name=role_name,
        made_on=MONDAY.date(),
        start=MONDAY.date(),
        weekly_hours=weekly_hours,
        verdict=verdict,
        gaps=(),
        phases=(),
        weeks=(),
        sources=(),
    )
