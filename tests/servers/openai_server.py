"""A real HTTP server on loopback that speaks POST /v1/chat/completions: played from a script, or by a LangChain model.

    server.play(Text("Hello."), Status(429, retry_after=30), ToolCall("find", {"query": "rag"}))  # one step a request
    server.serve_model(model)  # messages and tools from the wire to LangChain, its answers back, streamed or not

The steps are in `tests/servers/steps.py`. Every request is kept in `server.requests`; one beyond the script gets a 500
that says so.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, convert_to_messages

from tests.servers.steps import Answer, Json, Reply, Request, Status, Step, wire_call

# --- A LangChain model behind HTTP ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FromModel:
    """What a LangChain chat model answers to the messages and tools of the request."""

    model: BaseChatModel

    def play(self, reply: Reply) -> None:
        body = reply.request.body
        tools = body.get("tools") or []
        model = self.model.bind_tools(tools, tool_choice=body.get("tool_choice")) if tools else self.model
        messages = messages_from_wire(body["messages"])
        if reply.request.streams:
            _stream_answer(reply, model.stream(messages))
        else:
            _answer_of(model.invoke(messages)).play(reply)


def messages_from_wire(wire: Sequence[Json]) -> list[BaseMessage]:
    """OpenAI's messages as LangChain's; a result gets back the name of its tool, which the wire does not carry."""
    names = {call["id"]: call["function"]["name"] for message in wire for call in message.get("tool_calls") or ()}
    named = [
        {**message, "name": names.get(message["tool_call_id"])} if message["role"] == "tool" else message
        for message in wire
    ]
    return convert_to_messages(named)


def _answer_of(message: AIMessage) -> Answer:
    calls = tuple(wire_call(call["name"], json.dumps(call["args"]), call["id"]) for call in message.tool_calls)
    usage = _usage(message)
    finish = message.response_metadata.get("finish_reason") or ("tool_calls" if calls else "stop")
    return Answer(str(message.text), calls, finish=finish, usage=usage)


def _stream_answer(reply: Reply, chunks: Iterator[AIMessage]) -> None:
    """Each chunk as the model gives it: text as text, pieces of tool calls as pieces."""
    reply.begin()
    reply.delta({"role": "assistant", "content": ""})
    finish, usage, calls = None, None, 0
    for chunk in chunks:
        finish = chunk.response_metadata.get("finish_reason") or finish
        usage = _usage(chunk) or usage
        if chunk.text:
            reply.delta({"content": str(chunk.text)})
        for part in _parts(chunk, calls):
            calls = max(calls, part["index"] + 1)
            reply.delta({"tool_calls": [part]})
    reply.delta({}, finish or ("tool_calls" if calls else "stop"))
    reply.end(usage=usage)


def _parts(chunk: AIMessage, calls_before: int) -> Iterator[Json]:
    if not isinstance(chunk, AIMessageChunk):
        for offset, call in enumerate(_answer_of(chunk).calls):
            yield {"index": calls_before + offset, **call}
        return
    for offset, part in enumerate(chunk.tool_call_chunks):
        index = part["index"] if isinstance(part["index"], int) else calls_before + offset
        function = {"name": part["name"], "arguments": part["args"] or ""}
        yield {"index": index, "id": part["id"], "type": "function", "function": function}


def _usage(message: AIMessage) -> Json | None:
    if (usage := message.usage_metadata) is None:
        return None
    return {
        "prompt_tokens": usage["input_tokens"],
        "completion_tokens": usage["output_tokens"],
        "total_tokens": usage["total_tokens"],
    }


# --- The server -------------------------------------------------------------------------------------------------------


class OpenAIServer:
    """The server; a context manager that leaves no thread and no socket behind."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._steps: list[Step] = []
        self._always: Step | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = False  # closing waits for every answer under way; waits end with `closing`
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def play(self, *steps: Step) -> None:
        """Answer the next requests with these steps, one each."""
        self._steps += steps

    def serve_model(self, model: BaseChatModel) -> None:
        """Let a model answer whatever the script does not."""
        self._always = FromModel(model)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def _next_step(self, request: Request) -> Step:
        with self._lock:
            self.requests.append(request)
            if self._steps:
                return self._steps.pop(0)
        return self._always or Status(500, message="the script is over")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                request = Request(body, dict(self.headers))
                self.close_connection = True
                if self.path != "/v1/chat/completions":
                    Reply(self, request, server._closing).send_json(404, {"error": {"message": f"no {self.path}"}})
                    return
                with suppress(ConnectionError):  # a client may hang up
                    server._next_step(request).play(Reply(self, request, server._closing))

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        return Handler
