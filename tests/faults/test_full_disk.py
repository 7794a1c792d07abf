"""A disk that is full stops a turn with a sentence; what was stored stays, and with space again the talk goes on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

# A process of its own, since the limit on the size of files holds for the whole process.
TALK_ON_A_FULL_DISK = """
import json, os, resource, sys
from agent.storage import Store
from agent.turns import Outcome, Turns, utc_now
from tools.errors import StorageError

file, full_at = sys.argv[1:]
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

def fill_the_disk():
    resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(file), hard))

store = Store("sqlite:///" + file)
turns = Turns(store)
thread = store.create_thread("me", utc_now()).id
turns.commit(turns.begin("me", thread, "hello"), Outcome(reply="hi", working_state={"talk": 1}))
turn, error = None, ""
try:
    if full_at == "begin":
        fill_the_disk()
    turn = turns.begin("me", thread, "word " * 10_000)
    fill_the_disk()
    turns.commit(turn, Outcome(reply="well " * 10_000, working_state={"talk": 2}))
except StorageError as caught:
    error = str(caught)
kept = [turn.status for turn in store.turns("me", thread)]
state = store.working_state("me", thread)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
if turn is not None:
    turns.commit(turn, Outcome(reply="now there is space"))
turns.commit(turns.begin("me", thread, "and on"), Outcome(reply="yes"))
with store.read() as connection:
    health = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
replies = [turn.reply for turn in store.turns("me", thread)]
print(json.dumps({"error": error, "kept": kept, "state": state, "health": health, "replies": replies}))
"""


def test_a_message_that_does_not_fit_is_refused_before_it_is_acknowledged(tmp_path: Path):
    told = _talk(tmp_path, full_at="begin")
    assert (told["kept"], told["state"]) == (["done"], {"talk": 1})
    assert told["replies"] == ["hi", "yes"]


def test_a_reply_that_does_not_fit_leaves_its_message_open_and_can_be_stored_later(tmp_path: Path):
    told = _talk(tmp_path, full_at="commit")
    assert (told["kept"], told["state"]) == (["done", "open"], {"talk": 1})
    assert told["replies"] == ["hi", "now there is space", "yes"]


def _talk(folder: Path, *, full_at: str) -> dict[str, Any]:
    """What a talk told on a disk that is full at one of its steps; the checks that hold for both."""
    database = folder / "crosswalk.db"
    command = [sys.executable, "-c", TALK_ON_A_FULL_DISK, str(database), full_at]
    run = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    told: dict[str, Any] = json.loads(run.stdout)
    assert told["error"].startswith(f"The database {database} cannot ")
    assert told["error"].endswith("Nothing was deleted.")
    assert "space" in told["error"]
    assert "word" not in told["error"] + run.stderr
    assert told["health"] == "ok"
    return told
