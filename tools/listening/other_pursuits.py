"""Hours that go into something else than learning: "I swim 3 hours a week", "my course takes 12 already"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_SUBJECTS = frozenset("i we".split())
_BETWEEN = frozenset(
    "also still already only usually normally often always currently just now then regularly even sometimes both "
    "mostly really do".split()
)
# What a person does without any word of learning, and for longer than a moment.
_PURSUITS = frozenset(
    "play swim run jog cycle bike hike climb row box dance sing paint draw knit sew garden bake cook clean iron fish "
    "hunt pray meditate sleep nap rest relax watch game babysit volunteer coach referee tutor walk ride drive commute "
    "travel train exercise rehearse perform serve cater deliver stream moderate mentor help wait moonlight mind "
    "attend teach farm weld milk feed "
    "playing swimming running cycling hiking climbing dancing singing painting cooking cleaning watching "
    "babysitting "
    "volunteering coaching walking riding driving commuting training rehearsing helping attending".split()
)
_PRACTISES = frozenset("practise practice practising practicing".split())
_TAKES = frozenset(
    "take takes taking eat eats eating need needs cost costs require requires demand demands want wants swallow "
    "swallows consume consumes fill fills occupy occupies steal steals".split()
)
_OWN_PLAN = frozenset("this plan it that i you coach which what who".split())
_BEHIND_COUNTERS = [words.split() for words in "at the;at a;at my;in the;in a;in my;behind the".split(";")]
_PLACES = frozenset(
    "shop store bar restaurant counter till supermarket bakery nursery kindergarten warehouse factory farm garage "
    "petrol station pub salon hotel club pharmacy surgery firm company agency call".split()
)
_PLACE_REACH = 5  # tokens
# "I already study 10 hours a week for my degree".
_FOR_ELSE = re.compile(
    r"for (?:my|the|a) (?:[a-z]+ )?(?:degree|thesis|exams?|finals|masters?|bachelors?|phd|driving)\b"
    r"|(?:to|into|on|for|with) (?:my|the|a|our) (?:[a-z]+ )?(?:start-?up|band|church|choir|shop|club|company|business"
    r"|farm|garden|allotment|charity|parents?|mother|father|mum|mom|dad|kids?|children|horses?|dog|blog|house)\b"
)


def is_other_pursuit(message: Message, found: Quantity) -> bool:
    """Told as spent on a pastime, at a workplace, or on what takes so long already."""
    start, end = message.clause(found.first)
    return (
        _is_pastime(message, found, start, end)
        or _is_taken(message, found, start)
        or _is_at_place(message, found, end)
        or _FOR_ELSE.match(message.tokens.text(found.end, min(end, found.end + _PLACE_REACH))) is not None
    )


def _is_pastime(message: Message, found: Quantity, start: int, end: int) -> bool:
    """ "Tuesday nights I play football for 2 hours": what the person does stands right behind the "I"."""
    words = message.words
    subjects = [place for place in range(start, found.first) if words[place] in _SUBJECTS]
    if not subjects:
        return False
    at = subjects[-1] + 1
    while at < found.first and words[at] in _BETWEEN:
        at += 1
    verb = words[at] if at < found.first else ""
    if verb in _PRACTISES:  # "I practise the violin", and no "I practise 5 hours" or "I practise Python"
        return words[at + 1 : at + 2] in (["the"], ["my"]) and not message.has("skill", at, found.first)
    if verb == "spend" and found.end < end and words[found.end] in _GERUND_OF_HOME:
        return True
    return verb in _PURSUITS and not message.has("study", at, found.first)


_GERUND_OF_HOME = frozenset(
    "cooking cleaning gaming scrolling watching driving commuting walking swimming training running playing helping "
    "caring gardening ironing shopping volunteering travelling traveling".split()
)


def _is_taken(message: Message, found: Quantity, start: int) -> bool:
    """ "My course takes 12 hours a week", "the bootcamp needs 20": of what is named before the verb."""
    lead = message.words[start : found.first]
    at = next((place for place, word in enumerate(lead) if word in _TAKES), 0)
    if not at or _OWN_PLAN & set(lead[:at]) or len(lead) - at > _TAKE_REACH:
        return False
    return not message.has("self", start + at, found.first)


_TAKE_REACH = 4  # tokens


def _is_at_place(message: Message, found: Quantity, end: int) -> bool:
    """ "20 hours a week at the shop", "15 hours a week in a bar", "24 hours behind the counter"."""
    words = message.words
    behind = words[found.end : min(end, found.end + _PLACE_REACH)]
    if behind[:2] not in _BEHIND_COUNTERS:
        return False
    return bool(_PLACES & set(behind[2:])) and not message.has("study", found.end, end)
