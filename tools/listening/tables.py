"""The word tables of `data/`, read once on first use. A table is a lexicon of ours, never text that a person reads."""

import csv
import re
from functools import cache
from pathlib import Path

from tools.listening.text import fold

DATA_FOLDER = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `data/<name>.csv`, in file order."""
    with (DATA_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a list cell ("a;b")."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def words(name: str, kind: str) -> tuple[str, ...]:
    """Folded entries of the column `words`, of the rows of one kind, longest first so that alternations are greedy."""
    found = {fold(word) for row in rows(name) if row["kind"] == kind for word in cells(row["words"])}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def one_of(entries: tuple[str, ...]) -> str:
    """An alternation for a pattern: plain words, where a blank matches any run of blanks."""
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")"


@cache
def pattern(name: str, kind: str) -> re.Pattern[str]:
    """Any of the entries as whole words. Entries are small patterns: no nested repeats, so matching stays linear."""
    return whole_words(words(name, kind))


def whole_words(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the small patterns as a whole word; "dont" is meant as "don't"."""
    return re.compile(r"(?<!\w)(?:" + "|".join(entries).replace("n't", "n'?t") + r")(?!\w)")
