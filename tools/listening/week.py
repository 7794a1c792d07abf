"""The days of a week, and the kinds of marks that name them."""

DAY_KINDS = ("day", "days", "weekend")
WEEKEND = frozenset({"sat", "sun"})
WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri"})
WEEK = WEEKDAYS | WEEKEND
