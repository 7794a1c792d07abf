"""Words that seem to speak of others, or of a wish, and do not: the owner of a thing, what a reader need not do."""

from collections.abc import Sequence

from tools.listening import scope_words as cues
from tools.listening.tokens import Tokens
from tools.listening.vocabulary import Mark


def is_owner(tokens: Tokens, mark: Mark) -> bool:
    """ "Took over my dad's garage": whose it was; "my dad's a mechanic" speaks of him."""
    if tokens.words[mark.first] not in ("my", "our"):
        return False
    opens = mark.first == tokens.clause_at(mark.first)[0] or tokens.words[mark.first - 1] in cues.JOINS
    return not opens and tokens.words[mark.end : mark.end + 1] == ["'s"] and tokens.words[mark.end + 1 :][:1] != ["a"]


def is_of_reader(words: Sequence[str], mark: Mark) -> bool:
    """ "So you don't have to ask: ..." says what the reader need not do."""
    return words[mark.first : mark.end] == ["have", "to"] and "you" in words[max(0, mark.first - 3) : mark.first]


def told_aside(words: Sequence[str], first: int, end: int) -> range:
    """ "What would I need as a zookeeper (6 years, 7 hours a week) to ...?": the brackets tell, whatever is asked."""
    opened = next((place for place in range(first, end) if words[place] == "("), end)
    closed = next((place for place in range(opened, end) if words[place] == ")"), opened)
    inside = words[opened:closed]
    has_facts = any(word[0].isdigit() for word in inside) and "," in inside
    if not _ANYBODY.isdisjoint(words[first:opened]):
        return range(0)  # "is it worth it for someone (30 years, nurse)?"
    return range(opened, closed) if has_facts and "?" not in inside else range(0)


_ANYBODY = frozenset("someone somebody anyone anybody people person candidate he she they".split())
