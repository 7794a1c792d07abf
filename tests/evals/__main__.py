"""Measure, and print each figure beside the last recorded one: `make eval`. Fails when a figure fell."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from tests.evals import fact_questions, own_sets, page, shared_cases, simulated_people
from tests.evals.figures import Scores, compare, fallen, gone, read_scores, table, write_scores
from tests.evals.grounding import measure as grounding

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evals.md"
PARTS = ("listening", "facts", "grounding", "cases", "people")


@dataclass(frozen=True)
class Section:
    name: str
    measured: dict[str, float]
    lower: frozenset[str] = frozenset()
    targets: dict[str, float] = field(default_factory=dict)


def main() -> int:
    options = _options()
    if options.errors:
        tell("\n".join(_errors(options.only, options.set, options.errors)) + "\n")
        return 0
    scores, falls = read_scores(), list[str]()
    for section in sections(options.only):
        falls += _show(section, scores)
        scores[section.name] = section.measured
    if options.record:
        write_scores(scores)
        PAGE.write_text(page.evals_page(read_scores()), "utf-8")
        tell("Recorded in tests/evals/scores.toml and docs/evals.md.\n")
        return 0
    tell("".join(f"FELL {one}\n" for one in falls) or "No figure fell.\n")
    return 1 if falls else 0


def sections(only: str | None) -> Iterator[Section]:
    """Each part that is wanted and here, with its time."""
    for part in PARTS:
        if only in (None, part):
            began = perf_counter()
            yield from _MEASURES[part]()
            tell(f"{part}: {perf_counter() - began:.0f} s\n\n")


def _listening() -> Iterator[Section]:
    for name, figures in own_sets.measure():
        yield Section(name, figures)


def _facts() -> Iterator[Section]:
    for name, figures in fact_questions.measure():
        yield Section(name, figures)


def _grounding() -> Iterator[Section]:
    yield Section("grounding", grounding.measure(), grounding.LOWER_IS_BETTER, grounding.TARGETS)


def _cases() -> Iterator[Section]:
    if not shared_cases.is_here():
        tell(f"cases: skipped, there is no score.py in {shared_cases.FOLDER}; SHARED_CASES names another folder\n")
        return
    yield Section("cases", shared_cases.measure(_progress))


def _people() -> Iterator[Section]:
    if not simulated_people.is_here():
        tell(f"people: skipped, there is no {simulated_people.MODULE}\n")
        return
    measured = simulated_people.measure()
    yield Section("people", measured.figures, measured.lower_is_better, dict(measured.targets))


_MEASURES = {
    "listening": _listening,
    "facts": _facts,
    "grounding": _grounding,
    "cases": _cases,
    "people": _people,
}


def _errors(part: str | None, name: str, limit: int) -> Iterator[str]:
    if part == "facts":
        return fact_questions.errors("seen", limit)
    return grounding.errors(limit) if part == "grounding" else own_sets.errors(name, limit)


def _show(section: Section, scores: Scores) -> list[str]:
    """Print a section; returns what fell in it."""
    recorded = scores.get(section.name, {})
    figures = compare(section.name, section.measured, recorded, lower=section.lower, targets=section.targets)
    tell(table(section.name, figures) + "\n")
    return fallen(section.name, figures) + gone(section.name, section.measured, recorded)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    parser.add_argument("--record", action="store_true", help="keep the figures as the ones to hold")
    parser.add_argument("--errors", type=int, metavar="N", help="print the first N samples that went wrong instead")
    parser.add_argument("--set", choices=("seen", "hard"), default="seen", help="whose errors; unseen ones stay unread")
    return parser.parse_args()


def _progress(line: str) -> None:
    if sys.stdout.isatty():  # each line overwrites the one before, which a log would keep
        tell(f"\r{line}\r")


def tell(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
