"""Whether a claim tells what is asked, judged by which of the question's words it speaks of.

"Who measured it?" asks for a name: a claim that holds "measured" but nobody's name leaves it open. Naive Bayes over the
words and pairs of words of known questions, each marked by whether the claim itself holds the word, only another
question known for it does, or neither.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import pairwise

Stems = Sequence[str]
LogOdds = Callable[[Iterable[Set[str]], Iterable[Set[str]]], Mapping[str, float]]

_BEGIN = "^"


class SpokenOdds:
    """The odds of a claim to answer a question; a known question does not count as known to its own claim."""

    def __init__(
        self,
        said: Mapping[str, Stems],
        told: Sequence[tuple[str, Stems]],
        untold: Iterable[tuple[str, Stems]],
        log_odds: LogOdds,
    ) -> None:
        self._said = {claim_id: frozenset(stems) for claim_id, stems in said.items()}
        self._asked: dict[str, Counter[str]] = {claim_id: Counter() for claim_id in said}
        for claim_id, stems in told:
            self._asked[claim_id].update(set(stems))
        self._log_odds = log_odds(
            [self._marks(stems, claim_id, own=1) for claim_id, stems in told],
            [self._marks(stems, claim_id) for claim_id, stems in untold],
        )

    def of(self, stems: Stems, claim_id: str) -> float:
        """Mean log-odds: above 0 for an answer, below 0 against one."""
        marks = self._marks(stems, claim_id)
        return sum(self._log_odds.get(mark, 0.0) for mark in marks) / (len(marks) + 1)

    def _marks(self, stems: Stems, claim_id: str, *, own: int = 0) -> set[str]:
        said, asked = self._said[claim_id], self._asked[claim_id]
        marked = [f"{stem} {'said' if stem in said else 'asked' if asked[stem] > own else 'not'}" for stem in stems]
        before = zip([_BEGIN, *stems], marked, strict=False)
        return {
            *marked,
            *(f"{stem} {mark}" for stem, mark in before),
            *map(" ".join, pairwise(marked)),
        }
