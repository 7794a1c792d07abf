"""Which tools an answer needs: the whole policy of the offline coach, by intent, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Briefing = Mapping[str, Any]

COMPARE_BY_DEFAULT = ("ai-engineer", "ml-engineer", "data-scientist")
MIN_QUESTION_WORDS = 4
_SILENT = {"unsafe_or_injection", "emotional_support", "delete_my_data", "goodbye"}


@dataclass(frozen=True)
class Call:
    """A tool call the policy wants."""

    name: str
    args: Mapping[str, Any]


def wanted_calls(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """The tool calls that the answer to this message rests on, in order; none where words are enough."""
    intent = briefing["intent"]
    if intent in _SILENT or briefing.get("crisis"):
        return ()
    calls = _BY_INTENT.get(intent, _nothing)(briefing, message)
    plans_already = any(call.name == "make_plan" for call in calls)
    if briefing.get("plan_due") and not plans_already:
        calls = (*calls, Call("make_plan", {}))
    return calls


def _nothing(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return ()


def _plan(briefing: Briefing, message: str) -> tuple[Call, ...]:
    known = briefing.get("known", {})
    can_plan = bool(known.get("origin_role") or known.get("skills") or briefing["check"]["answered"])
    return (Call("make_plan", {}),) if can_plan else ()


def _compare(briefing: Briefing, message: str) -> tuple[Call, ...]:
    named = list(dict.fromkeys(briefing["names_roles"]))
    padded = list(dict.fromkeys([*named, *COMPARE_BY_DEFAULT]))
    return (Call("compare_roles", {"role_ids": named[:4] if len(named) > 1 else padded[:3]}),)


def _resources(briefing: Briefing, message: str) -> tuple[Call, ...]:
    skills = briefing["names_skills"]
    words = message.casefold()
    args: dict[str, Any] = {"query": message[:500], "skill_id": skills[0] if skills else ""}
    args["free_only"] = "free" in words.split() or "gratis" in words or "kostenlos" in words
    args["formats"] = [name for name in ("book", "course", "video", "docs", "repo", "tutorial") if name in words]
    return (Call("find_resources", args),)


def _facts(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("look_up_facts", {"question": message[:1000]}),)


def _perhaps_facts(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """Searched before it is declined: a question in unusual words is not off the topic yet."""
    return _facts(briefing, message) if len(message.split()) >= MIN_QUESTION_WORDS else ()


def _portfolio(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (*_facts(briefing, message), Call("suggest_projects", {}))


def _interview(briefing: Briefing, message: str) -> tuple[Call, ...]:
    skills = briefing["names_skills"]
    return (Call("ask_interview_question", {"skill_id": skills[0] if skills else ""}),)


def _posting(briefing: Briefing, message: str) -> tuple[Call, ...]:
    is_text = len(message.split()) >= 12 or briefing.get("channel") == "posting"
    return (Call("read_posting", {"posting": message[:30_000]}),) if is_text else ()


def _assessment(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("assess_skills", {}),) if briefing["check_running"] else ()


def _answer(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("assess_skills", {}),) if briefing["check_running"] and briefing["check_done"] else ()


_BY_INTENT = {
    "make_plan": _plan,
    "revise_plan": _plan,
    "compare_roles": _compare,
    "find_resources": _resources,
    "explain_fact": _facts,
    "salary_question": _facts,
    "off_topic": _perhaps_facts,
    "portfolio_advice": _portfolio,
    "interview_practice": _interview,
    "fit_to_job_posting": _posting,
    "self_assess": _assessment,
    "answer_assessment": _answer,
}
