"""Skills a person has or lacks, with a level: what the words around each name say of it.

Names are grouped into runs ("Python, SQL and Git"): what is said of a run is said of all of it. A negation reaches
over "or" and over a list after a verb ("never touched Docker or Kubernetes"), a bare "no" stops at a comma.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tools.listening import (
    alone_in,
    asked_of_coach,
    coding,
    cv,
    denials,
    excepted,
    it_told,
    levels,
    namesakes,
    only_known,
    ownership,
    plain_denials,
    roles,
    run_parts,
    same_again,
    skills_compared,
    skills_put_right,
    ticks,
)
from tools.listening.levels import AWARE, NONE, SOLID, SOME, Run
from tools.listening.message import Message
from tools.listening.ratings import read_ratings
from tools.listening.scope import Scope
from tools.listening.skill_names import GLUE, counted
from tools.listening.text import fold
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
_LINKS = frozenset("or nor and ni y e et ou o nem oder und noch".split())
_PREPOSITIONS = frozenset("of with in for de con en em com avec mit von a".split())  # "de Python y de SQL"
_BARE_NO = frozenset("no zero kein keine keinen sin sem pas without ohne sans".split())
_OR = frozenset("or nor oder ni noch ou o /".split())
_ASKED_ON = 6  # names asked one after the other before one word answers them
UNSTATED = 0.6  # confidence in a level that no word states


def read_skills(message: Message, *, at_work: bool) -> list[SkillFact]:
    """Skills of the person, in order. `at_work`: a technical job was told, so plain names are its tools."""
    facts: list[SkillFact] = []
    names = skills_put_right.without_goals(message, asked_of_coach.without_addresses(message, counted(message)))
    starts = [mark.first for mark in names]
    ratings = skills_compared.compared_levels(message, names) | read_ratings(message, names)
    kept, exchanged = skills_put_right.exchanged(message, names)
    known = denials.denied_lacks(message, names) | kept
    denied = denials.bare_denials(message, names, known)
    lacked = [
        *only_known.left_over(message, names),
        *coding.lacked_beside(message, names),
        *ticks.crossed(message, names),
    ]
    denied |= {mark.first: message.said(mark.first, mark.end) for mark in lacked} | exchanged
    boxed = {mark.first for mark in names if ticks.is_boxed(message, mark.first)}
    alone = alone_in.known_alone(message, names)
    for first, end in message.tokens.sentences:
        inside = names[bisect_left(starts, first) : bisect_left(starts, end)]
        if not inside:
            continue
        runs = [Run(marks) for group in _grouped(message, inside) for marks in _bracketed(message, group)]
        levels.attach(message, runs, first, end)
        runs = [part for run in runs for part in run_parts.parted(message, run)]
        _answered_next(message, runs, end)
        for run in runs:
            if known & {mark.first for mark in run.marks}:
                run.cues = [Mark(run.first, run.end, "doubled", "")]
        wished = False
        for index, run in enumerate(runs):
            if set(denied) & {mark.first for mark in run.marks}:
                facts += [_lack(message, mark, denied[mark.first]) for mark in run.marks if mark.first in denied]
                ticked = [mark for mark in run.marks if mark.first in boxed and mark.first not in denied]
                facts += _facts(message, Run(ticked), {}, at_work=at_work) if ticked else []
                continue
            if run.first in alone:
                facts += _facts(
                    message, run, dict.fromkeys([mark.first for mark in run.marks], alone[run.first]), at_work=True
                )
                continue
            before = facts[-1] if facts else same_again.told_last(message)
            if before is not None and same_again.is_as_before(message, run, before):
                facts += _as_before(message, run, before)
                continue
            if denials.is_taken_back(message, run) or skills_put_right.is_struck(message, run):
                facts += [_lack(message, mark, "").model_copy(update={"withdrawn": True}) for mark in run.marks]
                continue
            if denials.is_left_out(message, run, runs) or denials.is_told_not(message, run):
                rather = denials.told_instead(message, run)
                facts += [
                    _lack(message, mark, message.said(run.first, run.end)) for mark in run.marks if mark != rather
                ]
                if rather is not None:
                    facts += _facts(message, Run([rather]), ratings, at_work=at_work)
                continue
            if denials.is_unlike(message, run) and facts and facts[-1].negated:
                facts += [
                    skill_fact(
                        message, _label(message, mark), SOME, message.said(run.first, run.end), skill_id=mark.value.ref
                    )
                    for mark in run.marks
                ]
                continue
            if not run.cues and message.words[run.first - 1 : run.first] == ["about"]:
                continue  # "the last person to ask about Python": of what is talked, and nobody's own
            wished = ownership.is_wished(message, run, runs[index - 1] if index else None, wished)
            if not (wished or ownership.is_not_own(message, run) or asked_of_coach.is_asked_of_coach(message, run)):
                facts.extend(_facts(message, run, ratings, at_work=at_work))
            elif _is_lack(message, run):
                facts.extend(_lack(message, mark, message.said(run.first, run.end)) for mark in run.marks)
    told = {fact.label.lower() for fact in facts}
    lacks = [_lack(message, *lack) for lack in denials.told_elsewhere(message, names, told)]
    return [*_in_titles(message), *facts, *lacks, *_by_pronoun(message, names, facts), *_programming(message, facts)]


def _by_pronoun(message: Message, names: Sequence[Mark], facts: Sequence[SkillFact]) -> Iterator[SkillFact]:
    """ "Can you skip Git? I use it every day", "I don't use Git at work, but I do use it at home"."""
    stated = {fact.label.lower(): fact.level for fact in facts if fact.confidence > UNSTATED}
    for mark, level, words, is_turn in it_told.told_by_pronoun(message, names):
        label = _label(message, mark)
        if label.lower() not in stated or (is_turn and level and stated[label.lower()] == NONE):
            yield skill_fact(message, label, level, words, skill_id=mark.value.ref)


def _is_lack(message: Message, run: Run) -> bool:
    """Is a name that is wanted, asked or of others told to be lacking?"""
    told = (denials.denies_own, plain_denials.is_lacking, plain_denials.is_answered_no)
    return any(reads(message, run) for reads in told)


def _lack(message: Message, mark: Mark, words: str) -> SkillFact:
    return skill_fact(message, _label(message, mark), NONE, words, skill_id=mark.value.ref)


def _in_titles(message: Message) -> Iterator[SkillFact]:
    """ "PHP developer": whoever is one uses it; the field in "data engineer" is no skill."""
    for named in roles.own_titles(message):
        for mark in message.between("skill", named.first, named.end):
            is_field = any(message.begins_at(kind, mark.first) for kind in ("field", "aim"))
            is_field = is_field and mark.value.ref is not None  # "data engineer", not "Salesforce administrator"
            is_field = is_field or (mark.value.ref is None and not _is_product(mark.value.label))  # "forklift driver"
            is_field = is_field or message.words[mark.first] in _FIELDS
            is_named = mark.value.rule == "" or (mark.end == named.head and message.words[mark.first] in _SHORT_NAMES)
            if is_named and mark.end <= named.end - 1 and not is_field:
                words = message.said(named.first, named.end)
                yield skill_fact(
                    message,
                    message.quote(mark.first, mark.end),
                    SOLID,
                    words,
                    skill_id=mark.value.ref,
                    confidence=UNSTATED,
                )


def _is_product(label: str) -> bool:
    """ "Salesforce", "GIS", and no "forklift driving", no "data entry"."""
    return not any(word.islower() for word in label.split())


_FIELDS = frozenset("database databases etl gpu network cloud mainframe desktop sales inside mechanical".split())
_SHORT_NAMES = frozenset("go c r rust swift ruby dart py js".split())  # "go dev"


def _as_before(message: Message, run: Run, before: SkillFact) -> Iterator[SkillFact]:
    """ "I don't know Git. Same with Docker"."""
    level = NONE if before.negated else before.level if before.level is not None else SOME
    words = message.said(run.first, run.end)
    for mark in run.marks:
        yield skill_fact(message, message.quote(mark.first, mark.end), level, words, skill_id=mark.value.ref)


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


# --- Runs and what is said of them ------------------------------------------------------------------------------------


def _grouped(message: Message, marks: Sequence[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        gap = message.words[groups[-1][-1].end : mark.first] if groups else []
        if gap[:1] == ["well"]:  # "Python well, Docker a little", but "Python as well as Docker"
            groups.append([mark])
        elif groups and ((not set(gap) - GLUE and len(gap) <= 4) or _is_joined(gap)):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _is_joined(gap: Sequence[str]) -> bool:
    return len(gap) == 2 and gap[0] in _LINKS and gap[1] in _PREPOSITIONS


def _bracketed(message: Message, marks: list[Mark]) -> list[list[Mark]]:
    """ "Java, SQL, Python (beginner)": what stands in brackets is said of the last name alone, unless it says "all"."""
    end = marks[-1].end
    if (
        len(marks) < 2
        or message.words[end : end + 1] != ["("]
        or {"all", "both", "each"} & set(message.words[end : end + 5])
    ):
        return [marks]
    gap = message.words[marks[-2].end : marks[-1].first]
    return [marks] if len(marks) == 2 and "," not in gap and "|" not in gap else [marks[:-1], marks[-1:]]


def _answered_next(message: Message, runs: Sequence[Run], end: int) -> None:
    """ "LangChain? Nope." is answered in the next breath."""
    last = runs[-1]
    if last.end >= len(message.words) or message.words[last.end] != "?" or end >= len(message.words):
        return
    for _ in range(_ASKED_ON):  # "Java? Go? Not a clue."
        name = message.begins_at("skill", end)
        if name is None or message.words[name.end : name.end + 1] != ["?"]:
            break
        end = name.end + 1
    following = next(iter(message.between("level", end, end + 3)), None)
    answer = message.words[end : message.sentence(end)[1]]
    if "without" in answer and _NEVER & set(answer) and "it" in answer:  # "Git? I don't leave home without it"
        last.cues.append(Mark(end, end + 1, "level", str(SOLID)))
    elif "without" in answer and "it" in answer:
        last.cues.append(Mark(end, end + 1, "level", str(NONE)))
    elif following is not None:
        last.cues.append(following)
    elif (said := message.begins_at("yes", end)) is not None:
        last.cues.append(Mark(said.first, said.end, "level", str(SOME)))


_NEVER = frozenset("not 't never cannot cant couldnt dont wouldnt lost stuck dead helpless nothing nowhere".split())


def _facts(message: Message, run: Run, ratings: dict[int, int], *, at_work: bool) -> Iterator[SkillFact]:
    level = excepted.excepted(message, run)
    level = plain_denials.denied_level(message, run) if level is None else level
    level = levels.read_level(run) if level is None else level
    level = AWARE if level is None and _is_only_just(message, run) else level
    words = message.said(run.first, run.end)
    after = [cue for cue in run.cues if cue not in run.before]
    stated_after = levels.read_level(Run(run.marks, after)) if after else None
    is_some = False  # "Selenium and some Python": of the name that it leads, and of those behind
    for index, mark in enumerate(run.marks):
        is_some = is_some or message.words[mark.first - 1 : mark.first] == ["some"]
        stated = ratings.get(mark.first, level)
        if mark.first not in ratings and level == NONE and _is_beyond_no(message, run, index):
            stated = stated_after
        if stated is None and is_some:
            stated = SOME
        label = _label(message, mark)
        default = _default(message, run, at_work=at_work)
        yield skill_fact(
            message,
            label,
            default if stated is None else stated,
            words,
            skill_id=mark.value.ref,
            confidence=_confidence(message, mark, stated),
        )


def _is_only_just(message: Message, run: Run) -> bool:
    """ "Python only the syntax", "Git just for my thesis": a little, whatever follows."""
    behind = message.words[run.end : message.clause(run.end - 1)[1]]
    behind = behind[2:] if behind[:2] in (["i", "know"], ["i", "use"], ["i", "can"]) else behind
    if behind in (["sort", "of"], ["kind", "of"], ["kinda"], ["sorta"]):
        return True
    return behind[:1] in (["only"], ["just"]) and len(behind) > 1 and behind[1] not in _WHERE and behind[1].isalpha()


_WHERE = frozenset("at in during with when and".split())


def _label(message: Message, mark: Mark) -> str:
    """The person's own word, with a slip of the pen mended, and a short name that two tools share spelled out."""
    if namesakes.is_shared(message, mark):
        return str(mark.value.label)
    if not _is_slipped(message, mark):
        return message.quote(mark.first, mark.end)
    mended = message.tokens.text(mark.first, mark.end)
    name = str(mark.value.label)
    return name if name.lower() == mended else mended


def _is_slipped(message: Message, mark: Mark) -> bool:
    if message.text.places is None:
        return False
    return fold(message.raw(mark.first, mark.end)) != message.tokens.text(mark.first, mark.end)


def _confidence(message: Message, mark: Mark, stated: int | None) -> float:
    return UNSTATED if stated is None else SLIP_CONFIDENCE if _is_slipped(message, mark) else 0.9


def _is_beyond_no(message: Message, run: Run, index: int) -> bool:
    """ "no Docker, Python": a bare "no" stops at the comma unless "or" goes on."""
    cue = run.before[-1] if run.before else None
    if not index or cue is None or message.words[cue.end - 1] not in _BARE_NO or cue.end - cue.first > 1:
        return False
    gap = message.words[run.first : run.marks[index].first]
    rest = message.words[run.first : run.end]
    return "," in gap and not _OR & set(rest)


def _level_of_time(message: Message, run: Run) -> int | None:
    """ "React + TS 4y", "six years of Java": years with a tool are years of work; "Python five weeks" has begun."""
    before = [one for one in message.near(run.first - _TIME_REACH, run.first) if 0 <= run.first - one.end <= 1]
    behind = [
        one
        for one in message.near(run.end, run.end + _TIME_REACH)
        if not set(message.words[run.end : one.first]) - _FOR_TIME
    ]
    months = [one.value * levels.MONTHS[one.unit] for one in (*behind, *before) if one.unit in levels.MONTHS]
    if not months:
        return None
    return SOLID if months[0] >= _WORK_MONTHS else AWARE if months[0] < _BEGUN_MONTHS else None


_WORK_MONTHS, _BEGUN_MONTHS, _TIME_REACH = 24, 3, 4  # the last in tokens, figure and unit included
_FOR_TIME = frozenset("for since about over some now ( : - , seit desde depuis ha hace".split())


def _default(message: Message, run: Run, *, at_work: bool) -> int:
    """What a plain name says: part of a technical job is solid, one of a list is some."""
    if message.scope(run.first) & Scope.LISTED or message.channel == "cv":
        return SOLID if cv.is_work(message, run.first) else SOME
    start, _ = message.sentence(run.first)
    lead = set(message.words[start : run.first])
    if (told := _level_of_time(message, run)) is not None:
        return told
    return SOLID if at_work or {"stack", "daily"} & lead else SOME


# --- Programming as such ----------------------------------------------------------------------------------------------


def _programming(message: Message, facts: Sequence[SkillFact]) -> list[SkillFact]:
    """ "never coded" and "I coded in college" speak of programming itself."""
    told = coding.coding(message)
    if told is None:
        return []
    level, words = told
    return [skill_fact(message, "programming", level, words, confidence=0.9 if level == NONE else 0.6)]
