"""A name that was only a word to somebody: "to me Git was an insult", "Python was a type of snake back then"."""

from collections.abc import Sequence
from itertools import pairwise

from tools.listening.message import Message

# What else some names are: Python the snake, Java the island, Ruby the gem.
OTHER_SENSES = {
    "pandas": frozenset("bear bears animal animals zoo bamboo chinese".split()),
    "kafka": frozenset("writer novelist author prague novel book".split()),
    "django": frozenset("film movie western guitarist jazz unchained".split()),
    "hadoop": frozenset("elephant toy".split()),
    "kubernetes": frozenset("greek island disease dish".split()),
    "jenkins": frozenset("butler".split()),
    "flask": frozenset("bottle whisky whiskey coffee thermos tea lab".split()),
    "scala": frozenset("opera milan".split()),
    "julia": frozenset("girl aunt roberts sister".split()),
    "terraform": frozenset("mars planet planets".split()),
    "cloud": frozenset("sky rain rains weather rainy".split()),
    "clouds": frozenset("sky rain weather".split()),
    "spring": frozenset("season flowers".split()),
    "python": frozenset("zoo animal animals snake snakes reptile reptiles monty pet terrarium".split()),
    "java": frozenset("indonesia coffee coffees beans island jakarta".split()),
    "ruby": frozenset("jewel jewelry jewellery necklace gemstone gemstones ring earrings".split()),
    "rust": frozenset("car cars iron metal bike steel chassis paint".split()),
    "swift": frozenset("taylor bird birds".split()),
    "spark": frozenset("plug plugs joy".split()),
    "docker": frozenset("harbour harbor ships dockyard".split()),
    "go": frozenset("board stones".split()),
}
_WAS = (["was"], ["were"], ["meant"], ["sounded"])
_FEW = frozenset("only just still basically mostly little".split())
_A = frozenset("a an the some something like".split())
_TO_ME = (
    *(
        ("to", "me"),
        ("for", "me"),
        ("i", "thought"),
        ("was", "sure"),
        ("were", "sure"),
        ("was", "convinced"),
        ("back", "then"),
        ("my", "dictionary"),
        ("my", "world"),
    ),
    *(("my", "head"), ("my", "mind"), ("at", "first"), ("that", "time")),
)
# What a tool may well be to somebody who uses it.
_PRAISE = frozenset(
    "revelation joy pleasure tool tools language hobby passion challenge relief help must nightmare dream start way "
    "step game breeze fun struggle turning eye big huge good great first next real whole gateway natural easy hard "
    "lifesaver superpower skill means lot new bit part thing best right wrong perfect love pain chore blessing "
    "home user student pupil hobbyist amateur consumer beginner customer reader client spectator "
    "library framework database programming coding subject course world door key job work better".split()
)
_REACH = 6  # tokens


def is_only_a_word(message: Message, first: int, end: int) -> bool:
    """Does the sentence say of the name that it was a snake, an insult, an island to the person?"""
    words = message.words
    place = end
    other = OTHER_SENSES.get(words[first], frozenset())
    if words[first - 2 : first] == ["the", "only"] and not other.isdisjoint(words[end : end + 2 * _REACH]):
        return True  # "the only Python I know is in the zoo"
    if _is_known_as(message, first, end):
        return True
    if words[place : place + 1] == [","]:  # "Scala, to me, was an opera house"
        close = next((at for at in range(place + 1, min(place + 5, len(words))) if words[at] == ","), place)
        place = close + 1
    is_now = words[place : place + 1] in (["is"], ["are"]) and _is_to_me(words[place : message.sentence(first)[1]])
    if words[place : place + 1] not in _WAS and not is_now:
        return False
    behind = [word for word in words[place + 1 : min(place + _REACH, message.sentence(first)[1])] if word not in _FEW]
    if not behind or behind[0] not in _A or not _PRAISE.isdisjoint(behind):
        return False
    start = message.sentence(first)[0]
    said = list(zip(words[start:place], words[start + 1 : place], strict=False))
    if is_now:
        return not _MERELY.isdisjoint(message.words[place + 1 : place + 4]) or not _UNKNOWN.isdisjoint(behind)
    return any(pair in said for pair in _TO_ME) or not other.isdisjoint(behind)


_MERELY = frozenset("just only merely still".split())
_UNKNOWN = frozenset(
    "mystery riddle acronym abbreviation buzzword word name term noise gibberish blank black book enigma puzzle".split()
)


def _is_to_me(words: Sequence[str]) -> bool:
    """ "RAG is just an acronym to me"."""
    return any(pair in (("to", "me"), ("for", "me")) for pair in pairwise(words))


def _is_known_as(message: Message, first: int, end: int) -> bool:
    """ "Git I only know as an insult", "I know Docker only as a whale on a sticker"."""
    start, stop = message.clause(first)
    words = message.words[start:stop]
    as_at = next((at for at in range(end, min(stop, end + _REACH)) if message.words[at] == "as"), None)
    if as_at is None or not {"only", "just"} & set(words) or not {"know", "knew", "known"} & set(words):
        return False
    behind = message.words[as_at + 1 : min(stop, as_at + 1 + _REACH)]
    if any(message.has(kind, as_at, min(stop, as_at + _REACH)) for kind in ("trade", "role", "field", "learns")):
        return False  # "I know Python only as a data analyst"
    is_near = set(message.words[end:as_at]) <= {"i", "only", "just", "know", "knew"}
    return is_near and behind[:1] in (["a"], ["an"], ["the"]) and _PRAISE.isdisjoint(behind)
