"""A title that is put right in the same breath: "a fitter, no sorry, maintenance planner"."""

from collections.abc import Mapping
from itertools import pairwise

from tools.listening.message import Message
from tools.listening.titles import Named, names

_REACH = 9  # tokens
_PUTS_RIGHT = frozenset(
    "sorry wait mean meant rather correction scratch oops actually precisely precise make meine genauer besser "
    "entschuldigung perdon digo decir mejor pardon dire plutot enfin dizer melhor desole".split()
)
_AND_SMALL_WORDS = frozenset(
    "i 'm am a an the no er uh um erm hmm or well that should say more to be exact it is 's now better hang hold on "
    "strike now ich bin ein eine nein gesagt moment quiero soy un una je suis une non veux quero sou um uma nao ou o "
    "dicho".split()
)


def put_right(message: Message) -> Mapping[int, Named]:
    """ "A fitter, no sorry, maintenance planner": the title that takes the place of another, by its place."""
    if "put_right" not in message.memo:
        pairs = pairwise(sorted(names(message), key=lambda one: one.first))
        message.memo["put_right"] = {one.first: behind for one, behind in pairs if _is_put_right(message, one, behind)}
    found: Mapping[int, Named] = message.memo["put_right"]
    return found


def _is_put_right(message: Message, named: Named, behind: Named) -> bool:
    if not 0 <= behind.first - named.end <= _REACH:
        return False
    between = {word for word in message.words[named.end : behind.first] if word[0].isalpha() or word[0] == "'"}
    return bool(between & _PUTS_RIGHT) and not between - _PUTS_RIGHT - _AND_SMALL_WORDS
