"""Names that no table has: a capital letter, and known skills on both sides or a word of knowing before."""

from collections.abc import Iterator, Sequence

from tools.listening import plain_denials, titles, typos
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.vocabulary import Entry, Mark

# After these of a cue a name follows: "a bit of", "good with", "never used".
_NAMES_FOLLOW = frozenset("of with use using used know knew touched tried love".split())
# What a capital letter may also begin.
_NOT_SKILLS = (
    "day",
    "month",
    "unit",
    "role",
    "trade",
    "field",
    "workplace",
    "other",
    "self",
    "currency",
    "level",
    "feast",
    "season",
    "aim",
    "sponsor",
)
_NAME_WORDS, _NAME_LETTERS = 2, 3


def unknown_names(message: Message, known: Sequence[Mark]) -> Iterator[Mark]:
    """Names no table has: a capital letter, and known skills on both sides or a word of knowing before."""
    capitalised = _capitalised(message)
    if not capitalised:
        return
    taken = {place for mark in known for place in range(mark.first, mark.end)} | {
        place for one in titles.names(message) for place in range(one.first, one.end)
    }
    ends, starts = {mark.end for mark in known}, {mark.first for mark in known}
    names = [place for place in capitalised if place not in taken]
    reached = 0
    for place in names:
        if place < reached:
            continue
        end = place + 1
        while end - place < _NAME_WORDS and end in capitalised and end not in taken:
            end += 1
        if _is_between(message, place, end, ends, starts) or _is_led(message, place) or _is_lacked(message, place, end):
            yield Mark(place, end, "skill", Entry("skill", message.raw(place, end), None))
            ends.add(end)
        reached = end


def _capitalised(message: Message) -> dict[int, None]:
    """Tokens written like a name where a plain word would not be; no day, no country of work, no everyday word."""
    if message.is_shouted or message.text.raw.isupper():
        return {}
    found: dict[int, None] = {}
    sentence_starts = set(message.tokens.sentence_starts)
    for place, (start, end) in enumerate(zip(message.tokens.starts, message.tokens.ends, strict=True)):
        if end - start < _NAME_LETTERS or place in sentence_starts:
            continue
        is_name = message.text.written(start, start + 1).isupper() and not typos.is_everyday(message.words[place])
        if is_name and not any(message.begins_at(kind, place) for kind in _NOT_SKILLS):
            found[place] = None
    return found


def _is_between(message: Message, first: int, end: int, ends: set[int], starts: set[int]) -> bool:
    """ "Excel, Foo and SQL": in a list, a known name on either side."""
    words = message.words
    before = first - 1 in ends and words[first - 1] in (",", "/", "&", "+", "and", "und", "y", "et", "e")
    after = (
        end + 1 in starts
        and words[end : end + 1]
        and words[end] in (",", "/", "&", "+", "and", "or", "und", "y", "et", "e")
    )
    return bool(before and (after or _closes_list(message, first, end, ends)))


def _closes_list(message: Message, first: int, end: int, ends: set[int]) -> bool:
    """ "Tools: MATLAB, Keil, Foo.": the last name of a list that is headed and has two known ones at least."""
    if end < len(message.words) and message.words[end] not in (".", ";", "\n"):
        return False
    start = message.sentence(first)[0]
    return ":" in message.words[start:first] and sum(start < place < first for place in ends) > 1


def _is_lacked(message: Message, first: int, end: int) -> bool:
    """ "SQL daily, LWC not at all": a name in a list that says what is not known."""
    return bool(message.marks.get("skill")) and plain_denials.is_denied_beside(message, first, end)


def _is_led(message: Message, place: int) -> bool:
    """ "a bit of Grasshopper", "never used Procreate"."""
    if message.scope(place) & (Scope.WISHED | Scope.ASKED | Scope.DEMANDED):
        return False
    cue = message.ends_at("level", place)
    return cue is not None and message.words[place - 1] in _NAMES_FOLLOW
