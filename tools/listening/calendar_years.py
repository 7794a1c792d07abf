"""Which year a month or a season is of: the next one that comes, one in two figures, or the one after that."""

import re
from datetime import date, timedelta

from tools.listening.message import Message

SHORT_YEAR = re.compile(r"2[6-9]|3\d")
_ORDINALS = frozenset("st nd rd th .".split())
_TOO_SOON = timedelta(days=75)  # nobody crosses over in two months and a half
_YEARS_AHEAD = 3
_AFTER_NEXT = (["after", "next"], ["after", "this", "one"], ["after", "the", "next"], ["after", "that"])


def full_year(written: str) -> int:
    """The year of "2027" and of "27"."""
    return int(written) if len(written) == 4 else 2000 + int(written)


def is_next_of_year(message: Message, month: int, place: int) -> bool:
    """ "By next December", said in November: the one of the year that comes."""
    is_named = message.begins_at("month", place) is not None and message.ends_at("next", place) is not None
    return is_named and month - message.today.month == 1


def year_before(message: Message, place: int) -> int | None:
    """ "By summer 2028, so spring at the latest": the year that was told with the day before it."""
    if not _SO_EARLY & set(message.words[max(0, place - 2) : place]):
        return None
    years = [word for word in message.words[max(0, place - _YEAR_REACH) : place] if re.fullmatch(r"20[2-4]\d", word)]
    return int(years[-1]) if years and int(years[-1]) > message.today.year else None


_SO_EARLY, _YEAR_REACH = frozenset("so better rather say ideally already".split()), 6


def next_year_of(today: date, month: int, day: int = 0) -> int:
    """The next year in which a month or a day comes."""
    passed = month < today.month or (month == today.month and (not day or day <= today.day))
    return today.year + (1 if passed else 0)


def short_year_behind(message: Message, month: int, place: int) -> int | None:
    """ "By dec 27": the year, where the day would be upon us; no day that is written as one, "the 27th"."""
    written = message.words[place]
    if SHORT_YEAR.fullmatch(written) is None or not _ORDINALS.isdisjoint(message.words[place + 1 : place + 2]):
        return None
    year, day = full_year(written), int(written)
    if not message.today.year < year <= message.today.year + _YEARS_AHEAD:
        return None
    as_day = date(next_year_of(message.today, month, day), month, day)
    return year if as_day - message.today < _TOO_SOON else None


def after_next(message: Message, place: int) -> int | None:
    """ "March the year after next", "in June of the year after": where such words end; None where they do not stand."""
    said = _YEAR_AFTER.match(message.tokens.text(place, min(len(message.words), place + _YEAR_AFTER_WORDS)))
    return place + len(said.group().split()) if said else None


_YEAR_AFTER, _YEAR_AFTER_WORDS = re.compile(r"(?:(?:of|in) )?the year after(?: next| that)?\b"), 5


_NOT_THIS = re.compile(
    r"^[\s,.;]*(?:but )?not (?:this|the next|the coming|next)(?: one| year)?[\s,.;]+(?:but )?the"
    r" (?:one after|next(?: one)?|following(?: one)?|year after|second)\b"
)


def is_later_one(message: Message, end: int) -> bool:
    """ "January. Not this one, the one after": what is said behind a month puts it off by a year."""
    return _NOT_THIS.match(message.tokens.text(end, min(len(message.words), end + 14))) is not None


def year_after_known(message: Message, end: int, month: int) -> int | None:
    """ "By December? The summer after is fine": the first such month behind the date that is known."""
    known = message.profile.deadline
    if known is None or known.on is None or message.words[end : end + 1] != ["after"]:
        return None
    behind = message.words[end + 1] if end + 1 < len(message.words) else "."
    if behind[0].isalnum() and behind not in _IS_FINE:
        return None
    return known.on.year + (month <= known.on.month)


_IS_FINE = frozenset("is will would works then 's suits would'd too maybe please".split())


def years_more(message: Message, end: int) -> int:
    """ "The summer after next": one more than the next; and how the words behind a season say so."""
    return int(any(message.words[end : end + len(words)] == words for words in _AFTER_NEXT))
