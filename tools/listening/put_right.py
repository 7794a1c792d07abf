"""Whether a bare figure is the amount before it, put right: "20 hrs a week? More like 6", "as things stand it's 5"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tools.listening.vocabulary import Mark

_REACH, _BUSY_REACH = 12, 6  # tokens
_PUT_RIGHT = frozenset(
    {
        *(
            "more like",
            "have maybe",
            "have about",
            "lets say",
            "'s say",
            "plan with",
            "calculate with",
            "reckon with",
            "count with",
            "sorry ,",
            "sorry",
            "rather",
            "correction",
            "realistically",
        ),
        *(
            "honestly",
            "honest ,",
            "but actually",
            "truth is",
            "realistes ,",
            "realiste ,",
            "realista ,",
            "realistisch",
            "ehrlich",
        ),
    }
)
_FACT_LEADS = frozenset(
    "it 's is i have 've got get can do manage only just about maybe more like closer nearer to around rather we at "
    "probably really ' s".split()
)
_BEHIND_FACT = frozenset("and or at a per max tops if when on for so because cause cos cuz since but i most".split())


_RETRACTS = frozenset(
    "wait no nope scratch correction sorry actually rather mean meant oops wrong strike nein quatsch perdon pardon "
    "digo desculpa".split()
)
_AND_SMALL_WORDS = frozenset(
    "i guess think hmm hm uh um er erm that make it 's is say let lets me realistically honestly maybe about "
    "around roughly probably more like to be or well closer just only the for now then 'd would was a bit too "
    "much that's it's okay ok so but stimmt nicht inzwischen mittlerweile sind es doch jetzt eher lieber son "
    "mejor bien mas ya plutot c' est enfin attendez attends na verdade melhor sao".split()
)


def is_retracted(between: Sequence[str]) -> bool:
    """ "1 to 3 hours, no wait, I guess 8", "7 and 9, no, make that 10": what stands before is taken back."""
    words = {word for word in between if word[0].isalpha() or word[0] == "'"}
    return not words.isdisjoint(_RETRACTS) and not words - _RETRACTS - _AND_SMALL_WORDS


def is_span_put_right(words: Sequence[str], before_end: int, found: "_Placed") -> bool:
    """ "5 years, no wait, 6 this month": a bare figure takes the place, and the unit, of the span before."""
    behind = words[found.end] if found.end < len(words) else "."
    between = words[before_end : found.first]
    closed = not behind.isalpha() or behind in _BEHIND_FACT | _BEHIND_SPAN
    is_denied = between[-1:] == ["no"] and set(between) <= {",", "no"}  # "son 3 años, no 5"
    return 0 < len(between) <= _REACH and closed and is_retracted(between) and not is_denied


_BEHIND_SPAN = frozenset("this in now by as since actually".split())


class _Placed(Protocol):
    """What stands on some tokens."""

    @property
    def first(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class PutRight:
    """Reads what stands between two figures of one text."""

    words: Sequence[str]
    busy: Sequence[Mark]  # "the contract says 38 hours, it is more like 50"
    in_fact: Sequence[Mark]

    def __call__(self, before: int, before_end: int, first: int, end: int) -> bool:
        """Is the figure on tokens `first` to `end` the one on tokens `before` to `before_end`, put right?"""
        between = self.words[before_end:first]
        if not between or len(between) > _REACH:
            return False
        if any(before - _BUSY_REACH <= mark.first < first for mark in self.busy):
            return False
        return (
            (is_retracted(between) and self.words[end : end + 1] not in (["of"], ["that"]))  # "no, half of that"
            or self._is_in_fact(before_end, first, end)
            or (" ".join(between[-2:]) in _PUT_RIGHT and between[-3:-2] != ["'t"])  # "don't plan with 12"
            or between[-1] in _PUT_RIGHT
        )

    def _is_in_fact(self, floor: int, first: int, end: int) -> bool:
        """ "If I quit I could do 40 hours, but as things stand it's 5": what is so, behind what could be."""
        leads = [mark for mark in self.in_fact if floor <= mark.first and mark.end <= first]
        behind = self.words[end] if end < len(self.words) else "."
        closed = not behind.isalpha() or behind in _BEHIND_FACT
        return bool(leads) and closed and set(self.words[leads[-1].end : first]) <= _FACT_LEADS
