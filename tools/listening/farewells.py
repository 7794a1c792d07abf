"""Taking leave: words that may be a farewell anywhere, and those that are one where they end a message."""

import re

_ANYWHERE = re.compile(
    r"\b(?:bye|goodbye|see (?:you|ya)|later|tomorrow|good ?night|night|cheers|thanks|thank you|farewell|take care|cu"
    r"|ttyl|gotta|have to (?:go|run)|that's all|adios|tschuss|ciao|au revoir|tchau|hasta|logging off)\b"
)
# "Perfect, I'll begin on Monday. See you": the last clause, and nothing behind it.
_AT_END = re.compile(
    r"(?:^|[.!,;?\n] ?)(?:(?:ok|okay|so|and|well|thanks|right|cheers|then|alright|anyway|but),? )*"
    r"(?:bye(?:[ -]bye)?|goodbye|see (?:you|ya|u)|cya|cu|take care|good ?night|ttyl|so long|ta ta|farewell"
    r"|(?:talk|speak|chat|back) (?:to you )?(?:soon|later|tomorrow)|until (?:then|next time|tomorrow|next week)"
    r"|have a (?:good|nice|great|lovely) \w+|tschuss|bis (?:dann|bald|morgen)|ciao|adios|hasta (?:luego|pronto|manana)"
    r"|au revoir|a bientot|a demain|tchau|ate (?:mais|logo|breve|amanha))[^.?!]{0,20}[.! )]*$"
)


def mentions_leave(low: str) -> bool:
    """Whether a folded message has words that leave is taken with."""
    return _ANYWHERE.search(low) is not None


def takes_leave(low: str) -> bool:
    """Whether a folded message ends with a farewell."""
    return _AT_END.search(low) is not None
