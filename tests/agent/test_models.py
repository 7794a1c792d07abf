"""What comes back from a model over real HTTP: whole answers, text as it arrives, or one kind of failure."""

import logging
import math
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.fake_chat_models import (
    FakeListChatModel,
    FakeListChatModelError,
    FakeMessagesListChatModel,
)
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.tools import tool

from agent.models import MAX_TOKENS, Model, ModelFailedError, call_model, open_endpoint
from agent.settings import load_settings
from tests.servers.openai_server import OpenAIServer
from tests.servers.steps import (
    BrokenJson,
    CutStream,
    EmptyJson,
    Endless,
    ErrorInStream,
    Filtered,
    HalfToolCall,
    Html,
    LengthLimit,
    NoChoices,
    Reply,
    Slow,
    Stall,
    Status,
    Step,
    Text,
    ToolCalls,
)

KEY = "sk-nobody-may-read-this"
WORDS = "I was let go in March and tell nobody"
ASK = [SystemMessage("You coach."), HumanMessage(WORDS)]
FAR = 30.0  # a deadline no test reaches


@tool
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


def endpoint(server: OpenAIServer, **settings: object) -> BaseChatModel:
    return open_endpoint(
        load_settings(model="scripted", openai_api_key=KEY, openai_base_url=server.base_url, **settings)
    )


def ask(model: Model, *, within_s: float = FAR, **options: Any) -> AIMessage:
    return call_model(model, ASK, deadline_s=time.monotonic() + within_s, sleep=lambda _: None, **options)


def failure(model: Model, **options: Any) -> ModelFailedError:
    with pytest.raises(ModelFailedError) as caught:
        ask(model, **options)
    return caught.value


# --- Answers ----------------------------------------------------------------------------------------------------------


def test_an_answer_has_its_text_usage_and_reason_to_end(openai_server: OpenAIServer) -> None:
    openai_server.play(Text("Start with Python."))
    answer = ask(endpoint(openai_server))
    assert answer.content == "Start with Python."
    assert type(answer) is AIMessage
    assert answer.usage_metadata is not None
    assert answer.usage_metadata["total_tokens"] == 12
    assert answer.response_metadata["finish_reason"] == "stop"
    assert answer.response_metadata["model_name"] == "scripted"


def test_the_request_is_bounded_and_asks_for_usage(openai_server: OpenAIServer) -> None:
    openai_server.play(Text("Yes."))
    ask(endpoint(openai_server), tools=[add])
    (request,) = openai_server.requests
    assert request.body["max_tokens"] == MAX_TOKENS
    assert "max_completion_tokens" not in request.body
    assert request.body["temperature"] == 0
    assert request.body["stream_options"] == {"include_usage": True}
    assert request.body["messages"][1] == {"role": "user", "content": WORDS}
    assert [offered["function"]["name"] for offered in request.body["tools"]] == ["add"]


@dataclass(frozen=True)
class OnceHeard:
    """Says its second word only after the first one was heard."""

    heard: threading.Event = field(default_factory=threading.Event)

    def play(self, reply: Reply) -> None:
        reply.begin()
        reply.delta({"content": "One "})
        reply.delta({"content": "two" if self.heard.wait(timeout=10) else "too late"})
        reply.delta({}, "stop")
        reply.end()


def test_text_is_handed_on_while_the_answer_still_runs(openai_server: OpenAIServer) -> None:
    step = OnceHeard()
    openai_server.play(step)
    heard: list[str] = []

    def listen(text: str) -> None:
        heard.append(text)
        step.heard.set()

    assert ask(endpoint(openai_server), on_text=listen).content == "One two"
    assert heard == ["One ", "two"]


def test_tool_calls_arrive_whole(openai_server: OpenAIServer) -> None:
    openai_server.play(ToolCalls(("add", {"a": 2, "b": 40}, "c1"), ("add", {"a": 1, "b": 1}, "c2"), text="I add."))
    answer = ask(endpoint(openai_server), tools=[add])
    assert answer.content == "I add."
    assert [(call["id"], call["args"]) for call in answer.tool_calls] == [
        ("c1", {"a": 2, "b": 40}),
        ("c2", {"a": 1, "b": 1}),
    ]
    assert answer.additional_kwargs == {}


@pytest.mark.parametrize("call_id", [None, "", "same"])
def test_calls_without_an_id_of_their_own_get_one(openai_server: OpenAIServer, call_id: str | None) -> None:
    openai_server.play(ToolCalls(("add", {"a": 1, "b": 2}, call_id), ("add", {"a": 3, "b": 4}, call_id)))
    ids = [call["id"] for call in ask(endpoint(openai_server), tools=[add]).tool_calls]
    assert all(ids)
    assert len(set(ids)) == 2


def test_half_a_tool_call_is_left_out_of_an_answer_that_says_something(openai_server: OpenAIServer) -> None:
    openai_server.play(HalfToolCall("add", '{"a": 1, "b": 4', text="Let me add that."))
    answer = ask(endpoint(openai_server), tools=[add])
    assert answer.content == "Let me add that."
    assert answer.tool_calls == []
    assert answer.invalid_tool_calls == []


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "eos", "end_turn"])
def test_servers_may_name_a_good_end_as_they_like(openai_server: OpenAIServer, finish: str) -> None:
    openai_server.play(Text("Done.", finish=finish))
    assert ask(endpoint(openai_server)).content == "Done."


def test_a_reason_given_twice_stays_one_word(openai_server: OpenAIServer) -> None:
    class Twice:
        def play(self, reply: Reply) -> None:
            reply.begin()
            reply.delta({"content": "Done."}, "stop")
            reply.delta({}, "stop")
            reply.end()

    openai_server.play(Twice())
    metadata = ask(endpoint(openai_server)).response_metadata
    assert (metadata["finish_reason"], metadata["model_name"]) == ("stop", "scripted")


# --- Failures ---------------------------------------------------------------------------------------------------------

TOO_LONG = "the request exceeds the available context size"


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Status(401), "refused_key"),
        (Status(402), "refused_key"),
        (Status(403), "refused_key"),
        (Status(404), "not_found"),
        (Status(408), "timeout"),
        (Status(400, message="this model does not support tools"), "refused_request"),
        (Status(422), "refused_request"),
        (Status(400, message=TOO_LONG), "context_too_long"),
        (Status(400, error_code="context_length_exceeded"), "context_too_long"),
        (Status(413), "context_too_long"),
        (Status(400, error_code="content_filter"), "filtered"),
        (Status(429, retry_after=30), "rate_limited"),
        (Status(429, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"), "rate_limited"),
        (Status(504), "timeout"),
        (Html(), "bad_answer"),
        (Html(403), "refused_key"),
        (EmptyJson(), "bad_answer"),
        (NoChoices(), "bad_answer"),
        (BrokenJson(), "bad_answer"),
        (ErrorInStream(code=500), "cut_off"),
        (ErrorInStream(code="server_error"), "bad_answer"),
        (ErrorInStream(message=TOO_LONG, code=None), "context_too_long"),
        (CutStream("one two three", after=2), "cut_off"),
        (CutStream("one two three", after=2, clean=True), "cut_off"),
        (CutStream("", after=0, clean=True), "bad_answer"),
        (LengthLimit("one two"), "cut_off"),
        (HalfToolCall("add", '{"a": 1, "b": 4'), "bad_answer"),
        (HalfToolCall("add", '{"a": 1, "b": 4', finish="length"), "cut_off"),
        (HalfToolCall("add", "[1, 2]"), "bad_answer"),
        (HalfToolCall("", "{}"), "bad_answer"),
        (Text("", finish="tool_calls"), "bad_answer"),
        (Text("Half of it", finish="error"), "bad_answer"),
        (Filtered(), "filtered"),
        (Filtered("I must not"), "filtered"),
        (Text(""), "empty"),
        (Text(" \n "), "empty"),
        (Endless(), "cut_off"),
    ],
    ids=str,
)
def test_each_way_to_fail_has_one_reason(openai_server: OpenAIServer, step: Step, reason: str) -> None:
    openai_server.play(step)
    assert failure(endpoint(openai_server), tools=[add]).reason == reason
    assert len(openai_server.requests) == 1


SCHEMA = {"type": "object", "properties": {"role": {"type": "string"}}, "required": ["role"]}
JSON_ONLY = {"type": "json_schema", "json_schema": {"name": "pick", "schema": SCHEMA}}


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (LengthLimit('{"role": "ai en'), "cut_off"),
        (Filtered('{"role"'), "filtered"),
        (CutStream('{"role": "ai engineer"}', after=2), "cut_off"),
        (Html(), "bad_answer"),
    ],
    ids=str,
)
def test_answers_held_to_a_schema_fail_for_the_same_reasons(
    openai_server: OpenAIServer, step: Step, reason: str
) -> None:
    openai_server.play(Text('{"role": "nurse"}'), step)
    model = endpoint(openai_server).bind(response_format=JSON_ONLY)
    assert ask(model).content == '{"role": "nurse"}'
    assert failure(model).reason == reason


def test_nobody_at_the_address_is_unreachable() -> None:
    with OpenAIServer() as server:
        model = endpoint(server)
    assert failure(model).reason == "unreachable"


@pytest.mark.parametrize(
    "step",
    [Stall(600), Stall(600, text="Well,"), Stall(600, keep_alive=True), Slow("word " * 500, pause_s=0.05)],
    ids=["silent", "silent after a word", "keep-alives only", "slow"],
)
def test_the_deadline_holds_while_the_server_goes_on(openai_server: OpenAIServer, step: Step) -> None:
    openai_server.play(step)
    assert failure(endpoint(openai_server), within_s=0.3).reason == "timeout"


def test_nothing_stays_behind_for_a_server_that_only_keeps_the_line_alive(openai_server: OpenAIServer) -> None:
    openai_server.play(Stall(600, keep_alive=True))
    failure(endpoint(openai_server), within_s=0.2)
    readers = [thread for thread in threading.enumerate() if thread.name == "model"]
    for reader in readers:
        reader.join(timeout=20)
    assert not any(reader.is_alive() for reader in readers)


def test_silence_longer_than_the_request_timeout_is_given_up_before_the_deadline(openai_server: OpenAIServer) -> None:
    openai_server.play(Stall(600))
    assert failure(endpoint(openai_server, request_timeout_s=0.2)).reason == "timeout"


def test_a_deadline_already_past_is_a_timeout(openai_server: OpenAIServer) -> None:
    openai_server.play(Text("Too late."))
    assert failure(endpoint(openai_server), within_s=-1).reason == "timeout"


def test_no_deadline_is_possible(openai_server: OpenAIServer) -> None:
    openai_server.play(Text("No hurry."))
    assert ask(endpoint(openai_server), within_s=math.inf).content == "No hurry."


# --- The second chance ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "pause_s"),
    [
        (Status(429, retry_after=2), 2),
        (Status(429, retry_after="0.25"), 0.25),
        (Status(429), 0.5),
        (Status(503, retry_after=5), 5),
        (Status(500), 0.5),
        (Html(502), 0.5),
        (CutStream("", after=0), None),
    ],
    ids=str,
)
def test_a_busy_or_broken_server_gets_one_second_chance(
    openai_server: OpenAIServer, first: Step, pause_s: float | None
) -> None:
    openai_server.play(first, Text("Now then."))
    pauses: list[float] = []
    answer = call_model(endpoint(openai_server), ASK, deadline_s=time.monotonic() + FAR, sleep=pauses.append)
    assert answer.content == "Now then."
    assert pauses == [pause_s if pause_s is not None else 0.5]


def test_there_is_no_third_chance(openai_server: OpenAIServer) -> None:
    openai_server.play(Status(429), Status(429), Text("Now then."))
    assert failure(endpoint(openai_server)).reason == "rate_limited"
    assert len(openai_server.requests) == 2


def test_there_is_no_second_chance_where_waiting_would_miss_the_deadline(openai_server: OpenAIServer) -> None:
    openai_server.play(Status(429, retry_after=4), Text("Now then."))
    assert failure(endpoint(openai_server), within_s=3).reason == "rate_limited"
    assert len(openai_server.requests) == 1


def test_what_was_said_is_never_said_twice(openai_server: OpenAIServer) -> None:
    openai_server.play(CutStream("one two", after=2), Text("one two three"))
    heard: list[str] = []
    assert failure(endpoint(openai_server), on_text=heard.append).reason == "cut_off"
    assert heard == ["one", " two"]


# --- What nobody may read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "step",
    [Status(401, message=f"wrong key {KEY} for {WORDS}"), Status(400, message=WORDS), Html(), BrokenJson(), Stall(600)],
    ids=str,
)
def test_no_key_and_no_words_in_errors_and_logs(
    openai_server: OpenAIServer, step: Step, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    openai_server.play(step)
    error = failure(endpoint(openai_server), within_s=0.5)
    for text in ("".join(traceback.format_exception(error)), repr(error), repr(endpoint(openai_server)), caplog.text):
        assert KEY not in text
        assert WORDS not in text
    assert error.__cause__ is None
    assert error.__context__ is None


# --- Other models -----------------------------------------------------------------------------------------------------


def test_models_of_langchain_need_not_say_why_they_stopped() -> None:
    heard: list[str] = []
    assert ask(FakeListChatModel(responses=["Hello."]), on_text=heard.append).content == "Hello."
    assert "".join(heard) == "Hello."


def test_models_that_cannot_stream_answer_in_one_piece() -> None:
    call = {"name": "add", "args": {"a": 1, "b": 2}, "id": "c1", "type": "tool_call"}
    answer = ask(FakeMessagesListChatModel(responses=[AIMessage("", tool_calls=[call])]))
    assert answer.tool_calls == [call]


def test_any_error_of_a_foreign_model_is_its_failure() -> None:
    model = FakeListChatModel(responses=["Hello."], error_on_chunk_number=2)
    assert failure(model).reason == "bad_answer"


def test_a_bug_of_our_own_model_is_not_hidden() -> None:
    class Ours(FakeListChatModel):
        __module__ = "agent.offline.model"

    with pytest.raises(FakeListChatModelError):
        ask(Ours(responses=["Hello."], error_on_chunk_number=2))


def test_a_bug_of_the_listener_is_not_hidden(openai_server: OpenAIServer) -> None:
    def broken(text: str) -> None:
        raise KeyError(text)

    openai_server.play(Text("Hello."))
    with pytest.raises(KeyError):
        ask(endpoint(openai_server), on_text=broken)


# --- Offline ----------------------------------------------------------------------------------------------------------


def test_no_client_library_is_loaded_before_an_endpoint_is_opened() -> None:
    clients = {"langchain_openai", "openai", "tiktoken"}  # not httpx2: LangChain's own core loads it
    code = f"import sys, agent.models; print(*sorted({clients!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
