"""Titles that are put right: "a fitter, no sorry, maintenance planner", "change my job to foreman"."""

import re
from collections.abc import Mapping
from itertools import pairwise

from tools.listening.message import Message
from tools.listening.text import fold
from tools.listening.titles import Named, names

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
_TITLE_WORDS = 3
_BRIEF = 20  # tokens of a message that does nothing but put a job right


def sets_job(message: Message, named: Named) -> bool:
    """ "Change my job title to shift supervisor", "put foreman as my job", "actually welder, sorry"."""
    start, end = message.sentence(named.first)
    lead = message.tokens.text(start, named.first)
    lead = f"{lead} " if lead else ""
    if found := _SETS_JOB.search(lead):
        is_put = not found[0].startswith(("my", "change", "set", "update", "correct", "switch"))
        return not is_put or _AS_JOB.match(f" {message.tokens.text(named.end, end)}") is not None
    if len(message.words) > _BRIEF:
        return False
    rest = {word for place, word in enumerate(message.words) if not named.first <= place < named.end and word.isalpha()}
    return not named.is_ai and named.role_id is None and bool(rest & _PUTS_RIGHT) and rest <= _ALONE


def instead_of_held(message: Message) -> tuple[int, int] | None:
    """ "Cabinet maker, not carpenter": the words that open a message, before the job that was noted is denied."""
    held = message.profile.origin_role
    denial = next((place for place, word in enumerate(message.words[: _TITLE_WORDS + 2]) if word == "not"), None)
    if held is None or not denial:
        return None
    place = denial + 1 + (message.words[denial + 1 : denial + 2] in (["a"], ["an"], ["the"]))
    label = fold(held.label).split()
    end = denial - (message.words[denial - 1] == ",")
    is_plain = 0 < end <= _TITLE_WORDS and all(word.isalpha() for word in message.words[:end])
    return (0, end) if is_plain and message.words[place : place + len(label)] == label else None
