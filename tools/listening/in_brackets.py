"""Figures in brackets right behind a course: its hours and its price, and no time or money of the person's."""

from tools.listening.message import Message

_REACH = 24  # tokens
_BEHIND = 3  # tokens between the course and the bracket: "a bootcamp last year ("
_OF_MINE = frozenset("i my me i'm i'd".split())


def is_of_course(message: Message, place: int) -> bool:
    """ "I did a bootcamp (12 weeks, 40 hours a week, 7,500 euros)"."""
    words = message.words
    opened = next((at for at in range(place, max(-1, place - _REACH), -1) if words[at] == "("), None)
    if opened is None or ")" in words[opened:place] or not _OF_MINE.isdisjoint(words[opened:place]):
        return False
    return any(
        any(word.startswith(_COURSES) for word in words[mark.first : mark.end])
        for mark in message.between("lasts", max(0, opened - _BEHIND), opened)
    )


_COURSES = (
    "course", "bootcamp", "training", "workshop", "certif", "specializ", "seminar", "program", "degree", "curso",
    "kurs", "cours", "formation", "mooc",
)  # fmt: skip
