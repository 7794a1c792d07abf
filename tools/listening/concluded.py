"""What a reply comes down to: "I paid 400 for a course that I never finished, so... 0", "two kids, so say 4"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope

_COMES_TO = re.compile(
    r"(?:^|[\s,.;-])(?:so|hence|therefore|in short|all in all|bottom line|unterm strich|also|asi que|entonces|donc"
    r"|entao)(?:[\s.,:-]|\b(?:i'd say|i guess|i think|it's|that's|thats|that is|that makes|makes|make it|let's say"
    r"|lets say|say|maybe|about|around|roughly|probably|realistically|what|really|just|only|put|plan with|call it|then"
    r"|yeah|well|hm+|a|the)\b)*$"
)
_LEAD_CHARS = 60


def concluded(message: Message) -> Quantity | None:
    """The bare figure that ends a message behind "so"; None where nothing is summed up, or where it stands alone."""
    if len(message.quantities) < 2:
        return None
    last = message.quantities[-1]
    is_bare = not last.unit and last.out_of is None and not last.worded
    is_bare = is_bare and not message.is_spoken_for(last)
    is_meant = message.scope(last.first) == Scope.ASKED or not message.is_unreal(last.first)  # "so what, 2 and a half?"
    if not is_bare or any(word[0].isalnum() for word in message.words[last.end :]) or not is_meant:
        return None
    at = message.tokens.starts[last.first]
    return last if _COMES_TO.search(message.text.low[max(0, at - _LEAD_CHARS) : at]) else None
