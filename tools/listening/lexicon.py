"""The words we know: skills and roles of the catalogue, and an open list of others, found in one pass over a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import ahocorasick

from tools.knowledge.catalogue import Catalogue
from tools.listening import tables, typos
from tools.listening.text import Text, fold

Rule = Literal["", "case", "context", "never", "legacy"]


@dataclass(frozen=True)
class Entry:
    """One known word. `rule` says when it counts: always, exactly so spelled, among other skills, never."""

    kind: Literal["skill", "role"]
    label: str
    ref: str | None  # catalogue id
    rule: Rule = ""
    spellings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Mention:
    """A known word in a text."""

    start: int
    end: int
    entry: Entry


# Addresses and mail are no place for skills.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}")
_INNER = "+#"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Find skills and roles in folded text, whole words only, the longest first."""

    entries: dict[str, Entry]
    role_names: dict[str, str]
    skill_names: dict[str, str]

    @classmethod
    def build(cls, catalogue: Catalogue) -> "Lexicon":
        entries: dict[str, Entry] = {}
        for skill in catalogue.skills.values():
            for alias in (skill.name, *skill.aliases):
                entries.setdefault(fold(alias), Entry("skill", alias, skill.id))
        _overlay_skills(entries, set(catalogue.skills))
        _overlay_roles(entries, {role.id: role.name for role in catalogue.roles.values()})
        return cls(
            entries=entries,
            role_names={role.id: role.name for role in catalogue.roles.values()},
            skill_names={skill.id: skill.name for skill in catalogue.skills.values()},
        )

    @cached_property
    def _automaton(self) -> Any:
        automaton = ahocorasick.Automaton()
        for word, entry in self.entries.items():
            automaton.add_word(word, (len(word), entry))
        automaton.make_automaton()
        return automaton

    def mentions(self, text: Text) -> tuple[Mention, ...]:
        """Known words from left to right, none within another; the caller weighs `rule` against the context."""
        low = _ADDRESS.sub(lambda match: " " * len(match.group()), text.low)
        exact = tuple(_longest(self._found(low, text.raw)))
        slipped = self._slipped(low)
        return tuple(_longest([*exact, *slipped])) if slipped else exact

    def mended(self, low: str) -> typos.Mended | None:
        """The folded text with slips of the pen mended; None where there are none."""
        return typos.mend(low, self._vocabulary)

    def _slipped(self, low: str) -> list[Mention]:
        """Words that are known once their slips are mended, at their places in the text as written."""
        mended = self.mended(low)
        if mended is None:
            return []
        return [
            Mention(*mended.span(one.start, one.end), one.entry)
            for one in self._found(mended.low, mended.low)
            if one.entry.rule == ""
        ]

    @cached_property
    def _vocabulary(self) -> dict[str, tuple[str, ...]]:
        plain = [word for word, entry in self.entries.items() if entry.kind == "role" or _is_name(word, entry)]
        trades = [fold(word) for row in tables.rows("professions") for word in tables.cells(row["words"])]
        return typos.vocabulary([*plain, *trades], but=tables.words("stopwords", "misspelt"))

    def _found(self, low: str, raw: str) -> list[Mention]:
        found = [
            Mention(end - length + 1, end + 1, entry)
            for end, (length, entry) in self._automaton.iter(low)
            if _stands_alone(low, end - length + 1, end + 1) and entry.rule != "never"
        ]
        return [one for one in found if one.entry.rule != "case" or raw[one.start : one.end] in one.entry.spellings]

    def starts_with_skill(self, low: str) -> bool:
        return any(one.start <= 2 for one in self.mentions(Text(low, low)) if one.entry.kind == "skill")

    def ends_with_skill(self, low: str) -> bool:
        end = len(low.rstrip())
        return any(one.end >= end - 1 for one in self.mentions(Text(low, low)) if one.entry.kind == "skill")

    def role_of(self, label: str) -> str | None:
        """The catalogue role a label names, or None."""
        low = fold(label)
        named = [one for one in self.mentions(Text(low, low)) if one.entry.kind == "role"]
        return max(named, key=lambda one: one.end - one.start).entry.ref if named else None

    def skill_of(self, label: str) -> str | None:
        """The catalogue skill a label names, or None."""
        entry = self.entries.get(fold(label))
        return entry.ref if entry and entry.kind == "skill" else None


def _is_name(word: str, entry: Entry) -> bool:
    """The name of a technology, in one word that is nothing else."""
    return entry.rule == "" and word.isalpha() and len(word) > 5


def _overlay_skills(entries: dict[str, Entry], known: set[str]) -> None:
    """Our own table goes over the catalogue's aliases: it adds words and says which everyday ones need care."""
    for row in tables.rows("skills"):
        words = tables.cells(row["aliases"])
        for word in words:
            low = fold(word)
            before = entries.get(low)
            ref = row["skill_id"] if row["skill_id"] in known else before.ref if before else None
            label = row["label"] or (before.label if before else word)
            rule = _rule(row["rule"])
            spellings = frozenset(one for one in words if fold(one) == low)
            entries[low] = Entry("skill", label, ref, rule, spellings)


def _rule(cell: str) -> Rule:
    match cell:
        case "case" | "context" | "never" | "legacy":
            return cell
        case _:
            return ""


def _overlay_roles(entries: dict[str, Entry], names: dict[str, str]) -> None:
    for role_id, name in names.items():
        entries[fold(name)] = Entry("role", name, role_id)
    for row in tables.rows("roles"):
        for word in tables.cells(row["words"]):
            # A word such as "devops" is a skill and a job; as a job it is found by `roles`, from its context.
            if fold(word) not in entries:
                entries[fold(word)] = Entry("role", row["label"], row["role_id"] if row["role_id"] in names else None)


def _stands_alone(low: str, start: int, end: int) -> bool:
    before, after = low[start - 1 : start] if start else "", low[end : end + 1]
    if before.isalnum() or after.isalnum() or before == "_" or after == "_" or (after in _INNER and after):
        return False
    if after == "/" and low[end - 1].isdigit() and low[end + 1 : end + 2].isdigit():
        return False  # the 3 of "Python 3/5" is a mark
    if end - start <= 2 and (
        after in ("'", "&", "-") or before in ("'", "&", "-", ".") or (low[end : end + 2] == ". " and False)
    ):
        return False
    return not (before == "." and low[start - 2 : start - 1].isalnum())


def _longest(found: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept
