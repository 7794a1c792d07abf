"""The form of a message, whatever it is about: a question of fact, a wish, a telling, a mere nod."""

import re
from typing import Literal

from tools.listening.message import Message

Nod = Literal["go_on", "thanks", "shrug"]

_MATERIAL = (
    r"(?:courses?|books?|tutorials?|videos?|podcasts?|resources?|materials?|bootcamps?|newsletters?|blogs?|"
    r"papers?|projects?|roles?|jobs?|path|kurse?|bucher|cursos?|libros?|livros?|livres?|recursos?|ressourcen)"
)
_FACT = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|well|hi|hello|hey|und|y|et|e)\W+)*(?:"
    # A quantity or a day.
    r"how (?:many|much|long|often|big|old|large|high|common)\b(?!(?: \w+)? projects?\b)|since when\b|"
    r"(?:wie (?:viele?|lange|oft|hoch|gross|alt)|cuant[oa]s?|combien|quant[oa]s?)\b|"
    r"(?:exactly )?when (?:exactly )?(?:does|do|did|is|was|are|were|will)\b|"
    r"(?:wann|cuando|quand|quando) \w+|"
    # A person, or what somebody did.
    r"who (?!are you|can|could|should i|will)\w+|(?:wer (?:hat|ist|sagt|war)|quien(?:es)?|qui (?:a|est)|quem) |"
    rf"(?:which|what)(?: [\w/'-]+){{0,4}}? (?:did|does|made|wrote|won|said|says|lists?|mentions?)\b|"
    rf"which (?!{_MATERIAL})(?:[\w/'-]+ ){{1,3}}?(?:do (?!i\b|you\b)|has|have|was|were|is|are|lean|hire)\b|"
    rf"(?:welche[rsmn]?|que|quel(?:le)?s?|qual|quais) (?!{_MATERIAL})\w+ (?:hat|haben|nennt|nennen|war|menciona|dice|"
    r"hizo|a|ont|tem|fez|mencionou)\b|"
    # One thing of many: "what is the pass rate at ...".
    r"what(?:'s| is| was| are| were) the (?!best|right|good|cheapest|next|first|fastest|most|difference)"
    r"(?:[\w'-]+ ){1,4}?(?:of|at|for|in|behind|about|from|on)\b|"
    # A choice that does not hang on who asks.
    rf"(?:which|what) (?!{_MATERIAL})(?:[\w/-]+ ){{1,4}}?should i (?:use|choose|pick|prefer|run|install)\b|"
    r"should i (?:learn|study|start|begin|focus|use|read|build)\b"
    r"(?![^?]*\b(?:portfolio|projects?|github)\b)[^?]* or \b|"
    r"(?:does (?!any(?:one|body)\b)|did (?!you\b|i\b)|do (?!i\b|you\b)|has |have (?!you\b|i\b)|was |were ))"
)
_WISH = re.compile(
    r"\b(?:recommend\w*|suggest\w*|give me|show me|send me|get me|find(?: me)?|wants?|need|looking for|search\w*|any|"
    r"teach me|where|let's|let me|i'd (?:like|love)|would (?:like|love)|help|list|ideas?|best|links?|ask me|quiz|"
    r"zeig|such\w*|brauche|empf[ie]\w+|mochte|recom\w+|busco|necesito|quiero|dame|cherche|besoin|voudrais|preciso|"
    r"procuro|quero)\b"
)
_ORDERED = re.compile(r"\b(?:recommend|suggest|give|show|send|find|list|teach|zeig|recom\w+)\b")
_SELF = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|well|and|also|yes|no|ok)\W+)*"
    r"(?:i|i'm|i've|im|ive|we|ich|yo|soy|tengo|he|je|j'ai|eu|sou|tenho)\b"
)
_QUESTION = re.compile(
    r"^\W*(?:what|why|how|which|who|when|where|is|are|am|do|does|did|can|could|should|will|would|was|were|wie|warum|"
    r"wer|wann|welche[rsmn]?|que|como|cual|cuant[oa]s?|quien|pourquoi|comment|combien|quel(?:le)?s?|qual|quem|"
    r"quant[oa]s?)\b"
)
_NODS: tuple[tuple[Nod, re.Pattern[str]], ...] = (
    (
        "thanks",
        re.compile(
            r"(?:(?:ok|okay|great|perfect|cool|nice|super|wow|many|a lot|vielen|muchas|mille|merci|muito) )*"
            r"(?:thanks?|thank you|thx|ty|cheers|danke|dankeschon|gracias|merci|obrigad[oa])"
            r"(?: (?:a lot|so much|very much|a million|a bunch|you|coach|schon|sehr|beaucoup|bien|for (?:that|this|it|"
            r"your help|the help|all)|de nada))*"
        ),
    ),
    (
        "go_on",
        re.compile(
            r"(?:(?:ok|okay|yes|yeah|yep|sure|please|then|so|great|and|ja|si|oui|sim|vale|bueno|gut|bon) )*"
            r"(?:go on|go ahead|make it|continue|carry on|keep going|proceed|next|next one|next please|do it|do that|"
            r"let's go|lets go|let's start|yes please|yes|yeah|yep|sure|please do|please|of course|start|begin|"
            r"weiter|mach weiter|weiter so|los|los geht's|ja|ja bitte|gerne|sigue|continua|adelante|siguiente|si|"
            r"si por favor|claro|vamos|dale|suite|la suite|continuez|suivant|allez|oui|d'accord|vas-y|sim|segue|"
            r"proximo|pode continuar)(?: (?:please|then|now|bitte|por favor|s'il te plait|mit dem plan|on|entao))*"
        ),
    ),
    (
        "shrug",
        re.compile(
            r"(?:(?:ok|okay|oh|well|hm+|uh|um|great|no) )*"
            r"(?:o?k|okay|great|good|nice|cool|fine|alright|all right|right|i see|got it|understood|perfect|super|"
            r"hm+|mh+m?|uh|um|oh|no|nope|nah|no idea|not sure|dunno|idk|i don't know|don't know|maybe|perhaps|"
            r"whatever|nothing|gut|alles klar|nein|keine ahnung|weiss nicht|vielleicht|vale|bueno|ni idea|no se|"
            r"no lo se|quizas|bon|bien|non|aucune idee|je ne sais pas|peut-etre|nao|nao sei|talvez|ta|ta bom|beleza)"
            r"(?: (?:great|good|then|cool|thanks|entonces))*"
        ),
    ),
)


def asks_fact(message: Message) -> bool:
    """Does the last question ask how the world is, rather than for material, practice or a plan?"""
    asked = [sentence.of(message.low) for sentence in message.sentences[:12] if sentence.of(message.low).strip()]
    questions = [words for words in asked if words.rstrip().endswith("?")] or asked[:1] * (len(asked) == 1)
    if not questions:
        return False
    clauses = [questions[-1], *re.split(r"[,;:]\s", questions[-1])[1:]]
    others = " ".join(words for words in asked if words is not questions[-1])
    return any(_FACT.match(clause) for clause in clauses) and not _ORDERED.search(others)


def tells(message: Message, told: int) -> bool:
    """A statement about oneself that asks for nothing: "I have done two bootcamps", "free material only"."""
    low = message.low.strip()
    if "?" in low or _QUESTION.match(low):
        return False
    if _WISH.search(low):
        return False
    return told > 0 or _SELF.match(low) is not None


def orders(low: str) -> bool:
    """Is something to be handed over: recommended, shown, found?"""
    return _ORDERED.search(low) is not None


def nod(low: str) -> Nod | None:
    """What a message of a few words without a subject of its own does: thank, wave on, or neither."""
    words = " ".join(re.sub(r"[^\w' -]+", " ", low).split())
    return next((kind for kind, pattern in _NODS if pattern.fullmatch(words)), None) if len(words) <= 40 else None


def wants_material(message: Message, place: int) -> bool:
    """Does a place stand in a request for courses, books and the like?"""
    words = message.clause_at(place).of(message.low)
    return _MATERIAL_NAMED.search(words) is not None and (
        _WISH.search(words) is not None or words.rstrip().endswith("?")
    )


_MATERIAL_NAMED = re.compile(
    r"\b(?:courses?|books?|tutorials?|videos?|podcasts?|resources?|bootcamps?|talks?|kurse?|cursos?)\b"
)


def orders_us(message: Message, place: int) -> bool:
    """Does a place stand in a sentence that gives the coach orders of its own: rules to drop, a prompt to print?"""
    return _INJECTED.search(message.sentence_at(place).of(message.low)) is not None


_INJECTED = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,30}\b(?:instructions?|rules?|prompts?|guidelines|directives)\b|"
    r"\bsystem prompt\b|\byou are now\b|\b(?:reveal|print|show|repeat|"
    r"dump)\b[^.]{0,20}\byour (?:prompt|instructions|rules)\b"
)


def orders_plan(low: str) -> bool:
    """ "Make it", whatever question is open."""
    return _GO.fullmatch(" ".join(re.sub(r"[^\w' -]+", " ", low).split())) is not None


_GO = re.compile(
    r"(?:(?:yes|yeah|yep|ok|okay|sure|please|so|just|then|great|well|alright) )*"
    r"(?:make it|do it|go ahead|make (?:me )?(?:the|my|a) plan|mach ihn|mach es|hazlo|fais-le|faz isso)"
    r"(?: (?:please|then|now|already|for me))*"
)


def asks_world(message: Message, place: int) -> bool:
    """Does a place stand in a question that speaks of nobody here: "Do companies use X?", "Can a nurse become Y?"."""
    words = message.sentence_at(place).of(message.low)
    return _opens_question(words) and (_NEED.match(words) is not None or _FIRST_PERSON.search(words) is None)


def asks_about(message: Message, place: int) -> bool:
    """Does a place stand in a question that does not say that the person has what is named there?"""
    sentence = message.sentence_at(place)
    words = sentence.of(message.low)
    return _opens_question(words) and _OWNS.search(words[: place - sentence.start]) is None


def _opens_question(words: str) -> bool:
    start = _QUESTION.match(words)
    return start is not None and (words.rstrip().endswith("?") or _SURELY.match(words) is not None)


_NEED = re.compile(r"^\W*(?:do|will|would|must) i (?:\w+ )?(?:need|have to)\b")
_SURELY = re.compile(
    r"^\W*(?:which [\w/ -]{1,40} (?:should|do|can|would)|how (?:much|many|do|does|can|should)|should i)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|we|our|ich|mir|mein\w*|yo|mi|je|j'ai|mon|eu|meu|minha)\b")
_OWNS = re.compile(
    r"\b(?:i (?:\w+ )?(?:have|know|knew|learned|learnt|studied|did|used|understand|am|was|code)|i've|i'm|my|we use|me|"
    r"given|as an?|ich (?:kann|kenne|habe)|mein\w*|se|conozco|connais|sei|conheco)\b"
)
