"""What is left out of "everything" and of "nothing": "all of it but Docker", "apart from Excel I know nothing"."""

from tools.listening.levels import AWARE, NONE, SOME, Run
from tools.listening.message import Message

_EXCEPT = frozenset(
    "but except save bar besides excluding minus ausser außer menos excepto salvo sauf hormis exceto".split()
)
_EXCEPT_PAIRS = (
    ["apart", "from"],
    ["aside", "from"],
    ["other", "than"],
    ["except", "for"],
    ["but", "for"],
    ["save", "for"],
    ["bis", "auf"],
    ["abgesehen", "von"],
    ["a", "part"],
    ["aparte", "de"],
)
_ALL = frozenset("all everything whole alles alle todo todos todas tout tous toutes tudo".split())
_NOTHING = frozenset("nothing none no never nobody not nichts nix nie rien jamais nada nunca ninguno nenhum".split())
_ANY = frozenset("any anything anyone other else irgendwas algo otra quoi autre".split())
_REACH = 7  # tokens between "everything" and "but"


def excepted(message: Message, run: Run) -> int | None:
    """The level of what is excepted: a lack where all else is known, some knowledge where nothing else is."""
    place = _exception(message, run)
    if place is None:
        return None
    start, end = message.sentence(run.first)
    opens = place <= start + 1 and message.words[place] != "but"
    around = range(run.end, min(end, run.end + _REACH)) if opens else range(max(start, place - _REACH), place)
    if not opens and any(message.begins_at("skill", at) for at in around):
        return None
    words = {message.words[at] for at in around}
    own = [int(cue.value) for cue in run.cues if cue.kind == "level"]
    if words & _ALL:
        return AWARE if AWARE in own else SOME if NONE in own else NONE
    is_denied = bool(words & _NOTHING) or (NONE in own and (opens or bool(words & _ANY)))
    return SOME if is_denied and not set(own) - {NONE} else None  # "apart from a bit of R": how much, is said


def _exception(message: Message, run: Run) -> int | None:
    """Where the word of exception stands, right before the run."""
    words, at = message.words, run.first
    while at and words[at - 1] in ("the", "my", "some", "de", "la", "el", "a", "o"):
        at -= 1
    if at >= 2 and words[at - 2 : at] in _EXCEPT_PAIRS:
        return at - 2
    return at - 1 if at and words[at - 1] in _EXCEPT else None
