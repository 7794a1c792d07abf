"""Where a figure of a reply stands: alone in its clause, at its end, beside what it counts, or denied."""

from collections.abc import Sequence

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_SHORT_WORD = 3
_NO_THINGS = frozenset(
    "tops plus always sometimes less sounds feels works depends unless perhaps seems looks fits".split()
)


def is_counted(message: Message, one: Quantity) -> bool:
    """ "We have two kids" counts children; nothing that was asked for."""
    behind = message.words[one.end] if one.end < len(message.words) else ""
    things = behind.isalpha() and behind.endswith("s") and len(behind) > _SHORT_WORD and behind not in _NO_THINGS
    inside = any(mark.first <= one.first < mark.end for mark in message.marks.get("constraint", ()))
    return not one.unit and one.out_of is None and (things or inside)


def is_denied(message: Message, one: Quantity) -> bool:
    """ "It's 3 years, not 5"."""
    return not one.unit and message.words[max(0, one.first - 1) : one.first] in (["not"], ["no"], ["nicht"], ["nao"])


def stands_alone(message: Message, one: Quantity) -> bool:
    """A figure that is nearly all of its clause: "hm, 4, if they nap"."""
    start, end = message.clause(one.first)
    rest = [word for word in message.words[start:end] if word.isalnum()]
    return len(rest) - (one.end - one.first) <= 3


def ends(message: Message, figures: Sequence[Quantity]) -> bool:
    """ "Honestly, I could probably manage 4": the only figure, with nothing behind it that it could be of."""
    return len(figures) == 1 and not any(word[0].isalnum() for word in message.words[figures[0].end :])


def is_clear_of_work(message: Message, one: Quantity) -> bool:
    """ "With the commute gone, 20": the work stands in a clause of its own."""
    return not message.has("busy", *message.clause(one.first))
