"""Who leads others of a trade: "I manage a team of testers", "in charge of 12 cooks"."""

from tools.listening.claims import held, is_own
from tools.listening.message import Message
from tools.schema import RoleFact

_LEADS = frozenset(
    "lead leading led manage managing managed head heading run running supervise supervising oversee overseeing "
    "coordinate leite fuhre dirijo lidero coordino dirige encadre gerencio coordeno".split()
)
_CHARGES = (["charge", "of"], ["responsible", "for"])
_TEAMS = frozenset("team group crew bunch staff shift squad department equipo equipe gruppe".split())
_OF = frozenset("of von de d' d".split())
_BETWEEN = frozenset("a an the my our small big little large ein kleines un una une um uma about some".split())
_TITLE_WORDS = 3


def read_team(message: Message) -> RoleFact | None:
    """The lead of a team whose trade is named in the plural, or whose field."""
    for place, word in enumerate(message.words):
        if word not in _LEADS and message.words[place - 1 : place + 1] not in _CHARGES:
            continue
        if not is_own(message, place) or not message.has("self", message.sentence(place)[0], place + 1):
            continue
        if found := _trade_behind(message, place + 1):
            label, end = found
            return held(message, f"{label} team lead", place, end)
    return None


def _trade_behind(message: Message, place: int) -> tuple[str, int] | None:
    """ "tester" of "a team of 5 testers", "six electricians"; one without a number or a team is an everyday noun."""
    words, end = message.words, message.clause(place - 1)[1]
    is_team = False
    while place < end and words[place] in _BETWEEN:
        place += 1
    for kind in ("field", "skill"):  # "I lead a BI team"
        if (mark := message.begins_at(kind, place)) and words[mark.end : mark.end + 1] == ["team"]:
            return message.raw(mark.first, mark.end), mark.end + 1
    while place < end:
        quantity = message.quantity_at(place)
        if quantity is not None and quantity.first == place and not quantity.unit:
            is_team, place = True, quantity.end
        elif words[place] in _BETWEEN:
            place += 1
        elif words[place] in _TEAMS and words[place + 1 : place + 2] and words[place + 1] in _OF:
            is_team, place = True, place + 2
        else:
            break
    for last in range(place, min(place + _TITLE_WORDS, end) if is_team else place):
        single = words[last].removesuffix("s")
        title = " ".join([*words[place:last], single])
        is_plural = single != words[last]
        if is_plural and (message.lexicon.is_trade(single, message.languages) or message.lexicon.role_of(title)):
            return title, last + 1
    return None
