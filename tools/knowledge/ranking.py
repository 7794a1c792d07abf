"""Which texts are nearest to a question: one small interface, and BM25 in this process behind it.

`tools/knowledge/postgres.py` has the other one. docs/decisions/0009 tells when which.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np

SATURATION = 1.5  # BM25's k1: how soon a further mention of a word stops counting
LENGTH_WEIGHT = 0.75  # BM25's b: how much a long text is held against it


@dataclass(frozen=True)
class Wording:
    """Words that stand for a thing asked about, stemmed; a text that holds them all, in any order, speaks of it."""

    stems: tuple[str, ...]
    strength: float = 1.0  # of a hit: 1 in the person's own words, less in other words for them


@dataclass(frozen=True)
class Query:
    """A question as a person wrote it, and as it is looked up: for each thing asked about, its wordings."""

    text: str
    things: tuple[tuple[Wording, ...], ...]


@dataclass(frozen=True)
class Text:
    """What is looked through: what it says in plain words, and all that it is found by."""

    says: str
    stems: tuple[str, ...]  # or pairs of them, or pieces of words


class Ranker(Protocol):
    """Ranks a set of texts, given at the start, for any question."""

    def best(self, query: Query, limit: int) -> dict[str, float]:
        """Ids of the nearest texts, best first, with scores above 0.

        A score is relative to the weight of what is asked: about 0.6 is close, 0.1 is far.
        """
        ...


OpenRanker = Callable[[str, Mapping[str, Text]], Ranker]  # of a name, and texts by id


class Weights:
    """How much each word tells the texts apart: the inverse document frequency of BM25."""

    def __init__(self, rows: Iterable[tuple[str, int]], size: int) -> None:
        """Of each word, in how many of `size` texts it stands."""
        counts = dict(rows)
        of_count = {count: math.log(1 + (size - count + 0.5) / (count + 0.5)) for count in set(counts.values())}
        self._of = {stem: of_count[count] for stem, count in counts.items()}
        self._unseen = math.log(1 + (size + 0.5) / 0.5)

    @classmethod
    def over(cls, texts: Iterable[Sequence[str]]) -> "Weights":
        each = [set(stems) for stems in texts]
        return cls(Counter(stem for stems in each for stem in stems).items(), len(each))

    def __contains__(self, stem: str) -> bool:
        return stem in self._of

    def of(self, stem: str) -> float:
        return self._of.get(stem, self._unseen)

    def sum(self, stems: Iterable[str]) -> float:
        known, unseen = self._of.get, self._unseen
        return sum(known(stem, unseen) for stem in stems)

    def weigh(self, stems: Iterable[str]) -> "Weighed":
        distinct = frozenset(stems)
        return Weighed(distinct, self.sum(distinct))

    def likeness(self, one: "Weighed", other: "Weighed") -> float:
        """The weight of the shared words against that of each side: 1 for the same words, 0 for none in common."""
        both = one.weight * other.weight
        return self.sum(one.stems & other.stems) / math.sqrt(both) if both else 0.0


class Weighed(NamedTuple):
    """The words of a text, each once, and the sum of their weights."""

    stems: frozenset[str]
    weight: float


class Ranking:
    """BM25 over texts by id, as Lucene reckons it. Words count one by one, and only the person's own.

    The score that each word brings each text is worked out when it is built, word by word in one row of numbers.
    Source: Lù, BM25S: Orders of magnitude faster lexical search via eager sparse scoring, 2024.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        import numpy as np  # read at the first question, not at the start

        self._ids, size = list(texts), len(texts)
        self._places: dict[str, int] = {}
        lengths = np.fromiter(map(len, texts.values()), np.int64, size)
        places = (self._places.setdefault(stem, len(self._places)) for stems in texts.values() for stem in stems)
        words = np.fromiter(places, np.int64, lengths.sum())
        words *= size or 1
        words += np.repeat(np.arange(size), lengths)
        pairs, mentions = np.unique(words, return_counts=True)
        words_of_pairs, self._texts = np.divmod(pairs, size or 1)
        rows = np.bincount(words_of_pairs, minlength=len(self._places))
        self._starts = np.concatenate(([0], np.cumsum(rows)))
        self.weights = Weights(zip(self._places, rows.tolist(), strict=True), size)
        weight = np.fromiter(map(self.weights.of, self._places), np.float64, len(self._places))
        length = lengths / (lengths.mean() or 1.0) if size else lengths
        worn = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length[self._texts])
        self._scores = (weight[words_of_pairs] * mentions / (mentions + worn)).astype(np.float32)

    @classmethod
    def open(cls, name: str, texts: Mapping[str, Text]) -> Ranker:
        """As an `OpenRanker`."""
        return cls({text_id: text.stems for text_id, text in texts.items()})

    def best(self, query: Query, limit: int) -> dict[str, float]:
        """See `Ranker`."""
        scores = self.scores(stem for thing in query.things for stem in thing[0].stems)
        return {self._ids[place]: float(scores[place]) for place in highest(scores, limit)}

    def scores(self, stems: Iterable[str]) -> "np.ndarray":
        """One score per text, in the order of the ids."""
        import numpy as np

        distinct = list(dict.fromkeys(stems))
        scores = np.zeros(len(self._ids), dtype=np.float32)
        for place in (self._places[stem] for stem in distinct if stem in self._places):
            span = slice(self._starts[place], self._starts[place + 1])
            scores[self._texts[span]] += self._scores[span]
        return scores / (self.weights.sum(distinct) or 1.0)


def highest(scores: "np.ndarray", limit: int) -> list[int]:
    """Places of the best scores above 0, best first; of equal ones the first."""
    import numpy as np

    if len(scores) > limit:  # sorting all of 100,000 takes ten times as long as finding the best of them
        least = np.partition(scores, -limit)[-limit]
        places = np.flatnonzero(scores >= max(least, np.finfo(scores.dtype).tiny))
    else:
        places = np.flatnonzero(scores > 0)
    return [int(place) for place in places[np.argsort(-scores[places], kind="stable")][:limit]]
