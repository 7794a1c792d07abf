"""Roles of a comparison that the catalogue does not have, or has only under another name.

"Prompt engineer vs AI engineer" names one role that the sources know and one that they do not; an AI product manager is
to them a product manager. Whoever asks is told so, rather than shown other roles.
"""

from tools.listening import titles
from tools.listening.message import Message
from tools.listening.text import fold
from tools.listening.titles import Named
from tools.schema import NamedRole

_OF_ONESELF = frozenset("for as stay am im i'm remain being since was".split())
_LEADS = 3  # words before a title that tell whose it is
_ARTICLES = frozenset({"a", "an", "the"})
_FIELDS = {"ai": ("ai", "ml/ai"), "genai": ("ai",), "llm": ("ai",), "ml": ("ml", "machine")}


def told_apart(message: Message) -> tuple[NamedRole, ...]:
    """Titles of a comparison that are no role of their own here, in the person's words."""
    found: dict[str, NamedRole] = {}
    taken: set[str] = set()
    # Of two that count as one role, the one that goes by its name stands for it.
    for named in sorted(titles.names(message), key=lambda one: not _is_plain(message, one)):
        words = message.raw(named.first, named.end)
        if _is_own(message, named) or fold(words) in found:
            continue
        if _is_plain(message, named):
            taken.add(named.role_id or "")
        elif named.role_id is None:
            found[fold(words)] = NamedRole(words=words)
        elif _is_other(message, named) or named.role_id in taken:
            found[fold(words)] = NamedRole(words=words, role_id=named.role_id)
        else:
            taken.add(named.role_id)
    return tuple(found.values())


def _is_own(message: Message, named: Named) -> bool:
    """ "AI engineer or ML engineer for a nurse", "or stay a nurse": what somebody is, is not weighed."""
    lead = message.words[max(0, named.first - _LEADS) : named.first]
    own = message.profile.origin_role
    is_held = own is not None and fold(own.label) == fold(named.label)
    return is_held or any(word in _OF_ONESELF for word in lead if word not in _ARTICLES)


def _is_other(message: Message, named: Named) -> bool:
    """An AI product manager, where the role that is known is of any field."""
    first, name = fold(named.label).split()[0], fold(message.lexicon.role_names.get(named.role_id or "", ""))
    return first in _FIELDS and not name.startswith(_FIELDS[first])


def _is_plain(message: Message, named: Named) -> bool:
    return fold(named.label) == fold(message.lexicon.role_names.get(named.role_id or "", ""))
