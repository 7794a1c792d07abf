"""What-ifs: what a person would like to try, read out of their words; a plan is then made with it, and nothing is kept.

The words are read by the same rules as facts, without what makes them a mere thought. Amounts more or less are counted
from what is known: from the person's date, or from the end of the plan where they named none.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tools.asking import is_what_if
from tools.listening import Lexicon, listen
from tools.planning.terms import DAYS_A_MONTH
from tools.schema import DeadlineFact, Fact, Frozen, Heard, NumberFact, Profile, Question, TimeOffFact, TransitionPlan

_OPENS = re.compile(
    r"\bwhat (?:if|about|would (?:happen|change) (?:if|with))\b|\b(?:suppose|imagine)\b|\bif\b", re.IGNORECASE
)
_HAVING = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:only |just )?(?:had|have|could (?:only |just )?"
    r"(?:do|spend|spare|find|give|pay|manage)|could|did|spent|paid)\b|\b(?:only|just)\b",
    re.IGNORECASE,
)
_LOSING = re.compile(r"\b(?:i|we) (?:lost|dropped|cut)\b(?P<amount>.*\b(?:hours?|months?|weeks?)\b)", re.IGNORECASE)
_LEAVING_OUT = re.compile(r"\b(?:skip|skipped|without|leave out|left out|drop|dropped|ignored?)\b", re.IGNORECASE)
_NOW = {"took": "take", "were": "am", "was": "am", "went": "go"}  # of what is only imagined
_IMAGINED = re.compile(rf"(?<=\bi )(?:{'|'.join(_NOW)})\b", re.IGNORECASE)
_EARNING = re.compile(r"\b(?:salar\w+|earn\w*|paid|wages?|experience)\b", re.IGNORECASE)
_OF = {
    "weekly_hours": re.compile(r"\b(?:hours?|hrs?)\b|\d\s?h\b", re.IGNORECASE),
    "deadline": re.compile(
        r"\b(?:months?|weeks?|years?|until|till|by|date|deadline|later|earlier|sooner|time)\b", re.IGNORECASE
    ),
    "budget_usd": re.compile(r"[$€£]|\b(?:dollars?|euros?|pounds?|usd|eur|gbp|money|budget|bucks)\b", re.IGNORECASE),
}
_HALF_TIME = ("half the time", "twice the time", "double the time")  # of a week; no word about the date


class Wish(Frozen):
    """What would be different: None and empty where a thing would stay as it is."""

    weekly_hours: float | None = None
    months: float | None = None
    budget_usd: float | None = None
    role_id: str | None = None
    without: tuple[str, ...] = ()
    time_off: tuple[TimeOffFact, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Wish()


def tries(message: str, heard: Heard, wish: Wish) -> bool:
    """Whether a message is answered by trying it: it is a thought, and says what would be different."""
    if not is_what_if(message) or wish.is_empty or _EARNING.search(message):
        return False
    names_role_only = wish == Wish(role_id=wish.role_id)
    return not names_role_only or heard.intent != "compare_roles"


def read_wish(
    words: str, *, lexicon: Lexicon, profile: Profile, plan: TransitionPlan | None, today: date, turn: int
) -> Wish:
    """What the words would change; an empty wish where nothing can be read."""
    change = _bare(words)
    heard = listen(
        change,
        lexicon=lexicon,
        today=today,
        turn=turn,
        asked=_asked(change),
        profile=_with_date(profile, plan, today),
        channel="model",
    )
    return Wish(
        weekly_hours=_value(heard.facts, "weekly_hours"),
        months=_months(heard.facts, today),
        budget_usd=_value(heard.facts, "budget_usd"),
        role_id=heard.role_ids[0] if heard.role_ids else None,
        without=heard.skill_ids if _LEAVING_OUT.search(change) and heard.skill_ids else (),
        time_off=tuple(one for one in heard.facts if isinstance(one, TimeOffFact) and not one.withdrawn),
    )


def _bare(words: str) -> str:
    """ "When would I be done if I had 9 hours a week?" -> "9 hours a week"."""
    opens = _OPENS.search(words)
    change = words[opens.end() :] if opens else words
    change = _IMAGINED.sub(lambda found: _NOW[found[0].casefold()], change)
    change = _LOSING.sub(lambda found: f"{found['amount']} less", change)
    return " ".join(_HAVING.sub(" ", change).split()).rstrip("?!. ")


def _asked(change: str) -> Question | None:
    """The open question that the words would answer: a bare "12" is of hours."""
    low = change.casefold()
    if any(one in low for one in _HALF_TIME):
        return Question(kind="profile", key="weekly_hours")
    found = next((key for key, words in _OF.items() if words.search(change)), "weekly_hours")
    return Question(kind="profile", key=found)


def _with_date(profile: Profile, plan: TransitionPlan | None, today: date) -> Profile:
    """The profile with its date counted from today; without one, with the end of the plan as the date."""
    told = profile.deadline
    day = told.on if told and not told.withdrawn else None
    if told is None or told.withdrawn:
        day = plan.verdict.finish if plan else None
    if day is None or day <= today:
        return profile
    known: dict[str, Any] = told.model_dump() if told else {"quote": "", "turn": 0}
    months = (day - today).days / DAYS_A_MONTH
    return profile.model_copy(update={"deadline": DeadlineFact(**{**known, "on": day, "months": months})})


def _value(facts: Sequence[Fact], field: str) -> float | None:
    return next((one.value for one in facts if isinstance(one, NumberFact) and one.field == field), None)


def _months(facts: Sequence[Fact], today: date) -> float | None:
    told = next((one for one in facts if isinstance(one, DeadlineFact) and not one.withdrawn), None)
    if told is None:
        return None
    return (told.on - today).days / DAYS_A_MONTH if told.on else told.months
