"""A profile file: the same facts as in a talk, written down by hand and checked key by key."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn

from tools.errors import SettingsError
from tools.listening import dates, spans
from tools.listening.hours import WEEK_HOURS_MAX
from tools.listening.lexicon import Lexicon
from tools.listening.text import clean_text
from tools.listening.titles import SWITCHER
from tools.schema import ConstraintFact, DeadlineFact, Fact, LeftOutFact, NumberFact, RoleFact, SkillFact, TimeOffFact

BUDGET_MAX = 1_000_000
MOST_WEEKS = 52  # from one week off to the next


def facts_from_form(mapping: Mapping[str, object], *, lexicon: Lexicon, today: date) -> tuple[Fact, ...]:
    """The facts of a profile file.

    Raises: SettingsError naming the key and what is allowed.
    """
    if not isinstance(mapping, Mapping):
        raise SettingsError(f"A profile file is a list of keys and values. Keys: {', '.join(_READERS)}.")
    facts: list[Fact] = []
    for key, value in mapping.items():
        if key not in _READERS:
            raise SettingsError(f"Unknown key {key!r} in the profile. Allowed: {', '.join(_READERS)}.")
        if value is not None:
            facts.extend(_READERS[key](value, lexicon, today))
    return tuple(facts)


def _wrong(key: str, value: object, allowed: str) -> NoReturn:
    raise SettingsError(f"{key} in the profile is {value!r}; allowed: {allowed}.")


def _said(key: str, value: object) -> dict[str, Any]:
    return {"quote": f"{key}: {value}", "turn": 0, "channel": "form"}


def _number(key: str, value: object, *, low: float, high: float, above: bool = False) -> float:
    allowed = f"a number {'above' if above else 'from'} {low:g} {'up ' if above else ''}to {high:g}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        _wrong(key, value, allowed)
    if not low <= value <= high or (above and value == low):
        _wrong(key, value, allowed)
    return float(value)


def _hours(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    number = _number("weekly_hours", value, low=0, high=WEEK_HOURS_MAX, above=True)
    return [NumberFact(field="weekly_hours", value=number, **_said("weekly_hours", value))]


def _years(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    number = _number("years_experience", value, low=0, high=spans.YEARS_MAX)
    return [NumberFact(field="years_experience", value=number, **_said("years_experience", value))]


def _budget(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    number = _number("budget_usd", value, low=0, high=BUDGET_MAX)
    return [NumberFact(field="budget_usd", value=number, **_said("budget_usd", value))]


def _deadline(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    allowed = f"a day after {today.isoformat()} (2027-06-30), or months from 1 to {spans.MONTHS_MAX}"
    day = _as_day(value)
    if day is not None:
        if day <= today:
            _wrong("deadline", value, allowed)
        months = round((day - today).days / dates.DAYS_A_MONTH, 2)
        return [DeadlineFact(months=months, on=day, **_said("deadline", value))]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= spans.MONTHS_MAX:
        _wrong("deadline", value, allowed)
    return [DeadlineFact(months=float(value), **_said("deadline", value))]


def _as_day(value: object) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not clean_text(value):
        _wrong(key, value, "a text such as a job title")
    return clean_text(value)


def _origin(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    label = _text("origin_role", value)
    return [
        RoleFact(
            field="origin_role",
            label=label,
            role_id=_role_id(label, lexicon) or SWITCHER,
            **_said("origin_role", label),
        )
    ]


def _target(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    label = _text("target_role", value)
    role_id = _role_id(label, lexicon)
    if role_id is None:
        _wrong("target_role", value, "one of " + ", ".join(lexicon.role_names))
    return [RoleFact(field="target_role", label=label, role_id=role_id, **_said("target_role", label))]


def _role_id(label: str, lexicon: Lexicon) -> str | None:
    slug = label.lower().replace("_", "-").replace(" ", "-")
    return slug if slug in lexicon.role_names else lexicon.role_of(label)


def _skills(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    allowed = "a list of names, or names with a level from 0 to 4"
    if isinstance(value, list | tuple):
        return [_skill(label, None, lexicon, allowed) for label in value]
    if not isinstance(value, Mapping):
        _wrong("skills", value, allowed)
    return [_skill(label, level, lexicon, allowed) for label, level in value.items()]


def _skill(label: object, level: object, lexicon: Lexicon, allowed: str) -> SkillFact:
    if not isinstance(label, str) or not clean_text(label):
        _wrong("skills", label, allowed)
    if level is not None and (isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= 4):
        _wrong(f"skills, {label}", level, "a whole number from 0 to 4")
    name = clean_text(label)
    skill_id = name if name in lexicon.skill_names else lexicon.skill_of(name)
    said = _said("skills", name if level is None else f"{name} {level}")
    return SkillFact(label=name, skill_id=skill_id, level=2 if level is None else level, negated=level == 0, **said)


def _constraints(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(one, str) for one in texts):
        _wrong("constraints", value, "a list of texts")
    from tools.listening.listener import listen

    facts: list[Fact] = []
    for one in texts:
        heard = [
            fact
            for fact in listen(one, lexicon=lexicon, today=today, turn=0, channel="form").facts
            if isinstance(fact, ConstraintFact)
        ]
        facts.extend(heard or [ConstraintFact(kind="other", text=clean_text(one), **_said("constraints", one))])
    return facts


def _left_out(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    """The skills a plan does without for now: those that a smaller scope names, or any other."""
    allowed = "a list of catalogue skills"
    if not isinstance(value, list | tuple):
        _wrong("leave_out", value, allowed)
    facts: list[Fact] = []
    for one in value:
        skill_id = one if one in lexicon.skill_names else lexicon.skill_of(one) if isinstance(one, str) else None
        if skill_id is None:
            _wrong("leave_out", one, allowed)
        name = lexicon.skill_names[skill_id]
        facts.append(LeftOutFact(skill_id=skill_id, label=name, **_said("leave_out", name)))
    return facts


def _time_off(value: object, lexicon: Lexicon, today: date) -> list[Fact]:
    """Days off as sentences, or with their days: {from, to}, or {every_weeks, from} for weeks that come again."""
    allowed = "a list of {from, to} or {from, every_weeks} with days such as 2027-08-10, or of sentences"
    if not isinstance(value, list | tuple):
        _wrong("time_off", value, allowed)
    facts: list[Fact] = []
    for one in value:
        told = _said_off(one, lexicon, today) if isinstance(one, str) else _day_off(one)
        if not told:
            _wrong("time_off", one, allowed)
        facts.extend(told)
    return facts


def _said_off(words: str, lexicon: Lexicon, today: date) -> list[TimeOffFact]:
    from tools.listening.listener import listen

    heard = listen(words, lexicon=lexicon, today=today, turn=0, channel="form").facts
    return [fact for fact in heard if isinstance(fact, TimeOffFact)]


def _day_off(one: object) -> list[TimeOffFact]:
    if not isinstance(one, Mapping) or not set(one) <= {"from", "to", "every_weeks", "words"}:
        return []
    first, last, words = _as_day(one.get("from")), _as_day(one.get("to")), str(one.get("words") or "time off")
    again = one.get("every_weeks")
    is_number = again is None or (isinstance(again, int) and not isinstance(again, bool) and 2 <= again <= MOST_WEEKS)
    if first is None or not is_number or (last is None and again is None) or (last is not None and last < first):
        return []
    quote = f"time_off: {words}, {first}{f' to {last}' if last else ''}{f', every {again} weeks' if again else ''}"
    label = clean_text(words)
    said = {"quote": quote, "turn": 0, "channel": "form"}
    return [TimeOffFact.model_validate({"label": label, "start": first, "end": last, "every_weeks": again} | said)]


_READERS: dict[str, Callable[[object, Lexicon, date], list[Any]]] = {
    "origin_role": _origin,
    "years_experience": _years,
    "weekly_hours": _hours,
    "deadline": _deadline,
    "budget_usd": _budget,
    "target_role": _target,
    "skills": _skills,
    "constraints": _constraints,
    "leave_out": _left_out,
    "time_off": _time_off,
}
