"""Where "by then" stands: a day or a span that was named before is what is wanted."""

import re

from tools.listening.message import Message

_THEN = frozenset({"then", "that", "time"})
_THEN_GOAL, _STARTS = 8, frozenset("start begin have job switch".split())
THEN_REACH = 30  # tokens from a day to the "by then" that means it


def place_of_then(message: Message) -> int:
    """Where "by then" stands that the person wants something by; -1 where nowhere."""
    if "then" not in message.memo:
        message.memo["then"] = _place_of_then(message)
    return int(message.memo["then"])


def _place_of_then(message: Message) -> int:
    for place, word in enumerate(message.words):
        if word in _THEN and _is_then(message, place, word) and not message.is_unreal(place):
            return place
    return -1


def _is_then(message: Message, place: int, word: str) -> bool:
    """ "By then", "before that", "by which time"."""
    if word == "that" and _IS_DEADLINE.match(message.tokens.text(place, min(place + 6, len(message.words)))):
        return True  # "the severance lasts until May, so that's my deadline"
    if word == "that" and any(message.ends_at(kind, place - 1) for kind in ("trade", "role", "field", "was")):
        return False  # "a ski instructor, graphic designer before that"
    if word == "time":
        return message.words[max(0, place - 2) : place] in (["by", "which"], ["by", "that"])
    behind = message.words[place + 1 : place + 2]
    closed = not behind or not behind[0].isalpha() or behind[0] in ("birthday", "date", "day", "point", "month")
    if word == "then" and message.words[place - 1] == "right":
        return message.has("goal", place - _THEN_GOAL, place) or bool(
            _STARTS & set(message.words[place - _THEN_GOAL : place])
        )
    if word == "then" and message.words[place - 1] in ("until", "till") and _hours_behind(message, place):
        return False  # "until then 4 hours a week": as long as that
    if word == "that" and behind and behind[0].isdigit():
        return False  # "after that 25 hours, before that 4"
    return (word == "then" or (word == "that" and closed)) and message.ends_at("until", place) is not None


_IS_DEADLINE = re.compile(
    r"that ?(?:'s|s|is|would be) (?:really |basically |also )?(?:my|the|our|a) (?:\w+ )?(?:deadline|cut-?off|limit)\b"
    r"(?! (?:for|at|of) (?:the|my|our|work) ?(?!job|switch|career|change|move|goal))"
)


def _hours_behind(message: Message, place: int) -> bool:
    is_empty = message.words[place + 1 : place + 2] in (["nothing"], ["none"])
    return is_empty or any(one.unit == "hour" for one in message.near(place - 6, place + 5))
