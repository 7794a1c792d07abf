"""A text is nearer the more of the rare words of a question it holds, and the less else it says."""

from math import log

import pytest

from tools.knowledge.ranking import LENGTH_WEIGHT, SATURATION, Query, Ranking, Weights, Wording, highest

FRUIT = {
    "apple": ("apple", "grow", "tree"),
    "pear": ("pear", "grow", "tree", "pear"),
    "carrot": ("carrot", "grow", "earth"),
}


def asked(*words: str) -> Query:
    return Query(" ".join(words), tuple((Wording((word,)),) for word in words))


@pytest.mark.parametrize(
    ("words", "best"),
    [
        pytest.param(("pear",), ["pear"], id="one word"),
        pytest.param(("tree",), ["apple", "pear"], id="the shorter text first"),
        pytest.param(("tree", "pear"), ["pear", "apple"], id="the rarer word weighs more"),
        pytest.param(("carrot", "unheard"), ["carrot"], id="a word that no text holds"),
        pytest.param(("unheard",), [], id="nothing found"),
        pytest.param((), [], id="nothing asked"),
    ],
)
def test_the_nearest_text_comes_first(words: tuple[str, ...], best: list[str]) -> None:
    assert list(Ranking(FRUIT).best(asked(*words), 5)) == best


def test_a_score_is_that_of_bm25_over_the_weight_of_what_is_asked() -> None:
    weight = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    worn = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * 4 / (10 / 3))
    score = Ranking(FRUIT).best(asked("pear"), 1)["pear"]
    assert score == pytest.approx(weight * 2 / (2 + worn) / weight)


@pytest.mark.parametrize("texts", [{}, {"empty": ()}], ids=["no text", "an empty text"])
def test_nothing_is_found_in_nothing(texts: dict[str, tuple[str, ...]]) -> None:
    assert Ranking(texts).best(asked("pear"), 3) == {}


def test_a_word_that_is_asked_twice_counts_once() -> None:
    assert Ranking(FRUIT).best(asked("tree", "tree"), 3) == Ranking(FRUIT).best(asked("tree"), 3)


def test_of_equal_scores_the_first_come_first() -> None:
    scores = Ranking(dict.fromkeys("abcd", ("same",))).scores(["same"])
    assert highest(scores, 2) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        pytest.param(("pear", "tree"), ("tree", "pear"), 1.0, id="the same words"),
        pytest.param(("pear",), ("carrot",), 0.0, id="none in common"),
        pytest.param((), ("carrot",), 0.0, id="no words"),
    ],
)
def test_likeness_is_the_weight_of_the_shared_words(
    one: tuple[str, ...], other: tuple[str, ...], likeness: float
) -> None:
    weights = Weights.over(FRUIT.values())
    assert weights.likeness(weights.weigh(one), weights.weigh(other)) == pytest.approx(likeness)
