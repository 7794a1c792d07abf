"""Whether a claim tells what is asked, judged by which of the question's words it speaks of.

A claim that says all but "Lisbon" leaves "what does it pay in Lisbon?" open; one that says all but "tell me" does not.
Naive Bayes over the words of known questions, alone and with the word before, each marked by whether the claim itself
says it, only another question known for the claim does, or neither; and over their frames, where only the marks stand
for what the claim speaks of: "who founded Perplexity" and "who made LangChain" ask for the same of two things.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, starmap

from tools.knowledge.log_odds import LogOdds

FRAME_WEIGHT = 1.5  # of the frames, against the words

_BEGIN, _END = "^", "$"
_SAID, _ASKED = "#said", "#asked"  # no stem begins so

Stems = Sequence[str]


class SpokenOdds:
    """The odds of a claim to answer a question; a known question does not count as known to its own claim."""

    def __init__(
        self, said: Mapping[str, Stems], told: Sequence[tuple[str, Stems]], untold: Sequence[tuple[str, Stems]]
    ) -> None:
        self._said = {claim_id: frozenset(stems) for claim_id, stems in said.items()}
        self._asked: dict[str, Counter[str]] = {claim_id: Counter() for claim_id in said}
        for claim_id, stems in told:
            self._asked[claim_id].update(set(stems))
        sides = (
            [(stems, self._marks(stems, claim_id, own=1)) for claim_id, stems in told],
            [(stems, self._marks(stems, claim_id)) for claim_id, stems in untold],
        )
        # One question at a time: the features of all of them at once would take 40 MB.
        self._words = LogOdds(*(starmap(_marked_words, side) for side in sides))
        self._frames = LogOdds(*(starmap(_frames, side) for side in sides))

    def of(self, stems: Stems, claim_id: str) -> float:
        """Mean log-odds: above 0 for an answer, below 0 against one."""
        marks = self._marks(stems, claim_id)
        frames = self._frames.mean(_frames(stems, marks))
        return self._words.mean(_marked_words(stems, marks)) + FRAME_WEIGHT * frames

    def _marks(self, stems: Stems, claim_id: str, *, own: int = 0) -> list[str]:
        """For each word who speaks of it: the claim, a question known for it, or neither (an empty mark)."""
        said, asked = self._said[claim_id], self._asked[claim_id]
        return [_SAID if stem in said else _ASKED if asked[stem] > own else "" for stem in stems]


def _marked_words(stems: Stems, marks: Stems) -> set[str]:
    marked = [stem + mark for stem, mark in zip(stems, marks, strict=True)]
    return {*marked, *(f"{stem} {mark}" for stem, mark in zip([_BEGIN, *stems], marked, strict=False))}


def _frames(stems: Stems, marks: Stems) -> set[str]:
    """Pairs and triples of what stands in a question, with one mark for a run of words that are spoken of alike."""
    shown = [_BEGIN]
    for stem, mark in zip(stems, marks, strict=True):
        if not mark or mark != shown[-1]:
            shown.append(mark or stem)
    shown.append(_END)
    pairs = [f"{one} {other}" for one, other in pairwise(shown)]
    return {*pairs, *(f"{pair} {last}" for pair, last in zip(pairs, shown[2:], strict=False))}
