"""Names of skills that are no claim: "test me on RAG", "drop Kubernetes from the plan", and the words of a link."""

import re
from collections.abc import Sequence

from tools.listening.levels import Run
from tools.listening.message import Message
from tools.listening.vocabulary import Mark

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|dev|ai|de|app|fr|es|br|uk)/\S*")
# Up to an exercise or a change of the plan, from the start of a sentence on.
_EXERCISE = re.compile(
    r"\b(?:test|quiz|grill|examine|drill|interview|ask|question|probe|challenge|prepare) (?:me|us)\b|"
    r"\b(?:check|verify|measure|assess|probe|test|rate) my (?:level|skills?|knowledge|grasp|command)\b|"
    r"\bmock[- ](?:job )?interview|\binterview (?:practi[cs]e|questions?|prep\w*)\b|"
    r"\b(?:question|questions|exercise|quiz|something) (?:on|about|for|in)\b|"
    r"(?:^|\b(?:let'?s|let us|we|can i|please) )practi[sc]e\b|"
    r"\b(?:frag|frage|teste?|pruf|prufe|interviewe?) mich\b|\b(?:eine|nachste) frage (?:zu|uber)\b|"
    r"\b(?:preguntame|hazme una pregunta|evaluame|interroge[- ]moi|teste[- ]moi|pose[- ]moi|me pergunte|me teste)\b"
)
_CHANGE = re.compile(
    r"(?:^|[,;]|\b(?:can|could|please|let'?s|and|or|to|now|then|we|you|us) )\s*(?:drop|skip|remove|leave out|omit|"
    r"strike|cut|swap|replace|postpone|move|take out|get rid of|throw out|streiche?|lass)\b(?! (?:my|our) )"
)
_OF_PLAN = re.compile(
    r"^[^.?!\n]{0,40}?\b(?:(?:in|from|out of|to|into|of|on|earlier|later|first|sooner) ?(?:in |on |from )?"
    r"(?:the|my|this) (?:plan|roadmap|schedule)|(?:aus|in) dem plan|im plan|(?:in|to) phase \d)\b"
)
_ASKED_FOR = re.compile(r"^\W{0,2}(?:interview |exam )?(?:questions?|quiz|exercises?|interview|frage|fragen)\b")
_WANTS_EXERCISE = re.compile(
    r"\b(?:test|quiz|grill|examine|drill|interview|probe) (?:me|us) (?:on|about|in|with)\b|\b"
    r"mock[- ](?:job )?interview\b(?! (?:went|was))|"
    r"\b(?:ask|give) (?:me|us) (?:an?|another|the next|some|one) (?:\w+ ){0,3}questions?\b|"
    r"\b(?:teste?|prufe?|pruf|frag) mich (?:zu|in|uber)\b"
)
_I = re.compile(r"\b(?:i|ich)\b")
_BEFORE_ADDRESS = 3  # tokens


def without_addresses(message: Message, names: Sequence[Mark]) -> list[Mark]:
    """Names but those in a link, and "my github:" before one: an address shows where something is."""
    if "/" not in message.text.low and "www." not in message.text.low:
        return list(names)
    spans = [found.span() for found in _ADDRESS.finditer(message.text.low)]
    starts = message.tokens.starts

    def is_in_address(mark: Mark) -> bool:
        ahead = starts[min(mark.end + _BEFORE_ADDRESS, len(starts)) - 1]
        labels = message.words[mark.first] in ("github", "gitlab")
        return any(
            start <= starts[mark.first] < end or (labels and starts[mark.first] < start <= ahead)
            for start, end in spans
        )

    return [mark for mark in names if not is_in_address(mark)]


def is_asked_of_coach(message: Message, run: Run) -> bool:
    """Is the coach to ask of these skills, or to leave them out, with no word of how well they are known?"""
    start, end = message.sentence(run.first)
    before = message.tokens.text(start, run.first)
    behind = message.text.low[message.tokens.ends[run.end - 1] : message.tokens.ends[end - 1]]
    if _OF_PLAN.search(behind) and not _I.search(before):  # "no Kubernetes in the plan"
        return True
    if run.cues:
        return False
    exercise = max((found.end() for found in _EXERCISE.finditer(message.tokens.text(start, run.end))), default=None)
    if exercise is not None and not _I.search(before[exercise:]):
        return True
    return bool(_ASKED_FOR.search(behind) or _CHANGE.search(before))


def asks_for_exercise(message: Message) -> bool:
    """ "Quiz me on RAG", "ask me an interview question", "mock interview, please"."""
    return _WANTS_EXERCISE.search(message.text.low) is not None
