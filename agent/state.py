"""What one turn carries through the graph, and what the coach's nodes work with."""

import operator
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AnyMessage
from langchain_core.tools import BaseTool
from langgraph.graph.message import add_messages

from agent.events import Artifact
from agent.memory import Memory
from agent.prompts import PromptLibrary, PromptUse
from agent.vocabulary import Vocabulary
from tools.interview import PracticeMove
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.search import SearchIndex
from tools.listening import Lexicon
from tools.planning.terms import Optimizer
from tools.probing import ProbeTold
from tools.schema import Channel, Fact, Heard, Profile, Question, Statement, TransitionPlan
from tools.undoing import Undo

Change = dict[str, Any]  # of the state of a turn, as a node hands it back
EarsMethod = Literal["off", "json_schema", "function_calling", "json_mode"]


class CoachState(TypedDict, total=False):
    """One turn. The first block is given, the rest is made by the nodes."""

    message: str
    channel: Channel
    today: date
    turn: int
    thread_id: str
    facts: list[Fact]
    statements: Sequence[Statement]  # the same facts, with when and where each was said
    plan: TransitionPlan | None
    since_plan: Sequence[Fact]  # told after that plan was made, in a form or in another talk
    memory: Memory
    window: list[AnyMessage]
    said: str | None  # in a recorded talk: the reply that was given then
    deadline_at: float

    heard: Heard
    practice: PracticeMove  # what the message does with an open interview question
    probe: ProbeTold | None  # what is to be said of a probe
    undo: Undo | None  # what is taken back or comes again
    profile: Profile
    question: Question | None
    plan_due: bool
    learned: Annotated[list[Fact], operator.add]
    messages: Annotated[list[AnyMessage], add_messages]
    artifacts: Annotated[list[Artifact], operator.add]
    released: Annotated[list[str], operator.add]
    withheld: list[str]
    notices: Annotated[list[str], operator.add]
    prompts: Annotated[list[PromptUse], operator.add]
    sources: Annotated[list[str], operator.add]
    model_calls: int
    tool_calls: int
    input_tokens: int
    output_tokens: int
    answered_by: str
    offline_answers: bool
    was_sent_back: bool
    reply: str


@dataclass(frozen=True)
class Limits:
    """Bounds of one turn."""

    max_model_calls: int = 8
    max_tool_calls: int = 12
    turn_timeout_s: float = 60.0
    ears_timeout_s: float = 10.0


@dataclass(frozen=True)
class CoachContext:
    """Everything the nodes use that is not the turn itself; made once, shared by all turns."""

    catalogue: Catalogue
    index: SearchIndex
    lexicon: Lexicon
    prompts: PromptLibrary
    vocabulary: Vocabulary
    tools: Mapping[str, BaseTool]
    model: BaseChatModel
    offline: BaseChatModel
    model_name: str = "offline"
    coach_picks_tools: bool = False
    ears: EarsMethod = "off"
    optimizer: Optimizer = "greedy"
    limits: Limits = field(default_factory=Limits)
    today: Callable[[], date] = date.today
    monotonic: Callable[[], float] = time.monotonic
