"""What a question tells of its asker: "how far am I from AI engineer?", "does that suit a backend dev like me?"."""

import re

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.title_leads import ARTICLES, window
from tools.listening.titles import Named

_REACHING = re.compile(
    r"\b(?:how (?:far|close|near|long)|where (?:do |would |could )?i stand|do i stand|missing|lacking|what do i lack"
    r"|i (?:need|lack|miss)|(?:a|any|my|what|the) (?:chances?|shot|odds|hope)|make it|ready|get there|on track"
    r"|too (?:old|late)"
    r"|realistic|possible|doable|feasible|crazy|sensible|stupid|silly|become|apply|land|hired)\b"
    r"|\bget an? [\w ]{2,30}(?:job|role|position|offer)\b"
)
_SALARY = frozenset("salary earn earns earning pay paid pays make makes money lose".split())
_LIKE_ME = re.compile(
    r"\W*(?:like (?:me|myself|us)|as me|that i am|wie (?:ich|mich|mir)|como yo|comme moi|como eu|que nem eu)\b"
)
_ONESELF = re.compile(
    r"\b(?:asking for myself|i (?:am|'m) one|that(?: i|')s me|like me|for me|(?:i|me) myself|j'en suis"
    r"|ich bin eine?r|soy un[oa]"
    r"|sou um|bin selbst|my (?:job|years|ward|shifts?|firm|boss|work))\b"
)
_BEFORE_OWN = frozenset(
    "qu' for suit suits fit fits can could should would is would as fur kann konnte para puede pode".split()
)


def is_own_path(message: Message, named: Named) -> bool:
    """ "How do I become an ML engineer?", "what would it take to become one?", but not "can a nurse become one?"."""
    start, end = window(message, named)
    others = [mark for mark in message.between("trade", start, named.first) if mark.end <= named.first]
    return (
        message.has("self", start, end)
        or not others
        or any(is_of_asker(message, one) for one in titles.between(message, start, named.first))
    )


def asks_pay(message: Message, named: Named) -> bool:
    """ "How much would I lose going from developer to AI engineer?"."""
    return bool(_SALARY & set(message.words[slice(*window(message, named))]))


def asks_way_to(message: Message, named: Named) -> bool:
    """ "How far am I from data engineer?", "can you check where I stand for it?": a way that is the asker's."""
    start, end = window(message, named)
    if not message.has("self", start, end) or asks_pay(message, named):
        return False
    return _REACHING.search(message.tokens.text(start, end)) is not None


def is_of_asker(message: Message, named: Named) -> bool:
    """ "A bus driver like me", "is it a goal for a lawyer? 12 years in contract law": meant of oneself."""
    if _LIKE_ME.match(message.tokens.low, message.tokens.ends[named.end - 1]):
        return True
    if not message.scope(named.head) & Scope.ASKED:
        return False
    before = named.first - 1
    while before >= 0 and message.words[before] in ARTICLES:
        before -= 1
    if before < 0 or before == named.first - 1 or message.words[before] not in _BEFORE_OWN:
        return False
    start, end = window(message, named)
    told = message.near(end, min(len(message.words), end + _BEHIND))
    has_years = any(one.unit == "year" for one in told) and not titles.between(message, end, end + _BEHIND)
    return has_years or _ONESELF.search(message.tokens.text(start, min(len(message.words), end + _BEHIND))) is not None


_BEHIND = 12  # tokens
