"""The few projects somebody shows at the end: three to five, in their own field, each proving other skills.

Nothing is added to the plan's hours. Each phase has time for building what it teaches; here the phases' projects are
gathered into few that grow, so that what is shown is worth showing. What a role must have and the plan teaches is
proven by exactly one of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.planning_rows import PlanProject, SkillProof, WorkField
from tools.planning.phases import PROGRAMS, PROOF, open_phases, phase_of, portfolio_source, project_row
from tools.planning.schedule import BUILDING, week_end
from tools.schema import (
    HiringPoint,
    PhaseId,
    Portfolio,
    PortfolioProject,
    RubricPoint,
    TransitionPlan,
)

FEWEST, MOST = 3, 5  # what the articles ask for (`portfolio.csv`, rows `count-…`)
EARLY = 1 / 3  # of the weeks of a plan: by then something small is finished
CRUMB_HOURS = 4.0  # of building: less makes no project of its own
MAX_HIRING = 3
MAX_HELD_SKILLS = 4  # of a project that shows what somebody can do already
# Phases that build something with a language model in it: there a field's own danger can be tried.
_WITH_A_MODEL: frozenset[PhaseId] = frozenset({"llm_basics", "rag", "agents", "production", "evaluation"})
_HIRING: Mapping[str, Literal["idea", "wanted", "avoid"]] = {
    "count": "wanted",
    "requirement": "wanted",
    "quality": "wanted",
    "project-idea": "idea",
    "anti-pattern": "avoid",
}


@dataclass(frozen=True)
class _Piece:
    """The project of one phase, on its way into a project to show."""

    row: PlanProject
    skills: tuple[str, ...]
    size: float  # hours of building, whether done or not: what is done must not change what leads
    hours: float  # of them, those still to do
    week: int
    place: int  # among the phases
    is_held: bool = False


_Group = tuple[_Piece, ...]  # the piece that leads it comes first


def portfolio_of(
    catalogue: Catalogue, field: WorkField, plan: TransitionPlan, built: Mapping[PhaseId, float]
) -> Portfolio:
    """The projects of a plan, the first finished first; `built` are the hours that each phase has for building.

    Of a plan that cannot be kept now, what can be finished by the deadline, at least the first.
    """
    groups = _grouped(list(_pieces(catalogue, plan, built)), last_week=plan.phases[-1].end_week)
    groups += [(piece,) for piece in _held(catalogue, plan, FEWEST - len(groups))]
    groups.sort(key=lambda group: (_week(group), min(piece.place for piece in group)))
    if plan.verdict.kind == "not_now":
        kept = [group for group in groups if plan.deadline and week_end(plan.start, _week(group)) <= plan.deadline]
        groups = kept or groups[:1]
    writer = _Writer(catalogue, field, plan)
    return Portfolio(
        domain_id=field.domain_id,
        label=field.label,
        projects=tuple(writer.project(group, is_last=group is groups[-1]) for group in groups),
    )


def _pieces(catalogue: Catalogue, plan: TransitionPlan, built: Mapping[PhaseId, float]) -> Iterator[_Piece]:
    weeks = {task.phase_id: week.number for week in plan.weeks for task in week.tasks if task.kind == "build"}
    for place, phase in enumerate(plan.phases):
        row = project_row(catalogue, phase.id, plan.role_id)
        if row is not None:
            hours = 0.0 if phase.done else built.get(phase.id, 0.0)
            size = min(row.most_hours, BUILDING * phase.hours)
            yield _Piece(row, phase.skills, size, hours, weeks.get(phase.id, phase.end_week), place)


# --- Which phases make one project ------------------------------------------------------------------------------------


def _grouped(pieces: Sequence[_Piece], *, last_week: int) -> list[_Group]:
    """The smallest becomes a step of the one it can join, as long as more than three are left; crumbs join a neighbour.

    What is finished first stays small: it is not joined into something that is finished after the first third.
    """
    groups: list[_Group] = [(piece,) for piece in pieces]
    first = min(pieces, key=lambda piece: (piece.week, piece.place))
    for piece in sorted(pieces, key=lambda one: (one.size, one.place)):
        joined = _joined(groups, piece)
        if len(groups) <= FEWEST or joined is None or (first in joined and _week(joined) > EARLY * last_week):
            continue
        groups = _with(groups, joined)
    while len(groups) > FEWEST:
        smallest, *others = sorted(groups, key=lambda group: (_size(group), group[0].place))
        if len(groups) <= MOST and _size(smallest) >= CRUMB_HOURS:
            break
        near = min(others, key=lambda group: (first in group, abs(group[0].place - smallest[0].place)))
        groups = _with(groups, (*near, *smallest))
    return [_led_by_its_body(group) for group in groups]


def _with(groups: Sequence[_Group], joined: _Group) -> list[_Group]:
    return [*(group for group in groups if group[0] not in joined), joined]


def _led_by_its_body(group: _Group) -> _Group:
    """What hardly takes any work gives no project its name."""
    lead = next((piece for piece in group if piece.size >= CRUMB_HOURS), group[0])
    return (lead, *(piece for piece in group if piece is not lead))


def _size(group: _Group) -> float:
    return sum(piece.size for piece in group)


def _joined(groups: Sequence[_Group], piece: _Piece) -> _Group | None:
    """The group that comes of a piece joining the first it can join; None where it stands alone."""
    own = next(group for group in groups if piece in group)
    others = [group for group in groups if group is not own]
    for phase in piece.row.joins:
        for group in others:
            if any(one.row.phase == phase for one in group):
                return (*group, *own)
    return None


def _week(group: _Group) -> int:
    return max(piece.week for piece in group)


def _held(catalogue: Catalogue, plan: TransitionPlan, missing: int) -> list[_Piece]:
    """What is short of three comes from what the person can do already: it was learned, and it is not shown yet."""
    if missing <= 0:
        return []
    phases = open_phases(catalogue, plan.role_id, PROGRAMS)
    at, is_open = phase_of(catalogue, phases), {gap.skill_id for gap in (*plan.gaps, *plan.dropped)}
    able = [row for row in catalogue.role_skills[plan.role_id] if row.skill_id not in is_open]
    able = sorted((row for row in able if row.importance != "nice"), key=lambda row: row.importance != "must")
    shown, last = {*PROOF, *(phase.id for phase in plan.phases)}, plan.phases[-1].end_week
    found = []
    for place, phase in enumerate(phases):
        row = project_row(catalogue, phase.id, plan.role_id)
        skills = tuple(one.skill_id for one in able if at[one.skill_id] == phase.id)[:MAX_HELD_SKILLS]
        if row and skills and phase.id not in shown:
            found.append(_Piece(row, skills, 0.0, 0.0, last, place, is_held=True))
    return sorted(found, key=lambda piece: -len(piece.skills))[:missing]


# --- What a project is ------------------------------------------------------------------------------------------------


class _Writer:
    """Groups of phases into projects, in the words of a field."""

    def __init__(self, catalogue: Catalogue, field: WorkField, plan: TransitionPlan) -> None:
        self._catalogue, self._field, self._plan = catalogue, field, plan
        self._cells = {name: getattr(field, name) for name in WorkField.slots}
        self._must = {row.skill_id for row in catalogue.role_skills[plan.role_id] if row.importance == "must"}
        phases = [phase.id for phase in plan.phases if phase.id in _WITH_A_MODEL]
        self._checked_in = field.check_phase if field.check_phase in phases else phases[-1] if phases else None
        self._told: set[str] = set()  # what hiring managers were quoted with already

    def project(self, group: _Group, *, is_last: bool) -> PortfolioProject:
        lead, *steps = group
        proves = self._proves(group, is_last=is_last)
        week = _week(group)
        return PortfolioProject(
            id=lead.row.id,
            title=self._filled(lead.row.field_title),
            brief=self._filled(lead.row.field_brief),
            phases=tuple(piece.row.phase for piece in sorted(group, key=lambda piece: piece.place)),
            grows_by=tuple(self._filled(piece.row.field_brief) for piece in sorted(steps, key=lambda one: one.place)),
            hours=round(sum(piece.hours for piece in group), 1),
            week=week,
            due=week_end(self._plan.start, week),
            proves=proves,
            done_when=self._done_when(group),
            rubric=tuple(_proofs(self._catalogue)[skill_id] for skill_id in proves),
            hiring=tuple(self._hiring(lead.row, proves)),
            data=self._field.data,
            must_not=self._field.must_not,
            is_held=lead.is_held,
        )

    def _filled(self, text: str) -> str:
        return text.format_map(self._cells)

    def _proves(self, group: _Group, *, is_last: bool) -> tuple[str, ...]:
        """The must-haves of its phases and what their projects are made to show; the last takes what has no phase."""
        skills = [skill_id for piece in group for skill_id in piece.skills]
        built = {skill_id for piece in group for skill_id in piece.row.proves}
        must = [one for one in skills if one in self._must]
        rest = self._without_project() if is_last else []
        found = dict.fromkeys([*must, *rest, *(one for one in skills if one in built)])
        return tuple(found or dict.fromkeys(skills[:MAX_HELD_SKILLS] or group[0].row.proves))

    def _without_project(self) -> list[str]:
        """Must-have gaps of phases that have nothing to build, such as seeking the job."""
        with_one = {piece for phase in self._plan.phases for piece in phase.skills if phase.id != "job_search"}
        return [gap.skill_id for gap in self._plan.gaps if gap.importance == "must" and gap.skill_id not in with_one]

    def _done_when(self, group: _Group) -> tuple[str, ...]:
        """All points of what leads it, the first of each step, and that the field's own danger was tried."""
        lead, *steps = group
        first = (piece.row.done_when[0] for piece in sorted(steps, key=lambda one: one.place))
        is_tested = self._checked_in in [piece.row.phase for piece in group]
        return tuple(dict.fromkeys([*lead.row.done_when, *first, *([self._field.check] if is_tested else [])]))

    def _hiring(self, row: PlanProject, proves: tuple[str, ...]) -> Iterator[HiringPoint]:
        """What is said of such a project, and what is looked for in the skills it proves: each said once in a plan."""
        items = self._catalogue.portfolio
        wanted = [one for one in items.values() if one.kind in ("requirement", "quality")]
        shared = {one.item_id: len(set(one.skill_ids) & set(proves)) for one in wanted}
        fitting = sorted((one for one in wanted if shared[one.item_id]), key=lambda one: -shared[one.item_id])
        fresh = [one for one in fitting if one.item_id not in self._told]
        chosen = dict.fromkeys([row.item_id, *(one.item_id for one in fresh or fitting)])
        for item_id in list(chosen)[:MAX_HIRING]:
            self._told.add(item_id)
            yield _hiring_point(self._catalogue, item_id)


@lru_cache(maxsize=4)
def _proofs(catalogue: Catalogue) -> Mapping[str, RubricPoint]:
    return {
        row.skill_id: RubricPoint(skill_id=row.skill_id, some=row.some, full=row.full)
        for row in catalogue.rows(SkillProof)
    }


@lru_cache(maxsize=256)
def _hiring_point(catalogue: Catalogue, item_id: str) -> HiringPoint:
    item = catalogue.portfolio[item_id]
    trust = catalogue.articles[item.source_id].rests_on
    return HiringPoint(
        kind=_HIRING[item.kind], text=item.item, source=portfolio_source(catalogue, item_id), trust=trust
    )
