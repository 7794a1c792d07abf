"""Years in one's own job by the words right around them, and a figure that is only recalled."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity


def is_in_own_job(message: Message, found: Quantity) -> bool:
    """ "It's been 2 years in my job by now", "I've been doing my job for 3 years": however it is asked for."""
    start, end = message.clause(found.first)
    if found.unit == "year" and found.value >= _LONG and _DONE_IN.search(message.tokens.text(start, found.first)):
        return True
    return _OWN_JOB.search(message.tokens.text(max(start, found.first - 9), min(end, found.end + 6))) is not None


_LONG = 3
# "Sold 300 houses in 12 years": so much was done in the years of a job.
_DONE_IN = re.compile(
    r"^(?:i |i've |i have |have |and )?(?!want|need|plan|learn|move|change|switch)"
    r"(?:[a-z]{3,}ed|sold|drove|driven|taught|built|wrote|made|ran|led|laid|dug|grew|sewn|cut|flew|flown|shot)\b"
    r".{0,40}\d.{0,40}\b(?:in|over)(?: about| over| those| these| the last)* *$"
)
_OWN_JOB = re.compile(
    r"\b(?:in|at|doing|on|with) (?:my|this|the same|that) (?:current |present |old )?"
    r"(?:job|work|role|position|profession|company|employer|trade)\b(?! (?:until|till|before|when|then))"
)


def is_recalled(message: Message, found: Quantity) -> bool:
    """ "I said 1 year but it's 2 years of experience": an earlier figure, beside the one that takes its place."""
    said = message.words[max(0, found.first - 2) : found.first][-2:] == ["i", "said"]
    behind = message.words[found.end : found.end + 1]
    return said and behind in (["but"], [","], ["and"], ["-"]) and bool(message.near(found.end, found.end + 9))


def takes_place_of_years(message: Message, found: Quantity) -> bool:
    """ "I don't have 10 years like the others, I have 2": so many instead."""
    lead = message.tokens.text(message.sentence(found.first)[0], found.first)
    return _INSTEAD.search(lead) is not None


_INSTEAD = re.compile(
    r"(?:n't|not|dont|havent) (?:have|got) (?:[\w.]+ ){1,4}(?:years|yrs)\b[^.;]*"
    r"(?:have|'ve|got|just|only|but)(?: about)? ?$"
)


def is_of_own_job(message: Message, one: Quantity) -> bool:
    """ "I said 1 year but it's 2 years of experience"."""
    return is_in_own_job(message, one) or is_recalled(message, one) or message.after("experience", one.end, 3)


def is_late_answer(message: Message, found: Quantity) -> bool:
    """ "OK, later is now: 12 years at the tables": years that were asked for before, and are still open."""
    pending = message.asked.key if message.asked is not None else ""
    is_open = message.profile.years_experience is None and "years_experience" in message.asked_before
    return is_open and pending not in ("years_experience", "deadline") and found.unit == "year"
