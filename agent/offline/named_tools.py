"""Outside a talk: honour a tool that the message names or the caller forces, with arguments read out of the words."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.offline.policy import Call

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_QUOTED = re.compile(r"[\"“']([^\"”']+)[\"”']")
_WORD = re.compile(r"[^\W_]+")
_PREPOSITION = re.compile(r"\b(?:in|for|about|of|on|at|to)\s+(?P<object>.+)$", re.IGNORECASE | re.DOTALL)
_VERBS = {
    "get",
    "find",
    "look",
    "up",
    "make",
    "show",
    "ask",
    "read",
    "run",
    "do",
    "call",
    "fetch",
    "search",
    "a",
    "the",
}
_ANY = {"any", "required"}


def named_calls(message: str, tools: Sequence[Mapping[str, Any]], tool_choice: str | None) -> tuple[Call, ...]:
    """Calls for the tools that the message names; for all of them to choose from, the forced or the first one."""
    functions = {tool["function"]["name"]: tool["function"] for tool in tools}
    named = [name for name in functions if _is_named(name, message)]
    chosen = named or _forced(tool_choice, list(functions))
    return tuple(Call(name, _arguments(name, functions[name], message)) for name in chosen)


def _forced(tool_choice: str | None, names: list[str]) -> list[str]:
    if tool_choice is not None and tool_choice in names:
        return [tool_choice]
    return names[:1] if tool_choice in _ANY else []


def _is_named(name: str, message: str) -> bool:
    """By its name, or by every word of its name that is not a mere verb: `get_weather` by "the weather in Rome"."""
    spoken = set(_WORD.findall(message.casefold()))
    words = set(_WORD.findall(name.casefold().replace("_", " "))) - _VERBS
    return name in message or (bool(words) and words <= spoken)


def _arguments(name: str, function: Mapping[str, Any], message: str) -> dict[str, Any]:
    parameters = function.get("parameters") or {}
    required = parameters.get("required", list(parameters.get("properties", {})))
    words = _after_name(name, message)
    numbers, quoted = _NUMBER.findall(words), _QUOTED.findall(words)
    return {
        key: _value(schema, numbers, quoted, words)
        for key, schema in parameters.get("properties", {}).items()
        if key in required
    }


def _after_name(name: str, message: str) -> str:
    """Numbers before a tool's name belong to something else, where any stand behind it."""
    behind = message.partition(name)[2]
    return behind if _NUMBER.search(behind) or _QUOTED.search(behind) else message


def _value(schema: Mapping[str, Any], numbers: list[str], quoted: list[str], words: str) -> Any:
    """The next number or quotation for a parameter; the whole message where nothing stands out."""
    if "enum" in schema:
        return next((option for option in schema["enum"] if str(option) in words), schema["enum"][0])
    kind = schema.get("type", "string")
    if kind in ("integer", "number"):
        number = json.loads(numbers.pop(0)) if numbers else 0
        return int(number) if kind == "integer" else number
    if kind == "boolean":
        return not re.search(r"\b(?:no|not|false)\b", words, re.IGNORECASE)
    if kind == "array":
        return quoted or numbers
    if kind == "object":
        return {}
    return quoted.pop(0) if quoted else _object_of(words)


def _object_of(words: str) -> str:
    """What a question is about: "the weather in Rome?" asks about Rome."""
    found = _PREPOSITION.search(words)
    return (found["object"] if found else words).strip(" ?!.")
