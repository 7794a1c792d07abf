"""A table for a spreadsheet: every task a row, numbers as numbers, and no cell that would run."""

import csv
import io

import pytest

from tests.plans import plan_of
from tools.exports.sheet import COLUMNS, to_csv


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_every_task_is_a_row() -> None:
    plan = plan_of()
    header, *rows = read(plan.to_csv())
    assert tuple(header) == COLUMNS
    tasks = [(week, task) for week in plan.transition.weeks for task in week.tasks]
    assert [(row[0], row[1], row[4], float(row[5])) for row in rows] == [
        (str(week.number), week.start.isoformat(), task.title, task.hours) for week, task in tasks
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1＋1", "－1", "＠x"),
        '=HYPERLINK("https://example.org")',
        '=cmd|" /C calc"!A0',
    ],
)
def test_what_would_begin_a_formula_stays_text(text: str) -> None:
    assert read(to_csv([[text]])) == [["'" + text]]


@pytest.mark.parametrize("text", ["C++", "a-b", "3 = 3", 'said "so", twice', "two\nlines", "", "Größe 日本語"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert read(to_csv([[text, "end"]])) == [[text, "end"]]


def test_numbers_are_numbers_even_below_zero() -> None:
    assert to_csv([[1, 2.5, 3.0, -4]]) == b"\xef\xbb\xbf1,2.5,3,-4\r\n"


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert plan_of().to_csv().startswith(b"\xef\xbb\xbfweek,")
