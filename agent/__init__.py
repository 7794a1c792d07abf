"""Crosswalk from Python.

    from agent import Coach

    coach = Coach()
    reply = coach.ask("I am a nurse, 12 years, never programmed. 6 hours a week.", person="me")
    print(reply.text)
    print(coach.plan("me").to_markdown())

Nothing happens at import: the database is opened, and the tables are read, when a `Coach` is made.
"""

from agent.coach import Coach
from agent.errors import CoachError
from agent.events import Reply
from agent.plan import Plan

__all__ = ["Coach", "CoachError", "Plan", "Reply"]
