"""Trades that no table knows, told by how the word ends: "I'm a taxidermist", "Retired piano tuner, 41 years"."""

from tools.listening import titles, typos
from tools.listening.claims import held, is_own
from tools.listening.corrections import is_rejected
from tools.listening.message import Message
from tools.listening.span_meaning import meaning_of
from tools.listening.text import fold
from tools.listening.title_leads import is_ahead, is_imagined, is_of_goal, is_untaken
from tools.listening.trades_in_brackets import read_own_business
from tools.schema import RoleFact

_BEFORE_TRADE = frozenset("a an the my our un une una uma um ein eine el la le o os as der die das dem den :".split())


def read_unknown_trade(message: Message) -> RoleFact | None:
    """ "I'm a taxidermist": behind "I am" an ending is enough."""
    for mark in message.marks.get("am", ()):
        is_unreal = is_imagined(message, mark) or is_of_goal(message, mark, message.sentence(mark.first)[0])
        if not is_own(message, mark.first) or is_unreal or is_ahead(message, mark) or is_untaken(message, mark):
            continue
        named = titles.agent_after(message, mark.end) or _rare_at_work(message, mark.end)
        if (
            named
            and (message.words[mark.end - 1] in _BEFORE_TRADE or _has_years(message, named.end))
            and not is_rejected(message, named)
            and fold(named.label) not in titles.vague_words()
            and not any(word in _NOT_NAMED for word in message.words[named.first : named.end])
        ):
            return held(message, named.label, mark.first, named.end)
    return None


def _rare_at_work(message: Message, place: int) -> titles.Named | None:
    """ "I'm a registrar at a museum": a rare word, and a place of work behind it."""
    behind = message.words[place + 1 : place + 2]
    is_at_work = behind in (["at"], ["for"], ["in"]) and message.has("workplace", place + 2, place + 5)
    if not is_at_work or not _is_rare(message, message.words[place]) or not titles.belongs(message, place):
        return None
    return titles.Named(place, place, place + 1, message.quote(place, place + 1), None)


def read_fragment(message: Message) -> RoleFact | None:
    """ "Taxidermist. The contract ran out", "Geodesist, 12 years": written as trades are, or told with years."""
    if message.profile.origin_role is not None:
        return None
    if own := read_own_business(message):
        return own
    for first, end in message.tokens.sentences:
        while first < end and (message.words[first] in _HELLO or (not message.words[first][0].isalnum())):
            first += 1
        stop = first
        while stop < end and not _is_of_else(message, stop):
            stop += 1
        if not 0 < stop - first <= _TITLE_WORDS or not is_own(message, first) or message.ends_at("skill", stop):
            continue
        head = message.words[stop - 1]
        ends_as_trade, is_rare = titles.is_trade(head), _is_rare(message, head)
        is_first = first <= _FIRST_PLACES and message.words[stop : stop + 1] in _CLOSES
        if (ends_as_trade and is_rare and is_first) or (
            (ends_as_trade or (is_rare and _tells_more(message))) and _has_years(message, stop)
        ):
            return held(message, message.quote(first, stop), first, stop)
    return None


def _tells_more(message: Message) -> bool:
    """Is it a line of figures: "bizdev, 8yrs, 5 h/week"? "Lisbon, 4 years" alone is a place."""
    return any(one.unit in ("hour", "minute") or one.is_money for one in message.quantities)


def _is_rare(message: Message, word: str) -> bool:
    """A long word of English that is none of everyday: no "life", no "sure"."""
    return len(word) >= _RARE_LETTERS and not typos.is_everyday(word) and not message.languages


_RARE_LETTERS = 5


def _is_of_else(message: Message, place: int) -> bool:
    if message.words[place] == "'s":
        return False
    kinds = ("self", "number", "target", "level", "other", "acts", "verb")
    return not titles.belongs(message, place) or any(message.begins_at(kind, place) for kind in kinds)


def _has_years(message: Message, place: int) -> bool:
    """Years of experience right behind: ", 8 yrs", "(11 years)", "for nine years"."""
    near = [one for one in message.near(place, place + 3) if one.unit == "year"]
    return any(meaning_of(message, one)[0] == "experience" for one in near)


_CLOSES = ([","], ["."], [";"], ["\n"], ["("], ["-"], ["at"], ["@"], ["since"])
_FIRST_PLACES = 2
_HELLO = frozenset("hi hello hey a an ex former retired".split())
_TITLE_WORDS = 4
_NOT_NAMED = frozenset(
    "bit little lot fan complete total absolute huge big quick fast slow native morning night".split()
)
