"""What-ifs are read in the words people use, and counted from what is known."""

from datetime import date

import pytest

from tests.people import CATALOGUE, person
from tools.listening import Lexicon
from tools.schema import DeadlineFact, Profile
from tools.trying import Wish, read_wish

LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 11, 27)
TOLD = DeadlineFact(months=15, on=date(2027, 11, 27), quote="by end of November next year", turn=1)  # 12 from today
PERSON = person("backend-engineer", hours=6, budget=200).model_copy(update={"deadline": TOLD})


def wish(words: str, profile: Profile = PERSON) -> Wish:
    return read_wish(words, lexicon=LEXICON, profile=profile, plan=None, today=TODAY, turn=3)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("What if I had 9 hours a week?", 9),
        ("what if I had 12 hours a week", 12),
        ("What if I had 8 hours a week instead?", 8),
        ("Suppose I had 20 hours per week", 20),
        ("what if I only had 3 hours a week?", 3),
        ("If I had 9 hours a week, when would I be done?", 9),
        ("when would I be done if I had 10 hours a week?", 10),
        ("what if I could do 15 hours?", 15),
        ("What would happen if I did 5 hours a week?", 5),
        ("what if I had 3 more hours a week?", 9),
        ("what if I lost 2 hours a week?", 4),
        ("what if I had twice the hours?", 12),
        ("what if I had half the time?", 3),
        ("8 hours a week", 8),
    ],
)
def test_hours(words: str, hours: float) -> None:
    assert wish(words) == Wish(weekly_hours=hours)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("what if I had two months less?", 10),
        ("What if I had 2 months more?", 14),
        ("what if I finished two months later?", 14),
        ("what if I needed to be done three months earlier?", 9),
        ("what if the deadline moved two months later?", 14),
        ("what if the deadline was in 18 months?", 18),
        ("What if I had until June 2027?", 6.1),
        ("what would change if I had a year?", 12),
    ],
)
def test_dates_are_counted_from_the_date_that_was_told(words: str, months: float) -> None:
    tried = wish(words)
    assert tried.months == pytest.approx(months, abs=0.25)
    assert tried == Wish(months=tried.months)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("what if I had 500 dollars?", Wish(budget_usd=500)),
        ("What if I had $500?", Wish(budget_usd=500)),
        ("what if my budget was zero?", Wish(budget_usd=0)),
        ("what if I could spend 100 euros?", Wish(budget_usd=110)),
        ("What if I aimed for ML engineer instead?", Wish(role_id="ml-engineer")),
        ("what if I skip fine-tuning?", Wish(without=("fine-tuning",))),
        ("what if I left out Kubernetes?", Wish(without=("kubernetes",))),
    ],
)
def test_money_role_and_scope(words: str, expected: Wish) -> None:
    assert wish(words) == expected


@pytest.mark.parametrize("words", ["what if?", "what if I fail?", "what if it rains?", "suppose so"])
def test_what_cannot_be_read_is_no_wish(words: str) -> None:
    assert wish(words).is_empty
