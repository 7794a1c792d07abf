"""Job titles in a text: known roles and any profession, with the words that belong to them."""

import re
from dataclasses import dataclass
from functools import cache

from tools.listening import tables
from tools.listening.lexicon import Lexicon
from tools.listening.message import Message
from tools.listening.text import Span, Text, fold

SWITCHER = "career-switcher"
_TITLE_WORDS = 4
_TOKEN = re.compile(r"[a-z][\w/&+#.-]*'?s?$")


@dataclass(frozen=True)
class Named:
    """A role as it stands in the text."""

    start: int
    end: int
    label: str
    role_id: str | None
    slipped: bool = False  # spelled so that it had to be guessed


def names(message: Message) -> tuple[Named, ...]:
    """All job titles of a message, with the words that belong to them; searched for once a message."""
    if _FOUND not in message.memo:
        message.memo[_FOUND] = _names(message)
    found: tuple[Named, ...] = message.memo[_FOUND]
    return found


_FOUND = "titles"


def _names(message: Message) -> tuple[Named, ...]:
    spans = [Span(one.start, one.end) for one in message.mentions if one.entry.kind == "role"]
    spans.extend(Span(match.start(), match.end()) for match in _heads().finditer(message.low))
    mended = message.lexicon.mended(message.low)
    if mended:
        spans.extend(Span(*mended.span(*match.span())) for match in _heads().finditer(mended.low))
    spans.extend(Span(*match.span("head")) for match in _SELF_NAMED.finditer(message.low) if _is_trade(match["head"]))
    found: list[Named] = []
    for span in sorted(spans, key=lambda one: (one.end, one.start)):
        start = _title_start(message.text, span)
        if found and found[-1].end > start:
            if span.end <= found[-1].end:
                continue
            found.pop()
        label = _spelled_out(message.text.raw[start : span.end])
        slipped = message.lexicon.mended(fold(label)) if mended else None
        label = slipped.low if slipped else label
        if not _NO_TITLE.match(fold(label)):
            found.append(Named(start, span.end, label, role_id_of(message.lexicon, label), slipped is not None))
    return tuple(found)


# "I'm a violinist": an ending is enough where somebody says what they are.
_SELF_NAMED = re.compile(
    r"\b(?:i'm|i am|im|work as|working as|"
    r"worked as) an?\s(?:[a-z-]{2,20}\s){0,2}?(?P<head>[a-z]{3,20}(?:ist|er|or|ian|eer|ect|ant))"
    r"(?=\s?(?:[.,;!)(]|$|\n|and\b|who\b|with\b|from\b|for\b|at\b|in\b|by\b|here\b|but\b))"
)


def trade_alone(message: Message) -> str | None:
    """ "Violinist" as a whole reply: an ending of trades is enough where a job was asked for."""
    match = _ALONE.fullmatch(message.low.strip())
    if match is None or not _is_trade(match["head"]) or message.mentions:
        return None
    start = message.low.find(match["title"])
    return message.text.raw[start : start + len(match["title"])]


_ALONE = re.compile(
    r"(?:(?:i'm|i am|my job is|well|maybe)\W+)*(?:an?\s)?(?P<title>(?:[a-z-]{3,20}\s)?"
    r"(?P<head>[a-z]{3,18}(?:ist|er|or|ian|eer|ect|ant|naut|smith|wright|woman|man)|unemployed|retired|self-employed))"
    r"(?:\W+(?:please|then|i guess|now))*[.! ]*"
)


def _is_trade(head: str) -> bool:
    return head not in tables.words("stopwords", "no_trade")


def role_id_of(lexicon: Lexicon, label: str) -> str | None:
    """The catalogue role that a title names; "career-switcher" where a known word means another trade."""
    low = fold(label)
    if low in _TRADES:
        return _TRADES[low]
    role_id = lexicon.role_of(label) or next((ref for end, ref in _GERMAN_ENDS if low.endswith(end)), None)
    return SWITCHER if role_id == "software-engineer" and _NO_SOFTWARE.search(low) else role_id


# Names of a trade that are skills elsewhere, and so are no roles to the lexicon.
_TRADES = {
    "devops": "devops-sre-engineer",
    "sre": "devops-sre-engineer",
    "qa": "qa-engineer",
    "quality assurance": "qa-engineer",
    "data science": "data-scientist",
    "data engineering": "data-engineer",
}
# German writes titles as one word: "Grundschullehrerin".
_GERMAN_ENDS = (
    ("lehrer", "teacher"),
    ("lehrerin", "teacher"),
    ("entwickler", "software-engineer"),
    ("entwicklerin", "software-engineer"),
    ("student", "student"),
    ("studentin", "student"),
)
_NO_SOFTWARE = re.compile(r"\b(?:advocate|relations|manager|business|property|land|training|curriculum|estate|real)\b")
# A hobby is no job, and a greeted coach is ours.
_NO_TITLE = re.compile(
    r"(?:self-taught|hobby|amateur|wannabe) (?:coder|programmer|hacker)\b|(?:hey|hi|hello|dear|thanks)\b"
)
_SHORT_FORMS = {"dev": "developer", "devs": "developer", "eng": "engineer", "mgr": "manager", "admin": "administrator"}


def _spelled_out(title: str) -> str:
    """The title in the person's words, with "dev" and the like written out."""
    words = re.sub(r"\b([Mm])echanic engineer", r"\1echanical engineer", title).split()
    return " ".join([*words[:-1], _SHORT_FORMS.get(words[-1].lower(), words[-1])])


def ends_with_title(lexicon: Lexicon, low: str) -> bool:
    """Does a short stretch of folded text end with a job title?"""
    known = any(one.end == len(low) for one in lexicon.mentions(Text(low, low)) if one.entry.kind == "role")
    return known or any(match.end() == len(low) for match in _heads().finditer(low))


@cache
def _heads() -> re.Pattern[str]:
    heads = {fold(word) for row in tables.rows("professions") for word in tables.cells(row["words"])}
    ordered = tuple(sorted(heads, key=len, reverse=True))
    german, person = ("|".join(tables.words("suffixes", kind)) for kind in ("german", "person"))
    return re.compile(
        rf"(?<!\w)(?:[a-z]{{3,20}}(?:{german})|{person})(?!\w)|(?<![\w'-]){tables.one_of(ordered)}(?:\s(?:de|"
        rf"des|da|do)\s[a-z]+|\s(?:grafic[oa]|graphique|web|industrial))?(?!\w|'s\s(?!degree))"
        r"|(?<![^\s(])(?:sre|devops|qa)(?=\s?(?:[.,;:(/]|$|here\b|guy\b|person\b|for\b|with\b|at\b))",
        re.MULTILINE,
    )


def _title_start(text: Text, head: Span) -> int:
    """Where a title begins: up to four plain words before its head."""
    start = head.start
    for _ in range(_TITLE_WORDS):
        match = _TOKEN.search(text.low, max(0, start - 31), start - 1) if text.low[start - 1 : start] == " " else None
        if match and match.group() in ("and", "&") and _joins_capitals(text, match.start(), start):
            start = match.start()
        elif match is None or not _belongs(match.group()):
            return start
        else:
            start = match.start()
    return start


def _joins_capitals(text: Text, start: int, following: int) -> bool:
    """ "Maths and Physics Teacher" is one title."""
    before = text.raw[max(0, start - 25) : start].rstrip().rpartition(" ")[2]
    return before[:1].isupper() and text.raw[following : following + 1].isupper() and not before.endswith((",", "."))


def _belongs(token: str) -> bool:
    if token in _stop_words() or token.rstrip("s") in _stop_words():
        return False
    if token.endswith(("'s", ".")) and len(token) > 3:
        return False
    return not token.endswith("ing") or token in _title_participles()


@cache
def _stop_words() -> frozenset[str]:
    """Words that cannot stand before the head of a job title."""
    return frozenset(tables.words("stopwords", "title"))


@cache
def _title_participles() -> frozenset[str]:
    return frozenset(tables.words("stopwords", "participle"))
