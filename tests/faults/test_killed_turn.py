"""A process that is killed in the middle of a turn leaves its message behind, and nothing half done."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.storage import Store
from agent.turns import Outcome, Turns, utc_now
from tests.agent.samples import a_skill
from tools.errors import ThreadBusyError

ANSWERING = """
import sys, time
from agent.storage import Store
from agent.turns import Turns
turns = Turns(Store(sys.argv[1]))
turns.begin("me", sys.argv[2], "I am a nurse, six hours a week")
print("begun", flush=True)
time.sleep(600)
"""

TALKING = """
import sys
from agent.storage import Store
from agent.turns import Outcome, Turns
turns = Turns(Store(sys.argv[1]))
for number in range(100_000):
    turn = turns.begin("me", sys.argv[2], f"message {number}")
    print(f"begun {turn.number}", flush=True)
    turns.commit(turn, Outcome(reply=f"reply {number}", working_state={"text": "word " * (number % 5000)}))
    print(f"done {turn.number}", flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/crosswalk.db")
    yield opened
    opened.close()


def test_a_turn_whose_process_was_killed_is_run_again_at_once(store: Store, tmp_path: Path):
    thread = store.create_thread("me", utc_now()).id
    turns = Turns(store, wait_s=0)
    with _running(ANSWERING, tmp_path, thread) as child:
        assert _line(child) == "begun"
        assert turns.unfinished("me", thread) == ()
        with pytest.raises(ThreadBusyError):
            turns.begin("me", thread, "are you there?")
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=60)

    (turn,) = turns.unfinished("me", thread)
    assert (turn.message, turn.attempts) == ("I am a nurse, six hours a week", 2)
    turns.commit(turn, Outcome(reply="Welcome.", facts=(a_skill("patient care"),)))
    assert [(kept.status, kept.reply) for kept in store.turns("me", thread)] == [("done", "Welcome.")]
    assert turns.unfinished("me", thread) == ()


def test_a_killed_process_that_nobody_has_waited_for_counts_as_gone(store: Store, tmp_path: Path):
    thread = store.create_thread("me", utc_now()).id
    with _running(ANSWERING, tmp_path, thread) as child:
        assert _line(child) == "begun"
        child.send_signal(signal.SIGKILL)
        # Its output ends while it still dies; waitid tells when it has died, and leaves it unwaited for.
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert len(Turns(store).unfinished("me", thread)) == 1


@pytest.mark.parametrize("lines_before_the_kill", [1, 2, 13, 40, 81])
def test_a_kill_at_any_moment_loses_no_acknowledged_turn(store: Store, tmp_path: Path, lines_before_the_kill: int):
    thread = store.create_thread("me", utc_now()).id
    with _running(TALKING, tmp_path, thread) as child:
        told = [_line(child) for _ in range(lines_before_the_kill)]
        child.send_signal(signal.SIGKILL)
        told += child.stdout.read().split("\n")  # type: ignore[union-attr]
        child.wait(timeout=60)

    begun = {int(line.split()[1]) for line in told if line.startswith("begun ")}
    done = {int(line.split()[1]) for line in told if line.startswith("done ")}
    stored = {turn.number: turn for turn in store.turns("me", thread)}
    assert sorted(stored) == list(range(1, len(stored) + 1))
    assert begun <= stored.keys()
    assert all(stored[number].reply == f"reply {number - 1}" for number in done)
    assert sum(turn.status == "open" for turn in stored.values()) <= 1
    half_done = [turn.number for turn in stored.values() if turn.status == "open"]
    assert [turn.number for turn in Turns(store).unfinished("me", thread)] == half_done
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@contextmanager
def _running(code: str, folder: Path, thread: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", code, f"sqlite:///{folder}/crosswalk.db", thread]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def _line(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()
