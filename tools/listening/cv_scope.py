"""What of a pasted CV is a line of it, and what the person says around it."""

from collections.abc import Mapping, Sequence

from tools.listening.scope import Scope
from tools.listening.tokens import Tokens
from tools.listening.vocabulary import Mark

Marks = Mapping[str, Sequence[Mark]]


def mark_listed(tokens: Tokens, marks: Marks, scopes: list[int]) -> list[int]:
    """The scopes of a CV: a line that does not say "I" is part of it, but for a sentence of what is wanted or can be.

    "Want to become an AI engineer, 10 h weekly. Can spend 100." at the foot of a pasted one is not.
    """
    own = {mark.first for mark in marks.get("self", ())}
    ends = [place for place, word in enumerate(tokens.words) if word == "\n"]
    for first, end in zip([0, *ends], [*ends, len(tokens)], strict=True):
        if own.isdisjoint(range(first, end)):
            said = _said_of_wish(tokens, marks, first, end)
            for place in (place for place in range(first, end) if place not in said):
                scopes[place] = (scopes[place] & (Scope.ORDERED | Scope.DEMANDED)) | Scope.LISTED
    return scopes


def _said_of_wish(tokens: Tokens, marks: Marks, first: int, end: int) -> set[int]:
    """The tokens of sentences that hold a wish with its goal, or what somebody can put in."""
    found: set[int] = set()
    for kind in ("wish", "study_more", "budget_label", "study", "target", "goal"):
        for mark in marks.get(kind, ()):
            if kind in _LABELS and ":" not in tokens.words[mark.end - 1 : mark.end + 1]:  # "time: 6 h a week"
                continue
            if first <= mark.first < end:
                start, stop = tokens.sentence_at(mark.first)
                inside = range(max(first, start), min(end, stop))
                if kind != "wish" or any(one.first in inside for one in marks.get("target", ())):
                    found.update(inside)
    if tokens.words[first : first + 1] == ["\n"]:
        first += 1
    labels = {mark.first for mark in marks.get("target", ()) if ":" in tokens.words[mark.end - 1 : mark.end + 1]}
    if tokens.words[first:end][:1] in _WANTS or first in labels:  # "Wants 6 h/week, $20 a month", in a line of its own
        found.update(range(first, end))
    return found


_WANTS = (["wants"], ["want"], ["wanted"], ["wishes"], ["seeking"], ["seeks"])
_LABELS = ("study", "target", "goal")  # "Objective: AI engineer within 12 months"
