"""Who a person is where no job title is named: "25 years in logistics", "I teach", "we run a bakery"."""

import re

from tools.listening import titles
from tools.listening.claims import held, is_own
from tools.listening.ever_since import has_since_year
from tools.listening.held_titles import is_of_days, is_of_job
from tools.listening.message import Message
from tools.listening.plain_denials import DENIALS
from tools.listening.scope import Scope
from tools.listening.text import fold
from tools.listening.title_leads import is_untaken
from tools.listening.unknown_trades import read_fragment, read_unknown_trade
from tools.listening.vocabulary import Mark
from tools.schema import RoleFact

_ARTICLES = frozenset("a an the my our un une una uma um ein eine el la le o os as der die das dem den".split())
_LEADS_FIELD = frozenset(("in der", *"in with from at for of en de im dans em no na bei".split()))


def read_background(message: Message) -> list[RoleFact]:
    """Work told by what is done, where, or in which field."""
    for read in (read_unknown_trade, _by_verb, _by_tool, _by_field, _by_workplace, _as_student, read_fragment):
        if found := read(message):
            return [found]
    return []


def _by_verb(message: Message) -> RoleFact | None:
    """ "I teach chemistry", "I drive a bus": the verb names the trade, its object goes before."""
    marks = message.marks.get("verb", ())
    for mark in sorted(marks, key=lambda mark: not message.has("now", *message.clause(mark.first))):
        if _is_left_behind(message, mark):
            continue
        if not is_own(message, mark.first) or _is_of_skill(message, mark) or _is_beside_job(message, mark):
            continue
        if mark.value == "driver" and message.words[mark.end - 1] in _FAHREN:
            vehicle = object_of(message, mark.end).partition(" ")[0]
            label = f"{vehicle}-fahrer".title() if vehicle.lower() in _SHORT_NAMES else f"{vehicle}fahrer".capitalize()
            return held(message, label, mark.first, mark.end)
        if mark.value == "driver":
            vehicle = _singular(message.raw(mark.end - 1, mark.end))
            return held(message, f"{vehicle} driver", mark.first, mark.end)
        thing = object_of(message, mark.end) if mark.value in (*_NEED_THINGS, "teacher", "welder") else ""
        if mark.value in _NEED_THINGS and not thing:
            continue
        if _OF_PROJECTS & set(message.words[mark.end : mark.end + 2]) or _is_to_them(message, mark):
            continue
        return held(
            message,
            f"{thing} {mark.value}".strip() if not message.languages else mark.value,
            mark.first,
            mark.end,
            role_id="teacher" if mark.value == "teacher" else None,
        )
    return None


def _is_left_behind(message: Message, verb: Mark) -> bool:
    """ "Then I drove a bus for a few years, and since 2016 I do quality checks": work before that of today."""
    if _WAS.isdisjoint(message.words[verb.first : verb.end]):
        return False
    first, end = message.clause(verb.first)[1], message.sentence(verb.first)[1]
    return has_since_year(message, first, end) and "i" in message.words[first:end]


_NEED_THINGS = ("driver", "tester", "sales", "mechanic", "cleaner", "farmer", "translator")
_WAS = frozenset("was served drove ran owned kept did supported wrote".split())
_SHORT_NAMES, _FAHREN = ("lkw", "pkw"), ("fahre", "fahr", "beruflich")
_NEW = frozenset("now since seit desde depuis anymore longer more actually new today mehr".split())


def _is_beside_job(message: Message, verb: Mark) -> bool:
    """ "I fix my own computer", "I cook every day" from whoever has told their job: no other job, unless it is new."""
    told = message.profile.origin_role
    said = set(message.words[slice(*message.sentence(verb.first))])
    return told is not None and not told.withdrawn and not _NEW & said


def _is_to_them(message: Message, verb: Mark) -> bool:
    """ "Me enseñó Python", "I teach them to juniors", "I taught it on the side": by others, or beside the job."""
    if message.words[verb.end : verb.end + 1] in (["them"], ["it"], ["this"], ["that"], ["these"], ["him"], ["her"]):
        return True
    to_them = message.words[verb.first - 1 : verb.first] in (["me"], ["te"], ["le"], ["nos"])
    return to_them or "side" in message.words[slice(*message.clause(verb.first))]


# "I fix bugs all night", "I teach myself": what a learner does.
_OF_PROJECTS = frozenset("bugs bug issues errors code tests readme typos myself problems".split())


def _by_tool(message: Message) -> RoleFact | None:
    """ "For three years I have been writing React at an agency": who writes in a language for a living develops."""
    for mark in message.marks.get("skill", ()):
        start, end = message.clause(mark.first)
        lead = message.words[max(start, mark.first - _TOOL_REACH) : mark.first]
        if mark.value.ref not in _LANGUAGES or not (_WRITES & set(lead)) or not is_own(message, mark.first):
            continue
        paid = bool(_PAID & set(message.words[mark.end : end])) or any(
            one.unit == "year" for one in message.near(max(0, start - _TOOL_REACH), end)
        )
        is_unable = bool(DENIALS & set(message.words[start : mark.first]))  # "who couldn't write a line of Python"
        is_learner = is_unable or message.has("learns", start, mark.first)
        if paid and message.has("self", start, mark.first) and not is_learner:
            label = f"{message.quote(mark.first, mark.end)} developer"
            return held(message, label, start, mark.end, role_id="software-engineer")
    return None


_TOOL_REACH = 4  # tokens
_WRITES = frozenset(
    "writing write wrote coding code develop developing programming programme shipping building".split()
)
_PAID = frozenset("at for living work agency company startup bank job".split())
_LANGUAGES = frozenset({"frontend-development", "backend-development", "python", "typescript-javascript"})


def _is_of_skill(message: Message, verb: Mark) -> bool:
    """ "I teach scikit-learn" from whoever has told their job: a level, no other job."""
    return message.profile.origin_role is not None and message.begins_at("skill", verb.end) is not None


def object_of(message: Message, place: int) -> str:
    """The one or two words behind a verb that say of what: "heat pump" of "heat pumps"."""
    words: list[str] = []
    end = message.clause(max(0, place - 1))[1]
    span = message.quantity_at(place + 1) if message.words[place : place + 1] in _SO_LONG else None
    place = span.end if span else place
    while place < end and len(words) < 3:
        word = message.words[place]
        if (
            not word[0].isalpha()
            or word in _OBJECT_ENDS
            or any(message.begins_at(kind, place) for kind in ("self", "unit", "number", "period"))
        ):
            break
        if word not in _ARTICLES:
            words.append(message.raw(place, place + 1))
        place += 1
    return _singular(" ".join(words))


_SO_LONG = (["seit"], ["depuis"], ["desde"], ["ha"])  # "ich fahr seit 6 jahren bus"
_OBJECT_ENDS = frozenset(
    "at in to for since with and or on from by myself it how about when while of as who that this them you me "
    "people every all door day daily full part professionally ha hace seit depuis desde de en em dans im".split()
)


def _singular(words: str) -> str:
    if words.endswith(("xes", "ches", "shes", "sses")):
        return words[:-2]
    return words[:-1] if words.endswith("s") and not words.endswith(("ss", "cs", "us", "is")) else words


def _by_field(message: Message) -> RoleFact | None:
    """ "25 years in logistics", "I do customer support", "Marketing, 6 years"."""
    if message.profile.origin_role is not None and message.marks.get("was"):
        return None
    stages = [mark for mark in message.marks.get("field", ()) if _is_stage(message, mark.end)]
    fields = sorted(
        message.marks.get("field", ()), key=lambda mark: not message.has("now", *message.clause(mark.first))
    )
    for mark in [*stages[-1:], *fields]:
        if _is_denied(message, mark):
            continue
        if any(one.first <= mark.first < one.end and mark.end <= one.end for one in _listed_skills(message, mark)):
            continue
        if (
            message.words[mark.first - 1 : mark.first] in (["a"], ["the"])
            and message.begins_at("workplace", mark.first)
            and not is_of_job(message, mark.first, mark.end)
        ):
            continue
        if any(
            one.first <= mark.first < one.end and message.has("skill", *message.sentence(mark.first))
            for one in message.between("level", max(0, mark.first - 3), mark.end)
        ):
            continue
        if _is_stage(message, mark.end):
            return held(
                message, message.raw(mark.first, mark.end).replace("ngineering", "ngineer"), mark.first, mark.end
            )
        stands = (
            led_by_work(message, mark.first)
            or _stands_with_years(message, mark.first, mark.end)
            or _opens_message(message, mark.first, mark.end)
            or _is_called_own(message, mark.end)
            or is_of_job(message, mark.first, mark.end)
            or is_of_days(message, mark.first, mark.end)
        )
        is_left = _is_left(message, mark)
        if message.raw(mark.first, mark.end) in ("it", "It") or not (stands or is_left):
            continue
        if not is_own(message, mark.first) and not is_left:
            continue
        label = _as_person(message.raw(mark.first, mark.end))
        rank = next(
            (
                one
                for one in titles.names(message)
                if fold(one.label) in titles.vague_words() and not message.is_unreal(one.first)
            ),
            None,
        )
        if rank and fold(rank.label) not in ("student", "coach", "agent", "author", "writer", "trainer"):
            label = f"{label} {rank.label}"
        return held(message, label, mark.first, mark.end, role_id=None if rank else mark.value or None)
    return None


def _as_person(field: str) -> str:
    """ "I do web development" makes a web developer, "I quit teaching" a teacher."""
    return _WORK.sub(lambda found: f"{found[1]}er", field)


_LEFT = [["leave"], ["leaving"], ["left"], ["quit"], ["quitting"]]
_WORK = re.compile(r"(?i)\b(develop|teach|bookkeep|farm|weld|paint|plumb|roof|hairdress|clean)(?:ment|ing)$")


def _is_left(message: Message, field: Mark) -> bool:
    """ "Get out of retail", "from QA to AI engineer", "coming from hairdressing": the work that is left behind."""
    scope = message.scope(field.first)
    if message.profile.origin_role is not None or scope & (Scope.OTHERS | Scope.DEMANDED) or "you" in message.words:
        return False
    lead = message.words[max(0, field.first - 3) : field.first]
    if lead[-2:] in (["out", "of"], ["gave", "up"]) or lead[-1:] in _LEFT:
        return True
    goals = [one for one in titles.names(message) if one.role_id]
    return lead[-1:] == ["from"] and (bool(goals) or bool(message.marks.get("target")))


def _is_denied(message: Message, field: Mark) -> bool:
    """ "Never worked in sales", "design before that"; "trabalho no RH" is no denial where Portuguese is spoken."""
    start = message.clause(field.first)[0]
    is_of_title = message.words[start - 1 : start] == ["("] and message.ends_at("trade", start - 1)  # "teacher (maths)"
    if is_of_title or "before that" in message.tokens.text(field.end, min(field.end + 3, len(message.words))):
        return True
    denials = [one for one in message.between("level", start, field.first) if one.value == "0"]
    return any(message.words[one.first : one.end] != ["no"] or message.languages != {"pt"} for one in denials)


def _is_stage(message: Message, end: int) -> bool:
    """ "sales -> web development -> AI": the last stop before the goal is where the person is."""
    if message.words[end : end + 1] not in (["->"], ["=>"], [">"]):
        return False
    return any(message.begins_at(kind, end + 1) for kind in ("aim",)) or bool(
        (role := message.begins_at("role", end + 1)) and role.value.ref in _AI
    )


_AI = {"ai-engineer", "ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer", "ml-engineer"}


def _listed_skills(message: Message, field: Mark) -> list[Mark]:
    """ "I work in SAP and Excel", "most of my work in Power BI": tools that are fields of work, too."""
    near = message.between("skill", max(0, field.first - 3), field.end + 3)
    is_tool = len(near) > 1 and message.raw(field.first, field.end).isupper()
    return [one for one in near if is_tool or one.end - one.first > field.end - field.first]


def led_by_work(message: Message, first: int) -> bool:
    """ "work in", "years in", "background in" before the field, at most two words between."""
    start, am = message.clause(first)[0], message.ends_at("am", first)
    if am and am.first >= max(message.sentence(first)[0], first - 4) and not is_untaken(message, am):
        return True  # "I am full stack", "background: sales"
    years_end = first - (message.words[first - 1 : first] == ["of"])
    if any(one.unit == "year" and one.end == years_end for one in message.near(max(0, first - 5), first)):
        return True  # "seit 6 Jahren IT-Support", "20 years of hairdressing"
    for mark in message.between("in_field", max(start, first - 6), first):
        gap = set(message.words[mark.end : first]) - _ARTICLES
        if mark.end > first or len(gap) > 2 or is_untaken(message, mark):
            continue
        led = " ".join(message.words[mark.first : mark.end])
        has_years = any(one.unit == "year" for one in message.near(max(0, first - 8), first)) or has_since_year(
            message, max(0, first - 8), first + 6
        )
        if led in _LEADS_FIELD and not (message.has("works", start, first) or has_years):
            continue
        return not message.has("learns_degree", start, first)
    return False


def _stands_with_years(message: Message, first: int, end: int) -> bool:
    start, stop = message.clause(first)
    if message.words[end : end + 1] == [":"] and message.begins_at("skill", first):
        return False  # "SAP: 9 years daily" is a line of a list of tools
    alone = start >= first - 1 and stop <= end + 3
    near = message.near(max(0, first - 5), end + 6)
    if message.words[end : end + 1] == ["after"] and any(one.unit == "year" and one.first == end + 1 for one in near):
        return True  # "bored of bookkeeping after 24 years of it"
    opens = message.sentence(first)[0] >= first - 6 or message.words[start - 1 : start] == [":"]
    has_years = any(one.unit == "year" for one in near) or has_since_year(message, end, end + 6)
    return alone and has_years and opens


def _is_called_own(message: Message, end: int) -> bool:
    """ "Payroll is what I do", "bookkeeping is my trade"."""
    behind = message.words[end : end + 4]
    is_what = behind[-3:] in (["what", "i", "do"], ["what", "i", "did"])
    return behind[:1] in (["is"], ["was"]) and (is_what or (behind[1:2] == ["my"] and behind[2:3] in _CALLED))


_CALLED = (["job"], ["trade"], ["field"], ["profession"], ["day"], ["work"], ["background"], ["area"], ["world"])


def _opens_message(message: Message, first: int, end: int) -> bool:
    """ "Call center, 15 hours for study": a field alone before the first comma."""
    return (
        message.profile.origin_role is None
        and bool(message.tokens.clauses)
        and message.tokens.clauses[0][0] == first
        and (message.tokens.clauses[0][1] == end or message.words[end : end + 1] in _AT_A)
        and len(message.words) > end + 1
        and (message.words[end : end + 1] in _AT_A or not message.begins_at("skill", first))
    )


_AT_A = (["at"], ["for"], ["@"], ["bei"], ["("])


def _by_workplace(message: Message) -> RoleFact | None:
    """ "I run a bakery", "a job at an investment bank": the place of work stands in for the title."""
    for mark in message.marks.get("workplace", ()):
        start = message.clause(mark.first)[0]
        lead = message.words[max(start, mark.first - 7) : mark.first]
        if not is_own(message, mark.first):
            continue
        if message.marks.get("student") and _AT_TIMES & set(lead):
            continue  # "final year of a physics degree, and I work Saturdays at a bakery"
        works = message.has("works", start, mark.first) or is_asked_for_job(message)
        first = mark.first
        while (
            first > start
            and message.words[first - 1] not in _ARTICLES | _AT
            and first > mark.first - 3
            and message.words[first - 1].isalpha()
        ):
            first -= 1
        place = (
            message.raw(first, mark.end)
            if message.words[first - 1] in _ARTICLES | _AT
            else message.raw(mark.first, mark.end)
        )
        if _OWNS & set(lead) and lead[-1:] == ["the"] and titles.belongs_behind(message, mark.end):
            part = message.raw(first, mark.end + 1)  # "I ran the hotel reception"
            return held(message, f"{part} manager", mark.first, mark.end + 1)
        if _OWNS & set(lead) and not (_AT | {"of", "to", "past"}) & set(lead[-2:]):
            return held(
                message, f"{place} {'manager' if {'manage', 'lead'} & set(lead) else 'owner'}", mark.first, mark.end
            )
        if _AT & set(lead[-4:]) and (_WORKS & set(lead) or works):
            return held(message, f"{place}er" if place.endswith("bank") else f"{place} worker", mark.first, mark.end)
    return None


_AT_TIMES = frozenset("saturdays sundays saturday sunday weekends weekend part evenings".split())
_AT = frozenset("num numa behind at in for with by from bei in en dans em no na".split())
_OWNS = frozenset("run own owns have opened lead manage started owned ran".split())
_WORKS = frozenset("job work working worked employed position works".split())


def is_asked_for_job(message: Message) -> bool:
    """Whether the message answers what somebody does: "I'm at a bank" is enough then."""
    asked, is_short = message.asked, len(message.words) <= _REPLY_WORDS
    return is_short and asked is not None and asked.kind == "profile" and asked.key == "origin_role"


_REPLY_WORDS = 15


def _is_year_of_work(message: Message, mark: Mark) -> bool:
    """ "Just finished my second year", where years of work were asked for."""
    asked = message.asked is not None and message.asked.key == "years_experience"
    return asked and message.profile.origin_role is not None and "year" in message.words[mark.first : mark.end]


def _as_student(message: Message) -> RoleFact | None:
    for kind in ("student", "none"):
        for mark in message.marks.get(kind, ()):
            if kind == "student" and _is_year_of_work(message, mark):
                continue
            if is_own(message, mark.first) and kind == "student":
                return held(message, mark.value, mark.first, mark.end, role_id="student", confidence=0.75)
    return None


def field_alone(message: Message) -> str | None:
    """ "Logistics", "between jobs": a field of work, or none, as the whole reply to what somebody does."""
    marks = [*message.marks.get("field", ()), *message.marks.get("none", ())]
    rest = len([word for word in message.words if word[0].isalnum()])
    whole = [
        mark
        for mark in marks
        if message.raw(mark.first, mark.end) not in ("it", "It") and rest - (mark.end - mark.first) <= 2
    ]
    return message.quote(whole[0].first, whole[0].end) if whole else None
