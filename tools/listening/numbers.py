"""Numbers as they stand in a text: digits, number words ("twenty five", "two and a half thousand"), clock times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.listening.tokens import Tokens
from tools.listening.vocabulary import Mark

_DETAIL = frozenset(
    "incredible long great wonderful happy tough amazing fantastic good whole full solid free extra more spare odd "
    "uninterrupted undisturbed study real clear open additional concentrated focused or so mehr mas plus mais libres "
    "freie d'".split()
)
_SCHOOLING = frozenset(
    "student study degree uni university college semester school bachelor phd apprenticeship".split()
)
_STUDENT = frozenset("student studying degree bachelor phd apprentice".split())
_QUARTERS = {"half past": 0.5, "quarter past": 0.25, "quarter to": -0.25}
SIGNS = frozenset({"+", "~"})
_BEFORE_TIME = frozenset("at from until till by to past before after between and - around since".split())
_TILL = (["to"], ["till"], ["til"], ["until"], ["-"], ["and"])
_HUNDREDS, _BEFORE_HUNDRED = frozenset({"hundred", "thousand"}), frozenset("about around maybe say or to like".split())
_ORDINALS = {
    word: number
    for number, words in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth".split(),
        2,
    )
    for word in [words]
} | {"twentieth": 20}


@dataclass(frozen=True)
class Atom:
    """A number as it stands: its value, its tokens, and a clock time's half of the day."""

    value: float
    first: int
    end: int
    is_word: bool = False
    is_clock: bool = False
    half_day: str = ""
    multiplied: bool = False


class Numbers:
    """The numbers of one text, and the units behind them."""

    def __init__(self, tokens: Tokens, marks: Mapping[str, Sequence[Mark]]) -> None:
        self.tokens, self.words = tokens, tokens.words
        wanted = ("number", "multiplier", "article", "range", "between", "and_half", "unit", "currency", "period",
                  "noon", "meridiem", "oclock", "times", "percent", "minus", "day", "days", "weekend")  # fmt: skip
        self.at = {kind: {mark.first: mark for mark in marks.get(kind, ())} for kind in wanted}
        self.counted = {mark.end for kind in ("number", "article", "multiplier") for mark in marks.get(kind, ())}
        self.until = {
            kind: {mark.end: mark for mark in marks.get(kind, ())} for kind in ("currency", "minus", "between", "unit")
        }

    def starts(self) -> list[int]:
        """The tokens at which a number may begin."""
        digits = (
            place
            for place, word in enumerate(self.words)
            if word[0].isdigit() or word in _ORDINALS or word == "quarter"
        )
        halved = (place for place in self.at["unit"] if self._is_one_and_half(place))
        scaled = (place for place in self.at["multiplier"] if self._is_one_hundred(place))
        starts = {*digits, *self.at["number"], *self.at["article"], *self.at["noon"], *halved, *scaled}
        return sorted(starts - item_numbers(self.words))

    def atom(self, place: int) -> Atom | None:
        """A number at a token: digits, number words ("two and a half thousand"), noon, or "an" before a unit."""
        if place >= len(self.words):
            return None
        word = self.words[place]
        if ordinal := self._ordinal(place):
            return ordinal
        if word[0].isdigit():
            return self._digits(place, word)
        if half := self._half_past(place):
            return half
        if noon := self.at["noon"].get(place):
            return Atom(float(noon.value), place, noon.end, is_clock=True)
        if number := self.at["number"].get(place):
            return self._worded(number)
        article = self.at["article"].get(place)
        if article and (multiplier := self.at["multiplier"].get(article.end)):
            return self._multiplied(Atom(1.0, place, article.end, is_word=True), multiplier)
        if article and self.unit_at(article.end) is not None:
            return Atom(1.0, place, article.end, is_word=True)
        if self._is_one_and_half(place):
            return Atom(1.0, place, place)
        if self._is_one_hundred(place):
            return self._multiplied(Atom(1.0, place, place, is_word=True), self.at["multiplier"][place])
        return None

    def _is_one_hundred(self, place: int) -> bool:
        """ "A hundred, hundred fifty", "about hundred dollars": the one is left out."""
        before = self.words[place - 1] if place else ","
        is_alone = self.words[place] in _HUNDREDS and place not in self.counted
        return place in self.at["multiplier"] and is_alone and (not before[0].isalnum() or before in _BEFORE_HUNDRED)

    def _is_one_and_half(self, place: int) -> bool:
        """ "Hora y media al dia", "en ano y medio": the one is left out."""
        unit = self.at["unit"].get(place)
        before = self.words[place - 1] if place else ""
        is_counted = place in self.counted or before[:1].isdigit()
        return unit is not None and unit.end in self.at["and_half"] and not is_counted

    def _half_past(self, place: int) -> Atom | None:
        """ "Half past ten", "quarter to nine"."""
        shift = _QUARTERS.get(" ".join(self.words[place : place + 2]))
        hour = self.at["number"].get(place + 2)
        value = float(hour.value) if hour else None
        if value is None and self.words[place + 2 : place + 3] and self.words[place + 2].isdigit():
            value = float(self.words[place + 2])
        if shift is None or value is None or not 1 <= value <= 12:
            return None
        return Atom(value + shift, place, hour.end if hour else place + 3, is_word=True, is_clock=True)

    def _digits(self, place: int, word: str) -> Atom | None:
        if (
            place
            and self.words[place - 1] in ("#", "v", "version", "/")
            and self.tokens.is_tight(place - 1)
            and self.words[place - 1] != "/"
        ):
            return None
        value, is_clock = _parsed(word)
        if value is None:
            return None
        atom = Atom(value, place, place + 1, is_clock=is_clock)
        tail = self.words[place + 1 : place + 3]
        is_tight = self.tokens.is_tight(place) and self.tokens.is_tight(place + 1)
        if len(tail) == 2 and tail[0] == "h" and tail[1].isdigit() and len(tail[1]) == 2 and is_tight:  # 17h30
            return Atom(value + int(tail[1]) / 60, place, place + 3, is_clock=True)
        if multiplier := self.at["multiplier"].get(place + 1):
            return self._multiplied(atom, multiplier)
        if self._is_in_millions(place):
            return Atom(value * 1e6, place, place + 2, multiplied=True)
        if (half := self.at["meridiem"].get(place + 1)) and value <= 12.6:
            return Atom(value, place, half.end, is_clock=True, half_day=half.value)
        if clock := self.at["oclock"].get(place + 1):
            return Atom(value, place, clock.end, is_clock=True)
        return atom

    def _is_in_millions(self, place: int) -> bool:
        """ "$2.4M", "5M EUR": of money, a tight "m" is a million."""
        if not self.tokens.is_tight(place) or self.words[place + 1] not in ("m", "mn", "mm"):
            return False
        return place in self.until["currency"] or place + 2 in self.at["currency"]

    def _ordinal(self, place: int) -> Atom | None:
        """ "my ninth year there": between eight and nine."""
        value = _ORDINALS.get(self.words[place])
        end = place + 1
        if (
            value is None
            and self.words[place].isdigit()
            and self.words[place + 1 : place + 2] in (["st"], ["nd"], ["rd"], ["th"])
        ):
            value, end = int(self.words[place]), place + 2
        led = (place and self.words[place - 1] in ("my", "this", "mein", "mi", "mon", "meu", "our")) or self.words[
            max(0, place - 2) : place
        ] == ["in", "my"]
        if value is None or not led or self.words[end : end + 1] not in (["year"], ["jahr"], ["ano"]):
            return None
        if _SCHOOLING & set(self.words[end : end + 8]) or _STUDENT & set(self.words[max(0, place - 8) : place]):
            return None
        return Atom(value - 0.5, place, end)

    def _worded(self, number: Mark) -> Atom | None:
        value, end = float(number.value), number.end
        link = self.words[end] if end < len(self.words) else ""
        joins = link in ("y", "e") or (link in ("-", "und") and self.tokens.is_tight(end - 1))
        ones = self.at["number"].get(end + 1 if joins else end)
        if value >= 20 and value % 10 == 0 and ones and float(ones.value) in range(1, 10):  # "twenty five"
            value, end = value + float(ones.value), ones.end
        elif time := self._time_of_day(number):
            return time
        elif hundreds := self._hundreds_left_out(number):
            value, end = hundreds
        atom = Atom(value, number.first, end, is_word=True)
        if clock := self.at["oclock"].get(end) or self.at["meridiem"].get(end):
            return Atom(value, number.first, clock.end, is_word=True, is_clock=True, half_day=clock.value)
        multiplier = self.at["multiplier"].get(end)
        if multiplier is None and end < len(self.words) and self.words[end] == "of":
            multiplier = self.at["multiplier"].get(end + 1)
        return self._multiplied(atom, multiplier) if multiplier else atom

    def _time_of_day(self, number: Mark) -> Atom | None:
        """ "Five thirty to six thirty": an hour and its minutes, on either side of "to"."""
        hour, minutes = float(number.value), self.at["number"].get(number.end)
        if hour not in range(1, 13) or minutes is None or float(minutes.value) not in (15, 30, 40, 45):
            return None
        five = self.at["number"].get(minutes.end)
        of_hour, end = float(minutes.value), minutes.end
        if of_hour == 40:
            if five is None or float(five.value) != 5:
                return None
            of_hour, end = 45.0, five.end
        opens = self.words[end : end + 1] in _TILL and end + 1 in self.at["number"]
        closes = self.words[number.first - 1 : number.first] in _TILL and number.first - 2 in self.at["number"]
        if self.unit_at(end) or not (opens or closes):
            return None
        return Atom(hour + of_hour / 60, number.first, end, is_word=True, is_clock=True)

    def _hundreds_left_out(self, number: Mark) -> tuple[float, int] | None:
        """ "Two fifty", "one twenty five tops": no time of day, and no "one twenty minute walk"."""
        tens = self.at["number"].get(number.end)
        value = float(number.value)
        if value not in range(1, 10) or tens is None or float(tens.value) not in range(20, 100, 10):
            return None
        ones = self.at["number"].get(tens.end)
        end = ones.end if ones and float(ones.value) in range(1, 10) else tens.end
        before = self.words[number.first - 1] if number.first else ""
        if self.unit_at(end) or before in _BEFORE_TIME or {end, end + 1} & self.at["meridiem"].keys():
            return None
        return value * 100 + float(tens.value) + (float(ones.value) if ones and end == ones.end else 0.0), end

    def _multiplied(self, atom: Atom, multiplier: Mark) -> Atom | None:
        if (
            multiplier.value == "1000"
            and self.words[multiplier.first] == "k"
            and not (self.tokens.is_tight(multiplier.first - 1) or atom.is_word)
        ):
            return atom
        factor, end = float(multiplier.value), multiplier.end
        if following := self.at["multiplier"].get(end):
            factor, end = factor * float(following.value), following.end
        value = atom.value * factor
        rest = self.at["number"].get(end + 1 if end < len(self.words) and self.words[end] == "and" else end)
        if rest and 0 < float(rest.value) < 100 and factor == 100 and float(rest.value) >= 1:
            value, end = value + float(rest.value), rest.end
        if rest and factor == 1000 and atom.is_word:
            value, end = self._thousands(value, end, rest)
        return Atom(value, atom.first, end, is_word=atom.is_word, multiplied=True)

    def _thousands(self, value: float, end: int, rest: Mark) -> tuple[float, int]:
        """ "Two thousand five hundred", "two thousand and fifty": but no "two thousand five hours"."""
        start = rest.first
        hundred = self.at["multiplier"].get(rest.end)
        if hundred and float(hundred.value) == 100 and 1 <= float(rest.value) < 10:
            value, end = value + float(rest.value) * 100, hundred.end
            start, rest = end, self.at["number"].get(end) or rest
        is_more = rest.first == start and 1 <= float(rest.value) < 100
        unit = self.unit_at(rest.end) if is_more else None
        return (value + float(rest.value), rest.end) if is_more and unit is None else (value, end)

    def power(self, atom: Atom) -> float:
        """What the words of a number multiply it by."""
        places = (self.at["multiplier"].get(place) for place in range(atom.first, atom.end))
        return next((float(mark.value) for mark in places if mark), 1.0)

    def is_article(self, atom: Atom) -> bool:
        return atom.first in self.at["article"] or self.words[atom.first] in (
            "half",
            "halb",
            "halbe",
            "media",
            "medio",
            "meia",
            "meio",
            "demi",
        )

    def unit_at(self, place: int) -> Mark | None:
        """The unit that stands here, a sign or a word such as "full" before it allowed."""
        for _ in range(3):
            if place >= len(self.words):
                return None
            if mark := self.at["unit"].get(place):
                return mark
            if (
                self.words[place] not in _DETAIL
                and self.words[place] not in SIGNS
                and self.words[place] not in ("-", "ish")
            ):
                return None
            place += 1
        return None


def item_numbers(words: Sequence[str]) -> frozenset[int]:
    """ "1) nurse 2) nine years 3) 5 h": the places of the numbers by which a list counts its items."""
    places: list[int] = []
    for place in range(len(words) - 1):
        is_next = words[place] == str(len(places) + 1) and words[place + 1] == ")"
        if is_next and "(" not in words[max(0, place - 4) : place]:
            places.append(place)
    always = {at for at in range(len(words) - 2) if list(words[at : at + 3]) in _NO_FIGURES}
    return frozenset(places if len(places) > 1 else ()) | always | {at + 2 for at in always}


_NO_FIGURES = (
    ["24", "/", "7"],
    ["9", "/", "11"],
    ["50", "/", "50"],
)  # round the clock, a day in September, half and half


def _parsed(word: str) -> tuple[float | None, bool]:
    """The value of digits, and whether they are a time of day."""
    if ":" in word:
        hours, _, minutes = word.partition(":")
        is_time = hours.isdigit() and minutes.isdigit() and int(hours) <= 24 and len(minutes) == 2 and int(minutes) < 60
        return (int(hours) + int(minutes) / 60, True) if is_time else (None, False)
    plain = word.replace("'", "").replace(" ", "")
    for mark in (",", "."):
        parts = plain.split(mark)
        if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and 0 < len(parts[0]) <= 3 and parts[0] != "0":
            plain = "".join(parts)
    if plain.count(",") + plain.count(".") > 1:
        return None, False
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        return None, False
    return (value, False) if value < 1e12 else (None, False)
