"""Three to five projects in a person's own field: each proves other skills, and none takes hours the plan has not."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tests.tools.planning.test_plan_properties import many, people, plan_for
from tools.errors import ImpossibleValueError
from tools.knowledge.planning_rows import SkillProof, WorkField
from tools.listening import Lexicon, fold, listen
from tools.planning.domains import domain_of, in_field
from tools.planning.portfolio import FEWEST, MOST
from tools.schema import Portfolio, Profile, TransitionPlan

TODAY = date(2026, 3, 4)
LEXICON = Lexicon.build(CATALOGUE)
MUSTS = {row.skill_id: 3 for row in CATALOGUE.role_skills["ai-engineer"] if row.importance == "must"}
NURSE = person("registered nurse", skills=NEVER_PROGRAMMED, hours=8)


def portfolio_of(profile: Profile) -> Portfolio:
    made = plan_for(profile).portfolio
    assert made is not None
    return made


def heard(*messages: str) -> Profile:
    facts = [listen(one, lexicon=LEXICON, today=TODAY, turn=turn).facts for turn, one in enumerate(messages, 1)]
    return fold(fact for told in facts for fact in told)


# --- For everybody ----------------------------------------------------------------------------------------------------


def building_hours(plan: TransitionPlan) -> float:
    return sum(task.hours for week in plan.weeks for task in week.tasks if task.kind == "build")


@many
@given(people())
def test_there_are_three_to_five_or_what_can_be_finished_by_a_date_too_near(profile: Profile) -> None:
    plan, made = plan_for(profile), portfolio_of(profile)
    fewest = 1 if plan.verdict.kind == "not_now" else FEWEST
    assert fewest <= len(made.projects) <= MOST


@many
@given(people())
def test_each_must_have_that_the_plan_teaches_is_proven_once(profile: Profile) -> None:
    plan, made = plan_for(profile), portfolio_of(profile)
    proven = [skill_id for one in made.projects for skill_id in one.proves]
    assert len(proven) == len(set(proven))
    if plan.verdict.kind != "not_now":
        assert {gap.skill_id for gap in plan.gaps if gap.importance == "must"} <= set(proven)


@many
@given(people())
def test_no_two_projects_are_alike_and_none_is_empty(profile: Profile) -> None:
    projects = portfolio_of(profile).projects
    for part in ("id", "title", "proves", "done_when"):
        assert len({getattr(one, part) for one in projects}) == len(projects)
    for one in projects:
        assert one.proves == tuple(point.skill_id for point in one.rubric)
        assert all((one.done_when, one.hiring, one.data, one.must_not))
        assert all(point.source.label and point.trust for point in one.hiring)


@many
@given(people())
def test_their_hours_are_those_that_the_plan_has_for_building(profile: Profile) -> None:
    plan, made = plan_for(profile), portfolio_of(profile)
    hours = sum(one.hours for one in made.projects)
    if "weeks_cut" not in plan.assumptions and plan.verdict.kind != "not_now":
        assert hours == pytest.approx(building_hours(plan), abs=0.05)


@many
@given(people())
def test_they_stand_in_the_order_in_which_they_are_finished(profile: Profile) -> None:
    made = portfolio_of(profile)
    assert all(first.week <= second.week for first, second in pairwise(made.projects))


@many
@given(people())
def test_the_first_is_finished_early_where_anything_is(profile: Profile) -> None:
    plan, first = plan_for(profile), portfolio_of(profile).projects[0]
    built = {task.phase_id: week.number for week in plan.weeks for task in week.tasks if task.kind == "build"}
    early = [week for week in built.values() if week <= plan.phases[-1].end_week / 3]
    if early and "weeks_cut" not in plan.assumptions:
        assert first.week <= plan.phases[-1].end_week / 3


# --- In the person's own field ----------------------------------------------------------------------------------------

ORIGINS = [
    ("registered nurse", "healthcare"),
    ("Krankenpfleger", "healthcare"),
    ("teacher", "education"),
    ("bookkeeper", "finance"),
    ("paralegal", "law"),
    ("call center agent", "support"),
    ("account manager", "sales"),
    ("truck driver", "logistics"),
    ("electrician", "trades"),
    ("civil servant", "public"),
    ("biologist", "research"),
    ("recruiter", "people"),
    ("graphic designer", "creative"),
    ("waiter", "hospitality"),
    ("product manager", "product"),
    ("qa-engineer", "qa"),
    ("devops-sre-engineer", "devops"),
    ("data analyst", "data"),
    ("data-scientist", "data"),
    ("backend-engineer", "software"),
    ("software engineer at a hospital", "healthcare"),
    ("shepherd", "general"),
]


@pytest.mark.parametrize(("origin", "field"), ORIGINS)
def test_the_work_tells_the_field(origin: str, field: str) -> None:
    assert domain_of(CATALOGUE, person(origin)).domain_id == field


TWINS = [
    ("waiter", "waitress"),
    ("Krankenpfleger", "Krankenschwester"),
    ("Lehrer", "Lehrerin"),
    ("enfermero", "enfermera"),
    ("infirmier", "infirmière"),
    ("salesman", "saleswoman"),
    ("policeman", "policewoman"),
    ("abogado", "abogada"),
    ("Verkäufer", "Verkäuferin"),
    ("vendeur", "vendeuse"),
    ("Koch", "Köchin"),
    ("médico", "médica"),
    ("chef de projet", "cheffe de projet"),
    ("craftsman", "craftswoman"),
    ("Arzt", "Ärztin"),
    ("contador", "contadora"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_who_does_the_work_says_nothing_of_what_to_build(one: str, other: str) -> None:
    assert domain_of(CATALOGUE, person(one)) == domain_of(CATALOGUE, person(other))


def test_skills_tell_the_field_of_who_tells_no_work() -> None:
    assert domain_of(CATALOGUE, person(skills={"kubernetes": 3, "linux-shell": 3})).domain_id == "devops"
    assert domain_of(CATALOGUE, person(skills={"patient care": 3})).domain_id == "healthcare"
    assert domain_of(CATALOGUE, person()).domain_id == "general"


@pytest.mark.parametrize(
    "words", ["make the projects about {}", "Projects about {}, please", "I want projects from {}"]
)
def test_a_field_that_is_asked_for_goes_first(words: str) -> None:
    for row in CATALOGUE.rows(WorkField)[:-1]:
        told = heard("I am a nurse, 8 hours a week", words.format(row.label))
        assert domain_of(CATALOGUE, told) == row


def test_the_field_asked_for_last_counts() -> None:
    about_law, about_sales = "make the projects about law", "make the projects about sales"
    assert domain_of(CATALOGUE, heard(about_law, about_sales, about_law)).domain_id == "law"


def test_a_field_that_no_row_knows_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ImpossibleValueError, match=r"zzz.*healthcare and nursing"):
        in_field(CATALOGUE, person(), "zzz")


def test_a_field_moves_no_hour_and_no_date() -> None:
    plan, other = plan_for(NURSE), plan_for(in_field(CATALOGUE, NURSE, "law"))
    assert (other.weeks, other.verdict) == (plan.weeks, plan.verdict)
    assert {one.proves for one in portfolio_of(NURSE).projects} == {
        one.proves for one in (other.portfolio.projects if other.portfolio else ())
    }


def texts(made: Portfolio) -> Iterable[str]:
    return (text for one in made.projects for text in (one.title, one.brief, *one.grows_by, *one.done_when))


@pytest.mark.parametrize("row", CATALOGUE.rows(WorkField), ids=lambda row: row.domain_id)
def test_every_field_fills_every_project(row: WorkField) -> None:
    for target in ("ai-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer", "ai-application-engineer"):
        wish = {"kind": "domain", "text": row.words[0].rstrip("*") if row.words else "x", "quote": "x", "turn": 1}
        profile = person(skills=NEVER_PROGRAMMED, target=target, hours=8)
        told = Profile.model_validate(profile.model_dump() | {"constraints": [wish]})
        assert not any("{" in text for text in texts(portfolio_of(told)))


# --- What is shown and how it is judged -------------------------------------------------------------------------------


def test_every_skill_has_a_point_of_a_rubric() -> None:
    assert {row.skill_id for row in CATALOGUE.rows(SkillProof)} == set(CATALOGUE.skills)


def test_a_nurse_gets_projects_of_a_ward_and_never_a_patient_s_data() -> None:
    made = portfolio_of(NURSE)
    assert made.label == "healthcare and nursing"
    assert "duty roster" in made.projects[0].title
    assert "Never a real patient's data" in made.projects[0].data
    assert sum("doses, allergies" in point for one in made.projects for point in one.done_when) == 1


def test_who_is_there_already_shows_what_they_can_do() -> None:
    made = portfolio_of(person(skills=MUSTS, hours=5))
    held = [one for one in made.projects if one.is_held]
    assert len(held) == FEWEST - 1
    assert all(one.hours == 0 and set(one.proves) <= set(MUSTS) for one in held)


def test_a_plan_kept_from_before_there_were_projects_opens() -> None:
    old = json.loads(plan_for(NURSE).model_dump_json())
    del old["portfolio"]
    for phase in old["phases"]:
        if phase["done"]:
            del phase["done"]["rubric_shown"], phase["done"]["rubric_missing"]
    assert TransitionPlan.model_validate(old).portfolio is None
