"""Figures that a message points at without saying them: "same number", "half that", "you swapped the two"."""

from collections.abc import Collection

from tools.listening.answers import read_figure
from tools.listening.level_answers import NOTHING
from tools.listening.message import Message
from tools.listening.noted_figures import noted
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope
from tools.listening.vocabulary import Mark
from tools.schema import DeadlineFact, Fact, NumberFact, Problem

Read = list[Fact | Problem]
_FIGURES = ("years_experience", "weekly_hours", "deadline", "budget_usd")
_POINTING_WORDS, _SWAPPING_WORDS = 9, 18  # a longer message tells of something else


# --- As many as that --------------------------------------------------------------------------------------------------


def read_same(message: Message, field: str) -> Read:
    """ "Same number" to the next question: the one figure that the turn before told."""
    if field not in _FIGURES or len(message.words) > _POINTING_WORDS or message.is_question:
        return []
    if {mark.value for mark in message.marks.get("named", ())} & set(_FIGURES) - {field}:
        return []  # "double the money", and a date was asked for
    factor = _difference(message)
    told = [one for fact in message.history if fact.turn == message.turn - 1 for one in (_value(fact),) if one]
    if factor is None or len(told) != 1:
        return []
    amount = told[0] + factor
    return read_figure(message, field, Quantity(amount, amount, 0, len(message.words)))


def _difference(message: Message) -> float | None:
    """How much more than that: nothing for the same, and for what `adjustments` scales; None where nothing points."""
    if "than" in message.words and "that" in message.words:  # "one more than that"
        more = [one for one in message.marks.get("number", ()) if message.words[one.end : one.end + 1] == ["more"]]
        return float(more[0].value) if more else None
    pointing = any(message.marks.get(kind) for kind in ("same", "double", "half", "multiple", "share"))
    if message.marks.get("naught") or message.marks.get("broke") or NOTHING & set(message.words):
        return None
    return 0.0 if pointing and not message.quantities else None


_NOT_SAID = Scope.ASKED | Scope.OTHERS | Scope.SUPPOSED


# --- The other way round ----------------------------------------------------------------------------------------------


def read_swap(message: Message) -> Read:
    """ "It's the other way round": two figures change places, those named, noted just now, or known."""
    mark = next(iter(message.marks.get("swap", ())), None)
    if mark is not None and _is_of_names(message, mark):
        return []
    if mark is not None and (said := _said_each(message)):
        return said
    if any(one.unit and not one.worded for one in message.quantities):
        return []  # "other way round, 9 hours and 7 months" says them
    if mark is None or len(message.words) > _SWAPPING_WORDS or message.scope(mark.first) & _NOT_SAID:
        return []
    figures_noted = noted(message)
    known = {field: value for field in _FIGURES if (value := _value(getattr(message.profile, field)))}
    figures = figures_noted | known
    named = [mark.value for mark in message.marks.get("named", ()) if mark.value in figures]
    fields = next(
        (found for found in (list(dict.fromkeys(named)), list(figures_noted), list(known)) if len(found) == 2), None
    )
    if fields is None or (not named and _swaps_other(message, mark, figures.values())):
        return []
    one, two = fields
    return [
        fact
        for field, value in ((one, figures[two]), (two, figures[one]))
        for fact in read_figure(message, field, Quantity(value, value, 0, 0))
    ]


def _is_of_names(message: Message, mark: Mark) -> bool:
    """ "No PHP, I mixed that up with Perl": what was mixed up has a name, and is no figure."""
    is_with = message.words[mark.end : mark.end + 1] == ["with"]
    return is_with and message.begins_at("skill", mark.end + 1) is not None


def _said_each(message: Message) -> Read:
    """ "You swapped them: 4 years and 9 hours": two known figures, each with the unit of the other."""
    fields = {"hour": "weekly_hours", "year": "years_experience"}
    said = [(fields[one.unit], one) for one in message.quantities if one.unit in fields and not one.worded]
    known = {field: _value(getattr(message.profile, field)) for field, _ in said}
    if len(known) != len(fields) or len(said) != len(known) or None in known.values():
        return []
    if {one.value for _, one in said} != set(known.values()) or len(set(known.values())) < len(fields):
        return []
    return [fact for field, one in said for fact in read_figure(message, field, one)]


def _swaps_other(message: Message, mark: Mark, figures: Collection[float]) -> bool:
    """ "Swap phase 2 and 3", "swap the video course for a book": other things than two known figures."""
    behind = message.words[mark.end : mark.end + 1]
    is_verb = message.words[mark.first] == "swap" and bool(behind) and behind[0].isalnum() and behind[0] not in _THEM
    return is_verb and not {one.value for one in message.quantities}.intersection(figures)


_THEM = frozenset("them those these that it both around round please".split())


def _value(fact: Fact | None) -> float | None:
    match fact:
        case NumberFact(value=value, withdrawn=False):
            return value
        case DeadlineFact(months=months, withdrawn=False):
            return months
        case _:
            return None
