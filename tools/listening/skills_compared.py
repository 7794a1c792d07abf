"""Skills that are held against each other: "I don't know Python as well as SQL" tells that both are known."""

from collections.abc import Sequence

from tools.listening.levels import SOLID, SOME
from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_DEGREES = frozenset(
    "well good much fluent fluently strong solid often deep deeply confident comfortable far experienced skilled "
    "familiar easily".split()
)
_DENIALS = frozenset("not 't never nowhere isnt arent dont cant nothing".split())
_IN = frozenset("at in with my i do know am of the".split())
_TO_SECOND, _TO_NAME = 7, 4  # tokens


def compared_levels(message: Message, names: Sequence[Mark]) -> dict[int, int]:
    """The level of each name of a comparison that falls short, by where the name begins."""
    found: dict[int, int] = {}
    words = message.words
    for place in range(len(words) - 2):
        if words[place] != "as" or words[place + 1] not in _DEGREES:
            continue
        start, end = message.sentence(place)
        second = next((at for at in range(place + 2, min(end, place + _TO_SECOND)) if words[at] == "as"), None)
        if second is None or _DENIALS.isdisjoint(words[start:place]):
            continue
        before = [one for one in names if start <= one.first < second]
        behind = next((one for one in names if second < one.first <= second + _TO_NAME), None)
        if before and behind and set(words[second + 1 : behind.first]) <= _IN:
            found |= {before[-1].first: SOME, behind.first: SOLID}
    return found
