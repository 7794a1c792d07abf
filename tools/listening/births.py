"""When a child is due: "the baby's due in April" is no day by which somebody wants to have learnt."""

import re

from tools.listening.message import Message
from tools.listening.scope import Scope

_IS_DUE = re.compile(
    r"\b(?:baby|babies|child|kid|twins?|newborn|(?:first|second|third)(?: child| one| baby| kid)?|wife|i'?m|we're)"
    r"(?:(?:'s| is| are| was| will be| both| now))* due\b"
)


def is_birth(message: Message, place: int) -> bool:
    """Is a child due on the day, or in the span, that stands at a place?"""
    start = message.sentence(place)[0]
    is_asked = message.asked is not None and message.asked.key == "deadline"
    is_told = _IS_DUE.search(message.tokens.text(start, place)) is not None
    return is_told and not is_asked and not message.scope(place) & Scope.WISHED
