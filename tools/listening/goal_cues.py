"""What beside a title says that it is wanted: "to AI engineer", "AI engineer is my goal", "ML engineer in a year"."""

import re

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.title_leads import ARTICLES, opens_clause
from tools.listening.titles import Named

ARROWS = (["->"], ["=>"], [">"])
_OR = frozenset("or and / , und oder y o et ou e".split())


def is_terse_goal(message: Message, named: Named) -> bool:
    """ "dba 12y. 6h/wk. ml eng?": a title and a question mark are the whole of a line among figures."""
    first, end = message.sentence(named.first)
    if is_headed(message, named) and any(one.end == named.first - 1 for one in message.near(first, named.first)):
        return True  # "six months to AI engineer?"
    spans = [one for one in message.near(named.end, end) if _POSSIBLE.issuperset(message.words[one.end : end])]
    if named.first == first and spans:  # "AI engineer in two years?", "AI engineer in 1 year possible?", "AI eng 2y?"
        return goal_behind(message, named) or {",", "-"}.issuperset(message.words[named.end : spans[0].first])
    return named.first == first and end == named.end + 1 and any(one.unit == "hour" for one in message.quantities)


_POSSIBLE = frozenset("? ! possible realistic doable feasible ok okay crazy too ambitious or is it that".split())


def is_guess(message: Message, named: Named) -> bool:
    """ "Data scientist maybe?", "AI engineer I suppose?": no question about the role, but a goal not quite sure."""
    first, end = message.clause(named.first)
    if end - first > _GUESS_WORDS:
        return False
    around = [*message.words[first : named.first], *message.words[named.end : end]]
    is_asked = message.asked is not None and message.asked.key == "target_role"
    is_hedged = is_asked or bool(_HEDGES & set(around))
    return named.role_id is not None and is_hedged and not set(around) - _HEDGES - _SMALL


_GUESS_WORDS = 14
_HEDGES = frozenset(
    "maybe perhaps probably possibly guess suppose think vielleicht wohl quizas talvez acaso peut-etre".split()
)
_SMALL = frozenset("i an a the or so something similar then eventually one day be ? ! . as well an".split())


def is_headed(message: Message, named: Named) -> bool:
    """ "6h/week for a year, to AI engineer", "-> AI engineer": where the way leads."""
    return message.words[named.first - 1 : named.first] in (["to"], ["towards"], ["toward"], *ARROWS)


def goal_behind(message: Message, named: Named) -> bool:
    """ "AI engineer is my goal", "AI engineer in 12 months", "in 2 Jahren Datenanalystin"."""
    end = min(message.sentence(named.first)[1], named.end + 5)
    behind = message.near(named.end, end)
    before = message.near(max(message.clause(named.first)[0], named.first - 4), named.first)
    if named.role_id and any(one.end == named.first and _is_ahead(message, one) for one in before):
        return True
    return (
        message.has("target", named.end, end)
        or message.has("goal", named.end, end)
        or any(_is_ahead(message, found) for found in behind)
    )


_AS_GOAL = re.compile(
    r"(?:then|maybe|probably|please|now|instead| |,|\.\.\.)*(?:as|for|is|to be|be|would be) (?:the|my|a) "
    r"(?:new |main |real )?"
    r"(?:goal|target|aim|dream|objective|target role|goal role|role question|target question)\b"
    r"|(?:(?:thing|stuff|job|role|path|career) )?(?:is|might be|may be|could be|would be|sounds like) "
    r"(?:(?:something|the right (?:thing|job)|right|the one) )?for me\b"
    r"|is what i (?:really |actually |truly )?(?:want|would like|'d like)\b(?! to (?!be))"
    r"|(?:that |which |what )?i(?:'m| am) (?:after|going for|aiming (?:for|at)|heading for)\b(?! all\b)"
)
# "Back to data engineer", "swap data scientist for ML engineer": behind a goal that is known.
_IN_ITS_PLACE = re.compile(
    r"(?:^|[,;:.-] |\b(?:so|and|again|then|please|go|going|switch|let's go|lets go|i'm|change) )back to(?: an?| the)?$"
    r"|\b(?:swap|replac|exchang|trad|substitut)(?:e|ing|ping)?(?: the| my)? [\w' -]{4,30}"
    r" (?:for|with|by|against)(?: an?| the)?$"
    r"|\b(?:chang|switch|turn|mov)(?:e|ing)?(?: the| my)? [\w' -]{4,30} (?:to|into)(?: an?| the)?$"
    r"|\bmine(?: is|'s)(?: an?)?$|\b(?:make|call) (?:it|that)(?: an?)?$"
)
_PUT_OFF = re.compile(
    r"(?:(?:can|could|may|might|will|would|is|'s|comes?|be|only|just|maybe|perhaps|as|for) |, )*"
    r"(?:come |wait |be |follow )?"
    r"(?:an? |the |my )?(?:later|(?:second|next|later) (?:step|stage)|one day|some ?day|afterwards"
    r"|down the (?:road|line)"
    r"|wait|after that|plan b)\b"
)


# "First data analyst, later maybe data scientist".
_LATER = re.compile(
    r"\b(?:later|afterwards|eventually|one day|some ?day)(?: on)?,?(?: maybe| perhaps| possibly)?(?: an?)?$"
)


def is_help_for_me(message: Message, place: int) -> bool:
    """ "My cousin said you could help me get into ML", "can you turn me into an ML engineer": wished all the same."""
    return _HELP_ME.search(message.tokens.text(message.clause(place)[0], place)) is not None


_HELP_ME = re.compile(
    r"\b(?:help|helping|helps) me(?: to)? "
    r"(?:get (?:in)?to|become|move (?:in)?to|switch to|be|turn into|into|land)(?: an?)?$"
    r"|\b(?:turn|make) me (?:into )?an?$"
)


def is_childhood_wish(message: Message, place: int) -> bool:
    """ "As a child I wanted to be a vet", "growing up, my dream was to be a pilot": a wish of long ago."""
    return _AS_CHILD.search(message.tokens.text(message.sentence(place)[0], place)) is not None


def has_come_true(message: Message, named: Named) -> bool:
    """ "As a boy I wanted to be a train driver, and I am one"."""
    behind = message.tokens.text(named.end, min(named.end + _TRUE_REACH, message.sentence(named.first)[1]))
    return _AM_ONE.search(behind) is not None


_TRUE_REACH = 12
_AM_ONE = re.compile(r"\bi(?: ?'m| am| became| have been)(?: now)? one\b|\band i (?:did|am)\b|\bthat ?'s what i am\b")
_AS_CHILD = re.compile(
    r"\b(?:as an? (?:\w+ )?(?:child|kid|boy|girl|teenager|teen|pupil|student)|growing up"
    r"|in my (?:childhood|teens|youth)|(?:back )?(?:in|at) (?:high |primary |elementary )?school"
    r"|when i was (?:about |around |only )?(?:little|small|young|younger|[5-9]|1\d|five|six|seven|eight|nine|ten"
    r"|\w+teen|eleven|twelve|an? (?:\w+ )?(?:child|kid|boy|girl|teenager|teen|student))),? "
    r"(?:i (?:always |really |only |just )?(?:wanted|dreamed|dreamt|hoped)"
    r"|my dream was)\b"
)


def is_set(message: Message, named: Named) -> bool:
    """ "Put data engineer as the goal", "data engineer then, for the goal", "swap data scientist for ML engineer"."""
    lead = message.tokens.text(message.sentence(named.first)[0], named.first)
    if message.profile.target_role is not None and named.role_id and _IN_ITS_PLACE.search(lead):
        return True
    if message.profile.target_role is not None and named.role_id and _is_put_there(message, named, lead):
        return True
    return _AS_GOAL.match(message.tokens.text(named.end, min(len(message.words), named.end + _GOAL_REACH))) is not None


def is_asked_to_set(message: Message, named: Named) -> bool:
    """ "Could you put ML engineer there": a question in form, and a wish in fact."""
    return _ASKED_TO.search(message.tokens.text(message.sentence(named.first)[0], named.first)) is not None


_ASKED_TO = re.compile(
    r"\b(?:can|could|would|will) (?:you|we) (?:please |just |maybe )*"
    r"(?:put|write|note|enter|set|change|swap|switch|replace|mind (?:chang|swap|switch|replac|putt|sett)\w+)\b"
)


def _is_put_there(message: Message, named: Named, lead: str) -> bool:
    """ "Could you put ML engineer there", "hm, AI engineer... no. data engineer."."""
    if _PUTS.search(lead):
        behind = message.words[named.end : named.end + 1]
        return behind in (["there"], ["instead"], ["down"], ["in"], [])
    first, end = message.sentence(named.first)
    held = message.profile.target_role
    others = [one for one in titles.between(message, 0, first) if held and one.role_id == held.role_id]
    is_alone = not any(
        word[0].isalnum() for word in (*message.words[first : named.first], *message.words[named.end : end])
    )
    before = message.words[max(0, first - 2) : first]
    return is_alone and bool(others) and before[:1] in (["no"], ["nope"], ["nah"])


_PUTS = re.compile(r"\b(?:put|write|note|enter|set)(?: down)?(?: an?)?$")


def is_put_off(message: Message, named: Named) -> bool:
    """ "AI engineer can come later", "data scientist maybe one day": no goal, where another role is named."""
    behind = message.tokens.text(named.end, min(message.sentence(named.first)[1], named.end + _GOAL_REACH))
    others = {one.role_id for one in titles.names(message)} - {named.role_id}
    if "first" in message.words[: named.first] and _LATER.search(message.tokens.text(0, named.first)) and others:
        return True
    return bool(_PUT_OFF.match(behind)) and not others.isdisjoint(message.lexicon.role_names)


_GOAL_REACH = 8


def _is_ahead(message: Message, found: Quantity) -> bool:
    """ "In two years", "dans un an": a span from today on."""
    led = message.words[found.first - 1 : found.first] in (["in"], ["within"], ["by"], ["en"], ["dans"], ["em"])
    return led and found.unit in ("month", "year", "week")


def is_dated(message: Message, named: Named) -> bool:
    """ "Data scientist, by autumn 2028", "junior data analyst roles": a day, or posts, are all that is said of it."""
    if message.words[named.end : named.end + 1] in _POSTS:
        behind = message.words[named.end + 1] if named.end + 1 < len(message.words) else "."
        return (not behind.isalpha() or behind in _WHEREVER) and not _SEEN & set(
            message.words[message.clause(named.first)[0] : named.first]
        )
    place = named.end + (message.words[named.end : named.end + 1] == [","])
    if message.words[place : place + 1] in _WITHIN and any(
        one.first in (place + 1, place + 2) and _is_ahead(message, one) for one in message.near(place, place + 3)
    ):
        return True  # "data analyst in 9 months" at the end of a line of figures
    until = message.begins_at("until", place)
    if until is None or until.value == "weak" or message.has("self", until.end, message.sentence(named.first)[1]):
        return False  # "Nurse, by 2028 I'd like to be ..."
    kinds = ("month", "season", "feast", "next_year", "this_year", "late", "mid", "early")
    return any(message.has(kind, until.end, until.end + 2) for kind in kinds) or any(
        message.words[one.first].startswith("20") for one in message.near(until.end, until.end + 2)
    )


_WITHIN = (["in"], ["within"])
_WHEREVER = frozenset("in at near ashore from remotely or and".split())
_SEEN = frozenset("see seen saw many most all few read found about what which how there are".split())
_POSTS = (["jobs"], ["roles"], ["positions"], ["vacancies"], ["openings"])


def beside_goal(message: Message, named: Named) -> bool:
    """ "AI engineer or ML engineer": both are wanted where one is."""
    return (
        named.first > 0
        and message.words[named.first - 1] in _OR
        and message.has("target", message.sentence(named.first)[0], named.first)
    )


def is_either(message: Message, named: Named) -> bool:
    """ "10 h/week, data scientist or ML engineer": nobody is one thing or the other, but may well want to be."""
    for other in titles.between(message, named.first - _EITHER_REACH, named.end + _EITHER_REACH):
        one, two = sorted((named, other), key=lambda title: title.first)
        link = [word for word in message.words[one.end : two.first] if word not in ARTICLES]
        is_goal = None not in (one.role_id, two.role_id) and (one.is_ai or two.is_ai) and one.role_id != two.role_id
        if is_goal and link in _EITHER and opens_clause(message, one):
            return True
    return False


_EITHER_REACH = 6  # tokens
_EITHER = (["or"], ["oder"], ["o"], ["ou"], ["or", "maybe"], ["or", "even"], ["maybe", "or"])


def ends_line(message: Message, named: Named) -> bool:
    """ "12 years on ropes (climber), 4 h/week, data analyst": alone at the end, behind the years and the hours."""
    start, end = message.clause(named.first)
    if (start, end) != (named.first, named.end) or any(word[0].isalnum() for word in message.words[end:]):
        return False
    before = message.near(0, named.first)
    hours = [one for one in before if one.unit == "hour"]
    return bool(hours) and hours[-1] is before[-1] and any(one.unit == "year" for one in before)


def is_listed_goal(message: Message, named: Named) -> bool:
    """ "Surveyor, 5 years, data scientist, 8 hours": another title, with no years of its own, in a line of figures."""
    if message.clause(named.first) != (named.first, named.end) or len(message.words) > _LINE_WORDS:
        return False
    before = titles.between(message, 0, named.first)
    if not before or before[0].first > 1 or named.role_id in {one.role_id for one in before}:
        return False
    figures = [one for one in message.quantities if one.unit in ("year", "hour")]
    own = [one for one in figures if one.unit == "year" and 0 <= one.first - named.end <= 1]
    return bool(figures) and not own and not message.marks.get("was")


_LINE_WORDS = 24


def is_chosen(message: Message, named: Named) -> bool:
    """ "ML engineer looked the closest to what I enjoy"."""
    if message.words[named.end : named.end + 1] in _PLEASE:
        return True
    is_apart = message.words[named.end : named.end + 1] == [","]  # "data scientist, ce serait mon rêve"
    mark = message.begins_at("choice", named.end + is_apart)
    if (
        mark is None and message.words[named.end : named.end + 1] in _WHERE
    ):  # "data scientist in industry would be great"
        end = min(message.clause(named.first)[1], named.end + _WHERE_REACH)
        mark = next(iter(message.between("choice", named.end, end)), None)
    return mark is not None and mark.end - mark.first > 1


_PLEASE = (["please"], ["pls"], ["plz"], ["bitte"])
_WHERE = (["in"], ["at"], ["for"])
_WHERE_REACH = 5
