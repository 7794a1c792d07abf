"""What a model gets to see of a result: compact, plain JSON values, each figure with where it rests.

The typed result goes to the page whole; a model needs names for ids, few rows, and nothing it could misread.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tools import evidence_digest, portfolio_digest, progress_digest
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import RoleSkill
from tools.posting_fit import PostingFit, PostingLine
from tools.schema import (
    Assessment,
    Change,
    CheckResult,
    Fact,
    Gap,
    NumberFact,
    Phase,
    Picks,
    PlanDiff,
    Profile,
    ProgressFact,
    ResourcePick,
    SkillLevel,
    SkillMove,
    Source,
    Statement,
    TransitionPlan,
)

MAX_SKILLS = 8
MAX_LINES = 12  # of a posting
MAX_STATEMENTS = 4  # of one thing: what holds, and what was said before
MAX_MOVES = 5  # skills whose hours moved, the largest first
MAX_NOT_SHOWN = 3
DROPPED_NAMED = 6  # of the skills that a smaller scope leaves out


def plan(made: TransitionPlan, catalogue: Catalogue) -> dict[str, Any]:
    verdict, still = made.verdict, [phase for phase in made.phases if phase.done is None]
    return {
        "role": made.role_name,
        "verdict": verdict.kind,
        "needed_hours": [round(verdict.needed_hours_low), round(verdict.needed_hours_high)],
        "available_hours": _round(verdict.available_hours),
        "weekly_hours": made.pace.weekly_hours if made.pace else made.weekly_hours,
        "weekly_hours_assumed": made.weekly_hours_assumed,
        "weeks": verdict.weeks,
        "months": verdict.months,
        **({"days_off": days} if (days := sum(week.days_off for week in made.weeks)) else {}),
        "start": made.start.isoformat(),
        "finish": verdict.finish.isoformat(),
        "finish_80": verdict.finish_80.isoformat() if verdict.finish_80 else None,
        "check_in": made.check_ins[0].due.isoformat() if made.check_ins else None,
        "deadline": made.deadline.isoformat() if made.deadline else None,
        "budget_usd": made.budget_usd,
        "cost_usd": made.cost_usd,
        "changes": [_change(change, catalogue) for change in verdict.changes],
        "credit": evidence_digest.credit(made),
        **({"meanwhile": _meanwhile(made)} if verdict.kind == "not_now" else {}),
        "gap_count": len(made.gaps),
        "largest_gaps": [gap_row(gap) for gap in _largest(made.gaps)[:MAX_SKILLS]],
        "dropped": [gap.name for gap in made.dropped],
        "dropped_musts": [gap.name for gap in made.dropped if gap.importance == "must" and made.gaps],
        "phases": [_phase(phase) for phase in still],
        "projects": portfolio_digest.titles(made),
        "first_resources": [_pick(pick) for phase in still[:1] for pick in phase.resources[:2]],
        "assumptions": list(made.assumptions),
        "sources": _labels(verdict.sources + made.sources),
        **progress_digest.of_plan(made),
    }


def _meanwhile(made: TransitionPlan) -> list[str]:
    """Phases that end before the date all the same; of the first one, where none does, what can be begun."""
    done = [phase.title for phase in made.phases if made.deadline and phase.milestone.due <= made.deadline]
    return done or [phase.title for phase in made.phases[:1]]


def moved(diff: PlanDiff | None) -> dict[str, Any]:
    """What moved, for a prompt; nothing where there is no former plan to compare with."""
    if diff is None:
        return {}
    return {
        "moved": {
            "nothing": diff.is_empty,
            "role_before": diff.before.role_name,
            "finish_before": diff.before.finish.isoformat(),
            "weekly_hours_before": diff.before.weekly_hours,
            "hours_before": [round(diff.before.needed_hours_low), round(diff.before.needed_hours_high)],
            "phases_new": [one.title for one in diff.phases if one.hours_before is None],
            "phases_gone": [one.title for one in diff.phases if one.hours_after is None],
            "dates": [
                {"title": one.title, "before": one.due_before.isoformat(), "due": one.due_after.isoformat()}
                for one in diff.phases
                if one.due_before and one.due_after and one.due_before != one.due_after
            ],
            "skills": [_skill_move(one) for one in diff.skills[:MAX_MOVES]],
            "more_skills": max(0, len(diff.skills) - MAX_MOVES),
            "because": [fact(one) for one in diff.because[-MAX_SKILLS:]],
        }
    }


def _skill_move(move: SkillMove) -> dict[str, Any]:
    return only_known(
        {
            "skill": move.name,
            "kind": move.kind,
            "own_before": move.own_before,
            "own": move.own_after,
            "hours_before": round(move.hours_before),
            "hours": round(move.hours_after),
        }
    )


def assessment(made: Assessment, catalogue: Catalogue) -> dict[str, Any]:
    required = {row.skill_id: row for row in catalogue.role_skills[made.role_id]}
    musts = [
        (level, required[level.skill_id])
        for level in made.levels
        if level.skill_id in required and required[level.skill_id].importance == "must"
    ]
    met = [_level(level, row.required_level, catalogue) for level, row in musts if level.level >= row.required_level]
    short = sorted((pair for pair in musts if pair[0].level < pair[1].required_level), key=_distance_to_go)
    return {
        "role": catalogue.role(made.role_id).name,
        "must_have_count": len(musts),
        "met": met[:MAX_SKILLS],
        "missing": [_level(level, row.required_level, catalogue) for level, row in short][:MAX_SKILLS],
        "missing_count": len(short),
        "disputed": [
            {"skill": catalogue.skill(one.skill_id).name, "own": one.level}
            for one in (*made.levels, *made.others)
            if one.disputed
        ][:MAX_SKILLS],
        "check": check(made.check),
        "readiness": evidence_digest.readiness(made.readiness, catalogue) if made.readiness else None,
    }


def _level(level: SkillLevel, required_level: int, catalogue: Catalogue) -> dict[str, Any]:
    name = catalogue.skill(level.skill_id).name
    return {
        "skill": name,
        "own": level.level,
        "required": required_level,
        "basis": level.basis,
        "low": level.low,
        "high": level.high,
    }


def _distance_to_go(pair: tuple[SkillLevel, RoleSkill]) -> int:
    level, row = pair
    return level.level - row.required_level


def check(made: CheckResult) -> dict[str, Any]:
    return {
        "answered": made.answered,
        "points": made.points,
        "threshold": made.threshold,
        "maximum": made.maximum,
        "passed": made.passed,
        "source": made.source.label,
    }


def resources(found: Picks, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "resources": [
            _pick(pick)
            | only_known({"weeks": pick.weeks})
            | {"reasons": [_reason(one, catalogue) for one in pick.reasons]}
            for pick in found.picks
        ],
        "not_shown": [
            {"title": one.title, "link_dead_on": one.checked_on.isoformat()} for one in found.not_shown[:MAX_NOT_SHOWN]
        ],
    }


def _reason(code: str, catalogue: Catalogue) -> str:
    """`teaches:rag` -> `teaches:Retrieval-augmented generation`."""
    kind, _, of = code.partition(":")
    return f"{kind}:{catalogue.skills[of].name}" if of in catalogue.skills else code


def posting(fit: PostingFit, catalogue: Catalogue) -> dict[str, Any]:
    read = fit.posting
    return {
        "archetype": read.archetype,
        "archetype_words": read.archetype_quote,
        "seniority": read.seniority,
        "seniority_words": read.seniority_quote,
        "min_years": read.min_years,
        "years_line": read.years_quote,
        "years": fit.years,
        "own_years": _shown(fit.own_years),
        "verdict": fit.verdict,
        "musts": fit.musts,
        "musts_met": fit.musts_met,
        "hours": [round(fit.hours_low), round(fit.hours_high)],
        "hours_outside_plan": [round(fit.added_low), round(fit.added_high)],
        "lines": [_posting_line(line, catalogue) for line in fit.lines if line.standing != "outside"][:MAX_LINES],
        "more_lines": max(0, sum(line.standing != "outside" for line in fit.lines) - MAX_LINES),
        "have": [catalogue.skill(skill_id).name for skill_id in fit.have],
        "missing": [catalogue.skill(skill_id).name for skill_id in fit.missing],
        "outside_catalogue": [line.label for line in fit.lines if line.standing == "outside"][:MAX_SKILLS],
    }


def _posting_line(line: PostingLine, catalogue: Catalogue) -> dict[str, Any]:
    """One skill of a posting; its hours are rounded as a person reads them."""
    return {
        "asked": line.label,
        "skill": catalogue.skill(line.skill_id).name if line.skill_id else None,
        "wanted": line.wanted,
        "quote": line.quote,
        "standing": line.standing,
        "own": line.own_level,
        "basis": line.basis,
        "because": line.evidence,
        "hours": [round(line.hours_low), round(line.hours_high)] if line.hours_high else None,
        "in_plan": line.in_plan,
    }


def profile(known: Profile) -> dict[str, Any]:
    """What is known of the person, without what was not said."""
    values: dict[str, Any] = {}
    for role in (known.origin_role, known.target_role):
        if role is not None:
            values[role.field] = role.label
    for number in (known.years_experience, known.weekly_hours, known.budget_usd):
        if number is not None:
            values[number.field] = _shown(number.value)
    if known.deadline is not None and known.deadline.on is not None:
        values |= {"deadline": known.deadline.on.isoformat(), "deadline_months": _shown(known.deadline.months)}
    if known.skills:
        values["skills"] = [{"label": skill.label, "level": skill.level} for skill in known.skills]
    if known.left_out:
        values["left_out"] = [one.label for one in known.left_out]
    if known.time_off:
        values["time_off"] = [one.label for one in known.time_off]
    if known.constraints:
        values["constraints"] = [constraint.text for constraint in known.constraints]
    return values


def fact(said: Fact) -> dict[str, Any]:
    """A fact as it is worded: its figures as a prompt prints them, so that what is said is what is known."""
    if isinstance(said, ProgressFact):
        return progress_digest.fact(said)
    values = said.model_dump(mode="json", exclude={"turn", "channel", "confidence"})
    for name in ("value", "low", "high", "months"):
        if name in values:
            values[name] = _shown(values[name])
    if isinstance(said, NumberFact) and said.told:
        values["told"]["amount"] = _shown(said.told.amount)
        values["told"]["rate_for_1000"] = _shown(said.told.rate * 1000)
    return values


def _shown(value: float | None) -> float | None:
    """11.42 -> 11.4, as `num` prints it; a figure that is not found in the evidence would be cut."""
    return None if value is None else round(value, 2 if abs(value) < 10 else 1)


def recalled(
    chains: Sequence[Sequence[Statement]],
    field: str,
    label: str,
    *,
    thread_id: str | None,
    assumed: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """What was said of one thing, newest first; of several skills or constraints one list each."""
    return {
        "field": field,
        "label": label,
        "said": [[_statement(one, thread_id) for one in chain[:MAX_STATEMENTS]] for chain in chains[:MAX_SKILLS]],
        "assumed": assumed,
    }


def _statement(said: Statement, thread_id: str | None) -> dict[str, Any]:
    told = said.fact
    return {
        "fact": fact(told),
        "unit": told.unit or None,
        "how": told.channel,
        "message_number": told.turn if said.thread_id is not None and said.thread_id == thread_id else None,
        "said_on": said.said_on.isoformat() if said.said_on else None,
        "confidence": told.confidence,
        "replaces": fact(said.replaces) if said.replaces else None,
    }


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "title": phase.title,
        "goal": phase.goal,
        "hours": round(phase.hours),
        "weeks": [phase.start_week, phase.end_week],
        "milestone": phase.milestone.title,
        "due": phase.milestone.due.isoformat(),
        "project": phase.project.title if phase.project else None,
    }


def gap_row(gap: Gap) -> dict[str, Any]:
    return {
        "skill": gap.name,
        "own": gap.own_level,
        "planned": gap.planned_level,
        "required": gap.required_level,
        "hours": [round(gap.hours_low), round(gap.hours_high)],
    }


def _largest(gaps: Iterable[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda gap: (gap.importance != "must", -gap.hours_high))


def _change(change: Change, catalogue: Catalogue) -> dict[str, Any]:
    values = change.model_dump(mode="json", exclude_none=True, exclude={"dropped_skills", "role_id"})
    if change.role_id:
        values["role"] = catalogue.role(change.role_id).name
    if change.dropped_skills:
        values["dropped"] = [catalogue.skill(skill_id).name for skill_id in change.dropped_skills]
        values["dropped_further"] = max(0, len(change.dropped_skills) - DROPPED_NAMED)  # of many, the first are named
    return values


def _pick(pick: ResourcePick) -> dict[str, Any]:
    checked = pick.checked_on.isoformat() if pick.checked_on else None
    return {
        "title": pick.title,
        "url": pick.url or None,
        "publisher": pick.publisher or None,
        "format": pick.format,
        "cost": pick.cost,
        "hours": pick.hours,
        **only_known({"link": pick.link or None, "link_checked_on": checked}),
    }


def _labels(sources: Iterable[Source]) -> list[str]:
    return list(dict.fromkeys(source.label for source in sources))[:6]


def _round(value: float | None) -> int | None:
    return None if value is None else round(value)


def only_known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is None: unknown is not sent at all."""
    return {key: value for key, value in values.items() if value is not None}
