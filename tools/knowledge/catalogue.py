"""The catalogue: every table of `data/`, typed and checked. One bad cell stops the load and names its place.

Loading reads files and nothing else; it happens when `load_catalogue` is called, never at import.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from tools.errors import DataError, UnknownRoleError, UnknownSkillError
from tools.knowledge.cells import Row
from tools.knowledge.links import LinkCheck
from tools.knowledge.planning_rows import (
    Alike,
    CheckLevel,
    Effort,
    Implication,
    PhaseSkill,
    PlanPhase,
    PlanProject,
    Probe,
    ProgrammingLabel,
    SkillProof,
    Transfer,
    WorkField,
)
from tools.knowledge.question_rows import ClaimQuestion, CommonQuestion, ConflictQuestion, UntoldQuestion
from tools.knowledge.rows import (
    Article,
    CheckQuestion,
    Claim,
    Conflict,
    InterviewQuestion,
    MatrixCell,
    PortfolioItem,
    Resource,
    RoadmapPhase,
    Role,
    RoleSkill,
    Skill,
    SkillAlias,
    Synonyms,
)
from tools.knowledge.tables import Table
from tools.schema import Source

DATA_FOLDER = Path(__file__).parent / "data"

# To add a table: its row model, and one line here.
TABLES: tuple[type[Row], ...] = (
    Article,
    Role,
    Skill,
    RoleSkill,
    Resource,
    Claim,
    Conflict,
    MatrixCell,
    RoadmapPhase,
    PortfolioItem,
    InterviewQuestion,
    CheckQuestion,
    Synonyms,
    Effort,
    Transfer,
    Alike,
    Implication,
    CheckLevel,
    Probe,
    ProgrammingLabel,
    PlanPhase,
    PhaseSkill,
    PlanProject,
    SkillProof,
    WorkField,
    ClaimQuestion,
    CommonQuestion,
    ConflictQuestion,
    UntoldQuestion,
)

# What a folder of one's own may add to (`CROSSWALK_DATA`): rows that stand alone. A role or a skill needs rows in five
# tables that are judged together, so that those are changed in `data/`, not added to.
OPEN_TABLES: tuple[type[Row], ...] = (
    Resource,
    Article,
    Claim,
    ClaimQuestion,
    Conflict,
    ConflictQuestion,
    UntoldQuestion,
    InterviewQuestion,
)
OWN_TABLES: tuple[type[Row], ...] = (SkillAlias, LinkCheck)  # stand in such a folder only

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All tables, checked against each other. `rows(Model)` gives any table; the common ones are attributes."""

    tables: Mapping[type[Row], tuple[Row, ...]]
    own_rows: Mapping[str, int] = field(default_factory=dict)  # how many each file of one's own added

    def rows(self, model: type[R]) -> tuple[R, ...]:
        """All rows of one table, in the order of the file."""
        return self.tables[model]  # type: ignore[return-value]

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return MappingProxyType({row.id: row for row in self.rows(Role)})

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        return MappingProxyType({row.id: row for row in self.rows(Skill)})

    @cached_property
    def role_skills(self) -> Mapping[str, tuple[RoleSkill, ...]]:
        """What each role asks for, by role id; empty for a role of which nothing is listed."""
        grouped: dict[str, list[RoleSkill]] = {role_id: [] for role_id in self.roles}
        for row in self.rows(RoleSkill):
            grouped[row.role_id].append(row)
        return MappingProxyType({role_id: tuple(rows) for role_id, rows in grouped.items()})

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        return MappingProxyType({row.id: row for row in self.rows(Resource)})

    @cached_property
    def links(self) -> Mapping[str, LinkCheck]:
        """What the last check found of each address; empty where none was checked."""
        return MappingProxyType({row.url: row for row in self.rows(LinkCheck)})

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return MappingProxyType({row.source_id: row for row in self.rows(Article)})

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return MappingProxyType({row.claim_id: row for row in self.rows(Claim)})

    @cached_property
    def conflicts(self) -> Mapping[str, Conflict]:
        return MappingProxyType({row.conflict_id: row for row in self.rows(Conflict)})

    @cached_property
    def matrix(self) -> tuple[MatrixCell, ...]:
        return self.rows(MatrixCell)

    @cached_property
    def roadmap(self) -> tuple[RoadmapPhase, ...]:
        return self.rows(RoadmapPhase)

    @cached_property
    def portfolio(self) -> Mapping[str, PortfolioItem]:
        return MappingProxyType({row.item_id: row for row in self.rows(PortfolioItem)})

    @cached_property
    def interview(self) -> Mapping[str, InterviewQuestion]:
        return MappingProxyType({row.question_id: row for row in self.rows(InterviewQuestion)})

    @cached_property
    def checks(self) -> Mapping[str, CheckQuestion]:
        return MappingProxyType({row.question_id: row for row in self.rows(CheckQuestion)})

    @cached_property
    def probes(self) -> Mapping[str, Probe]:
        return MappingProxyType({row.probe_id: row for row in self.rows(Probe)})

    def role(self, role_id: str) -> Role:
        """Raises: UnknownRoleError, naming the known ones."""
        if role_id not in self.roles:
            raise UnknownRoleError(role_id, tuple(self.roles))
        return self.roles[role_id]

    def skill(self, skill_id: str) -> Skill:
        """Raises: UnknownSkillError, naming near ones."""
        if skill_id not in self.skills:
            raise UnknownSkillError(skill_id, tuple(get_close_matches(skill_id.lower(), self.skills)))
        return self.skills[skill_id]

    def claim_source(self, claim_id: str) -> Source:
        claim = self.claims[claim_id]
        article = self.articles[claim.source_id]
        label = f"{article.name}, {claim.locator}"
        return Source(kind="claim", ref=claim_id, label=label, file=article.seed_file)

    def role_skill_source(self, role_id: str, skill_id: str) -> Source:
        label = f"{self.role(role_id).name}: {self.skill(skill_id).name}"
        return Source(kind="table", ref=f"role_skills:{role_id}/{skill_id}", label=label)

    def matrix_source(self, cell: MatrixCell) -> Source:
        article = self.articles[cell.source_id]
        ref = f"role_matrix:{cell.role}/{cell.dimension}/{cell.source_id}"
        return Source(kind="table", ref=ref, label=article.name, file=article.seed_file)

    def prerequisites_first(self, skill_ids: Iterable[str]) -> tuple[str, ...]:
        """Only the given skills, each after what it builds on, even through skills not given; else in the given order.

        Raises: UnknownSkillError.
        """
        waiting = [self.skill(skill_id).id for skill_id in dict.fromkeys(skill_ids)]
        ordered: list[str] = []
        while waiting:
            ready = next(one for one in waiting if self.builds_on[one].isdisjoint(waiting))
            waiting.remove(ready)
            ordered.append(ready)
        return tuple(ordered)

    @cached_property
    def builds_on(self) -> Mapping[str, frozenset[str]]:
        """All direct and indirect prerequisites of each skill."""
        below: dict[str, frozenset[str]] = {}
        for skill_id in TopologicalSorter({one.id: one.prerequisites for one in self.rows(Skill)}).static_order():
            direct = self.skills[skill_id].prerequisites
            below[skill_id] = frozenset(direct).union(*(below[one] for one in direct))
        return below


def load_catalogue(folder: Path = DATA_FOLDER, *, own: Path | None = None) -> Catalogue:
    """Read and check all tables of a folder, with the rows that a folder of one's own adds to them.

    Our own tables alone are read once a process: whatever is built from them can be shared, too.

    Raises: DataError with file, row (line of the file) and column of the first bad cell.
    """
    adds_nothing = own is None or not any(own.glob("*.csv"))
    return _built_in() if folder == DATA_FOLDER and adds_nothing else _read(folder, own)


@cache
def _built_in() -> Catalogue:
    return _read(DATA_FOLDER, None)


def _read(folder: Path, own: Path | None) -> Catalogue:
    if own is not None:
        _check_names(own)
    loaded = {model: Table(model, folder, own if model in OPEN_TABLES else None) for model in TABLES}
    loaded |= {model: Table(model, None, own) for model in OWN_TABLES}
    ids = {table.model.file: table.ids() for table in loaded.values()}
    for table in loaded.values():
        table.check_references(ids)
    _check_aliases(loaded[Skill])
    _check_prerequisites(loaded[Skill])
    _add_aliases(loaded[Skill], loaded[SkillAlias])
    own_rows = {table.model.file: table.own_count for table in loaded.values() if table.has_own}
    tables = {model: tuple(table.rows) for model, table in loaded.items()}
    return Catalogue(MappingProxyType(tables), MappingProxyType(own_rows))


def _check_names(own: Path) -> None:
    """A misspelt or unknown table would be left out in silence."""
    names = sorted(model.file for model in (*OPEN_TABLES, *OWN_TABLES))
    for path in sorted(own.glob("*.csv")):
        if path.name not in names:
            near = get_close_matches(path.name, names, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise DataError(
                str(path), None, None, f"is no table that rows can be added to; {hint}use {', '.join(names)}"
            )


def _check_aliases(table: Table) -> None:
    """Every spelling leads to one skill, compared without case."""
    owners: dict[str, str] = {}
    for index, skill in enumerate(table.rows):
        assert isinstance(skill, Skill)
        for alias in skill.aliases:
            if owners.setdefault(alias.casefold(), skill.id) != skill.id:
                raise table.error(index, "aliases", f"{alias!r} belongs to {owners[alias.casefold()]!r} already")


def _add_aliases(skills: Table, aliases: Table) -> None:
    """Lay further spellings over the skills; one that leads elsewhere already is an error of its row."""
    rows = {skill.id: skill for skill in skills.rows if isinstance(skill, Skill)}
    owners = {name.casefold(): skill.id for skill in rows.values() for name in (skill.name, *skill.aliases)}
    for index, row in enumerate(aliases.rows):
        assert isinstance(row, SkillAlias)
        owner = owners.setdefault(row.alias.casefold(), row.skill_id)
        if owner != row.skill_id:
            raise aliases.error(index, "alias", f"{row.alias!r} belongs to {owner!r} already")
        skill = rows[row.skill_id]
        rows[row.skill_id] = skill.model_copy(update={"aliases": (*skill.aliases, row.alias)})
    skills.rows = list(rows.values())


def _check_prerequisites(table: Table) -> None:
    graph = {row.id: row.prerequisites for row in table.rows if isinstance(row, Skill)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        reason = "goes round in a circle: " + " needs ".join(reversed(circle))
        raise table.error(list(graph).index(circle[0]), "prerequisites", reason) from error
