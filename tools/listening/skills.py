"""Skills a person has or lacks, with a level: what the words around each name say of it.

Names are grouped into runs ("Python, SQL and Git"): what is said of a run is said of all of it. A negation reaches
over "or" and over a list after a verb ("never touched Docker or Kubernetes"), a bare "no" stops at a comma.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tools.listening import asked_of_coach, cv, levels, roles
from tools.listening.levels import NONE, SOLID, SOME, Run
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
_JOINED = (
    ["or", "of"],
    ["or", "with"],
    ["or", "in"],
    ["and", "of"],
    ["and", "with"],
    ["and", "in"],
    ["nor", "of"],
    ["ni", "de"],
    ["ou", "de"],
    ["nem", "de"],
)
_BARE_NO = frozenset("no zero kein keine keinen sin sem pas without ohne sans".split())
_OR = frozenset("or nor oder ni noch ou o /".split())
UNSTATED = 0.6  # confidence in a level that no word states


def read_skills(message: Message, *, at_work: bool) -> list[SkillFact]:
    """Skills of the person, in order. `at_work`: a technical job was told, so plain names are its tools."""
    facts: list[SkillFact] = []
    names = asked_of_coach.without_addresses(message, counted(message))
    starts = [mark.first for mark in names]
    ratings = read_ratings(message, names)
    for first, end in message.tokens.sentences:
        inside = names[bisect_left(starts, first) : bisect_left(starts, end)]
        if not inside:
            continue
        runs = [Run(marks) for group in _grouped(message, inside) for marks in _bracketed(message, group)]
        levels.attach(message, runs, first, end)
        runs = [part for run in runs for part in levels.parted(message, run)]
        _answered_next(message, runs, end)
        wished = False
        for index, run in enumerate(runs):
            if facts and any(0 <= run.first - mark.end <= 1 for mark in message.between("same", first, run.first)):
                facts += _as_before(message, run, facts[-1])
                continue
            wished = _is_wished(message, run, runs[index - 1] if index else None, wished) or _is_put_first(message, run)
            if not (wished or _is_not_own(message, run) or asked_of_coach.is_asked_of_coach(message, run)):
                facts.extend(_facts(message, run, ratings, at_work=at_work))
            elif _denies_own(message, run):
                facts.extend(_lacks(message, run))
    return [
        *_in_titles(message),
        *facts,
        *_named_before(message, names),
        *_others(message, names, facts),
        *_programming(message, facts),
    ]


def _others(message: Message, names: Sequence[Mark], told: Sequence[SkillFact]) -> Iterator[SkillFact]:
    """ "The ad asks for Python, Terraform and AWS. I use Python, of the other two I know nothing"."""
    for mark in message.marks.get("others", ()):
        first, end = message.sentence(mark.first)
        if not any(
            cue.value == "0" for cue in message.between("level", max(first, mark.first - 6), min(end, mark.end + 6))
        ):
            continue
        before = (
            message.sentence(max(0, first - 1))[0]
            if not any(message.is_unreal(one.first) for one in names if first <= one.first < mark.first)
            else first
        )
        own = {fact.label.lower() for fact in told}
        for one in names:
            label = message.quote(one.first, one.end)
            if before <= one.first < mark.first and label.lower() not in own:
                yield skill_fact(message, label, NONE, message.quote(mark.first, mark.end), skill_id=one.value.ref)


def _in_titles(message: Message) -> Iterator[SkillFact]:
    """ "PHP developer": whoever is one uses it; the field in "data engineer" is no skill."""
    for named in roles.own_titles(message):
        for mark in message.between("skill", named.first, named.end):
            is_field = any(message.begins_at(kind, mark.first) for kind in ("field", "aim"))
            is_field = is_field and mark.value.ref is not None  # "data engineer", not "Salesforce administrator"
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


_SHORT_NAMES = frozenset("go c r rust swift ruby dart py js".split())  # "go dev"


def _denies_own(message: Message, run: Run) -> bool:
    """ "My developers know React, I don't", "a colleague does Scratch, not me"."""
    if not message.scope(run.first) & Scope.OTHERS:
        return False
    end = message.sentence(run.first)[1]
    if any(
        cue.value == "0" and message.has("self", run.end, cue.first + 1) and message.has("them", cue.first, cue.end + 5)
        for cue in message.between("level", run.end, end)
    ):
        return True
    start = message.clause(run.first)[1]
    return any(
        mark.first <= start + 2 and message.clause(mark.first)[1] == mark.end
        for mark in message.between("not_me", run.end, start + 4)
    )


def _as_before(message: Message, run: Run, before: SkillFact) -> Iterator[SkillFact]:
    """ "I don't know Git. Same with Docker"."""
    level = NONE if before.negated else before.level if before.level is not None else SOME
    words = message.said(run.first, run.end)
    for mark in run.marks:
        yield skill_fact(message, message.quote(mark.first, mark.end), level, words, skill_id=mark.value.ref)


def _lacks(message: Message, run: Run) -> Iterator[SkillFact]:
    words = message.said(run.first, run.end)
    for mark in run.marks:
        yield skill_fact(message, message.quote(mark.first, mark.end), NONE, words, skill_id=mark.value.ref)


def _named_before(message: Message, names: Sequence[Mark]) -> Iterator[SkillFact]:
    """ "I'd like to learn Docker and RAG. I know none of them": a lack that is told of what was named just before."""
    starts = [mark.first for mark in names]
    for (before, start), (first, end) in pairwise(message.tokens.sentences):
        named = names[bisect_left(starts, before) : bisect_left(starts, start)]
        follows = bisect_left(starts, first) < bisect_left(starts, end)
        if not named or follows or message.is_unreal(first):
            continue
        cue = next((mark for mark in message.between("level", first, end) if mark.value == "0"), None)
        none = next((mark for mark in message.between("them", first, end)), None)
        if none is None or not (cue or message.words[none.first] in ("none", "neither")):
            continue
        if _is_article(message, none):
            continue

        for mark in named:
            yield skill_fact(
                message,
                message.quote(mark.first, mark.end),
                NONE,
                message.quote(first, end),
                skill_id=mark.value.ref,
                confidence=0.95,
            )


def _is_article(message: Message, mark: Mark) -> bool:
    """ "Doesn't know: any programming": of what follows, not of what was named before."""
    behind = message.words[mark.end : mark.end + 1]
    is_any = message.words[mark.first : mark.end] == ["any"]
    return is_any and bool(behind) and behind[0].isalpha() and behind[0] not in ("of", "at", "yet", "either")


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
        if groups and ((not set(gap) - GLUE and len(gap) <= 4) or gap in _JOINED):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


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


def _label(message: Message, mark: Mark) -> str:
    """The person's own word, with a slip of the pen mended."""
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
        return not (
            cue
            and cue[-1].first >= wish.first
            and message.words[cue[-1].first] in ("never", "no", "zero", "nie", "nunca", "jamais")
        )
    if before is not None and was_wished and not run.before:
        return True
    return not run.cues and not message.has("self", start, run.first)


def _is_put_first(message: Message, run: Run) -> bool:
    """ "HTML kann ich, Python will ich lernen", "Docker I want to learn": what is wanted stands before the wish."""
    opens = message.clause(run.first)[0] == run.first
    behind = message.words[run.end : run.end + 2]
    german = behind[:1] in _WILL and behind[1:] in (["ich"], ["wir"])
    return opens and (german or (behind[:1] == ["i"] and behind[1:] in _WANT)) and not run.before


_WILL = (["will"], ["mochte"], ["muss"], ["wurde"], ["sollte"], ["wollte"])
_WANT = (["want"], ["'d"], ["would"], ["hope"], ["need"], ["wish"], ["plan"], ["still"])


def _is_told_behind(message: Message, run: Run) -> bool:
    """ "I need Kubernetes, which I have only read about": what is said behind, of oneself, counts."""
    return any(
        cue.first > run.end
        and message.words[run.end] in (",", "but", "(", "-", "which", "that")
        and message.has("self", run.end, cue.first + 1)
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
    return mine or (
        bool(owns) and not any(mark.first > owns[-1].first for mark in message.between("wish", start, run.first))
    )


_AUXILIARIES = frozenset("do should can could must shall would will did may".split())  # "how do I use Git" asks


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
