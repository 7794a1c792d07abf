"""Runs of names that part: "expert in Figma, HTML and CSS are ok" says one thing of the first and one of the rest."""

from tools.listening.levels import AWARE, MONTHS, NONE, PLUS, Run, linked
from tools.listening.message import Message
from tools.listening.vocabulary import Mark


def parted(message: Message, run: Run) -> list[Run]:
    """ "Expert in Figma, HTML and CSS are ok": what stands before is said of the first, what follows of the rest."""
    if each := _each_with_its_own(message, run):
        return each
    after = [cue for cue in run.cues if cue not in run.before and cue.kind == "level"]
    if _is_of_last(message, run, after):
        rest = [cue for cue in run.cues if cue not in after]
        return [Run(run.marks[:-1], rest, list(run.before)), Run(run.marks[-1:], after)]
    own = next((cue for cue in after if _opens_own(message, run, cue)), None)
    if own is not None and (run.before or message.words[own.first - 1] in PLUS):  # "haven't done any SQL, some Excel"
        return [
            Run([mark for mark in run.marks if mark.first < own.first], list(run.before), list(run.before)),
            Run([mark for mark in run.marks if mark.first > own.first], after, [own]),
        ]
    led = [cue for cue in run.before if cue.kind == "level" and cue.end == run.first]
    commas = [place for place in range(run.first, run.end) if message.words[place] == ","]
    if (
        led and after and after[0].first == run.end
    ):  # "years of Java, Go so-so": right behind a name, of that name alone
        far_apart = abs(int(led[0].value) - int(after[0].value)) > 1  # "use SQL and Power BI every day" is of both
        joins = _JOINS if far_apart else {","}
        commas = [place for place in range(run.first, run.end) if message.words[place] in joins][-1:]
    if not led or not after or not commas or not linked(message, run.end, after[0].first):
        return [run]
    if led[0].value == str(NONE) and "or" in message.words[run.first : run.end]:
        return [run]  # "I don't use Python, Git or Docker at work"
    comma = commas[0]
    first, rest = [mark for mark in run.marks if mark.first < comma], [mark for mark in run.marks if mark.first > comma]
    if not first or not rest:
        return [run]
    return [
        Run(first, list(run.before), list(run.before)),
        Run(rest, [cue for cue in run.cues if cue not in run.before]),
    ]


def _is_of_last(message: Message, run: Run, after: list[Mark]) -> bool:
    """ "Cisco, Linux, Python so-so", "SQL, R basics": modest words right behind the last of a list are its own."""
    if len(run.marks) < 2 or run.before or not after or any(cue.value != str(AWARE) for cue in after):
        return False
    return after[0].first == run.end and message.words[run.marks[-2].end : run.marks[-1].first] == [","]


def _each_with_its_own(message: Message, run: Run) -> list[Run]:
    """ "Python well, Docker a little", "Java for six years, Python on the side": each name with words of its own.

    Empty where a part has none: then the words are of several names.
    """
    joins = [place for place in range(run.first, run.end) if message.words[place] in (",", ";")]
    ends = [*joins, max([run.end, *(cue.end for cue in run.cues)])]
    parts: list[Run] = []
    start = min([run.first, *(cue.first for cue in run.before)])
    for end in ends:
        marks = [mark for mark in run.marks if start <= mark.first < end]
        cues = [cue for cue in run.cues if start <= cue.first < end]
        told = any(one.unit in MONTHS for one in message.near(start, end))
        if not marks or not (cues or told or message.words[marks[0].first - 1] in _SOME):
            return []
        parts.append(Run(marks, cues, [cue for cue in cues if cue.end <= marks[0].first]))
        start = end + 1
    return parts if len(parts) > 1 else []


_SOME = frozenset({"some"})  # no cue by itself, but it ends what stands before
_JOINS = frozenset({",", "and", "und", "y", "et", "e"})


def _opens_own(message: Message, run: Run, cue: Mark) -> bool:
    inside = run.first < cue.first and message.words[cue.first - 1] in {",", ";", *PLUS}
    return inside and any(mark.first == cue.end for mark in run.marks)
