"""The words we know: skills and roles of the catalogue, an open list of others, and the phrases of our own tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from tools.knowledge.catalogue import Catalogue
from tools.listening import tables, typos
from tools.listening.text import Text, fold
from tools.listening.tokens import Tokens, tokenise
from tools.listening.vocabulary import GUESSED, Languages, Mark, Sense, Vocabulary, build_vocabulary

Rule = Literal["", "case", "context", "never", "legacy"]
_VERSIONS = (" 2", " 3", " 4", " 5")  # "Python 3/5" is Python, and a mark
ALL_LANGUAGES: Languages = frozenset({"de", "es", "fr", "pt", GUESSED})


@dataclass(frozen=True)
class Entry:
    """One known word. `rule` says when it counts: always, exactly so spelled, among other skills, never."""

    kind: Literal["skill", "role"]
    label: str
    ref: str | None  # catalogue id
    rule: Rule = ""
    spellings: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Find skills, roles and every other known phrase in a text, whole words only, the longest first."""

    vocabulary: Vocabulary
    skills: Mapping[str, Entry]
    role_names: Mapping[str, str]
    skill_names: Mapping[str, str]

    @classmethod
    def build(cls, catalogue: Catalogue) -> "Lexicon":
        vocabulary = build_vocabulary()
        skills = _skill_entries(catalogue)
        for word, entry in skills.items():
            if entry.rule != "never" and not word.endswith(_VERSIONS):
                vocabulary.add(word, Sense("skill", entry))
        role_names = {role.id: role.name for role in catalogue.roles.values()}
        for word, entry in _role_entries(role_names):
            vocabulary.add(word, Sense("role", entry))
        skill_names = {skill.id: skill.name for skill in catalogue.skills.values()}
        return cls(vocabulary, skills, role_names, skill_names)

    def find(self, tokens: Tokens, text: Text, languages: Languages) -> dict[str, list[Mark]]:
        """Marks by kind. Names that are everyday words in other letters ("Render") count as they are spelled only."""
        found = self.vocabulary.find(tokens, languages)
        found["skill"] = [mark for mark in found.get("skill", ()) if _is_spelled_so(mark, tokens, text)]
        return found

    def mended(self, text: Text) -> Text:
        """The text with slips of the pen mended."""
        return typos.mend(text, self._domain_words)

    def role_of(self, label: str) -> str | None:
        """The catalogue role a label names, or None."""
        tokens = tokenise(fold(label))
        named = self.vocabulary.find(tokens, ALL_LANGUAGES).get("role", ())
        return max(named, key=lambda mark: mark.end - mark.first).value.ref if named else None

    def skill_of(self, label: str) -> str | None:
        """The catalogue skill a label names, or None."""
        entry = self.skills.get(fold(label))
        return entry.ref if entry else None

    @cached_property
    def _domain_words(self) -> typos.Words:
        names = [word for word, entry in self.skills.items() if entry.rule == "" and word.isalpha() and len(word) > 5]
        roles = [word for pattern, _ in _role_entries(self.role_names) for word in tables.spelled_out(pattern)]
        return typos.words_of([*names, *roles, *_plain_words()])


def _plain_words() -> Iterator[str]:
    """Words of figures and work that people misspell: "horus a week", "nurce"."""
    for name, kinds in (("calendar", ("unit", "day", "month", "number")), ("work", ("trade", "field"))):
        for row in tables.rows(name):
            if row["kind"] in kinds and not row["language"]:
                yield from tables.phrases(row["words"])
    yield from ("budget", "deadline", "experience", "programming", "beginner", "weekend", "daily", "engineering")


def _skill_entries(catalogue: Catalogue) -> dict[str, Entry]:
    """Our own table goes over the catalogue's aliases: it adds words and says which everyday ones need care."""
    entries: dict[str, Entry] = {}
    for skill in catalogue.skills.values():
        for alias in (skill.name, *skill.aliases):
            entries.setdefault(fold(alias), Entry("skill", alias, skill.id))
    for row in tables.rows("skills"):
        spelled: dict[str, set[str]] = {}
        for word in tables.cells(row["aliases"]):
            spelled.setdefault(fold(word), set()).add(word)
        for low, spellings in spelled.items():
            before = entries.get(low)
            ref = row["skill_id"] if row["skill_id"] in catalogue.skills else before.ref if before else None
            label = row["label"] or (before.label if before else min(spellings))
            entries[low] = Entry("skill", label, ref, cast(Rule, row["rule"]), frozenset(spellings))
    return entries


def _role_entries(names: Mapping[str, str]) -> Sequence[tuple[str, Entry]]:
    named = [(fold(name), Entry("role", name, role_id)) for role_id, name in names.items()]
    ours = [
        (word, Entry("role", row["label"], row["role_id"] if row["role_id"] in names else None))
        for row in tables.rows("roles")
        for word in tables.patterns(row["words"])
    ]
    return [*named, *ours]


def _is_spelled_so(mark: Mark, tokens: Tokens, text: Text) -> bool:
    if mark.value.rule != "case":
        return True
    return text.written(tokens.starts[mark.first], tokens.ends[mark.end - 1]) in mark.value.spellings
