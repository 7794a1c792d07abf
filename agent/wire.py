"""What goes to a model and what comes back: a history no provider refuses, a whole answer, or one kind of failure.

Pure functions over messages and errors; `agent/models.py` does the asking.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, Literal

from langchain_core.exceptions import ContextOverflowError, ModelConnectionError, ModelTimeoutError
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolCall, ToolMessage
from langchain_core.messages.ai import add_ai_message_chunks

from tools.errors import CrosswalkError

FailureReason = Literal[
    "timeout",  # no whole answer within the deadline, or silence for too long
    "unreachable",  # nobody there, or the server itself is broken
    "refused_key",  # the key is wrong, has no right, or no money
    "not_found",  # the address or the model name is unknown there
    "rate_limited",
    "refused_request",  # the endpoint does not take what we send, such as tools
    "context_too_long",
    "filtered",
    "bad_answer",  # something came that is no answer: HTML, {}, broken JSON, half a tool call
    "cut_off",  # the answer began and did not end
    "empty",
]

_STATUS_REASONS: Mapping[int, FailureReason] = {
    401: "refused_key",
    402: "refused_key",
    403: "refused_key",
    404: "not_found",
    408: "timeout",
    413: "context_too_long",
    429: "rate_limited",
    504: "timeout",
}
_FINISH_REASONS: Mapping[str, FailureReason] = {
    "length": "cut_off",
    "max_tokens": "cut_off",
    "max_output_tokens": "cut_off",
    "model_length": "cut_off",
    "incomplete": "cut_off",
    "content_filter": "filtered",
    "safety": "filtered",
    "refusal": "filtered",
    "error": "bad_answer",
    "failed": "bad_answer",
    "insufficient_system_resource": "bad_answer",
}
_ERROR_REASONS: Mapping[str, FailureReason] = {  # by class name: their library is not imported here
    "LengthFinishReasonError": "cut_off",
    "ContentFilterFinishReasonError": "filtered",
}
_TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|(prompt|input) is too long|too many (input )?tokens"
)
_FILTERED = re.compile(r"content_filter|content management policy|content_policy")


class ModelFailedError(CrosswalkError):
    """A model gave no usable answer. Its text holds codes only: no key, no address, nobody's words."""

    def __init__(
        self, reason: FailureReason, *, status: int | None = None, retry_after_s: float | None = None, kind: str = ""
    ) -> None:
        detail = ", ".join(part for part in (f"HTTP {status}" if status else "", kind) if part)
        super().__init__(f"The model gave no usable answer: {reason}" + (f" ({detail})" if detail else ""))
        self.reason: FailureReason = reason
        self.status = status
        self.retry_after_s = retry_after_s


# --- Errors -----------------------------------------------------------------------------------------------------------


def failure_of(error: BaseException, *, begun: bool) -> ModelFailedError:
    """The one failure a foreign error means; `begun` says that part of the answer had already arrived."""
    status = _status(error)
    reason = _reason(error, status)
    if begun and reason == "unreachable":
        reason = "cut_off"
    return ModelFailedError(reason, status=status, retry_after_s=_retry_after_s(error), kind=type(error).__name__)


def _reason(error: BaseException, status: int | None) -> FailureReason:
    if (complaint := _complaint(error, status)) is not None:
        return complaint
    if isinstance(error, TimeoutError | ModelTimeoutError):
        return "timeout"
    if isinstance(error, OSError | ModelConnectionError):
        return "unreachable"
    if status is None:
        return _ERROR_REASONS.get(type(error).__name__, "bad_answer")
    return _STATUS_REASONS.get(status, "unreachable" if status >= 500 else "refused_request")


def _complaint(error: BaseException, status: int | None) -> FailureReason | None:
    """What only the text of an error tells: servers share no code for a prompt that is too long."""
    if isinstance(error, ContextOverflowError):
        return "context_too_long"
    body = getattr(error, "body", None)
    if body is None or status in (401, 403, 404, 429):
        return None
    text = f"{error} {body}".lower()
    if _TOO_LONG.search(text):
        return "context_too_long"
    return "filtered" if _FILTERED.search(text) else None


def _status(error: BaseException) -> int | None:
    """The HTTP status, or the one a server wrote into the error it sent in the middle of a stream."""
    status = getattr(error, "status_code", None)
    if status is None and isinstance(body := getattr(error, "body", None), dict):
        status = body.get("code")
    return int(str(status)) if re.fullmatch(r"[45]\d\d", str(status)) else None


def _retry_after_s(error: BaseException) -> float | None:
    """Seconds the server asks for; infinite where it names a date, which is never soon enough."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    value = headers.get("retry-after")
    if value is None:
        return None
    return float(value) if re.fullmatch(r"\d+(\.\d+)?", value.strip()) else float("inf")


# --- Answers ----------------------------------------------------------------------------------------------------------


def whole_answer(pieces: Sequence[AIMessage], *, must_finish: bool) -> AIMessage:
    """The pieces of one answer as one message.

    `must_finish`: an answer without a finish_reason is one whose stream was cut, however clean its end looks. A tool
    call that did not arrive whole is left out: sent back in the history it would break every later turn.
    Raises: ModelFailedError when no text and no whole tool call is left.
    """
    message = _added(pieces)
    finish = _finish(pieces)
    calls, halves = _calls(message)
    says = bool(str(message.text).strip())
    if (failed := _FINISH_REASONS.get((finish or "").lower())) is not None:
        raise ModelFailedError(failed)
    if finish is None and must_finish:
        raise ModelFailedError("cut_off" if says or calls or halves else "bad_answer")
    if not says and not calls:
        raise ModelFailedError("bad_answer" if halves or finish == "tool_calls" else "empty")
    return AIMessage(
        content=message.content,
        tool_calls=calls,
        id=message.id,
        usage_metadata=message.usage_metadata,
        response_metadata=_metadata(pieces, message, finish),
        additional_kwargs=_without_raw_calls(message),
    )


def _added(pieces: Sequence[AIMessage]) -> AIMessage:
    chunks = [piece for piece in pieces if isinstance(piece, AIMessageChunk)]
    if len(chunks) == len(pieces) > 0:
        return add_ai_message_chunks(chunks[0], *chunks[1:])
    return pieces[-1] if pieces else AIMessage("")


def _finish(pieces: Sequence[AIMessage]) -> str | None:
    """The last reason given. Not the added one: two pieces that both say "stop" add up to "stopstop"."""
    reasons = [_finish_of(piece.response_metadata) for piece in pieces]
    return next((reason for reason in reversed(reasons) if reason), None)


def _finish_of(metadata: Mapping[str, Any]) -> str | None:
    """Chat completions tell a finish_reason, the Responses API a status."""
    details = metadata.get("incomplete_details") or {}
    reason = metadata.get("finish_reason") or details.get("reason") or metadata.get("status")
    return None if reason is None else str(reason)


def _metadata(pieces: Sequence[AIMessage], message: AIMessage, finish: str | None) -> dict[str, Any]:
    last = next((piece.response_metadata for piece in reversed(pieces) if _finish_of(piece.response_metadata)), {})
    return {**message.response_metadata, **last, **({"finish_reason": finish} if finish else {})}


def _calls(message: AIMessage) -> tuple[list[ToolCall], int]:
    """The whole tool calls, each with an id of its own, and how many came in half.

    LangChain completes half JSON on its own (`{"query": "pyth` becomes "pyth"), so the raw text is read again here.
    """
    if not isinstance(message, AIMessageChunk):
        return _with_ids(message, message.tool_calls), len(message.invalid_tool_calls)
    read = [_call(chunk["name"], chunk["args"], chunk["id"]) for chunk in message.tool_call_chunks]
    whole = [call for call in read if call is not None]
    return _with_ids(message, whole), len(read) - len(whole)


def _call(name: str | None, args: str | None, call_id: str | None) -> ToolCall | None:
    try:
        values = json.loads(args or "{}", strict=False)
    except ValueError:
        return None
    if not name or not isinstance(values, dict):
        return None
    return ToolCall(name=name, args=values, id=call_id, type="tool_call")


def _with_ids(message: AIMessage, calls: Iterable[ToolCall]) -> list[ToolCall]:
    """Some servers give no id, or one id to all: a result could not be told from another then."""
    used: set[str] = set()
    named: list[ToolCall] = []
    for number, call in enumerate(calls):
        call_id = call["id"]
        if not call_id or call_id in used:
            call_id = f"{message.id or 'call'}-{number}"
        used.add(call_id)
        named.append({**call, "id": call_id})
    return named


def _without_raw_calls(message: AIMessage) -> dict[str, Any]:
    return {
        key: value for key, value in message.additional_kwargs.items() if key not in ("tool_calls", "function_call")
    }


# --- Histories --------------------------------------------------------------------------------------------------------


def sendable(messages: Sequence[BaseMessage]) -> list[BaseMessage]:
    """The history as every provider takes it: each tool call with its result right after it, and nothing else.

    Calls without a result, results without a call, half calls and answers without content are left out.
    """
    clean: list[BaseMessage] = []
    for place, message in enumerate(messages):
        if isinstance(message, AIMessage):
            results = takewhile(lambda after: isinstance(after, ToolMessage), messages[place + 1 :])
            clean += _answered(message, [result for result in results if isinstance(result, ToolMessage)])
        elif not isinstance(message, ToolMessage):
            clean.append(message)
    return clean


def _answered(message: AIMessage, results: Sequence[ToolMessage]) -> list[BaseMessage]:
    """The message with the calls that have a result, then these results; nothing when nothing is left of it."""
    by_id = {result.tool_call_id: result for result in reversed(results)}
    calls = {call["id"]: call for call in reversed(message.tool_calls) if call["id"] in by_id}
    kept = [call for call in message.tool_calls if calls.get(call["id"]) is call]
    if not kept and not str(message.text).strip():
        return []
    plain = message.model_copy(
        update={
            # Content blocks repeat the calls: where one is dropped, only the text may stay.
            "content": message.content if len(kept) == len(message.tool_calls) else str(message.text),
            "tool_calls": kept,
            "invalid_tool_calls": [],
            "additional_kwargs": _without_raw_calls(message),
        }
    )
    return [plain, *(by_id[call["id"]] for call in kept if call["id"])]
