"""Changes of mind: "make that 10", "forget the budget", "no deadline", "go back to a year"."""

import re
from collections.abc import Callable
from typing import Literal

from tools.listening import answers, hours, money, tables, time
from tools.listening.message import Message
from tools.listening.numbers import Quantity, rates
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
    r"\b(?:make (?:it|that)|change (?:it|that) to|rather|i meant|i mean|correction|sorry|actually(?: no)?|"
    r"no wait|scratch that|nope|no)[\s,.:]{1,3}(?:about |like |only )?$"
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
    if _SCALED.search(message.low) or _MORE.search(lead) or _MORE_AFTER.match(message.low[found.end :]):
        return []
    if told and not (_REPLACES.search(lead) or corrected_field(message)):
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


def corrected_field(message: Message) -> Field | None:
    """The field that is said to be wrong: "you got my hours wrong"."""
    match = _SAID_WRONG.search(message.low)
    return next((field for field, cue in _NAMED if match and re.fullmatch(cue, match["field"])), None)


_FIELD_NAMES = "|".join(cue for _, cue in _NAMED)
_SAID_WRONG = re.compile(
    rf"\b(?:my|the)\s(?:\w+\s)?(?P<field>{_FIELD_NAMES})\s(?:(?:is|are|was|were|got|all|totally)\s)*"
    r"(?:wrong|not right|not correct|incorrect|mistaken|changed|outdated)\b"
)


def _spoken_of(message: Message, told: list[str]) -> str | None:
    if corrected := corrected_field(message):
        return corrected
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
    return noted[0] if noted else _only_figure(message)


def _only_figure(message: Message) -> str | None:
    """The one figure that is known so far, if it is one."""
    known = [field for field in _FIGURES if getattr(message.profile, field) is not None]
    return known[0] if len(known) == 1 else None


_FIGURES = ("weekly_hours", "budget_usd", "deadline")
_SCALED = re.compile(
    r"\b(?:(?P<half>half|halve|die halfte|la mitad|la moitie|metade)|(?P<double>double|twice|das doppelte|el doble|"
    r"le double|o dobro))\s(?:of\s)?(?:that|it|(?:the|my) (?:hours|time|money|budget|deadline)|"
    r"davon|de eso|de ca|disso)\b|\bmake (?:it|that) (?P<bare>half|double)\b"
)
_MORE = re.compile(
    r"^\W*(?:(?:please|can you|can we|could you|i need|give me|i can|let me|so|ok|and|no)\W+)*"
    r"(?P<verb>add|plus|another|extra|extend (?:it )?by|minus|cut|take off|reduce (?:it )?by)\s"
    r"(?:another |an? |extra )*$"
)
_MORE_AFTER = re.compile(
    r"^\s?(?P<word>more|extra|longer|less|fewer|shorter|earlier|later|mehr|weniger|mas|menos)\b(?! than)"
)
_LESS = ("minus", "cut", "take off", "reduce", "less", "fewer", "shorter", "earlier", "weniger", "menos")
_SCALED_WORDS = 14  # in a longer talk "half the time" is of something else


def read_relative_change(message: Message, read: list[Fact | Problem]) -> list[Fact | Problem]:
    """ "Half of that", "three months more", "another $100": measured against what is known."""
    if len(message.low.split()) > _SCALED_WORDS or message.asked_back:
        return []
    told = [str(one.field) for one in read if not isinstance(one, Problem)]
    if match := _SCALED.search(message.low):
        ratio = 0.5 if match["half"] or match["bare"] == "half" else 2.0
        return _moved(message, _scaled_field(message, match.group(), told), read, lambda value: value * ratio)
    return [fact for found in message.quantities for fact in _added(message, found, read)]


def _scaled_field(message: Message, words: str, told: list[str]) -> str | None:
    named = next((name for name, cue in _NAMED if name in _FIGURES and re.search(cue, words)), None)
    return named or ("weekly_hours" if "time" in words else _spoken_of(message, told))


def _added(message: Message, found: Quantity, read: list[Fact | Problem]) -> list[Fact | Problem]:
    """Months or money more or less; hours are added up where hours are read."""
    before = _MORE.search(message.low[: found.start])
    inner = re.search(r"\b(?:more|extra|additional)\b", message.low[found.start : found.end])
    after = _MORE_AFTER.match(message.low[found.end :])
    field = "budget_usd" if found.is_money else "deadline" if found.unit in ("week", "month", "year") else None
    if not found.unit and found.ratio is None:
        field = _spoken_of(message, [])
    if not (before or inner or after) or field is None:
        return []
    words = f"{before['verb'] if before else ''} {after['word'] if after else ''}"
    size = found.value * (rates()[found.unit] if found.is_money else time.MONTHS.get(found.unit, 1.0))
    sign = -1 if any(word in words for word in _LESS) else 1
    return _moved(message, field, [], lambda value: value + sign * size)


def _moved(
    message: Message, field: str | None, read: list[Fact | Problem], by: Callable[[float], float]
) -> list[Fact | Problem]:
    """The figure told just now, or known before, changed; nothing where there is none, or none would be left."""
    told = [one for one in read if not isinstance(one, Problem) and one.field == field]
    known = told[-1] if told else getattr(message.profile, field) if field in _FIGURES else None
    words = message.text.raw.strip()[:160]
    match known:
        case DeadlineFact(months=float() as months) if by(months) > 0:
            return [time.deadline_fact(message, by(months), None, words)]
        case NumberFact(field="weekly_hours", value=float() as value) if not 0 < by(value) <= hours.WEEK_HOURS_MAX:
            return [Problem(code="hours_too_many" if by(value) > 0 else "hours_not_positive", quote=words)]
        case NumberFact(value=float() as value) if by(value) >= 0:
            update = {"value": round(by(value), 2), "low": None, "high": None, "note": "", "confidence": 0.9}
            return [
                known.model_copy(update=update | {"quote": words, "turn": message.turn, "channel": message.channel})
            ]
        case _:
            return []
