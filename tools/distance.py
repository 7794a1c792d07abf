"""How far a person is from a role: hours, what carries over and why, what is given up. Nothing but sums over tables."""

from collections.abc import Mapping, Sequence

from tools.assessment import assess
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PROGRAMMING, Alike
from tools.knowledge.rows import RoleSkill
from tools.planning.effort import EffortTable
from tools.planning.gaps import after_learning, find_gaps, own_levels, planned_level
from tools.planning.phases import stages
from tools.schema import Assessment, CarryOver, Gap, GivenUp, Profile, RoleDistance, Source

STRONG = 3  # who has less of a skill gives little up
LEFT_UNUSED = 2  # levels that a role asks less than one has; one level less is still used every day


def measured_by(catalogue: Catalogue, role_id: str) -> tuple[str, Source | None]:
    """The role whose list of skills counts, and why: a type that only an article names borrows the nearest list."""
    row = next((one for one in catalogue.rows(Alike) if one.role == role_id), None)
    if row is None:
        return role_id, None
    return row.like_role, Source(kind="judgement", ref=f"alike:{role_id}", label=row.reason)


def distance_to(catalogue: Catalogue, profile: Profile, role_id: str) -> RoleDistance:
    """The hours of a plan to it: all gaps, prerequisites among them, and the proof; and what makes them fewer."""
    listed, why = measured_by(catalogue, role_id)
    assessment = assess(catalogue, profile, listed)
    gaps = find_gaps(catalogue, assessment)
    proof_low, proof_high = (0.0, 0.0) if role_id == _origin(profile) else _proof(catalogue, assessment, gaps)
    low, high = _hours(gaps)
    low, high = low + proof_low, high + proof_high
    weekly = profile.weekly_hours.value if profile.weekly_hours else None
    aims = {row.skill_id: planned_level(row) for row in catalogue.role_skills[listed] if row.required_level > 0}
    musts = {row.skill_id for row in catalogue.role_skills[listed] if row.importance == "must"}
    met = [one for one in assessment.levels if one.basis != "unknown" and one.level >= aims.get(one.skill_id, 5)]
    return RoleDistance(
        role_id=role_id,
        measured_by=listed,
        measured_why=why,
        hours_low=round(low, 1),
        hours_high=round(high, 1),
        proof_low=proof_low,
        proof_high=proof_high,
        weeks_low=round(low / weekly, 1) if weekly else None,
        weeks_high=round(high / weekly, 1) if weekly else None,
        must_count=len(musts),
        musts_met=sum(one.skill_id in musts for one in met),
        transfers=tuple(sorted(met, key=lambda one: (-one.level, -one.confidence))),
        gaps=tuple(sorted((gap for gap in gaps if gap.importance == "must"), key=_size, reverse=True)),
        carried=_carried(catalogue, assessment, gaps),
        given_up=_given_up(catalogue, assessment),
    )


def _hours(gaps: Sequence[Gap]) -> tuple[float, float]:
    return sum(gap.hours_low for gap in gaps), sum(gap.hours_high for gap in gaps)


def _proof(catalogue: Catalogue, assessment: Assessment, gaps: Sequence[Gap]) -> tuple[float, float]:
    """What a plan counts beside the skills: to build something to show, and to apply; nothing where none is missing."""
    rows = [stage.row for stage in stages(catalogue, assessment.role_id, tuple(gaps), assessment.programming)]
    return (sum(row.base_low for row in rows), sum(row.base_high for row in rows)) if gaps else (0.0, 0.0)


def _origin(profile: Profile) -> str | None:
    return profile.origin_role.role_id if profile.origin_role else None


def _size(gap: Gap) -> tuple[int, float]:
    return gap.required_level - gap.own_level, gap.hours_high


def _carried(catalogue: Catalogue, assessment: Assessment, gaps: Sequence[Gap]) -> tuple[CarryOver, ...]:
    """One rule a gap, as a plan counts it: of several that apply, the one that saves most."""
    own = own_levels(assessment)
    table = EffortTable(catalogue, own)
    found = []
    for gap in gaps:
        if (rule := table.saving(gap.skill_id)) is None:
            continue
        hours = gap.middle_hours  # what is left of it
        ref = f"transfers:{rule.from_skill}->{gap.skill_id}"
        carry = CarryOver(
            skill_id=gap.skill_id,
            name=gap.name,
            from_skill=rule.from_skill,
            from_name=skill_name(catalogue, rule.from_skill),
            own_level=own[rule.from_skill],
            saved_percent=round(100 * rule.saved),
            saved_hours=round(hours * rule.saved / (1 - rule.saved), 1),
            reason=rule.reason,
            source=Source(kind="judgement", ref=ref, label=rule.reason),
        )
        found.append(carry)
    return tuple(sorted(found, key=lambda one: (-one.saved_hours, one.skill_id)))


def skill_name(catalogue: Catalogue, skill_id: str) -> str:
    return "Programming" if skill_id == PROGRAMMING else catalogue.skill(skill_id).name


def _given_up(catalogue: Catalogue, assessment: Assessment) -> tuple[GivenUp, ...]:
    asked = {row.skill_id: row.required_level for row in catalogue.role_skills[assessment.role_id]}
    found = [
        GivenUp(
            skill_id=one.skill_id,
            name=catalogue.skill(one.skill_id).name,
            own_level=one.level,
            asked_level=asked.get(one.skill_id, 0),
        )
        for one in (*assessment.levels, *assessment.others)
        if one.level >= STRONG and one.level - asked.get(one.skill_id, 0) >= LEFT_UNUSED
    ]
    return tuple(sorted(found, key=lambda one: (one.asked_level - one.own_level, -one.own_level, one.name)))


# --- From one role on to the next -------------------------------------------------------------------------------------


def hours_after(catalogue: Catalogue, profile: Profile, first: str, then: str) -> tuple[float, float]:
    """Hours from the first role on to the next, for this person once the first one is reached."""
    before = assess(catalogue, profile, first)
    raised = {gap.skill_id: gap.planned_level for gap in find_gaps(catalogue, before)}
    assessment = after_learning(assess(catalogue, profile, then), raised)
    gaps = find_gaps(catalogue, assessment)
    (low, high), (proof_low, proof_high) = _hours(gaps), _proof(catalogue, assessment, gaps)
    return round(low + proof_low, 1), round(high + proof_high, 1)


def used_in(catalogue: Catalogue, role_id: str) -> Mapping[str, RoleSkill]:
    """What a role works with, by skill."""
    return {row.skill_id: row for row in catalogue.role_skills.get(role_id, ()) if row.required_level > 0}
