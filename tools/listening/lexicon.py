"""The words we know: skills and roles of the catalogue, an open list of others, and the phrases of our own tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.rows import SkillAlias
from tools.listening import typos
from tools.listening.text import Text, fold
from tools.listening.tokens import Tokens, tokenise
from tools.listening.vocabulary import GUESSED, Entry, Languages, Mark, Vocabulary

_KNOWN_ROLES = 4096  # labels whose role is remembered
ALL_LANGUAGES: Languages = frozenset({"de", "es", "fr", "pt", GUESSED})


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Find skills, roles and every other known phrase in a text, whole words only, the longest first."""

    vocabulary: Vocabulary
    role_names: Mapping[str, str]
    skill_names: Mapping[str, str]
    known_roles: dict[str, str | None] = field(default_factory=dict, repr=False)  # labels met before

    @classmethod
    def build(cls, catalogue: Catalogue, vocabulary: Vocabulary | None = None) -> "Lexicon":
        """The names of a catalogue with the phrases of the index, or of another vocabulary."""
        role_names = {role.id: role.name for role in catalogue.roles.values()}
        skill_names = {skill.id: skill.name for skill in catalogue.skills.values()}
        # The index is made of the built-in tables: spellings of one's own come on top of it.
        own = [(fold(row.alias), Entry("skill", row.alias, row.skill_id)) for row in catalogue.rows(SkillAlias)]
        known = vocabulary or Vocabulary.load()
        return cls(known.with_names(own) if own else known, role_names, skill_names)

    def find(self, tokens: Tokens, text: Text, languages: Languages) -> dict[str, list[Mark]]:
        """Marks by kind. Names that are everyday words in other letters ("Render") count as they are spelled only."""
        found = self.vocabulary.find(tokens, languages)
        if "field" in found:  # "I need it within a year" speaks of no IT
            found["field"] = [mark for mark in found["field"] if not _is_it(mark, tokens, text)]
        named = found.get("skill", [])
        found["skill"] = [
            mark
            for index, mark in enumerate(named)
            if _is_spelled_so(mark, tokens, text) or _is_listed(named, index, tokens, text)
        ]
        return found

    def mended(self, text: Text) -> Text:
        """The text with slips of the pen mended."""
        return typos.mend(text)

    def role_of(self, label: str) -> str | None:
        """The catalogue role a label names, or None."""
        if label not in self.known_roles:
            if len(self.known_roles) >= _KNOWN_ROLES:
                self.known_roles.clear()
            self.known_roles[label] = self._role_of(label)
        return self.known_roles[label]

    def _role_of(self, label: str) -> str | None:
        named = self.vocabulary.find(tokenise(fold(label)), ALL_LANGUAGES).get("role", ())
        ref: str | None = max(named, key=lambda mark: mark.end - mark.first).value.ref if named else None
        return ref

    def is_trade(self, word: str, languages: Languages) -> bool:
        """Whether a single word names a trade or a role."""
        found = self.vocabulary.find(tokenise(word), languages)
        return any(found.get(kind) for kind in ("trade", "role"))

    def skill_of(self, label: str) -> str | None:
        """The catalogue skill a label names, or None."""
        tokens = tokenise(fold(label))
        named = self.vocabulary.find(tokens, frozenset()).get("skill", ())
        return named[0].value.ref if named and named[0].end - named[0].first == len(tokens) else None


def _is_it(mark: Mark, tokens: Tokens, text: Text) -> bool:
    return text.written(tokens.starts[mark.first], tokens.ends[mark.end - 1]) in ("it", "It")


def _is_spelled_so(mark: Mark, tokens: Tokens, text: Text) -> bool:
    if mark.value.rule != "case":
        return True
    return text.written(tokens.starts[mark.first], tokens.ends[mark.end - 1]) in mark.value.spellings


def _is_listed(named: Sequence[Mark], index: int, tokens: Tokens, text: Text) -> bool:
    """ "oracle, pl/sql, bash": whoever writes no capitals means the name where it stands in a list of names."""
    mark = named[index]
    before, behind = tokens.words[: mark.first][-1:], tokens.words[mark.end : mark.end + 1]
    if tokens.words[mark.first] == "zero":  # "python: zero, excel: meh": a level, and no ZeRO
        return False
    if before and before[0] not in _LIST_MARKS | _LIST_OPENERS | _YEARS:
        return False
    for other in (*named[max(0, index - 1) : index], *named[index + 1 : index + 2]):
        gap = tokens.words[min(mark.end, other.end) : max(mark.first, other.first)]
        is_plain = other.value.rule == "" and other.value.ref is not None
        written = text.written(tokens.starts[other.first], tokens.ends[other.end - 1])
        if is_plain and len(gap) == 1 and gap[0] in _LIST_MARKS and written.islower():
            return bool(before or behind)
    return False


_YEARS = frozenset("y yr yrs years year yoe".split())  # "dba 12y oracle/pg"
_LIST_MARKS = frozenset(", / & + |".split())
_LIST_OPENERS = frozenset(". ; : - ( with use using know incl including and stack tools".split()) | {"\n"}
