"""The weeks of a plan as CSV for a spreadsheet: a row for each task, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from tools.schema import TransitionPlan

COLUMNS = ("week", "starts", "phase", "kind", "task", "hours")
# What begins a formula, in ASCII and in the wide forms of East Asian keyboards (OWASP, "CSV Injection").
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SHOWN_AS_TEXT = "'"  # what a spreadsheet itself writes before a cell that is to stay text


def plan_to_csv(plan: TransitionPlan) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for an old code page; lines end as RFC 4180 says."""
    titles = {phase.id: phase.title for phase in plan.phases}
    return to_csv(
        [
            COLUMNS,
            *(
                (week.number, week.start.isoformat(), titles[task.phase_id], task.kind, task.title, task.hours)
                for week in plan.weeks
                for task in week.tasks
            ),
        ]
    )


def to_csv(rows: Iterable[Sequence[str | float]]) -> bytes:
    """Rows as a CSV file. Numbers stay numbers; of texts none can act."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([[_cell(value) for value in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def _cell(value: str | float) -> str | float:
    if isinstance(value, str) and (value.startswith(_RUNS) or value.lstrip().startswith(_RUNS)):
        return _SHOWN_AS_TEXT + value
    return f"{value:g}" if isinstance(value, float) else value
