"""Search finds what a person means, and no text a person types can break it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import SearchIndex, coverage

INDEX = SearchIndex(load_catalogue())


@pytest.mark.parametrize(
    ("query", "claim_id"),
    [
        pytest.param("what Perplexity is valued at", "s1-perplexity-valuation", id="the article's own word"),
        pytest.param("deploying and monitored systems", "s2-deploy-monitor", id="other endings of a word"),
        pytest.param("retrieval augmented generation in vacancies", "s5-must-rag", id="an alias written out"),
        pytest.param("learning in my spare time", "s2-time-alongside-job", id="other words for the same thing"),
        pytest.param("is a doctorate overrated?", "s5-overrated-phd", id="a synonym"),
    ],
)
def test_a_claim_is_found_by(query: str, claim_id: str) -> None:
    assert claim_id in [found for found, _ in INDEX.claims(query, 5)]


@pytest.mark.parametrize(
    ("query", "resource_id"),
    [
        pytest.param("notebooks that build RAG step by step", "langchain-rag-from-scratch", id="title and notes"),
        pytest.param("k8s", "kubernetes", id="an alias of a skill"),
    ],
)
def test_a_resource_is_found_by(query: str, resource_id: str) -> None:
    assert any(resource_id in found for found, _ in INDEX.resources(query, 5))


def test_best_comes_first_and_the_limit_holds() -> None:
    found = INDEX.claims("vector store", 6)
    assert len(found) == 6
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_concept_carries_the_words_the_skills_and_the_topics_behind_it() -> None:
    salary, vectors, *_ = INDEX.concepts("What salaries are paid for vector database work?")
    assert salary.words == ("salaries",)
    assert salary.topics == frozenset({"salary"})
    assert vectors.words == ("vector", "database")
    assert "vector-databases" in vectors.skill_ids


def test_words_that_only_ask_are_no_concepts() -> None:
    assert INDEX.concepts("Could you please tell me how they would use that?") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        '"',
        "'; DROP TABLE claims; --",
        "rag AND",
        "NEAR(rag, 5)",
        "title: rag",
        "rag* OR ^python",
        "(((",
        "{statement} : x",
        "- -rag",
        "\x00rag\x00",
        "rag\ud800",
        "日本語 で 学ぶ",
        "a\u0301e\u0301",
        "👩🏽‍💻",
        "OR " * 500,
        "chunking " * 20_000,
    ],
)
def test_no_text_of_a_person_is_a_query_in_itself(text: str) -> None:
    assert isinstance(INDEX.claims(text), list)
    assert isinstance(INDEX.resources(text), list)


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    covered = coverage(INDEX.find("claims", INDEX.concepts(text)))
    assert all(0 < share <= 1 + 1e-9 for share in covered.values())
    assert len(INDEX.claims(text, 3)) <= 3


def test_many_threads_share_one_index() -> None:
    index = SearchIndex(load_catalogue())
    queries = ["salary of data scientists", "which vector database", "portfolio projects", "prompt tests"] * 10
    expected = {query: INDEX.claims(query) for query in queries}
    with ThreadPoolExecutor(8) as pool:
        assert all(
            found == expected[query] for query, found in zip(queries, pool.map(index.claims, queries), strict=True)
        )
