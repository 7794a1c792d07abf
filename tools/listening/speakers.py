"""Titles of people who are met or spoken to, and not of whoever writes: "recruiter says no", "good night coach"."""

from tools.listening.message import Message
from tools.listening.titles import Named

_SPEAKS = frozenset(
    "says said say told tells thinks thought wants asked asks offered offers sent sends called calls wrote writes "
    "recommended recommends suggested suggests laughed explained explains keeps kept raised claims claimed reckons "
    "mentioned promised promises insists insisted gave gives wont won't doesn't didn't rejected ghosted replied "
    "sagt sagte meint meinte fragt dice dijo cree dit pense disse fala acha".split()
)
_OWN_WAY = (
    ["to", "become"],
    ["to", "be"],
    ["to", "switch"],
    ["to", "move"],
    ["out"],
    ["to", "get"],
)  # "nurse, wants out"
_ADVERBS = frozenset("just also already still once always never even kindly".split())


def is_said_to_speak(message: Message, named: Named, is_led: bool) -> bool:
    """ "Recruiter says that's top of the range", "landlord raised the rent": somebody who does something."""
    if is_led:
        return False
    place = named.end
    while place < len(message.words) and message.words[place] in _ADVERBS:
        place += 1
    if place >= len(message.words) or message.words[place] not in _SPEAKS:
        return False
    return not any(message.words[place + 1 : place + 1 + len(way)] == way for way in _OWN_WAY)
