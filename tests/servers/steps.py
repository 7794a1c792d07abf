"""What the scripted endpoint can do with one request: answer, or fail in one of the ways real servers fail."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol

Json = dict[str, Any]
USAGE: Json = {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}


@dataclass
class Request:
    """What a client sent."""

    body: Json
    headers: dict[str, str]

    @property
    def streams(self) -> bool:
        return bool(self.body.get("stream"))


class Reply:
    """The line back to the client: either one body, or pieces of a stream."""

    def __init__(self, handler: BaseHTTPRequestHandler, request: Request, closing: threading.Event) -> None:
        self.handler, self.request, self.closing = handler, request, closing

    def send(self, status: int, body: bytes, *, kind: str = "application/json", **headers: str) -> None:
        self._head(status, kind, **{"Content-Length": str(len(body))}, **headers)
        self.handler.wfile.write(body)

    def send_json(self, status: int, value: object, **headers: str) -> None:
        self.send(status, json.dumps(value).encode(), **headers)

    def begin(self) -> None:
        self._head(200, "text/event-stream", **{"Transfer-Encoding": "chunked"})

    def raw(self, text: str) -> None:
        data = text.encode()
        self.handler.wfile.write(f"{len(data):X}\r\n".encode() + data + b"\r\n")
        self.handler.wfile.flush()

    def event(self, value: object) -> None:
        self.raw(f"data: {json.dumps(value)}\n\n")

    def delta(self, delta: Json, finish: str | None = None) -> None:
        self.event(_envelope("chat.completion.chunk", {"delta": delta, "finish_reason": finish}))

    def end(self, *, usage: Json | None = None, done: bool = True) -> None:
        if usage is not None and self.request.body.get("stream_options", {}).get("include_usage"):
            self.event({**_envelope("chat.completion.chunk"), "choices": [], "usage": usage})
        if done:
            self.raw("data: [DONE]\n\n")
        self.handler.wfile.write(b"0\r\n\r\n")

    def wait(self, seconds: float) -> None:
        """Sleep, but not longer than the server lives."""
        self.closing.wait(seconds)

    def _head(self, status: int, kind: str, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in {"Content-Type": kind, "Connection": "close", **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()


class Step(Protocol):
    """What the server does with one request."""

    def play(self, reply: Reply) -> None: ...


def _envelope(kind: str, *choices: Json) -> Json:
    numbered = [{"index": index, **choice} for index, choice in enumerate(choices)]
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": "scripted", "choices": numbered}


def _pieces(text: str) -> list[str]:
    """Words with the space before them: what a stream's deltas look like."""
    return [word if index == 0 else " " + word for index, word in enumerate(text.split(" "))]


# --- Answers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """Text and tool calls, streamed or whole as the client asked. The steps below are kinds of it."""

    text: str = ""
    calls: tuple[Json, ...] = ()
    finish: str | None = "stop"
    usage: Json | None = field(default_factory=lambda: USAGE)
    pause_s: float = 0.0

    def play(self, reply: Reply) -> None:
        if reply.request.streams:
            self._stream(reply)
        else:
            message = {"role": "assistant", "content": self.text or None, "tool_calls": list(self.calls) or None}
            whole = _envelope("chat.completion", {"message": message, "finish_reason": self.finish})
            reply.send_json(200, {**whole, "usage": self.usage})

    def _stream(self, reply: Reply) -> None:
        reply.begin()
        reply.delta({"role": "assistant", "content": ""})
        for piece in _pieces(self.text) if self.text else ():
            reply.wait(self.pause_s)
            reply.delta({"content": piece})
        for index, call in enumerate(self.calls):
            for part in _call_parts(index, call):
                reply.delta({"tool_calls": [part]})
        if self.finish is not None:
            reply.delta({}, self.finish)
        reply.end(usage=self.usage)


def _call_parts(index: int, call: Json) -> Iterator[Json]:
    """A tool call as it is streamed: first its name, then its arguments in halves."""
    name, args = call["function"]["name"], call["function"]["arguments"]
    yield {"index": index, "id": call["id"], "type": "function", "function": {"name": name, "arguments": ""}}
    middle = len(args) // 2
    for half in filter(None, (args[:middle], args[middle:])):
        yield {"index": index, "function": {"arguments": half}}


def wire_call(name: str, args: str, call_id: str | None) -> Json:
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": args}}


def Text(text: str, *, finish: str | None = "stop", usage: Json | None = USAGE) -> Answer:
    return Answer(text, finish=finish, usage=usage)


def ToolCall(name: str, args: Json, *, call_id: str | None = "call_1", text: str = "") -> Answer:
    return ToolCalls((name, args, call_id), text=text)


def ToolCalls(*calls: tuple[str, Json, str | None], text: str = "") -> Answer:
    wire = tuple(wire_call(name, json.dumps(args), call_id) for name, args, call_id in calls)
    return Answer(text, wire, finish="tool_calls")


def HalfToolCall(name: str, args: str, *, finish: str = "tool_calls", text: str = "") -> Answer:
    """A tool call whose arguments break off, as max_tokens leaves it."""
    return Answer(text, (wire_call(name, args, "call_1"),), finish=finish)


def LengthLimit(text: str) -> Answer:
    return Answer(text, finish="length")


def Filtered(text: str = "") -> Answer:
    return Answer(text, finish="content_filter")


def Slow(text: str, *, pause_s: float) -> Answer:
    """A pause before every word."""
    return Answer(text, pause_s=pause_s)


# --- Faults -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Status:
    """An HTTP error with the usual JSON body."""

    code: int
    retry_after: float | str | None = None
    message: str = "no"
    error_code: str | None = None

    def play(self, reply: Reply) -> None:
        headers = {} if self.retry_after is None else {"Retry_After": str(self.retry_after)}
        error = {"message": self.message, "type": "error", "code": self.error_code}
        reply.send_json(self.code, {"error": error}, **headers)


@dataclass(frozen=True)
class Html:
    """A page where an answer should be, such as a proxy's."""

    status: int = 200

    def play(self, reply: Reply) -> None:
        reply.send(self.status, b"<html><body>Please log in.</body></html>", kind="text/html")


@dataclass(frozen=True)
class EmptyJson:
    def play(self, reply: Reply) -> None:
        reply.send_json(200, {})


@dataclass(frozen=True)
class NoChoices:
    def play(self, reply: Reply) -> None:
        nothing = {**_envelope("chat.completion"), "choices": None}
        if not reply.request.streams:
            reply.send_json(200, nothing)
            return
        reply.begin()
        reply.event(nothing)
        reply.end()


@dataclass(frozen=True)
class BrokenJson:
    """A stream whose second event is no JSON."""

    def play(self, reply: Reply) -> None:
        reply.begin()
        reply.delta({"role": "assistant", "content": "Well"})
        reply.raw('data: {"choices": [{"delta": \n\n')
        reply.end()


@dataclass(frozen=True)
class ErrorInStream:
    """The error a server writes into a stream it has already begun."""

    message: str = "worker died"
    code: int | str | None = 500

    def play(self, reply: Reply) -> None:
        reply.begin()
        reply.delta({"role": "assistant", "content": "Well"})
        reply.event({"error": {"message": self.message, "code": self.code}})
        reply.end()


@dataclass(frozen=True)
class CutStream:
    """Some words, then the connection is gone; `clean`: closed so politely that it looks like an end."""

    text: str
    after: int
    clean: bool = False

    def play(self, reply: Reply) -> None:
        reply.begin()
        for piece in _pieces(self.text)[: self.after]:
            reply.delta({"content": piece})
        if self.clean:
            reply.end(done=False)


@dataclass(frozen=True)
class Stall:
    """Silence: before the answer, or after `text`; with `keep_alive`, comments go on while it lasts."""

    seconds: float
    text: str = ""
    keep_alive: bool = False

    def play(self, reply: Reply) -> None:
        if self.text or self.keep_alive:
            reply.begin()
            reply.delta({"role": "assistant", "content": self.text})
        beats = int(self.seconds / 0.05) if self.keep_alive else 1
        for _ in range(beats):
            reply.wait(self.seconds / beats)
            if self.keep_alive and not reply.closing.is_set():
                reply.raw(": still there\n\n")


@dataclass(frozen=True)
class Endless:
    """Words for ever."""

    def play(self, reply: Reply) -> None:
        reply.begin()
        while not reply.closing.is_set():
            reply.delta({"content": "and so on " * 100})
