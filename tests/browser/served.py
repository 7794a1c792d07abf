"""`crosswalk ui` in a process of its own, on a free port of this machine, over a folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = "from agent.cli import main; main()"
UP_S = 60.0


class Served:
    """A running server; `address` is its page."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.address = f"http://localhost:{port}"

    def wait(self) -> None:
        """Until it answers. Raises RuntimeError when it ended or does not answer."""
        end = time.monotonic() + UP_S
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the server at {self.address} does not answer")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


@contextmanager
def serve(home: Path, *, port: int | None = None, people: str = "one", endpoint: str = "") -> Iterator[Served]:
    """Start it, wait until it answers, and end it by its own process id. `endpoint` serves a model."""
    port = port or free_port()
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSWALK_", "OPENAI_"))}
    own = {"CROSSWALK_HOME": str(home), "CROSSWALK_PEOPLE": people, "PYTHONPATH": str(ROOT)}
    model = {"CROSSWALK_MODEL": "scripted", "OPENAI_BASE_URL": endpoint} if endpoint else {}
    command = [sys.executable, "-c", START, "ui", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=home, env=outside | own | model, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    served = Served(process, port)
    try:
        served.wait()
        yield served
    finally:
        served.stop()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
