"""Whether a claim tells what is asked, judged by which of the question's words it speaks of.

A claim that says all but "Lisbon" leaves "what does it pay in Lisbon?" open; one that says all but "tell me" does not.
Naive Bayes over the words of known questions, alone and with the word before, each marked by whether the claim itself
says it, only another question known for the claim does, or neither.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

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
        return {*marked, *(f"{stem} {mark}" for stem, mark in zip([_BEGIN, *stems], marked, strict=False))}
