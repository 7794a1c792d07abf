"""Skills that the coach named, told by their place in its list: "only the first", "all but Docker", "1, 0 and 2"."""

from collections.abc import Sequence

from tools.listening.levels import NONE, SOME, Run, read_level
from tools.listening.message import Message

_ORDINALS = {"first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1, "latter": -1, "third": 2, "3rd": 2, "last": -1}
_HOW_MANY = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_FIGURES = {"zero": 0, "one": 1, "none": 0} | {str(figure): figure for figure in range(5)} | {"two": 2, "three": 3}
_ONLY, _BUT = frozenset("only just solely".split()), frozenset("but except besides bar minus apart without".split())
_BEFORE_ORDINAL = frozenset("the my only just and or but except mostly maybe , yes".split())
_BEHIND_ORDINAL = frozenset("one ones two three 2 3 and yes no not is are , : i . -".split())
_ALL = frozenset("all everything each both".split())
_NONE = frozenset("none nothing neither no not".split())
_AND = frozenset(", and / ; - . : i 'd say".split())
_THOUGH = frozenset("though although while".split())
_LEAD = 5  # tokens before "the last one": "everything but"


def picked(message: Message, keys: Sequence[str]) -> dict[str, int]:
    """Levels of what is told by its place in the list, or by a figure for each; empty where nothing points at it."""
    if whole := _in_order(message, keys) or _of_all(message, keys):
        return whole
    found: dict[str, int] = {}
    places = _places(message, keys)
    for index, (place, meant) in enumerate(places):
        end = message.clause(place)[1]
        if index + 1 < len(places) and _level_in(message, place, places[index + 1][0]) is not None:
            end = min(end, places[index + 1][0])
        lead = set(message.words[max(0, place - _LEAD) : place])
        level = _level_in(message, place, end)
        if level is None and (not index or places[index - 1][0] < message.clause(place)[0]):
            level = _level_in(message, message.clause(place)[0], end)  # "mainly the second"
        if lead & _BUT:
            found = dict.fromkeys(keys, SOME) | dict.fromkeys(meant, NONE)
        elif lead & _ONLY:
            told = _level_in(message, place, len(message.words))
            found = dict.fromkeys(keys, NONE) | dict.fromkeys(meant, SOME if told is None else told)
        elif level is not None or len(message.words) <= _FEW_WORDS:
            found |= dict.fromkeys(meant, SOME if level is None else level)
    return found


_FEW_WORDS = 6  # "the first two", "first and third"


def all_but_named(message: Message, rest: Sequence[str]) -> dict[str, int]:
    """ "All of them except Docker", "none besides SQL": what is said of all that the message does not name."""
    named = [mark.first for mark in message.marks.get("skill", ())]
    if not named:
        return {}
    lead = message.words[: named[0]]
    turn = next((place for place, word in enumerate(lead) if word in _BUT), None)
    if turn is None:  # "all three, though Git only a little"
        turn = next((place for place, word in enumerate(lead[:_LEAD]) if word in _THOUGH), None)
    if turn is None or not (_ALL | _NONE) & set(lead[:turn]):
        return {}
    level = _level_in(message, 0, turn)
    level = NONE if _NONE & set(lead[:turn]) else SOME if level is None else level
    return dict.fromkeys(rest, level)


def _in_order(message: Message, keys: Sequence[str]) -> dict[str, int]:
    """ "1, 0 and 2", "yes, no, a bit": as many figures or words as were asked for, and nothing else."""
    figures = [_FIGURES[word] for word in message.words if word in _FIGURES]
    is_all = all(word in _FIGURES or word in _AND for word in message.words)
    if is_all and len(figures) == len(keys) > 1:
        return dict(zip(keys, figures, strict=True))
    parts = _parts(message.words)
    levels = [_level_in(message, first, end) for first, end in parts]
    is_short = all(end - first <= _PART_WORDS for first, end in parts)
    if len(parts) != len(keys) or len(keys) < 2 or not is_short or message.marks.get("skill"):
        return {}
    return (
        {key: level for key, level in zip(keys, levels, strict=True) if level is not None} if None not in levels else {}
    )


_PART_WORDS = 4


def _parts(words: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches between commas, dots and the last "and"."""
    cuts = [place for place, word in enumerate(words) if word in {",", ";", ".", "/", "and"}]
    ends = [*cuts, len(words)]
    starts = [0, *(place + 1 for place in cuts)]
    return [(first, end) for first, end in zip(starts, ends, strict=True) if end > first]


def _of_all(message: Message, keys: Sequence[str]) -> dict[str, int]:
    """ "Both, daily", "a little of each", "2 across the board": one thing said of the whole list."""
    words = set(message.words)
    if _is_none_out_of(message, len(keys)):
        return dict.fromkeys(keys, NONE)
    if len(message.words) > _FEW_WORDS + 2 or words & _BUT or not words & (_ALL | {"board"}) or len(keys) < 2:
        return {}
    if message.marks.get("skill") or any(word in _ORDINALS for word in words) or _NONE & words:
        return {}
    figures = [int(word) for word in message.words if word in _FIGURES and word.isdecimal()]
    level = figures[0] if len(figures) == 1 and not message.has("level", 0, len(message.words)) else None
    level = _level_in(message, 0, len(message.words)) if level is None else level
    return dict.fromkeys(keys, SOME if level is None else level)


def _is_none_out_of(message: Message, many: int) -> bool:
    """ "Zero out of three, I'm afraid", "0/3"."""
    opens, behind = message.words[:1], message.words[1:4]
    out_of = {_HOW_MANY.get(word, 0) for word in behind}
    return opens in (["zero"], ["0"], ["none"]) and many in out_of and bool({"of", "/"} & set(behind))


def _places(message: Message, keys: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Where a place in the list is named, and which names it is."""
    found: list[tuple[int, list[str]]] = []
    words = message.words
    if len(keys) < 2:
        return found
    for place, word in enumerate(words):
        behind = words[place + 1] if place + 1 < len(words) else "."
        if word not in _ORDINALS or (place and words[place - 1] not in _BEFORE_ORDINAL):
            continue
        if words[place - 1 : place] != ["the"] and not (
            behind in _BEHIND_ORDINAL or message.begins_at("level", place + 1)
        ):
            continue
        index, many = _ORDINALS[word], _HOW_MANY.get(behind, 1)
        if index >= len(keys) or many > len(keys) or (not place and behind == ","):
            continue
        start = index if index >= 0 else len(keys) - many
        found.append((place, list(keys[start : start + many])))
    return found


def _level_in(message: Message, first: int, end: int) -> int | None:
    cues = [cue for kind in ("level", "not_only", "but_some") for cue in message.between(kind, first, end)]
    level = read_level(Run([], cues))
    said = SOME if message.has("yes", first, end) else NONE if message.has("no", first, end) else None
    return said if level is None else level
