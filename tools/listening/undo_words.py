"""Words that go back one step or come forward again: "undo that", "take that back", "go back two steps", "redo"."""

import re

_LEAD = (
    r"^\W*(?:(?:please|ok|okay|no|nope|hm+|wait|oh|oops|sorry|actually|and|now|can you|could you|can we|let's|bitte)"
    r",?\W+)*"
)
_THING = (
    r"(?:,?\W+(?:that|it|this|everything|all|the|of|what|i|just|said|told|you|last|latest|previous|my|changes?|steps?"
    r"|one|ones|thing|please|again|back|once more|once|more|too|as well|also|both|two|three|twice|times?|undo|bitte|das"
    r"|es|eso|esto|ca|isso|lo))*\W*$"
)
_BACK = re.compile(
    rf"{_LEAD}(?:undo|revert|roll(?: (?:that|it|this))? back|take(?: (?:that|it|this))? back|put back|reverse"
    r"|(?:ignore|disregard|forget) (?:my|the|that) last (?:message|answer|line|thing|one)"
    r"|scratch that|cancel that|go back(?: (?:a|one|another|two) steps?)?|step back"
    r"|(?:back|put it back|set it back|leave it) (?:to )?(?:how|what|the way|as) it was(?: before)?"
    r"|mach (?:das |es )?ruckgangig|ruckgangig|zuruck|deshaz\w*|deshacer"
    rf"|annule[rz]?|desfaz(?:er)?)\b{_THING}"
)
_AGAIN = re.compile(
    rf"{_LEAD}(?:redo|re-do|reapply|restore|bring(?: (?:that|it|this))? back|put(?: (?:that|it|this))? back(?: in)?"
    r"|undo (?:the|that|your|my|this) undo|go forward|wiederherstellen|rehacer|rehaz|retablis|refaz(?:er)?)"
    rf"\b{_THING}"
)
_CHANGE = re.compile(r"\b(?:changes?|steps?|both|two|three|twice)\b")
_COUNTS = {"both": 2, "two": 2, "twice": 2, "three": 3}


def goes_back(low: str) -> bool:
    """Whether folded words take back a message, and say nothing else."""
    return _BACK.match(low) is not None


def comes_again(low: str) -> bool:
    """Whether folded words bring back what was taken back, and say nothing else."""
    return _AGAIN.match(low) is not None


_LAST = re.compile(
    r"^\W*(?:(?:ok|okay|so|and|but|wait|hm+),? )*(?:what (?:has |have |did )?(?:just |now |exactly )*(?:changed|moved)"
    r"|what(?:'s| is| has) (?:changed|different|new)|what did (?:that|it|this|i|you) (?:just )?(?:change|move)"
    r"|what was (?:my|the) last change)(?: (?:now|just now|then|in (?:my|the) plan|about (?:it|my plan)))*\W*$"
)


def asks_last(low: str) -> bool:
    """Whether folded words ask what changed last."""
    return _LAST.match(low) is not None


def names_change(low: str) -> bool:
    """ "Undo my last change": a change is meant, whatever was said since."""
    return _CHANGE.search(low) is not None


def steps_back(low: str) -> int:
    """How many messages are taken back at once."""
    return next((count for word, count in _COUNTS.items() if re.search(rf"\b{word}\b", low)), 1)
