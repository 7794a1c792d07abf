"""A trade told as what somebody's own business is of: "self-employed (tiling)", "own business: catering"."""

from tools.listening.claims import held, is_own
from tools.listening.message import Message
from tools.listening.titles import is_trade
from tools.schema import RoleFact

_ON_OWN = (
    *(["self", "-", "employed"], ["self", "employed"], ["selfemployed"], ["own", "business"], ["own", "company"]),
    *(["freelance"], ["freelancing"], ["entrepreneur"], ["craftsman"], ["tradesman"], ["selbststandig"], ["autonomo"]),
    *(["sole", "trader"], ["small", "business", "owner"]),
)
_OPENS, _WORDS_MAX = ("(", ":"), 3


def read_own_business(message: Message) -> RoleFact | None:
    """The words behind the bracket or the colon; skills and figures name no trade."""
    for place, word in enumerate(message.words):
        if word not in _OPENS or not any(message.words[max(0, place - len(led)) : place] == led for led in _ON_OWN):
            continue
        end = place + 1
        while end < len(message.words) and message.words[end].isalpha() and end - place <= _WORDS_MAX:
            end += 1
        is_closed = message.words[end : end + 1] in ([")"], [","], ["."], [";"])
        if not _is_trade(message, place + 1, end):
            continue
        skill = message.begins_at("skill", place + 1)
        is_tool = skill is not None and skill.value.ref is not None
        is_held = is_own(message, place + 1) and is_own(message, place - 1)
        if is_closed and is_held and not is_tool:
            return held(message, message.raw(place + 1, end), place + 1, end)
    return None


def _is_trade(message: Message, first: int, end: int) -> bool:
    """ "Tiling", "dog grooming", "nail salon"; and no "two kids", "long story", "love it"."""
    words = message.words[first:end]
    if not words or not _NO_TRADE.isdisjoint(words):
        return False
    is_known = any(message.has(kind, first, end) for kind in ("trade", "field", "workplace", "role"))
    return is_known or words[-1].endswith("ing") or is_trade(words[-1])


_NO_TRADE = frozenset("no not nothing something anything it everything struggling going working looking".split())
