"""What moved between two plans is computed, and nothing that moved is kept quiet."""

from datetime import date

import pytest

from tests.people import CATALOGUE, person
from tools.knowledge.search import search_index
from tools.planning import diff_plans, make_plan
from tools.schema import Profile, TransitionPlan

INDEX, TODAY = search_index(CATALOGUE), date(2026, 3, 4)
BASE = person("backend-engineer", hours=6, months=5, skills={"docker": 3})


def plan_for(profile: Profile, **wish: object) -> TransitionPlan:
    return make_plan(CATALOGUE, INDEX, profile, today=TODAY, **wish)  # type: ignore[arg-type]


def test_the_same_plan_has_not_moved() -> None:
    assert diff_plans(plan_for(BASE), plan_for(BASE)).is_empty


def test_hours_a_week_move_dates_and_no_skill() -> None:
    before, after = plan_for(BASE, months=20), plan_for(BASE, months=20, weekly_hours=12)
    diff = diff_plans(before, after)
    assert diff.skills == ()
    assert diff.after.finish < diff.before.finish
    assert {move.phase_id for move in diff.phases} == {phase.id for phase in after.phases}


def test_a_tight_plan_that_ends_on_the_same_day_has_moved_all_the_same() -> None:
    """Its end is the date that was told, whatever happens to its hours."""
    before = plan_for(BASE, months=7)
    more = BASE.model_copy(update={"skills": person(skills={"docker": 3, "rag": 2}).skills})
    diff = diff_plans(before, plan_for(more, months=7))
    assert diff.before.needed_hours_low > diff.after.needed_hours_low
    assert not diff.is_empty
    assert {"rag"} <= {move.skill_id for move in diff.skills}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param({}, {"docker": 1}, "new", id="a level that fell"),
        pytest.param({"docker": 0}, {"docker": 3}, "gone", id="a level that is enough"),
        pytest.param({"rag": 0}, {"rag": 1}, "moved", id="a level that rose"),
    ],
)
def test_a_skill_moves_with_its_level(before: dict[str, int], after: dict[str, int], kind: str) -> None:
    skill_id = next(iter(after))
    first, then = (person("backend-engineer", hours=6, skills={"docker": 3} | some) for some in (before, after))
    diff = diff_plans(plan_for(first), plan_for(then))
    moves = {move.skill_id: move for move in diff.skills}
    assert moves[skill_id].kind == kind
    sizes = [abs(move.hours_after - move.hours_before) for move in diff.skills]
    assert sizes == sorted(sizes, reverse=True)


def test_what_is_left_out_is_told_apart_from_what_is_known() -> None:
    diff = diff_plans(plan_for(BASE), plan_for(BASE, without=["fine-tuning"]))
    assert ("fine-tuning", "left_out") in {(move.skill_id, move.kind) for move in diff.skills}
    back = diff_plans(plan_for(BASE, without=["fine-tuning"]), plan_for(BASE))
    assert ("fine-tuning", "taken_in") in {(move.skill_id, move.kind) for move in back.skills}


def test_the_facts_told_in_between_stand_beside_it() -> None:
    assert BASE.weekly_hours is not None
    diff = diff_plans(plan_for(BASE), plan_for(BASE), because=[BASE.weekly_hours])
    assert diff.because == (BASE.weekly_hours,)
    assert diff.is_empty
