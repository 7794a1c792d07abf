"""A wheel built from the tree works in an empty environment, far from it: tables, prompts and pages come along."""

import os
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = {"agent", "tools", "ui", "prompts"}
PROFILE = """
origin_role: registered nurse
years_experience: 12
weekly_hours: 6
skills:
  programming: 0
"""


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel, and the folder somebody works in."""

    bin: Path
    folder: Path

    def crosswalk(self, *arguments: str, typed: str = "") -> str:
        done = subprocess.run(
            [str(self.bin / "crosswalk"), *arguments],
            cwd=self.folder,
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    def python(self, code: str) -> str:
        command = [str(self.bin / "python"), "-c", code]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120, check=True
        ).stdout.strip()

    @property
    def environment(self) -> dict[str, str]:
        ours = ("CROSSWALK_", "OPENAI_", "PYTHON", "VIRTUAL_ENV")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return clean | {"CROSSWALK_HOME": str(self.folder / "home"), "COLUMNS": "120"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `pip wheel` builds it from this tree, with what is installed already."""
    out = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(ROOT)]
    done = subprocess.run([*pip, *options], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("crosswalk-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("stranger")
    venv.create(place / "env", with_pip=False, symlinks=True)
    into = ["--python", str(place / "env" / "bin" / "python"), "install", "--no-index", "--no-deps", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *into], capture_output=True, text=True, timeout=120, check=True)
    (site_packages,) = (place / "env" / "lib").glob("python*/site-packages")
    lend_dependencies(site_packages)
    (place / "work").mkdir()
    return Installed(bin=place / "env" / "bin", folder=place / "work")


def lend_dependencies(site_packages: Path) -> None:
    """A path file names folders and runs none of the path files in them, so the editable project stays out."""
    lent = [entry for entry in sys.path if entry.endswith("site-packages") and Path(entry).is_dir()]
    (site_packages / "lent.pth").write_text("\n".join(lent) + "\n", "utf-8")


# --- What is in it ----------------------------------------------------------------------------------------------------


def test_the_wheel_holds_the_four_parts_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == PARTS


def test_every_file_under_version_control_of_the_four_parts_comes_along(wheel: Path) -> None:
    """Tables, prompts, migrations, the page's theme, the template of the PDF: whatever a module may open."""
    here = {path.relative_to(ROOT).as_posix() for part in PARTS for path in (ROOT / part).rglob("*") if path.is_file()}
    kept = {name for name in here if "__pycache__" not in name}
    assert kept - set(ZipFile(wheel).namelist()) == set()


# --- What it does, far from the tree ----------------------------------------------------------------------------------


def test_the_code_that_runs_is_the_installed_one(installed: Installed) -> None:
    for part in ("agent", "tools", "ui"):
        place = installed.python(f"import {part}; print(list({part}.__path__))")
        assert str(installed.bin.parent) in place
        assert str(ROOT) not in place


def test_the_terminal_offers_its_commands(installed: Installed) -> None:
    offered = installed.crosswalk("--help")
    for command in ("chat", "ui", "plan", "replay", "prompts", "data"):
        assert command in offered


def test_the_prompts_come_along(installed: Installed) -> None:
    listed = {line.split()[0] for line in installed.crosswalk("prompts", "list").splitlines()}
    assert listed == {path.name for path in (ROOT / "prompts").iterdir() if path.is_dir()}


def test_a_talk_at_the_terminal_is_understood_and_kept(installed: Installed) -> None:
    said = installed.crosswalk("chat", "--person", "ada", typed="I am a nurse, 12 years, 6 hours a week\n")
    assert "nurse" in said.lower()
    assert "6 hours" in said
    assert "?" in said
    known = installed.python(
        "from agent import Coach; me = Coach().profile('ada'); "
        "print(me.origin_role.role_id, me.years_experience.value, me.weekly_hours.value)"
    )
    assert known.endswith("12.0 6.0")


@pytest.mark.parametrize(("ending", "begins"), [("md", b"# "), ("json", b"{"), ("pdf", b"%PDF-")])
def test_a_plan_from_a_profile_file_is_written(installed: Installed, ending: str, begins: bytes) -> None:
    (installed.folder / "profile.yaml").write_text(PROFILE, "utf-8")
    installed.crosswalk("plan", "--profile", "profile.yaml", "--out", f"plan.{ending}")
    assert (installed.folder / f"plan.{ending}").read_bytes().startswith(begins)


def test_the_page_is_served_and_ends_when_its_process_is_ended(installed: Installed) -> None:
    port = free_port()
    with served(installed, port):
        assert answer(port, "/") == 200
        assert answer(port, "/_stcore/health") == 200
    with pytest.raises(URLError):
        answer(port, "/")


@contextmanager
def served(installed: Installed, port: int) -> Iterator[None]:
    command = [str(installed.bin / "crosswalk"), "ui", "--port", str(port)]
    with (installed.folder / "ui.log").open("w") as log:
        server = subprocess.Popen(command, cwd=installed.folder, env=installed.environment, stdout=log, stderr=log)
        try:
            wait_until_it_answers(server, port, installed.folder / "ui.log")
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text("utf-8")
        try:
            answer(port, "/_stcore/health")
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the page does not answer: {log.read_text('utf-8')}")


def answer(port: int, path: str) -> int:
    """The status with which the page answers. Raises URLError where nobody listens."""
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return int(response.status)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
