"""A known figure and the one it gives way to, linked by a word: "change 300 into 450", "150 should be 250"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tools.listening import changes
from tools.listening.message import Message
from tools.listening.quantities import Quantity

# "Swap 10 months for 14 months", "150 should be 250", "make 250 out of the 150".
_EXCHANGES = re.compile(
    r"\b(?:change|replace|swap|turn|switch|exchange|substitute|set|correct|update|bump|raise|lower|cut|increase"
    r"|reduce|extend|shorten|move)(?: up| down)?(?: the| my| those| that| from)*$"
)
_INTO = re.compile(r"(?:hours |months |dollars |euros )?(?:into|to|with|by|for|->|=>)(?: an?| the| about)?")
_SHOULD_BE = re.compile(
    r"(?:hours |months |dollars |euros )?(?:should|must|ought to|needs to|has to|was supposed to|was meant to)"
    r"(?: really| actually)? (?:be|say|read|have been|have said)(?: an?| more like| about)?"
)
_MADE_OF = re.compile(r"\b(?:mach|mache|machen wir) aus (?:den|dem|meinen|diesen)?$")
_MADE = re.compile(r"(?:(?:monaten?|stunden|jahren?|euro|dollar) ?)?(?:bitte|lieber|mal|besser|doch)?(?: lieber| mal)?")
_OUT_OF = re.compile(r"out of (?:the|my|those|that)")


def exchanged(message: Message, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, str]]:
    """The known figure, the new one, and their field."""
    for one, other in pairwise(figures):
        link = message.tokens.text(one.end, other.first)
        lead = message.tokens.text(message.sentence(one.first)[0], one.first)
        is_set = _INTO.fullmatch(link) and _EXCHANGES.search(lead)
        is_made = _MADE_OF.search(lead) and _MADE.fullmatch(link)
        if is_set or is_made or _SHOULD_BE.fullmatch(link):
            yield from _in_field(message, one, other)
        elif _OUT_OF.fullmatch(link) and lead.endswith(("make", "make it")):
            yield from _in_field(message, other, one)
    for one in figures:  # "change 150 to 250" reads like a range
        lead = message.tokens.text(message.sentence(one.first)[0], one.first)
        if one.low < one.high and _EXCHANGES.search(lead):
            old = replace(one, low=one.low, high=one.low)
            yield from _in_field(message, old, replace(one, low=one.high, high=one.high))


def _in_field(message: Message, old: Quantity, new: Quantity) -> Iterator[tuple[Quantity, Quantity, str]]:
    if (field := changes.field_with(message, old)) is not None:
        yield old, new, field
