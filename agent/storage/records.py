"""The statements that the store and the turns share. Each works inside a transaction that the caller has begun."""

import logging
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.exc import IntegrityError

from agent.prompts import PromptUse
from agent.storage import tables
from agent.storage.rows import Json, StoredTurn, Thread
from tools.errors import PersonIdError, ThreadNotFoundError
from tools.schema import Fact, TransitionPlan

MAX_ID_CHARS = 200
TITLE_CHARS = 60

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
PLAN: TypeAdapter[TransitionPlan] = TypeAdapter(TransitionPlan)

_log = logging.getLogger(__name__)
T = TypeVar("T")


# --- Ids and text from outside


def new_id() -> str:
    """An id that nobody can guess: 128 random bits."""
    return secrets.token_urlsafe(16)


def checked_person(person_id: str) -> str:
    """Raises PersonIdError."""
    if not _is_id(person_id):
        raise PersonIdError
    return person_id


def _is_id(value: object) -> bool:
    # Cc: control characters. Cs: halves of a character, which no database can store.
    return (
        isinstance(value, str)
        and 0 < len(value) <= MAX_ID_CHARS
        and not any(unicodedata.category(char) in {"Cc", "Cs"} for char in value)
    )


def storable(text: str) -> str:
    """The same text, but for what a database cannot hold (NUL, half characters), which becomes U+FFFD."""
    return text.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def title_of(message: str | None) -> str:
    """The first words of a talk, on one line, cut at a word."""
    words = " ".join((message or "").split())
    return words if len(words) <= TITLE_CHARS else words[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"


# --- Owners


def hold_person(connection: Connection, person_id: str) -> bool:
    """Hold a person's row until the transaction ends, so that theirs queue up; whether they are known.

    Every writing transaction starts here, which also gives all of them one order of locks. SQLite has held the whole
    database by then.
    """
    held = select(tables.people.c.id).where(tables.people.c.id == checked_person(person_id)).with_for_update()
    return connection.scalar(held) is not None


def ensure_person(connection: Connection, person_id: str, now: datetime) -> None:
    """Make a person known."""
    if hold_person(connection, person_id):
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(tables.people).values(id=person_id, created_at=now))
    except IntegrityError:  # another process was first
        hold_person(connection, person_id)


def own_thread(connection: Connection, person_id: str, thread_id: str) -> None:
    """Raises ThreadNotFoundError unless the thread is this person's."""
    checked_person(person_id)
    own = select(tables.threads.c.id).where(tables.threads.c.id == thread_id, tables.threads.c.person_id == person_id)
    if not _is_id(thread_id) or connection.scalar(own) is None:
        raise ThreadNotFoundError


# --- Writing


def insert_facts(
    connection: Connection,
    person_id: str,
    facts: Sequence[Fact],
    now: datetime,
    *,
    thread_id: str | None = None,
    turn_id: str | None = None,
) -> None:
    rows = [
        {
            "person_id": person_id,
            "thread_id": thread_id,
            "turn_id": turn_id,
            "field": fact.field,
            "fact": fact.model_dump(mode="json"),
            "created_at": now,
        }
        for fact in facts
    ]
    if rows:
        connection.execute(insert(tables.facts), rows)


def insert_plan(
    connection: Connection,
    person_id: str,
    plan: TransitionPlan,
    now: datetime,
    *,
    thread_id: str | None = None,
    turn_id: str | None = None,
) -> int:
    """Returns: the version, one above the newest of this person."""
    newest = select(func.max(tables.plans.c.version)).where(tables.plans.c.person_id == person_id)
    version = int(connection.scalar(newest) or 0) + 1
    connection.execute(
        insert(tables.plans).values(
            person_id=person_id,
            version=version,
            thread_id=thread_id,
            turn_id=turn_id,
            plan=plan.model_dump(mode="json"),
            created_at=now,
        )
    )
    return version


# --- Reading


def thread_from(row: Row[Any]) -> Thread:
    return Thread(
        id=row.id, title=title_of(row.first_message), created_at=row.created_at, last_activity=row.last_activity
    )


def turn_from(row: Row[Any]) -> StoredTurn:
    return StoredTurn(
        id=row.id,
        number=row.number,
        status=row.status,
        attempts=row.attempts,
        channel=row.channel,
        message=row.message,
        reply=row.reply,
        failure=row.failure,
        intent=row.intent,
        notices=tuple(row.notices),
        evidence=tuple(row.evidence),
        artifacts=tuple(row.artifacts),
        prompts=tuple(PromptUse(**use) for use in row.prompts),
        model=row.model,
        input_tokens=row.input_tokens,
        output_tokens=row.output_tokens,
        seconds=row.seconds,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )


def readable(kind: TypeAdapter[T], value: Json, table: str, row_id: int) -> T | None:
    """A stored value, or None where this version cannot read it: it stays stored, and is part of an export."""
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        _log.warning("Row %d of %s cannot be read (%d problems); it is left out.", row_id, table, error.error_count())
        return None
