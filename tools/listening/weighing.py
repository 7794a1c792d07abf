"""Which features speak for which kind of message, learned from the exemplars: how `data/intents.tsv` is made.

Multinomial logistic regression on features weighed by their rarity, by stochastic gradient descent with a step of its
own for each feature (AdaGrad: Duchi et al., JMLR 2011). The order of the exemplars is fixed, so the table is, too.
"""

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from tools.listening import tables
from tools.listening.intent_features import features, strength
from tools.listening.intents import INTENTS
from tools.listening.lexicon import Lexicon
from tools.listening.text import read_text
from tools.listening.tokens import tokenise

_AT_LEAST = 2  # a pair of words or a beginning that one exemplar has says little
_ROUNDS, _AVERAGED, _STEP, _DECAY = 14, 10, 0.3, 5e-5
_SCALE = 8.0  # log odds of this much are 1.0 in the table
_SMALLEST = 0.03  # what weighs less is left out


def weigh(lexicon: Lexicon) -> str:
    """The table of weights as text, a feature a line: rarity in hundredths, then kind:weight in hundredths."""
    counted = [(INTENTS.index(row["intent"]), _features(row, lexicon)) for row in tables.rows("exemplars")]
    spread = Counter(feature for _, found in counted for feature in found)
    rarity = {
        feature: round(math.log((1 + len(counted)) / (1 + count)) + 1, 2)
        for feature, count in spread.items()
        if count >= _AT_LEAST or (" " not in feature and feature[0] != "#")
    }
    order = sorted(rarity)
    weights = _learn(counted, order, rarity)
    return "\n".join(_lines(order, rarity, weights)) + "\n"


def _features(row: dict[str, str], lexicon: Lexicon) -> Counter[str]:
    text = read_text(row["text"])
    if not row["language"]:
        text = lexicon.mended(text)
    tokens = tokenise(text.low)
    return features(tokens, lexicon.find(tokens, text, frozenset()), row["after"])


Counted = Sequence[tuple[int, Counter[str]]]


def _learn(counted: Counted, order: Sequence[str], rarity: dict[str, float]) -> np.ndarray:
    """Log odds, shape (features, kinds)."""
    place = {feature: index for index, feature in enumerate(order)}
    samples = [(kind, *_sized(found, place, rarity)) for kind, found in counted]
    weights, squares = np.zeros((len(order), len(INTENTS))), np.full((len(order), 1), 1e-6)
    shuffle, mean = random.Random(0), np.zeros_like(weights)
    for turn in range(_ROUNDS):
        shuffle.shuffle(samples)
        for kind, places, sizes in samples:
            held = weights[places]
            odds = np.exp(sizes @ held - (sizes @ held).max())
            miss = odds / odds.sum()
            miss[kind] -= 1.0
            slope = np.outer(sizes, miss) + _DECAY * held
            squares[places] += (slope * slope).mean(axis=1, keepdims=True)
            weights[places] = held - _STEP * slope / np.sqrt(squares[places])
        if turn >= _ROUNDS - _AVERAGED:
            mean += weights / _AVERAGED
    return mean


def _sized(found: Counter[str], place: dict[str, int], rarity: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Where the features of an exemplar stand, and how much each is of it; together of length one."""
    known = [feature for feature in found if feature in place]
    sizes = np.array([strength(found[feature]) * rarity[feature] for feature in known])
    return np.array([place[feature] for feature in known]), sizes / np.sqrt(sizes @ sizes)


def _lines(order: Sequence[str], rarity: dict[str, float], weights: np.ndarray) -> Iterator[str]:
    for feature, of_kinds in zip(order, weights / _SCALE, strict=True):
        kept = [(index, weight) for index, weight in enumerate(of_kinds) if abs(weight) >= _SMALLEST]
        pairs = "".join(f" {index}:{round(weight * 100)}" for index, weight in kept)
        yield f"{feature}\t{round(rarity[feature] * 100)}{pairs}"
