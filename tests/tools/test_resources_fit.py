"""Resources are ranked for this person: level, what they know before, money, hours, formats; with why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.knowledge.catalogue import Catalogue, load_catalogue
from tools.knowledge.links import LinkAnswer, LinkCheck, next_check
from tools.knowledge.rows import Resource
from tools.knowledge.search import search_index
from tools.learner import Learner, learner_of
from tools.planning import make_plan
from tools.resources import READ_FORMATS, find_resources
from tools.schema import (
    ConstraintFact,
    DeadlineFact,
    NumberFact,
    Picks,
    Profile,
    ResourcePick,
    RoleFact,
    SkillFact,
)

BUILT_IN = load_catalogue()
INDEX = search_index(BUILT_IN)
TODAY = date(2026, 6, 1)


def of(field: str, value: float) -> NumberFact:
    return NumberFact(field=field, value=value, quote=f"{value:g}", turn=1)  # type: ignore[arg-type]


def knows(**levels: int) -> tuple[SkillFact, ...]:
    names = {name.replace("_", "-"): level for name, level in levels.items()}
    return tuple(SkillFact(label=one, skill_id=one, level=level, quote=one, turn=1) for one, level in names.items())  # type: ignore[arg-type]


def wishes(kind: str, text: str) -> tuple[ConstraintFact, ...]:
    return (ConstraintFact(kind=kind, text=text, quote=text, turn=1),)  # type: ignore[arg-type]


def in_months(months: float) -> DeadlineFact:
    return DeadlineFact(months=months, on=TODAY + timedelta(days=round(months * 30.4375)), quote="then", turn=1)


def found(profile: Profile, catalogue: Catalogue = BUILT_IN, **wish: Any) -> Picks:
    index = INDEX if catalogue is BUILT_IN else search_index(catalogue)
    return find_resources(catalogue, index, learner=learner_of(catalogue, profile, today=TODAY), **wish)


def resource(**cells: Any) -> Resource:
    plain = {
        "id": "one", "title": "One", "url": "https://a.example/one", "publisher": "", "format": "tutorial",
        "level": "beginner", "cost": "free", "hours": "5", "hours_basis": "stated", "skills": "rag", "roles": "any",
        "seen_in": "", "license_or_access": "", "notes": "",
    }  # fmt: skip
    return Resource.model_validate(plain | cells)


def shelf(*rows: Resource, links: Mapping[str, LinkCheck] = MappingProxyType({})) -> Catalogue:
    """The built-in tables with only these resources, and what was found of their addresses."""
    return replace(BUILT_IN, tables={**BUILT_IN.tables, Resource: rows, LinkCheck: tuple(links.values())})


# --- Which of two a person would take ---------------------------------------------------------------------------------

GOAL = RoleFact(field="target_role", label="ML engineer", role_id="ml-engineer", quote="ML engineer", turn=1)
PYTHON_3 = Profile(skills=knows(python=3))
# Each case: who asks for RAG; what makes the better one better; what makes the other one worse.
ORDER: list[Any] = [
    pytest.param(Profile(), {"cost": "free"}, {"cost": "paid"}, id="free before paid"),
    pytest.param(Profile(), {"cost": "free"}, {"cost": "freemium"}, id="free before free with extras"),
    pytest.param(Profile(), {"cost": "freemium"}, {"cost": "paid"}, id="free with extras before paid"),
    pytest.param(
        Profile(budget_usd=of("budget_usd", 50)), {"cost": "freemium"}, {"cost": "paid", "format": "course"},
        id="with a budget, no price that nobody knows",
    ),
    pytest.param(PYTHON_3, {"level": "beginner"}, {"level": "advanced"}, id="who is new to it starts at the start"),
    pytest.param(
        Profile(skills=knows(python=3, rag=2)), {"level": "intermediate"}, {"level": "beginner"}, id="who began goes on"
    ),
    pytest.param(
        Profile(skills=knows(python=4, rag=4)), {"level": "advanced"}, {"level": "beginner"}, id="who is far goes deep"
    ),
    pytest.param(Profile(), {"skills": "rag;python"}, {"skills": "python;rag"}, id="at its heart, not beside"),
    pytest.param(
        PYTHON_3, {"skills": "rag;python"}, {"skills": "rag;typescript-javascript"}, id="in a language the person knows"
    ),
    pytest.param(
        Profile(skills=knows(python=3, embeddings=2, vector_databases=2, llm_apis=2, prompt_engineering=2)),
        {"level": "advanced", "skills": "llm-reliability;rag"}, {"level": "advanced", "skills": "fine-tuning;rag"},
        id="whose base the person has",
    ),
    pytest.param(
        Profile(weekly_hours=of("weekly_hours", 2)), {"hours": "20"}, {"hours": "60"}, id="few hours: the short one"
    ),
    pytest.param(
        Profile(constraints=wishes("no_video", "lieber lesen")), {"format": "book"}, {"format": "course"},
        id="who prefers reading gets something to read",
    ),
    pytest.param(
        Profile(constraints=wishes("accessibility", "I'm deaf")), {"format": "docs"}, {"format": "course"},
        id="who needs captions gets something to read",
    ),
    pytest.param(
        Profile(target_role=GOAL), {"roles": "ml-engineer"}, {"roles": "data-analyst"}, id="made for the own goal",
    ),
    pytest.param(Profile(), {}, {"url": ""}, id="an address before none"),
    pytest.param(Profile(), {}, {"hours": "", "hours_basis": "unknown"}, id="a length that is told before none"),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "better", "worse"), ORDER)
def test_of_two_alike_the_one_that_fits_better_stands_first(
    profile: Profile, better: dict[str, str], worse: dict[str, str]
) -> None:
    # The order of ids decides between equals: the better one must win against it.
    rows = (resource(id="aaa", **better), resource(id="zzz", **worse))
    picks = found(profile, shelf(*rows), skill_id="rag").picks
    assert [pick.resource_id for pick in picks] == ["aaa", "zzz"]


LEFT_OUT: list[Any] = [
    pytest.param(Profile(budget_usd=of("budget_usd", 0)), {"cost": "paid"}, id="no money: nothing that is sold"),
    pytest.param(Profile(budget_usd=of("budget_usd", 0)), {"cost": "freemium"}, id="no money: nothing with paid parts"),
    pytest.param(Profile(budget_usd=of("budget_usd", 0)), {"cost": "unknown"}, id="no money: no unknown price"),
    pytest.param(
        Profile(weekly_hours=of("weekly_hours", 5), deadline=in_months(2)),
        {"hours": "60"},
        id="longer than what is left",
    ),
    pytest.param(Profile(constraints=wishes("no_video", "no videos")), {"format": "video"}, id="no video"),
    pytest.param(
        Profile(constraints=wishes("no_video", "no videos")),
        {"format": "course", "url": "https://www.youtube.com/watch?v=1"},
        id="no video that is called a course",
    ),
    pytest.param(Profile(constraints=wishes("accessibility", "need captions")), {"format": "video"}, id="captions"),
    pytest.param(Profile(constraints=wishes("no_video", "text only")), {"format": "course"}, id="text only: no course"),
    pytest.param(Profile(constraints=wishes("no_video", "nur Text")), {"format": "bootcamp"}, id="nur Text"),
]


@pytest.mark.parametrize(("profile", "cells"), LEFT_OUT)
def test_what_can_never_fit_is_left_out(profile: Profile, cells: dict[str, str]) -> None:
    catalogue = shelf(resource(**cells))
    assert found(profile, catalogue, skill_id="rag").picks == ()
    assert len(found(Profile(), catalogue, skill_id="rag").picks) == 1


REASONS: list[Any] = [
    pytest.param(PYTHON_3, {}, {"teaches:rag", "level:beginner", "free"}, id="the gap, the level, the price"),
    pytest.param(Profile(weekly_hours=of("weekly_hours", 2)), {}, {"weeks:3"}, id="weeks, rounded up"),
    pytest.param(
        Profile(skills=knows(machine_learning=0)), {"skills": "fine-tuning;rag"}, {"needs:"}, id="what to learn before"
    ),
    pytest.param(Profile(constraints=wishes("no_video", "no videos")), {}, {"read"}, id="something to read"),
    pytest.param(
        Profile(constraints=wishes("accessibility", "I am deaf")),
        {"format": "course"},
        {"captions_unknown"},
        id="captions are not known",
    ),
    pytest.param(Profile(), {"cost": "paid"}, {"price_unknown"}, id="a price that is not known"),
]


@pytest.mark.parametrize(("profile", "cells", "reasons"), REASONS)
def test_each_pick_says_why(profile: Profile, cells: dict[str, str], reasons: set[str]) -> None:
    (pick,) = found(profile, shelf(resource(**cells)), skill_id="rag").picks
    assert {one for one in reasons if not any(reason.startswith(one) for reason in pick.reasons)} == set()


def test_only_who_knows_the_base_is_told_so() -> None:
    base = dict.fromkeys((one.replace("-", "_") for one in BUILT_IN.skills["rag"].prerequisites), 1)
    catalogue = shelf(resource())
    for skills, is_told in ((knows(python=2), False), (knows(python=2, **base), True), ((), False)):
        (pick,) = found(Profile(skills=skills), catalogue, skill_id="rag").picks
        assert ("ready" in pick.reasons) is is_told


def test_nobody_is_told_to_learn_first_what_they_come_to_learn() -> None:
    for pick in found(Profile(skills=knows(sql=1)), skill_id="python", limit=50).picks:
        assert "needs:python" not in pick.reasons


def test_the_deadline_of_yesterday_is_no_reason_to_find_nothing() -> None:
    past = Profile(deadline=DeadlineFact(on=TODAY - timedelta(days=1), quote="yesterday", turn=1))
    assert found(past, query="free course on RAG").picks


# --- Dead links -------------------------------------------------------------------------------------------------------


def checked(row: Resource, status: str, *, since: int = 0) -> LinkCheck:
    before = (
        next_check(row.url, LinkAnswer("failing"), today=TODAY - timedelta(days=since), before=None) if since else None
    )
    return next_check(row.url, LinkAnswer(status), today=TODAY, before=before)  # type: ignore[arg-type]


def links(*checks: LinkCheck) -> dict[str, LinkCheck]:
    return {check.url: check for check in checks}


BEST = resource(id="best", title="Best", url="https://a.example/best")
NEXT = resource(id="next", title="Next", url="https://b.example/next", cost="freemium")


@pytest.mark.parametrize(
    ("status", "since", "shown", "link"),
    [
        ("ok", 0, True, "works"),
        ("gone", 0, False, ""),
        ("failing", 0, True, "unsure"),
        ("failing", 20, False, ""),
        ("closed", 0, True, ""),
        ("robots", 0, True, ""),
    ],
)
def test_a_dead_link_gives_its_place_to_the_next_best_and_is_named(
    status: str, since: int, shown: bool, link: str
) -> None:
    catalogue = shelf(BEST, NEXT, links=links(checked(BEST, status, since=since)))
    made = found(Profile(), catalogue, skill_id="rag", limit=1)
    assert [pick.resource_id for pick in made.picks] == ["best" if shown else "next"]
    assert [(one.title, one.checked_on) for one in made.not_shown] == ([] if shown else [("Best", TODAY)])
    if shown:
        assert (made.picks[0].link, made.picks[0].checked_on) == (link, TODAY if link else None)


def test_a_dead_link_that_would_not_have_been_shown_anyway_is_not_spoken_of() -> None:
    catalogue = shelf(BEST, NEXT, links=links(checked(NEXT, "gone")))
    assert found(Profile(), catalogue, skill_id="rag", limit=1).not_shown == ()


def test_a_plan_takes_the_next_best_for_a_dead_link_and_says_so() -> None:
    person = Profile(skills=knows(python=3), weekly_hours=of("weekly_hours", 8))
    before = make_plan(BUILT_IN, INDEX, person, today=TODAY)
    taken = next(pick for phase in before.phases for pick in phase.resources if pick.url)
    row = BUILT_IN.resources[taken.resource_id]
    catalogue = replace(BUILT_IN, tables={**BUILT_IN.tables, LinkCheck: (checked(row, "gone"),)})
    after = make_plan(catalogue, INDEX, person, today=TODAY)
    assert taken.resource_id not in {pick.resource_id for phase in after.phases for pick in phase.resources}
    assert taken.resource_id in {one.resource_id for phase in after.phases for one in phase.not_shown}
    assert (after.verdict, after.weeks) == (before.verdict, before.weeks)


# --- Whatever is asked by whomever ------------------------------------------------------------------------------------

LEARNERS = st.builds(
    Learner,
    levels=st.none() | st.dictionaries(st.sampled_from(sorted(BUILT_IN.skills)), st.integers(0, 4), max_size=8),
    role_id=st.none() | st.sampled_from(sorted(BUILT_IN.roles)),
    weekly_hours=st.none() | st.floats(0.25, 112),
    hours_left=st.none() | st.floats(0, 3000),
    budget_usd=st.none() | st.sampled_from([0.0, 1.0, 200.0]),
    avoid_formats=st.frozensets(st.sampled_from(["video", "course", "book"])),
    prefers_text=st.booleans(),
    needs_captions=st.booleans(),
)
DEAD = st.frozensets(st.sampled_from(sorted({one.url for one in BUILT_IN.resources.values() if one.url})), max_size=60)


@settings(deadline=None)
@given(learner=LEARNERS, skill_id=st.sampled_from(sorted(BUILT_IN.skills)), dead=DEAD, limit=st.integers(1, 6))
def test_nothing_outside_the_catalogue_nothing_dead_and_nothing_out_of_reach_is_named(
    learner: Learner, skill_id: str, dead: frozenset[str], limit: int
) -> None:
    checks = tuple(next_check(url, LinkAnswer("gone", 404), today=TODAY, before=None) for url in sorted(dead))
    catalogue = replace(BUILT_IN, tables={**BUILT_IN.tables, LinkCheck: checks})
    made = find_resources(catalogue, INDEX, skill_id=skill_id, learner=learner, limit=limit)
    for pick in made.picks:
        row = BUILT_IN.resources[pick.resource_id]
        assert (pick.title, pick.url, pick.publisher, pick.hours, pick.cost) == (
            row.title, row.url, row.publisher, row.hours, row.cost,
        )  # fmt: skip
        assert pick.url not in dead
        assert row.format not in learner.avoid_formats
        assert "video" not in learner.avoid_formats or not row.is_video
        assert learner.budget_usd != 0 or row.cost == "free"
        assert learner.hours_left is None or row.hours is None or row.hours <= learner.hours_left
        assert f"teaches:{skill_id}" in pick.reasons
    assert {BUILT_IN.resources[one.resource_id].url for one in made.not_shown} <= dead
    assert [one.title for one in made.not_shown] == [
        BUILT_IN.resources[one.resource_id].title for one in made.not_shown
    ]
    assert len(made.picks) == limit or not _more_would_do(catalogue, learner, skill_id, made, dead)


def _more_would_do(catalogue: Catalogue, learner: Learner, skill_id: str, made: Picks, dead: frozenset[str]) -> bool:
    """Whether anything that fits was held back."""
    everything = find_resources(catalogue, INDEX, skill_id=skill_id, learner=learner, limit=1000)
    return len(everything.picks) > len(made.picks)


@settings(deadline=None)
@given(learner=LEARNERS, cells=st.fixed_dictionaries({
    "level": st.sampled_from(["beginner", "intermediate", "advanced", "any"]),
    "format": st.sampled_from(sorted(READ_FORMATS | {"course"})),
    "hours": st.sampled_from(["1", "10", "90"]),
}))  # fmt: skip
def test_of_two_that_differ_in_price_alone_the_cheaper_stands_first(learner: Learner, cells: dict[str, str]) -> None:
    order = ["free", "freemium", "paid"]
    rows = [
        resource(id=name, url=f"https://{name}.example", cost=cost, **cells)
        for name, cost in zip("abc", order, strict=True)
    ]
    picks = find_resources(shelf(*rows), INDEX, skill_id="rag", learner=learner).picks
    assert [pick.cost for pick in picks] == order[: len(picks)]


@settings(deadline=None)
@given(learner=LEARNERS, skill_id=st.sampled_from(sorted(BUILT_IN.skills)))
def test_the_same_person_gets_the_same_list_and_a_shorter_one_is_its_beginning(learner: Learner, skill_id: str) -> None:
    def ids(limit: int) -> list[str]:
        made = find_resources(BUILT_IN, INDEX, skill_id=skill_id, learner=learner, limit=limit).picks
        return [pick.resource_id for pick in made]

    assert ids(5) == ids(5)
    assert ids(2) == ids(5)[:2]


def test_every_reason_has_its_words() -> None:
    from agent.prompts import PromptLibrary, Scribe

    scribe = Scribe(PromptLibrary())
    people = [case.values[0] for case in (*ORDER, *REASONS)]
    made: list[ResourcePick] = [
        pick
        for person in people
        for skill in ("rag", "sql", "fine-tuning")
        for pick in found(person, skill_id=skill).picks
    ]
    codes = {reason.partition(":")[::2] for pick in made for reason in pick.reasons}
    assert {code for code, of in codes if not scribe("page_why_it_fits", code=code, of=of).strip()} == set()
