"""What stands right before a title: words that say it is held, was held, is wanted, or opens the line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.titles import Named
from tools.listening.vocabulary import Mark

ARTICLES = frozenset("its their a an the un une una uma um ein eine einen el la le o some".split())
_GREETING = frozenset(
    "unemployed jobless furloughed freelance "
    "qualified certified chartered licensed trained retired registered experienced basically just me currently "
    "actually maybe about my background role i'm so, well, name is here's intro quick hi hello hey yo so well ok "
    "okay um uh oh ah ps also btw by way a an the now next former ex probably perhaps possibly definitely ideally "
    "preferably hopefully "
    "after that then later eventually obviously likely self employed mornings evenings weekends nights days half "
    "part mainly mostly officially technically hallo hola bonjour ola moin servus bom boa good morning evening "
    "afternoon day dia buenas salut : - * >".split()
) | {"\n"}


_WINDOW = 50  # tokens: nobody's sentence is longer, but for a list that goes on and on


def window(message: Message, named: Named) -> tuple[int, int]:
    """The sentence of a title, as far as it can matter."""
    start, end = message.sentence(named.first)
    return max(start, named.first - _WINDOW), min(end, named.end + _WINDOW)


def led_by(message: Message, kind: str, first: int, *, is_close: bool = False) -> bool:
    """A phrase of this kind right before the title, articles and one small word allowed."""
    floor = max(message.sentence(first)[0], first - 7)
    for mark in message.between(kind, floor, first):
        if mark.first and message.words[mark.first - 1] == "used":
            continue
        if kind == "am" and is_of_goal(message, mark, floor):
            continue
        if (
            kind == "am"
            and message.words[mark.first : mark.end] == ["als"]
            and titles.between(message, mark.first - _TITLE_REACH, mark.first)
        ):
            continue  # "eher data engineer als data scientist"
        if kind == "am" and any(span.first <= mark.first < span.end for span in message.between("ahead", floor, first)):
            continue  # "nine months from now = AI engineer"
        if kind == "am" and (is_imagined(message, mark) or not has_arrived(message, mark)):
            continue
        if kind == "am" and is_ahead(message, mark):
            continue
        if kind == "target" and (_is_reached(message, mark) or _was_not(message, mark)):
            continue
        gap = message.words[mark.end : first]
        if mark.end <= first and (
            is_small(gap)
            if kind != "target" or is_close
            else len(gap) <= 4 and not {",", ";", ".", "(", ")", "leaving", "from"} & set(gap)
        ):
            return True
    return False


_TITLE_REACH = 3  # tokens


def _is_reached(message: Message, goal: Mark) -> bool:
    """ "I later moved into DevOps", "went on to become a midwife": what sounds like a goal is where one has arrived."""
    arrived = message.between("am", max(0, goal.first - _TITLE_REACH), goal.first)
    return any(am.end >= goal.end and has_arrived(message, am) for am in arrived)


def is_ahead(message: Message, am: Mark) -> bool:
    """ "Back to work in 14 months as AI engineer": what is to be then."""
    span = message.quantity_at(am.first - 1) if am.first and message.words[am.first] == "as" else None
    return span is not None and span.unit in ("month", "year") and message.words[span.first - 1 : span.first] == ["in"]


def _was_not(message: Message, goal: Mark) -> bool:
    """ "I didn't become a developer until I was 34": told of what was, and no goal."""
    lead = message.words[message.clause(goal.first)[0] : goal.first]
    return ("didnt" in lead or ("didn", "'t") in pairwise(lead)) and "want" not in lead


def _is_arrival(message: Message, am: Mark) -> bool:
    return message.begins_at("entered", am.first) is not None and has_arrived(message, am)


def arrives_at(message: Message, place: int) -> bool:
    """Does "moved over to", "ended up in" end right before a place, told of what was?"""
    am = message.ends_at("entered", place)
    return am is not None and has_arrived(message, am)


def has_arrived(message: Message, am: Mark) -> bool:
    """ "Moved into" tells of what was, but for "I'd like to have moved into" and "until I've landed a job as"."""
    if message.begins_at("entered", am.first) is None:
        return True
    lead = message.words[max(message.clause(am.first)[0], am.first - 4) : am.first]
    return lead[-2:] != ["to", "have"] and _NOT_YET.isdisjoint(lead)


def is_declined(message: Message, named: Named) -> bool:
    """Whether the step that leads to a title was not taken."""
    ams = message.between("am", max(message.sentence(named.first)[0], named.first - _AM_REACH), named.first)
    return bool(ams) and is_untaken(message, ams[-1])


def is_untaken(message: Message, am: Mark) -> bool:
    """ "I was offered a job as an analyst and turned it down", "I almost moved into product management"."""
    if am.end - am.first <= _PLAIN_AM and not message.begins_at("entered", am.first):
        return False
    lead = message.words[max(0, am.first - 2) : am.first]
    behind = message.tokens.text(am.end, min(message.sentence(am.first)[1], am.end + _WINDOW))
    return not _ALMOST.isdisjoint(lead) or lead[-1:] == ["it"] or _DECLINED.search(behind) is not None


_AM_REACH, _PLAIN_AM = 9, 3  # tokens; "I'm a" is no step that could be declined
_ALMOST = frozenset("almost nearly".split())
_DECLINED = re.compile(
    r"\b(?:turned (?:(?:it|that|them) )?down|declined|refused|said no|passed on it|backed out|fell through|dropped out"
    r"|never (?:started|took it|went|began)|did ?n ?'?t (?:take|accept|start|go)"
    r"|have ?n ?'?t (?:signed|started|accepted|decided)|(?:like|want|going|hoping|plan) to apply)\b"
)
_NOT_YET = frozenset("once until till if unless never 't didnt not will 'll hope".split())


def is_of_goal(message: Message, am: Mark, floor: int) -> bool:
    """ "Land a role as a data scientist": what looks like a job held is part of the goal's phrase."""
    goals = message.between("target", floor, am.first + 1)
    return any(goal.first < am.first < goal.end or (goal.first == am.first and goal.end > am.end) for goal in goals)


def is_present(message: Message, named: Named) -> bool:
    """ "I'm a nurse", not "I want to work as a nurse"."""
    floor = max(message.sentence(named.first)[0], named.first - 7)
    ams = [
        mark
        for mark in message.between("am", floor, named.first)
        if is_small(message.words[mark.end : named.first]) and not is_of_goal(message, mark, floor)
    ]
    if ams and (message.words[ams[-1].first] in _BEING or _is_arrival(message, ams[-1])):
        return True
    if not ams or message.scope(max(ams[-1].first - 1, floor)) & Scope.WISHED:
        return False
    return not is_imagined(message, ams[-1])


def is_imagined(message: Message, am: Mark) -> bool:
    """ "Ideally I'd work as an AI engineer": what is not so yet; "I'd been a nurse" was."""
    lead = message.words[max(0, am.first - 2) : am.first]
    if lead[-1:] == ["like"] and not _EXPLAINS.isdisjoint(message.words[message.clause(am.first)[0] : am.first]):
        return True  # "explain it to me like I'm a cook"
    return message.words[am.first] != "been" and not _MIGHT.isdisjoint(lead)


_EXPLAINS = frozenset("explain explained explains tell told describe described put teach talk speak treat".split())


_BEING = frozenset("sendo siendo etant".split())  # "posso virar engenheiro sendo professor?"
_MIGHT = frozenset({"'d", "would", "'ll", "will", "could", "might", "should"})


def is_past(message: Message, first: int) -> bool:
    """ "I used to be a teacher", "after 3 years as an analyst", "police officer turned analyst"."""
    if any(message.words[one.end : one.end + 1] == ["turned"] for one in titles.between(message, first, first + 1)):
        return True
    start = message.clause(first)[0]
    if message.words[start - 1 : start] == [":"]:  # "Before: receptionist"
        start = message.clause(start - 1)[0]
    if "turned" in message.words[max(start, first - 2) : first]:
        return False
    if message.words[start:first] in (["was"], ["were"]):  # "unemployed (was community manager at a startup)"
        return True
    if any(is_earlier(message, one) for one in titles.between(message, first, first + 1)):
        return True
    return any(
        first - mark.end <= 5 and not message.has("now", mark.end, first)
        for mark in message.between("was", max(start, first - 9), first)
    )


def is_earlier(message: Message, named: Named) -> bool:
    """ "I was a teacher until recently, software developer before that": what came before another job."""
    return message.words[named.end : named.end + 2] in (["before", "that"], ["before", "this"])


def opens_clause(message: Message, named: Named) -> bool:
    """Whether nothing but a greeting and the like stands before a title in its clause."""
    start = message.clause(named.first)[0]
    lead = message.words[start : named.first]
    if lead[1:2] == ["and"] and lead[0] in _AFTERTHOUGHT:  # "oh and QA engineer here"
        lead = lead[2:]
    return all(word in _GREETING or word in ARTICLES or word in _ORDINAL or word[0].isdigit() for word in lead)


_AFTERTHOUGHT = frozenset("oh ah ps um".split())
_ORDINAL = frozenset(
    "yr yrs st nd rd th year first second third fourth fifth final last yo years old - semester .".split()
)


def opens_clause_as(message: Message, first: int) -> bool:
    """ "As a tester, how far am I?", "I'm a tester, how far am I?": who asks comes first."""
    start = message.clause(first)[0]
    return message.words[start : start + 1] == ["as"] or message.has("am", start, start + 1)


def is_like(message: Message, named: Named) -> bool:
    """ "I work near Torino like car mechanic", as it is said in other languages."""
    start = message.clause(named.first)[0]
    if message.words[named.first - 1 : named.first] != ["like"]:
        return False
    return message.has("works", start, named.first) and message.has("self", start, named.first)


def is_offered(message: Message, named: Named) -> bool:
    """ "An interview as a junior AI engineer": a post that is applied for, and not held."""
    return bool(_OFFERS & set(message.words[max(0, named.first - 4) : named.first]))


_OFFERS = frozenset(
    "interview interviews offer posting opening vacancy vorstellungsgesprach bewerbungsgesprach entrevista "
    "entretien".split()
)


def is_hobby(message: Message, named: Named) -> bool:
    """ "Paralegal by day, hobby game dev by night": what is done beside the job."""
    behind = message.words[named.end : named.end + 3]
    return "hobby" in message.words[named.first : named.head] or behind[:2] in _BESIDE or behind in _BESIDE


_BESIDE = (
    *(["by", "night"], ["at", "night"], ["on", "the", "side"], ["as", "a", "hobby"], ["for", "fun"]),
    *(["by", "passion"], ["at", "heart"], ["by", "heart"], ["by", "choice"], ["on", "weekends"], ["on", "sundays"]),
    *(["on", "the", "weekends"], ["at", "the", "weekend"], ["in", "my", "free"], ["in", "my", "spare"]),
    *(["aus", "leidenschaft"], ["im", "herzen"], ["de", "corazon"], ["par", "passion"], ["por", "paixao"]),
)


def is_introduced(message: Message, named: Named) -> bool:
    """ "Me again, the accountant from last week": who it is that writes."""
    start = message.clause(named.first)[0]
    lead = message.words[start : named.first]
    return lead == ["the"] and bool({"me", "again", "i", "myself"} & set(message.words[max(0, start - 3) : start]))


def after_preposition(message: Message, named: Named) -> bool:
    """ "with a nurse", "for teachers", "the manager said"."""
    place = named.first - 1
    while place >= 0 and message.words[place] in ARTICLES:
        if message.words[place] == "the":
            return True
        place -= 1
    return place >= 0 and message.ends_at("about", place + 1) is not None


def is_small(gap: Sequence[str]) -> bool:
    """Articles, marks, an age: "I'm a 34-year-old nurse"."""
    return all(word in ARTICLES or word in _AGE or not word[0].isalpha() for word in gap)


_AGE = frozenset("is year years old yo y o single working fellow self employed".split())


def is_also(message: Message, named: Named) -> bool:
    """ "I'm a farmer's son and a welder", "I am a mother and an accountant": one of two things somebody is."""
    lead = message.words[max(0, named.first - 2) : named.first]
    ams = message.between("am", message.clause(named.first)[0], named.first)
    return lead in (["and", "a"], ["and", "an"]) and any(message.words[one.end - 1] in ARTICLES for one in ams)


def is_owner(message: Message, named: Named) -> bool:
    """ "The CTO's assistant", "a beekeeper's daughter": whose, and not who."""
    behind = message.words[named.end : named.end + 2]
    if behind[:1] != ["'s"]:
        return False
    is_whose = message.words[named.first - 1 : named.first] == ["the"]
    return behind[1:] in _KIN or (is_whose and bool(titles.between(message, named.end, named.end + 4)))


_KIN = tuple([one] for one in "son daughter wife husband kid child brother sister widow grandson niece nephew".split())
