"""Full-text search over claims, conflicts and resources: SQLite FTS5 in memory, stemmed, widened by other words.

Whatever a person types is data: only its words reach the database, quoted, so no text is ever a query in itself.
"""

import math
import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from tools.knowledge.catalogue import Catalogue
from tools.knowledge.questions import QuestionIndex
from tools.knowledge.ranking import OpenRanker, Query, Ranker, Ranking, Text, Wording
from tools.knowledge.rows import Claim, Resource, Synonyms

MAX_WORDS = 80  # of a text that are looked up: a question is shorter, and a pasted book must not cost more
MAX_PHRASE = 4  # words of the longest alias or synonym that is recognised as one
KIN_STRENGTH = 0.7  # of a hit through an alias or synonym, against 1 for the person's own word
MAX_STEMS = 200_000  # words whose stem is remembered

_WORD = re.compile(r"[^\W_]+")
_TOKENIZER = "tokenize='porter unicode61 remove_diacritics 2'"
Table = Literal["claims", "resources"]
_COLUMNS: dict[Table, tuple[tuple[str, ...], tuple[int, ...]]] = {  # table: (columns, their weights)
    "claims": (("statement", "subject", "origin", "topic"), (3, 2, 1, 1)),
    "resources": (("title", "skills", "notes", "publisher", "format"), (4, 2, 2, 1, 1)),
}
# Words that ask, address or connect, and say nothing of what is asked for; every claim is about AI engineers.
_STOP_WORDS = """
a about according after again ah ai all already also although always am an and another any anybody anyone anything
are aren as ask at away back be became because become becoming been before being best better between both but by can
cannot come could cover covers d describe did didn do does doesn doing don done down each either else engineer
engineering engineers enough ever every everybody everyone exactly explain few find first for found from get gets
getting give given go goes going good got great had happen happens has have having he hello help her here hey hi him
his how however i if in instead into is isn it its just kind know later least less let like little ll lot m made
make makes many may maybe me mention mentioned might mine more most much must my myself need needs neither never
next no nobody nor not nothing now of off often ok okay on once one only or other others our out over own part
perhaps please possible put quite rather re really right s said same say saying says see seem seems sentence shall
she should since sit so some somebody someone something soon source sources still such sure t take tell tells than
thank thanks that the their them then there these they thing things think this those though through to today told
too toward towards true try under until up upon us use used using usual usually ve very via want wants was way we
well were what whatever when where whether which while who whom whose why will wish with within without won word
would wrong yes yet you your yours yourself
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
# Words that are common to many questions: a claim may well answer without them.
_FAINT_WORDS = """
able actually advice amount anyone app apps area aspect basically believe big bring brings build building builds
built career chase choose cite cited claims clear come comes consider consist contain contains core currently day
days develop developed develops different early enough expect fact field focus generally hard hold holds honest
honestly idea ideas important include includes involve issue job jobs keep keeps late learn learning look lower main
matter matters move moves need new nowadays number numbers offer offers old overall path people person pick point
points practice prefer quote quoted read reads real reduce report reported reports role roles show shows situation
skill skills specialise specialize spend spread start starts state states suggest suggests talk talks team teams
term terms today typically whole work working works world worth write writes year years
"""
FAINT_WORDS = frozenset(_FAINT_WORDS.split())
FAINT = 0.3  # of the weight of another word


@dataclass(frozen=True)
class Concept:
    """One thing a text asks about: the person's words, and other words for the same thing."""

    words: tuple[str, ...]
    kin: tuple[tuple[str, ...], ...] = ()
    groups: tuple[str, ...] = ()
    skill_ids: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()

    @property
    def is_faint(self) -> bool:
        return len(self.words) == 1 and self.words[0].lower() in FAINT_WORDS


@dataclass(frozen=True)
class Found:
    """The rows of a table that speak of a concept."""

    concept: Concept
    weight: float  # how much the concept tells rows apart: 0 where all speak of it, highest where none does
    count: int  # of all rows that speak of it
    rows: Mapping[str, float]  # those looked at, by id: 1 in the person's words, `KIN_STRENGTH` in others for them


def coverage(found: Iterable[Found]) -> dict[str, float]:
    """How much of what is asked for each row speaks of: 0 to 1, by weight of the concepts."""
    asked = tuple(found)
    total = sum(one.weight for one in asked) or 1.0
    covered: dict[str, float] = {}
    for one in asked:
        for row_id, strength in one.rows.items():
            covered[row_id] = covered.get(row_id, 0.0) + one.weight * strength / total
    return covered


@dataclass
class _Kin:
    """What a known phrase brings along."""

    phrases: list[tuple[str, ...]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    skill_ids: list[str] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)


def _any_of(phrases: Iterable[Sequence[str]]) -> str:
    """How FTS5 is asked for rows with all words of one of the phrases, in any order; only words reach it, quoted."""
    return " OR ".join("(" + " AND ".join(f'"{word}"' for word in phrase) + ")" for phrase in phrases if phrase)


class SearchIndex:
    """Search over one catalogue; safe to share between threads. Built at the first use.

    `open_ranker` puts another search behind claims, conflicts and resources than the one in this process.
    """

    def __init__(self, catalogue: Catalogue, open_ranker: OpenRanker | None = None) -> None:
        self._catalogue = catalogue
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None
        self._sizes: dict[Table, int] = {"claims": len(catalogue.claims), "resources": len(catalogue.resources)}
        self._places: dict[Table, dict[str, int]] = {}
        self._phrases: dict[tuple[str, ...], _Kin] = {}
        self._known_stems: dict[str, str] = {}
        self._open_ranker = open_ranker
        self.questions = QuestionIndex(catalogue, self.stems, open_ranker or Ranking.open)

    def resources(self, query: str, limit: int = 20) -> list[tuple[str, float]]:
        """Resource ids with scores, best first; a higher score is a better match."""
        if self._resources is None:
            return self._ranked("resources", query, limit)
        return list(self._resources.best(self._query(query), limit).items())

    def concepts(self, text: str) -> tuple[Concept, ...]:
        """What a text asks about, in its order, each once; words that only ask or connect are left out."""
        words = _WORD.findall(text[: MAX_WORDS * 40])[:MAX_WORDS]
        with self._lock:
            self._open()
            stems = self._stems(words)
        found: dict[object, Concept] = {}
        place = 0
        while place < len(words):
            length = self._longest_phrase(stems, place)
            span = slice(place, place + max(length, 1))
            if length > 1 or words[place].lower() not in STOP_WORDS:  # "are" is no ARES, "make" no Make
                concept = self._concept(tuple(words[span]), stems[span])
                # "paid" and "salary" in one question ask for one thing.
                found.setdefault(concept.groups or stems[span], concept)
            place = span.stop
        return tuple(found.values())

    def find(
        self, table: Table, concepts: Iterable[Concept], among: Collection[str] | None = None
    ) -> tuple[Found, ...]:
        """For each concept the rows that speak of it; looked for in a few rows only where these are given."""
        return tuple(self._found(table, concept, among) for concept in concepts)

    def stems(self, words: Sequence[str]) -> tuple[str, ...]:
        """Each word as the index stems it."""
        with self._lock:
            return self._stems(words)

    def _found(self, table: Table, concept: Concept, among: Collection[str] | None) -> Found:
        own, kin = _any_of((concept.words,)), _any_of(concept.kin)
        # Counting is cheap where fetching is not: of 100,000 rows, half may speak of it.
        count = int(self._select("count(*)", table, _any_of((concept.words, *concept.kin)))[0][0])
        rows = dict.fromkeys(self._holding(table, kin, among), KIN_STRENGTH)
        rows |= dict.fromkeys(self._holding(table, own, among), 1.0)
        weight = math.log((self._sizes[table] + 1) / (count + 1))
        return Found(concept, weight * (FAINT if concept.is_faint else 1.0), count, rows)

    def _holding(self, table: Table, wanted: str, among: Collection[str] | None) -> list[str]:
        """Ids of the rows that match."""
        if among is None:
            return [str(row_id) for (row_id,) in self._select("id", table, wanted)]
        places = ", ".join(str(self._places[table][row_id]) for row_id in among)
        return [str(row_id) for (row_id,) in self._select("id", table, wanted, f"AND rowid IN ({places})")]

    def _ranked(self, table: Table, query: str, limit: int) -> list[tuple[str, float]]:
        scores: dict[str, float] = {}
        for concept in self.concepts(query):
            kin = {row_id: score * KIN_STRENGTH for row_id, score in self._match(table, concept.kin)}
            own = dict(self._match(table, (concept.words,)))
            for row_id in kin.keys() | own.keys():
                scores[row_id] = scores.get(row_id, 0.0) + max(kin.get(row_id, 0.0), own.get(row_id, 0.0))
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]

    def _match(self, table: Table, phrases: Iterable[Sequence[str]]) -> list[tuple[str, float]]:
        """Ids of the rows that hold one of the phrases, with scores."""
        _, weights = _COLUMNS[table]
        found = self._select(f"id, -bm25({table}, 0, {', '.join(map(str, weights))})", table, _any_of(phrases))
        return [(str(row_id), float(score)) for row_id, score in found]

    def _select(self, what: str, table: Table, wanted: str, further: str = "") -> list[tuple[Any, ...]]:
        with self._lock:
            query = f"SELECT {what} FROM {table} WHERE {table} MATCH ? {further}"
            # FTS5 takes no empty question; an empty string in quotes matches nothing.
            return self._open().execute(query, (wanted or '""',)).fetchall()

    @cached_property
    def _resources(self) -> Ranker | None:
        if self._open_ranker is None:
            return None
        says = {one.id: " ".join(self._resource_text(one)[1:]) for one in self._catalogue.rows(Resource)}
        texts = {row_id: Text(text, self.stems(_WORD.findall(text))) for row_id, text in says.items()}
        return self._open_ranker("resources", texts)

    def _query(self, text: str) -> Query:
        return Query(text, tuple(self._wordings(concept) for concept in self.concepts(text)))

    def _wordings(self, concept: Concept) -> tuple[Wording, ...]:
        kin = (Wording(self.stems(words), KIN_STRENGTH) for words in concept.kin)
        return (Wording(self.stems(concept.words)), *kin)

    def _concept(self, words: tuple[str, ...], stems: tuple[str, ...]) -> Concept:
        kin = self._phrases.get(stems, _Kin())
        skill_ids = tuple(dict.fromkeys(kin.skill_ids))
        return Concept(words, tuple(kin.phrases), tuple(dict.fromkeys(kin.groups)), skill_ids, frozenset(kin.topics))

    def _longest_phrase(self, stems: tuple[str, ...], place: int) -> int:
        return next((n for n in range(MAX_PHRASE, 0, -1) if stems[place : place + n] in self._phrases), 0)

    def _stems(self, words: Sequence[str]) -> tuple[str, ...]:
        """Each word as FTS5 itself stems it."""
        lower = [word.lower() for word in words]
        known = self._known_stems
        if unknown := [word for word in dict.fromkeys(lower) if word not in known]:
            if len(known) > MAX_STEMS:
                known.clear()
                unknown = list(dict.fromkeys(lower))
            known |= self._stemmed(unknown)
        return tuple(known[word] for word in lower)

    def _stemmed(self, distinct: Sequence[str]) -> dict[str, str]:
        database = self._open()
        with database:
            database.execute("DELETE FROM scratch")
            database.executemany("INSERT INTO scratch(rowid, word) VALUES (?, ?)", enumerate(distinct))
        stems = dict.fromkeys(distinct, "")
        for place, term in database.execute("SELECT doc, term FROM stems ORDER BY doc, offset"):
            stems[distinct[place]] += term
        return stems

    # --- Building -----------------------------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        with self._lock:
            if self._database is None:
                self._database = sqlite3.connect(":memory:", check_same_thread=False)
                self._build()
            return self._database

    def _build(self) -> None:
        catalogue, database = self._catalogue, self._open()
        database.execute(f"CREATE VIRTUAL TABLE scratch USING fts5(word, {_TOKENIZER})")
        database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(scratch, instance)")
        self._fill("claims", (self._claim_text(claim) for claim in catalogue.rows(Claim)))
        self._fill("resources", (self._resource_text(resource) for resource in catalogue.rows(Resource)))
        self._learn_phrases()

    def _fill(self, table: Table, texts: Iterable[tuple[str, ...]]) -> None:
        columns, _ = _COLUMNS[table]
        rows = list(texts)
        self._places[table] = {row[0]: place for place, row in enumerate(rows, start=1)}  # as FTS5 numbers them
        database = self._open()
        database.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(id UNINDEXED, {', '.join(columns)}, {_TOKENIZER})")
        places = ", ".join("?" * (len(columns) + 1))
        with database:
            database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    def _claim_text(self, claim: Claim) -> tuple[str, ...]:
        article = self._catalogue.articles[claim.source_id]
        publisher = article.publisher.partition("(")[0]
        origin = f"{article.author} {publisher} {article.kind} {claim.via} {claim.region} {claim.as_of}"
        return claim.claim_id, claim.statement, claim.subject, origin, claim.topic

    def _resource_text(self, resource: Resource) -> tuple[str, ...]:
        skills = " ".join(self._catalogue.skills[skill_id].name for skill_id in resource.skills)
        return resource.id, resource.title, skills, resource.notes, resource.publisher, resource.format

    def _learn_phrases(self) -> None:
        """Every alias and synonym, by its stems."""
        phrases: list[tuple[tuple[str, ...], _Kin]] = []
        for skill in self._catalogue.skills.values():
            names = [words for text in (skill.name, *skill.aliases) if (words := tuple(_WORD.findall(text)))]
            # One or two letters ("R", "Go") are spelt like everyday words: not recognised here.
            kin = _Kin(names, [f"skills:{skill.id}"], [skill.id])
            phrases += [(words, kin) for words in names if len("".join(words)) > 2]
        for group in self._catalogue.rows(Synonyms):
            names = [tuple(_WORD.findall(text)) for text in group.words]
            kin = _Kin(names, [f"synonyms:{group.id}"], [], set(group.topics))
            phrases += [(words, kin) for words in names]
        subjects = {claim.subject for claim in self._catalogue.rows(Claim)} - {"ai-engineer"}
        phrases += [(tuple(subject.split("-")), _Kin()) for subject in sorted(subjects) if "-" in subject]
        stems = iter(self._stems([word for words, _ in phrases for word in words]))
        for words, kin in phrases:
            known = self._phrases.setdefault(tuple(next(stems) for _ in words), _Kin())
            known.phrases += [one for one in kin.phrases if one != words]
            known.groups += kin.groups
            known.skill_ids += kin.skill_ids
            known.topics |= kin.topics


@lru_cache(maxsize=4)
def search_index(catalogue: Catalogue) -> SearchIndex:
    """The search in this process over one catalogue: what it has built is there for whoever asks next."""
    return SearchIndex(catalogue)
