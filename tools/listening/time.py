"""Years of experience and the deadline out of a message. The day it is said comes with the message."""

import re
from datetime import date, timedelta

from tools.listening import speech, titles
from tools.listening.dates import DAYS_A_MONTH, Found, read_dates
from tools.listening.message import Message, cue
from tools.listening.numbers import Quantity
from tools.schema import DeadlineFact, NumberFact, Problem

MONTHS = {"day": 1 / DAYS_A_MONTH, "week": 12 / 52, "month": 1.0, "year": 12.0}
YEARS_MAX = 60
MONTHS_MAX = 240
_BEFORE_DEADLINE = re.compile(
    r"\b(?:in|within|by|over(?: the)?(?: next)?|next|deadline(?: is| of| to| in)?|timeline(?: is| of)?|"
    r"time ?frame(?: is| of)?|by when|when|horizon|"
    r"max(?:imum)?|at most|give myself|giving myself|give me|gives me|gave me|have got|plan for|"
    r"aim(?:ing)? for|takes?|make that|make it|"
    r"go back to|back to|extend(?: it)? to|(?:deadline|it|that) to|rather|so|binnen|innerhalb(?: von)?|"
    r"dentro de|d'ici|dans|num prazo de|en|em|"
    r"has to be|i have|we have|target(?: is)?|goal|less than|no more than|inside|after|weil ich|plazo|"
    r"delai|prazo|frist)"
    r"(?:\s(?:about|around|roughly|maybe|max|just|only|the next|the|like|say|approximately|of|etwa|"
    r"den nachsten|unos|environ|uns))*\s*[:=~-]?\s*$"
)
_AFTER_DEADLINE = re.compile(
    r"^\s*(?:from now|from today|deadline|max\b|tops\b|at most|timeline|timeframe|to (?:get|make|become|be|"
    r"land|reach|prepare|do|switch|finish|learn|go|retrain|transition)|left|until|before|"
    r"horizon|time\b|or so to|ahead|plan\b|is (?:my|the) (?:deadline|limit|target|goal)|zeit\b)"
)
_PAST = re.compile(
    r"\b(?:past|last|previous|ago|for the (?:past|last)|spent|since|seit|desde hace|depuis|letzten?|"
    r"ultimos?|derniers?)\s*(?:the\s)?$"
)
_DURATION = re.compile(
    r"^\s*(?:of\b|as\b|at\b|in\b|ago\b|exp\b|experience|experiencia|erfahrung|d'exp|on the\b|on\b|"
    r"long course|old\b|course|internship|bootcamp|contract|working|doing|into\b|teaching|"
    r"warranty|later\b|into the job|of age|and counting|postdoc|under\b|with\b|behind\b|running\b|now\b|"
    r"already\b|lang\b|als\b|como\b|comme\b|en tant|berufserfahrung|de experiencia|de experi)"
)
_FOR = re.compile(
    r"\b(?:for|been|since|seit|desde hace|llevo|hace|depuis|ha|faz|fur|tenho|tengo|nearly|almost|going on|"
    r"over|worked|with|exp(?:erience)?(?:\sis)?|i have|i've got|have)"
    r"(?:\s(?:about|around|like|almost|nearly|over|more than|roughly|the (?:last|past)|at least|maybe|some|"
    r"unos|environ|fast|etwa|uber|mas de|plus de|ya))*\s*[:=~]?\s*$"
)


def read_deadline(message: Message) -> tuple[list[DeadlineFact], list[Problem]]:
    """Deadlines a message tells, later ones last, and those that lie in the past."""
    found = [*_spans(message), *read_dates(message)]
    facts: list[DeadlineFact] = []
    problems: list[Problem] = []
    for months, on, start, end in sorted(
        found, key=lambda one: (message.sentence_at(one[2]).start, one[1] is None, one[2])
    ):
        words = message.sentence_quote(start, end)
        if months is None or months <= 0:
            problems.append(Problem(code="deadline_past", quote=words))
        elif months <= MONTHS_MAX:
            facts.append(deadline_fact(message, months, on, words))
    return facts, problems


def deadline_fact(message: Message, months: float, on: date | None, words: str) -> DeadlineFact:
    day = on or message.today + timedelta(days=round(months * DAYS_A_MONTH))
    return DeadlineFact(
        months=round(months, 2), on=day, quote=words, turn=message.turn, channel=message.channel, confidence=0.9
    )


def read_years(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """Years of experience a message tells, later ones last."""
    facts: list[NumberFact] = []
    problems: list[Problem] = []
    for found in message.quantities:
        weight = _years_weight(message, found)
        if weight <= 0:
            continue
        factor = MONTHS[found.unit] / 12
        words = message.sentence_quote(found.start, found.end)
        if found.high * factor > YEARS_MAX or found.signed:
            problems.append(Problem(code="years_impossible", quote=words))
            continue
        facts.append(years_fact(message, found.low * factor, found.high * factor, words, confidence=weight))
    facts.extend(_since(message))
    best = max((fact.confidence for fact in facts), default=0.0)
    return [fact for fact in facts if fact.confidence >= best - 0.25], problems


def years_fact(message: Message, low: float, high: float, words: str, *, confidence: float = 0.9) -> NumberFact:
    return NumberFact(
        field="years_experience",
        value=round((low + high) / 2, 2),
        low=low if low != high else None,
        high=high if low != high else None,
        note="range" if low != high else "",
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )


# --- Which of the two is a span of time -------------------------------------------------------------------------------


def is_deadline(message: Message, found: Quantity) -> bool:
    """Does a span of weeks, months or years say by when?"""
    before, after = message.before(found.start, 48), message.after(found.end, 32)
    if found.unit not in ("week", "month", "year") or found.period or _is_aside(message, found):
        return False
    if re.match(r"^\s*(?:last|ago|back|course|bootcamp)\b", after) or re.search(r"\btook (?:me|him|her|us)\b", before):
        return False
    if _PAST.search(before) or (_DURATION.match(after) and not _BEFORE_DEADLINE.search(before)):
        return False
    if _BEFORE_DEADLINE.search(before):
        return not re.match(r"^\s*(?:ago|old|of experience|experience|of exp|exp\b)", after) and not _is_lead_in(
            message, found
        )
    if _AFTER_DEADLINE.match(after):
        return True
    if _follows_hours(message, found):
        return True
    if found.unit == "year" and _is_planned(message, found):
        return True
    bare_months = found.unit == "month" and not _FOR.search(before)
    return bare_months or (found.unit == "year" and _follows_goal(message, found) and not _FOR.search(before))


def _follows_hours(message: Message, found: Quantity) -> bool:
    """ "6 hours a week for 18 months": as long as the plan runs."""
    before = message.quantities_near(found.start - 45, found.start - 1)
    studied = before and before[-1].unit in ("hour", "minute") and before[-1].period
    return (
        bool(studied)
        and re.match(r"^\s?(?:for|over)\s(?:about |the next )?$", message.low[before[-1].end : found.start]) is not None
    )


def _is_planned(message: Message, found: Quantity) -> bool:
    """A bare "two years" among hours and money, or after the years in the job were told, says by when."""
    alone = _BARE_LEAD.match(message.lead(found.start)) and _BARE_END.match(message.after(found.end, 6))
    if not alone or found.value > 5 or re.search(r"\b(?:as|role|job|exp\w*)\b", message.before(found.start, 30)):
        return False
    # A title right before makes it experience: "baker, 2 years, 6 hours a week".
    if titles.ends_with_title(message.lexicon, message.low[max(0, found.start - 40) : found.start].rstrip(" ,(.;:-")):
        return False
    if message.profile.years_experience is not None or _years_told_before(message, found):
        return True
    sentence = message.sentence_at(found.start)
    beside = message.quantities_near(max(sentence.start, found.start - 40), min(sentence.end, found.end + 40))
    return any(one.is_money or (one.unit in ("hour", "minute") and one.period) for one in beside)


def _years_told_before(message: Message, found: Quantity) -> bool:
    return any(one.unit == "year" and one.end <= found.start for one in message.quantities[:20])


_BARE_LEAD = re.compile(r"^\W*$")
_BARE_END = re.compile(r"^\s*(?:[,.;]|$|and\b|\n)")


def _is_lead_in(message: Message, found: Quantity) -> bool:
    """ "I have 6 years ..." and "in 20 years of sales" are experience."""
    before, after = message.before(found.start, 48), message.after(found.end, 32)
    if (
        re.search(
            r"\b(?:i have|we have|en|em|in|so|over|over the|after|next|make that|make it|it to|rather)\s(?:\w+\s)?$",
            before,
        )
        and found.unit == "year"
    ):
        if re.search(r"\b(?:i have|over|so)\s(?:\w+\s)?$", before):
            return found.value > 3 or re.match(r"^\s*(?:of|as|in)\b", after) is not None
        return bool(re.match(r"^\s*(?:of|as)\b", after)) or bool(re.search(r"\bafter\s(?:\w+\s)?$", before))
    if re.search(r"\bafter\s(?:\w+\s)?$", before):
        return True
    return bool(re.search(r"\bi have\s(?:\w+\s)?$", before)) and bool(re.match(r"^\s*(?:of|as)\b", after))


def _follows_goal(message: Message, found: Quantity) -> bool:
    """The last role named before the span is one the person wants."""
    before = message.low[max(0, found.start - 60) : found.start]
    return (
        bool(
            re.search(
                r"(?:\b(?:ai|ml|mlops|llm)\b[^.;\n]{0,25}|\bgoal[^.\n]{0,30}|\bbecome[^.\n]{0,40}|"
                r"\btarget[^.\n]{0,30}),?\s*$",
                before,
            )
        )
        and found.value <= 5
    )


_HEARSAY = re.compile(r"\b(?:told|tells?|promised) me\b(?!.*\b(?:i|my|we)\b)")


def _is_aside(message: Message, found: Quantity) -> bool:
    """Said of somebody else, asked, or imagined."""
    lead = message.before(found.start, 90)
    if cue("hypothetical", lead) or _is_away(message, found):
        return True
    if message.is_others(found.start) or speech.asks_world(message, found.start) or _HEARSAY.search(lead):
        return True
    return (
        bool(re.search(r"\b(?:how|is it|can (?:one|you|someone)|possible|realistic|enough)\b", lead))
        and message.asks(found.start)
        and not re.search(r"(?<!\bdo )\bi (?:have|want|need)\b", lead)
    )


def _is_away(message: Message, found: Quantity) -> bool:
    """A holiday or a day of starting is no day of being done."""
    before = message.before(found.start, 40)
    if _BEGINS.search(before):
        return True
    return _AWAY.search(message.clause_at(found.start).of(message.low)) is not None and not _DONE.search(before)


_BEGINS = re.compile(
    r"\b(?:start|begin|starting|beginning|anfangen|empezar|commencer|comecar)\s(?:only\s|again\s|studying\s)?in\s$"
)
_AWAY = re.compile(
    r"\b(?:holidays?|vacation|(?:parental|maternity|paternity|sick|unpaid) leave|"
    r"on leave|sabbatical|honeymoon|travell?ing|"
    r"urlaub|elternzeit|vacaciones|vacances|ferias)\b"
)
_DONE = re.compile(r"\b(?:deadline|done|finish\w*|become|job|ready|goal|target)\b")


def _years_weight(message: Message, found: Quantity) -> float:
    """How sure we are that a span is the person's experience; 0 is not at all."""
    if found.unit not in ("year", "month") or found.period or _is_aside(message, found) or is_deadline(message, found):
        return 0.0
    after = message.after(found.end, 32)
    if _is_age(message, found) or re.match(r"^\s*(?:ago|later|before)\b", after):
        return 0.0
    if re.match(r"^(?:st|nd|rd|th)?\s*(?:course|degree|program|bootcamp|contract|warranty|plan)\b", after):
        return 0.0
    if found.unit == "month":
        return 0.7 if re.match(r"^\s*(?:of )?(?:experience|exp\b)|^\s*as\b|^\s*(?:on|in) the job", after) else 0.0
    if re.match(
        r"^\s*(?:of )?(?:work |working |professional |industry |relevant |total )?(?:experience|exp\b|"
        r"experiencia|erfahrung|berufserfahrung|d'experience|de experiencia)",
        after,
    ):
        return 0.95 if not _of_skill(message, found) else 0.65
    if _of_skill(message, found):
        return 0.35
    return 0.9


def _of_skill(message: Message, found: Quantity) -> bool:
    """ "six years of Java": the time with one skill, not in the job."""
    after, before = message.after(found.end, 40), message.before(found.start, 40)
    following = re.match(r"^\s*(?:of|experience (?:in|with)|with|using|exp in)\s", after)
    if following and message.lexicon.starts_with_skill(after[following.end() :]):
        return True
    return bool(re.search(r"\bfor(?:\s\w+)?\s$", before)) and message.lexicon.ends_with_skill(
        before[: before.rfind(" for")]
    )


def _is_age(message: Message, found: Quantity) -> bool:
    if re.match(r"^[\s-]*(?:old\b|of age|jahre alt|de edad|de idade|young\b)", message.after(found.end, 14)):
        return True
    return bool(re.search(r"\b(?:age|aged|turning|turned|about to turn)\s(?:of\s)?$", message.before(found.start, 24)))


def _since(message: Message) -> list[NumberFact]:
    """ "since 2015" is years in the job when the person says so of their work."""
    facts = []
    for match in re.finditer(r"\b(?:since|seit|desde|depuis)\s(?:\w{3,9}\s)?((?:19|20)\d\d)\b", message.low):
        years = message.today.year - int(match[1])
        clause = message.clause_at(match.start()).of(message.low)
        at_work = re.search(
            r"\b(?:work|working|worked|been|job|as|am|arbeite|trabajo|travaille|trabalho|bin|soy|suis|sou|"
            r"developer|engineer)\b",
            clause,
        )
        if (
            0 <= years <= YEARS_MAX
            and at_work
            and not cue("others", message.low[max(0, match.start() - 40) : match.start()])
        ):
            facts.append(
                years_fact(message, years, years, message.sentence_quote(match.start(), match.end()), confidence=0.7)
            )
    return facts


# --- Deadlines --------------------------------------------------------------------------------------------------------


def _spans(message: Message) -> list[Found]:
    return [
        (_months(found), None, found.start, found.end) for found in message.quantities if is_deadline(message, found)
    ]


def _months(found: Quantity) -> float:
    return found.value * MONTHS[found.unit] * (-1 if found.signed else 1)
