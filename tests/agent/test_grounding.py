"""The check: a figure or a link that nothing supports does not pass, and honest sentences do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.grounding import SentenceStream, evidence_of, unsupported

EVIDENCE = evidence_of(
    [
        '{"needed_hours": [420, 560], "finish":"2027-06-14","pay":"$141,077","share":27,"months":6.2}',
        "See https://docs.example/rag for more",
        "I have 7.5 hours a week",
    ]
)


@pytest.mark.parametrize(
    "sentence",
    [
        "It needs about 420 to 560 hours.",
        "It ends on 14 June 2027.",
        "Glassdoor gives $141,077.",
        "That is about 6 months.",
        "You have 7.5 hours a week.",
        "Here are 3 options.",
        "1. First, read https://docs.example/rag.",
        "No figure at all.",
    ],
)
def test_what_the_evidence_holds_passes(sentence: str) -> None:
    assert unsupported(sentence, EVIDENCE) is None


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("It needs about 421 hours.", "421"),
        ("Average pay is $185,000.", "$185,000"),
        ("It pays 185k.", "185k"),
        ("That takes 4 months.", "4"),
        ("Some 95% are hired.", "95%"),
        ("Read https://docs.example/agents first.", "https://docs.example/agents"),
        ("Since 2019 it has grown.", "2019"),
    ],
)
def test_what_nothing_supports_is_named(sentence: str, figure: str) -> None:
    assert unsupported(sentence, EVIDENCE) == figure


@given(st.text(alphabet="ab. !?\n1"), st.integers(1, 5))
def test_sentences_keep_every_character_however_the_text_arrives(text: str, size: int) -> None:
    stream = SentenceStream()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    sentences = [sentence for piece in pieces for sentence in stream.feed(piece)] + stream.flush()
    assert "".join(sentences) == text


def test_a_sentence_is_released_when_the_next_begins() -> None:
    stream = SentenceStream()
    assert stream.feed("It costs $1.5 a day. ") == []
    assert stream.feed("Then") == ["It costs $1.5 a day. "]
    assert stream.flush() == ["Then"]
