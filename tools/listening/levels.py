"""How well somebody knows what they name: each cue of a level goes to the names it stands nearest to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tools.listening import cue_objects, doubled_denials, titles
from tools.listening.lapsed import worn
from tools.listening.message import Message
from tools.listening.vocabulary import Mark

NONE, AWARE, SOME, SOLID, EXPERT = range(5)
MONTHS = {"year": 12.0, "month": 1.0, "week": 0.25, "day": 0.03, "minute": 0.0}  # of a unit of time
_REACH = 14  # tokens: what is further away is said of something else
_BRACKET_WORDS = 8
_COMMA, _TURN, _APART = 2.0, 6.0, 12.0  # what a mark between a cue and a name costs, in tokens
_LEADS = frozenset(
    "of in with at on to about for using know used use no zero without never from say nothing de en con em com mit "
    "von mit a d' le la kein keine keinen sin sem sans ni nem neither nor nie nunca usei utilizei usado utilise "
    "benutzt verwendet he jamais"
    " touched tried learned learnt wrote written seen done conozco uso manejo sei sé se connais maitrise utilise "
    "domino basic advanced daily".split()
)
_POINTS_BACK = frozenset("it them that those these either once daily".split())
_AFTERTHOUGHT = frozenset(
    "really before myself yet even professionally seriously much at in so either though although but and or at".split()
)
_COPULA = frozenset(
    "knowledge skills skill experience level kenntnisse erfahrung niveau nivel conocimientos "
    "is are was were : = - | ( i at am 's es ist sind est sont sao esta lol haha hmm um uh well".split()
)


@dataclass
class Run:
    """Skills named side by side, and the cues that are said of them."""

    marks: list[Mark]
    cues: list[Mark] = field(default_factory=list)
    before: list[Mark] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.marks[0].first

    @property
    def end(self) -> int:
        return self.marks[-1].end


def attach(message: Message, runs: Sequence[Run], first: int, end: int) -> None:
    """Give each cue of a sentence to the run it is said of."""
    named = {place for run in runs for place in range(run.first, run.end)}
    titled = {place for one in titles.names(message) if first <= one.first < end for place in range(one.first, one.end)}
    coding = message.between("programming", first, end)
    taken = titled.union(*(range(mark.first, mark.end) for mark in coding if not is_in_language(message, mark)))
    cues = [mark for kind in ("level", "not_only", "doubled", "but_some") for mark in message.between(kind, first, end)]
    cues += [
        mark._replace(kind="level") for mark in coding if mark.value == str(NONE) and is_in_language(message, mark)
    ]
    cues = [*doubled_denials.doubled(message, first, end), *cues]  # first: "without Stata I'd be lost" lacks nothing
    for cue in sorted(_outermost(cues), key=lambda mark: mark.first):
        if cue.first in taken or (cue.first in named and cue.kind == "level" and cue.end - cue.first == 1):
            continue
        if cue_objects.is_of_else(message, runs, cue):
            continue
        if cue.kind == "but_some" and any(one.first == cue.end for one in runs):
            continue  # "SQL, pandas, all but Spark": what is left out is told by itself
        run = _nearest(message, runs, cue)
        if run is None or any(run.end <= mark.first < cue.first for mark in coding):
            continue
        if message.words[cue.first : cue.end] in _HAVING and cue.end <= run.first and message.near(cue.end, run.first):
            continue  # "I have 4 years as a data engineer with Airflow"
        if message.words[cue.first : cue.end] in _NEVER and message.words[cue.end : cue.end + 2] in _ELSEWHERE:
            continue  # "Docker at work, never at home"
        run.cues.append(worn(message, cue))
        if (served := _serves(message, runs, run)) is not None and cue.first >= run.end:
            served.cues.append(worn(message, cue))
        if cue.end <= run.first:
            run.before.append(cue)
    _deny_on(message, runs)
    for run in runs:
        if any(cue.kind == "level" and cue.value == str(NONE) for cue in run.cues):
            run.cues = [cue for cue in run.cues if not _is_half_denied(message, cue)]


def _deny_on(message: Message, runs: Sequence[Run]) -> None:
    """ "Never opened a terminal or touched Python": what is denied of the first goes on over "or"."""
    for before, run in pairwise(runs):
        led = run.before[0].first if run.before else run.first
        is_denied = any(cue.kind == "level" and cue.value == str(NONE) for cue in before.before)
        if is_denied and message.words[led - 1] in ("or", "nor", "oder") and len(run.cues) == len(run.before) == 1:
            run.cues = run.before = [run.before[0]._replace(value=str(NONE))]


def _serves(message: Message, runs: Sequence[Run], run: Run) -> Run | None:
    """ "ChatGPT for lesson plans every day", "Python inside Grasshopper: a bit": what is said is of the first, too."""
    before = next((one for one in reversed(runs) if one.end < run.first), None)
    if before is None or before.cues or set(message.words[before.end : run.first]) - _FOR:
        return None
    return before


_FOR = frozenset("for inside within my our the some".split())
_NEVER = (["never"], ["not"])
_ELSEWHERE = (
    ["at", "home"],
    ["at", "work"],
    ["in", "production"],
    ["at", "weekends"],
    ["for", "fun"],
    ["in", "private"],
)
_HAVING = (["have"], ["got"], ["did"], ["done"])


def _is_half_denied(message: Message, cue: Mark) -> bool:
    """ "Not really my world, never touched": a softened denial, and no first steps, where a plain one follows."""
    return cue.value == str(AWARE) and message.words[cue.first] in ("not", "don", "dont", "hardly", "doesn", "hopeless")


def is_in_language(message: Message, mark: Mark) -> bool:
    """ "Never programmed in Rust" is of Rust, not of programming as such."""
    if mark.end >= len(message.words) or message.words[mark.end] not in ("in", "with", "on", "mit", "en", "em"):
        return False
    return message.has("skill", mark.end, mark.end + 3)


def _outermost(cues: Iterable[Mark]) -> list[Mark]:
    """A longer cue hides what lies in it: "not only" is no "not"."""
    ordered = sorted(cues, key=lambda mark: (mark.first, -mark.end))
    kept: list[Mark] = []
    for cue in ordered:
        if not kept or cue.end > kept[-1].end:
            if kept and cue.first < kept[-1].end and cue.end - cue.first <= kept[-1].end - kept[-1].first:
                continue
            kept.append(cue)
    return kept


def _nearest(message: Message, runs: Sequence[Run], cue: Mark) -> Run | None:
    behind = next((run for run in runs if run.first >= cue.end), None)
    ahead = next((run for run in reversed(runs) if run.end <= cue.first), None)
    inside = next((run for run in runs if run.first < cue.first < run.end), None)
    if inside is not None:
        return inside
    if (around := next((run for run in runs if cue.first < run.first < cue.end), None)) is not None:
        return around
    if (bracketed := _bracketed(message, runs, cue)) is not None:
        return bracketed
    if message.words[cue.first : cue.end] in _BARE_NO:
        return _denied(message, ahead, behind, cue)
    if behind and _is_heading(message, cue, behind):
        return behind
    opens_next = message.words[cue.first - 1] in PLUS or message.words[cue.first] == "nor"
    if behind and cue.end == behind.first and opens_next:
        return behind  # "Selenium and a little Python", "nor do I know what Kubernetes is for"
    to_next = _cost(message, cue.end, behind.first) if behind else 99.0
    to_last = _cost(message, ahead.end, cue.first) if ahead else 99.0
    words = message.words
    if behind and words[cue.end - 1] in _LEADS and not _closes_clause_of(message, ahead, cue):
        to_next -= 3.0
    if words[cue.end - 1] in _POINTS_BACK and cue.end - cue.first > 1:
        to_next += _APART
    if ahead and to_last <= 2.0 and linked(message, ahead.end, cue.first):
        to_last -= 3.0
    if (
        ahead
        and any(one.first >= ahead.end for one in ahead.cues)
        and to_next < 99.0
        and message.clause(ahead.first) != message.clause(cue.first)
    ):
        to_last += 1.5
    others = (
        message.begins_at("others", cue.end)
        or message.begins_at("others", cue.end - 1)
        or (ahead and message.has("others", ahead.end, cue.first))
    )
    if ahead and (_has_own_object(message, ahead.end, cue) or others):
        to_last += 30.0
    here = message.clause(cue.first)
    if ahead and behind and message.clause(ahead.first) == here != message.clause(behind.first):
        to_next += 1.5  # "Python from YouTube, SQL nothing": what shares the clause comes first
    if behind and (turn := _turn_between(message, cue, behind)):
        to_next += turn
    if behind and (_is_said_of_before(message, cue) or message.words[behind.first - 1] in _ADDS):
        to_next += _APART
    best = min(to_next, to_last)
    if best > _REACH:
        return None
    return behind if to_next < to_last else ahead


def _is_heading(message: Message, cue: Mark, behind: Run) -> bool:
    """ "Have: Python, SQL | Don't have: Docker": a cue with a colon that opens its clause heads what follows."""
    opens = cue.first == 0 or message.words[cue.first - 1] in _OPENS
    return opens and message.words[cue.end : behind.first] == [":"]


_ADDS = frozenset("add adding added".split())  # "call it rusty, and add TypeScript"
_OPENS = frozenset("| ; . / \n -".split())


def _closes_clause_of(message: Message, ahead: Run | None, cue: Mark) -> bool:
    """ "Python I write daily, Git ...": the end of the clause that named it."""
    here = message.clause(cue.first)
    return ahead is not None and cue.end == here[1] and message.clause(ahead.first) == here


def _bracketed(message: Message, runs: Sequence[Run], cue: Mark) -> Run | None:
    """ "Python (5 years, daily), Docker (a few times)": what stands in brackets is said of the name before them."""
    if "(" not in message.text.low:
        return None
    floor = max(message.sentence(cue.first)[0], cue.first - _BRACKET_WORDS)
    for place in range(cue.first - 1, floor - 1, -1):
        if message.words[place] == ")":
            return None
        if message.words[place] == "(":
            return next((run for run in runs if run.end == place), None)
    return None


def _turn_between(message: Message, cue: Mark, behind: Run) -> float:
    """ "Not at all comfortable, I've always been on Windows": a denial ends where a new clause has its own subject."""
    end = message.clause(cue.first)[1]
    if end >= behind.first or cue.value != str(NONE):
        return 0.0
    if any(word in _TURNS for word in message.words[end : behind.first]):
        return _TURN if cue.end < end else _APART
    return _TURN if message.has("self", cue.end, behind.first) else 0.0


_TURNS = frozenset("but aber pero mais mas however though although".split())


def _is_said_of_before(message: Message, cue: Mark) -> bool:
    """ "De redes no sé nada, Docker ...", "Unity a bit, no Python": a cue ends a clause that began with its thing."""
    start, end = message.clause(cue.first)
    if cue.end != end or end >= len(message.words):
        return False
    lead = message.words[start : cue.first]
    is_named = len(lead) == 1 and lead[0].isalpha() and len(lead[0]) > 2 and not message.has("self", start, cue.first)
    return (len(lead) > 1 and lead[0] in _OF) or (is_named and lead[0] not in _COPULA)


_OF = frozenset("de von of about in with mit con com en von vom uber sobre em".split())
_BARE_NO = (
    *(["zilch"], ["nulo"], ["nula"], ["nil"]),
    *(["no"], ["nope"], ["nein"], ["non"], ["nao"], ["zero"], ["nada"], ["none"]),
    *(["nothing"], ["nichts"], ["nix"], ["rien"], ["null"]),
)
_NOTHING = (["nothing"], ["nichts"], ["nix"], ["rien"], ["null"])


def _denied(message: Message, ahead: Run | None, behind: Run | None, cue: Mark) -> Run | None:
    """ "No Docker", "Docker: no"; a "no" that turns to something else ("no, wait", "no I never") denies no skill."""
    closes = (
        cue.end == message.clause(cue.first)[1]
        and ahead is not None
        and message.clause(ahead.first) == message.clause(cue.first)
    )
    if ahead is not None and behind is not None and _alternates(message, ahead, behind, cue):
        return ahead
    if message.begins_at("others", cue.end) or (ahead and message.has("others", ahead.end, cue.first)):
        return None  # "Python, and none of the other", "Python, the others no"
    if ahead is not None and _stands_apart(message, ahead, cue):
        return ahead
    if message.words[cue.first : cue.end] in _NOTHING and not closes:  # "nothing fancy"
        return None
    if (
        ahead is not None
        and (linked(message, ahead.end, cue.first) or closes)
        and not (behind and _leads_to(message, cue.end, behind.first))
        and (closes or not _opens_another(message, ahead, cue))
    ):
        return ahead
    return behind if behind and _leads_to(message, cue.end, behind.first) else None


def _alternates(message: Message, ahead: Run, behind: Run, cue: Mark) -> bool:
    """ "SAP yes SQL no Python no": each name with the word behind it."""
    is_between = ahead.end == cue.first and cue.end == behind.first
    return is_between and message.words[behind.end : behind.end + 1] in (["no"], ["yes"], ["nope"], ["ok"])


def _stands_apart(message: Message, ahead: Run, cue: Mark) -> bool:
    """ "De Docker y la nube, nada": the whole of a clause, right behind a name."""
    alone = message.clause(cue.first) == (cue.first, cue.end)
    between = [word for word in message.words[ahead.end : cue.first] if word not in _CONCERNED]
    return alone and between in ([","], [":"], ["-"])


def _opens_another(message: Message, ahead: Run, cue: Mark) -> bool:
    """ "I know Python and no German": of what follows, that is no name we know."""
    behind = message.words[cue.end : cue.end + 1]
    return bool(PLUS & set(message.words[ahead.end : cue.first])) and bool(behind) and behind[0].isalpha()


# "As far as Docker is concerned, zero", "Helm on the other hand: nada".
_CONCERNED = frozenset("is are concerned goes go on the other hand then again by contrast though however".split())


def _leads_to(message: Message, first: int, end: int) -> bool:
    words = message.words[first:end]
    return len(words) <= 3 and all((word.isalpha() or word in _COPULA) and word not in _TURNS_AWAY for word in words)


_TURNS_AWAY = frozenset("i wait it but actually sorry thanks we he she they you that this ich yo je eu".split())


def _cost(message: Message, first: int, end: int) -> float:
    """How far two places of a sentence are from each other; marks between them count more than words."""
    cost = 0.0
    for place, word in enumerate(message.words[first:end], first):
        if word == ";" and message.begins_at("self", place + 1):  # "which I don't touch; I do the designs in Figma"
            cost += _APART
        if word in (",", "(", ")"):
            cost += _COMMA
        elif word in (
            ";",
            "but",
            "aber",
            "pero",
            "mais",
            "mas",
            "however",
            "though",
            "although",
            "while",
            "whereas",
            "sondern",
        ):
            cost += _TURN
        elif word in ("and", "und", "y", "et", "e"):
            cost += 1.5
        elif word.isalnum():
            cost += 1.0
        else:
            cost += 0.4
    return cost


PLUS = frozenset({"and", "plus", "&", "und", "y", "et", "e"})
_AND_THE_LIKE = frozenset("or and anything else like that similar such stuff things the".split())


def linked(message: Message, first: int, end: int) -> bool:
    """ "Python is fine", "Python: a bit", "Docker (never)"."""
    return all(word in _COPULA | _AND_THE_LIKE for word in message.words[first:end])


def _has_own_object(message: Message, first: int, cue: Mark) -> bool:
    """ "SQL, never deployed anything" says nothing of SQL; "Kubernetes, never touched it" does."""
    if cue.kind != "level" or cue.value != "0" or cue.end >= len(message.words):
        return False
    behind = message.words[cue.end]
    if message.begins_at("them", cue.end):
        return False
    if cue.end >= message.clause(cue.first)[1] or "," not in message.words[first : cue.first]:
        return False
    verb = cue.end - cue.first > 1 or behind.endswith(("ed", "en", "t"))
    return verb and behind.isalpha() and behind not in _POINTS_BACK | _AFTERTHOUGHT


def read_level(run: Run) -> int | None:
    """The level that the cues of a run state, or None: negation outweighs modesty, modesty outweighs praise."""
    kinds = {cue.kind for cue in run.cues}
    levels = [int(cue.value) for cue in run.cues if cue.kind == "level"]
    if "doubled" in kinds:  # "it's not that I've never used Docker, I use it daily"
        return max([SOME, *levels])
    if "worn" in kinds:
        return min(SOME, *levels) if levels else AWARE
    if "not_only" in kinds:
        levels = [level for level in levels if level != NONE]
    if not levels:
        return AWARE if any(cue.kind == "but_some" and cue.value == "only" for cue in run.cues) else None
    if NONE in levels:
        ordered = [cue.value for cue in sorted(run.cues) if cue.kind == "level"]
        is_heard_first = "1" in ordered and ordered.index("1") < ordered.index("0")  # "heard of it, never used it"
        return AWARE if "but_some" in kinds or is_heard_first else NONE
    return AWARE if AWARE in levels else max(levels)
