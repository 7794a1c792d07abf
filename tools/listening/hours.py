"""Hours a week out of a message: an hour a day, weekday evenings, two sessions of ninety minutes, two hours more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.listening import speech
from tools.listening.message import Message, cue
from tools.listening.numbers import Quantity
from tools.listening.text import Span
from tools.schema import NumberFact, Problem

WEEK_HOURS_MAX = 80  # more than this beside a life is a slip of the pen
WEEKS_A_MONTH = 4.33
_PER_WEEK = {
    "": 1.0,
    "week": 1.0,
    "weekend": 1.0,
    "day": 7.0,
    "weekday": 5.0,
    "other_day": 3.5,
    "fortnight": 0.5,
    "month": 1 / WEEKS_A_MONTH,
    "year": 1 / 52,
}
_WEEKDAYS_ONLY = re.compile(
    r"\b(?:not? (?:in |on |at )?(?:the )?weekends?|except (?:on |for )?(?:the )?weekends?|weekdays|"
    r"weeknights|week days|"
    r"mon(?:day)?(?: to |-)fri(?:day)?|monday through friday|weekends off|werktags|unter der woche|mo-fr|"
    r"weekday (?:evenings?|mornings?|nights?)|work(?:ing)? days|lunes a viernes|entre semana|jours ouvres|"
    r"en semaine|sauf le week-end|dias de semana|dias uteis|segunda a sexta|except saturdays? and sundays?)\b"
)
_WEEKEND_DAY = re.compile(r"\b(?:each|every|a|per) weekend day|\b(?:both|each) (?:saturday and sunday|weekend days)\b")
_ONE_DAY_OFF = re.compile(
    r"^\s*,?\s?(?:except|but not|not)\s(?:on\s|for\s)?(?:satur|sun|mon|fri)days?\b(?!\s(?:and|or))"
)
_DAY_NAMES = re.compile(r"\b(mon|tues?|wednes|thurs?|fri|satur|sun)(?:days?)?\b")
_LABEL = re.compile(
    r"(?:hours?|hrs?|std|stunden|horas|heures|weekly_hours|time)(?:\s?(?:/|per|a|each|pro|por|"
    r"par)?\s?(?:week|wk|woche|semana|semaine))?\s?(?:[:=]|\bis\b|\bto\b)\s?(?:about |~|maybe )?-?$"
)
_RELATIVE = re.compile(r"\b(?:add|plus|increase|extra|more|another|additional|mehr|mas|de plus|mais)\b")
_LESS = re.compile(r"\b(?:less|fewer|reduce|cut|minus|subtract|weniger|menos|moins|drop)\b")
_TO = re.compile(r"\b(?:to|by)\s$")
_BARE_FIGURE = re.compile(
    r"^\W*(?:(?:ok|okay|well|then|just|only|yes|no)\W+)*(?:about|around|maybe|say|roughly|~|ca\.?|so)?\W*$"
)


@dataclass(frozen=True)
class _Portion:
    """A part of the week: hours and when."""

    low: float
    high: float
    days: str
    start: int
    end: int


def read_hours(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """The weekly hours a message tells, later ones last, and hours that cannot be."""
    facts: list[NumberFact] = []
    problems: list[Problem] = []
    for portions in _statements(message):
        low, high = sum(part.low for part in portions), sum(part.high for part in portions)
        words = message.sentence_quote(portions[0].start, portions[-1].end)
        if problem := _problem(high, words):
            problems.append(problem)
        else:
            facts.append(_fact(message, low, high, words))
    return facts, problems


def hours_fact(message: Message, found: Quantity, words: str) -> NumberFact | Problem:
    """A figure that answers the question for weekly hours; a bare number counts as hours a week."""
    factor = _PER_WEEK.get(found.period, 1.0) / (60 if found.unit == "minute" else 1)
    if found.unit in ("minute", "hour") and found.period == "day" and _weekdays_only(message, found):
        factor = factor / 7 * 5
    high = -found.high if found.signed else found.high
    return _problem(high * factor, words) or _fact(message, found.low * factor, found.high * factor, words)


def _problem(hours: float, words: str) -> Problem | None:
    if hours <= 0:
        return Problem(code="hours_not_positive", quote=words)
    return Problem(code="hours_too_many", quote=words) if hours > WEEK_HOURS_MAX else None


def _fact(message: Message, low: float, high: float, words: str) -> NumberFact:
    return NumberFact(
        field="weekly_hours",
        value=round((low + high) / 2, 2),
        low=round(low, 2) if low != high else None,
        high=round(high, 2) if low != high else None,
        note="range" if low != high else "",
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=0.9,
    )


def _statements(message: Message) -> Iterator[list[_Portion]]:
    """Groups of portions that add up to one week; a further group replaces the one before."""
    group: list[_Portion] = []
    for found in message.quantities:
        portion = _portion(message, found)
        if portion is None:
            continue
        if group and _adds_to(message, group, portion):
            group.append(portion)
            continue
        if group:
            yield group
        group = [portion]
    if group:
        yield group


def _adds_to(message: Message, group: list[_Portion], portion: _Portion) -> bool:
    """Another part of the same week: other days, joined by "and" or a comma."""
    between = message.low[group[-1].end : portion.start]
    joined = len(between) < 25 and re.search(r"\b(?:and|plus|und|y|et|e|mas)\b|[,+&]", between)
    known = {part.days for part in group}
    return bool(joined) and portion.days not in ("week", "session", *known)


def _portion(message: Message, found: Quantity) -> _Portion | None:
    labelled = not found.unit and _LABEL.search(message.before(found.start - found.signed, 40))
    if found.unit not in ("minute", "hour") and not labelled:
        return None
    if change := _change(message, found):
        return change
    if not _is_study_time(message, found, bool(labelled)):
        return None
    scale = 1 / 60 if found.unit == "minute" else 1.0
    factor = scale * _times_a_week(message, found) * (-1 if found.signed else 1)
    named = _DAY_NAMES.search(message.low[found.start : found.end])
    days = (
        named[1]
        if named
        else "weekday"
        if found.period == "day" and _weekdays_only(message, found)
        else found.period or "week"
    )
    return _Portion(found.low * factor, found.high * factor, days, found.start, found.end)


def _change(message: Message, found: Quantity) -> _Portion | None:
    """Two hours more, or less, than what is known."""
    known = message.profile.weekly_hours
    around = (
        message.before(found.start, 30).rpartition(",")[2]
        + message.low[found.start : found.end]
        + message.after(found.end, 12)
    )
    if cue("hypothetical", message.before(found.start, 90)) or message.asks(found.start):
        return None
    if known is None or known.value is None or found.unit != "hour" or _TO.search(message.before(found.start, 12)):
        return None
    sign = -1 if _LESS.search(around) else 1 if _RELATIVE.search(around) else 0
    if not sign or re.search(r"\b(?:or|than)\s+(?:more|less|fewer)\b|\bno more than\b|\b(?:more|less) than\b", around):
        return None
    value = known.value + sign * found.value
    return _Portion(value, value, "week", found.start, found.end)


def _times_a_week(message: Message, found: Quantity) -> float:
    sentence = message.sentence_at(found.start)
    if found.period in ("day", "session", "") and (times := _sessions(message, sentence, found)):
        return times
    named_days = _DAY_NAMES.findall(message.low[found.end - 12 : found.end] + message.after(found.end, 40))
    if (
        found.period in ("week", "weekend")
        and len(named_days) > 1
        and not message.quantities_near(found.end, found.end + 40)
    ):
        return float(len(set(named_days)))
    if found.period == "weekend" and _WEEKEND_DAY.search(sentence.of(message.low)):
        return 2.0
    if found.period == "day" and re.search(r"\bmost\s\w+$", message.low[found.start : found.end]):
        return 5.0
    if found.period == "day" and _ONE_DAY_OFF.match(message.after(found.end, 40)):
        return 6.0
    if found.period in ("day", "") and _weekdays_only(message, found):
        return 5.0 if found.period == "day" or found.low <= 4 else 1.0
    return _PER_WEEK.get(found.period, 1.0)


def _weekdays_only(message: Message, found: Quantity) -> bool:
    near = message.before(found.start, 40) + " | " + message.after(found.end, 45)
    return _WEEKDAYS_ONLY.search(near) is not None


def _sessions(message: Message, sentence: Span, found: Quantity) -> float | None:
    """ "three evenings a week, two hours each": how many of them a week."""
    for other in message.quantities_near(max(sentence.start, found.start - 50), min(sentence.end, found.start + 50)):
        counts = other.unit in ("session", "day") and other.period in ("week", "") and other.value <= 14
        if counts and other is not found and (found.period or other.period == "week"):
            return other.value
    return None


def _is_study_time(message: Message, found: Quantity, labelled: bool) -> bool:
    """Hours for learning: not the job's, not another person's, not a what-if, not an old habit."""
    clause = message.clause_at(found.start)
    near = message.before(found.start, 45) + " | " + message.after(found.end, 40)
    if cue("hypothetical", message.before(found.start, 90)):
        return False
    if _is_job_time(message, found, near) or _is_others(message, clause, found):
        return False
    if re.search(
        r"\b(?:ago|last (?:week|night|year)|took me|plan (?:says|said|assumes)|course (?:is|takes|has)|hours? long)\b",
        near,
    ):
        return "weekly" in near or (found.period == "week" and "took me" in near)
    own = _OWN_TIME.search(clause.of(message.low)) is not None
    if not own and (message.asks(found.start) or speech.wants_material(message, found.start)):
        return False
    if labelled or found.period:
        return True
    if _MEASURED.search(message.before(found.start, 30)) or re.match(
        r"^\s*(?:long|away|course|video|talk)\b", message.after(found.end, 12)
    ):
        return False
    return (
        own or _BARE_FIGURE.match(clause.of(message.low).replace(message.low[found.start : found.end], "")) is not None
    )


# Time that somebody has to give; without a period a span is a week's only so.
_OWN_TIME = re.compile(
    r"\b(?:i(?:'ve| have| can| could| will|'ll|'d| would| might| get| got| find|"
    r" spend| manage| study| learn| give| put)|"
    r"can|could|my time|we have|have|got|free|spare|available|set aside|put in|invest|"
    r"commit|dedicate|devote|spend|manage|"
    r"give|left|make (?:it|that)|study\w*|learn\w*|only|instead|mornings?|evenings?|"
    r"nights?|weekends?|saturdays?|sundays?|"
    r"ich|habe|tengo|puedo|dispongo|j'ai|peux|tenho|posso|zeit|lernen|estudiar|etudier|estudar)\b"
)
_MEASURED = re.compile(
    r"\b(?:takes?|took|lasts?|runs?|under|below|less than|shorter than|longer than|within|costs?|course of|video of)"
    r"\s(?:me\s|about\s|only\s|around\s)?$"
)


def _is_job_time(message: Message, found: Quantity, near: str) -> bool:
    working = re.search(
        r"\b(?:work|works|working|worked|sleep|commute|arbeite|schlafe|trabajo|duermo|travaille|"
        r"trabalho)\b[^,.;]{0,18}$",
        message.before(found.start, 40),
    )
    learning = re.search(
        r"^[^,.;]{0,12}\b(?:on (?:this|it|learning|my|courses)|for (?:this|learning|study))\b",
        message.after(found.end, 30),
    )
    after = re.split(r"[,;]|\s(?:and|but|plus)\s", message.after(found.end, 28))[0]
    job = re.search(
        r"\b(?:in my job|at work|job|shifts?|overtime|of (?:work|sleep|meetings|lectures|classes)|commut\w+|"
        r"on call|contract|position|for work)\b",
        after,
    )
    return bool((working and not learning) or (job and not _AROUND_THE_JOB.search(after)))


_AROUND_THE_JOB = re.compile(r"\b(?:outside|after|before|besides?|between|around|next to|alongside|neben|nach)\b")


def _is_others(message: Message, clause: Span, found: Quantity) -> bool:
    """Said of somebody else, or asked of the coach."""
    start = message.lead(found.start)
    about = message.is_others(found.start)
    asked = message.asks(found.start) and re.search(
        r"\b(?:how|is|would|will|does|enough|many|should|could|can)\b", start
    )
    return about or bool(asked and not re.search(r"\bi (?:have|can (?:do|spend|study)|'ve|got)\b", start))
