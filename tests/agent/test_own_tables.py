"""What an operator adds to the tables reaches the talk: own resources, and links that are known to be dead."""

from datetime import date
from pathlib import Path

import pytest

from agent import Coach
from agent.settings import Settings, load_settings
from tests.tools.knowledge.test_own_data import RESOURCE, write
from tools.errors import DataError
from tools.knowledge.links import LinkAnswer, next_check, save_links

ABOUT_ME = "Data scientist, 4 years of Python, 10 hours a week"
QUESTION = "find me material on RAG"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")


def said(settings: Settings) -> str:
    with Coach(settings) as coach:
        coach.ask(ABOUT_ME, person="ada")
        return coach.ask(QUESTION, person="ada").text


def test_an_own_resource_is_recommended_with_why(settings: Settings) -> None:
    settings.data_folder.mkdir()
    write(settings.data_folder, "resources.csv", RESOURCE)
    reply = said(settings)
    assert f"[{RESOURCE['title']}]({RESOURCE['url']}), Our team: tutorial, free, about 3 h" in reply
    assert "Each one: teaches" in reply


def test_a_dead_link_is_never_said_and_its_resource_is_named_as_left_out(settings: Settings) -> None:
    settings.data_folder.mkdir()
    write(settings.data_folder, "resources.csv", RESOURCE)
    check = next_check(RESOURCE["url"], LinkAnswer("gone", 404), today=date(2026, 5, 3), before=None)
    save_links(settings.data_folder, [check])
    reply = said(settings)
    assert RESOURCE["url"] not in reply
    assert f"I left out {RESOURCE['title']}: its link was dead when it was checked on 3 May 2026." in reply
    assert "5. " in reply


def test_a_wrong_row_stops_the_start_with_its_place(settings: Settings) -> None:
    settings.data_folder.mkdir()
    path = write(settings.data_folder, "resources.csv", RESOURCE | {"skills": "telepathy"})
    with pytest.raises(DataError, match=r"'telepathy' is not in skills\.csv") as caught:
        said(settings)
    assert (caught.value.file, caught.value.row, caught.value.column) == (str(path), 2, "skills")
