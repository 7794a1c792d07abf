"""A title that is put right in the same breath: "a fitter, no sorry, maintenance planner"."""

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


def next_said(message: Message, named: Named) -> Named | None:
    """ "A fitter, no sorry, maintenance planner": the title that takes the place of this one."""
    behind = next((other for other in names(message) if other.first >= named.end), None)
    if behind is None or behind.first - named.end > _REACH:
        return None
    between = {word for word in message.words[named.end : behind.first] if word[0].isalpha() or word[0] == "'"}
    puts_right = between & _PUTS_RIGHT
    return behind if puts_right and not between - _PUTS_RIGHT - _AND_SMALL_WORDS else None
