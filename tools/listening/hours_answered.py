"""The figures of a reply to the question for weekly hours: which count, and what several make together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tools.listening import figures_at
from tools.listening.kinds_of_week import kind_of_week
from tools.listening.level_answers import heard_alone
from tools.listening.message import Message
from tools.listening.put_right import is_retracted
from tools.listening.quantities import Quantity
from tools.listening.study_time import is_study_time
from tools.listening.week import DAY_KINDS

_DAILY = re.compile(r"\b(?:per|a|each|every) (?:day|evening|night|morning)\b|\bdaily\b")
_OF_A_WEEK = frozenset("week weekly wk altogether total".split())
_TURNS = frozenset("but so although though".split())
_USUALLY = (["usually"], ["normally"], ["typically"], ["realistically"], ["mostly"], ["meistens"])
_PER_DAY = (["per", "day"], ["a", "day"], ["each", "day"], ["each"])
_WEEKEND_DAYS = 2.0


def of_each_day(message: Message, figures: Sequence[Quantity]) -> Message | None:
    """ "How many hours a day?" - "two, weekends no": the reply as it is heard with the words of the question."""
    question = message.last_reply.rpartition("?")[0]
    if len(figures) != 1 or figures[0].unit or not _OF_A_WEEK.isdisjoint(message.words):
        return None
    if not _DAILY.search(re.split(r"[.!?]\s", question)[-1]):
        return None
    at = message.tokens.ends[figures[0].end - 1]
    said = heard_alone(message, f"{message.text.low[:at]} hours a day{message.text.low[at:]}")
    return said if any(one.unit == "hour" for one in said.quantities) else None


def by_days(message: Message, figures: Sequence[Quantity]) -> Quantity | None:
    """ "4 on Saturdays and 2 on Sundays", "weekdays 1, weekend 3 per day": bare figures, each with its days."""
    if len(figures) < 2 or any(one.unit for one in figures):
        return None
    floors = (0, *(one.end for one in figures))
    counts = [_days_beside(message, one, floor) for one, floor in zip(figures, floors, strict=False)]
    if None in counts:
        return None
    each = [one.scaled(count) for one, count in zip(figures, counts, strict=True) if count is not None]
    return Quantity(sum(one.low for one in each), sum(one.high for one in each), 0, 0, unit="hour", per="1")


def _days_beside(message: Message, one: Quantity, floor: int) -> float | None:
    """On how many days: those right behind the figure, or right before it; None where none are named."""
    start, end = message.clause(one.first)
    behind = [mark for kind in DAY_KINDS for mark in message.between(kind, one.end, min(end, one.end + 2))]
    ahead = [mark for kind in DAY_KINDS for mark in message.between(kind, max(start, floor), one.first)]
    if not behind and not ahead and start - 2 >= floor:  # "Wednesday afternoons, that's 4, plus Sunday, another 4"
        first, stop = message.clause(start - 2)
        is_apart = not message.near(max(first, floor), stop)
        ahead = [mark for kind in DAY_KINDS for mark in message.between(kind, max(first, floor), stop) if is_apart]
    is_each = message.words[one.end : one.end + 2] in _PER_DAY or message.words[one.end : one.end + 1] in _PER_DAY
    marks = ahead if is_each and ahead else behind or ahead
    if not marks:
        return None
    if any(mark.kind == "weekend" for mark in marks):
        return _WEEKEND_DAYS if is_each else 1.0
    return float(marks[0].value) if marks[0].kind == "days" else float(len({mark.value for mark in marks}))


def of_one_week(message: Message, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures that are of time to learn; two of weeks that take turns, or of a doubt, are one range."""
    own = [one for one in figures if not is_part(message, one) and one.unit != "week"] or list(figures)
    own = [one for one in own if not _is_of_else(message, one)] or own
    if len(own) != 2 or any(one.unit not in ("", "hour") or one.out_of is not None for one in own):
        return own
    first, second = own
    usual = [one for one in own if message.words[one.first - 1 : one.first] in _USUALLY]
    if len(usual) == 1:
        return usual  # "8 if I'm lucky, usually 5"
    between = message.words[first.end : second.first]
    if is_retracted(between):
        return own
    if _TURNS & set(between) and not (kind_of_week(message, first) and kind_of_week(message, second)):
        return [second]  # "I could do 10 but I don't want to promise more than 7"
    low, high = sorted(one.value for one in own)  # "in night weeks 3 hours and in day weeks up to 7"
    return [replace(first, low=low, high=high, unit="hour", per="1", end=second.end)]


def asks_which(message: Message) -> bool:
    """ "Is 5 enough or 20?", "do I need 10 or are 6 fine": how many it should be is asked back."""
    return len(message.quantities) == _BOTH and _ASKS_WHICH.search(message.text.low) is not None


_BOTH = 2
_ASKS_WHICH = re.compile(
    r"^\W*(?:so |and |but |hm+ |ok )?(?:is|are|would|should|do|does|must|reicht|reichen|basta|suffit)\b"
    r".{0,30}\d+ .{0,40}"
    r"\b(?:or|oder|o|ou)\b.{0,40}\d+[a-z ]{0,20}\W*$"
)


def is_part(message: Message, one: Quantity) -> bool:
    """ "10, 2 of which on the train", "2 hrs of it", "of them 4 at the weekend": a part of what was told before."""
    before, behind = message.words[max(0, one.first - 2) : one.first], message.words[one.end : one.end + 2]
    return bool(message.near(0, one.first)) and (behind in _OF_THEM or before in _OF_THEM or before[-1:] == ["davon"])


_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"], ["of", "which"], ["of", "that"], ["of", "it"])


def _is_of_else(message: Message, one: Quantity) -> bool:
    """Of the job, or of an earlier time: "last year I did 3, now 8", "I have a 40 hour job, so 6"."""
    clause = message.clause(one.first)
    was = message.words[one.first - 1 : one.first] in (["was"], ["were"], ["war"], ["waren"], ["era"], ["etait"])
    if was or (message.has("past", *clause) and not one.per):
        return True
    if one.unit == "hour":
        return not is_study_time(message, one)
    return not one.unit and message.before("busy", one.first, 3) and not figures_at.is_clear_of_work(message, one)
