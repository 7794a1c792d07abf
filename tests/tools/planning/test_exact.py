"""The exact choice of resources: allowed, the best there is, always the same; the plan around it stays as it is."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tests.tools.planning.test_plan_properties import INDEX, people
from tools.errors import SetupError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Resource
from tools.planning import make_plan, solver
from tools.planning.exact import choose_exactly
from tools.planning.outline import work_of
from tools.planning.phases import Stage
from tools.planning.selection import choose_greedily
from tools.planning.terms import read_terms
from tools.planning.worth import MAX_PICKS, Choice, Taken, Worth
from tools.schema import Profile, TransitionPlan

pytest.importorskip("ortools", reason="the optimizer extra is not installed")

TODAY = date(2026, 3, 4)
some = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
TO_LEARN_MACHINE_LEARNING = person("backend-engineer", hours=8, months=9, target="ml-engineer")


def both(catalogue: Catalogue, profile: Profile, found: tuple[Stage, ...]) -> tuple[Worth, Choice, Choice]:
    worth = Worth(catalogue, read_terms(profile, TODAY), work_of(CATALOGUE, profile).role_id)
    greedy, _ = choose_greedily(catalogue, worth, found)
    return worth, greedy, choose_exactly(catalogue, worth, found, instead=greedy)


@some
@given(people())
def test_the_exact_choice_is_allowed_and_never_worth_less_than_the_greedy_one(profile: Profile) -> None:
    found = work_of(CATALOGUE, profile).found
    worth, greedy, best = both(CATALOGUE, profile, found)
    assert worth.broken_rules(greedy, found) == []
    assert worth.broken_rules(best, found) == []
    assert worth.value_of(best) >= worth.value_of(greedy)


def test_it_finds_what_the_greedy_choice_misses() -> None:
    worth, greedy, best = both(
        CATALOGUE, TO_LEARN_MACHINE_LEARNING, work_of(CATALOGUE, TO_LEARN_MACHINE_LEARNING).found
    )
    assert worth.value_of(best) > worth.value_of(greedy)


@some
@given(st.data())
def test_nothing_among_all_choices_from_a_few_resources_is_worth_more(data: st.DataObject) -> None:
    whole = work_of(CATALOGUE, person("cook", skills=NEVER_PROGRAMMED)).found
    found = tuple(replace(stage, gaps=stage.gaps[:4]) for stage in data.draw(st.permutations(whole))[:2])
    wanted = {gap.skill_id for stage in found for gap in stage.gaps}
    near = [row for row in CATALOGUE.rows(Resource) if wanted & set(row.skills)]
    few = data.draw(st.lists(st.sampled_from(near), min_size=1, max_size=5, unique_by=lambda row: row.id))
    catalogue = replace(CATALOGUE, tables={**CATALOGUE.tables, Resource: tuple(few)})
    worth, _, best = both(catalogue, person("cook", skills=NEVER_PROGRAMMED), found)
    values = [worth.value_of(one) for one in every_choice(worth, found) if not worth.broken_rules(one, found)]
    assert worth.value_of(best) == pytest.approx(max(values), abs=0.01)  # reckoned in thousandths a resource


def every_choice(worth: Worth, found: tuple[Stage, ...]) -> Iterator[Choice]:
    """Each resource in no phase, or in one of them for some of the gaps that it teaches; allowed or not."""
    uses = [[None, *uses_of(worth, place, found)] for place in range(len(worth.hours))]
    for chosen in product(*uses):
        yield tuple(tuple(use[1] for use in chosen if use and use[0] == phase) for phase in range(len(found)))


def uses_of(worth: Worth, place: int, found: tuple[Stage, ...]) -> Iterator[tuple[int, Taken]]:
    for phase, stage in enumerate(found):
        gaps = {gap.skill_id: gap for gap in stage.gaps}
        taught = [gaps[one] for one in worth.resource(place).skills if one in gaps]
        for count in range(1, len(taught) + 1):
            yield from ((phase, Taken(place, part)) for part in combinations(taught, count))


@some
@given(people())
def test_the_exact_plan_is_the_greedy_one_but_for_what_it_chooses(profile: Profile) -> None:
    greedy, best = (make_plan(CATALOGUE, INDEX, profile, today=TODAY, optimizer=one) for one in ("greedy", "exact"))
    assert without_choices(best) == without_choices(greedy)
    picks = [pick for phase in best.phases for pick in phase.resources]
    assert len({pick.resource_id for pick in picks}) == len(picks)
    assert all(len(phase.resources) <= MAX_PICKS for phase in best.phases)
    assert {pick.cost for pick in picks} <= ({"free"} if best.budget_usd == 0 else {"free", "freemium"})


def without_choices(plan: TransitionPlan) -> TransitionPlan:
    phases = tuple(phase.model_copy(update={"resources": ()}) for phase in plan.phases)
    return plan.model_copy(update={"phases": phases, "verdict": plan.verdict.model_copy(update={"changes": ()})})


def test_the_same_person_gets_the_same_choice() -> None:
    one, again = (make_plan(CATALOGUE, INDEX, TO_LEARN_MACHINE_LEARNING, today=TODAY, optimizer="exact") for _ in "12")
    assert one == again


def test_who_cannot_watch_gets_no_video() -> None:
    profile = person("backend-engineer", hours=8, constraints=("no_video",))
    plan = make_plan(CATALOGUE, INDEX, profile, today=TODAY, optimizer="exact")
    assert "video" not in {pick.format for phase in plan.phases for pick in phase.resources}


def test_where_the_limit_comes_first_the_greedy_choice_stands_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(solver, "WORK_LIMIT", 0.0)
    with caplog.at_level(logging.WARNING):
        _, greedy, best = both(
            CATALOGUE, TO_LEARN_MACHINE_LEARNING, work_of(CATALOGUE, TO_LEARN_MACHINE_LEARNING).found
        )
    assert best == greedy
    assert "the greedy choice stands" in caplog.text


def test_without_the_extra_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ortools", None)
    with pytest.raises(SetupError, match=r"pip install 'crosswalk\[optimizer\]'"):
        make_plan(CATALOGUE, INDEX, TO_LEARN_MACHINE_LEARNING, today=TODAY, optimizer="exact")
