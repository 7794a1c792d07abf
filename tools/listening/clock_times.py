"""Times of the day that bound an amount of time: "from 6 to 7 every morning", "Sundays 9 to 1", "7-9.30 pm"."""

import re
from dataclasses import dataclass, replace

from tools.listening.numbers import Atom, Numbers
from tools.listening.tokens import Tokens
from tools.listening.week import DAY_KINDS

_NOON, _SLOT_FROM, _SLOT_LENGTH = 12, 6, 3
_LONGEST = 10  # hours
_AS_MINUTES = {0.3: 0.5, 0.15: 0.25, 0.45: 0.75}
_DOTTED = re.compile(r"\d\d?\.(?:00|15|30|45)")
_DAY_REACH, _FREE = 5, frozenset({"free", "off"})  # "my Saturdays are free, 9 to 12"
_SESSION_REACH = 5  # tokens
_ON = frozenset("on at over am el le no na each every".split())
_EACH, _FIRST_HOUR = frozenset("every most each in at jeden cada chaque".split()), 5
PARTS_OF_DAY = frozenset("morning mornings afternoon afternoons evening evenings night nights".split())
_LEADS = ("from", "von", "de", "das")
_EVERY = ("every", "each", "most", "on", "jeden", "cada", "todos", "chaque", "tous")


@dataclass(frozen=True)
class ClockTimes:
    """Reads two numbers of one text as two times of the day."""

    tokens: Tokens
    numbers: Numbers

    def between(self, first: Atom, second: Atom, *, beside_time: bool) -> float | None:
        """The hours between two times of the day; None where the numbers are something else."""
        at, until = self.numbers.at, self.numbers.until
        is_slot = self._is_slot(first, second, beside_time=beside_time)
        is_slot = is_slot or _is_day_at_work(first, second) or self._ends_in_part_of_day(first, second)
        timed = first.is_clock or second.is_clock or self._is_led(first) or is_slot or self._are_dotted(first, second)
        if not timed or first.value > 24 or second.value > 24:
            return None
        if self.numbers.unit_at(second.end) and not self._is_in_h(first, second):
            return None
        is_day = self._ends_in_days(second) or self._follows_day(first.first)
        is_day = is_day or _is_day_at_work(first, second) or self._follows_sessions(first)
        is_day = is_day or self._ends_in_part_of_day(first, second)
        if not (first.is_clock or second.is_clock or is_day):
            return None
        if at["currency"].get(second.end) or until["currency"].get(first.first):
            return None
        length = (_of_the_day(second).value - _of_the_day(first).value) % 12
        return length if 0 < length <= _LONGEST else None

    def _are_dotted(self, first: Atom, second: Atom) -> bool:
        """ "5.30 to 6.30" of a day: minutes behind a dot."""
        return all(_DOTTED.fullmatch(self.tokens.words[one.first]) for one in (first, second))

    def _follows_sessions(self, first: Atom) -> bool:
        """ "Four mornings a week from 6 to 7"."""
        near = range(max(0, first.first - _SESSION_REACH), first.first)
        units = (self.numbers.at["unit"].get(place) for place in near)
        return self._is_led(first) and any(unit is not None and unit.value == "session" for unit in units)

    def is_told(self, first: Atom, second: Atom, *, beside_time: bool) -> bool:
        """Whether the second may be the smaller number: "from 11 to 1"."""
        return (
            first.is_clock
            or second.is_clock
            or self._is_led(first)
            or _is_day_at_work(first, second)
            or self._ends_in_days(second)
            or self._is_slot(first, second, beside_time=beside_time)
        )

    def ends_in_day(self, place: int) -> bool:
        """ "2 on Sunday": a day of the week stands right behind."""
        words = self.tokens.words
        start = place + (1 if words[place : place + 1] and words[place] in _ON else 0)
        starts = (start, start + 1) if words[start : start + 1] == ["the"] else (start,)
        return any(one in self.numbers.at[kind] for one in starts for kind in ("day", "weekend"))

    def _ends_day(self, place: int) -> bool:
        ends = {
            mark.end
            for near in range(max(0, place - 3), place)
            for kind in ("day", "weekend")
            if (mark := self.numbers.at[kind].get(near))
        }
        return place in ends

    def follows_days(self, place: int) -> bool:
        """ "On Sunday morning another 2", "am Wochenende drei": a day stands shortly before."""
        behind = self.tokens.words[place + 1 : place + 2]
        while self.tokens.words[place - 1 : place] and self.tokens.words[place - 1] in PARTS_OF_DAY:
            place -= 1
        if self._ends_day(place) and not (behind and behind[0].isalnum()):
            return True
        return self.tokens.words[place - 1 : place] == ["another"] and any(
            near in self.numbers.at["day"] or near in self.numbers.at["weekend"]
            for near in range(max(0, place - 4), place)
        )

    def _is_slot(self, first: Atom, second: Atom, *, beside_time: bool) -> bool:
        """ "Sundays 9 to 1", "Saturdays 8-12": times of the day, where "Sundays 2-3" may be so many hours."""
        if beside_time or not self._follows_day(first.first) or first.multiplied or second.multiplied:
            return False
        wraps = second.value < first.value <= _NOON
        return wraps or first.value >= _SLOT_FROM or second.value - first.value >= _SLOT_LENGTH

    def _is_in_h(self, first: Atom, second: Atom) -> bool:
        """ "Le dimanche de 9h à 12h": hours of the day, where "5h à 7h par semaine" are so many."""
        words = self.tokens.words
        noted = [words[one.end : one.end + 1] for one in (first, second)]
        period = any(place in self.numbers.at["period"] for place in range(second.end + 1, second.end + 3))
        if not period and noted[0] != ["h"] and noted[1] == ["h"] and self._follows_day(first.first):
            # "Los sábados de 10 a 14 h", "mon 19-21h"
            return first.value >= (_SLOT_FROM if self._is_led(first) else _LONGEST)
        return noted == [["h"], ["h"]] and not period and self._is_led(first) and first.value >= _SLOT_FROM

    def _is_led(self, first: Atom) -> bool:
        place = first.first
        return place in self.numbers.until["between"] or (place > 0 and self.tokens.words[place - 1] in _LEADS)

    def _follows_day(self, place: int) -> bool:
        """ "Saturdays from 9 to 1", "weeknights 9 to 11"."""
        reach = _DAY_REACH if _FREE & set(self.tokens.words[max(0, place - _DAY_REACH) : place]) else 3
        near = range(max(0, place - reach), place)
        return any(one in self.numbers.at[kind] for one in near for kind in DAY_KINDS)

    def _ends_in_part_of_day(self, first: Atom, second: Atom) -> bool:
        """ "7 to 9 most evenings", "6-7 every morning": times of a part of the day; "5 to 6 evenings" are so many."""
        behind = self.tokens.words[second.end : second.end + 3]
        led = next((at for at, word in enumerate(behind) if word in _EACH), None)
        is_part = led is not None and led < len(behind) - 1 and not PARTS_OF_DAY.isdisjoint(behind[led + 1 :])
        return (
            is_part and led in (0, 1) and first.value >= _FIRST_HOUR and 0 < second.value - first.value <= _SLOT_LENGTH
        )

    def _ends_in_days(self, second: Atom) -> bool:
        """Days of the week, or "every morning", stand right behind."""
        at, words, end = self.numbers.at, self.tokens.words, second.end
        if any(place in at[kind] for place in range(end, end + 3) for kind in DAY_KINDS):
            return True
        return end < len(words) and words[end] in _EVERY


def _is_day_at_work(first: Atom, second: Atom) -> bool:
    """ "9 to 5": a range that falls, where nothing says of what, is when the day at work begins and ends."""
    return _OPENS[0] <= first.value <= _OPENS[1] and _CLOSES[0] <= second.value <= _CLOSES[1] and not first.multiplied


_OPENS, _CLOSES = (7, 10), (4, 6)


def _of_the_day(one: Atom) -> Atom:
    """ "10.30" beside another time of the day is half past ten."""
    minutes = round(one.value % 1, 2)
    is_written = minutes in _AS_MINUTES and not one.is_word
    return replace(one, value=int(one.value) + _AS_MINUTES[minutes]) if is_written else one
