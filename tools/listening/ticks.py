"""Ticks and crosses beside names: "[x] Python [ ] Docker", "✅ SQL ❌ Git", "Python: Y, Docker: N"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_YES = frozenset("✅ ✓ ✔ ☑ 👍 🟢".split())
_NO = frozenset("❌ ✗ ✘ ✖ ☐ 👎 🔴 🚫 ⛔".split())
_LETTERS = {"y": True, "n": False}
_LEADS_LETTER = ([":"], ["="], ["("])
_BETWEEN = frozenset(": - = ( | any no".split())  # "Docker: ❌", "❌ any backend"
_NEAR = 2  # tokens between a tick and its first name
_JOINS = frozenset("/ & and und y et e".split())


class _Tick(NamedTuple):
    first: int
    end: int
    is_yes: bool


def crossed(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """The names that have a cross, or an empty box."""
    ticks = [tick for tick in _ticks(message) if names]
    if not any(_touches(message, names, tick) for tick in ticks):
        return []
    found: list[Mark] = []
    stand_before = _stand_before(message, names, ticks[0])
    for before, tick, behind in zip([None, *ticks], ticks, [*ticks[1:], None], strict=False):
        if tick.is_yes:
            continue
        first, end = message.sentence(tick.first)
        if stand_before:
            end = min(end, behind.first) if behind else end
            listed = [mark for mark in names if tick.end <= mark.first < end]
            found += listed if listed and listed[0].first - tick.end <= _NEAR else []
        else:
            first = max(first, before.end) if before else first
            found += _right_before(message, [mark for mark in names if first <= mark.first < tick.first], tick)
    return found


def is_ticked(message: Message, place: int) -> bool:
    """Does a tick or a cross stand right before a token, so that a name is what follows?"""
    before = message.words[place - 1 : place]
    return bool(before) and (before[0] in _YES or before[0] in _NO)


def is_boxed(message: Message, place: int) -> bool:
    """Does "(x)" stand right before a token?"""
    return message.words[max(0, place - 3) : place] == ["(", "x", ")"]


def _ticks(message: Message) -> Iterator[_Tick]:
    words = message.words
    letters = [place for place, word in enumerate(words) if word in _LETTERS and _is_letter(message, place)]
    is_round = any(words[at - 1] == "(" and words[at : at + 2] == ["x", ")"] for at in range(1, len(words)))
    boxes = [("[", ["]"]), ("(", [")"])][: 1 + is_round]  # "(x) Python ( ) Docker"; "print()" has no box
    for place, word in enumerate(words):
        if word in _YES or word in _NO:
            yield _Tick(place, place + 1, word in _YES)
        elif (word, words[place + 1 : place + 2]) in boxes:
            yield _Tick(place, place + 2, is_yes=False)
        elif word in "[(" and words[place + 1 : place + 3] in (["x", "]"], ["x", ")"]):
            yield _Tick(place, place + 3, is_yes=True)
        elif place in letters and len(letters) > 1:
            yield _Tick(place, place + 1, _LETTERS[word])


def _is_letter(message: Message, place: int) -> bool:
    """ "Docker: N", "Git (y)"."""
    words = message.words
    is_alone = words[place + 1 : place + 2] == [] or not words[place + 1].isalnum()
    return words[place - 1 : place] in _LEADS_LETTER and is_alone


def _touches(message: Message, names: Sequence[Mark], tick: _Tick) -> bool:
    """Does a tick stand right beside a name, small words between?"""
    return any(
        not set(message.words[min(mark.end, tick.end) : max(mark.first, tick.first)]) - _BETWEEN for mark in names
    )


def _stand_before(message: Message, names: Sequence[Mark], tick: _Tick) -> bool:
    """Does the first tick open its line, or its list?"""
    first = message.sentence(tick.first)[0]
    return not any(first <= mark.first < tick.first for mark in names)


def _right_before(message: Message, names: Sequence[Mark], tick: _Tick) -> list[Mark]:
    """ "Python daily, Docker and Git ❌": the last name, and those that are joined to it."""
    if not names or set(message.words[names[-1].end : tick.first]) - _BETWEEN:
        return []
    found = [names[-1]]
    for mark in reversed(names[:-1]):
        if set(message.words[mark.end : found[-1].first]) - _JOINS:
            break
        found.append(mark)
    return found
