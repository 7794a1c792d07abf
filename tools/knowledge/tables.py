"""One table on its way into the catalogue: read from its file, and from a file of one's own that adds rows to it.

Every error names file, row (the line it begins in) and column. A file of one's own is named with its folder.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from pydantic import TypeAdapter, ValidationError

from tools.errors import DataError
from tools.knowledge.cells import ColumnError, Ref, Row


class Table:
    """Checked rows of one model, and the place each stands in."""

    def __init__(self, model: type[Row], folder: Path | None, own: Path | None = None) -> None:
        """`folder` holds the file that must be there, `own` one that may; None where the table has no such file."""
        self.model = model
        self.columns = [field.alias or name for name, field in model.model_fields.items()]
        self.places: list[tuple[str, int]] = []
        cells = self._read(folder / model.file, model.file) if folder else []
        self.built_in_count = len(cells)
        own_file = own / model.file if own else None
        self.has_own = own_file is not None and own_file.is_file()
        if own_file and self.has_own:
            cells += self._read(own_file, str(own_file))
        self.own_count = len(cells) - self.built_in_count
        self.rows = self._validate(cells)

    def error(self, index: int, column: str | None, reason: str) -> DataError:
        file, line = self.places[index]
        return DataError(file, line, column, reason)

    def ids(self) -> frozenset[str]:
        """First key of each row; a second row with the same whole key is an error."""
        seen: dict[tuple[object, ...], int] = {}
        for index, row in enumerate(self.rows):
            key = tuple(getattr(row, name) for name in self.model.key)
            if key in seen:
                raise self.error(
                    index, self.model.key[-1], f"{'/'.join(map(str, key))} {self._clash(seen[key], index)}"
                )
            seen[key] = index
        return frozenset(str(key[0]) for key in seen)

    def check_references(self, ids: Mapping[str, frozenset[str]]) -> None:
        for name, field in self.model.model_fields.items():
            for ref in (note for note in field.metadata if isinstance(note, Ref)):
                self._check_column(name, ref, ids[ref.file] | ref.also | {""})

    def _clash(self, first: int, second: int) -> str:
        is_foreign = first < self.built_in_count <= second
        return "stands in the built-in table already; give your row another" if is_foreign else "stands twice"

    def _check_column(self, name: str, ref: Ref, known: frozenset[str]) -> None:
        for index, row in enumerate(self.rows):
            cell = getattr(row, name)
            unknown = sorted({cell} - known if isinstance(cell, str) else set(cell) - known)
            if unknown:
                raise self.error(index, name, f"{unknown[0]!r} is not in {ref.file}")

    def _read(self, path: Path, label: str) -> list[dict[str, str]]:
        if not path.is_file():
            raise DataError(label, None, None, f"missing from {path.parent}; install again, or restore the file")
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                return self._cells(file, label)
        except (csv.Error, UnicodeDecodeError, OSError) as error:
            raise DataError(label, None, None, f"cannot be read as UTF-8 CSV: {error}") from error

    def _cells(self, file: TextIO, label: str) -> list[dict[str, str]]:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        self._check_header(header, label)
        cells, line = [], reader.line_num + 1
        for row in reader:
            self.places.append((label, line))
            if len(row) != len(header):
                raise self.error(-1, None, f"{len(row)} cells, the header has {len(header)}")
            cells.append(dict(zip(header, row, strict=True)))
            line = reader.line_num + 1  # a quoted cell may run over several lines: a row is where it begins
        return cells

    def _check_header(self, header: Sequence[str], label: str) -> None:
        for column in self.columns:
            if header.count(column) != 1:
                raise DataError(label, 1, column, "must stand once in the header")
        for column in header:
            if column not in self.columns:
                raise DataError(label, 1, column, "is not a column of this table")

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
