"""A wish to take the plan along is answered with the form that was asked for, and with where it lies."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.offline.taking import forms_wanted
from agent.settings import load_settings

TOLD = "I'm a backend engineer, 6 years of Python. 5 hours a week. I want to become an AI engineer. Make my plan."


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    home: Path = tmp_path_factory.mktemp("home")
    settings = load_settings(home=home, model="", database_url=f"sqlite:///{home}/coach.db")
    with Coach(settings, now=lambda: datetime(2026, 11, 27, 9, tzinfo=UTC)) as opened:
        opened.ask(TOLD)
        yield opened


@pytest.mark.parametrize(
    ("message", "forms"),
    [
        ("to my calendar", ("calendar",)),
        ("an .ics file with the deadlines?", ("calendar",)),
        ("Bitte in meinen Kalender eintragen", ("calendar",)),
        ("¿Cómo paso las fechas a Google Calendar?", ("calendar",)),
        ("as Word", ("word",)),
        ("docx possible?", ("word",)),
        ("Put it in a spreadsheet, one row per week.", ("table",)),
        ("a brief for my manager", ("brief",)),
        ("Je dois partager le plan avec ma responsable", ("brief", "sent")),
        ("My boss pays for it and needs it in Word", ("brief", "word")),
        ("I want to print it and hang it on the fridge", ("paper",)),
        ("Export to Notion", ("text",)),
        ("Email me the whole thing", ("sent",)),
        ("Download button where??", ()),
        ("how do I save this", ()),
    ],
)
def test_the_form_is_heard_out_of_the_words(message: str, forms: tuple[str, ...]) -> None:
    assert forms_wanted(message) == forms


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("put the plan into my calendar please", ("plan.ics", "I cannot write into your calendar")),
        ("to my calendar", ("plan.ics",)),
        ("as Word", ("plan.docx",)),
        ("a brief for my manager", ("--brief", "three milestones")),
        ("could you make a one-page summary for my boss", ("--brief",)),
        ("give me the plan for Outlook", ("plan.ics",)),
        ("please send me the plan by email", ("I cannot send mail",)),
        ("export my plan", ("plan.pdf", ".docx, .ics, .csv")),
    ],
)
def test_the_answer_names_the_file_and_what_the_coach_cannot_do(
    coach: Coach, message: str, told: tuple[str, ...]
) -> None:
    reply = coach.ask(message).text
    for part in told:
        assert part in reply


def test_without_a_plan_the_answer_says_what_is_missing(coach: Coach) -> None:
    assert "where you start" in coach.ask("put the plan into my calendar", person="nobody yet").text
