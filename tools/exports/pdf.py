"""Markdown to PDF with typst: A4, tagged for screen readers, own fonts, links only where a browser may safely go.

The Markdown is taken apart (`blocks.py`) and handed over as data, so that no text of a person or a catalogue is ever
read as typst markup. typst comes with the extra `export` and is imported when a PDF is wanted, not before.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from tools.errors import SetupError
from tools.exports.blocks import blocks

TEMPLATE = Path(__file__).with_name("plan.typ")
PDF_UA: Literal["ua-1"] = "ua-1"  # the standard of accessible PDF, which typst checks while it writes
NO_PICTURES: Mapping[str, str] = MappingProxyType({})
PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
PRINT_PPI = 200


def markdown_to_pdf(
    markdown: str, *, title: str, language: str = "en", pictures: Mapping[str, str] = NO_PICTURES
) -> bytes:
    """An accessible A4 document. `language` is an ISO 639-1 code, for hyphens and screen readers.

    `pictures` are SVG by the name under which the Markdown shows them: `![what it says](name)`.
    Raises: SetupError where typst is not installed.
    """
    typst = _typst("PDF")
    document = {
        "title": title,
        "language": language,
        "blocks": blocks(markdown, pictures),
        "pictures": dict(pictures),
    }
    inputs = {"document": json.dumps(document, ensure_ascii=False)}
    template = TEMPLATE.read_bytes()
    try:
        return bytes(typst.compile(template, ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=[PDF_UA]))
    except typst.TypstError:
        # The standard forbids what our fonts cannot draw, such as an emoji. Then it is still tagged, but not certified.
        return bytes(typst.compile(template, ignore_system_fonts=True, sys_inputs=inputs))


def svg_to_png(svg: str, *, ppi: float = PRINT_PPI) -> bytes:
    """A drawing as pixels, in the fonts of the PDF. Raises SetupError where typst is not installed."""
    typst = _typst("A picture")
    return bytes(typst.compile(PICTURE, ignore_system_fonts=True, sys_inputs={"svg": svg}, format="png", ppi=ppi))


def _typst(wanted: str) -> Any:
    try:
        import typst
    except ImportError as error:
        raise SetupError(f"{wanted} needs typst. Install it with: pip install 'crosswalk[export]'") from error
    return typst
