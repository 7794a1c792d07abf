"""What nobody but the person knows: "nobody here but me knows SQL", "I'm the only one on the team who can do Excel"."""

from collections.abc import Sequence
from itertools import pairwise

from tools.listening.levels import NONE, SOLID
from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_NOBODY = frozenset("nobody noone none niemand nadie personne ninguem".split())
_CUES = _NOBODY | {"no", "only"}
_BUT = frozenset("but except besides bar than from for ausser menos sauf salvo exceto".split())
_ME = frozenset("me mir yo moi eu".split())
_AM = (["'m"], ["am"], ["im"], ["was"], ["'s"], ["is"], ["being"])
_WHO = frozenset("who that with".split())
_DENIALS = frozenset("not 't never no cannot cant doesnt dont nothing without".split())
_MINDS = frozenset("hates likes loves wants hated liked loved wanted enjoys misses cares learning to".split())
_REACH = 9  # tokens between "the only" and "who"


def known_alone(message: Message, names: Sequence[Mark]) -> dict[int, int]:
    """The level of each name that only the person is said to know, or to lack, by where it begins."""
    found: dict[int, int] = {}
    for place, word in enumerate(message.words):
        if word not in _CUES:
            continue
        first, end = message.sentence(place)
        if word in _NOBODY or message.words[place : place + 2] == ["no", "one"]:
            told = [mark for mark in names if first <= mark.first < end]
            is_known = bool(told) and _is_known_of(message, place, told[-1].first)
            if is_known and _is_but_me(message, place, end) and not _DENIALS & set(message.words[place + 2 : end]):
                found |= {mark.first: SOLID for mark in told}
        elif word == "only" and message.words[place - 1] == "the" and _is_me(message, place - 1):
            who = next((at for at in range(place, min(end, place + _REACH)) if message.words[at] in _WHO), end)
            inside = [mark for mark in names if who < mark.first < end]
            if inside and _is_known_of(message, who, inside[0].first):
                denied = _DENIALS & set(message.words[who : inside[0].first])
                found |= {mark.first: NONE if denied else SOLID for mark in inside}
    return found


def _is_known_of(message: Message, who: int, first: int) -> bool:
    """ "Who can do Excel", "with no Git": no "who wants to learn Python", no "with a degree, learning Python"."""
    between = message.words[who + 1 : first]
    is_wish = message.has("learns", who, first) or message.has("wish", who, first)
    return "," not in between and not is_wish and _MINDS.isdisjoint(between)


def _is_but_me(message: Message, first: int, end: int) -> bool:
    return any(one in _BUT and two in _ME for one, two in pairwise(message.words[first:end]))


def _is_me(message: Message, place: int) -> bool:
    """ "I'm the only one", "being the only one"."""
    verb = message.words[place - 1 : place]
    return verb == ["being"] or (verb in _AM and message.words[place - 2 : place - 1] == ["i"])
