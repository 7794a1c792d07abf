"""What was known once: "haven't touched it for eight years" is no lack."""

from tools.listening.message import Message
from tools.listening.vocabulary import Mark


def worn(message: Message, cue: Mark) -> Mark:
    """ "Haven't touched it for eight years": known once, and rusty."""
    if cue.kind != "level" or cue.value != "0":
        return cue
    end = min(message.clause(cue.first)[1], cue.end + 8)
    spans = [
        one
        for one in message.near(cue.end, end)
        if one.unit in ("year", "month")
        and message.words[one.first - 1] in _FOR
        and message.words[one.end : one.end + 1] not in _AT_ALL
    ]
    ago = any(
        message.words[place] in _SINCE and (_is_year(message.words[place + 1]) or message.words[place + 1] in _SCHOOL)
        for place in range(cue.end, end - 1)
    )
    began = any(
        message.words[place] in _UNTIL and (_is_year(message.words[place + 1]) or message.words[place + 1] in _RECENT)
        for place in range(cue.end, end - 1)
    )  # "never used SQL before last year"
    return cue._replace(kind="worn") if spans or ago or began or message.has("of_late", cue.end, end) else cue


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


_SINCE = frozenset("since was seit desde depuis".split())
_UNTIL = frozenset("until till before".split())
_RECENT = frozenset("last recently spring summer autumn winter".split())
_SCHOOL = frozenset(
    "university uni college school graduation graduating then highschool dem der meinem meiner la a l' le mes".split()
)
_AT_ALL = (["of"], ["as"], ["doing"], ["at"])  # "never a day of Docker in 15 years of operations"
_FOR = frozenset("for in since seit desde depuis ha faz over last past".split())
