"""Days that stand alone in a list of figures: "6h/wk, $500, June 2027" tells by when without a word for it."""

from tools.listening.message import Message

_MIN_CLAUSES, _REACH = 3, 3
_PARTS = frozenset("end of mid early late by until till the in".split())
_NO_DEADLINE = frozenset("since from graduated graduating born started start starting begin".split())


def is_listed(message: Message, first: int, end: int) -> bool:
    """Is the day all of its clause, among clauses of which one is of hours?"""
    start, stop = message.clause(first)
    opening, closing = message.sentence(first)
    if stop != end or not _PARTS.issuperset(message.words[start:first]):
        return False
    clauses = [one for one in message.tokens.clauses if opening - _FAR <= one[0] < closing + _FAR]
    before = set(message.words[max(0, start - _REACH) : start])
    if len(clauses) < _MIN_CLAUSES or before & _NO_DEADLINE or any(message.has("event", *one) for one in clauses):
        return False
    return any(one.unit == "hour" for one in message.near(opening - _FAR, closing + _FAR))


_FAR = 20  # tokens: in a list of short sentences
