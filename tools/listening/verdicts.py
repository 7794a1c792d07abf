"""Sentences that name nothing and deny what was named right before them: "Not true at all.", "I really can't."

Such a sentence is known by what it lacks: a denial, or a word for a lie, and no other word that holds a meaning.
"""

from collections.abc import Iterator, Sequence

from tools.listening.message import Message

_LONGEST = 10  # tokens
_DENIALS = frozenset(
    "not 't never no nope none nothing neither cannot cant dont didnt havent isnt doesnt wasnt nah hardly nobody "
    "nicht nie nein nada nunca nao pas jamais".split()
)
_FALSE = frozenset(
    "lie lies lying wrong false untrue joke nonsense myth fiction exaggeration exaggerated rubbish bluff fib bullshit "
    "fantasy error mistake mistaken invented bogus flattery gelogen falsch quatsch mentira falso faux mensonge".split()
)
# What may stand beside them and still says nothing of its own.
_PLAIN = frozenset(
    "i me my he she we they you it that this these those them one ones all any of a an the in at to for as if "
    "so 'm 's 're 've 'd am is are was were be been do does did don doesn didn can could couldn would wouldn "
    "should have has had haven hasn hadn isn aren wasn weren ain won but and or well actually honestly really "
    "truly simply just sadly unfortunately sorry fact truth between us though although yet ever even either "
    "still anymore mind alas far from pure mere total complete plain practice theory paper life all's case "
    "true sort kind thing single word bit slightest know use understand touch used known told say ehrlich "
    "leider gesagt aber ich das kann stimmt ist es verdad cierto yo pero la mais je vrai c' eu sei mas "
    "verdade , . ; ! : - ( ) … shouldn mustn reality".split()
)


def denying_sentences(message: Message) -> Iterator[tuple[int, int]]:
    """Where each sentence stands that denies, and says nothing else."""
    for first, end in message.tokens.sentences[1:]:
        words = message.words[first:end]
        if end - first <= _LONGEST and (is_verdict(words) or _contradicts(words)):
            yield first, end


def _contradicts(words: Sequence[str]) -> bool:
    """ "My conscience says otherwise", "the truth is different", "my colleagues beg to differ"."""
    said = [word for word in words if word.isalpha()]
    says = said[-2:-1] and said[-2] in _SAYS and said[-1] in ("otherwise", "different", "differently", "no")
    return len(said) > 1 and (bool(says) or said[-1] in ("differ", "disagrees", "disagree"))


_SAYS = frozenset("says say tells tell said know knows knew is looks shows suggests".split())


def denying_clauses(message: Message) -> Iterator[tuple[int, int]]:
    """Where a later clause of a sentence calls untrue what was said: "..., but between us that's a lie"."""
    for first in message.tokens.clause_starts:
        end = message.clause(first)[1]
        if first > message.sentence(first)[0] and end - first <= _LONGEST:
            words = message.words[first:end]
            is_false = is_verdict(words) and bool((_FALSE | {"true"}) & set(words)) and bool(_IT & set(words))
            if is_false or _contradicts(words):
                yield first, end


_IT = frozenset("it that this which both that's".split())


def is_verdict(words: Sequence[str]) -> bool:
    """Whether these words deny something told before: "a lie" does, "no lie" does not."""
    denied = [place for place, word in enumerate(words) if word in _DENIALS]
    false = [place for place, word in enumerate(words) if word in _FALSE]
    if not set(words) <= _PLAIN | _DENIALS | _FALSE or not (denied or false):
        return False
    return not (denied and false)
