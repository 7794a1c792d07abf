"""Labelled messages: what a line of `listening/*/*.jsonl` holds. README.md there says how they are labelled."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tools.schema import Channel, Intent

FOLDER = Path(__file__).resolve().parent / "listening"
SETS = ("seen", "unseen", "hard")

Number = float | tuple[float, float] | None  # one value, or a band in which any value is right, or not stated
Names = tuple[str | None, ...] | None  # all that are right; None among them: saying nothing is right, too


class _Entry(BaseModel):
    # Errors name the place and never the words: the unseen messages stay unread even where a line is broken.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Turn(_Entry):
    role: Literal["user", "assistant"]
    content: str


class Labels(_Entry):
    """What is known about the person after the whole talk; None is not stated, and must stay open."""

    origin_role: Names
    years_experience: Number
    weekly_hours: Number
    deadline_months: Number
    budget_usd: Number
    target_role: Names


class Sample(_Entry):
    """One message with the talk before it, and what a careful person would have understood."""

    id: str
    kind: str
    language: str | None = None
    channel: Channel = "chat"
    before: tuple[Turn, ...] = ()
    now: date | None = None
    message: str
    profile: Labels
    maybe_null: tuple[str, ...] = ()
    skills: dict[str, int]
    maybe_skills: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    intent: tuple[Intent, ...] = ()
    why: str


def read_samples(name: str) -> dict[str, list[Sample]]:
    """The samples of one set, by file ("profiles_1")."""
    return {path.stem: _read(path) for path in sorted((FOLDER / name).glob("*.jsonl"))}


def _read(path: Path) -> list[Sample]:
    return [Sample.model_validate_json(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
