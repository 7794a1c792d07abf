"""Which words speak for which kind of message, counted from the exemplars: how `data/intents.tsv` is made.

For each word and pair of words: how rare it is, and for each kind whose exemplars have it, how much of it they hold
against all others (complement weights: Rennie et al., Tackling the Poor Assumptions of Naive Bayes, ICML 2003).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from tools.listening import tables
from tools.listening.intents import INTENTS, features
from tools.listening.lexicon import Lexicon
from tools.listening.text import read_text
from tools.listening.tokens import tokenise

_SMOOTHING = 1.0
_PAIRS_AT_LEAST = 2  # a pair of words that one exemplar has says little


def weigh(lexicon: Lexicon) -> str:
    """The table of weights as text, a feature a line: rarity in hundredths, then kind:weight in thousandths."""
    counted = [(row["intent"], _features(row, lexicon)) for row in tables.rows("exemplars")]
    spread = Counter(feature for _, found in counted for feature in found)
    rarity = {
        feature: math.log((1 + len(counted)) / (1 + count)) + 1
        for feature, count in spread.items()
        if " " not in feature or count >= _PAIRS_AT_LEAST
    }
    masses = _masses(counted, rarity)
    return "\n".join(_lines(rarity, masses)) + "\n"


def _features(row: dict[str, str], lexicon: Lexicon) -> Counter[str]:
    text = read_text(row["text"])
    if not row["language"]:
        text = lexicon.mended(text)
    tokens = tokenise(text.low)
    return features(tokens, lexicon.find(tokens, text, frozenset()), row["after"])


def _masses(counted: Iterable[tuple[str, Counter[str]]], rarity: dict[str, float]) -> dict[str, dict[str, float]]:
    """How much of each feature the exemplars of each kind hold, each exemplar being of length one."""
    masses: dict[str, dict[str, float]] = {feature: {} for feature in rarity}
    for intent, found in counted:
        sizes = {
            feature: (1 + math.log(count)) * rarity[feature] for feature, count in found.items() if feature in rarity
        }
        length = math.sqrt(sum(size * size for size in sizes.values())) or 1.0
        for feature, size in sizes.items():
            masses[feature][intent] = masses[feature].get(intent, 0.0) + size / length
    return masses


def _lines(rarity: dict[str, float], masses: dict[str, dict[str, float]]) -> Iterator[str]:
    for feature in sorted(rarity):
        whole = sum(masses[feature].values()) + _SMOOTHING
        weights = {INTENTS.index(intent): math.log(whole / (whole - mass)) for intent, mass in masses[feature].items()}
        pairs = " ".join(f"{index}:{round(weight * 1000)}" for index, weight in sorted(weights.items()))
        yield f"{feature}\t{round(rarity[feature] * 100)} {pairs}"
