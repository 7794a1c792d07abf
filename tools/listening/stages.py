"""Who a person is now where a career is told in stages: "from cleaner to shift supervisor", "chef, now in support"."""

import re
from itertools import pairwise

from tools.listening import titles
from tools.listening.backgrounds import led_by_work
from tools.listening.claims import AI_ROLES, held, is_own
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.title_leads import arrives_at
from tools.listening.vocabulary import Mark
from tools.schema import RoleFact


def as_now(message: Message) -> list[RoleFact]:
    """ "I moved into UX research, which is what I do now": said of the present, whatever else is told."""
    for now in message.marks.get("i_do_now", ()):
        first = message.sentence(now.first)[0]
        named = [mark for kind in ("field", "trade") for mark in message.between(kind, first, now.first)]
        if named and is_own(message, now.first - 1):
            last = max(named, key=lambda mark: mark.end)
            return [held(message, message.raw(last.first, last.end), last.first, last.end, confidence=0.95)]
    return []


def now_in_field(message: Message) -> list[RoleFact]:
    """ "Trained as a chef, now four years in customer support": a field of the present behind a trade."""
    for mark in message.marks.get("field", ()):
        first, end = message.clause(mark.first)
        landed = 0
        now = message.between("now", max(message.sentence(first)[0], mark.first - _NOW_WORDS), mark.first)
        if (
            not now
            or not is_own(message, mark.first)
            or not any(one.unit == "year" for one in message.near(first, end))
        ):
            if not (landed := _landed(message, mark)) and not _is_since_then(message, first, mark.first):
                continue
            now = [Mark(landed or first, landed or first, "now", "")]
        if not is_own(message, mark.first):
            continue
        named = titles.names(message)
        is_only = any(one.end <= now[0].first for one in named) and not any(
            now[0].first < one.first < end for one in named
        )
        if is_only and landed:
            return [held(message, message.raw(landed, mark.end), landed, mark.end, confidence=0.8)]
        if is_only and (led_by_work(message, mark.first) or message.words[mark.first - 1] in _INSIDE):
            return [held(message, message.raw(mark.first, mark.end), mark.first, mark.end, confidence=0.8)]
    return []


def _is_since_then(message: Message, first: int, place: int) -> bool:
    """ "And since 2016 I've been in IT support"."""
    lead = message.words[first:place]
    return "since" in lead and "been" in lead and any(len(word) == _YEAR and word.isdigit() for word in lead)


def _landed(message: Message, field: Mark) -> int:
    """Where the name of the work begins behind "ended up in" ("medical device sales"); 0 without it."""
    for place in range(field.first, max(0, field.first - _FIELD_WORDS) - 1, -1):
        if message.words[max(0, place - 3) : place] in _LANDED or arrives_at(message, place):
            return place
    return 0


_FIELD_WORDS = 2  # before the known one
_LANDED = (["ended", "up", "in"], ["wound", "up", "in"], ["ended", "up", "doing"])
_YEAR = 4  # digits
_NOW_WORDS = 8
_INSIDE = frozenset("at in im en em dans no na".split())


def read_rise(message: Message) -> list[RoleFact]:
    """ "Worked my way up from cleaner to shift supervisor": the last of the stages that lie behind."""
    for place, word in enumerate(message.words):
        if word != "from":
            continue
        end = message.sentence(place)[1]
        is_chain = message.words[place : message.clause(place)[1]].count("to") > 1  # "from bouncer to barber to owner"
        if not (is_chain or _ROSE & set(message.words[max(0, place - 4) : place])):
            continue
        if message.is_unreal(place) or message.scope(place) & Scope.WISHED:
            continue
        stages = [one for one in titles.names(message) if place < one.first < end]
        last = [one for one in stages if "to" in message.words[max(place, one.first - 3) : one.first]]
        if len(stages) > 1 and last and last[-1].role_id not in AI_ROLES:
            named = last[-1]
            return [held(message, named.label, named.first, named.end, role_id=named.role_id, confidence=0.8)]
    return []


def read_steps(message: Message) -> list[RoleFact]:
    """ "Trainee at 19, team leader at 23, operations manager at 30", "cook in 2009, chef in 2014": the last step."""
    for first, end in message.tokens.sentences:
        steps = [
            (int(message.words[one.end + 1]), one)
            for one in titles.between(message, first, end)
            if message.words[one.end : one.end + 1] in (["at"], ["in"])
            and message.words[one.end + 1 : one.end + 2]
            and _AGE_OR_YEAR.fullmatch(message.words[one.end + 1])
            and is_own(message, one.first)
        ]
        told = [when for when, _ in steps]
        is_past = bool(told) and (told[-1] <= message.today.year if told[-1] > _OLDEST else told[0] < told[-1])
        if len(steps) > 1 and told == sorted(told) and is_past and steps[-1][1].role_id not in AI_ROLES:
            named = steps[-1][1]
            return [held(message, named.label, named.first, named.end, role_id=named.role_id, confidence=0.8)]
    return []


_AGE_OR_YEAR, _OLDEST = re.compile(r"(?:1[4-9]|[2-6]\d|19\d\d|20\d\d)"), 100
_ROSE = frozenset("went worked way moved rose gone climbed progressed grew promoted journey career".split())


def read_stages(message: Message) -> list[RoleFact]:
    """ "Philosophy -> coffee -> law -> software engineering": the last stop, unless it is the goal."""
    if _ARROWS.isdisjoint(message.words):
        return []
    for first, end in message.tokens.sentences:
        arrows = [place for place in range(first, end) if message.words[place] in _ARROWS]
        if not arrows or (len(arrows) == 1 and not _is_job_told(message, arrows[0] + 1, end)):
            continue
        is_open = message.words[arrows[-1] + 1 : arrows[-1] + 2] == ["?"]  # "plumber > IT helpdesk > ? want AI"
        if message.scope(arrows[-1] - 1) & ~(Scope.ASKED | Scope.WISHED):
            continue
        aims = message.between("aim", arrows[-1] + 1, message.clause(arrows[-1] + 1)[1] if not is_open else end)
        if any(mark.value in AI_ROLES for mark in aims):
            continue
        stops = [*arrows, min(end, arrows[-1] + 1 + _STAGE_WORDS)]
        for before, after in [*reversed(list(pairwise(stops)))][1 if is_open else 0 :]:
            if stage := _stage(message, before + 1, after):
                return [held(message, *stage, confidence=0.8)]
    return []


def _is_job_told(message: Message, first: int, end: int) -> bool:
    """ "Librarian -> metadata specialist (XML), 10 yrs", "PhD -> data scientist @ a startup, 2y": no goal."""
    named = next((one for one in titles.between(message, first, first + _STAGE_WORDS) if one.end < end), None)
    if named is None or named.role_id in AI_ROLES or message.words[named.end] not in ("(", "@", "at"):
        return False
    return any(one.unit == "year" for one in message.near(named.end, end))


_STAGE_WORDS = 4


def _stage(message: Message, first: int, end: int) -> tuple[str, int, int] | None:
    """The job or the field of one stage, with the words before its head ("HRIS analyst")."""
    marks = [mark for kind in ("role", "field", "trade") for mark in message.between(kind, first, end)]
    if not marks:
        return None
    mark = max(marks, key=lambda one: one.end)
    named = next((one for one in titles.between(message, first, end) if one.end == mark.end), None)
    if named:
        return named.label, named.first, named.end
    return message.raw(mark.first, mark.end).replace("ngineering", "ngineer"), mark.first, mark.end


_ARROWS = frozenset({"->", "=>", ">"})
