"""Which weeks an amount of time is of: "late weeks 3 hours, early weeks 7", "8 in a good week, 3 in a bad one"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity


def kind_of_week(message: Message, found: Quantity) -> str:
    """ "In night weeks 2 hours", "late shift weeks: 3 h": the word that says which weeks; empty for any week."""
    start, end = message.clause(found.first)
    if message.words[start - 1 : start] == [":"]:  # "weeks with the kids: 2 hours"
        start = message.clause(start - 2)[0]
    if turn := _in_turn(message, found):
        return turn
    if behind := _BEHIND.search(message.tokens.text(found.first + 1, min(end, found.end + _BEHIND_REACH))):
        return "" if _is_any(behind["kind"]) or not _is_told(message, behind["of"]) else behind["kind"]
    if (season := _season(message, start, found.first)) is not None:
        return season
    for place in range(found.first - 1, max(start - 1, found.first - _WEEKS_REACH), -1):
        if message.words[place] not in _WEEKS or not _is_told(message, message.words[place]):
            continue
        before, after = message.words[max(start, place - 2) : place], message.words[place + 1 : found.first]
        if after[:1] and after[0] in _WEEKS_OF:
            return " ".join(after[:3])
        if message.words[place] in _NOUN_FIRST and after and after[0] in _QUALITIES:
            return after[0]  # "semana boa 8h, semana ruim 4h"
        if before and before[-1] in _TURNS:
            return before[-1]  # "even weeks I'm offshore and can do 12 hours, odd weeks 2"
        if before and before[-1] in _WHOSE and _ANOTHERS.search(message.text.low):
            return before[-1]  # "my weeks 2 hours, his weeks 10"
        is_any = not before or _is_any(before[-1]) or (before[-1] == "other" and before[0] == "every")
        return "" if is_any or len(after) > _NEAR else " ".join(word for word in before if word.isalpha())
    return ""


def _in_turn(message: Message, found: Quantity) -> str:
    """ "Every second week 2 hours, the other week 10", "10 in a good week, otherwise 5": one kind, and the other."""
    first, end = message.sentence(found.first)
    lead, behind = message.tokens.text(first, found.first), message.tokens.text(found.end, end)
    if _OTHER_LEADS.search(lead) and _ONE_KIND.search(lead):
        return OTHER
    return ONE if _EVERY_SECOND.search(lead) and _OTHER_WEEK.search(behind) else ""


ONE, OTHER = "one", "other"  # of two kinds of weeks that take turns
_OTHER_WEEK = re.compile(r"\bthe (?:other (?:weeks?|weekends?|ones?)|others)\b|\botherwise\b")
_OTHER_LEADS = re.compile(rf"(?:{_OTHER_WEEK.pattern})[\s,:-]*(?:[\w']+ ){{0,3}}$")
_EVERY_SECOND = re.compile(r"\b(?:every (?:second|other)|one|a|alternate) week(?:end)?s?\b")
_ONE_KIND = re.compile(r"(?<!per )(?<!hours a )(?<!each )\bweek(?:end)?s?\b")


def _season(message: Message, start: int, place: int) -> str | None:
    """ "In summer 3 hours a week, in winter 9": seasons that take turns."""
    if len({mark.value for mark in message.between("season", *message.sentence(place))}) < _BOTH:
        return None
    named = [mark for mark in message.between("season", start, place) if message.words[mark.first - 1] in _IN]
    return message.words[named[-1].first] if named else None


def is_usual(message: Message, found: Quantity) -> bool:
    """ "In the holidays 40 hours a week, otherwise 6": the weeks that are no holidays are the usual ones."""
    before = message.near(max(0, found.first - _USUAL_REACH), found.first)[-1:]
    if (
        not before
        or before[0].unit not in ("hour", "minute")
        or found.unit not in ("", "hour", "minute")
        or found.worded
    ):
        return False
    start = message.clause(before[0].first)[0]
    around = message.tokens.text(start, message.clause(before[0].end - 1)[1])
    return (
        _HOLIDAYS.search(around) is not None
        and _USUALLY.search(message.tokens.text(before[0].end, found.first)) is not None
    )


_USUAL_REACH = 14  # tokens
_HOLIDAYS = re.compile(r"\b(?:holidays?|vacations?|semester break|summer break|term break|breaks|time off)\b")
_USUALLY = re.compile(
    r"\b(?:otherwise|normally|usually|in term(?: ?time)?|during term|in a normal week|in normal weeks"
    r"|during the school year"
    r"|the rest of the (?:year|time)|outside(?: of)? (?:the )?(?:holidays|them))"
    r"(?: it ?'s| i have| i can do| only| about|,|:)*$"
)
_BOTH = 2
_IN = frozenset("in im en em no".split())


def _is_any(word: str) -> bool:
    return word in _ANY_WEEK or not word.isalpha()


def _is_told(message: Message, word: str) -> bool:
    """Whether "one" stands for a week: "in a busy one 3"."""
    return word in _NAMED or not _NAMED.isdisjoint(message.words)


_TURNS = frozenset("even odd gerade ungerade geraden ungeraden".split())
_WHOSE = frozenset("my his her their".split())
_ANOTHERS = re.compile(r"\b(?:his|her|their) (?:weeks?|ones?)\b")
_WEEKS_REACH, _NEAR, _BEHIND_REACH = 8, 3, 9
_NAMED = frozenset("week weeks woche wochen semana semanas semaine semaines".split())
_NOUN_FIRST = frozenset("semana semanas semaine semaines".split())
_QUALITIES = frozenset(
    "boa ruim buena mala tranquila tranquilas normal normale ocupada cheia leve pesada bonne mauvaise chargee calme "
    "buenas malas boas ruins".split()
)
_WEEKS = _NAMED | {"one", "ones"}
_BEHIND = re.compile(
    r"\b(?:in|on|during) (?:(?:a|an|the|my) )?"
    r"(?P<kind>[a-z]+) (?P<of>weeks?|ones?)\b"
)
_WEEKS_OF = frozenset("with without when where on off".split())  # "weeks with the kids 2 hours"
_ANY_WEEK = frozenset(
    "a per each every the this next last most all some these many few second my in those such only no".split()
)
