"""A figure that is known already is named, and another takes its place: "those 10? more like 8", "80, not 800".

Whatever was asked: "four, and it's 80 not 800" answers with four, and puts the money right.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tools.listening import changes, figures_at
from tools.listening.ages import is_age_of
from tools.listening.exchanged_figures import exchanged
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope
from tools.schema import DeadlineFact, Fact, Problem

_WORDS, _REACH = 40, 20  # tokens: a longer message tells a story; how far the new figure may stand from the old one
_LINK_MAX = 3
_NOT_SAID = Scope.OTHERS | Scope.SUPPOSED
# What is said of a figure that does not hold, in its clause, or right before it.
_PUTS_AWAY = frozenset(
    "was were would put counting counted includes include included including counts age typo optimistic ambitious "
    "dreaming dream pushing only if too wrong mistake thought".split()
)
_INCLUDES = frozenset("includes include included including".split())
_SAID, _TURNS = frozenset("said told wrote meant".split()), frozenset("but though although while yet".split())
_POINTS = frozenset("those these the that my".split())
_SETS = frozenset("make turn change set lower raise cut bring".split())
_INTO = frozenset("a an into to".split())
_OFF = (["%"], ["off"], ["less"], ["more"], ["fewer"])  # so much more or less, and no new figure
_HOLDS = frozenset("hold holds stay stays stands fine right correct ok okay keep keeps still remain remains".split())


def read_known_figures(message: Message) -> changes.Read:
    """The fields whose known figure gives way; where the figures stand is kept in `memo`, as no answer to anything."""
    if not message.quantities or len(message.words) > _WORDS:
        return []
    figures = [one for one in message.quantities if one.out_of is None and not one.worded]
    figures = [one for one in figures if not figures_at.is_of_thing(message, one)]
    read: list[Fact | Problem] = []
    for old, new, field in (
        *_denied(message, figures),
        *_given_up(message, figures),
        *_labelled(message, figures),
        *_in_turn(message, figures),
        *_out_of(message, figures),
        *_linked(message, figures),
        *_summed_up(message, figures),
    ):
        if facts := changes.as_field(message, field, replace(new, unit="hour") if new.per and not new.unit else new):
            message.memo.setdefault("spoken_for", set()).update({old.first, new.first})
            read += facts
    return read


def _in_turn(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "5 and 500 are both too high, make them 3 and 250": as many new figures, in the order of the known ones."""
    bare = [one for one in figures if not one.unit]
    half = len(bare) // 2
    fields = [changes.field_with(message, one) for one in bare[:half]]
    if half < _TWO or len(bare) != 2 * half or None in fields or len(set(fields)) < half:
        return
    between = message.words[bare[half - 1].end : bare[half].first]
    if _HOLDS.isdisjoint(between) and not (_SETS | _PUTS_AWAY | {"rather", "but"}).isdisjoint(between):
        for old, new, field in zip(bare, bare[half:], fields, strict=False):
            yield old, new, str(field)


def _summed_up(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "My boss gave me three more months, so 15": the figure that was known, with what is added to it."""
    for change, new in pairwise(figures):
        field = "weekly_hours" if change.unit == "hour" else "deadline" if change.unit in ("month", "year") else ""
        known = getattr(message.profile, field, None) if field else None
        amount = known.months if isinstance(known, DeadlineFact) else known.value if known else None
        if amount is None or message.words[new.first - 1] not in _SUMS_UP:
            continue
        size = change.value * (12 if change.unit == "year" else 1)
        is_sum = min(abs(amount + size - new.value), abs(amount - size - new.value)) < _NEARLY
        if is_sum and (not new.unit or new.unit == change.unit) and not message.scope(new.first) & _NOT_SAID:
            yield change, new, field


_NEARLY = 0.6
_SUMS_UP = frozenset("so then makes is 's now total also dann donc alors que entonces entao ou = :".split())


def _linked(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "Change 300 into 450", "150 should be 250"."""
    for old, new, field in exchanged(message, figures):
        fits = (not new.unit and not new.signed) or changes.unit_fits(new, field)
        if fits and not message.scope(new.first) & _NOT_SAID:
            yield old, new, field


_TWO = 2


def _out_of(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "Paid gigs only for 12 of those 20": a part of a known figure is what counts."""
    for new, old in pairwise(figures):
        is_part = message.words[new.end : old.first] in (["of", "those"], ["of", "these"], ["out", "of", "those"])
        field = changes.field_with(message, old) if is_part and new.value < old.value else None
        if field and _fits(message, new, field):
            yield old, new, field


def _labelled(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "300 for the money question", "6, and 9 is the hours": the field stands behind its figure."""
    for one in figures:
        field = _field_behind(message, one)
        is_said = not _SAID.isdisjoint(message.words[max(0, one.first - 3) : one.first])
        if not one.unit and field in changes.FIGURES and not is_said and not message.scope(one.first) & _NOT_SAID:
            yield one, one, field


def _field_behind(message: Message, one: Quantity) -> str:
    words = message.words
    place = one.end + (words[one.end : one.end + 1] in (["then"], [","]))
    linked = words[place : place + 1] in (["for"], ["is"], ["are"], ["as"])
    if not linked or words[place + 1 : place + 2] not in (["the"], ["my"]):
        return ""
    mark = message.begins_at("named", place + 1) or message.begins_at("named", place + 2)
    behind = words[mark.end : mark.end + 1] if mark else []
    is_all = behind == [] or not behind[0].isalpha() or behind[0] in _QUESTIONS
    return str(mark.value) if mark and is_all else ""


_QUESTIONS = frozenset("question thing part bit one then please and but".split())


def _denied(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "It's 80, not 800", "10 a month, not 10 a week"."""
    for new, old in pairwise(figures):
        link = [word for word in message.words[new.end : old.first] if word not in (",", "and", "$", "a", "week")]
        is_linked = link[-1:] == ["not"] and len(link) <= _LINK_MAX and "." not in link  # "7. Not 200, 20": two things
        if not is_linked or message.scope(new.first) & _NOT_SAID:
            continue
        field = changes.field_with(message, replace(old, unit="hour") if old.per == "1" and not old.unit else old)
        is_of_skill = message.has("skill", message.clause(new.first)[0], new.first)  # "Excel: 6 years, not 10"
        if is_of_skill or message.before("income", new.first, 5):
            continue
        if field and _fits(message, new, field) and (new.value, new.per) != (old.value, old.per):
            yield old, new, field


def _given_up(message: Message, figures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """ "12 is my daughter's age. 21 years", "make the 800 a 1000", "I said 10 but 4 is the truth"."""
    for old in figures:
        field = changes.field_with(message, old)
        later = [one for one in figures if old.end <= one.first <= old.end + _REACH]
        if later and not _INCLUDES.isdisjoint(message.words[old.end : later[0].first]):
            later = later[1:]  # "11 includes three years of parental leave, so 8"
        if field is None or not later or not _is_put_away(message, old, later[0].first):
            continue
        new = later[0]
        if _fits(message, new, field) and not changes.field_with(message, new) and not _is_of_else(message, new):
            yield old, new, field
        return


def _is_put_away(message: Message, old: Quantity, before: int) -> bool:
    words = message.words
    start, end = message.clause(old.first)
    lead, behind = words[max(start, old.first - 4) : old.first], words[old.end : min(end, before)]
    if _HOLDS & set(behind) or message.scope(old.first) & _NOT_SAID or lead[-1:] == ["not"]:
        return False
    if _SETS & set(lead) and _POINTS & set(lead[-1:]):
        return bool(_INTO & set(words[old.end : before]))
    is_asked_back = words[end : end + 1] == ["?"] and bool(_POINTS & set(lead))  # "those 10? more like 8"
    is_of_else = behind[:2] in (["is", "my"], ["is", "the"], ["'s", "my"], ["is", "for"])
    lead = lead if _is_subject(message, old.first) else []
    is_only_said = bool(_SAID & set(lead)) and not _TURNS.isdisjoint(words[old.end : before])
    return is_asked_back or is_of_else or is_only_said or bool(_PUTS_AWAY & {*lead, *behind})


def _is_subject(message: Message, place: int) -> bool:
    """ "It was 10", "the budget was 800", and not "the course was 800"."""
    start = message.clause(place)[0]
    was = next(
        (at for at in range(place - 1, max(start, place - 4) - 1, -1) if message.words[at] in ("was", "were")), None
    )
    return was is None or was == start or message.words[was - 1] in _ANY_SUBJECT or bool(message.ends_at("named", was))


_ANY_SUBJECT = frozenset("i it that this we which they there those these".split())


def _fits(message: Message, new: Quantity, field: str) -> bool:
    is_change = (
        message.words[new.first - 1 : new.first] in (["off"], ["by"]) or message.words[new.end : new.end + 1] in _OFF
    )
    if message.scope(new.first) & _NOT_SAID or is_change:
        return False
    return (not new.unit and not new.signed and changes.is_bare(message, new)) or changes.unit_fits(new, field)


def _is_of_else(message: Message, new: Quantity) -> bool:
    """Of a job, of an age, or denied itself."""
    is_denied = message.words[new.first - 1 : new.first] == ["not"]
    is_busy = message.before("busy", new.first, 5) or message.before("income", new.first, 5)
    return is_denied or is_busy or is_age_of(message, new)
