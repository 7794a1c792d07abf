"""Figures that the last reply noted, and what a message that denies one of them puts in its place."""

from dataclasses import replace

from tools.listening.amounts import Quantity
from tools.listening.message import Message
from tools.listening.quantities import rates
from tools.listening.text import Text
from tools.listening.tokens import tokenise
from tools.schema import DeadlineFact, NumberFact

_FIELD_OF = {"year": "years_experience", "hour": "weekly_hours", "month": "deadline"}
_NOT = frozenset("not nicht no pas nao".split())


def noted(message: Message) -> dict[str, float]:
    """The figures that the last reply names, by their field."""
    if "figures_noted" not in message.memo:
        reply = message.last_reply
        alone = replace(message, text=Text(reply, reply), tokens=tokenise(reply), memo={})
        figures: dict[str, float] = {}
        for one in alone.quantities if any(letter.isdigit() for letter in reply) else ():
            field = "budget_usd" if one.is_money else _FIELD_OF.get(one.unit)
            if field:
                figures.setdefault(field, one.value * rates()[one.unit] if one.is_money else one.value)
        message.memo["figures_noted"] = figures
    found: dict[str, float] = message.memo["figures_noted"]
    return found


def stands_for(message: Message, found: Quantity) -> str:
    """The field of a span that takes a known figure's place: "I have 3 years, not 13"; empty for every other."""
    place = found.end + (message.words[found.end : found.end + 1] == [","])
    if message.words[place : place + 1] == [] or message.words[place] not in _NOT:
        return ""
    figure = message.begins_at("number", place + 1)
    words = message.words[place + 1 : place + 2]
    value = float(words[0]) if words and words[0].isdecimal() else float(figure.value) if figure else None
    years, deadline = message.profile.years_experience, message.profile.deadline
    known = dict(noted(message))
    if isinstance(years, NumberFact) and years.value is not None:
        known["years_experience"] = years.value
    if isinstance(deadline, DeadlineFact) and deadline.months is not None:
        known["deadline"] = deadline.months
    fields = [field for field in ("years_experience", "deadline") if value is not None and known.get(field) == value]
    return fields[0] if len(fields) == 1 else ""
