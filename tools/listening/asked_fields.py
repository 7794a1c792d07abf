"""Which fields of a profile a reply of the coach asks for, or names with their figures."""

import re
from collections.abc import Iterable, Sequence

from tools.listening.text import fold
from tools.listening.tokens import tokenise
from tools.listening.vocabulary import Mark, Vocabulary
from tools.schema import Question

_TELL_ME = re.compile(r"\b(?:tell me|let me know|please (?:give|send|write)|i need|still need|give me)\b|(?<!\w)1\)")


def asked_about(last_reply: str, vocabulary: Vocabulary) -> Question | None:
    """The profile field that the last question of a folded reply asks for, where one is clear."""
    fields = fields_asked(last_reply, vocabulary)
    return Question(kind="profile", key=fields[0]) if fields and fields[0] != "skills" else None


def fields_asked(last_reply: str, vocabulary: Vocabulary) -> list[str]:
    """The fields that the last question of a reply asks for, in order."""
    if "?" in last_reply:
        question = re.split(r"(?<=[.!?])\s+|\n", last_reply[: last_reply.rindex("?") + 1].strip())[-1]
    elif listed := _TELL_ME.search(last_reply):
        question = last_reply[listed.start() :]
    else:
        return []
    tokens = tokenise(question)
    marks = sorted(vocabulary.find(tokens, frozenset()).get("asked", ()), key=lambda mark: mark.first)
    asked = [mark.value for mark in marks if not _is_time_spent(tokens.words, mark, marks)]
    return list(dict.fromkeys(asked))


def _is_time_spent(words: Sequence[str], budget: Mark, marks: Sequence[Mark]) -> bool:
    """ "How many hours a week can you set aside?", "how much time could you invest?": no money is spoken of."""
    if budget.value != "budget_usd" or _MONEY & set(words[budget.first : budget.end]):
        return False
    hours = [mark for mark in marks if mark.value == "weekly_hours" and mark.first < budget.first]
    return bool(hours) and not (_MONEY | {",", "and", "or", "&"}) & set(words[hours[-1].first : budget.first])


_MONEY = frozenset("money budget dollars euros cash cost costs".split())


def fields_named(reply: str) -> list[str]:
    """Fields whose figures stand in a reply ("5 hours a week, noted")."""
    return [field for field, cue in _NAMED_IN_REPLY if re.search(cue, reply)]


_NAMED_IN_REPLY = (
    ("weekly_hours", r"\bhours?\b|\bh/w|\bstunden?\b|\bhoras?\b|\bheures?\b"),
    ("deadline", r"\bmonths?\b|\bdeadline\b|\bmonaten?\b|\bmes(?:es)?\b|\bmois\b"),
    ("budget_usd", r"[$€£]\s?\d|\bbudget\b|\b(?:us )?dollars?\b|\d ?(?:euros?|pounds?|reais|pesos)\b"),
    ("years_experience", r"\byears\b|\bjahren?\b|\banos\b|\bans\b"),
)


def asked_in(replies: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The fields that earlier replies asked for, in the order in which they were asked last."""
    asked = [field for reply in replies if "?" in reply for field in fields_asked(fold(reply), vocabulary)]
    return tuple(dict.fromkeys(reversed(asked)))[::-1]
