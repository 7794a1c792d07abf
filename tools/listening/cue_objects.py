"""Cues of a level that are said of something else than a skill: "0 budget", "no experience in sales"."""

from collections.abc import Sequence
from typing import Protocol

from tools.listening.message import Message
from tools.listening.vocabulary import Mark


class Stretch(Protocol):
    """Where the names of a run stand."""

    @property
    def first(self) -> int: ...

    @property
    def end(self) -> int: ...


def is_of_else(message: Message, runs: Sequence[Stretch], cue: Mark) -> bool:
    """Has a cue an object of its own, that is no name?"""
    return _is_of_figure(message, cue) or _is_in_the(message, cue) or _is_of_another(message, runs, cue)


def _is_of_figure(message: Message, cue: Mark) -> bool:
    """ "0 budget", "$0", "zero dollars": a nought of something that is counted, no lack of what was named before."""
    if message.words[cue.first : cue.end] not in (["0"], ["zero"], ["no"]):
        return False
    is_named = message.begins_at("named", cue.end) and not message.begins_at("skill", cue.end)  # "no ML whatsoever"
    if message.begins_at("currency", cue.end) or is_named:
        return True
    return cue.first > 0 and message.ends_at("currency", cue.first) is not None


def _is_in_the(message: Message, cue: Mark) -> bool:
    """ "Mexer no Excel": "no" is "in the", where Portuguese is spoken."""
    return message.words[cue.first : cue.end] == ["no"] and message.languages == {"pt"}


def _is_of_another(message: Message, runs: Sequence[Stretch], cue: Mark) -> bool:
    """ "A PhD in Biology", "no experience in sales", "say what is missing": it has an object that is no name."""
    words = message.words
    if words[cue.first : cue.end] == ["without"] and words[cue.end : cue.end + 1] and words[cue.end].endswith("ing"):
        return True  # "I use it without thinking"
    made = words[max(message.clause(cue.first)[0], cue.first - _MADE_REACH) : cue.first]
    if words[cue.end - 1 : cue.end + 1] == ["have", "to"]:
        return True  # "so you don't have to ask: Python daily"
    if "scratch" in words[cue.first : cue.end] and not _MADE.isdisjoint(made):
        return True  # "I built an API from scratch"
    if words[cue.end - 1] in ("never", "not") and words[cue.end : cue.end + 1] in _NO_LACK:
        return True
    if words[cue.first - 2 : cue.first] in _WHAT_IS and words[cue.end : cue.end + 1] not in (["is"], ["are"], [":"]):
        return True
    if words[cue.end - 1] not in _OF_WHAT or cue.end - cue.first < 2 or cue.end >= len(words):
        return False
    near = range(cue.end, min(message.clause(cue.end)[1], cue.end + _TO_OBJECT))
    is_name = any(run.first in near or run.first <= cue.end < run.end for run in runs)
    return not is_name and words[cue.end].isalpha() and words[cue.end] not in _NO_OBJECT


_NO_LACK = tuple(
    [word] for word in "mind forget forgot stop stopped thought expected imagined believed fail fails".split()
)
_WHAT_IS = (["what", "is"], ["what", "'s"])
_MADE, _MADE_REACH = frozenset("built build wrote made created developed coded rebuilt designed set did".split()), 8
_OF_WHAT = frozenset({"in", "of"})
_TO_OBJECT = 4  # tokens
_NO_OBJECT = frozenset(
    "it them that those these this either any all both which the my a here there use practice work production my "
    "general particular one each".split()
)
