"""How the page is served: the same settings either way, and nothing heavy for what needs none of it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from agent.serve import OPTIONS, UI

ROOT = Path(__file__).parents[2]

DRAW_A_PLAN = """
import sys
from streamlit.testing.v1 import AppTest
from agent import Coach
with Coach() as coach:
    coach.tell({"origin_role": "nurse", "weekly_hours": 6})
app = AppTest.from_file("ui/app.py", default_timeout=30).switch_page("pages/plan.py").run()
assert not app.exception and app.metric, app
print(sorted({"pandas", "pyarrow", "altair", "langchain_openai"} & set(sys.modules)))
"""


def test_the_config_file_and_the_command_set_the_same_options():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    written = {f"{section}.{name}": value for section, options in config.items() for name, value in options.items()}
    passed = {name: value if isinstance(value, list) else _typed(value) for name, value in OPTIONS.items()}
    assert (ROOT / str(written.pop("theme.base"))).samefile(str(passed.pop("theme.base")))
    assert written == passed


def test_the_server_listens_and_answers_on_this_machine_only():
    assert OPTIONS["server.address"] == "localhost"
    assert set(OPTIONS["server.allowedHosts"]) == {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_its_background(theme: str):
    colours = tomllib.loads((UI / "theme.toml").read_text("utf-8"))["theme"][theme]
    for name in ("textColor", "linkColor", "grayTextColor"):
        assert _contrast(colours[name], colours["backgroundColor"]) >= 4.5, name
        assert _contrast(colours[name], colours["secondaryBackgroundColor"]) >= 4.5, name


def test_a_plan_is_drawn_without_loading_pandas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CROSSWALK_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run([sys.executable, "-c", DRAW_A_PLAN], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_page_that_fails_says_a_sentence_and_logs_no_words(caplog: pytest.LogCaptureFixture):
    app = AppTest.from_function(_fail).run()
    assert [error.value for error in app.error] == [
        "Something went wrong on this page. Everything you told is kept; load the page again."
    ]
    assert "ValueError" in caplog.text
    assert "my salary" not in caplog.text + app.error[0].value


def _fail() -> None:
    from ui.server import say_what_failed

    assert say_what_failed(ValueError("my salary is 30,000"))


def _typed(value: str) -> object:
    return {"true": True, "false": False}.get(value, int(value) if value.isdecimal() else value)


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
