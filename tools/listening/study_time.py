"""Whose hours an amount of time is: time to learn, or the job's, another person's, a course's, a what-if's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tools.listening import figures_at
from tools.listening.amount_stretch import WHILE, stretch
from tools.listening.in_brackets import is_of_course
from tools.listening.kinds_of_week import kind_of_week
from tools.listening.limits_set import is_limit_set
from tools.listening.message import Message
from tools.listening.other_pursuits import is_other_pursuit
from tools.listening.own_means import is_own_means
from tools.listening.parts_of_day import is_further_part
from tools.listening.quantities import Quantity
from tools.listening.run_on_goals import leads_to_goal
from tools.listening.scope import Scope
from tools.listening.session_counts import lots, sessions
from tools.listening.two_places import partner
from tools.listening.vocabulary import Mark
from tools.listening.week import DAY_KINDS

_AROUND = frozenset(
    "top addition apart counting "
    "after before outside besides between around beside alongside next depending neben nach vor despues fuera apres "
    "depois fora".split()
)
_WOULD = frozenset("would could might will should can that".split())  # "4 hours a week would work"


def is_study_time(message: Message, found: Quantity) -> bool:
    """Hours for learning: not the job's, not another person's, not a what-if, not the length of a course."""
    if _is_interval(message, found) or _is_lacking(message, found) or _NOW_AND_THEN.match(_behind(message, found)):
        return False
    so_used = _is_so_used(message, found) or is_limit_set(message, found)
    if (_is_spent_elsewhere(message, found) or is_other_pursuit(message, found)) and not so_used:
        return False
    if _is_shift(message, found) or is_of_course(message, found.first):
        return False
    scope = message.scope(found.first) & ~(Scope.OTHERS if so_used else Scope.PLAIN)
    if scope & Scope.LISTED and message.labels("hours_label", _line_of_label(message, found)):
        scope &= ~Scope.LISTED  # "Availability: Sat + Sun, 4 h each", at the foot of a CV
    if scope & Scope.ASKED and message.profile.weekly_hours is None and is_own_means(message, found):
        scope &= ~Scope.ASKED
    if scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ASKED | Scope.ORDERED | Scope.LISTED):
        return False
    other = partner(message, found)
    regular = other is not None or _is_regular(message, found)
    weight = 1.0 if regular or kind_of_week(message, found) else 0.0
    weight += 2.0 if so_used else 0.0
    weight += 1.5 if message.in_clause("study", found.first) or message.labels("hours_label", found.first) else 0.0
    weight += 1.0 if _is_alone(message, found) or _is_put_right(message, found) else 0.0
    weight += 1.0 if _leads_part(message, found) or leads_to_goal(message, found) else 0.0
    is_busy = other is None and not so_used and _is_busy(message, found)
    weight -= 3.0 if is_busy or _is_refused(message, found) else 0.0
    weight -= 2.5 if _is_length(message, found, regular=regular) else 0.0
    weight -= 2.5 if _is_past(message, found) else 0.0
    weight -= (
        3.0 if _is_report(message, found) or _is_bygone(message, found) or _is_supposed_behind(message, found) else 0.0
    )
    weight -= 3.0 if _is_of_job(message, found) or _is_attribute(message, found) else 0.0
    if found.unit == "clock" and not regular:
        weight -= 1.0
    return weight >= 1.0


def _is_shift(message: Message, found: Quantity) -> bool:
    """ "Mon-Fri 9 to 5": a day at work, unless learning or the weekend is named beside it."""
    is_long = found.unit == "clock" and _SHIFT_MIN <= found.high <= _SHIFT_MAX
    return is_long and not any(message.in_clause(kind, found.first) for kind in ("study", "weekend", "offer"))


_SHIFT_MIN, _SHIFT_MAX = 7, 13  # hours


def beside_the_job(message: Message, figures: Sequence[Quantity]) -> list[Quantity]:
    """Figures that answer the question for free hours; with the job's among them, only what stands clear of it."""
    rest = [one for one in figures if not is_job_time(message, one)]
    if len(rest) == len(figures):
        return rest
    return [one for one in rest if figures_at.stands_alone(message, one) and not _is_busy(message, one)]


def is_job_time(message: Message, found: Quantity) -> bool:
    """ "I work 60 hours" to a question for free hours: so many are the job's; "I can work 30 hours" are not."""
    start = message.clause(found.first)[0]
    is_much = found.unit == "hour" and found.high >= _JOB_HOURS_MIN
    is_bound = message.has("busy", start, found.first) and _is_busy(message, found)
    if _is_shift(message, found):
        return True  # "9 to 5"
    return is_much and is_bound and not _MAY & set(message.words[start : found.first])


def _line_of_label(message: Message, found: Quantity) -> int:
    """Where what follows a label begins: the place behind the last colon before an amount, in its sentence."""
    first = message.sentence(found.first)[0]
    colons = [place for place in range(first, found.first) if message.words[place] == ":"]
    return colons[-1] if colons else found.first


def _is_interval(message: Message, found: Quantity) -> bool:
    """ "It drops every ten minutes", "alle zwei Stunden": how often, not how long."""
    before = message.words[max(0, found.first - 2) : found.first]
    return found.unit in ("minute", "hour") and not found.per and (before[-1:] in _EACH or before in _EACH_PAIRS)


def _behind(message: Message, found: Quantity) -> str:
    return message.tokens.text(found.end, min(found.end + 3, len(message.words)))


# "A few hours here and there": no number of hours.
_NOW_AND_THEN = re.compile(r"(?:here (?:and|or|,)|now and|on and off|off and on|at (?:times|odd|random)|on some)\b")
_EACH = (["every"], ["alle"], ["cada"])
_EACH_PAIRS = (["toutes", "les"], ["tous", "les"], ["todos", "os"], ["todas", "as"])


def _is_spent_elsewhere(message: Message, found: Quantity) -> bool:
    """ "I spend 2 hours a day in traffic": so they are spent, and no time that somebody can spend."""
    start, end = message.clause(found.first)
    lead, behind = message.words[start : found.first], message.words[found.end : min(end, found.end + 4)]
    is_told = "spend" in lead[-2:] and not _MAY & set(lead)
    return is_told and bool(_WITHIN & set(behind)) and not message.has("study", found.end, end)


_MAY = frozenset("can could would 'd will 'll might may want to".split())
_WITHIN = frozenset("in at with on driving sitting commuting".split())


def _is_lacking(message: Message, found: Quantity) -> bool:
    """ "It wants 40 hours a week, which I don't have": hours that are missing."""
    end = message.sentence(found.first)[1]
    behind = message.words[found.end : min(end, found.end + _LACK_REACH)]
    at = next((place for place, word in enumerate(behind) if word in ("which", "that")), None)
    return at is not None and set(behind[:at]) <= {","} and _LACKS.match(" ".join(behind[at + 1 :])) is not None


_LACK_REACH = 9
_LACKS = re.compile(
    r"(?:i |just |really |simply )*(?:(?:do|have|don|haven) ?(?:n't|'t|not) (?:have|got)|"
    r"(?:ca|can|wo|won) ?(?:n't|'t|not) (?:do|manage|give|find|spare|afford|offer)|(?:is|'s) impossible)"
)


def _is_regular(message: Message, found: Quantity) -> bool:
    """ "a week", "every day", "on Sundays" stands with it."""
    first, end = stretch(message, found)
    return (
        bool(found.per)
        or any(message.has(kind, first, end) for kind in ("days", "day", "weekend"))
        or sessions(message, found, first, end) is not None
        or lots(message, found) > 1
    )


def _is_so_used(message: Message, found: Quantity) -> bool:
    """ "The baby naps two hours a day, that's when I study"."""
    return message.has("so_used", found.end, message.sentence(found.first)[1])


def _is_report(message: Message, found: Quantity) -> bool:
    """ "Today I did 3 hours", "this week I only managed 3": of one day, or of the week that runs."""
    first, end = message.sentence(found.first)
    words = message.words[first:end]
    if not found.per and message.profile.weekly_hours is not None:
        story = {*message.words[max(0, first - _TOLD_BEFORE) : first], *words[: found.first - first]}
        if _COMPLETED & story:
            return True  # "finished the course, 40 hours in total"
    when = bool(_DAY_PAST & set(words)) or any(pair in _WEEK_PAST for pair in pairwise(words))
    return when and bool(_DONE & set(words)) and found.per != "1"


_WEEK_PAST = (("this", "week"), ("last", "week"), ("past", "week"), ("this", "weekend"), ("last", "weekend"))
_TOLD_BEFORE = 12  # tokens
_COMPLETED = frozenset("finished completed done passed read watched".split())
_DAY_PAST = frozenset("today yesterday tonight".split())
_DONE = frozenset("did studied spent managed worked finished got read watched coded practised practiced".split())


def _is_past(message: Message, found: Quantity) -> bool:
    """ "Two years ago it was 10 hours"; in "that was ages ago and now i have 6 hours" the past is over."""
    first, end = message.clause(found.first)
    return any(not message.has("offer", mark.end, found.first) for mark in message.between("past", first, end))


def _is_bygone(message: Message, found: Quantity) -> bool:
    """ "Used to do 15 hours a week"."""
    words = message.words[message.clause(found.first)[0] : found.first]
    return any(pair == ("used", "to") for pair in pairwise(words))


def _is_supposed_behind(message: Message, found: Quantity) -> bool:
    """ "Could do 30 hours if I quit": the condition follows."""
    start, end = message.clause(found.first)
    would = _WOULD_IF & set(message.words[start : found.first])
    return bool(would) and any(mark.value == "strong" for mark in message.between("if", found.end, end))


_WOULD_IF = frozenset("could would might 'd".split())


def _is_alone(message: Message, found: Quantity) -> bool:
    """A clause that holds little beside the amount; "at the very most" says nothing more."""
    first, end = message.clause(found.first)
    if message.words[first : found.first] in _AT_MOST:
        first = found.first
    return (end - first) - (found.end - found.first) <= _FEW_BESIDE


def _leads_part(message: Message, found: Quantity) -> bool:
    """ "One hour in the morning and one in the evening, every day": the days stand behind the second."""
    behind = message.near(found.end, found.end + _PART_REACH)[:1]
    is_part = bool(behind) and is_further_part(message.words, _in_hours(found), _in_hours(behind[0]))
    return is_part and not _is_alone(message, found)


def _in_hours(found: Quantity) -> Quantity:
    return replace(found, unit="hour", low=found.low / 60, high=found.high / 60) if found.unit == "minute" else found


_FEW_BESIDE, _PART_REACH = 3, 8
_AT_MOST = (["at", "the", "very", "most"], ["at", "the", "very", "least"], ["at", "the", "absolute", "most"])


def _is_of_job(message: Message, found: Quantity) -> bool:
    """ "Psychologist in a clinic for 7 years, 30 hours a week": so many hours beside a job are its own."""
    first, end = message.sentence(found.first)
    if (
        found.per != "1"
        or found.unit != "hour"
        or found.value < _JOB_HOURS_MIN
        or _FOR_STUDY & set(message.words[first:end])
        or message.has("offer", message.clause(found.first)[0], found.first)  # "furloughed, so I have 30 hours a week"
    ):
        return False
    return any(message.has(kind, first, end) for kind in ("trade", "role", "workplace"))


def _is_attribute(message: Message, found: Quantity) -> bool:
    """ "A 50 hour week", "my 38-hour job": so many hours are what the job asks for."""
    words = message.words
    if _YEARLY & set(pairwise(words[found.end : message.clause(found.end - 1)[1]])):
        return True  # "the 40 hours of training I do each year"
    if words[found.end : found.end + 1] == ["of"] and words[found.end + 1 : found.end + 2] not in _OF_STUDY:
        return found.unit == "hour" and words[found.end + 1][-3:] == "ing"  # "6 hours a week of running"
    if words[found.first - 1 : found.first] == ["("] and (
        message.ends_at("busy", found.first - 1)
        or _PART_TIME & set(pairwise(word for word in words[max(0, found.first - 9) : found.first] if word != "-"))
    ):
        return True  # "full time job (40h)", "part-time dev at a startup (15h a week)"
    if found.unit != "hour" or found.high < _JOB_HOURS_MIN - 5:
        return False
    return any(
        words[place] in _HOUR and words[place + 1 : place + 2] != [] and words[place + 1] in _JOBS
        for place in range(found.first + 1, min(found.end + 1, len(words) - 1))
    )


_OF_STUDY: tuple[list[str], ...] = (
    [],
    ["learning"],
    ["studying"],
    ["coding"],
    ["reading"],
    ["training"],
    ["practising"],
    ["practicing"],
)
_PART_TIME = frozenset({("part", "time"), ("full", "time"), ("working", "student")})
_YEARLY = frozenset({("each", "year"), ("every", "year"), ("per", "year")})
_HOUR = frozenset({"hour", "h", "hr", "stunden"})
_JOBS = frozenset("week weeks job contract position".split())
_JOB_HOURS_MIN = 25
_FOR_STUDY = frozenset(
    "plenty learn learning study studying free spare can could course courses ok okay possible doable manageable "
    "retired unemployed jobless laid between sabbatical finished graduated".split()
)


def _is_put_right(message: Message, found: Quantity) -> bool:
    """ "Oh, and make that 7 hours instead": for hours that were told before."""
    if message.profile.weekly_hours is None and not message.has("wrong", 0, found.first):
        return False
    return message.before("replace", found.first, 4) or message.after("instead", found.end, 2)


def _is_busy(message: Message, found: Quantity) -> bool:
    """Work, sleep and the like stand before the amount in its clause, or right behind it."""
    first, end = message.clause(found.first)
    free = {
        place for mark in message.between("days", first, end) for place in range(mark.first, mark.end)
    }  # "every working day"
    for mark in message.between("busy", first, min(end, found.end + 4)):
        if any(
            one.first < mark.first < one.end for one in message.between("study", max(0, mark.first - 3), mark.first)
        ):
            continue  # "je peux bosser 5 heures"
        if message.begins_at("trade", mark.end) is not None:
            continue  # "gym instructor no coding 5h/week"
        if mark.first in free or message.words[mark.end : mark.end + 1] in (["week"], ["weeks"]):
            continue
        if mark.end <= found.first and message.has("study", mark.end, found.first):
            continue
        if mark.first > found.end and message.words[found.end] in WHILE:
            continue  # "1 hour when they sleep": a moment of somebody's day
        between = message.words[min(mark.end, found.end) : max(mark.first, found.first)]
        if "say" in between or ("so" in between and message.has("offer", mark.end, found.first)):
            continue  # "I have a split shift so there are 2 free hours"
        if _LEAVES & set(between) if mark.end <= found.first else _REASONS & set(between):
            continue  # "my shifts leave me 5 hours", "20 hours since I only work part time"
        if mark.first and (
            _AROUND & set(message.words[max(0, mark.first - 3) : mark.first]) or message.words[mark.first - 1] in _WOULD
        ):
            continue
        if message.words[mark.end : mark.end + 2] == ["for", "me"] or message.words[mark.end : mark.end + 1] in _SUITS:
            continue
        if mark.first >= found.end and (
            message.has("study", found.end, mark.first) or message.words[mark.first - 1] == "to"
        ):
            continue
        if mark.first >= found.end and message.words[mark.first] in _RIDES and message.has("study", first, found.first):
            continue  # "tenho 40 minutos por dia no ônibus"
        return True
    return False


_LEAVES = frozenset(
    "gives give allows allow leave leaves leaving left lassen lasst bleiben dejan deja laissent laisse deixam "
    "deixa".split()
)
_REASONS = frozenset("since because as cause cuz weil porque car parce".split())
_RIDES = frozenset("onibus metro trem tren comboio autobus bus camion colectivo train tram bahn zug transporte".split())
_SUITS = (["well"], ["best"], ["fine"], ["great"])  # "an hour each morning works well"


def _is_refused(message: Message, found: Quantity) -> bool:
    """ "Coding eight hours a day isn't for me"."""
    end = message.clause(found.first)[1]
    behind = message.words[found.end : min(end, found.end + 6)]
    return behind[-2:] == ["for", "me"] and bool({"not", "n't", "isn't", "never", "nothing"} & set(behind))


_ON_WAY = re.compile(r"(?:in (?:the|a) (?:car|plane|queue|air|waiting)|on (?:the|a) (?:road|phone|plane|flight))\b")
_SHORT_TASKS = frozenset("interview interviews quiz quizzes exercise exercises practice test call chat".split())
_THESE = (["those"], ["these"], ["they"], ["both"])  # "those are all 40 hours plus"


def _is_length(message: Message, found: Quantity, *, regular: bool) -> bool:
    """How long a course, a video or a flight takes."""
    opening = message.words[message.clause(found.first)[0] : found.first]
    if opening[:1] in _THESE and not regular and message.asked is None:
        return True
    if not regular and _ON_WAY.match(_behind(message, found)):
        return True  # "14 hours in the car"
    if opening == [] and not regular and _SHORT_TASKS & set(message.words[max(0, found.first - 4) : found.first]):
        return True  # "a mock interview, 15 minutes"
    behind = next(iter(message.between("lasts", found.end, found.end + 2)), None)
    start = message.clause(found.first)[0]
    ahead = any(
        mark.end <= found.first and not _is_long_session(message, mark, found)
        for mark in message.between("lasts", max(start, found.first - 4), found.first)
    )
    if behind is not None and not regular:
        return True
    return ahead and not (regular and message.in_clause("study", found.first))


def _is_long_session(message: Message, mark: Mark, found: Quantity) -> bool:
    """ "A long Sunday session of 3 hours", "a longer block on Saturday, 4 hours"."""
    is_long = message.words[mark.first] in ("long", "longer")
    return is_long and any(message.has(kind, mark.end, found.first) for kind in DAY_KINDS)
