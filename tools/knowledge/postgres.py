"""Ranks texts in PostgreSQL, by the same words as in this process, each weighed by how few texts hold it.

A set of texts is a table of its own, named after what it holds: `crosswalk_search_claims_<hash>`. It is filled once, in
one transaction, and never changed, so that processes with other texts do not meet; any of them may be dropped while
nothing runs, and is made again. With embeddings and the extension `vector` the nearest texts by meaning are fused in.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tools.knowledge.ranking import Query, Text, Weights, Wording

MOST_THINGS = 12  # of a question that are looked up, the rarest: each text that holds one costs 0.1 ms
CANDIDATES = 50  # of each ranking that are fused
LIKE_BM25 = 0.85  # of a score: as high as the BM25 in this process scores the same text, measured on our own questions
RANK_CONSTANT = 60  # of reciprocal rank fusion; Cormack, Clarke and Büttcher, SIGIR 2009


@dataclass(frozen=True)
class Embedder:
    """A model that turns texts into vectors, all of one length."""

    model: str
    embed: Callable[[list[str]], Sequence[Sequence[float]]]


_log = logging.getLogger(__name__)

# What texts are found by is put into `tsvector` and `tsquery` as it is, quoted: PostgreSQL's own stemmer would make
# other words of it, and leave "What is an AI engineer?" without any.
_BY_WORDS = """
WITH asked AS (
    SELECT thing, CAST(wording AS tsquery) AS wording, strength
    FROM unnest(CAST(:things AS int[]), CAST(:wordings AS text[]), CAST(:strengths AS float8[]))
        AS one(thing, wording, strength)
), hit AS (
    SELECT thing, id, max(strength * ts_rank('{{1, 1, 1, 1}}', words, wording)) AS likeness
    FROM asked JOIN {table} ON words @@ wording
    GROUP BY thing, id
), weight AS (
    SELECT thing, ln(1 + (:size - count(id) + 0.5) / (count(id) + 0.5)) AS weight
    FROM (SELECT DISTINCT thing FROM asked) AS things LEFT JOIN hit USING (thing)
    GROUP BY thing
)
SELECT id, sum(weight * likeness) AS score
FROM hit JOIN weight USING (thing) GROUP BY id ORDER BY score DESC, id LIMIT :limit
"""
_BY_MEANING = "SELECT id FROM {table} ORDER BY meaning <=> CAST(:vector AS vector), id LIMIT :limit"


class PostgresRanking:
    """One set of texts, ranked by the database."""

    def __init__(self, engine: Engine, name: str, texts: Mapping[str, Text], embedder: Embedder | None = None) -> None:
        """Fill the table where it is not there yet. Raises what SQLAlchemy raises."""
        self._engine, self._size = engine, len(texts)
        self._weights = Weights.over(one.stems for one in texts.values())
        self._embedder = embedder if embedder is not None and _has_vectors(engine) else None
        try:
            self._table = self._filled(name, texts)
        except SQLAlchemyError:
            raise
        except Exception as error:  # whatever a client raises: the words alone find, too
            _log.warning("The texts could not be embedded (%s); they are looked up by words.", type(error).__name__)
            self._embedder = None
            self._table = self._filled(name, texts)

    def best(self, query: Query, limit: int) -> dict[str, float]:
        """See `Ranker`."""
        by_words = self._by_words(query, max(limit, CANDIDATES))
        by_meaning = self._by_meaning(query.text)
        if not by_meaning:
            return dict(list(by_words.items())[:limit])
        # The order is fused; the scores stay those of the words, which whoever asked compares with his thresholds.
        order = fuse(by_words, by_meaning)
        return dict(zip(order[:limit], by_words.values(), strict=False))

    def _by_words(self, query: Query, limit: int) -> dict[str, float]:
        things = self._rarest(query)
        total = sum(self._weights.sum(thing[0].stems) for thing in things)
        asked = [(place, one) for place, thing in enumerate(things) for one in thing]
        if not asked:
            return {}
        values: dict[str, object] = {
            "things": [place for place, _ in asked],
            "wordings": [" & ".join(map(_quoted, one.stems)) for _, one in asked],
            "strengths": [one.strength for _, one in asked],
            "size": self._size,
            "limit": limit,
        }
        with self._engine.connect() as connection:
            found = connection.execute(text(_BY_WORDS.format(table=self._table)), values)
            return {row_id: LIKE_BM25 * float(score) / total for row_id, score in found if score > 0}

    def _rarest(self, query: Query) -> list[list[Wording]]:
        """The things that tell texts apart best, each in those of its wordings that a text may hold."""
        held = [[one for one in thing if all(stem in self._weights for stem in one.stems)] for thing in query.things]
        return sorted(filter(None, held), key=lambda thing: -self._weights.sum(thing[0].stems))[:MOST_THINGS]

    def _by_meaning(self, question: str) -> list[str]:
        """Ids, the nearest first; none where an endpoint that embeds is not set, or fails."""
        if self._embedder is None or not question.strip():
            return []
        try:
            (vector,) = self._embedder.embed([question])
        except Exception as error:  # whatever a client raises: the words alone still find
            _log.warning("The question could not be embedded (%s); it is looked up by its words.", type(error).__name__)
            return []
        values = {"vector": str(list(vector)), "limit": CANDIDATES}
        with self._engine.connect() as connection:
            return list(connection.scalars(text(_BY_MEANING.format(table=self._table)), values))

    def _filled(self, name: str, texts: Mapping[str, Text]) -> str:
        """The table that holds the texts, made where it is not there; two processes do not make it at once."""
        table = f"crosswalk_search_{name}_{_fingerprint(texts, self._embedder.model if self._embedder else '')}"
        with self._engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:table))"), {"table": table})
            if connection.scalar(text("SELECT to_regclass(:table)"), {"table": table}) is None:
                _make(connection, table, texts, self._embedder)
        return table


def fuse(*rankings: Iterable[str]) -> list[str]:
    """One order out of several, by reciprocal rank."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, one in enumerate(ranking, start=1):
            scores[one] = scores.get(one, 0.0) + 1 / (RANK_CONSTANT + rank)
    return sorted(scores, key=lambda one: (-scores[one], one))


def _make(connection: Connection, table: str, texts: Mapping[str, Text], embedder: Embedder | None) -> None:
    rows = [{"id": text_id, "words": _vector(one.stems)} for text_id, one in texts.items()]
    connection.execute(text(f"CREATE TABLE {table} (id text PRIMARY KEY, words tsvector NOT NULL)"))
    # A text and its questions take 20 kB, which would be unpacked again for each word that is looked up.
    connection.execute(text(f"ALTER TABLE {table} ALTER words SET STORAGE EXTERNAL"))
    if rows:
        connection.execute(text(f"INSERT INTO {table} VALUES (:id, CAST(:words AS tsvector))"), rows)
    connection.execute(text(f"CREATE INDEX ON {table} USING gin (words)"))
    if embedder is not None and rows:
        vectors = embedder.embed([one.says for one in texts.values()])
        connection.execute(text(f"ALTER TABLE {table} ADD meaning vector({len(vectors[0])})"))
        values = [{"id": text_id, "vector": str(list(one))} for text_id, one in zip(texts, vectors, strict=True)]
        connection.execute(text(f"UPDATE {table} SET meaning = CAST(:vector AS vector) WHERE id = :id"), values)


def _vector(stems: Iterable[str]) -> str:
    """Each word with its places, as a `tsvector` is written; it takes no place beyond 16383."""
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems, start=1):
        places.setdefault(stem, []).append(min(place, 16_383))
    return " ".join(f"{_quoted(stem)}:{','.join(map(str, at))}" for stem, at in places.items())


def _quoted(stem: str) -> str:
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def _has_vectors(engine: Engine) -> bool:
    """Whether pgvector is there, or can be added by this user."""
    try:
        with engine.begin() as connection:
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
    except DBAPIError:
        _log.warning("PostgreSQL has no extension 'vector' that this user may add; questions are looked up by words.")
        return False
    return True


def _fingerprint(texts: Mapping[str, Text], kind: str) -> str:
    held = hashlib.sha256(kind.encode())
    for text_id, one in texts.items():
        held.update(f"{text_id}\t{one.says}\t{' '.join(one.stems)}\n".encode())
    return held.hexdigest()[:16]
