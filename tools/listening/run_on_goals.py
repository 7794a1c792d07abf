"""Goals in a run of facts without a comma: "nurse 6h/wk data scientist 12 months", "12 months ai engineer"."""

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.titles import SWITCHER, Named

_SPANS = ("month", "year")


def is_run_goal(message: Message, named: Named) -> bool:
    """A role of the catalogue right behind hours, or an AI role right behind months: nobody is one so many hours."""
    if named.role_id in (None, SWITCHER, "student"):
        return False
    first = message.clause(named.first)[0]
    before = next((one for one in message.near(first, named.first) if one.end == named.first), None)
    if before is None:
        return False
    if before.unit == "hour":
        return named.is_ai or bool(titles.between(message, 0, named.first))
    return named.is_ai and before.unit == "month" and message.words[before.first - 1 : before.first] not in _SO_FAR


_SO_FAR = (["for"], ["since"], ["last"], ["past"], ["after"])


def is_time_to_goal(message: Message, found: Quantity) -> bool:
    """Whether a span stands right beside a goal of a run: "ai engineer 18 months", "12 months ai engineer"."""
    if found.unit not in _SPANS:
        return False
    first, end = message.clause(found.first)
    goals = [one for one in titles.between(message, first, end) if is_run_goal(message, one)]
    return any(one.end == found.first or (one.first == found.end and found.unit == "month") for one in goals)


def leads_to_goal(message: Message, found: Quantity) -> bool:
    """Whether hours stand right before a goal of a run: "baker 3 yrs 5h ai engineer"."""
    return any(is_run_goal(message, one) for one in titles.between(message, found.end, found.end + 1))
