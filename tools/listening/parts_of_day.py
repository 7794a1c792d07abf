"""Time in several parts of a day: "an hour in the morning and one at night", "20 min at breakfast, 20 on the train"."""

from collections.abc import Sequence

from tools.listening.amounts import Quantity

PARTS = frozenset(
    "before after morning evening lunch night there back out home noon mornings evenings nights afternoon breakfast "
    "dinner supper train bus tram commute bed bedtime way "
    "morgens abends mittags manana noche matin soir manha noite".split()
)
OWN_TIME = frozenset("home own privately myself".split())
JOINS = frozenset("and & + , plus und y et e".split())
_ADDS = JOINS - {","} | frozenset("add another noch mas mais".split())
_REACH, _LONGEST_DAY = 8, 8  # tokens, hours


def is_further_part(words: Sequence[str], before: Quantity, found: Quantity) -> bool:
    """ "5 hours a week at work plus 3 at home", "45 minutes in the morning plus 45 at night": of the same unit."""
    if before.unit not in ("hour", "minute") or found.worded or found.high > before.high + _LONGEST_DAY:
        return False
    between, here = words[before.end : found.first], words[found.first : found.end + 3]
    if len(between) > _REACH:
        return False
    if before.unit == "hour" and not _ADDS.isdisjoint(between[-2:]) and not OWN_TIME.isdisjoint(here):
        return True
    return JOINS.issuperset(between[-1:]) and not PARTS.isdisjoint(between) and not PARTS.isdisjoint(here)
