"""Coming and going: a greeting that opens a message, words that may take leave anywhere, and those that end it."""

import re

_ANYWHERE = re.compile(
    r"\b(?:bye|goodbye|see (?:you|ya)|later|tomorrow|good ?night|night|cheers|thanks|thank you|farewell|take care|cu"
    r"|ttyl|gotta|have to (?:go|run)|that's all|adios|tschuss|ciao|au revoir|tchau|hasta|logging off)\b"
)
_OFF = re.compile(
    r"\b(?:off|go|going|leav\w+|stop\w*|done|enough|break|continue|pause\w*|sleep|bed|back|finish\w*|soon|end)\b"
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
    end, asked, leaves = _AT_END.search(low), _last_question(low), _ANYWHERE.search(low)
    if end is not None:
        return 0.0 if asked else 0.6  # "Is it too late at 45? Good night": the question comes first
    if leaves:
        return -0.4 if asked else 0.0  # "talk to you later, but first: what is RAG?"
    return 0.0 if _OFF.search(low) else -0.15


def _last_question(low: str) -> bool:
    """Does a message hold a question of more than a word or two?"""
    before, mark, _ = low.rpartition("?")
    return bool(mark) and len(_SENTENCE_ENDS.split(before)[-1].split()) >= _QUESTION_WORDS


_SENTENCE_ENDS, _QUESTION_WORDS = re.compile(r"[.!?:\n]"), 3


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


def was_sent(low: str) -> bool:
    """Whether a folded message tells how its writer came here: "a friend told me about you"."""
    return _TOLD_OF_IT.search(low) is not None


_TOLD_OF_IT = re.compile(
    r"\b(?:(?:told|sent|recommended|mentioned|pointed|showed) (?:me|us) (?:to |about |at )?(?:you|this)"
    r"|heard (?:about|of) (?:you|this)|found (?:you|this))\b"
)

_HOW_WORDS = 10


def greets(low: str) -> bool:
    """Whether a folded message opens with a greeting and tells how its writer came here, or nothing more."""
    opening, sent = _AT_START.match(low), _SENT.search(low)
    if opening is None:
        return sent is not None and len(low.split()) <= _HOW_WORDS  # "my sister told me about this site"
    return opening.end() == len(low) or sent is not None
