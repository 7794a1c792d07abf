"""What a tool found, under the reply that speaks of it: typed results drawn as cards, lists and tables."""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st
from pydantic import BaseModel, ValidationError

from agent.prompts import number
from tools import digest
from tools.facts import FactAnswer
from tools.interview import AnswerFeedback
from tools.posting_fit import PostingFit, PostingLine
from tools.practice import Idea, PortfolioAdvice
from tools.probing import ProbeQuestion
from tools.schema import Assessment, LevelReason, NotShown, Picks, ResourcePick, RoleComparison, Source, TransitionPlan
from ui.compare_view import draw_comparison
from ui.evidence_view import draw_assessment, draw_level
from ui.labels import BASIS, POINTS, STANDINGS, VERDICTS, day, hours, level, pick_line
from ui.table import draw_table
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach

_log = logging.getLogger(__name__)
_MODELS: Mapping[str, type[BaseModel]] = {
    "assessment": Assessment,
    "level": LevelReason,
    "comparison": RoleComparison,
    "resources": Picks,
    "facts": FactAnswer,
    "posting": PostingFit,
    "projects": PortfolioAdvice,
    "feedback": AnswerFeedback,
    "probe": ProbeQuestion,
}
_SAID_ABOVE = frozenset({"free", "freemium", "hours", "hours_estimated"})
_VERDICT_COLOURS = {
    "fits": "green",
    "tight": "orange",
    "does_not_fit": "red",
    "not_now": "red",
    "already_there": "green",
    "open": "blue",
}


def read_artifact(kind: str, value: Any) -> BaseModel | None:
    """A stored result, typed again; None for one that is not drawn or that an older version stored otherwise."""
    model = _MODELS.get(kind)
    if model is None:
        return None
    try:
        return model.model_validate(value)
    except ValidationError:
        _log.warning("a stored %s has another shape and is not drawn", kind)
        return None


def draw_artifact(coach: "Coach", value: BaseModel) -> None:
    """Nothing for a result that has no face of its own, such as facts learned."""
    for model, draw in _FACES.items():
        if isinstance(value, model):
            draw(coach, value)


def draw_plan_card(coach: "Coach", plan: TransitionPlan, *, version: int | None = None) -> None:
    """The plan in three lines, and the way to all of it."""
    verdict = plan.verdict
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**Plan: {plain(plan.role_name)}**", width="content")
            st.badge(VERDICTS[verdict.kind], color=_VERDICT_COLOURS[verdict.kind])  # type: ignore[arg-type]
        needed = hours(verdict.needed_hours_low, verdict.needed_hours_high)
        pace = f"{number(plan.weekly_hours)} h a week · {verdict.weeks} weeks, until {day(verdict.finish)}"
        st.markdown(f"{needed} of work · {pace}")
        older = {"version": str(version)} if version is not None else None
        label = "Open the plan" if older is None else "Open this version of the plan"
        st.page_link("pages/plan.py", label=label, icon=":material/route:", query_params=older)


def source_labels(sources: Iterable[Source]) -> str:
    """Where something comes from, as one line of Markdown."""
    return "; ".join(dict.fromkeys(plain(source.label) for source in sources))


def draw_picks(coach: "Coach", picks: Iterable[ResourcePick], not_shown: Iterable[NotShown] = ()) -> None:
    """Resources, each with a link where an address is known, and why it fits; then what gave its place to another."""
    for pick in picks:
        title = f"[{plain(pick.title)}]({pick.url})" if pick.url else f"{plain(pick.title)} (no address known)"
        st.markdown(f"**{title}**  \n{plain(pick_line(pick))}  \n{quiet(plain(why_it_fits(coach, pick)))}")
    for one in not_shown:
        st.markdown(quiet(show(coach.say("page_not_shown", title=one.title, checked_on=one.checked_on.isoformat()))))


def why_it_fits(coach: "Coach", pick: ResourcePick) -> str:
    """Its reason codes in words, skills by their names; price and length stand in the line above."""
    skills = coach.context.catalogue.skills
    pairs = [reason.partition(":")[::2] for reason in pick.reasons if reason.partition(":")[0] not in _SAID_ABOVE]
    words = [coach.say("page_why_it_fits", code=code, of=skills[of].name if of in skills else of) for code, of in pairs]
    return " · ".join(word for word in words if word)


# --- One face for each kind -------------------------------------------------------------------------------------------


def _comparison(coach: "Coach", value: RoleComparison) -> None:
    with st.expander("The roles side by side", icon=":material/balance:"):
        draw_comparison(coach, value)


def _resources(coach: "Coach", value: Picks) -> None:
    if value.picks or value.not_shown:
        with st.expander(f"{len(value.picks)} resources", icon=":material/menu_book:"):
            draw_picks(coach, value.picks, value.not_shown[: digest.MAX_NOT_SHOWN])


def _facts(coach: "Coach", value: FactAnswer) -> None:
    if not value.told:
        return
    catalogue = coach.context.catalogue
    with st.expander("What the sources say", icon=":material/format_quote:"):
        for claim, source in zip(value.claims, value.sources, strict=True):
            about = [source.label, claim.region, claim.as_of, f"quoting {claim.via}" if claim.via else ""]
            st.markdown(f"{plain(claim.statement)}  \n{quiet(plain(' · '.join(one for one in about if one)))}")
        for conflict in value.conflicts:
            with st.container(border=True):
                st.markdown(f"**The sources disagree: {plain(conflict.question)}**")
                for claim_id in conflict.claim_ids:
                    label = plain(catalogue.claim_source(claim_id).label)
                    st.markdown(f"- {plain(catalogue.claims[claim_id].statement)} {quiet(label)}")
        st.markdown("**What the articles rest on**")
        for source_id in dict.fromkeys(claim.source_id for claim in value.claims):
            article = catalogue.articles.get(source_id)  # own tables change
            if article is not None and article.trust_notes:
                st.markdown(f"- **{plain(article.name)}** {quiet(plain(article.trust_notes))}")


def _posting(coach: "Coach", value: PostingFit) -> None:
    with st.expander("The posting beside you, line by line", icon=":material/work:", expanded=True):
        read = value.posting
        for label, words in (
            ("Kind", read.archetype_quote),
            ("For whom", read.seniority_quote),
            ("Years", read.years_quote),
        ):
            if words:
                st.markdown(f"**{label}:** {quiet(f'“{plain(words)}”')}")
        draw_table([_posting_line(line) for line in value.lines])


def _posting_line(line: PostingLine) -> dict[str, str]:
    """What is asked with its words, and where the own level comes from."""
    nice = " (nice to have)" if line.wanted == "nice" else ""
    reason = BASIS[line.basis] + (f": “{line.evidence}”" if line.basis in ("said", "cv", "answer") else "")
    level_and_reason = f"{level(line.own_level)} {quiet(plain(reason))}" if line.standing != "outside" else ""
    return {
        "Asked for": f"{plain(line.label)}{nice} {quiet(f'“{plain(line.quote)}”')}",
        "You": f"{STANDINGS[line.standing]} {level_and_reason}",
        "To level 2": hours(line.hours_low, line.hours_high) + (" (in your plan)" if line.in_plan else "")
        if line.hours_high
        else "",
    }


def _projects(coach: "Coach", value: PortfolioAdvice) -> None:
    with st.expander("Projects to show", icon=":material/construction:"):
        for one in value.portfolio.projects if value.portfolio else ():
            st.markdown(f"**{plain(one.title)}**  \n{plain(one.brief)}")
        for label, ideas in (("Ideas", value.ideas), ("It should show", value.requirements), ("Avoid", value.avoid)):
            if ideas:
                st.markdown(f"**{label}**\n\n" + "\n".join(_idea(idea) for idea in ideas))


def _idea(idea: Idea) -> str:
    return f"- {plain(idea.text)} {quiet(plain(idea.source.label))}"


def _feedback(coach: "Coach", value: AnswerFeedback) -> None:
    with st.expander("What a good answer holds", icon=":material/record_voice_over:"):
        rows = [
            {"Point": plain(one.point), "Yours": POINTS[one.standing], "In your words": plain(one.quote)}
            for one in value.points
        ]
        draw_table(rows)
        st.markdown(quiet(plain(value.source.label)))


_FACES: Mapping[type[BaseModel], Callable[[Any, Any], None]] = {
    TransitionPlan: draw_plan_card,
    Assessment: draw_assessment,
    LevelReason: draw_level,
    RoleComparison: _comparison,
    Picks: _resources,
    FactAnswer: _facts,
    PostingFit: _posting,
    PortfolioAdvice: _projects,
    AnswerFeedback: _feedback,
}
