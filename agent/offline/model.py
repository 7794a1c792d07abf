"""OfflineCoach: a LangChain chat model without a network.

In a talk it reads the briefing out of the system message, calls the tools its policy wants, and words the results from
`prompts/`. Without a briefing it still honours tools that are named or forced, and otherwise says what it is.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.base import LangSmithParams
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import ConfigDict, Field

from agent.briefing import read_briefing
from agent.offline.named_tools import named_calls
from agent.offline.policy import Call, wanted_calls
from agent.offline.wording import ToolResult, word_alone, word_reply
from agent.prompts import PromptLibrary, Scribe
from agent.sentences import sentences_of


class OfflineCoach(BaseChatModel):
    """Answers by rules, search and wording; deterministic, free, and never out of reach."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    prompts: PromptLibrary = Field(default_factory=PromptLibrary, exclude=True)
    model_name: str = "offline"

    @property
    def _llm_type(self) -> str:
        return "crosswalk-offline"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self.model_name}

    def _get_ls_params(self, stop: list[str] | None = None, **kwargs: Any) -> LangSmithParams:
        name = str(kwargs.get("model") or self.model_name)
        return LangSmithParams(ls_provider="crosswalk", ls_model_name=name, ls_model_type="chat")

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], tool_choice=tool_choice, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._answer(messages, stop, **kwargs))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        answer = self._answer(messages, stop, **kwargs)
        for chunk in _chunks(answer):
            if run_manager and isinstance(chunk.content, str) and chunk.content:
                run_manager.on_llm_new_token(chunk.content, chunk=ChatGenerationChunk(message=chunk))
            yield ChatGenerationChunk(message=chunk)

    def _answer(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None,
        *,
        tools: Sequence[dict[str, Any]] = (),
        tool_choice: str | None = None,
        **_: Any,
    ) -> AIMessage:
        calls = self._calls(messages, tools, tool_choice)
        if calls:
            return self._message("", messages, calls=calls)
        scribe = Scribe(self.prompts)
        briefing = read_briefing(messages)
        if briefing:
            words = word_reply(briefing, tool_results(messages), scribe, last_human(messages))
        else:
            words = word_alone(messages, scribe)
        return self._message(_stopped(words, stop), messages, scribe=scribe)

    def _calls(
        self, messages: list[BaseMessage], tools: Sequence[dict[str, Any]], tool_choice: str | None
    ) -> tuple[Call, ...]:
        briefing, question = read_briefing(messages), last_human(messages)
        results = tool_results(messages)
        if briefing is None:
            return () if results else named_calls(question, tools, tool_choice)
        offered = {tool["function"]["name"] for tool in tools}
        done = {result.name for result in results}
        return tuple(call for call in wanted_calls(briefing, question) if call.name in offered - done)

    def _message(
        self, words: str, messages: list[BaseMessage], *, calls: tuple[Call, ...] = (), scribe: Scribe | None = None
    ) -> AIMessage:
        read = sum(_count_tokens(message) for message in messages)
        written = len(words.split()) + sum(2 + len(call.args) for call in calls)
        uses = (
            [{"name": use.name, "version": use.version, "sha256": use.sha256} for use in scribe.uses] if scribe else []
        )
        return AIMessage(
            content=words,
            tool_calls=[
                {"name": call.name, "args": dict(call.args), "id": f"call_{uuid4().hex[:12]}", "type": "tool_call"}
                for call in calls
            ],
            usage_metadata=UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written),
            response_metadata={
                "model_name": self.model_name,
                "finish_reason": "tool_calls" if calls else "stop",
                "prompts": uses,
            },
        )


def last_human(messages: Sequence[BaseMessage]) -> str:
    """The words of the last message of the person."""
    return next((message.text for message in reversed(messages) if isinstance(message, HumanMessage)), "")


def tool_results(messages: Sequence[BaseMessage]) -> tuple[ToolResult, ...]:
    """What tools returned since the person's last message."""
    since: list[BaseMessage] = []
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            break
        since.append(message)
    return tuple(ToolResult.of(message) for message in reversed(since) if isinstance(message, ToolMessage))


def _chunks(answer: AIMessage) -> Iterator[AIMessageChunk]:
    for sentence in sentences_of(answer.text):  # no shorter: a sentence is released as a whole
        yield AIMessageChunk(content=sentence, id=answer.id)
    for index, call in enumerate(answer.tool_calls):
        yield AIMessageChunk(
            content="",
            tool_call_chunks=[
                {
                    "name": call["name"],
                    "args": json.dumps(call["args"]),
                    "id": call["id"],
                    "index": index,
                    "type": "tool_call_chunk",
                }
            ],
        )
    yield AIMessageChunk(
        content="",
        usage_metadata=answer.usage_metadata,
        response_metadata=answer.response_metadata,
        chunk_position="last",
    )


def _stopped(words: str, stop: list[str] | None) -> str:
    for mark in stop or ():
        words = words.split(mark, 1)[0]
    return words


def _count_tokens(message: BaseMessage) -> int:
    """Words, at least one a message: the offline coach has no tokenizer, and counts what it reads and writes."""
    return max(1, len(message.text.split()))
