"""A question is judged by its frame: what of it the claim says itself, and what stands around that."""

import pytest

from tools.knowledge.spoken_odds import SpokenOdds

SAID = {"perplexity": "perplexity is worth nine billion".split(), "devin": "cognition makes devin with agents".split()}
TOLD = [("perplexity", "what is perplexity worth"), ("perplexity", "worth of perplexity"), ("devin", "who makes devin")]
UNTOLD = [("perplexity", "who founded perplexity"), ("perplexity", "price of perplexity"), ("devin", "price of devin")]
ODDS = SpokenOdds(
    SAID,
    [(claim_id, question.split()) for claim_id, question in TOLD],
    [(claim_id, question.split()) for claim_id, question in UNTOLD],
)


@pytest.mark.parametrize(
    ("question", "claim_id", "answered"),
    [
        pytest.param("what is perplexity worth", "perplexity", True, id="known"),
        pytest.param("what is devin", "devin", True, id="asked of another thing, and answered"),
        pytest.param("who founded devin", "devin", False, id="asked in vain of another thing"),
        pytest.param("price of cognition", "devin", False, id="the same frame around another word that is said"),
    ],
)
def test_what_stands_around_the_words_of_a_claim_tells_whether_it_answers(
    question: str, claim_id: str, answered: bool
) -> None:
    assert (ODDS.of(question.split(), claim_id) > 0) is answered


def test_words_never_seen_speak_neither_for_nor_against() -> None:
    assert ODDS.of(["zucchini"], "devin") == 0.0
