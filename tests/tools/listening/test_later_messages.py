"""What a later message does to an earlier one: figures and roles that change, are put right or taken back."""

import pytest

from tests.tools.listening.test_profile import fields_of, profile_of

TALKS = [
    (("I have 6 hours a week", "add two more hours to that"), {"hours": 8}),
    (("I have 6 hours a week", "two hours less, please"), {"hours": 4}),
    (("I can do 5 hours a week", "what if I had 15 hours a week?"), {"hours": 5}),
    (("my budget is $300", "forget the budget"), {}),
    (("deadline 10 months", "no deadline any more"), {}),
    (("deadline 10 months", "actually 14 months"), {"months": 14}),
    (("$20 a month", "I need to be done in 10 months"), {"money": 200, "months": 10}),
    (("5 hours a week, $100", "make it $250"), {"hours": 5, "money": 250}),
    (("I have 8 hours a week", "half of that"), {"hours": 4}),
    (("I have 8 hours a week, no, half of that",), {"hours": 4}),
    (("I have 3 hours a week", "double that please"), {"hours": 6}),
    (("I have 3 hours a week, $90", "twice the budget"), {"hours": 3, "money": 180}),
    (("I have 50 hours a week", "double that"), {"hours": 50}),
    (
        ("I have 6 hours a week", "I work half the time as a cook and half the time as a waiter at weddings"),
        {"hours": 6},
    ),
    (("deadline 10 months", "give me two more months"), {"months": 12}),
    (("deadline 10 months", "a month less"), {"months": 9}),
    (("deadline 10 months", "make it 8", "back to a year"), {"months": 12}),
    (("my budget is $300", "add another $50"), {"money": 350}),
    (("my budget is $300", "100 less"), {"money": 200}),
    (("my budget is $300", "no, 250"), {"money": 250}),
    (("4 hours a week. Actually no, 6.",), {"hours": 6}),
    (("4 hours a week", "I have more time now, 9 hours"), {"hours": 9}),
]


@pytest.mark.parametrize(("messages", "told"), TALKS)
def test_a_later_message_changes_what_an_earlier_one_told(messages: tuple[str, ...], told: dict[str, float]):
    assert fields_of(profile_of(*messages)) == told


CORRECTED = [
    (("I want to be an ML engineer", "no, I meant data engineer"), None, "data-engineer"),
    (
        ("I'm a carpenter and want to be an ML engineer", "rather AI platform engineer"),
        "carpenter",
        "ai-platform-engineer",
    ),
    (("I'm a carpenter", "I meant roofer"), "roofer", None),
    (("my goal is ML engineer", "not ML engineer, data scientist"), None, "data-scientist"),
]


@pytest.mark.parametrize(("messages", "origin", "target"), CORRECTED)
def test_a_corrected_role_replaces_the_one_that_was_told(
    messages: tuple[str, ...], origin: str | None, target: str | None
):
    profile = profile_of(*messages)
    assert (profile.origin_role and profile.origin_role.label) == origin
    assert (profile.target_role and profile.target_role.role_id) == target
