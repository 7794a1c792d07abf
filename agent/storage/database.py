"""Open a database and bring it up to date; what goes wrong is one sentence with the next step, and nothing is deleted.

SQLite runs on its rollback journal, not on WAL: before 3.51.3 two connections that checkpoint a WAL file at once can
corrupt it, the browser app and the terminal are two processes on one file, and erased words would live on in the WAL.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from tools.errors import StorageError

HEAD = "0001"  # the newest revision in migrations/versions; a test holds it
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_TIMEOUT_S = 10.0

_BEGIN = "crosswalk_begin"  # execution option: how a SQLite transaction begins
_log = logging.getLogger(__name__)

_MEND = {
    sqlite3.SQLITE_NOTADB: "is damaged; move it aside or put a copy back in its place, then start again",
    sqlite3.SQLITE_CORRUPT: "is damaged; move it aside or put a copy back in its place, then start again",
    sqlite3.SQLITE_FULL: "cannot grow because the disk is full; free some space, then try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check the disk and its free space, then try again",
    sqlite3.SQLITE_READONLY: "cannot be written; give this user the right to write the file and its folder",
    sqlite3.SQLITE_PERM: "cannot be written; give this user the right to write the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that it is a file, and that this user may write its folder",
    sqlite3.SQLITE_BUSY: "is held by another program; close that program, then try again",
    sqlite3.SQLITE_LOCKED: "is held by another program; close that program, then try again",
}
_OTHERWISE = "did not answer as expected; check that it is reachable and has space, then try again"


def open_engine(address: str) -> Engine:
    """An engine on an up-to-date database. Raises StorageError."""
    url = _parse(address)
    if url.get_backend_name() == "sqlite":
        _prepare_file(Path(url.database or ""))
    try:
        # hide_parameters: an error of the database must not carry a person's words into a log.
        engine = create_engine(url, hide_parameters=True, **_options(url))
    except (ImportError, NoSuchModuleError) as error:
        raise StorageError(
            f"The database driver for {url.drivername!r} is not installed; install it, or leave CROSSWALK_DATABASE_URL "
            "empty to use a file."
        ) from error
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    try:
        with explained(engine):
            _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock first: waiting for it can then never deadlock."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def wipe(engine: Engine) -> None:
    """Write a SQLite file anew without what was deleted; elsewhere this is the server's own work.

    `secure_delete` zeroes freed cells and pages, but leaves some bytes behind where SQLite rebalances a page.
    """
    if engine.dialect.name == "sqlite":
        with explained(engine), engine.execution_options(**{_BEGIN: None}).connect() as connection:
            connection.exec_driver_sql("VACUUM")


def place_of(engine: Engine) -> str:
    """What to call the database in a sentence: the file, or the address without user and password."""
    url = engine.url
    return str(url.database) if engine.dialect.name == "sqlite" else f"{url.host or ''}/{url.database or ''}"


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn what the database complains of into a StorageError; a broken constraint or statement is a bug and passes."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except (DBAPIError, PoolTimeoutError) as error:
        code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF
        _log.error(
            "The database failed with %s.", getattr(getattr(error, "orig", None), "sqlite_errorname", "an error")
        )
        raise _trouble(place_of(engine), _MEND.get(code, _OTHERWISE)) from error


def _trouble(place: str, what: str) -> StorageError:
    return StorageError(f"The database {place} {what}. Nothing was deleted.")


def _parse(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # Not chained and not shown: the address may hold a password.
        raise StorageError(
            "CROSSWALK_DATABASE_URL is not a database address; give one such as sqlite:////home/me/crosswalk.db."
        ) from None
    if url.drivername == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise StorageError("CROSSWALK_DATABASE_URL names no file; give one such as sqlite:////home/me/crosswalk.db.")
    return url


def _prepare_file(path: Path) -> None:
    """Make folder and file for this user alone, before SQLite would make them for everyone."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with suppress(PermissionError):  # someone else's file that we may write: theirs to decide
            path.chmod(0o600)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _trouble(
            str(path), f"cannot be opened ({reason}); check that it is a file this user may write"
        ) from error


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": LOCK_TIMEOUT_S}}
    return {"pool_pre_ping": True}


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, so that reads agree and DDL can be rolled back
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if statement := connection.get_execution_options().get(_BEGIN, "BEGIN"):
            connection.exec_driver_sql(statement)


def _bring_up_to_date(engine: Engine) -> None:
    with engine.begin() as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine).begin() as connection:
        found = _revision(connection)  # again, now that no other process can be migrating
        if found is None and inspect(connection).get_table_names():
            raise _trouble(place_of(engine), "belongs to another program; name another file in CROSSWALK_DATABASE_URL")
        if found != HEAD:
            _migrate(connection, found, place_of(engine))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _migrate(connection: Connection, found: str | None, place: str) -> None:
    # Imported here: Alembic takes 0.3 s, and almost every start finds the database up to date.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise _trouble(place, "was written by a newer version of Crosswalk; install that version, or name another file")
    command.upgrade(config, HEAD)
    _log.info("The database was brought from revision %s to %s.", found or "nothing", HEAD)
