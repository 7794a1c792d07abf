"""Set roles side by side: what the sources say of each, what each asks for, and how far a person is from it.

A cell holds one line per source, in the order of its `sources`, so that it stays visible who says what. Roles that two
articles cut differently (tiers, archetypes) keep their own ids: they only look alike.
"""

import re
from collections.abc import Iterable, Sequence

from tools.assessment import assess
from tools.choice import choose
from tools.distance import distance_to, measured_by
from tools.errors import ImpossibleValueError, UnknownRoleError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Claim, MatrixCell
from tools.planning.gaps import IMPORTANCE, find_gaps, planned_level
from tools.schema import (
    Ask,
    Cell,
    ComparisonRow,
    Gap,
    Profile,
    RoleComparison,
    SkillLevel,
    SkillRow,
    Source,
)

MUST_HAVES = "must-have-skills"
DEFINITION = "definition"
PAY = "pay-figures"
MAX_MUST_HAVES = 8
MAX_PAY_LINES_PER_ARTICLE = 3
SECTIONS = {
    "role": (DEFINITION, "role-in-short", "primary-focus", "core-question", "variant"),
    "day": (
        *("primary-output", "work-setting", "data-work", "training-models", "works-with"),
        *("typical-tools", "metrics-watched"),
    ),
    "asks": ("key-skills", MUST_HAVES, "math-required", "education", "background"),
    "way": ("head-start", "gap-to-ai-engineer"),
    "pay": ("salary", "salary-entry", "salary-senior", "salary-top", PAY),
    "market": ("share-of-postings", "share-of-sample", "employers", "existed-before-2023"),
}
ALWAYS_SHOWN = frozenset({"primary-output", "work-setting", "salary"})  # asked for so often that silence is an answer
_SECTION_OF = {dimension: section for section, dimensions in SECTIONS.items() for dimension in dimensions}
_DEFINING_TOPICS = frozenset({"role-definition", "archetype", "tier"})

Line = tuple[str, Source]


def compare_roles(catalogue: Catalogue, role_ids: Iterable[str], *, profile: Profile | None = None) -> RoleComparison:
    """Two or more roles side by side; with a profile, how far the person is from each, and which is nearest.

    Raises: UnknownRoleError; ImpossibleValueError for fewer than two different roles.
    """
    roles = _checked(catalogue, role_ids)
    known = None if profile is None or profile.is_empty else profile
    rows = [_row(catalogue, dimension, roles) for dimension in _SECTION_OF]
    distances = tuple(distance_to(catalogue, known, role_id) for role_id in roles) if known else ()
    return RoleComparison(
        role_ids=roles,
        rows=tuple(row for row in rows if row.dimension in ALWAYS_SHOWN or any(cell.text for cell in row.cells)),
        skills=_skill_rows(catalogue, roles, known),
        distances=distances,
        choice=choose(catalogue, known, distances) if known else None,
    )


def comparable_roles(catalogue: Catalogue) -> tuple[str, ...]:
    """Every role that can be compared: those of the catalogue, and the types that only the articles name."""
    return tuple(dict.fromkeys([*catalogue.roles, *(cell.role for cell in catalogue.matrix)]))


def _checked(catalogue: Catalogue, role_ids: Iterable[str]) -> tuple[str, ...]:
    known, roles = comparable_roles(catalogue), tuple(dict.fromkeys(role_ids))
    for role_id in roles:
        if role_id not in known:
            raise UnknownRoleError(role_id, known)
    if len(roles) < 2:
        raise ImpossibleValueError("role_ids", list(roles), "two or more different roles")
    return roles


def _row(catalogue: Catalogue, dimension: str, roles: Sequence[str]) -> ComparisonRow:
    cells, unit = [], ""
    for role_id in roles:
        match dimension:
            case "definition":
                lines = _definition_lines(catalogue, role_id)
            case "pay-figures":
                lines, unit = _pay_lines(catalogue, role_id), "usd_per_year"
            case "must-have-skills":
                lines, unit = _must_have_lines(catalogue, role_id), "level"
            case _:
                found = _in_matrix(catalogue, role_id, dimension)
                lines = [(_with_figure(cell), catalogue.matrix_source(cell)) for cell in found]
                unit = next((cell.unit for cell in found if cell.unit), unit)
        cells.append(_cell(lines))
    return ComparisonRow(dimension=dimension, section=_SECTION_OF[dimension], unit=unit, cells=tuple(cells))


def _cell(lines: Sequence[Line]) -> Cell:
    return Cell(text="\n".join(text for text, _ in lines), sources=tuple(source for _, source in lines))


# --- What the sources say ---------------------------------------------------------------------------------------------


def _in_matrix(catalogue: Catalogue, role_id: str, dimension: str) -> list[MatrixCell]:
    return [cell for cell in catalogue.matrix if (cell.role, cell.dimension) == (role_id, dimension)]


def _with_figure(cell: MatrixCell) -> str:
    figure = _figure(cell.value_low, cell.value_high, cell.unit)
    return f"{figure} ({cell.value})" if figure else cell.value


def _figure(low: float | None, high: float | None, unit: str) -> str:
    """A figure in money or percent as a person writes it; other units stand in the words of their cell."""
    if unit.startswith("usd"):
        ends = [f"${end:,.0f}" for end in (low, high) if end is not None]
    elif unit.startswith("percent"):
        ends = [f"{end:g}%" for end in (low, high) if end is not None]
    else:
        return ""
    if low is None or high is None:
        return f"≤ {ends[0]}" if low is None else f"≥ {ends[0]}"
    return "–".join(dict.fromkeys(ends))


def _definition_lines(catalogue: Catalogue, role_id: str) -> list[Line]:
    """What each article first says the role is: "An X does …" before any other remark on it, figures last."""
    claims = [one for one in catalogue.claims.values() if one.subject == role_id and one.topic in _DEFINING_TOPICS]
    opening = re.compile(rf"(an? )?{re.escape(role_id.replace('-', ' '))}s?\b", re.I)
    claims.sort(key=lambda one: (one.source_id, bool(one.unit), not opening.match(one.statement)))
    return _claim_lines(catalogue, _at_most_per_article(claims, 1))


def _pay_lines(catalogue: Catalogue, role_id: str) -> list[Line]:
    claims = [
        one
        for one in catalogue.claims.values()
        if one.subject == role_id and one.topic == "salary" and one.unit == "usd_per_year"
    ]
    return _claim_lines(catalogue, _at_most_per_article(claims, MAX_PAY_LINES_PER_ARTICLE))


def _claim_lines(catalogue: Catalogue, claims: Iterable[Claim]) -> list[Line]:
    return [(claim.statement, catalogue.claim_source(claim.claim_id)) for claim in claims]


def _at_most_per_article(claims: Sequence[Claim], limit: int) -> list[Claim]:
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.source_id, []).append(claim)
    return [claim for group in by_article.values() for claim in group[:limit]]


def _must_have_lines(catalogue: Catalogue, role_id: str) -> list[Line]:
    """The skills a role cannot do without, the deepest first, each with its level of 0 to 4."""
    musts = [row for row in catalogue.role_skills.get(role_id, ()) if row.importance == "must"]
    return [
        (
            f"{catalogue.skills[row.skill_id].name}: {row.required_level}",
            catalogue.role_skill_source(role_id, row.skill_id),
        )
        for row in sorted(musts, key=lambda row: -row.required_level)[:MAX_MUST_HAVES]
    ]


# --- Skill by skill ---------------------------------------------------------------------------------------------------


def _skill_rows(catalogue: Catalogue, roles: Sequence[str], profile: Profile | None) -> tuple[SkillRow, ...]:
    """Every skill that one of the roles asks for, and what the way to it builds on; the most asked for first."""
    columns = [_asks(catalogue, measured_by(catalogue, role_id)[0], profile) for role_id in roles]
    own = _own(catalogue, roles[0], profile) if profile else {}
    rows = [
        SkillRow(
            skill_id=skill_id,
            name=catalogue.skill(skill_id).name,
            own=own.get(skill_id, _nothing(skill_id)) if profile else None,
            asks=tuple(column.get(skill_id) for column in columns),
        )
        for skill_id in sorted(set().union(*columns))
    ]
    return tuple(sorted(rows, key=_most_asked_for))


def _most_asked_for(row: SkillRow) -> tuple[int, int, str]:
    """The same for every order of the roles."""
    asks = [ask for ask in row.asks if ask]
    return -sum(IMPORTANCE[ask.importance] for ask in asks), -max(ask.required_level for ask in asks), row.name


def _asks(catalogue: Catalogue, role_id: str, profile: Profile | None) -> dict[str, Ask]:
    gaps = find_gaps(catalogue, assess(catalogue, profile, role_id)) if profile else ()
    left = {gap.skill_id: gap for gap in gaps}
    asks: dict[str, Ask] = {}
    for row in catalogue.role_skills[role_id]:
        if row.required_level == 0:
            continue
        gap, (percent, count) = left.pop(row.skill_id, None), row.postings or (None, None)
        asks[row.skill_id] = Ask(
            required_level=row.required_level,
            planned_level=planned_level(row),
            importance=row.importance,
            postings_percent=percent,
            postings_counted=count,
            hours_low=(gap.hours_low if gap else 0) if profile else None,
            hours_high=(gap.hours_high if gap else 0) if profile else None,
            source=catalogue.role_skill_source(role_id, row.skill_id),
        )
    return asks | {skill_id: _below(gap) for skill_id, gap in left.items()}


def _below(gap: Gap) -> Ask:
    """What no list names, and others build on."""
    return Ask(
        required_level=gap.required_level,
        planned_level=gap.planned_level,
        importance=gap.importance,
        hours_low=gap.hours_low,
        hours_high=gap.hours_high,
        source=gap.sources[0],
    )


def _own(catalogue: Catalogue, role_id: str, profile: Profile) -> dict[str, SkillLevel]:
    assessment = assess(catalogue, profile, measured_by(catalogue, role_id)[0])
    return {one.skill_id: one for one in (*assessment.levels, *assessment.others)}


def _nothing(skill_id: str) -> SkillLevel:
    return SkillLevel(skill_id=skill_id, level=0, confidence=0.2, basis="unknown")
