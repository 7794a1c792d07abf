"""Answers about levels: "3", "a little", "never used it", "Python yes, Docker no"."""

import re
from dataclasses import replace

from tools.listening import check_moves
from tools.listening.denials import NONE_WORDS
from tools.listening.message import Message
from tools.listening.skills import skill_fact
from tools.listening.text import Text
from tools.listening.tokens import tokenise
from tools.schema import AnswerFact, Fact, Problem, Question, SkillFact

BARE_WORDS = 10  # more is a talk of its own
NOTHING = frozenset(
    "none nothing zero nada nichts kein keins rien nenhum ninguno nil zip nix zilch nowt naught nought bupkis zippo "
    "nuppes nischt nulinho".split()
)


def check_answer(message: Message, key: str) -> list[Fact | Problem]:
    if check_moves.is_no_answer(message.text.low):
        return []
    level = _digit_level(message)
    if level is None:
        level = 0 if says(message, "no") else 4 if says(message, "yes") else _worded_yes(message)
    return [] if level is None else [_answer(message, key, level)]


def _worded_yes(message: Message) -> int | None:
    """ "I have, twice", "never": a yes or a no in other words."""
    levels = [int(mark.value) for mark in message.marks.get("level", ())]
    if 0 in levels:
        return 0
    return 4 if message.words[:2] in (["i", "have"], ["i", "do"], ["i", "can"], ["i", "did"]) else None


def level_answer(message: Message, key: str) -> list[Fact | Problem]:
    level = _digit_level(message)
    if level is None:
        level = 0 if says(message, "no") else _worded_level(message)
    if level is None:
        return []
    return [whole_skill(message, key, level), _answer(message, key, level)]


def whole_skill(message: Message, key: str, level: int) -> SkillFact:
    """A level for all of a skill: under the word that is held for it; where several are, it takes their place."""
    held = [fact for fact in message.profile.skills if fact.skill_id == key]
    label = held[0].label if len(held) == 1 else message.lexicon.skill_names.get(key, key)
    known = key if key in message.lexicon.skill_names else None
    fact = skill_fact(message, label, level, message.whole, skill_id=known)
    return fact.model_copy(update={"channel": "correction"}) if len(held) > 1 else fact


def read_skill_answer(message: Message) -> list[Fact | Problem]:
    """ "Have you used Docker yourself?" - "Never once": of the skill the question names, or of programming."""
    if denied := _denied_all(message):
        return denied
    if (
        not 0 < len(message.words) <= BARE_WORDS
        or not _is_of_skills(message)
        or message.is_question
        or "?" not in message.last_reply
        or message.marks.get("skill")
        or message.marks.get("programming")
    ):
        return []
    first, _, _ = message.last_reply.rpartition("?")
    question = heard_alone(message, re.split(r"(?<=[.!?])\s+", first.strip())[-1])
    if not _HAVE_YOU.search(question.text.low):
        return []
    level = 0 if says(message, "no") or message.words[0] in NOTHING else _worded_level(message)
    asks_of_it = _USED_IT.search(question.text.low)
    named = (
        list(question.marks.get("skill", ()))
        or [*(heard_alone(message, message.last_reply).marks.get("skill", ()) if asks_of_it else ())][-1:]
    )
    if level is not None and len(named) > 1 and message.words[0] in _ALL:
        return [skill_fact(message, one.value.label, level, message.whole, skill_id=one.value.ref) for one in named]
    if level is None or len(named) > 1:
        return []
    coding = None if _CODING_IN.search(question.text.low) and named else _CODING.search(question.text.low)
    if coding or not named:
        return [skill_fact(message, "programming", level, message.whole)] if coding else []
    return [skill_fact(message, named[0].value.label, level, message.whole, skill_id=named[0].value.ref)]


def _is_of_skills(message: Message) -> bool:
    """Whether a skill may be what the reply speaks of: no other question is open, and no thanks or figure is all."""
    other = message.asked is not None and message.asked.kind == "profile" and message.asked.key != "skills"
    polite = message.marks.get("thanks") or {"question", "ok", "okay"} & set(message.words)
    named = {mark.value for mark in message.marks.get("named", ())} - {"skills"}
    return not (other or polite or named or any(one.value for one in message.quantities) or message.marks.get("skip"))


def _denied_all(message: Message) -> list[Fact | Problem]:
    """ "I never worked with any of those three": all that the coach named."""
    them = next(iter(message.marks.get("them", ())), None)
    other = message.asked is not None and message.asked.kind == "profile" and message.asked.key != "skills"
    if them is None or not message.last_reply or message.between("skill", 0, them.first) or other:
        return []
    if message.marks.get("broke") or message.is_question:
        return []
    if message.words[them.first] not in NONE_WORDS and not any(
        cue.value == "0" and 0 <= them.first - cue.end <= 3
        for cue in message.between("level", max(0, them.first - 8), them.first)
    ):
        return []
    if them.end - them.first < 2 and len(message.words) > BARE_WORDS:
        return []
    words = message.said(them.first, them.end)
    if message.asked is not None and message.asked.key == "skills" and message.asked.kind == "profile":
        return [skill_fact(message, "programming", 0, words)]  # the question named examples, no skill of theirs
    named = heard_alone(message, message.last_reply).marks.get("skill", ())
    return [
        skill_fact(message, mark.value.label, 0, words, skill_id=mark.value.ref)
        for mark in named
        if mark.value.rule != "context"
    ]


_ALL = frozenset("both all each every beide alle ambos ambas todos todas tous toutes neither none".split())
_HAVE_YOU = re.compile(
    r"\b(?:have|do|did|can|are|any|ever|how well|wie gut|"
    r"hast|kannst|kennst|has|conoces|usas|manejas|conhece|usa|tienes|sabes|avez|as|connais|voce|tem|sabe)\b"
)
_USED_IT = re.compile(r"\b(?:used|use|tried|know|worked|touched|written)\b.*\b(?:it|that|any)\b")
_CODING_IN = re.compile(r"\b(?:programm?\w+|coded?) (?:in|em|en|with|mit) \w+\W*$")
_CODING = re.compile(r"\b(?:programm\w+|coding|code|program\w*|programac\w+)\b")


def _digit_level(message: Message) -> int | None:
    figures = [one for one in message.quantities if not one.unit and not one.is_range]
    if len(figures) != 1 or figures[0].value not in (0, 1, 2, 3, 4):
        return None
    one = figures[0]
    near = [word for word in message.words if word.isalnum()]
    opens = one.first == 0 and message.clause(0)[1] <= _LEVEL_WORDS
    return int(one.value) if one.out_of in (None, 4.0) and (len(near) <= 6 or opens) else None


_LEVEL_WORDS = 4  # "3, I use it every day": the figure comes first, and the reason follows


def level_asked(message: Message) -> Question | None:
    """ "On a scale from 0 to 4, how would you rate your Python?": whose words ask for a level, of one skill."""
    first, mark, _ = message.last_reply.rpartition("?")
    question = re.split(r"(?<=[.!?])\s+", first.strip())[-1] if mark else ""
    if not _RATING.search(question):
        return None
    named = {one.value.ref for one in heard_alone(message, question).marks.get("skill", ()) if one.value.ref}
    return Question(kind="level", key=named.pop()) if len(named) == 1 else None


_RATING = re.compile(
    r"\b(?:rate|scale|how (?:good|well|strong|comfortable|fluent|solid)|what level|which level|0 to 4)\b"
)


def _worded_level(message: Message) -> int | None:
    if len(message.words) > 2 * BARE_WORDS:
        return None
    levels = [int(mark.value) for mark in message.marks.get("level", ())]
    return None if not levels else 0 if 0 in levels else 1 if 1 in levels else max(levels)


def _answer(message: Message, key: str, level: int) -> AnswerFact:
    return AnswerFact(question_id=key, level=level, quote=message.whole, turn=message.turn, channel=message.channel)


def says(message: Message, kind: str) -> bool:
    """Does a message begin with a yes, or a no?"""
    mark = next(iter(message.marks.get(kind, ())), None)
    if mark is None:
        return False
    lead = [word for word in message.words[: mark.first] if word.isalnum()]
    return not set(lead) - {"oh", "well", "hm", "um", "uh", "ah", "so"}


def heard_alone(message: Message, words: str) -> Message:
    """Some folded words as a message of their own, heard in the same talk."""
    return replace(message, text=Text(words, words), tokens=tokenise(words), memo={})
