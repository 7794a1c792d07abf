"""Look up what the sources say on a question, who disagrees, and whether they tell at all.

Claims and conflicts are ranked by BM25 over their own words and the questions known for them; whether a question is
answered at all is judged by the kind of question (`tools/knowledge/questions.py`). docs/decisions/0006 has the figures.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pydantic import Field

from tools.facts_asked import figure_asked_for, lacks_a_figure, lacks_a_name, names_asked_for, without_chatter
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Claim, Conflict
from tools.knowledge.search import Found, SearchIndex, coverage
from tools.schema import Frozen, Source

MAX_CLAIMS = 5
MAX_CONFLICTS = 2
MAX_VOICES = 3
RANKED = 30  # claims that are looked at
FIGURE_BONUS = 0.15  # of the best score, for a figure of the kind that is asked for
COMMON_LEAD = 1.3  # of the best score, for the claims that answer a common question
SAME_WORDS = 0.7  # share of a claim's words that a picked claim holds already: it would say the same again
WORTH_ADDING = 0.5  # of the best score, below which a further claim only dilutes the answer
MIN_LEAN = 0.0  # below which the kind of question is one that the articles leave open
NAME_LACKING = 1.5  # so much less it leans to an answer when it names a thing or a year that no claim found speaks of
FIGURE_LACKING = 0.4  # and when it asks for a kind of figure that none of the best carries
ANSWER_LACKING = 1.2  # and when it asks for a name ("who founded it?") and the best hold none
SPOKEN_OF = 0.9  # share of a question, by weight, that the words of one claim cover, from which it leans to an answer
SPOKEN_BONUS = 0.5  # by so much
MIN_HIT = 0.1  # score of the best claim, below which nothing answers
MIN_NEAR = 0.2  # score from which a claim is worth telling beside "not told"
UNKNOWN_WEIGHT = 0.5  # of the share of a question, by weight, in words that no claim and no known question holds
LIKENESS_WEIGHT = 2  # of the score of a conflict, against its share of the best claims
MIN_CONFLICT = 0.5  # the sum of both, from which it is told of

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class FactAnswer(Frozen):
    """What the sources say on a question."""

    claims: tuple[Claim, ...] = Field(description="Best first; where `told` is false those near the question, if any.")
    sources: tuple[Source, ...] = Field(description="One per claim, in the same order.")
    conflicts: tuple[Conflict, ...] = Field(description="Where the sources disagree on it.")
    voices: tuple[Claim, ...] = Field(default=(), description="What other articles hold in the first conflict.")
    voice_sources: tuple[Source, ...] = Field(default=(), description="One per voice, in the same order.")
    told: bool = Field(description="Whether the sources tell what is asked.")
    missing: tuple[str, ...] = Field(default=(), description="Words of the question that no claim speaks of.")


def look_up(catalogue: Catalogue, index: SearchIndex, question: str) -> FactAnswer:
    """The best claims on a question, the conflicts around them, and whether that is an answer."""
    question = without_chatter(question)
    near = index.questions.claims(question, RANKED)
    ranked = _ranked(catalogue, index, question, near)
    claims = _pick(catalogue, ranked)
    spoken = index.find("claims", index.concepts(question), [claim.claim_id for claim in claims[:2]])
    hit = max(near.values(), default=0.0)
    told = hit >= MIN_HIT and _told(catalogue, index, question, claims, spoken)
    if not told and hit < MIN_NEAR:
        claims = []
    conflicts = _conflicts(catalogue, index, question, ranked)
    voices = _voices(catalogue, conflicts[0], claims, ranked) if conflicts else []
    return FactAnswer(
        claims=tuple(claims),
        sources=tuple(catalogue.claim_source(claim.claim_id) for claim in claims),
        conflicts=tuple(conflicts),
        voices=tuple(voices),
        voice_sources=tuple(catalogue.claim_source(claim.claim_id) for claim in voices),
        told=told,
        missing=tuple(" ".join(one.concept.words) for one in spoken if not one.count),
    )


def rank_claims(catalogue: Catalogue, index: SearchIndex, question: str) -> dict[str, float]:
    """Scores of the claims nearest to a question, best first."""
    return _ranked(catalogue, index, question, index.questions.claims(question, RANKED))


def _ranked(catalogue: Catalogue, index: SearchIndex, question: str, near: Mapping[str, float]) -> dict[str, float]:
    """The claims near the whole message ("Good idea?" alone says little), weighed anew by what it asks for."""
    scores = dict(near)
    has_figure = figure_asked_for(question)
    if has_figure and scores:
        bonus = FIGURE_BONUS * max(scores.values())
        scores = {one: score + bonus * has_figure(catalogue.claims[one]) for one, score in scores.items()}
    lead = COMMON_LEAD * max(scores.values(), default=1.0)
    scores |= {one: lead - place / 100 for place, one in enumerate(index.questions.common(_core(question)))}
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _core(question: str) -> str:
    """The sentences that ask; the whole text where none ends in a question mark."""
    sentences = _SENTENCE_END.split(question)
    return " ".join(one for one in sentences if one.endswith("?")) or question


def _pick(catalogue: Catalogue, ranked: Mapping[str, float]) -> list[Claim]:
    """The best claims, each unlike those picked before it."""
    picked: list[Claim] = []
    least = WORTH_ADDING * max(ranked.values(), default=0.0)
    for claim_id, score in ranked.items():
        claim = catalogue.claims[claim_id]
        if score < least or len(picked) == MAX_CLAIMS:
            break
        if not any(_says_the_same(claim, one) for one in picked):
            picked.append(claim)
    return picked


def _says_the_same(claim: Claim, other: Claim) -> bool:
    """Whether one article says it twice; of two articles each is heard, and another figure is another fact."""
    if claim.unit and (claim.value_low, claim.value_high) != (other.value_low, other.value_high):
        return False
    words, known = (set(_WORD.findall(one.statement.lower())) for one in (claim, other))
    return claim.source_id == other.source_id and len(words & known) >= SAME_WORDS * len(words)


def _conflicts(catalogue: Catalogue, index: SearchIndex, question: str, ranked: Mapping[str, float]) -> list[Conflict]:
    """Those that the question is like, or that hold the claims which answer it."""
    best = dict(list(ranked.items())[:MAX_CLAIMS])
    total = sum(best.values()) or 1.0
    likeness = index.questions.conflicts(question)
    scores = {
        one.conflict_id: LIKENESS_WEIGHT * likeness.get(one.conflict_id, 0.0)
        + sum(best.get(claim, 0.0) for claim in one.claim_ids) / total
        for one in catalogue.rows(Conflict)
    }
    touched = [one for one, score in scores.items() if score >= MIN_CONFLICT]
    return [catalogue.conflicts[one] for one in sorted(touched, key=lambda one: (-scores[one], one))[:MAX_CONFLICTS]]


def _voices(
    catalogue: Catalogue, conflict: Conflict, claims: Sequence[Claim], ranked: Mapping[str, float]
) -> list[Claim]:
    """The best claim of a conflict from each article that the picked claims leave unheard."""
    heard = {claim.source_id for claim in claims}
    voices: dict[str, Claim] = {}
    for claim_id in sorted(conflict.claim_ids, key=lambda one: -ranked.get(one, 0.0)):
        claim = catalogue.claims[claim_id]
        if claim.source_id not in heard:
            voices.setdefault(claim.source_id, claim)
    return list(voices.values())[:MAX_VOICES]


@lru_cache(maxsize=4)
def _plain_words(catalogue: Catalogue) -> frozenset[str]:
    """Words that claims write small, and the year that most of them are of: "the Bootcamp", "in 2026" name nothing."""
    words = {word for claim in catalogue.claims.values() for word in _WORD.findall(claim.statement) if word.islower()}
    years = Counter(claim.as_of[:4] for claim in catalogue.claims.values() if claim.as_of)
    return frozenset(words | {year for year, _ in years.most_common(1)})


def _told(
    catalogue: Catalogue, index: SearchIndex, question: str, claims: Sequence[Claim], spoken: Sequence[Found]
) -> bool:
    """Whether the claims answer; `spoken` tells which of the first two speak of what is asked about."""
    core = _core(question)
    asked = index.concepts(core)
    known = {one.concept: one for one in spoken}
    best = [claim.claim_id for claim in claims[:2]]
    found = [known[one] if one in known else index.find("claims", [one], best)[0] for one in asked]
    lean = index.questions.lean(question, best) - UNKNOWN_WEIGHT * index.questions.unknown_share(core)
    lean += SPOKEN_BONUS * any(share >= SPOKEN_OF for share in coverage(found).values())
    plain = _plain_words(catalogue)
    names = [name for name in names_asked_for(core) if name.lower() not in plain]
    lean -= NAME_LACKING * index.questions.lacks(names, [claim.claim_id for claim in claims])
    lean -= FIGURE_LACKING * lacks_a_figure(question, claims[:2])
    lean -= ANSWER_LACKING * lacks_a_name(core, claims[:2], plain)
    return lean >= MIN_LEAN
