"""Work told by its verb, where no title is named: "I install heat pumps" makes a heat pump installer."""

from tools.listening.backgrounds import object_of
from tools.listening.claims import held, is_own
from tools.listening.message import Message
from tools.listening.vocabulary import Mark
from tools.schema import RoleFact

_FOR_A_LIVING = frozenset("living professionally freelance work daily".split())
_EMPLOYED = frozenset("at for in by from with".split())
_NO_OBJECT = frozenset(
    "my your his her our their this that these those it them him me you us everything something nothing things stuff "
    "bug bugs issue issues error errors test tests code readme typo typos problem problems more some any all project "
    "projects notes chatbot app plan cv resume letter portfolio".split()
)


def read_work(message: Message) -> RoleFact | None:
    """The work of a verb that stands behind "I", where years, an employer or the opening say that it is a job."""
    if message.profile.origin_role is not None:
        return None
    for mark in message.marks.get("acts", ()):
        start, end = message.clause(mark.first)
        if mark.end >= end or not _is_done_by_self(message, mark, start) or not is_own(message, mark.first):
            continue
        thing = object_of(message, mark.end)
        if not thing or _NO_OBJECT & set(message.words[mark.end : mark.end + 2]) or _is_skill(message, mark.end):
            continue
        if message.has("learns", start, end) or not _is_job(message, mark, end):
            continue
        return held(message, f"{thing} {mark.value}", mark.first, mark.end, confidence=0.65)
    return None


def _is_done_by_self(message: Message, mark: Mark, start: int) -> bool:
    """ "I install", "I've been installing", and "been installing" where the "I" is left out."""
    before = message.words[max(start, mark.first - 4) : mark.first]
    while before and before[-1] in ("just", "mostly", "mainly", "basically", "also", "still", "currently"):
        before.pop()
    if message.words[mark.first].endswith("ing"):
        return before[-1:] in (["been"], ["'m"], ["am"])
    return before[-1:] == ["i"]


def _is_skill(message: Message, place: int) -> bool:
    """ "I maintain Python scripts", "I process a bit of data": a skill of the catalogue, and no job's object."""
    skill = message.begins_at("skill", place)
    known = skill is not None and skill.value.ref is not None
    return known or any(message.begins_at(kind, place) is not None for kind in ("aim", "level"))


def _is_job(message: Message, mark: Mark, end: int) -> bool:
    words = message.words
    behind = range(mark.end + 1, end - 1)
    if any(words[at] in _EMPLOYED and message.begins_at("article", at + 1) for at in behind):
        return True
    if _FOR_A_LIVING & set(words[mark.end : end]) or message.has("workplace", mark.end, end):
        return True
    first, stop = message.sentence(mark.first)
    if any(one.unit == "year" for one in message.near(first, stop)) or message.has("since_year", first, stop):
        return True
    return first == 0 and mark.first <= _FIRST_PLACES and words[mark.end] not in ("a", "an", "the")


_FIRST_PLACES = 4  # "hi, I install heat pumps"
