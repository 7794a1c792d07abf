"""Holidays and on-call weeks on the calendar of a plan: which days of each week are free for study.

A day off takes a seventh of the week's hours, as nobody tells on which days they learn. Without time off every sum here
is plain division.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from tools.schema import TimeOffFact
from tools.weeks import monday_of

DAYS_A_WEEK = 7
MAX_WEEKS = 5200  # a century: dates stay dates
_ALL = (1 << DAYS_A_WEEK) - 1


class Stretch(NamedTuple):
    """Days off from the first to the last, both included; or a week in every so many, from the first on."""

    first: date
    last: date | None  # None: without end
    every_weeks: int | None
    words: str


def stretches(time_off: Iterable[TimeOffFact]) -> tuple[Stretch, ...]:
    """What was told and not taken back, in order of time: in which order it was told changes no plan."""
    told = (Stretch(one.start, one.end, one.every_weeks, one.label) for one in time_off if not one.withdrawn)
    return tuple(sorted(told, key=lambda one: (one.first, one.last or date.max, one.every_weeks or 0, one.words)))


@dataclass(frozen=True)
class Calendar:
    """The weeks of a plan, counted from 1; the first begins on a Monday."""

    start: date
    time_off: tuple[Stretch, ...] = ()

    def days_off(self, number: int) -> int:
        """Days of a week without study, 0 to 7."""
        return _masks(self)[number - 1].bit_count() if self.time_off and number <= MAX_WEEKS else 0

    def why(self, number: int) -> str:
        """The person's words for the days off in a week; empty where there are none."""
        if not self.days_off(number):
            return ""
        return "; ".join(
            dict.fromkeys(one.words for one in self.time_off if _masks(Calendar(self.start, (one,)))[number - 1])
        )

    def share(self, a_week: int, number: int) -> int:
        """Of what a whole week takes, what this week does; in the unit of `a_week`, rounded down."""
        return a_week * (DAYS_A_WEEK - self.days_off(number)) // DAYS_A_WEEK

    def upto(self, weeks: int, a_week: int) -> int:
        """What the first weeks take together."""
        if not self.time_off:
            return weeks * a_week
        return sum(self.share(a_week, number) for number in range(1, weeks + 1))

    def weeks_needed(self, amount: int, a_week: int) -> int:
        """The week by whose end an amount is done at `a_week` a week, never above `MAX_WEEKS`."""
        if not self.time_off:
            return min(MAX_WEEKS, ceil(amount / a_week))
        number = 0
        while amount > 0 and number < MAX_WEEKS:
            number += 1
            amount -= self.share(a_week, number)
        return number


@lru_cache(maxsize=64)
def days_off_between(time_off: tuple[Stretch, ...], first: date, last: date) -> int:
    """Days off from one day to another, both included; a day that two stretches share is one."""
    if not time_off or last < first:
        return 0
    monday = monday_of(first)
    masks = _masks(Calendar(monday, time_off))[: (last - monday).days // DAYS_A_WEEK + 1]
    before, after = first.weekday(), DAYS_A_WEEK - 1 - last.weekday()
    masks = (masks[0] & (_ALL << before), *masks[1:])
    masks = (*masks[:-1], masks[-1] & (_ALL >> after))
    return sum(mask.bit_count() for mask in masks)


@lru_cache(maxsize=256)
def _masks(calendar: Calendar) -> tuple[int, ...]:
    """The days off of each week, Monday in the lowest bit."""
    masks = [0] * MAX_WEEKS
    for one in calendar.time_off:
        if one.every_weeks:
            _mark_again(masks, one, one.every_weeks, calendar.start)
        elif one.last:
            _mark(masks, one.first, one.last, calendar.start)
    return tuple(masks)


def _mark(masks: list[int], first: date, last: date, start: date) -> None:
    for day in range(max(0, (first - start).days), min(len(masks) * DAYS_A_WEEK, (last - start).days + 1)):
        masks[day // DAYS_A_WEEK] |= 1 << day % DAYS_A_WEEK


def _mark_again(masks: list[int], one: Stretch, every: int, start: date) -> None:
    first = (monday_of(one.first) - start).days // DAYS_A_WEEK
    last = len(masks) if one.last is None else (one.last - start).days // DAYS_A_WEEK + 1
    for week in range(first if first >= 0 else first % every, min(len(masks), last), every):
        masks[week] = _ALL
