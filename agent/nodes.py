"""What each step of a turn does: listen -> converse <-> act -> check. A node returns only what it changed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolCall,
    ToolMessage,
)
from langgraph.config import get_stream_writer

from agent.acting import Bench, seed_files
from agent.briefing import ask_words, brief, read_briefing
from agent.events import Artifact, Event, FactsHeard, Notice, TextDelta
from agent.grounding import Evidence, SentenceStream, evidence_of, unsupported
from agent.memory import Memory
from agent.models import ModelFailedError, call_model
from agent.offline.model import tool_results
from agent.offline.policy import wanted_calls
from agent.offline.wording import word_reply
from agent.prompts import PromptUse, Scribe, Trusted
from agent.state import CoachContext, CoachState
from tools.asking import next_question, plan_is_due
from tools.assessment import quick_check
from tools.listening import fold, listen
from tools.schema import Heard, Profile, TransitionPlan
from tools.toolbox import Desk, Learned

log = logging.getLogger(__name__)

Change = dict[str, Any]
OFFLINE_MOMENT_S = 5.0  # an endpoint may have used up the turn; the offline coach needs a moment of its own


@dataclass(frozen=True)
class Nodes:
    """The four steps, bound to what they work with."""

    context: CoachContext

    # --- listen -------------------------------------------------------------------------------------------------------

    def listen(self, state: CoachState) -> Change:
        """Read new facts and the intent out of the words, and decide what is worth asking next."""
        context = self.context
        memory, before = state.get("memory", Memory()), state.get("facts", [])
        today = state.get("today") or context.today()
        known = fold(before)
        heard = self._hear(state, known, memory, today)
        profile = fold([*before, *heard.facts])
        was_asked = memory.pending is not None
        memory = memory.after_listening(heard)
        _emit(FactsHeard(heard.facts))
        return {
            "today": today,
            "turn": state.get("turn", 1),
            "facts": before,
            "heard": heard,
            "learned": list(heard.facts),
            "profile": profile,
            "memory": memory,
            "messages": [HumanMessage(state["message"])],
            "deadline_at": state.get("deadline_at") or context.monotonic() + context.limits.turn_timeout_s,
            "model_calls": 0,
            "tool_calls": 0,
            **self._outlook(profile, heard, memory, has_plan=state.get("plan") is not None, was_asked=was_asked),
        }

    def _hear(self, state: CoachState, known: Profile, memory: Memory, today: date) -> Heard:
        if state.get("channel") == "posting":  # what an advert asks for says nothing about the person
            return Heard(intent="fit_to_job_posting", intent_confidence=1.0)
        return listen(
            state["message"],
            lexicon=self.context.lexicon,
            today=today,
            turn=state.get("turn", 1),
            asked=memory.pending,
            last_reply=_last_reply(state.get("window", [])),
            profile=known,
            has_plan=state.get("plan") is not None,
            channel=state.get("channel", "chat"),
        )

    def _outlook(self, profile: Profile, heard: Heard, memory: Memory, *, has_plan: bool, was_asked: bool) -> Change:
        check = quick_check(self.context.catalogue, profile)
        question = next_question(profile, asked=memory.asked, check=check, check_running=memory.check_running)
        due = plan_is_due(profile, heard, has_plan=has_plan, question=question, was_asked=was_asked)
        skipped = was_asked and heard.intent == "answer_assessment" and not heard.facts and not heard.problems
        return {"question": question, "plan_due": due, "skipped": skipped}

    # --- converse -----------------------------------------------------------------------------------------------------

    def converse(self, state: CoachState) -> Change:
        """Ask the model for words or tool calls; when it fails, hand the turn to the offline coach."""
        if self._only_words(state) and not state["model_calls"]:
            planned = _policy_calls(state, self.context)
            if planned:
                return {"messages": [AIMessage("", tool_calls=planned)], "model_calls": state["model_calls"] + 1}
        scribe = Scribe(self.context.prompts)
        reader = _Reader(self._evidence(state))
        messages, tools = self._messages(state, scribe), self._tools(state)
        try:
            answer = call_model(
                self._model(state),
                messages,
                tools=tools,
                deadline_s=state["deadline_at"],
                on_text=reader.read,
                monotonic=self.context.monotonic,
            )
        except ModelFailedError as failure:
            return self._fall_back(state, failure, reader, scribe)
        if answer.tool_calls and not tools:  # it was to answer with what it has
            return self._fall_back(state, ModelFailedError("bad_answer"), reader, scribe)
        if self._only_words(state) and _says_next_to_nothing(answer, messages):
            return self._fall_back(state, ModelFailedError("empty"), reader, scribe)
        return self._answered(state, answer, reader, scribe)

    def _endpoint_answers(self, state: CoachState) -> bool:
        return self.context.model is not self.context.offline and not state.get("offline_answers", False)

    def _model(self, state: CoachState) -> BaseChatModel:
        return self.context.model if self._endpoint_answers(state) else self.context.offline

    def _messages(self, state: CoachState, scribe: Scribe) -> list[BaseMessage]:
        if self._only_words(state):
            return self._draft(state, scribe)
        return [brief(state, self.context, scribe), *state.get("window", []), *state["messages"]]

    def _only_words(self, state: CoachState) -> bool:
        """A model that is weak at picking tools words what our policy and the tools have worked out."""
        return self.context.coach_picks_tools and self._endpoint_answers(state)

    def _draft(self, state: CoachState, scribe: Scribe) -> list[BaseMessage]:
        """Message and checked draft as flat text: short to read for a small model, and true before it begins."""
        briefing = read_briefing([brief(state, self.context, Scribe(self.context.prompts))]) or {}
        draft = Trusted(word_reply(briefing, tool_results(state["messages"]), scribe))
        asked = HumanMessage(scribe("reword", message=state["message"], draft=draft))
        again = [message for message in state["messages"][1:] if isinstance(message, HumanMessage)]
        return [SystemMessage(scribe("coach_reword")), asked, *again]

    def _tools(self, state: CoachState) -> list[Any]:
        """None once the turn is near its limits: then the model has to answer with what it has."""
        limits = self.context.limits
        is_spent = state["model_calls"] >= limits.max_model_calls - 2 or state["tool_calls"] >= limits.max_tool_calls
        if is_spent or state.get("was_sent_back") or self._only_words(state):
            return []
        return list(self.context.tools.values())

    def _evidence(self, state: CoachState) -> Evidence:
        """Everything a figure may rest on: tool results, the briefing, and what the person said."""
        briefing = brief(state, self.context, Scribe(self.context.prompts))
        said = [message.text for message in state.get("window", []) if isinstance(message, HumanMessage)]
        results = [str(message.content) for message in state["messages"] if isinstance(message, ToolMessage)]
        # Our own wording may hold a figure of its own, such as an emergency number; a model's may not.
        ours = () if self._endpoint_answers(state) else _wording(self.context)
        return evidence_of([briefing.text, state["message"], *said, *results, *ours])

    def _answered(self, state: CoachState, answer: AIMessage, reader: "_Reader", scribe: Scribe) -> Change:
        reader.finish()
        usage = answer.usage_metadata or {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0}
        own = [PromptUse(**use) for use in answer.response_metadata.get("prompts", ())]
        forgotten = self._forgotten_plan(state, answer)
        return {
            "messages": [answer, *forgotten],
            "released": [*reader.released, *(["\n\n"] if reader.released and (answer.tool_calls or forgotten) else [])],
            "withheld": reader.withheld,
            "prompts": [*scribe.uses, *own],
            "model_calls": state["model_calls"] + 1,
            "input_tokens": state.get("input_tokens", 0) + usage["input_tokens"],
            "output_tokens": state.get("output_tokens", 0) + usage["output_tokens"],
            "answered_by": self.context.model_name if self._endpoint_answers(state) else "offline",
        }

    def _forgotten_plan(self, state: CoachState, answer: AIMessage) -> list[AIMessage]:
        """A plan that is asked for or due is made, even where a weak model only says that it will."""
        if answer.tool_calls or not self._endpoint_answers(state) or not self._has_time(state):
            return []
        wanted = [call for call in _policy_calls(state, self.context) if call["name"] == "make_plan"]
        made = any(message.name == "make_plan" for message in state["messages"] if isinstance(message, ToolMessage))
        return [] if made or not wanted else [AIMessage("", tool_calls=wanted)]

    def _fall_back(self, state: CoachState, failure: ModelFailedError, reader: "_Reader", scribe: Scribe) -> Change:
        """The offline coach takes over for the rest of the turn; a second failure is a bug and surfaces."""
        if not self._endpoint_answers(state):
            raise RuntimeError(f"the offline coach failed: {failure.reason}")
        log.warning("model failed: %s; the offline coach answers", failure.reason)
        if state.get("was_sent_back") and state.get("released"):  # what stands has passed the check; the rest is cut
            return {"messages": [AIMessage("")], "withheld": [""], "offline_answers": True, "prompts": scribe.uses}
        reason = scribe(f"reason_{failure.reason}")
        notice = scribe("notice_offline_answered", reason=reason)
        _emit(Notice(notice))
        return {
            "offline_answers": True,
            "withheld": [],
            "released": [*reader.released, *(["\n\n"] if reader.released else [])],
            "notices": [notice],
            "prompts": scribe.uses,
            "model_calls": state["model_calls"] + 1,
            "deadline_at": max(state["deadline_at"], self.context.monotonic() + OFFLINE_MOMENT_S),
        }

    # --- act ----------------------------------------------------------------------------------------------------------

    def act(self, state: CoachState) -> Change:
        """Run the tools that the model called; a plan or a fact that comes of it is there for the next call."""
        last = state["messages"][-1]
        assert isinstance(last, AIMessage)
        bench = Bench(
            tools=self.context.tools,
            desk=self._desk(state),
            calls_left=self.context.limits.max_tool_calls - state["tool_calls"],
            earlier=state["messages"][:-1],
            emit=_emit,
        )
        run = bench.run(last.tool_calls)
        artifacts = [artifact for _, artifact in run if artifact is not None]
        for artifact in artifacts:
            _emit(artifact)
        return {
            "messages": [message for message, _ in run],
            "artifacts": artifacts,
            "tool_calls": state["tool_calls"] + len(run),
            "sources": [file for artifact in artifacts for file in seed_files(artifact.value)],
            **self._consequences(state, artifacts),
        }

    def _desk(self, state: CoachState) -> Desk:
        context = self.context
        return Desk(
            catalogue=context.catalogue,
            index=context.index,
            lexicon=context.lexicon,
            profile=state["profile"],
            message=state["message"],
            turn=state["turn"],
            today=state["today"],
        )

    def _consequences(self, state: CoachState, artifacts: list[Artifact]) -> Change:
        change: Change = {}
        for artifact in artifacts:
            if isinstance(artifact.value, TransitionPlan):
                change["plan_due"] = False
            if isinstance(artifact.value, Learned):
                new = [fact for fact in artifact.value.facts if fact not in state["learned"]]
                change["learned"] = [*change.get("learned", []), *new]
        if change.get("learned"):
            change["profile"] = fold([*state["facts"], *state["learned"], *change["learned"]])
        return change

    # --- check --------------------------------------------------------------------------------------------------------

    def check(self, state: CoachState) -> Change:
        """Send a sentence that nothing supports back once; cut it the second time, and say so."""
        scribe = Scribe(self.context.prompts)
        withheld = state.get("withheld", [])
        if withheld and self._endpoint_answers(state) and not state.get("was_sent_back") and self._has_time(state):
            figure = unsupported(withheld[0], self._evidence(state)) or ""
            again = scribe("check_again", sentence=withheld[0], figure=figure)
            return {"was_sent_back": True, "withheld": [], "messages": [HumanMessage(again)], "prompts": scribe.uses}
        if withheld and not state.get("released") and self._endpoint_answers(state):
            return self._hand_over(scribe)
        notices = [self._cut(scribe)] if withheld else []
        question = state.get("question")
        asked = ask_words(question, self.context, scribe) if question else ""
        reply = "".join(state.get("released", [])).strip()
        if not reply:
            reply = scribe("notice_limit")
            _emit(TextDelta(reply))
        return {
            "reply": reply,
            "withheld": [],
            "was_sent_back": False,
            "notices": notices,
            "prompts": scribe.uses,
            "memory": state["memory"].after_reply(reply, question, asked),
        }

    def _has_time(self, state: CoachState) -> bool:
        is_early = self.context.monotonic() < state["deadline_at"]
        return is_early and state["model_calls"] < self.context.limits.max_model_calls

    def _hand_over(self, scribe: Scribe) -> Change:
        """Nothing of a model's answer may be said: the offline coach answers instead."""
        log.warning("nothing of an answer was supported; the offline coach answers")
        notice = scribe("notice_offline_answered", reason=scribe("reason_unsupported"))
        _emit(Notice(notice))
        return {
            "offline_answers": True,
            "withheld": [],
            "was_sent_back": False,
            "notices": [notice],
            "prompts": scribe.uses,
            "deadline_at": self.context.monotonic() + OFFLINE_MOMENT_S,
        }

    def _cut(self, scribe: Scribe) -> str:
        log.warning("a sentence was cut: nothing supports a figure or link in it")
        notice = scribe("notice_cut")
        _emit(Notice(notice))
        return notice


# --- Where to go next -------------------------------------------------------------------------------------------------


def after_converse(state: CoachState) -> str:
    last = state["messages"][-1]
    if isinstance(last, AIMessage):
        return "act" if last.tool_calls else "check"
    return "converse"  # the model failed, and nothing was added: the offline coach answers


def after_check(state: CoachState) -> str:
    return "end" if "reply" in state else "converse"


# --- Helpers ----------------------------------------------------------------------------------------------------------


class _Reader:
    """Releases the sentences of a streaming answer one by one, as long as each is supported."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.stream = SentenceStream()
        self.released: list[str] = []
        self.withheld: list[str] = []

    def read(self, delta: str) -> None:
        for sentence in self.stream.feed(delta):
            self._judge(sentence)

    def finish(self) -> None:
        for sentence in self.stream.flush():
            self._judge(sentence)

    def _judge(self, sentence: str) -> None:
        if self.withheld or unsupported(sentence, self.evidence) is not None:
            self.withheld.append(sentence)
        else:
            self.released.append(sentence)
            _emit(TextDelta(sentence))


def _emit(event: Event) -> None:
    get_stream_writer()(event)


def _wording(context: CoachContext) -> tuple[str, ...]:
    library = context.prompts
    return tuple(library.live(name).body for name in library.names() if name.startswith(("say_", "ask_", "problem_")))


def _last_reply(window: Sequence[AnyMessage]) -> str:
    return next((message.text for message in reversed(window) if isinstance(message, AIMessage)), "")


def _says_next_to_nothing(answer: AIMessage, messages: Sequence[BaseMessage]) -> bool:
    """A small model that answers the draft's question with "Yes" has not worded the draft."""
    return len(answer.text.split()) * 10 < len(messages[1].text.split())


def _policy_calls(state: CoachState, context: CoachContext) -> list[ToolCall]:
    """Tool calls that the offline policy wants for this message."""
    briefing = read_briefing([brief(state, context, Scribe(context.prompts))])
    calls = wanted_calls(briefing, state["message"]) if briefing else ()
    return [ToolCall(name=call.name, args=dict(call.args), id=f"policy_{call.name}") for call in calls]
