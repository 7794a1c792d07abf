"""A unit that follows its figure in words of its own: "Let's say six. Hours a week I mean"."""

from tools.listening.numbers import Numbers

_STOPS = frozenset(",.;-(")
_I_MEAN = ((), ("i", "mean"), ("i", "meant"), (",", "i", "mean"), (",", "i", "meant"), ("that", "is"))


def named_behind(numbers: Numbers, end: int) -> str:
    """ "About 300. Dollars, I mean", "six (hours per week)": the unit behind the end of a bare figure, or nothing."""
    words = numbers.words
    if end >= len(words) or words[end] not in _STOPS:
        return ""
    mark = numbers.unit_at(end + 1) or numbers.at["currency"].get(end + 1)
    if mark is None or not words[mark.first].isalpha():
        return ""
    period = numbers.at["period"].get(mark.end)
    place = period.end if period else mark.end
    meant = next((len(said) for said in reversed(_I_MEAN) if tuple(words[place : place + len(said)]) == said), 0)
    behind = words[place + meant : place + meant + 1]
    is_closed = not behind or behind[0] in ".!?)"
    return mark.value if meant or (period is not None and is_closed) else ""
