"""Titles that are put right or turned down: "a fitter, no sorry, maintenance planner", "not a dentist, a hygienist"."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.text import fold
from tools.listening.title_leads import ARTICLES, is_small
from tools.listening.titles import Named, names, vague_words

_REACH = 9  # tokens
_PUTS_RIGHT = frozenset(
    "sorry wait mean meant rather correction scratch oops actually precisely precise make meine genauer besser "
    "entschuldigung perdon digo decir mejor pardon dire plutot enfin dizer melhor desole".split()
)
_AND_SMALL_WORDS = frozenset(
    "i 'm am a an the no er uh um erm hmm or well that should say more to be exact it is 's now better hang hold on "
    "strike now ich bin ein eine nein gesagt moment quiero soy un una je suis une non veux quero sou um uma nao ou o "
    "dicho".split()
)


def put_right(message: Message) -> Mapping[int, Named]:
    """ "A fitter, no sorry, maintenance planner": the title that takes the place of another, by its place."""
    if "put_right" not in message.memo:
        pairs = pairwise(sorted(names(message), key=lambda one: one.first))
        message.memo["put_right"] = {one.first: behind for one, behind in pairs if _is_put_right(message, one, behind)}
    found: Mapping[int, Named] = message.memo["put_right"]
    return found


def _is_put_right(message: Message, named: Named, behind: Named) -> bool:
    if not 0 <= behind.first - named.end <= _REACH:
        return False
    between = {word for word in message.words[named.end : behind.first] if word[0].isalpha() or word[0] == "'"}
    return bool(between & _PUTS_RIGHT) and not between - _PUTS_RIGHT - _AND_SMALL_WORDS


_JOB = r"(?:job|title|role|profession|occupation|position)(?: title| name)?"
_SETS_JOB = re.compile(
    rf"\b(?:change|set|update|correct|switch) (?:my|the) (?:current |present )?{_JOB} (?:to|into) (?:an? |the )?$"
    rf"|\bmy (?:current |present |real )?{_JOB} (?:should|must) (?:be|say|read) (?:an? |the )?$"
    r"|\b(?:put|note|write|enter)(?: me)?(?: down)? (?:as |an? )*$"
)
_AS_JOB = re.compile(rf"^ (?:as|for|in) (?:my|the) (?:current |present )?{_JOB}\b")
_ALONE = _PUTS_RIGHT | _AND_SMALL_WORDS
_BRIEF = 20  # tokens of a message that does nothing but put a job right


def sets_job(message: Message, named: Named) -> bool:
    """ "Change my job title to shift supervisor", "put foreman as my job", "actually welder, sorry"."""
    start, end = message.sentence(named.first)
    lead = message.tokens.text(start, named.first)
    lead = f"{lead} " if lead else ""
    if found := _SETS_JOB.search(lead):
        is_put = not found[0].startswith(("my", "change", "set", "update", "correct", "switch"))
        return not is_put or _AS_JOB.match(f" {message.tokens.text(named.end, end)}") is not None
    if _is_fuller(message, named):
        return True
    if len(message.words) > _BRIEF:
        return False
    rest = {word for place, word in enumerate(message.words) if not named.first <= place < named.end and word.isalpha()}
    return not named.is_ai and named.role_id is None and bool(rest & _PUTS_RIGHT) and rest <= _ALONE


_EXACTLY = re.compile(
    r"\b(?:to be (?:exact|precise|specific|clear|fair)|(?:more )?(?:exactly|precisely|specifically|correctly)"
    r"|i should (?:say|add|have (?:said|written|put|mentioned))|i (?:meant|mean)|that is|by the way|btw"
    r"|not (?:just )?an?\b"
    r"|small correction|(?:proper|full|exact|actual|real) (?:title|name)|(?:that|it)'s)"
)


def _is_fuller(message: Message, named: Named) -> bool:
    """ "Product manager to be exact", "CIVIL engineer I should say": the job on record, told with more words."""
    held = message.profile.origin_role
    label, full = fold(held.label).split() if held else [], fold(named.label).split()
    is_fuller = 0 < len(label) < len(full) and label in (full[-len(label) :], full[: len(label)])
    if not is_fuller or named.is_ai or message.is_unreal(named.first):
        return False
    lead, behind = message.clause(named.first)[0], min(message.sentence(named.first)[1], named.end + _EXACT_REACH)
    around = f"{message.tokens.text(lead, named.first)} . {message.tokens.text(named.end, behind)}"
    if named.role_id is None and _ACTUALLY.search(around):
        return True
    is_wished = any(message.has(kind, message.sentence(named.first)[0], named.first) for kind in ("target", "named"))
    return _EXACTLY.search(around) is not None and not is_wished


_EXACT_REACH = 6
_ACTUALLY = re.compile(r"\b(?:actually|in fact|really|eigentlich|genau genommen|en realidad|en fait|na verdade)\b")


# --- What was noted, and is not so ------------------------------------------------------------------------------------


def corrected_field(message: Message, named: Named) -> Literal["origin_role", "target_role"] | None:
    """ "No, I meant data engineer", "not a dentist, a hygienist": the role that was told before, put right."""
    held = message.profile
    if sets_job(message, named) and (held.origin_role or "my" in message.words):
        return "origin_role"
    if (
        held.origin_role
        and not named.is_ai
        and not is_rejected(message, named)
        and any(_denies_noted(message, one) for one in names(message))
    ):
        return "origin_role"
    if named.role_id is not None and any(
        held.target_role and other.role_id == held.target_role.role_id and is_rejected(message, other)
        for other in names(message)
    ):
        return "target_role"
    meant = any(
        message.words[mark.first : mark.end] in _MEANT
        for mark in message.between("replace", max(0, named.first - 5), named.first)
        if is_small(message.words[mark.end : named.first])
    )
    if not meant or message.is_unreal(named.first):
        return None
    is_goal_asked = message.asked is not None and message.asked.key == "target_role"
    return (
        "target_role"
        if held.target_role or is_goal_asked or named.is_ai
        else "origin_role"
        if held.origin_role
        else None
    )


_MEANT = (
    ["more", "like"],
    ["i", "meant"],
    ["i", "mean"],
    ["rather"],
    ["lieber"],
    ["eher"],
    ["mejor"],
    ["melhor"],
    ["plutot"],
    ["prefiero"],
    ["prefiro"],
    ["prefere"],
    ["correction"],
    ["i", "said"],
    ["ich", "meinte"],
    ["quise", "decir"],
    ["je", "voulais", "dire"],
    ["quis", "dizer"],
)


def _denies_noted(message: Message, other: Named) -> bool:
    """ "I'm no lawyer", "it still says roofer": the job that is on record, by our words or theirs, is not theirs."""
    if is_on_record(message, other):
        return other.role_id is None
    held, label = message.profile.origin_role, fold(other.label)
    is_noted = held is not None and label == fold(held.label)
    if not is_noted and other.role_id is None and label not in vague_words():
        is_noted = re.search(rf"\b{re.escape(label)}\b", message.last_reply) is not None
    return is_noted and is_rejected(message, other)


def is_on_record(message: Message, named: Named) -> bool:
    """ "The target still says data scientist", "you put roofer": what was noted, and is to change."""
    lead = message.tokens.text(message.clause(named.first)[0], named.first)
    return _ON_RECORD.search(f"{lead} ") is not None


_ON_RECORD = re.compile(
    r"(?<!could )(?<!can )(?<!would )(?<!will )"
    r"\b(?:you(?:'ve| have)?|it(?:'s| is)?|the (?:plan|profile|summary|app))(?: still| only| just| keeps?| have| had)*"
    r" (?:says?|saying|shows?|showing|put|wrote|noted|thinks?|thought|lists?|listed|call|called)"
    r"(?: that| me| down| i'?m| i am| an?| as| the)* $|\bstill (?:says|shows|is) $"
)


def turned_down(message: Message) -> Sequence[Named]:
    """Roles of the catalogue that a message turns down."""
    if "turned_down" not in message.memo:
        message.memo["turned_down"] = [one for one in names(message) if one.role_id and is_rejected(message, one)]
    found: Sequence[Named] = message.memo["turned_down"]
    return found


_REJECT_WORDS = 12
# "Ignore what I said about data scientist".
_WHAT_WAS_SAID = re.compile(
    r"(?:what|that|all|anything|everything) i (?:just )?(?:said|wrote|told you)(?: before| earlier)? about"
    r"(?: the| an?)?$"
)
_BEING = frozenset("as to be being become becoming of in for at out into turn work working".split())


def is_rejected(message: Message, named: Named) -> bool:
    """ "Not an AI engineer", "I never said I wanted to be one"."""
    floor = max(message.sentence(named.first)[0], named.first - _REJECT_WORDS)
    marks = [one for one in message.between("withdraw", floor, named.head) if not _is_advice(message, one.first)]
    gone = [message.tokens.text(one.end, max(one.end, named.first)) for one in marks if one.end <= named.head]
    if any(not between or _WHAT_WAS_SAID.match(between) for between in gone):
        return True
    return any(
        mark.end <= named.first and not set(message.words[mark.end : named.first]) - ARTICLES - _BEING
        for mark in message.between("reject", floor, named.first)
        if not _is_advice(message, mark.first)
    )


def _is_advice(message: Message, place: int) -> bool:
    """ "My friend says forget data scientist, but I'm staying with it": the others' word, which is not followed."""
    return bool(message.scope(place) & Scope.OTHERS) and keeps_own(message)


def keeps_own(message: Message) -> bool:
    """ "But I stay with mine": what is known holds, whatever others say."""
    return _KEEPS.search(message.text.low) is not None


_KEEPS = re.compile(
    r"\b(?:i(?:'m| am|'ll| will)? (?:still |just )?(?:keep|keeping|stay|staying|stick|sticking|remain)\b"
    r"|still (?:my|the) goal"
    r"|(?:that|it) (?:stays|remains)|i (?:don't|do not|won't) (?:listen|care)|mine stays)"
)
