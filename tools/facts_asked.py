"""What a question asks for (a kind of figure, a name, a year), and whether claims hold it."""

import re
from collections.abc import Callable, Iterable

from tools.knowledge.rows import Claim

Holds = Callable[[Claim], bool]

_MONEY = frozenset({"usd", "usd_per_month", "usd_per_query", "usd_per_year"})
_SHARES = frozenset({"percent", "percent_of_postings", "percent_change_per_year"})
_TIME = frozenset({"days", "weeks", "months", "years"})
_COUNTS = frozenset({"count", "points", "multiple", "rank", "vectors", "tokens", "words"}) | _SHARES
# What kind of figure a question asks for, by unit; the first pattern that matches decides.
_ASKED_UNITS = (
    (re.compile(r"\bhow much (more|less|higher|lower|faster)\b", re.I), _MONEY | _SHARES | {"multiple"}),
    (re.compile(r"\b(rate|percentage|per ?cent|what share|proportion)\b|%", re.I), _SHARES),
    (re.compile(r"\bhow much\b.*\b(cost|earn|make|made|pay|paid|worth|charge)|\b(price|fee|cost) of\b", re.I), _MONEY),
    (re.compile(r"\bhow much (is|are|was|were)\b", re.I), _MONEY | _SHARES | {"multiple"}),
    (re.compile(r"\b(valued at|valuation)\b", re.I), _MONEY),
    (re.compile(r"\bhow many (days|weeks|months|years)\b|\bhow much time\b", re.I), _TIME),
    (re.compile(r"\bhow many\b", re.I), _COUNTS),
    (re.compile(r"\bhow long\b", re.I), _TIME | {"words", "seconds"}),
    # "They say it pays 300k, is that so?": a sum is asked about with a sum.
    (
        re.compile(
            r"[$€£]\s?\d|\b(pay|paid|pays|earn\w*|salary|salaries|make|get|gets)\b.*\b\d{2,3}(\s?k|,000)\b", re.I
        ),
        _MONEY,
    ),
)
_ASKS_WHEN = re.compile(r"^\W*when (exactly )?(did|does|was|were|is|will)\b|\b(what|which) (date|day|year)\b", re.I)
_CALENDAR = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_TELLS_WHEN = re.compile(rf"\b(19|20)\d\d\b|\b({_CALENDAR.replace(' may', '').replace(' ', '|')})\b", re.I)
_NO_NAMES = frozenset(f"{_CALENDAR} {_WEEKDAYS}".split())
_CLAUSE_END = re.compile(r"[,;.:!?]\s+")
_OF_ONESELF = re.compile(r"\W*(i|i'm|i've|im|ive|my|we|our|as an?)\b", re.I)
# A capital within a sentence; "AI", "CV" and "ML-heavy" name nobody.
_NAME = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][a-z]\w*(?![-\w])|\b(?:19|20)\d\d\b")


def figure_asked_for(question: str) -> Holds | None:
    """A test for claims that carry the kind of figure a question asks for; None where it asks for none."""
    if _ASKS_WHEN.search(question):
        return lambda claim: claim.unit == "year" or _TELLS_WHEN.search(claim.statement) is not None
    for pattern, units in _ASKED_UNITS:
        if pattern.search(question):
            return lambda claim: claim.unit in units
    return None


def names_asked_for(question: str) -> list[str]:
    """Names and years in a question: of places, firms, people, things, when they are written as such.

    "I left Peru in 2017, what does ...?" asks for neither.
    """
    asking = ". ".join(clause for clause in _CLAUSE_END.split(question) if not _OF_ONESELF.match(clause))
    return [one for one in _NAME.findall(asking) if one.lower() not in _NO_NAMES]


def lacks_a_figure(question: str, claims: Iterable[Claim]) -> bool:
    """Whether a kind of figure is asked for that none of the claims carries."""
    holds = figure_asked_for(question)
    return holds is not None and not any(map(holds, claims))
