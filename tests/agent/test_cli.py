"""The command line: prompts are listed, shown and chosen; what is wrong is one sentence and exit code 2."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent.prompts import PromptLibrary

OWN_WORDS = """---
name: say_welcome
version: 1.1.0
description: The first words, in our own voice
---
Ahoy, and welcome aboard.
"""
BROKEN = OWN_WORDS.replace("aboard", "{{ where }}")


@dataclass
class Terminal:
    """A shell with a home of its own, in which nobody has set anything."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def crosswalk(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSWALK_", "OPENAI_"))}
        return subprocess.run(
            [sys.executable, "-c", "from agent.cli import main; main()", *arguments],
            cwd=self.folder,
            env=clean
            | {"PYTHONPATH": str(Path(__file__).parents[2]), "CROSSWALK_HOME": "home", "COLUMNS": "120"}
            | self.settings,
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def overlay(terminal: Terminal) -> Path:
    """A folder with one prompt in somebody's own words, laid over the shipped ones."""
    folder = terminal.folder / "my-prompts"
    (folder / "say_welcome").mkdir(parents=True)
    (folder / "say_welcome" / "1.1.0.prompty").write_text(OWN_WORDS, "utf-8")
    terminal.settings["CROSSWALK_PROMPTS"] = str(folder)
    return folder


# --- Prompts ----------------------------------------------------------------------------------------------------------


def test_prompts_list_names_every_prompt_with_its_live_version_and_what_it_is_for(terminal: Terminal) -> None:
    rows = [line.split(maxsplit=2) for line in terminal.crosswalk("prompts", "list").stdout.splitlines()]
    library = PromptLibrary()
    assert [(name, version) for name, version, _ in rows] == [
        (name, library.live_version(name)) for name in library.names()
    ]
    assert all(purpose for _, _, purpose in rows)


def test_prompts_show_prints_the_file_as_it_stands(terminal: Terminal) -> None:
    shown = terminal.crosswalk("prompts", "show", "say_welcome").stdout
    assert shown.strip() == PromptLibrary().live("say_welcome").path.read_text("utf-8").strip()


def test_prompts_show_can_show_a_version_that_is_not_live(terminal: Terminal, overlay: Path) -> None:
    assert "Ahoy" not in terminal.crosswalk("prompts", "show", "say_welcome").stdout
    assert "Ahoy" in terminal.crosswalk("prompts", "show", "say_welcome", "--version", "1.1.0").stdout


def test_prompts_use_makes_a_version_live_in_the_overlay_and_leaves_the_shipped_file_alone(
    terminal: Terminal, overlay: Path
) -> None:
    before = PromptLibrary().live_version("say_welcome")
    used = terminal.crosswalk("prompts", "use", "say_welcome", "1.1.0")
    assert (used.returncode, used.stderr) == (0, "")
    assert (overlay / "live.toml").read_text("utf-8") == 'say_welcome = "1.1.0"\n'
    assert "Ahoy" in terminal.crosswalk("prompts", "show", "say_welcome").stdout
    assert PromptLibrary().live_version("say_welcome") == before


def test_a_prompt_made_live_speaks_in_the_next_talk(terminal: Terminal, overlay: Path) -> None:
    terminal.crosswalk("prompts", "use", "say_welcome", "1.1.0")
    reply = terminal.crosswalk("chat", typed="Hello\n")
    assert "Ahoy, and welcome aboard." in reply.stdout


# --- What is wrong is one sentence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "arguments", "told"),
    [
        ({"CROSSWALK_TURN_TIMEOUT_S": "soon"}, ("chat",), "CROSSWALK_TURN_TIMEOUT_S is 'soon'; give seconds"),
        ({"CROSSWALK_PROMPTS": "nowhere"}, ("prompts", "list"), "CROSSWALK_PROMPTS is 'nowhere'; give a folder"),
        ({"CROSSWALK_MODEL": "some-model"}, ("plan",), "OPENAI_API_KEY is not set"),
        (
            {"CROSSWALK_DATABASE_URL": "my.db"},
            ("chat",),
            "CROSSWALK_DATABASE_URL is not valid; give a database address",
        ),
        ({}, ("plan", "--profile", "missing.yaml"), "missing.yaml cannot be read"),
        ({}, ("plan",), "Tell me what you do now"),
        ({}, ("prompts", "show", "no_such_prompt"), "names no live version of 'no_such_prompt'"),
        ({}, ("prompts", "use", "say_welcome", "9.9.9"), "no such prompt file"),
        ({}, ("replay", "missing.jsonl", "--out", "out.jsonl"), "missing.jsonl"),
        ({}, ("data", "export", "--out", "no-such-folder/me.json"), "no-such-folder"),
        ({}, ("ui", "--port", "99999"), "port"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    terminal: Terminal, settings: dict[str, str], arguments: tuple[str, ...], told: str
) -> None:
    terminal.settings |= settings
    assert_told(terminal.crosswalk(*arguments), told)


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("weekly_hours: [6\n", "not valid YAML"),
        ("just words\n", "must map names to values"),
        ("favourite_colour: red\n", "Unknown key 'favourite_colour'"),
        ("weekly_hours: 0\n", "weekly_hours in the profile is 0"),
    ],
)
def test_a_wrong_profile_file_is_told_key_by_key(terminal: Terminal, profile: str, told: str) -> None:
    (terminal.folder / "profile.yaml").write_text(profile, "utf-8")
    assert_told(terminal.crosswalk("plan", "--profile", "profile.yaml"), told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(("--out", "plan.txt"), "It can be written as pdf, docx, md, ics, csv, json", id="ending"),
        pytest.param(("--format", "yaml"), "It can be written as pdf, docx, md, ics, csv, json", id="format"),
        pytest.param(("--brief", "--format", "ics"), "It can be written as pdf, docx, md", id="a brief in a calendar"),
    ],
)
def test_a_plan_is_not_written_in_a_format_that_is_none_of_ours(
    terminal: Terminal, options: tuple[str, ...], told: str
) -> None:
    (terminal.folder / "profile.yaml").write_text("origin_role: teacher\nweekly_hours: 5\n", "utf-8")
    assert_told(terminal.crosswalk("plan", "--profile", "profile.yaml", *options), told)


def test_a_format_is_printed_or_written_to_the_file_that_is_named(terminal: Terminal) -> None:
    (terminal.folder / "profile.yaml").write_text("origin_role: teacher\nweekly_hours: 5\n", "utf-8")
    printed = terminal.crosswalk("plan", "--profile", "profile.yaml", "--format", "csv")
    assert printed.stdout.lstrip("\ufeff").startswith("week,starts,phase,kind,task,hours")
    brief = terminal.crosswalk("plan", "--profile", "profile.yaml", "--brief", "--format", "docx", "--out", "for-her")
    assert "Written: for-her" in brief.stdout
    assert (terminal.folder / "for-her").read_bytes().startswith(b"PK")


def test_a_broken_prompt_is_told_with_file_and_line_before_anything_is_said(terminal: Terminal, overlay: Path) -> None:
    (overlay / "say_welcome" / "1.1.0.prompty").write_text(BROKEN, "utf-8")
    (overlay / "live.toml").write_text('say_welcome = "1.1.0"\n', "utf-8")
    refused = terminal.crosswalk("chat", typed="I am a nurse\n")
    assert_told(refused, "1.1.0.prompty:6: variable 'where' is not among its inputs")
    assert refused.stdout == ""


def assert_told(done: subprocess.CompletedProcess[str], told: str) -> None:
    """Exit code 2, the sentence, and nothing of the code's insides."""
    assert told in done.stderr
    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr
