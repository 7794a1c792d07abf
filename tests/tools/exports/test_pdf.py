"""A PDF says what the Markdown says: accessible, in any alphabet our fonts have, and no text is ever a command."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.errors import SetupError
from tools.exports.blocks import blocks, plain_text
from tools.exports.pdf import markdown_to_pdf

PLAN = """
# Your way

**It fits.** You need *200 hours*; see [the roadmap](https://example.org/road?a=1&b=2).

| Phase | Weeks |
|---|---|
| Retrieval | 5 to 9 |

1. Read
2. Build
   - a small tool

> As you said: eight hours.

---
"""


def certified(pdf: bytes) -> bool:
    """True when the file says that it holds to PDF/UA-1, which typst checks before it writes so."""
    return b"pdfuaid:part" in pdf


def test_a_plan_becomes_an_accessible_pdf() -> None:
    pdf = markdown_to_pdf(PLAN, title="Your way")
    assert pdf.startswith(b"%PDF-1.7")
    assert certified(pdf)


def test_the_same_plan_is_the_same_file() -> None:
    assert markdown_to_pdf(PLAN, title="Your way") == markdown_to_pdf(PLAN, title="Your way")


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        pytest.param("# One\n\ntext", ["heading", "paragraph"], id="heading and paragraph"),
        pytest.param("- a\n- b", ["list"], id="list"),
        pytest.param("3. a\n4. b", ["list"], id="numbered list"),
        pytest.param("|a|b|\n|-|-|\n|1|2|", ["table"], id="table"),
        pytest.param("> said", ["quote"], id="quote"),
        pytest.param("---", ["rule"], id="rule"),
        pytest.param("```\ncode\n```", ["code"], id="code"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_markdown_is_taken_apart_into(markdown: str, kinds: list[str]) -> None:
    assert [block["kind"] for block in blocks(markdown)] == kinds


def test_styles_and_cells_are_kept() -> None:
    heading, paragraph, table, *_ = blocks(PLAN)
    assert heading["level"] == 1
    assert {"kind": "text", "text": "It fits.", "strong": True} in paragraph["spans"]
    assert {"kind": "text", "text": "200 hours", "emph": True} in paragraph["spans"]
    assert [[span["text"] for span in cell] for cell in table["rows"][0]] == [["Retrieval"], ["5 to 9"]]


def test_headings_skip_no_level() -> None:
    found = blocks("### a\n\n##### b\n\n## c\n\n# d")
    assert [block["level"] for block in found] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        pytest.param("[a](https://example.org/x)", "https://example.org/x", id="https"),
        pytest.param("<https://example.org/x>", "https://example.org/x", id="bare address"),
        pytest.param("[a](http://example.org)", None, id="not encrypted"),
        pytest.param("[a](javascript:alert(1))", None, id="script"),
        pytest.param("[a](data:text/html,x)", None, id="data"),
        pytest.param("[a](file:///etc/passwd)", None, id="file"),
        pytest.param("[a](//example.org)", None, id="no scheme"),
    ],
)
def test_only_safe_addresses_become_links(markdown: str, href: str | None) -> None:
    (paragraph,) = blocks(markdown)
    assert paragraph["spans"][0].get("href") == href
    assert (b"/URI" in markdown_to_pdf(markdown, title="t")) == (href is not None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('#panic("stop")', id="code"),
        pytest.param('#read("/etc/passwd")', id="reading a file"),
        pytest.param("$ x $ @nowhere <label> \\u{41} // gone", id="mathematics, reference, label, escape, comment"),
        pytest.param('#import "@preview/evil:1.0.0": *', id="a package"),
        pytest.param("<script>alert(1)</script>", id="HTML"),
    ],
)
def test_what_looks_like_a_command_is_only_text(text: str) -> None:
    assert certified(markdown_to_pdf(f"# t\n\n{text}\n\n- {text}\n\n|a|\n|-|\n|{text}|", title=text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Élève, Größe, Łódź, İstanbul, Ñandú, Ōsaka", id="accents"),
        pytest.param("Καλημέρα κόσμε", id="Greek"),
        pytest.param("Привет, мир; Доброго ранку, їжаче", id="Cyrillic"),
    ],
)
def test_alphabets_of_europe_are_drawn(text: str) -> None:
    assert certified(markdown_to_pdf(text, title=text))


def test_a_sign_no_font_has_costs_the_certificate_and_not_the_document() -> None:
    pdf = markdown_to_pdf("Well done 🎉 日本語", title="t")
    assert pdf.startswith(b"%PDF")
    assert not certified(pdf)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="1" y="9">{}</text></svg>'


def test_a_picture_that_is_handed_over_is_drawn_with_its_words() -> None:
    pdf = markdown_to_pdf("![Two phases](way)", title="t", pictures={"way": SVG.format("#panic(1) &amp;")})
    assert certified(pdf)
    assert blocks("![Two phases](way)", {"way"}) == [{"kind": "picture", "name": "way", "alt": "Two phases"}]


@pytest.mark.parametrize("markdown", ["![Two phases](other)", "see ![Two phases](way)", "![Two phases](way) here"])
def test_any_other_picture_is_its_words(markdown: str) -> None:
    (paragraph,) = blocks(markdown, {"way"})
    assert paragraph["kind"] == "paragraph"
    assert "Two phases" in plain_text(markdown)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("**Week 3**: *RAG*", "Week 3: RAG", id="styles"),
        pytest.param("Title\n\n- a\n- [b](https://example.org)", "Title\n- a\n- b", id="list and link"),
        pytest.param("> said\n> twice", "said twice", id="quote"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain_text_is_the_words_without_the_marks(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_at_all_becomes_a_pdf(markdown: str, title: str) -> None:
    assert markdown_to_pdf(markdown, title=title).startswith(b"%PDF")


def test_without_typst_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SetupError, match=r"crosswalk\[export\]"):
        markdown_to_pdf(PLAN, title="Your way")
