"""What if, and what moved: tried without being kept, and told with every figure that is different."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings

TOLD = (
    "I'm a backend developer, 6 years, good Python, 8 hours a week, until end of June 2027, $200, "
    "want to be an AI engineer"
)


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    ticks = count()
    with Coach(settings, now=lambda: datetime(2026, 11, 27, tzinfo=UTC) + timedelta(seconds=next(ticks))) as opened:
        yield opened


BEHIND = ["What does RAG mean?", "thanks", "How much do AI engineers earn?"]
TRIES = [
    ("What if I had 9 hours a week?", "at 9 hours a week"),
    ("what if I had two months less?", "until 30 April 2027"),
    ("What if I had 2 months more?", "until 30 August 2027"),
    ("what if I had 500 dollars?", "would stay as they are"),
    ("What if I had $500?", "would stay as they are"),
    ("what if I skip fine-tuning?", "Fine-tuning (SFT, LoRA, PEFT): left out for now"),
    ("What if I aimed for AI platform engineer?", "AI Platform / Infrastructure Engineer would take"),
    ("If I had 12 hours a week, when would I be done?", "at 12 hours a week"),
]


@pytest.mark.parametrize(("words", "shown"), TRIES, ids=[words for words, _ in TRIES])
def test_a_what_if_is_tried_at_once_and_changes_nothing(coach: Coach, words: str, shown: str) -> None:
    coach.ask(TOLD)
    known, plans = coach.profile(), coach.plans()
    reply = coach.ask(words)
    assert shown in reply.text
    assert "Nothing has changed in your plan" in reply.text
    assert not reply.notices
    assert (coach.profile(), coach.plans()) == (known, plans)


@pytest.mark.parametrize("before", BEHIND)
def test_a_what_if_is_understood_behind_any_other_turn(coach: Coach, before: str) -> None:
    for message in (TOLD, before):
        coach.ask(message)
    assert "**If so:** AI Engineer would take" in coach.ask("what if I had 12 hours a week?").text


def test_what_moved_is_told_with_its_figures(coach: Coach) -> None:
    coach.ask(TOLD)
    reply = coach.ask("I know RAG well, built two systems on my own")
    assert "Retrieval-augmented generation (RAG): no gap any more" in reply.text
    assert "(before: 166 to 279)" in reply.text
    assert not reply.notices


def test_hours_that_fell_in_a_plan_that_ends_on_the_same_day_are_no_standstill(coach: Coach) -> None:
    for message in (TOLD, "I know a bit of embeddings"):
        reply = coach.ask(message)
    assert "stays as it is" not in reply.text
    assert "Embeddings" in reply.text


def test_what_changes_nothing_is_told_so(coach: Coach) -> None:
    coach.ask(TOLD)
    assert "Your plan stays as it is" in coach.ask("My work is backend developer, really").text


def test_what_was_told_outside_of_the_talk_is_named_as_a_cause(coach: Coach) -> None:
    coach.ask(TOLD)
    coach.tell({"skills": {"Docker": 1}})
    assert "It also counts what you told me before" in coach.ask("make it 9 hours a week").text
