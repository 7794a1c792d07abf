"""Plan, comparison, own data, and what a page says when it cannot be drawn."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from agent import Coach
from agent.settings import load_settings
from tests.ui.conftest import OpenPage
from tests.ui.test_talk import words
from tools.knowledge.links import LinkAnswer, next_check, save_links

PROFILE = {"origin_role": "backend engineer", "weekly_hours": 8, "deadline": 12, "budget_usd": 0, "skills": ["Java"]}


@pytest.mark.parametrize("page", ["talk", "plan", "compare", "data"])
def test_every_page_draws_for_someone_of_whom_nothing_is_known(open_page: OpenPage, page: str):
    app = open_page(page)
    assert not app.exception
    assert words(app)


@pytest.mark.parametrize("page", ["talk", "plan", "compare", "data"])
def test_a_wrong_setting_is_one_sentence_on_every_page(open_page: OpenPage, page: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CROSSWALK_PEOPLE", "everybody")
    app = open_page(page)
    assert not app.exception
    assert [error.value for error in app.error] == [
        "**Crosswalk cannot start.** CROSSWALK_PEOPLE is 'everybody'; give 'one' for a private coach on this machine, "
        "or 'many' where each browser has its own key."
    ]


def test_a_plan_is_not_made_of_nothing(open_page: OpenPage):
    app = open_page("plan")
    assert "where you start" in words(app)
    assert not app.get("download_button")


def test_a_plan_says_first_whether_it_fits_then_shows_the_way(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    made = coach.plan().transition
    app = open_page("plan")
    assert not app.exception
    assert app.title[0].value.endswith(made.role_name)
    assert "fits" in app.success[0].value
    labels = [expander.label for expander in app.expander]
    assert all(any(phase.title in label for label in labels) for phase in made.phases)
    offered = [button.label for button in app.get("download_button")]
    assert offered[:2] == ["PDF", "Word"]
    assert {"Markdown", "JSON", "CSV"} <= set(offered)


def test_what_would_make_a_plan_fit_is_a_click(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE | {"weekly_hours": 2, "deadline": 3})
    assert coach.plan().transition.verdict.kind == "does_not_fit"
    app = open_page("plan")
    (button,) = [button for button in app.button if button.label.startswith("Plan until")]
    button.click().run()
    assert coach.plan().transition.verdict.kind in ("fits", "tight")


def test_an_older_plan_stays_as_it_was(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    coach.plan()
    coach.tell({"weekly_hours": 20})
    coach.plan()
    old, new = open_page("plan", version="1"), open_page("plan")
    assert "version 1" in words(old)
    assert [metric.value for metric in old.metric] != [metric.value for metric in new.metric]


def test_a_new_version_tells_what_moved_and_which_words_moved_it(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    coach.plan()
    assert "in between" not in words(open_page("plan"))
    coach.tell({"weekly_hours": 12})
    coach.plan()
    shown = words(open_page("plan"))
    assert "What you told in between: 12 hours a week" in shown
    assert "12 hours a week" in shown
    assert "in between" not in words(open_page("plan", version="1"))


@pytest.mark.parametrize("version", ["0", "99", "-1", "two"])
def test_a_version_that_never_was_is_the_newest(open_page: OpenPage, coach: Coach, version: str):
    coach.tell(PROFILE)
    app = open_page("plan", version=version)
    assert not app.exception
    assert not app.info


def test_the_way_to_another_role_is_shown_and_not_kept(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    coach.plan()
    app = open_page("plan", role="data-scientist")
    assert app.title[0].value.endswith("Data Scientist")
    assert len(coach.plans()) == 1


def test_a_plan_for_a_role_nobody_knows_is_a_sentence(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    app = open_page("plan", role="wizard")
    assert not app.exception
    assert app.warning


def test_roles_stand_side_by_side_each_line_with_its_source(open_page: OpenPage, coach: Coach):
    app = open_page("compare", roles="ai-engineer,data-scientist")
    assert not app.exception
    compared = coach.compare(["ai-engineer", "data-scientist"])
    drawn = words(app)
    assert all(source.label.split(",")[0][:8] in drawn for row in compared.rows for source in row.cells[0].sources)


def test_one_role_alone_is_not_compared(open_page: OpenPage):
    assert open_page("compare", roles="ai-engineer").info


def test_a_comparison_knows_the_person(open_page: OpenPage, coach: Coach):
    coach.tell(PROFILE)
    app = open_page("compare", roles="ai-engineer,ml-engineer")
    assert len(app.metric) == 2


def test_all_that_is_known_stands_on_the_data_page_with_its_words(open_page: OpenPage, coach: Coach):
    coach.ask("I am a nurse with 12 years of work and 6 hours a week", person="me")
    drawn = words(open_page("data"))
    assert "12 years" in drawn
    assert "6 hours a week" in drawn


def test_everything_is_erased_only_after_a_second_yes(open_page: OpenPage, coach: Coach):
    coach.ask("I am a nurse", person="me")
    app = open_page("data")
    button = _erase(app)
    assert button.disabled
    app.checkbox[0].check().run()
    _erase(app).click().run()
    assert coach.threads("me") == ()
    assert coach.profile("me").is_empty
    assert "Everything is erased" in app.success[0].value


def _erase(app: AppTest):
    return next(button for button in app.button if button.label == "Erase everything for good")


def test_a_resource_tells_when_its_link_was_seen_and_a_dead_one_what_it_gave_its_place_to(
    open_page: OpenPage, coach: Coach, tmp_path: Path
):
    coach.tell(PROFILE)
    first, second, *_ = [pick for phase in coach.plan().transition.phases for pick in phase.resources if pick.url]
    seen = date(2026, 5, 3)
    answers = {first.url: LinkAnswer("gone", 404), second.url: LinkAnswer("ok", 200)}
    checks = [next_check(url, answer, today=seen, before=None) for url, answer in answers.items()]
    save_links(tmp_path / "home" / "data", checks)
    with Coach(load_settings()) as again:
        again.plan()
    told = plainly(words(open_page("plan")))
    assert f"Not shown: {first.title}. Its link was dead when it was checked on 3 May 2026" in told
    assert first.url not in told
    assert "link worked on 3 May 2026" in told


def test_a_wrong_row_of_ones_own_is_one_sentence_on_the_page(open_page: OpenPage, tmp_path: Path):
    folder = tmp_path / "home" / "data"
    folder.mkdir(parents=True)
    (folder / "resources.csv").write_text("id,title\n", "utf-8")
    app = open_page("talk")
    assert not app.exception
    assert "resources.csv, row 1, column url: must stand once in the header" in plainly(app.error[0].value)


def plainly(markdown: str) -> str:
    """Without the backslashes that keep data from being Markdown."""
    return markdown.replace("\\", "")
