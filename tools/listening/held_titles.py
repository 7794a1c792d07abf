"""Further signs that a title is held or was: a job of that name, one's days as one, the post one came in on."""

from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.titles import Named

_JOB = frozenset("job position role post gig shift shifts".split())
_LEAVES = frozenset("from left quit lost leaving quitting in of had have with kept my hate like dull boring".split())
_DAYS = frozenset("days years career past life time jahre zeit".split())
_OWN_DAYS = frozenset("my those meine meiner meinen".split())
_CAME = frozenset(
    "joined joining started starting hired began employed entered me us worked temped freelanced came".split()
)
_AS = frozenset("as als como comme".split())
_ARTICLES = frozenset("a an the ein eine einen un une una um uma".split())
_LONG = 4.0  # years: nobody plans for so long who names a goal and a span
# Names of goals that many hold already in another sense.
HELD_NAMES = {"platform engineer": "devops-sre-engineer", "application engineer": "software-engineer"}


def weight_of(message: Message, named: Named) -> float:
    """How much more speaks for a title being the person's own."""
    if message.scope(named.head) & Scope.WISHED:
        return 0.0
    is_told = is_of_job(message, named.first, named.end) or is_of_days(message, named.first, named.end)
    is_of_today = is_already(message, named) or is_since_then(message, named)
    if is_told or is_of_today or _is_of_so_many_years(message, named):
        return 5.0
    if named.is_ai:
        return 5.0 if _is_of_years(message, named) else 0.0
    return 3.0 if _is_post_of_entry(message, named) else 0.0


def is_of_job(message: Message, first: int, end: int) -> bool:
    """ "On leave from a controller job", "half a year into an audit job": a job by its name, and no post wanted."""
    words = message.words
    if end >= len(words) or words[end] not in _JOB or message.scope(first) & Scope.WISHED:
        return False
    lead = words[max(message.clause(first)[0], first - 4) : first]
    if lead[-1:] == ["my"]:
        return True
    while lead and lead[-1] in _ARTICLES | {"current", "boring", "dull", "full", "part", "-", "time", "old"}:
        lead.pop()
    is_into = lead[-1:] == ["into"] and message.quantity_at(first - len(lead) - 1) is not None
    is_span = bool(message.near(max(0, first - 6), first))
    return bool(_LEAVES & set(lead[-1:])) or is_into or (lead[-1:] == ["into"] and is_span)


def is_of_days(message: Message, first: int, end: int) -> bool:
    """ "My journalism years", "in my bartender days", "from my time in retail"."""
    words = message.words
    if words[end : end + 1] and words[end] in _DAYS:
        return bool(_OWN_DAYS & set(words[max(0, first - 2) : first]))
    return words[max(0, first - 3) : first - 1] in (["my", "time"], ["my", "years"], ["my", "days"])


def is_already(message: Message, named: Named) -> bool:
    """ "ML engineer already", "already an AI engineer": no goal any more."""
    words = message.words
    lead = [word for word in words[max(0, named.first - 2) : named.first] if word not in _ARTICLES]
    behind = next((one.end for one in message.near(named.end, named.end + 3)), named.end)
    return lead[-1:] == ["already"] or "already" in (*words[named.end : named.end + 1], *words[behind : behind + 1])


def is_since_then(message: Message, named: Named) -> bool:
    """ "And since 2021 a lab assistant", "a train driver ever since": what somebody is by now."""
    words = message.words
    if words[named.end : named.end + 2] == ["ever", "since"]:
        return True
    lead = words[max(message.sentence(named.first)[0], named.first - 5) : named.first]
    while lead and lead[-1] in _ARTICLES | {"as", "als", "como", "comme"}:
        lead.pop()
    if lead[-2:-1] in (["since"], ["seit"], ["desde"], ["depuis"]) and len(lead[-1]) == _YEAR_DIGITS:
        return lead[-1].isdigit()
    return False


_YEAR_DIGITS = 4


def _is_of_years(message: Message, named: Named) -> bool:
    """ "Platform engineer 6y", "ML engineer, 8 years": too long for a plan, or a name that is a job of today, too."""
    if message.clause(named.first)[0] != named.first:
        return False
    spans = [one for one in message.near(named.end, named.end + 3) if one.unit == "year"]
    is_todays = named.label.lower() in HELD_NAMES
    is_within = bool({"in", "within", "by"} & set(message.words[named.end : named.end + 2]))
    return not is_within and any(is_todays or one.value >= _LONG for one in spans)


def _is_of_so_many_years(message: Message, named: Named) -> bool:
    """ "Twenty-two years a policeman"."""
    span = message.quantity_at(named.first - 2) if message.words[named.first - 1] in _ARTICLES else None
    return span is not None and span.unit == "year" and message.clause(span.first)[0] == span.first


def _is_post_of_entry(message: Message, named: Named) -> bool:
    """ "When I joined the airline as cabin crew", "they took me on as an apprentice plumber"."""
    place = named.first
    while place and message.words[place - 1] in _ARTICLES:
        place -= 1
    if not place or message.words[place - 1] not in _AS:
        return False
    return bool(_CAME & set(message.words[max(message.clause(place - 1)[0], place - 10) : place - 1]))
