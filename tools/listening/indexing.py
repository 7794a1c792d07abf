"""How `data/phrases.tsv` and `data/words.txt` are made of the word tables and the catalogue: `make docs`.

A line of the index holds a first token and, with tabs between, every phrase that begins with it: the phrase, its kind,
its value and its language, or of a name its kind, label, catalogue id, rule and spellings.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import cast

from tools.knowledge.catalogue import Catalogue
from tools.listening import tables, typos
from tools.listening.text import fold
from tools.listening.tokens import first_token
from tools.listening.vocabulary import FIELD, LIST, Entry, Rule

_PHRASE_TABLES = ("scope", "figures", "calendar", "levels", "work", "changes", "constraints", "time_off")
_SKILL_TABLES = ("skills_trades", "skills_it", "skills")  # what comes later has the last word
_VERSIONS = (" 2", " 3", " 4", " 5")  # "Python 3/5" is Python, and a mark
# Words of figures and work that people misspell: "horus a week", "nurce".
_MISSPELLED = (("calendar", ("unit", "day", "month", "number")), ("work", ("trade", "field")))
_OTHER_MISSPELLED = (
    "budget deadline experience programming beginner weekend daily engineering dream become becoming currently target "
    "switch switching interested working looking difference between career profession unemployed retired "
    "change actually instead forget remove delete correct mistake compare never learning learned studying spend "
    "spare afford available evening evenings morning nothing maximum around roughly probably within until never before "
    "really basics little tutorial tutorials course courses certificate project projects portfolio interview"
).split()


def make_index(catalogue: Catalogue) -> str:
    """The phrases by first token, as text."""
    lines: dict[str, list[str]] = defaultdict(list)
    for pattern, fields in [*_phrases(), *_names(catalogue)]:
        for opened in _variants(pattern, fields):
            entry = FIELD.join((opened, *fields))
            if entry not in lines[first_token(opened)]:
                lines[first_token(opened)].append(entry)
    return "".join(f"{token}\t" + "\t".join(lines[token]) + "\n" for token in sorted(lines))


def make_words(catalogue: Catalogue) -> str:
    """Words that slips of the pen are mended to, as text."""
    skills = [
        word
        for word, entry in skill_entries(catalogue).items()
        if entry.rule == "" and word.isalpha() and len(word) > 5
    ]
    roles = [word for pattern, _ in _role_entries(catalogue) for word in tables.spelled_out(pattern)]
    plain = [
        word
        for name, kinds in _MISSPELLED
        for row in tables.rows(name)
        if row["kind"] in kinds and not row["language"]
        for word in tables.phrases(row["words"])
    ]
    known = typos.words_of([*skills, *roles, *plain, *_OTHER_MISSPELLED])
    return "\n".join(sorted(word for words in known.values() for word in words)) + "\n"


def _variants(pattern: str, fields: tuple[str, ...]) -> Iterator[str]:
    """The pattern as it is, without its apostrophes ("dont"), and in German with ß for ss."""
    yield from tables.opened(pattern)
    if "'" in pattern:
        yield from tables.opened(pattern.replace("'", ""))
    if fields[-1] == "de" and "ss" in pattern:
        yield from tables.opened(pattern.replace("ss", "ß"))


def _phrases() -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _PHRASE_TABLES:
        for row in tables.rows(name):
            for pattern in tables.patterns(row["words"]):
                yield pattern, (row["kind"], row["value"], row["language"])


def _names(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word, entry in skill_entries(catalogue).items():
        if entry.rule != "never" and not word.endswith(_VERSIONS):
            yield word, _fields(entry)
    for pattern, entry in _role_entries(catalogue):
        yield pattern, _fields(entry)


def _fields(entry: Entry) -> tuple[str, ...]:
    return entry.kind, entry.label, entry.ref or "", entry.rule, LIST.join(sorted(entry.spellings))


def skill_entries(catalogue: Catalogue) -> Mapping[str, Entry]:
    """Skill names by their folded spelling. Our tables go over the catalogue: they add, and say which need care."""
    entries: dict[str, Entry] = {}
    for skill in catalogue.skills.values():
        for alias in (skill.name, *skill.aliases):
            entries.setdefault(fold(alias), Entry("skill", alias, skill.id))
    for name in _SKILL_TABLES:
        for row in tables.rows(name):
            words = tables.cells(row["aliases"])
            for word in words:
                known = entries.get(fold(word))
                ref = row["skill_id"] if row["skill_id"] in catalogue.skills else known.ref if known else None
                label = row["label"] or (known.label if known else word)
                spellings = (
                    frozenset(one for one in words if fold(one) == fold(word)) if row["rule"] == "case" else frozenset()
                )
                entries[fold(word)] = Entry("skill", label, ref, cast(Rule, row["rule"]), spellings)
    return entries


def _role_entries(catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    for role in catalogue.roles.values():
        yield fold(role.name), Entry("role", role.name, role.id)
    for row in tables.rows("roles"):
        for pattern in tables.patterns(row["words"]):
            yield pattern, Entry("role", row["label"], row["role_id"] if row["role_id"] in catalogue.roles else None)
