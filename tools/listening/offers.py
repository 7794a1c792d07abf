"""Bare figures that are offered as hours: "I work 40 hours and could add 7", "he says 10 hours, but 5 is my limit"."""

from itertools import pairwise

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_MOST = 40  # hours
_SPOKEN_REACH = 30  # tokens
_VERB_REACH = 4


def is_offered(message: Message, found: Quantity) -> bool:
    """ "I work 30 hours a week and can put in 12": a bare figure that is offered where hours were spoken of."""
    if found.per == "month" and "spend" in message.words[max(0, found.first - _VERB_REACH) : found.first]:
        return False  # "4 hours a week, and I can spend 30 per month"
    if found.unit or found.out_of is not None or found.worded or found.signed or not 0 < found.high <= _MOST:
        return False
    if not _follows_hours(message, found) or _is_for_later(message, found):
        return False
    start, end = message.clause(found.first)
    behind = message.words[found.end] if found.end < end else ""
    if start == found.first and (
        _is_called_the_most(message, found, end) or message.begins_at("for_learning", found.end) is not None
    ):
        return True  # "10 hours a week for my degree, so 5 for this"
    is_led = _leads_offer(message, start, found.first) or _is_of_now(message, found)
    return is_led and (
        not behind or behind in _BEHIND_OFFER or message.begins_at("for_learning", found.end) is not None
    )


def _follows_hours(message: Message, found: Quantity) -> bool:
    """Hours were spoken of, and no money since."""
    before = message.near(max(0, found.first - _SPOKEN_REACH), found.first)
    hours = [place for place, one in enumerate(before) if one.unit == "hour"]
    return bool(hours) and not any(one.is_money for one in before[hours[-1] :])


def _leads_offer(message: Message, start: int, place: int) -> bool:
    """ "Can put in", "I have about", "could maybe study" right before the figure."""
    if message.ends_at("offer", place) is not None:
        return True
    while place > start and message.words[place - 1] in _ROUGHLY:
        place -= 1
    if any(mark.end == place for mark in message.between("offer", start, place)):
        return True
    lead = message.words[max(start, place - _VERB_REACH) : place]
    return bool(lead) and lead[-1] in _VERBS and bool(_MODALS & set(lead))


def _is_of_now(message: Message, found: Quantity) -> bool:
    """ "A year ago I had 15 hours. Now with the twins: 4", "in this job it's 2"."""
    lead = message.words[message.sentence(found.first)[0] : found.first]
    is_now = bool(_NOW & set(lead)) or any(pair in _THIS_ONE for pair in pairwise(lead))
    return is_now and lead[-1] in _IS and found.high <= _MOST


_NOW = frozenset("now nowadays today currently".split())
_THIS_ONE = (("this", "one"), ("this", "job"), ("this", "year"))
_IS = frozenset("'s is : be - maybe about only just".split())


def _is_called_the_most(message: Message, found: Quantity, end: int) -> bool:
    """ "5 is realistic", "5 is the max", "4 is all I have": what the figure is to the person."""
    behind = message.words[found.end : end]
    if behind[:2] in _REALISTIC:
        return True
    return behind[:1] in (["is"], ["'s"], ["would"]) and bool(_BOUNDS & set(behind[1:_VERB_REACH]))


def _is_for_later(message: Message, found: Quantity) -> bool:
    """ "Once the project ends I could do 12"."""
    before = message.words[message.sentence(found.first)[0] : found.first]
    return any(word in _LATER and following not in ("that", "work") for word, following in pairwise(before))


_ROUGHLY = frozenset("about maybe around roughly perhaps like only just probably realistically at most another".split())
_MODALS = frozenset("can could would will might may should 'd 'll".split())
_VERBS = frozenset(
    "add do manage give spare find put invest offer get go handle squeeze fit commit promise study learn say stretch "
    "take have use spend in".split()
)
_REALISTIC = tuple(
    [verb, word]
    for verb in ("is", "are", "'s", "would", "sounds", "seems")
    for word in ("free", "left", "realistic", "doable", "possible", "feasible", "manageable", "honest", "be", "mine")
)
_BOUNDS = frozenset("max maximum limit most all what ceiling top".split())
_LATER = frozenset("once when if after later until".split())
_BEHIND_OFFER = frozenset(
    "for at max tops maybe or if without when on realistically comfortably more to left free spare over myself "
    "instead and so into".split()
)
