"""Finds claims and disagreements by what people ask: BM25 over statements and known questions, all words counting.

Whether a question is answered at all is judged from its nearest known questions and by naive Bayes over the words and
pairs of words (stemmed) of `claim_questions.csv`, `conflict_questions.csv` and `untold_questions.csv`: "who counted" or
"what does it cost" may ask for what no article tells, though every word of it stands in one. docs/decisions/0006 has
the figures.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.question_rows import ClaimQuestion, ConflictQuestion, UntoldQuestion
from tools.knowledge.ranking import OpenRanker, Query, Ranker, Ranking, Text, Weights, Wording, highest
from tools.knowledge.rows import Claim, Conflict

MAX_WORDS = 80  # of a question that are read
SMOOTHING = 0.1  # added to each count of the naive Bayes
NEAREST = 40  # known questions that are compared word by word
NEAREST_WEIGHT = 2  # of what the nearest question says, against the log-odds per word

_WORD = re.compile(r"[^\W_]+")
_BEGIN = "^"

Stems = Callable[[Sequence[str]], tuple[str, ...]]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, at most `MAX_WORDS`."""
    return _WORD.findall(text[: MAX_WORDS * 40].lower())[:MAX_WORDS]


class QuestionIndex:
    """Rankings of claims, conflicts and known questions, each built at the first use."""

    def __init__(self, catalogue: Catalogue, stems: Stems, open_ranker: OpenRanker = Ranking.open) -> None:
        self._catalogue = catalogue
        self._stems = stems
        self._open_ranker = open_ranker

    def claims(self, question: str, limit: int = 20) -> dict[str, float]:
        """Claim ids with scores, best first."""
        return self._claims.best(self._query(question), limit)

    def conflicts(self, question: str, limit: int = 20) -> dict[str, float]:
        """Conflict ids with scores, best first."""
        return self._conflicts.best(self._query(question), limit)

    def unknown_share(self, question: str) -> float:
        """The share of a question, by weight, in words that neither a claim nor a question known for one holds."""
        return self._claim_weights.unknown_share(self._stems(words_of(question)))

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
        known, likeness = self._known_words, self._known.weights.likeness
        return (
            max((likeness(asked, known[one]) for one in highest(scores[:count], NEAREST)), default=0.0),
            max((likeness(asked, known[count + one]) for one in highest(scores[count:], NEAREST)), default=0.0),
        )

    def _query(self, question: str) -> Query:
        """Every word counts, in the person's own words: the questions known for a claim bring the others."""
        stems = dict.fromkeys(self._stems(words_of(question)))
        return Query(question, tuple((Wording((stem,)),) for stem in stems))

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
    def _claims(self) -> Ranker:
        return self._open_ranker("claims", self._claim_texts)

    @cached_property
    def _claim_weights(self) -> Weights:
        return Weights(text.stems for text in self._claim_texts.values())

    @cached_property
    def _claim_texts(self) -> Mapping[str, Text]:
        rows = self._catalogue.rows(Claim)
        return self._with_questions({one.claim_id: (one.statement, self._origin(one)) for one in rows})

    @cached_property
    def _conflicts(self) -> Ranker:
        rows = self._catalogue.rows(Conflict)
        texts = {one.conflict_id: (f"{one.question} {one.description}", "") for one in rows}
        return self._open_ranker("conflicts", self._with_questions(texts))

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

    def _origin(self, claim: Claim) -> str:
        article = self._catalogue.articles[claim.source_id]
        publisher = article.publisher.partition("(")[0]
        origin = f"{article.author} {publisher} {article.kind} {claim.via} {claim.region} {claim.as_of}"
        return f"{claim.subject} {origin} {claim.topic}"

    def _with_questions(self, texts: Mapping[str, tuple[str, str]]) -> Mapping[str, Text]:
        """Texts of what each row says and of what else is known of it, with the questions it answers."""
        stemmed = dict(zip(texts, map(list, self._stemmed([" ".join(one) for one in texts.values()])), strict=True))
        for (row_id, _), stems in zip(self._told, self._told_stems, strict=True):
            if row_id in stemmed:
                stemmed[row_id] += stems
        return {row_id: Text(says, tuple(stemmed[row_id])) for row_id, (says, _) in texts.items()}

    def _stemmed(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        split = [words_of(text) for text in texts]
        distinct = list(dict.fromkeys(word for words in split for word in words))
        stem = dict(zip(distinct, self._stems(distinct), strict=True))
        return [tuple(stem[word] for word in words) for words in split]


def _grams(stems: Sequence[str]) -> Iterable[str]:
    yield from stems
    yield from (f"{one} {other}" for one, other in zip([_BEGIN, *stems], stems, strict=False))
