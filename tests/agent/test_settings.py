"""Settings: where they come from, and the sentence that a wrong one gets."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from agent.settings import GIVE, PREFIX, Settings, is_loopback, load_settings, variable
from tools.errors import SettingsError


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith((PREFIX, "OPENAI_", "XDG_")):
            monkeypatch.delenv(name)


def test_with_nothing_set_the_coach_is_offline_private_and_keeps_its_data_in_the_user_folder():
    settings = load_settings()
    home = Path.home() / ".local" / "share" / "crosswalk"
    assert (settings.model, settings.openai_api_key, settings.people) == ("", None, "one")
    assert settings.home == home
    assert settings.database_url == f"sqlite:///{home}/crosswalk.db"
    assert (settings.max_model_calls, settings.max_tool_calls, settings.turn_timeout_s) == (8, 12, 60)


def test_the_user_folder_follows_the_xdg_standard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load_settings().home == tmp_path / "crosswalk"
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/to/be/ignored")
    assert load_settings().home == Path.home() / ".local" / "share" / "crosswalk"


def test_own_tables_stand_in_the_home_or_in_a_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("CROSSWALK_HOME", str(tmp_path))
    assert load_settings().data_folder == tmp_path / "data"
    monkeypatch.setenv("CROSSWALK_DATA", str(tmp_path / "missing"))
    with pytest.raises(SettingsError, match=r"CROSSWALK_DATA is '.*missing'; give a folder that exists"):
        load_settings()
    (tmp_path / "missing").mkdir()
    assert load_settings().data_folder == tmp_path / "missing"


def test_the_home_moves_the_database_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("CROSSWALK_HOME", str(tmp_path))
    assert load_settings().database_url == f"sqlite:///{tmp_path}/crosswalk.db"


@pytest.mark.parametrize(
    ("environment", "field", "expected"),
    [
        ({"CROSSWALK_MODEL": " small-model ", "OPENAI_API_KEY": "k"}, "model", "small-model"),
        ({"CROSSWALK_MODEL": ""}, "model", ""),
        ({"CROSSWALK_MODEL": "   "}, "model", ""),
        ({"CROSSWALK_TURN_TIMEOUT_S": "12.5"}, "turn_timeout_s", 12.5),
        ({"CROSSWALK_MAX_MODEL_CALLS": ""}, "max_model_calls", 8),
        ({"CROSSWALK_PEOPLE": "many"}, "people", "many"),
        ({"CROSSWALK_LOG_LEVEL": "debug"}, "log_level", "DEBUG"),
        ({"CROSSWALK_OPTIMIZER": "exact"}, "optimizer", "exact"),
        ({"CROSSWALK_HOME": "~/elsewhere"}, "home", Path.home() / "elsewhere"),
        ({"OPENAI_BASE_URL": "https://models.example.org/v1"}, "openai_base_url", "https://models.example.org/v1"),
        ({"CROSSWALK_DATABASE_URL": "postgresql://db/x"}, "database_url", "postgresql://db/x"),
    ],
)
def test_a_setting_is_read_from_its_variable(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], field: str, expected: object
):
    _set(monkeypatch, environment)
    assert getattr(load_settings(), field) == expected


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        (
            {"CROSSWALK_SEARCH": "database"},
            "CROSSWALK_SEARCH is 'database' but CROSSWALK_DATABASE_URL names no PostgreSQL; set it to an address such "
            "as postgresql://host/crosswalk, or leave CROSSWALK_SEARCH empty.",
        ),
        (
            {"CROSSWALK_EMBEDDINGS": "small", "OPENAI_API_KEY": "k"},
            "CROSSWALK_EMBEDDINGS is 'small' but there is no PostgreSQL or no endpoint to use it with; set "
            "CROSSWALK_SEARCH to 'database' and OPENAI_API_KEY, or leave CROSSWALK_EMBEDDINGS empty.",
        ),
        (
            {"CROSSWALK_OPTIMIZER": "best"},
            "CROSSWALK_OPTIMIZER is 'best'; give 'greedy' for the quick choice of resources, or 'exact' for the solver "
            "of the `optimizer` extra.",
        ),
        (
            {"CROSSWALK_SEARCH": "google"},
            "CROSSWALK_SEARCH is 'google'; give 'memory' for the search in this process, or 'database' for "
            "PostgreSQL's own.",
        ),
        (
            {"CROSSWALK_TURN_TIMEOUT_S": "soon"},
            "CROSSWALK_TURN_TIMEOUT_S is 'soon'; give seconds as a number above 0, for example 60.",
        ),
        (
            {"CROSSWALK_TURN_TIMEOUT_S": "0"},
            "CROSSWALK_TURN_TIMEOUT_S is '0'; give seconds as a number above 0, for example 60.",
        ),
        (
            {"CROSSWALK_REQUEST_TIMEOUT_S": "nan"},
            "CROSSWALK_REQUEST_TIMEOUT_S is 'nan'; give seconds as a number above 0, for example 30.",
        ),
        (
            {"CROSSWALK_MAX_TOOL_CALLS": "2.5"},
            "CROSSWALK_MAX_TOOL_CALLS is '2.5'; give a whole number from 1 to 100, for example 12.",
        ),
        (
            {"CROSSWALK_MAX_MODEL_CALLS": "-1"},
            "CROSSWALK_MAX_MODEL_CALLS is '-1'; give a whole number from 2 to 100, for example 8.",
        ),
        (
            {"CROSSWALK_MAX_MESSAGE_CHARS": "many"},
            "CROSSWALK_MAX_MESSAGE_CHARS is 'many'; give a whole number from 100 to 1000000, for example 20000.",
        ),
        (
            {"CROSSWALK_PEOPLE": "two"},
            "CROSSWALK_PEOPLE is 'two'; give 'one' for a private coach on this machine, or 'many' where each browser "
            "has its own key.",
        ),
        (
            {"CROSSWALK_LOG_LEVEL": "loud"},
            "CROSSWALK_LOG_LEVEL is 'LOUD'; give one of DEBUG, INFO, WARNING, ERROR.",
        ),
        (
            {"CROSSWALK_HOME": "  "},
            "CROSSWALK_HOME is '  '; give the path of a folder, for example ~/.local/share/crosswalk.",
        ),
        (
            {"CROSSWALK_PROMPTS": "/no/such/folder"},
            "CROSSWALK_PROMPTS is '/no/such/folder'; give a folder that exists and holds your prompt files.",
        ),
        (
            {"CROSSWALK_MODEL": "some-model"},
            "CROSSWALK_MODEL is 'some-model' but OPENAI_API_KEY is not set; set the key, or OPENAI_BASE_URL to a "
            "server on this machine, or leave CROSSWALK_MODEL empty for the offline coach.",
        ),
        (
            {"OPENAI_BASE_URL": "models.example.org"},
            "OPENAI_BASE_URL is not valid; give an address that starts with http:// or https:// and names a host, for "
            "example https://host/v1.",
        ),
        (
            {"CROSSWALK_DATABASE_URL": "coach.db"},
            "CROSSWALK_DATABASE_URL is not valid; give a database address, for example "
            "sqlite:////home/me/crosswalk.db or postgresql://host/crosswalk.",
        ),
        (
            {"OPENAI_API_KEY": "two words"},
            "OPENAI_API_KEY is not valid; give the key alone, on one line, in plain ASCII characters.",
        ),
    ],
)
def test_a_wrong_setting_is_a_sentence_that_names_and_mends_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sentence: str
):
    _set(monkeypatch, environment)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == sentence


def test_every_wrong_setting_is_named_one_a_line(monkeypatch: pytest.MonkeyPatch):
    _set(monkeypatch, {"CROSSWALK_PEOPLE": "two", "CROSSWALK_TURN_TIMEOUT_S": "soon", "CROSSWALK_HOME": " "})
    with pytest.raises(SettingsError) as caught:
        load_settings()
    named = [line.split(" is ")[0] for line in str(caught.value).splitlines()]
    assert named == ["CROSSWALK_HOME", "CROSSWALK_TURN_TIMEOUT_S", "CROSSWALK_PEOPLE"]


@pytest.mark.parametrize(
    "base_url", ["http://localhost:8080/v1", "http://127.0.0.1:1234", "http://[::1]:9/v1", "http://api.localhost/v1"]
)
def test_a_model_on_this_machine_needs_no_key(monkeypatch: pytest.MonkeyPatch, base_url: str):
    _set(monkeypatch, {"CROSSWALK_MODEL": "local", "OPENAI_BASE_URL": base_url})
    key = load_settings().openai_api_key
    assert key is not None
    assert key.get_secret_value()


@pytest.mark.parametrize("base_url", ["", "https://localhost.example.org", "http://10.0.0.1", "http://128.0.0.1"])
def test_other_machines_are_not_taken_for_this_one(base_url: str):
    assert not is_loopback(base_url)


def test_a_key_is_trimmed_and_never_shown(monkeypatch: pytest.MonkeyPatch):
    _set(monkeypatch, {"OPENAI_API_KEY": " sk-very-secret\n", "OPENAI_BASE_URL": "https://me:hidden@host/v1"})
    settings = load_settings()
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "sk-very-secret"
    for shown in (repr(settings), str(settings)):
        assert "very-secret" not in shown
        assert "hidden" not in shown


@pytest.mark.parametrize(
    "environment",
    [
        {"OPENAI_API_KEY": "sk-secret broken"},
        {"OPENAI_BASE_URL": "ftp://me:sk-secret@host"},
        {"CROSSWALK_DATABASE_URL": "me:sk-secret@host"},
    ],
)
def test_a_wrong_secret_is_not_repeated_in_the_error(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]):
    _set(monkeypatch, environment)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "sk-secret" not in str(caught.value)
    assert caught.value.__cause__ is None  # a traceback would print it
    assert caught.value.__suppress_context__


def test_an_override_wins_over_the_environment_and_is_named_as_given(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CROSSWALK_MAX_MODEL_CALLS", "3")
    assert load_settings(max_model_calls=5).max_model_calls == 5
    with pytest.raises(SettingsError, match=r"^max_model_calls is '0'; give a whole number"):
        load_settings(max_model_calls=0)
    with pytest.raises(SettingsError, match="There is no setting 'max_calls'"):
        load_settings(max_calls=3)


def test_settings_cannot_be_changed_once_read():
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().model = "other"  # type: ignore[misc]


def test_an_unknown_variable_is_named_with_the_nearest_setting_and_its_value_is_not_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    _set(monkeypatch, {"CROSSWALK_TURN_TIMEOUT": "hush"})
    with caplog.at_level(logging.WARNING):
        load_settings()
    assert caplog.messages == [
        "CROSSWALK_TURN_TIMEOUT is not a setting and is ignored. Did you mean CROSSWALK_TURN_TIMEOUT_S?"
    ]


def test_every_setting_says_how_to_mend_it_and_has_a_variable_of_its_own():
    assert GIVE.keys() == Settings.model_fields.keys()
    assert len({variable(field) for field in Settings.model_fields}) == len(Settings.model_fields)


def test_nothing_is_read_at_import():
    code = "import os; os.environ['CROSSWALK_PEOPLE'] = 'wrong'; import agent.settings"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def _set(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
