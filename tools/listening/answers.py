"""A reply to the question the coach asked last: a bare "10", "six months", "yes", "3", or "skip"."""

import re
from collections.abc import Callable

from tools.listening import (
    ages,
    aims,
    backgrounds,
    choices,
    dates,
    figures_at,
    hours,
    hours_answered,
    level_answers,
    money,
    money_parts,
    spans,
    titles,
)
from tools.listening.claims import role_fact
from tools.listening.corrections import is_rejected
from tools.listening.further_years import added_up
from tools.listening.instead_of_held import instead_of_held
from tools.listening.job_years import is_of_own_job
from tools.listening.level_answers import BARE_WORDS, NOTHING, heard_alone, says
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.side_by_side import is_compared
from tools.listening.span_meaning import MONTHS
from tools.listening.study_time import beside_the_job
from tools.schema import DeadlineFact, Fact, NumberFact, Problem, Question, RoleFact

_FILLERS = frozenset(
    "i'm i am im me my job role goal target is an a the to be become as well so ok okay alright then um hm uh "
    "currently now still just maybe probably perhaps mostly rather actually "
    "hi hello ich bin eine ein soy una un je suis sou uma um it thanks thank you please guess think i'd say like "
    "really here for".split()
) | {"'m", "'d", "'s"}  # fmt: skip


# --- Skipped ----------------------------------------------------------------------------------------------------------


def is_skip(message: Message) -> bool:
    skip = next(iter(message.marks.get("skip", ())), None)
    end = message.clause(skip.first)[1] if skip else 0
    return skip is not None and (len(message.words) <= BARE_WORDS or (skip.first <= 3 and end <= BARE_WORDS))


def is_declined(message: Message) -> bool:
    """Whether the open question is to stay open: "skip", "not sure", or a bare "no" where a fact was asked for."""
    if message.asked is None:
        return False
    says_no = message.asked.kind == "profile" and says(message, "no")
    return is_skip(message) or (says_no and len(message.words) <= BARE_WORDS)


# --- Answered ---------------------------------------------------------------------------------------------------------


def read_answer(message: Message, question: Question) -> list[Fact | Problem]:
    """What a short reply says to the question; nothing where it says something else, or skips."""
    if not message.words or (is_skip(message) and not message.quantities):
        return []
    match question.kind:
        case "profile":
            return _profile_answer(message, question.key)
        case "check":
            return level_answers.check_answer(message, question.key)
        case "level":
            return level_answers.level_answer(message, question.key)
        case "probe" | "offer":  # read where the options are known
            return []


def read_first_sentence(message: Message, question: Question) -> list[Fact | Problem]:
    """ "7, I guess. By the way, I'm deaf": the answer comes first, and something else follows."""
    sentences = message.tokens.sentences
    first, end = sentences[0] if sentences else (0, 0)
    if len(sentences) < 2 or not 0 < end - first <= _FIRST_WORDS or message.words[end - 1 : end + 1] == [".", "."]:
        return []  # "500... hmm, 400 tops" is no sentence yet
    part = message.part(first, end)
    if part.is_question or part.marks.get("withdraw"):
        return []
    if question.key == "target_role" and (part.marks.get("am") or instead_of_held(part)):  # what they are now
        return []
    figures = [one for one in part.quantities if not one.unit or question.key in _fields_of(one)]
    if part.marks.get("busy") and not (figures and figures_at.is_clear_of_work(part, figures[0])):
        return []
    if figures and not figures_at.stands_alone(part, figures[0]) and not figures_at.ends(part, figures):
        return []
    return _put_right_behind(message, end, question) or read_answer(part, question)


def _put_right_behind(message: Message, end: int, question: Question) -> list[Fact | Problem]:
    """ "5. Actually no, evenings got busier, call it 3 and a half": a later bare figure takes the first one's place."""
    if question.key not in _READERS or _DENIES.isdisjoint(message.words[end : end + 3]):
        return []
    later = [one for one in message.near(end, len(message.words)) if message.ends_at("replace", one.first)]
    fits = [one for one in later if not one.worded and (not one.unit or question.key in _fields_of(one))]
    return read_figure(message, question.key, fits[-1]) if fits and not message.is_unreal(fits[-1].first) else []


_DENIES = frozenset("actually no wait nope sorry hmm hm scratch correction".split())


def _fields_of(one: Quantity) -> tuple[str, ...]:
    """The figures of a profile that an amount with this unit can be."""
    if one.is_money:
        return ("budget_usd",)
    return {"hour": ("weekly_hours",), "minute": ("weekly_hours",), "clock": ("weekly_hours",)}.get(
        one.unit, ("deadline", "years_experience") if one.unit in MONTHS else ()
    )


def read_list(message: Message, fields: list[str]) -> list[Fact | Problem]:
    """ "20 / 5 / zero / no date" to a question for several fields: one part for each, in their order."""
    low = re.sub(r"(?:^|\s)\d\s?[).](?=\s)", " / ", message.text.low)
    parts = [part for part in re.split(r"\s*(?:[/,;|\n]|\sand\s)\s*", low) if part.strip()]
    wanted = [field for field in fields if field in _READERS]
    longest = 9 if len(parts) == len(fields) else 6  # "around eight, and no more than 250 for the whole thing"
    if len(wanted) < 2 or not 2 <= len(parts) <= len(fields) or any(len(part.split()) > longest for part in parts):
        return []
    found: list[Fact | Problem] = []
    for field, part in zip(fields, parts, strict=False):
        alone = heard_alone(message, part)
        if field in _READERS and alone.quantities:
            if fact := _READERS[field](alone, alone.quantities[0], part):
                found.append(fact)
        elif field == "budget_usd" and part.strip() in NOTHING:
            found.append(
                NumberFact(field="budget_usd", value=0.0, quote=part, turn=message.turn, channel=message.channel)
            )
    return found


def _profile_answer(message: Message, key: str) -> list[Fact | Problem]:
    if key in ("origin_role", "target_role"):
        return _role_answer(message, key)
    if key not in _READERS:
        return []
    if key == "deadline" and dates.read_dates(message):
        return []
    if choices.is_by_place(message):
        return []
    words = message.whole
    is_short = len(message.words) <= _FEW_WORDS
    figures = [one for one in message.quantities if figures_at.is_meant(message, one, is_short=is_short)]
    figures = [
        one
        for one in figures
        if not (
            figures_at.is_of_thing(message, one) or figures_at.is_denied(message, one) or message.is_spoken_for(one)
        )
    ]
    figures = [one for one in figures if not message.is_dropped(one.first, key)]
    if len(figures) > 1:
        figures = [one for one in figures if not figures_at.is_named_as(message, one, _READERS.keys() - {key})]
    if key == "years_experience":
        figures = added_up(message.words, [one for one in figures if not is_age(message, one)])
    if key == "deadline":
        figures = [one for one in figures if not is_of_own_job(message, one)]
    if not figures and (confirmed := _confirmed(message, key)):
        return [confirmed]
    if not figures:
        is_short = len(message.words) <= BARE_WORDS or _no_longer(message, key)
        return _wordless(message, key, words) if is_short else []
    if key == "budget_usd" and _opens_with_nothing(message):
        alone = [one for one in figures if figures_at.stands_alone(message, one)]
        return [] if any(one.value for one in alone) else _wordless(message, key, words)
    if key == "weekly_hours":
        if hours_answered.asks_which(message):
            return []
        is_told = any(one.unit == "hour" for one in figures)
        figures = [one for one in figures if not (is_told and hours.is_beyond(one))]
        figures = beside_the_job(message, figures)
        if daily := hours_answered.of_each_day(message, figures):
            return [hours.as_week(daily, daily.quantities[0], words)]
        if summed := hours_answered.by_days(message, figures):
            return [hours.as_week(message, summed, words)]
        figures = hours_answered.of_one_week(message, figures)
    if len(figures) > 1 and key == "budget_usd":
        figures = money_parts.summed(message, figures)
    if len(figures) > 1:
        figures = [
            one
            for one in figures
            if (not one.unit or key in _fields_of(one)) and one.out_of is None and figures_at.stands_alone(message, one)
        ][-1:]
    if len(message.words) > 2 * BARE_WORDS and not (figures and figures_at.stands_alone(message, figures[0])):
        return []
    fact = _READERS[key](message, figures[0], words) if figures else None
    return [fact] if fact else []


def _opens_with_nothing(message: Message) -> bool:
    """ "None, I just bought a house for 300k"."""
    return message.words[0] in NOTHING and message.words[1:2] in ([","], ["."])


def _confirmed(message: Message, key: str) -> Fact | None:
    """ "Would that be around 6 hours a week?" - "Yes, about right": the figure that the coach named."""
    if (
        not says(message, "yes")
        or len(message.words) > BARE_WORDS
        or "?" not in message.last_reply
        or key not in _READERS
    ):
        return None
    question = re.split(r"(?<=[.!?])\s+", message.last_reply[: message.last_reply.rindex("?")].strip())[-1]
    alone = heard_alone(message, question)
    named = alone.quantities
    fact = _READERS[key](alone, named[0], message.whole) if len(named) == 1 and named[0].unit else None
    return None if isinstance(fact, Problem) else fact


def is_age(message: Message, one: Quantity) -> bool:
    """Whether a figure is an age: "I'm 41, is that too old?" tells no years of work."""
    if ages.is_age(message, one):
        return True
    return not one.unit and one.value >= _AGE_MIN and message.words[max(0, one.first - 2) : one.first] in _I_AM


_I_AM = (["i", "'m"], ["i", "am"], ["'ll", "be"], ["will", "be"])
_AGE_MIN, _YEAR_FROM = 16, 1950
_FIRST_WORDS = 9
_LABEL_WORDS = 3
_FEW_WORDS = 5  # "hmm, 100$?" asks nothing


def _hours(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    return (
        hours.as_week(message, found, words)
        if found.unit in ("", "hour", "minute", "clock") and found.out_of is None
        else None
    )


def _years(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    factor = {"": 1.0, "year": 1.0, "month": 1 / 12}.get(found.unit)
    if factor is None or found.out_of is not None:
        return None
    if not found.unit and _YEAR_FROM <= found.value <= message.today.year:
        return None  # "since the crisis, 2009 or so": a year of the calendar
    if found.signed or found.high * factor > spans.YEARS_MAX:
        return Problem(code="years_impossible", quote=words)
    return spans.years_fact(message, found.low * factor, found.high * factor, words)


def _deadline(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    factor = {"": 1.0} | MONTHS
    if found.unit not in factor or found.out_of is not None or found.per:  # "50 a month" is money
        return None
    if found.unit == "day" and found.high <= 1:  # "I had a long day"
        return None
    if not found.unit and found.value > spans.BARE_MONTHS_MAX:
        return None
    months = found.value * factor[found.unit]
    if found.signed or months <= 0:
        return Problem(code="deadline_past", quote=words)
    return spans.deadline_fact(message, months, None, words) if months <= spans.MONTHS_MAX else None


def _budget(message: Message, found: Quantity, words: str) -> Fact | Problem | None:
    if message.before("spent", found.first, 5) or message.before("income", found.first, 5):
        return None
    if (found.unit and not found.is_money) or found.out_of is not None:
        return None
    return Problem(code="budget_negative", quote=words) if found.signed else money.budget_fact(message, found, words)


_READERS: dict[str, Callable[[Message, Quantity, str], Fact | Problem | None]] = {
    "weekly_hours": _hours,
    "years_experience": _years,
    "deadline": _deadline,
    "budget_usd": _budget,
}


def read_figure(message: Message, key: str, found: Quantity) -> list[Fact | Problem]:
    """A figure that the message means, as an answer to the question for a field; nothing for other fields."""
    fact = _READERS[key](message, found, message.whole) if key in _READERS else None
    return [fact] if fact else []


def _no_longer(message: Message, key: str) -> bool:
    """ "Do you still have 9 hours a week?" - "No, not any more": what was known no longer holds."""
    return "still" in message.last_reply.rpartition(".")[2] and key in ("weekly_hours", "budget_usd", "deadline")


def _wordless(message: Message, key: str, words: str) -> list[Fact | Problem]:
    """ "none", "nothing", "no": zero money or years; hours and dates stay open."""
    if not (says(message, "no") or says(message, "naught") or message.words[0] in NOTHING) or message.marks.get(
        "skill"
    ):
        return []
    if _no_longer(message, key):
        return [withdrawn(message, key)]
    if key == "budget_usd":
        return [NumberFact(field="budget_usd", value=0.0, quote=words, turn=message.turn, channel=message.channel)]
    if key == "years_experience" and len(message.words) <= 2 and message.profile.origin_role is None:
        return []
    if key == "deadline":
        return [withdrawn(message, key)]
    return []


def withdrawn(message: Message, field: str, words: str = "") -> Fact:
    """The field taken back to unknown."""
    common = {"quote": words or message.whole, "turn": message.turn, "channel": message.channel, "withdrawn": True}
    if field == "deadline":
        return DeadlineFact.model_validate(common)
    if field in ("target_role", "origin_role"):
        return RoleFact.model_validate(common | {"field": field})
    return NumberFact.model_validate(common | {"field": field})


def _role_answer(message: Message, key: str) -> list[Fact | Problem]:
    words = message.whole
    if aimed := aims.is_aim(message):
        return (
            [role_fact(message, "target_role", _goal_label(message, aimed), words, role_id=aimed, confidence=0.6)]
            if key == "target_role"
            else []
        )
    if says(message, "no") or says(message, "yes") or message.is_question:
        return []
    label = _bare_title(message)
    if label is None and key == "origin_role":
        label = backgrounds.field_alone(message)
    if label is None:
        return []
    fact = role_fact(message, "origin_role" if key == "origin_role" else "target_role", label, words)
    if fact.field == "target_role" and fact.role_id is None:
        return [fact, Problem(code="role_unknown", quote=label)]
    return [fact]


def _goal_label(message: Message, role_id: str) -> str:
    """The words for a goal: the person's where they are short, else the role's name."""
    return message.whole if len(message.words) <= _LABEL_WORDS else message.lexicon.role_names[role_id]


def _bare_title(message: Message) -> str | None:
    """The title where nothing but a title stands: no request, no question, no other matter."""
    named = [one for one in titles.names(message) if not (is_rejected(message, one) or is_compared(message, one))]
    if named:
        covered = {place for one in named for place in range(one.first, one.end)}
        rest = [word for place, word in enumerate(message.words) if place not in covered and word[0].isalnum()]
        at = message.words.index("at") if "at" in message.words else len(message.words)
        plain = [word for word in rest if word not in _FILLERS | {"and", "or", "it", "is", "und", "oder", "y", "o"}]
        return (
            named[0].label
            if len(plain) <= (4 if at > named[0].first else 1)
            and len(message.words) <= 12
            and not _is_other_matter(message)
            else None
        )
    words = [word for word in message.words if word[0].isalpha() and word not in _FILLERS]
    if (
        len(words) in (1, 2)
        and len(message.words) <= 5
        and titles.is_trade(words[-1])
        and not message.marks.get("skill")
    ):
        return message.quote(message.words.index(words[0]), message.words.index(words[-1]) + 1)
    return None


def _is_other_matter(message: Message) -> bool:
    return any(message.marks.get(kind) for kind in ("compare", "other", "if", "order"))
