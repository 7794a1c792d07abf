"""The seam to every model: ask within a deadline, hand on text as it arrives, fail in one way only.

`call_model` asks the offline coach, an OpenAI-compatible endpoint, or any other LangChain chat model. Whatever a model
that is not ours raises becomes a `ModelFailedError`; an error of our own model, or of the caller, is a bug and passes.
No client library is imported before an endpoint is opened: offline never pays for one.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from agent.wire import FailureReason, ModelFailedError, failure_of, sendable, whole_answer
from tools.errors import CrosswalkError, SettingsError

if TYPE_CHECKING:
    import httpx2

    from agent.settings import Settings

__all__ = ["FailureReason", "Model", "ModelFailedError", "call_model", "open_endpoint", "sendable"]

OPENAI_ADDRESS = "https://api.openai.com/v1"
MAX_TOKENS = 2000  # bounds one answer; a reasoning model spends part of it before the first word
MAX_CHARACTERS = 100_000  # for an endpoint that overlooks MAX_TOKENS
LONGEST_PAUSE_S = 5.0  # a person waits: a longer Retry-After is a failure
USUAL_PAUSE_S = 0.5

Model = Runnable[LanguageModelInput, AIMessage]
_given_up: ContextVar[threading.Event] = ContextVar("given_up")


# --- Opening ----------------------------------------------------------------------------------------------------------


def open_endpoint(settings: "Settings") -> BaseChatModel:
    """The OpenAI-compatible endpoint of the settings. Opens no connection yet.

    Raises: SettingsError when the settings name no model.
    """
    if not settings.model or settings.openai_api_key is None:
        raise SettingsError("CROSSWALK_MODEL is empty; give the name of a model your endpoint serves, and its key.")
    from langchain_openai import ChatOpenAI  # here, not above: 0.8 s that offline must not pay

    logging.getLogger("openai").setLevel(logging.WARNING)  # at DEBUG it writes down what people said
    address = settings.openai_base_url or OPENAI_ADDRESS  # given always: the client would look into the environment
    return ChatOpenAI(
        model_name=settings.model,
        openai_api_key=settings.openai_api_key,
        openai_api_base=address,
        request_timeout=settings.request_timeout_s,
        max_retries=0,  # the client would wait 60 s on `Retry-After: 30`; see call_model
        temperature=None if re.match(r"o\d", settings.model) else 0,  # the o-series refuses one
        stream_usage=True,
        http_client=_http_client(),
        openai_proxy=None,  # HTTPS_PROXY still counts; both at once are refused
        **_dialect(address),
    )


def _dialect(address: str) -> dict[str, Any]:
    """What OpenAI itself and those who speak like it call differently."""
    if (urlsplit(address).hostname or "").endswith(("openai.com", "openai.azure.com")):
        return {"max_tokens": MAX_TOKENS}
    # The client would send max_completion_tokens, which some compatible servers refuse and others overlook.
    return {"use_responses_api": False, "extra_body": {"max_tokens": MAX_TOKENS}}


def _http_client() -> "httpx2.Client":
    """The client's usual HTTP, except that a stream nobody waits for ends at its next byte.

    A server that sends nothing but keep-alives never meets the read timeout: a thread and a socket would stay behind.
    """
    import httpx2
    from openai import DefaultHttpxClient

    class Abandonable(httpx2.SyncByteStream):
        def __init__(self, stream: httpx2.SyncByteStream, given_up: threading.Event) -> None:
            self.stream, self.given_up = stream, given_up

        def __iter__(self) -> Iterator[bytes]:
            for piece in self.stream:
                if self.given_up.is_set():
                    return
                yield piece

        def close(self) -> None:
            self.stream.close()

    def watch(response: httpx2.Response) -> None:
        given_up = _given_up.get(None)
        if given_up is not None and isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = Abandonable(response.stream, given_up)

    return DefaultHttpxClient(event_hooks={"response": [watch]})


# --- Asking -----------------------------------------------------------------------------------------------------------


def call_model(
    model: Model,
    messages: Sequence[BaseMessage],
    *,
    tools: Sequence[BaseTool | dict[str, Any]] = (),
    deadline_s: float,
    on_text: Callable[[str], None] | None = None,
    second_chance: bool = True,
    monotonic: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> AIMessage:
    """One whole answer: text, or whole tool calls, or both; with usage and finish_reason.

    `deadline_s` is a reading of `monotonic`; it holds even when a server neither answers nor hangs up. `on_text` gets
    each piece of text as it arrives, in the caller's thread. What cannot be sent is left out (see `sendable`). There is
    one second chance, for a busy or unreachable server, as long as nothing of an answer has arrived; none at all where
    nobody waits for this answer (`second_chance=False`).

    Raises: ModelFailedError.
    """
    bound = cast(BaseChatModel, model).bind_tools(tools) if tools else model
    call = _Call(bound, sendable(messages), deadline_s, on_text, monotonic)
    answer = call.try_once()
    pause_s = call.pause_before_second_chance(answer) if isinstance(answer, ModelFailedError) else None
    if second_chance and pause_s is not None:
        sleep(pause_s)
        answer = call.try_once()
    if isinstance(answer, ModelFailedError):
        raise answer
    return answer


@dataclass
class _Call:
    """One question to a model, and what has arrived of the answer."""

    model: Model
    messages: list[BaseMessage]
    deadline_s: float
    on_text: Callable[[str], None] | None
    monotonic: Callable[[], float]
    arrived: list[AIMessage] = field(default_factory=list)

    def try_once(self) -> AIMessage | ModelFailedError:
        """The answer or the failure: returned, so that no foreign error, with foreign text, becomes its context."""
        try:
            with closing(self._pieces()) as pieces:
                for piece in pieces:
                    self.arrived.append(piece)
                    if self.on_text is not None and piece.text:
                        self.on_text(str(piece.text))
            return whole_answer(self.arrived, must_finish=_is_endpoint(self.model))
        except ModelFailedError as failure:
            return failure

    def pause_before_second_chance(self, failure: ModelFailedError) -> float | None:
        """Seconds to wait; None where there is no second chance."""
        if self.arrived or failure.reason not in ("rate_limited", "unreachable"):
            return None
        pause_s = USUAL_PAUSE_S if failure.retry_after_s is None else failure.retry_after_s
        return pause_s if pause_s < min(LONGEST_PAUSE_S + 0.001, self._remaining_s()) else None

    def _pieces(self) -> Generator[AIMessage, None, None]:
        """The answer as it arrives, read in a thread of its own: only so the deadline holds on a silent socket."""
        arrivals: SimpleQueue[object] = SimpleQueue()
        given_up = threading.Event()
        reading = (_read, self.model, self.messages, self._options(), arrivals, given_up)
        threading.Thread(target=copy_context().run, args=reading, name="model", daemon=True).start()
        size = 0
        try:
            while (item := self._next(arrivals)) is not None:
                if not isinstance(item, AIMessage):
                    raise ModelFailedError("bad_answer")
                size += _size(item)
                if size > MAX_CHARACTERS:
                    raise ModelFailedError("cut_off")
                yield item
        finally:
            given_up.set()

    def _next(self, arrivals: SimpleQueue[object]) -> object:
        """The next thing read; None at the end."""
        item = _wait(arrivals, self._remaining_s())
        if not isinstance(item, BaseException):
            return item
        if isinstance(item, CrosswalkError) or _is_ours(self.model):
            raise item
        raise failure_of(item, begun=bool(self.arrived))

    def _options(self) -> dict[str, Any]:
        """A socket that falls silent is closed with the turn, though the endpoint's own timeout be longer."""
        if not _is_endpoint(self.model):
            return {}
        usual_s = getattr(_innermost(self.model), "request_timeout", None)
        remaining_s = max(self._remaining_s(), 0.001)
        return {"timeout": min(usual_s, remaining_s) if isinstance(usual_s, int | float) else remaining_s}

    def _remaining_s(self) -> float:
        return self.deadline_s - self.monotonic()


def _wait(arrivals: SimpleQueue[object], remaining_s: float) -> object:
    try:
        if remaining_s > 0:
            return arrivals.get(timeout=min(remaining_s, threading.TIMEOUT_MAX))
    except Empty:
        pass
    return ModelFailedError("timeout")


def _read(
    model: Model,
    messages: list[BaseMessage],
    options: dict[str, Any],
    arrivals: SimpleQueue[object],
    given_up: threading.Event,
) -> None:
    """Read an answer to its end, or until nobody waits for it; an error is handed over like a piece of it."""
    _given_up.set(given_up)
    try:
        for piece in model.stream(messages, **options):
            if given_up.is_set():
                return
            arrivals.put(piece)
        arrivals.put(None)
    except BaseException as error:
        arrivals.put(error)


def _size(piece: AIMessage) -> int:
    chunks = getattr(piece, "tool_call_chunks", ())
    return len(str(piece.text)) + sum(len(chunk["args"] or "") for chunk in chunks)


def _innermost(model: object) -> object:
    """The chat model under its bound tools."""
    while (bound := getattr(model, "bound", None)) is not None:
        model = bound
    return model


def _is_ours(model: object) -> bool:
    return type(_innermost(model)).__module__.startswith("agent.")


def _is_endpoint(model: object) -> bool:
    """True for a client of langchain-openai: it takes a timeout per request, and must tell why an answer ended."""
    return any(parent.__module__.startswith("langchain_openai.") for parent in type(_innermost(model)).__mro__)
