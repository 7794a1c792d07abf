"""What a span of time is of: years in a job, a deadline, or something else; the words around it weigh."""

from typing import Literal, cast

from tools.listening import figures_at, noted_figures, spans_ahead, spans_of_else
from tools.listening.ages import is_age
from tools.listening.births import is_birth
from tools.listening.by_then import THEN_REACH, place_of_then
from tools.listening.dates import DAYS_A_MONTH
from tools.listening.job_years import is_in_own_job, is_late_answer, is_recalled, takes_place_of_years
from tools.listening.message import Message
from tools.listening.monthly_money import is_length_of_money
from tools.listening.quantities import Quantity
from tools.listening.run_on_goals import is_time_to_goal
from tools.listening.scope import Scope

MONTHS = {"day": 1 / DAYS_A_MONTH, "week": 12 / 52, "month": 1.0, "year": 12.0}
_SHORTEST_GOAL_MONTHS = 0.6
_SURE = 9.0
_PLACES_OF_WORK = frozenset("in as at of on with als bei como en de comme chez dans em no na".split())
FILLERS = frozenset(
    "somewhere sounds right realistic fine feels doable possible good is would i 'd 'm say about maybe so like "
    "around roughly probably hm well ok okay or and just only perhaps approximately tops max - + ~ . then it's "
    "etwa circa unos environ uns the".split()
)
_STRICTLY_WITHIN = tuple([word] for word in "in within inside dans binnen dentro em en by innerhalb until till".split())
Meaning = Literal["experience", "deadline", ""]


def meaning_of(message: Message, found: Quantity) -> tuple[Meaning, float]:
    """What a span of time is of, and how much speaks for it; empty for neither."""
    known: dict[int, tuple[Meaning, float]] = message.memo.setdefault("spans", {})
    if found.first not in known:
        known[found.first] = _weighed(message, found)
    return known[found.first]


def _weighed(message: Message, found: Quantity) -> tuple[Meaning, float]:
    if (
        found.unit not in MONTHS
        or (found.unit == "day" and found.high <= 1)
        or spans_of_else.is_no_span(message, found)
    ):
        return "", 0.0
    if message.is_spoken_for(found):
        return "", 0.0
    if (_is_aside(message, found) and not _sums_up(message, found)) or figures_at.is_out_of_reach(message, found):
        return "", 0.0
    if is_age(message, found) or is_birth(message, found.first) or is_length_of_money(message, found):
        return "", 0.0
    if spans_of_else.is_year_of_study(message, found):
        return "", 0.0
    is_ahead = spans_ahead.bounds_then(message, found) or is_time_to_goal(message, found)
    if is_ahead and not message.is_dropped(found.first, "deadline"):
        return "deadline", _SURE
    if field := noted_figures.stands_for(message, found):
        return "deadline" if field == "deadline" else "experience", _SURE
    experience, deadline = _for_experience(message, found), _for_deadline(message, found)
    other = _for_other(message, found)
    best = max(experience, deadline, other)
    if best < 1.0 or other == best:
        return "", 0.0
    meaning, field = ("experience", "years_experience") if experience >= deadline else ("deadline", "deadline")
    return ("", 0.0) if message.is_dropped(found.first, field) else (cast(Meaning, meaning), best)


def _for_experience(message: Message, found: Quantity) -> float:
    behind = message.words[found.end : found.end + 1]
    weight = {"year": 0.5, "month": -0.5}.get(found.unit, -2.0 if _is_of_work(message, found) else -5.0)
    weight -= 3.0 if _follows_money(message, found) else 0.0
    weight += 6.0 if is_entry(message, found) else 0.0
    weight -= 2.0 if message.before("more", found.first, 2) else 0.0
    weight += 0.7 if found.unit == "year" and found.value >= 4 else 0.0
    told = (
        message.after("experience", found.end, 4)
        or message.before("experience", found.first, 3)
        or message.ends_at("experience", found.first)
    )
    weight += 3.0 if told or message.labels("years_label", found.first) else 0.0
    weight += 4.0 if is_in_own_job(message, found) or takes_place_of_years(message, found) else 0.0
    weight += 1.5 if message.before("since", found.first, 3) else 0.0
    weight += 1.2 if behind and behind[0] in _PLACES_OF_WORK else 0.0
    weight += 1.5 if _beside_title(message, found) else 0.6 if _is_alone(message, found) else 0.0
    weight -= 1.5 if message.scope(found.first) & Scope.WISHED else 0.0
    weight -= 2.0 if _lead(message, found) in _STRICTLY_WITHIN and behind not in (["of"], ["as"]) else 0.0
    weight += 1.0 if message.words[found.end : found.end + 2] == ["in", "total"] else 0.0
    weight -= 6.0 if spans_of_else.is_of_else(message, found) else 0.0
    weight -= 3.0 if spans_ahead.is_proposed(message, found) else 0.0
    weight -= 2.5 if spans_of_else.is_made_of(message, found) or _follows_hours(message, found) else 0.0
    weight -= 1.5 if _is_last_of_list(message, found) else 0.0
    weight -= 1.5 if message.before("learns", found.first, 8) or message.after("learns", found.end, 3) else 0.0
    weight += 1.5 if is_late_answer(message, found) else 0.0
    return weight + (2.5 if is_asked(message, "years_experience", found.first) else 0.0)


def _lead(message: Message, found: Quantity) -> list[str]:
    """The word before a span, and before what makes it rough: "in about four years"."""
    place = found.first - (message.words[found.first - 1 : found.first] in _ROUGHLY)
    return message.words[place - 1 : place] if place else []


_ROUGHLY = (["about"], ["around"], ["roughly"], ["etwa"], ["unos"], ["environ"], ["uns"])


def _is_of_work(message: Message, found: Quantity) -> bool:
    """ "A nurse for three weeks", and no dog that has been limping for so long."""
    return is_asked(message, "years_experience", found.first) or any(
        message.has(kind, *message.sentence(found.first)) for kind in ("trade", "role", "field")
    )


def _for_deadline(message: Message, found: Quantity) -> float:
    first = message.sentence(found.first)[0]
    weight = (1.2 if _is_alone(message, found) else 0.7) if found.unit in ("month", "week") else 0.0
    weight -= 2.0 if found.unit == "year" and found.value > 5 else 0.0
    weight -= 4.0 if spans_of_else.is_of_tool(message, found) else 0.0
    weight -= 2.5 if found.unit in ("day", "week") and found.value * MONTHS[found.unit] < _SHORTEST_GOAL_MONTHS else 0.0
    told = message.has("goal", max(first, found.first - 6), found.first) or message.after("goal", found.end, 3)
    weight += 3.0 if told or message.labels("goal", found.first) else 0.0
    weight -= 4.0 if is_recalled(message, found) else 0.0
    weight += 1.5 if message.before("within", found.first, 3) else 0.0
    weight += (
        2.0
        if message.words[found.first - 1 : found.first] == ["after"] and message.scope(found.first) & Scope.WISHED
        else 0.0
    )
    is_meant = spans_ahead.is_proposed(message, found) or spans_ahead.is_asked_of_own_way(message, found)
    weight += 1.5 if message.after("ahead", found.end, 2) or is_meant else 0.0
    weight += 2.0 if spans_ahead.is_planned(message, found) or spans_ahead.is_to_reach(message, found) else 0.0
    weight -= 4.0 if spans_of_else.has_lasted(message, found) else 0.0
    weight -= 2.5 if spans_ahead.is_goalless(message, found, alone=_is_alone(message, found)) else 0.0
    weight += 1.0 if message.scope(found.first) & Scope.WISHED else 0.0
    weight += 1.0 if _follows_goal(message, found) else 0.0
    weight += (
        1.4
        if found.unit == "year"
        and found.value <= 5
        and _is_alone(message, found)
        and _is_late(message, found)
        and not message.in_clause("skill", found.first)  # "Java 5 years, Python 2 years"
        else 0.0
    )
    weight -= (
        3.0
        if _follows_money(message, found)
        or (
            message.marks.get("no_deadline")
            and not message.after("ahead", found.end, 2)
            and not spans_ahead.is_judged(message, found)
        )
        else 0.0
    )
    weight += (
        1.5
        if message.profile.deadline and (is_replacing(message, found) or message.after("choice", found.end, 2))
        else 0.0
    )
    weight += 2.5 if spans_ahead.continues_date(message, found) else 0.0
    weight += 1.4 if _follows_hours(message, found) else 0.7 if _leads_hours(message, found) else 0.0
    return weight + (2.5 if is_asked(message, "deadline", found.first) else 0.0)


def _for_other(message: Message, found: Quantity) -> float:
    """The length of a course, a lease, a child's age, or how long ago something was."""
    weight = 3.0 if message.after("lasts", found.end, 2) else 0.0
    weight += 2.0 if message.before("lasts", found.first, 4) or _is_course(message, found) else 0.0
    weight += 2.0 if _TOOK & set(message.words[max(0, found.first - 3) : found.first]) else 0.0
    weight += 4.0 if spans_of_else.is_of_home(message, found) or spans_of_else.is_sunk(message, found) else 0.0
    weight += 3.0 if found.unit != "year" and message.words[found.end : found.end + 1] in _SO_FAR else 0.0
    weight += (
        4.0 if message.after("ago", found.end, 1) or message.words[found.end : found.end + 2] in _WAS_ONLY else 0.0
    )
    weight += 1.5 if message.ends_at("past", found.first) else 0.0
    clause = message.clause(found.first)
    weight += 1.0 if message.has("past", *clause) else 0.0
    weight += 6.0 if spans_of_else.is_first_of_more(message, found) else 0.0
    weight += 6.0 if spans_of_else.is_without_study(message, found) or spans_of_else.is_over(message, found) else 0.0
    weight += 4.0 if _is_of_event(message, found) or spans_of_else.is_share(message, found) else 0.0
    weight += 6.0 if found.unit != "year" and message.has("keeps_up", clause[0], found.first) else 0.0
    weight += 6.0 if spans_of_else.is_break(message, found) or spans_of_else.is_bound(message, found) else 0.0
    weight += 4.0 if spans_of_else.is_made_of(message, found) or spans_of_else.is_apposed(message, found) else 0.0
    weight += 2.5 if found.unit in ("month", "week") and spans_of_else.is_told_of_past(message, found) else 0.0
    weight += 3.0 if message.has("away", *clause) else 0.0
    weight += 6.0 if spans_of_else.is_of_part(message, found) else 0.0
    weight += 6.0 if spans_of_else.is_done_after(message, found) or spans_of_else.is_of_another(message, found) else 0.0
    return weight + (3.0 if _BEGINS & set(message.words[clause[0] : found.first]) else 0.0)


_TOOK, _SO_FAR = frozenset({"took", "taken"}), (["already"], ["bereits"])


def is_entry(message: Message, found: Quantity) -> bool:
    """ "Two years ago I moved into UX research", "I became a nurse. That was ten years ago": how long the job is."""
    if not message.after("ago", found.end, 1):
        return False
    start, end = message.sentence(found.first)
    if "since" in message.words[start : found.first] and message.has("am", found.end, found.end + _SINCE_REACH):
        return True  # "since graduating eight years ago I've been a designer"
    lead = message.words[start : found.first]
    if "since" in lead and _KEPT & set(lead[: lead.index("since")]):
        return True  # "which I've been doing since I left the army nine years ago"
    floor = found.first - _ENTERED_REACH
    if message.words[start : found.first] in _THAT_WAS:
        start, floor = message.sentence(max(0, start - 1))[0], found.first - 2 * _ENTERED_REACH
    for mark in message.between("entered", max(start, floor), min(end, found.end + 8)):
        reach = min(
            end, mark.end + (_HIRED_REACH if "hired" in message.words[mark.first : mark.end] else _JOINED_REACH)
        )
        if any(message.has(kind, mark.end, reach) for kind in ("trade", "role", "field")):
            return True
    return False


_SINCE_REACH = 4
_KEPT = frozenset("been doing worked working run running".split())
_ENTERED_REACH, _HIRED_REACH, _JOINED_REACH = 12, 9, 7  # tokens; "hired by an agency as a junior developer"
_THAT_WAS = [said.split() for said in "that was;it was;this was;that 's;thats;that was about;which was".split(";")]


def _is_last_of_list(message: Message, found: Quantity) -> bool:
    """ "Dentist, 9 years, 3 hours a week, two years, AI engineer": behind years and hours, by when."""
    before = message.near(max(0, found.first - _LIST_REACH), found.first)
    years = next((place for place, one in enumerate(before) if _is_told(message, one)), len(before))
    later = any(one.unit in ("hour", "minute") for one in before[years:])
    return later and found.unit == "year" and found.value <= 5 and _is_alone(message, found)


def _is_told(message: Message, one: Quantity) -> bool:
    """Are years that were said before of the person's way, and not of a visa?"""
    return one.unit == "year" and meaning_of(message, one)[0] != ""


_LIST_REACH = 30  # tokens


def _is_of_event(message: Message, found: Quantity) -> bool:
    """ "Two years until my pension", "in three years my son goes to school": when something else comes."""
    start, end = message.clause(found.first)
    is_wanted = message.has("goal", start, end + 6) or message.scope(found.first) & Scope.WISHED
    if (
        is_wanted
        or "by the time" in message.tokens.text(start, found.first)
        or 0 < place_of_then(message) - found.end <= THEN_REACH
    ):
        return False
    behind = message.between("event", found.end, min(end, found.end + 7))
    if message.words[found.end : found.end + 1] in (["in"], ["at"], ["with"]):  # "16 years in child protection"
        behind = [mark for mark in behind if message.words[mark.first] in _MINE]
    ahead = message.between("event", max(start, found.first - 5), found.first)
    return bool(behind) or any(spans_of_else.is_kin(message.words, mark.first) for mark in ahead)


_MINE = frozenset("my our i the".split())


def _is_course(message: Message, found: Quantity) -> bool:
    """ "A bootcamp that asks 40 hours a week for 12 weeks"."""
    start = message.clause(found.first)[0]
    return any(
        mark.end < found.first and not message.has("self", mark.end, found.first)
        for mark in message.between("lasts", start, found.first)
    )


_WAS_ONLY = (["was", "just"], ["was", "only"], ["was", "a"], ["was", "too"])  # "nine months was just a wish"
_BEGINS = frozenset(
    "start starting begin beginning anfangen beginnen empezar commencer comecar".split()
)  # "I can start in 2 months"


_FIRST_WORDS = 8  # of a longer message: still the answer


def is_asked(message: Message, key: str, place: int) -> bool:
    """A short reply to this question."""
    asked = message.asked
    return (
        asked is not None
        and asked.kind == "profile"
        and asked.key == key
        and (len(message.words) <= 25 or place < _FIRST_WORDS or _is_in_last(message, place))
    )


def _is_in_last(message: Message, place: int) -> bool:
    """In a short sentence that ends the message: what a story comes to."""
    first, end = message.sentence(place)
    others = (one for one in message.quantities if one.unit in MONTHS and one.first != place)
    is_only = all(message.is_unreal(one.first) for one in others)
    return is_only and end >= len(message.words) and end - first <= _LAST_WORDS


_LAST_WORDS = 12


def _is_aside(message: Message, found: Quantity) -> bool:
    """Said of somebody else, asked, imagined, or demanded by an advert."""
    return message.is_unreal(found.first) and not spans_ahead.is_asked_of_own_way(message, found)


def _sums_up(message: Message, found: Quantity) -> bool:
    """ "DevOps engineer with 10+ years of experience", "Carpenter | 8 yrs", at the head of a CV."""
    if message.scope(found.first) != Scope.LISTED:
        return False
    if message.after("experience", found.end, 3) or message.before("experience", found.first, 2):
        return True
    if message.labels("experience", found.first):  # "Total experience: 4.5 years"
        return True
    is_first = all(other.unit != "year" for other in message.near(0, found.first))
    return found.unit == "year" and is_first and _beside_title(message, found)


def _beside_title(message: Message, found: Quantity) -> bool:
    """ "nurse, 12 years", "12 years as a nurse", "backend dev (6 yrs)"."""
    first, end = message.sentence(found.first)
    start, stop = message.clause(found.first)
    opens = found.first == start
    near = range(max(first, start - 8), min(end, found.end + 8))
    alone = (stop - start) - (found.end - found.first) <= (5 if opens else 3)
    kinds = ("trade", "role", "field")
    inside = any(message.has(kind, start, stop) for kind in kinds)
    return inside or (alone and any(message.has(kind, near.start, near.stop) for kind in kinds))


def is_replacing(message: Message, found: Quantity) -> bool:
    """ "Let's say two years", "make it 18 months", "back to a year"."""
    floor = max(0, found.first - 5)
    marks = [mark for kind in ("replace", "revert") for mark in message.between(kind, floor, found.first)]
    return any(0 <= found.first - mark.end <= 2 for mark in marks)


def _is_late(message: Message, found: Quantity) -> bool:
    """A bare span behind the years in the job, or behind the goal, says by when."""
    first = message.sentence(found.first)[0]
    before = [one for one in message.near(0, found.first) if one.first >= first or not message.is_unreal(one.first)]
    spans = [one for one in before if _is_told(message, one) or (one.unit == "year" and one.first >= first)]
    goals = [mark for kind in ("role", "aim") for mark in message.between(kind, 0, found.first)]
    money = [one for one in before if one.is_money or one.per]
    return bool(spans or money) or any(message.has("target", 0, mark.first) for mark in goals)


def _follows_money(message: Message, found: Quantity) -> bool:
    """ "100 dollars a month for six months" is of the money."""
    before = message.near(max(0, found.first - 9), found.first)
    return (
        bool(before) and before[-1].per == "month" and message.words[found.first - 1] in ("for", "over", "during", "x")
    )


def _is_alone(message: Message, found: Quantity) -> bool:
    """A clause that holds little beside the span."""
    start, stop = message.clause(found.first)
    rest = [
        word for word in (*message.words[start : found.first], *message.words[found.end : stop]) if word not in FILLERS
    ]
    return len(rest) <= 1


def _follows_goal(message: Message, found: Quantity) -> bool:
    """A goal, or the name of the field, stands before the span in its sentence."""
    first, _ = message.sentence(found.first)
    aims = [mark for kind in ("target", "aim", "role") for mark in message.between(kind, first, found.first)]
    return any(
        mark.end > found.first - 10 and (mark.kind != "role" or message.scope(mark.first) & Scope.WISHED)
        for mark in aims
    )


def _follows_hours(message: Message, found: Quantity) -> bool:
    """ "6 hours a week for 18 months": as long as the plan runs."""
    before = message.near(max(0, found.first - 10), found.first)
    if before and before[-1].unit == "hour" and before[-1].end == found.first and found.unit == "month":
        return True  # "hotel clerk 3y 6h/wk 12 months"
    return (
        bool(before)
        and before[-1].unit in ("hour", "minute")
        and message.words[found.first - 1] in ("for", "over", "during", "and")
        and not _BEEN & set(message.words[message.clause(found.first)[0] : found.first])
    )


def _leads_hours(message: Message, found: Quantity) -> bool:
    """ "9 months and 4 hours", "six months at 5 hours": as long as the plan runs."""
    behind = message.near(found.end, found.end + 2)
    joined = message.words[found.end : found.end + 1] in (["and"], ["at"], ["with"], [","])
    return (
        found.unit == "month"
        and joined
        and bool(behind)
        and behind[0].unit == "hour"
        and found.first == message.clause(found.first)[0]
    )


_BEEN = frozenset("been worked was were did had learning studying".split())
