"""Time without study: holidays, weeks on call, a month in which nothing goes; told, moved, or taken back.

A stretch of the calendar alone says nothing: "two weeks off in July, so I can study full time" is more time, "I took a
year off" is over, and other people's holidays are theirs. Where it is not clear, nothing is taken off.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.stretches import Stretch, read_stretches
from tools.listening.vocabulary import Mark
from tools.schema import TimeOffFact
from tools.weeks import monday_of

_NEAR = 6  # tokens between a holiday and its days
_LONGEST_HOLIDAY = 92  # days: longer is a sabbatical or a leave, in which many study
_BRIEF = 6  # tokens: "no time then" is of what stands beside it
_WEEKS_A_MONTH = 4
_DENIES = frozenset("not no never 't nicht kein keine keinen pas plus sin sem nao".split())
_PAST = frozenset(
    "took was were went had spent came been took got returned finished ago war waren hatte hatten nahm "
    "estuve fui tuve tome etais avais pris tirei estive fomos".split()
)
_LAST = frozenset("last past letzten letzter not nicht pasado dernier passado".split())
_THEIRS = frozenset(
    "wife husband partner boss manager kids children son daughter school team colleague colleagues office company "
    "everyone he she they his her their frau mann kinder chef schule".split()
)
_OWN = frozenset("i we my our i'm ich wir mein unser yo mi estoy je j' nous mon eu meu".split())
_THEN = frozenset("then those these that during dann entonces alors entao".split())
_NO_LEAD = frozenset("by before after since bis".split())
_JOINS = frozenset("and & , und y et e plus or as well then from in also again".split())
_OFF = frozenset("off frei libre libres".split())
_SIGNS = _OFF | {"away"}
_OFF_LEADS = frozenset("time week weeks fortnight month months it that".split())
_IS = frozenset("'m am be are 're being bin".split())
_OFF_BEHIND = frozenset("from in on over until till for between the next during this work".split())
_LEADS = frozenset("from vom von del du de".split())
_PER = frozenset("a per each every".split())
_CALLED_OFF = re.compile(
    r"\b(?:not|no longer|no more|n't|cancel\w*|called off|fell through|falls through|is off|scrap\w*|forget|drop|"
    r"delete|remove|ignore|after all|never ?mind|nicht|kein\w*|abgesagt|fallt aus|doch|ya no|cancelad\w+|cancele|"
    r"annul\w+|plus de|cancelei)\b|'t\b"
)
_WITHDRAWS = re.compile(r"\b(?:time off|days? off|weeks? off|break|pause)\b")
_AFTER_ALL = re.compile(r"\b(?:after all|doch|finalement|al final|now)\b")
_MOVES = re.compile(
    r"\b(?:actually|instead|moved|changed|sorry|rather|correction|it's now|is now|are now|not|eigentlich)\b"
)
_FIGURES = {
    **dict.fromkeys("other second 2nd two zweite zweiten zwei dos deux duas 2".split(), 2),
    **dict.fromkeys("third 3rd three dritte dritten drei tres trois 3".split(), 3),
    **dict.fromkeys("fourth 4th four vierte vierten vier cuatro quatre quatro 4".split(), 4),
    **dict.fromkeys("fifth 5th five funfte funften funf cinco cinq 5".split(), 5),
    **dict.fromkeys("sixth 6th six sechste sechsten sechs seis six 6".split(), 6),
    **dict.fromkeys("eighth 8th eight achte achten acht ocho huit oito 8".split(), 8),
}
_FIGURE = "|".join(sorted(_FIGURES, key=len, reverse=True))
_AGAIN = re.compile(
    rf"\b(?:(?:once )?every (?P<a>{_FIGURE}) weeks?|(?:one|1|a) weeks? (?:in|out of|in every|out of every|every) "
    rf"(?P<b>{_FIGURE})(?: weeks)?|(?:one|1) (?:in|out of) (?P<c>{_FIGURE}) weeks|(?:jede|alle|jeder) (?P<d>{_FIGURE}) "
    rf"wochen?|(?:a )?cada (?P<e>{_FIGURE}) semanas|una semana de cada (?P<f>{_FIGURE})|toutes les (?P<g>{_FIGURE}) "
    rf"semaines|une semaine sur (?P<h>{_FIGURE})|(?P<month>(?:one|1|a) week (?:a|per|each|every|in the) month))\b"
)
_STARTS_AGAIN = frozenset("from starting beginning since commencing next ab seit desde of on".split())


def read_time_off(message: Message) -> list[TimeOffFact]:
    """Days and weeks off that a message tells, and those it takes back; their words are figures of nothing else."""
    if message.is_cv:
        return []
    if not _may_tell(message):
        return _taken_back(message)
    sentences = list(_sentences(message))
    told: dict[tuple[date, date | None, int | None], TimeOffFact] = {}
    for at, (first, end) in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else (end, end)
        for fact in [*_again(message, first, end, following), *_stretches(message, first, end, following)]:
            told[fact.start, fact.end, fact.every_weeks] = fact
    facts = list(told.values())
    return [*_replaced(message, facts), *facts] if facts else _taken_back(message)


def _may_tell(message: Message) -> bool:
    """Whether any word speaks of time off; most messages name no such thing, and their days need no reading."""
    is_named = any(message.marks.get(kind) for kind in ("no_study", "away", "on_call"))
    return is_named or not _SIGNS.isdisjoint(message.words)


def _sentences(message: Message) -> Iterator[tuple[int, int]]:
    """Sentences; a full stop behind a figure ("vom 10. bis 24. August") ends none."""
    start = 0
    for first, end in message.tokens.sentences:
        is_open = end - 2 >= first and message.words[end - 1] == "." and message.words[end - 2].isdigit()
        if is_open and end < len(message.words) and message.words[end] != "\n":
            continue
        yield start, end
        start = end


# --- Stretches --------------------------------------------------------------------------------------------------------


def _stretches(message: Message, first: int, end: int, following: tuple[int, int]) -> Iterator[TimeOffFact]:
    reached = None
    for one in read_stretches(message):
        if not first <= one.first < end or message.is_unreal(one.first) or message.is_unreal(one.end - 1):
            continue
        if _LAST & set(message.words[max(0, one.first - 1) : one.first]):  # "last August", "not 10 to 24 August"
            continue
        is_joined = reached is not None and set(message.words[reached : one.first]) <= _JOINS
        denied = _no_study(message, one, first, end, following)
        holiday = None if denied else _holiday(message, one, first, end)
        if not denied and not is_joined and (holiday is None or _is_more_time(message, one, first, end, following)):
            continue
        if denied and denied.value == "start" and not one.led:  # "I can only start in March"
            one = _until_then(message, one)
        if one.last < message.today or one.days < 1:
            continue
        reached = one.end
        is_assumed = one.is_assumed or _is_vague(message, one, denied, holiday)
        _hide(message, one.first, one.end)
        yield _fact(message, one, *_words_of(message, one, denied or holiday), is_assumed=is_assumed)


def _until_then(message: Message, one: Stretch) -> Stretch:
    last = one.start - timedelta(days=1)
    return one._replace(start=min(message.today, last), last=last)


def _no_study(message: Message, one: Stretch, first: int, end: int, following: tuple[int, int]) -> Mark | None:
    """The words that say that nothing is learned in a stretch: beside it, or behind it with a word for it."""
    if one.led == "before" and not message.between("no_study", first, one.first):
        return None
    for mark in (*message.between("no_study", first, end), *message.between("no_study", *following)):
        start, stop = message.clause(mark.first)
        if message.is_unreal(mark.first) or _PAST & set(message.words[start : mark.first]):
            continue
        if _is_of_another(message, mark, one):
            continue
        is_same = start <= one.first < stop or (mark.first < one.end and one.first - mark.end <= 1)
        is_near = one.first - mark.end <= _NEAR or mark.first >= one.first
        clause = message.words[start:stop]
        refers = bool(_THEN & set(clause)) or (stop - start <= _BRIEF and mark.first < end)
        is_behind = mark.first >= one.end and mark.first - one.end <= 3 * _NEAR
        if (is_same and is_near and not _is_led_by_goal(message, one)) or (is_behind and refers):
            return mark
    return None


def _is_led_by_goal(message: Message, one: Stretch) -> bool:
    """ "No time for maths, done by June"."""
    return not one.led and bool(_NO_LEAD & set(message.words[max(0, one.first - 2) : one.first]))


def _holiday(message: Message, one: Stretch, first: int, end: int) -> Mark | None:
    """The holiday, trip or duty that a stretch is of."""
    if one.led == "before" or (not one.is_ranged and _is_led_by_goal(message, one)):
        return None
    is_long = one.days > _LONGEST_HOLIDAY
    for mark in [*_offs(message, one), *message.between("away", first, end), *message.between("on_call", first, end)]:
        is_near = max(one.first - mark.end, mark.first - one.end) <= _NEAR
        if is_near and not is_long and _is_own(message, mark, one) and not _is_of_another(message, mark, one):
            return mark
    return None


def _is_of_another(message: Message, mark: Mark, one: Stretch) -> bool:
    """ "June 2029, and I'm away in August": the trip is of the days in its own clause, not of those before."""
    start, stop = message.clause(mark.first)
    own = [other for other in read_stretches(message) if start <= other.first < stop]
    return bool(own) and not start <= one.first < stop and one.end <= start


def _is_own(message: Message, mark: Mark, one: Stretch) -> bool:
    """Told of the person, of now or later, and not denied."""
    start = message.clause(mark.first)[0]
    before = message.words[max(start, mark.first - 4) : mark.first]
    whole = message.words[start : max(mark.first, one.first)]
    if message.scope(mark.first) & (Scope.OTHERS | Scope.SUPPOSED | Scope.ASKED | Scope.DEMANDED):
        return False
    if (_DENIES & set(before[-3:])) or (not one.is_ranged and _NO_LEAD & set(before[-2:])):
        return False
    return not _PAST & set(whole) and (not _THEIRS & set(whole) or bool(_OWN & set(before)))


def _offs(message: Message, one: Stretch) -> list[Mark]:
    """ "August off", "two weeks off in July", "I'm off from 10 August": not "laid off", not "two days off a week"."""
    found = []
    for place in range(max(0, one.first - _NEAR), min(len(message.words), one.end + 3)):
        if message.words[place] == "away" and 0 <= one.first - place - 1 <= 1:
            found.append(Mark(place, place + 1, "away", ""))
        if not place or message.words[place] not in _OFF:
            continue
        before, behind = message.words[place - 1], message.words[place + 1 : place + 2]
        ends = place == one.end or any(quantity.end in (place, place + 1) for quantity in message.quantities)
        is_state = before in _IS and bool(_OFF_BEHIND & set(behind))
        if (ends or before in _OFF_LEADS or is_state) and not _PER & set(behind):
            found.append(Mark(place, place + 1, "away", "off"))
    return found


def _is_more_time(message: Message, one: Stretch, first: int, end: int, following: tuple[int, int]) -> bool:
    """ "So I can study full time": days off work that are there to learn."""
    for mark in message.between("study_more", first, end):
        if mark.value != "behind" or mark.first >= one.first:
            return True
    behind = message.words[following[0] : following[1]]
    if (_THEN & set(behind) or behind[:1] == ["so"]) and message.between("study_more", *following):
        return True
    hours = [found for found in message.near(one.end, end) if found.unit in ("hour", "minute")]
    return bool(hours) and bool(_THEN & set(message.words[one.end : end]))


def _is_vague(message: Message, one: Stretch, denied: Mark | None, holiday: Mark | None) -> bool:
    """ "On holiday in August" is rarely all of it; "August off" and "nothing in August" are."""
    if denied is not None or holiday is None or holiday.value == "off":
        return False
    return not one.is_ranged and not one.led and one.days >= 28


# --- Weeks that come again --------------------------------------------------------------------------------------------


def _again(message: Message, first: int, end: int, following: tuple[int, int]) -> Iterator[TimeOffFact]:
    if "again" not in message.memo:
        message.memo["again"] = list(_AGAIN.finditer(message.text.low))
    for match in message.memo["again"]:
        place, stop = message.tokens.at(match.start()), message.tokens.at(match.end() - 1) + 1
        if not first <= place < end or message.is_unreal(place):
            continue
        one = Stretch(place, stop, message.today, message.today, is_ranged=True)
        denied = _no_study(message, one, first, end, following)
        holiday = _holiday(message, one, *message.sentence(place))
        if not denied and (holiday is None or _is_more_time(message, one, first, end, following)):
            continue
        figure = next((match[name] for name in "abcdefgh" if match[name]), "")
        every = _FIGURES.get(figure, _WEEKS_A_MONTH)
        begins = _begins(message, stop, end)
        start = begins or monday_of(message.today) + timedelta(weeks=every)
        _hide(message, place, stop)
        words, quote = _words_of(message, one, denied or holiday)
        yield TimeOffFact(
            label=words,
            start=monday_of(start),
            every_weeks=every,
            is_assumed=begins is None,
            quote=quote,
            turn=message.turn,
            channel=message.channel,
            confidence=0.8,
        )


def _begins(message: Message, first: int, end: int) -> date | None:
    """ "From 7 September", "starting next week": the first of weeks that come again."""
    for one in read_stretches(message):
        before = message.words[max(first, one.first - 3) : one.first + 1]
        if first <= one.first < end and one.starts_there and _STARTS_AGAIN & set(before):
            _hide(message, one.first, one.end)
            return one.starts_there
    return None


# --- What a fact takes the place of -----------------------------------------------------------------------------------


def _replaced(message: Message, facts: Sequence[TimeOffFact]) -> list[TimeOffFact]:
    """Known time off that gives way: the days overlap, only the month was known, or the words put it right."""
    known = [one for one in message.profile.time_off if all(_days(one) != _days(new) for new in facts)]
    moves = bool(_MOVES.search(message.text.low)) and len([one for one in known if one.every_weeks is None]) == 1
    return [
        _back(message, one, facts[0].quote) for one in known if any(_gives_way(one, new, moves=moves) for new in facts)
    ]


def _days(one: TimeOffFact) -> tuple[date, date | None, int | None]:
    return one.start, one.end, one.every_weeks


def _gives_way(known: TimeOffFact, new: TimeOffFact, *, moves: bool) -> bool:
    if known.every_weeks or new.every_weeks:
        return bool(known.every_weeks and new.every_weeks)
    assert known.end
    assert new.end
    overlaps = known.start <= new.end and new.start <= known.end
    same_month = (known.start.year, known.start.month) == (new.start.year, new.start.month)
    return overlaps or moves or (known.is_assumed and same_month)


def _taken_back(message: Message) -> list[TimeOffFact]:
    """ "Actually I'm not on holiday", "the trip is cancelled", "I can study in August after all"."""
    known = [one for one in message.profile.time_off if not one.withdrawn]
    low = message.text.low
    if not known or not _CALLED_OFF.search(low) or "?" in message.words:
        return []
    if message.marks.get("on_call"):
        known = [one for one in known if one.every_weeks] or known
    elif message.marks.get("away"):
        known = [one for one in known if one.every_weeks is None]
    elif not _WITHDRAWS.search(low) and not (message.marks.get("study_more") and _AFTER_ALL.search(low)):
        return []
    named = read_stretches(message)
    if named:
        known = [one for one in known if any(_touches(one, stretch) for stretch in named)]
    for stretch in named if known else ():
        _hide(message, stretch.first, stretch.end)
    return [_back(message, one, message.whole) for one in known[-1:]]


def _touches(known: TimeOffFact, one: Stretch) -> bool:
    return known.start <= one.last and (known.end is None or one.start <= known.end)


def _back(message: Message, known: TimeOffFact, quote: str) -> TimeOffFact:
    update = {"withdrawn": True, "quote": quote, "turn": message.turn, "channel": message.channel}
    return known.model_copy(update=update)


# --- Words ------------------------------------------------------------------------------------------------------------


def _fact(message: Message, one: Stretch, label: str, quote: str, *, is_assumed: bool) -> TimeOffFact:
    return TimeOffFact(
        label=label,
        start=one.start,
        end=one.last,
        is_assumed=is_assumed,
        quote=quote,
        turn=message.turn,
        channel=message.channel,
        confidence=0.7 if is_assumed else 0.9,
    )


def _words_of(message: Message, one: Stretch, cue: Mark | None) -> tuple[str, str]:
    """The words for a week of the plan, those of its own clause, and the quote, which holds the reason, too."""
    first, end = one.first, one.end
    start, stop = message.clause(first)
    if cue is not None:
        first, end = min(first, cue.first), max(end, cue.end)
    if first and message.words[first - 1] in _LEADS:
        first -= 1
    is_one = start <= first and end <= stop
    quote = message.said(first, end)
    return quote if is_one or one.first < start else message.said(one.first, one.end), quote


def _hide(message: Message, first: int, end: int) -> None:
    """Its figures are neither a deadline nor hours."""
    for place in range(first, end):
        message.scopes[place] |= Scope.OFF
