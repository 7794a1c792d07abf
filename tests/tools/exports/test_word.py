"""A Word document says what the Markdown says, with structure that a screen reader walks by. Read with python-docx."""

import io
import sys
import zipfile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import plan_of
from tools.errors import SetupError
from tools.exports.word import markdown_to_docx

TEXT = """
# Your way

**It fits.** You need *200 hours*; see [the roadmap](https://example.org/road?a=1&b=2) and [that](javascript:x).

## Phases

| Phase | Weeks |
|---|---|
| Retrieval | 5 to 9 |

- Read
- Build
  - a small tool

1. one
2. two

Then:

4. four

> As you said.

```
code
```
"""


def opened(markdown: str = TEXT, **more: object) -> Opened:
    return Document(io.BytesIO(markdown_to_docx(markdown, title="Your way", **more)))  # type: ignore[arg-type]


def test_headings_lists_and_quotes_are_real_ones() -> None:
    styles = [(paragraph.style.name, paragraph.text) for paragraph in opened().paragraphs if paragraph.style]
    for found in (
        ("Heading 1", "Your way"),
        ("Heading 2", "Phases"),
        ("List Bullet", "Build"),
        ("List Bullet 2", "a small tool"),
        ("List Number", "four"),
        ("Quote", "As you said."),
        ("No Spacing", "code"),
    ):
        assert found in styles


def test_styles_of_words_are_kept() -> None:
    runs = {run.text: run for paragraph in opened().paragraphs for run in paragraph.runs}
    assert runs["It fits."].bold
    assert runs["200 hours"].italic


def test_a_table_says_which_row_is_its_header() -> None:
    (table,) = opened().tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["Phase", "Weeks", "Retrieval", "5 to 9"]
    marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert marked == [True, False]


def test_only_safe_addresses_become_links() -> None:
    links = [link for paragraph in opened().paragraphs for link in paragraph.hyperlinks]
    assert [(link.text, link.url) for link in links] == [("the roadmap", "https://example.org/road?a=1&b=2")]


def test_each_numbered_list_counts_for_itself() -> None:
    numbers = {
        paragraph.text: paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        for paragraph in opened().paragraphs
        if paragraph.text in ("one", "two", "four")
    }
    assert numbers["one"] == numbers["two"] != numbers["four"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_tells_its_title_and_its_language(language: str) -> None:
    document = opened(language=language)
    assert (document.core_properties.title, document.core_properties.language) == ("Your way", language)
    assert {spoken.get(qn("w:val")) for spoken in document.styles.element.iter(qn("w:lang"))} == {language}


def test_a_picture_has_its_words() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'
    (shape,) = opened("![Two phases](way)", pictures={"way": svg}).inline_shapes
    assert shape._inline.docPr.get("descr") == "Two phases"


def test_a_whole_plan_opens_and_holds_every_phase_and_week() -> None:
    plan = plan_of("nurse", months=14)
    document = Document(io.BytesIO(plan.to_docx()))
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and "Heading 3" in paragraph.style.name
    ]
    phases = [f"{place}. {phase.title}" for place, phase in enumerate(plan.transition.phases, 1)]
    assert plan.transition.portfolio is not None
    projects = [f"Project {place}: {one.title}" for place, one in enumerate(plan.transition.portfolio.projects, 1)]
    assert headings == phases + projects
    assert len(document.tables[-1].rows) == len(plan.transition.weeks) + 1
    assert len(document.inline_shapes) == 1


@settings(max_examples=25)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_at_all_becomes_a_document(markdown: str, title: str) -> None:
    assert zipfile.is_zipfile(io.BytesIO(markdown_to_docx(markdown, title=title)))


def test_without_python_docx_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(SetupError, match=r"crosswalk\[export\]"):
        markdown_to_docx("text", title="t")
