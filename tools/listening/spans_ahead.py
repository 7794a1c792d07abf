"""Signs that a span of time is ahead: planned, judged, asked for one's own way, or left open."""

import re
from itertools import pairwise

from tools.listening.by_then import THEN_REACH, place_of_then
from tools.listening.dates import named_days
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope

_SPANS = frozenset({"week", "month", "year"})


def is_asked_of_own_way(message: Message, found: Quantity) -> bool:
    """ "Can I be an ML engineer in 18 months?": asked, and the time one has in mind all the same."""
    first, end = message.sentence(found.first)
    makes_it = _MAKES_IT.search(message.tokens.text(first, found.first)) is not None
    is_of_pay = bool(_PAY & set(message.words[first:end])) and not makes_it  # "make it" is no money
    if message.scope(found.first) & ~(Scope.ASKED | Scope.WISHED) or is_of_pay:
        return False
    lead = message.words[first : found.first]
    if _ASIDE & set(lead) or _POSSIBLE & {one for one, two in pairwise(lead) if two == "that"}:
        return False  # "was it possible for you?", "can I come back in 2 months?", "is it realistic that AI ...?"
    place = found.first - (message.words[found.first - 1] == ",")
    is_bare = message.words[found.end : end] == ["?"]
    if (
        is_bare
        and (found.value <= _FAR or found.unit == "month")
        and any(message.ends_at(kind, place) for kind in ("aim", "role"))
    ):
        return True  # "AI eng 2y?"
    is_led = message.words[found.first - 1 : found.first] in (["in"], ["within"], ["en"], ["dans"], ["em"])
    is_mine = bool(_ME & set(message.words[first : found.first])) or bool(_POSSIBLE & set(message.words[first:end]))
    is_goal = any(message.has(kind, first, end) for kind in ("role", "aim"))
    return is_led and is_mine and (is_goal or makes_it)


_MAKES_IT = re.compile(
    r"\bi (?:\w+ )?(?:make (?:it|this|the (?:switch|jump|move|change))|manage(?: it| this)?|get there|do (?:it|this)"
    r"|pull (?:it|this) off|switch|change careers?|cross over|be (?:there|ready|done|hired))"
    r"(?: with\b.*)? (?:in|within)$"
    r"|\b(?:is it|is this|is that) (?:possible|realistic|doable|feasible)(?: with\b.*)? (?:in|within)$"
)


_ME = frozenset("i me ich je yo eu".split())
_POSSIBLE = frozenset(
    "realistic possible feasible doable enough manageable achievable realistisch machbar moglich schaffbar realiste "
    "jouable faisable posible realista viable possivel viavel".split()
)
_ASIDE = frozenset("was were did back again".split())
_PAY = frozenset("earn salary paid pay make money earning demand needed".split())


def is_proposed(message: Message, found: Quantity) -> bool:
    """Whether a span is judged, or guessed, to be what is wanted."""
    return is_judged(message, found) or _is_guessed(message, found)


def is_judged(message: Message, found: Quantity) -> bool:
    """ "Two or three years is fine": so much time would do."""
    behind = message.words[found.end : message.clause(found.first)[1]]
    if behind[:2] in (["is", "right"], ["'s", "right"], ["are", "right"]):  # "the 5 years is right" confirms
        return False
    is_of_else = any(  # "6 months is okay for a probation period"
        one == "for" and two in _ARTICLES and _CAREER.isdisjoint(behind) for one, two in pairwise(behind)
    )
    is_good = behind[:1] in _BE and bool(_GOOD & set(behind[1:_JUDGED_REACH])) and not is_of_else
    return is_good and not message.has("past", 0, found.first)


def _is_guessed(message: Message, found: Quantity) -> bool:
    """ "Teacher. 5 hours a week. Two years?": asked on its own, so long it might take; "back in 14 months as a dev"."""
    first, end = message.sentence(found.first)
    lead = message.words[first : found.first]
    is_alone = set(lead) <= _PERHAPS and message.words[found.end : end] == ["?"] and found.value <= _FAR
    is_asked = message.asked is not None and message.asked.key == "years_experience"
    is_back = lead[-1:] == ["in"] and "back" in lead
    is_of_goal = message.words[found.end : end] == ["?"] and is_asked_of_own_way(message, found)
    return ((is_alone or is_of_goal) and not is_asked) or is_back


_PERHAPS, _FAR = frozenset("maybe so say in within about perhaps and".split()), 5
_ARTICLES = frozenset("a an the my our".split())
_BE = (["is"], ["are"], ["'s"], ["would"], ["sounds"], ["seems"])
_GOOD = frozenset(
    "fine ok okay right good great realistic perfect alright doable honest sensible reasonable feasible".split()
)
_JUDGED_REACH = 4


def is_planned(message: Message, found: Quantity) -> bool:
    """ "Planning 18-24 months for the switch", "a 12-month plan", "I'd rather take 18 months"."""
    if message.tokens.text(max(0, found.first - 4), found.first).endswith(_RATHER_TAKES):
        return True
    is_led = bool(_PLANNING & set(message.words[max(0, found.first - 3) : found.first]))
    is_away = message.words[found.end : found.end + 1] in _AWAY and not message.after("learns", found.end, 3)
    return (is_led and not is_away) or bool(_PLANS & set(message.words[found.end : found.end + 1]))


def is_to_reach(message: Message, found: Quantity) -> bool:
    """ "Two years to build a second career": so long for what is to be reached."""
    first, end = message.clause(found.first)
    behind = message.words[found.end : end]
    if behind[:1] != ["to"] or _TOOK & set(message.words[first : found.first]):
        return False
    if _is_ai(message, found.end + 1):
        return True
    if not _REACHING & set(behind[1:2]):
        return False
    is_work = bool(_CAREER & set(behind[2:])) or any(message.has(kind, found.end, end) for kind in ("role", "aim"))
    return is_work or len(behind) <= _ALONE or behind[1] in _OF_ONESELF


def _is_ai(message: Message, place: int) -> bool:
    """ "9 months to AI engineer", "a year to an ML job": the goal stands right behind."""
    article = message.begins_at("article", place)
    return message.begins_at("aim", article.end if article else place) is not None


_TOOK = frozenset("took taken spent needed takes take had".split())
_REACHING = frozenset("build make become switch change find land reach retrain reinvent requalify prepare".split())
_OF_ONESELF, _ALONE = frozenset("become retrain reinvent requalify".split()), 2
_CAREER = frozenset(
    "job jobs career careers role roles work trade profession position field living switch change move jump this that "
    "it there transition goal target portfolio skills something side sides over".split()
)


_RATHER_TAKES = ("i 'd take", "i would take", "rather take", "i 'll take", "i'd take", "i'll take")
_PLANS = frozenset("horizon window timeline timeframe".split())


_AWAY = (["in"], ["of"], ["off"], ["abroad"], ["at"], ["with"])  # "we are planning 3 months in Spain"
_PLANNING = frozenset("planning allow allowing reckon reckoning estimate estimating budgeting".split())


def bounds_then(message: Message, found: Quantity) -> bool:
    """ "My savings last 9 months, so by then I need a job": the span right before the "by then"."""
    then = place_of_then(message)
    if not 0 < then - found.end <= THEN_REACH or found.unit not in _SPANS or (found.unit == "year" and found.value > 5):
        return False
    if message.sentence(then)[0] > message.sentence(found.end - 1)[1] or message.words[then] == "that":
        return False
    if message.words[found.first - 1 : found.first] in (["for"], ["since"]) or message.words[
        found.end : found.end + 1
    ] == ["of"]:
        return False
    is_last = not any(one.unit in _SPANS for one in message.near(found.end, then))
    return is_last and not any(found.end <= first < then for first, *_ in named_days(message))


def is_goalless(message: Message, found: Quantity, *, alone: bool) -> bool:
    """ "Ask me again in two months", "we're expecting a baby in 4 months": nothing that is to be reached."""
    if _LEAVES & set(message.words[message.clause(found.first)[0] : found.first]) and not (
        message.scope(found.first) & Scope.WISHED
    ):
        return True  # "I'm quitting in 3 months"
    if alone and message.words[found.first - 1 : found.first] == ["("] and found.unit == "year":
        return True  # "and I bartend on Fridays (3 years)"
    if alone or message.words[found.first - 1 : found.first] != ["in"] or message.scope(found.first) & Scope.WISHED:
        return False
    if message.asked is not None and message.asked.key == "deadline":
        return False
    first, end = message.sentence(found.first)
    if any(message.has(kind, first, end) for kind in ("goal", "target", "aim", "role")):
        return False
    return not _REACHED & set(message.words[first:end])


_LEAVES = frozenset("quitting leaving moving retiring retire retires".split())
_REACHED = frozenset(
    "done ready finish finished hired job jobs switch become employed goal land start starting change there plan "
    "transition move career ai".split()
)


def continues_date(message: Message, found: Quantity) -> bool:
    """ "Changed my mind again, a year and a half": a bare span, where the date was the last figure that was told."""
    told = [fact for fact in message.history if fact.field in ("deadline", "years_experience")]
    is_of_date = bool(told) and told[-1].field == "deadline" and not told[-1].withdrawn
    is_known = message.profile.deadline is not None and message.profile.years_experience is not None
    is_asked = message.asked is not None and message.asked.key == "years_experience"
    start, end = message.clause(found.first)
    amounts = [one for one in message.quantities if one.unit or one.value < _FIRST_YEAR]  # "2028" is none
    rest = {word for word in (*message.words[start : found.first], *message.words[found.end : end]) if word.isalpha()}
    is_bare = _AROUND_DATE.issuperset(rest) and len(amounts) == 1
    is_short = len(message.words) <= _SHORT_REPLY
    return is_of_date and is_known and is_bare and is_short and not is_asked


_SHORT_REPLY, _FIRST_YEAR = 18, 1900
_AROUND_DATE = frozenset(
    "so hm hmm ok okay sorry wait no oh well actually then rather better instead again now please after all let us s "
    "lets do make it take say maybe about around roughly perhaps honestly realistically should would be is fine good "
    "donc also entonces entao mi mais "
    "enough i mean meant in within or just only give me at most back to doch lieber mejor mas plutot melhor".split()
)
