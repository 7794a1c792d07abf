"""Read a streaming answer sentence by sentence: release what is supported, hold back what is not."""

from collections.abc import Callable
from dataclasses import dataclass, field

from agent.events import Event, TextDelta
from agent.evidence import Evidence
from agent.grounding import unsupported
from agent.sentences import SentenceStream

MAX_REPEATS = 3
MIN_REPEATED_WORDS = 4  # "Yes." may come twice


class RepeatingError(Exception):
    """A model that says the same sentence again and again, and would go on."""


@dataclass
class Reader:
    """Releases sentences as they come, until one is not supported; from there on all is held back.

    On a second chance (`is_last`) only the unsupported ones are held back. What was said before in this turn is not
    said again: models begin anew when they are asked again. Our own wording (`may_repeat`) is left as it is.

    Raises: RepeatingError from `read` and `finish`.
    """

    evidence: Callable[[], Evidence]
    emit: Callable[[Event], None]
    said: frozenset[str] = frozenset()
    may_repeat: bool = False
    repeats: int = field(default=0, init=False)
    is_last: bool = False
    released: list[str] = field(default_factory=list, init=False)
    withheld: list[str] = field(default_factory=list, init=False)
    _stream: SentenceStream = field(default_factory=SentenceStream, init=False)

    def read(self, delta: str) -> None:
        for sentence in self._stream.feed(delta):
            self._judge(sentence)

    def finish(self) -> None:
        for sentence in self._stream.flush():
            self._judge(sentence)

    def add(self, text: str) -> None:
        """Words of ours, such as the space between two answers."""
        self.released.append(text)
        self.emit(TextDelta(text))

    def _judge(self, sentence: str) -> None:
        if not self.may_repeat and self._is_repeated(sentence):
            return
        holds_back = self.withheld and not self.is_last
        if holds_back or unsupported(sentence, self.evidence()) is not None:
            self.withheld.append(sentence)
        else:
            self.add(sentence)

    def _is_repeated(self, sentence: str) -> bool:
        """Said before in this turn, or within this answer; a model that goes on so is stopped."""
        words = sentence.strip()
        is_source = words.startswith("(")  # several lines may rest on the same one
        if not is_source and len(words.split()) >= MIN_REPEATED_WORDS and words in map(str.strip, self.released):
            self.repeats += 1
            if self.repeats >= MAX_REPEATS:
                raise RepeatingError
            return True
        return words in self.said


def supported(sentences: list[str], evidence: Evidence) -> list[str]:
    """Those of the sentences that may be said."""
    return [sentence for sentence in sentences if unsupported(sentence, evidence) is None]
