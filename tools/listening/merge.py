"""Lay what a model heard beside what the rules heard: equal facts are one, new ones are added, rival ones are asked.

The rules win wherever both speak: a model's fact fills a gap and never replaces what was heard or known.
"""

from collections.abc import Sequence
from datetime import date

from tools.listening import intents, language
from tools.listening.ledger import fact_key, skill_key
from tools.listening.lexicon import Lexicon
from tools.listening.message import Message
from tools.listening.model_claims import ModelFact, confirm, figure_of, is_worked_out, same_figure
from tools.listening.text import read_text
from tools.listening.titles import SWITCHER
from tools.listening.tokens import tokenise
from tools.schema import (
    ConstraintFact,
    DeadlineFact,
    Fact,
    Heard,
    NumberFact,
    Problem,
    Profile,
    ProgressFact,
    Question,
    RoleFact,
    SkillFact,
)

MAX_CLAIMS = 16  # what one message can say: more is a model that goes on and on

_OF_PROBLEM: dict[str, str] = {
    "hours_not_positive": "weekly_hours",
    "hours_too_many": "weekly_hours",
    "deadline_past": "deadline",
    "budget_negative": "budget_usd",
    "years_impossible": "years_experience",
    "role_unknown": "target_role",
}


def merge(
    heard: Heard,
    claims: Sequence[ModelFact],
    *,
    message: str,
    lexicon: Lexicon,
    today: date,
    turn: int,
    known: Profile,
    asked: Question | None = None,
) -> Heard:
    """What was heard, with the model's facts that hold added to it, and a question for each that two ears differ on.

    `known` is the profile as it was before this message, `asked` the question the message answers.
    """
    words = _message(message, heard, lexicon=lexicon, today=today, turn=turn, known=known, asked=asked)
    added: list[Fact] = []
    unclear: list[Question] = []
    for claim in claims[:MAX_CLAIMS]:
        fact = confirm(claim, words)
        if fact is None or _is_refused(fact, heard.problems) or _is_progress(fact, heard.facts):
            continue
        before = _before(fact, [*heard.facts, *added], known)
        if before is None and not _is_taken(fact, [*heard.facts, *added], known):
            added.append(fact)
        elif before is None or (_overlap(before.quote, fact.quote) and is_worked_out(before, words)):
            continue  # taken, or the figures of which the rules made theirs
        elif _differ(before, fact) and _is_to_be_asked(before, fact, added, asked):
            unclear.append(_question(before, fact))
    if not (added or unclear):
        return heard
    facts = (*heard.facts, *added)
    update: dict[str, object] = {"facts": facts, "unclear": tuple({one.key: one for one in unclear}.values())}
    if added:
        update |= {"skipped": False}
    if added and not heard.facts:  # the intent was read from a message that seemed to tell nothing
        wanted = intents.read_intent(words, facts)
        update |= {"intent": wanted.intent, "intent_confidence": wanted.confidence, "second_intent": wanted.second}
    return heard.model_copy(update=update)


def _message(
    message: str,
    heard: Heard,
    *,
    lexicon: Lexicon,
    today: date,
    turn: int,
    known: Profile,
    asked: Question | None,
) -> Message:
    text = read_text(message)
    spoken = frozenset({heard.language}) if heard.language in language.SERVED else frozenset[str]()
    return Message(
        text=text,
        tokens=tokenise(text.low),
        lexicon=lexicon,
        languages=spoken,
        today=today,
        turn=turn,
        channel="model",
        asked=asked,
        profile=known,
    )


# --- One fact beside another ------------------------------------------------------------------------------------------


def _before(fact: Fact, told: Sequence[Fact], known: Profile) -> Fact | None:
    """The statement of the same thing that stands already: of this message, or from earlier."""
    key = fact_key(fact)
    for one in (*reversed(told), *_facts_of(known)):
        if fact_key(one) == key or _is_one_skill(one, fact):
            return one
    return None


def _facts_of(known: Profile) -> tuple[Fact, ...]:
    singles = (known.origin_role, known.target_role, known.years_experience, known.weekly_hours)
    told = tuple(one for one in (*singles, known.budget_usd, known.deadline) if one is not None)
    return (*told, *known.skills, *known.constraints)


def _is_one_skill(one: Fact, other: Fact) -> bool:
    if not isinstance(one, SkillFact) or not isinstance(other, SkillFact):
        return False
    return skill_key(one.label) == skill_key(other.label) or (
        one.skill_id is not None and one.skill_id == other.skill_id
    )


def _is_taken(fact: Fact, told: Sequence[Fact], known: Profile) -> bool:
    """Whether the words are spoken for: a figure or a role that is known to be of another field, a condition told."""
    if isinstance(fact, RoleFact):
        others = [one for one in (*told, known.origin_role, known.target_role) if isinstance(one, RoleFact)]
        return any(one.field != fact.field and one.role_id == fact.role_id != SWITCHER for one in others)
    if isinstance(fact, ConstraintFact):
        return fact.kind == "other" and any(_overlap(one.quote, fact.quote) for one in told)
    figure = figure_of(fact)
    rivals = [one for one in told if isinstance(one, NumberFact | DeadlineFact) and one.field != fact.field]
    return figure is not None and any(
        same_figure(figure_of(one), figure) and _overlap(one.quote, fact.quote) for one in rivals
    )


def _overlap(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


def _differ(before: Fact, fact: Fact) -> bool:
    """Whether two statements of one thing cannot both be meant. What was taken back is left alone."""
    if before.withdrawn:
        return False
    if isinstance(before, NumberFact) and isinstance(fact, NumberFact):
        return not _within(before, fact)
    if isinstance(before, DeadlineFact) and isinstance(fact, DeadlineFact):
        return not (same_figure(before.months, fact.months) or (before.on is not None and before.on == fact.on))
    if isinstance(before, RoleFact) and isinstance(fact, RoleFact):
        return before.role_id != fact.role_id and not _overlap(before.label, fact.label)
    if isinstance(before, SkillFact) and isinstance(fact, SkillFact):
        has, lacks = (before.level or 0) > 0, fact.level == 0
        return before.skill_id is not None and before.level is not None and has == lacks
    return False


def _within(before: NumberFact, fact: NumberFact) -> bool:
    """ "5 to 10 hours" and "10" are no two answers; nor are 50 a month and the sum of them."""
    if same_figure(before.value, fact.value):
        return True
    if before.low is not None and before.high is not None and fact.value is not None:
        return before.low <= fact.value <= before.high
    return before.per_month or before.note == "monthly_total"


def _is_progress(fact: Fact, told: Sequence[Fact]) -> bool:
    """Hours that were worked are no hours a week, and a link that shows them no skill."""
    return any(isinstance(one, ProgressFact) and _overlap(one.quote, fact.quote) for one in told)


def _is_refused(fact: Fact, problems: Sequence[Problem]) -> bool:
    return any(_OF_PROBLEM[problem.code] == fact.field for problem in problems)


# --- Asking -----------------------------------------------------------------------------------------------------------


def _is_to_be_asked(before: Fact, fact: Fact, added: Sequence[Fact], asked: Question | None) -> bool:
    """Not where a model contradicts itself, nor of a skill told earlier, nor twice: whoever was asked has answered."""
    if before in added or (isinstance(fact, SkillFact) and before.turn != fact.turn):
        return False
    return asked is None or not asked.options or asked.key != fact.field


def _question(before: Fact, fact: Fact) -> Question:
    if isinstance(before, SkillFact) and before.skill_id is not None:
        return Question(kind="level", key=before.skill_id)
    return Question(kind="profile", key=before.field, options=(before, fact))
