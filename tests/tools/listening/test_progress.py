"""What is told of work done: milestones with their proof, and the real hours of a week; only where there is a plan."""

from datetime import date

import pytest

from tests.people import CATALOGUE, person
from tools.knowledge.search import search_index
from tools.listening.progress import read_progress
from tools.planning import make_plan
from tools.schema import ProgressFact

PLAN = make_plan(
    CATALOGUE,
    search_index(CATALOGUE),
    person("backend-engineer", hours=8, target="ai-engineer"),
    today=date(2026, 11, 20),
)
TODAY = date(2026, 12, 16)  # a Wednesday
THIS, LAST, BEFORE = date(2026, 12, 14), date(2026, 12, 7), date(2026, 11, 30)


def read(message: str, before: list[ProgressFact] | None = None, turn: int = 3):
    return read_progress(message, plan=PLAN, today=TODAY, turn=turn, before=before or [])


MILESTONES = [
    ("I finished the first milestone: https://github.com/me/tool", ["llm_basics"], "https://github.com/me/tool"),
    ("done with LLM basics", ["llm_basics"], ""),
    ("RAG phase done, repo is at github.com/me/rag", ["rag"], "repo is at github.com/me/rag"),
    ("the second one is done", ["rag"], ""),
    ("milestone 3 done", ["agents"], ""),
    ("phases 1 and 2 are done", ["llm_basics", "rag"], ""),
    ("I finished the first two milestones", ["llm_basics", "rag"], ""),
    (
        "Finished the next milestone. It answers 20 questions with the passage each rests on.",
        ["llm_basics"],
        "It answers 20 questions with the passage each rests on.",
    ),
    ("Den ersten Meilenstein habe ich geschafft: https://x.de/a", ["llm_basics"], "https://x.de/a"),
    ("fertig mit LLM-Grundlagen", ["llm_basics"], ""),
    ("Die RAG-Phase ist fertig", ["rag"], ""),
    ("He terminado el primer hito", ["llm_basics"], ""),
    ("J'ai terminé la première étape", ["llm_basics"], ""),
    ("Terminei a primeira fase", ["llm_basics"], ""),
]


@pytest.mark.parametrize(("message", "phases", "proof"), MILESTONES, ids=[message for message, *_ in MILESTONES])
def test_a_milestone_is_told_by_number_by_name_or_as_the_next(message: str, phases: list[str], proof: str) -> None:
    told = read(message)
    done = [fact.milestone for fact in told.facts if fact.milestone]
    assert [one.phase_id for one in done] == phases
    assert {one.proof for one in done} == {proof}
    assert told.rest == ""


HOURS = [
    ("I spent 6 hours this week", [(THIS, 6)]),
    ("6h this week", [(THIS, 6)]),
    ("I studied six hours last week", [(LAST, 6)]),
    ("I only managed 3 hours a week in the last two weeks", [(BEFORE, 3), (LAST, 3)]),
    ("I spent 10 hours in the past two weeks", [(BEFORE, 5), (LAST, 5)]),
    ("6 hours last week and 4 this week", [(LAST, 6), (THIS, 4)]),
    ("no time this week, 0 hours", [(THIS, 0)]),
    ("I didn't study last week", [(LAST, 0)]),
    ("I worked 90 minutes this week", [(THIS, 1.5)]),
    ("in week 2 I did 5 hours", [(BEFORE, 5)]),
    ("Ich habe diese Woche 6 Stunden gelernt", [(THIS, 6)]),
    ("Keine Zeit diese Woche", [(THIS, 0)]),
    ("Esta semana he dedicado 6 horas", [(THIS, 6)]),
    ("cette semaine j'ai fait 6 heures", [(THIS, 6)]),
    ("esta semana estudei 6 horas", [(THIS, 6)]),
]


@pytest.mark.parametrize(("message", "weeks"), HOURS, ids=[message for message, _ in HOURS])
def test_real_hours_are_of_the_week_they_are_told_of(message: str, weeks: list[tuple[date, float]]) -> None:
    told = read(message)
    assert [(fact.worked.week, fact.worked.hours) for fact in told.facts if fact.worked] == weeks
    assert told.rest == ""


NOT_PROGRESS = [
    "I have 6 hours this week",
    "I can do 6 hours a week",
    "Actually make that 6 hours a week",
    "I worked 40 hours this week at my job",
    "I finished the RAG course",
    "I've done RAG before at work",
    "I have done machine learning projects",
    "I'm done with my degree",
    "When I finish the RAG phase, what comes next?",
    "The evaluation phase is almost done",
    "what if I finished the first milestone?",
    "I will finish the first milestone next week",
    "I spent 3 years in evaluation",
]


@pytest.mark.parametrize("message", NOT_PROGRESS)
def test_what_is_to_come_or_of_something_else_is_left_to_the_other_readers(message: str) -> None:
    told = read(message)
    assert (told.facts, told.rest, told.kind) == ((), message, None)


def test_without_a_plan_nothing_is_progress() -> None:
    message = "I finished the first milestone"
    assert read_progress(message, plan=None, today=TODAY, turn=1).rest == message


def test_the_rest_of_a_message_is_left_for_the_other_readers() -> None:
    assert read("I completed the agents phase and I now have 10 hours a week.").rest == "I now have 10 hours a week."


def test_a_milestone_that_no_plan_has_is_asked_for() -> None:
    told = read("I finished the seventeenth milestone")
    assert (told.kind, told.facts) == ("which", ())


def test_hours_of_a_day_are_added_up_and_are_no_check_in() -> None:
    first = list(read("I studied two hours today").facts)
    (second,) = read("another 2 hours this week", before=first).facts
    assert first[0].worked
    assert first[0].worked.is_running
    assert second.worked
    assert second.worked.hours == 4


def test_a_milestone_told_twice_keeps_its_day_and_takes_the_new_proof() -> None:
    first = list(read("done with LLM basics").facts)
    (again,) = read("I finished the first milestone: https://a.io/x", before=first).facts
    assert again.milestone
    assert again.milestone.proof == "https://a.io/x"
    assert again.on == first[0].on


@pytest.mark.parametrize("message", ["undo that", "Take that back, please", "I have not finished the first milestone"])
def test_what_was_told_is_taken_back(message: str) -> None:
    first = list(read("done with LLM basics").facts)
    (back,) = read(message, before=first, turn=4).facts
    assert back.withdrawn
    assert back.milestone == first[0].milestone


def test_undoing_hours_brings_back_what_was_told_before() -> None:
    first = list(read("I spent 6 hours this week").facts)
    second = list(read("I spent 2 hours this week", turn=4).facts)
    (back,) = read("undo that", before=[*first, *second], turn=5).facts
    assert back.worked
    assert back.worked.hours == 6


ASKS = [
    ("show me my progress", "all"),
    ("how far am I?", "all"),
    ("Am I on track?", "all"),
    ("Wie weit bin ich?", "all"),
    ("What should I do this week?", "week"),
    ("what's on for this week?", "week"),
    ("Was soll ich diese Woche machen?", "week"),
    ("how far is a RAG from an agent?", None),
]


@pytest.mark.parametrize(("message", "kind"), ASKS, ids=[message for message, _ in ASKS])
def test_how_far_and_this_week_are_asked_for(message: str, kind: str | None) -> None:
    assert read(message).kind == kind
