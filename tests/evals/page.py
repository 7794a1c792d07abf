"""docs/evals.md, made of the recorded figures."""

from collections.abc import Mapping

from tests.evals.figures import COUNTS, FACT_SETS, GAP_TARGET, LOWER_IS_BETTER, TARGETS, Scores

Row = tuple[str, ...]

_INTRODUCTION = """# How well it listens, and what came of it
Written from the figures that `make eval EVAL=--record` keeps in `tests/evals/scores.toml`; a test fails when one falls.
The offline coach, no model. Shares are of 1; level error is in levels of 0 to 4; broken negations ("never used Docker"
heard as a skill) are counted.

```sh
make eval                             # everything, beside the recorded figures; fails when one fell
make eval EVAL="--only listening"     # or facts, grounding, cases, people
make eval EVAL="--errors 20"          # the first seen messages that were misheard, and how
make eval EVAL=--record               # keep the figures as the ones to hold
```

## Our own messages
Labelled messages in [tests/evals/listening](../tests/evals/listening/README.md). *Seen* ones were read while the rules
were written. *Unseen* ones were labelled before the rules and never read: they say what a new person meets. *Hard* ones
are riddles on purpose, watched without a target. The *gap* is how much better seen messages of the same kinds go (the
column of seen ones counts other kinds as well); more than {gap} means that rules were fitted to samples.

"""
_FACTS = """
## Questions to the sources
989 labelled questions in `tests/evals/facts`, 359 of which no source answers, many in chat style or with slips: what
the look-up finds, cites and admits. The *seen* ones (739) were read by those who wrote the known questions, so their
figures flatter. Of the *unseen* ones (250, by two writers who read neither code nor known questions) nobody looks at
anything but these figures: they tell what a new person meets.

"""
_GROUNDING = """
## What reaches a person
500 answers over all intents: half by the offline coach, half by a model that lies on purpose between honest sentences
(wrong figures, invented links, swapped sources, right figures in wrong units, invented companies, courses, people and
quotations) and lies again when a sentence is sent back. A lie is caught when it does not stand in the reply. The honest
sentences are the offline coach's own, true ones made of the results, and plain talk as models word it. Targets: 0
figures or links reach a person, at least 0.995 of the lies are caught, at most 0.01 of the honest sentences are cut.

"""
_CASES = """
## Shared cases
Cases of `../shared/cases` (messages, questions, whole talks, job adverts, attacks), played by the real coach and scored
by the script beside them. Rules were written with these in sight, so they measure what must not break, not what a new
person meets. Broken negations, inventions, violations and crashes are counted.

"""
_PEOPLE = """
## Simulated people
People with a hidden profile who talk with the coach until it knows enough.

"""


def evals_page(scores: Scores) -> str:
    """The whole page; a part that was never recorded is left out."""
    text = _INTRODUCTION.format(gap=f"{GAP_TARGET:.2f}") + _listening(scores)
    if "facts_seen" in scores:
        text += _FACTS + _beside(scores, FACT_SETS)
    if "grounding" in scores:
        text += _GROUNDING + _two_columns(scores["grounding"])
    if "cases" in scores:
        text += _CASES + _two_columns(scores["cases"])
    if "people" in scores:
        text += _PEOPLE + _two_columns(scores["people"])
    return text


def _listening(scores: Scores) -> str:
    return _beside(scores, ("unseen", "seen", "gap", "hard"))


def _beside(scores: Scores, columns: Row) -> str:
    """The figures of several sections beside the targets of the first."""
    rows = [
        (_words(name), _target(target, name), *(_number(scores.get(column, {}), name) for column in columns))
        for name, target in TARGETS[columns[0]].items()
    ]
    return _table(("what", "target", *map(_words, columns)), rows)


def _two_columns(figures: Mapping[str, float]) -> str:
    return _table(("what", "figure"), [(_words(name), _number(figures, name)) for name in figures])


def _table(head: Row, rows: list[Row]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _words(name: str) -> str:
    return name.replace("_", " ").replace("usd", "in USD").replace("f1", "F1").replace("qa ", "questions: ")


def _target(target: float, name: str) -> str:
    return f"{'≤' if name in LOWER_IS_BETTER else '≥'} {target:g}"


def _number(figures: Mapping[str, float], name: str) -> str:
    if name not in figures:
        return "–"
    return f"{figures[name]:.0f}" if name in COUNTS else f"{figures[name]:.3f}"
