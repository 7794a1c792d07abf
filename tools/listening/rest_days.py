"""Days that are kept free of learning: "but on Sunday no", "Saturday Sunday off", "excl. weekends"."""

from tools.listening.message import Message
from tools.listening.vocabulary import Mark
from tools.listening.week import WEEKEND

_BEFORE = frozenset("except excl excluding excluded minus without not no never save barring ausser ohne".split())
_SMALL = frozenset(". than on the in at my for from any every each all of".split())
_JOINS = frozenset("and or , / & + - nor".split())
_IS = frozenset("is are 's being as both i always all only for to my the i'm we".split())
_NONE = frozenset(
    "no not off free closed rest resting never none nothing nope impossible excluded out family church kids sacred "
    "holy taboo holiday holidays busy taken booked football sleep sleeping recovery".split()
)
_REACH = 4  # tokens behind the days
_NEXT_MAX = 7  # tokens of a sentence that tells of nothing else


def rest_days(message: Message, first: int, end: int) -> frozenset[str]:
    """The days between two places, and in a short sentence right behind, that are told to be kept free."""
    if end < len(message.words) and message.sentence(end)[0] == end:
        stop = message.sentence(end)[1]
        end = stop if stop - end <= _NEXT_MAX and not message.near(end, stop) else end
    kept: set[str] = set()
    for group in _groups(message, first, end):
        if _is_kept_free(message, group[0].first, group[-1].end):
            kept.update(*(_days(one) for one in group))
    return frozenset(kept)


def _groups(message: Message, first: int, end: int) -> list[list[Mark]]:
    """Days that stand side by side: "Saturday, Sunday"."""
    marks = [mark for kind in ("day", "weekend") for mark in message.between(kind, first, end)]
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: one.first):
        if message.words[mark.first] == "so" and message.raw(mark.first, mark.end)[:2] != "So":
            continue
        if groups and _JOINS.issuperset(message.words[groups[-1][-1].end : mark.first]):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _days(mark: Mark) -> frozenset[str]:
    return WEEKEND if mark.kind == "weekend" else frozenset({mark.value})


def _is_kept_free(message: Message, first: int, end: int) -> bool:
    words = message.words
    stop = message.sentence(first)[1]
    place = first
    while place and words[place - 1] in _SMALL:
        place -= 1
    lead = words[place - 1] if place else ""
    behind = words[end : min(stop, end + _REACH)]
    if lead == "no" and message.languages == {"pt"} and place == first:
        return False  # "no domingo": on Sunday
    if lead in _BEFORE or words[max(0, place - 1) : place + 1] in (["other", "than"], ["apart", "from"]):
        return True
    if message.near(end, min(stop, end + _REACH)):
        return False
    at = next((place for place, word in enumerate(behind) if word not in _IS), len(behind))
    if lead == "but" and not behind[at:] and message.clause(first)[1] in (end, stop):
        return True  # "each day but Sunday"
    return behind[at : at + 1] != [] and (behind[at] in _NONE or behind[at : at + 2] in _CANNOT)


_CANNOT = [words.split() for words in "can 't;ca n't;cannot study;can not;do n't;don 't;won 't".split(";")]
