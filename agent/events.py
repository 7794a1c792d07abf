"""What a turn tells while it runs: typed events, in the order in which they happen."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from agent.prompts import PromptUse
from tools.schema import Fact

Step = Literal["listen", "converse", "act", "check"]


@dataclass(frozen=True)
class TurnStarted:
    """The message is stored; from here on nothing of it can be lost."""

    thread_id: str
    turn_id: str


@dataclass(frozen=True)
class FactsHeard:
    """What was understood of the message."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class ToolStarted:
    name: str


@dataclass(frozen=True)
class Artifact:
    """A typed result of a tool, for the page."""

    kind: str
    value: BaseModel


@dataclass(frozen=True)
class TextDelta:
    """A piece of the reply that has passed the check."""

    text: str


@dataclass(frozen=True)
class Notice:
    """Something the person should know about this turn, such as that the offline coach answered."""

    text: str


@dataclass(frozen=True)
class TurnFinished:
    """The turn is stored whole."""

    reply: "Reply"


@dataclass(frozen=True)
class Reply:
    """The coach's answer to one message."""

    text: str
    thread_id: str
    turn_id: str
    intent: str
    facts: tuple[Fact, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    notices: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    prompts: tuple[PromptUse, ...] = ()
    model: str = "offline"
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return self.text


Event = TurnStarted | FactsHeard | ToolStarted | Artifact | TextDelta | Notice | TurnFinished
