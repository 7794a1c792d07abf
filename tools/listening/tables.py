"""The word tables of `data/`, read when they are asked for. A table is a lexicon of ours, never text that a person reads.

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
        return tuple(csv.DictReader(lines))


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a list cell ("a;b")."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def phrases(cell: str) -> Iterator[str]:
    """The folded phrases of a list cell, each choice spelled out."""
    for part in cells(cell):
        yield from _spelled_out(fold(part))


def _spelled_out(phrase: str) -> Iterator[str]:
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield " ".join(phrase.split())
        return
    for option in choice[1].split("|"):
        yield from _spelled_out(phrase[: choice.start()] + option + phrase[choice.end() :])
