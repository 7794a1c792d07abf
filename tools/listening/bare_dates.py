"""A month and a year and nothing else: "june 2028" is a deadline, whatever was asked."""

import re
from dataclasses import replace

from tools.listening import spans
from tools.listening.level_answers import heard_alone
from tools.listening.message import Message
from tools.schema import Fact, Problem, Question

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"(?:(?:the )?end of )?(?:{_MONTH} (?:of )?20\d\d|20\d\d-\d\d|20\d\d)"
_BARE = re.compile(
    rf"^\W*(?:(?:no|ok|okay|hm+|so|then|better|rather|make (?:it|that)|say|by|until|till"
    rf"|(?:change|move|set|push) (?:it|that|the date|the deadline) to)\W+)*(?P<date>{_DATE})"
    r"(?:\W+(?:instead|please|then|rather|i guess|maybe))*\W*$"
)


def _is_no_date(message: Message, date: str) -> bool:
    """ "2000€", or a bare "2000" where a budget was asked for, or since when."""
    is_asked = message.asked is not None and message.asked.key in ("budget_usd", "years_experience")
    return any(sign in message.text.low for sign in "$€£") or (is_asked and date.isdigit())


def read_bare_date(message: Message) -> list[Fact | Problem]:
    """The deadline, as it is read where it was asked for; nothing for any other message."""
    bare = None if message.is_question else _BARE.match(message.text.low)
    if bare is None or _is_no_date(message, bare["date"]):
        return []
    alone = replace(heard_alone(message, bare["date"]), asked=Question(kind="profile", key="deadline"))
    facts, problems = spans.read_deadline(alone)
    return [*facts, *problems]
