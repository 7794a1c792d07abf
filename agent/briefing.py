"""What a model is told before it answers: the live system prompt, and the state of the talk as one JSON block.

Every model gets the same briefing. An endpoint reads it as text; the offline coach reads the block back and acts on it.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import BaseMessage, SystemMessage

from agent.prompts import Scribe, Trusted
from agent.state import CoachContext, CoachState
from tools import digest, progress_digest
from tools.asking import (
    Stake,
    answered_as,
    can_plan,
    either_or,
    is_unread,
    is_what_if,
    minutes_left,
    question_in,
    stakes,
)
from tools.assessment import quick_check
from tools.hours_reason import hours_asked
from tools.listening.crisis import in_crisis
from tools.listening.evasions import is_nod, says_little, says_thanks
from tools.listening.glosses import in_english
from tools.listening.text import fold
from tools.listening.wishes import wants_plan_shown
from tools.planning import Outline, outline
from tools.probing import asked_as, minutes_for
from tools.schema import NamedRole, Question
from tools.trying import read_wish, tries

MAX_QUESTION_CHARS = 1000
ROUND_MONTHS = 6  # a longer time is an estimate in whole months
_BLOCK = re.compile(r"```json briefing\n(?P<json>.*?)\n```", re.DOTALL)


def brief(state: CoachState, context: CoachContext, scribe: Scribe) -> SystemMessage:
    """The system message of this turn."""
    facts = _briefing(state, context, scribe)
    # A fence inside a person's words must not be able to close ours.
    block = json.dumps(facts, ensure_ascii=False).replace("```", "'''")
    return SystemMessage(scribe("coach", briefing=Trusted(f"```json briefing\n{block}\n```")))


def read_briefing(messages: Sequence[BaseMessage]) -> dict[str, Any] | None:
    """The briefing back out of a system message; None where there is none."""
    for message in messages:
        if isinstance(message, SystemMessage) and (found := _BLOCK.search(str(message.content))):
            try:
                briefing = json.loads(found["json"])
            except ValueError:
                return None
            return briefing if isinstance(briefing, dict) else None
    return None


def _briefing(state: CoachState, context: CoachContext, scribe: Scribe) -> dict[str, Any]:
    heard, question, plan = state["heard"], state.get("question"), state.get("plan")
    probe = state.get("probe")
    asks = question_in(state["message"][:MAX_QUESTION_CHARS], heard.facts)
    known_question, is_try = _known_question(state, context, asks), _tries(state, context)
    return digest.only_known(
        {
            "today": state["today"].isoformat(),
            "turn": state["turn"],
            "intent": answered_as(heard, has_plan=plan is not None, known_question=known_question),
            "intent_confidence": round(heard.intent_confidence, 2),
            "either": (not is_try and list(either_or(heard, known_question=known_question))) or None,
            "language": heard.language,
            "heard_now": [digest.fact(fact) for fact in heard.facts],
            "asks": asks if asks != state["message"] else None,
            "problems": [problem.model_dump() for problem in heard.problems],
            "names_roles": list(heard.role_ids),
            "compared": list(state["memory"].compared) or None,
            "told_apart": _told_apart(heard.told_apart, context) or None,
            "chooses": heard.chooses or None,
            "names_skills": list(heard.skill_ids),
            "asks_about": heard.asks_about.model_dump(include={"field", "label", "about", "skill_id"})
            if heard.asks_about
            else None,
            "asks_hours_of": _asks_hours_of(state) or None,
            "known": digest.profile(state["profile"]),
            "check": digest.check(quick_check(context.catalogue, state["profile"])),
            "check_running": state["memory"].check_running,
            "check_done": question is None or question.kind != "check",
            "skipped": heard.skipped or None,
            "evades": heard.evades,
            "why_asked": _why_asked(state, context),
            "tries": is_try or None,
            "not_read": (_is_put(state) and is_unread(heard)) or None,
            "asked_again": _is_asked_again(state) or None,
            "plan": digest.plan(plan, context.catalogue) if plan else None,
            "so_far": _so_far(state, context),
            "progress": _progress(state),
            "plan_due": state.get("plan_due", False),
            "ask_next": _ask(question, context, scribe) if question else None,
            "probe": probe.model_dump(mode="json") if probe else None,
            "wants_whole_plan": wants_plan_shown(fold(state["message"])) or None,
            "nods": _nods(state),
            "undo": _undo(state),
            "crisis": _crisis(state),
            "channel": state.get("channel", "chat"),
            "practice": state.get("practice") or None,
            "practised_skill": state["memory"].practised_skill or None,
        }
    )


def _asks_hours_of(state: CoachState) -> str:
    """The part of the plan whose reason is asked; who tells something new is answered with what that moves."""
    heard, plan = state["heard"], state.get("plan")
    return hours_asked(state["message"], plan, heard.skill_ids) if plan and not heard.facts else ""


def _told_apart(named: Sequence[NamedRole], context: CoachContext) -> list[dict[str, str]]:
    """Roles that are named and not known, each with the one that it counts as."""
    roles = context.catalogue.roles
    known = {one.words: roles[one.role_id].name for one in named if one.role_id and one.role_id in roles}
    return [{"words": one.words, "counts_as": known.get(one.words, "")} for one in named]


def _is_put(state: CoachState) -> bool:
    """Whether a question waits for an answer; an offer may be passed over."""
    pending = state["memory"].pending
    return pending is not None and pending.kind != "offer"


def _nods(state: CoachState) -> dict[str, Any] | None:
    """Thanks or assent and nothing else, with what this week holds; the first time it is said."""
    low, plan = fold(state["message"]), state.get("plan")
    if not is_nod(low):
        return None
    week = progress_digest.state(plan, state["profile"], state["heard"], state["today"])["week"] if plan else None
    return {"thanks": says_thanks(low), "is_first": state["memory"].nodded == 1, "week": week}


def _undo(state: CoachState) -> dict[str, Any] | None:
    """What is taken back, or could be, with the words in which it was told."""
    undo = state.get("undo")
    if undo is None:
        return None
    return {"move": undo.move, "of": [digest.fact(fact) for fact in undo.of], "words": undo.words[:120]}


def _tries(state: CoachState, context: CoachContext) -> bool:
    """Whether the message tries something out that can be read: a tool answers it, whatever its intent."""
    wish = (
        read_wish(
            state["message"][:MAX_QUESTION_CHARS],
            lexicon=context.lexicon,
            profile=state["profile"],
            plan=state.get("plan"),
            today=state["today"],
            turn=state["turn"],
        )
        if is_what_if(state["message"])
        else None
    )
    return wish is not None and tries(state["message"], state["heard"], wish)


def _known_question(state: CoachState, context: CoachContext, asks: str) -> float:
    """How like what is asked is to a question known for the sources; a reply, or an empty word, is none."""
    is_reply = state["memory"].pending is not None and state["heard"].facts
    tells = "?" not in state["message"] and bool(state["heard"].facts)
    is_empty = state["heard"].evades or says_little(fold(state["message"]))
    return 0.0 if is_reply or tells or is_empty else context.index.questions.likeness(in_english(asks))


def _progress(state: CoachState) -> dict[str, Any] | None:
    """Where the person stands in their plan, where that was told of or asked for."""
    plan, heard = state.get("plan"), state["heard"]
    return progress_digest.state(plan, state["profile"], heard, state["today"]) if plan and heard.progress else None


def _ask(question: Question, context: CoachContext, scribe: Scribe) -> dict[str, str]:
    left = scribe("ask_left", left=question.left, minutes=minutes_left(question.left + 1))
    words = ask_words(question, context, scribe)
    return {
        "kind": question.kind,
        "key": question.key,
        "words": words,
        "left": "" if question.options or question.kind in ("level", "probe", "offer") else left,
    }


def _why_asked(state: CoachState, context: CoachContext) -> dict[str, Any] | None:
    """What the answer to the open question would change, where its reason or a usual answer was asked for."""
    pending = state["memory"].pending
    if pending is None or state["heard"].evades not in ("why", "typical"):
        return None
    found = stakes(context.catalogue, state["profile"], pending.key, today=state["today"])
    return {"key": pending.key, "answers": [_stake(one, context) for one in found]}


def _stake(stake: Stake, context: CoachContext) -> dict[str, Any]:
    found, roles = stake.outline, context.catalogue.roles
    return {
        "answer": roles[stake.answer].name if isinstance(stake.answer, str) and stake.answer in roles else stake.answer,
        **_outlined(found),
        "verdict": found.kind,
        "open_percent": round(found.open_share * 100),
    }


def _outlined(found: Outline) -> dict[str, float]:
    return {
        "low_hours": found.low_hours,
        "high_hours": found.high_hours,
        "months": round(found.months) if found.months >= ROUND_MONTHS else found.months,
        "weekly_hours": found.weekly_hours,
    }


def _crisis(state: CoachState) -> str | None:
    """Danger that this message speaks of ("now"), or that an earlier one did ("stays")."""
    if in_crisis(state["message"]):
        return "now"
    return "stays" if state["memory"].in_crisis else None


def _is_asked_again(state: CoachState) -> bool:
    question, pending = state.get("question"), state["memory"].pending
    return question is not None and pending is not None and question.key == pending.key


def _so_far(state: CoachState, context: CoachContext) -> dict[str, Any] | None:
    """What the facts come to before there is a plan: a partial result at every step."""
    profile = state["profile"]
    from_zero = not can_plan(profile)
    if state.get("plan") is not None or (from_zero and state.get("question") is not None):
        return None
    found = outline(context.catalogue, profile, today=state["today"])
    return {
        "role": context.catalogue.role(found.role_id).name,
        **_outlined(found),
        "hours_assumed": found.weekly_hours_assumed,
        "from_zero": from_zero,
    }


def ask_words(question: Question, context: CoachContext, scribe: Scribe) -> Trusted:
    """A question in our words."""
    if question.options:
        return scribe("ask_which", options=[digest.fact(option) for option in question.options])
    if question.kind == "check":
        return scribe("ask_check", question=context.catalogue.checks[question.key].question)
    if question.kind == "level":
        return scribe("ask_level", skill=context.catalogue.skill(question.key).name)
    if question.kind == "offer":
        return scribe("ask_probe_offer", weeks=question.weeks)
    if question.kind == "probe":
        asked = asked_as(context.catalogue, question.key)
        minutes = minutes_for(question.left + 1)
        return scribe("ask_probe", probe=asked.model_dump(), left=question.left, minutes=minutes)
    return scribe(f"ask_{question.key}")
