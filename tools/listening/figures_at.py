"""Where a figure of a reply stands: alone in its clause, at its end, beside what it counts, or denied."""

import re
from collections.abc import Collection, Sequence

from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope

_SHORT_WORD = 3
_NO_THINGS = frozenset(
    "tops plus always sometimes less sounds feels works depends unless perhaps seems looks fits".split()
)

_PEOPLE = frozenset("people children men women staff folks".split())


def is_counted(message: Message, one: Quantity) -> bool:
    """ "We have two kids" counts children; nothing that was asked for."""
    behind = message.words[one.end] if one.end < len(message.words) else ""
    things = behind.isalpha() and behind.endswith("s") and len(behind) > _SHORT_WORD and behind not in _NO_THINGS
    things = things or behind in _PEOPLE
    inside = any(mark.first <= one.first < mark.end for mark in message.marks.get("constraint", ()))
    return not one.unit and one.out_of is None and (things or inside)


def is_denied(message: Message, one: Quantity) -> bool:
    """ "It's 3 years, not 5"."""
    return not one.unit and message.words[max(0, one.first - 1) : one.first] in (["not"], ["no"], ["nicht"], ["nao"])


def is_meant(message: Message, one: Quantity, *, is_short: bool) -> bool:
    """Whether a figure may answer; with a question mark it is a doubtful answer: "I'm 45, so... twenty-five?"."""
    if is_out_of_reach(message, one):
        return False
    scope = message.scope(one.first)
    is_doubtful = scope == Scope.ASKED and stands_alone(message, one)
    return not message.is_unreal(one.first) or is_doubtful or (is_short and not scope & Scope.OTHERS)


def is_out_of_reach(message: Message, one: Quantity) -> bool:
    """ "I don't have 20 hours", "I can't spend 500", "15 hours is too much", "the 500 was a mistake": not so many."""
    start, end = message.clause(one.first)
    lead, behind = message.tokens.text(start, one.first), message.tokens.text(one.end, end)
    if behind == "too":  # "10 is too much. 7 too"
        return any(is_out_of_reach(message, before) for before in message.near(0, one.first)[-1:])
    return any((_NOT_THERE.search(lead), _TOO_MUCH.match(behind), _WAS_WRONG.match(behind)))


def replaces_unreached(message: Message, one: Quantity) -> Quantity | None:
    """ "I don't have 20 hours, maybe 6": the figure before, that a bare one takes the place of."""
    before = message.near(message.sentence(one.first)[0], one.first)[-1:]
    is_bare = not one.unit and one.out_of is None and not one.worded
    is_clear = stands_alone(message, one) or message.words[one.first - 1 : one.first] == ["but"]
    return before[0] if is_bare and is_clear and before and is_out_of_reach(message, before[0]) else None


def stands_alone(message: Message, one: Quantity) -> bool:
    """A figure that is nearly all of its clause: "hm, 4, if they nap"."""
    start, end = message.clause(one.first)
    rest = [word for word in message.words[start:end] if word.isalnum()]
    return len(rest) - (one.end - one.first) <= 3


def ends(message: Message, figures: Sequence[Quantity]) -> bool:
    """ "Honestly, I could probably manage 4": the only figure, with nothing behind it that it could be of."""
    return len(figures) == 1 and not any(word[0].isalnum() for word in message.words[figures[0].end :])


def is_apart(message: Message) -> bool:
    """Does a bare figure open the message, or make its last sentence: "Ten. But strike the date", "... And 80"?"""
    figures = message.quantities
    if not figures or figures[0].unit:
        return False
    is_sentence = message.sentence(figures[0].first)[0] in (figures[0].first, figures[0].first - 1)
    return figures[0].first <= 1 or (is_sentence and ends(message, figures))


def is_clear_of_work(message: Message, one: Quantity) -> bool:
    """ "With the commute gone, 20": the work stands in a clause of its own."""
    return not message.has("busy", *message.clause(one.first))


# "I can't go above 500" and "I don't have more than 10" tell how much there is.
_NOT_THERE = re.compile(
    r"(?:\b(?:do|ca|can|could|wo|will|would|did|does) ?(?:n't|'t|not)"
    r"|\bi never|\bnot (?:like|as if|that) i|\b(?:can|won|don)'t|\bcannot|\bdont|\bcant|\bwont"
    r"|\brather not|\b(?:not|never) (?:going to|want to|able to|willing to))"
    r"(?: (?:really|even|possibly|actually|want to|be able to))*"
    r" (?:have|got|do|spend|pay|afford|give|find|spare|invest|manage|make|put in|commit(?: to)?)"
    r"(?: (?:it|you|this|that|the|those|a full|full|even|like|about|around))*$"
    r"|\bhave ?(?:n't|not) got$|(?<!if )(?<!why )(?<!or )\bnot$"
)
_TOO_MUCH = re.compile(
    r"(?:(?:hours? )?(?:a|per|each|every) (?:week|day) |hours? |weekly )?(?:(?:is|are|'s|was|were|would be) "
    r"(?:just |far |way |a bit )?(?:too (?:much|many|long|late|optimistic|ambitious|high)|pushing it|optimistic"
    r"|ambitious|unrealistic|a stretch|a dream|dreaming)|would (?:kill|break) me)\b"
)

_WAS_WRONG = re.compile(
    r"(?:(?:dollars|euros|hours|months|years) )?(?:was|were|is|'s) (?:just |only )?"
    r"(?:an? )?(?:mistake|typo|error|misunderstanding|slip|lie)\b"
)


def is_name(message: Message, found: Quantity) -> bool:
    """ "Cut phase 2", "week 3 was hard", "the first two": a figure that tells which, and not how many."""
    before = message.words[found.first - 1 : found.first]
    is_any = bool(_ANY_WEEK & set(message.words[max(0, found.first - 2) : found.first - 1]))  # "on a good week 6"
    return bool(before) and before[0] in _NUMBERED and not is_any


_ANY_WEEK = frozenset(
    "a per each every some other early late many good bad normal usual typical average quiet calm busy most any this "
    "next".split()
)
_NUMBERED = frozenset(
    "first last other next phase phases step steps module modules part parts chapter chapters lesson lessons week "
    "weeks unit units section block stage stages milestone milestones project projects option sprint level version "
    "room ward floor page bus tram line route gate bed row item top figure table exercise lecture "
    "episode class grade highway apartment flat platform seat task point issue ticket question window "
    "etappe fase etapa modul modulo schritt teil woche paso semana parte semaine partie".split()
)


def is_of_thing(message: Message, one: Quantity) -> bool:
    """A bare figure that is told of a thing: "room 80", "Python 3", "a team of 10", "up at 6", "my kids are 6"."""
    if one.unit or one.out_of is not None:
        return False
    is_beside = is_name(message, one) or is_counted(message, one) or message.ends_at("skill", one.first) is not None
    if is_beside or message.words[one.end - 1] in ("clock", "pm", "am"):
        return True
    start, end = message.clause(one.first)
    lead, behind = message.tokens.text(start, one.first), message.tokens.text(one.end, end)
    return _OF_ELSE.search(lead) is not None or _WHEN_PAST.match(behind) is not None


def is_named_as(message: Message, one: Quantity, fields: Collection[str]) -> bool:
    """ "200, and hours rather 6": one of these fields is named before a bare figure, no other figure between."""
    before = message.near(0, one.first)[-1:]
    first = max(message.clause(one.first)[0], *(other.end for other in before), 0)
    named = [mark for mark in message.between("named", first, one.first) if mark.value != "-"]
    return not one.unit and bool(named) and named[-1].value in fields


_KIN = "kids?|children|child|son|daughter|twins|boys?|girls?|baby|wife|husband|partner|brother|sister|mother|mom|mum"
_OF_ELSE = re.compile(
    r"\b(?:team|group|staff|class|family|crew|department|party|squad|unit) of(?: about| around)?$"
    r"|\b(?:up|bed|home|opens?|closes?|there|arrive\w*|dinner|lunch|over|work) at$|\b(?:is|in|at|desk|room) number$"
    r"|\b(?:i|we|shift|work|school|day|kids?|it) (?:starts?|begins?|ends?|finish(?:es)?|leaves?) at$"
    rf"|\b(?:{_KIN}|father|dad|dog|cat|boss|he|she|they)(?: is|'s| are| was| were|'re)(?: now| only| just)*"
    r"(?: \w+ (?:and|&|,))*$"
)
_WHEN_PAST = re.compile(
    r"(?:years )?when (?:i|we) (?:first )?(?:was|were|became|began|got|left|had|came|went|quit|\w+ed)\b"
)
