"""No figure is worse than the recorded one; `make eval` shows them all, `make eval EVAL=--record` keeps them.

On a quiet machine our own messages take about 10 s, the shared cases about 45 s. The 200 simulated
people take too long for every test run: `make eval` holds them, and a few of them talk in `tests/evals/people/`.
"""

import pytest

from tests.evals import fact_questions, own_sets, shared_cases
from tests.evals.figures import compare, fallen, gone, read_scores

RECORDED = read_scores()


def test_no_figure_of_our_own_messages_fell() -> None:
    measured = dict(own_sets.measure())
    assert [line for section, figures in measured.items() for line in falls(section, figures)] == []


def test_no_figure_of_our_own_questions_fell() -> None:
    assert [line for section, figures in fact_questions.measure() for line in falls(section, figures)] == []


@pytest.mark.skipif(not shared_cases.is_here(), reason="the shared cases are not beside the repository")
def test_no_figure_of_the_shared_cases_fell() -> None:
    assert falls("cases", shared_cases.measure()) == []


def falls(section: str, measured: dict[str, float], *, lower: frozenset[str] = frozenset()) -> list[str]:
    recorded = RECORDED.get(section, {})
    return fallen(section, compare(section, measured, recorded, lower=lower)) + gone(section, measured, recorded)
