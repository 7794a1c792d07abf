"""Skills a person has or lacks, with a level: what the words around each name say of it.

Names are grouped into runs ("Python, SQL and Git"): what is said of a run is said of all of it. A negation reaches
over "or" and over a list after a verb ("never touched Docker or Kubernetes"), a bare "no" stops at a comma.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tools.listening import cv, levels, roles
from tools.listening.levels import NONE, SOLID, SOME, Run
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.typos import SLIP_CONFIDENCE
from tools.listening.vocabulary import Mark
from tools.schema import SkillFact

TECH_ROLES = frozenset(
    {
        "software-engineer",
        "backend-engineer",
        "frontend-engineer",
        "full-stack-engineer",
        "devops-sre-engineer",
        "data-engineer",
        "data-analyst",
        "data-scientist",
        "ml-engineer",
        "qa-engineer",
        "ai-engineer",
        "ai-application-engineer",
        "ai-platform-engineer",
        "ml-ai-hybrid-engineer",
    }
)
_GLUE = frozenset(", / & + | and or und oder y o u et ou e plus as well any some all my the nor ni noch nem both also even auch sowie ( )".split())
_JOINED = (["or", "of"], ["or", "with"], ["or", "in"], ["and", "of"], ["and", "with"], ["and", "in"], ["nor", "of"], ["ni", "de"], ["ou", "de"], ["nem", "de"])
_BARE_NO = frozenset("no zero kein keine keinen sin sem pas without ohne sans".split())
_OR = frozenset("or nor oder ni noch ou o /".split())
UNSTATED = 0.6  # confidence in a level that no word states


def read_skills(message: Message, *, at_work: bool) -> list[SkillFact]:
    """Skills of the person, in order. `at_work`: a technical job was told, so plain names are its tools."""
    facts: list[SkillFact] = []
    counted = _counted(message)
    ratings = _ratings(message, counted)
    for first, end in message.tokens.sentences:
        inside = [mark for mark in counted if first <= mark.first < end]
        if not inside:
            continue
        runs = [Run(marks) for group in _grouped(message, inside) for marks in _bracketed(message, group)]
        levels.attach(message, runs, first, end)
        runs = [part for run in runs for part in levels.parted(message, run)]
        _answered_next(message, runs, end)
        wished = False
        for index, run in enumerate(runs):
            wished = _is_wished(message, run, runs[index - 1] if index else None, wished)
            if not wished and not _is_not_own(message, run):
                facts.extend(_facts(message, run, ratings, at_work=at_work))
            elif _denies_own(message, run):
                facts.extend(_lacks(message, run))
    return [*_in_titles(message), *facts, *_named_before(message, counted), *_programming(message, facts)]


def _in_titles(message: Message) -> Iterator[SkillFact]:
    """ "PHP developer": whoever is one uses it; the field in "data engineer" is no skill."""
    for named in roles.own_titles(message):
        for mark in message.between("skill", named.first, named.end):
            is_field = any(message.begins_at(kind, mark.first) for kind in ("field", "aim"))
            if mark.value.rule == "" and mark.end <= named.end - 1 and not is_field:
                words = message.said(named.first, named.end)
                yield skill_fact(message, message.quote(mark.first, mark.end), SOLID, words, skill_id=mark.value.ref, confidence=UNSTATED)


def _denies_own(message: Message, run: Run) -> bool:
    """ "My developers know React, I don't", "a colleague does Scratch, not me"."""
    if not message.scope(run.first) & Scope.OTHERS:
        return False
    start = message.clause(run.first)[1]
    return any(mark.first <= start + 2 and message.clause(mark.first)[1] == mark.end for mark in message.between("not_me", run.end, start + 4))


def _lacks(message: Message, run: Run) -> Iterator[SkillFact]:
    words = message.said(run.first, run.end)
    for mark in run.marks:
        yield skill_fact(message, message.quote(mark.first, mark.end), NONE, words, skill_id=mark.value.ref)


def _named_before(message: Message, counted: Sequence[Mark]) -> Iterator[SkillFact]:
    """ "I'd like to learn Docker and RAG. I know none of them": a lack that is told of what was named just before."""
    for (before, start), (first, end) in pairwise(message.tokens.sentences):
        named = [mark for mark in counted if before <= mark.first < start]
        if not named or any(first <= mark.first < end for mark in counted) or message.is_unreal(first):
            continue
        cue = next((mark for mark in message.between("level", first, end) if mark.value == "0"), None)
        none = next((mark for mark in message.between("them", first, end)), None)
        if none is None or not (cue or message.words[none.first] in ("none", "neither")):
            continue
        for mark in named:
            yield skill_fact(message, message.quote(mark.first, mark.end), NONE, message.quote(first, end), skill_id=mark.value.ref, confidence=0.95)


def mentioned(message: Message) -> tuple[str, ...]:
    """Catalogue skills the message names, in order, the person's or not."""
    roles = {place for mark in message.marks.get("role", ()) for place in range(mark.first, mark.end)}
    named = [mark for mark in message.marks.get("skill", ()) if mark.value.ref and mark.first not in roles]
    keep = [mark.value.ref for mark in named if mark.value.rule != "context" or _is_spelled_plainly(message, mark)]
    return tuple(dict.fromkeys(keep))


def skill_fact(
    message: Message, label: str, level: int, words: str, *, skill_id: str | None = None, confidence: float = 0.9
) -> SkillFact:
    return SkillFact(
        label=label,
        skill_id=skill_id,
        level=level,
        negated=level == NONE,
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )


# --- Which names count ------------------------------------------------------------------------------------------------


def _counted(message: Message) -> list[Mark]:
    """Names of skills, but for those that are part of a title; everyday words only where they stand like a skill."""
    from tools.listening.titles import names

    heads = [*message.marks.get("role", ()), *message.marks.get("trade", ())]
    titled = {place for named in names(message) for mark in heads if named.first <= mark.first < named.end for place in range(mark.first, mark.end)}
    titles = {place for named in names(message) for place in range(named.first, named.end)}
    marks = [
        mark
        for mark in message.marks.get("skill", ())
        if mark.first not in titled and not (mark.first in titles and (mark.value.rule or not mark.value.ref))
    ]
    no_gpu = {place for mark in message.marks.get("constraint", ()) if mark.value == "no_gpu" for place in range(mark.first, mark.end)}
    programming = {place for mark in message.marks.get("programming", ()) for place in range(mark.first, mark.end)}
    kept: list[Mark] = []
    for index, mark in enumerate(marks):
        if mark.first in no_gpu or (mark.first in programming and mark.value.rule in ("context", "") and mark.value.ref in (None, "workflow-automation", *_CODING)):
            continue
        if mark.first and message.words[mark.first - 1][0].isdigit() and message.tokens.is_tight(mark.first - 1):
            continue
        beside = [*marks[max(0, index - 1) : index], *marks[index + 1 : index + 2]]
        if _OTHER_SENSE & set(message.words[max(0, mark.first - 8) : mark.end + 8]):
            continue
        if mark.value.rule != "context" or _is_name_like(message, mark, beside):
            kept.append(mark)
    return kept


_CODING = ("software-engineering", "backend-development")
# Python the snake, Java the island, Ruby the gem.
_OTHER_SENSE = frozenset("snake snakes reptile reptiles monty indonesia jewel jewelry jewellery necklace gemstone gemstones".split())


def _is_name_like(message: Message, mark: Mark, beside: Sequence[Mark]) -> bool:
    return _is_capitals(message, mark) or _is_beside_skill(message, mark, beside) or _is_known(message, mark)


def _is_capitals(message: Message, mark: Mark) -> bool:
    """ML, CI, BI: capitals of two letters or more are meant as names."""
    word = message.raw(mark.first, mark.end)
    return len(word) >= 2 and word.isupper() and not message.text.raw.isupper()


def _is_beside_skill(message: Message, mark: Mark, beside: Sequence[Mark]) -> bool:
    """In a list with a skill ("k8s, go, py"); a capital letter is enough beside another everyday word."""
    for other in beside:
        gap = message.words[min(mark.end, other.end) : max(mark.first, other.first)]
        if len(gap) > 3 or not gap or set(gap) - _GLUE:
            continue
        if other.value.rule != "context" or message.raw(mark.first, mark.first + 1)[:1].isupper() or len(message.words[mark.first]) <= 2:
            return True
    return False


def _is_known(message: Message, mark: Mark) -> bool:
    """After words of knowing, or rated; one letter only as a capital."""
    word = message.raw(mark.first, mark.end)
    if len(word) <= 1 and not word.isupper():
        return False
    start, end = message.clause(mark.first)
    if len(word) == 1:
        first, stop = message.sentence(mark.first)
        others = [other for other in message.between("skill", first, stop) if other is not mark and other.value.rule != "context"]
        return bool(others) or message.has("level", first, stop) and message.words[mark.first - 1 : mark.first] not in _LETTERS
    near = [cue for cue in message.between("level", max(start, mark.first - 4), min(end + 2, mark.end + 3))]
    led = any(cue.end <= mark.first and mark.first - cue.end <= 2 for cue in near)
    followed = any(cue.first >= mark.end and cue.first - mark.end <= 1 for cue in near)
    if len(word) <= 2:
        return (led or followed) and word[:1].isupper()
    rated = any(one.out_of for one in message.near(mark.end, mark.end + 2)) or message.words[mark.end : mark.end + 1] in (["="], [":"])
    known = bool(_KNOWING & set(message.words[max(start, mark.first - 3) : mark.first]))
    return led or followed or rated or known


_KNOWING = frozenset(
    "know knowledge familiar experience experienced skills skill proficient comfortable background expert certified tools tool stack software programs use using used work worked kenntnisse erfahrung kann manejo uso sei conheco connais maitrise".split()
)


_LETTERS = (["vitamin"], ["plan"], ["hepatitis"], ["grade"], ["option"], ["licence"], ["license"], ["class"], ["group"], ["type"], ["."])


def _is_spelled_plainly(message: Message, mark: Mark) -> bool:
    word = message.raw(mark.first, mark.end)
    return len(word) > 2 or word.isupper()


# --- Runs and what is said of them ------------------------------------------------------------------------------------


def _grouped(message: Message, marks: Sequence[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        gap = message.words[groups[-1][-1].end : mark.first] if groups else []
        if groups and ((not set(gap) - _GLUE and len(gap) <= 4) or gap in _JOINED):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _bracketed(message: Message, marks: list[Mark]) -> list[list[Mark]]:
    """ "Java, SQL, Python (beginner)": what stands in brackets is said of the last name alone, unless it says "all"."""
    end = marks[-1].end
    if len(marks) < 2 or message.words[end : end + 1] != ["("] or {"all", "both", "each"} & set(message.words[end : end + 5]):
        return [marks]
    gap = message.words[marks[-2].end : marks[-1].first]
    return [marks] if len(marks) == 2 and "," not in gap and "|" not in gap else [marks[:-1], marks[-1:]]


def _answered_next(message: Message, runs: Sequence[Run], end: int) -> None:
    """ "LangChain? Nope." is answered in the next breath."""
    last = runs[-1]
    if last.end >= len(message.words) or message.words[last.end] != "?" or end >= len(message.words):
        return
    following = next(iter(message.between("level", end, end + 3)), None)
    if following is not None:
        last.cues.append(following)


def _facts(message: Message, run: Run, ratings: dict[int, int], *, at_work: bool) -> Iterator[SkillFact]:
    level = levels.read_level(run)
    words = message.said(run.first, run.end)
    after = [cue for cue in run.cues if cue not in run.before]
    stated_after = levels.read_level(Run(run.marks, after)) if after else None
    for index, mark in enumerate(run.marks):
        stated = ratings.get(mark.first, level)
        if mark.first not in ratings and level == NONE and _is_beyond_no(message, run, index):
            stated = stated_after
        label = message.quote(mark.first, mark.end)
        default = _default(message, run, at_work=at_work)
        yield skill_fact(
            message,
            label,
            default if stated is None else stated,
            words,
            skill_id=mark.value.ref,
            confidence=_confidence(message, mark, stated),
        )


def _confidence(message: Message, mark: Mark, stated: int | None) -> float:
    slipped = message.text.places is not None and message.quote(mark.first, mark.end).lower() != message.tokens.text(mark.first, mark.end)
    return UNSTATED if stated is None else SLIP_CONFIDENCE if slipped else 0.9


def _is_beyond_no(message: Message, run: Run, index: int) -> bool:
    """ "no Docker, Python": a bare "no" stops at the comma unless "or" goes on."""
    cue = run.before[-1] if run.before else None
    if not index or cue is None or message.words[cue.end - 1] not in _BARE_NO or cue.end - cue.first > 1:
        return False
    gap = message.words[run.first : run.marks[index].first]
    rest = message.words[run.first : run.end]
    return "," in gap and not _OR & set(rest)


def _default(message: Message, run: Run, *, at_work: bool) -> int:
    """What a plain name says: part of a technical job is solid, one of a list is some."""
    if message.scope(run.first) & Scope.LISTED or message.channel == "cv":
        return SOLID if cv.is_work(message, run.first) else SOME
    start, _ = message.sentence(run.first)
    lead = set(message.words[start : run.first])
    return SOLID if at_work or {"stack", "daily"} & lead else SOME


def _is_wished(message: Message, run: Run, before: Run | None, was_wished: bool) -> bool:
    """Wanted, not had: a wish stands in the clause before the run, or goes on over a list."""
    if not message.scope(run.first) & Scope.WISHED or _is_told_behind(message, run):
        return False
    start = message.clause(run.first)[0]
    if message.has("wish", start, run.first):
        cue = [mark for mark in run.before if mark.kind == "level" and mark.value in ("0", "3", "4")]
        wish = list(message.between("wish", start, run.first))[-1]
        return not (cue and cue[-1].first >= wish.first and message.words[cue[-1].first] in ("never", "no", "zero", "nie", "nunca", "jamais"))
    if before is not None and was_wished and not run.before:
        return True
    return not run.cues and not message.has("self", start, run.first)


def _is_told_behind(message: Message, run: Run) -> bool:
    """ "I need Kubernetes, which I have only read about": what is said behind, of oneself, counts."""
    return any(
        cue.first > run.end and message.words[run.end] in (",", "but", "(", "-", "which", "that") and message.has("self", run.end, cue.first + 1)
        for cue in run.cues
    )


def _is_not_own(message: Message, run: Run) -> bool:
    """Other people's skills, what-ifs, demands and questions."""
    scope = message.scope(run.first)
    if scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ORDERED):
        return not _is_told_behind(message, run)
    return bool(scope & Scope.ASKED) and not _is_owned_in_question(message, run)


def _is_owned_in_question(message: Message, run: Run) -> bool:
    """ "Is it useful that I know Java?" says that the person does; "LangChain? Never." is an answer."""
    start = message.sentence(run.first)[0]
    if any(cue.first >= run.end and "?" in message.words[run.end : cue.first] for cue in run.cues):
        return True
    owns = [
        mark
        for mark in message.between("self", start, run.first)
        if mark.value in ("have", "am") and not (mark.first and message.words[mark.first - 1] in _AUXILIARIES)
    ]
    mine = message.words[run.first - 1 : run.first] == ["my"]
    return mine or (bool(owns) and not any(mark.first > owns[-1].first for mark in message.between("wish", start, run.first)))


_AUXILIARIES = frozenset("do should can could must shall would will did may".split())  # "how do I use Git" asks


# --- Marks out of five ------------------------------------------------------------------------------------------------


def _ratings(message: Message, marks: Sequence[Mark]) -> dict[int, int]:
    """ "Python 4/5", "SQL: 7 out of 10", "Git 2", "★★★☆☆ Apex": a level for the token where the name begins."""
    found = {mark.first: level for mark in marks if (level := _rated(message, mark)) is not None}
    bare = {mark.first: level for mark in marks if mark.first not in found and (level := _bare(message, mark)) is not None}
    scaled = bool(message.marks.get("scale")) or "0 to 4" in message.last_reply or "0-4" in message.last_reply
    if len(bare) >= 2 or (bare and scaled):
        found |= bare
    return found


def _rated(message: Message, mark: Mark) -> int | None:
    for one in message.near(mark.end, mark.end + 4):
        gap = message.words[mark.end : one.first]
        if set(gap) - {":", "=", "-", "is", "at", "about", "(", "i'd", "say", "a", "level"}:
            break
        if one.out_of and one.out_of >= one.value:
            return _scaled(one.value, one.out_of)
        if one.unit == "percent":
            return _scaled(one.value, 100)
    return _starred(message, mark)


def _starred(message: Message, mark: Mark) -> int | None:
    start, end = message.sentence(mark.first)
    line = message.words[start:end]
    filled, empty = line.count("★"), line.count("☆")
    return _scaled(filled, filled + empty) if filled + empty >= 3 else None


def _bare(message: Message, mark: Mark) -> int | None:
    """ "Docker = 3", "Git 2", "Python level 2"."""
    place = mark.end
    while place < len(message.words) and message.words[place] in (":", "=", "-", "is", "at", "level", "lvl", "a", "("):
        place += 1
    if place >= len(message.words) or message.words[place] not in ("0", "1", "2", "3", "4") or place - mark.end > 3:
        return None
    behind = message.words[place + 1] if place + 1 < len(message.words) else "."
    one = next((one for one in message.near(place, place + 1)), None)
    if (one and (one.unit or one.is_range)) or (behind.isalpha() and behind not in ("and", "but", "no", "the", "in", "docker") and not message.begins_at("skill", place + 1)):
        return None
    return int(message.words[place])


def _scaled(value: float, top: float) -> int:
    """A mark onto 0-4, rounded down, but not to nothing unless nothing was said."""
    return 0 if value <= 0 else max(1, min(4, int(value / top * 4)))


# --- Programming as such ----------------------------------------------------------------------------------------------


def _programming(message: Message, facts: Sequence[SkillFact]) -> list[SkillFact]:
    """ "never coded" and "I coded in college" speak of programming itself."""
    for mark in message.marks.get("programming", ()):
        scope = message.scope(mark.first)
        if scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.ASKED | Scope.DEMANDED | Scope.ORDERED):
            continue
        if scope & Scope.WISHED and int(mark.value) != NONE:
            continue
        if int(mark.value) == NONE and _is_in_language(message, mark):
            continue
        words = message.said(mark.first, mark.end)
        level = int(mark.value)
        return [skill_fact(message, "programming", level, words, confidence=0.9 if level == NONE else 0.6)]
    return []


def _is_in_language(message: Message, mark: Mark) -> bool:
    """ "never programmed in Rust" is of Rust."""
    if mark.end >= len(message.words) or message.words[mark.end] not in ("in", "with", "on", "mit", "en", "em"):
        return False
    return message.has("skill", mark.end, mark.end + 3)
