"""The tables, as SQLAlchemy Core: nothing here is peculiar to one database.

Everything hangs on `people` by ON DELETE CASCADE, so that forgetting a person is one delete. A change here needs a
migration; a test holds the two against each other.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so they are taken off on the way in and put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
)

threads = Table(
    "threads",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_activity", UtcDateTime, nullable=False),
    Column("working_state", JSON, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("thread_id", ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("status", String(10), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("message", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    # Who is working on it: a token only that worker knows, where it runs, and until when it may.
    Column("attempts", Integer, nullable=False),
    Column("holder", String(64), nullable=False),
    Column("holder_host", String(300), nullable=False),
    Column("holder_pid", Integer, nullable=False),
    Column("holder_started", String(100), nullable=False),
    Column("lease_until", UtcDateTime, nullable=False),
    # What became of it.
    Column("finished_at", UtcDateTime),
    Column("failure", String(100), nullable=False),
    Column("reply", Text, nullable=False),
    Column("intent", String(50), nullable=False),
    Column("notices", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("artifacts", JSON, nullable=False),
    Column("prompts", JSON, nullable=False),
    Column("model", String(200), nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    UniqueConstraint("thread_id", "number"),
    CheckConstraint("status IN ('open', 'done', 'failed')", name="status"),
    # One writer per thread, held by the database itself: a thread has at most one open turn.
    Index(
        "one_open_turn",
        "thread_id",
        unique=True,
        sqlite_where=text("status = 'open'"),
        postgresql_where=text("status = 'open'"),
    ),
)

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("thread_id", ForeignKey("threads.id", ondelete="CASCADE"), index=True),
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), index=True),
    Column("field", String(50), nullable=False),
    Column("fact", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("thread_id", ForeignKey("threads.id", ondelete="CASCADE"), index=True),
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), index=True),
    Column("plan", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("person_id", "version"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("rating", String(10), nullable=False),
    Column("comment", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("rating IN ('up', 'down')", name="rating"),
)
