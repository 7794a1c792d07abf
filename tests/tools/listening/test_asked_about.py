"""Which questions are after something known of the person, which are not, and what is taken back behind one."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import AskedAbout, Channel, Fact, Heard

LEXICON = Lexicon.build(load_catalogue())
TODAY = date(2027, 2, 10)
STORY = (
    "I'm a nurse, 12 years. I know a bit of Python and used Zorkdb. 4 hours a week, 400 euros, in 6 months. I have two "
    "kids. I want to become an AI engineer.",
    "actually make that 6 hours",
    "I have never programmed before",
)


def hear(message: str, told: list[Fact], *, explained: AskedAbout | None = None, channel: Channel = "chat") -> Heard:
    return listen(
        message,
        lexicon=LEXICON,
        today=TODAY,
        turn=4,
        profile=fold(told),
        history=told,
        explained=explained,
        channel=channel,
    )


@pytest.fixture(scope="module")
def told() -> list[Fact]:
    facts: list[Fact] = []
    for message in STORY:
        facts.extend(hear(message, facts).facts)
    return facts


ASKED = [
    ("why do you think I have 6 hours?", "weekly_hours", ""),
    ("where do the 6 hours come from?", "weekly_hours", ""),
    ("where'd you get my hours from?", "weekly_hours", ""),
    ("when did I say 6 hours a week?", "weekly_hours", ""),
    ("how many hours did I say?", "weekly_hours", ""),
    ("how do you know my budget?", "budget_usd", ""),
    ("where does the 440 dollars come from?", "budget_usd", ""),
    ("did I tell you my budget?", "budget_usd", ""),
    ("what is my budget?", "budget_usd", ""),
    ("what did I say about my deadline?", "deadline", ""),
    ("what's my deadline again?", "deadline", ""),
    ("why do you believe my deadline is in six months", "deadline", ""),
    ("Why did you note 12 years?", "years_experience", ""),
    ("how come you think I have 12 years of experience?", "years_experience", ""),
    ("why do you think I am a nurse?", "origin_role", ""),
    ("how do you know my job?", "origin_role", ""),
    ("why do you think I want to be an AI engineer?", "target_role", ""),
    ("what do you have down as my goal?", "target_role", ""),
    ("where did you get that I know Python?", "skill", "Python"),
    ("what makes you think I know zorkdb?", "skill", "Zorkdb"),
    ("I never said I know Docker, where is that from?", "skill", "Docker"),
    ("I never said I know Docker. Where does that come from?", "skill", "Docker"),
    ("who told you I can code?", "skill", "programming"),
    ("what do you know about my skills?", "skill", ""),
    ("how do you know that I have children", "constraint", "care"),
]
NOT_ASKED = [
    "why do you think RAG matters?",
    "why six months?",
    "why do you think six months is enough for me?",
    "why do you think I need RAG?",
    "why would you have me learn Docker?",
    "why did you put Docker in my list before Python?",
    "how do you know what AI engineers earn?",
    "how do you know I'll be done in a year?",
    "where did you get the 501 hours from?",
    "where do those figures come from?",
    "what are your sources?",
    "what is my next step?",
    "what did the articles say about Python?",
    "what do you know about me?",
    "how do you evaluate my RAG app?",
    "where do I find my first job?",
]


@pytest.mark.parametrize(("message", "field", "label"), ASKED)
def test_a_question_of_where_a_fact_comes_from_names_it_and_tells_nothing(
    told: list[Fact], message: str, field: str, label: str
) -> None:
    heard = hear(message, told)
    assert heard.asks_about is not None
    assert (heard.asks_about.field, heard.asks_about.label) == (field, label)
    assert heard.facts == ()


@pytest.mark.parametrize("message", NOT_ASKED)
def test_a_question_about_the_plan_or_the_world_is_none_of_these(told: list[Fact], message: str) -> None:
    assert hear(message, told).asks_about is None


@pytest.mark.parametrize("channel", ["cv", "posting", "form", "model"])
def test_only_what_is_said_in_the_talk_asks(told: list[Fact], channel: Channel) -> None:
    assert hear("why do you think I have 6 hours?", told, channel=channel).asks_about is None


def test_did_i_mention_tells_what_is_new_and_asks_for_what_is_known(told: list[Fact]) -> None:
    new, known = hear("did I mention that I know Docker?", told), hear("did I mention that I know Python?", told)
    assert new.asks_about is None
    assert known.asks_about is not None


def test_what_stands_beside_the_question_is_heard(told: list[Fact]) -> None:
    heard = hear("How do you know my budget? It is 300 dollars now.", told)
    assert heard.asks_about is not None
    assert [(fact.field, getattr(fact, "value", None)) for fact in heard.facts] == [("budget_usd", 300)]


# --- Taken back -------------------------------------------------------------------------------------------------------

HOURS = AskedAbout(field="weekly_hours", words="why do you think I have 6 hours?")
TAKEN_BACK = [
    "no, I never said that",
    "that's wrong, forget it",
    "That's not true",
    "forget it",
    "I didn't say that",
    "wrong",
]
KEPT = ["ok, thanks", "don't forget it", "never mind", "is that wrong?", "Free courses on RAG", "yes that is right"]


@pytest.mark.parametrize("message", TAKEN_BACK)
def test_what_was_just_explained_can_be_taken_back(told: list[Fact], message: str) -> None:
    heard = hear(message, told, explained=HOURS)
    assert [(fact.field, fact.withdrawn, fact.quote) for fact in heard.facts] == [("weekly_hours", True, message)]
    assert heard.intent == "correct_profile"
    assert fold([*told, *heard.facts]).weekly_hours is None


@pytest.mark.parametrize("message", TAKEN_BACK)
def test_the_same_words_take_nothing_back_where_nothing_was_explained(told: list[Fact], message: str) -> None:
    assert not hear(message, told).facts


@pytest.mark.parametrize("message", KEPT)
def test_other_words_behind_an_explanation_keep_the_fact(told: list[Fact], message: str) -> None:
    assert not [fact for fact in hear(message, told, explained=HOURS).facts if fact.field == "weekly_hours"]


def test_a_right_value_behind_an_explanation_replaces_the_fact(told: list[Fact]) -> None:
    (fact,) = hear("that's wrong, it's 10 hours a week", told, explained=HOURS).facts
    assert (fact.field, fact.withdrawn, getattr(fact, "value", None)) == ("weekly_hours", False, 10)


def test_of_several_skills_none_is_taken_back_unnamed(told: list[Fact]) -> None:
    skills = AskedAbout(field="skill", words="what do you know about my skills?")
    python = skills.model_copy(update={"label": "python"})
    assert not hear("forget it", told, explained=skills).facts
    assert [fact.label for fact in hear("forget it", told, explained=python).facts if fact.field == "skill"] == [
        "Python"
    ]
