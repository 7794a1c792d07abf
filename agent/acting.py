"""Run the tools that a model called: each call answered, by a result or by a text that says what to do instead."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, ToolCall, ToolMessage
from langchain_core.tools import BaseTool
from pydantic import BaseModel, ValidationError

from agent.events import Artifact, Event, ToolStarted
from tools.errors import ToolError
from tools.toolbox import Desk, WhatIf

KINDS = {
    "make_plan": "plan",
    "try_plan": "what_if",
    "assess_skills": "assessment",
    "explain_level": "level",
    "explain_hours": "hours",
    "quick_check": "check",
    "compare_roles": "comparison",
    "find_resources": "resources",
    "look_up_facts": "facts",
    "read_posting": "posting",
    "suggest_projects": "projects",
    "ask_interview_question": "interview",
    "check_answer": "feedback",
    "ask_probe": "probe",
    "recall_facts": "recalled",
    "update_profile": "learned",
    "record_progress": "learned",
}


@dataclass(frozen=True)
class Bench:
    """The tools of one turn, and how many calls are left."""

    tools: Mapping[str, BaseTool]
    desk: Desk
    calls_left: int
    earlier: Sequence[AnyMessage]
    emit: Callable[[Event], None]

    def run(self, calls: Sequence[ToolCall]) -> list[tuple[ToolMessage, Artifact | None]]:
        """One tool message per call, in order; a provider refuses a history with a call left open."""
        return [self._run(call, index) for index, call in enumerate(calls)]

    def _run(self, call: ToolCall, index: int) -> tuple[ToolMessage, Artifact | None]:
        name, call_id = call["name"], call["id"] or f"call_{index}"
        refusal = self._refusal(call, index)
        if refusal is not None:
            return ToolMessage(refusal, tool_call_id=call_id, name=name, status="error"), None
        self.emit(ToolStarted(name))
        try:
            message = self.tools[name].invoke(
                {"type": "tool_call", "name": name, "args": call["args"], "id": call_id},
                config={"configurable": {"desk": self.desk}},
            )
        except ToolError as error:
            return ToolMessage(str(error), tool_call_id=call_id, name=name, status="error"), None
        except ValidationError as error:
            return ToolMessage(_invalid(error), tool_call_id=call_id, name=name, status="error"), None
        kind = "what_if" if isinstance(message.artifact, WhatIf) else KINDS[name]
        return message, Artifact(kind, message.artifact)

    def _refusal(self, call: ToolCall, index: int) -> str | None:
        """Why a call is not run, as text for the model; None when it is."""
        if call["name"] not in self.tools:
            return f"No such tool. Use one of: {', '.join(self.tools)}."
        if index >= self.calls_left:
            return "No more tool calls in this turn. Answer with what you have."
        if _was_called(call, self.earlier):
            return "You have this result already, above. Answer with it."
        return None


def seed_files(value: BaseModel) -> list[str]:
    """The articles behind a result, each once."""
    return list(dict.fromkeys(_files(value.model_dump(mode="json"))))


def _files(node: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(node, dict) and isinstance(node.get("file"), str) and node["file"]:
        yield node["file"]
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            yield from _files(child)


def _was_called(call: ToolCall, earlier: Sequence[AnyMessage]) -> bool:
    return any(
        done["name"] == call["name"] and done["args"] == call["args"]
        for message in earlier
        if isinstance(message, AIMessage)
        for done in message.tool_calls
    )


def _invalid(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"The arguments do not fit: {where}: {first['msg']}. Call the tool again with them right."
