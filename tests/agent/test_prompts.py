"""Prompts are files: an edit speaks in the next reply, and a broken file is refused with file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.prompts import PromptLibrary, Trusted, harmless, listed, money, number, span
from tools.errors import PromptError

FRONT = "---\nname: hello\nversion: 1.0.0\ndescription: says hello\ninputs:\n  who: a name\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "Hello,\n{{ who }}!")
    return tmp_path


def write(folder: Path, body: str, *, front: str = FRONT, name: str = "hello", version: str = "1.0.0") -> Path:
    path = folder / name / f"{version}.prompty"
    path.parent.mkdir(exist_ok=True)
    path.write_text(front + body, "utf-8")
    (folder / "live.toml").write_text(f'{name} = "{version}"\n', "utf-8")
    return path


def test_a_prompt_is_filled_and_tells_which_file_spoke(folder: Path) -> None:
    filled = PromptLibrary(shipped=folder).fill("hello", who="Ada")
    assert filled.text == "Hello,\nAda!"
    assert (filled.use.name, filled.use.version, len(filled.use.sha256)) == ("hello", "1.0.0", 64)


def test_an_edit_changes_the_very_next_filling(folder: Path) -> None:
    library = PromptLibrary(shipped=folder)
    library.fill("hello", who="Ada")
    write(folder, "Good day, {{ who }}.")
    assert library.fill("hello", who="Ada").text == "Good day, Ada."


def test_an_overlay_wins_over_the_shipped_file(folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    overlay.mkdir()
    write(overlay, "Hey {{ who }}")
    assert PromptLibrary(overlay, shipped=folder).fill("hello", who="Ada").text == "Hey Ada"


def test_using_a_version_makes_it_live_and_keeps_the_others(folder: Path) -> None:
    write(folder, "Hi {{ who }}", version="1.1.0", front=FRONT.replace("1.0.0", "1.1.0"))
    library = PromptLibrary(shipped=folder)
    assert library.versions("hello") == ("1.0.0", "1.1.0")
    library.use("hello", "1.0.0")
    assert library.fill("hello", who="Ada").text == "Hello,\nAda!"


@pytest.mark.parametrize(
    ("front", "body", "line", "reason"),
    [
        ("", "no front matter", 1, "front matter"),
        (FRONT.replace("description: says hello", "description: a: b"), "", 4, "not valid YAML"),
        (FRONT.replace("description: says hello\n", ""), "x", 2, "description"),
        (FRONT.replace("name: hello", "name: other"), "x", 2, "name and version"),
        (FRONT, "one\ntwo {{ who \nthree", 10, "expected token"),
        (FRONT, "one\n{{ whom }}", 9, "'whom' is not among its inputs"),
        (FRONT, "{% for x in who %}", 8, "for"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, front: str, body: str, line: int, reason: str) -> None:
    path = write(tmp_path, body, front=front)
    with pytest.raises(PromptError, match=reason) as caught:
        PromptLibrary(shipped=tmp_path).verify()
    assert caught.value.file == str(path)
    assert caught.value.line == line


def test_a_missing_value_is_refused_with_its_line(folder: Path) -> None:
    with pytest.raises(PromptError, match="'who' is undefined") as caught:
        PromptLibrary(shipped=folder).fill("hello")
    assert caught.value.line == 9


@pytest.mark.parametrize(
    "body",
    ["{{ who.__class__.__mro__ }}", "{{ who.format.__globals__ }}", "{{ range(10**9) | list }}", "{{ 1 / 0 }}"],
)
def test_a_template_cannot_reach_out_of_the_sandbox(tmp_path: Path, body: str) -> None:
    write(tmp_path, body)
    with pytest.raises(PromptError):
        PromptLibrary(shipped=tmp_path).fill("hello", who="Ada")


@pytest.mark.parametrize("body", ["Hello {who.__class__}", "{{ '{{ 7 * 7 }}' }}", "${7*7}"])
def test_other_template_languages_are_only_text(tmp_path: Path, body: str) -> None:
    write(tmp_path, body)
    text = PromptLibrary(shipped=tmp_path).fill("hello", who="Ada").text
    assert "<class" not in text
    assert "49" not in text


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[click](https://evil.example)",
        "![x](http://a)",
        "javascript:alert(1)",
        "a\n# head",
    ],
)
def test_words_of_a_person_cannot_act_as_markup(folder: Path, words: str) -> None:
    text = PromptLibrary(shipped=folder).fill("hello", who=words).text
    assert not any(active in text for active in ("<", "](", "://", "javascript:", "\n#"))


def test_our_own_text_stays_as_it_is(folder: Path) -> None:
    link = Trusted("[docs](https://docs.example)")
    assert link in PromptLibrary(shipped=folder).fill("hello", who=link).text


@given(st.text())
def test_harmless_text_is_never_a_template_or_a_tag(text: str) -> None:
    safe = harmless(text)
    assert "<" not in safe
    assert "\n" not in safe
    assert harmless(safe) == safe


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (number(12.0), "12"),
        (number(12.34), "12.3"),
        (number(1250), "1,250"),
        (money(141_077), "$141,077"),
        (span(420, 560), "420–560"),
        (span(10.01, 10), "10"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (listed([]), ""),
    ],
)
def test_figures_are_shown_as_people_write_them(shown: str, expected: str) -> None:
    assert shown == expected


def test_every_shipped_prompt_is_whole() -> None:
    library = PromptLibrary()
    library.verify()
    assert all(library.live(name).description for name in library.names())
