"""Read the figures and dates out of a text, each with its unit: "about six months", "$100K-500K", "2 June 2030".

Pure reading, the same on both sides of the check; whether a figure is supported is decided in grounding.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

BARE_SMALL = 12  # "three questions", "2 options": counting words, not figures, when no unit follows
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}

Day = tuple[int | None, int, int | None]  # year, month, day; what is not said is None

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_WORDS = {word: value for value, word in enumerate(f"{_SMALL} seventeen eighteen nineteen".split())}
_WORDS |= {
    word: 10 * tens
    for tens, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WORDS |= {"couple": 2}
_GROUPS = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9} | _GROUPS
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_UNITS = {
    "money": r"dollars?|bucks?|usd|eur|euros?|gbp|pounds?|chf|francs?|[$€£¥₹]",
    "percent": r"%|percent(?:age)?|per\scent|pct",
    "minute": r"min(?:ute)?s?",
    "hour": r"h|hrs?|hours?",
    "day": r"(?-i:d)|days?",
    "week": r"wks?|w|weeks?",
    "month": r"mos?|mths?|months?",
    "year": r"yrs?|y|years?",
    "times": r"x|×|fold",
}
_ANY_UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
_KEY_UNITS = {word: unit for unit in ("minute", "hour", "day", "week", "month", "year") for word in (unit, f"{unit}s")}
_KEY_UNITS |= {"usd": "money usd", "dollars": "money usd", "eur": "money eur"}
_KEY_UNITS |= dict.fromkeys(("cost", "price", "pay", "salary", "budget"), "money")
_KEY_UNITS |= dict.fromkeys(("percent", "pct"), "percent")
_COUNT_KEYS = {"turn", "own", "required", "level", "points", "threshold", "maximum", "answered", "count", "confidence"}
_CURRENCIES = {"$": "usd", "dollar": "usd", "usd": "usd", "€": "eur", "eur": "eur", "£": "gbp", "gbp": "gbp"}
_CURRENCIES |= {"pound": "gbp", "chf": "chf", "franc": "chf", "¥": "jpy", "₹": "inr"}
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}

_WORD = rf"(?:{'|'.join((*_WORDS, *_GROUPS))})(?!\w)"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand"
_NUMBER = re.compile(
    r"(?<![\w.])(?P<money>(?:US)?[$€£¥₹]\s?|(?:USD|EUR|GBP|CHF)\s)?"
    r"(?:(?P<digits>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)?(?P<glyph>\s?[½¼¾⅓⅔])?(?<=[\d½¼¾⅓⅔])"
    rf"|(?P<words>{_WORD}(?:(?:{_AND})?[\s-]{_WORD})*))"
    r"(?P<half>\sand\sa\shalf\b)?(?P<scale>\s?k\b|mn?\b|bn?\b|\s(?:dozen|hundred|thousand|million|billion)\b)?\+?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?<!first\s)(?<!second\s)(?<!other\s)(?<!and\sa\s)\b(?P<part>half|three[\s-]quarters?|(?:an?|one)\squarter|two[\s-]thirds|(?:an?|one)\sthird)"
    rf"(?:[\s-](?:of\s)?(?:an?[\s-])?(?:{_ANY_UNIT})(?!\w)|[\s-](?:an?\s)?(?P<group>{'|'.join(_GROUPS)})\b|\sof\b)",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three quarter": 0.75, "two third": 2 / 3}
_AND_A_HALF = re.compile(rf"\b(?:an?)\s(?:{_ANY_UNIT})\sand\sa\shalf\b", re.IGNORECASE)
_NO_ADJECTIVE = "an?|per|each|every|in|to|and|or|for|the|of|at|on|is|are|as|by|from|with|times|yes"
_UNIT = re.compile(
    rf"(?:\s?-?|\s(?:of\s)?(?:(?!(?:{_NO_ADJECTIVE})\b)(?P<between>[a-z]{{1,20}})[\s-])?)(?:{_ANY_UNIT})(?!\w)",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"\s?(?:(?:(?:an?|per|each|every)\s|/\s?)(?P<period>hour|day|week|month|year)\b|(?P<adverb>{'|'.join(_PERIODS)})\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|—|to|or|and)\s?", re.IGNORECASE)
_SHARE = re.compile(r"\s?(?:/|of|out\sof|in)\s?", re.IGNORECASE)
_JSON = re.compile(r'"(?P<key>\w+)"\s?:\s?(?P<value>"?-?\d[\d.]*|\[[^\[\]"]*\])')

# What is named with a number of its own is no figure about the world: versions, status codes, parts of a whole.
_LABELS = frozenset(
    """python java javascript node gpt claude llama gemini mistral qwen phi http status error rfc iso vue angular react
    django postgres postgresql mysql ubuntu windows cuda version c++ level levels step steps phase phases tier tiers
    part parts chapter chapters module question questions option options number no.""".split()
)
_IDIOMS = re.compile(
    r"24/7|100\s?%(?=\s(?:free|sure|certain|online|remote|honest|clear|open|normal|right)\b)|\bone day\b", re.I
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    r"(?<![\w.,$€£])(?:(?P<iso_year>\d{4})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?(?!\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<end_year>\d{4})(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>\d{{4}})(?!\d))?"
    rf"|(?P<us_month>{_MONTH})\s(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d\w])(?:,?\s(?P<us_year>\d{{4}})(?!\d))?"
    rf"|(?P<only_month>{_MONTH}),?\s(?P<only_year>\d{{4}})(?!\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text."""

    value: float
    text: str
    # A key of _UNITS, money with its currency ("money usd"); "" where none is told; "count" where it counts or names.
    unit: str = ""
    rate: str = ""  # "week" for "5 hours a week"
    is_claim: bool = True  # says something about the world, so that something has to support it


@dataclass
class _Found:
    """A number on the way to a figure: its neighbours may still lend it a unit."""

    start: int
    end: int
    value: float
    scale: int
    unit: str
    rate: str
    currency: str = ""


def dates_in(text: str) -> tuple[list[tuple[str, tuple[Day, ...]]], str]:
    """Each date as it is shown with the ways to read it, and the text without them."""
    found = [(match, days) for match in _DATE.finditer(text) if (days := _days(match))]
    rest, last = [], 0
    for match, _ in found:
        rest.append(text[last : match.start()])
        last = match.end()
    return [(match.group().rstrip(" ."), days) for match, days in found], " ; ".join([*rest, text[last:]])


def _days(match: re.Match[str]) -> tuple[Day, ...]:
    if match["iso_year"]:
        days = [(match["iso_year"], match["iso_month"], match["iso_day"])]
    elif match["first"]:  # 6/2/2030: nobody knows which comes first
        ends = match["end_year"]
        days = [(ends, match["first"], match["second"]), (ends, match["second"], match["first"])]
    elif match["month"]:
        days = [(match["year"], match["month"], match["day"])]
    elif match["us_month"]:
        days = [(match["us_year"], match["us_month"], match["us_day"])]
    else:
        days = [(match["only_year"], match["only_month"], None)]
    if days[0][1] == "may" and days[0][0] is None:  # "Module 10 may help"
        return ()
    read = [(int(year) if year else None, _month(month), int(day) if day else None) for year, month, day in days]
    return tuple(day for day in read if 1 <= day[1] <= 12 and (day[2] is None or 1 <= day[2] <= 31))


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1


def figures_in(text: str) -> list[Figure]:
    """The figures of a text without its dates and links."""
    text = _IDIOMS.sub(" ", text.replace("*", ""))
    parts = [*_parts(text)]
    text = _AND_A_HALF.sub(" ; ", _PART.sub(" ; ", text))
    found = [_found(match, text) for match in _NUMBER.finditer(text)]
    keys = _keys(text)
    _lend_units(found, text)
    shares = {id(one) for pair in pairwise(found) if _is_share(*pair, text) for one in pair}
    return parts + [
        _figure(one, text, is_share=id(one) in shares, key=keys.get(one.start))
        for one in found
        if not _is_ordinal(one, text)
    ]


def _parts(text: str) -> Iterator[Figure]:
    for match in _PART.finditer(text):
        part = " ".join(match["part"].lower().replace("-", " ").split()).removeprefix("a ").removeprefix("one ")
        value, group = _PARTS[part.rstrip("s")], match["group"]
        unit = _unit(match)
        if group:
            yield Figure(value * _GROUPS[group.lower()], match.group())
        else:
            yield Figure(value if unit else round(value * 100), match.group(), unit or "percent")
    for match in _AND_A_HALF.finditer(text):
        yield Figure(1.5, match.group(), _unit(match))


def _unit(match: re.Match[str] | None) -> str:
    return next((unit for unit in _UNITS if match and match[unit]), "")


def _found(match: re.Match[str], text: str) -> _Found:
    digits, glyph = match["digits"], (match["glyph"] or "").strip()
    value = (
        _spoken(match["words"]) if match["words"] else float((digits or "0").replace(",", "")) + _GLYPHS.get(glyph, 0)
    )
    scale = _SCALES[match["scale"].strip().lower()] if match["scale"] else 1
    told = _UNIT.match(text, match.end())
    rate = _RATE.match(text, told.end() if told else match.end())
    period = (rate["period"] or rate["adverb"]) if rate else (told["between"] or "") if told else ""
    period = _PERIODS.get(period.lower(), period.lower() if rate else "")
    unit = "money" if match["money"] else _unit(told)
    currency = _currency(match["money"] or (told["money"] if told else None))
    return _Found(match.start(), match.end(), value + 0.5 * bool(match["half"]), scale, unit, period, currency)


def _currency(shown: str | None) -> str:
    """Which money it is; bucks and pay without a mark are of none."""
    letters = (shown or "").strip().lower()
    return next((name for mark, name in _CURRENCIES.items() if letters.startswith(mark) or letters.endswith(mark)), "")


def _spoken(words: str) -> float:
    total, current = 0, 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _GROUPS:
            current = max(current, 1) * _GROUPS[word]
            if current >= 1_000:
                total, current = total + current, 0
        else:
            current += _WORDS.get(word, 0)
    return float(total + current) if total + current < 10**15 else float("inf")


def _lend_units(found: list[_Found], text: str) -> None:
    """In "420–560 h" both are hours, and in "$100-500K" both are thousands of dollars."""
    for left, right in reversed([*pairwise(found)]):
        between = text[left.end : right.start] if right.start - left.end <= 6 else ";"
        is_range = _RANGE.fullmatch(between) is not None
        if "and" in between.lower():
            is_range = is_range and text[max(0, left.start - 9) : left.start].lower().strip().endswith("between")
        if not is_range:
            continue
        if left.scale == 1 and left.value < right.value:
            left.scale = right.scale
        left.unit, left.rate = left.unit or right.unit, left.rate or right.rate
        left.currency, right.currency = left.currency or right.currency, right.currency or left.currency
        right.unit = right.unit or ("money" if left.unit == "money" else "")


def _is_share(left: _Found, right: _Found, text: str) -> bool:
    """ "3 of 5", "nine out of ten": two small numbers that together say something; "one of two ways" does not."""
    between = text[left.end : right.start] if right.start - left.end <= 8 else ""
    if not _SHARE.fullmatch(between) or _is_named(left, text):
        return False
    return between.strip().lower() != "of" or (text[left.start].isdigit() and text[right.start].isdigit())


def _is_ordinal(one: _Found, text: str) -> bool:
    return one.value <= 31 and _ORDINAL.match(text, one.end) is not None


def _keys(text: str) -> dict[int, tuple[str, str]]:
    """Where a number is the value of a JSON key: the unit and the rate that the key tells."""
    told: dict[int, tuple[str, str]] = {}
    for match in _JSON.finditer(text):
        words = match["key"].lower().split("_")
        unit = next((_KEY_UNITS[word] for word in reversed(words) if word in _KEY_UNITS), "")
        unit = unit or ("count" if _COUNT_KEYS & set(words) or match["key"] == "as_of" else "")
        rate = next((_PERIODS[word] for word in words if word in _PERIODS), "")
        told |= {number.start(): (unit, rate) for number in _NUMBER.finditer(text, match.start("value"), match.end())}
    return told


def _figure(one: _Found, text: str, *, is_share: bool, key: tuple[str, str] | None) -> Figure:
    value, shown = one.value * one.scale, text[one.start : one.end].strip()
    if _UNIT.match(text, one.end) and text[one.end : one.end + 2].strip()[:1] == "%":
        shown = text[one.start : text.index("%", one.end) + 1]
    if one.unit:
        return Figure(value, shown, f"{one.unit} {one.currency}".strip(), one.rate)
    if key:
        return Figure(value, shown, *key, is_claim=value > BARE_SMALL or not value.is_integer())
    if _is_label(one, text):
        return Figure(value, shown, "count", is_claim=False)
    is_claim = is_share or value > BARE_SMALL or not value.is_integer()
    counts = not is_claim and text[one.end : one.end + 2].strip()[:1].isalpha()
    return Figure(value, shown, "count" if counts or is_share else "", one.rate, is_claim)


def _is_label(one: _Found, text: str) -> bool:
    is_size = one.scale == _SCALES["b"] and text[one.end - 1] == "B"  # a model of 7B parameters
    return is_size or _is_named(one, text)


def _is_named(one: _Found, text: str) -> bool:
    """Whether the word before it takes a number as part of its name: "Python 3.11", "Covid-19", "step 2"."""
    before = text[max(0, one.start - 20) : one.start].rstrip("#")
    words = before[:-1].split()
    if not words or not (before[-1] == "-" or before[-1].isspace()):
        return False
    is_year = 1900 <= one.value <= 2100  # "Mid-2025"
    is_name = before[-1] == "-" and words[-1][0].isupper() and words[-1].isalpha() and not is_year
    is_version = words[-1].isalpha() and words[-1].isupper() and len(words[-1]) > 1 and one.value < 10  # "TLS 1.3"
    return is_name or is_version or words[-1].lower().lstrip("(") in _LABELS
