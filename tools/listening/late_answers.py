"""A reply to a question that was asked before and passed over: "1.5k" two turns later is still the budget.

Only where nothing else was heard: a late answer never takes a word away from the question that is open.
"""

import re
from collections.abc import Sequence

from tools.listening import answers
from tools.listening.level_answers import NOTHING
from tools.listening.message import Message
from tools.schema import Fact, NumberFact, Problem, Question

_FEW_WORDS = 5
_MONEY_FROM = 100.0  # a bare figure of this size is no hours and no months
_URGENT = re.compile(
    r"\b(?:asap|a\.s\.a\.p|"
    r"(?:as (?:soon|fast|quick(?:ly)?|early)|so (?:schnell|bald)) (?:as|wie) (?:possible|i can|moglich)|"
    r"the (?:sooner|earlier|faster) the better|right away|straight away|immediately|"
    r"sofort|lo antes posible|cuanto antes|"
    r"(?:le plus vite|des que) possible|o (?:quanto antes|mais rapido possivel))\b"
)


def read_late_answer(message: Message, problems: Sequence[Problem]) -> tuple[Fact, ...]:
    """What a short reply says to a question asked before; nothing where that was answered since."""
    if message.asked is not None and message.asked.kind != "profile":
        return ()
    if len(message.words) > _FEW_WORDS or message.is_question:
        return ()
    pending = message.asked.key if message.asked else ""
    open_ones = {key for key in message.asked_before if getattr(message.profile, key, None) is None}
    if message.profile.deadline is None and (pending or message.asked_before) and _URGENT.search(message.text.low):
        return (answers.withdrawn(message, "deadline"),)
    if "budget_usd" in open_ones - {pending} and (budget := _budget(message, pending, problems)):
        return (budget,)
    if "target_role" in open_ones - {pending} and not problems:
        return _facts(message, "target_role")
    return ()


def _budget(message: Message, pending: str, problems: Sequence[Problem]) -> Fact | None:
    """A sum that can be nothing else, and "zero" where hours were not asked for."""
    if pending != "weekly_hours" and _is_zero(message):
        return NumberFact(
            field="budget_usd", value=0.0, quote=message.whole, turn=message.turn, channel=message.channel
        )
    if not any(one.value >= _MONEY_FROM for one in message.quantities):
        return None
    return next(iter(_facts(message, "budget_usd")), None)


def _is_zero(message: Message) -> bool:
    words = [word for word in message.words if word[0].isalnum()]
    return (
        words in (["0"], ["zero"], ["cero"], ["null"])
        or (words[:1] == ["zero"] and words[1:2] in (["dollars"], ["euros"]))
        or (len(words) == 1 and words[0] in NOTHING and message.asked is None)
    )


def _facts(message: Message, key: str) -> tuple[Fact, ...]:
    said = answers.read_answer(message, Question(kind="profile", key=key))
    return tuple(one for one in said if not isinstance(one, Problem)) if len(said) == 1 else ()
