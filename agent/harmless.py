"""Words of a person or of the catalogue, made unable to act as Markdown or HTML, and still good to read.

What comes out holds no tag, link, image, code, heading, table cell, emphasis or new line, and nothing that a reader
such as GitHub or Streamlit turns into a link by itself: no address of the web or of mail, however it is spelt. Words
that only look similar, such as Node.js, C++, snake_case or AT&T, stay as they are.
"""

import re

_NOTHING_LEFT = "–"
_PASSES = 12
_ACTIVE = re.compile(r"[]<>`:.@*_|#~&\\=+-]")
_RULES = tuple(
    (re.compile(active), inert)
    for active, inert in (
        ("<", "‹"),
        (">", "›"),
        ("`", "'"),
        (r"\|", "¦"),
        ("~~+", "~"),
        (r"(?<=\w)\*+(?=\w)", "×"),
        (r"(?<!\s)\*+|\*+(?!\s)", ""),  # 5 * 3 keeps its star
        (r"(?<!\w)_+|(?<!_)_++(?!\w)", ""),  # snake_case keeps its line
        (r"(?<!\S)#+(?!\S)", ""),  # C# and #1 keep theirs
        (r"\\+(?=[!-/:-@\[-`{-~])", ""),  # Markdown takes it for an escape and does not show it either
        (r"&(?=#?\w+;)", "& "),
        (r"\](?=[(:\[])", "] "),
        ("://", ":/ /"),
        ("javascript:", "javascript :"),
        (r"(?i)(?<=www)\.", " ."),
        (r"(?<=[^\s@])@(?=[^\s@]*\.)", "@ "),
        (r"(?<=\w)(\.(?!(?:js|ts|NET)/)[A-Za-z]{2,}(?::\d+)?)/(?=\S)", r"\1 /"),
        (r"\A(?:[-+]\s)+", ""),
        (r"\A[-=]+\Z", _NOTHING_LEFT),
    )
)


def harmless(text: str) -> str:
    """A text that means what it says and does nothing. What is harmless already comes back as it is."""
    text = " ".join(text.split())
    if not _ACTIVE.search(text):
        return text
    for _ in range(_PASSES):  # taking one thing away may bring two others together
        tamer = _tame(text)
        if tamer == text:
            return text
        text = tamer
    return " ".join(_ACTIVE.sub(" ", text).split()) or _NOTHING_LEFT  # words made to wear us out


def _tame(text: str) -> str:
    for active, inert in _RULES:
        text = active.sub(inert, text)
    return " ".join(text.rstrip("\\ ").split()) or _NOTHING_LEFT
