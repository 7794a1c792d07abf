"""A choice by its place, "the second one", of what a question named; and a role that the question named, confirmed."""

import re
from typing import Literal

from tools.listening import titles
from tools.listening.claims import role_fact
from tools.listening.corrections import is_rejected
from tools.listening.level_answers import heard_alone, says
from tools.listening.message import Message
from tools.schema import Fact, Problem


def read_choice(message: Message) -> list[Fact | Problem]:
    """ "The second one", "2": one of the roles that the coach's last question named, by its place."""
    if message.asked is not None and message.asked.options:
        return _read_option(message, message.asked.options)
    if message.asked is not None and message.asked.kind == "level":  # a figure is the level, whatever the reply names
        return []
    if "?" not in message.last_reply:
        return []
    if confirmed := _read_confirmed(message):
        return confirmed
    if len(message.words) > _CHOICE_WORDS:
        return _read_first(message)
    place = next((_PLACES[word] for word in message.words if word in _PLACES), None)
    if place is None or message.marks.get("unit"):
        return []
    offered = _offered(message)
    if "middle" in message.words and len(offered) != _WITH_A_MIDDLE:
        return []
    if len(offered) < 2 or not -len(offered) <= place < len(offered):
        return []
    role_id, label = offered[place]
    return [role_fact(message, "target_role", label, message.whole, role_id=role_id)]


def _offered(message: Message) -> list[tuple[str, str]]:
    """The roles that the last reply set side by side, in its order: by the kinds of work it named, or by title."""
    reply, names = heard_alone(message, message.last_reply), message.lexicon.role_names
    pulls = dict.fromkeys(str(mark.value) for mark in reply.marks.get("pull", ()))
    if len(pulls) > 1:
        return [(role_id, names[role_id]) for role_id in pulls if role_id in names]
    return [(one.role_id, one.label) for one in titles.names(reply) if one.role_id and one.role_id in names]


def _read_confirmed(message: Message) -> list[Fact | Problem]:
    """ "So ML engineer?" - "Yes exactly", or "no no, data engineer": a question that names one goal asks for it."""
    question = re.split(r"(?<=[.!?])\s+", message.last_reply[: message.last_reply.rindex("?") + 1].strip())[-1]
    is_long = len(question.split()) > _QUESTION_WORDS or len(message.words) > _CHOICE_WORDS
    if is_long or message.is_question or not _IS_OF_GOAL.match(question) or _IS_OF_ELSE.search(question):
        return []
    offered = [(one.role_id, one.label) for one in titles.names(heard_alone(message, question))]
    if len(offered) != 1 or offered[0][0] not in message.lexicon.role_names:
        return []
    role_id, label = offered[0]
    field: Literal["origin_role", "target_role"] = "origin_role" if _IS_OF_JOB.search(question) else "target_role"
    named = [one for one in titles.names(message) if not is_rejected(message, one)]
    if not named and says(message, "yes"):
        return [role_fact(message, field, label, message.whole, role_id=role_id)]
    if not says(message, "no") or len(named) > 1:
        return []
    if named:
        return [role_fact(message, field, named[0].label, message.whole, role_id=named[0].role_id)]
    aims = [mark for mark in message.marks.get("aim", ()) if field == "target_role"]
    return [
        role_fact(message, field, message.quote(one.first, one.end), message.whole, role_id=one.value) for one in aims
    ]


_IS_OF_JOB = re.compile(r"\b(?:you are|you're|are you) an?\b|\byou work as\b")
# A goal put to the person, and no question about their job or about the world.
_IS_OF_GOAL = re.compile(
    r"\W*(?:\w+[!.,] )?(?:so|and|then|ok|right|great|nice|shall|should|is|would|do|are|you|you'd|your goal|the goal)\b"
    r"(?!.*\b(?:still|currently|already|difference|know|heard|what)\b)"
)
_IS_OF_ELSE = re.compile(
    r"\b(?:compare|courses?|books?|material|resources?|plan|pay|earns?|salary|than|more|work with|know|show|explain)\b"
)
_QUESTION_WORDS = 12
_WITH_A_MIDDLE = 3


def _read_first(message: Message) -> list[Fact | Problem]:
    """ "The first one. And make it 6 hours": the choice comes first, and something else follows."""
    first, end = message.tokens.sentences[0]
    return read_choice(message.part(first, end)) if 0 < end - first <= _CHOICE_WORDS else []


def _read_option(message: Message, options: tuple[Fact, ...]) -> list[Fact | Problem]:
    """ "The second one": of the two that an either-or question named; a bare figure is the figure itself."""
    worded = [_PLACES[word] for word in message.words if word in _PLACES and not word.isdigit()]
    if len(message.words) > _CHOICE_WORDS or len(worded) != 1 or not -len(options) <= worded[0] < len(options):
        return []
    said = {"quote": message.whole, "turn": message.turn, "channel": message.channel, "confidence": 0.9}
    return [options[worded[0]].model_copy(update=said)]


_CHOICE_WORDS = 9
_PLACES = {
    "first": 0,
    "1": 0,
    "former": 0,
    "second": 1,
    "middle": 1,
    "2": 1,
    "latter": -1,
    "third": 2,
    "3": 2,
    "last": -1,
    "fourth": 3,
    "4": 3,
}


def is_by_place(message: Message) -> bool:
    """ "The second one": a choice, and no figure where there is nothing to choose from."""
    return _BY_PLACE.fullmatch(message.text.low) is not None


_BY_PLACE = re.compile(
    r"\W*(?:(?:i'd|i would|say|take|go|for|with|maybe|probably) )*(?:the )?"
    r"(?:first|second|third|fourth|last|latter|former)(?: one| option| of them)?\W*"
)
