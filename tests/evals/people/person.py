"""Simulated people: a start, a goal, private facts and a temperament, all drawn from one seed."""

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from tests.evals.people.truths import DAYS_IN_MONTH, Amount, Days, Forms, Monthly, Role, SkillLevel, Truth
from tests.evals.people.voice import FOLDER, Voice

TODAY = date(2026, 11, 23)
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
HOURS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 25)
SPANS = {
    "half a year": 6, "6 months": 6, "eight months": 8, "9 months": 9, "10 months": 10, "a year": 12, "12 months": 12,
    "one year": 12, "15 months": 15, "a year and a half": 18, "18 months": 18, "1.5 years": 18, "two years": 24,
    "2 years": 24, "24 months": 24, "2-3 years": 30, "two and a half years": 30, "three years": 36,
}  # fmt: skip
DOLLARS = (50, 80, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000)
MONTHLY_DOLLARS = (10, 15, 20, 25, 30, 40, 50, 100)
USD = {"$": 1.0, "€": 1.1, "£": 1.3}
KINDS_OF_CONSTRAINT = ("care", "no_gpu", "shift_work", "no_video", "language", "accessibility", "visa")
MAX_DRAWS = 20
_YEARS = {False: (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20), True: (1, 2, 3, 4)}  # of work; of studies
CORRECTABLE = ("weekly_hours", "deadline", "budget_usd", "target_role", "years_experience")


@dataclass(frozen=True)
class Person:
    """Who talks. What is not in `truths` they have no answer to, and say so."""

    seed: int
    truths: Mapping[str, Truth]
    skills: tuple[Truth, ...] | None  # None: no answer; empty: never programmed
    constraints: tuple[str, ...]
    correction: Truth | None  # the newer truth, told once the older one was
    corrects_at_once: bool
    voice: Voice
    tells_all_at_once: bool
    stubborn: frozenset[str]  # told only when asked twice
    patience: int  # questions of the coach before they want to see something
    drift_rate: float


def make_person(seed: int) -> Person:
    rng = Random(seed)
    job = rng.choice(background()["jobs"])
    truths = _truths(job, rng)
    has_correction = rng.random() < 0.3
    return Person(
        seed=seed,
        truths=truths,
        skills=_skills(job["family"], rng),
        constraints=tuple(rng.sample(KINDS_OF_CONSTRAINT, k=rng.choice((0, 0, 1, 1, 2)))),
        correction=_correction(truths, rng) if has_correction else None,
        corrects_at_once=rng.random() < 0.3,
        voice=Voice(
            lower_case=rng.random() < 0.4,
            apostrophes=rng.random() < 0.75,
            chatty=rng.random() < 0.4,
            typo_rate=rng.choice((0, 0, 0.01, 0.03, 0.06)),
        ),
        tells_all_at_once=rng.random() < 0.2,
        stubborn=frozenset(
            rng.sample(("weekly_hours", "deadline", "budget_usd", "skills"), k=rng.choice((0, 0, 0, 1, 2)))
        ),
        patience=rng.choice((4, 5, 6, 7, 7, 8, 8, 9, 10, 12)),
        drift_rate=rng.choice((0, 0, 0.1, 0.2, 0.3)),
    )


# --- Facts ------------------------------------------------------------------------------------------------------------


def _truths(job: Mapping[str, Any], rng: Random) -> dict[str, Truth]:
    """The facts this person has; each but the job is missing now and then."""
    label = rng.choice(job["labels"])
    drawn = [_origin(label, job.get("role_id", ""))]
    if rng.random() < 0.85:
        drawn.append(_years(rng.choice(_YEARS[job["family"] == "study"]), label))
    draws = ((_hours, 0.92), (_deadline, 0.7), (_budget, 0.85), (_goal, 0.75))
    drawn += [draw(rng) for draw, share in draws if rng.random() < share]
    return {truth.field: truth for truth in drawn}


def _origin(label: str, role_id: str) -> Truth:
    return Truth("origin_role", {"job": (label,), "a_job": (_with_article(label),)}, Role(role_id, label))


def _years(years: int, label: str) -> Truth:
    unit = "year" if years == 1 else "years"
    said = [f"{years} {unit}", f"{years} yrs" if years > 1 else "1 yr", f"{years}y"]
    said += [f"{WORDS[years]} {unit}"] if years < len(WORDS) else []
    forms = {
        "years": tuple(said),
        "since": (str(TODAY.year - years),),
        "a_job": (_with_article(label),),
        "job": (label,),
    }
    return Truth("years_experience", forms, Amount.about(years))


def _hours(rng: Random) -> Truth:
    hours = rng.choice(HOURS)
    return Truth("weekly_hours", hour_forms(hours), Amount.about(hours))


def hour_forms(hours: int) -> Forms:
    forms: dict[str, tuple[str, ...]] = {"n": (str(hours),), "low": (str(hours - 1),), "high": (str(hours + 1),)}
    if hours < len(WORDS):
        forms["word"] = (WORDS[hours],)
    for name, times, fewest in (("daily", 7, 1), ("weekdays", 5, 1)):
        if hours % times == 0 and hours // times >= fewest:
            forms[name] = {1: ("an hour", "1 hour"), 2: ("two hours", "2 hours"), 3: ("3 hours",)}.get(
                hours // times, ()
            )
    for name, times in (("half", 2), ("third", 3)):
        if hours % times == 0 and 2 <= hours // times <= 5:
            forms[name] = (str(hours // times), WORDS[hours // times])
    return {name: said for name, said in forms.items() if said}


def _deadline(rng: Random) -> Truth:
    if rng.random() < 0.5:
        span, months = rng.choice(sorted(SPANS.items()))
        due = date.fromordinal(TODAY.toordinal() + round(months * DAYS_IN_MONTH))
        # "2-3 years" is any day between the two.
        slack = 183 if "-" in span else 0
        days = Days(date.fromordinal(due.toordinal() - slack), date.fromordinal(due.toordinal() + slack))
        return Truth("deadline", {"span": (span,)}, days)
    words, days = _day(rng)
    return Truth("deadline", {"when": (words,)}, days)


def _day(rng: Random) -> tuple[str, Days]:
    year, month = rng.choice((2027, 2028)), rng.randint(3, 12)
    last = calendar.monthrange(year, month)[1]
    name, short = calendar.month_name[month], calendar.month_abbr[month]
    whole_month = Days(date(year, month, 1), date(year, month, last))
    return rng.choice(
        (
            (f"{name} {year}", whole_month),
            (f"{short} {year}", whole_month),
            (f"the end of {name} {year}", Days(date(year, month, last), date(year, month, last))),
            (f"{name} next year", Days(date(2027, month, 1), whole_month.last.replace(year=2027, day=28))),
            (f"the end of {year}", Days(date(year, 12, 1), date(year, 12, 31))),
            (f"summer {year}", Days(date(year, 6, 1), date(year, 9, 22))),
            (f"autumn {year}", Days(date(year, 9, 1), date(year, 12, 21))),
            ("the end of next year", Days(date(2027, 12, 1), date(2027, 12, 31))),
            ("next summer", Days(date(2027, 6, 1), date(2027, 9, 22))),
            (f"1 {name} {year}", Days(date(year, month, 1), date(year, month, 1))),
            (f"Q3 {year}", Days(date(year, 7, 1), date(year, 9, 30))),
        )
    )


def _budget(rng: Random) -> Truth:
    kind = rng.random()
    if kind < 0.25:
        nothing = ("nothing", "zero", "0", "no money", "free stuff only", "no budget", "nothing really")
        return Truth("budget_usd", {"nothing": nothing, "empty": ("",)}, Amount(0, 0))
    if kind < 0.4:
        monthly = rng.choice(MONTHLY_DOLLARS)
        forms = {"monthly": (f"${monthly}", f"{monthly} dollars", f"{monthly} bucks")}
        return Truth("budget_usd", forms, Monthly(Amount.about(monthly)))
    sign = rng.choice(("$", "$", "$", "$", "€", "£"))
    amount = rng.choice(DOLLARS)
    tolerance = TOLERANCE_OF[sign]
    return Truth("budget_usd", {"money": _money(sign, amount)}, Amount.about(amount * USD[sign], tolerance))


TOLERANCE_OF = {"$": 0.05, "€": 0.2, "£": 0.2}


def _money(sign: str, amount: int) -> tuple[str, ...]:
    grand = f"{amount / 1000:g}k"
    if sign == "€":
        return (f"€{amount}", f"{amount} euros", f"{amount}€", f"{amount} eur")
    if sign == "£":
        return (f"£{amount}", f"{amount} pounds", f"{amount} quid")
    large = (f"${grand}", f"{grand} dollars", f"${amount:,}") if amount >= 1000 else ()
    return (f"${amount}", f"{amount} dollars", f"{amount} bucks", f"{amount} USD", f"{amount}$", *large)


def _goal(rng: Random) -> Truth:
    goal = rng.choice([*background()["goals"], background()["goals"][0]])
    nouns = tuple(goal["nouns"])
    forms = {"goal": (*goal["names"], *nouns), "a_goal": tuple(_with_article(noun) for noun in nouns)}
    if "choices" in goal:
        forms["choice"] = tuple(goal["choices"])
    return Truth("target_role", forms, Role(goal["role_ids"][0]))


def _skills(family: str, rng: Random) -> tuple[Truth, ...] | None:
    dice = rng.random()
    if dice < 0.08:
        return None
    if family == "outside" and dice < 0.5:
        return ()
    names = [rng.choice(spellings) for spellings in background()["skills"][family]]
    levels = (0, 1, 2, 2) if family == "outside" else (0, 1, 2, 2, 3, 3, 3, 4)
    chosen = rng.sample(names, k=rng.randint(1, 4))
    return tuple(Truth(f"skill:{name}", {"skill": (name,)}, SkillLevel(name, rng.choice(levels))) for name in chosen)


def _correction(truths: Mapping[str, Truth], rng: Random) -> Truth | None:
    """A newer value that nobody could take for the older one."""
    field = rng.choice([name for name in CORRECTABLE if name in truths] or [""])
    if field not in truths:
        return None
    for _ in range(MAX_DRAWS):
        newer = _redrawn(field, truths, rng)
        is_plain = field != "budget_usd" or "money" in newer.forms  # what a phrase for corrections can say
        if is_plain and not _alike(truths[field], newer):
            return newer
    return None


def _redrawn(field: str, truths: Mapping[str, Truth], rng: Random) -> Truth:
    if field == "years_experience":
        label = truths["origin_role"].forms["job"][0]
        return _years(rng.choice(_YEARS["student" in label]), label)
    return {"weekly_hours": _hours, "deadline": _deadline, "budget_usd": _budget, "target_role": _goal}[field](rng)


def _alike(one: Truth, other: Truth) -> bool:
    match one.expected, other.expected:
        case (Amount() as first, Amount() as second):
            return first.low <= second.high and second.low <= first.high
        case (Days() as first, Days() as second):
            return abs((first.first - second.first).days) < 90 or (
                first.first <= second.last and second.first <= first.last
            )
    return one.expected == other.expected


def _with_article(label: str) -> str:
    return f"{'an' if label[0].casefold() in 'aeiou' or label.startswith(('SRE', 'ML', 'HR')) else 'a'} {label}"


@cache
def background() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "backgrounds.toml").read_text("utf-8"))
