"""Which tools an answer needs: the whole policy of the offline coach, by intent, on one page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.offline.about import GRAVE, Subject, subject_of
from agent.offline.taking import takes_along
from tools.asking import is_what_if
from tools.choice import MOST
from tools.leaving_out import JOINED
from tools.listening import find_advert
from tools.listening.text import fold
from tools.listening.wishes import wants_shorter_plan

Briefing = Mapping[str, Any]

MORE_HOURS, MOST_HOURS = (1.0, 3.0), 40.0  # a week
NARROWER_ROLES = ("AI Application Engineer", "AI Platform Engineer", "AI Engineer")
MIN_COMPARED = 2
MIN_QUESTION_WORDS = 4
MIN_POSTING_WORDS = 12
MAX_TITLE_CHARS = 120
_CHANGE = re.compile(
    r"\b(?:swap|remove|replace|drop|skip|without|short(?:er|en)|longer|instead|different|change|move|put|add|rearrange"
    r"|can(?:'t|not)|rewrite|re-?order)\b",
    re.IGNORECASE,
)
_BUILD = re.compile(
    r"\bwhat\b[^?.]{0,30}\b(?:build|make|create|show)\b|\b(?:ideas?|suggest|show|give)\b[^?.]{0,30}\bprojects?\b"
    r"|\bprojects?\b[^?.]{0,10}\bideas?\b|\A\W*(?:my )?(?:portfolio )?projects?\W*\Z",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|would you|now|ok) )*(?:write|draw|compose|paint|translate|sing|solve|order"
    r"|book|buy|play|do my|cook|call|schreib|male|escribe|dibuja|ecris|écris|dessine|escreva|desenha)\b",
    re.IGNORECASE,
)
_LONGEST = re.compile(r"\b(?:under|below|within|less than|at most|max(?:imum)?|up to)\s+(?P<hours>\d{1,3})\s*h")
_OF_ONESELF = re.compile(r"\b(?:i|i'm|im|i've|my|me|ich|mir|yo|soy|je|eu)\b", re.IGNORECASE)  # no advert speaks so
# Intents whose words often ask about the person's own plan, profile or coach.
_LOOSE = {
    "greet",
    "self_assess",
    "answer_assessment",
    "find_resources",
    "make_plan",
    "revise_plan",
    "explain_fact",
    "portfolio_advice",
    "progress_update",
    "correct_profile",
    "salary_question",
    "off_topic",
}
_SILENT = {"unsafe_or_injection", "emotional_support", "delete_my_data", "goodbye"}


@dataclass(frozen=True)
class Call:
    """A tool call the policy wants."""

    name: str
    args: Mapping[str, Any]


def wanted_calls(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """The tool calls that the answer to this message rests on, in order; none where words are enough."""
    intent = briefing["intent"]
    if asks_about(briefing):
        plan = (Call("make_plan", {}),) if briefing.get("plan_due") else ()
        return (_of_person(briefing), *plan)
    if names := must_haves(briefing):
        return (Call("try_plan", {"words": f"What if I leave out {', '.join(names)}?"}),)
    if tries_something(briefing):
        return (Call("try_plan", {"words": message[:500]}),)
    if (part := briefing.get("asks_hours_of")) and intent not in _SILENT and not briefing.get("crisis"):
        return (Call("explain_hours", {"part": part}),)
    if (undo := briefing.get("undo")) and undo["move"] not in ("undo", "redo"):
        return ()
    if only_nods(briefing):
        return (Call("make_plan", {}),) if briefing.get("plan_due") else ()
    if intent in _SILENT or briefing.get("crisis") or briefing.get("either"):
        return ()
    if briefing.get("progress") or (briefing.get("probe") or {}).get("is_all"):
        return (Call("make_plan", {}),) if briefing.get("plan_due") else ()
    if (own := _about_ourselves(briefing, message)) is not None:
        return own
    calls = _BY_INTENT.get(intent, _nothing)(briefing, message)
    plans_already = any(call.name == "make_plan" for call in calls)
    if briefing.get("plan_due") and not plans_already:
        calls = (*calls, Call("make_plan", {}))
    return calls


def only_nods(briefing: Briefing) -> bool:
    """Thanks or assent, where no question about the person is open that it could be said to."""
    told = briefing["heard_now"] or briefing.get("evades") or briefing.get("skipped") or briefing.get("not_read")
    is_quiet = not (told or briefing.get("probe") or briefing.get("practice") or briefing.get("crisis"))
    return bool(briefing.get("nods")) and is_quiet and briefing["turn"] > 1 and briefing["intent"] not in _FIRST


_FIRST = {"unsafe_or_injection", "delete_my_data", "emotional_support"}


def must_haves(briefing: Briefing) -> tuple[str, ...]:
    """Must-haves of the role that are to be left out of the plan."""
    named = next((str(one["quote"]) for one in briefing.get("problems", ()) if one["code"] == "must_have"), "")
    return tuple(named.split(JOINED)) if named else ()


def _of_person(briefing: Briefing) -> Call:
    """A level with its rows, the readiness for a role, or what was said of a fact."""
    asked = briefing["asks_about"]
    if asked["about"] == "readiness":
        return Call("assess_skills", {"role_id": next(iter(briefing["names_roles"]), "")})
    if asked["about"] == "origin":
        return Call("recall_facts", {"field": asked["field"], "label": asked["label"]})
    return Call("explain_level", {"skill_id": asked["skill_id"]})


def asks_about(briefing: Briefing) -> bool:
    """Whether the message asks where something known of the person comes from; danger and erasure come first."""
    first = briefing["intent"] in ("unsafe_or_injection", "delete_my_data") or briefing.get("crisis")
    return bool(briefing.get("asks_about")) and not first


def tries_something(briefing: Briefing) -> bool:
    """ "What if I had 500 dollars?" is tried, though it may sound like pay, worry or two things at once."""
    first = briefing["intent"] in ("unsafe_or_injection", "delete_my_data") or briefing.get("crisis")
    return bool(briefing.get("tries")) and not first


def _about_ourselves(briefing: Briefing, message: str) -> tuple[Call, ...] | None:
    """What-ifs and questions about plan, profile and coach rest on what is known; None for everything else."""
    subject = about(briefing, message)
    if subject in GRAVE:
        return ()
    if briefing["heard_now"] or briefing["intent"] not in _LOOSE:
        return None
    if asks_for_shorter_plan(briefing, message):
        return tuple(Call("try_plan", {"words": words}) for words in _shorter(briefing["plan"]))
    if is_what_if(message):
        return (Call("try_plan", {"words": message[:500]}),)
    return () if subject or takes_plan_along(briefing, message) else None


def takes_plan_along(briefing: Briefing, message: str) -> bool:
    """Whether the plan is wanted in a file, as that was heard or as its words say ("a brief for my manager")."""
    return takes_along(briefing, message, _LOOSE)


def asks_for_shorter_plan(briefing: Briefing, message: str) -> bool:
    """ "Way too long", "can I do it faster?" of the plan that stands, with no fact that would move it."""
    is_open = briefing["intent"] in _LOOSE and not briefing["heard_now"] and not briefing.get("asks_about")
    return is_open and "plan" in briefing and wants_shorter_plan(fold(message[:500]))


def _shorter(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """The smallest changes that could shorten a plan, to be tried: some hours more, or a narrower goal."""
    hours = plan["weekly_hours"]
    more = [f"{hours + step:g} hours a week" for step in MORE_HOURS if hours + step <= MOST_HOURS]
    return (*more, *(f"as {role}" for role in NARROWER_ROLES if role != plan["role"]))


def about(briefing: Briefing, message: str) -> Subject | None:
    """What of our own a question is about; None where it is about the world, or there is nothing of theirs to tell."""
    if briefing.get("crisis") or briefing["intent"] in _SILENT - {"emotional_support"}:
        return None
    subject = subject_of(message)
    is_open = briefing["intent"] in _LOOSE and not briefing["heard_now"] and not briefing.get("evades")
    if subject is None or not (is_open or subject in GRAVE):
        return None
    if subject == "plan" and "plan" not in briefing:  # what the facts told so far come to
        return "estimate" if briefing.get("so_far") else None
    return subject


def _nothing(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return ()


def _revise(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """A wish that no fact expresses cannot be met yet; a mere "show me my plan" can."""
    wants_change = "plan" in briefing and not briefing["heard_now"] and _CHANGE.search(message)
    return () if wants_change else _plan(briefing, message)


def _plan(briefing: Briefing, message: str) -> tuple[Call, ...]:
    known = briefing.get("known", {})
    can_plan = bool(known.get("origin_role") or known.get("skills") or briefing["check"]["answered"])
    return (Call("make_plan", {}),) if can_plan else ()


def _export(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return () if "plan" in briefing and takes_plan_along(briefing, message) else _plan(briefing, message)


def _compare(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """ "Which of these is mine?" is of the roles that were set side by side last."""
    named, before = briefing["names_roles"], briefing.get("compared", ())
    if cannot_compare(briefing):  # other roles than those that were named answer nothing
        return _facts(briefing, message)
    if len(named) <= 1 and before and not (named and briefing.get("chooses")):  # "and what about a data scientist?"
        named = [*named, *(one for one in before if one not in named)]
    return (Call("compare_roles", {"role_ids": list(named)[:MOST], "question": message[:500]}),)


def cannot_compare(briefing: Briefing) -> bool:
    """Whether a comparison names roles that the sources do not have, and fewer than two that they do."""
    return bool(briefing.get("told_apart")) and len(briefing["names_roles"]) < MIN_COMPARED


def _resources(briefing: Briefing, message: str) -> tuple[Call, ...]:
    skills = briefing["names_skills"]
    words = message.casefold()
    args: dict[str, Any] = {"query": message[:500], "skill_id": skills[0] if skills else ""}
    args["free_only"] = "free" in words.split() or "gratis" in words or "kostenlos" in words
    if longest := _LONGEST.search(words):
        args["max_hours"] = float(longest["hours"])
    args["formats"] = [name for name in ("book", "course", "video", "docs", "repo", "tutorial") if name in words]
    return (Call("find_resources", args),)


def _facts(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("look_up_facts", {"question": briefing.get("asks") or message[:1000]}),)


def _perhaps_facts(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """Searched before it is declined: a question in unusual words is not off the topic yet, an errand is."""
    may_ask = len(message.split()) >= MIN_QUESTION_WORDS and not is_errand(briefing, message)
    return _facts(briefing, message) if may_ask else ()


def is_errand(briefing: Briefing, message: str) -> bool:
    """ "Write my essay": something to be done that is none of a coach's work."""
    return briefing["intent"] == "off_topic" and not briefing["heard_now"] and _ERRAND.match(message) is not None


def _portfolio(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """What the articles say of portfolios, too, unless it is asked what to build, or another field was just told."""
    of_own = briefing["heard_now"] or _BUILD.search(message)
    return (*(() if of_own else _facts(briefing, message)), Call("suggest_projects", {}))


def _interview(briefing: Briefing, message: str) -> tuple[Call, ...]:
    """An answer is held against the rubric; "another" goes on with the skill that was asked for, "stop" ends it."""
    move = briefing.get("practice")
    if move == "answer":
        return (Call("check_answer", {}),)
    if move == "stop":
        return ()
    skills = briefing["names_skills"] or [briefing.get("practised_skill") or ""]
    return (Call("ask_interview_question", {"skill_id": skills[0]}),)


def _posting(briefing: Briefing, message: str) -> tuple[Call, ...]:
    is_posted = briefing.get("channel") == "posting"
    advert = None if is_posted else find_advert(message)
    text = advert.text if advert else message.strip()
    is_long = (
        len(message.split()) >= MIN_POSTING_WORDS and not briefing["heard_now"] and not _OF_ONESELF.search(message)
    )
    is_text = is_posted or advert is not None or is_long
    first, _, rest = text.partition("\n")
    has_title = bool(rest) and len(first) <= MAX_TITLE_CHARS
    args = {"posting": rest[:30_000], "title": first} if has_title else {"posting": text[:30_000]}
    return (Call("read_posting", args),) if is_text else ()


def _assessment(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("assess_skills", {}),) if briefing["check_running"] else ()


def _answer(briefing: Briefing, message: str) -> tuple[Call, ...]:
    return (Call("assess_skills", {}),) if briefing["check_running"] and briefing["check_done"] else ()


_BY_INTENT = {
    "make_plan": _plan,
    "revise_plan": _revise,
    "export": _export,
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
