"""What a trade is of, where the word means something else in everyday use: "gym instructor", "ER doctor"."""

from tools.listening.message import Message

DEPARTMENTS = ("IT", "ER", "OR")  # in small letters each is a word of everyday


def is_field_of_trade(message: Message, place: int) -> bool:
    """ "Gym instructor", "a game artist": what keeps others busy is here what the trade is of."""
    busy = message.begins_at("busy", place)
    is_trade = any(message.begins_at(kind, place + 1) for kind in ("trade", "role"))
    is_word = busy is not None and busy.end == place + 1 and message.words[place] not in _OF_WORK
    opens = message.clause(place)[0] == place or message.words[place - 1] in ("a", "an")
    return is_word and is_trade and opens


_OF_WORK = frozenset("work working works job shift".split())
