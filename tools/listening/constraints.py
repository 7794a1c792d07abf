"""Conditions and wishes a plan must respect: care, shifts, visa, access, language, machines, formats, place, field."""

import re
from functools import cache

from tools.listening import tables
from tools.listening.message import Message, cue
from tools.listening.text import fold
from tools.schema import ConstraintFact


def read_constraints(message: Message) -> list[ConstraintFact]:
    """Constraints in the order said, one per kind and text."""
    found: dict[tuple[str, str], ConstraintFact] = {}
    for kind, pattern in _patterns():
        for match in pattern.finditer(message.low):
            if _applies(message, match):
                fact = _fact(message, kind, match)
                found.setdefault((kind, fact.text.lower()), fact)
    return sorted(found.values(), key=lambda fact: message.text.raw.find(fact.text))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], _compiled(row["words"])) for row in tables.rows("constraints"))


def _compiled(cell: str) -> re.Pattern[str]:
    parts = sorted((fold(word) for word in tables.cells(cell)), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def _applies(message: Message, match: re.Match[str]) -> bool:
    lead = message.lead(match.start())
    asked = message.asks(match.start())
    denied = re.search(r"\b(?:no|not|don't have|without|never|no need for|don't need)\s(?:an?\s|any\s)?$", lead)
    other = cue("others", lead) and not re.search(r"\b(?:i|i'm|i've|me|we)\b", lead)
    return not (
        other or cue("hypothetical", lead) or denied or (asked and not re.search(r"\bi(?:'m| am| have| only)\b", lead))
    )


def _fact(message: Message, kind: str, match: re.Match[str]) -> ConstraintFact:
    return ConstraintFact.model_validate(
        {
            "kind": kind,
            "text": message.text.raw[match.start() : match.end()],
            "quote": message.sentence_quote(match.start(), match.end()),
            "turn": message.turn,
            "channel": message.channel,
            "confidence": 0.8,
        }
    )
