"""The catalogue: every table of `data/`, typed and checked. One bad cell stops the load and names its place.

Loading reads files and nothing else; it happens when `load_catalogue` is called, never at import.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType
from typing import TextIO, TypeVar

from pydantic import TypeAdapter, ValidationError

from tools.errors import DataError, UnknownRoleError, UnknownSkillError
from tools.knowledge.cells import ColumnError, Ref, Row
from tools.knowledge.planning_rows import (
    Alike,
    CheckLevel,
    Effort,
    Implication,
    PhaseSkill,
    PlanPhase,
    PlanProject,
    ProgrammingLabel,
    Transfer,
)
from tools.knowledge.question_rows import ClaimQuestion, ConflictQuestion, UntoldQuestion
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
    Synonyms,
)
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
    ProgrammingLabel,
    PlanPhase,
    PhaseSkill,
    PlanProject,
    ClaimQuestion,
    ConflictQuestion,
    UntoldQuestion,
)

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All tables, checked against each other. `rows(Model)` gives any table; the common ones are attributes."""

    tables: Mapping[type[Row], tuple[Row, ...]]

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
            ready = next(one for one in waiting if self._builds_on[one].isdisjoint(waiting))
            waiting.remove(ready)
            ordered.append(ready)
        return tuple(ordered)

    @cached_property
    def _builds_on(self) -> Mapping[str, frozenset[str]]:
        """All direct and indirect prerequisites of each skill."""
        below: dict[str, frozenset[str]] = {}
        for skill_id in TopologicalSorter({one.id: one.prerequisites for one in self.rows(Skill)}).static_order():
            direct = self.skills[skill_id].prerequisites
            below[skill_id] = frozenset(direct).union(*(below[one] for one in direct))
        return below


def load_catalogue(folder: Path = DATA_FOLDER) -> Catalogue:
    """Read and check all tables of a folder.

    Raises: DataError with file, row (line of the file) and column of the first bad cell.
    """
    loaded = {model: _Table(model, folder) for model in TABLES}
    ids = {table.model.file: table.ids() for table in loaded.values()}
    for table in loaded.values():
        table.check_references(ids)
    _check_aliases(loaded[Skill])
    _check_prerequisites(loaded[Skill])
    return Catalogue(MappingProxyType({model: tuple(table.rows) for model, table in loaded.items()}))


class _Table:
    """One file on its way into the catalogue: rows, and the line each stands in."""

    def __init__(self, model: type[Row], folder: Path) -> None:
        self.model = model
        self.columns = [field.alias or name for name, field in model.model_fields.items()]
        self.lines: list[int] = []
        self.rows = self._validate(self._read(folder / model.file))

    def error(self, index: int | None, column: str | None, reason: str) -> DataError:
        return DataError(self.model.file, None if index is None else self.lines[index], column, reason)

    def ids(self) -> frozenset[str]:
        """First key of each row; a second row with the same whole key is an error."""
        seen: set[tuple[object, ...]] = set()
        for index, row in enumerate(self.rows):
            key = tuple(getattr(row, name) for name in self.model.key)
            if key in seen:
                raise self.error(index, self.model.key[-1], f"{'/'.join(map(str, key))} stands twice")
            seen.add(key)
        return frozenset(str(key[0]) for key in seen)

    def check_references(self, ids: Mapping[str, frozenset[str]]) -> None:
        for name, field in self.model.model_fields.items():
            for ref in (note for note in field.metadata if isinstance(note, Ref)):
                self._check_column(name, ref, ids[ref.file] | ref.also | {""})

    def _check_column(self, name: str, ref: Ref, known: frozenset[str]) -> None:
        for index, row in enumerate(self.rows):
            cell = getattr(row, name)
            unknown = sorted({cell} - known if isinstance(cell, str) else set(cell) - known)
            if unknown:
                raise self.error(index, name, f"{unknown[0]!r} is not in {ref.file}")

    def _read(self, path: Path) -> list[dict[str, str]]:
        if not path.is_file():
            raise self.error(None, None, f"missing from {path.parent}; install again, or restore the file")
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                return self._cells(file)
        except (csv.Error, UnicodeDecodeError, OSError) as error:
            raise self.error(None, None, f"cannot be read as UTF-8 CSV: {error}") from error

    def _cells(self, file: TextIO) -> list[dict[str, str]]:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        self._check_header(header)
        cells, line = [], reader.line_num + 1
        for row in reader:
            self.lines.append(line)
            if len(row) != len(header):
                raise self.error(-1, None, f"{len(row)} cells, the header has {len(header)}")
            cells.append(dict(zip(header, row, strict=True)))
            line = reader.line_num + 1  # a quoted cell may run over several lines: a row is where it begins
        return cells

    def _check_header(self, header: Sequence[str]) -> None:
        for column in self.columns:
            if header.count(column) != 1:
                raise DataError(self.model.file, 1, column, "must stand once in the header")
        for column in header:
            if column not in self.columns:
                raise DataError(self.model.file, 1, column, "is not a column of this table")

    def _validate(self, cells: list[dict[str, str]]) -> list[Row]:
        try:
            rows: list[Row] = TypeAdapter(list[self.model]).validate_python(cells)  # type: ignore[name-defined]
        except ValidationError as error:
            raise self._located(error) from error
        return rows

    def _located(self, error: ValidationError) -> DataError:
        """The first wrong cell, as a place in the file."""
        first = error.errors(include_url=False)[0]
        index, *place = first["loc"]
        cause = first.get("ctx", {}).get("error")
        column = cause.column if isinstance(cause, ColumnError) else str(place[0])
        given = f"; the cell holds {first['input']!r}" if isinstance(first["input"], str) else ""
        return self.error(int(index), column, f"{first['msg']}{given}")


def _check_aliases(table: _Table) -> None:
    """Every spelling leads to one skill, compared without case."""
    owners: dict[str, str] = {}
    for index, skill in enumerate(table.rows):
        assert isinstance(skill, Skill)
        for alias in skill.aliases:
            if owners.setdefault(alias.casefold(), skill.id) != skill.id:
                raise table.error(index, "aliases", f"{alias!r} belongs to {owners[alias.casefold()]!r} already")


def _check_prerequisites(table: _Table) -> None:
    graph = {row.id: row.prerequisites for row in table.rows if isinstance(row, Skill)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        reason = "goes round in a circle: " + " needs ".join(reversed(circle))
        raise table.error(list(graph).index(circle[0]), "prerequisites", reason) from error
