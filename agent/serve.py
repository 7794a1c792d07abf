"""Start Streamlit on our page, on this machine only, with the settings a served coach must have."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).resolve().parent.parent / "ui"
PAGE = UI / "server.py"

# The same for `streamlit run ui/server.py` stands in .streamlit/config.toml, which a wheel does not carry.
OPTIONS: dict[str, str | list[str]] = {
    "server.address": "localhost",
    # A page elsewhere that makes its own name resolve to this machine is refused.
    "server.allowedHosts": ["localhost", "127.0.0.1", "[::1]"],
    "server.maxUploadSize": "5",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "theme.base": str(UI / "theme.toml"),
}

# glibc keeps what many threads have freed for each of them: the page's short-lived threads would hold some 20 MB.
LEAN_MALLOC = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "65536"}


def serve(*, port: int, open_browser: bool) -> int:
    """Run the server until it is ended; returns its exit code, where it returns at all."""
    options = OPTIONS | {"server.port": str(port), "server.headless": str(not open_browser).lower()}
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), *_flags(options)]
    root = str(UI.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    environment = LEAN_MALLOC | os.environ | {"PYTHONPATH": path}
    if os.name == "posix":  # the server takes our place, so that whoever ends this process ends the server
        os.execve(command[0], command, environment)
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 0


def _flags(options: dict[str, str | list[str]]) -> Iterator[str]:
    for name, value in options.items():
        for one in [value] if isinstance(value, str) else value:
            yield f"--{name}={one}"
