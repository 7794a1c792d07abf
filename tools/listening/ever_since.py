"""Years told by "since" alone: it goes back to the year, or to the "so long ago", that was told before."""

import re

from tools.listening.message import Message

_REACH = 40  # tokens
_MAX = 60  # years
_YEAR = re.compile(r"(?:19|20)\d\d")
_KINDS = ("trade", "role", "field", "works")


_SINCE = frozenset("since seit desde depuis".split())
_SHORTLY = 3  # tokens: "since May 2012"


def has_since_year(message: Message, first: int, end: int) -> bool:
    """Does "since 2012" stand between two places?"""
    words = message.words
    return any(
        word in _SINCE and any(map(_YEAR.fullmatch, words[at + 1 : at + 1 + _SHORTLY]))
        for at, word in enumerate(words[first:end], first)
    )


def ever_since(message: Message) -> tuple[float, int, int] | None:
    """How many years, and on which tokens it stands; None where "since" ends no clause of a job."""
    for place, word in enumerate(message.words):
        if word != "since" or not _ends_clause(message, place) or message.is_unreal(place):
            continue
        start, stop = message.clause(place)
        if message.words[place + 1 : place + 3] == ["then", "i"]:
            stop = message.clause(place + 2)[1]
        if any(message.has(kind, start, stop) for kind in _KINDS) and (years := _told_before(message, place)):
            return years, start, place + 1
    return None


def _ends_clause(message: Message, place: int) -> bool:
    """ "A barista ever since", "consultant since then"."""
    end = place + 1 + (message.words[place + 1 : place + 2] == ["then"])
    if message.words[end : end + 2] in (["i", "'ve"], ["i", "have"], ["i", "work"]):
        return True  # "my wrists gave up in 2023, and since then I've worked in tech support"
    return end >= len(message.words) or not message.words[end][0].isalnum()


def _told_before(message: Message, place: int) -> float | None:
    """The years since the last year, or from the last "so long ago", of the same sentence."""
    first = max(message.sentence(place)[0], place - _REACH)
    if message.words[place + 1 : place + 2] == ["then"] and not any(map(_YEAR.fullmatch, message.words[first:place])):
        first = max(message.sentence(max(0, first - 1))[0], place - _REACH)  # "I quit in 2020. Since then ..."
    for at in range(place - 1, first - 1, -1):
        if _YEAR.fullmatch(message.words[at]):
            years = message.today.year - int(message.words[at])
            return float(years) if 0 < years <= _MAX else None
        if message.words[at] == "ago":
            spans = [
                one for one in message.near(first, at) if one.end in (at, at + 1) and one.unit in ("year", "month")
            ]
            return spans[0].value / (12 if spans[0].unit == "month" else 1) if spans else None
    return None
