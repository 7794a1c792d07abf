"""Markdown to a Word document: real headings, lists and header rows, a title, a language, and words for each picture.

It is written from the same blocks as the PDF, so the two say the same. python-docx comes with the extra `export` and is
imported when a document is wanted, not before.
"""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tools.errors import SetupError
from tools.exports.blocks import Block, Span, blocks
from tools.exports.pdf import NO_PICTURES, svg_to_png

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

A4_MM = (210, 297)
MARGIN_MM = 22
MOST_NESTED = 3  # Word has list styles for so many levels
INK_OF_LINKS = "0B5C6B"


def markdown_to_docx(
    markdown: str, *, title: str, language: str = "en", pictures: Mapping[str, str] = NO_PICTURES
) -> bytes:
    """An A4 document for Word and LibreOffice. `language` and `pictures` are those of `markdown_to_pdf`.

    Raises: SetupError where python-docx, or for pictures typst, is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise SetupError("A Word file needs python-docx. Install it with: pip install 'crosswalk[export]'") from error
    document = docx.Document()
    _set_up(document, title, language)
    _Writer(document, pictures).write(blocks(_drawable(markdown), pictures))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drawable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\n\t" or (sign >= " " and sign not in "\ufffe\uffff"))


def _set_up(document: "Document", title: str, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    about = document.core_properties
    about.title, about.language, about.author, about.comments = _drawable(title), language, "Crosswalk", ""
    for name in ("eastAsia", "val"):  # what a screen reader takes for the language of every run
        for spoken in document.styles.element.iter(qn("w:lang")):
            spoken.set(qn(f"w:{name}"), language)
    for section in document.sections:
        section.page_width, section.page_height = Mm(A4_MM[0]), Mm(A4_MM[1])
        section.left_margin = section.right_margin = Mm(MARGIN_MM)
        section.top_margin = section.bottom_margin = Mm(MARGIN_MM)


class _Writer:
    """Blocks into a document, one after the other."""

    def __init__(self, document: "Document", pictures: Mapping[str, str]) -> None:
        self._document = document
        self._pictures = pictures
        self._style_ids: dict[str, str] = {}

    def write(self, found: Sequence[Block], style: str = "Normal") -> None:
        for block in found:
            match block["kind"]:
                case "heading":
                    self._fill(self._paragraph(f"Heading {block['level']}"), block["spans"])
                case "paragraph":
                    self._fill(self._paragraph(style), block["spans"])
                case "list":
                    self._list(block)
                case "table":
                    self._table(block)
                case "quote":
                    self.write(block["blocks"], "Quote")
                case "code":
                    self._paragraph("No Spacing").add_run(block["text"])
                case "picture":
                    self._picture(block)
                case _:  # a line across the page: the next heading says as much
                    pass

    def _paragraph(self, style: str) -> "Paragraph":
        """An empty paragraph. python-docx would look through all styles for each; here each is looked up once."""
        if style not in self._style_ids:
            self._style_ids[style] = str(self._document.styles[style].style_id)
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        return paragraph

    def _list(self, block: Block, level: int = 1) -> None:
        name = "List Number" if block["ordered"] else "List Bullet"
        style = name if level == 1 else f"{name} {min(level, MOST_NESTED)}"
        number = self._restarted(style, block["start"]) if block["ordered"] else None
        for entry in block["entries"]:
            for place, part in enumerate(entry):
                if part["kind"] == "list":
                    self._list(part, level + 1)
                elif part["kind"] == "paragraph" and place == 0:
                    paragraph = self._paragraph(style)
                    if number is not None:
                        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
                    self._fill(paragraph, part["spans"])
                else:
                    self.write([part], "List Continue")

    def _restarted(self, style: str, start: int) -> int:
        """A numbering of its own, or Word would count on from the list before."""
        numbering = self._document.part.numbering_part.element
        of_style = self._document.styles[style].element.pPr.numPr.numId.val
        ours = numbering.add_num(numbering.num_having_numId(of_style).abstractNumId.val)
        ours.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(ours.numId)

    def _table(self, block: Block) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        rows = [block["header"], *block["rows"]]
        table = self._document.add_table(rows=len(rows), cols=len(block["header"]), style="Light List Accent 1")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        room = (A4_MM[0] - 2 * MARGIN_MM) / sum(block["columns"])
        widths = [Mm(share * room) for share in block["columns"]]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, width, spans in zip(row.cells, widths, cells, strict=True):
                cell.width = width
                self._fill(cell.paragraphs[0], spans)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _picture(self, block: Block) -> None:
        from docx.shared import Mm

        pixels = svg_to_png(self._pictures[block["name"]])
        shape = self._document.add_picture(io.BytesIO(pixels), width=Mm(A4_MM[0] - 2 * MARGIN_MM))
        shape._inline.docPr.set("descr", block["alt"])

    def _fill(self, paragraph: "Paragraph", spans: Sequence[Span]) -> None:
        for span in spans:
            if "href" in span:
                _link(paragraph, span)
                continue
            run = paragraph.add_run(span["text"])
            run.bold, run.italic = span.get("strong"), span.get("emph")
            if span["kind"] == "break":
                run.add_break()
            if span["kind"] == "code":
                run.font.name = "Courier New"


def _link(paragraph: "Paragraph", span: Span) -> None:
    """python-docx reads links and writes none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    target: Any = OxmlElement("w:hyperlink")
    target.set(qn("r:id"), paragraph.part.relate_to(span["href"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(span["text"])
    run.bold, run.italic, run.underline = span.get("strong"), span.get("emph"), True
    run.font.color.rgb = RGBColor.from_string(INK_OF_LINKS)
    target.append(run._r)
    paragraph._p.append(target)
