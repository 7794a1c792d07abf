"""A model as a second pair of ears: one bounded call before the answer, whose claims our rules check word by word.

It is given the message and the question it answers, and not what the rules heard: told that, it would hear the same.
Whatever goes wrong here, the rules' facts stand and the talk goes on.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableSequence
from pydantic import ValidationError

from agent.models import Model, ModelFailedError, call_model
from agent.prompts import Scribe, Trusted
from agent.state import Change, CoachContext, CoachState
from tools.asking import is_what_if
from tools.listening import ModelHeard, merge
from tools.listening.crisis import in_crisis
from tools.schema import Heard, Profile, Question

log = logging.getLogger(__name__)


MIN_WORDS = 4  # "10", "yes please": the rules know what was asked, and a model has nothing to add
MAX_CHARS = 4_000  # longer is a CV or an advert, and these have readers of their own
# Nothing to note where somebody is in distress, says goodbye, pastes an advert or tries to break in.
_NOT_HEARD = {"unsafe_or_injection", "delete_my_data", "emotional_support", "fit_to_job_posting", "goodbye"}
_STRUCTURE = ModelHeard.model_json_schema()


@dataclass(frozen=True)
class Ears:
    """The model's ears, as they are set."""

    context: CoachContext

    def listen_too(
        self, heard: Heard, state: CoachState, *, known: Profile, today: date, deadline_s: float
    ) -> tuple[Heard, Change]:
        """What was heard with what a model adds to it, and what that cost; unchanged where the ears are off or fail."""
        memory = state.get("memory")
        asked = memory.pending if memory else None
        if not self._is_worth_it(heard, state, asked):
            return heard, {}
        scribe = Scribe(self.context.prompts)
        try:
            answer = self._ask(state["message"], asked, scribe, deadline_s)
        except ModelFailedError as failure:
            log.warning("the model's ears failed, the rules' facts stand: %s", failure.reason)
            return heard, {"prompts": scribe.uses}
        cost = _cost(answer, scribe)
        told = _read(answer)
        if told is None:
            log.warning("the model's ears gave no facts that can be read, the rules' facts stand")
            return heard, cost
        return self._merged(heard, told, state, asked=asked, known=known, today=today), cost

    def _is_worth_it(self, heard: Heard, state: CoachState, asked: Question | None) -> bool:
        message = state["message"]
        if self.context.ears == "off" or self.context.model is self.context.offline:
            return False
        if state.get("channel", "chat") != "chat" or (asked is not None and asked.kind != "profile"):
            return False
        is_talk = len(message.split()) >= MIN_WORDS and len(message) <= MAX_CHARS
        return is_talk and heard.intent not in _NOT_HEARD and not is_what_if(message) and not in_crisis(message)

    def _ask(self, message: str, asked: Question | None, scribe: Scribe, deadline_s: float) -> AIMessage:
        """Raises ModelFailedError."""
        now_s = self.context.monotonic()
        wait_s = min(self.context.limits.ears_timeout_s, (deadline_s - now_s) / 2)  # the answer needs its time, too
        return call_model(
            self._structured(),
            [SystemMessage(scribe("hear")), HumanMessage(scribe("hear_message", talk=_as_data(message, asked)))],
            deadline_s=now_s + wait_s,
            second_chance=False,
            monotonic=self.context.monotonic,
        )

    def _structured(self) -> Model:
        """The model, held to the structure.

        The structure is a dict, and its answer is read here: with a class, the client writes what a person said into a
        warning of its own, and a parser into its errors.
        """
        method = self.context.ears
        strict = {"strict": True} if method == "json_schema" else {}
        try:
            chain = self.context.model.with_structured_output(_STRUCTURE, method=method, **strict)
        except (NotImplementedError, ValueError):
            raise ModelFailedError("refused_request", kind="no structured output") from None
        if not isinstance(chain, RunnableSequence):
            raise ModelFailedError("refused_request", kind="no structured output")
        held: Model = chain.first
        return held

    def _merged(
        self, heard: Heard, told: ModelHeard, state: CoachState, *, asked: Question | None, known: Profile, today: date
    ) -> Heard:
        return merge(
            heard,
            told.facts,
            message=state["message"],
            lexicon=self.context.lexicon,
            today=today,
            turn=state.get("turn", 1),
            known=known,
            asked=asked,
        )


def _as_data(message: str, asked: Question | None) -> Trusted:
    """The message inside a block that it cannot close: it is data, whatever it says."""
    talk = {"asked_for": asked.key, "message": message} if asked else {"message": message}
    block = json.dumps(talk, ensure_ascii=False).replace("```", "'''")
    return Trusted(f"```json talk\n{block}\n```")


def _read(answer: AIMessage) -> ModelHeard | None:
    """The facts out of a tool call or a JSON text, fenced or not; None where there are none to read."""
    values = answer.tool_calls[0]["args"] if answer.tool_calls else _first_json(answer.text)
    if isinstance(values, list):  # the list without the object around it
        values = {"facts": values}
    try:
        return ModelHeard.model_validate(values) if isinstance(values, Mapping) else None
    except ValidationError:
        return None


def _first_json(text: str) -> object:
    starts = [place for place in (text.find("{"), text.find("[")) if place >= 0]
    try:
        value: object = json.JSONDecoder(strict=False).raw_decode(text, min(starts))[0] if starts else None
    except (ValueError, RecursionError):
        return None
    return value


def _cost(answer: AIMessage, scribe: Scribe) -> Change:
    usage = answer.usage_metadata or {"input_tokens": 0, "output_tokens": 0}
    return {"prompts": scribe.uses, "input_tokens": usage["input_tokens"], "output_tokens": usage["output_tokens"]}
