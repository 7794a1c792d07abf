"""What was said of one name and holds for the next: "same with Docker", "Or SQL.", "Rust likewise"."""

from tools.listening.levels import Run
from tools.listening.message import Message
from tools.schema import SkillFact

_OR = frozenset("or nor oder ni noch ou o / maybe even".split())


def is_as_before(message: Message, run: Run, before: SkillFact) -> bool:
    """ "Same with Docker", "Or SQL.", "and SQL as well": what was said of the last name holds for these."""
    first, end = message.sentence(run.first)
    if any(_leads_on(message, mark.end, run.first) for mark in message.between("same", first, run.first)):
        return True
    if any(cue.kind == "level" for cue in run.cues):
        return False
    lead = message.words[first : run.first]
    is_asked = message.words[end - 1] == "?"  # "not Java. Or Python?"
    if before.negated and lead and set(lead) <= _OR and end - run.end <= 1 and not is_asked:
        return True
    return (run.first > first and message.words[run.end : run.end + 2] in _AS_WELL) or _ends_alike(message, run)


_AS_WELL = (["as", "well"], ["too", "."], ["too", ","], ["too"])


def told_last(message: Message) -> SkillFact | None:
    """The skill of the turn before, for "same goes for Git"; a "too" of this turn needs one of this turn."""
    last = message.history[-1] if message.history else None
    return last if isinstance(last, SkillFact) and message.marks.get("same") else None


def _ends_alike(message: Message, run: Run) -> bool:
    """ "I don't know Git. Docker likewise", "Rust same": a word of likeness is all that is said."""
    behind = message.words[run.end : message.sentence(run.first)[1]]
    behind = behind[1:] if behind[:1] == [","] else behind
    behind = (
        ["likewise", *behind[2:]] if behind[:2] == ["even", "less"] else behind
    )  # "Docker no, Kubernetes even less"
    return (
        bool(behind)
        and behind[0] in _LIKEWISE
        and not any(word.isalpha() and word not in _STORY for word in behind[1:])
    )


_STORY = frozenset("story thing deal here there again".split())
_LIKEWISE = frozenset("likewise same ditto idem ebenso igual pareil".split())


def _leads_on(message: Message, first: int, end: int) -> bool:
    """ "Same with Docker", "and so is anything to do with the cloud"."""
    return end - first <= 1 or (end - first <= _TO_SAME and set(message.words[first:end]) <= _ANYTHING)


_TO_SAME = 5  # tokens
_ANYTHING = frozenset("anything everything all to do with in the of about my a".split())
