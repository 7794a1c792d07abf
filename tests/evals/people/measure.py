"""Figures of many talks with simulated people, and what went wrong in them, by cause."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from agent import Coach
from agent.settings import load_settings
from tests.evals.people.person import TODAY, make_person
from tests.evals.people.speaker import FIELDS
from tests.evals.people.talk import Talk, Turn, hold_talk
from tests.evals.people.truths import SkillLevel, Told, Wish, entries, invented, is_right, looks_like
from tools.schema import Fact

SEED = 2026
TALKS = 200
NOW = datetime.combine(TODAY, time(9), UTC)
SAME_STATE_TIMES = 3
LOWER_IS_BETTER = frozenset(
    {
        *("median_questions", "most_questions", "questions_repeated", "asked_again", "asked_though_told", "loops"),
        *("invented", "plans_too_early", "plan_only_on_request", "astray", "crashed"),
    }
)
TARGETS = {
    "plan_reached": 0.95,
    "median_questions": 6.0,
    "questions_repeated": 0.0,
    "loops": 0.0,
    "told_fields_right": 0.95,
}
WRONG = ("unheard", "misheard", "lost", "correction_missed")
# Replies that nobody should get who wanted nothing of the kind; the second set, who only answered or shrugged.
ASTRAY = {"say_interview", "say_delete", "say_refuse", "say_crisis", "say_goodbye", "say_export", "say_language"}
BESIDE_AN_ANSWER = {
    *("say_comparison", "say_facts", "say_not_told", "say_resources", "say_projects", "say_posting", "say_progress"),
    *("say_assessment", "say_check_starts", "say_off_topic", "say_support", "say_not_understood", "say_paste_posting"),
    *("say_revise_how", "say_no_such_role", "say_about_coach", "say_about_me", "say_about_plan", "say_what_if"),
}


@dataclass(frozen=True)
class Failure:
    """One thing that went wrong, with the message that did it."""

    cause: str
    seed: int
    turn: int = 0
    asked: str = ""
    message: str = ""
    field: str = ""
    expected: str = ""
    got: str = ""

    def __str__(self) -> str:
        where = f"seed {self.seed}, turn {self.turn}, asked {self.asked or 'nothing'}"
        return f"{self.cause} {self.field} ({where}): {self.message!r}\n    expected {self.expected}; got {self.got}"


@dataclass(frozen=True)
class Report:
    """The figures, the talks they come from and what failed in them."""

    figures: dict[str, float]
    talks: tuple[Talk, ...]
    failures: tuple[Failure, ...]

    @property
    def failed_talks(self) -> list[Talk]:
        seeds = {failure.seed for failure in self.failures}
        return [talk for talk in self.talks if talk.person.seed in seeds]


def measure(talks: int = TALKS, seed: int = SEED) -> dict[str, float]:
    """The figures alone; shares are of 1, the rest are counts."""
    return report(talks, seed).figures


def report(talks: int = TALKS, seed: int = SEED, *, workers: int | None = None) -> Report:
    """Hold the talks, on all cores unless told otherwise; each has a person of its own, so their order is no matter."""
    seeds = [seed * 100_000 + number for number in range(talks)]
    count = min(workers or os.cpu_count() or 1, talks)
    if count == 1:
        return judged(hold_talks(seeds))
    with ProcessPoolExecutor(count) as pool:
        held = pool.map(hold_talks, [seeds[start::count] for start in range(count)])
        return judged(sorted((talk for part in held for talk in part), key=lambda talk: talk.person.seed))


def hold_talks(seeds: Sequence[int]) -> list[Talk]:
    """One talk a seed, with one offline coach on a database of its own and a clock that stands still."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        settings = load_settings(home=home, model="", database_url=f"sqlite:///{home}/people.db")
        with Coach(settings, now=lambda: NOW) as coach:
            return [hold_talk(make_person(seed), coach) for seed in seeds]


def judged(talks: Sequence[Talk]) -> Report:
    failures = [failure for talk in talks for failure in find_failures(talk)]
    count = Counter(failure.cause for failure in failures)
    told = sum(len(talk.told) for talk in talks)
    wrong = sum(count[cause] for cause in WRONG)
    reached = [talk for talk in talks if talk.plan_turn]
    by_field = Counter(_kind(field) for talk in talks for field in talk.told)
    wrong_by_field = Counter(_kind(failure.field) for failure in failures if failure.cause in WRONG)
    figures = {
        "talks": len(talks),
        "plan_reached": len(reached) / len(talks),
        "plan_only_on_request": sum(_on_request(talk) for talk in reached) / len(talks),
        "median_questions": median(talk.questions_to_plan for talk in reached) if reached else float("nan"),
        "most_questions": max((talk.questions_to_plan for talk in reached), default=0),
        "questions_repeated": count["repeated"],
        "asked_again": count["asked_again"],
        "asked_though_told": count["asked_though_told"],
        "loops": count["loop"],
        "told_fields": told,
        "told_fields_right": 1 - wrong / told,
        "invented": count["invented"],
        "plans_too_early": count["early_plan"],
        "astray": count["astray"],
        "crashed": count["crashed"],
        **{f"right_{field}": 1 - wrong_by_field[field] / times for field, times in sorted(by_field.items())},
    }
    return Report(figures, tuple(talks), tuple(failures))


def _kind(field: str) -> str:
    return field.partition(":")[0]


def _on_request(talk: Talk) -> bool:
    return any(turn.has_plan and turn.number == talk.plan_turn and turn.said.act == "asked_plan" for turn in talk.turns)


# --- What went wrong --------------------------------------------------------------------------------------------------


def find_failures(talk: Talk) -> Iterator[Failure]:
    fail = partial(Failure, seed=talk.person.seed)
    if talk.error:
        yield fail("crashed", message=talk.error)
    elif not talk.plan_turn:
        yield fail("no_plan", turn=len(talk.turns), message=talk.turns[-1].message)
    yield from _wrong_fields(talk)
    yield from _repeats(talk)
    yield from _loops(talk)
    for turn in talk.turns:
        is_answer = turn.said.act in ("told", "skipped", "corrected") and not turn.said.asks_back
        if astray := turn.prompts & (ASTRAY | BESIDE_AN_ANSWER if is_answer else ASTRAY):
            yield _at(turn, "astray", talk, expected=turn.said.act, got=", ".join(sorted(astray)))
        asks_of_profile = turn.asks and not turn.asks.startswith(("offer:", "probe:"))  # those come after a whole plan
        if turn.has_plan and turn.number == talk.plan_turn and asks_of_profile and turn.said.act != "asked_plan":
            yield _at(turn, "early_plan", talk, expected="a question", got=f"a plan and the question {turn.asks}")


def _wrong_fields(talk: Talk) -> Iterator[Failure]:
    for told in talk.told.values():
        if not is_right(talk.profile, told):
            yield _wrong(talk, told)
    for field, fact in invented(talk.profile, talk.told):
        turn = talk.turns[min(fact.turn, len(talk.turns)) - 1]
        if turn.asked.startswith("probe:"):  # what a probe showed is measured, and not invented
            continue
        yield _at(turn, "invented", talk, field=field, expected="nothing", got=_brief(fact))


def _wrong(talk: Talk, told: Told) -> Failure:
    """Unheard, misheard, not taken back, or heard and then overwritten by a later message."""
    turn = talk.turns[told.turn - 1]
    held = _nearest(entries(talk.profile, told.field), told)
    expected, got = str(told.expected), _brief(held) if held else "nothing"
    if any(told.expected.fits(fact, talk.profile) for fact in turn.heard):
        later = talk.turns[held.turn - 1] if held and held.turn <= len(talk.turns) else turn
        return _at(later, "lost", talk, field=told.field, expected=f"{expected} of turn {told.turn}", got=got)
    older = [one for one in talk.ledger if one.field == told.field and one != told]
    if held and any(one.expected.fits(held, talk.profile) for one in older):
        return _at(turn, "correction_missed", talk, field=told.field, expected=expected, got=got)
    return _at(turn, "misheard" if held else "unheard", talk, field=told.field, expected=expected, got=got)


def _nearest(held: tuple[Fact, ...], told: Told) -> Fact | None:
    """The entry that was meant: of skills the one of that name, of constraints none."""
    match told.expected:
        case SkillLevel(name=name):
            return next((fact for fact in held if fact.field == "skill" and looks_like(name, fact.label)), None)
        case Wish():
            return None
    return held[0] if held else None


def _repeats(talk: Talk) -> Iterator[Failure]:
    """Questions that were asked although their answer was given, and those whose answer was still open."""
    settled: set[str] = set()
    asked: set[str] = set()
    for turn in talk.turns:
        given = {"skills" if told.field.startswith("skill:") else told.field for told in turn.said.told}
        settled |= given | ({turn.asked} if turn.said.act in ("skipped", "checked") else set())
        if turn.asks in asked:
            is_open = turn.asks not in settled or {"say_not_read", "say_not_read_again"} & set(turn.prompts)
            act = "answer not read" if turn.asks in settled else "answer evaded"
            yield _at(turn, "asked_again" if is_open else "repeated", talk, field=turn.asks, got=act)
        elif turn.asks in settled & FIELDS:
            yield _at(turn, "asked_though_told", talk, field=turn.asks)
        asked |= {turn.asks} - {""}


def _loops(talk: Talk) -> Iterator[Failure]:
    for before, turn in zip(talk.turns, talk.turns[1:], strict=False):
        if turn.reply == before.reply:
            yield _at(turn, "loop", talk, got=f"the same reply twice: {turn.reply[:80]!r}")
    for memory, times in Counter(turn.memory for turn in talk.turns).items():
        if times >= SAME_STATE_TIMES:
            last = [turn for turn in talk.turns if turn.memory == memory][-1]
            yield _at(last, "loop", talk, got=f"the same state {times} times")


def _at(turn: Turn, cause: str, talk: Talk, *, field: str = "", expected: str = "", got: str = "") -> Failure:
    return Failure(cause, talk.person.seed, turn.number, turn.asked, turn.message, field, expected, got)


def _brief(fact: Fact) -> str:
    shown = fact.model_dump(mode="json", exclude_defaults=True, exclude={"field", "channel", "confidence"})
    return ", ".join(f"{name}={value}" for name, value in shown.items())
