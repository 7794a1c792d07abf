"""A limit that somebody of the household sets: "my wife says 200 is the limit", "my dad says I can spend 500"."""

import re

from tools.listening.figures_at import is_counted
from tools.listening.message import Message
from tools.listening.quantities import Quantity

_SAYS = r"\bmy (?:[\w']+ ){1,2}(?:says?|said|thinks?|told me|insists|reckons|agrees|wants)(?: that)?"
_IS_SAID = re.compile(rf"{_SAYS}(?: about| around| maybe)?$")
_MAY = re.compile(
    rf"{_SAYS} (?:i|we) (?:can|could|may|might) (?:only )?(?:spend|use|have|take|study|spare|do|put in)"
    r"(?: up to| about| at most)?$"
)
_GIVES = re.compile(
    r"\bmy (?:[\w']+ ){1,2}(?:would|will|'d|'ll|can|could) (?:also |even )?"
    r"(?:pay|give|cover|lend|sponsor|chip in|put in|add)(?: me| us)?(?: up to| about| around)?$"
)
_IS_LIMIT = re.compile(
    r"(?:(?:a|per) (?:week|month) )?(?:is|'s|are|would be) (?:the|my|our) (?:absolute |very )?"
    r"(?:limit|max|maximum|most|cap|ceiling|end)\b"
)

# "My husband says 6 hours and he's right".
_AGREED = re.compile(
    r"\b(?:(?:he|she|they)(?:'s| is|'re| are)(?: probably| usually| always)? right|(?:he|she|they) wins?|i agree"
    r"|so be it|so (?:that|it)(?:'s| is)|final answer|fair enough|deal)\b"
)
_FOR_ELSE = re.compile(r"(?:for|on|towards|in) (?:the|a|an|my|our|her|his|their) ")  # "200 for the laptop"
_OF_WORK = re.compile(r"\bmy (?:\w+ )?(?:boss|manager|employer|company|firm|chef|supervisor|contract|union|doctor)\b")


def is_limit_set(message: Message, found: Quantity) -> bool:
    """Does another person name the figure as what there is for the one who writes?"""
    start, end = message.clause(found.first)
    lead, behind = message.tokens.text(start, found.first), message.tokens.text(found.end, end)
    if _FOR_ELSE.match(behind) and not message.has("for_learning", found.end, end):
        return False
    if found.unit in ("hour", "minute") and _OF_WORK.search(lead):
        return False
    if found.unit not in ("hour", "minute") and _GIVES.search(lead):
        return True  # "my partner would pay 300 for it"
    is_of_else = behind.startswith("of ") or is_counted(message, found)  # "he says 6 hours of sleep and he's right"
    if (
        not is_of_else
        and _IS_SAID.search(lead)
        and _AGREED.search(message.tokens.text(found.end, message.sentence(found.first)[1]))
    ):
        return True
    return _MAY.search(lead) is not None or bool(_IS_SAID.search(lead) and _IS_LIMIT.match(behind))
