"""Measure, print the table, and write it into docs/benchmarks.md: `make bench`."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from platform import python_version

from tests.bench import measures, page
from tests.bench.measures import Figure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
INTRODUCTION = """# Figures
Measured by `make bench` on {day}, on a machine with {cores} cores, Python {python}, load {load:.1f} at the start. The
offline coach, a SQLite file of its own; times on the clock unless the unit says otherwise. A busy machine makes them
slower: measure on a quiet one before you compare.
"""


def main() -> None:
    load = os.getloadavg()[0]
    figures = []
    for figure in measured():
        figures.append(figure)
        sys.stdout.write(row(figure) + "\n")
        sys.stdout.flush()
    told = INTRODUCTION.format(day=date.today(), cores=os.cpu_count(), python=python_version(), load=load)
    head = "| what | measured | target | met | beside it |\n| --- | --- | --- | --- | --- |\n"
    PAGE.write_text(told + "\n" + head + "".join(f"{row(figure)}\n" for figure in figures), "utf-8")


def measured() -> Iterator[Figure]:
    yield from measures.start()
    yield from measures.tables()
    yield from measures.listening()
    yield from measures.turns()
    yield from page.memory()


def row(figure: Figure) -> str:
    digits = 2 if figure.value < 10 else 0
    target = f"≤ {figure.target:g} {figure.unit}" if figure.target is not None else "–"
    met = "–" if figure.target is None else "yes" if figure.is_met else "**no**"
    return f"| {figure.what} | {figure.value:.{digits}f} {figure.unit} | {target} | {met} | {figure.note} |"


if __name__ == "__main__":
    main()
