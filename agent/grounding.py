"""Hold each sentence against the evidence: nothing that it states as a fact reaches a person without support.

Sentences are judged one by one, while the reply streams. A link, a date and a name need to stand in the evidence; a
figure needs evidence of its own kind (ten hours do not support ten dollars) and, where a source is named beside it, of
that source; a quotation needs its words.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from agent.attribution import clauses, is_said_to_tell, quotations
from agent.evidence import Evidence, Item
from agent.figures import BARE_SMALL, Figure
from agent.names import unknown_names
from agent.reading import plain_link, read, without_addresses
from agent.vocabulary import Words, words_of

_MADE_BY = ("by", "from", "of")
_WHOLE_WORDS = 8  # a sentence that long is repeated, not put together


def unsupported(sentence: str, evidence: Evidence) -> str | None:
    """The first figure, date, link, name or quotation of the sentence that nothing supports, or None."""
    wrong = [*_links_and_figures(sentence, evidence), *_quotations(sentence, evidence)]
    wrong += unknown_names(without_addresses(sentence), evidence.vocabulary, evidence.holds_name)
    wrong += [*_swapped(sentence, evidence), *_wrong_makers(sentence, evidence)]
    return min(wrong, key=lambda shown: sentence.find(shown) % (len(sentence) + 1), default=None)


def _links_and_figures(sentence: str, evidence: Evidence) -> Iterator[str]:
    said = read(sentence)
    yield from (link for link in said.links if plain_link(link) not in evidence.links)
    yield from (shown for shown, ways in said.dates if not evidence.days.intersection(ways))
    yield from (figure.text for figure in said.figures if figure.is_claim and not evidence.figures.support(figure))


def _quotations(sentence: str, evidence: Evidence) -> Iterator[str]:
    """Quotations whose words stand nowhere, or only with another source than the one that is named."""
    for shown, parts in quotations(sentence):
        named = _named_sources(sentence.replace(shown, " "), evidence)
        holders = [item for item in evidence.items if any(item.holds(part) for part in parts)]
        is_others = bool(named and holders) and not any(_may_stand_for(item, named) for item in holders)
        if is_others or not all(evidence.holds(part) for part in parts):
            yield shown


def _may_stand_for(item: Item, named: list[Words]) -> bool:
    return not item.is_sourced or any(item.holds(name) for name in named)


def _swapped(sentence: str, evidence: Evidence) -> Iterator[str]:
    """Figures that are supported, but not by the source that stands beside them."""
    if len(said := words_of(sentence)) >= _WHOLE_WORDS and evidence.holds(said):
        return  # word for word as it was told, whoever else is named in it
    for clause in clauses(sentence, lambda part: bool(_named_sources(part, evidence))):
        named = _named_sources(clause, evidence)
        if not named:
            continue
        tells = any(is_said_to_tell(clause, name) for name in named)
        for figure in read(clause).figures:
            if _weighs(figure) and evidence.figures.support(figure) and _is_others(figure, named, evidence, tells):
                yield figure.text


def _wrong_makers(sentence: str, evidence: Evidence) -> Iterator[str]:
    """ "The Agents Course by OpenAI", where another one made it."""
    for one, other in pairwise(_named_sources(sentence, evidence)):
        joined = any(
            f" {' '.join((*one, small, *other))} " in f" {' '.join(words_of(sentence))} " for small in _MADE_BY
        )
        if joined and not any(item.holds(one) and item.holds(other) for item in evidence.items):
            yield _as_shown(sentence, other)


def _as_shown(sentence: str, words: Words) -> str:
    shown = re.search(r"[\W_]+".join(map(re.escape, words)), sentence, re.IGNORECASE)
    return shown.group() if shown else " ".join(words)


def _weighs(figure: Figure) -> bool:
    return figure.is_claim and (bool(figure.unit) or figure.value > BARE_SMALL)


def _is_others(figure: Figure, named: list[Words], evidence: Evidence, tells: bool) -> bool:
    holders = [item for item in evidence.items if item.figures.support(figure)]
    sourced = [item for item in holders if item.is_sourced]  # a row is surer than prose in which several speak
    if any(item.holds(name) for item in sourced or holders for name in named):
        return False
    return tells or (bool(sourced) and len(sourced) == len(holders))


def _named_sources(text: str, evidence: Evidence) -> list[Words]:
    """Sources of the evidence, and names that everybody knows, as far as they stand in a text with a capital."""
    words = words_of(text)
    capitals = {word for token in text.split() if any(map(str.isupper, token)) for word in words_of(token)}
    found: list[Words] = []
    for start in range(len(words)):
        for end in range(min(len(words), start + 8), start, -1):
            name = words[start:end]
            is_name = name in evidence.sources or evidence.vocabulary.is_known(name)
            if is_name and capitals.issuperset(name[:1]):
                found.append(name)
                break
    return found
