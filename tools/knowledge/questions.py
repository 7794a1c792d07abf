"""Finds claims and disagreements by what people ask: BM25 over statements and known questions, all words counting.

Claims are ranked by stems, pairs of stems and pieces of words, so that a slip or another form of a word hides none;
those that are like the best ones come along, as one question often asks for several. Whether a question is answered
at all is judged from its nearest known questions and by naive Bayes over the words and pairs of words (stemmed) of
`claim_questions.csv`, `conflict_questions.csv` and `untold_questions.csv`: "who counted" or "what does it cost" may ask
for what no article tells, though every word of it stands in one. docs/decisions/0006 has the figures.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.question_rows import ClaimQuestion, ConflictQuestion, UntoldQuestion
from tools.knowledge.rows import Claim, Conflict

if TYPE_CHECKING:
    import numpy as np

MAX_WORDS = 80  # of a question that are read
SMOOTHING = 0.1  # added to each count of the naive Bayes
PIECE = 4  # letters of a piece of a word
SLIP = 0.7  # share of the pieces of a word that are known, from which it counts as a slip of a known one
BEST = 5  # claims whose kin come along
ALIKE = 0.2  # of the best score, for the claim most like them
NEAREST = 40  # known questions that are compared word by word
NEAREST_WEIGHT = 2  # of what the nearest question says, against the log-odds per word

_WORD = re.compile(r"[^\W_]+")
_BEGIN = "^"

Stems = Callable[[Sequence[str]], tuple[str, ...]]
Texts = list[tuple[str, tuple[str, ...]]]  # each with its stems


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, at most `MAX_WORDS`."""
    return _WORD.findall(text[: MAX_WORDS * 40].lower())[:MAX_WORDS]


class Ranking:
    """BM25 over texts by id. A score is relative to the weight of the question's words: 0.6 is close, 0.1 is far."""

    def __init__(self, stemmed: Mapping[str, Sequence[str]]) -> None:
        import bm25s  # brings numpy along: read at the first question, not at the start

        self.ids = list(stemmed)
        self._index = bm25s.BM25()
        self._index.index(list(stemmed.values()), show_progress=False)
        rows = Counter(stem for stems in stemmed.values() for stem in set(stems))
        self._weight = {
            stem: math.log(1 + (len(self.ids) - count + 0.5) / (count + 0.5)) for stem, count in rows.items()
        }
        self._unseen = math.log(1 + (len(self.ids) + 0.5) / 0.5)

    def scores(self, stems: Iterable[str]) -> "np.ndarray":
        """One score per text, in the order of the ids."""
        import numpy as np

        distinct = list(dict.fromkeys(stems))
        known = [stem for stem in distinct if stem in self._weight]
        if not known:
            return np.zeros(len(self.ids), dtype=np.float32)
        found: np.ndarray = self._index.get_scores(known)
        return found / self.weight(distinct)

    def best(self, stems: Iterable[str], limit: int) -> dict[str, float]:
        """Ids with scores above 0, best first."""
        return self.highest(self.scores(stems), limit)

    def highest(self, scores: "np.ndarray", limit: int) -> dict[str, float]:
        """Ids with scores above 0, best first."""
        order = sorted(scores.nonzero()[0], key=lambda place: (-scores[place], place))[:limit]
        return {self.ids[place]: float(scores[place]) for place in order}

    def weight(self, stems: Iterable[str]) -> float:
        """How much the words tell texts apart, in sum."""
        return sum(self._weight.get(stem, self._unseen) for stem in stems)

    def likeness(self, words: frozenset[str], others: frozenset[str]) -> float:
        """The weight of the shared words against that of each side: 1 for the same words, 0 for none in common."""
        both = self.weight(words) * self.weight(others)
        return self.weight(words & others) / math.sqrt(both) if both else 0.0

    def holds(self, stem: str) -> bool:
        """Whether a text has it."""
        return stem in self._weight


class QuestionIndex:
    """Rankings of claims, conflicts and known questions, each built at the first use."""

    def __init__(self, catalogue: Catalogue, stems: Stems) -> None:
        self._catalogue = catalogue
        self._stems = stems
        self._alike_known: dict[int, np.ndarray] = {}

    def claims(self, question: str, limit: int = 20) -> dict[str, float]:
        """Claim ids with scores, best first."""
        words = words_of(question)
        scores = self._claims.scores(_features(words, self._stems(words)))
        return self._claims.highest(scores + ALIKE * scores.max() * self._kin(scores), limit)

    def _kin(self, scores: "np.ndarray") -> "np.ndarray":
        """How like each claim is to the best ones, the most like 1: those of one section or table stand together."""
        near = scores * 0
        for place in scores.argsort()[::-1][:BEST]:
            near += scores[place] ** 3 * self._alike(int(place))
        return near / (near.max() or 1.0)

    def _alike(self, place: int) -> "np.ndarray":
        """Scores of all claims for the words of one, its questions included; 0 for itself."""
        if place not in self._alike_known:
            scores = self._claims.scores(_stems_of(self._claim_texts[self._claims.ids[place]]))
            scores[place] = 0.0
            self._alike_known[place] = scores
        return self._alike_known[place]

    def conflicts(self, question: str, limit: int = 20) -> dict[str, float]:
        """Conflict ids with scores, best first."""
        return self._conflicts.best(self._stems(words_of(question)), limit)

    def unknown_share(self, question: str) -> float:
        """The share of a question, by weight, in words that neither a claim nor a question known for one holds."""
        words = words_of(question)
        stems = self._stems(words)
        unknown = (stem for word, stem in zip(words, stems, strict=True) if not self._is_known(word, stem))
        return self._claims.weight(unknown) / (self._claims.weight(stems) or 1.0)

    def _is_known(self, word: str, stem: str) -> bool:
        """Whether a text holds it, or most of its pieces: "stabel" is a slip of "stable"."""
        pieces = _pieces(word)
        return self._claims.holds(stem) or sum(map(self._claims.holds, pieces)) >= SLIP * len(pieces)

    def likeness(self, question: str) -> float:
        """How like it is to the nearest question known for the articles, answered or not: 0 to 1."""
        return max(self._nearest(self._stems(words_of(question))))

    def lean(self, question: str) -> float:
        """How much the kind of question speaks for an answer: above 0 as those that are answered, below as those not.

        The mean log-odds of its words and pairs, and how much nearer the nearest answered question is than the nearest
        one that is not.
        """
        stems = self._stems(words_of(question))
        grams = set(_grams(stems))
        odds = sum(self._log_odds.get(gram, 0.0) for gram in grams) / (len(grams) + 1)
        answered, left_open = self._nearest(stems)
        return odds + NEAREST_WEIGHT * (answered - left_open)

    def _nearest(self, stems: Sequence[str]) -> tuple[float, float]:
        """Likeness (0 to 1) of the nearest question that is answered, and of the nearest that is not."""
        scores, asked, count = self._known.scores(stems), frozenset(stems), len(self._told)
        known = self._known_words
        return (
            max((self._known.likeness(asked, known[one]) for one in _highest(scores[:count], 0)), default=0.0),
            max((self._known.likeness(asked, known[one]) for one in _highest(scores[count:], count)), default=0.0),
        )

    @cached_property
    def _told(self) -> list[tuple[str, str]]:
        """Id of what answers, and the question."""
        catalogue = self._catalogue
        asked = [(one.claim_id, one.question) for one in catalogue.rows(ClaimQuestion)]
        return asked + [(one.conflict_id, one.question) for one in catalogue.rows(ConflictQuestion)]

    @cached_property
    def _told_stems(self) -> list[tuple[str, ...]]:
        return self._stemmed([question for _, question in self._told])

    @cached_property
    def _untold_stems(self) -> list[tuple[str, ...]]:
        return self._stemmed([one.question for one in self._catalogue.rows(UntoldQuestion)])

    @cached_property
    def _claims(self) -> Ranking:
        return Ranking(
            {
                claim_id: [one for text, stems in asked for one in _features(words_of(text), stems)]
                for claim_id, asked in self._claim_texts.items()
            }
        )

    @cached_property
    def _claim_texts(self) -> Mapping[str, Texts]:
        return self._with_questions({one.claim_id: self._claim_text(one) for one in self._catalogue.rows(Claim)})

    @cached_property
    def _conflicts(self) -> Ranking:
        rows = self._catalogue.rows(Conflict)
        texts = self._with_questions({one.conflict_id: f"{one.question} {one.description}" for one in rows})
        return Ranking({conflict_id: _stems_of(asked) for conflict_id, asked in texts.items()})

    @cached_property
    def _known(self) -> Ranking:
        return Ranking({str(place): stems for place, stems in enumerate(self._told_stems + self._untold_stems)})

    @cached_property
    def _known_words(self) -> list[frozenset[str]]:
        return [frozenset(stems) for stems in self._told_stems + self._untold_stems]

    @cached_property
    def _log_odds(self) -> Mapping[str, float]:
        told = Counter(gram for stems in self._told_stems for gram in set(_grams(stems)))
        untold = Counter(gram for stems in self._untold_stems for gram in set(_grams(stems)))
        known = told.keys() | untold.keys()
        ratio = math.log(untold.total() + SMOOTHING * len(known)) - math.log(told.total() + SMOOTHING * len(known))
        return {gram: math.log(told[gram] + SMOOTHING) - math.log(untold[gram] + SMOOTHING) + ratio for gram in known}

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


def _highest(scores: "np.ndarray", offset: int) -> list[int]:
    """Places of the best scores above 0."""
    return [int(place) + offset for place in scores.argsort()[::-1][:NEAREST] if scores[place] > 0]


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


def _grams(stems: Sequence[str]) -> Iterable[str]:
    yield from stems
    yield from (f"{one} {other}" for one, other in zip([_BEGIN, *stems], stems, strict=False))
