"""A budget out of a message: money for learning, not a salary, not what is already spent."""

import re
from dataclasses import replace

from tools.listening import speech, tables
from tools.listening.message import Message, cue
from tools.listening.numbers import Quantity, rates
from tools.schema import NumberFact, Problem

_LABEL = re.compile(
    r"\b(?:budget|money|spend|budget_usd|geld|presupuesto|orcamento)(?:\sis|\sof|\sto|-?\s?wise|"
    r"\swould be)?\s?[:=]?\s?(?:about |~|max |around |only )?-?$"
)
_NOT_BUDGET_AFTER = re.compile(
    r"^\s*(?:an? (?:year|hour|yr)|per (?:year|hour|annum)|/\s?(?:h|hr|hour|yr|year)|k a year|salary|gross|"
    r"net|brutto|netto|job|jobs|role|roles|offer|"
    r"in (?:debt|loans?|sales|revenue|rent|deals)|of debt|worth|raise|saved up for a house|salaries|"
    r"(?:[a-z]+ ){0,2}(?:payments?|rent|bills?|instal\w+|tuition|salary|loan|pension|invoice|repayment)\b|"
    r"course\?|in my account|clients?|deals?|target|quota|for rent|loan|debt|annually|yearly|mortgage)"
)
_NOT_BUDGET_BEFORE = re.compile(
    r"\b(?:earn\w*|salar\w+|makes?(?! it| that)|making|made|paid|pays?(?! for)|paying|cost|costs|costing|spent|owe|"
    r"debt|rent|income|worth|rate|rates|fee|fees|wage\w*|offer\w*|sueldo|gehalt|verdien\w+|gagn\w+|gano|ganho|"
    r"revenue|raised|charged?|already|bought|priced|mortgage|loan|charges|pay cut|from|sold|closed|"
    r"managed?|responsible for|spend on rent|wasted|lost|won|salario|salaire)\b[^.;]{0,28}$"
)
_BUDGET_CUE_BEFORE = re.compile(
    r"\b(?:can|could|would|will|want to|happy to|able to|afford to|ready to|willing to|"
    r"plan to)\s(?:only\s)?(?:pay|spend|invest|put|afford|save)\b[^.;]{0,30}$|\b(?:budget|afford|spend|"
    r"up to|at most|max|save|saved)\b[^.;]{0,30}$"
)


def read_budget(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """Budgets a message tells, later ones last; a monthly one as written, see `with_total`."""
    facts: list[tuple[int, NumberFact]] = []
    problems: list[Problem] = []
    for found in message.quantities:
        if not _is_budget(message, found):
            continue
        words = message.sentence_quote(found.start, found.end)
        if found.signed:
            problems.append(Problem(code="budget_negative", quote=words))
        else:
            facts.append((found.start, budget_fact(message, found, words)))
    facts.extend(_nothing(message))
    return [fact for _, fact in sorted(facts, key=lambda one: one[0])], problems


def budget_fact(message: Message, found: Quantity, words: str) -> NumberFact:
    """A figure that answers the question for the budget; a bare number counts as dollars."""
    rate = rates().get(found.unit, 1.0)
    if found.period == "month" and (span := _FOR_MONTHS.match(message.after(found.end, 24))):
        total = replace(found, low=found.low * int(span[1]), high=found.high * int(span[1]), period="")
        return budget_fact(message, total, words).model_copy(update={"note": "monthly_total"})
    return NumberFact(
        field="budget_usd",
        value=round(found.value * rate, 2),
        low=round(found.low * rate, 2) if found.is_range else None,
        high=round(found.high * rate, 2) if found.is_range else None,
        note="converted" if rate != 1.0 else "range" if found.is_range else "",
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=0.9 if found.period != "month" else 0.6,
    )


_FOR_MONTHS = re.compile(r"^\s*(?:for|over|during|x|for the next)\s(\d{1,2})\smonths?\b")


def with_total(fact: NumberFact, months: float | None) -> NumberFact:
    """A monthly budget becomes the total until the deadline; without one it stays as said."""
    if fact.value is None or not months or not is_monthly(fact):
        return fact
    return fact.model_copy(
        update={"value": round(fact.value * months, 2), "low": None, "high": None, "note": "monthly_total"}
    )


def is_monthly(fact: NumberFact) -> bool:
    from tools.listening.text import fold

    return (
        fact.field == "budget_usd"
        and fact.note != "monthly_total"
        and bool(fact.value)
        and _MONTHLY.search(fold(fact.quote)) is not None
    )


_MONTHLY = re.compile(
    r"(?:/|\b(?:per|a|each|every|pro|al|por|par|im)\s)\s?(?:month|mo|monat|mes|mois)\b|\bmonthly\b|"
    r"\bmonatlich\b|\bmensual"
)


def _is_budget(message: Message, found: Quantity) -> bool:
    before, after = message.before(found.start, 60), message.after(found.end, 36)
    labelled = _LABEL.search(message.before(found.start, 30)) is not None
    if not found.is_money and not (labelled and not found.unit and found.ratio is None):
        return False
    if speech.asks_world(message, found.start):
        return False
    if cue("hypothetical", message.before(found.start, 90)) or found.period in ("year", "day"):
        return False
    clause = message.lead(found.start)
    if cue("others", clause) and not re.search(r"\b(?:i|i've|i'm|me|we|give|gives|pays? for)\b", clause):
        return False
    if re.search(r"\bmanag\w+\b[^.;]{0,20}budget", before):
        return False
    if labelled or _BUDGET_CUE_BEFORE.search(before):
        return not _NOT_BUDGET_AFTER.match(after) or "course" in after[:20]
    if _NOT_BUDGET_AFTER.match(after) or _NOT_BUDGET_BEFORE.search(before):
        return False
    asked = message.asks(found.start)
    return not asked and found.value * rates().get(found.unit, 1.0) < 20_000


def _nothing(message: Message) -> list[tuple[int, NumberFact]]:
    """ "free only", "no money": a budget of nothing."""
    facts = []
    for match in tables.pattern("cues", "no_money").finditer(message.low):
        lead = message.before(match.start(), 40)
        sentence = message.sentence_at(match.start()).of(message.low)
        if cue("hypothetical", lead) or cue("no_limit", sentence) or _turned(message, match):
            continue
        facts.append(
            (
                match.start(),
                NumberFact(
                    field="budget_usd",
                    value=0.0,
                    quote=message.sentence_quote(match.start(), match.end()),
                    turn=message.turn,
                    channel=message.channel,
                    confidence=0.9,
                ),
            )
        )
    return facts


def _turned(message: Message, match: re.Match[str]) -> bool:
    """ "not broke", "is there no budget limit?", "free resources?" tell nothing."""
    if re.search(
        r"\b(?:not|isn't|aren't|don't need|any|are there|find|show|good|best|some)\s(?:\w+\s)?$",
        message.before(match.start(), 24),
    ):
        return True
    question = message.asks(match.start())
    return question and match.group().startswith(("free resources", "should"))
