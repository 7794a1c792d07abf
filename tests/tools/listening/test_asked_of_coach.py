"""Whoever asks to be tested on a skill, to have it left out of the plan, or shows a link, claims nothing."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, listen
from tools.schema import Heard, SkillFact

LEXICON = Lexicon.build(load_catalogue())


def hear(message: str) -> Heard:
    return listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=3, has_plan=True)


@pytest.mark.parametrize(
    "message",
    [
        "test me on RAG",
        "quiz me on Kubernetes",
        "Interview me about Python",
        "ask me an interview question about RAG",
        "mock interview for AI engineer",
        "do a mock interview on system design",
        "give me a RAG question",
        "another question on RAG",
        "next question about docker",
        "practise Docker with me",
        "let's practise interview questions for RAG and agents",
        "Frag mich zu RAG",
        "Teste mich in Python",
        "drop Kubernetes from the plan",
        "can we drop Kubernetes?",
        "no Kubernetes in the plan please",
        "skip Docker in the plan",
        "leave out Terraform",
        "swap Docker for Kubernetes in the plan",
        "put RAG earlier in the plan",
        "streich Kubernetes aus dem Plan",
        "https://github.com/ada/rag-demo",
        "my repo: https://github.com/ada/docker-thing",
        "my github is github.com/ada",
    ],
)
def test_a_request_or_a_link_tells_no_skill(message: str):
    assert not [fact for fact in hear(message).facts if isinstance(fact, SkillFact)]


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("I use GitHub every day", {"GitHub": 3}),
        ("I was asked about RAG in my last interview, I know it well", {"RAG": 3}),
        ("ask me anything, I know Java and SQL", {"Java": 2, "SQL": 2}),
        ("Can you test me? I know Python", {"Python": 2}),
        ("I know Docker, now drop Kubernetes from the plan", {"Docker": 2}),
        ("drop Python, I do not know it", {"Python": 0}),
        ("https://www.linkedin.com/in/ada I know Python", {"Python": 2}),
        ("I use ASP.NET/C# and Node.js", {"ASP.NET": 2, "C#": 2, "Node.js": 2}),
        ("I already tested RAG at work", {"RAG": 3}),
    ],
)
def test_what_is_said_of_oneself_beside_it_is_heard(message: str, levels: dict[str, int]):
    assert {fact.label: fact.level for fact in hear(message).facts if isinstance(fact, SkillFact)} == levels


@pytest.mark.parametrize(
    "message",
    [
        "test me on RAG",
        "quiz me on SQL",
        "mock interview for AI engineer",
        "give me a RAG question",
        "Teste mich in SQL",
    ],
)
def test_to_be_tested_is_to_practise(message: str):
    assert hear(message).intent == "interview_practice"
