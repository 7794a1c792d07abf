"""The test server puts any chat model behind HTTP, and it answers there as it does in the same process."""

import math
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.tools import tool

from agent.models import call_model, open_endpoint
from agent.settings import load_settings
from tests.servers.openai_server import OpenAIServer


@tool
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


class Adder(BaseChatModel):
    """Calls `add` where it is offered, then tells the name and the result of the tool; streams in small pieces."""

    offered: tuple[str, ...] = ()

    @property
    def _llm_type(self) -> str:
        return "adder"

    def bind_tools(self, tools: Any, **_: Any) -> Any:
        return self.model_copy(update={"offered": tuple(offer["function"]["name"] for offer in tools)})

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        whole = None
        for chunk in self._stream(messages):
            whole = chunk if whole is None else whole + chunk
        assert whole is not None
        return ChatResult(generations=[ChatGeneration(message=AIMessage(**_plain(whole.message)))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        last = messages[-1]
        usage = UsageMetadata(input_tokens=len(messages), output_tokens=1, total_tokens=len(messages) + 1)
        if isinstance(last, ToolMessage):
            words = (f"{last.name} ", "gives ", f"{last.content}.")
            yield from (ChatGenerationChunk(message=AIMessageChunk(content=word)) for word in words)
        elif "add" in self.offered:
            for args in ('{"a": 2, ', '"b": 40}'):
                first = args.startswith("{")
                part = tool_call_chunk(name="add" if first else None, args=args, id="c1" if first else None, index=0)
                yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[part]))
        else:
            yield ChatGenerationChunk(message=AIMessageChunk(content="No tools."))
        yield ChatGenerationChunk(message=AIMessageChunk(content="", usage_metadata=usage))


def tokens(message: AIMessage) -> tuple[int, int]:
    assert message.usage_metadata is not None
    return message.usage_metadata["input_tokens"], message.usage_metadata["output_tokens"]


def _plain(message: BaseMessage) -> dict[str, Any]:
    assert isinstance(message, AIMessageChunk)
    return {"content": message.content, "tool_calls": message.tool_calls, "usage_metadata": message.usage_metadata}


@pytest.mark.parametrize("streams", [True, False])
def test_a_model_behind_http_answers_as_it_does_in_the_same_process(openai_server: OpenAIServer, streams: bool) -> None:
    openai_server.serve_model(Adder())
    settings = load_settings(model="served", openai_api_key="key", openai_base_url=openai_server.base_url)
    far = open_endpoint(settings).bind_tools([add])
    near = Adder().bind_tools([{"type": "function", "function": {"name": "add"}}])
    history: list[BaseMessage] = [HumanMessage("What is 2 plus 40?")]
    for _ in range(2):
        over_http = call_model(far, history, deadline_s=math.inf) if streams else far.invoke(history)
        in_process = call_model(near, history, deadline_s=math.inf)
        assert over_http.content == in_process.content
        assert over_http.tool_calls == in_process.tool_calls
        assert tokens(over_http) == tokens(in_process)
        history += [over_http, *(ToolMessage("42", tool_call_id=c["id"], name="add") for c in over_http.tool_calls)]
    assert history[-1].content == "add gives 42."
