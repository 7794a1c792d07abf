"""A model that lies on purpose: the tools and words of the offline coach, with lies and plain sentences in between."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from pydantic import PrivateAttr

from agent.offline.model import OfflineCoach
from agent.sentences import sentences_of
from tests.evals.grounding.lies import KINDS, NEED_RESULTS, Lie, honest_sentences, tell_lie, true_sentences

LIES = 4
PLAIN = 3
TRUE = 2


@dataclass
class Spoken:
    """What the model said in one turn, sentence by sentence."""

    honest: list[str] = field(default_factory=list)
    lies: list[Lie] = field(default_factory=list)


class Liar(OfflineCoach):
    """Says the same lies again when a sentence is sent back."""

    model_name: str = "liar"
    _chance: Random = PrivateAttr(default_factory=lambda: Random(2026))
    _spoken: Spoken = PrivateAttr(default_factory=Spoken)
    _answer_of: tuple[str, str] = PrivateAttr(default=("", ""))

    def begin(self, seed: int) -> None:
        """A new turn of its own chance."""
        self._chance, self._spoken, self._answer_of = Random(seed), Spoken(), ("", "")

    @property
    def spoken(self) -> Spoken:
        return self._spoken

    def _answer(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None,
        *,
        tools: Sequence[dict[str, Any]] = (),
        tool_choice: str | None = None,
        **rest: Any,
    ) -> AIMessage:
        question = next(message.text for message in messages if isinstance(message, HumanMessage))
        if self._answer_of[1]:
            return self._message(self._answer_of[1], messages)
        answer = super()._answer(messages, stop, tools=tools, tool_choice=tool_choice, **rest)
        if answer.tool_calls:
            return answer
        self._answer_of = (question, self._with_lies(answer.text, messages))
        return self._message(self._answer_of[1], messages)

    def _with_lies(self, draft: str, messages: list[BaseMessage]) -> str:
        evidence = "\n".join(str(message.content) for message in messages)
        results = [_value(message) for message in messages if isinstance(message, ToolMessage)]
        known = list(true_sentences(results))
        honest = [sentence.strip() for sentence in sentences_of(draft)]
        honest += self._chance.sample(honest_sentences(), PLAIN)
        honest += self._chance.sample(known, min(TRUE, len(known)))
        kinds = sorted(self._chance.sample(KINDS, len(KINDS)), key=lambda kind: kind not in NEED_RESULTS)
        told = [tell_lie(kind, evidence, results, self._chance) for kind in kinds]
        lies = [lie for lie in told if lie is not None][:LIES]
        self._spoken = Spoken(honest, lies)
        said = list(honest)
        for lie in lies:
            said.insert(self._chance.randint(0, len(said)), lie.sentence)
        return "\n".join(said)


def _value(message: ToolMessage) -> dict[str, Any]:
    try:
        value = json.loads(str(message.content))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


class Recorder(OfflineCoach):
    """The offline coach, remembering what it wanted to say."""

    _said: list[str] = PrivateAttr(default_factory=list)

    @property
    def said(self) -> list[str]:
        return self._said

    def _answer(self, messages: list[BaseMessage], stop: list[str] | None, **rest: Any) -> AIMessage:
        answer = super()._answer(messages, stop, **rest)
        if not answer.tool_calls:
            self._said = [sentence.strip() for sentence in sentences_of(answer.text)]
        return answer
