"""From a briefing and tool results to the words of a reply: which prompts speak, in which order."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import BaseMessage, ToolMessage

from agent.offline.heard_words import heard_words, undo_words
from agent.offline.plan_words import all_skipped, link, moves, nod_words, plan_in_short, plan_words
from agent.offline.policy import (
    Briefing,
    about,
    asks_about,
    asks_for_shorter_plan,
    cannot_compare,
    is_errand,
    must_haves,
    only_nods,
    takes_plan_along,
)
from agent.offline.probe_words import asks_probe, is_of_probe, probe_words, waiting_words
from agent.offline.progress_words import progress_words
from agent.offline.taking import forms_wanted
from agent.prompts import Scribe, Trusted
from tools.listening.text import fold
from tools.listening.wishes import is_exhausted

_QUIET = {"unsafe_or_injection", "delete_my_data"}
_NO_QUESTION = {"goodbye", "unsafe_or_injection", "delete_my_data", "emotional_support", "interview_practice"}

_OF_SUBJECT = {
    "coach": "say_about_coach",
    "promise": "say_no_promise",
    "guarantee": "say_no_promise",
    "quitting": "say_no_quitting",
    "savings": "say_savings",
    "age": "say_age",
    "traits": "say_traits",
}
_TELLING = {"answer_assessment", "correct_profile", "greet"}
MIN_WORD_CHARS = 4
MAX_NEAR = 3  # claims beside "not told"
MAX_REASONS = 4  # of why a resource fits: one line
_SAID_ABOVE = {"free", "freemium", "hours", "hours_estimated"}  # price and length stand beside the title


@dataclass(frozen=True)
class ToolResult:
    """What one tool returned, as the model reads it."""

    name: str
    values: Mapping[str, Any]
    failed: bool

    @classmethod
    def of(cls, message: ToolMessage) -> "ToolResult":
        failed = message.status == "error"
        try:
            values = json.loads(str(message.content))
        except ValueError:
            values, failed = {}, True
        return cls(message.name or "", values if isinstance(values, dict) else {}, failed)


def word_reply(briefing: Briefing, results: Sequence[ToolResult], scribe: Scribe, message: str = "") -> str:
    """The whole reply: what cannot be, what was heard, the answer, and at most one question."""
    found = {result.name: result.values for result in results if not result.failed}
    parts = [
        *_tired(briefing, message, scribe),
        *_problems(briefing, scribe),
        *undo_words(briefing, scribe),
        *heard_words(briefing, scribe),
        *_language(briefing, scribe),
        *probe_words(briefing, scribe),
    ]
    parts += _own(briefing, results, found, message, scribe) or _answer(briefing, found, scribe)
    if not parts:  # every tool failed
        parts = [scribe("say_not_understood")]
    parts += _so_far(briefing, found, scribe)
    parts += _question(briefing, scribe) + waiting_words(briefing, scribe)
    return "\n\n".join(part for part in parts if part)


def word_alone(messages: Sequence[BaseMessage], scribe: Scribe) -> str:
    """What to say outside a talk: with a tool result, pass it on; without, say what this is."""
    results = [message for message in messages if isinstance(message, ToolMessage)]
    if results:
        return scribe("say_tool_result", result=str(results[-1].content)[:2_000])
    return scribe("say_alone")


def _tired(briefing: Briefing, message: str, scribe: Scribe) -> list[str]:
    """One warm sentence first, where somebody says that they have no strength left and asks for something else."""
    says_nothing_else = briefing["intent"] == "emotional_support" and not briefing["heard_now"]
    if says_nothing_else or briefing["intent"] in _UNMOVED or briefing.get("crisis"):
        return []
    return [scribe("say_tired")] if is_exhausted(fold(message[:1_000])) else []


_UNMOVED = {"unsafe_or_injection", "delete_my_data", "goodbye", "fit_to_job_posting"}


def _problems(briefing: Briefing, scribe: Scribe) -> list[str]:
    return [
        scribe(f"problem_{problem['code']}", quote=problem["quote"][:120])
        for problem in briefing.get("problems", ())
        if problem["code"] != "must_have" or "plan" not in briefing
    ]


def _language(briefing: Briefing, scribe: Scribe) -> list[str]:
    return [scribe("say_language")] if briefing.get("language", "en") != "en" and briefing["turn"] == 1 else []


def _question(briefing: Briefing, scribe: Scribe) -> list[str]:
    question = briefing.get("ask_next")
    if not question or briefing["intent"] in _NO_QUESTION or briefing.get("crisis") or briefing.get("either"):
        return []
    explains = asks_about(briefing) and briefing["asks_about"]["about"] in ("origin", "level")
    if explains:  # a bare "no" or "10" behind it is of the fact that was explained
        return []
    return [Trusted(" ".join(part for part in (question["words"], question["left"]) if part))]


def _so_far(briefing: Briefing, found: "Found", scribe: Scribe) -> list[str]:
    """What the facts come to, after each that was told, until there is a plan."""
    tells = any(not fact.get("withdrawn") for fact in briefing["heard_now"]) and briefing["intent"] in _TELLING
    so_far = briefing.get("so_far")
    return (
        [scribe("say_so_far", so_far=so_far)]
        if so_far and tells and not briefing.get("crisis") and "make_plan" not in found
        else []
    )


def _own(briefing: Briefing, results: Sequence[ToolResult], found: "Found", message: str, scribe: Scribe) -> list[str]:
    """What-ifs, and questions about plan, profile and coach."""
    if briefing.get("crisis") or briefing["intent"] in _QUIET:
        return []
    if briefing.get("undo") and not briefing["heard_now"]:
        return [""]
    if only_nods(briefing) and "make_plan" not in found:
        return [nod_words(briefing, scribe)]
    if is_of_probe(briefing):
        return _plan(briefing, found, scribe) if "make_plan" in found else [""]
    if briefing.get("progress"):
        return progress_words(briefing, found.get("make_plan"), scribe)
    if "recall_facts" in found:
        plan = _plan(briefing, found, scribe) if "make_plan" in found else []
        return [_why(found["recall_facts"], scribe), *plan]
    if "explain_level" in found:
        asked = {"is_disputed": briefing["asks_about"]["about"] == "dispute", "has_probe": asks_probe(briefing)}
        return [scribe("say_why_level", reason=found["explain_level"], **asked)]
    if asks_about(briefing) and "assess_skills" in found:
        return [scribe("say_assessment", assessment=found["assess_skills"])]
    if "explain_hours" in found:
        return [scribe("say_why_hours", reason=found["explain_hours"])]
    if asks_for_shorter_plan(briefing, message):
        return [_shorter(briefing["plan"], results, scribe)]
    if (names := must_haves(briefing)) and "plan" in briefing:
        return [scribe("say_leave_must", names=list(names), before=briefing["plan"], plan=found.get("try_plan"))]
    if "try_plan" in found:
        tried = found["try_plan"]
        return [scribe("say_what_if", before=briefing.get("plan"), plan=tried, list=moves(tried, scribe))]
    if any(result.name == "try_plan" for result in results):
        return [scribe("say_what_if_unread")]
    if takes_plan_along(briefing, message) and ("plan" in briefing or "make_plan" in found):
        plan = _plan(briefing, found, scribe) if "make_plan" in found else []
        return [scribe("say_export", forms=list(forms_wanted(message))), *plan]
    if is_errand(briefing, message):
        return [scribe("say_off_topic")]
    subject = about(briefing, message)
    if subject == "plan":
        return [plan_in_short(briefing["plan"], scribe, message)]
    if subject == "estimate":
        return [scribe("say_estimate", so_far=briefing["so_far"])]
    if subject == "me":
        return [scribe("say_about_me", known=briefing.get("known", {}), plan=briefing.get("plan"))]
    return [scribe(_OF_SUBJECT[subject])] if subject in _OF_SUBJECT else []


def _shorter(plan: Mapping[str, Any], results: Sequence[ToolResult], scribe: Scribe) -> str:
    """What would end the plan sooner, each try with the date that was computed for it."""
    tries = [result.values for result in results if result.name == "try_plan" and not result.failed]
    sooner = [tried for tried in tries if tried["finish"] < plan["finish"]]
    return scribe("say_shorter", plan=plan, tries=sorted(sooner, key=lambda tried: tried["finish"], reverse=True))


def _why(recalled: Mapping[str, Any], scribe: Scribe) -> str:
    """Where something known comes from; each value worded by a prompt of its own."""
    said = [[_worded(statement, scribe) for statement in chain] for chain in recalled["said"]]
    values = {**recalled, "said": said, "now": said[0][0] if said else None}
    return scribe("say_why_fact", **values)


def _worded(statement: Mapping[str, Any], scribe: Scribe) -> dict[str, Any]:
    words = {key: scribe("say_fact", fact=statement[key]) for key in ("fact", "replaces") if statement[key]}
    return {**statement, "value": words["fact"], "before": words.get("replaces", "")}


def _answer(briefing: Briefing, found: Mapping[str, Mapping[str, Any]], scribe: Scribe) -> list[str]:
    if briefing.get("crisis"):
        return [scribe("say_crisis_stays" if briefing["crisis"] == "stays" else "say_crisis")]
    if briefing.get("either"):
        return [scribe("say_either", kinds=briefing.get("either"))]
    parts = _BY_INTENT.get(briefing["intent"], _told)(briefing, found, scribe)
    if "make_plan" in found and briefing["intent"] not in ("make_plan", "revise_plan"):
        parts += _plan(briefing, found, scribe)
    return parts


Found = Mapping[str, Mapping[str, Any]]


def _told(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    if briefing.get("skipped"):
        return [all_skipped(briefing, scribe) or scribe("say_skipped")]
    if evades := briefing.get("evades"):
        why = briefing.get("why_asked")
        if why is None and evades in ("why", "typical"):  # of a question that is no longer open
            return [
                plan_in_short(briefing["plan"], scribe, "why") if "plan" in briefing else nod_words(briefing, scribe)
            ]
        nods = briefing.get("nods") or {}
        if evades == "nod" and nods and not briefing.get("ask_next"):
            return [nod_words(briefing, scribe)]
        return [scribe("say_evaded", evades=evades, why=why, thanks=bool(nods.get("thanks")))]
    if briefing.get("not_read"):
        return [scribe("say_not_read_again" if briefing.get("asked_again") else "say_not_read")]
    if briefing["intent"] == "answer_assessment" and not briefing["heard_now"] and not briefing.get("problems"):
        return [nod_words(briefing, scribe)]
    return [] if briefing["heard_now"] or briefing.get("problems") else [scribe("say_not_understood")]


def _greet(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    if briefing["turn"] == 1:
        return [scribe("say_welcome")]
    return [] if briefing["heard_now"] else [scribe("say_hello_again", has_plan="plan" in briefing)]


def _plan(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    return plan_words(briefing, found.get("make_plan"), scribe)


def _compare(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    compared, apart = found.get("compare_roles"), briefing.get("told_apart", [])
    if cannot_compare(briefing):
        facts = _facts(briefing, found, scribe) if found.get("look_up_facts", {}).get("told") else []
        return [scribe("say_role_apart", apart=apart, is_all=True), *facts]
    if compared is None:
        return [scribe("say_no_such_role")]
    side_by_side = scribe("say_comparison", comparison=compared, chooses=briefing.get("chooses"))
    if apart:
        said = scribe("say_role_apart", apart=apart, is_all=False)
        side_by_side = Trusted(f"{said}\n\n{side_by_side}")
    if not briefing.get("chooses") or not compared["choice"]:
        return [side_by_side]
    nearest, stay = (scribe(name, choice=compared["choice"]) for name in ("say_choice", "say_stay"))
    return [stay, nearest, side_by_side] if briefing["chooses"] == "stay" else [nearest, stay, side_by_side]


def _resources(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    material = found.get("find_resources", {})
    picks, dead = material.get("resources", []), material.get("not_shown", [])
    shared = _shared_reasons(picks)
    shown = [{"link": "", **link(pick), "why": _in_words(pick["reasons"], shared, scribe)} for pick in picks]
    why_all = _in_words(shared, (), scribe)
    said: list[str] = [scribe("say_resources", picks=shown, shared=why_all, not_shown=dead)] if shown or dead else []
    return said if shown else [*said, scribe("say_no_resources")]


def _shared_reasons(picks: Sequence[Mapping[str, Any]]) -> list[str]:
    """Reasons that each of several has: said once, above them."""
    first, *others = (pick["reasons"] for pick in picks) if picks else [[]]
    return [reason for reason in first if all(reason in other for other in others)] if others else []


def _in_words(reasons: Sequence[str], but: Sequence[str], scribe: Scribe) -> str:
    """Reasons in words, but those that are said anyway."""
    pairs = [reason.partition(":")[::2] for reason in reasons if reason not in but]
    words = [scribe("page_why_it_fits", code=code, of=of) for code, of in pairs if code not in _SAID_ABOVE]
    return "; ".join(words[:MAX_REASONS])


def _facts(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    answer = found.get("look_up_facts")
    if answer is None:
        return []
    if not answer["told"]:
        missing = [word for word in answer["missing"] if word.isalpha() and len(word) >= MIN_WORD_CHARS]
        return [scribe("say_not_told", near=answer["claims"][:MAX_NEAR], missing=missing)]
    told = {name: answer[name] for name in ("claims", "voices")}
    rests_on = answer.get("rests_on")
    return [scribe("say_facts", **told, conflicts=answer["conflicts"][:1], rests_on=rests_on)]


def _off_topic(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    answer = found.get("look_up_facts")
    if answer is None:  # two or three words with no question in them
        return [nod_words(briefing, scribe)]
    return _facts(briefing, found, scribe) if answer["told"] else [scribe("say_off_topic")]


def _portfolio(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    parts = _facts(briefing, found, scribe) if found.get("look_up_facts", {}).get("told") else []
    advice = found.get("suggest_projects")
    return [*parts, scribe("say_projects", advice=advice)] if advice else parts


def _interview(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    if feedback := found.get("check_answer"):
        return [scribe("say_feedback", feedback=feedback)]
    if briefing.get("practice") == "stop":
        return [scribe("say_practice_stops")]
    question = found.get("ask_interview_question")
    return [scribe("say_interview", practice=question)] if question else [scribe("say_practice_over")]


def _posting(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    fit = found.get("read_posting")
    return [scribe("say_posting", fit=fit)] if fit else [scribe("say_paste_posting")]


def _assess(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    if briefing["check_running"] and not briefing["check_done"]:
        return [scribe("say_check_starts", check=briefing["check"])]
    result = found.get("assess_skills")
    return [scribe("say_assessment", assessment=result)] if result else _told(briefing, found, scribe)


def _answered(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    result = found.get("assess_skills")
    if result:
        return [scribe("say_assessment", assessment=result)]
    if briefing["check_running"] and any(fact["field"] == "answer" for fact in briefing["heard_now"]):
        return [scribe("say_check_goes_on", check=briefing["check"])]
    return _told(briefing, found, scribe)


def _progress(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    return [scribe("say_progress", plan=briefing.get("plan"), before=None, progress=None, told=[])]


def _correct(briefing: Briefing, found: Found, scribe: Scribe) -> list[str]:
    return [] if briefing["heard_now"] or briefing.get("problems") else [scribe("say_correct_how")]


def _fixed(name: str) -> Callable[[Briefing, Found, Scribe], list[str]]:
    return lambda briefing, found, scribe: [scribe(name)]


_BY_INTENT: Mapping[str, Callable[[Briefing, Found, Scribe], list[str]]] = {
    "greet": _greet,
    "make_plan": _plan,
    "revise_plan": _plan,
    "compare_roles": _compare,
    "find_resources": _resources,
    "explain_fact": _facts,
    "salary_question": _facts,
    "portfolio_advice": _portfolio,
    "interview_practice": _interview,
    "fit_to_job_posting": _posting,
    "self_assess": _assess,
    "answer_assessment": _answered,
    "progress_update": _progress,
    "export": _plan,  # where it is to be taken along, the words are in _own
    "correct_profile": _correct,
    "delete_my_data": _fixed("say_delete"),
    "off_topic": _off_topic,
    "unsafe_or_injection": _fixed("say_refuse"),
    "emotional_support": _fixed("say_support"),
    "goodbye": lambda briefing, found, scribe: [scribe("say_goodbye", has_plan="plan" in briefing)],
}
