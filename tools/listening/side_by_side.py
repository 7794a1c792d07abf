"""Roles that are weighed against each other are nobody's goal: "ML engineer or AI engineer, what would you pick?"."""

import re

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.title_leads import is_present, window
from tools.listening.titles import Named

_REACH = 14  # tokens
_LINKS = frozenset("or vs vs. versus and than / & oder und o u y ou e et of to against from with".split())
_OWN_STEPS = ("self", "target", "am", "was", "now")  # what lies between tells a way, not a choice
_WEIGHS = re.compile(
    r"\b(?:torn|undecided|dilemma|toss-?up|side by side|side-by-side|back and forth|head to head|line up"
    r"|(?:can't|cannot|cant|can not|couldn't|have to|need to|trying to|hard to|help me) (?:decide|choose|pick)"
    r"|on the fence|weighing|hesitat\w+|still (?:deciding|choosing)|(?:made|make) up my mind|either .{3,40} or"
    r"|entweder .{3,40} oder|(?:not|un|never) ?(?:sure|decided|certain) (?:whether|if|which|what|between|about)"
    r"|(?:put|hold|set|show|place|stack|see|lay|pit)\b.{0,50}\b(?:next to|beside|alongside|against|over against)"
    r"|between (?:an? |the )?(?:\w+ ){1,4}and|wavering|what(?:'s| is|s) (?:the )?diff\w*|differ|diff"
    r"|zwischen|unterschied|unterscheidet|hin und her|unentschieden|entre|diferencia|diferenca|difference"
    r"|dudo|indecis[oa]|hesite|partage|verschil|tussen|differenza|tra)\b"
)
_ASKS = re.compile(
    r"\b(?:which|what|who|wich)\b.{0,50}\b(?:would|do|should|suits?|fits?|is|are|pays?|earns?|has|needs?|makes?|better|best)\b"
    r"|\b(?:thoughts|opinions?|advice|what do you think|if you were me|in my (?:shoes|place|case))\b"
    r"|\b(?:welche[rs]?|was|cual|lequel|laquelle|qual|o que|que)\b.{0,30}\b(?:besser|eher|wurde|meinst|passt|mejor|"
    r"conviene|mieux|melhor|combina|convient|recomiendas|indica)\b"
)


def is_compared(message: Message, named: Named) -> bool:
    """Whether a title is one side of a comparison, and not the person's own."""
    start, end = window(message, named)
    if (is_present(message, named) and not _is_of_others(message, start, end)) or _is_picked(message, named):
        return False
    if message.has("compare", start, end) or _is_beside_field(message, named, start, end):
        return True
    return any(
        _are_weighed(message, named, other, start, end)
        for other in titles.between(message, named.first - 2 * _REACH, named.end + _REACH)
    )


def _is_beside_field(message: Message, named: Named, start: int, end: int) -> bool:
    """ "Data engineer or ML platform, which suits me": the other side may be no title."""
    behind = message.words[named.end : named.end + 1]
    text = message.tokens.text(start, end)
    if behind not in (["or"], ["vs"], ["oder"]):
        return False
    if _IS_OPEN.search(text):
        return True
    return message.begins_at("aim", named.end + 1) is not None and _ASKS.search(text) is not None


_IS_OPEN = re.compile(r"\b(?:can't decide|cant decide|(?:made|make) up my mind|undecided|not decided|on the fence)\b")


def _is_of_others(message: Message, start: int, end: int) -> bool:
    """ "Would a librarian be happier as a data engineer or as an AI engineer": "as" tells nobody's job there."""
    return not message.has("self", start, end) and _OF_OTHERS.match(message.tokens.text(start, end)) is not None


_OF_OTHERS = re.compile(
    r"\W*(?:(?:is|would|can|could|should|will|does|might|may) (?:an?|the|someone|somebody|anyone)"
    r"|(?:what|which)\b.{0,30}\b(?:suits?|fits?|for|would)\b.{0,12}\ban?)\b"
)


def _is_picked(message: Message, named: Named) -> bool:
    """ "Between A and B, but if I have to pick one then A"."""
    is_asked = message.words[window(message, named)[1] - 1] == "?" or message.scope(named.first) & Scope.ASKED
    return not is_asked and bool(_PICKS & set(message.words[max(0, named.first - 3) : named.first]))


_PICKS = frozenset("then pick choose take prefer rather lean leaning definitely probably still lieber eher".split())


def _are_weighed(message: Message, one: Named, other: Named, start: int, end: int) -> bool:
    if (
        other is one
        or not start <= other.first < end
        or None in (one.role_id, other.role_id)
        or one.role_id == other.role_id
    ):
        return False
    first, second = sorted((one, other), key=lambda named: named.first)
    between = message.words[first.end : second.first]
    is_of_others = _is_of_others(message, start, end)
    if len(between) > _REACH or (is_present(message, other) and not is_of_others):
        return False
    text = message.tokens.text(start, end)
    if _WEIGHS.search(text):
        return True
    is_asked = message.words[end - 1] == "?" or bool(message.scope(first.first) & Scope.ASKED)
    is_asked = is_asked or bool(_ASKS.search(text)) or is_of_others
    is_way = (
        any(message.has(kind, first.end, second.first) for kind in _OWN_STEPS)
        or "from" in message.words[max(start, first.first - 2) : first.first]
    )
    return is_asked and bool(_LINKS & set(between)) and (is_of_others or not is_way)
