"""Coming and going: a greeting that opens a message, words that may take leave anywhere, and those that end it."""

import re

_ANYWHERE = re.compile(
    r"\b(?:bye|goodbye|see (?:you|ya)|later|tomorrow|good ?night|night|cheers|thanks|thank you|farewell|take care|cu"
    r"|ttyl|gotta|have to (?:go|run)|that's all|adios|tschuss|ciao|au revoir|tchau|hasta|logging off)\b"
)
# "Perfect, I'll begin on Monday. See you": the last clause, and nothing behind it.
_AT_END = re.compile(
    r"(?:^|[.!,;?\n] ?)(?:(?:ok|okay|so|and|well|thanks|right|cheers|then|alright|anyway|but),? )*"
    r"(?:bye(?:[ -]bye)?|goodbye|see (?:you|ya|u)|cya|cu|take care|(?:good ?)?night|ttyl|so long(?! as)|ta ta|farewell"
    r"|(?:talk|speak|chat|back) (?:to you )?(?:soon|later|tomorrow)|until (?:then|next time|tomorrow|next week)"
    r"|have a (?:good|nice|great|lovely) (?:one|day|night|evening|week|weekend|time|afternoon|morning)"
    r"|tschuss|bis (?:dann|bald|morgen)|ciao|adios|hasta (?:luego|pronto|manana)"
    r"|au revoir|a bientot|a demain|tchau|ate (?:mais|logo|breve|amanha))[^.?!]{0,20}[.! )]*$"
)


def weight_of_leave(low: str, *, tells: bool) -> float:
    """How much a folded message says goodbye: "paralegal here" tells something, and takes no leave."""
    if tells:
        return 0.0 if _ANYWHERE.search(low) else -0.5
    end = _AT_END.search(low)
    if end is None or _ASKS.search(low, 0, end.start() + 1):
        return 0.0  # "Is it too late at 45? Good night": the question comes first
    return 0.6


_ASKS = re.compile(r"\w+(?:[ ,'-]+\w+){2,}\?")

_AT_START = re.compile(
    r"\W*(?:(?:hi+|hello+|hey+|hiya|heya|howdy|yo|greetings|(?:good )?(?:morning|evening|afternoon)|good day"
    r"|hallo|servus|moin|guten (?:tag|morgen|abend)|gruss gott|hola|buenas|buenos dias|bonjour|bonsoir|salut|ola|oi"
    r"|bom dia|boa (?:tarde|noite))\b|\W)+"
)
_SENT = re.compile(
    r"\b(?:first time|never (?:used|tried|talked|spoken|been)|new here|found (?:you|this)|saw (?:this|you|your)"
    r"|(?:told|sent|recommended|mentioned|pointed|showed|gave) (?:me|you|this|us)|heard (?:about|of) (?:you|this)"
    r"|have a look|nice to meet|back again|me again|it's me|raining|just (?:saying|wanted to say) (?:hi|hello))\b"
)


def greets(low: str) -> bool:
    """Whether a folded message opens with a greeting and tells how its writer came here, or nothing more."""
    opening = _AT_START.match(low)
    return opening is not None and (opening.end() == len(low) or _SENT.search(low, opening.end()) is not None)
