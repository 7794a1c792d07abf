"""The store: what was put in comes out, to its owner and to nobody else."""

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import update

from agent.prompts import PromptUse
from agent.storage import Store, tables
from agent.turns import OpenTurn, Outcome, Turns
from tests.agent.samples import MONDAY, Clock, a_plan, a_skill, some_hours
from tools.errors import PersonError, PersonIdError, ThreadNotFoundError
from tools.schema import NumberFact

# --- What was put in comes out


def test_a_new_thread_is_empty_and_its_id_cannot_be_guessed(store: Store):
    threads = [store.create_thread("anastasia", MONDAY) for _ in range(20)]
    assert len({thread.id for thread in threads}) == 20
    assert all(len(thread.id) >= 22 for thread in threads)
    assert store.turns("anastasia", threads[0].id) == ()
    assert store.working_state("anastasia", threads[0].id) == {}
    assert store.thread("anastasia", threads[0].id).title == ""


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Hello, I am a nurse", "Hello, I am a nurse"),
        ("  two\n lines\tof  talk ", "two lines of talk"),
        ("a word " * 20, "a word a word a word a word a word a word a word a word a…"),
        ("x" * 80, "x" * 59 + "…"),
    ],
)
def test_a_thread_is_named_by_its_first_message(store: Store, clock: Clock, message: str, title: str):
    thread = store.create_thread("anastasia", clock())
    _say(store, "anastasia", thread.id, message)
    _say(store, "anastasia", thread.id, "and something later")
    assert store.thread("anastasia", thread.id).title == title


def test_threads_come_latest_first(store: Store, clock: Clock):
    first, second = (store.create_thread("anastasia", clock()).id for _ in range(2))
    clock.forward(60)
    _say(store, "anastasia", first, "hello again", clock)
    assert [thread.id for thread in store.threads("anastasia")] == [first, second]
    assert [store.thread("anastasia", thread).id for thread in (first, second)] == [first, second]
    assert store.threads("anastasia")[0].last_activity == clock()


def test_turns_come_in_order_and_the_last_few_can_be_asked_for(store: Store):
    thread = store.create_thread("anastasia", MONDAY).id
    for number in range(1, 6):
        _say(store, "anastasia", thread, f"message {number}")
    assert [turn.number for turn in store.turns("anastasia", thread)] == [1, 2, 3, 4, 5]
    assert [turn.message for turn in store.turns("anastasia", thread, limit=2)] == ["message 4", "message 5"]


def test_a_turn_keeps_all_that_it_made(store: Store, clock: Clock):
    thread = store.create_thread("anastasia", clock()).id
    outcome = Outcome(
        reply="Six hours are enough.",
        intent="make_plan",
        facts=(some_hours(6), a_skill("python")),
        plan=a_plan(),
        working_state={"asked": ["deadline"], "pending": None},
        notices=("The offline coach answered.",),
        evidence=("s1-timeline", {"ref": "roles:ai-engineer", "figure": 6}),
        artifacts=({"kind": "plan", "value": {"weeks": 20}},),
        prompts=(PromptUse(name="greet", version="1.0.0", sha256="ab" * 32),),
        model="some-model",
        input_tokens=120,
        output_tokens=30,
        seconds=0.25,
    )
    _say(store, "anastasia", thread, "Plan it", clock, outcome)
    (turn,) = store.turns("anastasia", thread)
    kept = ("reply", "intent", "notices", "evidence", "artifacts", "prompts", "model", "input_tokens", "seconds")
    assert all(getattr(turn, name) == getattr(outcome, name) for name in kept)
    assert (turn.status, turn.attempts, turn.failure, turn.finished_at) == ("done", 1, "", clock())
    assert store.facts("anastasia") == outcome.facts
    assert store.latest_plan("anastasia") == outcome.plan
    assert store.working_state("anastasia", thread) == outcome.working_state


def test_the_ledger_keeps_every_word_in_order_and_says_where_it_was_said(store: Store, clock: Clock):
    thread = store.create_thread("anastasia", clock()).id
    _say(store, "anastasia", thread, "6 hours", clock, Outcome(reply="ok", facts=(some_hours(6),)))
    clock.forward(3600)
    correction = NumberFact(field="weekly_hours", value=10, quote="10", turn=0, channel="form")
    store.add_facts("anastasia", [correction], clock())
    said, corrected = store.ledger("anastasia")
    assert (said.fact, said.thread_id, said.turn_id) == (some_hours(6), thread, store.turns("anastasia", thread)[0].id)
    assert (corrected.fact, corrected.thread_id, corrected.created_at) == (correction, None, clock())


def test_plans_are_versions_and_the_latest_is_the_plan(store: Store):
    thread = store.create_thread("anastasia", MONDAY).id
    assert store.latest_plan("anastasia") is None
    assert store.save_plan("anastasia", None, a_plan(weekly_hours=6), MONDAY) == 1
    assert store.save_plan("anastasia", thread, a_plan(weekly_hours=9), MONDAY) == 2
    assert [(version.version, version.thread_id) for version in store.plan_versions("anastasia")] == [
        (1, None),
        (2, thread),
    ]
    assert store.latest_plan("anastasia") == a_plan(weekly_hours=9)
    assert store.save_plan("benedikt", None, a_plan(), MONDAY) == 1


def test_feedback_is_kept_with_its_turn(store: Store):
    thread = store.create_thread("anastasia", MONDAY).id
    turn = _say(store, "anastasia", thread, "hello")
    store.add_feedback("anastasia", thread, turn.id, "up", "that helped", MONDAY)
    (kept,) = store.feedback("anastasia")
    assert (kept.turn_id, kept.rating, kept.comment) == (turn.id, "up", "that helped")
    with pytest.raises(ThreadNotFoundError):
        store.add_feedback("anastasia", thread, "no-such-turn", "up", "", MONDAY)


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(store: Store):
    summer = datetime(2026, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    thread = store.create_thread("anastasia", summer)
    kept = store.thread("anastasia", thread.id).created_at
    assert (kept, kept.tzinfo) == (summer, UTC)
    with pytest.raises(Exception, match="time zone"):
        store.create_thread("anastasia", datetime(2026, 7, 1))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Zürich 東京 👩‍💻 r\u0301", "Zürich 東京 👩‍💻 r\u0301"),
        ("null \0 byte", "null \ufffd byte"),
        ("half \ud83d a smile", "half \ufffd\ufffd\ufffd a smile"),
        ("'); DROP TABLE turns; --", "'); DROP TABLE turns; --"),
        ("x" * 1_000_000, "x" * 1_000_000),
    ],
    ids=["letters", "nul", "surrogate", "sql", "long"],
)
def test_any_text_can_be_stored(store: Store, said: str, kept: str):
    thread = store.create_thread("anastasia", MONDAY).id
    assert _say(store, "anastasia", thread, said, outcome=Outcome(reply=said)).message == kept
    (turn,) = store.turns("anastasia", thread)
    assert (turn.message, turn.reply) == (kept, kept)


def test_a_row_this_version_cannot_read_is_left_out_but_kept(store: Store):
    store.add_facts("anastasia", [some_hours(6), a_skill("python")], MONDAY)
    store.save_plan("anastasia", None, a_plan(), MONDAY)
    store.save_plan("anastasia", None, a_plan(weekly_hours=9), MONDAY)
    with store.write("anastasia") as connection:
        connection.execute(update(tables.facts).where(tables.facts.c.id == 1).values(fact={"field": "of tomorrow"}))
        connection.execute(update(tables.plans).where(tables.plans.c.version == 1).values(plan={"schema_version": "9"}))
    assert store.facts("anastasia") == (a_skill("python"),)
    assert [version.version for version in store.plan_versions("anastasia")] == [2]
    assert store.export("anastasia")["facts"][0]["fact"] == {"field": "of tomorrow"}


# --- To its owner and to nobody else

READS_OF_A_THREAD: dict[str, Callable[..., object]] = {
    "thread": lambda store, person, thread: store.thread(person, thread),
    "turns": lambda store, person, thread: store.turns(person, thread),
    "working_state": lambda store, person, thread: store.working_state(person, thread),
    "save_plan": lambda store, person, thread: store.save_plan(person, thread, a_plan(), MONDAY),
    "add_feedback": lambda store, person, thread: store.add_feedback(person, thread, "turn", "up", "", MONDAY),
    "forget_thread": lambda store, person, thread: store.forget_thread(person, thread),
    "begin a turn": lambda store, person, thread: Turns(store).begin(person, thread, "mine now"),
    "unfinished turns": lambda store, person, thread: Turns(store).unfinished(person, thread),
}
READS_OF_A_PERSON: dict[str, Callable[..., object]] = {
    "threads": lambda store, person: store.threads(person),
    "facts": lambda store, person: store.facts(person),
    "ledger": lambda store, person: store.ledger(person),
    "latest_plan": lambda store, person: store.latest_plan(person),
    "plan_versions": lambda store, person: store.plan_versions(person),
    "feedback": lambda store, person: store.feedback(person),
    "export": lambda store, person: store.export(person),
}
WRITES_OF_A_PERSON: dict[str, Callable[..., object]] = {
    "create_thread": lambda store, person: store.create_thread(person, MONDAY),
    "add_facts": lambda store, person: store.add_facts(person, [some_hours(1)], MONDAY),
    "forget": lambda store, person: store.forget(person),
}


def test_the_tables_above_name_every_method_of_the_store():
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    named = READS_OF_A_THREAD.keys() | READS_OF_A_PERSON.keys() | WRITES_OF_A_PERSON.keys()
    assert methods - named == {"close", "read", "write"}


@pytest.mark.parametrize("method", READS_OF_A_THREAD)
@pytest.mark.parametrize("who", ["stranger", "unknown person", "unknown thread"])
def test_someone_elses_thread_and_an_unknown_one_get_the_same_answer(store: Store, method: str, who: str):
    thread = _a_whole_life(store, "anastasia")
    _a_whole_life(store, "benedikt")
    before = store.export("anastasia")
    person = {"stranger": "benedikt", "unknown person": "eve", "unknown thread": "anastasia"}[who]
    with pytest.raises(ThreadNotFoundError) as caught:
        READS_OF_A_THREAD[method](store, person, "no-such-thread" if who == "unknown thread" else thread)
    assert (caught.value.notice, caught.value.values) == ("notice_thread_not_found", {})
    assert store.export("anastasia") == before


@pytest.mark.parametrize("method", READS_OF_A_PERSON)
def test_nothing_of_one_person_reaches_another(store: Store, method: str):
    _a_whole_life(store, "anastasia")
    read = READS_OF_A_PERSON[method]
    unknown = read(store, "benedikt")
    assert not unknown or "anastasia" not in json.dumps(unknown, default=str)
    _a_whole_life(store, "benedikt")
    assert "anastasia" not in json.dumps(read(store, "benedikt"), default=repr)


@pytest.mark.parametrize("person", ["", "a" * 201, "a\nb", "a\0", "\x7f", "\ud800"])
@pytest.mark.parametrize("method", [*READS_OF_A_PERSON, *WRITES_OF_A_PERSON, *READS_OF_A_THREAD])
def test_a_key_that_cannot_be_a_person_is_refused(store: Store, method: str, person: str):
    of_a_person = READS_OF_A_PERSON | WRITES_OF_A_PERSON
    arguments = (store, person) if method in of_a_person else (store, person, "thread")
    with pytest.raises(PersonIdError):
        (of_a_person | READS_OF_A_THREAD)[method](*arguments)


@pytest.mark.parametrize("person", ["me", "a" * 200, "ana@example.org", "%", "' OR 1=1 --", "Zoë", "../../etc"])
def test_any_other_key_is_only_a_key(store: Store, person: str):
    _a_whole_life(store, "someone else")
    thread = store.create_thread(person, MONDAY).id
    assert [found.id for found in store.threads(person)] == [thread]


@pytest.mark.parametrize("thread", ["", "%", "a" * 201, "a\nb", "' OR 1=1 --", "\ud800"])
def test_a_strange_thread_id_is_just_not_found(store: Store, thread: str):
    _a_whole_life(store, "anastasia")
    with pytest.raises(PersonError, match="notice_thread_not_found"):
        store.turns("anastasia", thread)


# --- Taking it along


def test_an_export_holds_every_row_of_the_person_as_plain_json(store: Store):
    thread = _a_whole_life(store, "anastasia")
    _a_whole_life(store, "benedikt")
    exported = json.loads(json.dumps(store.export("anastasia")))
    assert exported.keys() == {"person_id"} | {table.name for table in tables.metadata.sorted_tables}
    assert all(exported[table.name] for table in tables.metadata.sorted_tables)
    assert exported["threads"][0]["id"] == thread
    assert exported["turns"][0]["message"] == "I am anastasia"
    assert "benedikt" not in json.dumps(exported)
    assert "holder" not in json.dumps(exported)


def _say(
    store: Store, person: str, thread: str, message: str, clock: Clock | None = None, outcome: Outcome | None = None
) -> OpenTurn:
    turns = Turns(store, now=clock or Clock())
    turn = turns.begin(person, thread, message)
    turns.commit(turn, outcome or Outcome(reply="I hear you."))
    return turn


def _a_whole_life(store: Store, person: str) -> str:
    """Something in every table."""
    thread = store.create_thread(person, MONDAY).id
    made = Outcome(reply=f"Hello {person}", facts=(a_skill("python", quote=person),), working_state={"of": person})
    turn = _say(store, person, thread, f"I am {person}", outcome=made)
    store.save_plan(person, thread, a_plan(role_name=person), MONDAY)
    store.add_feedback(person, thread, turn.id, "down", person, MONDAY)
    return thread
