"""Finds claims and disagreements by what people ask: BM25 over statements and known questions, all words counting.

Claims are ranked by stems, pairs of stems and pieces of words, so that a slip or another form of a word hides none;
those that are like the best ones come along, as one question often asks for several. Whether a question is answered
at all is judged from its nearest known questions and by naive Bayes over the words and pairs of words (stemmed) of
`claim_questions.csv`, `conflict_questions.csv` and `untold_questions.csv`: "who counted" or "what does it cost" may ask
for what no article tells, though every word of it stands in one. docs/decisions/0006 has the figures.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.log_odds import LogOdds
from tools.knowledge.question_rows import ClaimQuestion, CommonQuestion, ConflictQuestion, UntoldQuestion
from tools.knowledge.ranking import OpenRanker, Query, Ranker, Ranking, Text, Weighed, Weights, Wording, highest
from tools.knowledge.rows import Claim, Conflict
from tools.knowledge.spoken_odds import SpokenOdds

MAX_WORDS = 80  # of a question that are read
PIECE = 4  # letters of a piece of a word
SLIP = 0.7  # share of the pieces of a word that are known, from which it counts as a slip of a known one
BEST = 5  # claims whose kin come along
ALIKE = 0.2  # of the best score, for the claim most like them
RANKED = 60  # claims that are looked at
NEAREST = 40  # known questions that are compared word by word
MIN_COMMON = 0.85  # likeness from which a question is one of the common ones
SPOKEN_WEIGHT = 0.4  # of what the best claims speak of, against the log-odds per word
CROWD = 10  # nearest questions that count together
CROWD_WEIGHT = 2  # of their mean, against the nearest one
NEAREST_WEIGHT = 3  # of what the nearest question says, against the log-odds per word

_WORD = re.compile(r"[^\W_]+")
_BEGIN = "^"

Stems = Callable[[Sequence[str]], tuple[str, ...]]
Texts = list[tuple[str, tuple[str, ...]]]  # each with its stems


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, at most `MAX_WORDS`."""
    return _WORD.findall(text[: MAX_WORDS * 40].lower())[:MAX_WORDS]


class QuestionIndex:
    """Rankings of claims, conflicts and known questions, each built at the first use."""

    def __init__(self, catalogue: Catalogue, stems: Stems, open_ranker: OpenRanker = Ranking.open) -> None:
        self._catalogue = catalogue
        self._stems = stems
        self._open_ranker = open_ranker
        self._alike_known: dict[str, Mapping[str, float]] = {}

    def claims(self, question: str, limit: int = 20) -> dict[str, float]:
        """Claim ids with scores, best first; those that are like the best ones come along."""
        words = words_of(question)
        scores = self._claims.best(_query(question, _features(words, self._stems(words))), max(limit, RANKED))
        kin, lead = self._kin(scores), ALIKE * max(scores.values(), default=0.0)
        scores = {one: scores.get(one, 0.0) + lead * kin.get(one, 0.0) for one in scores | kin}
        return dict(sorted(scores.items(), key=lambda item: -item[1])[:limit])

    def _kin(self, scores: Mapping[str, float]) -> dict[str, float]:
        """How like claims are to the best ones, the most like 1: those of one section or table stand together."""
        near: dict[str, float] = {}
        for claim_id in list(scores)[:BEST]:
            for other, likeness in self._alike(claim_id).items():
                near[other] = near.get(other, 0.0) + scores[claim_id] ** 3 * likeness
        most = max(near.values(), default=0.0) or 1.0
        return {other: likeness / most for other, likeness in near.items()}

    def _alike(self, claim_id: str) -> Mapping[str, float]:
        """Scores of other claims for the words of one, its questions included."""
        if claim_id not in self._alike_known:
            found = self._claims.best(_query("", _stems_of(self._claim_texts[claim_id])), RANKED + 1)
            self._alike_known[claim_id] = {other: score for other, score in found.items() if other != claim_id}
        return self._alike_known[claim_id]

    def common(self, question: str) -> tuple[str, ...]:
        """Ids of the claims that answer it best, where it is one that nearly everybody asks."""
        asked = self._known.weights.weigh(self._stems(words_of(question)))
        likeness, answers = max(
            ((self._known.weights.likeness(asked, words), claim_ids) for words, claim_ids in self._common),
            default=(0.0, ()),
        )
        return answers if likeness >= MIN_COMMON else ()

    def conflicts(self, question: str, limit: int = 20) -> dict[str, float]:
        """Conflict ids with scores, best first."""
        return self._conflicts.best(_query(question, self._stems(words_of(question))), limit)

    def unknown_share(self, question: str) -> float:
        """The share of a question, by weight, in words that neither a claim nor a question known for one holds."""
        words = words_of(question)
        stems = self._stems(words)
        unknown = (stem for word, stem in zip(words, stems, strict=True) if not self._is_known(word, stem))
        return self._claim_weights.sum(unknown) / (self._claim_weights.sum(stems) or 1.0)

    def _is_known(self, word: str, stem: str) -> bool:
        """Whether a text holds it, or a word of which it is a slip."""
        return stem in self._claim_weights or _is_slip(word, self._claim_pieces)

    @cached_property
    def _claim_pieces(self) -> frozenset[str]:
        words = {word for asked in self._claim_texts.values() for text, _ in asked for word in words_of(text)}
        return frozenset(piece for word in words for piece in _pieces(word))

    def likeness(self, question: str) -> float:
        """How like it is to the nearest question known for the articles, answered or not: 0 to 1."""
        answered, left_open = self._nearest(self._stems(words_of(question)))
        return max([*answered, *left_open], default=0.0)

    def lacks(self, names: Iterable[str], claim_ids: Iterable[str]) -> bool:
        """Whether one of the names stands in none of the claims; a slip of the pen still names what it means."""
        wanted = [word for name in names for word in words_of(name)]
        said = [self._claim_texts[claim_id][0] for claim_id in claim_ids] if wanted else []
        stems = {stem for _, stems in said for stem in stems}
        pieces = {piece for text, _ in said for word in words_of(text) for piece in _pieces(word)}
        return not all(
            stem in stems or _is_slip(word, pieces) for word, stem in zip(wanted, self._stems(wanted), strict=True)
        )

    def lean(self, question: str, claim_ids: Sequence[str]) -> float:
        """How much the kind of question speaks for an answer: above 0 as those that are answered, below as those not.

        The mean log-odds of its words and pairs, how much nearer the nearest answered question is than the nearest one
        that is not, and which of its words the best claims speak of.
        """
        stems = self._stems(words_of(question))
        odds = self._odds.mean(set(_grams(stems)))
        nearer = sum(_nearness(near) * sign for near, sign in zip(self._nearest(stems), (1, -1), strict=True))
        spoken = sum(self._spoken.of(stems, claim_id) for claim_id in claim_ids) / (len(claim_ids) or 1)
        return odds + NEAREST_WEIGHT * nearer + SPOKEN_WEIGHT * spoken

    def _nearest(self, stems: Sequence[str]) -> tuple[list[float], list[float]]:
        """Likeness (0 to 1) of the nearest questions that are answered, and of the nearest that are not, best first."""
        scores, weights, count = self._known.scores(stems), self._known.weights, len(self._told)
        asked = weights.weigh(stems)
        sides = ((scores[:count], self._told_stems), (scores[count:], self._untold_stems))
        answered, left_open = (
            sorted((weights.likeness(asked, weights.weigh(known[one])) for one in highest(near, NEAREST)), reverse=True)
            for near, known in sides
        )
        return answered, left_open

    @cached_property
    def _told(self) -> list[tuple[str, str]]:
        """Id of what answers, and the question."""
        catalogue = self._catalogue
        asked = [(one.claim_id, one.question) for one in catalogue.rows(ClaimQuestion)]
        asked += [(one.claim_ids[0], question) for one in catalogue.rows(CommonQuestion) for question in one.questions]
        return asked + [(one.conflict_id, one.question) for one in catalogue.rows(ConflictQuestion)]

    @cached_property
    def _told_stems(self) -> list[tuple[str, ...]]:
        return self._stemmed([question for _, question in self._told])

    @cached_property
    def _common(self) -> list[tuple[Weighed, tuple[str, ...]]]:
        rows = [(question, one.claim_ids) for one in self._catalogue.rows(CommonQuestion) for question in one.questions]
        stemmed = self._stemmed([question for question, _ in rows])
        weigh = self._known.weights.weigh
        return [(weigh(stems), claim_ids) for stems, (_, claim_ids) in zip(stemmed, rows, strict=True)]

    @cached_property
    def _untold_stems(self) -> list[tuple[str, ...]]:
        return self._stemmed([one.question for one in self._catalogue.rows(UntoldQuestion)])

    @cached_property
    def _claims(self) -> Ranker:
        return self._open_ranker(
            "claims",
            {
                claim_id: Text(
                    self._catalogue.claims[claim_id].statement,
                    tuple(one for text, stems in asked for one in _features(words_of(text), stems)),
                )
                for claim_id, asked in self._claim_texts.items()
            },
        )

    @cached_property
    def _claim_weights(self) -> Weights:
        return Weights.over(_stems_of(asked) for asked in self._claim_texts.values())

    @cached_property
    def _claim_texts(self) -> Mapping[str, Texts]:
        return self._with_questions({one.claim_id: self._claim_text(one) for one in self._catalogue.rows(Claim)})

    @cached_property
    def _conflicts(self) -> Ranker:
        rows = self._catalogue.rows(Conflict)
        texts = self._with_questions({one.conflict_id: f"{one.question} {one.description}" for one in rows})
        return self._open_ranker(
            "conflicts", {one: Text(asked[0][0], tuple(_stems_of(asked))) for one, asked in texts.items()}
        )

    @cached_property
    def _known(self) -> Ranking:
        return Ranking({str(place): stems for place, stems in enumerate(self._told_stems + self._untold_stems)})

    @cached_property
    def _odds(self) -> LogOdds:
        return LogOdds(*((set(_grams(stems)) for stems in side) for side in (self._told_stems, self._untold_stems)))

    @cached_property
    def _spoken(self) -> SpokenOdds:
        told = zip((one for one, _ in self._told), self._told_stems, strict=True)
        near = [one.near_claim_id for one in self._catalogue.rows(UntoldQuestion)]
        return SpokenOdds(
            {claim_id: asked[0][1] for claim_id, asked in self._claim_texts.items()},
            [(claim_id, stems) for claim_id, stems in told if claim_id in self._claim_texts],
            [(claim_id, stems) for claim_id, stems in zip(near, self._untold_stems, strict=True) if claim_id],
        )

    def _claim_text(self, claim: Claim) -> str:
        article = self._catalogue.articles[claim.source_id]
        publisher = article.publisher.partition("(")[0]
        origin = f"{article.author} {publisher} {article.kind} {claim.via} {claim.region} {claim.as_of}"
        return f"{claim.statement} {claim.subject} {origin} {claim.topic}"

    def _with_questions(self, texts: Mapping[str, str]) -> Mapping[str, Texts]:
        """By id: the text, and the questions known for it."""
        stemmed = self._stemmed(list(texts.values()))
        known: dict[str, Texts] = {
            row_id: [(text, stems)] for (row_id, text), stems in zip(texts.items(), stemmed, strict=True)
        }
        for (row_id, question), stems in zip(self._told, self._told_stems, strict=True):
            if row_id in known:
                known[row_id].append((question, stems))
        return known

    def _stemmed(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        split = [words_of(text) for text in texts]
        distinct = list(dict.fromkeys(word for words in split for word in words))
        stem = dict(zip(distinct, self._stems(distinct), strict=True))
        return [tuple(stem[word] for word in words) for words in split]


def _nearness(likeness: Sequence[float]) -> float:
    """Of the nearest question, and of those around it."""
    return max(likeness, default=0.0) + CROWD_WEIGHT * sum(likeness[:CROWD]) / CROWD


def _query(question: str, stems: Iterable[str]) -> Query:
    """Every word counts, in the person's own words: the questions known for a claim bring the others."""
    return Query(question, tuple((Wording((stem,)),) for stem in dict.fromkeys(stems)))


def _stems_of(texts: Texts) -> list[str]:
    return [stem for _, stems in texts for stem in stems]


def _features(words: Sequence[str], stems: Sequence[str]) -> list[str]:
    """Stems, pairs of them, and the pieces of the words."""
    return [*_grams(stems), *(piece for word in words for piece in _pieces(word))]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    """ "rate" -> "_rat", "rate", "ate_"."""
    shown = f"_{word}_"
    return tuple(shown[place : place + PIECE] for place in range(max(1, len(shown) - PIECE + 1)))


def _is_slip(word: str, known: Set[str]) -> bool:
    """Whether most pieces of a word are known: "stabel" is a slip of "stable"."""
    pieces = _pieces(word)
    return sum(one in known for one in pieces) >= SLIP * len(pieces)


def _grams(stems: Sequence[str]) -> Iterable[str]:
    yield from stems
    yield from (f"{one} {other}" for one, other in zip([_BEGIN, *stems], stems, strict=False))
