"""Markdown taken apart into plain data, for whoever writes it anew: the PDF and the Word document.

Links stay only where a browser may safely go. HTML stays the text it is.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, TypedDict

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
    picture: str


def blocks(markdown: str, pictures: Collection[str] = ()) -> list[Block]:
    """What a Markdown text consists of, as plain data.

    A paragraph that is one of the `pictures`, by name, becomes that picture; any other picture becomes its description.
    """
    tokens = _reader().parse(markdown)
    found = [_as_picture(block, pictures) for block in _blocks(iter(tokens))]
    return _with_whole_headings(found)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def plain_text(markdown: str) -> str:
    """The words of a Markdown text without its marks: a line for each paragraph and each entry of a list."""
    return "\n".join(_lines(blocks(markdown)))


def _lines(found: Sequence[Block]) -> Iterator[str]:
    for block in found:
        if "spans" in block:
            yield "".join(span["text"] if span["kind"] != "break" else "\n" for span in block["spans"])
        for entry in block.get("entries", ()):
            yield "- " + "\n".join(_lines(entry))
        if "blocks" in block:
            yield from _lines(block["blocks"])


def _as_picture(block: Block, pictures: Collection[str]) -> Block:
    spans = block.get("spans", ())
    if block["kind"] == "paragraph" and len(spans) == 1 and spans[0].get("picture") in pictures:
        return {"kind": "picture", "name": spans[0]["picture"], "alt": spans[0]["text"]}
    return block


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
    if child.type == "image":
        span["picture"] = str(child.attrs.get("src", ""))
    return span


def _with_whole_headings(found: list[Block]) -> list[Block]:
    """Headings that begin at level 1 and skip none: a screen reader walks by them, and PDF/UA asks for it."""
    last = 0
    for block in found:
        if block["kind"] == "heading":
            last = block["level"] = min(block["level"], last + 1, MAX_HEADING)
    return found
