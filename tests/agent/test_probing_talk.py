"""A probe in a talk: offered once, asked one at a time, ended at a word, and its outcome kept beside what was told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import load_settings
from tools.probing import MOST, ProbeQuestion
from tools.schema import AnswerFact, DeadlineFact, SkillFact, SkillLevel

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
TOLD = "I'm a software engineer, 5 years, 6 hours a week, AI engineer, no date, no money for courses"
PLANNED = (TOLD,)
OFFER = "shall I ask it?"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/t.db")
    with Coach(settings, now=lambda: NOW) as it:
        yield it


def play(coach: Coach, *messages: str) -> list[str]:
    replies = [coach.ask(message, person="ada") for message in messages]
    assert [notice for reply in replies for notice in reply.notices] == []
    return [reply.text for reply in replies]


def level(coach: Coach, skill_id: str) -> SkillLevel:
    made = coach.assess("ada")
    return next(one for one in (*made.levels, *made.others) if one.skill_id == skill_id)


def best(coach: Coach, message: str) -> tuple[str, str]:
    """The letter of the best option of what is asked after a message, and its skill."""
    (asked,) = (one.value for one in coach.ask(message, person="ada").artifacts if isinstance(one.value, ProbeQuestion))
    probe = coach.context.catalogue.probes[asked.probe_id]
    return "ABCD"[probe.best], asked.skill_id


# --- Offered ----------------------------------------------------------------------------------------------------------


def test_after_the_first_plan_a_probe_is_offered_once_with_what_it_could_move(coach: Coach) -> None:
    replies = play(coach, *PLANNED)
    assert "could move this by about" in replies[-1]
    assert [OFFER in reply for reply in replies].count(True) == 1
    assert not any(OFFER in reply for reply in play(coach, "no thanks", "make my plan", "7 hours a week"))


def test_a_yes_to_the_offer_asks_the_probe_and_a_no_leaves_it(coach: Coach) -> None:
    play(coach, *PLANNED)
    assert "- D: " in play(coach, "yes")[0]
    assert "leave it there" in play(coach, "stop")[0]


def test_an_offer_that_was_passed_over_can_still_be_taken_up(coach: Coach) -> None:
    play(coach, *PLANNED, "make my plan please")
    assert "- D: " in play(coach, "yes, ask me")[0]


# --- A whole probe ----------------------------------------------------------------------------------------------------


def test_a_probe_from_start_to_end_tells_reasons_outcome_and_what_the_plan_moved(coach: Coach) -> None:
    play(coach, *PLANNED)
    before, facts = level(coach, "rag"), len(coach.ledger("ada"))
    letter, skill_id = best(coach, "test me on RAG")
    assert skill_id == "rag"
    second, _ = best(coach, letter)
    reply = coach.ask(f"I'd say {second}", person="ada")
    assert "**Yes.**" in reply.text
    assert "The last one" in reply.text
    end = coach.ask("skip", person="ada").text
    after = level(coach, "rag")
    assert (before.level, after.level) == (1, 3)
    assert f": 3** (on your own), somewhere between {after.low:g} and" in end
    assert "before: 1, between 0 and 2" in end
    assert "Your plan has moved." in end
    assert len(coach.ledger("ada")) == facts + 3  # two answers, and the level they lead to


def test_no_reply_asks_more_than_one_probe_and_none_more_than_three(coach: Coach) -> None:
    play(coach, *PLANNED)
    replies = play(coach, "test me", *("I don't know",) * MOST)
    assert [reply.count("- D: ") for reply in replies] == [1] * MOST + [0]
    assert "What it comes to" in replies[-1]


def test_each_answer_is_a_row_beside_what_was_told(coach: Coach) -> None:
    play(coach, *PLANNED, "I know RAG well", "test me on RAG", "I don't know", "stop")
    rows = level(coach, "rag").rows
    assert {"I know RAG well", "I don't know"} <= {row.words for row in rows}
    (asked,) = {row.question for row in rows} - {""}
    assert asked in {probe.question for probe in coach.context.catalogue.probes.values()}
    assert any(asked in reply for reply in play(coach, "why 2 in RAG?"))


def test_an_own_word_after_a_probe_counts_more_than_its_outcome(coach: Coach) -> None:
    play(coach, *PLANNED, "test me on Docker", "I don't know", "stop", "my Docker is 4")
    assert level(coach, "docker").level == 4


# --- Stopped, left, not read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [(), ("B",), ("B", "skip")])
@pytest.mark.parametrize("stop", ["stop", "that's enough", "enough please"])
def test_stop_ends_it_at_any_time_with_what_was_answered(coach: Coach, answers: tuple[str, ...], stop: str) -> None:
    play(coach, *PLANNED)
    *_, last = play(coach, "test me", *answers, stop)
    assert "- D: " not in last
    assert ("What it comes to" if answers else "leave it there") in last
    assert "- D: " not in play(coach, "B")[0]


def test_another_subject_is_answered_and_a_second_one_ends_the_probe_in_the_open(coach: Coach) -> None:
    *_, letter_asked = play(coach, *PLANNED, "test me on RAG")
    assert "- D: " in letter_asked
    _, first, second = play(coach, "B", "what does an AI engineer earn?", "and a data scientist?")
    assert "$" in first
    assert "can wait" in first
    assert "The probe ends here." not in first
    assert "The probe ends here." in second
    assert level(coach, "rag").basis == "answer"


@pytest.mark.parametrize(
    ("aside", "answered"),
    [
        ("ok what first", "It begins with"),
        ("how long would that take", "weeks at"),
        ("what does an AI engineer earn?", "$"),
        ("actually 9 hours", "Your plan has moved"),
    ],
)
def test_a_question_or_a_demand_is_no_answer_and_the_probe_stays_open(coach: Coach, aside: str, answered: str) -> None:
    replies = play(coach, *PLANNED, "test me on RAG", aside, "B")
    assert answered in replies[-2]
    assert "- D: " not in replies[-2]
    assert "I would take another" in replies[-1] or "**Yes.**" in replies[-1]


def test_the_same_probe_is_put_again_only_at_a_word(coach: Coach) -> None:
    replies = play(coach, *PLANNED, "test me on RAG", "what do you think", "let me think", "hm, chunking", "go on")
    assert ["- D: " in reply for reply in replies] == [False, True, False, False, False, True]
    assert "until you have picked" in replies[2]


@pytest.mark.parametrize("words", ["skip the check", "enough of these questions", "no more quizzes"])
def test_the_whole_check_ends_at_a_word(coach: Coach, words: str) -> None:
    assert "- D: " not in play(coach, *PLANNED, "test me on RAG", words)[-1]
    last = play(coach, "where do I stand?", words, "yes")
    assert "yes or no" in last[0]
    assert "leave the check there" in last[1]
    assert "noted (" not in last[2]


def test_the_plan_that_is_wanted_instead_of_the_check_is_shown(coach: Coach) -> None:
    last = play(coach, *PLANNED, "test me on RAG", "just give me the plan")[-1]
    assert "weeks 1" in last
    assert "- D: " not in last


@pytest.mark.parametrize("aside", ["ok what first", "how long would that take", "what does an AI engineer earn?"])
def test_the_quick_check_waits_behind_a_question_and_goes_on_with_a_yes(coach: Coach, aside: str) -> None:
    replies = play(coach, *PLANNED, "where do I stand?", aside, "yes")
    assert "noted (" not in replies[-2]
    assert "yes or no" not in replies[-2]
    assert "noted (1 of 5)" in replies[-1]


def test_a_mere_ok_answers_no_question_of_the_quick_check(coach: Coach) -> None:
    assert "A yes or a no is enough" in play(coach, *PLANNED, "where do I stand?", "ok")[-1]


def test_an_own_word_in_the_middle_of_a_probe_counts(coach: Coach) -> None:
    play(coach, *PLANNED, "test me on RAG", "I don't know", "my RAG is 3")
    assert level(coach, "rag").level == 3


def test_an_answer_that_cannot_be_read_is_not_asked_for_a_third_time(coach: Coach) -> None:
    play(coach, *PLANNED)
    replies = play(coach, "test me on RAG", "hm, chunking", "chunking maybe", "B")
    assert ["- D: " in reply for reply in replies] == [True, False, False, False]


def test_what_an_answer_names_is_no_claim(coach: Coach) -> None:
    play(coach, *PLANNED, "test me on RAG")
    facts = coach.ask("the second one", person="ada").facts
    assert [type(fact) for fact in facts if not isinstance(fact, SkillFact)] == [AnswerFact]


# --- I disagree -------------------------------------------------------------------------------------------------------


def test_whoever_disagrees_gets_the_rows_and_a_probe_of_that_skill(coach: Coach) -> None:
    replies = play(coach, *PLANNED, "why 3 in Docker?", "I disagree")
    assert "weight 0.5" in replies[-1]
    assert "at most three short questions" in replies[-1]
    assert "- D: " in replies[-1]
    outcome = play(coach, "I don't know", "stop")[-1]
    assert "Docker & containers: 2" in outcome
    assert "before: 3" in outcome


def test_a_skill_without_probes_is_asked_for_as_a_level(coach: Coach) -> None:
    assert "How far are you with Kubernetes" in play(coach, *PLANNED, "why 2 in Kubernetes?", "I disagree")[-1]


# --- Beside other things ----------------------------------------------------------------------------------------------


def test_interview_practice_and_the_quick_check_stay_what_they_are(coach: Coach) -> None:
    replies = play(coach, *PLANNED, "ask me an interview question about RAG", "stop", "where do I stand?")
    assert not any("- D: " in reply for reply in replies)
    assert "yes or no" in replies[-1]


def test_where_no_answer_would_move_the_plan_that_is_said(coach: Coach) -> None:
    play(coach, "I'm a backend engineer, 9 years. 40 hours a week", "make my plan")
    assert "no question left" in play(coach, "test me")[0]


def test_a_date_that_has_passed_is_no_reason_to_ask_nothing(coach: Coach) -> None:
    play(coach, *PLANNED)
    coach.note([DeadlineFact(on=date(2026, 3, 1), quote="by March", turn=1)], person="ada")
    assert "- D: " in play(coach, "test me")[0]


def test_a_probe_whose_row_has_left_the_tables_ends_without_a_word(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(coach, *PLANNED)
    best(coach, "test me on RAG")
    monkeypatch.setitem(vars(coach.context.catalogue), "probes", {})
    assert "Your plan has moved" in play(coach, "7 hours a week")[0]


def test_a_model_can_ask_for_a_probe(coach: Coach) -> None:
    assert "multiple-choice" in coach.context.tools["ask_probe"].description
