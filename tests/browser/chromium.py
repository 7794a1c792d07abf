"""Find a Chromium for the browser tests, or say in one sentence what to install."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
ON_A_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SENTENCE = (
    "The browser tests need Chromium or Chrome: install it (Debian and Ubuntu: sudo apt-get install chromium), "
    "or set CHROMIUM to the path of its program."
)


class NoChromiumError(Exception):
    """Nothing to run the browser tests with; the text says what to install."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


def find_chromium() -> Path:
    """The program of a Chromium or Chrome; root on Debian gets the package installed. Raises NoChromiumError."""
    found = _installed()
    if found is None and _can_install():
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
        found = _installed()
    if found is None:
        raise NoChromiumError
    return found


def _installed() -> Path | None:
    named = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in NAMES), *ON_A_MAC]
    return next((Path(path) for path in named if path and Path(path).is_file()), None)


def _can_install() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and Path("/etc/debian_version").is_file() and shutil.which("apt-get") is not None
