"""What is said instead of an answer: a doubt whether it matters, a wish to think, a nod; and answers that hesitate."""

import re
from collections.abc import Collection

from tools.listening.message import Message
from tools.schema import Evasion

_WORDS = 12  # a longer message speaks of something
_WHY = re.compile(
    r"^\W*(?:but |and |ok |okay )?why(?: though| so)?\W*$|^\W*(?:warum|wieso|por ?que|pourquoi)\W*$|"
    r"\bwhy (?:do|would|are|did|should|must) you\b.{0,20}\b(?:ask\w*|need|want|tell|know|say|answer)\b"
    r"|\bwhy (?:do|would|should|must) (?:i|we)\b.{0,20}\b(?:tell|say|answer|give)\b"
    r"|\bwhy (?:do|would|should|must) (?:i|we) need"
    r" (?:that|this|it|one|an? (?:\w+ )?(?:date|deadline|budget|goal|answer))\b"
    r"|\bwhy (?:is|does|would|should) (?:that|this|it)\b.{0,12}\b(?:matter|important|relevant|needed|necessary|help)\b"
    r"|^\W*(?:but )?(?:does|is|would|do) (?:that|this|it|you)\b.{0,12}\b(?:matter|important|relevant|needed|necessary"
    r"|make a difference|have to know|need to know|need (?:that|this|it))\b"
    r"|\bwhat (?:do|would|will) you (?:need|want|use|do with) (?:that|this|it)\b.{0,6}\bfor\b|\bwhat for\b"
    r"|\bwhat (?:has|does|is) (?:that|this|it)\b.{0,8}\bto do with\b"
    r"|\b(?:warum|wozu|wieso) (?:fragst|fragen|willst|brauchst|ist)\b|\bspielt das eine rolle\b"
    r"|\bpor ?que (?:preguntas?|lo preguntas?|pergunta|quer|necesitas)\b|\bpourquoi (?:demandes|vous|tu|cette)\b"
)
_TYPICAL = re.compile(
    r"\bwhat(?:'s| is| would be| are|s)? (?:(?:a|an|the) )?(?:typical|normal|usual|common|average|standard|realistic"
    r"|reasonable|good (?:answer|number|amount|figure))\b"
    r"|\bwhat (?:do|does|would|did) (?:most|other|others|people|everyone|everybody|the others)\b"
    r".{0,16}\b(?:say|answer|do|have|put|pick|choose|spend|plan)\b"
    r"|\bwhat (?:should|shall|can|would) i (?:say|answer|put|pick|choose)\b|\bwhat do you (?:suggest|recommend)\W*$"
    r"|\bwas (?:ist|ware) (?:normal|ublich|typisch)\b|\bque es lo normal\b"
)
_LATER = re.compile(
    r"\b(?:come|get) back to (?:that|this|it|you)\b|\b(?:tell|let|ask|answer) (?:you|me|that|it)\b.{0,12}\blater\b"
    r"|\b(?:let me|need to|have to|must|i'll|gotta|will) (?:\w+ )?(?:think|check|ask|look)\b"
    r"|\bthink about (?:it|that|this)\b|\b(?:hold|hang) on\b|\bone moment\b"
    r"|^\W*(?:hmm+\W+)?(?:good|tough|hard|tricky|difficult|great) (?:question|one)\W*$|^\W*(?:h+m+|uh+m*|er+m*)\W*$"
    r"|\b(?:do|discuss|decide|cover|talk about|sort out) (?:that|this|it) (?:a bit |some time |perhaps )?later\b"
    r"|^\W*(?:maybe )?later\W*$|\bspater\b|\bmas tarde\b|\bplus tard\b|\bmais tarde\b"
)
_DISMAY = re.compile(
    r"^\W*(?:(?:wow|ugh|oof|omg|oh|no|damn|jeez|well|hm+|ok|but|god|man|uff|puh|ay)\W+)*"
    r"(?:(?:that's|thats|that is|this is|it's|its|that sounds|sounds|that looks|looks) )?"
    r"(?:(?:a|really|very|so|quite|pretty|too|such a|kind of|way too|all) )*"
    r"(?:long|lots?|much|far|scary|overwhelming|hard|daunting|crazy|insane|depressing|intimidating|forever"
    r"|long time|long way|lot of (?:work|hours|time))(?: time| way| away)?\W*$"
)
_NODS = frozenset(
    "thanks thank you thx ty ok okay k cool great nice good perfect awesome amazing fantastic wonderful super cheers "
    "that that's thats 's is was it this very so much really helpful useful interesting insightful to know got wow "
    "alright right fine sure a lot lol haha i see makes sense for the info explanation answer clear".split()
)
_NODS_NEED = frozenset(
    "thanks thank thx ty ok okay k cool great nice perfect awesome amazing fantastic wonderful super cheers helpful "
    "useful interesting insightful wow alright see sense".split()
)


# What means something only where a question is open: a letter, a figure, a nod; and a question back that names nothing.
_BARE = frozenset(
    "a b c d e f k x y n 0 1 2 3 4 5 6 7 8 9 10 no nope nah yes yeah yep yup ok okay sure maybe perhaps possibly true "
    "false right fine good well alright hm hmm hmmm mm uh um er ah oh eh huh lol haha meh whatever cancel skip pardon "
    "sorry really seriously honestly idk dunno and so but then or not ja nein doch si oui non sim nao".split()
)
_BACK = frozenset(
    "why what how which who when where that this it is was do does did you i me mean ask asking say says said for "
    "come the your one of about warum wieso wozu fragst du que por porque preguntas pourquoi demandes tu vous "
    "pergunta".split()
)
_BARE_WORDS = 5


def says_little(low: str, *, asking_back: bool = True) -> bool:
    """ "B", "no", "really?": nothing by itself. With `asking_back` also "why do you ask?", "what is that?"."""
    words = re.findall(r"\w+", low[:80])
    known = _BARE | _BACK if asking_back else _BARE
    return 0 < len(words) <= _BARE_WORDS and len(low) < 80 and known.issuperset(words)


def read_evasion(message: Message) -> Evasion | None:
    """How a message puts off the open question about the person; None where it does not.

    For messages that told nothing: what is told counts, whatever stands beside it.
    """
    open_question = message.asked is not None and message.asked.kind == "profile" and not message.asked.options
    if not open_question or len(message.words) > _WORDS or message.quantities:
        return None
    low = message.text.low
    if _WHY.search(low):
        return "why"
    if _TYPICAL.search(low):
        return "typical"
    if _LATER.search(low):
        return "later"
    if _DISMAY.match(low):
        return "dismay"
    return "nod" if _is_nod({word for word in message.words if word[0].isalnum() or word == "'s"}) else None


_ENOUGH = re.compile(
    r"\W*(?:(?:please|ok|okay|no),? )*(?:stop(?: asking)?|enough|that's enough|no more questions?|genug|stopp|basta)\W*"
)


def has_enough(message: Message) -> bool:
    """ "Stop", "no more questions": the open question about the person is left open."""
    open_question = message.asked is not None and message.asked.kind == "profile" and not message.asked.options
    return open_question and _ENOUGH.fullmatch(message.text.low) is not None


_THANKS = re.compile(
    r"\b(?:thanks?|thank you|thx|ty|tysm|cheers|danke?|gracias|merci|obrigad[oa]|grazie)\b"
    r"|\bappreciate (?:it|that|this)\b"
)
_MORE_NODS = frozenset(
    "sounds good love it excellent brilliant lovely one makes sense done deal noted understood agreed fair "
    "enough exactly danke gracias merci obrigado obrigada grazie vale genial perfekt perfecto parfait perfeito toll "
    "gut bueno bien muchas vielen dank beaucoup muito many so dear mate man friend buddy helps helped mille "
    "claro klar alles oh yay yes yeah please appreciate really coach tysm i do will that'll work works "
    "for me looks let's go on with the plan my happy".split()
)
_MORE_NEED = frozenset(
    "good love excellent brilliant lovely noted understood agreed danke gracias merci obrigado obrigada grazie vale "
    "genial perfekt perfecto parfait perfeito toll appreciate tysm works dank sense fair deal".split()
)
_NOD_WORDS = 9


def is_nod(low: str) -> bool:
    """Whether a folded message is thanks or assent and nothing else: "great, thank you", "perfect", "sounds good"."""
    words = re.findall(r"[\w']+", low[:120])
    known = _NODS | _MORE_NODS
    is_known = 0 < len(words) <= _NOD_WORDS and known.issuperset(words) and "?" not in low
    return is_known and not (_NODS_NEED | _MORE_NEED).isdisjoint(words)


def says_thanks(low: str) -> bool:
    """Whether a folded message thanks."""
    return _THANKS.search(low) is not None


def _is_nod(words: Collection[str]) -> bool:
    return bool(words) and not set(words) - _NODS and not _NODS_NEED.isdisjoint(words)


# --- Answers that hesitate --------------------------------------------------------------------------------------------

# Words that may stand beside a figure in an answer; any other makes the sentence a question of its own.
_HESITANT = re.compile(
    r"^(?:\W*(?:h+m+|um+|uh+|er+|well|so|ok|okay|like|maybe|perhaps|possibly|probably|about|around|roughly|approx"
    r"|honestly|i|guess|think|suppose|say|let'?s|let me see|or so|or|to|ish|up|a|week|per|month|year|in|all|total"
    r"|hours?|hrs?|h|days?|weeks?|months?|years?|yrs?|usd|eur|gbp|euros?|dollars?|bucks|pounds|quid|k|max|min|maximum"
    r"|minimum|at|most|least)\b|[\W\d])*$",
    re.IGNORECASE,
)


# "Five. Does that help?" asks for no answer.
_CHECKS_BACK = re.compile(r"(?<=[.!?,])\s*(?:does|did) (?:that|this|it) help\W*$", re.IGNORECASE)


def without_doubt(message: str) -> str:
    """The message with a hesitating answer as a statement: "Hmm, 150$? What is RAG?" asks one thing, not two.

    A sentence of a figure and its unit asks nothing, nor does "does that help?". The length stays, so that every quote
    keeps its place.
    """
    message = _CHECKS_BACK.sub(lambda said: " " * len(said.group()), message)
    first, mark, rest = message.partition("?")
    if mark and any(char.isdigit() for char in first) and len(first) <= _ANSWER_CHARS and _HESITANT.match(first):
        return f"{first}.{rest}"
    return message


_ANSWER_CHARS = 60
