"""What a plan proposes can be taken by a sentence, a click or from Python, and is undone like any other fact."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.schema import Change, TransitionPlan

TOLD = "I'm a backend developer, 6 years, good Python, 6 hours a week, in 4.5 months, $200, want to be an AI engineer"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    with Coach(settings, now=lambda: datetime(2026, 11, 27, 9, tzinfo=UTC)) as opened:
        opened.ask(TOLD)
        yield opened


def newest(coach: Coach) -> TransitionPlan:
    return coach.plans()[-1].plan


def proposed(coach: Coach, kind: str) -> Change:
    return next(change for change in newest(coach).verdict.changes if change.kind == kind)


SENTENCES = [
    ("ok take the smaller scope", "smaller_scope"),
    ("leave out what you suggest", "smaller_scope"),
    ("let's leave those out then", "smaller_scope"),
    ("can I do the later date?", "later_date"),
    ("the later date, please", "later_date"),
    ("I'll take the later date", "later_date"),
    ("ok, more hours a week then", "more_hours"),
    ("let's go with the extra hours", "more_hours"),
]


@pytest.mark.parametrize(("words", "kind"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_a_proposal_is_taken_by_a_sentence(coach: Coach, words: str, kind: str) -> None:
    change = proposed(coach, kind)
    reply = coach.ask(words)
    plan = newest(coach)
    assert "Noted:" in reply.text
    assert plan.verdict.kind in ("fits", "tight")
    assert plan.verdict.finish == change.finish
    assert coach.profile().left_out_ids == tuple(sorted(change.dropped_skills))
    assert not reply.notices


def test_the_first_and_the_last_are_counted_as_they_are_shown(coach: Coach) -> None:
    last = newest(coach).verdict.changes[-1]
    coach.ask("ok, let's take the last one")
    assert newest(coach).verdict.finish == last.finish


ASKING = [
    "what is the smaller scope?",
    "why a later date?",
    "I don't want the later date",
    "what if I took more hours?",
]


@pytest.mark.parametrize("words", ASKING)
def test_who_asks_or_refuses_takes_nothing(coach: Coach, words: str) -> None:
    plan = newest(coach)
    coach.ask(words)
    assert newest(coach).verdict == plan.verdict


def test_a_single_wish_of_the_role_is_left_out_and_put_back(coach: Coach) -> None:
    whole = newest(coach)
    reply = coach.ask("drop fine-tuning from the plan")
    assert "left out of your plan for now: Fine-tuning" in reply.text
    assert "fine-tuning" in {gap.skill_id for gap in newest(coach).dropped}
    assert coach.profile().left_out_ids == ("fine-tuning",)
    coach.ask("put fine-tuning back in")
    assert coach.profile().left_out == ()
    assert newest(coach).gaps == whole.gaps


LEAVING = [
    ("leave RAG out of the plan", "rag"),
    ("leave out agents", "agent-design"),
    ("skip the agents part", "agent-design"),
    ("I don't need RAG in it", "rag"),
    ("drop embeddings from my plan", "embeddings"),
    ("I don't want to learn embeddings", "embeddings"),
    ("take evaluation out", "llm-evaluation"),
    ("get rid of the evaluation stuff", "llm-evaluation"),
    ("lass RAG weg", "rag"),
    ("no RAG please", "rag"),
]


@pytest.mark.parametrize(("words", "skill_id"), LEAVING)
def test_a_must_have_is_asked_back_for_with_what_it_would_cost(coach: Coach, words: str, skill_id: str) -> None:
    plan = newest(coach)
    reply = coach.ask(words)
    assert "must-have" in reply.text
    assert "leave it out all the same?" in reply.text
    assert not reply.facts
    assert not reply.notices
    assert newest(coach) == plan
    coach.ask("yes")
    assert skill_id in coach.profile().left_out_ids
    coach.ask("undo")
    assert coach.profile().left_out_ids == ()


@pytest.mark.parametrize("words", ["no", "ok then keep it", "what does an AI engineer earn?"])
def test_a_must_have_stays_where_it_is_not_wanted_out_all_the_same(coach: Coach, words: str) -> None:
    coach.ask("leave out agents")
    coach.ask(words)
    assert coach.profile().left_out_ids == ()


def test_a_must_have_that_was_left_out_is_put_back(coach: Coach) -> None:
    for words in ("leave out RAG", "leave it out anyway", "put RAG back"):
        coach.ask(words)
    assert coach.profile().left_out == ()
    assert not [one for one in coach.profile().skills if one.skill_id == "rag"]


@pytest.mark.parametrize("words", ["drop Docker from my plan", "without Docker please", "lass Docker weg"])
def test_what_takes_no_hours_cannot_be_left_out_and_loses_no_level(coach: Coach, words: str) -> None:
    level = coach.assess().levels
    assert "takes no hours" in coach.ask(words).text
    assert coach.assess().levels == level


@pytest.mark.parametrize("words", ["remove the portfolio", "skip the applications part"])
def test_what_every_plan_ends_with_stays(coach: Coach, words: str) -> None:
    assert "stays in the plan" in coach.ask(words).text
    assert coach.profile().left_out_ids == ()


@pytest.mark.parametrize("words", ["don't drop Docker", "do I really need agents?", "I left Docker out of my CV"])
def test_who_keeps_a_skill_or_speaks_of_something_else_leaves_nothing_out(coach: Coach, words: str) -> None:
    coach.ask(words)
    assert coach.profile().left_out_ids == ()
    assert not [one for one in coach.profile().skills if one.skill_id == "docker" and "drop" in words]


def test_what_is_left_out_can_be_told_from_python(coach: Coach) -> None:
    coach.tell({"leave_out": ["fine-tuning", "mlops"]})
    dropped = {gap.skill_id for gap in coach.plan().transition.dropped}
    assert "fine-tuning" in dropped
    assert coach.profile().left_out_ids == ("fine-tuning", "mlops")


def test_not_now_is_said_with_what_to_do_meanwhile(coach: Coach) -> None:
    told = "I'm a cook and never programmed, 4 hours a week, in 3 months, no money, want to be an AI engineer"
    reply = coach.ask(told, person="cook")
    plan = coach.plans("cook")[-1].plan
    assert plan.verdict.kind == "not_now"
    assert {change.kind for change in plan.verdict.changes} == {"later_date"}
    assert "Honestly, not now." in reply.text
    assert "Programming foundations" in reply.text
    assert not reply.notices
