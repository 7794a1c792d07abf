"""A day on which something ends that bounds the plan: "before my contract runs out on 31 October"."""

from tools.listening.message import Message
from tools.listening.scope import Scope


def is_before_end(message: Message, first: int) -> bool:
    """ "Done before my contract runs out on 31 October": what ends on the day is what bounds the plan."""
    floor = max(message.sentence(first)[0], first - _END_REACH)
    for mark in message.between("until", floor, first):
        between = message.words[mark.end : first]
        ends = (ENDING | _BOUNDS) & set(between) or message.has("event", mark.end, first)
        if message.scope(mark.first) & Scope.OTHERS:
            continue
        is_before = not _BEFORE.isdisjoint((message.words[mark.first], message.words[mark.end - 1]))  # "finish by"
        if mark.value != "weak" and is_before and ends and between[:1] != [","]:
            return not message.has("if", message.sentence(first)[0], mark.first)
    return False


_END_REACH = 11  # tokens
_BEFORE = frozenset("before by until till bis vor antes hasta avant ate".split())
_BOUNDS = frozenset(
    "leave severance savings benefits unemployment funding grant scholarship permit tenancy notice sabbatical project "
    "season money birthday wedding retire retires retirement pension "
    "vertrag elternzeit contrato contrat visum visado visto".split()
)
# What else has an end: "in the second year of an MSc and done in July".
ENDING = frozenset(
    "msc bsc ba ma mba degree bachelor bachelors master masters phd thesis dissertation semester diploma studies "
    "graduate graduating graduation apprenticeship traineeship contract visa lease internship placement uni "
    "university college exams exam".split()
)


def is_wished(message: Message, first: int) -> bool:
    """Whether a day stands in a wish; one in brackets is of what stands before them: "when it ends (1 July)"."""
    place = first - 2 if first > 1 and message.words[first - 1] == "(" else first
    return bool(message.scope(place) & Scope.WISHED)


def is_bygone(message: Message, end: int) -> bool:
    """ "Until May I was a cook": what lasted until a day that is over."""
    return message.has("was", end, end + 2) and message.words[end : end + 1] in (["i"], ["we"])


def is_back_at_work(message: Message, start: int, first: int) -> bool:
    """ "I'd like to be back in work by next summer": no start of something, but what is wanted."""
    words = message.words[start:first]
    return is_wished(message, first) and "back" in words and not _AT_WORK.isdisjoint(words[words.index("back") :])


_AT_WORK = frozenset("work job employment employed office workforce arbeit beruf".split())


def is_of_ending(message: Message, start: int, first: int) -> bool:
    """ "In the second year of an MSc and done in July"; "Deadline? My contract ends in May" is a deadline."""
    is_wanted = is_wished(message, first) or message.has("goal", max(0, first - 8), first)
    return bool(ENDING & set(message.words[start:first])) and not is_wanted


def is_lasting(message: Message, first: int) -> bool:
    """ "The severance lasts until Christmas": how long something else holds."""
    floor = max(message.clause(first)[0], first - _LASTS_REACH)
    if any(message.has(kind, floor, first) for kind in ("away", "break")) and not message.has("goal", floor, first):
        return not is_wished(message, first)  # "on parental leave till summer"
    return any(
        message.words[mark.first - 1] in _LASTING and mark.first > floor and not message.has("self", floor, mark.first)
        for mark in message.between("until", floor, first)
    )


_LASTS_REACH = 6
_LASTING = frozenset("lasts lasting last runs valid good covered paid funded holds stays reicht lauft dura".split())
