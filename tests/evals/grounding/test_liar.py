"""The lying model lies for sure, and a few of its answers hold the check to its targets; `make eval` plays all 500."""

import json
from random import Random

import pytest

from tests.evals.grounding.lies import KINDS, honest_sentences, tell_lie
from tests.evals.grounding.measure import TARGETS, Count, messages, play

QUICK_MESSAGES = 16
RESULT = {
    "claims": [
        {"statement": "LinkedIn counts 143 percent more.", "source": "AI Engineer Weekly, Opening", "via": "LinkedIn"},
        {"statement": "It takes 19 months.", "source": "Ismat Samadov, Time", "via": None},
    ]
}
EVIDENCE = json.dumps(RESULT)


@pytest.fixture(scope="module")
def count() -> Count:
    return play(messages(QUICK_MESSAGES))


@pytest.mark.parametrize("kind", KINDS)
def test_a_lie_of_each_kind_stands_nowhere_in_the_evidence(kind: str) -> None:
    for seed in range(50):
        lie = tell_lie(kind, EVIDENCE, [RESULT], Random(seed))
        assert lie is not None
        assert lie.sentence not in EVIDENCE
        assert "{" not in lie.sentence


def test_a_swapped_source_keeps_the_figure_and_takes_another_source() -> None:
    said = [tell_lie("swapped_source", EVIDENCE, [RESULT], Random(seed)) for seed in range(50)]
    true = {("143 percent", "LinkedIn"), ("143 percent", "AI Engineer Weekly"), ("19 months", "Ismat Samadov")}
    for lie in said:
        assert lie is not None
        assert not any(figure in lie.sentence and source in lie.sentence for figure, source in true)


def test_nothing_to_twist_gives_no_lie() -> None:
    assert tell_lie("swapped_source", "{}", [{}], Random(1)) is None
    assert tell_lie("wrong_unit", "{}", [{}], Random(1)) is None


def test_the_messages_are_of_all_intents_and_enough() -> None:
    assert len(messages(250)) == 250
    assert len(honest_sentences()) > 100


def test_no_lie_reaches_the_person(count: Count) -> None:
    assert count.told.total() > 2 * QUICK_MESSAGES
    assert count.reached == []


def test_honest_sentences_stay(count: Count) -> None:
    assert len(count.cut) <= TARGETS["honest_cut"] * count.honest, count.cut


def test_a_lie_that_stands_in_the_reply_counts() -> None:
    lie = tell_lie("invented_link", EVIDENCE, [RESULT], Random(1))
    assert lie is not None
    one = Count(told=play([]).told, reached=[lie])
    one.told[lie.kind] = 2
    assert one.figures()["figures_or_links_reached"] == 1
    assert one.figures()["lies_caught"] == 0.5
