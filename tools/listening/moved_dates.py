"""A known date that moves to another day: "make that August", "September instead", "the date moved: January 2028"."""

import re

from tools.listening.message import Message

_LEADS = re.compile(
    r"(?:\b(?:make|put|call|set|say|write) (?:it|that|this)(?: (?:for|to|at|as))?|\brather|\bbetter|\bmore like|\binstead"
    r"|\b(?:date|deadline|it|that) (?:has |is |got |was )?(?:been )?(?:moved|changed|shifted|slipped|pushed)"
    r"(?: back)?(?: to)?(?: :)?|\b(?:move|push|shift|change|set|put) (?:it|that|the (?:date|deadline))(?: back)? (?:to|for))"
    r"(?: (?:the|early|mid|late|next|end of))*$"
)
_BEHIND = re.compile(
    r"(?:after )?(?:instead|rather|then|(?:is|'s|would be|works?|will do|is also|suits?)"
    r" (?:just |also |still |much )?(?:fine|ok|okay|better|enough|good|too|alright|early enough|more realistic)\b)"
)
_REACH = 8  # tokens


def is_moved_to(message: Message, first: int, end: int) -> bool:
    """Does a day take the place of the date that is known?"""
    if message.profile.deadline is None:
        return False
    lead = message.tokens.text(max(message.sentence(first)[0], first - _REACH), first)
    behind = message.tokens.text(end, min(message.sentence(first)[1], end + _REACH))
    return _LEADS.search(lead) is not None or _BEHIND.match(behind) is not None
