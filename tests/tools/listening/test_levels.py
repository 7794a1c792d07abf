"""How well somebody knows what they name: words of a level go to the names they stand beside."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import Heard, Question

LEXICON = Lexicon.build(load_catalogue())


def hear(message: str, asked: str) -> Heard:
    question = Question(kind="profile", key=asked)
    return listen(message, lexicon=LEXICON, today=date(2027, 2, 10), turn=2, asked=question)


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("mostly Python, some Docker", {"Python": 3, "Docker": 2}),
        ("lots of Python, not much Docker", {"Python": 3, "Docker": 1}),
        ("pretty good at Python and R so-so", {"Python": 3, "R": 1}),
        ("I use SQL and Power BI every day", {"SQL": 3, "Power BI": 3}),
        ("dabbled in go", {"go": 1}),
        ("QA tester, Selenium and some Python", {"Selenium": 3, "Python": 2}),
        ("QA tester, Selenium and a little Python", {"Selenium": 3, "Python": 1}),
        ("backend dev, Java, some Kotlin, a bit of Go", {"Java": 3, "Kotlin": 2, "Go": 1}),
    ],
)
def test_words_of_how_well_are_of_the_names_they_stand_beside(message: str, levels: dict[str, int]):
    assert {skill.label: skill.level for skill in fold(hear(message, "skills").facts).skills} == levels


def test_a_figure_behind_what_is_taken_back_takes_its_place():
    profile = fold(hear("750 USD all in. Scratch the hours, I only have 6", "budget_usd").facts)
    assert profile.weekly_hours is not None
    assert profile.budget_usd is not None
    assert (profile.weekly_hours.value, profile.budget_usd.value) == (6, 750)
