"""A turn as a transaction: one writer per thread, stored whole or not at all, and never twice."""

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from agent.storage import Store, tables
from agent.storage.rows import StoredTurn
from agent.turns import FAILED, INTERRUPTED, LEASE_MARGIN_S, Outcome, Turns
from tests.agent.samples import MONDAY, Clock, a_plan, a_skill
from tools.errors import PersonError, ThreadBusyError, ThreadNotFoundError, TurnTakenOverError

PAST_ITS_LEASE_S = 60 + LEASE_MARGIN_S


@pytest.fixture
def thread(store: Store) -> str:
    return store.create_thread("me", MONDAY).id


@pytest.fixture
def turns(store: Store, clock: Clock) -> Turns:
    return Turns(store, now=clock, turn_timeout_s=60, wait_s=0)


def test_the_message_is_stored_before_anything_runs(store: Store, turns: Turns, thread: str, clock: Clock):
    turn = turns.begin("me", thread, "I am a nurse", channel="answer")
    (stored,) = store.turns("me", thread)
    assert (stored.id, stored.message, stored.channel) == (turn.id, "I am a nurse", "answer")
    assert (stored.status, stored.attempts, stored.reply, stored.created_at) == ("open", 1, "", clock())


def test_a_second_message_waits_and_is_told_when_it_takes_too_long(store: Store, turns: Turns, thread: str):
    turns.begin("me", thread, "first")
    with pytest.raises(ThreadBusyError) as caught:
        turns.begin("me", thread, "second")
    assert caught.value.notice == "notice_thread_busy"
    assert [turn.message for turn in store.turns("me", thread)] == ["first"]


@pytest.mark.parametrize("ending", ["commit", "abandon"])
def test_a_second_message_goes_on_as_soon_as_the_first_is_done(store: Store, clock: Clock, thread: str, ending: str):
    turns = Turns(store, now=clock, wait_s=60)
    first = turns.begin("me", thread, "first")
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(turns.begin, "me", thread, "second")
        assert not second.done()
        turns.commit(first, Outcome(reply="ok")) if ending == "commit" else turns.abandon(first)
        assert second.result(timeout=60).number == 2


def test_other_threads_are_not_held_up(store: Store, turns: Turns, thread: str):
    other = store.create_thread("me", MONDAY).id
    turns.begin("me", thread, "first")
    assert turns.begin("me", other, "elsewhere").number == 1


def test_a_turn_is_stored_whole_or_not_at_all(store: Store, turns: Turns, thread: str):
    turn = turns.begin("me", thread, "hello")
    before = store.export("me")
    cannot_be_stored = Outcome(
        reply="hi", facts=(a_skill("sql"),), plan=a_plan(), working_state={"a": 1}, evidence=(object(),)
    )
    with pytest.raises(Exception, match="not JSON serializable"):
        turns.commit(turn, cannot_be_stored)
    late = Outcome(reply="hi", facts=(a_skill("sql"),), plan=a_plan(), working_state={"not json": object()})
    with pytest.raises(Exception, match="not JSON serializable"):
        turns.commit(turn, late)  # fails at the last of its statements
    assert store.export("me") == before
    turns.commit(turn, Outcome(reply="hi"))
    assert _the_turn(store, thread).status == "done"


def test_an_outcome_without_plan_or_state_leaves_both_as_they_were(store: Store, turns: Turns, thread: str):
    turns.commit(turns.begin("me", thread, "a"), Outcome(reply="b", plan=a_plan(), working_state={"asked": ["x"]}))
    turns.commit(turns.begin("me", thread, "c"), Outcome(reply="d"))
    assert store.working_state("me", thread) == {"asked": ["x"]}
    assert len(store.plan_versions("me")) == 1


def test_an_abandoned_turn_keeps_its_message_and_frees_the_thread(store: Store, turns: Turns, thread: str):
    turns.abandon(turns.begin("me", thread, "too hard"), "notice_limit")
    stored = _the_turn(store, thread)
    assert (stored.status, stored.failure, stored.message) == ("failed", "notice_limit", "too hard")
    assert turns.begin("me", thread, "easier").number == 2


@pytest.mark.parametrize("ending", ["commit", "abandon"])
def test_a_turn_ends_once(store: Store, turns: Turns, thread: str, ending: str):
    turn = turns.begin("me", thread, "hello")
    turns.commit(turn, Outcome(reply="hi")) if ending == "commit" else turns.abandon(turn)
    before = store.export("me")
    with pytest.raises(TurnTakenOverError):
        turns.commit(turn, Outcome(reply="again", facts=(a_skill("sql"),)))
    turns.abandon(turn)
    assert store.export("me") == before


# --- When the holder is gone, or too slow


def test_nothing_is_unfinished_while_its_holder_works(turns: Turns, thread: str, clock: Clock):
    turns.begin("me", thread, "hello")
    clock.forward(PAST_ITS_LEASE_S - 1)
    assert turns.unfinished("me", thread) == ()


def test_a_turn_past_its_lease_is_taken_over_once(store: Store, turns: Turns, thread: str, clock: Clock):
    lost = turns.begin("me", thread, "hello", channel="cv")
    clock.forward(PAST_ITS_LEASE_S)
    (ours,) = turns.unfinished("me", thread)
    assert (ours.id, ours.number, ours.message, ours.channel, ours.attempts) == (lost.id, 1, "hello", "cv", 2)
    assert turns.unfinished("me", thread) == ()


def test_a_turn_that_was_taken_over_cannot_be_committed_by_its_old_holder(
    store: Store, turns: Turns, thread: str, clock: Clock
):
    lost = turns.begin("me", thread, "hello")
    clock.forward(PAST_ITS_LEASE_S)
    (ours,) = turns.unfinished("me", thread)
    with pytest.raises(TurnTakenOverError) as caught:
        turns.commit(lost, Outcome(reply="too late", facts=(a_skill("late"),), plan=a_plan()))
    assert isinstance(caught.value, PersonError)
    turns.abandon(lost)
    turns.commit(ours, Outcome(reply="in time", facts=(a_skill("python"),)))
    assert [(turn.status, turn.reply, turn.attempts) for turn in store.turns("me", thread)] == [("done", "in time", 2)]
    assert (store.facts("me"), store.plan_versions("me")) == ((a_skill("python"),), ())


def test_a_slow_turn_that_nobody_took_over_may_still_commit(store: Store, turns: Turns, thread: str, clock: Clock):
    slow = turns.begin("me", thread, "hello")
    clock.forward(10 * PAST_ITS_LEASE_S)
    turns.commit(slow, Outcome(reply="at last"))
    assert _the_turn(store, thread).reply == "at last"


def test_after_two_attempts_a_turn_has_failed(store: Store, turns: Turns, thread: str, clock: Clock):
    turns.begin("me", thread, "poison")
    clock.forward(PAST_ITS_LEASE_S)
    assert len(turns.unfinished("me", thread)) == 1
    clock.forward(PAST_ITS_LEASE_S)
    assert turns.unfinished("me", thread) == ()
    stored = _the_turn(store, thread)
    assert (stored.status, stored.failure, stored.message, stored.attempts) == ("failed", INTERRUPTED, "poison", 2)
    assert turns.begin("me", thread, "next").number == 2


def test_a_new_message_closes_a_turn_that_nobody_finished(store: Store, turns: Turns, thread: str, clock: Clock):
    lost = turns.begin("me", thread, "left behind")
    clock.forward(PAST_ITS_LEASE_S)
    assert turns.begin("me", thread, "next").number == 2
    left, _ = store.turns("me", thread)
    assert (left.message, left.status, left.failure) == ("left behind", "failed", INTERRUPTED)
    with pytest.raises(TurnTakenOverError):
        turns.commit(lost, Outcome(reply="too late"))


@pytest.mark.parametrize("erase", ["person", "thread"])
def test_a_running_turn_cannot_bring_back_what_was_erased(store: Store, turns: Turns, thread: str, erase: str):
    turn = turns.begin("me", thread, "hello")
    store.forget("me") if erase == "person" else store.forget_thread("me", thread)
    with pytest.raises(TurnTakenOverError):
        turns.commit(turn, Outcome(reply="hi", facts=(a_skill("sql"),), plan=a_plan()))
    turns.abandon(turn, FAILED)
    assert (store.threads("me"), store.facts("me"), store.plan_versions("me")) == ((), (), ())
    with pytest.raises(ThreadNotFoundError):
        turns.begin("me", thread, "and now?")


# --- Many at once


@pytest.fixture
def stores(database: Path) -> Iterator[list[Store]]:
    opened = [Store(f"sqlite:///{database}") for _ in range(2)]
    yield opened
    for store in opened:
        store.close()


def test_two_writers_on_one_thread_lose_nothing_and_keep_their_order(stores: list[Store]):
    thread = stores[0].create_thread("me", MONDAY).id
    running = threading.Semaphore(1)

    def talk(writer: int) -> None:
        turns = Turns(stores[writer], wait_s=120)
        for number in range(50):
            turn = turns.begin("me", thread, f"{writer}:{number}")
            assert running.acquire(blocking=False), "two turns of one thread ran at once"
            seen = stores[writer].working_state("me", thread).get("count", 0)
            running.release()
            facts = (a_skill("python", quote=turn.message),)
            turns.commit(turn, Outcome(reply=turn.message, facts=facts, working_state={"count": seen + 1}))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(talk, range(2)))

    stored = stores[0].turns("me", thread)
    assert [turn.number for turn in stored] == list(range(1, 101))
    assert all((turn.status, turn.reply) == ("done", turn.message) for turn in stored)
    for writer in range(2):
        assert [turn.message for turn in stored if turn.message.startswith(f"{writer}:")] == [
            f"{writer}:{number}" for number in range(50)
        ]
    assert [fact.quote for fact in stores[0].facts("me")] == [turn.message for turn in stored]
    assert stores[0].working_state("me", thread) == {"count": 100}


def test_of_many_that_repair_a_thread_at_once_one_gets_the_turn(stores: list[Store], clock: Clock):
    thread = stores[0].create_thread("me", MONDAY).id
    Turns(stores[0], now=clock).begin("me", thread, "left behind")
    clock.forward(PAST_ITS_LEASE_S)
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda n: Turns(stores[n % 2], now=clock).unfinished("me", thread), range(8))
    assert sorted(len(turns) for turns in found) == [0] * 7 + [1]


def test_the_database_itself_refuses_a_second_open_turn(store: Store, turns: Turns, thread: str):
    turns.begin("me", thread, "first")
    row = {**_raw_turn(store, thread), "id": "another", "number": 2}
    with pytest.raises(IntegrityError), store.write("me") as connection:
        connection.execute(insert(tables.turns).values(row))


# --- Discretion


def test_no_log_line_and_no_repr_carries_a_persons_words(
    store: Store, turns: Turns, thread: str, clock: Clock, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.DEBUG):
        turn = turns.begin("me", thread, "my-secret-illness")
        clock.forward(PAST_ITS_LEASE_S)
        (ours,) = turns.unfinished("me", thread)
        turns.abandon(turn)
        clock.forward(PAST_ITS_LEASE_S)
        turns.begin("me", thread, "my-secret-illness again")
        with pytest.raises(IntegrityError) as caught, store.write("me") as connection:
            connection.execute(insert(tables.turns).values({**_raw_turn(store, thread), "id": "x"}))
    told = [*caplog.messages, repr(turn), repr(ours), repr(store.turns("me", thread)), str(caught.value)]
    assert caplog.messages
    assert not [text for text in told if "my-secret-illness" in text]


def _the_turn(store: Store, thread: str) -> StoredTurn:
    (turn,) = store.turns("me", thread)
    return turn


def _raw_turn(store: Store, thread: str) -> dict[str, object]:
    with store.read() as connection:
        found = connection.execute(
            tables.turns.select().where(tables.turns.c.thread_id == thread, tables.turns.c.status == "open")
        )
        return dict(found.mappings().one())
