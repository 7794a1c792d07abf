"""The check: a figure, a date or a link that nothing supports does not pass, and honest sentences do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.evidence import evidence_of
from agent.grounding import unsupported
from agent.sentences import SentenceStream
from agent.vocabulary import Vocabulary
from tools.knowledge.catalogue import load_catalogue

VOCABULARY = Vocabulary.build(load_catalogue())

EVIDENCE = evidence_of(
    [
        '{"needed_hours": [420, 560], "finish":"2027-06-14", "share":27, "months":6.2}',
        '{"pay":"$141,077", "source":"Glassdoor"}',
        "See https://docs.example/rag for more",
        "I have 7.5 hours a week",
    ],
    VOCABULARY,
)
RICH = evidence_of(
    [
        '{"weekly_hours": 5, "cost_usd": 0, "budget_usd": 400.0, "weeks": 26, "months": 6.2,'
        ' "needed_hours": [130, 221], "level": 2, "gap_count": 46, "points": 3, "maximum": 5, "deadline": "2030-06-02",'
        ' "faster": 66}',
        "Bands range from 100-500K. Growth is 25 percent. The survey is State of Hiring 2024.",
        "I found it on https://www.learn.example/rag?x=1 and built it with Stack.io in 8-10 evenings;"
        " write to me@mail.example",
    ],
    VOCABULARY,
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


@pytest.mark.parametrize(
    ("honest", "invented", "named"),
    [
        # figures in words
        ("You have five hours a week.", "You have nine hours a week.", "nine"),
        ("It takes twenty-six weeks.", "It takes twenty-nine weeks.", "twenty-nine"),
        ("You can spend four hundred dollars.", "You can spend two hundred dollars.", "two hundred"),
        ("Up to five hundred thousand dollars.", "Up to a million dollars.", "million"),
        ("There are two options, and one of them is free.", "It takes two years, or one of them.", "two"),
        ("It takes half a year.", "It takes half an hour.", "half an hour"),
        ("One day you will lead others.", "One week is enough.", "One"),
        ("Some sixty-six percent change.", "Half of the adverts ask for it.", "Half of"),
        ("A couple of ideas.", "It takes a couple of weeks.", "couple"),
        ("A quarter of them, 25 percent, grow.", "Three quarters of them grow.", "Three quarters of"),
        ("A few ways.", "It takes two and a half years.", "two and a half"),
        ("A few ways.", "It takes a year and a half.", "a year and a half"),
        ("A few ways.", "Some dozen employers and twenty schools.", "twenty"),
        # figures in marks and short forms
        ("It takes ½ year.", "It takes ½ month.", "½"),
        ("It takes 26wk.", "It takes 9wk.", "9"),
        ("It takes 26 wks.", "It takes 9 wks.", "9"),
        ("It takes 6mo.", "It takes 9mo.", "9"),
        ("Two ways.", "You earn 10x as much.", "10"),
        ("Up to 500k EUR.", "Up to 5k EUR.", "5k"),
        ("Up to USD 500,000.", "Up to USD 5.", "USD 5"),
        ("It needs 130+ hours.", "It needs 9+ hours.", "9+"),
        ("You have **5** hours a week.", "You have **9** hours a week.", "9"),
        ("You have 5 short hours.", "You have 9 short hours.", "9"),
        # units
        ("You have 5 hours a week.", "It costs $5 a week.", "$5"),
        ("You have 5 hours a week.", "You have 5 hours a day.", "5"),
        ("It grows by 25%.", "It costs 25 dollars.", "25"),
        ("It costs 0 dollars.", "It takes 0 hours.", "0"),
        ("You are at level 2.", "It takes 2 months.", "2"),
        ("There are 46 gaps.", "It takes 46 weeks.", "46"),
        ("They change 66 percent faster.", "They change 65 percent faster.", "65"),
        ("It takes 26 weeks, about 6 months.", "It takes about 7 months.", "7"),
        ("It takes 182 days.", "It takes 150 days.", "150"),
        ("It needs 130–221 h.", "It needs 130–222 h.", "222"),
        ("Bands are $100K-500K.", "Bands are $100K-600K.", "600K"),
        ("Bands are $100-500K.", "Bands are $90-500K.", "$90"),
        # dates
        ("It ends on 2 June 2030.", "It ends on 2 May 2030.", "2 May 2030"),
        ("It ends on June 2nd, 2030.", "It ends on June 6, 2030.", "June 6, 2030"),
        ("It ends on 2 June.", "It ends on 3 June.", "3 June"),
        ("It ends in June 2030.", "It ends in May 2030.", "May 2030"),
        ("It ends on 2030-06-02.", "It ends on 2030-02-07.", "2030-02-07"),
        ("It ends on 02/06/2030.", "It ends on 02/07/2030.", "02/07/2030"),
        ("It ends in 2030.", "It ends in 2031.", "2031"),
        ("It stands in State of Hiring 2024.", "It stands in State of Hiring 2023.", "2023"),
        # names and marks that hold a number
        ("Use Python 3.11 and GPT-4.", "Use Python for 3.11 hours.", "3.11"),
        ("Use TLS 1.3.", "Use it 1.3 times.", "1.3"),
        ("It is week 2, and the end is week 26.", "The end is week 80.", "80"),
        ("It answers HTTP 200.", "It pays 200.", "200"),
        ("It runs 24/7.", "It takes 24 hours.", "24"),
        ("It is 100% free.", "Some 100% of graduates are hired.", "100%"),
        ("That is step 2, then phase 3.", "That is 3 days, then phase 3.", "3"),
        ("You have 3 of 5.", "You have 4 of 5.", "4"),
        ("One of two ways.", "Nine out of ten are hired.", "Nine"),
        ("Your 1st week, and the 21st century.", "The 1st of 80 weeks.", "80"),
        ("2. Second.", "2 weeks.", "2"),
    ],
)
def test_a_figure_passes_with_evidence_of_its_kind_and_its_twin_does_not(
    honest: str, invented: str, named: str
) -> None:
    assert unsupported(honest, RICH) is None
    assert unsupported(invented, RICH) == named


@pytest.mark.parametrize(
    ("honest", "invented", "named"),
    [
        ("See www.learn.example/rag?x=1.", "See www.evil-courses.com/now.", "www.evil-courses.com/now"),
        ("Use Node.js, Next.js and ASP.NET.", "Go to evil.com/free!", "evil.com/free"),
        ("Say e.g. what you did, i.e. the U.S. job.", "It is on coursera.org now.", "coursera.org"),
        ("[RAG](https://www.learn.example/rag?x=1)", "[Course](//evil.com)", "//evil.com"),
        ("[RAG](<https://www.learn.example/rag?x=1>)", "[Course](/now)", "/now"),
        ("Write to me@mail.example.", "Write to a@evil.com.", "a@evil.com"),
        ("Stack.io helps.", "Stack.io/free helps.", "Stack.io/free"),
        (
            "It stands in learn.example.",
            "It stands at https://learn.example@evil.com/rag",
            "https://learn.example@evil.com/rag",
        ),
        ("It is done.In June it starts.", "It is **evil.com**.", "evil.com"),
        ("Put it into README.md and app.py.", "Put it on evil.io", "evil.io"),
        ("Use fast.ai or not.", "Use fast.ai/free or not.", "fast.ai/free"),
        ("See HTTPS://learn.example/rag?x=1", "See HTTPS://learn.example/RAG", "HTTPS://learn.example/RAG"),
        ("See https://www.learn.example/rag?x=1", "See ftp://learn.example/rag", "ftp://learn.example/rag"),
    ],
)
def test_a_link_passes_when_the_evidence_has_it_and_its_twin_does_not(honest: str, invented: str, named: str) -> None:
    assert unsupported(honest, RICH) is None
    assert unsupported(invented, RICH) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("It takes six months and costs two hundred dollars.", "six"),
        ("It costs 9 dollars, see evil.com.", "9"),
        ("See evil.com: it costs 9 dollars.", "evil.com"),
    ],
)
def test_the_first_of_several_is_named(sentence: str, named: str) -> None:
    assert unsupported(sentence, evidence_of([])) == named


# --- Properties -------------------------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        *(
            "5",
            "26",
            "1,200",
            "3.5",
            "½",
            "2030",
            "100",
            "six",
            "hundred",
            "and a half",
            "half",
            "a quarter of",
            "couple",
        ),
        *(
            "$",
            "€",
            "%",
            "k",
            "K ",
            "hours",
            "h",
            "weeks",
            "wk",
            "a week",
            "per day",
            "month",
            "years",
            "dollars",
            "percent",
        ),
        *(
            " ",
            "  ",
            "\n",
            ". ",
            "! ",
            ", ",
            "-",
            "–",
            " to ",
            " and ",
            " of ",
            "/",
            ":",
            '"',
            "(",
            ")",
            "[",
            "](",
            "*",
            "_",
        ),
        *(
            "June",
            "2 May",
            "2030-06-02",
            "7/6/2030",
            "evil.com",
            "www.",
            "https://",
            "a@b.io",
            "Node.js",
            '"weekly_hours": ',
        ),
        *("Python ", "GPT-", "step ", "1st", "one day", "24/7", "١٢", "9" * 400, "e.g.", "…"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join))


@given(TEXTS, TEXTS)
def test_any_text_can_be_judged(sentence: str, evidence: str) -> None:
    named = unsupported(sentence, evidence_of([evidence]))
    assert named is None or named


@given(TEXTS)
def test_every_text_supports_its_own_sentences(text: str) -> None:
    evidence = evidence_of([text])
    stream = SentenceStream()
    assert {unsupported(sentence, evidence) for sentence in [*stream.feed(text), *stream.flush(), text]} == {None}


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


def test_a_sentence_told_word_for_word_passes_whoever_stands_beside_its_figures() -> None:
    told = "Upper ends vary: above 220K (Glassdoor top earners), 250-350K for four to six years, above 500K for staff."
    evidence = evidence_of(
        [
            f'{{"conflicts": [{{"description": "{told}"}}]}}',
            '{"claims": [{"text": "Pay above 220K", "source": "Glassdoor"},'
            ' {"text": "Seniors get 250K to 350K", "source": "Get Insanely Good at AI"}]}',
        ],
        VOCABULARY,
    )
    assert unsupported(told, evidence) is None
    assert unsupported("Glassdoor gives 250K to 350K.", evidence) == "250K"
