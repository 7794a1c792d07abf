"""Days that are named to be turned down: "by June is too early, September is ok"."""

import re

from tools.listening.message import Message

_TOO_SOON = re.compile(
    r"(?:is|would be|'s|sounds|seems|feels) (?:(?:way|far|just|a bit|probably|always|already|so|very|pretty) )?"
    r"(?:too (?:early|soon|tight|short|optimistic|ambitious|fast)|not (?:realistic|possible|doable|fixed|set|happening)"
    r"|unrealistic|impossible|out|off|full|packed|busy|crazy|hectic|taken|booked|gone"
    r"|a (?:mess|nightmare|write-?off))\b"
    r"|(?:wo|does|ca)n't work|can ?not work"
)
_REACH = 7  # tokens


def is_too_soon(message: Message, end: int) -> bool:
    """Is a day that ends before this place turned down?"""
    return _TOO_SOON.match(message.tokens.text(end, min(end + _REACH, len(message.words)))) is not None
