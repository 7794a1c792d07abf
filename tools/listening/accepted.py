"""A what-if that is taken up in the same breath: "could we, if I find 9 hours? I can", "with 10 hours? Do that"."""

import re

from tools.listening import changes
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.schema import Fact, Problem

_TAKES_UP = re.compile(
    r"\W*(?:(?:and|because|cause|since|which|well|ok|okay|yes|yeah|then|so|i think|actually|in fact|good news),? )*"
    r"(?:(?:i|we)(?: can| could| will| would|'d|'ll)(?: do (?:that|it|so)| manage(?: that| it)?"
    r"| find (?:them|that|it))?"
    r"(?= *(?:[,.!]|$))"
    r"|let'?s do (?:that|it|so)|lets do (?:that|it|so)|do (?:that|it) then|do that\b|then do (?:that|it)|deal\b"
    r"|(?:let's |lets |i'll |i )?(?:go with|take|take up|do) that\b|that (?:works|is possible|would work) for me"
    r"|(?:it|that)(?:'s| is) (?:possible|doable) for me|das geht|das schaffe ich|mach das|puedo|je peux|posso)"
)
_SUPPOSED = Scope.SUPPOSED | Scope.ASKED | Scope.WISHED


def read_accepted(message: Message) -> list[Fact | Problem]:
    """The amount that is put as a case, where the next sentence takes it up."""
    if "?" not in message.words:
        return []
    at = message.words.index("?") + 1
    if at >= len(message.words) or _TAKES_UP.match(message.tokens.text(at, len(message.words))) is None:
        return []
    first = message.sentence(at - 1)[0]
    supposed = [one for one in message.near(first, at) if one.unit in ("hour", "minute")]
    if len(supposed) != 1 or message.scope(supposed[0].first) & ~_SUPPOSED or not message.is_unreal(supposed[0].first):
        return []
    return changes.as_field(message, "weekly_hours", supposed[0])
