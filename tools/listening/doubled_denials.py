"""A denial, or praise, that is itself denied: "nobody could say I don't know SQL", "I'd never call myself fluent"."""

from collections.abc import Iterator, Sequence

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_DENIALS = frozenset("not 't never cannot cant dont wouldnt nobody no hardly rarely barely seldom scarcely few".split())
_WITHOUT = frozenset("not 't never no nothing without dont havent".split())
_FALSE = frozenset("wrong false untrue unfair lie lying".split())
_AS_IF = (["as"], ["like"], ["that"])  # "it's not as though I'd never ..."
_AS_IF_WORDS = frozenset("as like that though if".split())
_LOST = frozenset("lost helpless stuck nowhere aufgeschmissen verloren perdido perdida perdu perdue".split())
_STOPS = frozenset(", ; : . ( ) but and".split())
_SAYING = frozenset(
    "say said saying claim claiming pretend argue accuse call think imply mean describe consider rate".split()
)
_TIMES = frozenset("day days week weeks month months shift shifts morning hour sprint project projects".split())
_I = frozenset("i me my".split())
# "There isn't a day on which I don't", "hardly a week goes by without": what may stand between the two denials.
_ON_WHICH = frozenset(
    "goes go passes pass passed went gone by on in at which that where when i do did am 'm ever has is my the of now "
    "here life work job year would can could don didn haven doesn can couldn wouldn won hadn".split()
)
_TO_SAYING, _TO_TIME, _TO_DENIAL = 7, 3, 7  # tokens
_AWARE, _SOME, _SOLID = "123"
_ME = frozenset("i me my myself".split())
_HIGH = frozenset("expert guru pro fluent advanced master senior wizard specialist ninja proficient".split())
_PRAISE = _HIGH | frozenset("good great strong solid confident comfortable experienced".split())


def doubled(message: Message, first: int, end: int) -> Iterator[Mark]:
    """Cues of a sentence: at least some knowledge, work that no day goes by without, and praise that is too high."""
    words = message.words
    for place in range(first, end):
        if words[place] in ("without", "ohne", "sin", "sans", "sem") and _LOST & set(words[place + 1 : place + 13]):
            yield Mark(place, place + 1, "level", _SOLID)
        if words[place] == "nothing" and (own := _next(words, place, end, _I, _TO_DENIAL)) is not None:
            inner = _next(words, own, end, _WITHOUT, 2)  # "nothing in Ansible that I haven't done"
            if inner is not None:
                yield Mark(place, inner + 1, "level", _SOLID)
        if words[place] not in _DENIALS and words[place] not in _FALSE:
            continue
        is_not = words[place] in ("not", "'t") and words[place + 1 : place + 2] in _AS_IF
        verbs = _SAYING | _AS_IF_WORDS if words[place] in _FALSE or is_not else _SAYING
        if (saying := _next(words, place, end, verbs, _TO_SAYING)) is not None:
            inner = _next(words, saying, end, _WITHOUT, _TO_DENIAL)
            if inner is not None and _I & set(words[saying + 1 : inner]):
                heard_of = "heard" in words[inner + 1 : inner + 3]  # "not as though I'd never heard of Git"
                yield Mark(place, inner + 1 + 2 * heard_of, "level" if heard_of else "doubled", _AWARE)
            praise = _next(words, saying, end, _PRAISE, _TO_DENIAL)
            if praise is not None and _ME & set(words[place:praise]) and words[place] not in _FALSE:
                yield Mark(place, praise + 1, "level", _SOME if words[praise] in _HIGH else _AWARE)
        time = _next(words, place, end, _TIMES, _TO_TIME)
        inner = _next(words, time, end, _WITHOUT, _TO_DENIAL) if time is not None else None
        if time is not None and inner is not None and set(words[time + 1 : inner]) <= _ON_WHICH:
            yield Mark(place, inner + 1, "level", _SOLID)


def _next(words: Sequence[str], place: int, end: int, wanted: frozenset[str], reach: int) -> int | None:
    """Where one of some words stands behind another, with no mark between them."""
    for at in range(place + 1, min(end, place + 1 + reach)):
        if words[at] in wanted:
            return at
        if words[at] in _STOPS:
            return None
    return None
