"""A budget out of a message: money for learning, not a salary, not what is already spent."""

import re

from tools.listening import figures_at
from tools.listening.in_brackets import is_of_course
from tools.listening.limits_set import is_limit_set
from tools.listening.message import Message
from tools.listening.money_parts import further_part, is_left, part_before, with_or_without
from tools.listening.monthly_money import is_per_month, is_total_beside, is_under_total, months_of
from tools.listening.own_means import is_own_means
from tools.listening.quantities import Quantity, rates
from tools.listening.scope import Scope
from tools.listening.sums_offered import SUM_MIN, is_labelled_loosely, is_own, is_sum_offered, may_cost
from tools.schema import NumberFact, Problem, Told

_FIRMS_USD = 100_000  # and such a one is a firm's
_DEAR_USD = 20_000  # nobody learns for more: such a figure needs to be called a budget


def read_budget(message: Message) -> tuple[list[NumberFact], list[Problem]]:
    """Budgets a message tells, later ones last; a monthly one as written, see `with_total`."""
    facts: list[tuple[int, NumberFact]] = []
    problems: list[Problem] = []
    parts: set[int] = set()
    for found in message.quantities:
        if found.first in parts or not _is_budget(message, found):
            continue
        words = message.said(found.first, found.end)
        if found.signed:
            problems.append(Problem(code="budget_negative", quote=words))
        else:
            part = further_part(message, found) or part_before(message, found)
            facts.append((found.first, budget_fact(message, with_or_without(message, found, part), words)))
            parts |= {part.first} if part else set()
    facts.extend(_nothing(message, facts))
    facts.extend(_none_labelled(message))
    return [fact for _, fact in sorted(facts, key=lambda one: one[0])], problems


def budget_fact(message: Message, found: Quantity, words: str) -> NumberFact:
    """A figure that answers the question for the budget; a bare number counts as dollars."""
    currency = found.unit or _currency(message)
    rate = rates().get(currency, 1.0)
    months = months_of(message, found)
    amount = found.scaled(rate * (months or 1))
    note = "monthly_total" if months else "converted" if rate != 1.0 else "range" if found.is_range else ""
    return NumberFact.model_validate(
        {
            "field": "budget_usd",
            "value": round(amount.value, 2),
            "low": round(amount.low, 2) if amount.is_range else None,
            "high": round(amount.high, 2) if amount.is_range else None,
            "note": note,
            "per_month": is_per_month(message, found) and not months,
            "told": Told(amount=found.value, unit=currency, rate=rate) if rate != 1.0 and found.value else None,
            "quote": words,
            "turn": message.turn,
            "channel": message.channel,
            "confidence": 0.9,
        }
    )


def _currency(message: Message) -> str:
    """The currency that a message speaks in: a bare figure is of the same."""
    return next((one.unit for one in message.quantities if one.is_money), "USD")


def with_total(fact: NumberFact, months: float | None) -> NumberFact:
    """A monthly budget becomes the total until the deadline; without one it stays as said."""
    if fact.value is None or not months or not fact.per_month:
        return fact
    return fact.model_copy(
        update={"value": round(fact.value * months, 2), "low": None, "high": None, "note": "monthly_total"}
    )


def _is_budget(message: Message, found: Quantity) -> bool:
    is_granted = _is_sponsored(message, found) or is_limit_set(message, found)
    is_own = message.profile.budget_usd is None and message.is_unreal(found.first) and is_own_means(message, found)
    is_unreal = message.is_unreal(found.first) and not (is_granted or is_own)
    if is_unreal or message.is_dropped(found.first, "budget_usd"):
        return False
    is_elses = message.is_spoken_for(found) or is_of_course(message, found.first) or is_under_total(message, found)
    if is_elses or figures_at.is_out_of_reach(message, found):
        return False
    if is_total_beside(message, found):
        return True
    unreached = figures_at.replaces_unreached(message, found)
    if unreached is not None and unreached.unit != "hour" and found.value >= SUM_MIN:
        is_labelled = message.labels("budget_label", found.first)
        return is_labelled or unreached.is_money or _is_bare_money(message, unreached)
    labelled = (
        not found.unit
        and found.out_of is None
        and not found.worded
        and (
            message.labels("budget_label", found.first)
            or is_labelled_loosely(message, found)
            or (found.value >= SUM_MIN and message.begins_at("budget_label", found.end) is not None)
        )
    )
    if (
        not found.is_money
        and not (labelled and not message.begins_at("unit", found.end))
        and not _is_bare_money(message, found)
    ):
        return False
    if message.in_clause("manages", found.first) or _is_steered(message, found):
        return False
    return _weight(message, found) >= 1.0


def _is_steered(message: Message, found: Quantity) -> bool:
    """ "Own a $300k budget", "I look after a budget of 40k": the money of a firm, in somebody's charge."""
    start, end = message.clause(found.first)
    for mark in message.between("steers", start, found.first):
        between = message.words[mark.end : found.first]
        called = "budget" in between or {"budget", "budgets"} & set(message.words[found.end : min(end, found.end + 4)])
        if (called or "budgets" in between) and not _OWN & set(between):
            return True
    return False


_OWN = frozenset("i my me own and on with learning training study course courses".split())


def _is_from_sponsor(message: Message, found: Quantity) -> bool:
    """ "300 a year from my employer", "vom Arbeitgeber"."""
    if is_per_month(message, found) or message.before("income", found.first, 6):
        return False
    return any(
        message.words[mark.first - 1] in _FROM
        for mark in message.between("sponsor", found.end, min(found.end + 6, message.clause(found.first)[1]))
    )


_FROM = frozenset("from vom von de del do da".split())


def _is_paid(message: Message, found: Quantity) -> bool:
    """ "My boss pays 500", "my boss agreed to 1000"."""
    lead = message.words[max(0, found.first - 2) : found.first]
    return lead[-1:] in _PAYS or (lead[-1:] == ["to"] and lead[0] in _AGREES)


_AGREES = frozenset("agreed agrees agree upped raised committed increased up".split())


def _is_sponsored(message: Message, found: Quantity) -> bool:
    """ "My company pays 2,000 for training" is money to learn with."""
    start, end = message.clause(found.first)
    if end - start <= _LONE_SUM:  # "my boss said they'd cover it, up to a thousand bucks"
        start = message.clause(max(message.sentence(found.first)[0], start - 2))[0]
    others_only = message.scope(found.first) & ~(Scope.OTHERS | Scope.WISHED) == 0
    is_wage = found.per == "1" or message.words[found.end : found.end + 2] in _A_WEEK
    pays = message.has("gives", start, end) or (_is_paid(message, found) and not is_wage)
    pays = pays or message.has("for_learning", start, end)
    return others_only and message.has("sponsor", start, end) and pays


_LONE_SUM = 6  # tokens
_A_WEEK = (["a", "week"], ["per", "week"], ["a", "day"], ["an", "hour"], ["per", "hour"], ["a", "shift"])  # wages


def _is_bare_money(message: Message, found: Quantity) -> bool:
    """ "400 would be my max", "30 a month": a figure without a unit where money is spoken of."""
    if found.unit or found.out_of is not None or found.worded or message.begins_at("unit", found.end):
        return False
    start, end = message.clause(found.first)
    if found.value >= SUM_MIN and message.has("for_learning", found.end, min(end, found.end + 2)):
        return True  # "400 for courses"
    if is_sum_offered(message, found):
        return True
    if found.value >= SUM_MIN and message.words[found.end : found.end + 2] == ["for", "it"]:
        return message.before("gives", found.first, 2)
    is_wage = found.per == "1" or message.words[found.end : found.end + 2] in _A_WEEK
    if found.value >= SUM_MIN and _is_paid(message, found) and message.has("sponsor", start, end) and not is_wage:
        return True  # "employer pays 1k"
    if not (message.has("spends", start, end) or found.per == "month"):
        return False
    return (
        found.per == "month"
        or message.has("for_learning", start, end)
        or (found.value >= SUM_MIN and any(one.is_money for one in message.quantities if one is not found))
    )


_ROUGHLY = frozenset("about around maybe like say roughly up to max only just perhaps probably ~".split())
_WORKS = [[word] for word in "works is would max tops for on".split()]  # "20 a month works", "30 a month for tools"


def _weight(message: Message, found: Quantity) -> float:
    """What speaks for money to learn with, less what speaks for other money."""
    first, end = message.clause(found.first)
    usd = found.value * rates().get(found.unit, 1.0)
    alone = (end - first) - (found.end - found.first) <= 3
    weight = 1.5 if alone and found.is_money else 0.0
    weight += (
        1.0
        if any(
            mark.value == "have" or message.words[mark.first] == "i"
            for mark in message.between("self", first, found.first)
        )
        else 0.0
    )
    weight += 1.0 if any(one.unit in ("hour", "minute") and one.per for one in message.near(first, end)) else 0.0
    weight += 2.0 if message.before("budget", found.first, 8) or message.after("budget", found.end, 6) else 0.0
    weight += 1.0 if message.before("gives", found.first, 8) or _is_paid(message, found) else 0.0
    weight += 3.0 if _is_from_sponsor(message, found) else 1.0 if further_part(message, found) else 0.0
    weight += 1.5 if found.per == "year" and message.begins_at("for_learning", found.end) else 0.0
    weight += 0.5 if is_per_month(message, found) and usd < 500 else 0.0
    is_short = found.per == "month" and usd < 500
    is_alone = end == found.end and not found.is_money and _ROUGHLY.issuperset(message.words[first : found.first])
    weight += 1.0 if is_short and (is_alone or message.words[found.end : found.end + 1] in _WORKS) else 0.0
    weight += 2.0 if message.labels("budget_label", found.first) else 0.0
    weight += (
        2.0 if is_left(message, found) or (message.is_unreal(found.first) and is_own_means(message, found)) else 0.0
    )
    is_told = is_sum_offered(message, found) or (not found.unit and is_labelled_loosely(message, found))
    weight += 2.0 if is_told else 0.0
    weight += 2.0 if message.profile.budget_usd and _is_set(message, found) else 0.0
    weight -= 2.5 if message.before("income", found.first, 6) or message.after("income", found.end, 3) else 0.0
    is_spent = message.before("spent", found.first, 6) or message.after("spent", found.end, 3)
    weight -= 2.5 if is_spent and not may_cost(message, found) and not is_own(message, found) else 0.0
    weight -= 5.0 if _is_running_cost(message, found) else 0.0
    weight -= 2.5 if alone and _continues_other(message, found) else 0.0
    weight -= 2.0 if _is_yearly(message, found) and not message.in_clause("for_learning", found.first) else 0.0
    weight -= (
        2.0
        if message.words[found.end : found.end + 1] in (["more"], ["less"], ["mehr"], ["mas"], ["plus"], ["mais"])
        else 0.0
    )
    weight -= 2.5 if _is_of_thing(message, found) else 0.0
    weight -= 4.0 if usd > _FIRMS_USD else 1.0 if usd > _DEAR_USD else 0.0
    weight -= 1.0 if message.is_question and not alone else 0.0
    asked = message.asked is not None and message.asked.key == "budget_usd"
    return weight + (1.0 if asked and len(message.words) <= 30 else 0.0)


def _is_running_cost(message: Message, found: Quantity) -> bool:
    """ "I already pay 20 dollars a month for Copilot": spent as it is, and not on courses."""
    end = message.clause(found.first)[1]
    is_paid = _PAY.search(message.tokens.text(message.clause(found.first)[0], found.first)) is not None
    return (
        is_paid
        and message.words[found.end : found.end + 1] == ["for"]
        and not message.has("for_learning", found.end, end)
    )


_PAY = re.compile(r"\bi (?:already |currently |now )?pay(?: about| around)?$")


def _is_set(message: Message, found: Quantity) -> bool:
    """ "Make that 7 hours and 200 dollars": the clause opens with a word of change."""
    opening = message.clause(found.first)[0]
    return message.ends_at("replace", found.first) is not None or any(
        mark.first == opening and message.words[opening] in _SETS
        for mark in message.between("replace", opening, opening + 1)
    )


_SETS = frozenset("make put set change say use".split())


def _is_of_thing(message: Message, found: Quantity) -> bool:
    """ "A $1,200 laptop": what a thing costs."""
    behind = message.words[found.end : found.end + 1]
    before = message.words[max(0, found.first - 2) : found.first]
    if (
        len(before) == _THING_FOR
        and before[0] in _GOODS
        and before[1] in ("for", "at", "costs", "is", "was", "were", "cost")
    ):
        return True
    is_led = message.words[found.first - 1 : found.first] in (["a"], ["an"], ["my"], ["the"])
    return is_led and behind != [] and behind[0] in _GOODS


_THING_FOR = 2  # "a course for 90 dollars"
_GOODS = frozenset(
    "laptop computer macbook pc phone monitor gpu car bike camera course bootcamp book ticket machine flat certificate "
    "subscription degree job salary".split()
)


def _continues_other(message: Message, found: Quantity) -> bool:
    """ "My salary is small, around 25,000 a month": the clause before says of what."""
    first = message.sentence(found.first)[0]
    start = message.clause(found.first)[0]
    before = message.clause(max(first, start - 2))[0]
    other = any(message.has(kind, before, start) for kind in ("income", "spent"))
    return start > first and other and not message.has("budget", before, start) and not is_own(message, found)


def _is_yearly(message: Message, found: Quantity) -> bool:
    return found.per == "year" and not message.before("budget", found.first, 8)


_OTHERWISE = (["otherwise"], ["else"], ["sonst"])
_GOES_ON = frozenset("of more much problem problems issue issues constraints mehr mas mais".split())


def _nothing(message: Message, told: list[tuple[int, NumberFact]]) -> list[tuple[int, NumberFact]]:
    """ "free only", "no money": a budget of nothing."""
    facts = []
    for mark in message.marks.get("broke", ()):
        first, end = message.clause(mark.first)
        if message.scope(mark.first) & ~Scope.WISHED or message.has("no_limit", first, end):
            continue
        words = message.tokens.text(mark.first, mark.end)
        if words.startswith("free only") and any(
            message.has(one, mark.end, mark.end + 3) for one in ("day", "weekend")
        ):
            continue  # "I have free only the Sunday"
        is_loose = words in _LOOSE or words.startswith("not even")
        if is_loose and not _is_price(message, mark.first, mark.end):
            continue
        if words == "free" and any(message.ends_at(one, mark.first) for one in ("day", "weekend", "days")):
            continue  # "I have only the Sunday free"
        if message.near(0, mark.first) and message.words[mark.first - 1 : mark.first] in _OTHERWISE:
            continue  # "a voucher for 500, otherwise nothing"
        if any(figures_at.is_out_of_reach(message, one) for one in message.near(mark.first, end)):
            continue  # "I can't spend 500": less, not nothing
        goes_on = bool(_GOES_ON & set(message.words[mark.end : mark.end + 1]))  # "no money problems"
        if goes_on or any(first <= place < end for place, _ in told):
            continue
        fact = budget_fact(message, Quantity(0.0, 0.0, mark.first, mark.end), message.said(mark.first, mark.end))
        facts.append((mark.first, fact))
    return facts


def _none_labelled(message: Message) -> list[tuple[int, NumberFact]]:
    """ "Money - none", "budget: nil": nothing stands behind the label."""
    return [
        (place, budget_fact(message, Quantity(0.0, 0.0, place, place + 1), message.said(place, place + 1)))
        for place in range(1, len(message.words))
        if message.words[place] in _NONE and message.words[place - 1] in "-:=" and message.labels("budget_label", place)
    ]


_PAYS = tuple([word] for word in "pays covers gives pay cover give sponsors zahlt paga paie".split())
_NONE = frozenset("none nothing nil zero nix nichts nada rien keins ninguno nenhum aucun".split())


def _is_terse(message: Message, first: int, end: int) -> bool:
    """ "5h/wk. free. ai platform": a clause of its own among figures."""
    alone = message.clause(first) == (first, end)
    return alone and not message.is_question and any(one.unit in ("hour", "year") for one in message.quantities)


# "free" and "nothing" alone can be of anything.
_LOOSE = frozenset(
    "free nothing gratis gratuit gratuite gratuits gratuites gratuito gratuitos gratuita gratuitas kostenlos "
    "umsonst broke".split()
) | {
    "free please", "free pls"
}  # fmt: skip
_ONLY = frozenset(
    "only just must should has strictly exclusively need needs nur solo solamente uniquement apenas sin".split()
)
_THINGS = frozenset(
    "stuff resources courses material materials content things options ones "
    "kurse cursos cours recursos ressourcen".split()
)


_SHORT_CLAUSE = 2  # "my kids eat all of it. So nothing."


_BEFORE_BROKE = frozenset(
    "am 'm i'm im are is 's be being been we're so too totally completely pretty kinda basically flat dead still "
    "currently stone quite really very and but was both just".split()
)


def _is_price(message: Message, first: int, end: int) -> bool:
    """ "free only", "must be free", "broke": it is the price that is meant."""
    around = message.words[max(0, first - 4) : first] + message.words[end : end + 4]
    if message.words[first] in ("broke",):
        if message.words[end : end + 1] in (["down"], ["up"], ["his"], ["her"], ["the"]):
            return False
        is_said_of_self = first == message.clause(first)[0] or message.words[first - 1] in _BEFORE_BROKE
        return is_said_of_self and message.words[end : end + 1] != ["my"]
    asked = message.asked is not None and message.asked.key == "budget_usd"
    if message.words[first] == "nothing":
        start, stop = message.clause(first)
        return asked and (len(message.words) <= 8 or stop - start <= _SHORT_CLAUSE)
    labelled = message.labels("budget_label", first)
    return (
        asked
        or labelled
        or _is_terse(message, first, end)
        or bool(
            _ONLY & set(around)
            and (_THINGS & set(around) or len(around) <= 5 or message.has("self", *message.clause(first)))
        )
    )
