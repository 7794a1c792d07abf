"""What a person wants to become where no title is named: "get into AI", "rather the apps than the infrastructure"."""

import re
from itertools import pairwise

from tools.listening import titles
from tools.listening.claims import role_fact
from tools.listening.corrections import is_rejected
from tools.listening.goal_cues import is_help_for_me
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.schema import RoleFact


def read_preference(message: Message) -> list[RoleFact]:
    """ "I'd rather build apps than infrastructure": of two kinds of work the one that is put first."""
    sides = [*message.marks.get("pull", ()), *(one for one in message.marks.get("aim", ()) if one.value in _SIDES)]
    sides.sort(key=lambda mark: mark.first)
    for one, other in pairwise(sides):
        if one.value == other.value or message.sentence(one.first) != message.sentence(other.first):
            continue
        lead, link = message.words[max(0, one.first - 7) : one.first], message.words[one.end : other.first]
        if len(link) > _LINK_WORDS or message.is_unreal(one.first):
            continue
        taken = None
        if {"rather", "more", "prefer", "sooner", "instead", "lieber"} & set(lead) and _LESS & set(link):
            taken = one
        elif {"less", "not", "weniger", "nicht"} & set(lead) and {"more", "but", "mehr", "sondern"} & set(link):
            taken = other
        if taken is not None:
            words = message.said(taken.first, taken.end)
            label = message.quote(taken.first, taken.end)
            return [role_fact(message, "target_role", label, words, role_id=taken.value, confidence=0.8)]
    return []


_SIDES = frozenset({"ai-application-engineer", "ai-platform-engineer"})
_LESS = frozenset("than over not less als instead weniger".split())
_LINK_WORDS = 6


def read_aim(message: Message) -> list[RoleFact]:
    """ "Get into AI" names a field: the nearest role, held loosely."""
    held = message.profile.target_role
    named = [one for one in titles.names(message) if _is_no_aim(message, one)]
    titled = {place for one in named for place in range(one.first, one.end)}
    for mark in message.marks.get("aim", ()):
        if mark.first in titled or _is_to_grasp(message, mark.first):
            continue
        is_set = message.ends_at("replace", mark.first) is not None and message.clause(mark.first)[1] == mark.end
        if held is not None and held.confidence > 0.5 and not message.after("choice", mark.end, 1) and not is_set:
            continue
        is_named = _is_named_goal(message, mark.first)
        real = Scope.WISHED | (Scope.LISTED if _is_sought(message, mark.first) else 0)
        is_named = is_named or is_help_for_me(message, mark.first)
        if (message.scope(mark.first) & ~real and not is_named) or _is_denied(message, mark.first):
            continue
        if message.has("compare", *message.sentence(mark.first)):
            continue
        if not _is_aimed(message, mark.first, mark.end) and not _is_of_line(message, mark.first, mark.end):
            continue
        words = message.said(mark.first, mark.end)
        return [
            role_fact(
                message, "target_role", message.quote(mark.first, mark.end), words, role_id=mark.value, confidence=0.5
            )
        ]
    return []


def _is_sought(message: Message, first: int) -> bool:
    """ "Shift lead with 5 years in hotels, seeking to move into data analysis": the wish in the head of a CV."""
    lead = message.words[max(message.clause(first)[0], first - _SOUGHT_REACH) : first]
    return not _SEEKS.isdisjoint(lead)


_SOUGHT_REACH = 7  # tokens
_SEEKS = frozenset("seeking seeks aspiring aiming looking transitioning moving eager keen objective goal".split())


def _is_no_aim(message: Message, named: titles.Named) -> bool:
    """ "AI consultant" aims at no AI engineer, and a title that is turned down at nothing."""
    return named.role_id is None or named.label in titles.OTHER_AI_ROLES or is_rejected(message, named)


def _is_of_line(message: Message, first: int, end: int) -> bool:
    """ "bookkeeper, 20y, 3h/w, 1y, ai apps": a field for itself behind the job and the hours."""
    alone = message.clause(first) == (first, end)
    before = [one for one in message.near(0, first) if one.unit == "hour"]
    return alone and bool(before) and bool(titles.names(message)) and len(message.words) <= _LINE_WORDS


_LINE_WORDS = 40


def _is_to_grasp(message: Message, first: int) -> bool:
    """ "I'd like to understand this AI thing" names no goal."""
    return bool(_GRASPS & set(message.words[max(message.clause(first)[0], first - 6) : first]))


_GRASPS = frozenset(
    "understand understanding grasp entender comprender compreender comprendre verstehen begreifen capire "
    "saber savoir use using automate usar utilizar utiliser nutzen benutzen".split()
)
_PULL_WORDS = 9


def is_aim(message: Message) -> str | None:
    """The role that a reply names which holds nothing but the name of a field ("machine learning")."""
    rest = len([word for word in message.words if word[0].isalnum()])
    pulls = message.marks.get("pull", ())
    if len({mark.value for mark in pulls}) == 1 and rest <= _PULL_WORDS and not message.is_question:
        return str(pulls[0].value)  # "infrastructure sounds right", where the kinds of work were named
    named = [mark for mark in message.marks.get("aim", ()) if message.words[mark.first - 1 : mark.first] not in _NOT]
    return next((mark.value for mark in named if rest - (mark.end - mark.first) <= 2), None)


_NOT = (["not"], ["never"], ["nicht"])


def _is_aimed(message: Message, first: int, end: int) -> bool:
    if message.words[first - 1 : first] in (["->"], ["=>"], [">"]):  # "nurse, 4 h a week -> AI apps"
        return True
    start = message.clause(first)[0]
    if message.words[start - 1 : start] in ([":"], ["-"]):  # "goal: LLM apps"
        start = message.clause(start - 1)[0]
    if end < message.clause(first)[1] and message.words[end] in _TOOLS:
        return False
    if _COURSES & set(message.words[max(start, first - _COURSE_REACH) : first]):
        return False  # "find me courses on LLMs"
    if message.after("choice", end, 1):
        return True
    if message.words[end : end + 1] in _OF_WHAT and any(
        mark.end - mark.first > 1 for mark in message.between("choice", end, min(message.clause(first)[1], end + 4))
    ):
        return True  # "ML on devices is what I'm after"
    if _is_named_goal(message, first) or is_help_for_me(message, first):
        return True
    led = any(
        first - mark.end <= 2 for mark in message.between("into", max(start, first - 4), first) if mark.end <= first
    )
    is_target = message.ends_at("target", first) is not None
    wished = bool(message.scope(first) & Scope.WISHED) or message.has("target", start, first)
    return (led or is_target) and wished


_OF_WHAT = (["on"], ["for"], ["in"], ["at"])
_COURSES = frozenset(
    "course courses tutorial tutorials book books curso cursos kurs kurse cours formation bootcamp videos".split()
)
_COURSE_REACH = 5


def _is_named_goal(message: Message, first: int) -> bool:
    return _NAMED_GOAL.search(message.tokens.text(message.clause(first)[0], first) + " ") is not None


# "Target role would be data science", "the dream is machine learning".
_NAMED_GOAL = re.compile(
    r"\b(?:target|goal|dream|aim)(?: (?:role|job|career|field))? (?:is|was|would be|could be|might be|will be) "
    r"(?:probably |maybe |definitely |something in |in )?$|^(?:something|anything) (?:with|in|around) $"
)
_TOOLS = frozenset(
    "agent agents tool tools assistant assistants model models course courses project projects team news stuff "
    "hype bubble guys guy product consulting ethics policy".split()
) - {"stuff"}


def _is_denied(message: Message, first: int) -> bool:
    return bool(
        {"not", "no", "never", "forget", "drop", "nicht", "kein"}
        & set(message.words[max(message.clause(first)[0], first - 4) : first])
    )
