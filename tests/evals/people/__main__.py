"""Hold the talks and print the figures: `python -m tests.evals.people --talks 200 --failures`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from time import perf_counter

from tests.evals.people.measure import SEED, TALKS, Failure, report


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.evals.people", description=__doc__)
    parser.add_argument("--talks", type=int, default=TALKS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=None, help="processes; one a core unless given")
    parser.add_argument("--causes", action="store_true", help="list what failed, by cause")
    parser.add_argument("--failures", action="store_true", help="print the talks in which something failed")
    asked = parser.parse_args()
    started = perf_counter()
    made = report(asked.talks, asked.seed, workers=asked.workers)
    lines = [f"{name:>22}  {value:g}" for name, value in made.figures.items()]
    lines.append(f"{'seconds':>22}  {perf_counter() - started:.0f}")
    if asked.causes:
        lines += [f"{times:>5} {cause} {field}".rstrip() for (cause, field), times in _counted(made.failures)]
        lines += [str(failure) for failure in sorted(made.failures, key=lambda one: (one.cause, one.field, one.seed))]
    if asked.failures:
        lines += [talk.transcript() for talk in made.failed_talks]
    sys.stdout.write("\n".join(lines) + "\n")


def _counted(failures: Iterable[Failure]) -> list[tuple[tuple[str, str], int]]:
    return Counter((one.cause, one.field.partition(":")[0]) for one in failures).most_common()


if __name__ == "__main__":
    main()
