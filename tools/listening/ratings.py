"""Marks: "Python 4/5", "SQL: 7 out of 10", "Git 2", "★★★☆☆ Apex", each a level for the name it is given to."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tools.listening.levels import EXPERT, NONE, SOLID
from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_BEFORE_MARK = frozenset({":", "=", "-", "is", "at", "about", "(", "i'd", "say", "a", "level"})
_FOUR, _FIVE = 4, 5  # our own scale runs to four
_TOP = re.compile(
    r"(?:out of|scale of|scale from|scale|from|von|sur|de|sobre|su|/)\s*"
    r"(?:(?:0|1|zero|one|null|eins)\s*(?:-|to|bis|a|\.\.)\s*)?(5|6|10|100|five|six|ten|funf|sechs|zehn|cinq|dix|cinco|diez|dez|dieci)\b"
)
_SPAN_OF_MARKS = re.compile(r"\b(?:from |between )?[01] ?(?:-|to|and|bis) ?(5|6|10)\b")  # "skills from 0 to 5"
_TOPS = {"five": 5, "six": 6, "ten": 10, "funf": 5, "sechs": 6, "zehn": 10, "cinq": 5, "dix": 10, "cinco": 5}
_TOPS |= {"diez": 10, "dez": 10, "dieci": 10}
_FEW_MARKS = 3  # so many figures behind names are marks out of ten where one is above four


def read_ratings(message: Message, marks: Sequence[Mark]) -> dict[int, int]:
    """A level for each token where a rated name begins. A bare figure rates where several do, or a scale was named."""
    found = {mark.first: level for mark in marks if (level := _rated(message, mark)) is not None}
    figures = {
        mark.first: figure for mark in marks if mark.first not in found and (figure := _bare(message, mark)) is not None
    }
    found |= _signed(message, marks)
    top = _scale(message, figures)
    bare = {place: figure if top == _FOUR else _scaled(figure, top) for place, figure in figures.items()}
    bare = {place: level for place, level in bare.items() if figures[place] <= top}
    scaled = bool(message.marks.get("scale")) or "0 to 4" in message.last_reply or "0-4" in message.last_reply
    return found | bare if len(bare) >= 2 or scaled else found


def _scale(message: Message, figures: dict[int, int]) -> int:
    """What the best mark is: named ("out of ten"), or ten where several stand side by side and one is above four."""
    if message.marks.get("scale") and (named := _TOP.search(message.text.low)):
        return _TOPS.get(named[1]) or int(named[1])
    if len(figures) >= _FEW_MARKS and (named := _SPAN_OF_MARKS.search(message.text.low)):
        return int(named[1])
    highest = max(figures.values(), default=0)
    if highest <= _FOUR or len(figures) < _FEW_MARKS or "0 to 4" in message.last_reply:
        return _FOUR
    return 10 if highest > _FIVE else _FIVE


def _rated(message: Message, mark: Mark) -> int | None:
    for one in message.near(mark.end, mark.end + 4):
        if set(message.words[mark.end : one.first]) - _BEFORE_MARK:
            break
        if one.out_of and one.out_of >= one.value:
            return _scaled(one.value, one.out_of)
        if one.unit == "percent":
            return _scaled(one.value, 100)
    before = _rated_before(message, mark)
    return _starred(message, mark) if before is None else before


def _rated_before(message: Message, mark: Mark) -> int | None:
    """ "4/5 on SQL", "a 7 out of 10 in Python": the mark stands before, a small word between."""
    place = mark.first - 1 if message.words[mark.first - 1 : mark.first] in _ON else mark.first
    if place == mark.first:
        return None
    rated = next((one for one in message.near(max(0, place - _RATED_REACH), place) if one.end == place), None)
    if rated is None or not rated.out_of or rated.out_of < rated.value:
        return None
    return _scaled(rated.value, rated.out_of)


_ON = (["on"], ["in"], ["for"], ["at"], ["with"], ["en"], ["em"], ["bei"])
_RATED_REACH = 6


def _starred(message: Message, mark: Mark) -> int | None:
    """ "★★★☆☆ Apex", "Python ★★★★☆": the stars right beside a name, those behind it first."""
    start, end = message.sentence(mark.first)
    behind = list(takewhile(_is_star, (message.words[at] for at in range(_past(message, mark.end), end))))
    before = list(takewhile(_is_star, (message.words[at] for at in range(mark.first - 1, start - 1, -1))))
    stars = behind or before
    return _scaled(stars.count("★"), len(stars)) if len(stars) >= _FEW_MARKS else None


def _signed(message: Message, marks: Sequence[Mark]) -> dict[int, int]:
    """ "SQL ++, Python +, Spark -": signs, where several names have one and some are good."""
    signs: dict[int, str] = {}
    if "+" not in message.text.low:
        return {}
    for mark in marks:
        said = "".join(takewhile(lambda word: word in ("+", "-"), message.words[mark.end : mark.end + 4]))
        closes = message.words[mark.end + len(said) : mark.end + len(said) + 1] in _CLOSES
        if said and closes:
            signs[mark.first] = said
    if len(signs) < _FEW_SIGNS or not any("+" in said for said in signs.values()):
        return {}
    return {place: min(SOLID, said.count("+") + 1) if said[0] == "+" else NONE for place, said in signs.items()}


_FEW_SIGNS = 2
_CLOSES: tuple[list[str], ...] = ([","], ["."], [";"], ["\n"], [])


def _past(message: Message, place: int) -> int:
    return place + 1 if message.words[place : place + 1] in ([":"], ["-"]) else place


def _is_star(word: str) -> bool:
    return word in ("★", "☆")


def _bare(message: Message, mark: Mark) -> int | None:
    """ "Docker = 3", "Git 2", "Python level 2": the figure behind a name."""
    place = mark.end
    while place < len(message.words) and message.words[place] in (":", "=", "-", "is", "at", "level", "lvl", "a", "("):
        place += 1
    if place >= len(message.words) or message.words[place] not in _MARKS or place - mark.end > 3:
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


_MARKS = frozenset(str(figure) for figure in range(11))


def _scaled(value: float, top: float) -> int:
    """A mark onto 0-4, rounded down, but not to nothing unless nothing was said; nine of ten is the best."""
    if value >= 0.9 * top:
        return EXPERT
    return 0 if value <= 0 else max(1, min(EXPERT, int(value / top * EXPERT)))
