"""Lists that a few words before or behind them deny: "the only one I know is Java", "what I haven't used: Go, Rust"."""

from collections.abc import Sequence
from itertools import pairwise

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_KNOWING = frozenset(
    "know use used speak write touched met learned learnt seen have can tried understand had do done see find got get "
    "touch show offer bring worked heard opened".split()
)
_OF = frozenset("of from out among".split())
_THESE = frozenset("these those them list yours here".split())
_IS = frozenset("is are was were 's".split())
_OURS = frozenset("we our they team company".split())
_DENIALS = frozenset("not 't never no none nothing without cannot cant dont havent neither lacks lack".split())
_REACH = 12  # tokens between "only" and the verb
_SMALL = frozenset(
    "i 'm 've you ever really yet at all on in of my the a any to with before so far far practice production work "
    "use job cv resume life been be any of even actually sadly professionally hands these following tools programs "
    "languages and or either ( )".split()
)
_LEAD = 9  # tokens of a heading


def left_over(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """The names of lists that are told not to be known."""
    found = [*_beside_the_only(message, names), *_under_denials(message, names), *_not_told_apart(message, names)]
    return [*found, *_but_these(message, names)]


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
        if _OURS & set(message.words[first:place]):  # "we use A, B and C but I only touch A"
            listed += [mark for mark in names if first <= mark.first < place]
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


def denies_all(heading: Sequence[str]) -> bool:
    """ "Things I don't", "what you won't find on my CV", and not "I don't know if it matters"."""
    denied = next((place for place, word in enumerate(heading) if word in _DENIALS), len(heading))
    behind = set(heading[denied + 1 :])
    is_bare = denied == len(heading) - 1 and heading[denied] in ("not", "'t", "dont", "never")
    return is_bare or (bool(behind & _KNOWING) and behind <= _KNOWING | _SMALL)


def _under_denials(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "What you won't find on my CV: Docker, Terraform": a heading that denies is of all that it heads."""
    found: list[Mark] = []
    for place in [place for place, word in enumerate(message.words) if word == ":"]:
        first, end = message.sentence(place)
        if not denies_all(message.words[max(first, place - _LEAD) : place]):
            continue
        if message.between("skill", first, place) or message.between("level", place, end):
            continue
        found += [mark for mark in names if place < mark.first < end]
    return found


def _not_told_apart(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "I can't tell Docker from Kubernetes", "couldn't tell Python and Java apart": whoever can't, knows neither."""
    found: list[Mark] = []
    for one, two in pairwise(names):
        lead = message.words[max(message.clause(one.first)[0], one.first - _TELLING) : one.first]
        if _TELLS.isdisjoint(lead[-_TOLD:]):
            continue  # "I can't tell my boss about Python and SQL apart from Excel"
        gap, behind = message.words[one.end : two.first], message.words[two.end : two.end + 1]
        is_apart = gap == ["from"] or (behind == ["apart"] and gap in (["and"], ["or"]))
        if is_apart and _DENIALS & set(lead):
            found += [one, two]
    return found


_TELLING, _TOLD = 6, 2  # tokens before the first of two
_TELLS = frozenset("tell know distinguish separate told".split())


def _but_these(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "Anything but Java: Python, Go and Ruby, all at work": what is left out of "anything" where others are told."""
    found: list[Mark] = []
    for mark in names:
        lead = message.words[message.sentence(mark.first)[0] : mark.first]
        if lead[-2:] == ["anything", "but"] and not _DENIALS & set(lead) and ("can" in lead or not _LIKES & set(lead)):
            found.append(mark)
    return found


_LIKES = frozenset("want rather prefer would 'd love like do doing to".split())
