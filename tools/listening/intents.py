"""Which of the twenty kinds a message is, with a confidence: weighed cues, then what was asked and what stands."""

import re
from functools import cache

from tools.listening import speech, tables
from tools.listening.message import Message
from tools.listening.text import fold
from tools.schema import Fact, Intent, NumberFact, RoleFact, SkillFact

_PLAN_SHOWN = re.compile(r"\b(?:here is your plan|your plan|phase 1|phase one|updated plan|the plan)\b")
_POSTING_SHOWN = re.compile(r"\b(?:posting|job ad|job description|vacancy)\b")
_OFFERED_PLAN = re.compile(
    r"\b(?:shall i|should i|want me to|may i|can i|would you like me to)\b[^?]{0,40}\b(?:plan|roadmap)\b"
)
_OFFERED = re.compile(r"\b(?:shall|should|may|can|could) (?:i|we)\b|\bwant me to\b|\bwould you like\b|\bready\b")
_LIST_SHOWN = re.compile(r"\b1[).]\s[\s\S]{0,400}\b2[).]\s")
_SCALE = re.compile(
    r"\b(?:scale of|0\s?(?:-|to)\s?[45]|how comfortable|how confident|how well|rate your|"
    r"do you (?:understand|know)|can you (?:explain|describe|write|develop|put|tell)|"
    r"have you (?:ever )?(?:sent|built|made|used|shipped|deployed|called))\b"
)
_YES = re.compile(r"^\W*(?:yes|yep|yeah|yup|sure|ok|okay|please|go ahead|do it|of course|ja|si|oui|sim|claro|gerne)\b")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|my|me|ich|yo|je|eu|mein|mi|mon|meu)\b")


def read_intent(message: Message, facts: tuple[Fact, ...]) -> tuple[Intent, float]:
    """The kind of a message and how sure that is, 0-1."""
    if nodded := _from_nod(message):
        return nodded
    scores = _scores(message)
    _weigh_context(message, facts, scores)
    if not scores:
        return _from_facts(message, facts)
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    best, score = ranked[0]
    margin = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
    return best, round(min(0.95, 0.45 + 0.1 * min(margin, 3.0) + 0.02 * score), 2)


def _from_nod(message: Message) -> tuple[Intent, float] | None:
    """A nod with nothing pending waves on to the plan, thanks, or says next to nothing."""
    pending = message.asked is not None and message.asked.kind == "profile"
    if pending and speech.orders_plan(message.low):
        return "make_plan", 0.8
    if message.asked is not None or (_asks(message.last_reply) and not _OFFERED.search(message.last_reply)):
        return None
    match speech.nod(message.low):
        case "thanks":
            return "greet", 0.5
        case "go_on":
            return ("answer_assessment", 0.4) if message.has_plan else ("make_plan", 0.5)
        case "shrug":
            return "answer_assessment", 0.4
        case None:
            return None


_OUR_FIELD = re.compile(
    r"\b(?:jobs?|career|hir(?:e|es|ing)|company|companies|work|learn\w*|ai|course|plan|skills?|roles?|"
    r"degree|uni|university|study|studies|"
    r"interview|engineer\w*|data|models?|llms?|publications?|coding|code|programm\w+|market|industry|"
    r"beginner|sources?|bootcamp|certificate)\b"
)


@cache
def _cues() -> tuple[tuple[Intent, float, str, re.Pattern[str]], ...]:
    return tuple(
        (row["intent"], float(row["weight"]), row["needs"], _compiled(row["words"]))  # type: ignore[misc]
        for row in tables.rows("intents")
    )


def _compiled(cell: str) -> re.Pattern[str]:
    parts = sorted((fold(word) for word in tables.cells(cell)), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(part.replace("(?: \\w+)*", "") for part in parts) + r")(?!\w)")


def _scores(message: Message) -> dict[Intent, float]:
    low = message.low[:1500].replace("\n", " ")
    planned = message.has_plan or bool(_PLAN_SHOWN.search(message.last_reply))
    scores: dict[Intent, float] = {}
    for intent, weight, needs, cues in _cues():
        if needs == "plan" and not planned:
            continue
        hits = {match.group() for match in cues.finditer(low)}
        if hits:
            scores[intent] = max(scores.get(intent, 0.0), weight + min(1.0, 0.25 * (len(hits) - 1)))
    if _ROLE_MARKER.search(message.low[:1500]):
        scores["unsafe_or_injection"] = max(scores.get("unsafe_or_injection", 0.0), 9.0)
    return scores


# The roles of chat templates, where a template puts them: at the head of a line or of a quoted text, or in brackets.
_ROLE_MARKER = re.compile(
    r"(?:^|[\n\"'>]|\\n)[ \t>*#-]*(?:system|assistant|developer)(?: message| prompt)?\s?:"
    r"(?!\s*(?:\d|$|\w+\s*(?:,|\n|$)))|"
    r"<\|(?:im_start|system|assistant|developer|user)|\[(?:system|inst)\]|<<sys>>"
)


def _weigh_context(message: Message, facts: tuple[Fact, ...], scores: dict[Intent, float]) -> None:
    """What was asked, what was shown and how long the message is decide between cues."""
    low, reply, words = message.low.strip(), message.last_reply, len(message.low.split())
    told = _told(facts)
    if "greet" in scores and (len(scores) > 1 or words > 8 or told):
        scores["greet"] -= 4.5
    if "goodbye" in scores and (words > 10 or told or low.endswith("?")):
        scores["goodbye"] -= 5
    _weigh_form(message, facts, told, scores)
    _weigh_replies(message, low, reply, words, scores)
    _weigh_topics(message, low, words, told, scores)
    for intent in [one for one, score in scores.items() if score <= 0]:
        del scores[intent]
    if told and scores and max(scores.values()) < 6 and not low.endswith("?"):
        scores["answer_assessment"] = max(scores.get("answer_assessment", 0.0), 6.2)


_REQUESTS: tuple[Intent, ...] = ("find_resources", "interview_practice", "portfolio_advice", "make_plan")
_TOLD_OF: tuple[Intent, ...] = ("find_resources", "portfolio_advice", "salary_question")


def _weigh_form(message: Message, facts: tuple[Fact, ...], told: int, scores: dict[Intent, float]) -> None:
    """A word such as "course" makes a request where it is wished for, not where it is asked about or told of."""
    if speech.asks_fact(message):
        for intent in _REQUESTS:
            scores.pop(intent, None)
        if "off_topic" not in scores:
            scores["explain_fact"] = max(scores.get("explain_fact", 0.0), 6.5)
    elif speech.tells(message, told):
        for intent in _TOLD_OF if told else _TOLD_OF[:1]:
            scores.pop(intent, None)
    elif _is_free_only(facts) and not message.mentions and not speech.orders(message.low):
        scores.pop("find_resources", None)


def _is_free_only(facts: tuple[Fact, ...]) -> bool:
    return any(isinstance(fact, NumberFact) and fact.field == "budget_usd" and fact.value == 0 for fact in facts)


def _told(facts: tuple[Fact, ...]) -> int:
    return len({fact.field if not isinstance(fact, SkillFact) else f"skill {fact.label}" for fact in facts})


def _weigh_replies(message: Message, low: str, reply: str, words: int, scores: dict[Intent, float]) -> None:
    asked = message.asked is not None or _asks(reply)
    level_asked = (message.asked is not None and message.asked.kind != "profile") or bool(
        _SCALE.search(reply) and reply.rstrip().endswith("?")
    )
    if _OFFERED_PLAN.search(reply) and (_YES.match(low) or words <= 12) and not low.endswith("?"):
        scores["make_plan"] = scores.get("make_plan", 0.0) + 9
    elif level_asked and not _is_new_request(scores):
        scores["answer_assessment"] = 9.0
    elif asked and (words <= 12 or low[:1].isdigit()) and not low.endswith("?") and not _is_new_request(scores):
        scores["answer_assessment"] = 6.0
    if _LIST_SHOWN.search(reply) and re.search(r"\b(?:first|second|third|last|other|more|like)\b", low) and words <= 10:
        scores["find_resources"] = scores.get("find_resources", 0.0) + 4
    if _POSTING_SHOWN.search(reply) and re.search(r"\b(?:this|it|one|missing|apply|qualif\w+|fit|chances)\b", low):
        scores["fit_to_job_posting"] = scores.get("fit_to_job_posting", 0.0) + 5


def _asks(reply: str) -> bool:
    return reply.rstrip().endswith("?")


def _is_new_request(scores: dict[Intent, float]) -> bool:
    strong = (
        "unsafe_or_injection",
        "delete_my_data",
        "emotional_support",
        "export",
        "goodbye",
        "salary_question",
        "find_resources",
        "interview_practice",
        "correct_profile",
        "make_plan",
        "portfolio_advice",
    )
    return any(scores.get(one, 0.0) >= 6 for one in strong)  # type: ignore[call-overload]


def _weigh_topics(message: Message, low: str, words: int, told: int, scores: dict[Intent, float]) -> None:
    question = (
        "?" in low
        or re.match(
            (
                r"^\W*(?:what|why|how|which|who|when|where|is|are|do|does|can|should|will|was|wie|warum|que|como|cual|"
                r"pourquoi|comment|quel)\b"
            ),
            low,
        )
        is not None
    )
    if "compare_roles" in scores and not _names_roles(message) and not re.search(r"\brole|\bjob|\bpath|\btrack", low):
        scores["compare_roles"] -= 3.5
    if "find_resources" in scores and "make_plan" in scores and re.search(r"\bplan\b", low):
        scores["find_resources"] -= 1.5
    if "emotional_support" in scores and question and "explain_fact" in scores and words > 14:
        scores["emotional_support"] -= 1
    if "revise_plan" in scores and "correct_profile" in scores:
        scores["correct_profile"] -= 1
    if "explain_fact" in scores and not question and len(scores) > 1:
        scores["explain_fact"] -= 2
    if "revise_plan" in scores and scores["revise_plan"] >= 7 and not question:
        scores["revise_plan"] += 0.8
    if "correct_profile" in scores and question and "wrong" not in low:
        scores["correct_profile"] -= 2
    if "greet" in scores and words <= 8 and told <= 1 and re.match(r"^\W*(?:hey|hi|hello)\b", low) and len(scores) == 1:
        scores["greet"] = 5.5
    if "off_topic" in scores and (told >= 2 or len(message.mentions) >= 2):
        scores["off_topic"] -= 4
    if "make_plan" in scores and question and _foreign_goal(message):
        scores["off_topic"] = 8.0
    if "progress_update" in scores and question:
        scores["progress_update"] -= 2
    if "progress_update" in scores and told >= 3:
        scores["progress_update"] -= 3
    for intent in (
        "salary_question",
        "portfolio_advice",
        "find_resources",
        "off_topic",
        "explain_fact",
        "interview_practice",
    ):
        if intent in scores and told >= 3 and not question:
            scores[intent] -= 3


def _names_roles(message: Message) -> bool:
    return any(one.entry.kind == "role" for one in message.mentions)


def _foreign_goal(message: Message) -> bool:
    """ "How do I become a baker?": a way to a job that is none of ours."""
    match = re.search(
        (
            r"\b(?:become|get into being|work as|train as|werde ich|convertirme en|devenir)\s(?:an?\s|eine?\s|"
            r"un[ea]?\s)?([a-z -]{3,40})"
        ),
        message.low,
    )
    if not match or message.lexicon.role_of(match[1]):
        return False
    return not re.search(r"\b(?:ai|ml|data|llm|tech|software|machine learning)\b", message.low)


def _from_facts(message: Message, facts: tuple[Fact, ...]) -> tuple[Intent, float]:
    """Without a cue: facts told answer what a coach would ask, a bare reply is an answer, the rest is not ours."""
    asked_back = message.low.rstrip().endswith("?")
    if not asked_back and (message.asked is not None or _asks(message.last_reply)):
        return "answer_assessment", 0.7
    if facts:
        goal = any(isinstance(fact, RoleFact) and fact.field == "target_role" for fact in facts)
        return ("make_plan", 0.5) if goal and len(facts) == 1 else ("answer_assessment", 0.6)
    low = message.low
    if message.mentions or (asked_back and (message.last_reply or _OUR_FIELD.search(low))):
        return "explain_fact", 0.4
    speaks_of_self = not asked_back and _FIRST_PERSON.search(low) and len(low.split()) > 4
    return ("answer_assessment", 0.35) if speaks_of_self else ("off_topic", 0.35)
