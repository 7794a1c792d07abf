"""Real hours of a week: "I spent 6 hours this week", "3 hours a week in the last two weeks", "no time this week"."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tools.schema import Channel, ProgressFact, TransitionPlan, WorkedWeek
from tools.weeks import monday_of

MOST_HOURS = 112.0  # all waking hours of a week
MOST_WEEKS = 12
FRIDAY = 4  # from here on "the last two weeks" means this one, too

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve fifteen twenty",
    "null eine zwei drei vier funf sechs sieben acht neun zehn elf zwolf funfzehn zwanzig",
    "cero una dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte",
    "zero une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt",
    "zero uma duas tres quatro cinco seis sete oito nove dez onze doze quinze vinte",
)
_VALUES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20)
_NUMBERS: dict[str, float] = {
    word: float(value) for line in _WORDS for word, value in zip(line.split(), _VALUES, strict=True)
} | {"a": 1.0, "an": 1.0, "no": 0.0, "half an": 0.5, "a couple of": 2.0, "ein": 1.0, "un": 1.0, "um": 1.0, "keine": 0.0}
_NUMBER = r"(?:\d{1,3}(?:[.,]\d{1,2})?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?:hours?|hrs?|h|std|stunden?|horas?|heures?)"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})(?:\s*(?:-|to|bis)\s*(?P<upto>\d{{1,3}}))?\s*(?:more |extra |whole "
    rf"|full |good )?{_UNIT}\b"
)
_MINUTES = re.compile(r"\b(?P<number>\d{1,3})\s*(?:min|mins|minutes|minuten|minutos)\b")
_BARE = re.compile(
    r"\b(?:and|but|,) ?(?:only |just )?(?P<number>\d{1,3}(?:[.,]\d)?)(?= (?:this|last) week\b)"
)  # behind "6 hours last week"
_MORE = re.compile(r"\b(?:another|more|extra|weitere|otras?|outras?|encore)\b")

_SPAN = (
    r"\b(?:in |over |during |for )?(?:the |these |each of the )?(?:last|past|previous) (?P<en>\d{1,2}|two|three"
    r"|four|five|six) weeks"
    r"|\b(?:in |wahrend )?den letzten (?P<de>\d{1,2}|zwei|drei|vier) wochen"
    r"|\b(?:en )?las ultimas (?P<es>\d{1,2}|dos|tres|cuatro) semanas"
    r"|\b(?:ces |les |au cours des |dans les )?(?P<fr>\d{1,2}|deux|trois|quatre) dernieres semaines"
    r"|\b(?:nas )?ultimas (?P<pt>\d{1,2}|duas|tres|quatro) semanas"
)
_THIS = r"\b(?:this|the current) week\b|\bdiese(?:r)? woche\b|\besta semana\b|\bcette semaine\b|\bnesta semana\b"
_LAST = (
    r"\b(?:last|past|the previous) week\b|\b(?:letzte|vergangene)[nr]? woche\b|\bla semana (?:pasada"
    r"|anterior)\b|\bla semaine (?:derniere|passee)\b|\b(?:na )?semana passada\b"
)
_TODAY = r"\b(?:today|yesterday|tonight|heute|gestern|hoy|ayer|aujourd'hui|hier|hoje|ontem)\b"
_NUMBERED = r"\b(?:in )?week (?P<number>\d{1,3})\b(?! ?(?:hours?|h\b))"
_WHEN = re.compile(
    rf"(?P<span>{_SPAN})|(?P<this>{_THIS})|(?P<last>{_LAST})|(?P<today>{_TODAY})|(?P<numbered>{_NUMBERED})"
)
_SO_FAR = re.compile(r"\b(?:so far|already|until now|bisher|schon|hasta ahora|jusqu'ici|ate agora)\b")
_A_WEEK = re.compile(
    r"\b(?:a|per|each|every) week\b|\bweekly\b|/ ?w(?:ee)?k\b|\bpro woche\b|\bdie woche\b|\b(?:a la|por"
    r"|cada) semana\b|\bpar semaine\b"
)
_A_DAY = re.compile(
    r"\b(?:a|per|each|every) day\b|\bdaily\b|\b(?:pro|am|jeden) tag\b|\b(?:al|por|cada) dia\b|\bpar jour\b"
)

_WORKED = re.compile(
    r"\b(?:spent|worked|managed|studied|practi[sc]ed|learn(?:ed|t)|did|put|got|had|made|logged|invested|found"
    r"|done|put in"
    r"|gelernt|gearbeitet|geschafft|investiert|gemacht|verbracht|hatte"
    r"|dedique|estudie|trabaje|hice|pase|tuve|he (?:dedicado|estudiado|trabajado|hecho)|passe|travaille|etudie"
    r"|consacre|fait|eu"
    r"|dediquei|estudei|trabalhei|fiz|passei|tive|consegui)\b"
)
_MANAGED = re.compile(
    r"\b(?:managed|only (?:got|did|found|had|made)|nur .{0,20}geschafft|so far|since (?:the start|we started"
    r"|i started))\b"
)
_COMES = re.compile(
    r"\b(?:i have (?:only )?(?=\w+ (?:more )?(?:hours?|hrs?|h)\b)|i've got|i can|can|could|could have|will|'ll"
    r"|would|going to|want|plan to|have time|available|free|from now on|if|should|next|every other|needs?"
    r"|takes?|can't|cannot|usually|normally"
    r"|ich habe (?=\w+ (?:stunden|std)\b(?!.*(?:gelernt|gearbeitet|geschafft|investiert|gemacht|verbracht)))"
    r"|kann|konnte|werde|wenn|puedo|podria|tengo|quiero|si|peux|pourrai\w*|j'ai (?=\w+ heures\b)|posso|tenho|quero)\b"
)
_AT_WORK = re.compile(
    r"\b(?:at (?:work|my job|the office)|overtime|shifts?|for my (?:job|boss|employer)|in my job|commut\w+"
    r"|sleep\w*|meetings?|cleaning|gaming)\b"
)
_NOTHING = re.compile(
    r"\b(?:no|zero|hardly any|not any|without) (?:time|hours?|study|work)\b|\b(?:did ?n't|did not|could ?n't"
    r"|could not|have ?n't|was ?n't able to) (?:get (?:to|any\w*)|do|study|work|learn|manage|find|have|spend"
    r"|make|studied|worked|done|touch)\b"
    r"|\b(?:did|got|managed|studied) nothing\b|\bnothing (?:done|at all|happened)?\b|\bskipped\b"
    r"|\bkeine (?:zeit|stunden?)\b|\bnichts (?:gelernt|geschafft|gemacht)\b"
    r"|\b(?:no (?:tuve|he tenido)|sin) tiempo\b|\b(?:pas (?:eu )?(?:le|de) temps|rien fait)\b|\b(?:sem tempo"
    r"|nao tive tempo)\b"
)


class WeekTold(NamedTuple):
    """Hours of one week. `is_added` are hours on top of what was told of it."""

    week: date
    hours: float
    is_running: bool = False
    is_added: bool = False


def hours_told(low: str, plan: TransitionPlan, today: date, *, is_bare_allowed: bool) -> tuple[WeekTold, ...]:
    """Real hours that a sentence tells; nothing where it speaks of hours to come, of a job, or of no certain week."""
    whens, amounts = list(_WHEN.finditer(low)), _amounts(low)
    if low.rstrip().endswith("?") or _AT_WORK.search(low):
        return ()
    is_past = _WORKED.search(low) is not None
    if not amounts and whens and not whens[0]["today"] and _NOTHING.search(low) and not re.search(r"\d", low):
        amounts = [0.0]
    elif _COMES.search(low) and not (amounts == [0.0] or (is_past and _MANAGED.search(low))):
        return ()
    if not amounts or not all(0 <= one <= MOST_HOURS for one in amounts):
        return ()
    if not whens:
        is_of_weeks = is_past and _A_WEEK.search(low) and _MANAGED.search(low)
        return _since_start(amounts[0], plan, today) if is_of_weeks and len(amounts) == 1 else ()
    if not is_past and not is_bare_allowed:
        return ()
    if len(whens) == len(amounts) > 1:
        return tuple(
            one for when, hours in zip(whens, amounts, strict=True) for one in _of(when, hours, low, plan, today)
        )
    return _of(whens[0], amounts[0], low, plan, today)


def worked_fact(
    told: WeekTold,
    plan: TransitionPlan,
    today: date,
    *,
    quote: str,
    turn: int,
    channel: Channel,
    held: Mapping[date, WorkedWeek],
) -> ProgressFact:
    """The hours of a week as a fact of the plan; what is added comes on top of what is held of that week."""
    before = held[told.week].hours if told.is_added and told.week in held else 0.0
    worked = WorkedWeek(
        week=told.week,
        hours=min(MOST_HOURS, round(before + told.hours, 2)),
        planned_with=plan.weekly_hours,
        is_running=told.is_running,
    )
    said = {"quote": quote[:500], "turn": turn, "channel": channel}
    return ProgressFact.model_validate(
        said | {"on": today, "role_id": plan.role_id, "plan_start": plan.start, "worked": worked}
    )


def figures_in(low: str) -> tuple[float, ...]:
    """Every figure of hours in folded words; 0 where they say that nothing was done."""
    return tuple(_amounts(low)) or ((0.0,) if _NOTHING.search(low) else ())


def _amounts(low: str) -> list[float]:
    found: list[float] = []
    for one in _AMOUNT.finditer(low):
        value = _value(one["number"])
        found.append((value + float(one["upto"])) / 2 if one["upto"] else value)
    found += [float(one["number"].replace(",", ".")) for one in _BARE.finditer(low)] if found else []
    return found or [int(one["number"]) / 60 for one in _MINUTES.finditer(low)]


def _value(word: str) -> float:
    return _NUMBERS[word] if word in _NUMBERS else float(word.replace(",", "."))


def _of(when: re.Match[str], hours: float, low: str, plan: TransitionPlan, today: date) -> tuple[WeekTold, ...]:
    this = monday_of(today)
    hours *= 7 if _A_DAY.search(low) and not when["today"] else 1
    if hours > MOST_HOURS:
        return ()
    if when["today"]:
        return (WeekTold(this, hours, is_running=True, is_added=True),)
    if when["span"]:
        count = min(MOST_WEEKS, int(_value(next(filter(None, when.group("en", "de", "es", "fr", "pt"))))))
        latest = this if today.weekday() >= FRIDAY else this - timedelta(days=7)
        each = hours if _A_WEEK.search(low) or "each" in low or hours == 0 else round(hours / max(1, count), 2)
        return tuple(WeekTold(latest - timedelta(days=7 * back), each) for back in reversed(range(count)))
    week = this - timedelta(days=7) if when["last"] else this
    if when["numbered"]:
        week = plan.start + timedelta(days=7 * (int(when["number"]) - 1))
    if week > this:
        return ()
    is_running = week == this and _SO_FAR.search(low) is not None
    return (WeekTold(week, hours, is_running=is_running, is_added=_MORE.search(low) is not None),)


def _since_start(hours: float, plan: TransitionPlan, today: date) -> tuple[WeekTold, ...]:
    """ "I only managed 3 hours a week": of the weeks of the plan that are over, at least of the last one."""
    last = monday_of(today) - timedelta(days=7)
    count = max(1, min(MOST_WEEKS, (last - plan.start).days // 7 + 1))
    return tuple(WeekTold(last - timedelta(days=7 * back), hours) for back in reversed(range(count)))
