"""What is taken back: "forget the budget", "take the 400 out", "the 800 isn't certain, so leave it open"."""

import re
from collections.abc import Iterator
from typing import cast

from tools.listening import answers, titles
from tools.listening.changes import FIGURES, Field, field_with
from tools.listening.message import Message
from tools.listening.scope import Scope, is_unreal
from tools.listening.vocabulary import Mark
from tools.schema import Fact

_THE = frozenset(
    "the my that any all el la mi las los das die mein meine le ma mon mes o a meu minha about your own whole bit "
    "part".split()
)


def read_withdrawals(message: Message) -> list[Fact]:
    """Fields the person takes back; a field, or the value it has, stands right behind the word that drops it.

    What is said of such a field before, in the same message, is taken back with it: see `Message.is_dropped`.
    """
    found: list[Fact] = []
    dropped: dict[str, int] = message.memo.setdefault("dropped", {})
    for mark in message.marks.get("withdraw", ()):
        if message.scope(mark.first) & ~Scope.WISHED:
            continue
        if gone := _dropped(message, mark.end) or _spoken_of(message, mark):
            dropped[gone] = mark.first
            found.append(answers.withdrawn(message, gone, message.said(mark.first, mark.end)))
    found.extend(_taken_out(message))
    for mark in message.marks.get("leave_open", ()):
        first = message.sentence(max(0, message.sentence(mark.first)[0] - 1))[0]
        marks = message.between("named", first, mark.first)
        named: list[str] = [one.value for one in marks if one.value != "skills"]
        if message.profile.deadline and any(message.has(kind, first, mark.first) for kind in _DATED):
            named = ["deadline"]  # "the summer thing, let it go"
        named = named or [field for one in message.near(first, mark.first) if (field := field_with(message, one))]
        if named:
            dropped[named[-1]] = mark.first
            found.append(answers.withdrawn(message, named[-1], message.said(mark.first, mark.end)))
    for kind, gone_field in (("no_deadline", "deadline"), ("no_limit", "budget_usd")):
        for mark in message.marks.get(kind, ()):
            if not message.is_unreal(mark.first):
                found.append(answers.withdrawn(message, gone_field, message.said(mark.first, mark.end)))
    return found


def _taken_out(message: Message) -> Iterator[Fact]:
    """ "Take the 400 out", "leave the budget away": what is dropped stands between two words."""
    for place in [place for place, word in enumerate(message.words) if word in _TAKES]:
        if is_unreal(message.scope(place) & ~Scope.ORDERED):
            continue
        out = next(
            (at for at in range(place + 2, min(len(message.words), place + 6)) if message.words[at] in _OUT), None
        )
        field = _dropped(message, place + 1) or _goal_before(message, place) or _goal_behind(message, place + 1)
        if out is not None and field:
            yield answers.withdrawn(message, field, message.said(place, out + 1))


def _spoken_of(message: Message, mark: Mark) -> Field | None:
    """ "About the 500: not decided, scratch that", "as for the hours, drop that": what was named shortly before."""
    if message.words[mark.end : mark.end + 1] not in (["that"], ["it"]) or message.near(mark.end, mark.end + _NEAR):
        return None
    first = message.sentence(mark.first)[0]
    if first and message.words[first - 1] == "?":  # "the 500? forget that"
        first = message.sentence(first - 1)[0]
    topic = _TOPIC.search(message.tokens.text(first, mark.first)) is not None or message.words[first - 1] == "?"
    floor = max(first, mark.first - _TOPIC_REACH)
    named = [(one.first, cast(Field, one.value)) for one in message.between("named", floor, mark.first)]
    known = [(one.first, field) for one in message.near(floor, mark.first) if (field := field_with(message, one))]
    found = sorted(one for one in (*named, *known) if one[1] in FIGURES)
    return found[-1][1] if topic and found else None


_NEAR, _TOPIC_REACH = 6, 14  # tokens
_TOPIC = re.compile(
    r"^\W*(?:(?:and|but|oh|also|then|so|ok|btw|by the way)\W+)*(?:about|as for|as to|regarding|the|my|those)\b"
)
_DATED = ("month", "season", "feast")
_TAKES, _OUT = frozenset("take leave cut nimm".split()), frozenset("out away off raus open blank empty back".split())


def _goal_before(message: Message, place: int) -> Field | None:
    """ "About the data engineer thing, take that out again"."""
    held = message.profile.target_role
    if held is None or message.words[place + 1 : place + 2] not in (["that"], ["it"]):
        return None
    before = [one for one in titles.names(message) if one.end <= place]
    return "target_role" if before and before[-1].role_id == held.role_id else None


def _goal_behind(message: Message, place: int) -> Field | None:
    """ "I take the data scientist back"."""
    held = message.profile.target_role
    behind = titles.between(message, place, place + 2)
    return "target_role" if held and any(one.role_id == held.role_id for one in behind) else None


def _dropped(message: Message, place: int) -> Field | None:
    """The field that is named behind a word of dropping, or whose value is."""
    end = message.clause(max(0, place - 1))[1]
    while place < end and message.words[place] in _THE and not message.begins_at("named", place):
        place += 1
    for start in range(place, min(end, place + 2)):
        if mark := message.begins_at("named", start):
            rest = message.words[mark.end : mark.end + 1]
            return None if rest in (["to"], ["is"], ["question"]) else cast(Field, mark.value)
        is_date = any(message.begins_at(kind, start) for kind in _DATED)
        if is_date and message.profile.deadline is not None:  # "forget June"
            return "deadline"
        if start == place and (figure := next((one for one in message.near(start, start + 1)), None)):
            return field_with(message, figure)
    return None
