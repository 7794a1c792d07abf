"""Phrases that tell of work done, or ask how far it is: in English, and simple ones of four other languages.

All of them are held against folded words: lower case, without accents.
"""

import re
from collections.abc import Collection
from typing import Literal, NamedTuple

from tools.listening.text import fold as fold_text
from tools.schema import TransitionPlan

Kind = Literal["told", "which", "all", "week"]

# --- Questions --------------------------------------------------------------------------------------------------------

_ASKS_ALL = re.compile(
    r"\b(?:show|tell|see|view|list|give|what(?:'s| is)|how(?:'s| is))\b.{0,20}\bmy (?:progress|milestones)\b"
    r"|^\W*(?:my )?progress(?: report)?\W*$"
    r"|\bhow far (?:am i|have i (?:come|got\w*)|along am i)\b|\bwhat have i (?:done|finished|achieved"
    r"|completed)(?: so far| already)?\W*$"
    r"|\bhow many hours have i (?:spent|done|worked|put in|studied)\b|\bam i (?:on track|behind|ahead)\b"
    r"|\bhow am i doing\b"
    r"|\bwie weit bin ich\b|\b(?:zeig\w*|wie ist) .{0,12}\bmein\w* fortschritt\w*|\bmi progreso\b|\bcomo voy\b"
    r"|\bou en suis[- ]je\b|\bma progression\b|\bmeu progresso\b"
)
_ASKS_WEEK = re.compile(
    r"\bwhat (?:should|do|must|shall|can|will|am) i\b.{0,30}\bthis week\b|\bwhat(?:'s"
    r"| is)\b.{0,24}\b(?:this week|on for today)\b"
    r"|\b(?:show|give|list|tell)\b.{0,24}\b(?:this week(?:'s)?|my week(?:'s)?)\b|\bthis week's (?:tasks?|plan"
    r"|work)\b|\b(?:tasks?|plan|to ?dos?) (?:for|of) (?:this|the) week\b"
    r"|\bwhat (?:should|do|must|shall) i (?:do|work on|study|learn) (?:today|now|next)\W*$"
    r"|\bwas (?:soll|muss|mache|kann|steht) .{0,24}\bdiese woche\b|\bque (?:debo|tengo que|hago"
    r"|toca) .{0,24}\besta semana\b"
    r"|\b(?:que|quoi) .{0,30}\bcette semaine\W*\?|\bque (?:devo|faco) .{0,24}\besta semana\b"
    r"|\bo que .{0,24}\besta semana\b"
)
_HAS_FIGURE = re.compile(r"\d")
_UNDOES = re.compile(
    r"^\W*(?:(?:no|oh|sorry|wait|please),? )*(?:undo|undo (?:that|it|this)|take (?:that|it) back|scratch that"
    r"|forget (?:that|it)|cancel that|that was (?:wrong|a mistake)"
    r"|mach das rueckgaengig|deshaz eso|annule(?: ca)?|desfaz isso)(?:,? please)?\W*$"
)


def asks(low: str) -> Kind | None:
    """Whether a message asks how far the person is, or what this week holds."""
    if len(low) > 200 or _HAS_FIGURE.search(low):
        return None
    if _ASKS_ALL.search(low):
        return "all"
    return "week" if _ASKS_WEEK.search(low) else None


def undoes(low: str) -> bool:
    return _UNDOES.search(low) is not None


# --- Milestones -------------------------------------------------------------------------------------------------------

_CUE = re.compile(
    r"\b(?:milestones?|phases?|stages?|(?:first|second|third|next|last|fourth|fifth) (?:one|step)|steps? \d"
    r"|meilensteine?|phasen|hitos?|fases?|etapas?|jalons?|etapes?|marcos?)\b"
)
_DONE = re.compile(
    r"\bi(?:'ve| have)? (?:(?:just|now|already|finally|also|actually) )*(?:finished|completed|reached|hit"
    r"|passed|closed|shipped|wrapped up|did|done)\b"
    r"|\bi(?:'m| am) (?:(?:just|now|already|finally|all) )*(?:done|finished|through) with\b|^\W*(?:(?:just"
    r"|finally|all) )?(?:finished|completed|done(?: with)?|wrapped up)\b"
    r"|\b(?:bin )?fertig mit\b"
    r"|\b(?:he (?:terminado|completado|acabado)|termine|complete|acabe)\b|\bj'ai (?:termine|fini|acheve"
    r"|complete|atteint)\b"
    r"|\b(?:terminei|conclui|completei|acabei)\b"
)
_IS_DONE = re.compile(
    r"\b(?:is|are|'s|now|all)? ?(?:now |all |finally )?(?:done|finished|completed?|reached)\b|\b(?:ist"
    r"|sind) (?:jetzt )?(?:fertig|geschafft|abgeschlossen|erledigt)\b|\bfertig\b"
    r"|\besta (?:terminad[oa]|list[oa]|hech[oa]|completad[oa])\b|\best (?:finie?|terminee?|achevee?)\b"
    r"|\besta (?:pront[oa]|concluid[oa])\b"
)
_OPEN = re.compile(
    r"\b(?:when|if|once|until|before|after|as soon as|will|'ll|going to|gonna|want to|would like|plan to|hope"
    r"|should|could|can|must|need to|almost|nearly|half|halfway|partly"
    r"|about to|soon|to be|wenn|falls|bald|fast|cuando|si|casi|quand|presque|quando|quase|quiero|voy a|vou)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no longer|haven't|hasn't|didn't|isn't|aren't|nicht|noch nicht|no he|aun no|todavia no|pas"
    r"|nao|ainda nao)\b|n't\b"
)


_SUPPOSED = re.compile(
    r"^\W*(?:and |so |but )?(?:if|when|once|suppose|what if|as soon as|wenn|falls|cuando|si|quand|quando|se)\b"
)


def is_supposed(low: str) -> bool:
    """A sentence that opens with a condition tells nothing, whatever its clauses say."""
    return _SUPPOSED.search(low) is not None


class Claim(NamedTuple):
    """That something is done, and the words that say what."""

    of: str
    has_cue: bool
    is_denied: bool


def claim(low: str) -> Claim | None:
    """What a sentence says is done; None where it says nothing of the kind, asks, or speaks of what is to come."""
    if low.rstrip().endswith("?"):
        return None
    of, verb = _object(low)
    if verb is None:
        return None
    frame = low[: low.find(":")] if ":" in low else low
    if _OPEN.search(frame[: verb[1]]):
        return None
    has_cue = _CUE.search(of) is not None
    if not has_cue and _LOOSE_VERB.search(low[: verb[1]]) and not _IS_DONE.fullmatch(low[slice(*verb)].strip()):
        return None
    return Claim(of, has_cue, _DENIED.search(frame[: verb[1]]) is not None)


_BREAK = re.compile(r"https?://|\bwww\.|: | - |;|, (?!(?:2|3|second|third|and)\b)")


def _object(low: str) -> tuple[str, tuple[int, int] | None]:
    """Behind "I finished", or before "is done"."""
    if german := _HABE.search(low):
        return _BREAK.split(low, maxsplit=1)[0], german.span()
    if done := _DENIED_DONE.search(low) or _DONE.search(low):
        return _BREAK.split(low[done.end() :], maxsplit=1)[0], done.span()
    if is_done := _IS_DONE.search(low):
        return low[: is_done.start()], is_done.span()
    return "", None


_HABE = re.compile(r"\bhabe? (?=.{0,60}\b(?:abgeschlossen|geschafft|fertig|beendet|erledigt|erreicht)\b)")
_LOOSE_VERB = re.compile(r"\b(?:did|done|hit|passed|closed|reached)$")  # "I have done RAG before": no word of a plan
_DENIED_DONE = re.compile(
    r"\bi (?:have not|haven't|did not|didn't|have n't|did n't) (?:(?:yet|actually|really) )?(?:finished?"
    r"|completed?|reach(?:ed)?|done)\b"
)

# --- Proof ------------------------------------------------------------------------------------------------------------

_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)
_BEHIND = re.compile(r"(?:: | - | – | — |, (?:repo|the repo|code|proof|link|it'?s|it is|see|here)\b)", re.IGNORECASE)
_OPENS_PROOF = re.compile(
    r"^\W*(?:it|its|it's|the|here|there|repo|code|proof|link|see|every|each|all|you can|people|someone|somebody"
    r"|my (?:repo|tool|service|app|test|tests)|\d+ (?:people|questions|users))\b"
)
_EMPTY = frozenset("with your that this from have been will into what when which their them they were more".split())


def proof_in(sentence: str) -> str:
    """What a sentence that says something is done shows for it: the words behind its colon, or a link."""
    if behind := _BEHIND.search(sentence):
        start = behind.end() if sentence[behind.start()] != "," else behind.start() + 1
        if shown := sentence[start:].strip():
            return shown
    return " ".join(found.rstrip(".,;)") for found in _LINK.findall(sentence))


def is_proof(low: str, plan: TransitionPlan, done: Collection[str]) -> bool:
    """Whether a sentence behind it shows something: a link, or words of what the milestone asks for."""
    if low.endswith("?"):
        return False
    if _LINK.search(low):
        return True
    asked = " ".join(f"{one.milestone.title} {one.milestone.done_when}" for one in plan.phases if one.id in done)
    return _OPENS_PROOF.search(low) is not None and bool(_stems(low) & _stems(fold_text(asked)))


def _stems(low: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", low) if word not in _EMPTY}
