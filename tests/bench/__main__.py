"""Measure, print the tables, and write them into docs/benchmarks.md: `make bench`.

`BENCH=speed`, `BENCH=retrieval` or `BENCH=choice` measures one part and leaves the others as they stand.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from platform import python_version
from typing import TypeVar

from tests.bench import choice, measures, page, retrieval
from tests.bench.choice import Compared
from tests.bench.measures import Figure
from tests.bench.retrieval import Found, Speed

T = TypeVar("T")

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
SPLIT = "\n## Finding claims\n"
CHOICE_SPLIT = "\n## Greedy or exact\n"
PARTS = ("speed", "retrieval", "choice")
MEASURED = (
    "by `make bench{part}` on {day}, on a machine with {cores} cores, Python {python}, load {load:.1f} at the start."
)
SPEED = """# Figures
Measured {how} The
offline coach, a SQLite file of its own; times on the clock unless the unit says otherwise. A busy machine makes them
slower: measure on a quiet one before you compare.

| what | measured | target | met | beside it |
| --- | --- | --- | --- | --- |
"""
RETRIEVAL = """{split}Measured {how}
The questions are those of `tests/evals/facts/seen.jsonl` that the sources answer; recall is the share of their facts in
the first five claims, MRR the mean of 1/rank of the first claim that tells one. Target of the product: recall@5 ≥
{recall}, MRR@10 ≥ {mrr}. Times are of one question, the index built. What was chosen and why:
[0006](decisions/0006-how-questions-find-their-claims.md), [0009](decisions/0009-search-in-the-database.md).

| way | recall@5 | MRR@10 | 95% under |
| --- | --- | --- | --- |
"""
SPEEDS = """
The product among 500 and among 100,000 claims (all but the real ones generated from their words):

| what | claims | 95% under | target | met |
| --- | --- | --- | --- | --- |
"""
CHOICE = """Measured {how}
{people} people made from a seed; what a choice is worth is the figure of `tools/planning/worth.py`, what a scope keeps
that of `tools/planning/scope.py`. The greedy choice is part of the exact one's time; half and 95 % of the people
wait no longer than the two times. A whole plan took {greedy:.0f} ms with the greedy and {exact:.0f} ms with the exact
choice, at the median. What was chosen and why: [0012](decisions/0012-greedy-or-exact.md).

| what | exact is worth more by | at most | for how many | greedy | exact | target | met |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def main(parts: Sequence[str]) -> None:
    wanted = set(parts or PARTS)
    if unknown := wanted - set(PARTS):
        sys.exit(f"There is no benchmark {sorted(unknown)[0]!r}; use one of: {', '.join(PARTS)}.")
    text, _, chosen = PAGE.read_text("utf-8").partition(CHOICE_SPLIT)
    speed, _, found = text.partition(SPLIT)
    if "speed" in wanted:
        speed = SPEED.format(how=_how(parts)) + _rows(_speed(), _figure_row)
    if "retrieval" in wanted:
        head = RETRIEVAL.format(split="", how=_how(parts), recall=retrieval.RECALL, mrr=retrieval.MRR)
        found = head + _rows(retrieval.ways(), _found_row) + SPEEDS + _rows(retrieval.speeds(), _speed_row)
    if "choice" in wanted:
        greedy, exact = choice.whole_plans()
        head = CHOICE.format(how=_how(parts), people=choice.PEOPLE, greedy=greedy, exact=exact)
        chosen = head + _rows(choice.compared(), _choice_row)
    sections = ((SPLIT, found), (CHOICE_SPLIT, chosen))
    PAGE.write_text(speed + "".join(split + section for split, section in sections if section), "utf-8")


def _speed() -> Iterator[Figure]:
    yield from measures.start()
    yield from measures.tables()
    yield from measures.listening()
    yield from measures.turns()
    yield from page.memory()


def _how(parts: Sequence[str]) -> str:
    return MEASURED.format(
        part="".join(f" BENCH={one}" for one in parts),
        day=date.today(),
        cores=os.cpu_count(),
        python=python_version(),
        load=os.getloadavg()[0],
    )


def _rows(measured: Iterator[T], row: Callable[[T], str]) -> str:
    """The lines of a table, each shown as soon as it is known."""
    lines = []
    for one in measured:
        lines.append(f"{row(one)}\n")
        sys.stdout.write(lines[-1])
        sys.stdout.flush()
    return "".join(lines)


def _figure_row(figure: Figure) -> str:
    digits = 2 if figure.value < 10 else 0
    target = f"≤ {figure.target:g} {figure.unit}" if figure.target is not None else "–"
    met = "–" if figure.target is None else _met(figure.is_met)
    return f"| {figure.what} | {figure.value:.{digits}f} {figure.unit} | {target} | {met} | {figure.note} |"


def _found_row(found: Found) -> str:
    if found.reason:
        return f"| {found.way} | – | – | {found.reason} |"
    return f"| {found.way} | {found.recall:.3f} | {found.mrr:.3f} | {found.p95_ms:.1f} ms |"


def _speed_row(speed: Speed) -> str:
    met = _met(speed.p95_ms <= speed.target)
    return f"| {speed.what} | {speed.rows:,} | {speed.p95_ms:.1f} ms | ≤ {speed.target:g} ms | {met} |"


def _choice_row(one: Compared) -> str:
    greedy, exact = one.ms(lambda pair: pair.greedy_ms), one.ms(lambda pair: pair.exact_ms)
    target = "– | –" if one.target is None else f"≤ {one.target:g} ms | {_met(exact[1] <= one.target)}"
    return (
        f"| {one.what} | {one.gain:.1f} % | {one.most:.0f} % | {one.better:.0f} % "
        f"| {greedy[0]:.0f}, {greedy[1]:.0f} ms | {exact[0]:.0f}, {exact[1]:.0f} ms | {target} |"
    )


def _met(is_met: bool) -> str:
    return "yes" if is_met else "**no**"


if __name__ == "__main__":
    main(sys.argv[1:])
