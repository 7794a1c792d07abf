"""Text on the page: Streamlit's own Markdown extras (formulas, emoji codes, coloured text, images) never act in it.

`show` is for our Markdown: a reply, a prompt. `plain` is for data, such as a title or a person's words, wherever
Streamlit reads Markdown: labels, tooltips, table cells.
"""

import re

WORD_JOINER = "\u2060"  # invisible, no break: parts the colon of an emoji code from its name

_CODE = re.compile(r"(```.*?(?:```|\Z)|(?<!`)(?:`[^`\n]+`|``[^\n]+?``)(?!`))", re.DOTALL)
_EMOJI = re.compile(r":(?=(?!\d+:)[\w+-]+:|100:|1234:|material[/_])")  # not in a time of day, nor in file:line:
_DIRECTIVE = re.compile(r"(?<!\\):(?=:*[A-Za-z])")
_DOLLAR = re.compile(r"(?<!\\)\$")
_TAG = re.compile(r"(?<!\\)<")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def show(markdown: str) -> str:
    """Our Markdown, in which nothing but plain Markdown acts: no formula, directive, emoji code, tag or image."""
    parts = _CODE.split(markdown)
    return "".join(part if index % 2 else _tamed(part) for index, part in enumerate(parts))


def plain(text: str) -> str:
    """Any text on one line, as Markdown that reads exactly as the text."""
    line = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", _EMOJI.sub(f":{WORD_JOINER}", line))


def quiet(markdown: str) -> str:
    """Safe Markdown of one paragraph as a small side remark; a caption of Streamlit's is too pale to read well."""
    return f":small[:gray[{' '.join(markdown.split())}]]"


def _tamed(markdown: str) -> str:
    tamed = _TAG.sub(r"\\<", _DOLLAR.sub(r"\\$", markdown.replace("![", r"!\[")))
    return _DIRECTIVE.sub(r"\\:", _EMOJI.sub(f":{WORD_JOINER}", tamed))
