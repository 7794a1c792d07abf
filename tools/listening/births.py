"""When a child, a thesis or the rent is due: "the baby's due in April" is no day by which somebody wants to learn."""

import re

from tools.listening.message import Message
from tools.listening.scope import Scope

_IS_DUE = re.compile(
    r"\b(?:baby|babies|child|kid|twins?|newborn|(?:first|second|third)(?: child| one| baby| kid)?|wife|i'?m|we're)"
    r"(?:(?:'s| is| are| was| will be| both| now))* due\b|\b(?:pregnan\w+|expecting)\b[^.;]*\bdue\b"
)


_IS_DUTY = re.compile(
    r"\b(?:thesis|dissertation|exams?|finals|papers?|assignment|coursework|tax(?:es)?|rent|bills?|invoices?|payments?"
    r"|fees?|loans?)(?:(?:'s| is| are| will be) )? ?due\b"
)
_AFTER_IT = re.compile(  # "and I'd like a job right after that"
    r"\b(?:job|role|position|engineer|switch|start)\b[^.;]*\b(?:after (?:that|it)|afterwards|by then)\b"
    r"|\b(?:after (?:that|it)|afterwards)[^.;]*\b(?:job|role|position|engineer|switch)\b"
)


def is_birth(message: Message, place: int) -> bool:
    """Is a child, or something that one owes, due on the day, or in the span, that stands at a place?"""
    start = message.sentence(place)[0]
    is_asked = message.asked is not None and message.asked.key == "deadline"
    before = message.tokens.text(start, place)
    is_told = _IS_DUE.search(before) is not None
    is_told |= _IS_DUTY.search(before) is not None and not _AFTER_IT.search(message.text.low)
    return is_told and not is_asked and not message.scope(place) & Scope.WISHED
