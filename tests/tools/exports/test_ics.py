"""A calendar file says when what is due, another program can read it, and an update takes the place of what it updates.

It is read by `ical`, which shares no code with the library that writes it.
"""

import re
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from agent.plan import Plan
from tests.plans import plan_of
from tools.errors import SetupError
from tools.exports.agenda import occasions
from tools.exports.ics import Entry, to_ics

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def read(written: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(written.decode())


def entries(plan: Plan, now: datetime = NOW) -> list[Event]:
    return read(plan.to_ics(now=now)).events


def one(title: str, text: str = "", key: str = "k") -> bytes:
    entry = Entry(key, date(2027, 1, 4), title, text)
    return to_ics([entry], name="n", owner="me", now=NOW)


# --- What stands in it ------------------------------------------------------------------------------------------------


def test_every_week_and_milestone_is_an_entry_on_its_day() -> None:
    plan = plan_of()
    found = {(event.dtstart, str(event.summary)) for event in entries(plan)}
    for week in plan.transition.weeks:
        assert any(day == week.start and title.startswith(f"Week {week.number}:") for day, title in found)
    for phase in plan.transition.phases:
        assert (phase.milestone.due, f"Milestone: {phase.milestone.title}") in found


def test_a_week_names_its_tasks_and_their_hours() -> None:
    plan = plan_of()
    (first, *_) = entries(plan)
    for task in plan.transition.weeks[0].tasks:
        assert f"- {task.title}, " in str(first.description)


def test_a_check_in_comes_every_two_weeks_and_not_after_the_first() -> None:
    plan = plan_of()
    days = [found.day for found in occasions(plan.transition) if found.kind == "check_in"]
    assert timedelta(days=13) <= days[0] - plan.transition.start <= timedelta(days=20)
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=2)}


def test_all_entries_last_a_day_and_block_no_meeting() -> None:
    for event in entries(plan_of()):
        assert event.dtend - event.dtstart == timedelta(days=1)
        assert event.transparency == "TRANSPARENT"


# --- An update replaces -----------------------------------------------------------------------------------------------


def test_the_same_plan_at_the_same_time_is_the_same_file() -> None:
    assert plan_of().to_ics(now=NOW) == plan_of().to_ics(now=NOW)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"hours": 5}, id="fewer hours"),
        pytest.param({"target": "ml-engineer"}, id="another role"),
        pytest.param({"today": date(2026, 12, 4)}, id="a week later"),
    ],
)
def test_an_entry_of_the_same_week_is_replaced_by_the_later_file(changed: dict[str, object]) -> None:
    before = {event.dtstart: event for event in entries(plan_of()) if str(event.summary).startswith("Week")}
    after = entries(plan_of(**changed), now=NOW + timedelta(minutes=1))  # type: ignore[arg-type]
    later = {event.dtstart: event for event in after if str(event.summary).startswith("Week")}
    shared = before.keys() & later.keys()
    assert len(shared) > 10
    for day in shared:
        assert later[day].uid == before[day].uid
        assert (later[day].sequence or 0) > (before[day].sequence or 0)


def test_check_ins_keep_their_rhythm_when_the_plan_is_made_anew() -> None:
    before, after = (
        {found.key for found in occasions(plan.transition) if found.kind == "check_in"}
        for plan in (plan_of(), plan_of(today=date(2026, 12, 4)))
    )
    assert len(before & after) >= min(len(before), len(after)) - 1


def test_no_two_entries_share_an_id_and_no_two_people_either() -> None:
    uids = [event.uid for event in entries(plan_of(owner="zoe"))]
    assert len(uids) == len(set(uids))
    assert set(uids).isdisjoint(event.uid for event in entries(plan_of(owner="ben")))
    assert not any("zoe" in uid for uid in uids)


# --- The format -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("commas, semicolons; and a backslash \\ too", id="signs that mean something"),
        pytest.param("Größe, Łódź, 日本語, 🎉 " * 12, id="long and not ASCII"),
        pytest.param("BEGIN:VEVENT", id="what looks like a line of the format"),
    ],
)
def test_any_title_comes_back_as_it_was(title: str) -> None:
    (event,) = read(one(title, f"first\n{title}\nEND:VCALENDAR")).events
    assert (event.summary, event.description) == (title, f"first\n{title}\nEND:VCALENDAR")


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says() -> None:
    written = plan_of("nurse", months=None).to_ics(now=NOW)
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"(?<!\r)\n", written)
    for line in lines:
        line.decode()  # no letter is cut in two


def test_without_icalendar_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(SetupError, match=r"crosswalk\[export\]"):
        one("t")
