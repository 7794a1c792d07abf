"""Cut streamed text into sentences; a quotation stays with the sentence that tells whose it is."""

import re
from dataclasses import dataclass, field

MAX_QUOTED_CHARS = 600  # an opened quotation that runs on longer is a slip: nobody waits for its end

_END = re.compile(r"(?:(?<=[.!?…])(?<!\be\.g\.)(?<!\bi\.e\.)[\"'”’)\]*_]*\s+)|\n+")
_OPENED = re.compile(r"(?:^|[\s(\[*_])\"(?=\w)|“")
_CLOSED = re.compile(r"(?<=[\w.,!?…*)])\"|”")


@dataclass
class SentenceStream:
    """Cuts streamed text into sentences, keeping every character."""

    rest: str = field(default="", init=False)

    def feed(self, delta: str) -> list[str]:
        """Sentences that are complete now; the last one waits until its successor begins."""
        self.rest += delta
        done: list[str] = []
        start = place = 0
        while (end := _END.search(self.rest, place)) is not None and end.end() < len(self.rest):
            place = end.end()
            if "\n" not in end.group() and _is_within_quotation(self.rest[start:place]):
                continue
            done.append(self.rest[start:place])
            start = place
        self.rest = self.rest[start:]
        return done

    def flush(self) -> list[str]:
        last, self.rest = self.rest, ""
        return [last] if last else []


def sentences_of(text: str) -> list[str]:
    """The sentences of a whole text."""
    stream = SentenceStream()
    return [*stream.feed(text), *stream.flush()]


def _is_within_quotation(text: str) -> bool:
    opened = [match.end() for match in _OPENED.finditer(text)]
    if not opened or len(text) - opened[-1] > MAX_QUOTED_CHARS:
        return False
    return _CLOSED.search(text, opened[-1]) is None
