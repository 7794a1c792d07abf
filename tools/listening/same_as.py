"""A goal told by what another person does: "same as my sister, she's a data engineer"."""

import re

from tools.listening.claims import NO_GOALS
from tools.listening.message import Message
from tools.listening.titles import Named, names

_OF_OTHER = re.compile(
    r"(?:^|[,.;:-]|\b(?:be|become|do|want|like|doing|to|exactly|just|basically|probably|for|maybe|well)) ?"
    r"(?:the |a )?(?:same(?: (?:thing|job|role|work|kind of (?:thing|job)))?(?: (?:as|like|that))?|what|whatever|like)"
    r"(?: what)? (?:my|our|the|a) (?:[\w'-]+ ){0,2}[\w'-]+"
)
_REACH = 14  # tokens from the other person to what they are


def role_of_other(message: Message) -> Named | None:
    """The role of the person whose work is wanted, where the goal was asked for and no other role is named."""
    if message.asked is None or message.asked.key != "target_role" or message.is_question:
        return None
    whole = message.tokens.text(0, len(message.words))
    found = _OF_OTHER.search(whole)
    roles = [one for one in names(message) if one.role_id not in (None, *NO_GOALS)]
    if found is None or len({one.role_id for one in roles}) != 1:
        return None
    end = len(whole[: found.end()].split())
    return roles[0] if -1 <= roles[0].first - end <= _REACH else None
