"""Spans of time: years in a job, a deadline, an age, or something else. The words around a span say which."""

from datetime import date, timedelta
from itertools import pairwise

from tools.listening.ages import is_no_job, years_since_age
from tools.listening.dates import DAYS_A_MONTH, Found, read_dates
from tools.listening.ever_since import ever_since
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.span_meaning import MONTHS, is_asked, is_entry, is_replacing, meaning_of
from tools.listening.text import fold
from tools.listening.titles import between, is_trade
from tools.listening.vocabulary import Mark
from tools.listening.years_in_places import year_placed_before
from tools.schema import DeadlineFact, NumberFact, Problem

YEARS_MAX = 60
MONTHS_MAX = 240
BARE_MONTHS_MAX = 72  # a larger figure without a unit is no number of months


def read_years(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """Years of experience a message tells, later ones last."""
    facts: list[NumberFact] = []
    problems: list[Problem] = []
    for found in message.quantities:
        meaning, weight = meaning_of(message, found)
        if meaning != "experience":
            continue
        years = found.scaled(MONTHS[found.unit] / 12)
        words = message.said(found.first, found.end)
        if years.high > YEARS_MAX or found.signed:
            problems.append(Problem(code="years_impossible", quote=words))
            continue
        if _is_part(message, found) and any((fact.value or 0) > years.value for fact in facts):
            continue
        if facts and (before := year_placed_before(message, found)):
            told = facts.pop()
            years = found.scaled(MONTHS[found.unit] / 12)
            low, high = (told.low or told.value or 0) + years.low, (told.high or told.value or 0) + years.high
            said = message.said(before.first, found.end)
            facts.append(years_fact(message, low, high, said, confidence=told.confidence))
            continue
        trust = _trust(message, found, weight)
        if found.end - found.first > 6 or _is_outlived(message, found):
            continue
        if message.profile.years_experience is None or trust >= 0.7:
            facts.append(years_fact(message, years.low, years.high, words, confidence=trust))
    if len(facts) > 2 and facts[0].value == sum(fact.value or 0 for fact in facts[1:]):
        del facts[1:]  # "four years in the firm, two as a junior, two as a senior"
    return [*facts, *_since(message), *_since_age(message), *_since_then(message)], problems


def read_deadline(message: Message) -> tuple[list[DeadlineFact], list[Problem]]:
    """Deadlines a message tells, later ones last, and those that lie in the past."""
    spans: list[Found] = [
        (found.value * MONTHS[found.unit] * (-1 if found.signed else 1), None, found.first, found.end)
        for found in message.quantities
        if meaning_of(message, found)[0] == "deadline"
    ]
    facts: list[DeadlineFact] = []
    problems: list[Problem] = []
    for months, on, first, end in sorted([*spans, *read_dates(message)], key=lambda one: one[2]):
        if message.words[first - 1 : first] in _SINCE_WHEN:  # "between jobs since August"
            continue
        words = message.said(first, end)
        if months is None or months <= 0:
            problems.append(Problem(code="deadline_past", quote=words))
        elif months <= MONTHS_MAX:
            facts.append(deadline_fact(message, months, on, words))
    return facts, problems


_SINCE_WHEN = (["since"], ["seit"], ["desde"], ["depuis"])


def deadline_fact(message: Message, months: float, on: date | None, words: str) -> DeadlineFact:
    day = on or message.today + timedelta(days=round(months * DAYS_A_MONTH))
    return DeadlineFact(
        months=round(months, 2), on=day, quote=words, turn=message.turn, channel=message.channel, confidence=0.9
    )


def years_fact(message: Message, low: float, high: float, words: str, *, confidence: float = 0.9) -> NumberFact:
    return NumberFact(
        field="years_experience",
        value=round((low + high) / 2, 2),
        low=round(low, 2) if low != high else None,
        high=round(high, 2) if low != high else None,
        note="range" if low != high else "",
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )


def _trust(message: Message, found: Quantity, weight: float) -> float:
    if is_entry(message, found):
        return 0.95
    if _of_skill(message, found):
        return 0.35
    if _is_past(message, found):
        return 0.6
    if _is_present(message, found):
        return 0.95
    return min(0.95, 0.75 + 0.05 * weight) if not is_replacing(message, found) else 0.95


def _is_present(message: Message, found: Quantity) -> bool:
    """ "And have been a dispatcher for the last three", "planner for two now": the job of today."""
    start, end = message.clause(found.first)
    lead = message.words[start : found.first]
    return "now" in message.words[found.end : min(end, found.end + 2)] or (
        ("been", "a") in pairwise(lead) and "for" in lead
    )


def _is_part(message: Message, found: Quantity) -> bool:
    """ "25 years in logistics, the last ten as a manager": a part of the years told before."""
    before = message.words[max(0, found.first - 4) : found.first]
    if message.has("works", found.first - _PRESENT_REACH, found.first) and "for" in before:
        return False  # "drove trucks for ten years and have been a dispatcher for the last three"
    if {"been"} & set(message.words[found.end : found.end + 3]) and before[-3:-1] == ["for", "the"]:
        return False  # "for the last three I've been in a call centre"
    return "only" not in before and (
        bool(_PART & set(before[-2:])) or message.words[found.end : found.end + 2] in _OF_THEM
    )


_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"], ["of", "which"])
_PRESENT_REACH = 8  # tokens
_PART = frozenset("last past recent latest letzten ultimos dernieres".split())


def _is_past(message: Message, found: Quantity) -> bool:
    """ "Before that 5 years as a chef": years of an earlier job."""
    start = message.clause(found.first)[0]
    if message.words[found.first - 1 : found.first] == ["after"] or _is_earlier(message, start, found.first):
        return True
    behind = message.between("was", found.end, min(found.end + 3, message.clause(found.first)[1]))
    told = message.between("was", start, found.first)
    if any(message.words[max(0, mark.first - 1)] not in _LOOKED for mark in told):
        return True
    return any(message.words[mark.first] != "after" for mark in behind)


def _is_earlier(message: Message, start: int, place: int) -> bool:
    """ "Before I did 3 years of cashier", "was front desk manager for four years": so told of an earlier job."""
    words = message.words[start:place]
    if not words and start and message.words[start - 1] == "(":  # "ex infantry (8 years)"
        words = message.words[slice(*message.clause(start - 2))]
    label = message.words[max(0, start - 2) : start]
    if words[:1] in _EARLIER or (label[1:] == [":"] and label[:1] in _EARLIER):
        return True
    return "was" in words and not {"just", "only", "when"} & set(words) and message.has("trade", start, place)


_LOOKED = frozenset("look looked looking".split())  # "I've looked after the same estate for 16 years"
_EARLIER = (["before"], ["previously"], ["earlier"], ["prior"], ["formerly"], ["former"], ["ex"], ["retired"])


def _is_outlived(message: Message, found: Quantity) -> bool:
    """ "Four years as an associate, and since last autumn I've been a developer": years of a job that was left."""
    end = message.sentence(found.first)[1]
    titled = between(message, found.first - _NEAR_TITLE, found.first + _NEAR_TITLE)
    for now in [*message.between("now", end, end + _STORY), *_since_lately(message, end)]:
        stop = message.sentence(now.first)[1]
        held = [one for one in between(message, now.end, stop) if not one.is_ai]
        if not held or not titled or message.is_unreal(held[0].first):
            continue
        own = any(mark.end <= held[0].first for mark in message.between("am", now.end, held[0].first + 1))
        others = fold(held[0].label) not in {fold(one.label) for one in titled}
        if own and others and not any(one.unit == "year" for one in message.near(now.first, stop)):
            return True
    return False


def _since_lately(message: Message, first: int) -> list[Mark]:
    """ "Since last autumn", "since March": a season or a month that is no year yet."""
    return [
        Mark(place, place + 3, "now", "")
        for place in range(first, min(first + _STORY, len(message.words) - 3))
        if message.words[place] == "since"
        and (message.words[place + 1] in ("last", "this") or message.begins_at("month", place + 1))
        and not any(len(word) == 4 and word.isdigit() for word in message.words[place + 1 : place + 4])
    ]


_NEAR_TITLE, _STORY = 8, 100  # tokens


def _of_skill(message: Message, found: Quantity) -> bool:
    """ "six years of Java": the time with one skill, not in the job."""
    start, stop = message.clause(found.first)
    if (
        message.words[start] in ("which", "that")
        and start >= 2
        and any(mark.end in (start - 1, start) for mark in message.between("skill", max(0, start - 4), start))
    ):
        return True  # "Scratch, which I've been teaching for 4 years"
    if any(message.has(kind, start, stop) for kind in ("trade", "role", "field")):
        return False
    if message.has("acts", found.end, found.end + 1) and "spent" in message.words[start : found.first]:
        return False  # "I spent a decade selling cars"
    if message.has("skill", start, found.first) and not message.has("am", start, found.first):
        return True  # "I have taught AutoCAD to the older pupils for ten years"
    return (
        message.has("skill", found.end, min(stop, found.end + 4))
        and "and" not in message.words[found.end : found.end + 3]
    )


def _since(message: Message) -> list[NumberFact]:
    """ "since 2015" is years in the job when the person says so of their work."""
    facts: list[NumberFact] = []
    for place, word in enumerate(message.words):
        if not (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")) or message.is_unreal(place):
            continue
        years = message.today.year - int(word)
        if not 0 <= years <= YEARS_MAX or not _is_since(message, place):
            continue
        month = message.ends_at("month", place)
        elapsed = (message.today.month - int(month.value)) / 12 if month else 0.0
        first, end = message.clause(place)
        if facts and not any(message.has(kind, first, end) for kind in ("trade", "role", "field", "works")):
            continue  # "a developer since 2019, in Berlin since 2022"
        is_now = bool(between(message, place + 1, place + 2)) and message.words[place - 1] in _RIGHT_SINCE
        trust = 0.95 if is_now else 0.7  # "two years in a kitchen, and since 2021 restaurant manager"
        said = message.said(first, place + 1)
        facts.append(years_fact(message, years + elapsed, years + elapsed, said, confidence=trust))
    return facts


def _since_age(message: Message) -> list[NumberFact]:
    """ "39M, been at it since I was 20"."""
    if (found := years_since_age(message)) is None:
        return []
    years, began = found
    return [years_fact(message, years, years, message.said(began.first, began.end))]


def _since_then(message: Message) -> list[NumberFact]:
    """ "Left teaching in 2023 and have been doing QA since", "finished 2 years ago, a barista ever since"."""
    if (found := ever_since(message)) is None:
        return []
    years, first, end = found
    return [years_fact(message, years, years, message.said(first, end))]


_EVER_SINCE = ("ever", "since")
_SINCE = frozenset("since from started began joined seit desde depuis".split())


_TITLE_REACH = 4
_RIGHT_SINCE = frozenset("since seit desde depuis".split())  # "laid off from a bakery in 2019" is no start


def _began_as(message: Message, start: int, place: int) -> bool:
    """ "I started as an apprentice baker in 2009", "took over my dad's garage in 2012"."""
    began = next((at for at in range(start, place) if message.words[at] in _BEGAN), None)
    if began is None:
        return False
    is_taken_over = message.words[began] in _TOOK_OVER and message.words[began + 1 : began + 2] in (["over"], ["on"])
    if not is_taken_over and message.words[began] in _TOOK_OVER:
        return False
    return message.has("trade", began, place) or (
        message.words[began] not in _STARTED and (is_taken_over or message.has("workplace", began, place))
    )


_STARTED, _TOOK_OVER = frozenset({"started", "began"}), frozenset({"took", "taken"})
_BEGAN: frozenset[str] = _STARTED | _TOOK_OVER | frozenset("opened founded bought inherited".split())


def _lasts_till_now(message: Message, place: int) -> bool:
    """ "Teacher, Govt. School, 2014 till date", "(2019 - present)": the year a job began in that goes on."""
    end, words = place + 1, message.words
    if words[end : end + 1] not in _UP_TO or words[end + 1 : end + 2] not in _TODAY or is_no_job(message, place):
        return False
    first, stop = message.sentence(place)
    return any(message.has(kind, max(first, place - _POST_REACH), stop) for kind in ("trade", "role", "field"))


_UP_TO = (["-"], ["to"], ["till"], ["until"], ["bis"], ["a"])
_TODAY = (["date"], ["present"], ["now"], ["today"], ["current"], ["heute"], ["actualidad"])
_POST_REACH = 16  # tokens
_BARE_YEAR_WORDS = 14
_OF_LIFE = frozenset("born moved house flat came emigrated immigrated arrived lived bought here".split())


def _is_since(message: Message, place: int) -> bool:
    start, stop = message.clause(place)
    before = message.words[max(start, place - 5) : place]
    if message.words[max(0, place - 2) : place] == ["since", ":"] or _lasts_till_now(message, place):
        return True
    if is_asked(message, "years_experience", place) and len(message.words) <= _BARE_YEAR_WORDS:
        return not (
            is_no_job(message, place) or _OF_LIFE & set(message.words[start:place])
        )  # "after the army, so 2011"
    if _EVER_SINCE in zip(message.words[place:], message.words[place + 1 : message.sentence(place)[1]], strict=False):
        return True  # "hired in 2008, same firm ever since"
    if (
        (not _SINCE & set(before) and not _began_as(message, start, place))
        or message.in_clause("learns", place)
        or is_no_job(message, place)
    ):
        return False
    first, end = message.sentence(place)
    kinds = ("trade", "role", "field", "experience", "works")
    if message.has("workplace", start, stop) and _began_as(message, start, place):
        return True
    if _RIGHT_SINCE & set(message.words[max(0, place - 2) : place]) and message.has("workplace", start, stop):
        return True
    if (
        message.words[place - 1] in _RIGHT_SINCE
        and place - start <= _TITLE_REACH
        and is_trade(message.words[place - 2])
    ):
        return True  # "Schreinermeister seit 2008"
    if is_asked(message, "years_experience", place):
        return True
    return any(message.has(kind, start, stop) for kind in kinds) or any(
        message.has(kind, max(first, start - 8), end) for kind in ("trade", "role", "field", "acts", "verb")
    )
