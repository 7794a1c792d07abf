"""What is asked next: computed by trying the plan, never twice, and never where no answer would change a thing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tools.asking import (
    ORDER,
    answered_as,
    either_or,
    minutes_left,
    next_question,
    open_fields,
    question_in,
    ranked_fields,
)
from tools.assessment import quick_check
from tools.schema import Heard, Intent, NumberFact, Profile, Question

TODAY = date(2027, 2, 10)

RANKED = [
    ("nothing is known: first where they come from", person(), "origin_role"),
    ("a nurse: the hours move the date most", person("career-switcher", skills=NEVER_PROGRAMMED), "weekly_hours"),
    ("a software engineer: the kind of role decides what is left to learn", person("software-engineer"), "target_role"),
    ("who told hours and goal: the date", person("software-engineer", hours=6, target="ai-engineer"), "deadline"),
]


@pytest.mark.parametrize(("_case", "profile", "first"), RANKED, ids=[case for case, _, _ in RANKED])
def test_the_question_whose_answers_change_the_plan_most_comes_first(_case: str, profile: Profile, first: str) -> None:
    assert ranked_fields(CATALOGUE, profile, today=TODAY)[0] == first


def test_a_question_says_how_many_would_follow_and_how_long_they_take() -> None:
    question = ask(person())
    assert question is not None
    assert question.left == len(ORDER) - 1
    assert [minutes_left(count) for count in (1, 3, 6)] == [1, 2, 4]


@settings(deadline=None, max_examples=30)
@given(st.permutations(ORDER), st.integers(0, len(ORDER)))
def test_nothing_is_asked_twice_and_what_is_skipped_stays_skipped(order: list[str], skipped: int) -> None:
    asked = tuple(order[:skipped])
    question = ask(person("software-engineer"), asked)
    assert question is None or question.key not in asked


def test_asking_ends() -> None:
    asked: tuple[str, ...] = ()
    while question := ask(person(), asked):
        assert len(asked) < len(ORDER)
        asked = (*asked, question.key)


def test_what_is_known_is_not_asked() -> None:
    told = person("teacher", skills={"programming": 0}, hours=4, target="ai-engineer", months=12, budget=0)
    assert open_fields(told) == ()
    assert ask(told) is None


# --- Uncertain messages -----------------------------------------------------------------------------------------------

HOURS = NumberFact(field="weekly_hours", value=5, quote="5 hours", turn=1)


def read(intent: Intent, confidence: float, second: Intent | None, *facts: NumberFact) -> Heard:
    return Heard(intent=intent, intent_confidence=confidence, second_intent=second, facts=facts)


UNCERTAIN = [
    (read("compare_roles", 0.9, "find_resources"), (), "compare_roles"),
    (read("compare_roles", 0.41, "find_resources"), ("compare_roles", "find_resources"), "compare_roles"),
    (read("compare_roles", 0.41, "explain_fact"), (), "explain_fact"),
    (read("answer_assessment", 0.41, "explain_fact"), (), "answer_assessment"),
    (read("emotional_support", 0.41, "explain_fact"), (), "emotional_support"),
    (read("make_plan", 0.41, "find_resources", HOURS), (), "make_plan"),
    (read("greet", 0.41, None), (), "greet"),
]


@pytest.mark.parametrize(("heard", "either", "answered"), UNCERTAIN)
def test_between_two_acts_the_coach_asks_and_a_question_is_looked_up(
    heard: Heard, either: tuple[Intent, ...], answered: Intent
) -> None:
    assert either_or(heard) == either
    assert answered_as(heard, has_plan=True) == answered


@pytest.mark.parametrize(
    ("heard", "likeness", "answered"),
    [
        pytest.param(read("delete_my_data", 0.5, "self_assess"), 0.6, "explain_fact", id="unsure, and like a question"),
        pytest.param(read("delete_my_data", 0.5, "self_assess"), 0.3, "delete_my_data", id="unsure, like no question"),
        pytest.param(read("make_plan", 0.8, "self_assess"), 0.6, "make_plan", id="sure"),
        pytest.param(read("emotional_support", 0.5, "greet"), 0.6, "emotional_support", id="a person before a fact"),
    ],
)
def test_an_unsure_message_like_a_known_question_is_looked_up(heard: Heard, likeness: float, answered: Intent) -> None:
    assert answered_as(heard, has_plan=True, known_question=likeness) == answered


def ask(profile: Profile, asked: tuple[str, ...] = ()) -> Question | None:
    check = quick_check(CATALOGUE, profile)
    return next_question(CATALOGUE, profile, today=TODAY, asked=asked, check=check)


@pytest.mark.parametrize(
    ("message", "quotes", "asks"),
    [
        (
            "I'm a nurse, 4 hours a week. What does a beginner earn at first?",
            ("I'm a nurse", "4 hours a week"),
            "What does a beginner earn at first?",
        ),
        ("I'm a nurse and start with maths. Good idea?", ("I'm a nurse",), None),
        ("RAG or fine-tuning? Which one first?", (), "RAG or fine-tuning? Which one first?"),
        ("What does a nurse with 4 hours a week earn then?", ("4 hours a week",), None),
        ("I have 4 hours a week.", ("4 hours a week",), None),
        (
            "CS student here\neveryone says it pays 300k, is that so",
            ("CS student",),
            "everyone says it pays 300k, is that so",
        ),
    ],
)
def test_what_a_message_asks_is_all_but_what_it_tells(message: str, quotes: tuple[str, ...], asks: str | None) -> None:
    facts = [NumberFact(field="weekly_hours", value=4, quote=quote, turn=1) for quote in quotes]
    assert question_in(message, facts) == (asks or message)


def test_a_change_told_before_there_is_a_plan_only_puts_right_what_is_known() -> None:
    heard = read("revise_plan", 0.9, None, HOURS)  # "2 years. Can we change the hours to 14?"
    assert answered_as(heard, has_plan=False) == "correct_profile"
    assert answered_as(heard, has_plan=True) == "revise_plan"
