"""Which role is mine: the nearest by hours, what staying would be, and a stepping stone where one is worth it."""

import pytest

from tests.people import NEVER_PROGRAMMED, person
from tools.choice import BY_DEFAULT, DETOUR, MUCH_NEARER, nearest_roles, roles_to_compare
from tools.comparison import compare_roles
from tools.knowledge.catalogue import load_catalogue
from tools.schema import Profile, RoleChoice

CATALOGUE = load_catalogue()


def choice_of(profile: Profile, *role_ids: str) -> RoleChoice:
    made = compare_roles(CATALOGUE, role_ids or roles_to_compare(CATALOGUE, profile, ()), profile=profile)
    assert made.choice is not None
    return made.choice


@pytest.mark.parametrize(
    ("origin", "nearest"),
    [
        ("devops-sre-engineer", "ai-platform-engineer"),
        ("backend-engineer", "ai-engineer"),
        ("full-stack-engineer", "ai-application-engineer"),
    ],
)
def test_the_nearest_role_is_the_one_with_the_fewest_hours(origin: str, nearest: str) -> None:
    assert nearest_roles(CATALOGUE, person(origin))[0] == nearest
    assert choice_of(person(origin)).order[0] == nearest


def test_with_fewer_than_two_roles_named_the_goal_and_the_nearest_are_added() -> None:
    assert roles_to_compare(CATALOGUE, Profile(), ()) == BY_DEFAULT
    assert roles_to_compare(CATALOGUE, Profile(), ["ml-engineer", "teacher"]) == ("ml-engineer", "teacher")
    asked = roles_to_compare(CATALOGUE, person("qa-engineer", target="ml-engineer"), ["data-engineer"])
    assert asked[:2] == ("data-engineer", "ml-engineer")
    assert len(asked) == 3


def test_a_goal_that_is_not_the_nearest_stays_the_goal() -> None:
    choice = choice_of(person("data-engineer", target="ml-engineer"), "ai-engineer", "ml-engineer")
    assert choice.order == ("ai-engineer", "ml-engineer")
    assert (choice.wanted, choice.toward) == ("ml-engineer", "ml-engineer")


def test_the_role_one_is_in_is_no_goal() -> None:
    choice = choice_of(person("data-engineer"), "data-engineer", "ai-engineer")
    assert (choice.here, choice.toward) == ("data-engineer", "ai-engineer")


def test_to_stay_counts_the_missing_skills_that_are_part_of_the_work_of_today() -> None:
    stay = choice_of(person("qa-engineer"), "ai-engineer", "ml-engineer").stay
    assert stay is not None
    assert {"llm-evaluation", "rag-evaluation"} <= set(stay.skill_ids)
    assert 0 < len(stay.skill_ids) < stay.all_count
    assert stay.hours_low < stay.hours_high


@pytest.mark.parametrize("origin", ["teacher", "career-switcher", "nurse"])
def test_work_that_has_next_to_nothing_of_it_is_no_place_to_move_inside(origin: str) -> None:
    assert choice_of(person(origin, skills=NEVER_PROGRAMMED)).stay is None


def test_a_stepping_stone_is_much_nearer_and_hardly_a_detour() -> None:
    profile = person("data-analyst", target="ai-engineer")
    made = compare_roles(CATALOGUE, ["ai-engineer", "data-scientist"], profile=profile)
    assert made.choice is not None
    stone, straight = made.choice.stone, made.distances[0]
    assert stone is not None
    there, on = (stone.there_low + stone.there_high) / 2, (stone.on_low + stone.on_high) / 2
    assert there <= MUCH_NEARER * straight.hours
    assert there + on <= DETOUR * straight.hours


def test_nothing_known_is_no_choice() -> None:
    assert compare_roles(CATALOGUE, BY_DEFAULT, profile=Profile()).choice is None
