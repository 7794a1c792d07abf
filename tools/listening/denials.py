"""Lacks that are told elsewhere than beside a name: "People assume I know SQL. I don't.", "Docker? None of the two"."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tools.listening import verdicts
from tools.listening.levels import NONE, Run
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.vocabulary import Mark

_NEAR_OTHERS = 6  # tokens between "the other two" and what is said of them
# What may stand around a bare "I don't": "but honestly I don't yet".
_LEADS = frozenset(
    "but and turns out well honestly actually truth is sadly unfortunately sorry no in fact though yet aber doch "
    "leider pero mais mas ehrlich gesagt , : - (".split()
)
_TRAILS = frozenset(
    "yet though honestly tbh sorry really actually at all unfortunately sadly either , . ! ) lol haha aber leider "
    "uberhaupt todavia malheureusement hm".split()
)


NONE_WORDS = frozenset(
    "none neither ninguno ninguna nenhum nenhuma aucun aucune keins keines keiner nichts ni nem weder".split()
)


class Lack(NamedTuple):
    """A name, and the words that say that it is not known."""

    mark: Mark
    words: str


def told_elsewhere(message: Message, names: Sequence[Mark], told: Collection[str]) -> Iterator[Lack]:
    """Lacks that another sentence tells of names. `told`: what is known of them, by lower-case label."""
    yield from _none_of_them(message, names)
    yield from _of_the_others(message, names, told)


def is_left_out(message: Message, run: Run, runs: Sequence[Run]) -> bool:
    """ "Go I have, Kubernetes not.": a bare "not" behind the last of several."""
    is_not = message.words[run.end : run.end + 1] == ["not"]
    return is_not and run is not runs[0] and message.clause(run.first) == (run.first, run.end + 1)


def is_unlike(message: Message, run: Run) -> bool:
    """ "Python is a blind spot, SQL isn't": what is denied is the clause before."""
    start, end = message.clause(run.end - 1)
    return start == run.first > message.sentence(start)[0] and message.words[run.end : end] in _IS_NOT


_IS_NOT = (["isn", "'t"], ["is", "not"], ["aren", "'t"], ["are", "not"], ["isnt"], ["arent"])


def is_told_not(message: Message, run: Run) -> bool:
    """ "Not Java but JavaScript", "it's not Python": a "not" that opens a clause; "SQL - what is it?" is no news."""
    if message.words[run.end : run.end + 4] in _WHAT_IS_IT:
        return True
    if message.words[run.first - 1 : run.first] != ["not"] or run.first < 1 or message.has_plan:
        return False
    lead = set(message.words[message.clause(run.first)[0] : run.first - 1])
    return lead <= _IT_IS and not message.is_unreal(run.first) and not message.scope(run.first) & Scope.WISHED


def told_instead(message: Message, run: Run) -> Mark | None:
    """ "Not Java, JavaScript": the second of two, where a comma is all that stands between them."""
    if (
        len(run.marks) != 2
        or message.words[run.first - 1 : run.first] != ["not"]
        or run.end != message.clause(run.end - 1)[1]
    ):
        return None
    return run.marks[1] if message.words[run.marks[0].end : run.marks[1].first] == [","] else None


_WHAT_IS_IT = tuple([mark, "what", be, it] for mark in "-:,?" for be in ("is", "'s") for it in ("it", "that", "this"))
_IT_IS = frozenset("it 's is its no and but just only sadly definitely certainly".split())


def is_taken_back(message: Message, run: Run) -> bool:
    """ "Scratch the Docker thing", "forget what I said about Java": no longer told, be it known or not."""
    start = message.clause(run.first)[0]
    drop = next((mark for mark in message.between("withdraw", start, run.first)), None)
    if drop is None or set(message.words[drop.end : run.first]) - _WHAT_I_SAID:
        return False
    return "about" in message.words[drop.first : run.first] or message.words[run.end : run.end + 1] in _THINGS


_WHAT_I_SAID = frozenset("the that this what i said told you wrote about my all of".split())
_THINGS = (["thing"], ["part"], ["bit"], ["entry"], ["stuff"])


def denies_own(message: Message, run: Run) -> bool:
    """ "My developers know React, I don't": what others know is told to be no skill of one's own."""
    if not message.scope(run.first) & Scope.OTHERS:
        return False
    end = message.sentence(run.first)[1]
    return any(
        cue.value == "0" and message.has("self", run.end, cue.first + 1) and message.has("them", cue.first, cue.end + 5)
        for cue in message.between("level", run.end, end)
    )


def bare_denials(message: Message, names: Sequence[Mark], known: Collection[int]) -> dict[int, str]:
    """ "People assume I know SQL and Docker. I don't.", "our devs do Scratch, not me": by where the name begins."""
    denied: dict[int, str] = {}
    for denial in sorted([*message.marks.get("not_me", ()), *message.marks.get("untrue", ())]):
        before = [mark for mark in names if mark.end <= denial.first]
        if before and before[-1].end == denial.first and denial.kind == "untrue":
            continue  # "SQL okay and Docker not at all"
        if before and _is_bare(message, denial) and not _is_only_self(message, denial):
            words = message.said(denial.first, denial.end)
            of = _denied(message, before, denial)
            denied |= {mark.first: words for mark in of if mark.first not in known}
    for first, end in (*verdicts.denying_sentences(message), *verdicts.denying_clauses(message)):
        of = _named_right_before(message, names, first)
        denied |= {mark.first: message.said(first, end) for mark in of if mark.first not in known}
    return denied


def _named_right_before(message: Message, names: Sequence[Mark], first: int) -> list[Mark]:
    """Names of the last clause that has any, in the sentence before a place; a lack among them stays one."""
    start, stop = message.sentence(first - 1)
    inside = [mark for mark in names if start <= mark.first < stop]
    if not inside or message.words[stop - 1] == "?":
        return []
    clause = message.clause(inside[-1].first)
    if message.near(clause[1], stop) or _is_lack(message, inside[-1]):
        return []
    return [mark for mark in inside if mark.first >= clause[0]]


def denied_lacks(message: Message, names: Sequence[Mark]) -> set[int]:
    """ "I said no Docker. That's not true.": names whose lack is denied, by where they begin."""
    found: set[int] = set()
    for denial in message.marks.get("untrue", ()):
        before = [mark for mark in names if mark.end <= denial.first]
        if before and _is_bare(message, denial):
            there = message.clause(denial.first)  # "R not at all" denies nothing but R
            of = [mark for mark in _denied(message, before, denial) if message.clause(mark.first) != there]
            found |= {mark.first for mark in of if _is_lack(message, mark) and _is_reported(message, mark)}
    return found


def _is_reported(message: Message, mark: Mark) -> bool:
    """Is the clause of a name what somebody said, and no "you put SQL, I know no SQL"?"""
    start = message.clause(mark.first)[0]
    return any(message.has(kind, start, mark.first) for kind in ("other", "hearsay", "noted", "once_thought"))


def _is_lack(message: Message, mark: Mark) -> bool:
    """Does the clause of a name say that it is not known?"""
    return any(cue.value == str(NONE) for cue in message.between("level", *message.clause(mark.first)))


def _is_only_self(message: Message, denial: Mark) -> bool:
    """ "Nobody here knows Python except me"."""
    lead = message.words[message.sentence(denial.first)[0] : denial.first]
    return message.words[denial.end - 1] == "me" and not {"nobody", "none"}.isdisjoint(lead)


def denies_bare(message: Message) -> bool:
    """ "I should, but I don't", said of what was asked: no name stands before."""
    denial = next(iter(sorted([*message.marks.get("not_me", ()), *message.marks.get("untrue", ())])), None)
    return denial is not None and not message.between("skill", 0, denial.first) and _is_bare(message, denial)


def denies_others(message: Message) -> bool:
    """ "Python yes, the rest never heard": of what else was asked."""
    return any(_is_denied_near(message, mark) for mark in message.marks.get("others", ()))


def affirms(message: Message, mark: Mark) -> bool:
    """ "No to Terraform, yes to the rest", "the rest, yes"."""
    behind = message.words[mark.end : mark.end + 2]
    return message.words[mark.first - 2 : mark.first] in _YES_TO or behind[:1] == ["yes"] or behind == [",", "yes"]


_YES_TO = (["yes", "to"], ["yes", "for"], ["yes", "with"])


def _is_denied_near(message: Message, mark: Mark) -> bool:
    first, end = message.sentence(mark.first)
    if affirms(message, mark):
        return False
    near = message.between("level", max(first, mark.first - _NEAR_OTHERS), min(end, mark.end + _NEAR_OTHERS))
    return any(cue.value == "0" for cue in near) or message.words[mark.end : mark.end + 1] == ["not"]


def _denied(message: Message, before: Sequence[Mark], denial: Mark) -> list[Mark]:
    """Which names a bare denial is of: those right before it, or those that others told or asked of just before."""
    last = before[-1]
    first, stop = message.sentence(last.first)
    here = message.sentence(denial.first)[0]
    if stop < here:
        return []
    clause = [mark for mark in before if mark.first >= message.clause(last.first)[0]]
    if last.end == denial.first:
        return clause
    if first == here:
        return clause if _is_said_by_others(message, first, stop, last) else []
    named = [mark for mark in before if mark.first >= first]
    return [mark for mark in named if _is_said_by_others(message, first, mark.first, mark)]


def _is_bare(message: Message, denial: Mark) -> bool:
    """Does the denial stand alone, so that its verb is that of what was said before: "I don't.", "but I can't"?"""
    first, end = message.clause(denial.first)
    named = message.ends_at("skill", denial.first) is not None
    return (named or set(message.words[first : denial.first]) <= _LEADS) and set(
        message.words[denial.end : end]
    ) <= _TRAILS


def _is_said_by_others(message: Message, first: int, end: int, mark: Mark) -> bool:
    """Is it others who say so, or who have it, or is it asked or wanted?"""
    is_told = not message.is_unreal(mark.first) and not message.scope(mark.first) & Scope.WISHED
    return not is_told or any(message.has(kind, first, end) for kind in ("other", "hearsay", "noted", "once_thought"))


def _none_of_them(message: Message, names: Sequence[Mark]) -> Iterator[Lack]:
    """ "I'd like to learn Docker and RAG. I know none of them": a lack that is told of what was named just before."""
    if not names or "them" not in message.marks:
        return
    starts = [mark.first for mark in names]
    for (before, start), (first, end) in pairwise([(0, 0), *message.tokens.sentences]):
        none = next(
            (mark for mark in message.between("them", first, end) if _is_denied_them(message, mark, first)), None
        )
        if none is None or _is_article(message, none):
            continue
        inside = names[bisect_left(starts, first) : bisect_left(starts, end)]
        ahead = [mark for mark in inside if mark.first < none.first]
        if ahead and message.words[none.end : none.end + 1] in _CLOSED:  # "they want Go and I bring neither, just SQL"
            inside = ahead
            named = [mark for mark in inside if message.is_unreal(mark.first)]
        elif inside and inside[-1].end < message.clause(none.first)[0]:  # "they do Kafka, none of it is mine"
            named = [mark for mark in inside if message.is_unreal(mark.first)]
        else:
            named = (
                []
                if inside or message.is_unreal(first)
                else list(names[bisect_left(starts, before) : bisect_left(starts, start)])
            )
        for mark in named:
            yield Lack(mark, message.quote(first, end))


_CLOSED: tuple[list[str], ...] = ([","], ["."], [";"], ["\n"], [])


def _is_denied_them(message: Message, them: Mark, first: int) -> bool:
    """ "Never used either", "none of them", but not "I don't have a degree either"."""
    if message.words[them.first] in NONE_WORDS:
        return True
    cues = [cue for cue in message.between("level", first, them.end) if cue.value == str(NONE)]
    return any(cue.first < them.end and them.first - cue.end <= 1 for cue in cues)


def _is_article(message: Message, mark: Mark) -> bool:
    """ "Doesn't know: any programming": of what follows, not of what was named before."""
    behind = message.words[mark.end : mark.end + 1]
    is_any = message.words[mark.first : mark.end] == ["any"]
    return is_any and bool(behind) and behind[0].isalpha() and behind[0] not in ("at", "yet", "either")


def _of_the_others(message: Message, names: Sequence[Mark], told: Collection[str]) -> Iterator[Lack]:
    """ "The ad asks for Python, Terraform and AWS. I use Python, of the other two I know nothing"."""
    for mark in message.marks.get("others", ()):
        first, _ = message.sentence(mark.first)
        if not _is_denied_near(message, mark):
            continue
        before = first
        if not any(message.is_unreal(one.first) for one in names if first <= one.first < mark.first):
            last = next((at for at in range(first - 1, -1, -1) if message.words[at].isalnum()), 0)  # "in ads!! Of them"
            before = message.sentence(last)[0]
        for one in names:
            if before <= one.first < mark.first and message.quote(one.first, one.end).lower() not in told:
                yield Lack(one, message.quote(mark.first, mark.end))
