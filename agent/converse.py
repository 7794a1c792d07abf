"""One call of a model: brief it, ask it, release what it may say, and see to it that nobody waits for an answer."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage
from langchain_core.tools import BaseTool
from langgraph.config import get_stream_writer

from agent.briefing import brief, read_briefing
from agent.events import Event, Notice
from agent.evidence import Evidence, evidence_of
from agent.models import ModelFailedError, call_model
from agent.offline.model import tool_results
from agent.offline.policy import wanted_calls
from agent.offline.wording import word_reply
from agent.prompts import PromptUse, Scribe, Trusted
from agent.reader import Reader, RepeatingError
from agent.state import Change, CoachContext, CoachState

log = logging.getLogger(__name__)

OFFLINE_MOMENT_S = 5.0  # an endpoint may have used up the turn; the offline coach needs a moment of its own


@dataclass(frozen=True)
class Conversation:
    """What one call of a model works with; briefed once."""

    state: CoachState
    context: CoachContext

    @cached_property
    def scribe(self) -> Scribe:
        return Scribe(self.context.prompts)

    @cached_property
    def briefing(self) -> SystemMessage:
        return brief(self.state, self.context, self.scribe)

    @cached_property
    def evidence(self) -> Evidence:
        """Everything a figure may rest on: tool results, the briefing, and what was said before."""
        before = [message.text for message in self.state.get("window", [])]
        results = [str(message.content) for message in self.state["messages"] if isinstance(message, ToolMessage)]
        # Our own wording may hold a figure of its own, such as an emergency number; a model's may not.
        ours = () if self.endpoint_answers else _wording(self.context)
        told = [self.briefing.text, self.state["message"], *before, *results]
        return evidence_of(told, self.context.vocabulary, ours=ours)

    @property
    def endpoint_answers(self) -> bool:
        return self.context.model is not self.context.offline and not self.state.get("offline_answers", False)

    @property
    def only_words(self) -> bool:
        """A model that is weak at picking tools words what our policy and the tools have worked out."""
        return self.context.coach_picks_tools and self.endpoint_answers

    @property
    def has_time(self) -> bool:
        is_early = self.context.monotonic() < self.state["deadline_at"]
        return is_early and self.state["model_calls"] < self.context.limits.max_model_calls

    def ask(self) -> Change:
        """The model's answer, checked as it streams; or tool calls; or the hand-over to the offline coach."""
        if self.only_words and not self.state["model_calls"] and (calls := self._policy_calls()):
            return {"messages": [AIMessage("", tool_calls=calls)], "model_calls": self.state["model_calls"] + 1}
        reader = self._reader()
        messages, tools = self._messages(), self._tools()
        try:
            answer = call_model(
                self._model,
                messages,
                tools=tools,
                deadline_s=self.state["deadline_at"],
                on_text=reader.read,
                monotonic=self.context.monotonic,
            )
            if answer.tool_calls and not tools:  # it was to answer with what it has
                return self._fall_back("bad_answer", reader)
            if self.only_words and _says_next_to_nothing(answer, messages):
                return self._fall_back("too_short", reader)
            reader.finish()
        except ModelFailedError as failure:
            return self._fall_back(failure.reason, reader)
        except RepeatingError:
            return self._fall_back("repeats", reader)
        return self._answered(answer, reader)

    @property
    def _model(self) -> BaseChatModel:
        return self.context.model if self.endpoint_answers else self.context.offline

    def _reader(self) -> Reader:
        said = frozenset(sentence.strip() for sentence in self.state.get("released", []))
        return Reader(
            lambda: self.evidence,  # a step that only picks tools needs none
            emit,
            said=said - {""},
            is_last=bool(self.state.get("was_sent_back")),
            may_repeat=not self.endpoint_answers,
        )

    def _messages(self) -> list[BaseMessage]:
        if not self.only_words:
            return [self.briefing, *self.state.get("window", []), *self.state["messages"]]
        # Message and checked draft as flat text: short to read for a small model, and true before it begins.
        known = read_briefing([self.briefing]) or {}
        results = tool_results(self.state["messages"])
        draft = Trusted(word_reply(known, results, self.scribe, self.state["message"]))
        asked = HumanMessage(self.scribe("reword", message=self.state["message"], draft=draft))
        again = [message for message in self.state["messages"][1:] if isinstance(message, HumanMessage)]
        return [SystemMessage(self.scribe("coach_reword")), asked, *again]

    def _tools(self) -> list[BaseTool]:
        """None once the turn is near its limits: then the model has to answer with what it has."""
        limits, state = self.context.limits, self.state
        is_spent = state["model_calls"] >= limits.max_model_calls - 1 or state["tool_calls"] >= limits.max_tool_calls
        if is_spent or state.get("was_sent_back") or self.only_words:
            return []
        return list(self.context.tools.values())

    def _answered(self, answer: AIMessage, reader: Reader) -> Change:
        forgotten = self._forgotten_plan(answer)
        if reader.released and (answer.tool_calls or forgotten):
            reader.add("\n\n")
        usage = answer.usage_metadata or {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0}
        own = [PromptUse(**use) for use in answer.response_metadata.get("prompts", ())]
        return {
            "messages": [answer, *forgotten],
            "released": reader.released,
            "withheld": reader.withheld,
            "prompts": [*self.scribe.uses, *own],
            "model_calls": self.state["model_calls"] + 1,
            "input_tokens": self.state.get("input_tokens", 0) + usage["input_tokens"],
            "output_tokens": self.state.get("output_tokens", 0) + usage["output_tokens"],
            "answered_by": self.context.model_name if self.endpoint_answers else "offline",
        }

    def _forgotten_plan(self, answer: AIMessage) -> list[AIMessage]:
        """A plan that is asked for or due is made, even where a weak model only says that it will."""
        if answer.tool_calls or not self.endpoint_answers or not self.has_time:
            return []
        made = any(
            message.name == "make_plan" for message in self.state["messages"] if isinstance(message, ToolMessage)
        )
        wanted = [] if made else [call for call in self._policy_calls() if call["name"] == "make_plan"]
        return [AIMessage("", tool_calls=wanted)] if wanted else []

    def _policy_calls(self) -> list[ToolCall]:
        """Tool calls that the offline policy wants for this message."""
        known = read_briefing([self.briefing])
        calls = wanted_calls(known, self.state["message"]) if known else ()
        return [ToolCall(name=call.name, args=dict(call.args), id=f"policy_{call.name}") for call in calls]

    def _fall_back(self, reason: str, reader: Reader) -> Change:
        """The offline coach takes over for the rest of the turn; a failure of its own is a bug and surfaces."""
        if not self.endpoint_answers:
            raise RuntimeError(f"the offline coach failed: {reason}")
        if self.state.get("was_sent_back") and self.state.get("released"):  # what stands has passed; the rest is cut
            return {"messages": [AIMessage("")], "withheld": [""], "offline_answers": True, "prompts": self.scribe.uses}
        if reader.released:
            reader.add("\n\n")
        change = hand_over(self.context, self.scribe, reason)
        return change | {"released": reader.released, "model_calls": self.state["model_calls"] + 1}


def hand_over(context: CoachContext, scribe: Scribe, reason: str) -> Change:
    """The offline coach answers instead of an endpoint, and the person is told why."""
    log.warning("the offline coach answers for the model: %s", reason)
    notice = scribe("notice_offline_answered", reason=scribe(f"reason_{reason}"))
    emit(Notice(notice))
    return {
        "offline_answers": True,
        "withheld": [],
        "was_sent_back": False,
        "notices": [notice],
        "prompts": scribe.uses,
        "deadline_at": context.monotonic() + OFFLINE_MOMENT_S,
    }


def emit(event: Event) -> None:
    """Tell whoever listens to this turn."""
    get_stream_writer()(event)


def _wording(context: CoachContext) -> tuple[str, ...]:
    library = context.prompts
    return tuple(library.live(name).body for name in library.names() if name.startswith(("say_", "ask_", "problem_")))


def _says_next_to_nothing(answer: AIMessage, messages: Sequence[BaseMessage]) -> bool:
    """A small model that answers the draft's question with "Yes" has not worded the draft."""
    return len(answer.text.split()) * 10 < len(messages[1].text.split())
