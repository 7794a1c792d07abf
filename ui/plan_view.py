"""The plan, drawn: whether it fits, when what happens, what to do in each phase, and where every line comes from."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import streamlit as st

from agent.prompts import number
from tools import digest, portfolio_digest
from tools.exports.chart import timeline
from tools.schema import Change, Gap, Phase, Project, Source, TransitionPlan, Verdict, Week
from ui.artifacts import draw_picks, source_labels
from ui.labels import BASIS, IMPORTANCE, SOURCES, TASKS, day, hours
from ui.portfolio_view import draw_portfolio
from ui.progress_view import draw_done, draw_hours
from ui.table import draw_table
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach

WEEKS_PX = 420
_BOX = {
    "fits": (st.success, ":material/check_circle:"),
    "already_there": (st.success, ":material/flag:"),
    "tight": (st.warning, ":material/hourglass_top:"),
    "does_not_fit": (st.warning, ":material/event_busy:"),
    "not_now": (st.warning, ":material/event_busy:"),
    "open": (st.info, ":material/route:"),
}


def draw_plan(coach: "Coach", person: str, plan: TransitionPlan, *, is_current: bool) -> None:
    """Verdict first; then the way, then the reasons."""
    _verdict(coach, plan)
    if is_current:
        _changes(coach, person, plan)
    if plan.phases:
        st.subheader("The way", anchor=False)
        in_words = coach.say("plan_timeline", plan=plan.model_dump(mode="json"))
        st.vega_lite_chart(None, timeline(plan), width="stretch", alt=in_words)
        st.markdown(quiet(show(coach.say("page_plan_legend", has_date=plan.deadline is not None))))
        for place, phase in enumerate(plan.phases, 1):
            part_of = portfolio_digest.title_with(plan, phase.id)
            _phase(coach, person, place, phase, part_of, is_current=is_current)
        if is_current:
            draw_hours(coach, person, plan)
    if plan.portfolio:
        draw_portfolio(coach, person, plan.portfolio, is_current=is_current)
    _gaps(coach, plan)
    _weeks(plan)
    _reasons(coach, plan)


def _verdict(coach: "Coach", plan: TransitionPlan) -> None:
    verdict = plan.verdict
    box, icon = _BOX[verdict.kind]
    told = digest.plan(plan, coach.context.catalogue)
    box(show(coach.say("say_plan_summary", plan=told)), icon=icon)
    if credit := coach.say("say_plan_credit", credit=told["credit"], whole=True):
        with st.expander(
            f"{plan.saved_hours} h saved by what you can already",
            icon=":material/savings:",
        ):
            st.markdown(show(credit))
    with st.container(horizontal=True, gap="medium"):
        for label, value in _sum(plan, verdict):
            st.metric(label, plain(value), width="content")


def _sum(plan: TransitionPlan, verdict: Verdict) -> Iterable[tuple[str, str]]:
    yield "Needed", hours(verdict.needed_hours_low, verdict.needed_hours_high)
    if verdict.available_hours is not None and plan.deadline is not None:
        yield f"You have until {day(plan.deadline)}", f"{round(verdict.available_hours)} h"
    yield "A week", f"{number(plan.weekly_hours)} h"
    yield "Done by", day(verdict.finish)
    if verdict.finish_80 and verdict.finish_80 != verdict.finish:
        yield "With 4 chances in 5 by", day(verdict.finish_80)


# --- What would make it fit -------------------------------------------------------------------------------------------


def _changes(coach: "Coach", person: str, plan: TransitionPlan) -> None:
    """Each change that can be told in one word is a button; it is a correction like any other."""
    forms = [(change, _as_form(coach, change)) for change in plan.verdict.changes]
    with st.container(horizontal=True, gap="small"):
        for change, form in forms:
            if form and st.button(_label(coach, change), key=f"take_{change.kind}", icon=":material/tune:"):
                coach.tell(form, person=person)
                st.rerun()


def _as_form(coach: "Coach", change: Change) -> dict[str, Any]:
    match change.kind:
        case "more_hours":
            return {"weekly_hours": change.weekly_hours}
        case "later_date":
            return {"deadline": change.finish}
        case "nearer_role" if change.role_id:
            return {"target_role": change.role_id}
        case "smaller_scope":
            return {"leave_out": list(change.dropped_skills)}
        case _:
            return {}


def _label(coach: "Coach", change: Change) -> str:
    match change.kind:
        case "more_hours":
            return f"Plan with {number(change.weekly_hours or 0)} h a week"
        case "later_date" if change.finish:
            return f"Plan until {day(change.finish)}"
        case "smaller_scope":
            return f"Leave out {len(change.dropped_skills)} skills for now"
        case _:
            return plain(f"Plan for {coach.context.catalogue.role(change.role_id or '').name}")


# --- Phases -----------------------------------------------------------------------------------------------------------


def _phase(coach: "Coach", person: str, place: int, phase: Phase, part_of: str, *, is_current: bool) -> None:
    weeks = (
        f"week {phase.start_week}"
        if phase.start_week == phase.end_week
        else (f"weeks {phase.start_week}–{phase.end_week}")
    )
    mark = ":material/task_alt: " if phase.done else ""
    label = f"{mark}**{place}. {plain(phase.title)}** · {weeks} · {number(phase.hours)} h"
    with st.expander(label, key=f"phase_{phase.id}"):
        st.markdown(plain(phase.goal))
        if phase.skills:
            names = [coach.context.catalogue.skill(skill_id).name for skill_id in phase.skills]
            st.markdown(f"**Skills:** {plain(', '.join(names))}")
        milestone = phase.milestone
        st.markdown(f"**Milestone, by {day(milestone.due)}:** {plain(milestone.title)}")
        st.markdown(f"Done when: {plain(milestone.done_when)}")
        draw_done(coach, person, phase, is_current=is_current)
        if phase.project:
            _project(phase.project, part_of)
        if phase.resources or phase.not_shown:
            st.markdown("**To learn from**")
            draw_picks(coach, phase.resources, phase.not_shown)
        st.markdown(quiet(f"Sources: {source_labels(phase.sources)}"))


def _project(project: Project, part_of: str) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(f"**Project: {plain(project.title)}**  \n{plain(project.brief)}")
        st.markdown("Done when:\n\n" + "\n".join(f"- {plain(check)}" for check in project.done_when))
        step = f"A step of: {part_of} · " if part_of else ""
        st.markdown(quiet(f"{plain(step)}Source: {plain(project.source.label)}"))


# --- Tables and reasons -----------------------------------------------------------------------------------------------


def _gaps(coach: "Coach", plan: TransitionPlan) -> None:
    must = [gap for gap in plan.gaps if gap.importance == "must"]
    wished = [gap for gap in plan.gaps if gap.importance != "must"]
    st.subheader("Gaps", anchor=False)
    if must:
        draw_table([_gap(gap) for gap in must])
    if wished:
        with st.expander(f"What the role wishes for besides ({len(wished)})", icon=":material/playlist_add:"):
            draw_table([_gap(gap) for gap in wished])
    if plan.gaps:
        st.markdown(quiet(show(coach.say("page_plan_levels"))))
    if plan.dropped:
        st.markdown(f"**Left out of this plan:** {plain(', '.join(gap.name for gap in plan.dropped))}")


def _gap(gap: Gap) -> dict[str, str]:
    known = BASIS.get(gap.basis, gap.basis)
    aside = known if gap.importance == "must" else f"{IMPORTANCE[gap.importance]} · {known}"
    return {
        "Skill": f"{plain(gap.name)} {quiet(aside)}",
        "Level": f"{gap.own_level}\u00a0→\u00a0{gap.planned_level} of\u00a0{gap.required_level}",
        "Hours": hours(gap.hours_low, gap.hours_high) + _saved(gap),
    }


def _saved(gap: Gap) -> str:
    """What another skill takes off, which is not in the hours; the reason stands with the gap's sources."""
    return f" {quiet(plain(f'{number(gap.saved_hours)} h saved by {gap.saved_by}'))}" if gap.saved_hours else ""


def _weeks(plan: TransitionPlan) -> None:
    if not plan.weeks:
        return
    with st.expander(f"Week by week ({len(plan.weeks)} weeks)", icon=":material/calendar_month:"):
        draw_table([_week(week, plan) for week in plan.weeks], height=WEEKS_PX)


def _week(week: Week, plan: TransitionPlan) -> dict[str, str]:
    work = "; ".join(f"{task.title} ({TASKS[task.kind]}, {number(task.hours)} h)" for task in week.tasks)
    part = f" for {week.days_off} {'day' if week.days_off == 1 else 'days'}" if week.tasks else ""
    off = [f"Off{part}: {week.off}"] if week.off else []
    checks = [f"Check-in on {day(one.due)}" for one in plan.check_ins if one.week == week.number]
    return {
        "Week": f"**{week.number}** {quiet(day(week.start))}",
        "Hours": f"{number(week.hours)}\u00a0h",
        "Work": plain("; ".join([*([work] if work else []), *off, *checks])),
    }


def _reasons(coach: "Coach", plan: TransitionPlan) -> None:
    with st.expander("What was assumed, and where this comes from", icon=":material/fact_check:"):
        said = [
            coach.say("page_assumption", code=code, hours=plan.weekly_hours, role=plan.role_name)
            for code in plan.assumptions
        ]
        _list("What was assumed", [show(one) for one in said])
        for label, kinds in SOURCES.items():
            _list(label, [_line(source) for source in _sources(plan) if source.kind in kinds])
    if plan.gaps:
        with st.expander("Where each gap comes from", icon=":material/manage_search:"):
            rows = [{"Skill": plain(gap.name), "Rests on": source_labels(gap.sources)} for gap in plan.gaps]
            draw_table(rows, height=WEEKS_PX)
    st.markdown(quiet(show(coach.say("page_plan_promise"))))


def _list(label: str, lines: list[str]) -> None:
    if lines:
        st.markdown(f"**{label}**\n\n" + "\n".join(f"- {line}" for line in dict.fromkeys(lines)))


def _sources(plan: TransitionPlan) -> list[Source]:
    return [*plan.verdict.sources, *plan.sources, *(source for phase in plan.phases for source in phase.sources)]


def _line(source: Source) -> str:
    """A formula with the sum it was filled with; anything else by its name."""
    return plain(f"{source.ref}: {source.label}" if source.kind == "formula" else source.label)
