"""Bare sums that a person tells as theirs to spend: "could stretch to 800", "750 saved up", "budget tiny, say 50"."""

import re

from tools.listening.limits_set import is_limit_set
from tools.listening.message import Message
from tools.listening.quantities import Quantity

SUM_MIN = 20  # fewer are no sum
_HOURS_MAX = 40  # up to it a bare figure may be of hours

_ROUGHLY = r"(?: (?:up to|about|around|maybe|like|say|roughly|perhaps|max|at most|a max of|as much as))*"
_SPENDS = re.compile(
    r"\b(?:(?:can|could|would|'d|'ll|will|might|may|able|happy|willing|ready|prepared|fine)(?: [\w']+){0,2} "
    r"(?:pay|spend|invest|afford|stretch(?: to)?|chip in|put (?:in|down|aside))"
    rf"|(?:put|set) aside|saved(?: up)?|budgeted|chip(?:ping|s)? in|scraped together){_ROUGHLY}$"
)
_GIVES = re.compile(
    rf"\b(?:can|could|would|'d|might)(?: [\w']+)? "
    rf"(?:go(?: up)?(?: to)?|manage|spare|do|put|give(?: you)?|part with){_ROUGHLY}$"
)
_AT_MOST_NOW = re.compile(
    r"(?:^|now |this time |again )(?:at (?:the )?most|max|maximum|up to|no more than|not more than)$"
    r"|\b(?:i|we)(?:'d| 'd| would| could| can| might|'ll| 'll| will) (?:give|spend|invest|put in|add|risk|pay)(?: it)?"
    r"(?: only| just| maybe| perhaps| about)? (?:another|a further|one more)$"
)
_AS_SAVED = re.compile(
    r"(?:(?:is |are |already )?(?:saved|set aside|put aside|put by)\b"
    r"|(?:out )?of (?:my|our) (?:own )?(?:savings|money)\b"
    r"|(?:is |are )?available\b"
    r"|(?:is |are )?left (?:on|in|of|from) (?:my|the|our) (?:[\w&]+ )?"
    r"(?:training|learning|education|course|development|study|l&d|allowance)\b"
    r"|(?:of (?:it|that|this) )?(?:in|into|towards?) (?:it|this|that|courses?|learning|training|studying|books)\b)"
)
_IN_FUND = re.compile(r"in (?:my|the|our) (?:courses?|training|learning|education|study) (?:fund|pot|account|jar)")
_AS_SPARE = re.compile(
    r"(?:is|are|'s) (?:what|all|the most)\b(?!.*\b(?:have to|must|owe)\b).*"
    r"\b(?:spare|spend|afford|invest|pay|aside|put|have|got|left|there is|give)\b"
)
_AS_LIMIT = re.compile(
    r"(?:(?:max|maximum|tops|at (?:the )?most)$|(?:is|'s|would be) (?:my|the|about the|our) "
    r"(?:limit|max|maximum|cap|ceiling|budget|most)\b)"
)
_COSTS_LESS = re.compile(r"\bcosts?\b.* (?:less than|more than|under|below|over)$")
_MAY_COST = re.compile(r"\b(?:can|may|could|should|must) cost(?: up to| at most)?$")
_HAS, _COST_REACH = re.compile(r"(?:^|(?:and|but|while|so) )i(?: have| got|'ve|'ve got)(?: only| about| just)?$"), 14
_IS_BARE = re.compile(r"(?:(?:so|this|time|now|and|about|around|maybe|say|roughly|like|,) ?)*$")
_BEHIND_SUM = frozenset("if max tops maybe or at now and but so total more in for on , .".split())
_TO_SPEND = re.compile(r"to spend(?: on\b|$)")
# "Budget: tight, 100 at most", "not much money, maybe 150": what may stand between the label and its figure.
_SMALL = frozenset(
    "fine ok okay "
    "tight tiny small limited low modest thin little is 's pretty very quite so rather not much there no big : , - . "
    "maybe say about around like perhaps roughly up to at most max only just i have got 've though but i'd 'd of the "
    "can do spare please pls under below".split()
)
_LABEL_REACH = 7  # tokens


def is_sum_offered(message: Message, found: Quantity) -> bool:
    """ "I'd pay 200", "have 1,000 to spend on learning", "600 is my limit": a sum that is told as one's own."""
    if found.value < SUM_MIN:
        return False
    start, end = message.clause(found.first)
    lead, behind = message.tokens.text(start, found.first), message.tokens.text(found.end, end)
    next_word = message.words[found.end] if found.end < end else ""
    if _TO_SPEND.match(behind):
        return behind == "to spend" or message.has("for_learning", found.end, end)
    if _SPENDS.search(lead) and (not next_word or next_word in _BEHIND_SUM):
        return True
    if found.value <= _HOURS_MAX and found.per != "month":
        return False
    if (
        _AS_SAVED.match(behind)
        or _IN_FUND.match(behind)
        or _AS_SPARE.match(behind)
        or is_limit_set(message, found)
        or (_AS_LIMIT.match(behind) and _IS_BARE.match(lead))
    ):
        return True
    if _COSTS_LESS.search(lead) or _MAY_COST.search(lead):
        return True
    if _HAS.search(lead) and next_word in ("", "left") and _is_behind_cost(message, found):
        return True  # "the course costs 4,000, I have 700"
    if _AT_MOST_NOW.search(lead) and _has_cost_before(message, found):
        return True  # "paid 1,900 for a bootcamp. Now at most 100"
    is_for_it = message.has("for_learning", found.end, end) or next_word in ("for", "in", "on")
    return bool(_GIVES.search(lead)) and (is_for_it or not next_word)


def _has_cost_before(message: Message, found: Quantity) -> bool:
    """Whether money was spoken of anywhere before."""
    return _is_behind_cost(message, found) or any(
        one.is_money or (one.value >= SUM_MIN and message.has("spent", max(0, one.first - 3), one.first))
        for one in message.near(0, found.first)
    )


def _is_behind_cost(message: Message, found: Quantity) -> bool:
    """Whether other money was spoken of right before: what a thing costs, or what another person has."""
    floor = max(0, found.first - _COST_REACH)
    has_sum = any(one.is_money or (not one.unit and one.value >= SUM_MIN) for one in message.near(floor, found.first))
    return message.has("spent", floor, found.first) or (has_sum and message.has("budget_label", floor, found.first))


def is_own(message: Message, found: Quantity) -> bool:
    """ "The bootcamp costs 8,000 and I have 700": the person has it, whatever was said of cost before."""
    return _HAS.search(message.tokens.text(message.clause(found.first)[0], found.first)) is not None


def may_cost(message: Message, found: Quantity) -> bool:
    """ "Courses can cost 30 a month": what they may cost, and not what they do."""
    return _MAY_COST.search(message.tokens.text(message.clause(found.first)[0], found.first)) is not None


def is_labelled_loosely(message: Message, found: Quantity) -> bool:
    """ "Budget tiny, say 50", "not much money, maybe 150": the label, how little it is, and the figure."""
    if found.value < SUM_MIN:
        return False
    floor = max(message.sentence(found.first)[0], found.first - _LABEL_REACH)
    labels = message.between("budget_label", floor, found.first)
    return bool(labels) and _SMALL.issuperset(message.words[labels[-1].end : found.first])
