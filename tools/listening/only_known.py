"""Lists that a few words before or behind them deny: "the only one I know is Java", "what I haven't used: Go, Rust"."""

from collections.abc import Sequence

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_KNOWING = frozenset(
    "know use used speak write touched met learned learnt seen have can tried understand had do done see find got get "
    "touch show offer bring worked heard opened".split()
)
_OF = frozenset("of from out among".split())
_THESE = frozenset("these those them list yours here".split())
_IS = frozenset("is are was were 's".split())
_DENIALS = frozenset("not 't never no none nothing without cannot cant dont havent neither lacks lack".split())
_PRAISES = frozenset("without problem problems issue issues trouble miss stop live only new".split())
_REACH = 12  # tokens between "only" and the verb
_LEAD = 9  # tokens of a heading


def left_over(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """The names of lists that are told not to be known."""
    return [*_beside_the_only(message, names), *_under_denials(message, names)]


def _beside_the_only(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "Of Java, Go and Rust the only one I know is Java", "out of those I've only met Docker": the others."""
    for place, word in enumerate(message.words):
        if word != "only":
            continue
        first, end = message.sentence(place)
        verb = _verb_of(message, place, end) if message.words[place - 1 : place] == ["the"] else place
        if verb is None:
            continue
        known = [mark for mark in names if verb < mark.first < message.clause(verb + 1 if verb < end - 1 else verb)[1]]
        listed = [
            mark for mark in names if first <= mark.first < place and _OF & set(message.words[first : mark.first])
        ]
        if verb != place and _THESE & set(message.words[place:verb]):
            before = message.sentence(max(0, first - 1))[0]
            listed += [mark for mark in names if before <= mark.first < place]
            listed += [mark for mark in names if known and known[-1].end < mark.first < end]
        own = {mark.value.label for mark in known}
        if known and (verb != place or own & {mark.value.label for mark in listed}):
            return [mark for mark in listed if mark.value.label not in own]
    return []


def _verb_of(message: Message, place: int, end: int) -> int | None:
    """Where "is" stands in "the only one I know is"."""
    verb = next((at for at in range(place + 1, min(end, place + _REACH)) if message.words[at] in _IS), None)
    said = set(message.words[place : verb or place])
    if verb is None or not said & _KNOWING or said & (_DENIALS | _LACKING) or message.between("skill", place, verb):
        return None
    return verb


_LACKING = frozenset("missing lacking left unknown new need".split())


def _under_denials(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "What you won't find on my CV: Docker, Terraform": a heading that denies is of all that it heads."""
    found: list[Mark] = []
    for place, word in enumerate(message.words):
        first, end = message.sentence(place)
        lead = set(message.words[max(first, place - _LEAD) : place])
        is_bare = message.words[place - 1] in ("not", "'t", "dont", "never")  # "things I don't: Python"
        if word != ":" or not lead & _DENIALS or not (is_bare or lead & _KNOWING) or lead & _PRAISES:
            continue
        if message.between("skill", first, place) or message.between("level", place, end):
            continue
        found += [mark for mark in names if place < mark.first < end]
    return found
