"""What a message does with a check that is open, be it a probe or the quick check, where it is no answer to it.

A question or a demand is not an answer: it is another matter, and the check waits. "Skip" is of one question; "skip the
check", "no more quizzes", "just give me the plan" are of all of them.
"""

import re
from typing import Literal

from tools.listening.requests import opens_question, opens_request
from tools.listening.text import fold

CheckMove = Literal["", "stop", "stop_for", "skip", "thinks", "asks_coach", "again", "aside"]

_SHORT_WORDS = 8  # a move is said in a few words; an answer in words may hold any of them
_MOST_WORDS = 24
_LEAD = (
    r"(?:(?:ok|okay|please|pls|let's|lets|let us|no|nah|thanks|hm+|sorry|honestly|look|well|and|so|but|can we|could we"
    r"|can you|could you|i want to|i'd like to|i would like to|i'd rather|just|actually|bitte|ya|por favor|bon),?\W+)*"
)
_CHECK = (
    r"(?:checks?|tests?|quiz(?:zes|zing)?|questions|questionnaire|probes?|probing|exams?|assessment|asking|testing"
    r"|interrogation|game|fragen|preguntas|perguntas|examen)"
)
_BETWEEN = (
    r"(?:\W+(?:the|this|that|these|those|your|any|all|of|with|more|whole|entire|rest|me|quick|little|silly|stupid|mit"
    r"|den|las|de|les|des)\b)*\W+"
)
_ENDING = (
    r"(?:skip|stop|end|quit|cancel|leave|drop|forget|finish|abort|enough|no more|no|done|tired|sick|fed up|bored"
    r"|(?:do not|don't|dont) (?:want|need|like)|not in the mood for|hate|schluss|keine|genug|basta|no mas|plus|assez)"
)
_STOP_ALL = re.compile(rf"\b{_ENDING}{_BETWEEN}{_CHECK}\b")
_STOP_BARE = re.compile(
    rf"\W*{_LEAD}(?:stop(?: (?:it|this|that|now|here|asking|please))*|(?:that's |that is |this is |it's )?enough"
    r"(?: (?:now|please|already|for (?:now|today|me)))*|no more|quit(?: (?:it|this))?"
    r"|(?:finish|end)(?: (?:it|this|here|now))?|i(?:'m| am) done|genug|stopp|schluss|basta|arrete|chega|para)"
    r"\b\W*(?:please|now|thanks|thank you)?\W*$"
)
_STOP_LEADS = re.compile(rf"\W*{_LEAD}(?:stop|enough|that's enough|no more|quit|genug|stopp|basta)\b")
_PLAN_INSTEAD = re.compile(
    r"\b(?:just|only|rather|simply|straight|already|instead|einfach|nur|solo|juste)\b.{0,40}\bplan\b"
    r"|\bplan\b.{0,20}\b(?:instead|already|directly|rather)\b"
    r"|\b(?:move|get|go|skip|jump) (?:on |straight |right |directly )*to (?:the|my) plan\b"
)
_SKIP = re.compile(
    rf"\W*{_LEAD}(?:(?:skip|pass)(?: (?:on )?(?:this|that|it|one|the|question))*|next(?: (?:one|question))?|weiter"
    r"|i(?:'d| would) rather not(?: (?:answer|say))?(?: (?:that|this|it|one))*|siguiente|suivante?)"
    r"\W*(?:please|thanks)?\W*$"
)
_THINKS = re.compile(
    rf"\W*{_LEAD}(?:let me (?:think|see|read)|i(?:'ll| need to| have to) think|hold on|one moment|wait"
    r"|give me a (?:second|moment|minute)|(?:good|tough|tricky|hard) (?:question|one))\b[^?]*$|\W*(?:h+m+|uh+m*)\W*$"
)
_ASKS_COACH = re.compile(
    r"\bwhat (?:do|would) you (?:think|say|do|pick|choose|take|answer|try)(?: (?:first|then|here|yourself))?\W*$"
    r"|\bwh(?:ich|at)(?: one| option| answer)?(?:'s| is| would be) (?:the )?(?:right|correct|best|your pick|true)\b"
    r"|\b(?:tell|give|show) me the (?:right |correct |best )?(?:answer|solution)\b"
    r"|\bwhat(?:'s| is) (?:the|your) (?:right |correct )?answer\b"
    r"|\bwhich (?:one )?(?:do|would) you (?:pick|choose|take|do|say|prefer)\b"
    r"|\bwas (?:meinst|denkst|wurdest) du\b|\bque (?:piensas|opinas|harias)\b"
)
_AGAIN = re.compile(
    rf"\W*{_LEAD}(?:again|once more|repeat(?: (?:it|that|the question|please))*|continue|go ahead|carry on|resume"
    r"|(?:go on|continue)(?: (?:with )?(?:it|that|the (?:check|question|quiz|test|probe)))?"
    r"|(?:back|return) to (?:the|that|your) (?:question|check|quiz|test|probe)"
    r"|(?:ask|show)(?: me)?(?: it| that| the question)?(?: again| once more)?"
    r"|what was (?:the|that|your) question|(?:the|which) question|yes|yeah|yep|sure|weiter|otra vez|encore)"
    r"\W*(?:again|once more|please|then|now)?\W*$"
)
_PUTS_AGAIN = re.compile(
    r"\b(?:what was|repeat|say|ask|show|put|read)\b.{0,20}\bquestion\b.{0,12}(?:\bagain\b|\bonce more\b|\?|$)"
    r"|\b(?:back|return) to\b.{0,12}\bquestion\b"
)
_OF_US = re.compile(r"\b(?:i|me|my|us|we|you|your|plan|mir|mich|meinen?|mi|moi|mon)\b")
_FIRM = re.compile(
    r"\W*(?:(?:oh|well|hm+|um|uh|and|so|the answer is),? )*(?:yes|yeah|yep|yup|no|nope|nah|never|twice|once|sure"
    r"|not (?:yet|once|really|at all)|i (?:have|did|do|can|could|haven't|never|can't)"
    r"|ja|nein|nie|si|nunca|oui|non|jamais|sim|nao)\b"
    r"(?! (?:more|thanks|thank you|problem|questions?|idea)| i (?:want|need|would|mean)\b)"
)
_NODS = re.compile(
    r"\W*(?:ok|okay|k|right|alright|fine|cool|great|i see|got it|understood|thanks|thank you|gut|vale)\W*"
)


def is_no_answer(low: str) -> bool:
    """Whether folded words are no yes or no though they begin like one: "ok what first", "no more quizzes", "ok"."""
    return _NODS.fullmatch(low) is not None or (bool(read_move(low, is_held=False)) and not is_firm(low))


def is_firm(message: str) -> bool:
    """Whether a message begins with a plain yes or no: "ok" only says that somebody has read."""
    low = fold(message.strip())
    return _FIRM.match(low) is not None


def read_move(message: str, *, is_held: bool) -> CheckMove:
    """What a message does where it is no answer; `is_held`: the question waits behind another matter."""
    low = fold(message.strip())
    count = len(low.split())
    if count > _MOST_WORDS:
        return "aside" if asks_else(low) else ""
    if count <= _SHORT_WORDS and _THINKS.match(low):
        return "thinks"
    if _STOP_BARE.match(low):
        return "stop"
    if _STOP_ALL.search(low) or _PLAN_INSTEAD.search(low) or (count <= _SHORT_WORDS and _STOP_LEADS.match(low)):
        return "stop_for" if _wants_else(low) else "stop"
    if _SKIP.match(low):
        return "skip"
    if _ASKS_COACH.search(low) and not is_held:
        return "asks_coach"
    if (is_held and _AGAIN.match(low)) or (count <= _SHORT_WORDS and _PUTS_AGAIN.search(low) and "question" in low):
        return "again"
    return "aside" if asks_else(low) else ""


def asks_else(low: str) -> bool:
    """Whether folded words ask, or bid the coach do something; "add an index" may be an answer."""
    return low.endswith("?") or (opens_request(low) and (opens_question(low) or bool(_OF_US.search(low))))


def _wants_else(low: str) -> bool:
    """Whether something is wanted beside the end of the check: "no more questions, what do I learn first?"."""
    if _PLAN_INSTEAD.search(low):
        return True
    rest = _STOP_ALL.sub(" ", low)
    return any(opens_request(part) and len(part.split()) > 2 for part in re.split(r"[,.;!?]+", rest) if part.strip())
