"""When a plan will be done, as a distribution: a seeded simulation over the effort ranges.

Each skill takes between its least and its most hours, most likely the middle. Half of where it lies is the skill's own,
half is shared by all of them: who is slow with one thing, or has poor weeks, is slower with the next. The draws of a
skill are the same for everybody and every plan, so two plans differ by what is in them and never by luck: more hours
a week or a higher level can only bring a date nearer. Each draw has its mirror image, so that the even odds are the
middle that the weeks are laid out for.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from math import ceil
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tools.planning.phases import Stage
from tools.planning.schedule import TENTHS, total_tenths, week_end
from tools.planning.weeks_off import Calendar

DRAWS = 1_000
SHARED = 0.5  # of the spread: the person and their weeks, not the skill
LIKELY = 0.8

Positions = NDArray[np.float64]  # shape (DRAWS,), each from 0, the least hours, to 1, the most


class Forecast(NamedTuple):
    """Days by which the work is done with even odds, and with four chances in five."""

    finish_50: date
    finish_80: date


def forecast(found: Sequence[Stage], a_week: int, calendar: Calendar) -> Forecast:
    """The dates at `a_week` tenths of an hour a week; the second is never before the first."""
    even, likely = total_tenths(found), max(total_tenths(found), _tenths_at(found, LIKELY))
    weeks = (calendar.weeks_needed(tenths, a_week) for tenths in (even, likely))
    return Forecast(*(week_end(calendar.start, number) for number in weeks))


def _tenths_at(found: Sequence[Stage], chance: float) -> int:
    """Tenths of an hour that are enough with this chance (0-1)."""
    totals = np.zeros(DRAWS)
    for stage in found:
        spans = [(gap.skill_id, gap.hours_low, gap.hours_high) for gap in stage.gaps]
        for name, low, high in (*spans, (stage.row.id, stage.row.base_low, stage.row.base_high)):
            totals += low + (high - low) * _positions(name)
    return ceil(float(np.quantile(totals, chance)) * TENTHS)


@cache
def _positions(name: str) -> Positions:
    return SHARED * _draws("shared") + (1 - SHARED) * _draws(name)


@cache
def _draws(name: str) -> Positions:
    half = np.random.default_rng(crc32(name.encode())).triangular(0.0, 0.5, 1.0, DRAWS // 2)
    return np.concatenate([half, 1 - half])
