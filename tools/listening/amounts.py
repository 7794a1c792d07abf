"""A quantity: what was written and where, and what a currency is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from tools.listening import tables


@dataclass(frozen=True)
class Quantity:
    """A figure with its unit; `low` and `high` are equal unless a range was written. Places are token numbers."""

    low: float
    high: float
    first: int
    end: int
    unit: str = ""  # minute, hour, day, week, month, year, decade, session, clock, percent, a currency code, or ""
    out_of: float | None = None  # what "4/5" or "4 out of 5" is out of
    signed: bool = False  # a minus stands before it
    worded: bool = False  # "an", "half": no figure without a unit
    per: str = ""  # week, month, year: what it is said to be of

    @property
    def value(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_money(self) -> bool:
        return self.unit in rates()

    def scaled(self, factor: float) -> "Quantity":
        return replace(self, low=self.low * factor, high=self.high * factor)


@cache
def rates() -> Mapping[str, float]:
    """US dollars for one unit of each currency: rough, good for a budget and nothing else."""
    return {row["code"]: float(row["usd"]) for row in tables.rows("currencies")}
