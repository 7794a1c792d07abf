"""Which words are no names: plain English, the vocabulary of the trade, job titles, places."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import Article
from tools.listening import tables

FOLDER = Path(__file__).parent / "words"
_SKILL_TABLES = ("skills", "skills_it")

_PHRASE = re.compile(r'"([^"]+)"')
_PART = re.compile(r"[^\W_]+[+#]*")
_CONTRACTED = re.compile(r"(?:n't|'(?:s|ve|ll|d|re|m))\b")
_ENDINGS = ("ing", "ed", "er", "es", "ly", "s", "d", "r", "n")
_BEGINNINGS = ("un", "re", "non", "pre", "self", "multi", "over", "co", "mis", "sub")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """A text as it is compared: lower case, without marks, emphasis, the possessive s and what is drawn together."""
    plain = text.replace("’", "'").replace("*", " ").replace("\\n", " ").lower()
    return tuple(_PART.findall(_CONTRACTED.sub("", plain)))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Phrases that name a skill, a tool, a job or a place; names that everybody knows; and plain words."""

    phrases: frozenset[Words]
    known_names: frozenset[Words]
    longest: int = field(default=6)

    @classmethod
    def build(cls, catalogue: Catalogue) -> "Vocabulary":
        """With the skills and roles of a catalogue, and its publishers among the known names."""
        listed = (row["aliases"] for name in _SKILL_TABLES for row in tables.rows(name))
        names = [alias for cell in listed for alias in tables.cells(cell)]
        names += [name for skill in catalogue.skills.values() for name in (skill.name, *skill.aliases)]
        names += [role.name for role in catalogue.roles.values()]
        return cls(_phrases(names) | _plain().phrases, _plain().known_names | _phrases(_publishers(catalogue)))

    def is_plain(self, word: str) -> bool:
        """A word of plain English or of the trade, as it stands or with a usual ending or beginning."""
        return word in _ordinary() or any(_shortened(word))

    def is_known(self, words: Words) -> bool:
        """Somebody whom everybody knows: a company, a platform, a school."""
        return words in self.known_names

    def uncovered(self, words: Sequence[str]) -> list[int]:
        """Places of the words that belong to no phrase of ours."""
        left, place = [], 0
        while place < len(words):
            ends = range(min(len(words), place + self.longest), place, -1)
            end = next((end for end in ends if tuple(words[place:end]) in self.phrases), None)
            if end is None and not (words[place].isdigit() or (words[place].removesuffix("s"),) in self.phrases):
                left.append(place)
            place = end or place + 1
        return left


@cache
def plain_vocabulary() -> Vocabulary:
    """Without a catalogue: what the word lists alone know."""
    return _plain()


@cache
def _plain() -> Vocabulary:
    lists = _lists()
    singles = {(word,) for name in ("trade", "jobs", "places") for word in lists[name].split()}
    return Vocabulary(frozenset(singles), _phrases(_PHRASE.findall(lists["known"])))


@cache
def learning_words() -> frozenset[str]:
    """Words that make a title or a school of the capitals before them."""
    return frozenset(_lists()["learning"].split())


@cache
def _ordinary() -> frozenset[str]:
    lists = _lists()
    spelled = (FOLDER / "ordinary.txt").read_text("utf-8").split()
    return frozenset((*spelled, *lists["trade"].split(), *lists["jobs"].split(), *lists["learning"].split()))


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((FOLDER / "names.toml").read_text("utf-8"))


def _shortened(word: str) -> Iterable[bool]:
    ordinary = _ordinary()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            yield stem in ordinary or f"{stem}e" in ordinary or (stem[-1] == stem[-2] and stem[:-1] in ordinary)
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 4:
            yield word.removeprefix(beginning) in ordinary


def _publishers(catalogue: Catalogue) -> Iterable[str]:
    shown = [row.publisher for row in catalogue.resources.values()]
    shown += [name for row in catalogue.rows(Article) for name in (row.publisher, row.author) if name]
    shown += [claim.via for claim in catalogue.claims.values() if claim.via and not claim.via.startswith("unnamed")]
    for name in shown:
        yield from (part for part in re.split(r"\s[/&]\s|[(),]", name) if part.strip() and part.strip()[0].isupper())


def _phrases(names: Iterable[str]) -> frozenset[Words]:
    return frozenset(words for name in names if (words := words_of(name)))
