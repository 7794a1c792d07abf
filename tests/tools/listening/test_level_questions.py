"""Questions of a level, of a level that is wrong, and of readiness: none of them tells anything."""

from datetime import date

import pytest

from tests.people import CATALOGUE, person
from tools.listening import Lexicon, listen
from tools.schema import AskedAbout, Heard, Profile, Question, SkillFact

LEXICON = Lexicon.build(CATALOGUE)
KNOWN = person("backend-engineer", skills={"docker": 1})


def hear(message: str, profile: Profile = KNOWN, *, explained: AskedAbout | None = None) -> Heard:
    return listen(
        message, lexicon=LEXICON, today=date(2026, 11, 27), turn=3, profile=profile, has_plan=True, explained=explained
    )


@pytest.mark.parametrize(
    ("message", "about", "skill_id"),
    [
        ("why 2 in evaluation?", "level", "llm-evaluation"),
        ("Why only 0 in RAG?", "level", "rag"),
        ("why do you think my Docker is 1?", "level", "docker"),
        ("what is my level in RAG and why", "level", "rag"),
        ("What's my level in docker?", "level", "docker"),
        ("why is my Docker level so low?", "level", "docker"),
        ("Why am I only a 1 in Docker?", "level", "docker"),
        ("how did you get my level in Kubernetes?", "level", "kubernetes"),
        ("explain my python level", "level", "python"),
        ("how good am I at RAG?", "level", "rag"),
        ("I disagree with my level in evaluation", "dispute", "llm-evaluation"),
        ("my docker level is wrong", "dispute", "docker"),
        ("I don't agree with the rating for Docker", "dispute", "docker"),
        ("my level in docker is too low", "dispute", "docker"),
        ("You underestimate my Docker", "dispute", "docker"),
        ("how ready am I?", "readiness", None),
        ("give me a readiness score", "readiness", None),
        ("Am I ready for an AI engineer job?", "readiness", None),
        ("how close am I to being an AI engineer?", "readiness", None),
    ],
)
def test_what_is_asked_of_a_level(message: str, about: str, skill_id: str | None) -> None:
    heard = hear(message)
    assert heard.asks_about is not None
    assert (heard.asks_about.about, heard.asks_about.skill_id) == (about, skill_id)
    assert heard.facts == ()


@pytest.mark.parametrize(
    "message",
    [
        "where did you get that I know Docker?",
        "I disagree with my level in Docker, it is 3",
        "why 4 hours a week for RAG?",
        "why is RAG important?",
        "which level of Python do I need?",
        "am I ready for the interview?",
        "how close am I to the next milestone?",
        "what level does the role ask for in Docker?",
        "my docker level is 3",
        "I know RAG well",
    ],
)
def test_what_asks_of_no_level(message: str) -> None:
    heard = hear(message)
    assert heard.asks_about is None or heard.asks_about.about == "origin"


@pytest.mark.parametrize(
    ("message", "skill_id", "level"),
    [
        ("I disagree with my level in Docker, it is 3", "docker", 3),
        ("actually my Kubernetes is 1", "kubernetes", 1),
        ("my level in RAG is 2", "rag", 2),
        ("my docker level should be 4 out of 4", "docker", 4),
    ],
)
@pytest.mark.parametrize("key", ["budget_usd", "deadline", None])
def test_a_level_told_by_its_figure_is_one_whatever_was_asked(
    message: str, skill_id: str, level: int, key: str | None
) -> None:
    asked = Question(kind="profile", key=key) if key else None
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=3, profile=KNOWN, asked=asked)
    assert [(fact.skill_id, fact.level) for fact in heard.facts if isinstance(fact, SkillFact)] == [(skill_id, level)]
    assert len(heard.facts) == 1


@pytest.mark.parametrize("message", ["my budget is 3", "my team is 3 people", "my Docker course is 3 hours"])
def test_a_figure_of_something_else_is_no_level(message: str) -> None:
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=3, profile=KNOWN)
    assert [fact for fact in heard.facts if isinstance(fact, SkillFact) and fact.confidence > 0.6] == []


def test_a_bare_figure_is_the_level_that_was_asked_for_though_the_reply_names_roles() -> None:
    reply = "Usual for a Backend Engineer. AI Engineer asks for 2. How far are you with Kubernetes, from 0 to 4?"
    asked = Question(kind="level", key="kubernetes")
    heard = listen("2", lexicon=LEXICON, today=date(2026, 11, 27), turn=3, profile=KNOWN, asked=asked, last_reply=reply)
    assert [(fact.field, getattr(fact, "level", None)) for fact in heard.facts] == [("skill", 2), ("answer", 2)]


def test_of_whom_nothing_is_known_nothing_can_be_said_of_readiness() -> None:
    assert hear("how ready am I?", Profile()).asks_about is None


@pytest.mark.parametrize("message", ["I disagree", "no, that's too low", "That is wrong"])
def test_a_level_that_was_just_explained_can_be_disputed_without_its_name(message: str) -> None:
    explained = AskedAbout(field="skill", label="docker", words="why 1?", about="level", skill_id="docker")
    asked = hear(message, explained=explained).asks_about
    assert asked is not None
    assert (asked.about, asked.skill_id) == ("dispute", "docker")
    assert hear(message).asks_about is None
