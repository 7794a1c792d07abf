"""Labelled questions to the sources (`facts/*.jsonl`): what is found, cited, held against it, or admitted as not told.

Of the seen ones somebody who wrote known questions had read them, or the claims that they are drawn from; of the unseen
ones nobody who works on the search has read a word, and only their figures are looked at.
`match` holds one group per fact; a fact is told when one string of its group stands in the answer as a person reads it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tools.facts import FactAnswer, look_up
from tools.facts_digest import facts
from tools.knowledge.catalogue import Catalogue, load_catalogue
from tools.knowledge.search import SearchIndex, search_index

FOLDER = Path(__file__).resolve().parent / "facts"
SETS = ("seen", "unseen")

Figures = dict[str, float]


class Question(BaseModel):
    """A line of a file; the question may carry slips of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str
    question: str
    match: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]  # how the names of the articles' files begin
    conflict: bool
    told: bool


def measure() -> Iterator[tuple[str, Figures]]:
    """The figures of each half."""
    for name in SETS:
        yield f"facts_{name}", figures_of(read_questions(name))


def read_questions(name: str) -> list[Question]:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Question.model_validate_json(line) for line in lines]


def figures_of(questions: Sequence[Question]) -> Figures:
    catalogue, index = _desk()
    asked = [(question, look_up(catalogue, index, question.question)) for question in questions]
    told = [(question, answer) for question, answer in asked if question.told]
    untold = [answer for question, answer in asked if not question.told]
    return {
        "fact_recall": _mean([_recall(question, answer, catalogue) for question, answer in told]),
        "right_source_cited": _mean(
            [
                any(_is_of(question, source.file) for source in answer.sources)
                for question, answer in told
                if answer.told
            ]
        ),
        "conflicts_mentioned": _mean([answer.told and bool(answer.conflicts) for one, answer in told if one.conflict]),
        "unanswerable_admitted": _mean([not answer.told for answer in untold]),
        "false_abstention": _mean([not answer.told for _, answer in told]),
    }


def errors(name: str, limit: int) -> Iterator[str]:
    """The first questions of the seen half that did not go well."""
    catalogue, index = _desk()
    found = 0
    for question in read_questions(name):
        answer = look_up(catalogue, index, question.question)
        lacks = [group[0] for group in question.match if not _stands_in(group, _text(answer, catalogue))]
        if answer.told != question.told or (question.told and lacks):
            found += 1
            verdict = "told" if answer.told else "not told"
            yield f"{question.id} {question.question!r}\n    {verdict}; lacks {lacks}"
        if found == limit:
            return


@cache
def _desk() -> tuple[Catalogue, SearchIndex]:
    catalogue = load_catalogue()
    return catalogue, search_index(catalogue)


def _recall(question: Question, answer: FactAnswer, catalogue: Catalogue) -> float:
    text = _text(answer, catalogue)
    return _mean([_stands_in(group, text) for group in question.match]) if answer.told else 0.0


def _text(answer: FactAnswer, catalogue: Catalogue) -> str:
    """What the answer is worded from, as `prompts/say_facts` shows it."""
    shown = facts(answer, catalogue)
    words = [f"{one['statement']} ({one['source']})" for one in (*shown["claims"], *shown["voices"])]
    words += [one["description"] for one in shown["conflicts"][:1]]
    return _plain(" ".join(words))


def tells(question: Question, statement: str, file: str) -> bool:
    """Whether a claim out of this file is one that the question is after."""
    return _is_of(question, file) and any(stands_in(group, statement) for group in question.match)


def stands_in(group: Sequence[str], text: str) -> bool:
    """Figures and short words count as whole words only: "5" does not stand in "56"."""
    return _stands_in(group, _plain(text))


def _stands_in(group: Sequence[str], text: str) -> bool:
    return any(
        re.search(
            rf"(?<![a-z0-9]){re.escape(one)}{'(?![a-z0-9])' if one[-1:].isdigit() or len(one) <= 3 else ''}", text
        )
        for one in map(_plain, group)
    )


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    return re.sub(r"\s+", " ", re.sub(r"[‐-―]", "-", plain))


def _is_of(question: Question, file: str) -> bool:
    return any(file.startswith(source) for source in question.sources)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
