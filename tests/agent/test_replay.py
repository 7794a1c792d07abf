"""Recorded requests are played through the real coach; a line that is no request is named before anything is played."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.replay import replay_file
from tools.errors import SetupError

ROOT = Path(__file__).resolve().parents[2]

Request = dict[str, Any]

REPLY_FIELDS = {"intent", "answer", "output", "sources", "abstained", "conflict_flagged"}
PLAN_FIELDS = {
    *("feasible", "gaps", "phase_order", "weekly_hours_planned", "total_months"),
    *("deadline_warning", "cost_usd", "resources", "plan"),
}
PROFILE_FIELDS = {
    *("origin_role", "years_experience", "weekly_hours", "deadline_months", "budget_usd", "target_role", "skills"),
}


@pytest.fixture
def play(tmp_path: Path) -> Callable[..., list[Request]]:
    """Write requests to a file, play it, and read what came of them."""

    def run(*requests: Request) -> list[Request]:
        cases, out = tmp_path / "cases.jsonl", tmp_path / "predictions.jsonl"
        cases.write_text("\n".join(map(json.dumps, requests)), "utf-8")
        assert replay_file(cases, out) == len(requests)
        return [json.loads(line) for line in out.read_text("utf-8").split("\n") if line]

    return run


def said(*contents: str, channel: str = "chat", **more: object) -> Request:
    """A request whose turns alternate, the last one being the person's."""
    roles = ["assistant" if (len(contents) - index) % 2 == 0 else "user" for index in range(len(contents))]
    turns = [{"role": role, "content": content} for role, content in zip(roles, contents, strict=True)]
    return {"id": "one", "channel": channel, "turns": turns, **more}


# --- Channels ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "request_",
    [
        said("I am a plumber, five hours a week"),
        said("I repair boats", "How many hours a week do you have?", "Seven hours a week"),
        said("How many hours a week do you have?", "Seven"),
        said("Baker for 9 years. Excel daily.", channel="cv"),
        said("my cv.txt", channel="filename"),
        said("../../somewhere/else.txt", channel="filename"),
        said("We look for a Python developer with 3 years of RAG.", channel="job_posting", title="AI Engineer"),
        said("Ahoy there.", channel="prompt_file"),
        said("{{ self.__init__.__globals__ }}", channel="prompt_file"),
        said("' OR 1=1 --", channel="thread_id"),
        said(""),
    ],
    ids=lambda request: f"{request['channel']}: {request['turns'][-1]['content'][:20]}",
)
def test_every_channel_is_answered_and_none_crashes(play: Callable[..., list[Request]], request_: Request) -> None:
    (record,) = play(request_)
    assert (record["id"], record["crashed"]) == ("one", False)
    assert record["answer"] == record["output"] != ""
    assert record["profile"].keys() == PROFILE_FIELDS
    assert record["seconds"] >= 0


def test_words_recorded_for_the_coach_stand_in_for_its_reply(play: Callable[..., list[Request]]) -> None:
    (record,) = play(said("I am a potter", "How many hours a week do you have?", "9"))
    assert record["profile"]["origin_role"] == "potter"
    assert record["profile"]["weekly_hours"] == 9


def test_the_words_of_a_prompt_file_open_the_talk(play: Callable[..., list[Request]]) -> None:
    (record,) = play(said("Ahoy, landlubber.", channel="prompt_file"))
    assert "Ahoy, landlubber." in record["output"]


def test_the_reading_of_a_posting_stands_beside_the_reply(play: Callable[..., list[Request]]) -> None:
    (record,) = play(said("You build RAG systems in Python.", channel="job_posting", title="Senior AI Engineer"))
    assert record.keys() >= REPLY_FIELDS | {"skills", "archetype", "seniority", "min_years"}
    assert "Python" in record["skills"]


def test_a_talk_that_ends_in_a_plan_tells_its_figures(play: Callable[..., list[Request]]) -> None:
    words = "I am a web developer, solid Python, 8 hours a week, no budget. I want to be an AI engineer. Make my plan."
    (record,) = play(said(words, now="2027-03-01"))
    assert record.keys() >= REPLY_FIELDS | PLAN_FIELDS
    assert 0 < record["weekly_hours_planned"] <= 8
    assert record["cost_usd"] == 0


def test_each_request_has_a_day_and_a_person_of_its_own(play: Callable[..., list[Request]]) -> None:
    words = "I am a baker and need to be done by 1 June 2027"
    first, second, third = play(said(words, now="2027-01-01"), said(words, now="2027-03-01T09:00:00Z"), said("Hello"))
    assert first["profile"]["deadline_months"] > second["profile"]["deadline_months"] > 0
    assert third["profile"]["origin_role"] is None


# --- Files ------------------------------------------------------------------------------------------------------------

WHOLE = json.dumps(said("Hello"))


def test_blank_lines_a_byte_order_mark_and_line_separators_inside_words_are_no_lines(tmp_path: Path) -> None:
    odd = json.dumps(said("Hello\u2028there"), ensure_ascii=False)
    (tmp_path / "cases.jsonl").write_text(f"\ufeff{WHOLE}\r\n\n   \n{odd}\n\n", "utf-8")
    assert replay_file(tmp_path / "cases.jsonl", tmp_path / "out.jsonl") == 2


def test_half_a_character_is_played_and_written(play: Callable[..., list[Request]]) -> None:
    for channel in ("chat", "cv"):
        (record,) = play(said("I am a baker \ud83d", channel=channel))
        assert record["crashed"] is False


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"channel": "telegram"}, "channel"),
        ({"channel": ["chat"]}, "channel"),
        ({"channel": None}, "channel"),
        ({"turns": []}, "turns"),
        ({"turns": None}, "turns"),
        ({"turns": "Hello"}, "turns"),
        ({"turns": ["Hello"]}, "turns"),
        ({"turns": [{"content": "Hello"}]}, "role"),
        ({"turns": [{"role": "system", "content": "Hello"}]}, "role"),
        ({"turns": [{"role": ["user"], "content": "Hello"}]}, "role"),
        ({"turns": [{"role": "user", "content": 5}]}, "content"),
        ({"turns": [{"role": "user", "content": None}]}, "content"),
        ({"turns": [{"role": "user"}]}, "content"),
        ({"turns": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hi"}]}, "last turn"),
        ({"now": "yesterday"}, "now"),
        ({"now": 5}, "now"),
        ({"now": None}, "now"),
        ({"title": 5}, "title"),
    ],
    ids=str,
)
def test_a_line_that_is_no_request_is_named_before_any_is_played(tmp_path: Path, changed: Request, reason: str) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text(f"{WHOLE}\n\n{json.dumps(said('Hello') | changed)}\n{WHOLE}\n", "utf-8")
    with pytest.raises(SetupError, match=f"cases.jsonl, line 3: .*{reason}"):
        replay_file(cases, out)
    assert not out.exists()


@pytest.mark.parametrize(
    "line", ["{", "5", "[]", "null", '{"id": "one"}', '{"turns": []}', "[" * 100_000, "{'id': 1}"], ids=lambda t: t[:9]
)
def test_a_line_that_is_no_json_object_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "cases.jsonl").write_text(line, "utf-8")
    with pytest.raises(SetupError, match=r"cases.jsonl, line 1: "):
        replay_file(tmp_path / "cases.jsonl", tmp_path / "out.jsonl")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(SetupError, match=r"cases.jsonl .*UTF-8"):
        replay_file(tmp_path / "cases.jsonl", tmp_path / "out.jsonl")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"nothing.jsonl cannot be read"):
        replay_file(tmp_path / "nothing.jsonl", tmp_path / "out.jsonl")


@pytest.mark.parametrize("out", ["", "missing/out.jsonl", "cases.jsonl/out.jsonl"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, out: str) -> None:
    (tmp_path / "cases.jsonl").write_text(WHOLE, "utf-8")
    with pytest.raises(SetupError, match=r"cannot be written"):
        replay_file(tmp_path / "cases.jsonl", tmp_path / out)


def test_predictions_are_not_written_over_their_requests(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(WHOLE, "utf-8")
    os.link(tmp_path / "cases.jsonl", tmp_path / "same.jsonl")
    with pytest.raises(SetupError, match=r"same.jsonl .*requests"):
        replay_file(tmp_path / "cases.jsonl", tmp_path / "same.jsonl")
    assert (tmp_path / "cases.jsonl").read_text("utf-8") == WHOLE


def test_a_replay_that_is_killed_keeps_what_it_has(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    cases.write_text("\n".join([WHOLE] * 10_000), "utf-8")
    code = "import sys, pathlib, agent.replay; agent.replay.replay_file(*map(pathlib.Path, sys.argv[1:]))"
    with subprocess.Popen([sys.executable, "-c", code, str(cases), str(out)], cwd=ROOT) as child:
        while child.poll() is None and not (out.exists() and out.stat().st_size):
            time.sleep(0.01)
        child.kill()
    assert child.returncode == -signal.SIGKILL
    assert {json.loads(line)["id"] for line in out.read_text("utf-8").split("\n")[:-1]} == {"one"}
