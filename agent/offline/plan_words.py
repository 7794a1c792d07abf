"""The words of a reply about the plan: whole at first and where it is wanted, else what moved or where it begins."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from agent.offline.policy import Briefing
from agent.prompts import Scribe, Trusted
from tools.asking import SURE, UNSURE
from tools.listening.text import fold

_OF_SCOPE = {"must_stays", "not_in_plan", "not_left_out"}  # problems that say all there is to say


def plan_words(briefing: Briefing, made: Mapping[str, Any] | None, scribe: Scribe) -> list[str]:
    """What is said of the plan that was `made`, or could not be."""
    before = briefing.get("plan")
    if made is None or any(problem["code"] in _OF_SCOPE for problem in briefing.get("problems", ())):
        return [_no_plan(briefing, scribe)]
    if before is not None and briefing["heard_now"]:
        return [_moved(before, made, briefing["heard_now"], scribe)]
    if before is not None and not briefing.get("wants_whole_plan"):
        return [_known(briefing, made, before, scribe)]
    credit = scribe("say_plan_credit", credit=made["credit"], whole=False)
    summary = Trusted("\n\n".join(part for part in (scribe("say_plan_summary", plan=made), credit) if part))
    shown: list[str] = [scribe("say_plan", plan=made, summary=summary)]
    return [*shown, scribe("say_plan_stands")] if before is not None else shown


def moves(plan: Mapping[str, Any], scribe: Scribe) -> str:
    """What moved against the plan that stood before; empty where nothing did."""
    moved = plan.get("moved")
    return scribe("say_moved", moved=moved, plan=plan) if moved and not moved["nothing"] else ""


def plan_in_short(plan: Mapping[str, Any], scribe: Scribe, message: str = "") -> str:
    """When the plan ends, and what it begins with; only what is asked for, where that can be told."""
    picks = [link(pick) for pick in plan["first_resources"]]
    return scribe("say_about_plan", plan={**plan, "first_resources": picks}, asked=_aspect(message))


_ASPECTS = {
    "cost": re.compile(r"\b(?:costs?|price|kostet|cuesta|coute|custa)\b"),
    "short": re.compile(
        r"\b(?:in (?:one|two|three|a few|\d) (?:sentences?|lines?|words?)|in short|tl;?dr|summar\w+|briefly|nutshell)\b"
    ),
    "first": re.compile(
        r"\bfirst\b|\b(?:start|begin)\b|\b(?:next|this week|today|tomorrow|tonight|now|on monday"
        r"|primero|zuerst)\b"
    ),
    "far": re.compile(r"\bhow far\b"),
    "why": re.compile(r"\bwhy\b|\bwarum\b|\bpor ?que\b|\bpourquoi\b|\bwhere (?:do|does)\b|\bhow sure\b"),
}


def _aspect(message: str) -> str:
    """What of the plan a question is of; empty where it is of all of it."""
    low = fold(message[:500])
    return next((name for name, words in _ASPECTS.items() if words.search(low)), "")


def all_skipped(briefing: Briefing, scribe: Scribe) -> str:
    """Nothing was told and nothing is left to ask: what the way looks like for somebody who starts from zero."""
    so_far = briefing.get("so_far")
    is_end = so_far and so_far.get("from_zero") and not briefing.get("ask_next")
    return scribe("say_from_zero", so_far=so_far) if is_end else ""


def nod_words(briefing: Briefing, scribe: Scribe) -> str:
    """Behind thanks or assent: a warm word, and the first time what comes next."""
    plan, nods = briefing.get("plan"), briefing.get("nods") or {}
    week = nods.get("week") if plan and nods.get("is_first") else None
    picks = [link(pick) for pick in plan["first_resources"][:1]] if plan and week else []
    return scribe(
        "say_acknowledged",
        has_plan=plan is not None,
        has_told=bool(briefing.get("so_far")),
        nods="thanks" if nods.get("thanks") else "assent" if nods else "",
        week=week,
        picks=picks,
    )


def link(pick: Mapping[str, Any]) -> dict[str, Any]:
    """An address that came from the catalogue may stay a link."""
    return {**pick, "url": Trusted(pick["url"]) if pick["url"] else ""}


def _no_plan(briefing: Briefing, scribe: Scribe) -> str:
    if any(problem["code"] in _OF_SCOPE for problem in briefing.get("problems", ())):
        return ""
    if "plan" in briefing:
        return scribe("say_revise_how")
    return all_skipped(briefing, scribe) or scribe("say_plan_needs_more")


def _known(briefing: Briefing, made: Mapping[str, Any], before: Mapping[str, Any], scribe: Scribe) -> str:
    """A plan that was shown before, and is not asked for in so many words: what moved since, else in short."""
    if made.get("moved") and not made["moved"]["nothing"]:
        return _moved(before, made, (), scribe)
    wants_change = briefing["intent"] == "revise_plan"
    if briefing["intent_confidence"] < (SURE if wants_change else UNSURE):
        return scribe("say_not_understood")
    return scribe("say_revise_how") if wants_change else plan_in_short(made, scribe)


def _moved(before: Mapping[str, Any], made: Mapping[str, Any], heard: Sequence[Any], scribe: Scribe) -> str:
    """What moved, and what of it rests on words of another talk or a form."""
    moved = made.get("moved")
    earlier = [one for one in moved["because"] if one not in heard] if moved else []
    words = [scribe("say_fact", fact=one) for one in earlier]
    return scribe("say_plan_moved", before=before, plan=made, moved=moved, list=moves(made, scribe), earlier=words)
