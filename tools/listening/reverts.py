"""Back to what was told before: "go back to a year", "the first number was right", "the second figure was right"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from tools.listening.dates import named_days
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.undo_words import goes_back
from tools.listening.vocabulary import Mark
from tools.schema import DeadlineFact, Fact, NumberFact, Problem

_PLACES = {"first": 0, "second": 1, "third": 2, "": -2}  # of all values told; without a place, the one before the last


def read_reverts(message: Message, read: Sequence[Fact | Problem]) -> list[Fact]:
    """The value told earlier, of the field that is named or was changed last."""
    if goes_back(message.text.low):  # of whole messages: that takes the ledger, see `tools.undoing`
        return []
    if again := _told_again(message) or _was_right(message):
        return again
    mark = _mark(message)
    if mark is None or message.is_question or message.marks.get("wrong"):
        return []
    told = {one.field for one in read if not isinstance(one, Problem)}
    named = next((one.value for one in message.marks.get("named", ())), None)
    changed = [fact.field for fact in message.history if len(_values(message.history, fact.field)) > 1]
    field = named if named in changed else changed[-1] if changed and named is None else None
    if read and (named is None or named in told):  # "AI engineer, and the old hours were right"
        return []
    values = _values(message.history, field) if field else []
    place = _PLACES[mark.value]
    if len(values) < 2 or place >= len(values):
        return []
    said = {"quote": message.whole, "turn": message.turn, "channel": message.channel}
    return [values[place].model_copy(update=said)]


_SHORT = 9  # words
_AGAIN = frozenset("again after back keep scratch forget no nope nah stay stick undo wieder doch".split())


def _told_again(message: Message) -> list[Fact]:
    """ "Scratch that, six it is again", "no, 6 after all": a bare figure that its field had before the last change."""
    found = [one for first, end in message.tokens.sentences if (one := _said_again(message, first, end))]
    if len(found) != 1 or message.is_question:
        return []
    for field in dict.fromkeys(fact.field for fact in reversed(message.history)):
        before = [one for one in _values(message.history, field)[:-1] if _value(one) == found[0].value]
        if before:
            said = {"quote": message.whole, "turn": message.turn, "channel": message.channel}
            return [before[-1].model_copy(update=said)]
    return []


def _said_again(message: Message, first: int, end: int) -> Quantity | None:
    """The one bare figure of a short sentence that goes back to it."""
    figures = [one for one in message.near(first, end) if not one.unit and one.out_of is None]
    is_again = end - first <= _SHORT and not _AGAIN.isdisjoint(message.words[first:end])
    return figures[0] if len(figures) == 1 and is_again else None


_RIGHT = re.compile(
    r"^(?:hours |dollars |euros |months )?(?:was|were|is) (?:just |actually |really )?"
    r"(?:fine|right|ok|okay|correct|better|good)(?: (?:actually|after all|really|then|all along|the first time))*\W*$"
)


_RIGHT_AT = re.compile(r"\b(?:was|were) (?:just )?(?:fine|ok|okay|right|good|correct) (?:at|with) \w+$")


def _was_right(message: Message) -> list[Fact]:
    """ "June was fine actually", "the 5 was right after all": what a field had before its last change."""
    if message.is_question:
        return []
    said: list[tuple[int, float | date]] = [(one.end, one.value) for one in message.quantities if one.out_of is None]
    said += [(end, day) for _, end, day, _ in named_days(message)]
    for end, value in said:
        start, stop = message.clause(max(0, end - 1))
        is_right = _RIGHT.match(message.tokens.text(end, stop)) or _RIGHT_AT.search(message.tokens.text(start, end))
        if not is_right:
            continue
        for field in dict.fromkeys(fact.field for fact in reversed(message.history)):
            before = _values(message.history, field)[:-1]
            same = [one for one in before if value in (_value(one), getattr(one, "on", None))]
            if same:
                told = {"quote": message.whole, "turn": message.turn, "channel": message.channel}
                return [same[-1].model_copy(update=told)]
    return []


def _mark(message: Message) -> Mark | None:
    """The words of going back, those that say how far before the others."""
    marks = message.marks.get("revert", ())
    return next((mark for mark in marks if mark.value), next(iter(marks), None))


def _values(history: Sequence[Fact], field: str) -> list[Fact]:
    """What was told of a field, oldest first; the same value said twice running is one."""
    told = [fact for fact in history if fact.field == field and not fact.withdrawn and field not in _MANY]
    return [next(same) for _, same in groupby(told, key=_value)]


_MANY = ("skill", "constraint", "answer", "time_off")


def _value(fact: Fact) -> object:
    match fact:
        case NumberFact():
            return fact.value
        case DeadlineFact():
            return fact.months
        case _:
            return getattr(fact, "label", None)
