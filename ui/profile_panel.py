"""What the coach knows of the person, beside the talk: each fact with its words, to mend, to forget or to put back."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from agent.errors import CoachError
from tools.asking import open_fields
from tools.errors import SettingsError
from tools.schema import Fact, Profile, SkillFact, TimeOffFact
from ui.fact_history import draw_earlier, draw_origin, said_in
from ui.labels import FIELDS, LEVELS, known, skill_level, value_of
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach

FIELD_KEYS = ("origin_role", "years_experience", "target_role", "weekly_hours", "deadline", "budget_usd")
ADD = {"skills": "Add a skill", "time_off": "Add weeks off"}
SUGGESTED_HOURS = 6.0
MONTHS_AHEAD = 12


def draw_profile(coach: "Coach", person: str) -> None:
    """Everything known, a click away from being mended; then what is still open."""
    profile = coach.profile(person)
    st.subheader("What I know of you", anchor=False)
    if profile.is_empty:
        st.markdown(quiet(show(coach.say("page_profile_empty"))))
    with st.container(gap=None):
        for key in FIELD_KEYS:
            if value := known(profile, key):
                _row(coach, person, key, f"{FIELDS[key]}: **{plain(value)}**", getattr(profile, key))
    _skills(coach, person, profile)
    _others(coach, person, profile)
    _still_open(coach, person, profile)


def _row(coach: "Coach", person: str, key: str, label: str, fact: Fact) -> None:
    name = f"edit_{key}_{_name(fact)}"
    if st.button(label, key=name, help=plain(said_in(fact)), type="tertiary", icon=":material/edit:"):
        _edit(coach, person, key, fact)


def _name(fact: Fact) -> str:
    """What tells facts of one kind apart, for the key of a widget."""
    words = dict.fromkeys(("constraint", "progress", "left_out", "time_off"), value_of(fact))
    return ({"skill": getattr(fact, "label", "")} | words).get(fact.field, fact.field)


def _skills(coach: "Coach", person: str, profile: Profile) -> None:
    with st.container(gap=None):
        if profile.skills:
            st.markdown(quiet(f"Skills ({len(profile.skills)})"))
        for fact in profile.skills:
            level = skill_level(fact.level, negated=fact.negated)
            _row(coach, person, "skill", f"{plain(fact.label)}: **{level}**", fact)


def _others(coach: "Coach", person: str, profile: Profile) -> None:
    with st.container(gap=None):
        if profile.constraints:
            st.markdown(quiet("To respect"))
        for fact in profile.constraints:
            _row(coach, person, "constraint", plain(value_of(fact)), fact)
        for away in profile.time_off:
            _row(coach, person, "time_off", f"{FIELDS['time_off']}: **{plain(value_of(away))}**", away)
        for done in profile.progress:
            _row(coach, person, "progress", plain(value_of(done)), done)
        if profile.left_out:
            st.markdown(quiet(FIELDS["left_out"]))
        for left in profile.left_out:
            _row(coach, person, "left_out", plain(left.label), left)
        probes = sum(answer.question_id in coach.context.catalogue.probes for answer in profile.answers)
        for label, count in (("Quick check", len(profile.answers) - probes), ("Probes", probes)):
            if count:
                st.markdown(quiet(f"{label}: {count} answered"))


def _still_open(coach: "Coach", person: str, profile: Profile) -> None:
    keys = open_fields(profile)
    with st.container(gap=None):
        if keys:
            st.markdown(quiet("Still open"))
        for key in dict.fromkeys([*keys, "skills", "time_off"]):
            label = ADD.get(key, FIELDS[key])
            if st.button(label, key=f"add_{key}", type="tertiary", icon=":material/add:"):
                _edit(coach, person, key, None)


# --- Mend or forget one fact ------------------------------------------------------------------------------------------


def _edit(coach: "Coach", person: str, key: str, fact: Fact | None) -> None:
    @st.dialog(FIELDS[key])
    def mend() -> None:
        if fact is not None:
            draw_origin(coach, person, fact)
        with st.form(f"form_{key}", border=False):
            form = _input(coach, key, fact)
            saved = form is not None and st.form_submit_button("Save", type="primary", width="stretch")
            forgotten = fact is not None and st.form_submit_button("Forget this", width="stretch")
        if saved and form is not None and _tell(coach, person, form):
            if isinstance(fact, TimeOffFact) and _moves(fact, form):
                _forget(coach, person, fact)
            st.rerun()
        if forgotten and fact is not None:
            _forget(coach, person, fact)
            st.rerun()
        draw_earlier(coach, person, key, fact)

    mend()


def _forget(coach: "Coach", person: str, fact: Fact) -> None:
    coach.note([fact.model_copy(update={"withdrawn": True, "channel": "correction"})], person=person)


def _tell(coach: "Coach", person: str, form: dict[str, Any]) -> bool:
    """Whether it was taken; where it cannot be, the sentence that says what can."""
    try:
        coach.tell(form, person=person)
    except (SettingsError, CoachError) as error:
        st.warning(show(str(error)))
        return False
    return True


def _input(coach: "Coach", key: str, fact: Any) -> dict[str, Any] | None:
    """The fitting input, and what it holds as a form; None where a fact can only be forgotten."""
    match key:
        case "weekly_hours":
            value = fact.value if fact else SUGGESTED_HOURS
            hours = st.number_input("Hours in a normal week", 0.5, 80.0, float(value), 0.5, format="%g")
            return {key: hours}
        case "years_experience":
            return {key: st.number_input("Years", 0.0, 60.0, float(fact.value if fact else 0), 1.0, format="%g")}
        case "budget_usd":
            value = fact.value if fact else 0
            return {key: st.number_input("US dollars, 0 is free only", 0.0, 100_000.0, float(value), 50.0, format="%g")}
        case "deadline":
            today = coach.now().date()
            first, day = today + timedelta(days=1), fact.on if fact else None
            usual = max(day or today + timedelta(days=30 * MONTHS_AHEAD), first)
            return {key: st.date_input("By this day", usual, min_value=first, format="YYYY-MM-DD")}
        case "target_role" | "origin_role":
            return {key: _role(coach, key, fact)}
        case "skill" | "skills":
            return _skill(coach, fact)
        case "time_off" if fact is None or fact.every_weeks is None:
            return _time_off(coach, fact)
        case _:
            return None


def _time_off(coach: "Coach", fact: TimeOffFact | None) -> dict[str, Any]:
    """The first and the last day without study; only the first where it is one day."""
    today = coach.now().date()
    shown = (fact.start, fact.end) if fact and fact.end else (today + timedelta(days=7), today + timedelta(days=20))
    days = st.date_input("First and last day off", shown, format="YYYY-MM-DD")
    words = st.text_input("What for", fact.label if fact else "", placeholder="holiday", max_chars=80)
    first, last = (days[0], days[-1]) if isinstance(days, tuple) and days else (today, today)
    return {"time_off": [{"from": first, "to": last, "words": words}]}


def _moves(fact: TimeOffFact, form: dict[str, Any]) -> bool:
    """Whether other days were entered, so that the ones before are no longer held."""
    return any((one["from"], one["to"]) != (fact.start, fact.end) for one in form["time_off"])


def _role(coach: "Coach", key: str, fact: Any) -> str | None:
    """A role of the catalogue; where the person comes from may be anything."""
    kinds = {"target", "both"} if key == "target_role" else {"origin", "both"}
    names = {role.name for role in coach.context.catalogue.roles.values() if role.kind in kinds}
    told = [fact.label] if fact is not None and fact.label and key == "origin_role" else []
    options = [*told, *sorted(names - {*told})]
    current = coach.context.catalogue.roles.get(fact.role_id or "") if fact is not None else None
    index = options.index(current.name) if current and current.name in options and not told else 0 if told else None
    return st.selectbox("Role", options, index=index, accept_new_options=key == "origin_role")


def _skill(coach: "Coach", fact: SkillFact | None) -> dict[str, Any]:
    if fact is None:
        names = sorted(skill.name for skill in coach.context.catalogue.skills.values())
        label = st.selectbox("Skill", names, index=None, accept_new_options=True, placeholder="Choose or type")
    else:
        label = fact.label
    start = 0 if fact and fact.negated else fact.level if fact and fact.level is not None else 2
    level = st.radio("Level", list(LEVELS), index=start, format_func=lambda one: f"{one} · {LEVELS[one]}")
    return {"skills": {label: level}} if label else {}
