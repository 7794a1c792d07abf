"""Back and forth between what was told: each undo goes one message further back, a redo comes forward again.

The ledger only grows, so an undo is itself a statement. Which messages went back is read out of their words, and what
stands is played again from the first: a message is a step, an undo takes the newest step that still stands.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from tools.listening.history import history, is_change, undoing, value_of
from tools.listening.ledger import fact_key
from tools.listening.probe_answers import read_consent
from tools.listening.text import fold
from tools.listening.undo_words import asks_last, comes_again, goes_back, names_change, steps_back
from tools.schema import Fact, Frozen, Statement

Step = tuple[Statement, ...]
Place = tuple[str | None, int]  # thread and turn


class Undo(Frozen):
    """What going back or forth comes to."""

    move: Literal["undo", "redo", "offer", "last", "nothing", "nothing_again"]
    facts: tuple[Fact, ...] = ()  # to be told now
    of: tuple[Fact, ...] = ()  # what is taken back, comes again, or could be taken back
    words: str = ""  # in which that was told


def read_undo(message: str, statements: Sequence[Statement], *, place: Place, was_offered: bool) -> Undo | None:
    """What a message takes back or brings back; None where it does neither.

    `place` is the message itself. Where the one before it changed nothing, the last change is only offered, unless the
    words name it or it was offered just now.
    """
    low = fold(message.strip())
    done, undone = _replayed(statements)
    if done and asks_last(low):
        return Undo(move="last", of=_facts(done[-1]), words=done[-1][0].fact.quote)
    last = _steps(statements)[-1:]
    just_undone = bool(undone) and _is_just_before(last[0], place) if last else False
    if undone and (comes_again(low) and (just_undone or not goes_back(low))):
        step = undone[-1]
        return Undo(move="redo", facts=_told(step, message, place), of=_facts(step), words=step[0].fact.quote)
    is_back = goes_back(low) or (was_offered and read_consent(message) == "yes")
    if not is_back:
        return Undo(move="nothing_again") if comes_again(low) and not low.startswith("put") and not undone else None
    if not done:
        return Undo(move="nothing")
    is_meant = was_offered or names_change(low) or _is_just_before(last[0], place)
    if not is_meant:
        return Undo(move="offer", of=_facts(done[-1]), words=done[-1][0].fact.quote)
    gone = done[-steps_back(low) :]
    facts = {fact_key(fact): fact for step in reversed(gone) for fact in _before(statements, step)}
    told = tuple(fact.model_copy(update=_said(message, place)) for fact in facts.values())
    return Undo(
        move="undo", facts=told, of=tuple(fact for step in gone for fact in _facts(step)), words=gone[0][0].fact.quote
    )


# --- What stands ------------------------------------------------------------------------------------------------------


def _replayed(statements: Sequence[Statement]) -> tuple[list[Step], list[Step]]:
    """The steps that stand, and those that were taken back and could come again; the newest last."""
    done, undone = list[Step](), list[Step]()
    for step in _steps(statements):
        low = fold(step[0].fact.quote)
        if undone and _is_redo(low, step, undone[-1]):
            done.append(undone.pop())
        elif done and _is_undo(low, step, statements, done[-1]):
            for _ in range(min(steps_back(low), len(done))):
                undone.append(done.pop())
        else:
            done.append(step)
            undone.clear()
    return done, undone


def _is_redo(low: str, step: Step, undone: Step) -> bool:
    return comes_again(low) and _values(_facts(step)) == _values(_facts(undone))


def _is_undo(low: str, step: Step, statements: Sequence[Statement], done: Step) -> bool:
    """By its words; a mere yes, where it put back what held before."""
    if goes_back(low):
        return True
    return read_consent(low) == "yes" and _values(_facts(step)) == _values(_before(statements, done))


def _steps(statements: Sequence[Statement]) -> list[Step]:
    """What each message told that can be undone, oldest first; of forms, which no message bounds, each fact alone."""
    told = [one for one in statements if is_change(one.fact)]
    return [step for _, same in groupby(enumerate(told), key=_bound) for step in [tuple(one for _, one in same)]]


def _bound(told: tuple[int, Statement]) -> object:
    number, one = told
    return number if one.thread_id is None else (one.thread_id, one.fact.turn)


def _is_just_before(step: Step, place: Place) -> bool:
    return (step[0].thread_id, step[0].fact.turn) == (place[0], place[1] - 1)


def _before(statements: Sequence[Statement], step: Step) -> tuple[Fact, ...]:
    return undoing(history(statements), _facts(step))


def _facts(step: Step) -> tuple[Fact, ...]:
    return tuple(one.fact for one in step)


def _told(step: Step, message: str, place: Place) -> tuple[Fact, ...]:
    return tuple(fact.model_copy(update=_said(message, place)) for fact in _facts(step))


def _said(message: str, place: Place) -> dict[str, object]:
    return {"quote": " ".join(message.split())[:160], "turn": place[1], "channel": "chat"}


def _values(facts: Sequence[Fact]) -> set[object]:
    return {(fact_key(fact), value_of(fact)) for fact in facts}
