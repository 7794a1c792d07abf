"""What of a message speaks for its kind: words, pairs, beginnings, the topics they belong to, and what came before.

`data/topics.csv` groups words that are one to a kind (pay, weather, farewell): what is learned of one holds for all.
"""

import re
from collections import Counter
from functools import cache

from tools.listening import tables
from tools.listening.scope import Marks
from tools.listening.tokens import Tokens

_HEAD, _TAIL = 120, 60  # tokens of a long message that tell what it is for
_KEPT = frozenset("?!:'")
_BEGINNINGS = (4, 6)  # letters: "geha-" is in "gehalt", "gehaltes" and "gehaltsspanne"
_MOODS = (
    ("sad", re.compile(r"[:;=]['´]?-?[(/](?!\w)|\b[tx]_[tx]\b|[😢😭😞😔😟😩😫🥺☹💔]")),
    ("glad", re.compile(r"[:;=]-?[)dp](?!\w)|[🎉🥳😀😁😄😃💪🙌🚀✨]")),
)
# Topics that are none of a coach's for careers: a message that has no other is about something else.
_EVERYDAY = frozenset("food animal body weather sport screen device money trip state school home place".split())
_SHORT = 2
_ASKING = frozenset(
    "what which who when where why how is are do does did can could should will would was wie was warum "
    "wann wo wer welche que quien cuando donde como cual quel quelle qui quand ou comment pourquoi "
    "quem quando onde qual".split()
)
DERIVED = "#<@"  # how features begin that are more than words of the message: unknown ones are no strange words


def features(tokens: Tokens, marks: Marks, after: str, part: tuple[int, int] | None = None) -> Counter[str]:
    """The features of a message or a part of it, counted. `after` is what the coach did last, in one word."""
    first, end = part or (0, len(tokens))
    words = _words(tokens, marks, first, end)
    found = Counter(words)
    found.update(_pairs(words))
    for word in words:
        found.update(f"#{word[:size]}" for size in _BEGINNINGS if len(word) >= _BEGINNINGS[0] and word[0].isalpha())
    topics = [_topics().get(word, ()) for word in words]
    named = sorted({topic for of_word in topics for topic in of_word})
    found.update(f"<{topic}>" for topic in named)
    if any(topics):
        named_words = [f"<{topic[0]}>" if topic else word for word, topic in zip(words, topics, strict=True)]
        found.update(pair for pair in _pairs(named_words) if "<" in pair and pair not in found)
    found[f"@len{sum(len(words) > size for size in (2, 6, 14, 30))}"] += 1
    if len(words) > _SHORT and _EVERYDAY.issuperset(named) and not any(word in ("<skill>", "<role>") for word in words):
        found["@foreign?" if _asks(words) else "@foreign"] += 1
    found.update(f"@{mood}" for mood, signs in _MOODS if signs.search(tokens.text(first, end) if part else tokens.low))
    if after:
        found[f"@{after}"] += 1
        found.update(f"@{after} <{topic}>" for topic in named)
    return found


def strength(count: float) -> float:
    """How much a feature counts that stands there several times."""
    return 1.0 if count == 1 else 1.0 + 0.7 * (count - 1) ** 0.5


def _pairs(words: list[str]) -> list[str]:
    return [f"{first} {second}" for first, second in zip(["^", *words], [*words, "$"], strict=True)]


def _words(tokens: Tokens, marks: Marks, first: int, end: int) -> list[str]:
    names = {mark.first: mark for mark in marks.get("skill", ()) if mark.value.rule != "context"}
    names |= {mark.first: mark for mark in marks.get("role", ())}
    words: list[str] = []
    place = first
    while place < end:
        if place == first + _HEAD and end > first + _HEAD + _TAIL:
            place = end - _TAIL
        if mark := names.get(place):
            words.append(f"<{mark.kind}>")
            place = mark.end
            continue
        word = tokens.words[place]
        place += 1
        if word[0].isdigit():
            words.append("<number>")
        elif word[0].isalpha() or word[0] in _KEPT:
            words.append(word)
    return words


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    """The topics of each word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("topics"):
        for word in tables.patterns(row["words"]):
            found[word] = (*found.get(word, ()), row["topic"])
    return found


def _asks(words: list[str]) -> bool:
    return "?" in words or words[0] in _ASKING
