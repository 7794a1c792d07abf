"""What a clause tells of a skill by a pronoun: "Can you skip Git? I use it every day"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tools.listening.lapsed import worn
from tools.listening.levels import NONE, SOLID, Run, read_level
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.vocabulary import HIDES, Mark

_IT, _THEM = frozenset("it that which".split()), frozenset("them these those both either any".split())
_IS = frozenset("'s is are was".split())
_AUXILIARIES = frozenset("do should can could must shall would will did does may".split())
_UNTOLD = Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ORDERED
# "I got it", "I have it": of what was understood, or is planned.
_SAYS_LITTLE = (["got"], ["have"], ["get"], ["had"], ["made"], ["need"])
# What may follow a pronoun that ends what is said: "I use it at work", not "I know it takes years".
_GOES_ON = frozenset(
    "for in at on every all a well before yet since quite pretty very once twice sometimes from only by much myself "
    "really either daily here there with too already now most each day anymore any though ever and or to".split()
)
_TURNS = frozenset("but though although however so pero mais mas aber".split())
_KNOWING = (["experience"], ["knowledge"], ["practice"], ["clue"], ["skills"])
_MAKES = frozenset("build built write wrote written make made".split())
_NEAR = 2  # tokens: "never even installed it"
_YEARS = 2  # of doing something: work


class Told(NamedTuple):
    """A name, the level told of it, and the words that tell it."""

    mark: Mark
    level: int
    words: str
    is_turn: bool  # "I don't use it at work, but I run it at home"


def told_by_pronoun(message: Message, names: Sequence[Mark]) -> Iterator[Told]:
    """Levels that a clause without a name tells of what was named last."""
    if not names:
        return
    starts = [mark.first for mark in names]
    for place, word in enumerate(message.words):
        # "I document APIs but couldn't build one", "we have Databricks, but no experience there"
        is_one = (word == "one" and message.words[place - 1] in _MAKES) or _is_there(message, place)
        if word not in _IT and word not in _THEM and not is_one:
            continue
        first, end = message.clause(place)
        at = bisect_left(starts, place)
        if not at or (at < len(names) and starts[at] < end):  # a name of its own stands in the clause
            continue
        if starts[at - 1] >= first:  # "why is Git in my plan if I already know it?"
            own = next(iter(message.between("self", names[at - 1].end, place)), None)
            if own is None:
                continue
            first = own.first
        if message.has("programming", names[at - 1].end, place):  # "SAP daily, programming I never did any of that"
            continue
        named = _named_last(message, names[:at], place)
        level = _level(message, first, end, place) if named else None
        if level is not None:
            is_turn = message.words[first - 1] in _TURNS and message.sentence(place)[0] <= named[-1].first
            yield from (Told(mark, level, message.said(place, place + 1), is_turn) for mark in named)


def told_of_asked(message: Message, *, is_one: bool) -> int | None:
    """The level that a reply tells, by a pronoun, of what was asked: "I've used it twice", "no idea of either"."""
    names = [mark.first for mark in message.marks.get("skill", ())]
    for place, word in enumerate(message.words):
        if names and names[0] < place:
            return None
        if word in _THEM or (word in _IT and is_one):
            first, end = message.clause(place)
            level = None if names and names[0] < end else _level(message, first, end, place)
            if level is not None:
                return level
    return None


def _is_there(message: Message, place: int) -> bool:
    return message.words[place] == "there" and message.words[place - 1 : place] in _KNOWING


def _named_last(message: Message, before: Sequence[Mark], place: int) -> list[Mark]:
    """The names a pronoun stands for: of its sentence or the one before; "it" and "that" are of one name."""
    start, stop = message.sentence(before[-1].first)
    if stop < message.sentence(place)[0]:
        return []
    inside = [mark for mark in before if mark.first >= start]
    return inside if message.words[place] in _THEM else inside[-1:]


def _level(message: Message, first: int, end: int, place: int) -> int | None:
    """What the clause tells of "it", None where it tells nothing of the person."""
    if message.scope(place) & _UNTOLD or message.has("wish", first, place):
        return None
    is_which = message.words[place] == "which"
    own = [mark for mark in message.between("self", first, end if is_which else place) if mark.value != HIDES]
    if message.scope(place) & Scope.ASKED and not (own and message.words[own[-1].first - 1] not in _AUXILIARIES):
        return None
    cues = [cue for kind in ("level", "not_only", "but_some") for cue in message.between(kind, first, end)]
    cues = [worn(message, cue) for cue in cues if message.words[cue.first : cue.end] not in _SAYS_LITTLE]
    level = read_level(Run([], cues))
    is_said = any(_is_anchor(message, cue, place) for cue in cues if cue.kind in ("level", "worn")) or (
        is_which and own
    )
    if not is_said or level is None or not (own or level == NONE or _behind(message, place) in _IS):
        return SOLID if own and _is_done_for_years(message, place, end) else None
    return level


def _is_anchor(message: Message, cue: Mark, place: int) -> bool:
    """Is the cue said of the pronoun: "never used it", "experience with it", "it's basic"?"""
    words = message.words
    if cue.first <= place < cue.end:
        return words[cue.first] != "call"  # "so call it zero" is of a figure
    if cue.end in (place, place - 1) or (
        cue.value == str(NONE) and 0 <= place - cue.end <= _NEAR and words[place] not in ("either", "any")
    ):
        behind = _behind(message, place)
        return not behind.isalpha() or behind in _GOES_ON or message.begins_at("level", place + 1) is not None
    is_done = cue.first == place + 1 and message.has("self", max(0, place - 4), place)
    return is_done or (_behind(message, place) in _IS and 2 <= cue.first - place <= 4)


def _behind(message: Message, place: int) -> str:
    return message.words[place + 1] if place + 1 < len(message.words) else "."


def _is_done_for_years(message: Message, place: int, end: int) -> bool:
    """ "I've been doing it for eight years"."""
    return message.words[place - 1] in ("doing", "using", "writing", "done", "used", "teaching") and any(
        one.unit == "year" and one.value >= _YEARS for one in message.near(place, end)
    )
