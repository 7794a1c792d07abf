"""Entries of a calendar as an iCalendar file (RFC 5545), which Google, Outlook and Apple take in.

icalendar folds, escapes and orders; it comes with the extra `export` and is imported when a file is wanted, not before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from tools.errors import SetupError

OURS = UUID("6f0f4a51-6c1c-5c0e-9f0c-2f5d0c9b7a11")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)  # minutes are counted from here: what is written later replaces
PRODUCT = "-//Crosswalk//Plan//EN"


@dataclass(frozen=True)
class Entry:
    """A whole day with a title; `key` is the same for what replaces it."""

    key: str
    day: date
    title: str
    text: str


def to_ics(entries: Iterable[Entry], *, name: str, owner: str, now: datetime) -> bytes:
    """The file. `owner` keeps two people's entries apart in one calendar, and does not stand in it.

    Raises: SetupError where icalendar is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise SetupError("A calendar file needs icalendar. Install it with: pip install 'crosswalk[export]'") from error
    calendar = icalendar.Calendar.new(prodid=PRODUCT, name=name, method="PUBLISH", uid=uuid5(OURS, owner))
    for entry in entries:
        event = icalendar.Event.new(
            uid=f"{uuid5(OURS, f'{owner}/{entry.key}')}@crosswalk",
            stamp=now.astimezone(UTC),
            sequence=max(int((now - FIRST).total_seconds() // 60), 0),
            start=entry.day,
            end=entry.day + timedelta(days=1),
            summary=entry.title,
            description=entry.text,
            transparency=icalendar.TRANSP.TRANSPARENT,  # it takes no meeting's place
        )
        calendar.add_component(event)
    return bytes(calendar.to_ical())
