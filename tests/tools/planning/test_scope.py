"""What a smaller scope leaves out: enough to fit, no more than needed, and exactly the least where a solver looks."""

from collections.abc import Collection
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.people import CATALOGUE, person
from tests.tools.planning.test_plan_properties import INDEX, TODAY, people
from tools.assessment import assess
from tools.planning import find_gaps, make_plan
from tools.planning.outline import goal_of
from tools.planning.phases import PROOF, Stage, stages
from tools.planning.scope import leave_out, loss_of
from tools.planning.terms import MAX_MONTHS, WEEKS_A_MONTH, Optimizer, Terms, read_terms
from tools.planning.verdict import kind_of
from tools.schema import Profile

some = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


class Scope:
    """The way of one person to their goal, and what of it can be left out."""

    def __init__(self, profile: Profile) -> None:
        self.assessment = assess(CATALOGUE, profile, goal_of(profile))
        self.terms: Terms = read_terms(profile, TODAY)
        self.whole = self.without(())
        self.wishes = [
            gap for stage in self.whole if stage.row.id not in PROOF for gap in stage.gaps if gap.importance == "strong"
        ]

    def without(self, skill_ids: Collection[str]) -> tuple[Stage, ...]:
        kept = find_gaps(CATALOGUE, self.assessment, without=skill_ids)
        return stages(CATALOGUE, self.assessment.role_id, kept, self.assessment.programming)

    def works(self, left_out: Collection[str]) -> bool:
        return kind_of(self.without(left_out), self.terms) in ("fits", "tight")

    def loss(self, left_out: Collection[str]) -> tuple[int, int]:
        return loss_of([gap for gap in self.wishes if gap.skill_id in left_out])


def exactly(scope: Scope, greedy: tuple[str, ...]) -> tuple[str, ...]:
    pytest.importorskip("ortools", reason="the optimizer extra is not installed")
    from tools.planning.exact_scope import leave_out_exactly

    return leave_out_exactly(CATALOGUE, scope.assessment, scope.whole, scope.terms, wishes=scope.wishes, instead=greedy)


@st.composite
def hurried(draw: st.DrawFn, *, most: int = 100) -> tuple[Profile, Scope]:
    """Somebody whose deadline lies between what is left without some wishes, at most so many, and the whole way."""
    told = draw(people())
    scope = Scope(told)
    scope.wishes = draw(st.permutations(scope.wishes))[:most]
    least, whole = (
        sum(stage.low for stage in way) for way in (scope.without([gap.skill_id for gap in scope.wishes]), scope.whole)
    )
    hours = least + draw(st.sampled_from([0.05, 0.2, 0.5, 0.8])) * (whole - least)
    months = hours / scope.terms.weekly_hours / WEEKS_A_MONTH
    assume(0.1 < months < MAX_MONTHS)
    profile = told.model_copy(update={"deadline": person(months=round(months, 2)).deadline})
    scope.terms = read_terms(profile, TODAY)
    assume(not scope.works(()))
    return profile, scope


@some
@given(hurried())
def test_the_rest_fits_and_none_of_what_is_left_out_would_fit_in_again(who: tuple[Profile, Scope]) -> None:
    _, scope = who
    dropped = leave_out(scope.wishes, scope.works)
    if dropped is None:
        assert not scope.works([gap.skill_id for gap in scope.wishes])
        return
    assert scope.works(dropped)
    assert not any(scope.works([other for other in dropped if other != one]) for one in dropped)


@some
@given(hurried())
def test_the_exact_scope_fits_and_never_loses_more(who: tuple[Profile, Scope]) -> None:
    _, scope = who
    dropped = leave_out(scope.wishes, scope.works)
    assume(dropped)
    best = exactly(scope, dropped or ())
    assert scope.works(best)
    assert scope.loss(best) <= scope.loss(dropped or ())
    assert exactly(scope, dropped or ()) == best


@some
@given(hurried(most=5))
def test_no_other_of_all_scopes_loses_less(who: tuple[Profile, Scope]) -> None:
    _, scope = who
    names = [gap.skill_id for gap in scope.wishes]
    fitting = [part for count in range(len(names) + 1) for part in combinations(names, count) if scope.works(part)]
    assume(fitting)
    best = exactly(scope, max(fitting, key=scope.loss))
    assert scope.loss(best) == min(scope.loss(part) for part in fitting)


@some
@given(hurried(), st.sampled_from(["greedy", "exact"]))
def test_to_take_the_proposed_scope_is_enough(who: tuple[Profile, Scope], optimizer: Optimizer) -> None:
    if optimizer == "exact":
        pytest.importorskip("ortools", reason="the optimizer extra is not installed")
    profile, _ = who
    plan = make_plan(CATALOGUE, INDEX, profile, today=TODAY, optimizer=optimizer)
    proposed = [change.dropped_skills for change in plan.verdict.changes if change.kind == "smaller_scope"]
    assume(proposed)
    smaller = make_plan(CATALOGUE, INDEX, profile, today=TODAY, without=proposed[0])
    assert smaller.verdict.kind in ("fits", "tight")
