"""Skills that are put right: "it's R, not Python", "strike Bash", "I said Docker, I meant Podman", "SQL was wrong"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tools.listening.levels import Run
from tools.listening.message import Message
from tools.listening.text import fold
from tools.listening.vocabulary import Mark

_NOT = frozenset("not nicht pas nao".split())
_LINK_WORDS = 6  # between the name that holds and the "not" of the other
_WAS_WRONG = re.compile(
    r",? ?(?:was|is|were|are|'s) (?:just |really |actually |simply )?(?:an? )?(?:wrong|mistake|typo|error|slip|mix-up"
    r"|falsch|fehler|error|erro|erreur)\b|(?:war|ist|era|foi|fue|etait) (?:ein |un |une |um )?"
    r"(?:falsch|fehler|error|erro|erreur)\b"
)
_LIED = re.compile(r"\b(?:lied|fibbed|was wrong|mistaken) (?:about|on|with)(?: the| my)?$")
_SAID = re.compile(r"\b(?:i|we) (?:just )?(?:said|wrote|put|typed|told you)(?: that)?(?: i (?:know|use|do))?$")
_MEANT = re.compile(r"\b(?:meant|i mean|should (?:be|have been|say)|supposed to be)\b")
_TAKES, _OUT = frozenset("take leave cut".split()), frozenset("out off away".split())
_CAN_GO = re.compile(r"(?:can|should|could|may|has to|must) (?:go|come off|come out|be (?:removed|deleted|dropped))\b")
_NOT_MINE = re.compile(
    r"\b(?:i (?:don't|do not|dont|can't|never)|not me|not mine|(?:colleague|brother|sister|friend|husband|wife|son"
    r"|daughter|boss|mate|partner|somebody|someone)\b)"
)
_TOO = re.compile(r"(?:is|was|are|'s|sounds|seems|looks|feels) (?:just |way |really |a bit )*(?:too|not)\b")


def without_goals(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "MLOps please" to the question for a goal, "make it ML", "ML is too much maths": a goal, and no skill."""
    aims = {(mark.first, mark.end) for mark in message.marks.get("aim", ())}
    is_asked = message.asked is not None and message.asked.key == "target_role"
    return [
        mark
        for mark in _without_verbs(message, names)
        if (mark.first, mark.end) not in aims or not _is_goal(message, mark, is_asked=is_asked)
    ]


def _is_goal(message: Message, mark: Mark, *, is_asked: bool) -> bool:
    first, end = message.clause(mark.first)
    rest = sum(word.isalpha() for word in (*message.words[first : mark.first], *message.words[mark.end : end]))
    is_alone = rest <= _FEW and not message.has("level", first, end)
    is_set = message.ends_at("target", mark.first) is not None or message.ends_at("replace", mark.first) is not None
    is_judged = _TOO.match(message.tokens.text(mark.end, end)) is not None and mark.first == first
    return (is_alone and (is_asked or is_set)) or (is_judged and message.profile.target_role is not None)


_FEW = 2  # words beside the name


def _without_verbs(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "Scratch pandas": what is done with a name that is known."""
    verbs = {
        one.first
        for one, other in pairwise(names)
        if message.tokens.text(one.first, one.end) == "scratch" and one.end == other.first and _is_known(message, other)
    }
    return [mark for mark in names if mark.first not in verbs]


def exchanged(message: Message, names: Sequence[Mark]) -> tuple[set[int], dict[int, str]]:
    """ "R not Python", "it's R that I use, not Python": where names begin that hold, and those that do not."""
    kept: set[int] = set()
    denied: dict[int, str] = {}
    for one, other in pairwise(names):
        link = message.words[one.end : other.first]
        is_denied = link[-1:] and link[-1] in _NOT and len(link) <= _LINK_WORDS
        if not is_denied or message.sentence(one.first) != message.sentence(other.first):
            continue
        if "," not in link and set(link[:-1]) <= _BETWEEN and message.words[other.end : other.end + 1] not in _GOES_ON:
            denied[other.first] = message.said(other.first, other.end)
            if len(link) == 1 and not _is_denied(message, one):
                kept.add(one.first)
    for mark in names:
        start, end = message.clause(mark.first)
        lead, behind = message.tokens.text(start, mark.first), message.tokens.text(mark.end, end)
        is_wrong = _is_known(message, mark) and (_WAS_WRONG.match(behind) or _LIED.search(lead))
        if is_wrong or (_is_dropped(message, mark) and _is_of_others(message, mark)):
            denied[mark.first] = message.said(mark.first, mark.end)
    return kept, denied


_BETWEEN = frozenset("that i use know do have is it what which".split())
_GOES_ON = (["or"], ["nor"], ["but"])


def _is_denied(message: Message, mark: Mark) -> bool:
    lead = message.words[message.clause(mark.first)[0] : mark.first]
    return not {"not", "no", "'t", "never", "without"}.isdisjoint(lead)


def is_struck(message: Message, run: Run) -> bool:
    """ "Strike Bash", "take SQL out again", "Docker can go", "I said Docker, I meant Podman": no longer told."""
    return all(_is_dropped(message, mark) for mark in run.marks)


def _is_dropped(message: Message, mark: Mark) -> bool:
    if message.has_plan or not _is_known(message, mark):
        return False
    start, end = message.clause(mark.first)
    lead, behind = message.words[start : mark.first], message.tokens.text(mark.end, end)
    is_out = not _TAKES.isdisjoint(lead) and not _OUT.isdisjoint(message.words[mark.end : mark.end + 2])
    is_led = message.ends_at("withdraw", mark.first) is not None and not {"without", "no"} & set(lead)
    is_led = is_led or (lead[-1:] == ["the"] and message.ends_at("withdraw", mark.first - 1) is not None)
    others = [one for one in message.marks.get("skill", ()) if one.first != mark.first and not one.value.rule]
    is_said = bool(others) and _SAID.search(" ".join(lead)) is not None and bool(_MEANT.search(message.text.low))
    return is_led or is_out or is_said or _CAN_GO.match(behind) is not None or lead[-1:] == ["scratch"]


def _is_of_others(message: Message, mark: Mark) -> bool:
    """ "Strike Bash, that's a colleague's job": whose it is."""
    behind = message.tokens.text(mark.end, message.sentence(mark.first)[1])
    return _NOT_MINE.search(behind) is not None and not _MEANT.search(behind)


def _is_known(message: Message, mark: Mark) -> bool:
    label, ref = fold(message.tokens.text(mark.first, mark.end)), mark.value.ref
    known = message.profile.skills
    return any(fold(one.label) == label or (ref is not None and one.skill_id == ref) for one in known)
