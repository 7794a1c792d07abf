"""Which texts are nearest to a question: one small interface, and BM25 in this process behind it.

`tools/knowledge/postgres.py` has the other one. docs/decisions/0009 tells when which.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np


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

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        each = [set(stems) for stems in texts]
        rows = Counter(stem for stems in each for stem in stems)
        self._of = {stem: math.log(1 + (len(each) - count + 0.5) / (count + 0.5)) for stem, count in rows.items()}
        self._unseen = math.log(1 + (len(each) + 0.5) / 0.5)

    def __contains__(self, stem: str) -> bool:
        return stem in self._of

    def sum(self, stems: Iterable[str]) -> float:
        return sum(self._of.get(stem, self._unseen) for stem in stems)

    def likeness(self, words: frozenset[str], known: Iterable[str]) -> float:
        """The weight of the shared words against that of each side: 1 for the same words, 0 for none in common."""
        others = frozenset(known)
        both = self.sum(words) * self.sum(others)
        return self.sum(words & others) / math.sqrt(both) if both else 0.0


class Ranking:
    """BM25 over texts by id. Words count one by one, and only the person's own."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        import bm25s  # brings numpy along: read at the first question, not at the start

        self._ids = list(texts)
        self._index = bm25s.BM25()
        self._index.index(list(texts.values()), show_progress=False)
        self.weights = Weights(texts.values())

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
        known = [stem for stem in distinct if stem in self.weights]
        if not known:
            return np.zeros(len(self._ids), dtype=np.float32)
        found: np.ndarray = self._index.get_scores(known)
        return found / self.weights.sum(distinct)


def highest(scores: "np.ndarray", limit: int) -> list[int]:
    """Places of the best scores above 0, best first; of equal ones the first."""
    import numpy as np

    if len(scores) > limit:  # sorting all of 100,000 takes ten times as long as finding the best of them
        least = np.partition(scores, -limit)[-limit]
        places = np.flatnonzero(scores >= max(least, np.finfo(scores.dtype).tiny))
    else:
        places = np.flatnonzero(scores > 0)
    return [int(place) for place in places[np.argsort(-scores[places], kind="stable")][:limit]]
