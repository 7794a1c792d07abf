"""Which fact a question is after ("why do you think I have 6 hours?"), and what is taken back right after the answer.

Questions about the plan or the world ("why six months?", "why do you think RAG matters?") are none of ours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from tools.listening.history import chains_of, counts, of_facts
from tools.listening.ledger import fact_key
from tools.listening.message import Message
from tools.listening.quantities import Quantity, rates
from tools.listening.text import fold
from tools.schema import AskedAbout, Channel, DeadlineFact, Fact, FactField, NumberFact, Problem, Profile

_TALKED: tuple[Channel, ...] = ("chat", "answer")
_WORDS = 40  # a longer message tells a story
_TAKEN_BACK_WORDS = 16

# --- What asks --------------------------------------------------------------------------------------------------------

_THINK = r"(?:think|believe|say|said|assume|claim|have|put|write|wrote|note|noted|list|listed|sure|so sure|got)"
_GET = r"(?:get|got|gotten|have|take|took|find|found|read|hear|heard|see|saw|pick|picked)"
_KNOW = r"(?:know|knew|get|got|figure|find|found|learn|arrive|conclude|think|have|come)"
_SAY = (
    r"(?:say|said|tell|told|mention|mentioned|give|given|gave|write|written|wrote"
    r"|state|stated|claim|claimed|enter|entered)"
)
_WHENCE = (
    rf"\bwhere(?: (?:did|do|have)|'d) you {_GET}\b"
    r"|\bwhere (?:does|do|did|is|are|was|were|'s)\b.{0,60}\bfrom\b"
    r"|\bwho (?:told|said)\b|\bwhy (?:is|was|are|do|did) (?:that|it|this|they) (?:there|here|listed|noted)\b"
)
_WHY = re.compile(
    rf"\bwhy (?:do|did|would|are|have) you {_THINK}\b|\bwhat makes you (?:think|believe|say|assume|so sure)\b"
    rf"|\bhow (?:do|did|can|could|would|come) you {_KNOW}\b|\bhow come\b|{_WHENCE}"
)
_SOURCE = re.compile(rf"{_WHENCE}|\bwhy\b|\bhow (?:come|do you|did you)\b")
_TOLD = re.compile(
    rf"\b(?:what|when|where|which|how (?:much|many|long))\b.{{0,40}}\b(?:did|have) i (?:ever |already |just )?{_SAY}\b"
    r"|\bwhat (?:do|did|have) you (?:know|have|note|noted|stored?|remember|got|written)\b"
    r".{0,24}\b(?:about|for|as|of|on|down)\b.{0,8}\bmy\b"
)
_DID_I = re.compile(rf"\b(?:did|have) i (?:ever |already |really |actually |even )?{_SAY}\b")
_DENIES = re.compile(rf"\bi(?:'ve| have|'d| had)? (?:never|did ?n't|did not|have ?n't|have not|not) (?:ever )?{_SAY}\b")
_WHAT_IS = re.compile(
    r"^\W*(?:and |so |again,? )?what(?:'s| is| was| are| were) my (?P<what>[\w ]{2,30}?)"
    r"(?: again| now| right now| at the moment| as you know it| in your notes)?\W*$"
)
_OWN = re.compile(r"\b(?:i|my|me|mine)\b")
_HAVE = re.compile(r"\bi(?:'ve| have| only have| can| could| spend| study)\b")
# Judgements and duties are about the plan, not about what was told.
_JUDGED = re.compile(
    r"\bi (?:should|need|must|have to|ought|will|would|might|may|am ready|can (?:do|make|become|get|reach|finish))\b"
    r"|\bi'll\b"
    r"|\b(?:enough|realistic|suffic\w+|possible|ready|matters?|important|better|best|worth)\b"
    r"|\btoo (?:little|few|short|long)\b"
    r"|\b(?:plan|roadmap|sources?|articles?)\b|\bme (?:to )?(?:learn|study|do|take|read|build|practi[sc]e)\b"
    r"|\bmy (?:list|schedule|calendar|weeks?)\b"
)

# --- What is asked for ------------------------------------------------------------------------------------------------

_NOUNS: Mapping[FactField, re.Pattern[str]] = {
    "years_experience": re.compile(r"\b(?:experience|years (?:of|in|as)|how long i(?:'ve| have)? worked)\b"),
    "weekly_hours": re.compile(r"\b(?:hours?|weekly (?:time|hours)|(?:free |study )?time|h/w)\b"),
    "budget_usd": re.compile(r"\b(?:budget|money|spend|afford|pay for|dollars|euros?|pounds)\b"),
    "deadline": re.compile(r"\b(?:deadline|(?:end |target |due )?date|timeline|time ?frame|by when|months)\b"),
    "target_role": re.compile(r"\b(?:goal|target(?: role)?|aim|dream (?:job|role)|want to (?:be|become|work as))\b"),
    "origin_role": re.compile(
        r"\b(?:job|work as|my work|profession|occupation|background|current role|what i do|i'm an?|i am an?)\b"
    ),
    "skill": re.compile(r"\b(?:skills?|what i know|what i can do|levels?)\b"),
    "time_off": re.compile(r"\b(?:holidays?|vacations?|time off|(?:weeks?|days?) off|on call)\b"),
    "constraint": re.compile(r"\b(?:constraints?|limits|conditions|wishes|circumstances)\b"),
}


def read_question(message: Message) -> AskedAbout | None:
    """The fact that a message asks about: what was told of it, or why we think so. None for every other message."""
    if message.channel not in _TALKED or len(message.words) > _WORDS:
        return None
    denied = (0, 0)
    for first, end in message.tokens.sentences:
        low = _low(message, first, end)
        start = denied[0] if denied[1] == first and denied[1] else first  # "I never said Docker. Where is that from?"
        if _asks(message, low, first, end) and (target := _target(message, first, end)):
            return _as_asked(message, target, first, end)
        if start < first and _SOURCE.search(low) and (target := _target(message, start, end)):
            return _as_asked(message, target, start, end)
        denied = (first, end) if _DENIES.search(low) else (0, 0)
    return None


def _as_asked(message: Message, target: tuple[FactField, str], first: int, end: int) -> AskedAbout:
    return AskedAbout(field=target[0], label=target[1], words=message.raw(first, end))


def _asks(message: Message, low: str, first: int, end: int) -> bool:
    if _DENIES.search(low):
        return _SOURCE.search(low) is not None
    if what := _WHAT_IS.search(low):
        return any(noun.fullmatch(what["what"]) for noun in _NOUNS.values()) and what["what"] not in _NO_FACT
    if _TOLD.search(low):
        return True
    if did_i := _DID_I.search(low):
        return _asks_whether(message, low[did_i.end() :], first, end)
    if _WHY.search(low) is None or _JUDGED.search(low):
        return False
    return _OWN.search(low) is not None or (
        _WHENCE_FIGURE.search(low) is not None and _known_figure(message, first, end) is not None
    )


def _asks_whether(message: Message, clause: str, first: int, end: int) -> bool:
    """ "Did I mention that I know Docker?" tells it, unless it is known; so does a figure that is not the known one."""
    target = _target(message, first, end)
    if target is None or not all(_field_with(message.profile, one) for one in message.near(first, end)):
        return False
    return re.search(r"\bi\b", clause) is None or _is_known(message.profile, *target)


_NO_FACT = frozenset({"time", "level", "levels", "date", "work", "months"})
_WHENCE_FIGURE = re.compile(
    rf"{_WHENCE}|\bhow (?:do|did) you (?:get|come)\b|\bwhy (?:did|do|have) you (?:note|noted|put|wr[io]te)\b"
)


def _target(message: Message, first: int, end: int) -> tuple[FactField, str] | None:
    """The field that stretch speaks of; for a skill or a constraint, which one."""
    low = _low(message, first, end)
    if role := _role(message, low, first, end):
        return role, ""
    if skills := message.between("skill", first, end):
        return "skill", message.quote(skills[0].first, skills[0].end)
    for known in message.profile.skills:  # such as one that no table knows
        if re.search(rf"\b{re.escape(fold(known.label))}\b", low):
            return "skill", known.label
    if message.between("programming", first, end):
        return "skill", "programming"
    if figure := _known_figure(message, first, end):
        return figure, ""
    if constraint := _constraint(message, low, first, end):
        return "constraint", constraint
    found = [(match.start(), field) for field, noun in _NOUNS.items() if (match := noun.search(low, _cue_end(low)))]
    return (min(found)[1], "") if found else None


def _cue_end(low: str) -> int:
    """Where the words that ask end: what they ask for stands behind them."""
    cue = _WHY.search(low) or _TOLD.search(low) or _DID_I.search(low) or _DENIES.search(low)
    if cue is None or re.search(_WHENCE, cue.group()) or _TOLD.search(low):
        return 0
    return cue.end()


def _role(message: Message, low: str, first: int, end: int) -> FactField | None:
    """Which of the two roles: by what is wanted and what is done, or by the one that is known under the name."""
    if not message.between("role", first, end) and not message.between("trade", first, end):
        return None
    if re.search(r"\b(?:want|goal|target|become|aim|dream|heading)\b", low):
        return "target_role"
    for known in (message.profile.origin_role, message.profile.target_role):
        if known is not None and known.label and fold(known.label) in low:
            return known.field
    return "origin_role" if re.search(r"\bi(?:'m| am| work| was)\b|\bmy\b", low) else None


def _known_figure(message: Message, first: int, end: int) -> FactField | None:
    """The field of a figure: the one with its value or, where the person is said to have it, the one of its unit."""
    for one in message.near(first, end):
        if field := _field_with(message.profile, one):
            return field
    figures = [one for one in message.near(first, end) if one.unit]
    if not figures or not _HAVE.search(_low(message, first, end)):
        return None
    if figures[0].is_money:
        return "budget_usd"
    if figures[0].unit in ("hour", "minute"):
        return "weekly_hours"
    is_work = re.search(r"\b(?:experience|worked)\b", _low(message, first, end)) is not None
    return "years_experience" if is_work else "deadline" if figures[0].unit in ("week", "month", "year") else None


def _field_with(profile: Profile, one: Quantity) -> FactField | None:
    for fact in (profile.weekly_hours, profile.budget_usd, profile.years_experience, profile.deadline):
        if fact is not None and any(abs(value - one.value) < 0.5 for value in _values(fact, one)):
            return fact.field
    return None


def _values(fact: NumberFact | DeadlineFact, one: Quantity) -> Iterator[float]:
    """The values that a figure of this unit could stand for."""
    if isinstance(fact, DeadlineFact):
        size = {"month": 1.0, "year": 12.0, "week": 12 / 52}.get(one.unit)
        if fact.months is not None and size:
            yield fact.months / size
    elif fact.field == "budget_usd" and one.is_money:
        yield from (value / rates()[one.unit] for value in (fact.value, fact.low, fact.high) if value is not None)
    elif one.unit in {"weekly_hours": ("hour",), "years_experience": ("year",)}.get(fact.field, ()):
        yield from (value for value in (fact.value, fact.low, fact.high) if value is not None)


def _constraint(message: Message, low: str, first: int, end: int) -> str | None:
    """A constraint by its kind, or by a word of one that is known."""
    if kinds := message.between("constraint", first, end):
        return str(kinds[0].value)
    if re.search(r"\b(?:kids?|child(?:ren)?|famil(?:y|ies))\b", low):
        return "care"
    words = set(re.findall(r"[a-z]{4,}", low))
    known = (fact for fact in message.profile.constraints if words & set(re.findall(r"[a-z]{4,}", fold(fact.text))))
    return next((fact.text for fact in known), None)


def _is_known(profile: Profile, field: FactField, label: str) -> bool:
    if field in ("skill", "constraint"):
        return bool(chains_of(of_facts((*profile.skills, *profile.constraints)), field, label))
    return bool(profile.time_off) if field == "time_off" else getattr(profile, field, None) is not None


def _low(message: Message, first: int, end: int) -> str:
    tokens = message.tokens
    return message.text.low[tokens.starts[first] : tokens.ends[end - 1]]


# --- What it leaves of the message ------------------------------------------------------------------------------------


def without_question(
    asked: AskedAbout | None, facts: tuple[Fact, ...], problems: tuple[Problem, ...]
) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """What is told beside the question: "why do you think I know Python?" tells no Python."""
    if asked is None:
        return facts, problems
    words = _squeezed(asked.words)
    return (
        tuple(fact for fact in facts if _squeezed(fact.quote) not in words),
        tuple(problem for problem in problems if _squeezed(problem.quote) not in words),
    )


def _squeezed(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


# --- Taken back -------------------------------------------------------------------------------------------------------

_TAKES_BACK = re.compile(
    rf"(?:\bnever|\bnot|n't) {_SAY} (?:you |any ?thing )?(?:that|this|so|it|of the kind|such)\b"
    r"|\b(?:that|this|it|you)(?:'s| is| was| are|'re)? (?:(?:just|simply|completely|all) )?"
    r"(?:wrong|not true|false|not right|incorrect|nonsense|a mistake|not correct|untrue|mistaken|made up)\b"
    r"|\b(?:that|this|it) ?(?:isn't|is n't|wasn't|ain't) (?:true|right|correct|so|me)\b"
    r"|(?<!don't )(?<!not )(?<!never )\b(?:forget|drop|delete|remove|erase|scrap|strike|ignore|discard|withdraw)"
    r" (?:it|that|this|them)\b"
    r"|\btake (?:it|that|this) (?:back|out|away|off)\b|^\W*(?:no\W+)?(?:wrong|not true|false|incorrect)\W*$"
)


def taken_back(message: Message, explained: AskedAbout | None, read: Iterable[Fact]) -> tuple[Fact, ...]:
    """ "I never said that", "forget it", said to an answer of where a fact comes from: the fact is no longer held."""
    if explained is None or message.is_question or len(message.words) > _TAKEN_BACK_WORDS:
        return ()
    chains = chains_of(of_facts(message.history), explained.field, explained.label)
    told = {fact_key(fact) for fact in read}
    held = [fact for chain in chains if (fact := counts(chain)) is not None and fact_key(fact) not in told]
    if len(held) != 1 or not _TAKES_BACK.search(message.text.low):  # of several it would have to say which
        return ()
    said = {"quote": message.whole, "turn": message.turn, "channel": message.channel, "confidence": 1.0}
    return (held[0].model_copy(update={"withdrawn": True, **said}),)
