"""Set roles side by side: what the sources say of each, what each asks for, and how far a person is from it.

A cell holds one line per source, in the order of its `sources`, so that it stays visible who says what. Roles that two
articles cut differently (tiers, archetypes) keep their own ids: they only look alike.
"""

import re
from collections.abc import Iterable, Sequence

from tools.assessment import assess
from tools.errors import ImpossibleValueError, UnknownRoleError
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Claim, MatrixCell
from tools.planning.gaps import find_gaps, planned_level
from tools.schema import Cell, ComparisonRow, Gap, Profile, RoleComparison, RoleDistance, Source

MUST_HAVES = "must-have-skills"
DEFINITION = "definition"
PAY = "pay-figures"
MAX_MUST_HAVES = 8
MAX_PAY_LINES_PER_ARTICLE = 3
_DEFINING_TOPICS = frozenset({"role-definition", "archetype", "tier"})

Line = tuple[str, Source]


def compare_roles(catalogue: Catalogue, role_ids: Iterable[str], *, profile: Profile | None = None) -> RoleComparison:
    """Two or more roles side by side; with a profile, how far the person is from each that has a list of skills.

    Raises: UnknownRoleError; ImpossibleValueError for fewer than two different roles.
    """
    roles = _checked(catalogue, role_ids)
    dimensions = dict.fromkeys(cell.dimension for cell in catalogue.matrix if cell.role in roles)
    rows = [_row(one, [_matrix_lines(catalogue, role_id, one) for role_id in roles]) for one in dimensions]
    rows += [
        _row(DEFINITION, [_definition_lines(catalogue, role_id) for role_id in roles]),
        _row(PAY, [_pay_lines(catalogue, role_id) for role_id in roles]),
        _row(MUST_HAVES, [_must_have_lines(catalogue, role_id) for role_id in roles]),
    ]
    return RoleComparison(
        role_ids=roles,
        rows=tuple(row for row in rows if any(cell.text for cell in row.cells)),
        distances=_distances(catalogue, roles, profile),
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


def _row(dimension: str, columns: Iterable[Sequence[Line]]) -> ComparisonRow:
    return ComparisonRow(dimension=dimension, cells=tuple(_cell(lines) for lines in columns))


def _cell(lines: Sequence[Line]) -> Cell:
    return Cell(text="\n".join(text for text, _ in lines), sources=tuple(source for _, source in lines))


# --- What the sources say ---------------------------------------------------------------------------------------------


def _matrix_lines(catalogue: Catalogue, role_id: str, dimension: str) -> list[Line]:
    cells = [cell for cell in catalogue.matrix if (cell.role, cell.dimension) == (role_id, dimension)]
    return [(_with_figure(cell), catalogue.matrix_source(cell)) for cell in cells]


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


# --- How far a person is ----------------------------------------------------------------------------------------------


def _distances(catalogue: Catalogue, roles: Sequence[str], profile: Profile | None) -> tuple[RoleDistance, ...]:
    if profile is None or profile.is_empty:
        return ()
    return tuple(_distance(catalogue, profile, role_id) for role_id in roles if catalogue.role_skills.get(role_id))


def _distance(catalogue: Catalogue, profile: Profile, role_id: str) -> RoleDistance:
    """Hours over all gaps of a plan; shown are the must-haves among them."""
    assessment = assess(catalogue, profile, role_id)
    gaps = find_gaps(catalogue, assessment)
    aims = {row.skill_id: planned_level(row) for row in catalogue.role_skills[role_id] if row.required_level > 0}
    transfers = [
        level for level in assessment.levels if level.basis != "unknown" and level.level >= aims.get(level.skill_id, 5)
    ]
    return RoleDistance(
        role_id=role_id,
        hours_low=round(sum(gap.hours_low for gap in gaps), 1),
        hours_high=round(sum(gap.hours_high for gap in gaps), 1),
        transfers=tuple(sorted(transfers, key=lambda one: (-one.level, -one.confidence))),
        gaps=tuple(sorted((gap for gap in gaps if gap.importance == "must"), key=_size, reverse=True)),
    )


def _size(gap: Gap) -> tuple[int, float]:
    return gap.required_level - gap.own_level, gap.hours_high
