"""Which search stands behind facts and resources: the one in this process, or the database's own.

docs/decisions/0009 has the figures of both.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent.storage.database import explained, open_engine
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.ranking import Query, Ranker, Text
from tools.knowledge.search import SearchIndex, search_index

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from agent.settings import Settings
    from tools.knowledge.postgres import Embedder


def open_search(settings: "Settings", catalogue: Catalogue, engine: "Engine | None" = None) -> SearchIndex:
    """The search of the settings, on the engine where one is open already.

    Raises: StorageError when the database cannot be opened.
    """
    if settings.search == "memory":
        return search_index(catalogue)
    from tools.knowledge.postgres import PostgresRanking

    engine = engine or open_engine(settings.database_url)
    embedder = _open_embedder(settings) if settings.embeddings else None

    def open_ranker(name: str, texts: Mapping[str, Text]) -> Ranker:
        with explained(engine):
            return _Explained(PostgresRanking(engine, name, texts, embedder), engine)

    return SearchIndex(catalogue, open_ranker)


class _Explained:
    """A ranking whose failure is one sentence with the next step."""

    def __init__(self, ranker: Ranker, engine: "Engine") -> None:
        self._ranker, self._engine = ranker, engine

    def best(self, query: Query, limit: int) -> dict[str, float]:
        with explained(self._engine):
            return self._ranker.best(query, limit)


def _open_embedder(settings: "Settings") -> "Embedder":
    """The embeddings of the settings' endpoint. Opens no connection yet."""
    from langchain_openai import OpenAIEmbeddings  # here, not above: 0.8 s that offline must not pay

    from agent.models import OPENAI_ADDRESS
    from tools.knowledge.postgres import Embedder

    client = OpenAIEmbeddings(
        model=settings.embeddings,
        openai_api_key=settings.openai_api_key,
        openai_api_base=settings.openai_base_url or OPENAI_ADDRESS,
        request_timeout=settings.request_timeout_s,
        max_retries=0,  # a person waits, and the words alone find, too
        check_embedding_ctx_length=False,  # it would download a tokenizer, and send numbers instead of words
        chunk_size=100,
    )
    return Embedder(settings.embeddings, client.embed_documents)
