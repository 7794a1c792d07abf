"""Conditions and wishes a plan must respect: care, shifts, visa, access, language, machines, formats, place, field."""

import re

from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.vocabulary import Mark
from tools.schema import ConstraintFact

_SELF = re.compile(r"^(?:i am|i['’]?m|i have|i['’]ve(?: got)?|ich bin|soy|je suis|(?:eu )?sou)\s+", re.IGNORECASE)
_DENIED = frozenset("no not without never don't kein keine sin sans sem nicht".split())


def read_constraints(message: Message) -> list[ConstraintFact]:
    """Constraints in the order said, one per kind and text."""
    found: dict[tuple[str, str], ConstraintFact] = {}
    before: Mark | None = None
    for mark in message.marks.get("constraint", ()):
        joined = before is not None and before.value == mark.value and mark.first <= before.end
        before = mark
        if _applies(message, mark) and not joined:
            fact = _fact(message, mark)
            found.setdefault((fact.kind, fact.text.lower()), fact)
    return list(found.values())


def _applies(message: Message, mark: Mark) -> bool:
    scope = message.scope(mark.first)
    if scope & (Scope.SUPPOSED | Scope.DEMANDED | Scope.ASKED):
        return False
    if scope & Scope.OTHERS and mark.value not in ("care",):
        return False
    start = message.clause(mark.first)[0]
    before = message.words[max(start, mark.first - 3) : mark.first]
    return not _DENIED & set(before)


def _fact(message: Message, mark: Mark) -> ConstraintFact:
    return ConstraintFact.model_validate(
        {
            "kind": mark.value,
            "text": _SELF.sub("", message.quote(mark.first, mark.end)),  # "on call": it is said back to them
            "quote": message.said(mark.first, mark.end),
            "turn": message.turn,
            "channel": message.channel,
            "confidence": 0.8,
        }
    )
