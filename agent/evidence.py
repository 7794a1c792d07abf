"""What a turn may rest on: figures, dates, addresses and names, item by item, so that who says what stays together.

An item is a row of a tool's result with the source it names, or a sentence of a text. Evidence is what tools returned,
what the coach was briefed with, and what the person said.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from agent.figures import DAYS, Day, Figure
from agent.reading import plain_link, read
from agent.sentences import sentences_of
from agent.vocabulary import Vocabulary, Words, plain_vocabulary, words_of

MIN_ROUNDED = 10_000  # "$141,077" may be said as "about $141,000"
MIN_PROSE_CHARS = 60

Told = tuple[float, str, str]  # value, unit, rate

_BLOCK = re.compile(r"```json briefing\n(?P<json>.*?)\n```", re.DOTALL)
# What follows a comma and names nobody is still said by the one before it: "X gives one 60, another 25 percent".
_PARTS = re.compile(r";\s|,\s(?=(?:while|whereas|but|yet)\b|[^;,]*[^\W\d_a-z])")
_SOURCE_KEYS = ("source", "sources", "publisher", "via")
_PARTS_OF_NAME = re.compile(r"\s[/&]\s|[(),;]")


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures that were told, each with its unit and rate."""

    told: frozenset[Told] = frozenset()

    @cached_property
    def values(self) -> frozenset[float]:
        return frozenset(value for value, _, _ in self.told)

    @cached_property
    def spans(self) -> dict[str, list[float]]:
        """Lengths of time in days, by the unit they are told in."""
        return {
            unit: sorted({value * days for value, told, _ in self.told if told == unit}) for unit, days in DAYS.items()
        }

    def support(self, figure: Figure) -> bool:
        """Whether it was told: of its own kind, or without a kind."""
        if not figure.unit and not figure.rate:
            return figure.value in self.values
        return self._is_told(figure) or self._holds_same_span(figure)

    def _is_told(self, figure: Figure) -> bool:
        if figure.value not in self.values:
            return False
        rates = {figure.rate, ""} if figure.rate else {"", *DAYS, "hour"}
        return any((figure.value, unit, rate) in self.told for unit in _units_for(figure.unit) for rate in rates)

    def _holds_same_span(self, figure: Figure) -> bool:
        """26 weeks are about 6 months: told in another unit, rounded to what is shown, never by more than a tenth."""
        if figure.unit not in DAYS or figure.rate:
            return False
        days = DAYS[figure.unit]
        margin = min(0.5, 0.1 * figure.value) * days
        for unit, spans in self.spans.items():
            place = bisect_left(spans, figure.value * days - margin)
            if unit != figure.unit and place < len(spans) and spans[place] <= figure.value * days + margin:
                return True
        return False


@dataclass(frozen=True, eq=False)
class Item:
    """A row or a sentence: its words in a row, its figures, and whether a source stands for it."""

    text: str
    figures: Figures
    is_sourced: bool = False

    def holds(self, words: Words) -> bool:
        return f" {' '.join(words)} " in self.text


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that may be said in this turn."""

    items: tuple[Item, ...] = ()
    figures: Figures = field(default_factory=Figures)
    days: frozenset[Day] = frozenset()
    links: frozenset[str] = frozenset()
    sources: frozenset[Words] = frozenset()  # names of sources, publishers and titles
    text: str = ""  # all words in a row
    vocabulary: Vocabulary = field(default_factory=plain_vocabulary)

    def holds(self, words: Words) -> bool:
        """Whether these words stand somewhere in a row."""
        return f" {' '.join(words)} " in self.text

    def holds_name(self, words: Words) -> bool:
        """Whether a name stands in the evidence, in a row or put together out of one item: publisher and title."""
        if not words or self.holds(words):
            return True
        if len(words) == 1:
            return False
        open_words = frozenset((*self.vocabulary.uncovered(words), *self._of_known_names(words)))
        return any(self._is_put_together(words, item, open_words) for item in self.items)

    def _tells(self, words: Words) -> bool:
        """Whether words stand for a name by themselves: one that is cited, or with a word that is no plain one."""
        return words in self.sources or not all(map(self.vocabulary.is_plain, words))

    def _of_known_names(self, words: Words) -> Iterator[int]:
        """Places of names that a skill may bear, too, but that are no words of the trade beside a title."""
        for start in range(len(words)):
            for end in range(start + 1, min(start + 4, len(words) + 1)):
                if self.vocabulary.is_known(words[start:end]):
                    yield from range(start, end)

    def _is_put_together(self, words: Words, item: Item, open_words: frozenset[int]) -> bool:
        """Whether one item holds what no phrase of ours covers: the words at the places `open_words`."""
        if any(words[place] not in item.text for place in open_words):
            return False
        place, is_held = 0, False
        while place < len(words):
            ends = range(len(words), place, -1)
            end = next((end for end in ends if item.holds(words[place:end])), None)
            if end is not None and self._tells(words[place:end]):
                place, is_held = end, True
            elif place not in open_words:
                place += 1
            else:
                return False
        return is_held


def evidence_of(texts: Iterable[str], vocabulary: Vocabulary | None = None, *, ours: tuple[str, ...] = ()) -> Evidence:
    """All that the given texts hold, and our own wording `ours`; `vocabulary` tells names from words."""
    return _joined([*map(_evidence_in, texts), _wording(ours)], vocabulary)


def _joined(known: Sequence[Evidence], vocabulary: Vocabulary | None = None) -> Evidence:
    return Evidence(
        items=tuple(item for one in known for item in one.items),
        figures=Figures(frozenset().union(*(one.figures.told for one in known))),
        days=frozenset().union(*(one.days for one in known)),
        links=frozenset().union(*(one.links for one in known)),
        sources=frozenset().union(*(one.sources for one in known)),
        text=";".join(one.text for one in known),
        vocabulary=vocabulary or plain_vocabulary(),
    )


@lru_cache(maxsize=4)  # the same with every turn, until a prompt file is edited
def _wording(texts: tuple[str, ...]) -> Evidence:
    return _joined([*map(_evidence_in, texts)])


def _evidence_in(text: str) -> Evidence:
    """Of a JSON text row by row: a briefing is new with every turn, most of its rows are not."""
    rows, prose = _parsed(text)
    return _joined([_prose(prose), *map(_rows, rows)]) if rows else _prose(text)


@lru_cache(maxsize=256)  # the window of a talk comes again with every turn
def _prose(text: str) -> Evidence:
    return replace(_passage(text), items=tuple(map(_item, sentences_of(text))))


def _rows(node: Any) -> Evidence:
    passages = [*_passages(node)]
    return replace(
        _joined([*map(_passage, passages)]), items=tuple(_row_items(node)), sources=frozenset(_sources(node))
    )


@lru_cache(maxsize=4_096)
def _passage(text: str) -> Evidence:
    """What a row or a text tells, without items: its figures, days, links and words."""
    readings = [read(piece) for piece in dict.fromkeys((text, *sentences_of(text)))]
    days = {day for reading in readings for _, ways in reading.dates for way in ways for day in _told_by(way)}
    links = {plain_link(link) for reading in readings for link in reading.links}
    years = {(float(year), "count", "") for year, _, _ in days if year}
    figures = {told for reading in readings for figure in reading.figures for told in _rounded(figure)}
    return Evidence(
        figures=Figures(frozenset(figures | years)),
        days=frozenset(days),
        links=frozenset(links | {re.split(r"[/?#]", link)[0] for link in links}),
        text=f" {' '.join(words_of(text))} ",
    )


@lru_cache(maxsize=4_096)
def _item(text: str, *, is_sourced: bool = False) -> Item:
    told = _passage(text)
    return Item(told.text, told.figures, is_sourced)


def forget_what_was_read() -> None:
    """Drop what is kept of texts, a person's words among them, to be read again when they come again."""
    for kept in (_prose, _passage, _item):
        kept.cache_clear()


def read_texts() -> int:
    """How many texts are kept."""
    return sum(kept.cache_info().currsize for kept in (_prose, _passage, _item))


def _parsed(text: str) -> tuple[list[Any], str]:
    """The JSON values of a text, and what is prose in it."""
    block = _BLOCK.search(text)
    try:
        value = json.loads(block["json"] if block else text)
    except ValueError:
        return [], text
    if not isinstance(value, dict | list):
        return [], text
    return [value], (text[: block.start()] + text[block.end() :]) if block else ""


def _passages(node: Any) -> Iterator[str]:
    """Every value once: a row with its keys, prose as a whole."""
    if isinstance(node, list):
        alone = [child for child in node if not isinstance(child, dict | list)]
        if alone:
            yield _shown(alone)
        for child in node:
            yield from _passages(child)
    elif isinstance(node, dict):
        if row := _values_alone(node):
            yield _shown(row)
        for value in node.values():
            if _is_prose(value):
                yield value
            elif isinstance(value, dict) or (isinstance(value, list) and not _is_of_row(value)):
                yield from _passages(value)


def _row_items(node: Any) -> Iterator[Item]:
    """Each object that names a source with all below it; the values of others one by one."""
    if isinstance(node, list):
        for child in node:
            yield from _row_items(child)
    elif isinstance(node, dict):
        is_sourced = _is_sourced(node)
        row = _without_sourced(node) if is_sourced else _values_alone(node)
        if row:
            yield _item(_shown(row), is_sourced=is_sourced)
        if not is_sourced:
            prose = [value for value in node.values() if _is_prose(value)]
            yield from (_item(part) for text in prose for one in sentences_of(text) for part in _PARTS.split(one))
        for child in _sourced_below(node) if is_sourced else node.values():
            yield from _row_items(child)


def _shown(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False)


def _is_sourced(node: Any) -> bool:
    return isinstance(node, dict) and any(node.get(key) for key in _SOURCE_KEYS)


def _values_alone(node: dict[str, Any]) -> dict[str, Any]:
    """Without what has a row of its own, and without prose."""
    return {
        key: value
        for key, value in node.items()
        if not isinstance(value, dict) and _is_of_row(value) and not _is_prose(value)
    }


def _is_of_row(value: Any) -> bool:
    """Told in the row of its object: all but a list that holds rows of its own."""
    return not (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _is_prose(value: Any) -> bool:
    """Sentences in which several sources may speak in turn: each part is an item of its own."""
    return isinstance(value, str) and len(value) >= MIN_PROSE_CHARS


def _without_sourced(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_sourced(value) for key, value in node.items() if not _is_sourced(value)}
    if isinstance(node, list):
        return [_without_sourced(value) for value in node if not _is_sourced(value)]
    return node


def _sourced_below(node: Any) -> Iterator[Any]:
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        if _is_sourced(child):
            yield child
        else:
            yield from _sourced_below(child)


def _sources(node: Any) -> Iterator[Words]:
    """Names under which a row may be cited: "AI Engineer Weekly, Opening" as such and without the place."""
    if isinstance(node, list):
        for child in node:
            yield from _sources(child)
    elif isinstance(node, dict):
        for key in (*_SOURCE_KEYS, *(("title",) if "publisher" in node else ())):
            for name in _strings(node.get(key)):
                parts = (name, *_PARTS_OF_NAME.split(name)[:2]) if key != "title" else (name,)
                yield from (words for part in parts if (words := words_of(part)))
        for child in node.values():
            yield from _sources(child)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _rounded(figure: Figure) -> set[Told]:
    """A figure may be said as it is, or rounded to the whole number, a large one to the thousand."""
    values = {figure.value}
    if figure.value < 10**15:
        values |= {float(round(figure.value))}
        values |= {float(round(figure.value, -3))} if figure.value >= MIN_ROUNDED else set()
    return {(value, figure.unit, figure.rate) for value in values}


def _units_for(unit: str) -> set[str]:
    """Units that support one: its own, none, and for money without a currency any of them."""
    if not unit:
        return {"", "count", *DAYS, "minute", "hour", "percent", "times", *_MONEY}
    if unit == "money":
        return {"", *_MONEY}
    return {unit, "", "money"} if unit.startswith("money ") else {unit, ""}


_MONEY = {"money", *(f"money {name}" for name in ("usd", "eur", "gbp", "chf", "jpy", "inr"))}


def _told_by(day: Day) -> set[Day]:
    """A date also tells its month, and its day in the year that everybody takes for granted."""
    year, month, number = day
    return {day, (year, month, None), (None, month, number)} if year and number else {day}
