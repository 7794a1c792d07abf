"""The only one of several that is known: "of Java, Go and Rust the only one I know is Java" denies the others."""

from collections.abc import Sequence

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_KNOWN = frozenset("know use used speak write touched met learned learnt seen have can tried understand had do".split())
_OF = frozenset("of from out among".split())
_ONES = frozenset("one ones".split())
_THESE = frozenset("these those them list yours here".split())
_IS = frozenset("is are was were 's".split())
_REACH = 12  # tokens between "only" and the verb


def left_over(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """The names of a list that are not the only one known."""
    words = message.words
    for place, word in enumerate(words):
        if word != "only" or words[place - 1 : place] != ["the"]:
            continue
        first, end = message.sentence(place)
        verb = next((at for at in range(place + 1, min(end, place + _REACH)) if words[at] in _IS), None)
        if verb is None or not _KNOWN & set(words[place:verb]) or message.between("skill", place, verb):
            continue
        known = [mark for mark in names if verb < mark.first < message.clause(verb + 1)[1]]
        listed = [mark for mark in names if first <= mark.first < place and _OF & set(words[first : mark.first])]
        if _ONES & set(words[place:verb]) and _THESE & set(words[place:verb]):
            before = message.sentence(max(0, first - 1))[0]
            listed += [mark for mark in names if before <= mark.first < place or (known and known[-1].end < mark.first < end)]
        if known:
            own = {mark.value.label for mark in known}
            return [mark for mark in listed if mark.value.label not in own]
    return []
