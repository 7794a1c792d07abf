"""A holiday told to the coach is said back, moves the plan, and is taken back by a sentence."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.errors import SettingsError

TOLD = "I'm a backend developer, 6 years, good Python, 8 hours a week, $200, want to be an AI engineer. Make my plan."
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    with Coach(settings, now=lambda: NOW) as opened:
        opened.ask(TOLD)
        yield opened


def weeks_off(coach: Coach) -> list[date]:
    return [week.start for week in coach.plan().transition.weeks if week.days_off == 7]


def test_a_holiday_is_said_back_moves_the_plan_and_is_taken_back(coach: Coach) -> None:
    before = coach.plan().transition
    told = coach.ask("I'm on holiday from 13 to 26 April")
    assert "off, so no study: 13 April 2026 to 26 April 2026" in told.text
    assert "Your plan has moved" in told.text
    assert weeks_off(coach) == [date(2026, 4, 13), date(2026, 4, 20)]
    assert coach.plan().transition.verdict.finish > before.verdict.finish
    gone = coach.ask("actually I'm not on holiday")
    assert "no longer off: 13 April 2026 to 26 April 2026" in gone.text
    assert coach.plan().transition == before


def test_a_week_off_stands_in_document_and_calendar_without_tasks(coach: Coach) -> None:
    coach.ask("I'm on holiday from 13 to 19 April")
    plan = coach.plan()
    assert "| 0 | off: I'm on holiday from 13 to 19 April |" in plan.to_markdown()
    entry = next(one for one in plan.to_ics(now=NOW).decode().split("BEGIN:VEVENT") if "20260413" in one)
    assert ": off" in entry
    assert "(learn)" not in entry


def test_a_month_off_is_tried_and_not_kept(coach: Coach) -> None:
    before = coach.plan().transition
    assert "Nothing has changed in your plan" in coach.ask("What if I took the whole of May off?").text
    assert (coach.profile().time_off, coach.plan().transition) == ((), before)


def test_time_off_is_told_by_a_form_and_refused_where_it_cannot_be(coach: Coach) -> None:
    coach.tell({"time_off": [{"from": date(2026, 4, 13), "to": "2026-04-19", "words": "Rome"}, "away 1 to 7 June"]})
    assert weeks_off(coach) == [date(2026, 4, 13), date(2026, 6, 1)]
    with pytest.raises(SettingsError, match="time_off"):
        coach.tell({"time_off": [{"from": "2026-04-19", "to": "2026-04-13"}]})
