"""What the store hands out: frozen rows, typed, free of the database."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from agent.prompts import PromptUse
from tools.schema import Channel, Fact, Statement, TransitionPlan

Json = dict[str, Any]
TurnStatus = Literal["open", "done", "failed"]
Rating = Literal["up", "down"]


@dataclass(frozen=True)
class Thread:
    """One talk of one person."""

    id: str
    title: str = field(repr=False)
    created_at: datetime
    last_activity: datetime


@dataclass(frozen=True)
class StoredTurn:
    """A message and what became of it. `failure` names the prompt that words why a turn failed."""

    id: str
    number: int
    status: TurnStatus
    attempts: int
    channel: Channel
    message: str = field(repr=False)
    reply: str = field(repr=False)
    failure: str
    intent: str
    notices: tuple[str, ...]
    evidence: tuple[Any, ...] = field(repr=False)
    artifacts: tuple[Json, ...] = field(repr=False)
    prompts: tuple[PromptUse, ...]
    model: str
    input_tokens: int
    output_tokens: int
    seconds: float
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class LedgerEntry:
    """One fact, when and where it was said; a correction from a form has no thread and no turn."""

    fact: Fact = field(repr=False)
    thread_id: str | None
    turn_id: str | None
    created_at: datetime

    @property
    def statement(self) -> Statement:
        return Statement(fact=self.fact, said_on=self.created_at.date(), thread_id=self.thread_id)


@dataclass(frozen=True)
class PlanVersion:
    version: int
    plan: TransitionPlan = field(repr=False)
    thread_id: str | None
    created_at: datetime


@dataclass(frozen=True)
class Feedback:
    turn_id: str
    rating: Rating
    comment: str = field(repr=False)
    created_at: datetime
