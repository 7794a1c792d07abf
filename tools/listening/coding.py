"""Programming itself, which has many words and no name: "never coded", "code is a closed book to me"."""

from collections.abc import Iterator, Sequence

from tools.listening import levels, plain_denials
from tools.listening.doubled_denials import doubled
from tools.listening.lapsed import worn
from tools.listening.levels import NONE, Run
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.vocabulary import Mark

_NOT_TOLD = Scope.OTHERS | Scope.SUPPOSED | Scope.ASKED | Scope.DEMANDED | Scope.ORDERED
_WORDS = frozenset(
    "code coding coded programming programmed programing programmieren programmiert programmierung programar "
    "programado programacion programmation codage codigo programacao programei coder".split()
)
_VERBS = frozenset("program programme code".split())  # "to program", but "a training program"
_VERB_LEADS = frozenset("to 't not never cannot cant dont".split())
_FIELDS = frozenset("tech technical it software development dev".split())  # "no tech background"
_KNOWING = frozenset("background knowledge skill skills experience know-how education".split())
# "Code review", "no-code", "the code of conduct", "discount code".
_OTHER_CODES = frozenset("review reviews of conduct red name word".split())
_CODES_OF = frozenset("low - no-code dress zip post postal area discount promo qr bar source g penal building".split())


def coding(message: Message) -> tuple[int, str] | None:
    """How well a person programs, and the words that say so; None where nothing is told."""
    for mark in message.marks.get("programming", ()):
        scope = message.scope(mark.first)
        if scope & _NOT_TOLD or (scope & Scope.WISHED and int(mark.value) != NONE):
            continue
        if message.words[mark.end : mark.end + 1] == ["without"]:  # "can't code without Python"
            continue
        if int(mark.value) == NONE and _is_denied_twice(message, mark):
            return _SOME, message.said(mark.first, mark.end)
        if not levels.is_in_language(message, mark):
            is_worn = worn(message, mark._replace(kind="level")).kind == "worn"  # "haven't coded since 2015"
            return levels.AWARE if is_worn else int(mark.value), message.said(mark.first, mark.end)
    denied = next((run for run in _mentions(message) if _is_denied(message, run)), None)
    return (NONE, message.said(denied.first, denied.end)) if denied else None


def _is_denied_twice(message: Message, mark: Mark) -> bool:
    """ "It's not that I can't code": the denial is itself denied."""
    found = doubled(message, *message.sentence(mark.first))
    return any(one.kind == "doubled" and one.first < mark.first <= one.end for one in found)


_SOME = 2


def lacked_beside(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """ "No experience with coding or databases": what is denied of programming goes on over "or"."""
    found: list[Mark] = []
    for mark in message.marks.get("programming", ()):
        place = mark.end + (message.words[mark.end : mark.end + 1] in _LANGUAGES)
        if mark.value != str(NONE) or message.words[place : place + 1] not in _OR:
            continue
        for name in names:
            if place <= name.first < message.clause(mark.end)[1] and set(message.words[place : name.first]) <= _JOINS:
                found.append(name)
                place = name.end
    return found


_LANGUAGES = (["languages"], ["language"], ["skills"], ["experience"], ["whatsoever"])
_OR = (["or"], ["nor"], ["oder"], ["noch"], ["ni"], ["ou"], ["nem"])
_JOINS = frozenset("or nor oder noch ni ou nem , / & with in any use used using de of mit von em en the".split())


def _mentions(message: Message) -> Iterator[Run]:
    """Each word of programming that no phrase covers, as if it were the name of a skill."""
    words = message.words
    for place, word in enumerate(words):
        before, behind = words[place - 1 : place], words[place + 1 : place + 2]
        is_verb = word in _VERBS and bool(before) and before[0] in _VERB_LEADS
        is_field = word in _FIELDS and bool(behind) and behind[0] in _KNOWING
        if not is_verb and not is_field and word not in _WORDS:
            continue
        if (behind and behind[0] in _OTHER_CODES) or (before and before[0] in _CODES_OF):
            continue
        mark = Mark(place, place + 1 + is_field, "skill", None)
        if not message.scope(place) & _NOT_TOLD and not levels.is_in_language(message, mark):
            yield Run([mark])


def _is_denied(message: Message, run: Run) -> bool:
    """Said not to be known by what stands around it, names of skills included."""
    first, end = message.sentence(run.first)
    named = [mark for mark in message.between("skill", first, end) if not mark.first <= run.first < mark.end]
    if any(message.clause(mark.first) == message.clause(run.first) for mark in named):
        return False  # "never wrote code in anything but Java", "the closest to coding is Excel"
    runs = sorted([run, *(Run([mark]) for mark in named)], key=lambda one: one.first)
    levels.attach(message, runs, first, end)
    level = plain_denials.denied_level(message, run)
    return (levels.read_level(run) if level is None else level) == NONE
