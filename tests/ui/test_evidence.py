"""Levels on the page open into their rows, with the sum; readiness and hours saved stand beside them."""

import pytest

from agent import Coach
from tests.ui.conftest import OpenPage

TOLD = "I'm a backend developer, 5 years, Python, a bit of Docker. 6 hours a week."


def test_each_level_opens_into_its_rows_and_their_sum(coach: Coach, open_page: OpenPage) -> None:
    coach.ask(TOLD)
    coach.ask("how ready am I?")
    app = open_page()
    labels = [one.label for one in app.expander]
    assert not app.exception
    assert any(label.startswith("Ready for AI Engineer: ") for label in labels)
    (docker,) = [one for one in app.expander if one.label.startswith("Docker ") and ": 1" in one.label]
    shown = " ".join(one.value for one in docker.markdown)
    assert "“a bit of Docker” **counts**" in shown
    assert "Usual for your work" in shown
    assert "0.5 x 2 = 1" in shown


def test_one_level_that_was_asked_about_is_drawn_and_kept(coach: Coach, open_page: OpenPage) -> None:
    coach.ask(TOLD)
    coach.ask("why 1 in Docker?")
    app = open_page()
    assert any(one.label.startswith("Docker ") and ": 1" in one.label for one in app.expander)


def test_the_plan_page_shows_what_one_has_already_as_hours(coach: Coach, open_page: OpenPage) -> None:
    coach.ask(TOLD)
    plan = coach.plan().transition
    saved = plan.saved_hours
    assert saved == pytest.approx(sum(gap.saved_hours for gap in plan.gaps), abs=0.6)
    assert saved > 0
    app = open_page("plan")
    assert not app.exception
    assert f"{saved} h saved by what you can already" in [one.label for one in app.expander]
