"""What each step of a turn does: listen -> converse <-> act -> check. A node returns only what it changed."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, BaseMessage, HumanMessage, ToolMessage
from langgraph.config import get_stream_writer

from agent.acting import Bench, seed_files
from agent.briefing import ask_words, brief, read_briefing
from agent.events import Artifact, Event, FactsHeard, Notice, TextDelta
from agent.grounding import Evidence, SentenceStream, evidence_of, unsupported
from agent.models import ModelFailedError, call_model
from agent.offline.policy import wanted_calls
from agent.prompts import PromptUse, Scribe
from agent.state import CoachContext, CoachState, Memory
from tools.asking import next_question, plan_is_due
from tools.assessment import quick_check
from tools.listening import fold, listen
from tools.schema import Heard, Profile, TransitionPlan
from tools.toolbox import Desk, Learned

log = logging.getLogger(__name__)

Change = dict[str, Any]


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
        memory = _check_memory(memory, heard, known)
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
            **self._outlook(profile, heard, memory, has_plan=state.get("plan") is not None),
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

    def _outlook(self, profile: Profile, heard: Heard, memory: Memory, *, has_plan: bool) -> Change:
        check = quick_check(self.context.catalogue, profile)
        question = next_question(profile, asked=memory.asked, check=check, check_running=memory.check_running)
        due = plan_is_due(profile, heard, has_plan=has_plan, question=question)
        return {"question": question, "plan_due": due}

    # --- converse -----------------------------------------------------------------------------------------------------

    def converse(self, state: CoachState) -> Change:
        """Ask the model for words or tool calls; when it fails, hand the turn to the offline coach."""
        if self._endpoint_answers(state) and self.context.coach_picks_tools and not state["model_calls"]:
            planned = _policy_calls(state, self.context)
            if planned is not None:
                return planned
        scribe = Scribe(self.context.prompts)
        reader = _Reader(self._evidence(state))
        try:
            answer = call_model(
                self._model(state),
                self._messages(state, scribe),
                tools=self._tools(state),
                deadline_s=state["deadline_at"],
                on_text=reader.read,
                monotonic=self.context.monotonic,
            )
        except ModelFailedError as failure:
            return self._fall_back(state, failure, reader, scribe)
        return self._answered(state, answer, reader, scribe)

    def _endpoint_answers(self, state: CoachState) -> bool:
        return self.context.model is not self.context.offline and not state.get("offline_answers", False)

    def _model(self, state: CoachState) -> BaseChatModel:
        return self.context.model if self._endpoint_answers(state) else self.context.offline

    def _messages(self, state: CoachState, scribe: Scribe) -> list[BaseMessage]:
        system = brief(state, self.context, scribe)
        talk: Sequence[AnyMessage] = state["messages"]
        if self._endpoint_answers(state) and self.context.coach_picks_tools:
            talk = _flat(talk, scribe)
        return [system, *state.get("window", []), *talk]

    def _tools(self, state: CoachState) -> list[Any]:
        """None once the turn is near its limits: then the model has to answer with what it has."""
        limits = self.context.limits
        is_spent = state["model_calls"] >= limits.max_model_calls - 2 or state["tool_calls"] >= limits.max_tool_calls
        if is_spent or state.get("was_sent_back") or (self._endpoint_answers(state) and self.context.coach_picks_tools):
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
        return {
            "messages": [answer],
            "released": [*reader.released, *(["\n\n"] if reader.released and answer.tool_calls else [])],
            "withheld": reader.withheld,
            "prompts": [*scribe.uses, *own],
            "model_calls": state["model_calls"] + 1,
            "input_tokens": state.get("input_tokens", 0) + usage["input_tokens"],
            "output_tokens": state.get("output_tokens", 0) + usage["output_tokens"],
            "answered_by": self.context.model_name if self._endpoint_answers(state) else "offline",
        }

    def _fall_back(self, state: CoachState, failure: ModelFailedError, reader: "_Reader", scribe: Scribe) -> Change:
        """The offline coach takes over for the rest of the turn; a second failure is a bug and surfaces."""
        if not self._endpoint_answers(state):
            raise RuntimeError(f"the offline coach failed: {failure.reason}")
        log.warning("model failed: %s; the offline coach answers", failure.reason)
        if state.get("was_sent_back"):  # what stands has passed the check; the rest is cut
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
            # A slow endpoint may have used up the turn; the offline coach needs a moment of its own.
            "deadline_at": max(state["deadline_at"], self.context.monotonic() + 5.0),
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
        notices = [self._cut(scribe)] if withheld else []
        question = state.get("question")
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
            "memory": _remember(state, reply, ask_words(question, self.context, scribe) if question else ""),
        }

    def _has_time(self, state: CoachState) -> bool:
        is_early = self.context.monotonic() < state["deadline_at"]
        return is_early and state["model_calls"] < self.context.limits.max_model_calls

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
    return "converse" if state.get("was_sent_back") else "end"


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


def _check_memory(memory: Memory, heard: Heard, before: Profile) -> Memory:
    """The quick check begins when it is asked for, and goes on until another subject comes up."""
    if heard.intent == "self_assess":
        return memory.model_copy(update={"check_running": True})
    answers = any(fact.field == "answer" for fact in heard.facts)
    if memory.check_running and not answers and heard.intent != "answer_assessment":
        return memory.model_copy(update={"check_running": False})
    return memory


def _remember(state: CoachState, reply: str, words: str) -> Memory:
    """What was to be asked counts as asked only when the reply asks it, in our words or in the model's."""
    memory, question = state["memory"], state.get("question")
    last_paragraph = reply.rstrip().rsplit("\n\n", 1)[-1]
    if question is None or not (words in reply or "?" in last_paragraph):
        return memory.model_copy(update={"pending": None})
    return memory.model_copy(update={"pending": question, "asked": (*memory.asked, question.key)})


def _policy_calls(state: CoachState, context: CoachContext) -> Change | None:
    """Tool calls picked by the offline policy on behalf of a model that is weak at picking them; None for none."""
    briefing = read_briefing([brief(state, context, Scribe(context.prompts))])
    calls = wanted_calls(briefing, state["message"]) if briefing else ()
    if not calls:
        return None
    planned = [{"name": call.name, "args": dict(call.args), "id": f"call_{index}"} for index, call in enumerate(calls)]
    return {"messages": [AIMessage("", tool_calls=planned)], "model_calls": state["model_calls"] + 1}


def _flat(talk: Sequence[AnyMessage], scribe: Scribe) -> list[AnyMessage]:
    """Question and results as one text: weak models word from it far better than from a tool history."""
    results = [message for message in talk if isinstance(message, ToolMessage)]
    if not results:
        return list(talk)
    texts = [{"tool": message.name, "result": str(message.content)} for message in results]
    flat = scribe("results_flat", message=talk[0].text, results=json.dumps(texts, ensure_ascii=False))
    return [HumanMessage(flat), *(message for message in talk[1:] if isinstance(message, HumanMessage))]
