"""Marks: "Python 4/5", "SQL: 7 out of 10", "Git 2", "★★★☆☆ Apex", each a level for the name it is given to."""

from collections.abc import Sequence

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_BEFORE_MARK = frozenset({":", "=", "-", "is", "at", "about", "(", "i'd", "say", "a", "level"})


def read_ratings(message: Message, marks: Sequence[Mark]) -> dict[int, int]:
    """A level for each token where a rated name begins. A bare figure rates where several do, or a scale was named."""
    found = {mark.first: level for mark in marks if (level := _rated(message, mark)) is not None}
    bare = {
        mark.first: level for mark in marks if mark.first not in found and (level := _bare(message, mark)) is not None
    }
    scaled = bool(message.marks.get("scale")) or "0 to 4" in message.last_reply or "0-4" in message.last_reply
    return found | bare if len(bare) >= 2 or scaled else found


def _rated(message: Message, mark: Mark) -> int | None:
    for one in message.near(mark.end, mark.end + 4):
        if set(message.words[mark.end : one.first]) - _BEFORE_MARK:
            break
        if one.out_of and one.out_of >= one.value:
            return _scaled(one.value, one.out_of)
        if one.unit == "percent":
            return _scaled(one.value, 100)
    return _starred(message, mark)


def _starred(message: Message, mark: Mark) -> int | None:
    start, end = message.sentence(mark.first)
    line = message.words[start:end]
    filled, empty = line.count("★"), line.count("☆")
    return _scaled(filled, filled + empty) if filled + empty >= 3 else None


def _bare(message: Message, mark: Mark) -> int | None:
    """ "Docker = 3", "Git 2", "Python level 2"."""
    place = mark.end
    while place < len(message.words) and message.words[place] in (":", "=", "-", "is", "at", "level", "lvl", "a", "("):
        place += 1
    if place >= len(message.words) or message.words[place] not in ("0", "1", "2", "3", "4") or place - mark.end > 3:
        return None
    behind = message.words[place + 1] if place + 1 < len(message.words) else "."
    one = next(iter(message.near(place, place + 1)), None)
    if one and (one.unit or one.is_range):
        return None
    is_counted = (
        behind.isalpha()
        and behind not in ("and", "but", "no", "the", "in")
        and not message.begins_at("skill", place + 1)
    )
    return None if is_counted else int(message.words[place])


def _scaled(value: float, top: float) -> int:
    """A mark onto 0-4, rounded down, but not to nothing unless nothing was said."""
    return 0 if value <= 0 else max(1, min(4, int(value / top * 4)))
