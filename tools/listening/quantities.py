"""Quantities as people write them: digits and number words, ranges, units, currencies, "a week", "each weekday".

What a quantity means for a profile is decided elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tools.listening import put_right
from tools.listening.amounts import Quantity as Quantity
from tools.listening.amounts import rates as rates
from tools.listening.clock_times import ClockTimes
from tools.listening.denied import undenied
from tools.listening.further_years import is_of_years, unit_before
from tools.listening.multiples import counts_times, with_multiples
from tools.listening.numbers import SIGNS, Atom, Numbers
from tools.listening.parts_of_day import is_further_part
from tools.listening.put_right import PutRight
from tools.listening.tokens import Tokens
from tools.listening.units_behind import named_behind
from tools.listening.vocabulary import Mark

FIGURES_MAX = 400  # a text with more figures is a table, not a person
_RATIO_TOPS = (4, 5, 10, 100)
_WEEK_HOURS = 60
_OF_WHAT_WAS_SAID = frozenset({"of them", "of those", "of these", "as a", "as an", "als ein", "como un"})
_SPAN_MAX = 48
_REACHED = frozenset("it rather say done leave out finish finished better ready quit there".split())
_SPAN_OPENS = frozenset({"for", "since"})
_SPAN_LEADS = _SPAN_OPENS | set("about around roughly that then nearly almost another the last past".split())
_BEHIND_SPAN = frozenset("i now already so in as at by until before till part full".split())
_LETTERS = {"m": ("month", 36), "e": ("EUR", 20_000)}
_MADE_OF = {"decade": (10, "year"), "quarter": (3, "month")}
_OF_EXPERIENCE = (["de", "experiencia"], ["de", "oficio"], ["de", "area"], ["of", "experience"], ["d'", "experience"])
_IN_YEARS = (["exp"], ["experience"], ["yoe"], ["tenure"], ["seniority"], ["erfahrung"], ["experiencia"])
_LABEL_ENDS = frozenset({"\n", ".", ",", ";", "!", "?", "and", "&"})
_YEARS, _LABEL_REACH = frozenset({"years", "yrs"}), 5
_LENGTH_MAX, _LONGEST_DAY = 5.0, 8
_QUARTERS = {"and a quarter": 0.25, "and three quarters": 0.75}
_AT = frozenset("at from until till by a um ab bis vers de des das as to - around before after".split())
_AFTER = frozenset("after at from until till um ab bis nach apres depois despues des".split())
_PERIODIC = frozenset({"hour", "minute", "session", "clock"})
_BEFORE_PERIOD = frozenset(
    "or so max maximum tops total free spare of study studying learning time to zeit libres pour - ( most at".split()
)


def read_quantities(tokens: Tokens, marks: Mapping[str, Sequence[Mark]]) -> tuple[Quantity, ...]:
    """The quantities of a text, in order."""
    found = list(undenied(list(_Grammar(tokens, marks).read()), tokens.words))
    return tuple(with_multiples(found, tokens.words, marks))


class _Grammar:
    def __init__(self, tokens: Tokens, marks: Mapping[str, Sequence[Mark]]) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.numbers = Numbers(tokens, marks)
        self.put_right = PutRight(tokens.words, busy=marks.get("busy", ()), in_fact=marks.get("in_fact", ()))
        self.clock = ClockTimes(tokens, self.numbers)
        self.trades = {mark.first for mark in marks.get("trade", ())}
        self.last_unit, self.last_was_time = "", False
        self.last: Quantity | None = None  # the hours or the money before
        self.span: Quantity | None = None  # the years or the months before
        self.months: Quantity | None = None  # the months before, whatever was told since
        self.at, self.until = self.numbers.at, self.numbers.until

    def read(self) -> Iterator[Quantity]:
        reached = count = 0
        for place in self.numbers.starts():
            if place < reached or count == FIGURES_MAX or (found := self._quantity(place)) is None:
                continue
            count += 1
            self.last = found if found.unit in _PERIODIC or found.is_money else None
            self.span = found if found.unit in ("year", "month") else None
            self.months = found if found.unit == "month" else self.months
            yield found
            reached = max(found.end, place + 1)

    # --- One quantity -------------------------------------------------------------------------------------------------

    def _quantity(self, place: int) -> Quantity | None:
        first = self.numbers.atom(place)
        if first is None:
            return None
        second, end = self._second(first)
        if second is not None and (length := self.clock.between(first, second, beside_time=self.last_was_time)):
            return Quantity(length, length, first.first, second.end, unit="clock")
        if second is None and self._is_time_of_day(first):
            return None
        found = self._joined(first, second, end)
        if first.is_clock and second is None and self._is_length(first):
            found = replace(found, unit="hour")
        found = self._with_half(found)
        found = self._with_money(found)
        found = self._with_unit(found) if not found.unit else found
        behind = self.words[found.end : found.end + 2]
        if not found.unit and behind == ["of", "them"] and counts_times(self.words, self.last, found):
            found = replace(found, unit="session", end=found.end + 2)
        if not found.unit and (" ".join(behind) in _OF_WHAT_WAS_SAID or behind[:1] == ["davon"]):
            found = replace(found, unit=self.last_unit)
        if (
            not found.unit
            and self.last_was_time
            and (self.clock.ends_in_day(found.end) or self.clock.follows_days(found.first))
        ):
            is_short = self.last is not None and self.last.unit == "minute" and found.high > _LONGEST_DAY
            found = replace(found, unit="minute" if is_short else "hour")
        if not found.unit and (named := named_behind(self.numbers, found.end)):
            found = replace(found, unit=named, per="1" if named == "hour" else "")
        if not found.unit and self._is_of_hours(found):
            found = replace(found, unit="hour")
        if not found.unit and self.last and is_further_part(self.words, self.last, found):
            found = replace(found, unit=self.last.unit, per="1" if self.last.per else "")
        if not found.unit and self.last_unit and self._ends_span(found):
            found = replace(found, unit=self.last_unit)
        is_rate = found.end in self.at["period"] or self.numbers.unit_at(found.end + 1) is not None  # "six a week"
        if not found.unit and is_of_years(self.words, self.span, found, is_rate=is_rate):
            found = replace(found, unit="year")
        if not found.unit and self.words[found.end : found.end + 2] in _OF_EXPERIENCE:
            found = replace(found, unit="year")  # "41 años y 20 de experiencia"
        if not found.unit and self.span and put_right.is_span_put_right(self.words, self.span.end, found):
            found = replace(found, unit=self.span.unit)
        if not found.unit and (unit := unit_before(self.words, found, months=self.months, trades=self.trades)):
            found = replace(found, unit=unit)
        if not found.unit and (label := self._label(found.first)):
            found = replace(found, unit=label)
        if not found.unit and self.last and self.put_right(self.last.first, self.last.end, found.first, found.end):
            found = replace(found, unit=self.last.unit, per=self.last.per or ("1" if self.last.unit == "hour" else ""))
        self.last_unit = found.unit if found.unit in ("year", "month") else self._still(found)
        self.last_was_time = found.unit in ("hour", "minute", "clock") or (self.last_was_time and not found.unit)
        if (
            found.worded or (self.words[found.first] == "one" and found.end == found.first + 1 and len(self.words) > 3)
        ) and not found.unit:
            return None
        return self._with_period(self._with_ratio(found))

    def _is_of_hours(self, found: Quantity) -> bool:
        """ "Lots of quiet hours, I'd say 4 a night": the hours that were spoken of."""
        spoken = {"hours", "stunden", "horas", "heures"} & set(self.words[max(0, found.first - 8) : found.first])
        nightly = self.numbers.unit_at(found.end + 1) if found.end in self.numbers.at["article"] else None
        often = found.end in self.numbers.at["days"] or (nightly is not None and nightly.value == "session")
        return bool(spoken) and often and not found.worded and found.high <= _LONGEST_DAY

    def _label(self, first: int) -> str:
        """ "Years: 15", "months = 9", "exp: 5": the unit stands before."""
        if self.span and self.span.end >= first - 1:  # "21 years: 9 as teller"
            return ""
        is_labelled = self.words[first - 1 : first] in ([":"], ["="], ["->"], ["=>"])
        label = self.words[max(0, first - _LABEL_REACH) : max(0, first - 1)]
        cut = max((at + 1 for at, word in enumerate(label) if word in _LABEL_ENDS), default=0)
        line = label[cut:]  # "it's 3 years. And hours: 9"
        if is_labelled and (line[-1:] in _IN_YEARS or not _YEARS.isdisjoint(line)):
            return "year"  # "experience: 6", "Years in job = 8"
        unit = self.until["unit"].get(first - 1) if self.words[first - 1 : first] in ([":"], ["="], ["-"]) else None
        return unit.value if unit and unit.value in ("year", "month") else ""

    def _ends_span(self, found: Quantity) -> bool:
        """ "Out of work six years, before that a clerk for about 8": the unit said before goes on."""
        behind = self.words[found.end] if found.end < len(self.words) else "."
        place = found.first
        while place and self.words[place - 1] in _SPAN_LEADS - _SPAN_OPENS:
            place -= 1
        opens = place > 0 and self.words[place - 1] in _SPAN_OPENS and found.high <= _SPAN_MAX
        if place > 0 and self.words[place - 1] == "in" and found.high <= _SPAN_MAX and not found.is_range:
            is_reached = bool(_REACHED & set(self.words[max(0, place - 4) : place]))
            return is_reached and not behind.isalpha()  # "I could retire in 8 years, or leave in 3"
        return opens and (not behind.isalpha() or behind in _BEHIND_SPAN)

    def _still(self, found: Quantity) -> str:
        """The unit of a span that was said in the same sentence."""
        return (
            self.last_unit
            if self.tokens.sentence_at(found.first) == self.tokens.sentence_at(max(0, found.first - 12))
            or "." not in self.words[max(0, found.first - 12) : found.first]
            else ""
        )

    def _with_period(self, found: Quantity) -> Quantity:
        """ "5 hours a week", "50 dollars or so per month": what the amount is said to be of."""
        if found.unit not in _PERIODIC and not found.is_money and (found.unit or found.out_of):
            return found
        place = found.end
        for _ in range(3):
            if (mark := self.at["period"].get(place)) and (found.unit or mark.value == "month"):
                return replace(found, per=mark.value, end=mark.end)
            if mark and mark.value == "1" and not found.worded and found.high <= _WEEK_HOURS:  # "8 a week" is of hours
                if counts_times(self.words, self.last, found):  # "2 hours x 3 a week"
                    return replace(found, unit="session", per=mark.value, end=mark.end)
                return replace(found, unit="hour", per=mark.value, end=mark.end)
            if place >= len(self.words) or self.words[place] not in _BEFORE_PERIOD:
                return found
            place += 1
        return found

    def _joined(self, first: Atom, second: Atom | None, end: int) -> Quantity:
        low, high = first.value, second.value if second else first.value
        if second and second.multiplied and not first.multiplied and low < high:
            factor = self.numbers.power(second)
            low = low * factor if low * factor <= high else low
        if high < low:
            high, end = low, first.end
        return Quantity(
            low,
            high,
            first.first,
            end,
            worded=first.is_word
            and first.value in (0.5, 1)
            and first.end - first.first > 0
            and self.numbers.is_article(first),
        )

    def _second(self, first: Atom) -> tuple[Atom | None, int]:
        """The upper end of a range: "5-7", "five to seven", "5h to 7h", "between 5 and 7"."""
        link = first.end
        if link < len(self.words) and self.words[link] in SIGNS:
            link += 1
        unit = self.numbers.unit_at(link)
        after_unit = unit.end if unit and unit.value in ("hour", "minute", "month", "week", "year") else link
        for start in dict.fromkeys((link, after_unit)):
            if (begin := self._linked(start, first)) is None:
                continue
            if currency := self.at["currency"].get(begin):
                begin = currency.end
            second = self.numbers.atom(begin)
            if second is None or second.end == first.end:
                continue
            if second.is_word and second.value in (0.5, 1) and self.numbers.is_article(second):
                continue
            if second.value < first.value and not self.clock.is_told(first, second, beside_time=self.last_was_time):
                continue
            if first.first in self.until["currency"] and self.numbers.unit_at(second.end):
                continue  # "$0 - 1 year"
            if start == after_unit and after_unit != link and not self._same_unit(unit, second):
                continue
            return second, second.end
        return None, first.end

    def _same_unit(self, unit: Mark | None, second: Atom) -> bool:
        other = self.numbers.unit_at(second.end)
        if unit is None or (unit.value == "hour" and second.is_clock):  # "20h-21h30"
            return unit is not None
        return other is not None and unit.value == other.value

    def _linked(self, place: int, first: Atom) -> int | None:
        """Where the second number of a range would begin."""
        if place >= len(self.words):
            return None
        word = self.words[place]
        if word == "-":
            return place + 1
        if mark := self.at["range"].get(place):
            return mark.end + (self.words[mark.end : mark.end + 1] in (["maybe"], ["even"], ["so"]))
        if word in ("and", "und", "y", "e", "et") and self._opened(first):
            return place + 1
        return None

    def _opened(self, first: Atom) -> bool:
        before = first.first
        if currency := self.until["currency"].get(before):
            before = currency.first
        return before in self.until["between"] and self.words[before - 1] != "from"

    def _is_length(self, first: Atom) -> bool:
        """ "1h30 a night" is an amount, "at 18h30" a time of the day."""
        before = self.words[first.first - 1] if first.first else ""
        return first.value <= _LENGTH_MAX and self.words[first.first + 1] == "h" and before not in _AT

    def _is_time_of_day(self, first: Atom) -> bool:
        """ "Every day after 21h I have an hour"."""
        lead, behind = self.words[first.first - 1 : first.first], self.words[first.end : first.end + 1]
        is_tight = behind == ["h"] and self.tokens.is_tight(first.end - 1)
        return is_tight and 13 <= first.value <= 24 and bool(lead) and lead[0] in _AFTER

    # --- What a number is of ------------------------------------------------------------------------------------------

    def _with_half(self, found: Quantity) -> Quantity:
        mark = self.at["and_half"].get(found.end)
        return (
            replace(found, low=found.low + 0.5, high=found.high + 0.5, end=mark.end)
            if mark and not found.worded
            else found
        )

    def _with_money(self, found: Quantity) -> Quantity:
        before, after = self.until["currency"].get(found.first), self.at["currency"].get(found.end)
        if before is not None and before.first and self._is_behind_figure(before):
            before = None  # "2000 rupees one time", "200 dollars 5 hours a week"
        if before is not None and before.value == "cent":
            before = None
        if before is not None and self._is_article_and_sign(before):
            before = before._replace(first=before.end - 1, value="USD")
        if after is not None and before is not None and self.words[after.first] in ("$", "€", "£"):
            after = None
        first = before.first if before else found.first
        has_dash = first > 0 and self.words[first - 1] == "-" and self.tokens.is_tight(first - 1)
        is_apart = first < 2 or not self.tokens.is_tight(first - 2) or self.words[first - 2] in ("=", ":", "(")
        signed = first in self.until["minus"] or (has_dash and is_apart)
        found = replace(found, first=first, signed=signed)
        code = before.value if before else after.value if after else ""
        if not code or found.worded:
            return found
        found = found.scaled(0.01) if code == "cent" else found
        return replace(found, unit="USD" if code == "cent" else code, end=after.end if after else found.end)

    def _is_behind_figure(self, currency: Mark) -> bool:
        """Does a word of money belong to the figure right before it?"""
        is_sign, place = not self.words[currency.first].isalpha(), currency.first
        return not is_sign and (self.words[place - 1][0].isdigit() or place in self.numbers.counted)

    def _is_article_and_sign(self, sign: Mark) -> bool:
        """ "A $300 course" is of US dollars, "A$300" of Australian ones."""
        return self.words[sign.first : sign.end] == ["a", "$"] and not self.tokens.is_tight(sign.first)

    def _with_unit(self, found: Quantity) -> Quantity:
        if mark := self.at["percent"].get(found.end):
            return replace(found, unit="percent", end=mark.end)
        mark = self.numbers.unit_at(found.end)
        if mark is None or (mark.value == "quarter" and self.words[mark.end : mark.end + 1] == ["of"]):
            return self._with_letter(found) if mark is None else found
        unit, end = mark.value, mark.end
        low, high = found.low, found.high
        half = self.at["and_half"].get(end)
        if half or (unit == "year" and self.words[end : end + 1] == ["half"]):  # "one year half"
            low, high, end = low + 0.5, high + 0.5, half.end if half else end + 1
        if unit == "hour":
            low, high, end = self._with_minutes(low, high, end)
        if unit == "year":
            low, high, end = self._with_months(low, high, end)
        if unit in _MADE_OF:
            size, unit = _MADE_OF[unit]
            low, high = low * size, high * size
        return replace(found, low=low, high=high, unit=unit, end=end)

    def _with_letter(self, found: Quantity) -> Quantity:
        """ "10h, ai app eng, 6m, 500e": one letter right behind the digits, where amounts are noted so."""
        end = found.end
        letter = self.words[end] if end < len(self.words) and self.tokens.is_tight(end - 1) else ""
        closed = end + 1 >= len(self.words) or not self.words[end + 1][0].isalnum()
        if letter not in _LETTERS or not closed or not self.is_terse or found.unit or found.signed:
            return found
        unit, most = _LETTERS[letter]
        return replace(found, unit=unit, end=end + 1) if 1 < found.value <= most else found

    @cached_property
    def is_terse(self) -> bool:
        """Is another amount of the text noted with a letter: "10h", "2y"?"""
        words = self.words
        noted = (
            at for at, word in enumerate(words[:-1]) if word.isdigit() and words[at + 1] in ("h", "y", "yr", "hrs")
        )
        return any(self.tokens.is_tight(at) for at in noted)

    def _with_months(self, low: float, high: float, end: int) -> tuple[float, float, int]:
        """ "One year and four months", "2 yrs 3 mos"."""
        place = end + (1 if end < len(self.words) and self.words[end] in ("and", "und", "y", "et", "e", ",") else 0)
        months = self.numbers.atom(place)
        unit = self.numbers.unit_at(months.end) if months else None
        if months is None or unit is None or unit.value != "month" or not 0 < months.value < 12:
            return low, high, end
        return low + months.value / 12, high + months.value / 12, unit.end

    def _with_minutes(self, low: float, high: float, end: int) -> tuple[float, float, int]:
        """ "1 h 30", "an hour and 15 minutes"."""
        if quarters := _QUARTERS.get(" ".join(self.words[end : end + 3])):
            return low + quarters, high + quarters, end + 3  # "an hour and a quarter"
        place = end + (1 if end < len(self.words) and self.words[end] in ("and", "und", "y", "et", "e") else 0)
        if (
            place < len(self.words)
            and self.words[place].isdigit()
            and self.words[place] in ("10", "15", "20", "30", "40", "45", "50")
        ):
            unit = self.at["unit"].get(place + 1)
            if (unit and unit.value == "minute") or (place == end and not unit and self.tokens.is_tight(end - 1)):
                extra = int(self.words[place]) / 60
                return low + extra, high + extra, unit.end if unit else place + 1
        return low, high, end

    def _with_ratio(self, found: Quantity) -> Quantity:
        """ "4/5", "7 out of 10", "3 of 5"."""
        if found.unit or found.is_range:
            return found
        place = found.end
        if place < len(self.words) and self.words[place] == "/":
            place += 1
        elif self.words[place : place + 2] == ["out", "of"]:
            place += 2
        elif place < len(self.words) and self.words[place] in ("of", "von", "de", "sobre", "sur"):
            place += 1
        else:
            return found
        top = self.words[place] if place < len(self.words) else ""
        if top == "ten":
            top = "10"
        if top == "five":
            top = "5"
        if not top.isdigit() or int(top) not in _RATIO_TOPS or int(top) < found.value:
            return found
        return replace(found, out_of=float(top), end=place + 1)
