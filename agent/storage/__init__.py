"""What is kept of people, and nothing else: one database, opened and brought up to date by `Store`."""

from agent.storage.rows import Feedback, LedgerEntry, PlanVersion, StoredTurn, Thread
from agent.storage.store import Store

__all__ = ["Feedback", "LedgerEntry", "PlanVersion", "Store", "StoredTurn", "Thread"]
