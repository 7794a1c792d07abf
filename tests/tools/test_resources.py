"""Resources fit the wish: the filters hold, the order is one a person would agree with, the reasons are true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.errors import ImpossibleValueError, UnknownSkillError
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import search_index
from tools.resources import FORMATS, find_resources
from tools.schema import ResourcePick

CATALOGUE = load_catalogue()
INDEX = search_index(CATALOGUE)


def find(**wish: object) -> tuple[ResourcePick, ...]:
    return find_resources(CATALOGUE, INDEX, **wish).picks  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own_level", "levels"),
    [
        pytest.param(0, {"beginner", "any"}, id="who knows nothing of it starts at the start"),
        pytest.param(2, {"intermediate", "any"}, id="who can use it with help goes on"),
        pytest.param(4, {"advanced", "any"}, id="who leads in it goes deep"),
    ],
)
def test_the_first_pick_fits_the_level_now(own_level: int, levels: set[str]) -> None:
    first = find(skill_id="rag", own_level=own_level)[0]
    assert first.level in levels
    assert f"level:{first.level}" in first.reasons


def test_the_first_picks_have_the_skill_at_their_heart() -> None:
    assert [pick.skill_ids[0] for pick in find(skill_id="sql", own_level=1, limit=2)] == ["sql", "sql"]


def test_free_only_means_free_not_free_to_try() -> None:
    assert {pick.cost for pick in find(skill_id="prompt-engineering", free_only=True, limit=50)} == {"free"}


def test_hours_hold_and_unknown_hours_are_no_promise() -> None:
    assert all(pick.hours is not None and pick.hours <= 3 for pick in find(skill_id="python", max_hours=3, limit=50))


def test_formats_are_asked_for_or_avoided() -> None:
    assert {pick.format for pick in find(skill_id="python", formats=("book", "course"), limit=50)} == {"book", "course"}
    assert "video" not in {pick.format for pick in find(skill_id="rag", avoid_formats=("video",), limit=50)}


@pytest.mark.parametrize(
    ("query", "skill_id", "reason"),
    [
        pytest.param("vector DB", "vector-databases", "teaches:vector-databases", id="an alias names the skill"),
        pytest.param("a beginner tutorial on SQL", "sql", "level:beginner", id="the words name a level"),
        pytest.param("video about RAG", "rag", "format:video", id="the words name a format"),
    ],
)
def test_a_query_is_understood(query: str, skill_id: str, reason: str) -> None:
    first = find(query=query)[0]
    assert skill_id in first.skill_ids
    assert reason in first.reasons


def test_free_in_the_words_means_free() -> None:
    assert {pick.cost for pick in find(query="free material on prompt engineering", limit=30)} == {"free"}


@pytest.mark.parametrize("query", ["a course on ice hockey", "zzzz", "beekeeping for beginners"])
def test_what_the_catalogue_does_not_have_is_not_made_up(query: str) -> None:
    assert find(query=query) == ()


def test_one_publisher_does_not_fill_the_list() -> None:
    publishers = [pick.publisher for pick in find(skill_id="mcp", own_level=1, limit=5)]
    assert len(set(publishers)) >= 4


def test_reasons_tell_stated_hours_from_estimated_ones() -> None:
    for pick in find(skill_id="llm-fundamentals", limit=50):
        basis = CATALOGUE.resources[pick.resource_id].hours_basis
        prefixes = {"stated": ["hours"], "estimated": ["hours_estimated"], "unknown": []}[basis]
        assert [reason.split(":")[0] for reason in pick.reasons if reason.startswith("hours")] == prefixes


def test_an_empty_address_stays_empty() -> None:
    picks = find(limit=len(CATALOGUE.resources))
    assert len(picks) == len(CATALOGUE.resources)
    assert {pick.resource_id for pick in picks if not pick.url} == {
        one.id for one in CATALOGUE.resources.values() if not one.url
    }


def test_a_wish_that_cannot_be_is_refused() -> None:
    with pytest.raises(UnknownSkillError):
        find(skill_id="telepathy")
    for wish in (
        {"own_level": 5},
        {"max_hours": 0},
        {"max_hours": float("nan")},
        {"limit": 0},
        {"formats": ("opera",)},
    ):
        with pytest.raises(ImpossibleValueError):
            find(**wish)


@given(
    query=st.text(max_size=60),
    skill_id=st.none() | st.sampled_from(sorted(CATALOGUE.skills)),
    own_level=st.none() | st.integers(0, 4),
    free_only=st.booleans(),
    max_hours=st.none() | st.floats(0.5, 200),
    avoid=st.sets(st.sampled_from(sorted(FORMATS))),
    limit=st.integers(1, 8),
)
def test_every_pick_holds_to_the_wish(
    query: str,
    skill_id: str | None,
    own_level: int | None,
    free_only: bool,
    max_hours: float | None,
    avoid: set[str],
    limit: int,
) -> None:
    picks = find(
        query=query,
        skill_id=skill_id,
        own_level=own_level,
        free_only=free_only,
        max_hours=max_hours,
        avoid_formats=avoid,
        limit=limit,
    )
    assert len({pick.resource_id for pick in picks}) == len(picks) <= limit
    for pick in picks:
        assert pick.format not in avoid
        assert not free_only or pick.cost == "free"
        assert max_hours is None or (pick.hours or max_hours + 1) <= max_hours
        assert skill_id is None or (skill_id in pick.skill_ids and f"teaches:{skill_id}" in pick.reasons)
