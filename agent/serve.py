"""Start Streamlit on our page, on this machine only, with the settings a served coach must have."""

import os
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "ui" / "app.py"

OPTIONS = {
    "server.address": "localhost",
    "server.maxUploadSize": "5",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "server.fileWatcherType": "none",
}


def serve(*, port: int, open_browser: bool) -> int:
    """Run the server until it is ended; returns its exit code."""
    options = OPTIONS | {"server.port": str(port), "server.headless": str(not open_browser).lower()}
    flags = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), *flags]
    root = str(PAGE.parent.parent)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))}
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 0
