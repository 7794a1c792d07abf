"""Crosswalk from Python.

    from agent import Coach

    coach = Coach()
    reply = coach.ask("I am a nurse, 12 years, never programmed. 6 hours a week.", person="me")
    print(reply.text)
    print(coach.plan("me").to_markdown())

Nothing happens at import: the database is opened, and the tables are read, when a `Coach` is made.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

# The one act at import: langgraph reads it when it is imported, and without it a crafted checkpoint row runs code.
os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")

if TYPE_CHECKING:
    from agent.coach import Coach
    from agent.errors import CoachError
    from agent.events import Reply
    from agent.plan import Plan

__all__ = ["Coach", "CoachError", "Plan", "Reply"]

_HOMES = {"Coach": "agent.coach", "CoachError": "agent.errors", "Plan": "agent.plan", "Reply": "agent.events"}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is asked for: the command line needs none of it to print its help."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
