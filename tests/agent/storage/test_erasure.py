"""What a person erases is gone: from every table, and from the bytes of the files."""

import random
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, func, select

from agent.storage import Store, tables
from agent.turns import Outcome, Turns
from tests.agent.samples import MONDAY, Clock, a_plan, a_skill


@pytest.mark.parametrize("seed", range(4))
def test_forgetting_a_person_takes_their_words_out_of_the_file(database: Path, store: Store, seed: int):
    marks = _two_people_talk(store, seed)
    assert _occurrences(database, marks["leaving"]) > 50
    others = store.export("staying")
    store.forget("leaving")
    assert _occurrences(database, marks["leaving"]) == 0
    assert _free_pages(store) == 0
    assert store.export("staying") == others


@pytest.mark.parametrize("seed", range(4))
def test_forgetting_a_talk_takes_its_words_facts_and_plans_out_of_the_file(database: Path, store: Store, seed: int):
    _two_people_talk(store, seed)
    kept = store.export("leaving")
    talk = _talk(store, "leaving", "one-talk-only", random.Random(seed))
    store.forget_thread("leaving", talk)
    assert _occurrences(database, "one-talk-only") == 0
    assert _free_pages(store) == 0
    after = store.export("leaving")
    assert [thread["id"] for thread in after["threads"]] == [thread["id"] for thread in kept["threads"]]
    assert (after["facts"], after["plans"]) == (kept["facts"], kept["plans"])


def test_forgetting_a_person_empties_every_table(store: Store):
    _talk(store, "leaving", "mark", random.Random(1))
    with store.read() as connection:
        assert all(_rows(connection, table) for table in tables.metadata.sorted_tables)
    store.forget("leaving")
    with store.read() as connection:
        assert not any(_rows(connection, table) for table in tables.metadata.sorted_tables)


def test_forgetting_twice_or_an_unknown_person_is_no_error(store: Store):
    store.forget("nobody")
    store.forget("nobody")
    assert store.threads("nobody") == ()


def test_a_person_who_left_can_come_back_as_a_new_one(store: Store):
    _talk(store, "leaving", "mark", random.Random(1))
    store.forget("leaving")
    store.create_thread("leaving", MONDAY)
    assert (len(store.threads("leaving")), store.facts("leaving"), store.latest_plan("leaving")) == (1, (), None)


def _two_people_talk(store: Store, seed: int) -> dict[str, str]:
    """Two lives, interleaved: pages of the file then hold the words of both."""
    marks = {"leaving": "word-of-one-who-leaves", "staying": "word-of-one-who-stays"}
    rng = random.Random(seed)
    for person in rng.sample(["leaving", "staying"] * 4, 8):
        _talk(store, person, marks[person], rng)
    return marks


def _talk(store: Store, person: str, mark: str, rng: random.Random) -> str:
    """A talk whose texts, all with the mark, are of many sizes: they fill cells, pages, and chains of pages."""

    def words() -> str:
        return f"{mark} {rng.random()} " * rng.randrange(1, rng.choice([3, 30, 400]))

    turns = Turns(store, now=Clock())
    thread = store.create_thread(person, MONDAY).id
    for _ in range(12):
        turn = turns.begin(person, thread, words())
        facts = tuple(a_skill("python", quote=words()) for _ in range(rng.randrange(3)))
        made = Outcome(reply=words(), facts=facts, working_state={"said": words()}, evidence=(words(),))
        turns.commit(turn, made)
    store.save_plan(person, thread, a_plan(role_name=words()), MONDAY)
    store.add_feedback(person, thread, turn.id, "up", words(), MONDAY)
    return thread


def _occurrences(database: Path, mark: str) -> int:
    return sum(file.read_bytes().count(mark.encode()) for file in database.parent.iterdir())


def _rows(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _free_pages(store: Store) -> int:
    """Pages of the file that hold nothing any more; none when the file was written anew."""
    with store.read() as connection:
        return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())
