"""PostgreSQL ranks as the search in this process does: a real server, the coach's own tables."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from tests.servers.postgres import NoPostgresError, serve_postgres
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.postgres import Embedder, PostgresRanking, fuse
from tools.knowledge.ranking import Query, Text, Wording
from tools.knowledge.search import SearchIndex, search_index

CATALOGUE = load_catalogue()
IN_PROCESS = search_index(CATALOGUE)
FRUIT = {
    "apple": Text("Apples grow on trees.", ("appl", "grow", "tree")),
    "pear": Text("Pears grow on trees, too.", ("pear", "grow", "tree", "tree")),
    "carrot": Text("Carrots grow in the ground.", ("carrot", "grow", "ground")),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    try:
        with serve_postgres() as address:
            opened = create_engine(address)
            yield opened
            opened.dispose()
    except NoPostgresError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def index(engine: Engine) -> SearchIndex:
    return SearchIndex(CATALOGUE, lambda name, texts: PostgresRanking(engine, name, texts))


def asked(*stems: str, question: str = "?") -> Query:
    return Query(question, tuple((Wording((stem,)),) for stem in stems))


def tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        return {name for name in names if name.startswith("crosswalk_search_fruit")}


# --- By words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "claim_id"),
    [
        pytest.param("what Perplexity is valued at", "s1-perplexity-valuation", id="the article's own word"),
        pytest.param("deploying and monitored systems", "s2-deploy-monitor", id="other endings of a word"),
        pytest.param("is a doctorate overrated?", "s5-overrated-phd", id="a question known for the claim"),
    ],
)
def test_a_claim_is_found_by(index: SearchIndex, question: str, claim_id: str):
    assert claim_id in index.questions.claims(question, 5)


@pytest.mark.parametrize(
    ("query", "resource_id"),
    [
        pytest.param("notebooks that build RAG step by step", "langchain-rag-from-scratch", id="title and notes"),
        pytest.param("k8s", "kubernetes-basics", id="an alias of a skill"),
    ],
)
def test_a_resource_is_found_by(index: SearchIndex, query: str, resource_id: str):
    assert resource_id in dict(index.resources(query, 5))


def test_a_disagreement_is_found(index: SearchIndex):
    assert "credentials" in index.questions.conflicts("do i need a masters degree or not", 3)


def test_scores_are_about_as_high_as_in_this_process(index: SearchIndex):
    for question in ("How much does an AI engineer earn?", "Do I need a PhD?", "Which vector database should I learn?"):
        here, there = (max(one.questions.claims(question).values()) for one in (IN_PROCESS, index))
        assert 0.5 < there / here < 2


def test_a_rare_word_counts_for_more_than_a_common_one(engine: Engine):
    found = PostgresRanking(engine, "fruit", FRUIT).best(asked("grow", "carrot"), 3)
    assert next(iter(found)) == "carrot"
    assert found["carrot"] > 2 * found["apple"]


def test_other_words_count_for_less_than_the_persons_own(engine: Engine):
    ranking = PostgresRanking(engine, "fruit", FRUIT)
    own = ranking.best(Query("?", ((Wording(("pear",)),),)), 3)
    other = ranking.best(Query("?", ((Wording(("quince",)), Wording(("pear",), 0.7)),)), 3)
    assert other["pear"] == pytest.approx(0.7 * own["pear"])


@pytest.mark.parametrize(
    "question", ["", "zzz qqq", "'; DROP TABLE threads; --", "a & b | !c", "rag:*", "\x00", "日本語"]
)
def test_no_text_of_a_person_is_a_query_in_itself(index: SearchIndex, question: str):
    assert isinstance(index.questions.claims(question), dict)
    assert isinstance(index.resources(question), list)


@given(st.text())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_asked_for(index: SearchIndex, question: str):
    assert len(index.questions.claims(question, 3)) <= 3


# --- The table --------------------------------------------------------------------------------------------------------


def test_the_same_texts_are_stored_once_and_other_texts_beside_them(engine: Engine):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: PostgresRanking(engine, "fruit", FRUIT), range(8)))
    before = tables(engine)
    PostgresRanking(engine, "fruit", FRUIT | {"plum": Text("Plums.", ("plum",))})
    assert len(before) == 1
    assert len(tables(engine)) == 2


def test_nothing_to_look_through_finds_nothing(engine: Engine):
    assert PostgresRanking(engine, "nothing", {}).best(asked("pear"), 3) == {}


# --- By meaning -------------------------------------------------------------------------------------------------------


class Meanings:
    """An embedding with three directions; keeps what it was asked, and fails when told to."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.is_down = False

    def embed(self, texts: list[str]) -> Sequence[Sequence[float]]:
        if self.is_down:
            raise ConnectionError
        self.seen += texts
        return [[float("Apple" in one), float("Pear" in one), 0.1] for one in texts]


def test_what_is_near_by_meaning_moves_up(engine: Engine):
    meanings = Meanings()
    words_alone = PostgresRanking(engine, "fruit", FRUIT)
    both = PostgresRanking(engine, "fruit", FRUIT, Embedder("three", meanings.embed))
    assert meanings.seen == [one.says for one in FRUIT.values()]
    assert list(words_alone.best(asked("grow", question="Pear?"), 3)) == ["apple", "carrot", "pear"]
    assert list(both.best(asked("grow", question="Pear?"), 3)) == ["apple", "pear", "carrot"]


def test_an_endpoint_that_fails_leaves_the_words(engine: Engine):
    meanings = Meanings()
    ranking = PostgresRanking(engine, "fruit", FRUIT, Embedder("failing later", meanings.embed))
    meanings.is_down = True
    assert list(ranking.best(asked("carrot", question="Pear?"), 3)) == ["carrot"]
    assert list(PostgresRanking(engine, "fruit", FRUIT, Embedder("down", meanings.embed)).best(asked("pear"), 3)) == [
        "pear"
    ]


def test_two_orders_are_one_in_which_what_both_place_high_comes_first():
    assert fuse(["a", "b", "c"], ["d", "b", "a"])[:2] == ["a", "b"]
