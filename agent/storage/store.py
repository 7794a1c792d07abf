"""What is kept, read and written only through its owner.

Every method takes the person first. A thread that is unknown and a thread that is someone else's get the same answer,
ThreadNotFoundError. Ids that come from outside are opaque: checked for shape, and used as bound parameters only.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, insert, select

from agent.storage import tables
from agent.storage.database import explained, open_engine, wipe, writing
from agent.storage.records import (
    FACT,
    PLAN,
    checked_person,
    ensure_person,
    hold_person,
    insert_facts,
    insert_plan,
    new_id,
    own_thread,
    readable,
    storable,
    thread_from,
    turn_from,
)
from agent.storage.rows import Feedback, Json, LedgerEntry, PlanVersion, Rating, StoredTurn, Thread
from tools.errors import ThreadNotFoundError
from tools.schema import Fact, TransitionPlan

_WORKERS = ("holder", "lease_until")  # who worked on a turn: of the machine, not of the person


class Store:
    """One database. Safe to share between threads; several processes may open the same one."""

    def __init__(self, url: str) -> None:
        """Open it, and make or migrate it where needed. Raises StorageError."""
        self._engine = open_engine(url)
        self._writing = writing(self._engine)

    @property
    def engine(self) -> Engine:
        """For what else is kept in the same database: never for what is of people."""
        return self._engine

    def close(self) -> None:
        self._engine.dispose()

    # --- Threads and turns

    def create_thread(self, person_id: str, now: datetime) -> Thread:
        """Start a talk; the person is made known with their first one."""
        thread = Thread(id=new_id(), title="", created_at=now, last_activity=now)
        with self.write(person_id) as connection:
            ensure_person(connection, person_id, now)
            connection.execute(
                insert(tables.threads).values(
                    id=thread.id, person_id=person_id, created_at=now, last_activity=now, working_state={}
                )
            )
        return thread

    def threads(self, person_id: str) -> tuple[Thread, ...]:
        """All talks of a person, the latest first."""
        query = _threads_of(checked_person(person_id)).order_by(
            tables.threads.c.last_activity.desc(), tables.threads.c.created_at.desc(), tables.threads.c.id
        )
        with self.read() as connection:
            return tuple(thread_from(row) for row in connection.execute(query))

    def thread(self, person_id: str, thread_id: str) -> Thread:
        """One talk; the check that a page makes before it shows anything. Raises ThreadNotFoundError."""
        with self.read() as connection:
            own_thread(connection, person_id, thread_id)
            return thread_from(connection.execute(_threads_of(person_id).where(tables.threads.c.id == thread_id)).one())

    def turns(self, person_id: str, thread_id: str, limit: int | None = None) -> tuple[StoredTurn, ...]:
        """The last `limit` turns of a talk, or all, in the order in which they were said."""
        newest_first = (
            select(tables.turns)
            .where(tables.turns.c.thread_id == thread_id)
            .order_by(tables.turns.c.number.desc())
            .limit(limit)
        )
        with self.read() as connection:
            own_thread(connection, person_id, thread_id)
            return tuple(turn_from(row) for row in reversed(connection.execute(newest_first).all()))

    def working_state(self, person_id: str, thread_id: str) -> Json:
        """What the coach keeps in mind between two turns of a talk; empty before the first is done."""
        with self.read() as connection:
            own_thread(connection, person_id, thread_id)
            query = select(tables.threads.c.working_state).where(tables.threads.c.id == thread_id)
            return dict(connection.execute(query).scalar_one())

    # --- Facts and plans

    def facts(self, person_id: str) -> tuple[Fact, ...]:
        """Everything a person said of themselves, oldest first; folded, it is their profile."""
        return tuple(entry.fact for entry in self.ledger(person_id))

    def ledger(self, person_id: str) -> tuple[LedgerEntry, ...]:
        """The facts with when and where each was said: the history of the profile."""
        table = tables.facts
        query = select(table).where(table.c.person_id == checked_person(person_id)).order_by(table.c.id)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(
            LedgerEntry(fact=fact, thread_id=row.thread_id, turn_id=row.turn_id, created_at=row.created_at)
            for row in rows
            if (fact := readable(FACT, row.fact, "facts", row.id)) is not None
        )

    def add_facts(self, person_id: str, facts: Sequence[Fact], now: datetime) -> None:
        """Add to the ledger from outside a talk, such as a correction in a form. Nothing is overwritten."""
        with self.write(person_id) as connection:
            ensure_person(connection, person_id, now)
            insert_facts(connection, person_id, facts, now)

    def latest_plan(self, person_id: str) -> TransitionPlan | None:
        newest = self.plan_versions(person_id, limit=1)
        return newest[0].plan if newest else None

    def plan_versions(self, person_id: str, limit: int | None = None) -> tuple[PlanVersion, ...]:
        """The last `limit` plans made for a person, or all, oldest first."""
        table = tables.plans
        newest_first = (
            select(table)
            .where(table.c.person_id == checked_person(person_id))
            .order_by(table.c.version.desc())
            .limit(limit)
        )
        with self.read() as connection:
            rows = connection.execute(newest_first).all()
        return tuple(
            PlanVersion(version=row.version, plan=plan, thread_id=row.thread_id, created_at=row.created_at)
            for row in reversed(rows)
            if (plan := readable(PLAN, row.plan, "plans", row.id)) is not None
        )

    def save_plan(self, person_id: str, thread_id: str | None, plan: TransitionPlan, now: datetime) -> int:
        """Keep a plan made outside a turn; returns its version, 1 for the first."""
        with self.write(person_id) as connection:
            ensure_person(connection, person_id, now)
            if thread_id is not None:
                own_thread(connection, person_id, thread_id)
            return insert_plan(connection, person_id, plan, now, thread_id=thread_id)

    # --- Feedback

    def add_feedback(
        self, person_id: str, thread_id: str, turn_id: str, rating: Rating, comment: str, now: datetime
    ) -> None:
        """Keep what a person thinks of a reply. Raises ThreadNotFoundError, also for a turn that is not of it."""
        with self.write(person_id) as connection:
            own_thread(connection, person_id, thread_id)
            own_turn = select(tables.turns.c.id).where(
                tables.turns.c.id == turn_id, tables.turns.c.thread_id == thread_id
            )
            if connection.scalar(own_turn) is None:
                raise ThreadNotFoundError
            connection.execute(
                insert(tables.feedback).values(
                    person_id=person_id, turn_id=turn_id, rating=rating, comment=storable(comment), created_at=now
                )
            )

    def feedback(self, person_id: str) -> tuple[Feedback, ...]:
        table = tables.feedback
        query = select(table).where(table.c.person_id == checked_person(person_id)).order_by(table.c.id)
        with self.read() as connection:
            return tuple(
                Feedback(turn_id=row.turn_id, rating=row.rating, comment=row.comment, created_at=row.created_at)
                for row in connection.execute(query)
            )

    # --- The person's own data

    def export(self, person_id: str) -> Json:
        """Everything stored of a person, as plain JSON values."""
        checked_person(person_id)
        with self.read() as connection:
            return {"person_id": person_id, **_rows_of_person(connection, person_id)}

    def forget(self, person_id: str) -> None:
        """Erase a person and everything of theirs, at once; their words are gone from the file too.

        An unknown person is already forgotten. After a StorageError ask again: the file may still wait.
        """
        with self.write(person_id) as connection:
            connection.execute(delete(tables.people).where(tables.people.c.id == person_id))
        wipe(self._engine)

    def forget_thread(self, person_id: str, thread_id: str) -> None:
        """Erase a talk with all that was said and made in it, its facts and plans included."""
        with self.write(person_id) as connection:
            own_thread(connection, person_id, thread_id)
            connection.execute(delete(tables.threads).where(tables.threads.c.id == thread_id))
        wipe(self._engine)

    # --- Transactions, for this package and `agent.turns`

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view. Raises StorageError where the database fails."""
        with explained(self._engine), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self, person_id: str) -> Iterator[Connection]:
        """All or nothing, one at a time for a person. Raises PersonIdError, StorageError."""
        with explained(self._engine), self._writing.begin() as connection:
            hold_person(connection, person_id)
            yield connection


def _threads_of(person_id: str) -> Select[Any]:
    """Threads with their first message, which names them."""
    threads, turns = tables.threads, tables.turns
    first = (turns.c.thread_id == threads.c.id) & (turns.c.number == 1)
    return (
        select(threads.c.id, threads.c.created_at, threads.c.last_activity, turns.c.message.label("first_message"))
        .select_from(threads.outerjoin(turns, first))
        .where(threads.c.person_id == person_id)
    )


def _rows_of_person(connection: Connection, person_id: str) -> Json:
    """Every table with the rows that are this person's."""
    own_threads = select(tables.threads.c.id).where(tables.threads.c.person_id == person_id)
    owned = {
        tables.people: tables.people.c.id == person_id,
        tables.threads: tables.threads.c.person_id == person_id,
        tables.turns: tables.turns.c.thread_id.in_(own_threads),
        tables.facts: tables.facts.c.person_id == person_id,
        tables.plans: tables.plans.c.person_id == person_id,
        tables.feedback: tables.feedback.c.person_id == person_id,
    }
    return {
        table.name: [_plain(row) for row in connection.execute(select(table).where(mine)).mappings()]
        for table, mine in owned.items()
    }


def _plain(row: RowMapping) -> Json:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
        if not name.startswith(_WORKERS)
    }
