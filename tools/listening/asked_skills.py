"""Answers of skills that the coach named: "only the first", "the others no", "I should, but I don't"."""

import re
from collections.abc import Sequence

from tools.listening import denials, it_told, picked_skills
from tools.listening.level_answers import heard_alone, says
from tools.listening.levels import NONE, SOME, Run, read_level
from tools.listening.message import Message
from tools.listening.skills import skill_fact
from tools.listening.vocabulary import Entry, Mark
from tools.schema import SkillFact

_KNOWS = re.compile(
    r"\b(?:know|knows|use|used|using|experience|worked|familiar|comfortable|good|well|written|tried|touched|rate|level|"
    r"skills?|kennst|kannst|nutzt|genutzt|erfahrung|sabes|conoces|usas|usado|connais|sais|utilises?|conhece|usa|sabe|"
    r"mexe|program|code|done)\b"
)
# "Shall I show you Docker?", "would you like to start with Python?": an offer, and no question of what is known.
_OFFERS = re.compile(
    r"\W*(?:\w+[!.,] )?(?:shall|should|would you like|do you (?:want|mind)|want|may|can i|could i|start with|let's)\b"
)
_OF_THEM = re.compile(r"\b(?:know|used?|tried|worked with|familiar with)\b.*\b(?:these|those|them|it|any)\b")
_NOTED = re.compile(r"\b(?:noted|have you down|wrote down|put down)\b")
_RATES = re.compile(r"\b(?:please |scale [^.]*)rate\b|^rate\b")
_JOINS = frozenset({",", "or", "and", "/"})
_KINDS = frozenset({"spreadsheet", "spreadsheets"})  # named in the open question as a kind of tool, and not as one
_FEW_WORDS = 7  # "And Python?", "JavaScript as well?"
_REPLY_WORDS, _NAMES = 60, 6  # a longer reply, or one of more names, is a plan
_WORDS = 40  # a longer answer tells a story


def read_asked_skills(message: Message) -> list[SkillFact]:
    """Levels of skills that only the coach has named."""
    is_level = message.asked is not None and message.asked.kind != "profile"
    if is_level or not message.last_reply or message.is_question or not 0 < len(message.words) <= _WORDS:
        return []
    asked = _asked(message)
    own = {_key(mark.value) for mark in message.marks.get("skill", ())}
    rest = [one for one in asked if _key(one) not in own]
    told = _told(message, asked, rest) if rest else {}
    return [
        skill_fact(message, one.label, told[_key(one)], message.whole, skill_id=one.ref)
        for one in rest
        if _key(one) in told
    ]


def _key(entry: Entry) -> str:
    return f"{entry.ref} {entry.label}"


def _asked(message: Message) -> list[Entry]:
    """Names that the last reply asks about, or has noted."""
    if len(message.last_reply.split()) > _REPLY_WORDS:
        return []
    first, mark, _ = message.last_reply.rpartition("?")
    mark = mark or ("rate" if _RATES.search(message.last_reply) else "")  # "rate Excel, Word and SQL."
    question = _question(first or message.last_reply) if mark else ""
    names = _named(message, question)
    if _OFFERS.match(question):
        return []
    if names:
        return names if _KNOWS.search(question) or len(question.split()) <= _FEW_WORDS else []
    is_of_them = bool(_OF_THEM.search(question)) if mark else bool(_NOTED.search(message.last_reply))
    return _named(message, message.last_reply) if is_of_them else []


def _question(words: str) -> str:
    """The last question, with those before it that it goes on from: "Do you know Python? SQL? And Git?"."""
    sentences = re.split(r"(?<=[.!?])\s+", words.strip())
    last = len(sentences) - 1
    while last and len(sentences[last].split()) <= _GOES_ON and sentences[last - 1].endswith("?"):
        last -= 1
    return " ".join(sentences[last:])


_GOES_ON = 3  # words


def _named(message: Message, words: str) -> list[Entry]:
    alone = heard_alone(message, words)
    found = alone.marks.get("skill", ()) if words else ()
    sure = [one for one in found if one.value.rule in ("", "case") or _is_listed(alone, one)]
    names = {_key(one.value): one.value for one in sure if alone.tokens.text(one.first, one.end) not in _KINDS}
    return list(names.values()) if len(names) <= _NAMES else []


def _is_listed(question: Message, mark: Mark) -> bool:
    """ "Excel, Word or SQL": an everyday word that stands in a list of names is one of them."""
    beside = {*question.words[max(0, mark.first - 1) : mark.first], *question.words[mark.end : mark.end + 1]}
    sure = [one for one in question.marks.get("skill", ()) if one.value.rule == ""]
    is_its_name = mark.value.label.lower() == question.tokens.text(mark.first, mark.end)
    return mark.value.rule == "context" and is_its_name and bool(sure) and bool(beside & _JOINS)


def _told(message: Message, asked: Sequence[Entry], rest: Sequence[Entry]) -> dict[str, int]:
    """Levels by the key of the name."""
    keys = [_key(one) for one in rest]
    if picked := picked_skills.picked(message, [_key(one) for one in asked]):
        if denials.denies_others(message):
            return dict.fromkeys([_key(one) for one in asked], NONE) | picked
        return picked
    if _names_the_only(message):
        return dict.fromkeys(keys, NONE)
    if others := picked_skills.all_but_named(message, keys):
        return others
    if message.words[-1] in denials.NONE_WORDS and len(message.words) - message.clause(len(message.words) - 1)[0] <= 2:
        return dict.fromkeys(keys, NONE)  # "on premises only, so none"
    if any(denials.affirms(message, mark) for mark in message.marks.get("others", ())):
        return dict.fromkeys(keys, SOME)
    if denials.denies_others(message) or denials.denies_bare(message):
        return dict.fromkeys(keys, NONE)
    by_pronoun = it_told.told_of_asked(message, is_one=len(asked) == 1)
    if by_pronoun is not None:
        return dict.fromkeys(keys, by_pronoun)
    if says(message, "no") and "?" in message.last_reply:
        return dict.fromkeys(keys, _level_beside_no(message))
    return {}


def _names_the_only(message: Message) -> bool:
    """ "Only Git", "just the SQL": what was asked of and is not named, is not known."""
    named = [mark.first for mark in message.marks.get("skill", ())]
    lead = [word for word in message.words[: named[0]] if word.isalpha()] if named else []
    return bool(lead) and lead[0] in ("only", "just", "nur", "solo", "seulement", "so") and set(lead[1:]) <= _MY


_MY = frozenset("the my a know i use used some bit of little".split())


def _level_beside_no(message: Message) -> int:
    """ "No, only a bit": less than was asked for; a plain no is a lack."""
    named = {message.clause(mark.first) for mark in message.marks.get("skill", ())}
    cues = [mark for mark in message.marks.get("level", ()) if message.clause(mark.first) not in named]
    return read_level(Run([], [cue for cue in cues if message.words[cue.first] != "no"])) or NONE
