"""What a fact replaced, in which unit it is, and what was told where it is kept in another."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.listening.history import chains_of, counts, earlier, of_facts
from tools.schema import AnswerFact, ConstraintFact, DeadlineFact, Fact, NumberFact, RoleFact, SkillFact, Told

LEXICON = Lexicon.build(load_catalogue())
TODAY = date(2027, 2, 10)


def hours(value: float, turn: int, *, withdrawn: bool = False) -> NumberFact:
    return NumberFact(field="weekly_hours", value=value, quote=f"{value:g} h", turn=turn, withdrawn=withdrawn)


def python(level: int, turn: int, label: str = "Python") -> SkillFact:
    return SkillFact(label=label, level=level, quote=f"{label} {level}", turn=turn)


def hear(*messages: str) -> list[Fact]:
    told: list[Fact] = []
    for turn, message in enumerate(messages, 1):
        heard = listen(message, lexicon=LEXICON, today=TODAY, turn=turn, profile=fold(told), history=told)
        told.extend(heard.facts)
    return told


# --- What replaced what -----------------------------------------------------------------------------------------------


def test_the_newest_statement_comes_first_and_names_what_it_replaced() -> None:
    (chain,) = chains_of(of_facts([hours(4, 1), hours(6, 2), hours(10, 5)]), "weekly_hours")
    replaced = [statement.replaces.value if isinstance(statement.replaces, NumberFact) else None for statement in chain]
    assert [statement.fact.turn for statement in chain] == [5, 2, 1]
    assert replaced == [6, 4, None]


def test_what_was_taken_back_is_replaced_by_nothing_and_replaces_nothing_later() -> None:
    (chain,) = chains_of(of_facts([hours(4, 1), hours(4, 2, withdrawn=True), hours(8, 3)]), "weekly_hours")
    assert [statement.replaces for statement in chain] == [None, hours(4, 1), None]


@pytest.mark.parametrize(
    ("facts", "holds"),
    [([hours(4, 1)], 4), ([hours(4, 1), hours(6, 2)], 6), ([hours(4, 1), hours(4, 2, withdrawn=True)], None)],
)
def test_what_counts_is_what_the_profile_says(facts: list[Fact], holds: float | None) -> None:
    (chain,) = chains_of(of_facts(facts), "weekly_hours")
    fact, known = counts(chain), fold(facts).weekly_hours
    assert (fact.value if isinstance(fact, NumberFact) else None) == holds
    assert (known.value if known else None) == holds


def test_each_skill_has_a_history_of_its_own_under_all_its_names() -> None:
    told = of_facts([python(1, 1), python(2, 2, "k8s"), python(3, 3), python(0, 4, "Kubernetes")])
    assert [[statement.fact.turn for statement in chain] for chain in chains_of(told, "skill")] == [[3, 1], [4, 2]]
    assert [chain[0].fact.turn for chain in chains_of(told, "skill", "k8s")] == [4]
    assert chains_of(told, "skill", "Docker") == ()


def test_a_constraint_is_found_by_its_kind_and_by_its_words() -> None:
    told = of_facts(
        [
            ConstraintFact(kind="care", text="two children", quote="two children", turn=1),
            ConstraintFact(kind="no_gpu", text="old laptop", quote="my old laptop", turn=2),
        ]
    )
    assert [chain[0].fact.turn for chain in chains_of(told, "constraint", "care")] == [1]
    assert [chain[0].fact.turn for chain in chains_of(told, "constraint", "laptop")] == [2]
    assert len(chains_of(told, "constraint")) == 2


def test_what_could_hold_again_is_offered_once_and_never_what_holds_now() -> None:
    told = [hours(4, 1), hours(6, 2), hours(6, 3, withdrawn=True), hours(4, 4), hours(8, 5), hours(6, 6)]
    (chain,) = chains_of(of_facts(told), "weekly_hours")
    assert [statement.fact.turn for statement in earlier(chain)] == [5, 4]


def test_what_was_taken_back_can_hold_again() -> None:
    (chain,) = chains_of(of_facts([hours(4, 1), hours(4, 2, withdrawn=True)]), "weekly_hours")
    assert [statement.fact.turn for statement in earlier(chain)] == [1]


# --- Units ------------------------------------------------------------------------------------------------------------

SAID = {"quote": "so I said", "turn": 1}
UNITS: list[tuple[Fact, str]] = [
    (NumberFact(field="weekly_hours", value=4, **SAID), "hours a week"),
    (NumberFact(field="years_experience", value=4, **SAID), "years"),
    (NumberFact(field="budget_usd", value=400, **SAID), "US dollars"),
    (NumberFact(field="budget_usd", value=50, per_month=True, **SAID), "US dollars a month"),
    (NumberFact(field="budget_usd", value=600, per_month=True, note="monthly_total", **SAID), "US dollars"),
    (DeadlineFact(months=12, **SAID), "months from the day it was said"),
    (SkillFact(label="Python", level=2, **SAID), "level from 0 to 4"),
    (AnswerFact(question_id="sa-s1-1", level=4, **SAID), "level from 0 to 4"),
    (RoleFact(field="origin_role", label="nurse", **SAID), ""),
    (ConstraintFact(kind="care", text="two children", **SAID), ""),
]


@pytest.mark.parametrize(("fact", "unit"), UNITS)
def test_each_fact_says_what_it_is_counted_in(fact: Fact, unit: str) -> None:
    assert fact.unit == unit


# --- What was told in another currency --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("messages", "value", "told"),
    [
        (["My budget is 400 euros"], 440, Told(amount=400, unit="EUR", rate=1.1)),
        (["My budget is 400 dollars"], 400, None),
        (["My budget is 50 euros a month for 10 months"], 550, Told(amount=50, unit="EUR", rate=1.1)),
        (["My budget is 400 dollars", "euros, not dollars"], 440, Told(amount=400, unit="EUR", rate=1.1)),
        (["My budget is 400 euros", "make the budget 300 dollars"], 300, None),
        (["My budget is 400 euros", "half of that"], 220, None),
        (["No money at all, free only"], 0, None),
    ],
)
def test_a_budget_keeps_the_amount_and_the_rate_it_was_converted_with(
    messages: list[str], value: float, told: Told | None
) -> None:
    budget = fold(hear(*messages)).budget_usd
    assert budget is not None
    assert (budget.value, budget.told) == (pytest.approx(value), told)
