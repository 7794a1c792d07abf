"""Opening a database: made, migrated, or refused with a sentence that says what to do; nothing is ever deleted."""

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from agent.storage import Store, tables
from agent.storage.database import HEAD, MIGRATIONS
from agent.turns import Outcome, Turns
from tests.agent.samples import MONDAY, Clock
from tools.errors import StorageError


def test_a_fresh_database_is_for_this_user_alone(database: Path, store: Store):
    store.create_thread("me", MONDAY)
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in database.parent.iterdir()} == {0o600}


def test_a_folder_that_was_there_keeps_its_rights_and_a_file_loses_those_of_others(tmp_path: Path):
    tmp_path.chmod(0o755)
    file = tmp_path / "crosswalk.db"
    file.touch(0o644)
    Store(f"sqlite:///{file}").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_sqlite_runs_on_its_rollback_journal_with_every_guard_on(store: Store):
    with store.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


def test_what_was_kept_is_there_after_opening_again_and_again(database: Path):
    for opening in range(3):
        store = Store(f"sqlite:///{database}")
        store.create_thread("me", MONDAY)
        assert len(store.threads("me")) == opening + 1
        store.close()


def test_an_up_to_date_database_opens_without_alembic(database: Path, store: Store):
    code = "import sys; from agent.storage import Store; Store(sys.argv[1]); assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, f"sqlite:///{database}"], check=True, timeout=60)


def test_several_that_open_a_fresh_database_at_once_all_find_it_ready(database: Path):
    def open_and_use(number: int) -> str:
        store = Store(f"sqlite:///{database}")
        store.create_thread(f"person {number}", MONDAY)
        store.close()
        return "ready"

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(open_and_use, range(8))) == ["ready"] * 8


def test_the_migrations_lead_to_the_tables(database: Path, store: Store):
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    engine.dispose()


def test_the_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_migration_that_breaks_off_leaves_nothing_behind(database: Path):
    # A table in the way of the last one to be made; its name is not one that gives the database away as foreign.
    database.parent.mkdir()
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE VIEW plans AS SELECT 1")
    connection.close()
    with pytest.raises(StorageError):
        Store(f"sqlite:///{database}")
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("plans",)]
    connection.close()


@pytest.mark.parametrize("damage", ["garbage", "cut off", "first page", "schema"])
def test_a_damaged_file_is_named_and_left_as_it_is(database: Path, damage: str):
    _filled(database)
    whole = database.read_bytes()
    broken = {
        "garbage": b"this is not a database " * 500,
        "cut off": whole[:5000],
        "first page": b"\xff" * 4096 + whole[4096:],
        "schema": whole[:100] + b"\xff" * 3996 + whole[4096:],
    }[damage]
    database.write_bytes(broken)
    with pytest.raises(StorageError) as caught:
        Store(f"sqlite:///{database}").threads("me")
    assert str(caught.value) == (
        f"The database {database} is damaged; move it aside or put a copy back in its place, then start again. "
        "Nothing was deleted."
    )
    assert database.read_bytes() == broken


def test_damage_deep_in_the_file_is_told_when_it_is_met(database: Path):
    _filled(database)
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StorageError, match="is damaged; move it aside"):
        Store(f"sqlite:///{database}").threads("me")


def test_a_database_of_a_newer_version_is_not_touched(database: Path):
    _filled(database)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    with pytest.raises(StorageError, match="was written by a newer version of Crosswalk; install that version"):
        Store(f"sqlite:///{database}")
    assert database.read_bytes() == before


def test_a_database_of_another_program_is_not_touched(tmp_path: Path):
    file = tmp_path / "photos.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StorageError, match="belongs to another program; name another file"):
        Store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_folder_where_the_file_should_be(tmp_path: Path):
    with pytest.raises(StorageError, match=r"cannot be opened \(Is a directory\); check that it is a file"):
        Store(f"sqlite:///{tmp_path}")


def test_a_file_where_the_folder_should_be(tmp_path: Path):
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(StorageError, match=r"home/crosswalk\.db cannot be opened \(.+\); check that"):
        Store(f"sqlite:///{tmp_path}/home/crosswalk.db")
    assert (tmp_path / "home").read_text() == "not a folder"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nothing like it", "CROSSWALK_DATABASE_URL is not a database address"),
        ("postgresql://me:hush@127.0.0.1:notaport/x", "CROSSWALK_DATABASE_URL is not a database address"),
        ("sqlite://", "CROSSWALK_DATABASE_URL names no file"),
        ("sqlite:///:memory:", "CROSSWALK_DATABASE_URL names no file"),
        ("nosuchthing://me:hush@host/x", "The database driver for 'nosuchthing' is not installed"),
        ("postgresql://me:hush@127.0.0.1:9/x", "The database "),  # no driver, or nobody who listens
    ],
)
def test_an_address_that_leads_nowhere_gets_a_sentence_without_its_password(address: str, sentence: str):
    with pytest.raises(StorageError) as caught:
        Store(address)
    assert str(caught.value).startswith(sentence)
    assert "hush" not in str(caught.value)


def _filled(database: Path) -> None:
    store = Store(f"sqlite:///{database}")
    turns = Turns(store, now=Clock())
    thread = store.create_thread("me", MONDAY).id
    for number in range(20):
        turns.commit(turns.begin("me", thread, f"message {number} " * 50), Outcome(reply="well " * 100))
    store.close()
