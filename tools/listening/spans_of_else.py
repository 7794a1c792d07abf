"""Signs that a span of time is of no job and no plan: "the market has been bad for 2 years"."""

import re
from collections.abc import Sequence

from tools.listening.ages import NO_JOB
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope


def is_bound(message: Message, found: Quantity) -> bool:
    """ "As long as I stay for 24 months", "a notice period of 3 months": how long one is held."""
    start = message.clause(found.first)[0]
    return found.unit != "day" and bool(_HELD & set(message.words[max(start, found.first - 4) : found.first]))


_HELD = frozenset("stay staying stayed bound notice obliged committed".split())


def is_of_else(message: Message, found: Quantity) -> bool:
    """Is a span of a thing, of life or of studies, and not of work?"""
    return any(read(message, found) for read in (is_of_thing, is_of_life, is_of_study, is_into_job, is_of_another))


def is_of_thing(message: Message, found: Quantity) -> bool:
    """ "The job market has been bad for 2 years", "my landlord hasn't answered for 2 weeks": not done by the person."""
    start = message.clause(found.first)[0]
    before = message.words[start : found.first]
    if before[:1] in (["the"], ["this"]) and before[-1:] == ["for"] and not (_OWN | _LAST) & set(before):
        kinds = ("self", "trade", "role", "field", "works")
        if not any(message.has(kind, start, found.first) for kind in kinds):
            return True  # "the project ran for 2 years"
    has = next((place for place, word in enumerate(before) if word in _HAS), None)
    if has is None or not has or (_OWN | _OWN_WORK) & set(before[:has]):
        return False
    return not any(message.has(kind, start + has, found.first) for kind in ("trade", "role", "field"))


_HAS = frozenset("has hasn't hasnt had".split())
_OWN = frozenset("i we it this that which who it's".split())
_LAST = frozenset("last first latter".split())
_OWN_WORK = frozenset("career background life work working role profession trade path time experience".split())


def is_of_study(message: Message, found: Quantity) -> bool:
    """ "Studied law for four years", "six years of medical school", "sechs Jahre Architektur studiert": no job."""
    start, end = message.clause(found.first)
    behind = message.words[found.end : min(end, found.end + _STUDY_REACH)]
    if (
        behind[:1] in (["of"], ["at"], ["in"])
        and behind[1:2] != ["the"]
        and _SCHOOLS & set(behind[1:])
        and not _PAID_AT_SCHOOL & set(behind)
    ):
        works = any(message.has(kind, start, min(end, found.end + _STUDY_REACH)) for kind in ("trade", "works"))
        return not works
    last = next((at for at, word in enumerate(behind) if word in _STUDIED), None)
    if last is not None and not message.has("trade", found.end, found.end + last):
        return True
    before = message.words[start : found.first]
    if any(word in _PLACEMENT and not message.begins_at("trade", start + at) for at, word in enumerate(before)):
        return True  # and no "stage manager"
    studied = max((at for at, word in enumerate(before) if word in _STUDIED), default=-1)
    if studied < 0:
        return bool({"did", "doing"} & set(before)) and bool(_SCHOOLS & set(before))
    return not any(message.has(kind, start + studied, found.first) for kind in ("trade", "works"))


def is_year_of_study(message: Message, found: Quantity) -> bool:
    """ "In my 3rd year of a BSc", "left med school in my 4th year": so far in a course, no job and no date."""
    is_begun = found.value % 1 == 0.5 and "and" not in message.words[found.first : found.end]
    before = message.words[max(message.clause(found.first)[0], found.first - _STUDY_REACH) : found.first]
    return is_begun and not (_DEGREES | {"school"}).isdisjoint(
        (*before, *message.words[found.end : found.end + _STUDY_REACH])
    )


_PLACEMENT = frozenset("interned internship internships praktikum stage practicas estagio placement".split())
_STUDY_REACH = 5  # tokens
_STUDIED = frozenset("studied study studying studiert studierte estudie estudiado etudie estudei estudado".split())
_SCHOOLS = frozenset(
    "university uni college school studies studying degree studium universidad facultad faculdade fac seminary "
    "conservatory academy".split()
)
_DEGREES = _SCHOOLS | frozenset("bsc msc bachelor bachelors master masters phd undergraduate btech mba".split())
_PAID_AT_SCHOOL = frozenset("work working worked teaching admin administration as".split())


def is_of_another(message: Message, found: Quantity) -> bool:
    """ "The plumber (lovely man, 30 years in the job) told me", "dos hijos de 5 y 8 años": somebody else's."""
    words = message.words
    lead = words[max(message.sentence(found.first)[0], found.first - _CHILD_REACH) : found.first]
    child = max((at for at, word in enumerate(lead) if word in _CHILDREN), default=-1)
    if child >= 0 and not is_kin(words, found.first - len(lead) + child):
        child = -1
    behind = lead[child + 1 :] or ["of"]
    if child >= 0 and behind[0] in _AGED and all(word in _AGED or word.isdigit() or word in _AND for word in behind):
        return True
    opened = next((at for at in range(found.first, max(0, found.first - 12), -1) if words[at] == "("), None)
    if opened is None or ")" in words[opened : found.first]:
        return False
    beside = words[max(0, opened - 3) : opened]
    if beside[:2] == ["next", "to"] or beside[1:] in (["beside", "me"], ["opposite", "me"], ["at", "work"]):
        return True  # "the developer next to me (28, three years of experience)"
    if message.ends_at("trade", opened) is None:
        return False
    return bool({"the", "my", "our", "his", "her"} & set(words[max(0, opened - 4) : opened])) and not (
        {"i", "'m", "am"} & set(words[max(0, opened - 5) : opened])
    )


def is_kin(words: Sequence[str], place: int) -> bool:
    """ "My son", and no Spanish "son 13"."""
    return words[place] != "son" or (place > 0 and words[place - 1] in _OF_KIN)


_OF_KIN = frozenset("my our his her the a one first second eldest youngest little".split())
_CHILD_REACH = 6  # tokens
_CHILDREN = frozenset(
    "kids children child sons son daughter daughters boys girls toddlers twins kinder sohn tochter hijos hijas hijo "
    "hija ninos filhos filhas filho filha enfants enfant fils fille figli bambini".split()
)
_AND = frozenset("and und y e et".split())
_AGED = frozenset("of aged are is de con von mit ages ( im".split())


def is_into_job(message: Message, found: Quantity) -> bool:
    """ "A few months into my job at a bank I'd picked up VBA": how far into it something else happened."""
    words = message.words
    start, end = message.sentence(found.first)
    if words[found.end : found.end + 1] != ["into"] or {"'m", "am", "now", "im"} & set(words[start : found.first]):
        return False
    behind = words[found.end : end]
    then = next((at for at, word in enumerate(behind) if word == "i" and at), None)
    return then is not None and any(word.endswith("ed") or word in _HAPPENED for word in behind[then : then + 4])


_HAPPENED = frozenset("'d had was did learnt began got found knew saw took went thought felt wrote built could".split())


def is_over(message: Message, found: Quantity) -> bool:
    """ "In the 12 weeks I built four projects", "in those three months I learned SQL": a stretch that lies behind."""
    words = message.words
    if words[max(0, found.first - 2) : found.first - 1] not in (["in"], ["over"], ["during"], ["within"], ["for"]):
        return False
    if words[found.first - 1] not in ("the", "those", "these", "that"):
        return False
    behind = words[found.end : min(message.sentence(found.first)[1], found.end + _OVER_REACH)]
    return any(word.endswith("ed") or word in _HAPPENED | _LEARNT for word in behind)


_OVER_REACH = 4  # tokens
_LEARNT = frozenset("learnt made wrote built read won taught gave".split())


def is_of_life(message: Message, found: Quantity) -> bool:
    """ "Married for 10 years", "thinking about it for 2 years"."""
    start = max(message.clause(found.first)[0], found.first - _LIFE_REACH)
    if message.words[found.first - 1 : found.first] not in (["for"], ["since"], ["about"], ["over"], ["almost"]):
        return False  # "considering a switch after 9 years in HR"
    return bool(NO_JOB & _at_life(message.words[start : found.first]))


def _at_life(words: Sequence[str]) -> set[str]:
    """All but the "living" of "for a living for eight years", which is a job."""
    return {word for at, word in enumerate(words) if word != "living" or words[at - 1] not in ("a", "my")}


_LIFE_REACH = 6  # tokens


def is_of_home(message: Message, found: Quantity) -> bool:
    """ "I live in Germany 2 years now", "two kids, 5 and 7 years": how long somebody has been somewhere."""
    start, end = message.clause(found.first)
    before = message.words[max(0, start - 2) : max(0, start - 1)]
    if (start, end) == (found.first, found.end) and before and before[0] in _CHILDREN:
        return True
    lead = message.words[max(message.clause(found.first)[0], found.first - _LIFE_REACH) : found.first]
    return bool(_LIVES & _at_life(lead)) and not message.scope(found.first) & Scope.WISHED


_LIVES = frozenset(
    "slept camped travelled traveled backpacked backpacking travelling traveling live lived living "
    "reside resident wohne lebe vivo habite moro".split()
)


def is_sunk(message: Message, found: Quantity) -> bool:
    """ "Spent 2 years and 3000 dollars on a certificate": what a course took, and no job."""
    end = message.clause(found.first)[1]
    lead = message.words[message.clause(found.first)[0] : found.first]
    at = next((place for place, word in enumerate(lead) if word in _TAKES), None)
    if at is not None and len(lead) - at <= _TAKES_REACH and not _OWN_WAY & set(lead[:at]):
        return True  # "the bootcamp takes 14 weeks"
    is_led = bool(_SUNK & set(message.words[max(0, found.first - 2) : found.first]))
    if is_led and message.has("lasts", found.end, end):
        return True
    start = message.clause(found.first)[0]
    held = any(message.has(kind, start, end) for kind in ("trade", "role", "field", "works", "experience"))
    return not held and _AWAY.search(message.tokens.text(start, end)) is not None


# "Spent four years at university", "I was in prison for 3 years".
_AWAY = re.compile(r"\b(?:(?:at|in|to) (?:the |a )?(?:university|uni|college|prison|jail|rehab)|to school)(?: for\b|$)")
_TAKES, _TAKES_REACH = frozenset("takes lasts runs needs requires lasted".split()), 3
_OWN_WAY = frozenset("it this that i which what switch change transition plan path way everything goal".split())
_SUNK = frozenset("spent wasted invested lost sank sunk threw".split())


def has_lasted(message: Message, found: Quantity) -> bool:
    """ "I've been thinking about it for 2 years", "in Germany since 3 years": over by now, and no date to come."""
    before = message.words[message.clause(found.first)[0] : found.first]
    if before[-1:] in (["since"], ["seit"], ["depuis"], ["ha"]):
        return True
    return before[-1:] == ["for"] and "been" in before


def is_of_tool(message: Message, found: Quantity) -> bool:
    """ "3 years of Java", "kubernetes in prod 2y": how long a tool has been used."""
    if message.words[found.end : found.end + 1] == ["of"] and message.has("skill", found.end, found.end + 4):
        return True
    end = message.clause(found.first)[1]
    skills = message.between("skill", found.first - _TOOL_REACH, found.first)
    if found.unit != "year" or found.end < end or not skills:
        return False
    return _IN_USE.fullmatch(message.tokens.text(skills[-1].end, found.first)) is not None


_TOOL_REACH = 5  # tokens
_IN_USE = re.compile(r"(?:in prod(?:uction)?|at work|daily|for|-|:|about| )*")


def is_first_of_more(message: Message, found: Quantity) -> bool:
    """ "Only the first 4 weeks", "os primeiros 3 meses": a part of a plan."""
    is_of_work = message.words[found.end : found.end + 2] == ["of", "my"] and _OWN_WORK & set(
        message.words[found.end + 2 : found.end + 4]
    )
    return bool(_FIRST & set(message.words[max(0, found.first - 1) : found.first])) and not is_of_work


_FIRST = frozenset("first primeiros primeiras primeros primeras ersten premiers premieres".split())


def is_without_study(message: Message, found: Quantity) -> bool:
    """ "I broke my arm, so nothing for the next 3 weeks": so long no time to learn."""
    before = message.words[max(0, found.first - 5) : found.first]
    return before[-3:] == ["for", "the", "next"] and bool(_NOTHING & set(before))


_NOTHING = frozenset("nothing anything off out away no".split())


def is_made_of(message: Message, found: Quantity) -> bool:
    """ "A year of evenings", "two years of unemployment": made of something else than work."""
    behind = message.words[found.end : found.end + 2]
    return len(behind) == 2 and behind[0] == "of" and behind[1] in _NO_WORK


_NO_WORK = frozenset(
    "evenings evening nights weekends study studying studies uni university college school unemployment parental "
    "maternity paternity rest travel travelling illness rehab therapy rejections applications courses tutorials "
    "savings marriage waiting doubt procrastination leave".split()
)


def is_share(message: Message, found: Quantity) -> bool:
    """ "Reduce the hours by a quarter": a fourth part of them."""
    start = message.clause(found.first)[0]
    named = [mark.value for mark in message.between("named", start, found.first)]
    return message.has("share", found.first, found.end) and named[-1:] in (["weekly_hours"], ["budget_usd"])


def is_break(message: Message, found: Quantity) -> bool:
    """ "Out of work six years", "a break of 7 years", "haven't touched it for eight years": time without work."""
    start, end = message.clause(found.first)
    if message.words[max(0, found.first - 2) : found.first] == ["out", "for"]:  # "was out for 8 years"
        return True
    if _IS_SINCE.search(message.tokens.text(max(0, found.first - 4), min(len(message.words), found.end + 4))):
        return True
    if any(mark.end > found.first - 6 for mark in message.between("break", start, found.first)) or message.has(
        "break", found.end, min(end, found.end + 4)
    ):
        return True
    return any(
        mark.value == "0" and message.words[mark.end - 1] in ("it", "them")
        for mark in message.between("level", start, found.first)
    )


# "It's been 5 years since I last wrote code", and not "since I became a nurse".
_IS_SINCE = re.compile(
    r"\b(?:it ?'s|its|it has|has) been [^.,;]*\bsince (?:i|my) "
    r"(?!started|start|began|became|joined|entered|graduat|qualified|got|moved|switched|took|first|was hired)"
)


def is_done_after(message: Message, found: Quantity) -> bool:
    """ "Finished it after four months", "was hired within a year": how long something took that is over."""
    start = message.clause(found.first)[0]
    if found.unit == "year":  # "quit teaching after 9 years"
        return False
    return _DONE_AFTER.search(message.tokens.text(start, found.first)) is not None


_DONE_AFTER = re.compile(
    r"\b(?:finished|completed|passed|quit|stopped|dropped|graduated|gave (?:it |this )?up"
    r"|got (?:it|through|hired)|was hired)\b"
    r"(?! (?:my|the) \w+ and)[^.;,]* (?:after|within|in)(?: about| only| just| almost| nearly)?$"
)


def is_of_part(message: Message, found: Quantity) -> bool:
    """ "Phase 1 done in 5 weeks": how long a part of a plan took."""
    return _PLAN_PART.search(message.tokens.text(message.clause(found.first)[0], found.first)) is not None


_PLAN_PART = re.compile(r"\b(?:phase|step|module|milestone|week|part|chapter|unit) (?:\d|one|two|three|four)\b")


def is_told_of_past(message: Message, found: Quantity) -> bool:
    """ "Came back and learned JavaScript, seven months full time": how long something took that is done."""
    first = message.sentence(found.first)[0]
    before = message.words[max(first, found.first - _PAST_REACH) : found.first]
    is_wanted = message.scope(found.first) & Scope.WISHED or message.has("goal", first, found.end + 3)
    ahead = message.profile.deadline is not None or _STRICT & set(before[-2:]) or message.after("ahead", found.end, 1)
    return bool(_PAST_VERBS & set(before)) and not is_wanted and not ahead


_PAST_REACH = 14  # tokens
_STRICT = frozenset("in within by until make".split())
_PAST_VERBS = frozenset(
    "learned learnt did took spent finished completed attended studied taught went came read built wrote lived "
    "travelled traveled worked trained lernte machte studierte estudie hice aprendi fiz suivi".split()
)


def is_apposed(message: Message, found: Quantity) -> bool:
    """ "I tried a bootcamp, 9 weeks, and dropped out": how long what was named right before it took."""
    start, end = message.clause(found.first)
    is_bare = (start, end) == (found.first, found.end) and message.words[start - 1 : start] in ([","], ["("])
    if not is_bare or found.unit == "year":
        return False
    if message.words[start - 1] == "(" and message.words[end : end + 1] == [")"]:  # "bankrupt (6 weeks)"
        return not any(message.has(kind, max(0, start - _LED_REACH), start) for kind in ("goal", "target", "aim"))
    return message.ends_at("lasts", start - 1) is not None


_LED_REACH = 8


def is_no_span(message: Message, found: Quantity) -> bool:
    """ "240 a year" says how often, and "three weeks out of four" or "2 months' rent" what part."""
    before = message.words[found.first - 1 : found.first]
    is_rate = bool(before) and before[0].isdigit() and message.words[found.first] in ("a", "per")
    return is_rate or _PART_OF.match(message.tokens.text(found.end, min(len(message.words), found.end + 2))) is not None


_PART_OF = re.compile(r"out of\b|' ?(?:rent|salary|wages|pay)\b|rent\b")
