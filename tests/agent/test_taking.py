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


def test_a_must_have_stays_and_the_person_is_told(coach: Coach) -> None:
    reply = coach.ask("leave RAG out of the plan")
    assert "stays in the plan" in reply.text
    assert "rag" in {gap.skill_id for gap in newest(coach).gaps}


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
