"""Hear that a person may be in danger: a short, cautious list, checked before anything else is said.

A false alarm costs a kind sentence; a miss can cost far more, so the list is wide and needs no certainty.
"""

import re

_SELF = (
    r"(?:kill|hurt|harm|cut)(?:ing)? (?:myself|himself|herself|themsel\w+)",
    r"(?:end|take|taking|ending) (?:my|his|her|their)(?: own)? life",
    r"(?:want|wanna|wish|ready|rather) (?:\w+ ){0,3}(?:die|dead|disappear forever|not wake up|never wake up)",
    r"(?:don'?t|do not|no longer|not) (?:want|wish) to (?:live|be alive|exist|be here any ?more|go on living|wake up)",
    r"no (?:reason|point) (?:to|in) (?:live|living|go on|going on|be alive|being alive)",
    r"(?:don'?t|do not|can'?t|cannot|no longer) see (?:the|any|a) point (?:in|of|to) "
    r"(?:anything|living|life|it all|going on)",
    r"better off (?:dead|without me)",
    r"suicid\w*|self[- ]?harm\w*|overdos\w+|end it all",
    r"(?:ich )?(?:will|möchte|mag) nicht mehr leben|(?:mir|sich) das leben nehmen|umbringen|selbstmord|suizid\w*",
    r"(?:no )?quiero (?:morir|vivir más|matarme)|quitarme la vida|no quiero (?:seguir viviendo|vivir)",
    r"(?:je )?(?:veux|voudrais) (?:mourir|en finir)|me (?:tuer|suicider)|plus envie de vivre",
    r"(?:quero|queria) morrer|me matar|tirar a (?:minha )?(?:própria )?vida|não quero (?:mais )?viver",
)
_SAFE = re.compile(
    r"\b(?:i'?m|i am|we are) (?:\w+ ){0,2}(?:safe|okay|ok|fine|alright|better|not alone)\b|\bsafe now\b|"
    r"\b(?:won'?t|will not|not going to) (?:do|hurt|kill|harm)\b|\b(?:bin|fühle mich) (?:\w+ )?sicher\b|"
    r"\bestoy (?:a salvo|bien|mejor)\b|\bje (?:suis en sécurité|vais (?:bien|mieux))\b|"
    r"\bestou (?:bem|segur[oa]|melhor)\b",
    re.IGNORECASE,
)
_CRISIS = re.compile(r"\b(?:" + "|".join(_SELF) + r")\b", re.IGNORECASE)


def in_crisis(message: str) -> bool:
    """True where the words speak of ending a life or of harming oneself."""
    return _CRISIS.search(" ".join(message[:20_000].replace("’", "'").split())) is not None


def says_safe(message: str) -> bool:
    """True where somebody says that they are out of danger."""
    return _SAFE.search(message[:2_000].replace("’", "'")) is not None
