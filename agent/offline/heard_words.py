"""What was heard, said back in one sentence, whatever order it came in."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.offline.policy import Briefing
from agent.offline.probe_words import is_of_probe
from agent.prompts import Scribe

_QUIET = {"unsafe_or_injection", "delete_my_data"}
_HEARD_ORDER = (
    "origin_role",
    "years_experience",
    "skill",
    "weekly_hours",
    "deadline",
    "budget_usd",
    "target_role",
    "left_out",
)


def heard_words(briefing: Briefing, scribe: Scribe) -> list[str]:
    said_below = ("answer", "progress", "skill") if is_of_probe(briefing) else ("answer", "progress")
    facts = [fact for fact in briefing["heard_now"] if fact["field"] not in said_below]
    if (briefing.get("undo") or {}).get("move") == "redo":  # said already, as what comes again
        return []
    if not facts or briefing["intent"] in _QUIET or briefing.get("crisis"):
        return []
    return [scribe("say_heard", facts=sorted(_together(facts), key=_place_in_sentence))]


def undo_words(briefing: Briefing, scribe: Scribe) -> list[str]:
    """What is taken back or comes again, or that the last message changed nothing."""
    undo = briefing.get("undo")
    if not undo:
        return []
    of = [scribe("say_change", fact=fact, words=scribe("say_fact", fact=fact)) for fact in undo["of"]]
    return [scribe("say_undo", move=undo["move"], of=of, words=undo["words"])]


def _together(facts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Skills left out at once, or put back, are said in one breath."""
    rest = [fact for fact in facts if fact["field"] != "left_out"]
    for withdrawn in (False, True):
        names = [fact["label"] for fact in facts if fact["field"] == "left_out" and fact["withdrawn"] == withdrawn]
        if names:
            rest.append({"field": "left_out", "labels": names, "withdrawn": withdrawn})
    return rest


def _place_in_sentence(fact: Mapping[str, Any]) -> int:
    return _HEARD_ORDER.index(fact["field"]) if fact["field"] in _HEARD_ORDER else len(_HEARD_ORDER)
