"""How a person writes: which phrase, in which style, with which slips of the pen. Nothing here knows the coach."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from string import Formatter

from tests.evals.people.truths import Forms

FOLDER = Path(__file__).parent
MIN_TYPO_LETTERS = 5
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Voice:
    """A manner of writing. `typo_rate` is the share of longer words with a slip."""

    lower_case: bool
    apostrophes: bool
    chatty: bool
    typo_rate: float

    def written(self, text: str, rng: Random) -> str:
        """The text as this person types it."""
        words = text if self.apostrophes else text.replace("'", "")
        words = words.lower() if self.lower_case else words[:1].upper() + words[1:]
        return _WORD.sub(lambda found: self._typed(found[0], rng), words)

    def _typed(self, word: str, rng: Random) -> str:
        return slip(word, rng) if len(word) >= MIN_TYPO_LETTERS and rng.random() < self.typo_rate else word

    def dressed(self, text: str, rng: Random) -> str:
        """The same with the small words around it that chatty people use."""
        if not self.chatty:
            return text
        before = f"{phrase('talk', 'filler', rng)} " if rng.random() < 0.4 else ""
        after = phrase("talk", "tail", rng) if rng.random() < 0.2 else ""
        return before + text + after


def phrase(section: str, kind: str, rng: Random, forms: Forms | None = None) -> str:
    """One phrase, filled; of those whose placeholders are all true of the person."""
    return filled(section, kind, rng, forms)[0]


def filled(section: str, kind: str, rng: Random, forms: Forms | None = None) -> tuple[str, frozenset[str]]:
    """A phrase and the placeholders it used: what it has told."""
    known = forms or {}
    template = rng.choice([one for one in phrases()[section][kind] if slots(one) <= known.keys()])
    values = {name: rng.choice(known[name]) for name in sorted(slots(template))}
    return template.format(**values), slots(template)


def can_say(section: str, kind: str, forms: Forms) -> bool:
    return any(slots(one) <= forms.keys() for one in phrases()[section].get(kind, []))


def slots(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def joined(parts: list[str], rng: Random) -> str:
    """A list as people write one."""
    if len(parts) < 2 or rng.random() < 0.5:
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} {rng.choice(('and', '&', 'and'))} {parts[-1]}"


def slip(word: str, rng: Random) -> str:
    """One letter lost, doubled or swapped with its neighbour; never the first."""
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


@cache
def phrases() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / "phrases.toml").read_text("utf-8"))
