"""Search finds what a person means, and no text a person types can break it."""

from concurrent.futures import ThreadPoolExecutor
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import SearchIndex, coverage, search_index

INDEX = search_index(load_catalogue())


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
    assert claim_id in INDEX.questions.claims(query, 5)


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
    for scores in (
        list(INDEX.questions.claims("which vector store is best", 6).values()),
        [score for _, score in INDEX.resources("vector store", 6)],
    ):
        assert len(scores) == 6
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("question", "conflict_id"),
    [
        pytest.param("do i need a masters degree or not", "credentials", id="in everyday words"),
        pytest.param("Is 11 plus 6 plus 4 twenty?", "sample-arithmetic", id="the sum that does not add up"),
    ],
)
def test_a_disagreement_is_found_by(question: str, conflict_id: str) -> None:
    assert conflict_id in INDEX.questions.conflicts(question, 3)


@pytest.mark.parametrize(
    ("answered", "left_open"),
    [
        pytest.param("How large is the wage premium for AI skills?", "Who measured the wage premium?", id="a method"),
        pytest.param("What should a portfolio hold?", "How many pages should a CV have?", id="another document"),
        pytest.param("Which frameworks do postings name?", "Which laptop should I buy for it?", id="a purchase"),
    ],
)
def test_a_kind_of_question_that_is_answered_leans_more_to_an_answer(answered: str, left_open: str) -> None:
    assert _lean(answered) > _lean(left_open)


def test_words_that_no_claim_and_no_known_question_holds_are_weighed() -> None:
    assert INDEX.questions.unknown_share("xylophone quaver") == 1
    assert INDEX.questions.unknown_share("salary") == 0
    assert 0 < INDEX.questions.unknown_share("salary of a xylophone") < 1


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
    assert isinstance(INDEX.questions.claims(text), dict)
    assert isinstance(INDEX.resources(text), list)


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    covered = coverage(INDEX.find("claims", INDEX.concepts(text)))
    assert all(0 < share <= 1 + 1e-9 for share in covered.values())
    assert len(INDEX.questions.claims(text, 3)) <= 3
    assert isfinite(_lean(text))


def test_many_threads_share_one_index() -> None:
    index = SearchIndex(load_catalogue())
    queries = ["salary of data scientists", "which vector database", "portfolio projects", "prompt tests"] * 10
    expected = {query: INDEX.questions.claims(query) for query in queries}
    with ThreadPoolExecutor(8) as pool:
        assert all(
            found == expected[query]
            for query, found in zip(queries, pool.map(index.questions.claims, queries), strict=True)
        )


def _lean(question: str) -> float:
    return INDEX.questions.lean(question, list(INDEX.questions.claims(question, 2)))
