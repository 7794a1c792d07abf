"""Trades that no table knows, told by how the word ends: "I'm a taxidermist", "Retired piano tuner, 41 years"."""

from tools.listening import titles, typos
from tools.listening.claims import held, is_own, is_rejected
from tools.listening.message import Message
from tools.listening.text import fold
from tools.listening.title_leads import is_of_goal
from tools.schema import RoleFact

_BEFORE_TRADE = frozenset("a an the my our un une una uma um ein eine el la le o os as der die das dem den".split())


def read_unknown_trade(message: Message) -> RoleFact | None:
    """ "I'm a taxidermist": behind "I am" an ending is enough."""
    for mark in message.marks.get("am", ()):
        if not is_own(message, mark.first) or message.words[mark.end - 1] not in _BEFORE_TRADE:
            continue
        if is_of_goal(message, mark, message.sentence(mark.first)[0]):
            continue
        named = titles.agent_after(message, mark.end)
        if (
            named
            and not is_rejected(message, named)
            and fold(named.label) not in titles.vague_words()
            and not any(word in _NOT_NAMED for word in message.words[named.first : named.end])
        ):
            return held(message, named.label, mark.first, named.end)
    return None


def read_fragment(message: Message) -> RoleFact | None:
    """ "Taxidermist. The contract ran out", "Retired piano tuner, 41 years": all that some ever say."""
    if message.profile.origin_role is not None or not message.tokens.clauses:
        return None
    first, end = message.tokens.clauses[0]
    words = message.words[first:end]
    while words and words[0] in _HELLO:
        words, first = words[1:], first + 1
    if not 0 < len(words) <= _TITLE_WORDS or not all(word.isalpha() for word in words) or not is_own(message, first):
        return None
    closed = end < len(message.words) and message.words[end] in (",", ".", ";", "\n", "(", "-")
    if not closed or not titles.is_trade(words[-1]) or typos.is_everyday(words[-1]):
        return None
    return held(message, message.quote(first, end), first, end)


_HELLO = frozenset("hi hello hey a an ex former retired".split())
_TITLE_WORDS = 3
_NOT_NAMED = frozenset(
    "bit little lot fan complete total absolute huge big quick fast slow native morning night".split()
)
