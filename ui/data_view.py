"""What is kept about a person, in tables and lists: facts now, facts over time, talks."""

from typing import TYPE_CHECKING

import streamlit as st

from tools.schema import Fact, Profile
from ui.fact_history import said_in
from ui.labels import FIELDS, value_of
from ui.table import draw_table
from ui.talks import TALK, ask_to_erase_talk
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach


def draw_known(coach: "Coach", person: str) -> None:
    st.subheader("What I know of you", anchor=False)
    facts = _facts_of(coach.profile(person))
    if not facts:
        st.markdown(quiet(show(coach.say("page_data_empty"))))
        return
    rows = [{"What": FIELDS[fact.field], "Value": plain(value_of(fact)), "Why": plain(said_in(fact))} for fact in facts]
    draw_table(rows)


def draw_history_of_facts(coach: "Coach", person: str) -> None:
    """Every statement ever noted, the newest first: what was corrected or forgotten included."""
    entries = coach.ledger(person)
    if not entries:
        return
    with st.expander(f"How it came about ({len(entries)} entries)", icon=":material/history:"):
        rows = [
            {
                "When": f"{entry.created_at:%Y-%m-%d}",
                "What": f"{FIELDS[entry.fact.field]}: {plain(value_of(entry.fact))}",
                "Why": plain(said_in(entry.fact)),
            }
            for entry in reversed(entries)
        ]
        draw_table(rows)


def draw_talk_list(coach: "Coach", person: str) -> None:
    talks = [talk for talk in coach.threads(person) if talk.title]
    if not talks:
        return
    st.subheader("Your talks", anchor=False)
    for talk in talks:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            label = f"{plain(talk.title)} · {talk.last_activity:%Y-%m-%d}"
            st.page_link(TALK, label=label, icon=":material/chat:", query_params={"thread": talk.id})
            if st.button(
                "Erase", key=f"erase_{talk.id}", type="tertiary", icon=":material/delete:", help="Erase this talk"
            ):
                ask_to_erase_talk(coach, person, talk.id)


def _facts_of(profile: Profile) -> list[Fact]:
    single = [
        profile.origin_role,
        profile.years_experience,
        profile.target_role,
        profile.weekly_hours,
        profile.deadline,
        profile.budget_usd,
    ]
    return [
        *(fact for fact in single if fact is not None),
        *profile.skills,
        *profile.constraints,
        *profile.time_off,
        *profile.left_out,
        *profile.answers,
        *profile.progress,
    ]
