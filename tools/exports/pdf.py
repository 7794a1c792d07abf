"""Markdown to PDF with typst: A4, tagged for screen readers, own fonts, links only where a browser may safely go.

The Markdown is taken apart here and handed over as data, so that no text of a person or a catalogue is ever read as
typst markup. typst comes with the extra `export` and is imported when a PDF is wanted, not before.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypedDict

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.errors import SetupError

TEMPLATE = Path(__file__).with_name("plan.typ")
PDF_UA: Literal["ua-1"] = "ua-1"  # the standard of accessible PDF, which typst checks while it writes
MAX_HEADING = 4
MAX_SHARE = 6  # a column of long text gets at most this many times the width of the shortest

Block = dict[str, Any]  # one shape per kind; what each holds stands in plan.typ


class Span(TypedDict, total=False):
    """A run of text in one style."""

    kind: str
    text: str
    strong: bool
    emph: bool
    href: str


def markdown_to_pdf(markdown: str, *, title: str, language: str = "en") -> bytes:
    """An accessible A4 document. `language` is an ISO 639-1 code, for hyphens and screen readers.

    Raises: SetupError where typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise SetupError("PDF needs typst. Install it with: pip install 'crosswalk[export]'") from error
    document = {"title": title, "language": language, "blocks": blocks(markdown)}
    inputs = {"document": json.dumps(document, ensure_ascii=False)}
    template = TEMPLATE.read_bytes()
    try:
        return typst.compile(template, ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=[PDF_UA])
    except typst.TypstError:
        # The standard forbids what our fonts cannot draw, such as an emoji. Then it is still tagged, but not certified.
        return typst.compile(template, ignore_system_fonts=True, sys_inputs=inputs)


def blocks(markdown: str) -> list[Block]:
    """What a Markdown text consists of, as plain data. HTML stays the text it is; a picture becomes its description."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    return _with_whole_headings(list(_blocks(iter(tokens))))


def _blocks(tokens: Iterator[Token], until: str = "") -> Iterator[Block]:
    """Blocks up to the closing token `until`."""
    for token in tokens:
        if token.type == until:
            return
        block = _block(token, tokens)
        if block is not None:
            yield block


def _block(token: Token, tokens: Iterator[Token]) -> Block | None:
    if token.type == "heading_open":
        return {"kind": "heading", "level": int(token.tag[1:]), "spans": _next_spans(tokens)}
    if token.type == "paragraph_open":
        return {"kind": "paragraph", "spans": _next_spans(tokens)}
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return _list(token, tokens)
    if token.type == "table_open":
        return _table(tokens)
    if token.type == "blockquote_open":
        return {"kind": "quote", "blocks": list(_blocks(tokens, "blockquote_close"))}
    if token.type in ("fence", "code_block"):
        return {"kind": "code", "text": token.content.rstrip("\n")}
    if token.type == "hr":
        return {"kind": "rule"}
    return None


def _next_spans(tokens: Iterator[Token]) -> list[Span]:
    return list(_spans(next(tokens).children or ()))


def _list(opening: Token, tokens: Iterator[Token]) -> Block:
    closing, entries = opening.type.replace("open", "close"), []
    for token in tokens:
        if token.type == closing:
            break
        if token.type == "list_item_open":
            entries.append(list(_blocks(tokens, "list_item_close")))
    start = int(opening.attrs.get("start", 1))
    return {"kind": "list", "ordered": opening.type.startswith("ordered"), "start": start, "entries": entries}


def _table(tokens: Iterator[Token]) -> Block:
    rows: list[list[list[Span]]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(list(_spans(token.children or ())))
    return {"kind": "table", "columns": _shares(rows), "header": rows[0], "rows": rows[1:]}


def _shares(rows: Sequence[Sequence[Sequence[Span]]]) -> list[float]:
    """Widths of columns relative to each other: by the root of their longest cell, so that long text may wrap."""
    longest = [
        max(sum(len(span.get("text", "")) for span in cell) for cell in column) for column in zip(*rows, strict=True)
    ]
    roots = [max(length, 1) ** 0.6 for length in longest]
    return [round(min(root / min(roots), MAX_SHARE), 2) for root in roots]


def _spans(children: Sequence[Token]) -> Iterator[Span]:
    strong = emph = 0
    links: list[str] = []
    for child in children:
        strong += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        emph += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        if child.type == "link_open":
            links.append(str(child.attrs.get("href", "")))
        elif child.type == "link_close":
            links.pop()
        elif child.type == "hardbreak":
            yield {"kind": "break", "text": ""}
        elif child.type == "softbreak" or child.content:
            yield _span(child, bool(strong), bool(emph), links[-1] if links else "")


def _span(child: Token, strong: bool, emph: bool, href: str) -> Span:
    text = " " if child.type == "softbreak" else child.content
    span: Span = {"kind": "code" if child.type == "code_inline" else "text", "text": text}
    if strong:
        span["strong"] = True
    if emph:
        span["emph"] = True
    if href.startswith("https://"):
        span["href"] = href
    return span


def _with_whole_headings(found: list[Block]) -> list[Block]:
    """Headings that begin at level 1 and skip none: a screen reader walks by them, and PDF/UA asks for it."""
    last = 0
    for block in found:
        if block["kind"] == "heading":
            last = block["level"] = min(block["level"], last + 1, MAX_HEADING)
    return found
