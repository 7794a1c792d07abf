"""Progress from outside the rules: what a model says it heard, and what a form holds. Nothing is taken on trust."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from tools.errors import ImpossibleValueError, SettingsError, ToolError
from tools.listening.milestones import done_fact
from tools.listening.progress_hours import MOST_HOURS, WeekTold, figures_in, worked_fact
from tools.listening.text import clean_text
from tools.listening.text import fold as fold_text
from tools.schema import Frozen, PhaseId, Profile, ProgressFact, TransitionPlan
from tools.weeks import monday_of

FORM_KEYS = ("done", "not_done", "worked")
MAX_PROOF_CHARS = 2_000


# --- From a model -----------------------------------------------------------------------------------------------------


class ProgressClaim(Frozen):
    """What a model says the person told: a milestone, or the hours of a week."""

    quote: str
    phase_id: PhaseId | None = None
    proof: str = ""
    hours: float | None = None
    week: Literal["this", "last"] = "this"


def confirm_progress(
    claim: ProgressClaim, *, message: str, plan: TransitionPlan | None, profile: Profile, today: date, turn: int
) -> ProgressFact:
    """The claim as a fact, once its words and figures are found in the message.

    Raises: ToolError, ImpossibleValueError, as text for the model.
    """
    if plan is None:
        raise ToolError("There is no plan yet, so nothing of it can be done. Call make_plan first.")
    for name, words in (("quote", claim.quote), ("proof", claim.proof)):
        if not _stands_in(words, message):
            raise ImpossibleValueError(name, words[:80], "words that stand in the person's last message")
    if (claim.phase_id is None) == (claim.hours is None):
        raise ToolError("Give either phase_id, for a milestone that is done, or hours, for the hours of a week.")
    if claim.hours is not None:
        if claim.hours not in figures_in(fold_text(claim.quote)):
            raise ImpossibleValueError("hours", claim.hours, "a figure that stands in the quote")
        week = monday_of(today) - timedelta(days=7 if claim.week == "last" else 0)
        told = WeekTold(week, claim.hours)
        return worked_fact(told, plan, today, quote=claim.quote, turn=turn, channel="model", held={})
    if claim.phase_id not in [phase.id for phase in plan.phases]:
        names = ", ".join(phase.id for phase in plan.phases)
        raise ImpossibleValueError("phase_id", str(claim.phase_id), f"a phase of the plan: {names}")
    held = _held(profile, plan, claim.phase_id)
    said: dict[str, Any] = {"quote": claim.quote, "turn": turn, "channel": "model", "proof": claim.proof}
    return done_fact(plan, claim.phase_id, today, held=held, **said)


def _stands_in(words: str, message: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(message.split()).casefold()


# --- From a form ------------------------------------------------------------------------------------------------------


def progress_from_form(
    form: Mapping[str, object], *, plan: TransitionPlan | None, profile: Profile, today: date
) -> tuple[ProgressFact, ...]:
    """`done` maps phases to their proof, `not_done` lists phases, `worked` maps days of a week to its hours.

    Raises: SettingsError naming the key and what is allowed.
    """
    told = {key: form[key] for key in FORM_KEYS if form.get(key) is not None}
    if not told:
        return ()
    if plan is None:
        raise SettingsError(f"{next(iter(told))}: there is no plan yet. Make one, then tell what is done of it.")
    facts: list[ProgressFact] = []
    for phase_id, proof in _mapping("done", told.get("done", {})).items():
        _check_phase("done", phase_id, plan)
        proof = clean_text(str(proof or "")).strip()[:MAX_PROOF_CHARS]
        said: dict[str, Any] = {"quote": f"done: {phase_id}", "turn": 0, "channel": "form", "proof": proof}
        facts.append(done_fact(plan, str(phase_id), today, held=_held(profile, plan, str(phase_id)), **said))
    for phase_id in _listed(told.get("not_done", ())):
        _check_phase("not_done", phase_id, plan)
        if held := _held(profile, plan, phase_id):
            facts.append(held.model_copy(update={"withdrawn": True, "channel": "form", "turn": 0}))
    for day, hours in _mapping("worked", told.get("worked", {})).items():
        week, number = _week(day, today), _hours(hours)
        said = {"quote": f"worked: {number:g} hours", "turn": 0, "channel": "form"}
        facts.append(worked_fact(WeekTold(week, number), plan, today, held={}, **said))
    return tuple(facts)


def _mapping(key: str, value: object) -> Mapping[object, object]:
    if not isinstance(value, Mapping):
        raise SettingsError(f"{key} is {value!r}; allowed: a mapping, such as {_EXAMPLES[key]}.")
    return value


_EXAMPLES = {"done": '{"rag": "https://..."}', "worked": '{"2026-12-14": 6}'}


def _listed(value: object) -> list[str]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise SettingsError(f"not_done is {value!r}; allowed: a list of phases.")
    return [str(one) for one in value]


def _check_phase(key: str, phase_id: object, plan: TransitionPlan) -> None:
    names = [phase.id for phase in plan.phases]
    if phase_id not in names:
        raise SettingsError(f"{key}: {phase_id!r} is no phase of the plan. Phases: {', '.join(names)}.")


def _week(day: object, today: date) -> date:
    try:
        on = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError:
        on = date.max
    if on > today:
        raise SettingsError(f"worked: {day!r} is no day up to today, such as {today.isoformat()}.")
    return monday_of(on)


def _hours(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_HOURS:
        raise SettingsError(f"worked is {value!r}; allowed: hours of a week, from 0 to {MOST_HOURS:g}.")
    return float(value)


def _held(profile: Profile, plan: TransitionPlan, phase_id: str) -> ProgressFact | None:
    """The milestone as it was told before."""
    return next(
        (
            fact
            for fact in profile.progress
            if fact.milestone and (fact.role_id, fact.milestone.phase_id) == (plan.role_id, phase_id)
        ),
        None,
    )
