"""A trade told as what somebody's own business is of: "self-employed (tiling)", "own business: catering"."""

from tools.listening.claims import held, is_own
from tools.listening.message import Message
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
        skill = message.begins_at("skill", place + 1)
        is_tool = skill is not None and skill.value.ref is not None
        if end > place + 1 and is_closed and is_own(message, place + 1) and not is_tool:
            return held(message, message.raw(place + 1, end), place + 1, end)
    return None
