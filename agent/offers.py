"""What a reply offered and the next message takes: a change taken back, a trial made true, a must-have left out."""

import re
from collections.abc import Sequence

from langchain_core.messages import AIMessage, AnyMessage

from agent.memory import Memory
from agent.state import Change, CoachContext, CoachState
from tools.asking import is_what_if
from tools.leaving_out import as_revision
from tools.listening import find_advert, fold
from tools.listening.evasions import is_nod
from tools.listening.text import fold as fold_text
from tools.schema import Heard, Question
from tools.trying import read_wish
from tools.trying_on import facts_of, takes_trial
from tools.undoing import Undo, read_undo

_BARE_HOURS = re.compile(
    r"\W*(?:(?:ok|yes|then|say|make it|rather|the),? )*\d{1,2}(?: then| please)?\W*", re.IGNORECASE
)
_HOURS_OFFERED = "hours a week instead of"
_MOST_CHARS = 500


def offered(state: CoachState, memory: Memory, heard: Heard, undo: Undo | None) -> Change:
    """What the reply to this message will offer, so that a yes to it is understood."""
    nods = state.get("plan") is not None and not heard.facts and is_nod(fold_text(state["message"]))
    return {
        "undo_offered": undo is not None and undo.move == "offer",
        "leaving": heard.skill_ids if any(problem.code == "must_have" for problem in heard.problems) else (),
        "tried": state["message"][:_MOST_CHARS] if is_what_if(own_words(state)) else "",
        "nodded": memory.nodded + nods,
    }


def undo_in(state: CoachState, memory: Memory) -> Undo | None:
    """What the message takes back or brings back."""
    if state.get("channel", "chat") != "chat":
        return None
    place = (state.get("thread_id"), state.get("turn", 1))
    return read_undo(state["message"], state.get("statements", ()), place=place, was_offered=memory.undo_offered)


def as_heard(undo: Undo, *, has_plan: bool) -> Change:
    """What going back or forth tells; whatever else its few words resemble."""
    intent = "revise_plan" if has_plan and undo.facts else "correct_profile"
    return {"intent": intent, "intent_confidence": 1.0, "second_intent": None, "facts": undo.facts, "problems": ()}


def tried_on(heard: Heard, state: CoachState, memory: Memory, context: CoachContext) -> Heard:
    """What the last reply tried out, where this message takes it."""
    if not memory.tried or heard.facts or not takes_trial(state["message"]):
        return heard
    today, turn = state.get("today") or context.today(), state.get("turn", 1)
    known, plan = fold(state.get("facts", [])), state.get("plan")
    wish = read_wish(memory.tried, lexicon=context.lexicon, profile=known, plan=plan, today=today, turn=turn)
    facts = facts_of(wish, state["message"], context.catalogue, today=today, turn=turn)
    return as_revision(heard, facts) if facts else heard


def offered_hours(state: CoachState) -> Question | None:
    """A bare "8" behind "8 hours a week instead of 5" is of the hours."""
    is_bare = _BARE_HOURS.fullmatch(state["message"]) is not None
    is_offered = is_bare and _HOURS_OFFERED in last_reply(state.get("window", []))
    return Question(kind="profile", key="weekly_hours") if is_offered else None


def own_words(state: CoachState) -> str:
    """The message without an advert that was pasted into it: no fact may be read out of that."""
    advert = find_advert(state["message"])
    return advert.own if advert else state["message"]


_PULLS = ("ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer")  # as the question names them
_UNEXPLAINED = re.compile(
    r"\b(?:do not|don't|dont|not|no idea|never|can't|cannot|unclear|confus\w+)\b.{0,40}"
    r"\b(?:difference|mean\w*|understand|tell them apart|which is which|know what (?:those|that|these|they))\b"
    r"|\bwhat(?:'s| is| are| do| does)? (?:the )?"
    r"(?:difference|(?:those|these|they|each|that|platform|application|hybrid)(?: \w+)? mean)"
    r"|\b(?:explain|describe|compare) (?:them|those|these|the (?:three|options|choices|difference|roles))\b"
    r"|\bwhich is which\b"
)


def explains_goals(heard: Heard, state: CoachState, memory: Memory) -> Heard:
    """ "I don't know the difference between those" behind the question for a goal: they are set side by side.

    The question is not put again: the goal is taken up whenever it is told.
    """
    is_open = memory.pending is not None and memory.pending.key == "target_role"
    low = fold_text(state["message"])
    told = any(fact.field == "target_role" and not fact.withdrawn for fact in heard.facts)
    if not is_open or told or len(heard.role_ids) > 1 or not _UNEXPLAINED.search(low):
        return heard
    asks = {"intent": "compare_roles", "intent_confidence": 1.0, "second_intent": None, "role_ids": _PULLS}
    return heard.model_copy(update=asks | {"skipped": True, "evades": None})


def last_reply(window: Sequence[AnyMessage]) -> str:
    """What the coach said last; empty at the beginning."""
    return next((message.text for message in reversed(window) if isinstance(message, AIMessage)), "")
