"""A job put in the place of the one that was noted: "bus driver, not taxi", "it's sales manager, no engineer"."""

from collections.abc import Iterator, Sequence

from tools.listening.message import Message
from tools.listening.text import fold

_TITLE_WORDS, _DENIED_WORDS = 3, 4
_LONG = 5  # letters
_DENIES = frozenset("not no nicht kein keine pas nao".split())
_LEADS = frozenset(
    "and but it 's is that im i 'm am a an the no nope sorry wait oh ah well actually by way btw rather make ich bin "
    "ein eine es ist soy un una je suis une sou um uma , - : und y et e".split()
)
_TRAILS = frozenset("please pls sorry at all though or so one , ) bitte perdon :".split())
_ARTICLES = frozenset("a an the any ein eine un una une um uma".split())


def instead_of_held(message: Message) -> str | None:
    """ "Cabinet maker, not carpenter": the words of the new job, before the one that was noted is denied."""
    held = message.profile.origin_role
    if held is None or _DENIES.isdisjoint(message.words):
        return None
    label = fold(held.label).split()
    found = (job for first, end in message.tokens.sentences for job in _before_denials(message, first, end, label))
    return next(found, None)


def _before_denials(message: Message, first: int, end: int, label: Sequence[str]) -> Iterator[str]:
    for denial in (at for at in range(first + 1, end) if message.words[at] in _DENIES):
        stop = denial - (message.words[denial - 1] in (",", "("))
        while stop > first + 1 and message.words[stop - 1] in _LEADS | _TRAILS:
            stop -= 1  # "roofer actually, not plumber"
        start = _opening(message, first, stop)
        denied = _denied_words(message, denial, end)
        said = message.words[start:stop]
        is_plain = 0 < len(said) <= _TITLE_WORDS and all(word.isalpha() for word in said)
        if is_plain and _is_of_job(said, denied, label) and not message.is_unreal(start):
            yield _whole(message.quote(start, stop), said, denied, label)


def _opening(message: Message, first: int, stop: int) -> int:
    """Where the words begin that open a sentence or a clause, small words left out."""
    start = max(first, message.clause(max(first, stop - 1))[0])
    while start < stop - 1 and message.words[start] in _LEADS:
        start += 1
    return start


def _denied_words(message: Message, denial: int, end: int) -> list[str]:
    behind = message.words[denial + 1 : min(end, message.clause(denial)[1])]
    while behind and behind[-1] in _TRAILS:
        behind = behind[:-1]
    behind = behind[1:] if behind[:1] and behind[0] in _ARTICLES else behind
    return behind[: _DENIED_WORDS + 1]


def _is_of_job(said: Sequence[str], denied: Sequence[str], label: Sequence[str]) -> bool:
    """Is the job that is on record denied, in full or by the word that is wrong in it?"""
    if not denied or len(denied) > _DENIED_WORDS or list(said) == list(label):
        return False
    is_named = list(denied) == list(label) or list(denied[-len(label) :]) == list(label)
    if len(said) == len(label) == 1 and said[0].endswith(label[0]) and len(label[0]) >= _LONG:
        return True  # "physiotherapist, not psycho"
    is_part = len(label) > 1 and len(denied) == 1 and denied[0] in (label[0], label[-1])
    return is_named or is_part


def _whole(words: str, said: Sequence[str], denied: Sequence[str], label: Sequence[str]) -> str:
    """ "Truck, not taxi driver": the head that both share is said once."""
    is_head_behind = len(denied) > len(said) and denied[-1] == label[-1] and said[-1] != label[-1] and len(label) > 1
    return f"{words} {label[-1]}" if is_head_behind and len(said) < len(label) else words
