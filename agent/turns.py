"""One turn as a transaction: the message is stored before anything runs, and its outcome is stored whole or not at all.

A thread has at most one open turn, and the open row is the lock: whoever wrote it holds the thread until it commits,
abandons, dies or outlives its lease. A turn that was taken over cannot be committed by the one who lost it.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from agent.holder import Holder, this_process
from agent.prompts import PromptUse
from agent.storage import Store, tables
from agent.storage.records import insert_facts, insert_plan, new_id, own_thread, storable
from agent.storage.rows import Json
from tools.errors import ThreadBusyError, TurnTakenOverError
from tools.schema import Channel, Fact, TransitionPlan

MAX_ATTEMPTS = 2  # a message that brought the process down twice would do so a third time
LEASE_MARGIN_S = 15.0  # beyond the time a turn may take, for storing its outcome
INTERRUPTED = "notice_interrupted"
FAILED = "notice_internal"

_POLL_S = 0.02
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OpenTurn:
    """A stored message that is being answered, by us. `number` is its place in the thread, 1 for the first."""

    id: str
    person_id: str
    thread_id: str
    number: int
    attempts: int
    message: str = field(repr=False)
    channel: Channel
    token: str = field(repr=False)


@dataclass(frozen=True)
class Outcome:
    """What a turn made: all of it is stored, or nothing. All values but `facts` and `plan` are plain JSON."""

    reply: str
    intent: str = ""
    facts: tuple[Fact, ...] = ()
    plan: TransitionPlan | None = None  # None: this turn made no new one
    working_state: Json | None = None  # None: as it was
    notices: tuple[str, ...] = ()
    evidence: tuple[Any, ...] = ()
    artifacts: tuple[Json, ...] = ()
    prompts: tuple[PromptUse, ...] = ()
    model: str = "offline"
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0


def utc_now() -> datetime:
    return datetime.now(UTC)


class Turns:
    """The inbox of every thread, on top of a store. Safe to share between threads; processes share the database."""

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime] = utc_now,
        turn_timeout_s: float = 60.0,
        wait_s: float = 10.0,
    ) -> None:
        """`wait_s`: how long `begin` waits for a thread that another turn holds."""
        self._store = store
        self._now = now
        self._lease = timedelta(seconds=turn_timeout_s + LEASE_MARGIN_S)
        self._wait_s = wait_s

    def begin(self, person_id: str, thread_id: str, message: str, *, channel: Channel = "chat") -> OpenTurn:
        """Store a message and take its thread, waiting for a turn that still runs.

        Run what `unfinished` returns first: a turn whose holder died is closed as failed here, its message kept.
        Raises: ThreadNotFoundError, ThreadBusyError, StorageError. After any of them the message is not stored.
        """
        give_up_at = time.monotonic() + self._wait_s
        while (turn := self._try_begin(person_id, thread_id, storable(message), channel)) is None:
            if time.monotonic() >= give_up_at:
                raise ThreadBusyError
            time.sleep(_POLL_S)
        return turn

    def commit(self, turn: OpenTurn, outcome: Outcome) -> None:
        """Store everything a turn made and free its thread, in one transaction.

        Raises: TurnTakenOverError where the turn is no longer ours, StorageError. After either nothing is stored.
        """
        with self._store.write(turn.person_id) as connection:
            now = self._now()
            if not _finish(connection, turn, status="done", finished_at=now, **_columns(outcome)):
                raise TurnTakenOverError
            place = {"thread_id": turn.thread_id, "turn_id": turn.id}
            insert_facts(connection, turn.person_id, outcome.facts, now, **place)
            if outcome.plan is not None:
                insert_plan(connection, turn.person_id, outcome.plan, now, **place)
            _touch(connection, turn.thread_id, now, outcome.working_state)

    def abandon(self, turn: OpenTurn, reason: str = FAILED) -> None:
        """Close a turn that cannot be answered; the message is kept. `reason` names the prompt that words why.

        A turn that is no longer ours is left to whoever has it. Raises StorageError.
        """
        with self._store.write(turn.person_id) as connection:
            now = self._now()
            if _finish(connection, turn, status="failed", finished_at=now, failure=reason):
                _touch(connection, turn.thread_id, now)
            else:
                _log.warning("Turn %s was no longer ours to abandon.", turn.id)

    def unfinished(self, person_id: str, thread_id: str) -> tuple[OpenTurn, ...]:
        """Turns that a dead process left half done, now ours to run again; after two attempts they become failed.

        Raises: ThreadNotFoundError, StorageError.
        """
        with self._store.read() as connection:  # almost always there is none: no need to wait for the write lock
            own_thread(connection, person_id, thread_id)
            if self._left_half_done(connection, thread_id) is None:
                return ()
        with self._store.write(person_id) as connection:
            own_thread(connection, person_id, thread_id)
            row = self._left_half_done(connection, thread_id)
            if row is None:
                return ()
            if row.attempts >= MAX_ATTEMPTS:
                self._give_up(connection, row)
                return ()
            _log.warning("Turn %s was left half done and is run again.", row.id)
            return (self._take_over(connection, person_id, row),)

    def _try_begin(self, person_id: str, thread_id: str, message: str, channel: Channel) -> OpenTurn | None:
        with self._store.write(person_id) as connection:
            own_thread(connection, person_id, thread_id)
            row = _open_row(connection, thread_id)
            if row is not None and not self._is_abandoned(row):
                return None
            if row is not None:
                self._give_up(connection, row)
            turn = OpenTurn(
                id=new_id(),
                person_id=person_id,
                thread_id=thread_id,
                number=_next_number(connection, thread_id),
                attempts=1,
                message=message,
                channel=channel,
                token=_new_token(),
            )
            self._insert(connection, turn)
            return turn

    def _insert(self, connection: Connection, turn: OpenTurn) -> None:
        now = self._now()
        connection.execute(
            insert(tables.turns).values(
                id=turn.id,
                thread_id=turn.thread_id,
                number=turn.number,
                status="open",
                channel=turn.channel,
                message=turn.message,
                created_at=now,
                attempts=turn.attempts,
                failure="",
                **self._held_by_us(turn.token),
                **_columns(Outcome(reply="", model="")),
            )
        )
        _touch(connection, turn.thread_id, now)

    def _take_over(self, connection: Connection, person_id: str, row: Row[Any]) -> OpenTurn:
        turn = OpenTurn(
            id=row.id,
            person_id=person_id,
            thread_id=row.thread_id,
            number=row.number,
            attempts=row.attempts + 1,
            message=row.message,
            channel=row.channel,
            token=_new_token(),
        )
        ours = update(tables.turns).where(tables.turns.c.id == turn.id)
        connection.execute(ours.values(attempts=turn.attempts, **self._held_by_us(turn.token)))
        return turn

    def _give_up(self, connection: Connection, row: Row[Any]) -> None:
        _log.warning("Turn %s was left half done after %d attempts and is closed.", row.id, row.attempts)
        left = update(tables.turns).where(tables.turns.c.id == row.id)
        connection.execute(left.values(status="failed", finished_at=self._now(), failure=INTERRUPTED))

    def _held_by_us(self, token: str) -> Json:
        us = this_process()
        return {
            "holder": token,
            "holder_host": us.host,
            "holder_pid": us.pid,
            "holder_started": us.started,
            "lease_until": self._now() + self._lease,
        }

    def _left_half_done(self, connection: Connection, thread_id: str) -> Row[Any] | None:
        row = _open_row(connection, thread_id)
        return row if row is not None and self._is_abandoned(row) else None

    def _is_abandoned(self, row: Row[Any]) -> bool:
        holder = Holder(host=row.holder_host, pid=row.holder_pid, started=row.holder_started)
        return bool(self._now() >= row.lease_until) or holder.is_gone()


def _new_token() -> str:
    return secrets.token_urlsafe(16)


def _open_row(connection: Connection, thread_id: str) -> Row[Any] | None:
    query = select(tables.turns).where(tables.turns.c.thread_id == thread_id, tables.turns.c.status == "open")
    return connection.execute(query).one_or_none()


def _next_number(connection: Connection, thread_id: str) -> int:
    newest = select(func.max(tables.turns.c.number)).where(tables.turns.c.thread_id == thread_id)
    return int(connection.scalar(newest) or 0) + 1


def _finish(connection: Connection, turn: OpenTurn, **values: Any) -> bool:
    """Close a turn if it is open and ours; whether it was."""
    ours = (tables.turns.c.id == turn.id) & (tables.turns.c.holder == turn.token) & (tables.turns.c.status == "open")
    return connection.execute(update(tables.turns).where(ours).values(**values)).rowcount == 1


def _touch(connection: Connection, thread_id: str, now: datetime, working_state: Json | None = None) -> None:
    values: Json = {"last_activity": now}
    if working_state is not None:
        values["working_state"] = working_state
    connection.execute(update(tables.threads).where(tables.threads.c.id == thread_id).values(**values))


def _columns(outcome: Outcome) -> Json:
    return {
        "reply": storable(outcome.reply),
        "intent": outcome.intent,
        "notices": list(outcome.notices),
        "evidence": list(outcome.evidence),
        "artifacts": list(outcome.artifacts),
        "prompts": [asdict(use) for use in outcome.prompts],
        "model": outcome.model,
        "input_tokens": outcome.input_tokens,
        "output_tokens": outcome.output_tokens,
        "seconds": outcome.seconds,
    }
