"""A "never" behind a skill speaks of that skill only where it has no object of its own."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, listen
from tools.schema import SkillFact

LEXICON = Lexicon.build(load_catalogue())


@pytest.mark.parametrize(
    ("message", "known", "unknown"),
    [
        ("I'm a data scientist, pandas and SQL, never deployed anything.", {"pandas", "SQL"}, set()),
        ("Excel and VBA, never programmed", {"Excel", "VBA"}, {"programming"}),
        ("Go and Rust, never used Kubernetes", {"Go", "Rust"}, {"Kubernetes"}),
        ("Docker, never used", set(), {"Docker"}),
        ("Kubernetes, never touched it", set(), {"Kubernetes"}),
        ("Docker and Kubernetes I never used", set(), {"Docker", "Kubernetes"}),
        ("SQL, pandas, no cloud", {"SQL", "pandas"}, {"cloud"}),
    ],
)
def test_the_reach_of_never(message: str, known: set[str], unknown: set[str]) -> None:
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 23), turn=1)
    skills = [fact for fact in heard.facts if isinstance(fact, SkillFact)]
    assert {fact.label for fact in skills if not fact.negated} == known
    assert {fact.label for fact in skills if fact.negated} == unknown
