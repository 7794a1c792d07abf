"""What is done of a plan, and the hours that were really worked: told here as in the talk, and taken back as easily."""

from datetime import timedelta
from typing import TYPE_CHECKING

import streamlit as st

from tools import progress_digest
from tools.schema import Phase, TransitionPlan
from tools.weeks import monday_of
from ui.labels import day
from ui.text import plain, show

if TYPE_CHECKING:
    from agent import Coach

PROOF_CHARS = 2_000
MOST_HOURS = 112.0


def draw_done(coach: "Coach", person: str, phase: Phase, *, is_current: bool) -> None:
    """A finished milestone with its proof; an open one with a field for it."""
    if phase.done is not None:
        _done(coach, person, phase, is_current=is_current)
    elif is_current:
        with st.form(f"finish_{phase.id}", border=False):
            proof = st.text_input("Proof: a link, or what one can see", max_chars=PROOF_CHARS, key=f"proof_{phase.id}")
            if st.form_submit_button("Done", icon=":material/task_alt:"):
                coach.tell({"done": {phase.id: proof}}, person=person)
                st.rerun()


def _done(coach: "Coach", person: str, phase: Phase, *, is_current: bool) -> None:
    done = phase.done
    assert done is not None
    st.markdown(f"**Done on {day(done.on)}.** {plain(done.proof)}")
    if done.missing:
        st.markdown("Not shown yet:\n\n" + "\n".join(f"- {plain(point)}" for point in done.missing))
    if done.rubric_missing:
        st.markdown("For the rubric, not shown yet:\n\n" + "\n".join(f"- {plain(one)}" for one in done.rubric_missing))
    if is_current and st.button("Not done after all", key=f"reopen_{phase.id}", icon=":material/undo:"):
        coach.tell({"not_done": [phase.id]}, person=person)
        st.rerun()


def draw_hours(coach: "Coach", person: str, plan: TransitionPlan) -> None:
    """The hours of this week and the last, and what two weeks of them say of the pace."""
    monday = monday_of(coach.now().date())
    told = {fact.worked.week: fact.worked.hours for fact in coach.profile(person).progress if fact.worked}
    with st.form("worked", border=False), st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        weeks = {"Hours worked this week": monday, "Hours worked last week": monday - timedelta(days=7)}
        entered = {
            week: st.number_input(label, 0.0, MOST_HOURS, told.get(week), 0.5, format="%g", key=f"worked_{at}")
            for at, (label, week) in enumerate(weeks.items())
        }
        saved = st.form_submit_button("Note the hours", icon=":material/timer:")
    new = {week: hours for week, hours in entered.items() if hours is not None and hours != told.get(week)}
    if saved and new:
        coach.tell({"worked": new}, person=person)
        st.rerun()
    if pace := progress_digest.of_plan(plan).get("pace"):
        st.info(show(coach.say("say_pace", pace=pace)), icon=":material/speed:")
