"""Who is said to say what: quotations with their words, and figures with the source that is named beside them."""

import re
from collections.abc import Callable, Iterator

from agent.names import SAYS
from agent.vocabulary import Words, words_of

MIN_QUOTED_WORDS = 4  # a sentence that is nothing but a quotation; fewer are a word in quotation marks

_NOT_TELLING = {"say", "hire", "hired", "hires", "pays", "paid", "found", "report"}
_QUOTED = re.compile(r"[\"“„«](?P<said>[^\"“”„«»]{1,900})(?:[\"”“»]|$)")
_SINGLE_QUOTED = re.compile(r"(?<!\w)[‘'](?P<said>[^‘’'\"]{1,300}(?:['’]\w[^‘’'\"]*)*)[’'](?!\w)")
_LEFT_OUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*|\[[^\]]*\]")
_TOLD_BY = re.compile(
    rf"(?i:\b(?:{'|'.join(sorted(SAYS - _NOT_TELLING))}|according\sto|in\sthe\swords\sof|puts?\sit|call(?:s|ed)\sit"
    r"|tells|quotes?|quoted|quoting|as\s\w+\sput|(?:one|a)\s(?:manager|recruiter|hiring\smanager|expert|employer))\b)"
    r"|[—–-]\s?[A-Z]\w+"
)
_CLAUSE = re.compile(r";\s|,?\s(?:while|whereas|but|although|though)\s|,\s(?=and\s)|\.\s", re.IGNORECASE)
_GIVES = frozenset("gives gave puts put shows showed lists counts sees names sets quotes".split())
_AND = re.compile(r"\sand\s", re.IGNORECASE)


def quotations(sentence: str) -> Iterator[tuple[str, list[Words]]]:
    """Quotations that somebody is said to have said, each with the parts that have to stand somewhere in a row."""
    for pattern in (_QUOTED, _SINGLE_QUOTED):
        for match in pattern.finditer(sentence):
            said = match["said"].strip()
            if _is_attributed(sentence, match):
                parts = [words_of(part) for part in _LEFT_OUT.split(said) if part]
                yield said, [part for part in parts if part]
    if sentence.lstrip().startswith("> ") and len(words_of(sentence)) >= MIN_QUOTED_WORDS:
        yield sentence.strip(), [words_of(sentence)]


def _is_attributed(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if not words_of(before) and not words_of(after):
        return len(words_of(match["said"])) >= MIN_QUOTED_WORDS
    return bool(_TOLD_BY.search(before) or _TOLD_BY.search(after))


def clauses(sentence: str, names_source: Callable[[str], bool]) -> Iterator[str]:
    """The parts of a sentence in which a figure belongs to the source that is named beside it."""
    for part in _CLAUSE.split(sentence):
        sides = _AND.split(part)
        if len(sides) > 1 and all(names_source(side) and any(map(str.isdigit, side)) for side in sides):
            yield from sides
        else:
            yield part


def is_said_to_tell(clause: str, name: Words) -> bool:
    """Whether a name is given as the one who tells: "LinkedIn says", "according to LinkedIn", "(LinkedIn)"."""
    shown = r"[\W_]+".join(re.escape(word) for word in name)
    verbs = "|".join(sorted(SAYS | _GIVES))
    return (
        re.search(
            rf"(?:according\sto|\bper|source:|\bsays)\s(?:the\s)?{shown}\b|\(\W*{shown}\b|\b{shown}\)?(?:['’]s|\s\([^)]*\))?(?:\s\w+)?\s(?:{verbs})\b"
            rf"|^\W*{shown}\W*:",
            clause,
            re.IGNORECASE,
        )
        is not None
    )
