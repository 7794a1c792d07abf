"""Look up what the sources say on a question, who disagrees, and whether they tell at all."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pydantic import Field

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Claim, Conflict
from tools.knowledge.search import Concept, Found, SearchIndex, coverage
from tools.schema import Frozen, Source

MAX_CLAIMS = 4
MAX_CONFLICTS = 2
MAX_VOICES = 3
# Added to the share of a question that a claim covers.
TOPIC_BONUS = 0.15  # a topic that the question's words ask for
FIGURE_BONUS = 0.4  # a figure of the kind that is asked for
WORDING_BONUS = 0.1  # the best match by BM25, others in proportion: parts claims that cover alike
CONFLICT_BONUS = 0.3  # a claim of a conflict whose question is the one asked
ALREADY_SAID = 0.4  # what is left of a concept's weight once a picked claim covers it
CONTEXT = 0.4  # of the weight of a concept that stands only in sentences around the question
WORTH_ADDING = 0.4  # of the best score, below which a further claim only dilutes the answer
MIN_SINGLE = 0.3  # coverage by the best claim, below which the sources do not tell
MIN_TOGETHER = 0.6  # coverage by claims of one topic or one conflict, below which they do not tell
MIN_FIGURE = 0.5  # coverage by the claim that carries the figure asked for
MIN_CONFLICT = 0.6  # coverage of a question by a conflict's own question
MIN_CONFLICT_OF_BEST = 0.2  # the same, where the conflict holds the best claim

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
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
)
_ASKS_WHEN = re.compile(r"^\W*when (exactly )?(did|does|was|were|is|will)\b|\b(what|which) (date|day|year)\b", re.I)
_TELLS_WHEN = re.compile(
    r"\b(19|20)\d\d\b|\b(january|february|march|april|june|july|august|september|october|november|december)\b", re.I
)


class FactAnswer(Frozen):
    """What the sources say on a question."""

    claims: tuple[Claim, ...] = Field(description="Best first; only near the question where `told` is false.")
    sources: tuple[Source, ...] = Field(description="One per claim, in the same order.")
    conflicts: tuple[Conflict, ...] = Field(description="Where the sources disagree on it.")
    voices: tuple[Claim, ...] = Field(default=(), description="What other articles hold in the first conflict.")
    voice_sources: tuple[Source, ...] = Field(default=(), description="One per voice, in the same order.")
    told: bool = Field(description="Whether the sources tell what is asked.")
    missing: tuple[str, ...] = Field(default=(), description="Words of the question that no claim speaks of.")


def look_up(catalogue: Catalogue, index: SearchIndex, question: str) -> FactAnswer:
    """The best claims on a question, the conflicts around them, and whether that is an answer."""
    concepts = index.concepts(question)
    core = frozenset(index.concepts(_core(question)))
    found = _with_context_faint(index.find("claims", concepts), core)
    asked = coverage(_with_context_faint(index.find("conflicts", concepts), core))
    has_figure = _figure_asked_for(question)
    bonus = _bonuses(catalogue, found, asked, index.claims(question, 50), has_figure)
    claims = _pick(catalogue, found, bonus)
    conflicts = _conflicts(catalogue, asked, claims)
    covered = coverage(found)
    voices = (
        _voices(catalogue, conflicts[0], claims, lambda one: covered.get(one, 0.0) + bonus[one]) if conflicts else []
    )
    return FactAnswer(
        claims=tuple(claims),
        sources=tuple(catalogue.claim_source(claim.claim_id) for claim in claims),
        conflicts=tuple(conflicts),
        voices=tuple(voices),
        voice_sources=tuple(catalogue.claim_source(claim.claim_id) for claim in voices),
        told=_told(found, claims, conflicts, has_figure),
        missing=tuple(" ".join(one.concept.words) for one in found if not one.rows),
    )


def _core(question: str) -> str:
    """The sentences that ask; the whole text where none ends in a question mark."""
    sentences = _SENTENCE_END.split(question)
    return " ".join(one for one in sentences if one.endswith("?")) or question


def _with_context_faint(found: Iterable[Found], core: Collection[Concept]) -> tuple[Found, ...]:
    """What is told around a question matters less than what is asked, and not at all where no claim speaks of it."""
    return tuple(
        one if one.concept in core else Found(one.concept, one.weight * CONTEXT, one.rows)
        for one in found
        if one.concept in core or one.rows
    )


def _figure_asked_for(question: str) -> Callable[[Claim], bool] | None:
    """A test for claims that carry the kind of figure a question asks for; None where it asks for none."""
    if _ASKS_WHEN.search(question):
        return lambda claim: claim.unit == "year" or _TELLS_WHEN.search(claim.statement) is not None
    for pattern, units in _ASKED_UNITS:
        if pattern.search(question):
            return lambda claim: claim.unit in units
    return None


def _pick(catalogue: Catalogue, found: Sequence[Found], bonus: Mapping[str, float]) -> list[Claim]:
    """Greedily the claims that cover most of what is asked and not yet said."""
    picked: dict[str, Claim] = {}
    least = 0.0
    while len(picked) < MAX_CLAIMS:
        scores = {one: share + bonus[one] for one, share in coverage(found).items() if one not in picked}
        best = max(scores, key=lambda one: (scores[one], one), default=None)
        if best is None or scores[best] < least:
            break
        least = least or WORTH_ADDING * scores[best]
        picked[best] = catalogue.claims[best]
        found = [_said(one, best) for one in found]
    return list(picked.values())


def _voices(
    catalogue: Catalogue, conflict: Conflict, claims: Sequence[Claim], worth: Callable[[str], float]
) -> list[Claim]:
    """The best claim of a conflict from each article that the picked claims leave unheard."""
    heard = {claim.source_id for claim in claims}
    voices: dict[str, Claim] = {}
    for claim_id in sorted(conflict.claim_ids, key=worth, reverse=True):
        claim = catalogue.claims[claim_id]
        if claim.source_id not in heard:
            voices.setdefault(claim.source_id, claim)
    return list(voices.values())[:MAX_VOICES]


def _said(found: Found, claim_id: str) -> Found:
    left = 1 - (1 - ALREADY_SAID) * found.rows.get(claim_id, 0.0)
    return Found(found.concept, found.weight * left, found.rows)


def _bonuses(
    catalogue: Catalogue,
    found: Sequence[Found],
    asked: Mapping[str, float],
    ranked: Sequence[tuple[str, float]],
    has_figure: Callable[[Claim], bool] | None,
) -> dict[str, float]:
    """What speaks for a claim besides the share of the question it covers."""
    topics = {topic for one in found for topic in one.concept.topics}
    bonus = {claim.claim_id: TOPIC_BONUS * (claim.topic in topics) for claim in catalogue.claims.values()}
    for claim_id, score in ranked:
        bonus[claim_id] += WORDING_BONUS * score / ranked[0][1]
    for claim in catalogue.claims.values() if has_figure else ():
        bonus[claim.claim_id] += FIGURE_BONUS * (has_figure is not None and has_figure(claim))
    for conflict_id, share in asked.items():
        for claim_id in catalogue.conflicts[conflict_id].claim_ids if share >= MIN_CONFLICT else ():
            bonus[claim_id] += CONFLICT_BONUS * share
    return bonus


def _conflicts(catalogue: Catalogue, asked: Mapping[str, float], claims: Sequence[Claim]) -> list[Conflict]:
    """Those whose question is asked, and those around the best claim."""
    picked = {claim.claim_id for claim in claims}
    scores = {}
    for conflict in catalogue.conflicts.values():
        shared, share = len(picked.intersection(conflict.claim_ids)), asked.get(conflict.conflict_id, 0.0)
        holds_best = bool(claims) and claims[0].claim_id in conflict.claim_ids
        around_best = holds_best and (shared >= 2 or share >= MIN_CONFLICT_OF_BEST)
        if around_best or (shared and share >= MIN_CONFLICT):
            scores[conflict.conflict_id] = shared / MAX_CLAIMS + share
    best = sorted(scores, key=lambda one: (-scores[one], one))[:MAX_CONFLICTS]
    return [catalogue.conflicts[one] for one in best]


def _told(
    found: Sequence[Found],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    has_figure: Callable[[Claim], bool] | None,
) -> bool:
    covered = coverage(found)
    if not claims or max(covered.values()) < MIN_SINGLE:
        return False
    if has_figure and not any(has_figure(one) for one in claims if covered[one.claim_id] >= MIN_FIGURE):
        return False
    return _together(found, claims, conflicts) >= MIN_TOGETHER


def _together(found: Sequence[Found], claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> float:
    """The share of the question that claims of one topic, or of one conflict, cover between them.

    Claims of several topics together do not answer: one tells a salary, another names a country.
    """
    groups = [{claim.claim_id for claim in claims if claim.topic == topic} for topic in {one.topic for one in claims}]
    groups += [set(conflict.claim_ids) for conflict in conflicts]
    total = sum(one.weight for one in found) or 1.0
    return max(sum(one.weight * _strongest(one, group) for one in found) / total for group in groups)


def _strongest(found: Found, claim_ids: Iterable[str]) -> float:
    return max((found.rows.get(claim_id, 0.0) for claim_id in claim_ids), default=0.0)
