"""Years in two places of one job: "6 years in a hospital and 2 in a hospice" make eight."""

from tools.listening.message import Message
from tools.listening.quantities import Quantity


def year_placed_before(message: Message, found: Quantity) -> Quantity | None:
    """ "6 years in a hospital and 2 in a hospice": the years in the other place, told right before."""
    before = message.near(max(message.sentence(found.first)[0], found.first - _PLACES_REACH), found.first)
    if found.unit != "year" or not before or before[-1].unit != "year":
        return None
    between = message.words[before[-1].end : found.first]
    is_placed = between[:1] in _AT_A_PLACE and message.words[found.end : found.end + 1] in _AT_A_PLACE
    has_trade = message.has("trade", before[-1].end, found.first) or message.has("role", before[-1].end, found.first)
    return before[-1] if is_placed and between[-1:] == ["and"] and not has_trade else None


_PLACES_REACH = 9  # tokens
_AT_A_PLACE = (["in"], ["at"], ["with"], ["on"])
