"""A posting held against a person: each line with its evidence and hours, the years, and an honest verdict."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.knowledge.search import search_index
from tools.listening import Lexicon, fold, listen
from tools.planning import make_plan
from tools.posting_fit import PostingFit, PostingLine, fit_to_posting
from tools.postings import read_posting
from tools.schema import Profile

CATALOGUE = load_catalogue()
LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 11, 27)
JOB = """Requirements
- 5+ years of experience with Python and SQL
- Java, RAG, Docker
- Frobnicator
Nice to have
- Kubernetes"""
DEVELOPER = "I'm a backend developer, 7 years. I know Docker well. RAG I have only heard of."


def person(words: str) -> Profile:
    return fold(listen(words, lexicon=LEXICON, today=TODAY, turn=1).facts)


def fit(words: str, job: str = JOB) -> PostingFit:
    return fit_to_posting(CATALOGUE, person(words), read_posting(job, LEXICON))


def line(found: PostingFit, label: str) -> PostingLine:
    return next(one for one in found.lines if one.label == label)


@pytest.mark.parametrize(
    ("label", "standing", "basis", "wanted"),
    [
        ("Python", "have", "typical", "must"),
        ("Docker", "have", "said", "must"),
        ("RAG", "partly", "said", "must"),
        ("Java", "related", "typical", "must"),  # builds backends, and never named Java
        ("Kubernetes", "have", "typical", "nice"),
    ],
)
def test_each_line_says_where_one_stands_and_why(label: str, standing: str, basis: str, wanted: str):
    one = line(fit(DEVELOPER), label)
    assert (one.standing, one.basis, one.wanted) == (standing, basis, wanted)
    assert label in one.quote


def test_the_persons_own_words_are_the_evidence_of_what_they_said():
    assert "Docker" in line(fit(DEVELOPER), "Docker").evidence


def test_a_tool_that_was_named_is_no_longer_only_related():
    assert line(fit(DEVELOPER + " I use Java daily."), "Java").standing == "have"


def test_only_what_is_missing_costs_hours_and_the_sum_is_theirs():
    found = fit(DEVELOPER)
    assert line(found, "Docker").hours_high == 0
    assert 0 < line(found, "RAG").hours_low <= line(found, "RAG").hours_high
    assert found.hours_high == sum(one.hours_high for one in found.lines)


def test_hours_that_the_plan_holds_already_are_not_added():
    profile = person(DEVELOPER)
    plan = make_plan(CATALOGUE, search_index(CATALOGUE), profile, today=TODAY)
    found = fit_to_posting(CATALOGUE, profile, read_posting(JOB, LEXICON), plan=plan)
    assert line(found, "RAG").in_plan
    assert found.added_high == found.hours_high - line(found, "RAG").hours_high


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("I'm a backend developer, 7 years", "meets"),
        ("I'm a backend developer, 4 years", "close"),
        ("I'm a backend developer, 1 year", "short"),
        ("I'm a nurse, 12 years", "other_field"),
        ("I'm a backend developer", "unknown"),
    ],
)
def test_years_are_compared_and_those_of_another_trade_are_not_counted(words: str, years: str):
    assert fit(words).years == years


@pytest.mark.parametrize(
    ("words", "job", "verdict"),
    [
        ("I'm a backend developer, 7 years. I know RAG and Java well.", JOB, "apply"),
        ("I'm a backend developer, 1 year. I know RAG and Java well.", JOB, "try"),
        ("I'm a nurse, 12 years", JOB, "not_yet"),
        ("hello", JOB, "unknown"),
        ("I'm a nurse", "We sell flowers.", "nothing_asked"),
    ],
)
def test_the_verdict_is_honest(words: str, job: str, verdict: str):
    assert fit(words, job).verdict == verdict
