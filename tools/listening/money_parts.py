"""A budget told in parts: "$300 for courses and another 200 for the API", "my boss pays 500, I'd add 100"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_PART_MIN = 10
_REACH = 9  # tokens between two parts
_ADDS = frozenset("and plus another , + & further additional extra".split())
_FOR = frozenset("for on towards toward in is would".split())


def summed(message: Message, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a reply, the first two as one where they are parts of one budget."""
    first, *rest = figures
    part = further_part(message, first)
    return [with_part(first, part), *rest[1:]] if part else [first, *rest]


def with_part(budget: Quantity, part: Quantity) -> Quantity:
    """Both parts of a budget together."""
    return replace(budget, low=budget.low + part.value, high=budget.high + part.value)


def with_or_without(message: Message, found: Quantity, part: Quantity | None) -> Quantity:
    """A budget with its further part, or without what is spoken for."""
    return with_part(found, part) if part else without_taken(message, found) or found


def further_part(message: Message, budget: Quantity) -> Quantity | None:
    """The part that is told right behind a budget, for something else; None where there is none."""
    end = message.sentence(budget.first)[1]
    behind = message.near(budget.end, min(end, budget.end + _REACH))
    if not behind or budget.per:
        return None
    one = behind[0]
    is_own = message.tokens.text(one.end, min(end, one.end + 3)) in _OF_OWN
    is_topped_up = is_own or _TOPS_UP.search(message.tokens.text(budget.end, one.first)) is not None
    is_topped_up = is_topped_up or _is_from_two(message, budget, one, end)
    if not is_topped_up and not _FOR & set(message.words[budget.end : budget.end + 1]):
        return None
    is_sum = (not one.unit or one.unit == budget.unit) and not one.per and one.out_of is None and not one.worded
    if not is_sum or one.value < _PART_MIN or one.is_range or message.begins_at("unit", one.end):
        return None
    between = set(message.words[max(budget.end, one.first - 2) : one.first])
    is_for = bool(_FOR & set(message.words[one.end : one.end + 1])) and not message.has("spent", one.end, end)
    return one if (is_topped_up or (_ADDS & between and is_for)) and not message.is_unreal(one.first) else None


_OF_OWN = ("of my own", "from my own", "out of my", "from my pocket", "of our own")
# "My boss would pay 500, and I'd add 100", "the firm gives 300, plus another 200 of my own".
_TOPS_UP = re.compile(
    r"\b(?:i|we)(?:'d|'ll| would| can| could| will| might)? (?:also |then |myself )?"
    r"(?:add|chip in|top up|top it up with|put in another)(?: another| about| maybe)?$"
)


def part_before(message: Message, found: Quantity) -> Quantity | None:
    """ "My aunt would chip in 500 and I have 300 myself": the part of the other person, before one's own."""
    before = message.near(message.sentence(found.first)[0], found.first)[-1:]
    if not before or further_part(message, before[0]) is not found:
        return None
    return before[0] if _is_from_two(message, before[0], found, message.sentence(found.first)[1]) else None


def is_left(message: Message, found: Quantity) -> bool:
    """ "I had 2000 but the car ate it. 150 is left": what is still there."""
    behind = message.words[found.end : found.end + 3]
    is_there = "left" in behind[:2] or "remains" in behind[:1]
    is_asked = message.asked is not None and message.asked.key == "budget_usd"
    return is_there and (found.is_money or (is_asked and not found.unit and len(message.quantities) > 1))


def without_taken(message: Message, found: Quantity) -> Quantity | None:
    """ "2000 saved, but 1200 of it is for rent", "1500 but half is for the car": what is left; None where all is."""
    end = message.sentence(found.first)[1]
    behind = message.tokens.text(found.end, end)
    if (share := _HALF_TAKEN.match(behind)) and not message.has("for_learning", found.end, end):
        return found.scaled(_SHARES_LEFT[share["share"]])
    other = next(iter(message.near(found.end, min(end, found.end + _REACH))), None)
    if other is None or other.unit not in ("", found.unit) or not 0 < other.value < found.value:
        return None
    lead = message.words[found.end : other.first]
    if not _TAKEN.match(" " + message.tokens.text(other.end, end)) or not {"but", "though", "and", "of"} & set(lead):
        return None
    return replace(found, low=found.low - other.value, high=found.high - other.value)


_SHARES_LEFT = {"half": 0.5, "a third": 2 / 3, "a quarter": 0.75, "most": 0.25}
_GOES = (
    r"(?: of (?:it|that|this|them))? (?:is|are|goes|go|has to go|have to go|will go|must go|needs to go)(?: already)? "
    r"(?:for|to|into|on|towards) (?!courses?|learning|study|books|it\b|this\b)"
)
_HALF_TAKEN = re.compile(rf"[^.;]{{0,30}}?\b(?:but|and|though) (?:about )?(?P<share>half|a third|a quarter){_GOES}")
_TAKEN = re.compile(_GOES)


def _is_from_two(message: Message, budget: Quantity, one: Quantity, end: int) -> bool:
    """ "My aunt would chip in 500 and I have 300 myself", "200 from me and 100 from my mum": each gives a part."""
    lead = message.tokens.text(message.sentence(budget.first)[0], budget.first)
    between, behind = message.tokens.text(budget.end, one.first), message.tokens.text(one.end, end)
    is_joined = re.search(r"\b(?:and|plus|,)\b", between) is not None
    if is_joined and _FROM.match(between) and _FROM.match(behind):
        return True
    return is_joined and bool(_GIVER.search(lead)) and bool(_I_PUT.search(between) or _ON_TOP.match(behind))


_FROM = re.compile(r"(?:comes? )?from (?:me|my|our|the|work)\b")
_GIVER = re.compile(
    r"\b(?:my|our|the) (?:[\w-]+ ){1,2}(?:(?:would|will|can|could|'d|'ll) )?"
    r"(?:chips? in|gives?|pays?|puts? in|covers?|adds?|offers?|lends?|sponsors?)(?: me| us)?(?: about| around| up to)?$"
)
_I_PUT = re.compile(
    r"\b(?:i|we)(?:'d|'ll|'ve)? (?:can |could |would |will )?(?:have|got|put in|pay|give|spare|add)(?: about)?$"
)
_ON_TOP = re.compile(r"(?:on top|myself|of my own|from me|from my own)\b")
