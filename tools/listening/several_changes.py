"""Several figures put right in one message: "not 6 years, it's 8, and 10 hours was too much, say 7"."""

from tools.listening import changes, figures_at
from tools.listening.message import Message
from tools.listening.quantities import Quantity
from tools.listening.scope import Scope, is_unreal

_WORDS = 40  # more tell a story
_TWO_FIGURES = 2  # one that is denied, and one that holds
_LABEL_REACH = 4  # tokens


def read_several(message: Message) -> changes.Read:
    """Known figures that give way to others, each denied, or named, before the one that holds."""
    if len(message.words) > _WORDS or message.is_question or message.has("if", 0, len(message.words)):
        return []
    found: dict[str, Quantity] = {}
    denied, is_asked_back = 0, False
    pending: str | None = None
    before: Quantity | None = None
    for one in message.quantities:
        before, last = one, before
        if figures_at.is_of_thing(message, one):
            continue
        asked_back = message.scope(one.first) == Scope.ASKED and changes.field_with(message, one)
        if asked_back:  # "why 6 hours? I said 16"
            pending, is_asked_back = asked_back, True
            continue
        if one.out_of is not None or one.worded or is_unreal(message.scope(one.first)):
            continue
        if (field := changes.field_with(message, one)) and (
            changes.is_denied(message, one) or message.words[max(0, one.first - 2) : one.first] == ["about", "the"]
        ):
            denied += 1
            pending = None if last and _holds_before(message, last, one) else field
            continue
        if is_asked_back and not _SAID & set(message.words[max(0, one.first - 2) : one.first]):
            continue
        meant = _label(message, one) or pending
        denied += is_asked_back
        if meant is not None and (not one.unit or changes.unit_fits(one, meant)):
            found[meant] = one
            pending = None
    if not denied or not found or (len(message.quantities) <= _TWO_FIGURES and not message.quantities[0].unit):
        return []
    return [fact for field, one in found.items() for fact in changes.as_field(message, field, one)]


_SAID = frozenset("said meant wrote told".split())


def _holds_before(message: Message, last: Quantity, one: Quantity) -> bool:
    """ "3 years, not 5": what holds stands before what is denied."""
    return one.first - last.end <= _LABEL_REACH and message.words[one.first - 1] in ("not", "no", "nicht", "pas", "nao")


def _label(message: Message, one: Quantity) -> str | None:
    """ "Hours: 9", "the hours too: 12"."""
    start = message.sentence(one.first)[0]
    named = message.between("named", max(start, one.first - _LABEL_REACH), one.first)
    fields = [mark.value for mark in named if mark.value in changes.FIGURES]
    return fields[-1] if fields and not message.near(named[-1].first - 1, one.first) else None
