"""Answers to a question before the last one, in a message that tells more: "seven for the one before", "350 is ok"."""

import re

from tools.listening import answers, figures_at, titles
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.schema import Fact, Problem

_POINTS = re.compile(
    r"\b(?:the |your |that )?(?:(?:one|question) (?:before|above|earlier)"
    r"|(?:last|previous|prior|earlier|other) (?:one|question|answer))\b"
)
_FIELDS = ("weekly_hours", "budget_usd", "years_experience", "deadline")
_SUM_FROM = 100.0  # a bare figure of this size is no hours and no months
_YEARS = range(1950, 2100)  # and so large it may be one of the calendar


def read_pointed_back(message: Message) -> list[Fact | Problem]:
    """What a figure tells of a field that was asked for before; such figures are no answer to the open question."""
    pending = message.asked.key if message.asked is not None else ""
    asked = [key for key in message.asked_before if key in _FIELDS and key != pending]
    still_open = [key for key in asked if getattr(message.profile, key) is None]
    if not asked or len(message.tokens.sentences) > _SENTENCES or len(message.quantities) > _FIGURES:
        return []
    read: list[Fact | Problem] = []
    for one in message.quantities:
        if one.unit or one.out_of is not None or figures_at.is_of_thing(message, one) or message.is_unreal(one.first):
            continue
        if message.labels("budget_label", one.first) or message.labels("hours_label", one.first):
            continue  # read by its label
        key = (still_open or asked)[-1] if _is_pointed(message, one) else ""
        key = key or (still_open[-1] if still_open and _is_spare(message, one, pending, still_open[-1]) else "")
        key = key or ("budget_usd" if "budget_usd" in still_open and _is_sum(message, one) else "")
        if key and (facts := answers.read_figure(message, key, one)):
            message.memo.setdefault("spoken_for", set()).add(one.first)
            read += facts
    return read


_SENTENCES, _FIGURES = 4, 4


def _is_pointed(message: Message, one: Quantity) -> bool:
    """ "To answer the one before: seven", "7 for the last one": words that point back, and no other figure between."""
    first, end = message.sentence(one.first)
    near = [other for other in message.near(first, end) if other is not one]
    floor = max((other.end for other in near if other.end <= one.first), default=first)
    roof = min((other.first for other in near if other.first >= one.end), default=end)
    behind = message.words[one.end : one.end + 1]
    if behind in (["for"], ["to"], ["on"], ["is"]):
        return _POINTS.search(message.tokens.text(one.end, roof)) is not None
    return _POINTS.search(message.tokens.text(floor, one.first)) is not None


def _is_spare(message: Message, one: Quantity, pending: str, key: str) -> bool:
    """ "OK then 6, and a year", "data engineer. And 9": a bare figure, where the open question has its answer."""
    others = [other for other in message.quantities if other is not one]
    units = _UNITS.get(pending, ())
    is_answered = any(other.unit in units or (pending == "budget_usd" and other.is_money) for other in others)
    named = titles.names(message) if pending == "target_role" and not others else ()
    is_named = any(name.end <= one.first and message.words[name.end] in _CLOSES for name in named)
    is_small = key in ("weekly_hours", "years_experience") and one.value <= _SMALL and not answers.is_age(message, one)
    is_clear = _is_added(message, one) and figures_at.stands_alone(message, one)
    return is_small and len(others) < _FEW and (is_answered or is_named) and is_clear


def _is_added(message: Message, one: Quantity) -> bool:
    """ "OK then 6, and a year", "a year, and 6": no "2 years, maybe 3", no "5 hours, 6 at most"."""
    first, end = message.clause(one.first)
    words = [word for word in message.words[first:end] if word.isalnum()]
    if not _LIMITS.isdisjoint(words):
        return False
    before = message.near(message.sentence(one.first)[0], one.first)
    return not before or not _PLUS.isdisjoint(message.words[before[-1].end : one.first])


_LIMITS = frozenset("maybe perhaps most least max tops summer winter better rather even realistically".split())
_PLUS = frozenset("and plus + und y et e also".split())


_UNITS = {"deadline": ("month", "year"), "weekly_hours": ("hour", "minute")}
_UNITS_OF_ELSE = frozenset("kg km lbs pounds miles metres meters cm bpm people".split())
_OFFERS = frozenset(
    "and so maybe about around say like ok okay then money budget plus up to max i could can do spend the for yes hm "
    "well around roughly perhaps let make it at most no more than also a total of".split()
)
_SMALL, _FEW = 40, 2
_CLOSES = frozenset(". , ; ! and \n".split(" "))


def _is_sum(message: Message, one: Quantity) -> bool:
    """ "5. Thought about it, 350 would be ok": behind what answers the open question, and too large for that."""
    is_behind = one.first > 1 and bool(message.near(0, one.first) or message.sentence(one.first)[0])
    is_year = one.value in _YEARS
    lead = [word for word in message.words[message.clause(one.first)[0] : one.first] if word.isalnum()]
    if not _OFFERS.issuperset(lead) or not _UNITS_OF_ELSE.isdisjoint(message.words[one.end : one.end + 1]):
        return False  # "my IQ is 130", "flight 447", "we're 300"
    return is_behind and one.value >= _SUM_FROM and not is_year and figures_at.stands_alone(message, one)
