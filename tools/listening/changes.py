"""Changes of mind: "make that 10", "forget the budget", "no deadline", "go back to a year"."""

import re
from typing import Literal

from tools.listening import answers, hours, money, tables, time
from tools.listening.message import Message
from tools.schema import DeadlineFact, Fact, NumberFact, Problem, RoleFact

Field = Literal["weekly_hours", "years_experience", "budget_usd", "deadline", "target_role", "origin_role"]
_NAMED: tuple[tuple[Field, str], ...] = (
    ("budget_usd", r"budget|money|spending limit|presupuesto|geld"),
    ("deadline", r"deadline|date|timeline|time limit|frist|plazo|prazo"),
    ("weekly_hours", r"(?:weekly )?hours|horas|stunden"),
    ("years_experience", r"years(?: of experience)?|experience"),
    ("target_role", r"target(?: role)?|goal"),
)
_MAKE = re.compile(
    r"\b(?:make (?:it|that)|make|change (?:it|that) to|set it to|say|rather|it's|its|it is|instead|i meant|"
    r"i mean|actually|correction|sorry|no|wait|now)\b[^.;\n]{0,24}$"
)


_REPLACES = re.compile(
    r"\b(?:make (?:it|that)|change (?:it|that) to|rather|i meant|i mean|correction|sorry)\s(?:about |like )?$"
)


def read_withdrawals(message: Message) -> list[Fact]:
    """Fields the person takes back; a field is named in the same breath as the word that drops it."""
    found: list[Fact] = []
    for field, cue in _NAMED:
        pattern = (
            rf"\b(?:forget|ignore|drop|scrap|remove|delete|never ?mind|cancel|take out|vergiss|olvida|oublie|"
            rf"esquece)\s(?:about\s)?(?:the|my|that|any|all|el|mi|das|mein|le|mon|o|"
            rf"meu)?\s?(?:\w+\s)?(?:{cue})\b(?! is| should)"
        )
        if match := re.search(pattern, message.low):
            found.append(_withdrawn(message, field, message.sentence_quote(*match.span())))
    if match := tables.pattern("cues", "no_deadline").search(message.low):
        found.append(_withdrawn(message, "deadline", message.sentence_quote(*match.span())))
    if match := tables.pattern("cues", "no_limit").search(message.low):
        found.append(_withdrawn(message, "budget_usd", message.sentence_quote(*match.span())))
    return found


def _withdrawn(message: Message, field: Field, words: str) -> Fact:
    common = {"quote": words, "turn": message.turn, "channel": message.channel, "withdrawn": True}
    if field == "deadline":
        return DeadlineFact.model_validate(common)
    if field in ("target_role", "origin_role"):
        return RoleFact.model_validate(common | {"field": field})
    return NumberFact.model_validate(common | {"field": field})


def read_bare_change(message: Message, told: list[str]) -> list[Fact | Problem]:
    """A figure without a name after words of change: it means what was spoken of last."""
    bare = [found for found in message.quantities if not found.unit and found.ratio is None]
    if not bare or len(message.low.split()) > 24:
        return []
    found, lead = bare[-1], message.low[: bare[-1].start]
    if told and not _REPLACES.search(lead):
        return []
    if not _MAKE.search(lead) and not re.match(r"^\W*(?:no\W+|nope\W+|actually\W+)?$", lead):
        return []
    field = _spoken_of(message, told)
    words = message.text.raw.strip()[:160]
    match field:
        case "weekly_hours":
            return [hours.hours_fact(message, found, words)]
        case "budget_usd":
            return [money.budget_fact(message, found, words)]
        case "years_experience":
            return [time.years_fact(message, found.low, found.high, words)] if found.high <= time.YEARS_MAX else []
        case "deadline":
            return [time.deadline_fact(message, found.value, None, words)] if found.value > 0 else []
        case _:
            return []


def _spoken_of(message: Message, told: list[str]) -> str | None:
    figures = [field for field in told if field in ("weekly_hours", "deadline", "budget_usd", "years_experience")]
    if told:
        return figures[-1] if len(set(figures)) == 1 else None
    asked = answers.asked_about(message.last_reply)
    reply = message.last_reply
    noted = [
        field
        for field, cue in (
            ("weekly_hours", r"\bhours?\b|\bh/w"),
            ("deadline", r"\bmonths?\b|\bdeadline\b"),
            ("budget_usd", r"[$€£]\s?\d|\bbudget\b"),
            ("years_experience", r"\byears\b"),
        )
        if re.search(cue, reply)
    ]
    if asked and asked.key in ("weekly_hours", "deadline", "budget_usd", "years_experience"):
        return asked.key
    return noted[0] if noted else None
