"""What a question asks for (a kind of figure, a name, a year), and whether claims hold it."""

import re
from collections.abc import Callable, Iterable, Set

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
    (re.compile(r"\bhow expensive\b|\bwhat (do|does|did|will|would) .*\b(cost|charge)\b", re.I), _MONEY),
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
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[,;.:!?]\s+")
_OF_ONESELF = re.compile(r"\W*(i|i'm|i've|im|ive|my|we|our|as an?)\b", re.I)
# A capital within a sentence; "AI", "CV" and "ML-heavy" name nobody.
_NAME = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][a-z]\w*(?![-\w])|\b(?:19|20)\d\d\b")
# What only a name can answer: of somebody, a firm, a place, a text. "Who repairs it?" asks for a kind of people.
_ASKS_A_NAME = re.compile(
    r"\bnames? (?:of|please)\b|(?:'s|s'|full|his|her|their|any|some) names?\b|\bname (?:me )?(?:one|two|three|some)\b"
    r"|^who (?:is|was|are|were)\b"
    r"|\b(?:which|what) (?:\w+ )?(?:compan(?:y|ies)|firms?|startups?|countr(?:y|ies)|cit(?:y|ies)|universit(?:y|ies)"
    r"|schools?|professors?|authors?|stud(?:y|ies)|newspapers?|banks?|labs?|states?|hospitals?|vendors?|investors?"
    r"|publishers?)\b"
    r"|\bwho (?:else |is |was |are |were |has |had |first )?(?:found(?:ed|s|er)?|wrote|written|made|led|leads?"
    r"|runs?|ran|built|owns?|owner|teach(?:es)?|taught|invent(?:ed|s|or)|discovered|measured|counted|calculated"
    r"|worked out|estimated|proved|publish(?:ed|es)|paid|fund(?:ed|s)|financ(?:ed|es)|coined|conducted|carried|created"
    r"|hacked|reported|collected|surveyed|interviewed|sponsor(?:ed|s)|invest(?:ed|s)|designed|recorded)\b",
    re.I,
)
_PROPER = re.compile(r"\b[A-Z]\w*")
_NOBODY = frozenset("ai ml rag llm llms api apis phd ci cd gpu gpus sql rest mcp sdk sdks eda nlp mlops llmops".split())


_CHATTER = re.compile(
    r"\b(?:lol|lmao|haha+|hehe|tbh|btw|imo|imho|idk|fyi|pls|plz|thx|hey|hi|hello|quick q(?:uestion)?|just curious"
    r"|ok so|so yeah|or what|or sth|or smth)\b[,:;!.]*",
    re.I,
)
_SHORT_FORMS = ((re.compile(r"\b(?:smth|sth)\b", re.I), "something"), (re.compile(r"\bppl\b", re.I), "people"))


def without_chatter(question: str) -> str:
    """ "lol is a phd needed tbh" -> "is a phd needed": what a chat adds says nothing of what is asked."""
    plain = _CHATTER.sub(" ", question)
    for form, word in _SHORT_FORMS:
        plain = form.sub(word, plain)
    plain = " ".join(plain.split())
    return plain if any(char.isalnum() for char in plain) else question


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


def lacks_a_name(question: str, claims: Iterable[Claim], plain: Set[str]) -> bool:
    """Whether a name is asked for, and no claim holds one besides those that the question says itself.

    `plain`: words that name nobody, though a sentence may begin with them.
    """
    if not _ASKS_A_NAME.search(question):
        return False
    said = {word.lower() for word in _WORD.findall(question)}
    told = {word.lower() for one in claims for word in _PROPER.findall(f"{one.statement} {one.via}")}
    return told <= said | plain | _NOBODY
