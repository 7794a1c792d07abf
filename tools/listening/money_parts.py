"""A budget told in parts: "$300 for courses and another 200 for the API"."""

from tools.listening.message import Message
from tools.listening.quantities import Quantity

_PART_MIN = 10
_REACH = 9  # tokens between two parts
_ADDS = frozenset("and plus another , + & further additional extra".split())
_FOR = frozenset("for on towards toward in is would".split())


def further_part(message: Message, budget: Quantity) -> Quantity | None:
    """The part that is told right behind a budget, for something else; None where there is none."""
    end = message.sentence(budget.first)[1]
    behind = message.near(budget.end, min(end, budget.end + _REACH))
    if not behind or budget.per or not _FOR & set(message.words[budget.end : budget.end + 1]):
        return None
    one = behind[0]
    is_sum = (not one.unit or one.unit == budget.unit) and not one.per and one.out_of is None and not one.worded
    if not is_sum or one.value < _PART_MIN or one.is_range or message.begins_at("unit", one.end):
        return None
    between = set(message.words[max(budget.end, one.first - 2) : one.first])
    is_for = bool(_FOR & set(message.words[one.end : one.end + 1])) and not message.has("spent", one.end, end)
    return one if _ADDS & between and is_for and not message.is_unreal(one.first) else None
