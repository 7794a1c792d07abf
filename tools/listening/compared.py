"""Which roles a comparison names: titles, the types that only an article names, and the short names of a chat.

"Application builder" and "tier 1" are told apart here from the roles they resemble; nowhere else does that matter.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from tools.listening import tables, titles
from tools.listening.message import Message
from tools.schema import Fact, RoleFact

# A short name counts next to what sets things side by side: "platform or application", "ds vs mle".
_LINK = r"or|vs\.?|versus|differs?|compared|from|and|than|with|to|between|over|compare|oder|und|y|e|ou|o|et|[,/&:]|x"

_WHICH = re.compile(
    r"\b(?:which|what)\b[^.?!]{0,40}\b(?:mine|is me|closest to me|nearest to me)\b"
    r"|\bwhat(?:'s| is)? (?:right|best|the best fit) for me\b|\bwhats (?:right|best) for me\b"
    r"|\b(?:which|what) (?:role|job|one|of (?:them|these|those)|direction|path|type|tier)s?\b[^.?!]{0,30}"
    r"\b(?:suits?|fits?|matche?s?)\b[^.?!]{0,12}\bme\b"
    r"|\bwhere (?:do|would|could|might|shall) i (?:best )?(?:fit|belong)\b"
    r"|\bam i (?:more|rather)\b[^.?!]{0,40}\b(?:person|type|engineer|scientist|or)\b"
    r"|\bwhat (?:would|will|do|must|should) i (?:have to )?(?:give up|lose|leave behind)\b"
)
_STAY = re.compile(
    r"\b(?:should|shall|do) i (?:rather |better |just )?(?:stay|remain)\b(?! (?:up|awake|calm|home|at home|motivated))"
    r"|\bstay(?:ing)? (?:put|where i am|or (?:go|leave|move|switch|change))\b|\bstay or (?:should|shall|do) i\b"
    r"|\b(?:move|moving|transfer|switch|change|transition) (?:internally|inside my (?:company|firm)|within my)\b"
    r"|\binternal (?:move|transfer|switch)\b|\bstepping[ -]stones?\b(?! (?:course|project|book))"
)
_OR_STAY = re.compile(r"\bor (?:should i |do i |to )?(?:stay|remain)\b(?: as)? (?:an? )?\w+")
_WHAT_ABOUT = re.compile(r"\W*(?:(?:and|so|ok|then) )*(?:(?:what|how) about|and) (?:an? |the )?\w+")
_SHORT = 14  # words; a longer message tells a story in which it is said by the way
_AFTER_OTHERS = ("posting", "interview", "list")  # "which of these fits me?" behind a list of courses is of the courses


def compared_roles(message: Message) -> tuple[str, ...]:
    """Ids of the roles and types named, in their order; of names that overlap, the longest."""
    found: list[tuple[int, int, str]] = []
    for start, end, role_id in sorted(_all_names(message), key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in found):
            found.append((start, end, role_id))
    return tuple(dict.fromkeys(role_id for _, _, role_id in sorted(found)))


def asks_to_choose(message: Message, before: str) -> Literal["which", "stay"] | None:
    """Whether it asks which role is the person's own ("where do I fit?"), or whether to stay. `before`: see `after`."""
    if before in _AFTER_OTHERS or ("?" not in message.words and len(message.words) > _SHORT):
        return None
    low = message.text.low
    return "stay" if _STAY.search(low) or _OR_STAY.search(low) else "which" if _WHICH.search(low) else None


def sets_side_by_side(message: Message) -> bool:
    """Whether two or more are named with a word that compares, such as "tier 1 vs tier 3"."""
    if len(message.words) > _SHORT:
        return False
    asks, named = bool(message.marks.get("compare")), len(compared_roles(message))
    return (asks and named > 1) or (named > 0 and _OR_STAY.search(message.text.low) is not None)


def goes_on(message: Message) -> bool:
    """ "And what about a data scientist?" behind roles that were set side by side."""
    is_behind = "side by side" in message.last_reply and len(message.words) <= _SHORT
    return is_behind and _WHAT_ABOUT.match(message.text.low) is not None and bool(compared_roles(message))


def _all_names(message: Message) -> Iterator[tuple[int, int, str]]:
    for rule, role_id, pattern in _short_names():
        for match in pattern.finditer(message.text.low[:_MOST_CHARS]):
            if rule == "always" or _is_beside(message.text.low, match.start(), match.end()):
                yield match.start(), match.end(), role_id
    tokens = message.tokens
    for named in titles.names(message):
        if named.role_id and named.role_id in message.lexicon.role_names:
            yield tokens.starts[named.first], tokens.ends[named.end - 1], named.role_id


_MOST_CHARS = 4_000
_BEFORE = re.compile(rf"(?:^|[\s,/&:(])(?:{_LINK})\s*(?:(?:an?|the)\s+)?$")
_BEHIND = re.compile(rf"^\s*(?:{_LINK})(?:[\s,/&?!.)]|\w*$)")


def _is_beside(low: str, start: int, end: int) -> bool:
    return _BEFORE.search(low[max(0, start - 24) : start]) is not None or _BEHIND.match(low[end : end + 12]) is not None


@cache
def _short_names() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["rule"], row["role_id"], re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])"))
        for row in tables.rows("compared")
        if (words := sorted(tables.phrases(row["words"]), key=len, reverse=True))
    )


def is_weighed(fact: Fact) -> bool:
    """ "How does MLOps differ from data engineering": what is set side by side is no goal, no skill and no own work."""
    is_guess = fact.field == "origin_role" and fact.confidence < _SURELY_OWN
    return is_guess or fact.field in ("target_role", "skill")


_SURELY_OWN = 0.8


def without_own(roles: tuple[str, ...], facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """ "I'm a data analyst. Data scientist or AI engineer?" compares the two, not the three."""
    own = {fact.role_id for fact in facts if isinstance(fact, RoleFact) and fact.field == "origin_role"}
    return tuple(role_id for role_id in roles if role_id not in own)
