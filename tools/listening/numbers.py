"""Quantities as people write them: digits and number words, ranges, units, currencies, "a week", "each weekday".

A quantity is what was written and where; what it means for a profile is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from tools.listening import tables
from tools.listening.text import fold

FIGURES_MAX = 1_000  # a text with more figures is a table, not a person


@dataclass(frozen=True)
class Quantity:
    """A figure with its unit and period; `low` and `high` are equal unless a range was written."""

    low: float
    high: float
    unit: str  # minute, hour, day, week, month, year, session, a currency code, or "" for a bare number
    period: str  # day, weekday, week, weekend, fortnight, other_day, month, year, session, or ""
    start: int
    end: int
    ratio: float | None = None  # what "4/5" or "4 out of 5" is out of
    signed: bool = False  # a minus stands before it

    @property
    def value(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_money(self) -> bool:
        return self.unit in rates()


@cache
def rates() -> dict[str, float]:
    """US dollars for one unit of each currency: rough, good for a budget and nothing else."""
    return {row["code"]: float(row["usd"]) for row in tables.rows("currencies")}


def quantities(low: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text, in order."""
    return tuple(islice(_scan(low), FIGURES_MAX))


def _scan(low: str) -> Iterator[Quantity]:
    at, before = 0, None
    while match := _grammar().number.search(low, at):
        found = _complete(low, match)
        at = max(match.end(), found.end if found else 0)
        if found:
            before = _with_unit_before(low, _from_clock(low, match, found), before)
            yield before


def _with_unit_before(low: str, found: Quantity, before: Quantity | None) -> Quantity:
    """ "3 hours on Saturday and 2 on Sunday": the second figure is of hours, too."""
    if _is_later_post(low, found, before):
        return replace(found, unit="year")
    if (
        found.unit
        or found.ratio
        or before is None
        or before.unit not in ("hour", "minute")
        or found.start - before.end > 9
    ):
        return found
    inherited = _with_period(low, replace(found, unit=before.unit))
    return inherited if inherited.period else found


_CLOCK_LEAD = re.compile(r"\b(?:from|von|de|desde|das)\s$")
_CLOCK_DAYS = re.compile(r"\s?(?:[ap]m|uhr|h)?(?=\s(?:every|each|on|most|jeden|cada|todos|chaque|tous)\s)")


def _from_clock(low: str, match: re.Match[str], found: Quantity) -> Quantity:
    """ "from 6 to 7 every morning" is one hour a day."""
    if found.unit or found.ratio or not match["second"] or not 0 < found.high <= 24:
        return found
    days = _CLOCK_DAYS.match(low, found.end)
    lead = match.group().startswith(("between", "zwischen", "entre")) or _CLOCK_LEAD.search(low[: found.start][-8:])
    if days is None or not lead:
        return found
    first, second = _value(match["first"], ""), _value(match["second"], "")
    length = ((second or 0) - (first or 0)) % 12
    timed = _with_period(low, replace(found, unit="hour", low=length, high=length, end=days.end()))
    return timed if timed.period not in ("", "month", "year") and 0 < length <= 8 else found


def _is_later_post(low: str, found: Quantity, before: Quantity | None) -> bool:
    """ "Two years as a cook, then 5 as a baker": the second figure is of years, too."""
    if found.unit or found.ratio or before is None or before.unit != "year" or found.start - before.end > 60:
        return False
    between = low[before.end : found.start]
    return re.search(r"\b(?:then|now|and|dann|luego|puis|depois)\s(?:\w+\s)?$", between) is not None and (
        re.match(r"\s(?:as|als|como|comme)\s", low[found.end : found.end + 8]) is not None
    )


def _complete(low: str, match: re.Match[str]) -> Quantity | None:
    first = _value(match["first"], match["first_by"] or "")
    second = _value(match["second"], match["second_by"] or "") if match["second"] else None
    if first is None or (match["second"] and second is None):
        return None
    if second is not None and not match["first_by"] and match["second_by"] and first < second:
        first *= _multiplier(match["second_by"])
    first += 0.5 if match["half"] else 0.0
    low_end, high_end = _ends(first, second)
    found = Quantity(low=low_end, high=high_end, unit="", period="", start=match.start("first"), end=match.end())
    found = _with_unit(low, _with_currency(low, found))
    if match["first"] in _ARTICLES and found.unit in ("", "session"):
        return None
    return _with_period(low, _with_ratio(low, found))


_ARTICLES = ("a", "an", "one's")


def _ends(first: float, second: float | None) -> tuple[float, float]:
    if second is None or second < first:
        return first, first
    return first, second


def _value(written: str, by: str) -> float | None:
    plain = written.strip()
    value: float | None
    if plain[:1].isdigit():
        value = _digits(plain)
    elif plain in _ARTICLES:
        value = 1.0
    else:
        value = _word_value(plain)
    return None if value is None else value * _multiplier(by)


def _digits(written: str) -> float | None:
    if " " in written and "/" in written:
        whole, _, part = written.partition(" ")
        return float(whole) + 0.5 if part else float(whole)
    if re.fullmatch(r"\d{1,3}(?:[.,']\d{3})+", written):
        return float(re.sub(r"[.,']", "", written))
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        return None
    return value if value < 1e12 else None


def _word_value(written: str) -> float | None:
    grammar = _grammar()
    normal = " ".join(written.replace("-", " - ").split()).replace(" - ", "-")
    if normal in grammar.words:
        return grammar.words[normal]
    tens, _, unit = normal.replace("-", " ").replace(" y ", " ").replace(" e ", " ").partition(" ")
    if tens in grammar.words and unit in grammar.words and grammar.words[tens] >= 20 > 10 > grammar.words[unit]:
        return grammar.words[tens] + grammar.words[unit]
    return None


def _multiplier(by: str) -> float:
    word = by.strip()
    if not word:
        return 1.0
    return 100.0 if word in _HUNDREDS else 1_000_000.0 if word.startswith(("million", "mio", "millon")) else 1000.0


_HUNDREDS = ("hundred", "hundert", "cien", "cientos", "cent", "cents", "cem")


_MINUS = re.compile(r"(?:^|[\s=:(])(?:-|minus\s|negative\s)$")
_RATIO = re.compile(r"\s?(?:/|out of|von|sobre|sur)\s?(\d{1,3})(?![\d/])")


def _with_currency(low: str, found: Quantity) -> Quantity:
    before = _grammar().symbol_before.search(low[max(0, found.start - 6) : found.start])
    after = _grammar().symbol_after.match(low, found.end)
    end = after.end() if after else found.end
    symbol = before["symbol"] if before else after["symbol"] if after else ""
    start = found.start - (len(before.group()) if before else 0)
    signed = bool(_MINUS.search(low[max(0, start - 8) : start]))
    return replace(found, unit=_grammar().symbols.get(symbol, ""), start=start, end=end, signed=signed)


def _with_unit(low: str, found: Quantity) -> Quantity:
    match = None if found.unit else _grammar().unit.match(low, found.end)
    if match is None:
        return found
    unit = _grammar().units[" ".join(match["unit"].split())]
    extra = 0.5 if match["half"] else float(match["rest"]) / 60 if unit == "hour" and match["rest"] else 0.0
    end = match.end() if unit == "hour" or not match["rest"] else match.end("unit")
    return replace(found, unit=unit, low=found.low + extra, high=found.high + extra, end=end)


def _with_ratio(low: str, found: Quantity) -> Quantity:
    match = None if found.unit else _RATIO.match(low, found.end)
    return replace(found, ratio=float(match[1]), end=match.end()) if match else found


def _with_period(low: str, found: Quantity) -> Quantity:
    if not found.unit:
        return found
    match = _grammar().period.match(low, found.end)
    if match is None:
        return found
    period = match["adverb"] or match["word"]
    return replace(found, period=_grammar().periods[" ".join(period.split())], end=match.end())


@dataclass(frozen=True)
class _Grammar:
    """The compiled patterns, built from the tables on first use."""

    words: dict[str, float]
    units: dict[str, str]
    symbols: dict[str, str]
    periods: dict[str, str]
    number: re.Pattern[str]
    unit: re.Pattern[str]
    symbol_before: re.Pattern[str]
    symbol_after: re.Pattern[str]
    period: re.Pattern[str]


_ADVERBS = {
    "week": "weekly;wochentlich;semanal;semanales;semanais;hebdomadaire;pw;p.w.;pro woche",
    "day": "daily;taglich;diario;diarias;diarios;diarias;nightly;quotidien",
    "month": "monthly;monatlich;mensual;mensuales;mensuel;mensais;p.m.;pcm",
    "year": "yearly;annually;jahrlich;anual;p.a.;per annum",
    "session": "each;apiece;jeweils;cada uno;cada una;chacun",
}


def _entries(name: str, value: str) -> dict[str, str]:
    return {fold(word): row[value] for row in tables.rows(name) for word in tables.cells(row["words"])}


def _alternation(entries: dict[str, str] | dict[str, float]) -> str:
    return tables.one_of(tuple(sorted(entries, key=len, reverse=True)))


@cache
def _grammar() -> _Grammar:
    number_words = {word: float(value) for word, value in _entries("numbers", "value").items()}
    units, periods = _entries("units", "unit"), _entries("periods", "period")
    adverbs = {fold(word): period for period, cell in _ADVERBS.items() for word in cell.split(";")}
    symbols = {fold(sign): row["code"] for row in tables.rows("currencies") for sign in tables.cells(row["symbols"])}
    unit, symbol, word = _alternation(units), _alternation(symbols), _alternation(number_words)
    return _Grammar(
        words=number_words,
        units=units,
        symbols=symbols,
        periods=periods | adverbs,
        number=_number_pattern(word, unit),
        unit=re.compile(
            rf"[\s-]{{0,2}}(?:(?:more|extra|additional|full|whole|solid|mehr|"
            rf"mas)\s)?(?P<unit>{unit})(?![a-z'])(?P<half>\s(?:and|und|y|et|e)\s(?:(?:a|one|un|une)\s)?(?:half|"
            rf"halb|media|medio|demi|demie|meia|meio)\b)?"
            r"(?:\s?(?P<rest>[1-5][05])\s?(?:m|min|mins|minutes)?(?![\w/]))?"
        ),
        symbol_before=re.compile(rf"(?<![a-z])(?P<symbol>{symbol})\s?$"),
        symbol_after=re.compile(rf"\s?(?P<symbol>{symbol})(?!\w)"),
        period=_period_pattern(_alternation(periods), _alternation(adverbs)),
    )


def _number_pattern(word: str, unit: str) -> re.Pattern[str]:
    digits = r"\d{1,3}(?:[.,']\d{3})+(?![\d.,]\d)|\d+\s1/2|\d+(?:[.,]\d+)?"
    by = (
        r"\s?(?:k(?!\w)|(?:hundred|thousand|grand|hundert|tausend|cientos|mil|mille|million|millions|mio|millionen|"
        r"millones)(?!\w))"
    )
    half = r"(?:\s(?:and a half|y medio|y media|et demi|e meia|e meio)(?!\w))?"
    atom = rf"(?:{digits}|{word}(?:(?:[\s-]|\s[ye]\s){word})?(?!\w))"
    article = rf"an?(?=\s(?:{unit})(?!\w))"
    link = r"\s?(?:-|to|or|bis zu|bis|oder|ou|o|u|up to|hasta|ate|a)\s?"
    both = r"(?<=\d)\s(?:and|und|y|e|et)\s(?=\d)|(?<=[a-z])\s(?:and)\s(?=[a-z]+\s(?:hours|hrs|years|months))"
    return re.compile(
        rf"(?<![\w.,])(?:(?:between|zwischen|entre)\s)?(?P<first>{atom}|"
        rf"{article})(?P<first_by>{by})?(?P<half>{half})(?:\+|-?ish)?"
        rf"(?:(?:{link}|{both})[$€£]?(?P<second>{atom})(?P<second_by>{by})?)?"
    )


def _period_pattern(period: str, adverb: str) -> re.Pattern[str]:
    filler = (
        r"(?:\s(?:or so|max|maximum|tops|at most|free|total|spare|of study|of studying|of learning|"
        r"of free time|of time|"
        r"to study|studying|study|learning|zeit|libres|fest))?"
    )
    link = (
        r"(?:/\s?|per\s|an?\s|each\s|every\s|most\s|every single\s|on\s|on the\s|by\s|in the\s|in a\s|in der\s|the\s|"
        r"pro\s|die\s|jeden\s|am\s|"
        r"jede\s|por\s|al\s|a la\s|cada\s|par\s|chaque\s|na\s|no\s|o\s|os\s|los\s|le\s|p/|x\s)"
    )
    return re.compile(rf"{filler}\s?(?:{link}(?P<word>{period})(?![\w'-])|(?P<adverb>{adverb})(?!\w))")
