"""Naive Bayes over known questions: how much a feature speaks for those with an answer, against those without."""

import math
from collections import Counter
from collections.abc import Iterable, Set

SMOOTHING = 0.1  # added to each count


class LogOdds:
    """Counted once; a logarithm is taken only of what is asked for."""

    def __init__(self, told: Iterable[Set[str]], untold: Iterable[Set[str]]) -> None:
        self._has, self._lacks = (Counter(one for features in side for one in features) for side in (told, untold))
        known = SMOOTHING * len(self._has.keys() | self._lacks.keys())
        self._ratio = math.log((self._lacks.total() + known) or 1.0) - math.log((self._has.total() + known) or 1.0)

    def mean(self, features: Set[str]) -> float:
        """Above 0 for an answer, below 0 against one; nearer to 0 for few features, and for those never seen."""
        return sum(map(self._of, features)) / (len(features) + 1)

    def _of(self, feature: str) -> float:
        has, lacks = self._has[feature], self._lacks[feature]
        if not has and not lacks:
            return 0.0
        return math.log(has + SMOOTHING) - math.log(lacks + SMOOTHING) + self._ratio
