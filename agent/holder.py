"""Which process works on a turn, and whether it still lives: pid and start time, since a pid alone is used again.

Only a holder on the same host can be seen to be gone. Elsewhere, or where the system does not tell, the lease decides.
"""

import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_ENDED = {"Z", "X"}  # a zombie has ended; it only waits for its parent to look


@dataclass(frozen=True)
class Holder:
    host: str
    pid: int
    started: str

    def is_gone(self) -> bool:
        """True only where it is certain."""
        if os.name != "posix" or self.host != _host():
            return False
        if _PROC.joinpath("self", "stat").exists():
            return _started(self.pid) != self.started
        return not _answers(self.pid)


def this_process() -> Holder:
    return Holder(host=_host(), pid=os.getpid(), started=_started(os.getpid()))


def _host() -> str:
    """The name of this host, and of the pid namespace: two containers may share a name but not their pids."""
    namespace = ""
    with suppress(OSError):
        namespace = os.readlink(_PROC / "self" / "ns" / "pid")
    return f"{platform.node()[:200]}/{namespace}"


def _started(pid: int) -> str:
    """Boot and clock tick at which a process began; empty for none, or where the system does not tell."""
    try:
        # The name of the command stands in parentheses and may itself hold some: read what follows the last one.
        state, *rest = (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
        boot = (_PROC / "sys" / "kernel" / "random" / "boot_id").read_text().strip()
    except OSError:
        return ""
    return "" if state in _ENDED else f"{boot}/{rest[18]}"


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
