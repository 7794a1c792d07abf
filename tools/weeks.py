"""Weeks as plans and people count them: from Monday to Sunday."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """The Monday of the week a day falls into."""
    return day - timedelta(days=day.weekday())
