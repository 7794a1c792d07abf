"""What is left out of "everything" and of "nothing": "all of it but Docker", "apart from Excel I know nothing"."""

from tools.listening.levels import AWARE, NONE, SOME, Run
from tools.listening.message import Message

_EXCEPT = frozenset(
    "but except save bar besides excluding minus ausser außer menos excepto salvo sauf hormis exceto tirando "
    "fora".split()
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
_TURNS_TOO = frozenset({"but", "save"})  # "all about SQL, but Docker": what else the words may do
_ALL = frozenset("all every everything whole alles alle todo todos todas tout tous toutes tudo".split())
_NOTHING = frozenset("nothing none no never nobody not nichts nix nie rien jamais nada nunca ninguno nenhum".split())
_ANY = frozenset("any anything anyone other else irgendwas algo otra quoi autre".split())
_REACH = 7  # tokens between "everything" and "but"


def excepted(message: Message, run: Run) -> int | None:
    """The level of what is excepted: a lack where all else is known, some knowledge where nothing else is."""
    place = _exception(message, run)
    if place is None:
        return None
    start, end = message.sentence(run.first)
    opens = place <= start + 1 and message.words[place] != "but" and message.words[start] not in _ALL | _NOTHING
    if _tells_on(message, run, message.words[place]):
        return None
    around = range(run.end, min(end, run.end + _REACH)) if opens else range(max(start, place - _REACH), place)
    if not opens and message.words[place] in _TURNS_TOO and any(message.begins_at("skill", at) for at in around):
        return None
    words = {message.words[at] for at in around}
    told = [cue for cue in run.cues if not cue.first <= place < cue.end]  # "minus" itself lacks nothing twice
    own = [int(cue.value) for cue in told if cue.kind == "level"]
    own += [AWARE for cue in told if cue.kind == "but_some" and cue.value == "only"]
    if words & _ALL:
        return AWARE if AWARE in own else SOME if NONE in own else NONE
    is_denied = bool(words & _NOTHING) or (NONE in own and (opens or bool(words & _ANY)))
    return SOME if is_denied and not set(own) - {NONE} else None  # "apart from a bit of R": how much, is said


_IS = (["is"], ["'s"], ["are"], ["was"], ["best"])
_VERBS = frozenset("is are was were does works goes 's".split())


def _tells_on(message: Message, run: Run, word: str) -> bool:
    """ "All by hand, but SQL I use daily", "besides Python I know everything about SQL": something else is said."""
    start, end = message.clause(run.first)
    behind = message.words[run.end : end]
    if word == "besides" and not set(message.words[start : run.first]) & (_NOTHING | _ANY):
        return not set(behind) & (_NOTHING | _ANY)
    before = message.words[message.sentence(start)[0] : run.first]
    every = max((place for place, said in enumerate(before) if said in _ALL), default=len(before))
    is_own = message.words[start - 2 : start] == [",", "but"] and behind[:1] == ["i"] and _has_cue_behind(run)
    return word == "but" and (is_own or behind[:1] in _IS or (bool(_VERBS & set(before[every:])) and "i" in behind))


def _has_cue_behind(run: Run) -> bool:
    """ "..., but Python I never learned"."""
    return any(cue.first >= run.end for cue in run.cues)


def _exception(message: Message, run: Run) -> int | None:
    """Where the word of exception stands, right before the run."""
    words, at = message.words, run.first
    while at and words[at - 1] in ("the", "my", "some", "de", "la", "el", "a", "o"):
        at -= 1
    if at >= 2 and words[at - 2 : at] in _EXCEPT_PAIRS:
        return at - 2
    return at - 1 if at and words[at - 1] in _EXCEPT else None
