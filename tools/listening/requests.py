"""The parts of a message that want something: "Nurse, 12 years, 5 hours. What would I earn?" is about pay."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tools.listening.message import Message

Part = tuple[int, int]  # first token, and the one after the last

# How a clause begins that asks or bids, in the languages that are served; what leads up to it counts for nothing.
_LEADING = (
    r"(?:(?:and|so|but|ok|okay|now|then|also|well|please|pls|hey|hi|hello|coach|just|first|maybe|still|und|also|aber|dann|y|"
    r"entonces|pero|et|alors|mais|e|entao|mas|bitte|oye|sag mal|por favor|s'il te plait|quick question|question)\W+)*"
)
_ASKING = (
    r"(?:what|whats|which|who|whom|where|wheres|when|why|how|hows)\b|"
    r"(?:is|are|am|was|were|do|does|did|can|could|should|shall|would|will|have|has|may|might|must)(?:n't| not)? "
    r"(?:i|you|u|we|it|this|that|these|those|there|they|he|she|one|the|my|your|any|anyone|anybody|somebody|someone|an?|"
    r"people|employers|companies|recruiters|hr|\d+)\b|"
    r"(?:any|got any) (?:ideas?|good|free|cheap|decent|recommendations?|tips?|advice|chance|suggestions?|way|courses?|"
    r"books?|videos?)\b|"
    r"(?:was|wie|warum|wieso|welche[rsnm]?|wo|woher|wann|wer|wozu|wieviel|kannst|konntest|kann|konnen|soll|sollte|"
    r"ist das|gibt|gibts|hast du|hatte ich|habe ich|brauche ich|passe ich|bin ich|muss ich|reicht|lohnt)\b|"
    r"(?:que|qual|quais|cual|cuales|cuanto|cuantos|cuanta|cuantas|como|donde|cuando|por que|onde|quando|quanto|quantos|"
    r"puedes?|podrias?|puedo|hay|deberia|tengo que|me conviene|pode|poderia|posso|devo|existe|vale|tem)\b|"
    r"(?:quel|quelle|quels|quelles|qu'|qui|comment|combien|pourquoi|ou|est-ce|peux|peux-tu|pouvez|pouvez-vous|puis-je|"
    r"y a-t-il|c'est quoi|ai-je|dois-je|suis-je|faut-il)\b"
)
_BIDDING = (
    r"(?:tell|show|give|make|build|write|draw|sketch|draft|design|create|put|set|map|lay|ask|test|quiz|rate|assess|check|"
    r"grill|help|recommend|suggest|explain|compare|find|send|export|delete|erase|remove|wipe|forget|swap|drop|move|add|"
    r"cut|shorten|stretch|redo|change|replace|interview|teach|point|name|list|translate)(?! or| and|:)\b|"
    r"(?:let's|lets|let us|let me) \w+|"
    r"(?:i'd|i would|id|we'd) (?:like|love|want) (?:a|an|the|some|one|you|it|that|this|to (?:know|see|get|have|hear|"
    r"ask|practi[sc]e|rehearse|compare|try|download|print|understand|find))\b|"
    r"i (?:want|need) (?:a|an|the|some|you|it|that|this|all|to (?:know|see|practi[sc]e|rehearse|compare|"
    r"understand|find))\b|"
    r"i (?:wonder|was wondering|am wondering|am looking for|just wonder)\b|i'm (?:wondering|looking for|searching)\b|"
    r"looking for\b|"
    r"(?:mach|erstell|erstelle|gib|zeig|zeige|nenn|nenne|schreib|hilf|frag|teste|losch|losche|ich suche|ich brauche)\b|"
    r"(?:hazme|haz|dame|dime|armame|preparame|muestrame|recomiendame|ayudame|quiero saber|quisiera|busco|necesito)\b|"
    r"(?:fais|faites|donne|donnez|dis|montre|conseille|explique|aide|prepare|je voudrais|j'aimerais|je cherche)\b|"
    r"(?:faz|faca|monta|me (?:da|diz|mostra|ajuda|recomenda|explica|indica)|quero (?:um|uma|saber)|preciso de|"
    r"procuro)\b"
)
_WANTS = re.compile(rf"\W*{_LEADING}(?:{_ASKING}|{_BIDDING})")
_ASKS = re.compile(rf"\W*{_LEADING}(?:{_ASKING})")
_POLITE = frozenset({"please", "pls", "plz", "bitte", "favor", "svp", "plait"})
# "Lay out my year, I can do 7 hours": how a clause begins that tells of oneself.
_TELLING = frozenset("i im my ich mein yo soy tengo mi je j' mon ma eu sou tenho meu minha".split())
_FACTUAL = ("trade", "role", "skill", "field", "programming")
_UNTOLD_WORDS = 4
_FEWEST, _MOST = 3, 5  # words that can say what is wanted; parts that are looked at


def opens_request(low: str) -> bool:
    """Whether folded words begin as a question or a bidding does: "ok what first", "can you just tell me"."""
    return _WANTS.match(low) is not None


def opens_question(low: str) -> bool:
    """Whether folded words begin as a question does, with a question mark or without."""
    return _ASKS.match(low) is not None


def wanting_parts(message: Message) -> list[Part]:
    """Clauses that ask or bid, each up to one that tells of oneself or the end of its sentence; the last ones."""
    if "wanting" not in message.memo:
        message.memo["wanting"] = list(_wanting(message))[-_MOST:]
    parts: list[Part] = message.memo["wanting"]
    return parts


def _wanting(message: Message) -> Iterator[Part]:
    tokens = message.tokens
    for first, end in tokens.sentences:
        begun = tokens.clause_starts
        starts = begun[bisect_left(begun, first) : bisect_left(begun, end)]
        begins = next((start for start in starts if _WANTS.match(tokens.text(start, min(end, start + 10)))), None)
        if begins is None and "?" in tokens.words[max(first, end - 2) : end]:
            begins = first
        if begins is None:
            begins = next((start for start in starts if _POLITE.intersection(_clause(message, start))), None)
        if begins is not None:
            stop = next((start for start in starts if start > begins and _tells(message, start)), end)
            if stop - begins >= _FEWEST:
                yield begins, stop


def _tells(message: Message, start: int) -> bool:
    """ "Write a roadmap, php dev since 2019": a clause that tells, by its first word or its years."""
    if message.words[start] in _TELLING:
        return True
    end = message.tokens.clause_at(start)[1]
    is_title = end - start <= _TITLE_WORDS and message.has("trade", start, end)
    return is_title or any(one.unit in ("year", "hour") for one in message.near(start, end))


_TITLE_WORDS = 3


def _clause(message: Message, start: int) -> list[str]:
    return message.words[start : message.tokens.clause_at(start)[1]]


def untold(message: Message) -> str:
    """The sentences that name no trade, role, tool or figure, where there are others; empty where they are short."""
    told = {place for kind in _FACTUAL for mark in message.marks.get(kind, ()) for place in range(mark.first, mark.end)}
    told |= {one.first for one in message.quantities}
    rest = [(first, end) for first, end in message.tokens.sentences if told.isdisjoint(range(first, end))]
    words = " ".join(message.tokens.text(first, end) for first, end in rest)
    return words if len(rest) < len(message.tokens.sentences) and len(words.split()) >= _UNTOLD_WORDS else ""
