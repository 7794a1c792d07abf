"""Which part of a message is a pasted job advert, and which are the person's own words around it.

What an advert asks for says nothing about whoever pastes it. An advert speaks to a reader ("you will", "we offer",
"Requirements"), a person speaks of themselves ("I", "my"). Where both stand in one message, the own words are those
before the advert and behind it; whatever stands between two lines of the advert is the advert's, even "I". The cues
are regular expressions in `data/adverts.csv`, each kind with the points it counts once.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tools.listening import tables
from tools.listening.text import read_text

MIN_CHARS, MIN_WORDS = 60, 12  # what is shorter is a remark on an advert, not its text
_ENOUGH, _ENOUGH_NAMED, _ENOUGH_IN_CV = 4, 3, 6  # points; fewer where the person says that it is an advert
_HEADING_WORDS = 7
_MOST_OWN = 1 / 3  # share of sentences with "I" beyond which somebody speaks of themselves all along
# Without one of these nobody is spoken to, and a list of skills may as well be a CV.
_ADDRESSES = frozenset({"heading", "seeks", "candidate", "applies", "gender", "you", "your"})
_ADDRESSES_IN_CV = frozenset({"seeks", "applies", "you", "gender"})
_OF_THE_PERSON = ("own", "asks_us", "shows")
_QUOTED = re.compile(r"\"[^\"\n]{0,400}\"|'[^'\n]{20,400}'")
_BETWEEN = re.compile(r"(?<=[.?!])[\"')\]]?\s+(?=[A-ZÄÖÜ\"'(¿¡*•·-])|\n|\s+(?=[-•·] [A-Z])")
_LONG_CHARS = 200  # of a "sentence" whose ends were lost when it was copied
_LATE_I = re.compile(r"(?<=[\w)]) +(?=(?:I|I'm|I've|My|Ich|Mein) )")
# "Job: ML Engineer, PyTorch, remote EU": an opening in a line, where nobody tells of themselves, of hours or wishes.
_IN_SHORT = re.compile(
    r"(?is)\s*(?:job|position|vacancy|opening|posting|ad|advert|job (?:ad|posting))\s*:"
    r"(?!.*(?:\b(?:i|i'm|i've|my|me|goal|target|want|since|hours?|hrs?|budget|deadline|months?)\b|\d ?h\b))[^.\n]{0,40}"
    r"\b(?:ai|ml|llm|agents?|genai|nlp|mlops|machine learning|applied|deployed)\b[^,.\n]{0,30}"
    r"\b(?:engineer|developer|architect|scientist)\b.{0,300}$"
)
_BULLETS = frozenset("-•·*")
_LIST_LINES = 2  # lines that ask for years, and lines that open with "experience with": a bare list of demands


class Advert(NamedTuple):
    """A message parted: the advert as written, and what the person says around it."""

    text: str
    own: str


class _Unit(NamedTuple):
    """A sentence, or a line without one: its place in the message, and what it shows."""

    start: int
    end: int
    cues: frozenset[str]
    is_own: bool


def find_advert(message: str) -> Advert | None:
    """The advert that a message holds, and the person's words around it; None where there is no advert."""
    if _IN_SHORT.match(message):
        return Advert(message, "")
    if len(message) < MIN_CHARS:
        return None
    text = read_text(message)
    units = _units(text.raw, text.low)
    cued = [index for index, unit in enumerate(units) if unit.cues]
    if not cued:
        return None
    before = [index for index in range(cued[0]) if units[index].is_own]
    behind = [index for index in range(cued[-1] + 1, len(units)) if units[index].is_own]
    inside = units[before[-1] + 1 if before else 0 : behind[0] if behind else len(units)]
    start, end = inside[0].start, inside[-1].end
    if not _is_advert(inside, text.low[start:end], f"{text.low[:start]}\n{text.low[end:]}"):
        return None
    own = (text.raw[:start].strip(), text.raw[end:].strip())
    return Advert(text=text.raw[start:end].strip(), own="\n".join(part for part in own if part))


def speaks_to_machine(words: str) -> bool:
    """Is this line of an advert, folded, put to whatever machine reads it, and not to an applicant?"""
    return _says("machine", words)


def _is_advert(inside: Sequence[_Unit], words: str, around: str) -> bool:
    cues = {cue for unit in inside for cue in unit.cues}
    is_named = _says("asks_us", around) or _says("shows", around)
    is_list = all(sum(kind in unit.cues for unit in inside) >= _LIST_LINES for kind in ("asks", "skilled"))
    if len(words.split()) < MIN_WORDS or not (cues & _ADDRESSES or is_named or is_list):
        return False
    if sum(unit.is_own for unit in inside) > _MOST_OWN * len(inside):
        return False
    points = sum(_points()[cue] for cue in cues)
    points += _points()["heading"] * (is_list or sum("heading" in unit.cues for unit in inside) > 1)
    if _says("cv", words) or len(_patterns()["dated"].findall(words)) > 1:
        return points >= _ENOUGH_IN_CV and bool(cues & _ADDRESSES_IN_CV)
    return points >= (_ENOUGH_NAMED if is_named else _ENOUGH)


def _units(raw: str, low: str) -> list[_Unit]:
    found, start = [], 0
    for stop, behind in [*(one.span() for one in _BETWEEN.finditer(raw)), (len(raw), len(raw))]:
        ran_on = raw[start : start + 1] in _BULLETS or stop - start > _LONG_CHARS
        if ran_on and (late := _LATE_I.search(raw, start, stop)):
            found.append(_unit(low[start : late.start()], start, late.start()))
            start = late.end()
        if low[start:stop].strip():
            found.append(_unit(low[start:stop], start, stop))
        start = behind
    return found


def _unit(words: str, start: int, end: int) -> _Unit:
    said = _QUOTED.sub(" ", words)
    # Words to a machine are no words of the person, however they are put.
    is_own = any(_says(kind, said) for kind in _OF_THE_PERSON) and not (
        speaks_to_machine(words) or _says("claims", words)
    )
    return _Unit(start, end, frozenset() if is_own else _cues(words), is_own)


def _cues(words: str) -> frozenset[str]:
    cues = {kind for kind, points in _points().items() if points and kind != "heading" and _says(kind, words)}
    head = words.partition(":")[0].strip("#*-_ .!?0123456789)…🔹👉✅🚀")
    if len(head.split()) <= _HEADING_WORDS and _headings().fullmatch(head):
        cues.add("heading")
    return frozenset(cues)


def _says(kind: str, words: str) -> bool:
    return _patterns()[kind].search(words) is not None


@cache
def _rows() -> tuple[tuple[str, int, str], ...]:
    return tuple((row["kind"], int(row["points"]), row["words"].replace(";", "|")) for row in tables.rows("adverts"))


@cache
def _points() -> dict[str, int]:
    return {kind: points for kind, points, _ in _rows()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{_alternatives(kind)})(?!\w)", re.MULTILINE)
        for kind in dict.fromkeys(kind for kind, _, _ in _rows())
    }


@cache
def _headings() -> re.Pattern[str]:
    return re.compile(_alternatives("heading"))


def _alternatives(kind: str) -> str:
    return "|".join(words for one, _, words in _rows() if one == kind)
