"""A known date that moves to another day: "make that August", "September instead", "the date moved: January 2028"."""

import re
from datetime import date
from itertools import pairwise

from tools.listening.message import Message

_LEADS = re.compile(
    r"(?:\b(?:make|put|call|set|say|write) (?:it|that|this)(?: (?:for|to|at|as))?|\brather|\bbetter"
    r"|\bmore like|\binstead"
    r"|\b(?:date|deadline|it|that) (?:has |is |got |was )?(?:been )?(?:moved|changed|shifted|slipped|pushed)"
    r"(?: back)?(?: to)?(?: :)?|\b(?:move|push|shift|change|set|put) (?:it|that|the (?:date|deadline))(?: back)? "
    r"(?:to|for))"
    r"(?: (?:the|early|mid|late|next|end of))*$"
)
_BEHIND = re.compile(
    r"(?:after )?(?:now(?= ?(?:,|$))|instead|rather|then|(?:is|'s|would be|works?|will do|is also|suits?)"
    r" (?:just |also |still |much )?(?:fine|ok|okay|better|enough|good|too|alright|early enough|more realistic)\b)"
)
_REACH = 8  # tokens
# Something else moves, and the plan with it: "the wedding was moved to September and so is this".
_ELSE_MOVES = re.compile(
    r"\b(?:moved|postponed|extended|prolonged|pushed|delayed|shifted|put off|renewed|verschoben|verlangert)(?: back)?"
    r"(?: (?:to|till|until|into|for|auf|bis))(?: (?:the|early|mid|late|next|end of))*$"
)
_WITH_IT = re.compile(
    r"\b(?:so (?:is|does|has|that'?s|take|use|put|by|until|make)|same (?:for|with|goes|here)"
    r"|(?:take|use|put|go with|note) that|(?:that'?s|that 's) (?:my|the|our) (?:new )?(?:date|deadline|goal|limit)"
    r"|and (?:this|mine|my plan|the plan)|too$|as well$|instead)"
)
_BOUNDS = re.compile(
    r"\b(?:contract|lease|visa|permit|leave|notice|boss|landlord|employer|manager|grant|scholarship|severance|vertrag"
    r"|deadline|date)\b"
)


def _moves_with_else(message: Message, first: int, end: int) -> bool:
    lead = message.tokens.text(message.sentence(first)[0], first)
    behind = message.tokens.text(end, min(len(message.words), end + 2 * _REACH))
    return bool(_ELSE_MOVES.search(lead) and (_WITH_IT.search(behind) or _BOUNDS.search(lead)))


def is_moved_to(message: Message, first: int, end: int) -> bool:
    """Does a day take the place of the date that is known?"""
    if message.profile.deadline is None:
        return False
    lead = message.tokens.text(max(message.sentence(first)[0], first - _REACH), first)
    behind = message.tokens.text(end, min(message.sentence(first)[1], end + _REACH))
    if _moves_with_else(message, first, end):
        return True
    return _LEADS.search(lead) is not None or _BEHIND.match(behind) is not None


def is_proposed(message: Message, first: int, end: int) -> bool:
    """ "June? Or is that too early?": a day alone, asked back where a date was asked for."""
    is_asked = message.asked is not None and message.asked.key == "deadline"
    start, stop = message.sentence(first)
    rest = {word for word in (*message.words[start:first], *message.words[end:stop]) if word.isalpha()}
    return is_asked and first - start <= _LEAD_WORDS and _PROPOSES.issuperset(rest)


_LEAD_WORDS = 3
_PROPOSES = frozenset("by in until maybe perhaps say like around about hmm hm well before the end of or".split())


def is_restated(message: Message, first: int, end: int, day: date) -> bool:
    """ "May as in May 2028", "it's May 2028": the month of the known date, with a year that is written out."""
    known = message.profile.deadline
    if known is None or known.on is None or end - first < _MONTH_AND_YEAR or message.is_unreal(first):
        return False
    is_dated = message.words[end - 1] == str(day.year) and message.words[first - 1 : first] != ["not"]
    return is_dated and day.month == known.on.month and day.year != known.on.year


_MONTH_AND_YEAR = 2


def is_switch(message: Message, end: int) -> bool:
    """ "5 hours till March, then 10", "due in March, so until then 10 hours": a day on which the hours change."""
    if any(pair in _UNTIL_THEN for pair in pairwise(message.words[end : end + _THEN_REACH])):
        return True
    return bool(_AFTERWARDS & set(message.words[end : end + 3])) and bool(message.near(end, end + 6))


_UNTIL_THEN, _THEN_REACH = (("until", "then"), ("till", "then"), ("bis", "dahin"), ("hasta", "entonces")), 6
_AFTERWARDS = frozenset("then afterwards thereafter danach dann luego despues ensuite depois".split())


def follows_denied(message: Message, first: int) -> bool:
    """ "Not May, August"."""
    before = message.words[max(0, first - 5) : first] if message.profile.deadline else []
    return "not" in before and before[-1:] in ([","], ["but"]) and first <= before.index("not") + _DENIED_REACH


_DENIED_REACH = 6
