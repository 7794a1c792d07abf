"""Prompts are files: an edit speaks in the next reply, and a broken file is refused with file and line."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

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


RUNAWAY = [
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(999) %}{% for j in range(999) %}{% for k in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for i in range(999) %}" + "word " * 999 + "{% endfor %}",
    "{{ range(10**9) | list }}",
    "{{ range(99999) | list }}",
    "{{ 'a' * 9999999999 }}",
    "{{ 9999999999 * who }}",
    "{{ [who] * 99999 }}",
    "{{ 'a' * 60000 * 60000 }}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ '%9999999999d' | format(1) }}",
    "{{ who.center(9999999999) }}",
    "{{ who['center'](9999999999) }}",
    "{{ who | center(9999999999) }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ who | indent(9999999999) }}",
    "{{ range(1000) | join('a' * 1000) | list | join('a' * 1000) }}",
    "{{ ('a' * 50000) | replace('a', 'a' * 50000) }}",
    "{{ who | replace('', 'a' * 50000) | replace('a', 'a' * 50000) }}",
    "{{ ('a' * 50000) | list | map('replace', 'a', 'a' * 50000) | list }}",
    "{% set a = who * 999 %}" + "{% set a = a ~ a %}" * 60 + "{{ a | length }}",
    "{% set a = who * 999 %}" + "{% set a = a + a %}" * 60 + "{{ a | length }}",
    "{% set a = 9 %}" + "{% set a = a * a %}" * 60 + "{{ a }}",
    "{% set a %}{{ who }}{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60 + "{{ a | length }}",
    "{% macro f(n) %}{{ f(n - 1) }}{{ f(n - 1) }}{% endmacro %}{{ f(99) }}",
    "{% for x in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}",
    "word " * 99999,
]


@pytest.mark.parametrize("body", RUNAWAY, ids=lambda body: body[:50])
def test_a_template_that_would_fill_the_memory_or_never_end_is_refused(tmp_path: Path, body: str) -> None:
    path = write(tmp_path, body)
    with pytest.raises(PromptError) as caught:
        PromptLibrary(shipped=tmp_path).fill("hello", who="Ada")
    assert caught.value.file == str(path)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% for i in range(3) %}{{ i * 2 }}{{ ', ' if not loop.last }}{% endfor %}", "0, 2, 4"),
        ("{% for c in who %}{{ loop.index }}/{{ loop.length }}{{ c }} {% else %}none{% endfor %}", "1/3A 2/3d 3/3a"),
        ("{% for i in [] %}x{% else %}none{% endfor %}", "none"),
        ("{% for c in who if c != 'd' %}{{ c }}{% endfor %}", "Aa"),
        ("{% for key, value in {'a': 1}.items() %}{{ key }}{{ value }}{% endfor %}", "a1"),
        ("{{ '=' * 5 }} {{ 1 ~ '-' ~ who }} {{ 'a' + 'b' }} {{ 7 % 4 }}", "===== 1-Ada ab 3"),
        ("{{ who | replace('A', 'E') | upper }} {{ [1, 2] | join('; ') }} {{ who.startswith('A') }}", "EDA 1; 2 True"),
        ("{% set twice = who ~ who %}{{ twice if twice | length == 6 else 'odd' }}", "AdaAda"),
        ("{% raw %}{{ who }}{% endraw %}{# a remark #} {{ who[0] }}{{ who[1:] }}", "{{ who }} Ada"),
    ],
)
def test_what_an_ordinary_template_needs_still_works(tmp_path: Path, body: str, expected: str) -> None:
    write(tmp_path, body)
    assert PromptLibrary(shipped=tmp_path).fill("hello", who="Ada").text == expected


@pytest.mark.parametrize(
    "body", ["{% include 'x' %}", "{% macro f() %}{% endmacro %}", "{{ who.encode() }}", "{{ 2 ** 3 }}"]
)
def test_what_no_prompt_needs_is_refused_with_its_line_before_anything_is_said(tmp_path: Path, body: str) -> None:
    write(tmp_path, f"one\n{body}")
    with pytest.raises(PromptError) as caught:
        PromptLibrary(shipped=tmp_path).verify()
    assert caught.value.line == 9


@pytest.mark.parametrize("body", ["Hello {who.__class__}", "{{ '{{ 7 * 7 }}' }}", "${7*7}"])
def test_other_template_languages_are_only_text(tmp_path: Path, body: str) -> None:
    write(tmp_path, body)
    text = PromptLibrary(shipped=tmp_path).fill("hello", who="Ada").text
    assert "<class" not in text
    assert "49" not in text


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("---\nname: hello\nversion: 1.0.0\ndescription: \x07\n---\n", "YAML"),
        ("---\nname: hello\nversion: 1.0.0\ndescription: 2001-99-99\n---\n", "YAML"),
        ("---\nname: " + "[" * 9999 + "\n---\n", "YAML"),
    ],
    ids=["a bell", "an impossible date", "a deep nest"],
)
def test_odd_front_matter_is_refused(tmp_path: Path, front: str, reason: str) -> None:
    write(tmp_path, "x", front=front)
    with pytest.raises(PromptError, match=reason):
        PromptLibrary(shipped=tmp_path).verify()


def test_a_version_that_is_missing_is_blamed_on_the_file_that_names_it(folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    overlay.mkdir()
    (overlay / "live.toml").write_text('# ours\nhello = "9.9.9"\n', "utf-8")
    with pytest.raises(PromptError, match=r"'hello' 9\.9\.9, but there is no hello/9\.9\.9\.prompty") as caught:
        PromptLibrary(overlay, shipped=folder).verify()
    assert (caught.value.file, caught.value.line) == (str(overlay / "live.toml"), 2)


def test_an_overlay_may_name_a_version_that_is_shipped(folder: Path, tmp_path: Path) -> None:
    write(folder, "Hi {{ who }}", version="1.1.0", front=FRONT.replace("1.0.0", "1.1.0"))
    overlay = tmp_path / "mine"
    overlay.mkdir()
    (overlay / "live.toml").write_text('hello = "1.0.0"\n', "utf-8")
    library = PromptLibrary(overlay, shipped=folder)
    assert library.fill("hello", who="Ada").text == "Hello,\nAda!"
    (overlay / "live.toml").unlink()
    assert library.fill("hello", who="Ada").text == "Hi Ada"


def test_an_overlay_that_appears_speaks_in_the_next_filling(folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "mine"
    library = PromptLibrary(overlay, shipped=folder)
    assert library.fill("hello", who="Ada").text == "Hello,\nAda!"
    overlay.mkdir()
    write(overlay, "Hey {{ who }}")
    assert library.fill("hello", who="Ada").text == "Hey Ada"


@pytest.mark.parametrize("version", ["../hello/1.0.0", "1.0.0\x00", "1" * 999, ""])
def test_a_version_that_can_be_none_is_no_file(folder: Path, version: str) -> None:
    with pytest.raises(PromptError, match="no such prompt"):
        PromptLibrary(shipped=folder).get("hello", version)


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


@pytest.mark.parametrize(
    "words",
    [
        *("www.evil.example", "WWW.evil.example/x", "see (www.evil.example)", "https://evil.example"),
        *("https&#58;//evil.example", "https:\\//evil.example", "https&colon;//evil.example", "ww*w*.evil.example"),
        *("ftp://evil.example", "ada@evil.example", "mailto:ada@evil.example", "xmpp:a.b+c@evil.example"),
        *("[click](evil)", "[click] (evil)", "[click]: evil", "[^1]: note", "![x](y)", "[a][b]", "[a]\\(b)"),
        *("# head", "- # head", "a\n# head", "#", "text\n===", "===", "---", "-", "= "),
        *("**bold**", "*slanted*", "__bold__", "_slanted_", "a*b*c", "~~gone~~", "~~~", "``` js", "`code`"),
        *(
            "a | b",
            "a || b",
            "| a | b |",
            "a \\| b",
            "<b>bold</b>",
            "&lt;b&gt;",
            "<!-- x -->",
            "<https://evil.example>",
        ),
    ],
)
@pytest.mark.parametrize("body", ["{{ who }}", "Well:\n{{ who }}\n", "| a | b |\n| --- | --- |\n| x | {{ who }} |\n"])
def test_words_of_a_person_stay_words_for_a_reader_of_markdown(tmp_path: Path, words: str, body: str) -> None:
    """As plain letters give it, so the words give it: the same blocks, and only text in them."""
    write(tmp_path, body)
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    library = PromptLibrary(shipped=tmp_path)
    shapes = [
        [(token.type, [child.type for child in token.children or ()]) for token in reader.parse(filled)]
        for filled in (library.fill("hello", who=words).text, library.fill("hello", who="x").text)
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("words", ["1. # head", "1) ## head", "1. - # head", "10. 2. # head"])
def test_no_item_of_a_list_becomes_a_heading(words: str) -> None:
    assert "heading_open" not in [token.type for token in MarkdownIt("commonmark").parse(harmless(words))]


AUTOLINK = re.compile(r"(?i)(?:https?|ftp)://|www\.|[\w.+-]+@[\w-]+\.[\w.-]+|\w\.[a-z]{2,}/\w")


@given(st.text(alphabet="wW.:/@a_-*&#5;8\\|[]()<~` \n"))
def test_no_words_become_an_address_that_a_reader_links_by_itself(text: str) -> None:
    shown = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", harmless(text)))
    assert not AUTOLINK.search(shown)


@pytest.mark.parametrize("words", ["evil.com/free", "evil.com:8080/x", "Evil.Com/x", "www.x.com", "a.b@x.co.uk"])
def test_an_address_of_the_web_or_of_mail_is_broken_and_stays_readable(words: str) -> None:
    assert words not in harmless(words)
    assert harmless(words).replace(" ", "") == words


@pytest.mark.parametrize(
    "words",
    [
        *("Node.js", "ASP.NET", "C++", "C#", "F# and C#", "snake_case", "AT&T", "Node.js/Express"),
        *("Booking.com", "fast.ai", "CI/CD", "and/or", "TCP/IP", "3.5/5", "e.g. this", "U.S.A.", "draw.io", "v1.2.0"),
        *("5 * 3 = 15", "-5 degrees", "scikit-learn", "10–12 h/week", "C:\\Users\\ada", "[draft] notes", "50 % off"),
        *(
            "~20 h",
            "a = b",
            "$1,200",
            'it\'s "so"',
            "user@work",
            "08:30",
            "1) first",
            "naïve Übung",
            "a_b_c",
            "#1 choice",
        ),
    ],
)
def test_ordinary_words_stay_as_they_were_written(words: str) -> None:
    assert harmless(words) == words


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
