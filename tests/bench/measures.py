"""How fast the coach is without its page: start, tables, turns, plans. Each measure says what it took and of how much.

Timings live here and not in tests: a busy machine makes them slow, never wrong.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from agent import Coach
from agent.settings import load_settings
from tests.bench.choice import larger
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import search_index
from tools.listening import Lexicon, listen
from tools.planning import diff_plans, make_plan
from tools.schema import Profile

RUNS = 7
SAMPLES = Path(__file__).resolve().parents[1] / "evals" / "listening" / "hard"
TALK = (
    "Hello!",
    "I have been a bookkeeper for 9 years and know Excel and a little Python.",
    "What does an AI engineer do all day?",
    "6 hours a week, and I would like to be done in two years.",
    "Which free courses on embeddings are there?",
    "AI engineer or data scientist, which is nearer to me?",
    "Actually it is 8 hours a week.",
    "Make my plan, please.",
    "How much do AI engineers earn?",
    "What should I build for my portfolio?",
)
TURNS = 50  # a block; the talk goes on for ten of them


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, in which unit, and how much it may be."""

    what: str
    value: float
    unit: str
    target: float | None
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.target is None or self.value <= self.target


def start() -> Iterator[Figure]:
    """What a fresh process costs, beside what Python itself costs on this machine."""
    bare, coach = _cpu_seconds("pass"), _cpu_seconds("from agent import Coach")
    yield Figure("`from agent import Coach`", coach, "s of CPU", 1.0, f"Python alone: {bare:.2f} s")
    command = [str(Path(sys.executable).with_name("crosswalk")), "--help"]
    yield Figure("`crosswalk --help`", _median_of(lambda: _run(command)), "s", 0.4)


def tables() -> Iterator[Figure]:
    """The catalogue as a fresh process loads it, imports not counted."""
    code = "from time import perf_counter as now; from tools.knowledge.catalogue import load_catalogue as load; "
    code += "began = now(); load(); print(now() - began)"
    seconds = median(float(_run([sys.executable, "-c", code])) for _ in range(RUNS))
    warm = _median_of(load_catalogue)
    yield Figure("`load_catalogue`, the first in a process", seconds * 1000, "ms", 150, f"again: {warm * 1000:.0f} ms")


def listening() -> Iterator[Figure]:
    """What it takes to understand a long message, and to have the lexicon at hand. Pure Python: a slow core shows."""
    catalogue = load_catalogue()
    lexicon = Lexicon.build(catalogue)
    yield Figure("`Lexicon.build`", _median_of(lambda: Lexicon.build(catalogue)) * 1000, "ms", 50)
    loop = _median_of(_count_to_a_million)
    beside = f"a bare loop to a million on this core: {loop * 1000:.0f} ms"
    for what, text, channel, target in (
        ("A message of 500 words", _words("stories", 500), "chat", 5.0),
        ("A CV of three pages (1,500 words)", _words("cvs", 1500), "cv", 25.0),
    ):
        hear = partial(listen, text, lexicon=lexicon, today=date(2027, 2, 10), turn=1, channel=channel)
        hear()
        yield Figure(what, _median_of(hear) * 1000, "ms", target, beside)


def _words(samples: str, count: int) -> str:
    """A long text of our own samples."""
    lines = (SAMPLES / f"{samples}.jsonl").read_text("utf-8").splitlines()
    text = "\n\n".join(json.loads(line)["message"] for line in lines)
    return " ".join(text.split(" ")[:count])


def _count_to_a_million() -> None:
    total = 0
    for number in range(1_000_000):
        total += number


def turns() -> Iterator[Figure]:
    """A mixed talk of one person with the offline coach, stored turn by turn in a real SQLite file."""
    with warm_coach() as coach:
        ms = [_time(partial(coach.ask, TALK[turn % len(TALK)], person="bench")) for turn in range(10 * TURNS)]
        first, last = ms[:TURNS], ms[-TURNS:]
        note = f"95% under {quantiles(first, n=20)[-1]:.0f} ms, slowest {max(first):.0f} ms"
        yield Figure(f"A warm offline turn, median of {TURNS}", median(first), "ms", 50, note)
        note = f"median of the last {TURNS}: {median(last):.0f} ms"
        yield Figure(f"Turn {len(ms)} against the first {TURNS}", median(last) / median(first), "times", 1.5, note)
        profile = coach.profile("bench")
        plans = [_time(lambda: coach.plan_for(profile)) for _ in range(20)]
        yield Figure("A plan, median of 20", median(plans), "ms", 100, f"slowest {max(plans):.0f} ms")
        yield from _plans_tried(coach, profile)
        words = [_time(lambda: coach.plan("bench").to_markdown()) for _ in range(5)]
        yield Figure("The stored plan as Markdown", median(words), "ms", None)
        pages = [_time(lambda: coach.plan("bench").to_pdf()) for _ in range(5)]
        yield Figure("The stored plan as PDF", median(pages), "ms", 300)
        plan = coach.plan("bench")
        for what, write in (("Word", plan.to_docx), ("a calendar", plan.to_ics), ("CSV", plan.to_csv)):
            yield Figure(f"The stored plan as {what}", _median_of(write) * 1000, "ms", None)


def _plans_tried(coach: Coach, profile: Profile) -> Iterator[Figure]:
    """A what-if with its difference to the plan that stands; and a plan of a catalogue of ten times the resources."""
    context, today = coach.context, coach.context.today()
    standing = make_plan(context.catalogue, context.index, profile, today=today)

    def what_if(hours: float) -> None:
        tried = make_plan(context.catalogue, context.index, profile, today=today, weekly_hours=hours)
        diff_plans(standing, tried)

    tried = [_time(partial(what_if, 3.0 + turn / 2)) for turn in range(20)]
    yield Figure("A what-if, median of 20", median(tried), "ms", 50, f"slowest {max(tried):.0f} ms")
    large, few = larger(10), len(context.catalogue.resources)
    index = search_index(large)
    one, ten = (
        _median_of(partial(make_plan, catalogue, searched, profile, today=today))
        for catalogue, searched in ((context.catalogue, context.index), (large, index))
    )
    rows = f"{1000 * one:.0f} ms with {few}, {1000 * ten:.0f} ms with {len(large.resources)}"
    yield Figure("A plan, of ten times the resources", ten / one, "times", 3, rows)


@contextmanager
def warm_coach() -> Iterator[Coach]:
    """A coach on a database of its own, after one whole talk of somebody else."""
    with (
        TemporaryDirectory() as home,
        Coach(load_settings(home=Path(home), model="", prompts=None)) as coach,
    ):
        for message in TALK:
            coach.ask(message, person="warm-up")
        yield coach


def _cpu_seconds(code: str) -> float:
    """CPU of a fresh process, its own children left out; the first run writes the bytecode and does not count."""
    used = f"{code}; import resource; of = resource.getrusage(resource.RUSAGE_SELF); print(of.ru_utime + of.ru_stime)"
    return median([float(_run([sys.executable, "-c", used])) for _ in range(RUNS + 1)][1:])


def _run(command: list[str]) -> str:
    return subprocess.run(command, env=plain_environment(), capture_output=True, text=True, check=True).stdout


def plain_environment() -> dict[str, str]:
    """As on a machine where nobody has set anything; above all, where Python may keep the bytecode it compiled."""
    ours = ("CROSSWALK_", "OPENAI_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _median_of(work: Callable[[], object]) -> float:
    work()
    return median(_time(work) / 1000 for _ in range(RUNS))


def _time(work: Callable[[], object]) -> float:
    """Milliseconds on the clock."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000
