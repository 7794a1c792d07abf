"""What was said of one fact before: each statement with its words and its day, a click away from holding again."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from tools.listening.history import chains_of, counts, earlier, history
from tools.listening.ledger import fact_key
from tools.schema import DeadlineFact, Fact, FactField, Statement
from ui.labels import CHANNELS, day, value_of
from ui.text import plain, quiet

if TYPE_CHECKING:
    from agent import Coach

SHOWN = 4


def said_in(fact: Fact) -> str:
    """Why we think so: the words that carry a fact."""
    if fact.channel == "form":
        return "You entered this here."
    return f"{CHANNELS[fact.channel]}: “{fact.quote}”"


def said_when(statement: Statement) -> str:
    on = day(statement.said_on) if statement.said_on else ""
    return f"message {statement.fact.turn}, {on}" if statement.thread_id else on


def draw_origin(coach: "Coach", person: str, fact: Fact) -> None:
    """The newest words for a fact, and their day."""
    told = history(entry.statement for entry in coach.ledger(person))
    st.markdown(quiet(plain(f"{said_in(fact)} ({said_when(told[fact_key(fact)][0])})")))


def draw_earlier(coach: "Coach", person: str, key: str, fact: Fact | None) -> None:
    """What held before; where nothing holds now, what was forgotten."""
    statements = _usable(coach, person, key, fact)
    if not statements:
        return
    with st.container(gap=None):
        st.markdown(quiet("Earlier"))
        for number, statement in enumerate(statements[:SHOWN]):
            label = f"Use again: **{plain(value_of(statement.fact))}**"
            if st.button(label, key=f"again_{key}_{number}", type="tertiary", icon=":material/undo:"):
                coach.note([_again(statement.fact)], person=person)
                st.rerun()
            st.markdown(quiet(plain(f"{said_in(statement.fact)} ({said_when(statement)})")))


def _usable(coach: "Coach", person: str, key: str, fact: Fact | None) -> list[Statement]:
    told = history(entry.statement for entry in coach.ledger(person))
    field: FactField = "skill" if key == "skills" else key  # type: ignore[assignment]
    if fact is not None:
        statements = earlier(told[fact_key(fact)])
    else:
        forgotten = (chain for chain in chains_of(told, field) if counts(chain) is None)
        statements = [one for chain in forgotten for one in (earlier(chain)[:1] if key == "skills" else earlier(chain))]
    return [one for one in statements if not _is_past(one.fact, coach.now().date())]


def _is_past(fact: Fact, today: date) -> bool:
    return isinstance(fact, DeadlineFact) and fact.on is not None and fact.on <= today


def _again(fact: Fact) -> Fact:
    """The same fact once more, with the words that carried it."""
    return fact if fact.channel == "form" else fact.model_copy(update={"channel": "correction"})
