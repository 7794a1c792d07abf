"""What a message does with a probe: asks for one, answers with an option, or does without.

An answer is a letter ("B", "I'd say c"), a place ("the second one", "2"), or words of one option and of no other.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tools.listening.check_moves import CheckMove, asks_else, read_move
from tools.listening.text import fold
from tools.schema import Intent

ProbeMove = CheckMove | Literal["answer", "unknown", "unread"]


class ProbeReply(NamedTuple):
    """What a reply to a probe does; `option` is the place of the one that is chosen, from 0."""

    move: ProbeMove
    option: int | None = None


ALWAYS = frozenset({"delete_my_data", "unsafe_or_injection", "emotional_support"})
_ENDS = frozenset({"goodbye", "interview_practice", "self_assess"})
_ELSEWHERE = frozenset(
    "make_plan revise_plan compare_roles find_resources export salary_question fit_to_job_posting "
    "portfolio_advice progress_update".split()
)
_SHORT_WORDS = 8  # a move is said in a few words; an answer in words may hold any of them
_ANSWER_WORDS = 40
_UNKNOWN = re.compile(
    r"\b(?:no (?:idea|clue)|(?:don't|don t|dont|do not|can't|cannot) (?:know|tell|say)|idk|not sure|unsure|never heard"
    r"|keine ahnung|weiss (?:ich )?nicht|ni idea|no (?:lo )?se|aucune idee|nao sei)\b"
)
_LEAD = (
    r"(?:(?:i'd|i would|i'll|i will|i|say|go|with|for|take|pick|choose|answer|option|letter|number|no|it's|its|it|is"
    r"|probably|maybe|perhaps|think|guess|my|the|and|then|that's|would|be|hmm?|well)\W+)*"
)
_LETTER = re.compile(
    rf"^\W*{_LEAD}\(?(?P<letter>[a-d])(?:[\s.)!,;:]*$|\s*[).:,;!]|\s+(?:because|since|as|i think|please)\b)"
)
_PLACE = re.compile(
    rf"^\W*{_LEAD}(?:(?P<number>[1-4])(?:st|nd|rd|th)?|(?P<word>first|second|third|fourth|last))"
    r"(?: (?:one|option|answer))?(?:\W*$|\s*[).:,;!]|\s+(?:because|since|as|please)\b)"
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}
_WORD = re.compile(r"[a-z0-9_+#]{3,}")
_COMMON = frozenset(
    "the and for with that this then would should could will can its from into one all each them they what which when "
    "not but are was were has have had just only more most some any out off use using make take put try first".split()
)
_FEWEST, _SHARE = 2, 0.5  # words of its own that an answer shares with an option, and the part of the answer they are


def read_reply(message: str, options: Sequence[str], intent: Intent, *, is_held: bool = False) -> ProbeReply:
    """What a message does while a probe is open; "" where it ends it, as danger and a farewell do.

    `is_held`: the question waits behind another matter; then only what is plainly an answer is one.
    """
    low = fold(message.strip())
    move = read_move(message, is_held=is_held)
    if move == "thinks":
        return ProbeReply("thinks")
    if intent in ALWAYS:
        return ProbeReply("")
    if (chosen := _by_place(low)) is not None:
        return ProbeReply("answer", chosen)
    if move and move != "aside":
        return ProbeReply(move)
    if intent in _ENDS:
        return ProbeReply("")
    if len(low.split()) <= _SHORT_WORDS and _UNKNOWN.search(low):
        return ProbeReply("unknown")
    if low.endswith("?") or len(low.split()) > _ANSWER_WORDS:
        return ProbeReply("aside")
    if (chosen := _by_words(low, options)) is not None and not (move == "aside" and asks_else(low) and is_held):
        return ProbeReply("answer", chosen)
    return ProbeReply("aside" if move == "aside" or is_held or intent in _ELSEWHERE else "unread")


def _by_place(low: str) -> int | None:
    if found := _LETTER.match(low):
        return "abcd".index(found["letter"])
    if found := _PLACE.match(low):
        return int(found["number"]) - 1 if found["number"] else _PLACES[found["word"]]
    return None


def _by_words(low: str, options: Sequence[str]) -> int | None:
    """The option whose own words, those that no other has, the answer shares most of."""
    said = _words(low)
    each = [_words(fold(option)) for option in options]
    own = [words - set().union(*(other for other in each if other is not words)) for words in each]
    shared = [len(said & words) for words in own]
    best = max(range(len(options)), key=lambda place: shared[place])
    is_alone = shared.count(shared[best]) == 1
    is_enough = shared[best] >= min(_FEWEST, len(said)) and shared[best] >= _SHARE * len(said)
    return best if said and is_alone and is_enough else None


def _words(low: str) -> frozenset[str]:
    """Words that carry meaning, without the ending of a plural or a verb."""
    return frozenset(re.sub(r"(?:ing|ers?|ed|es|s)$", "", word) for word in _WORD.findall(low) if word not in _COMMON)


# --- Asking for one ---------------------------------------------------------------------------------------------------

_WANTS = re.compile(
    r"(?<!not )(?<!n't )\b(?:test|probe) me\b"
    r"|\b(?:check|test|probe|verify|measure) (?:my|what i know)\b.{0,40}"
)
_WANTS_ALONE = re.compile(r"(?<!not )(?<!n't )\b(?:test|probe) me\b")
_NO_PROBE = re.compile(
    r"\b(?:interview|quick check|five questions?|plan|cv|resume|posting|project|idea|code|portfolio)\b"
)
_ASSENT = (
    r"(?:yes|yeah|yep|yup|sure|ok|okay|please|go ahead|go on|go for it|let's go|why not|of course|do it|do|then|thanks|"
    r"thank you|ask(?: me| it| away)?|gladly|fine|good|ja|bitte|gern|klar|si|claro|oui|sim)"
)
_YES = re.compile(rf"\W*{_ASSENT}(?:\W+{_ASSENT})*\W*")
_ASK = re.compile(rf"\W*(?:{_ASSENT}\W+)*ask (?:me|it|away|me it|(?:me )?(?:the|your) question)(?:\W+{_ASSENT})*\W*")
_DISSENT = r"(?:no|nope|nah|not (?:now|today|yet)|maybe|later|rather not|skip|thanks?|thank you|please|nein|danke|non)"
_NO = re.compile(rf"\W*{_DISSENT}(?:\W+{_DISSENT})*\W*")


def wants_probe(message: str, *, names_skill: bool) -> bool:
    """ "Test me", "check my level in RAG", "yes, ask me"; a level without a skill is for the quick check."""
    low = fold(message.strip())
    if not names_skill and _ASK.fullmatch(low):  # an offer that was passed over stays taken up
        return True
    if len(low.split()) > 2 * _SHORT_WORDS or _NO_PROBE.search(low):
        return False
    return (_WANTS if names_skill else _WANTS_ALONE).search(low) is not None


def read_consent(message: str) -> Literal["yes", "no", ""]:
    """A yes or a no to an offered probe, said in a few words."""
    low = fold(message.strip())
    if len(low.split()) > _SHORT_WORDS or low.endswith("?"):
        return ""
    return "no" if _NO.fullmatch(low) else "yes" if _YES.fullmatch(low) else ""
