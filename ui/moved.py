"""What moved since the former version of a plan, and the words that moved it."""

from typing import TYPE_CHECKING

import streamlit as st

from tools import digest
from tools.listening.history import is_change
from tools.schema import PlanDiff, TransitionPlan
from ui.text import show

UNDO_HELP = "What you told before holds again, and the plan is made anew from it. Milestones you finished stay done."

if TYPE_CHECKING:
    from agent import Coach


def draw_moved(coach: "Coach", person: str, diff: PlanDiff | None, plan: TransitionPlan, *, is_newest: bool) -> None:
    """Nothing for a first version, and nothing where a person would see no difference."""
    if diff is None or diff.is_empty:
        return
    after = digest.plan(plan, coach.context.catalogue) | digest.moved(diff)
    because = [coach.say("say_fact", fact=fact) for fact in after["moved"]["because"]]
    words = coach.say("say_moved", moved=after["moved"], plan=after)
    with st.expander("What moved since the version before", icon=":material/compare_arrows:"):
        st.markdown(show(coach.say("page_moved", moved=after["moved"], plan=after, because=because)))
        st.markdown(show(words))
        changes = [fact for fact in diff.because if is_change(fact)]
        if (
            is_newest
            and changes
            and st.button("Undo this change", key="undo_plan", icon=":material/undo:", help=UNDO_HELP)
        ):
            coach.undo(person)
            st.rerun()
