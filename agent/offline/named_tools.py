"""Outside a talk: honour a tool that the message names or the caller forces, with arguments read out of the words."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.offline.policy import Call

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_QUOTED = re.compile(r"[\"“']([^\"”']+)[\"”']")
_ANY = {"any", "required"}


def named_calls(message: str, tools: Sequence[Mapping[str, Any]], tool_choice: str | None) -> tuple[Call, ...]:
    """Calls for the tools that the message names; for all of them to choose from, the forced or the first one."""
    functions = {tool["function"]["name"]: tool["function"] for tool in tools}
    named = [name for name in functions if _is_named(name, message)]
    forced = [tool_choice] if tool_choice in functions else list(functions)[:1] if tool_choice in _ANY else []
    chosen = named or forced
    return tuple(Call(name, _arguments(name, functions[name], message)) for name in chosen)


def _is_named(name: str, message: str) -> bool:
    words = re.escape(name).replace("_", r"[\s_-]+")
    return re.search(rf"\b{words}\b", message, re.IGNORECASE) is not None


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
    return quoted.pop(0) if quoted else words.strip()
