"""What was known once: "haven't touched it for eight years" is no lack."""

from itertools import pairwise

from tools.listening.message import Message
from tools.listening.vocabulary import Mark


def worn(message: Message, cue: Mark) -> Mark:
    """ "Haven't touched it for eight years": known once, and rusty."""
    if cue.kind != "level" or cue.value != "0" or message.words[cue.end - 1] in _AVOIDS:
        return cue
    end = min(message.clause(cue.first)[1], cue.end + 8)
    spans = [
        one
        for one in message.near(cue.end, end)
        if one.unit in ("year", "month")
        and message.words[one.first - 1] in _FOR
        and message.words[one.end : one.end + 1] not in _AT_ALL
    ]
    ago = _is_dated(message, cue.end, end, _SINCE, _SCHOOL)
    began = _is_dated(message, cue.end, end, _UNTIL, _RECENT)  # "never used SQL before last year"
    return cue._replace(kind="worn") if spans or ago or began or message.has("of_late", cue.end, end) else cue


def _is_dated(message: Message, first: int, end: int, leads: frozenset[str], times: frozenset[str]) -> bool:
    """Does a word of these leads stand before a year, or before one of these times?"""
    pairs = pairwise(message.words[first:end])
    return any(
        lead in leads and (_is_year(behind) or (behind in times and (lead, behind) != ("was", "a")))
        for lead, behind in pairs
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


_AVOIDS = frozenset("avoid avoided avoiding dodged dodging ignored ignoring".split())  # "avoiding it since 2015"
_SINCE = frozenset("since was seit desde depuis".split())
_UNTIL = frozenset("until till before".split())
_RECENT = frozenset("last recently spring summer autumn winter".split())
_SCHOOL = frozenset(
    "university uni college school graduation graduating then highschool dem der meinem meiner la a l' le mes".split()
)
_AT_ALL = (["of"], ["as"], ["doing"], ["at"])  # "never a day of Docker in 15 years of operations"
_FOR = frozenset("for in since seit desde depuis ha faz over last past".split())
