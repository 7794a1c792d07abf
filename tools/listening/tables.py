"""The word tables of `data/`, read when asked for. A table is a lexicon of ours, never text that a person reads.

A cell lists phrases ("a;b"); "(can|could) study" stands for both, and "(a|) bit" for either.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.listening.text import fold

DATA_FOLDER = Path(__file__).parent / "data"
_CHOICE = re.compile(r"\(([^()]*)\)")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `data/<name>.csv`, in file order."""
    with (DATA_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rest = csv.reader(lines)
        return tuple(dict(zip(header, row, strict=True)) for row in rest)


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a list cell ("a;b")."""
    return tuple([part.strip() for part in cell.split(";") if part.strip()])


def patterns(cell: str) -> tuple[str, ...]:
    """The folded phrases of a list cell, their choices as they stand."""
    return cells(fold(cell))


def phrases(cell: str) -> Iterator[str]:
    """The folded phrases of a list cell, each choice spelled out."""
    for pattern in patterns(cell):
        yield from spelled_out(pattern)


def spelled_out(pattern: str) -> Iterator[str]:
    """All phrases that a pattern stands for."""
    if "(" not in pattern:
        yield pattern
        return
    for one in _opened(pattern):
        yield from spelled_out(" ".join(one.split()))


def opened(pattern: str) -> Iterator[str]:
    """The pattern with choices spelled out up to where its first word stands."""
    if "(" not in pattern.partition(" ")[0]:
        yield pattern
        return
    for one in _opened(pattern):
        yield from opened(one.strip())


def _opened(pattern: str) -> Iterator[str]:
    """The pattern once for each option of its first choice."""
    choice = _CHOICE.search(pattern)
    if choice is None:
        raise ValueError(f"a choice is not closed: {pattern}")
    for option in choice[1].split("|"):
        yield pattern[: choice.start()] + option + pattern[choice.end() :]
