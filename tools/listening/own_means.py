"""What somebody has is told by a question, too: "can I get there with 5 hours a week?", "is 400 euros enough?"."""

import re

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope

# "With 6 hours a week", "w/ 500 euros", "on 5 hours a week", "and about 400 dollars".
_WITH = re.compile(r"\b(?:with|w/?|on|having|using|mit|con|avec|com)(?: just| only| about| around| my| some| nur)*$")
_AND = re.compile(r"\b(?:with|w/?|on|having|mit|con|avec|com)\b.*\b(?:and|und|y|et|e)(?: just| only| about| around)*$")
# "Is 5 hours a week enough to become one?"; "is it enough?" alone asks in general.
_ENOUGH = re.compile(
    r"[^?]{0,40}\b(?:enough|realistic|sufficient|feasible|doable|possible|too little|too few|reicht|genug|suffisant"
    r"|assez|suficiente|basta|alcanza)\b(?= (?:to \w+|for (?:me|someone like me)|um |pour |para ))"
)
_IS_ENOUGH = re.compile(r"[^?]{0,20}\b(?:enough|realistic|sufficient|feasible|doable|possible)\b")
_ASKER = re.compile(r"\basking for (?:myself|me)\b|\bfor myself\b")
_OPENS = re.compile(
    r"\W*(?:and |so |but |hi |hey |ok )*(?:is|are|would|will|reichen|sind|basta\w*|es|est)(?: my| the| just| only)*$"
)
_ME = frozenset("i me my myself mir ich mich je moi me mi yo eu".split())
# "What is possible", "how far would one get": asked of nobody else, and so of oneself.
_REACHED = re.compile(r"\b(?:possible|realistic|feasible|doable|far|get there|can be done|reach|manage)\b")
# "Lots of time (30h a week?)": a guess of one's own, and nothing that is said against it.
_GUESSED = re.compile(r"\W*(?:(?:maybe|like|about|say|around|roughly|perhaps|so|or|and|with|~|i guess|ca)\W*)*")
_LEFT_OPEN = re.compile(
    r"(?: (?:a|per|each|every) \w+|/\w+| weekly| hours?| hrs?| h)?\s*\?"
    r"(?!\W*(?:no|never|nope|not|impossible|haha|lol|you)\b)"
)
_ADVICE = re.compile(
    r"\b(?:should i|(?:do|will|would) i (?:really |even )?(?:need|have to)|must i|does it (?:take|need)|people|they"
    r"|others?|you|refund|live|get by|survive)\b"
)
# "Which one can I get with 50 dollars off?", "what can I build with 2 hours left today?"
_OF_ELSE = re.compile(r" ?(?:off|discount|rebate|less|voucher|left|today|tonight|now)\b")


def is_own_means(message: Message, found: Quantity) -> bool:
    """Asked whether it is enough, and so told as what there is; a what-if of what is known already is not."""
    if message.scope(found.first) & ~(Scope.ASKED | Scope.WISHED) or found.signed:
        return False
    first, end = message.sentence(found.first)
    first = next((at + 1 for at in range(found.first - 1, first, -1) if message.words[at] == ":"), first)
    lead, behind = message.tokens.text(first, found.first), message.tokens.text(found.end, end)
    is_of_once = found.unit == "minute" and not found.per  # "what can I do with 20 minutes?"
    if is_of_once or _ADVICE.search(lead) or _OF_ELSE.match(behind):
        return False
    if _OPENS.fullmatch(lead) and (
        _ENOUGH.match(behind) or (_IS_ENOUGH.match(behind) and _ASKER.search(message.text.low))
    ):
        return True
    if _GUESSED.fullmatch(message.tokens.text(message.clause(found.first)[0], found.first)) and _LEFT_OPEN.match(
        behind
    ):
        return True
    is_mine = bool(_ME & set(message.words[first:end])) or _REACHED.search(lead) is not None
    return is_mine and (_WITH.search(lead) is not None or _AND.search(lead) is not None)
