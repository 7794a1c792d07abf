"""A doctorate is all that some tell of what they are: "I finished my PhD in molecular biology"."""

from tools.listening.claims import held, is_own
from tools.listening.message import Message
from tools.schema import RoleFact


def read_doctorate(message: Message) -> RoleFact | None:
    """ "I finished my PhD in molecular biology": all that some tell of what they are."""
    if message.profile.origin_role is not None:
        return None
    for place, word in enumerate(message.words[:-2]):
        end = message.clause(place)[1]
        if word not in _DOCTORATES or message.words[place + 1] not in _IN or not is_own(message, place):
            continue
        stop = next((at for at in range(place + 2, end) if message.words[at] in _FIELD_ENDS), end)
        field_of = message.quote(place + 2, min(stop, place + 2 + _FIELD_WORDS))
        if field_of and not message.begins_at("unit", place + 2):
            return held(message, _as_scholar(field_of), place, stop, confidence=0.6)
    return None


def _as_scholar(field_of: str) -> str:
    """ "Molecular biology" makes a molecular biologist; where no word is known, "physics researcher"."""
    for ending, person in (("ology", "ologist"), ("ogy", "ogist"), ("physics", "physicist"), ("chemistry", "chemist")):
        if field_of.lower().endswith(ending):
            return field_of[: -len(ending)] + person
    return f"{field_of} researcher"


_DOCTORATES = frozenset("phd ph.d doctorate dphil postdoc promotion doctorado doutorado doctorat these".split())
_IN = frozenset("in on en em".split())
_FIELD_ENDS = frozenset("at from some and then but a years in last this two three with which where that for to".split())
_FIELD_WORDS = 3
