"""Probes: the table, which one is asked, what an answer says, and that a better answer never lowers a level."""

import csv
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.errors import DataError
from tools.evidence import explain
from tools.knowledge.catalogue import DATA_FOLDER, load_catalogue
from tools.listening.probe_answers import read_consent, read_reply, wants_probe
from tools.probing import (
    A_WEEK,
    MOST,
    answer_fact,
    feedback_on_probe,
    level_after,
    minutes_for,
    next_probe,
    outcomes,
    settle,
)
from tools.schema import AnswerFact, NumberFact, Profile, RoleFact, SkillFact

TODAY = date(2026, 11, 27)
CATALOGUE = load_catalogue()
SOFTWARE = "software-engineer"
OPTIONS = st.integers(0, 3) | st.none()
RAG = [CATALOGUE.probes[f"probe-rag-{level}"] for level in (2, 3, 4)]


def known(origin: str = SOFTWARE, *skills: tuple[str, int], hours: float = 8) -> Profile:
    said = {"quote": "so", "turn": 1}
    return Profile.model_validate(
        {
            "origin_role": RoleFact(field="origin_role", label=origin, role_id=origin, quote="so", turn=1),
            "weekly_hours": NumberFact(field="weekly_hours", value=hours, quote="so", turn=1),
            "skills": tuple(SkillFact(label=one, skill_id=one, level=level, **said) for one, level in skills),
        }
    )


def answered(option: int | None, probe_id: str) -> AnswerFact:
    return answer_fact(CATALOGUE.probes[probe_id], option, quote="?" if option is None else "ABCD"[option], turn=2)


# --- The table --------------------------------------------------------------------------------------------------------


def test_each_skill_that_is_probed_is_a_must_have_and_has_several_levels():
    musts = {row.skill_id for rows in CATALOGUE.role_skills.values() for row in rows if row.importance == "must"}
    levels: dict[str, list[int]] = {}
    for probe in CATALOGUE.probes.values():
        levels.setdefault(probe.skill_id, []).append(probe.level)
    assert set(levels) <= musts
    assert len(levels) >= 12
    assert all({2, 3} <= set(found) and len(found) == len(set(found)) for found in levels.values())


def test_neither_place_nor_length_gives_the_best_option_away():
    probes = CATALOGUE.probes.values()
    places = [probe.best for probe in probes]
    assert all(len(places) / 8 < places.count(place) < len(places) / 2 for place in range(4))
    longest = sum(max(probe.options, key=len) == probe.options[probe.best] for probe in probes)
    assert longest < len(places) / 2


def test_every_probe_asks_and_gives_its_reason_in_a_line():
    assert all(probe.question.endswith("?") for probe in CATALOGUE.probes.values())
    assert all(probe.reason.endswith(".") and len(probe.reason) < 200 for probe in CATALOGUE.probes.values())


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("shows", "1;1;1;1", "one option, and no other, shows level 2"),
        ("shows", "1;2;2;1", "one option, and no other, shows level 2"),
        ("shows", "1;3;2;1", "none shows more"),
        ("shows", "1;2;0;1", "no option shows less than 1"),
        ("shows", "1;2;1", "at least 4"),
        ("level", "5", "less than or equal to 4"),
        ("skill_id", "juggling", "not in skills.csv"),
        ("option_d", "Return a copy of the list", "two options are the same"),
        ("question", "", "at least 1"),
    ],
)
def test_a_wrong_cell_stops_the_load_and_names_its_place(tmp_path: Path, column: str, cell: str, reason: str):
    shutil.copytree(DATA_FOLDER, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "probes.csv"
    with path.open(encoding="utf-8") as shipped:
        rows = list(csv.DictReader(shipped))
    rows[0][column] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(DataError, match=reason) as error:
        load_catalogue(tmp_path)
    assert str(error.value).startswith("probes.csv")


# --- Which one is asked -----------------------------------------------------------------------------------------------


def test_the_probe_that_is_asked_would_move_the_plan_by_more_than_a_week():
    probe = next_probe(CATALOGUE, known(), today=TODAY)
    assert probe is not None
    assert probe.weeks > A_WEEK


def test_where_no_answer_would_move_the_plan_by_more_than_a_week_nothing_is_asked():
    assert next_probe(CATALOGUE, known("backend-engineer", hours=60), today=TODAY) is None


def test_what_a_person_told_themselves_is_not_examined_unless_they_ask_for_it():
    sure = known(SOFTWARE, *((probe.skill_id, 2) for probe in CATALOGUE.probes.values()))
    assert next_probe(CATALOGUE, sure, today=TODAY) is None
    named = next_probe(CATALOGUE, sure, today=TODAY, skill_id="rag")
    assert named is not None
    assert named.probe_id == "probe-rag-2"


def test_of_whom_nothing_shows_that_they_program_nothing_is_asked_by_itself():
    assert next_probe(CATALOGUE, known("career-switcher"), today=TODAY) is None


def test_a_good_answer_leads_up_and_another_down():
    person = known(SOFTWARE, ("rag", 3))

    def follows(option: int) -> str | None:
        run = [answered(option, "probe-rag-3")]
        found = next_probe(CATALOGUE, person, today=TODAY, skill_id="rag", run=run, asked=["probe-rag-3"])
        return found.probe_id if found else None

    assert follows(RAG[1].best) == "probe-rag-4"
    assert follows(0) == "probe-rag-2"


@given(st.sampled_from(sorted(CATALOGUE.roles)), st.lists(OPTIONS, max_size=60), st.sampled_from((2.0, 8.0, 30.0)))
def test_probes_end_and_none_is_asked_twice(origin: str, options: list[int | None], hours: float):
    person, asked, run = known(origin, hours=hours), [], []
    while (probe := next_probe(CATALOGUE, person, today=TODAY, asked=asked, run=run)) is not None:
        assert probe.probe_id not in asked
        asked.append(probe.probe_id)
        run.append(answered(options.pop() if options else 0, probe.probe_id))
    assert len(asked) <= len(CATALOGUE.probes)


# --- What an answer says ----------------------------------------------------------------------------------------------


@given(st.integers(0, 4), st.lists(st.tuples(st.sampled_from(RAG), OPTIONS), min_size=1, max_size=MOST), st.data())
def test_a_better_answer_never_leads_to_a_lower_level(level, given_answers, data):
    place = data.draw(st.integers(0, len(given_answers) - 1))
    probe, _ = given_answers[place]
    ranked = sorted(range(4), key=lambda option: probe.shows[option])
    reached = []
    for option in ranked:
        answers = [*given_answers[:place], (probe, option), *given_answers[place + 1 :]]
        facts = [answered(chosen, asked.probe_id) for asked, chosen in answers]
        reached.append(level_after(CATALOGUE, level, facts))
    assert all(low <= high for low, high in pairwise(reached))


@given(st.lists(st.tuples(st.sampled_from(sorted(CATALOGUE.probes)), OPTIONS), max_size=6))
def test_each_answer_is_a_row_and_nothing_that_was_told_is_lost(given_answers):
    run = [answered(option, probe_id) for probe_id, option in dict(given_answers).items()]
    person = known(SOFTWARE, ("rag", 1))
    settled = settle(CATALOGUE, person, run)
    after = person.model_copy(update={"answers": tuple(run), "skills": (*person.skills, *settled)})
    made = explain(CATALOGUE, after, "ai-engineer", today=TODAY)
    rows = [row for level in (*made.levels, *made.others) for row in level.rows]
    assert {CATALOGUE.probes[one.question_id].question for one in run} <= {row.question for row in rows}
    assert all(level.low <= level.level <= level.high for level in made.levels)
    assert person.skills[0].quote in {row.words for row in rows}


def test_answers_that_agree_with_an_own_word_leave_it_and_narrow_its_range():
    person = known(SOFTWARE, ("rag", 3))
    run = [answered(RAG[1].best, "probe-rag-3")]
    assert settle(CATALOGUE, person, run) == ()
    before, after = (
        explain(CATALOGUE, one, "ai-engineer", today=TODAY)
        for one in (person, person.model_copy(update={"answers": tuple(run)}))
    )
    (found,) = outcomes(CATALOGUE, before, after, run)
    assert (found.before, found.after) == (3, 3)
    assert found.after_high - found.after_low < found.before_high - found.before_low


def test_one_answer_takes_one_level_at_most():
    assert level_after(CATALOGUE, 4, [answered(0, "probe-rag-3")]) == 3


def test_i_do_not_know_weighs_less_than_an_answer():
    unknown, wrong = answered(None, "probe-rag-3"), answered(0, "probe-rag-3")
    assert unknown.level == 2
    assert unknown.confidence < wrong.confidence


def test_the_feedback_names_the_best_option_and_the_reason():
    told = feedback_on_probe(RAG[1], 0)
    assert (told.is_best, told.chosen, told.best) == (False, RAG[1].option_a, RAG[1].option_c)
    assert told.reason == RAG[1].reason
    assert feedback_on_probe(RAG[1], None).chosen == ""


def test_three_questions_take_about_two_minutes():
    assert [minutes_for(count) for count in (1, MOST)] == [1, 2]


# --- Reading a reply --------------------------------------------------------------------------------------------------

REPLIES = [
    ("B", "answer", 1),
    ("b.", "answer", 1),
    ("a", "answer", 0),
    ("(D)", "answer", 3),
    ("I'd say C", "answer", 2),
    ("C, because the search has found it", "answer", 2),
    ("2", "answer", 1),
    ("the second one", "answer", 1),
    ("option 3", "answer", 2),
    ("the last one", "answer", 3),
    ("a reranker", "answer", 2),
    ("I would rerank the first 50 hits", "answer", 2),
    ("a larger model", "answer", 1),
    ("lower temperature", "answer", 0),
    ("I don't know", "unknown", None),
    ("no idea", "unknown", None),
    ("not sure", "unknown", None),
    ("skip", "skip", None),
    ("stop", "stop", None),
    ("that's enough", "stop", None),
    ("what is a reranker?", "aside", None),
    ("ok what first", "aside", None),
    ("what do you think", "asks_coach", None),
    ("no more quizzes", "stop", None),
    ("hm, chunking", "unread", None),
    ("A or B", "unread", None),
]


@pytest.mark.parametrize(("message", "move", "option"), REPLIES)
def test_a_reply_is_read_as(message: str, move: str, option: int | None):
    assert read_reply(message, RAG[1].options, "answer_assessment") == (move, option)


@pytest.mark.parametrize("intent", ["delete_my_data", "unsafe_or_injection", "emotional_support"])
def test_what_comes_before_everything_is_no_answer(intent):
    assert read_reply("B", RAG[1].options, intent) == ("", None)


@pytest.mark.parametrize(
    ("message", "names_skill", "wants"),
    [
        ("test me", False, True),
        ("probe me on Docker", True, True),
        ("check my level in RAG", True, True),
        ("check my level", False, False),  # the quick check
        ("don't test me", False, False),
        ("test me with an interview question", False, False),
        ("check my plan", False, False),
        ("I test my code", False, False),
        ("yes, ask me", False, True),
        ("ok ask me the question then", False, True),
        ("ask me anything about it?", False, False),
        ("they ask me a lot", False, False),
    ],
)
def test_whether_a_probe_is_wanted(message: str, names_skill: bool, wants: bool):
    assert wants_probe(message, names_skill=names_skill) is wants


@pytest.mark.parametrize(
    ("message", "read"),
    [("yes", "yes"), ("ok, go ahead", "yes"), ("ask me", "yes"), ("no thanks", "no"), ("later", "no"), ("why?", "")],
)
def test_consent_is_read_in_a_few_words(message: str, read: str):
    assert read_consent(message) == read
