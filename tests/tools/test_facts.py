"""A question gets the claims that answer it, the conflicts around them, or the word that the sources do not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.facts import MAX_CLAIMS, look_up
from tools.facts_asked import names_asked_for
from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.question_rows import CommonQuestion
from tools.knowledge.search import search_index
from tools.listening.glosses import in_english

CATALOGUE = load_catalogue()
INDEX = search_index(CATALOGUE)


@pytest.mark.parametrize(
    ("question", "claim_id"),
    [
        pytest.param("What is Perplexity valued at?", "s1-perplexity-valuation", id="a figure"),
        pytest.param("What do juniors get paid to begin with?", "s2-salary-entry", id="other words for it"),
        pytest.param("What is the share of postings for juniors?", "s5-junior-share", id="a share"),
        pytest.param("How much does a semantic cache save?", "s5-semantic-cache-saving", id="another form of the word"),
        pytest.param("When did LangGraph become stable?", "s5-langgraph-one", id="a date"),
        pytest.param("Which fields of an LLM call should I log?", "s5-log-fields", id="a list"),
        pytest.param("Is a doctorate necessary?", "s1-no-phd", id="yes or no"),
        pytest.param("When was the langraph stabel relese?", "s5-langgraph-one", id="slips of the pen"),
        pytest.param("What is the average on Glasdoor?", "s1-glassdoor-average", id="slips, and two figures"),
        pytest.param(
            "Since 2015 I run servers. Which type suits me?", "s4-platform-background", id="a year of oneself"
        ),
        pytest.param("And what does the market come to in 2034?", "s5-market-2034", id="a year that a claim holds"),
        pytest.param("Who puts the median base at 211,000?", "s5-levels-median-base", id="a name that a claim holds"),
    ],
)
def test_the_claim_that_answers_is_found_and_cited(question: str, claim_id: str) -> None:
    answer = look_up(CATALOGUE, INDEX, question)
    assert claim_id in [claim.claim_id for claim in answer.claims]
    assert answer.told
    assert [source.ref for source in answer.sources] == [claim.claim_id for claim in answer.claims]


@pytest.mark.parametrize(
    ("question", "claim_id"),
    [
        pytest.param("¿Cuánto tiempo se tarda en ser ingeniero de IA?", "s2-time-focused", id="es, how long"),
        pytest.param("¿Cuántos proyectos necesito en mi portafolio?", "s2-portfolio-count", id="es, how many"),
        pytest.param("Was verdient ein KI-Ingenieur?", "s5-table-salary-aie", id="de, pay"),
        pytest.param("Brauche ich Mathe?", "s2-table-math-aie", id="de, needed"),
        pytest.param("Faut-il un doctorat pour travailler dans l'IA ?", "s1-no-phd", id="fr, needed"),
        pytest.param(
            "Quelles compétences sont demandées dans les offres d'emploi ?", "s5-must-python", id="fr, skills"
        ),
        pytest.param("Preciso de matemática?", "s2-table-math-aie", id="pt, needed"),
        pytest.param("O que faz um engenheiro de IA?", "s2-day-builds", id="pt, the day"),
        pytest.param("Is a doctorate necessary?", "s1-no-phd", id="English stays as it is"),
    ],
)
def test_a_question_in_another_served_language_finds_what_its_english_words_find(question: str, claim_id: str) -> None:
    answer = look_up(CATALOGUE, INDEX, in_english(question))
    assert answer.told
    assert claim_id in [claim.claim_id for claim in answer.claims]


@pytest.mark.parametrize("question", ["¿Cuánto se gana en Madrid?", "Quanto se ganha em Lisboa?"])
def test_what_is_not_told_stays_untold_in_another_language(question: str) -> None:
    assert not look_up(CATALOGUE, INDEX, in_english(question)).told


@pytest.mark.parametrize("common", CATALOGUE.rows(CommonQuestion), ids=lambda one: one.topic)
def test_what_nearly_everybody_asks_is_answered_with_the_claims_chosen_for_it(common: CommonQuestion) -> None:
    for question in common.questions:
        answer = look_up(CATALOGUE, INDEX, f"Hi! {question.capitalize()}?")
        assert answer.told, question
        assert answer.claims[0].claim_id == common.claim_ids[0], question


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What does a data scientist earn?", id="another role"),
        pytest.param("What does an AI engineer earn in Lisbon?", id="a place"),
        pytest.param("Do I need a degree in music?", id="another thing"),
    ],
)
def test_a_question_that_only_begins_like_a_common_one_is_another(question: str) -> None:
    assert INDEX.questions.common(question) == ()


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What does an AI engineer earn in Lisbon?", id="a place no source speaks of"),
        pytest.param("How does Netflix interview AI engineers?", id="a company no source speaks of"),
        pytest.param("How much is the tuition of the WGU master's degree?", id="a price that is not given"),
        pytest.param("How many of the sampled postings asked for Kubernetes?", id="a count that was not made"),
        pytest.param("When did Dan Lee join Google?", id="a date that is not given"),
        pytest.param("What rate of graduates of the TripleTen bootcamp finds a job?", id="a rate that is not given"),
        pytest.param("Which keyboard is best for tendonitis?", id="another subject"),
        pytest.param("How large will the AI engineering market be in 2041?", id="a year no source speaks of"),
        pytest.param("Which vector store does Volvo run on?", id="a product by a firm no source speaks of"),
        pytest.param("Who came third on LinkedIn's list of 2025?", id="a place in a list that is not given"),
        pytest.param("Sing me something about the sea", id="off the topic"),
        pytest.param("A goulash for six, how do I cook it?", id="a recipe"),
        pytest.param("", id="nothing asked"),
        pytest.param("?!?", id="no word"),
    ],
)
def test_what_no_source_tells_is_not_told(question: str) -> None:
    assert not look_up(CATALOGUE, INDEX, question).told


def test_another_figure_of_one_article_is_another_fact() -> None:
    claims = [
        claim.claim_id for claim in look_up(CATALOGUE, INDEX, "How accurate is each framework's retrieval?").claims
    ]
    assert {"s5-llamaindex-accuracy", "s5-langchain-accuracy"} <= set(claims)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        pytest.param("What does it pay in Oslo?", ["Oslo"], id="a place"),
        pytest.param("how large is it in 2041?", ["2041"], id="a year"),
        pytest.param("Which AI jobs are open in May?", [], id="capitals that name nobody"),
        pytest.param("I left Peru in 2017, what does it pay?", [], id="of oneself"),
        pytest.param("Should I take it?", [], id="none"),
    ],
)
def test_names_that_a_question_asks_for(question: str, names: list[str]) -> None:
    assert names_asked_for(question) == names


def test_words_that_no_claim_speaks_of_are_named() -> None:
    assert look_up(CATALOGUE, INDEX, "What do AI engineers earn in Lisbon?").missing == ("Lisbon",)


@pytest.mark.parametrize("conflict_id", sorted(CATALOGUE.conflicts))
def test_the_question_of_a_conflict_brings_up_the_conflict(conflict_id: str) -> None:
    answer = look_up(CATALOGUE, INDEX, CATALOGUE.conflicts[conflict_id].question)
    assert conflict_id in [conflict.conflict_id for conflict in answer.conflicts]


def test_a_question_on_which_sources_agree_brings_up_no_conflict() -> None:
    assert look_up(CATALOGUE, INDEX, "How much does a semantic cache save?").conflicts == ()


def test_where_sources_disagree_the_unheard_articles_get_a_voice() -> None:
    answer = look_up(CATALOGUE, INDEX, "How many projects should a portfolio hold?")
    assert answer.conflicts[0].conflict_id == "how-many-projects"
    heard = [claim.source_id for claim in answer.voices]
    assert len(set(heard)) == len(heard)
    assert not set(heard) & {claim.source_id for claim in answer.claims}
    assert {claim.source_id for claim in (*answer.claims, *answer.voices)} >= {"s2", "s3", "s5"}
    assert [source.ref for source in answer.voice_sources] == [claim.claim_id for claim in answer.voices]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("How much does Levels.fyi report as median base?", True, id="money asked, money told"),
        pytest.param("How much does the LangGraph course cost?", False, id="money asked, none told"),
        pytest.param("How many postings did 365 Data Science read?", True, id="a count asked, a count told"),
        pytest.param("When did the JoinAI masterclass begin?", False, id="a date asked, none told"),
    ],
)
def test_a_figure_that_is_asked_for_must_be_there(question: str, told: bool) -> None:
    assert look_up(CATALOGUE, INDEX, question).told is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Who hacked the hiring platform of McDonald's?", False, id="who hacked it, nobody told"),
        pytest.param("Which city are the twenty postings from?", False, id="a city, none told"),
        pytest.param("Which country had most answers in the Stack Overflow survey?", False, id="a country, none told"),
        pytest.param("Who wrote the book that cleared up the term?", True, id="who wrote it, the author told"),
        pytest.param("Which companies stand in the sample of 20 postings?", True, id="companies, and they are told"),
        pytest.param("Who repairs the system at 2am?", True, id="a kind of people is no name"),
    ],
)
def test_a_name_that_is_asked_for_must_be_there(question: str, told: bool) -> None:
    assert look_up(CATALOGUE, INDEX, question).told is told


def test_what_is_told_around_a_question_does_not_drown_it() -> None:
    question = "I am a chemist from Peru and my daughter loves chess. What is the wage premium for AI skills?"
    answer = look_up(CATALOGUE, INDEX, question)
    assert "s5-pwc-wage-premium" in [claim.claim_id for claim in answer.claims]
    assert answer.told


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_of_bounded_size(text: str) -> None:
    answer = look_up(CATALOGUE, INDEX, text)
    assert len(answer.claims) == len(answer.sources) <= MAX_CLAIMS
    assert len(answer.conflicts) <= 2
    assert answer.claims or not answer.told
