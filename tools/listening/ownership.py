"""Whose are the skills that are named: the person's own, or wanted, somebody else's, asked about, put a case."""

from tools.listening.levels import NONE, Run
from tools.listening.message import Message
from tools.listening.scope import Scope

_WILL = (["will"], ["mochte"], ["muss"], ["wurde"], ["sollte"], ["wollte"])
_RATES = (["give"], ["rate"], ["put"], ["call"], ["say"])
_WANT = (["want"], ["'d"], ["would"], ["hope"], ["need"], ["wish"], ["plan"], ["still"])
_AUXILIARIES = frozenset("do should can could must shall would will did may".split())  # "how do I use Git" asks
_WHO = 4  # tokens
_IS_WHAT = frozenset("is are 's what something".split())
_REFUSALS = frozenset("never no zero nie nunca jamais".split())
_OWN_OBJECTS = (["the"], ["a"], ["an"], ["my"], ["our"], ["some"], ["their"])  # "I only wrote the docs"
_MYSELF = frozenset("me myself mir yo mi moi mim".split())
_BY = frozenset("by von por par".split())


def is_wished(message: Message, run: Run, before: Run | None, was_wished: bool) -> bool:
    """Wanted, not had: a wish stands in the clause before the run, or goes on over a list."""
    if _is_put_first(message, run) or _is_under_goals(message, run):
        return True
    if not message.scope(run.first) & Scope.WISHED or _is_told_behind(message, run):
        return False
    start = message.clause(run.first)[0]
    wishes = [
        mark
        for mark in message.between("wish", start, run.first)
        if not any(cue.first < mark.first < cue.end for cue in run.before)  # "wouldn't know how to use"
    ]
    if wishes:
        cue = [mark for mark in run.before if mark.kind == "level" and mark.value in ("0", "3", "4")]
        wish = wishes[-1]
        is_denied = bool(cue) and (cue[-1].value == str(NONE) and wish.first < cue[-1].first)
        return not (is_denied and (message.words[cue[-1].first] in _REFUSALS or _is_what_lacks(message, wish.first)))
    if before is not None and was_wished and not run.before:
        return True
    return not run.cues and not message.has("self", start, run.first)


def _is_under_goals(message: Message, run: Run) -> bool:
    """ "Learning goals: Kubernetes, PyTorch", "Next: Docker": a short heading of what is to come."""
    first = message.sentence(run.first)[0]
    colon = next((place for place in range(run.first - 1, first, -1) if message.words[place] == ":"), first)
    heading = message.words[max(first, colon - _HEADING) : colon]
    is_goal = bool(_GOALS & set(heading)) and ("next" not in heading or heading[-1:] == ["next"])
    is_told = message.has("self", colon, run.first) or any(cue.value >= "2" for cue in run.cues if cue.kind == "level")
    return is_goal and not is_told and not message.has("skill", first, colon)


_GOALS = frozenset("goals goal objectives wishlist next ziele lernziele objetivos objectifs metas".split())
_HEADING = 3  # tokens


def _is_what_lacks(message: Message, place: int) -> bool:
    """ "What's missing is Docker", "what I don't know is SQL": no question, and no wish."""
    return message.words[place] in ("what", "was", "que")


def _is_put_first(message: Message, run: Run) -> bool:
    """ "HTML kann ich, Python will ich lernen", "Docker I want to learn": what is wanted stands before the wish."""
    opens = message.clause(run.first)[0] == run.first
    behind = message.words[run.end : run.end + 4]
    german = behind[:1] in _WILL and behind[1:2] in (["ich"], ["wir"])
    behind = behind[2:] if behind[:2] in (["is", "what"], ["'s", "what"]) else behind  # "SQL is what I want"
    is_rated = behind[2:3] in _RATES  # "Excel I'd give 7 out of 10"
    return opens and (german or (behind[:1] == ["i"] and behind[1:2] in _WANT and not is_rated)) and not run.before


def _is_told_behind(message: Message, run: Run) -> bool:
    """ "I need Kubernetes, which I have only read about": what is said behind, of oneself, counts."""
    return any(
        cue.first > run.end
        and message.words[run.end] in (",", "but", "(", "-", "which", "that", "i")
        and message.has("self", run.end, cue.first + 1)
        and message.words[cue.end : cue.end + 1] not in _OWN_OBJECTS
        and not message.has("skill", cue.end, message.clause(cue.first)[1])
        for cue in run.cues
    )


def is_not_own(message: Message, run: Run) -> bool:
    """Other people's skills, what-ifs, demands and questions."""
    if message.words[run.first - 3 : run.first] in _COUNTED:  # "not unless you count Excel"
        return False
    scope = message.scope(run.first)
    if scope & Scope.ASKED and not scope & Scope.DEMANDED and _is_brought(message, run):
        return False
    if (
        scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ORDERED)
        or _is_done_by_others(message, run)
        or _is_of_others(message, run)
        or _is_sold(message, run)
    ):
        return not _is_told_behind(message, run)
    if _is_asked_plainly(message, run):
        return True
    return bool(scope & Scope.ASKED) and not _is_owned_in_question(message, run)


def _is_asked_plainly(message: Message, run: Run) -> bool:
    """ "Is MLOps a job of its own", "does a reranker cost latency": the order of a question, and nobody's own."""
    first, end = message.sentence(run.first)
    return message.words[first] in _ASKING and not message.has("self", first, end) and not message.is_cv


_COUNTED = (["unless", "you", "count"], ["unless", "we", "count"], ["if", "you", "count"])
_ASKING = frozenset("is are does should will".split())


def _is_brought(message: Message, run: Run) -> bool:
    """ "Would they take me with 2 years of Java and no Python?": what somebody brings who asks for their chances."""
    lead = message.words[message.sentence(run.first)[0] : run.first]
    led = [cue for cue in run.before if cue.value == str(NONE) and run.first - cue.end <= 1]
    if led and message.words[led[-1].first] in _WITHOUT and not _SOMEONE & set(lead) and _CHANCES & set(lead):
        return True  # "is it hopeless with zero Python?", "would they take a Java developer without any ML?"
    if "with" not in lead or _SOMEONE & set(lead) or not _CHANCES & set(lead):
        return False
    led = [cue for cue in run.before if cue.end == run.first]
    is_none = any(cue.value == str(NONE) for cue in led)
    return is_none or any(one.unit == "year" for one in message.near(max(0, run.first - _YEARS_OF), run.first))


_WITHOUT = frozenset("no zero without".split())
_SOMEONE = frozenset("someone somebody anyone anybody people person candidate candidates one engineers those".split())
_CHANCES = frozenset(
    "take hire hired want consider interview apply chance chances get enough fit possible stand realistic late crazy "
    "try worth feasible doable hopeless pointless mad insane silly become learn start".split()
)
_YEARS_OF = 4  # tokens


def _is_of_others(message: Message, run: Run) -> bool:
    """ "Java is what our devs use", "Kubernetes my colleague takes care of": who has it, is said behind."""
    first, end = message.clause(run.first)
    who = next(iter(message.between("other", run.end, min(end, run.end + _WHO))), None)
    if who is None or first != run.first or set(message.words[run.end : who.first]) - _IS_WHAT:
        return False
    return who.end < end


def _is_sold(message: Message, run: Run) -> bool:
    """ "I sell Oracle and MongoDB": what somebody sells, they need not know; what else is said of it, counts."""
    lead = message.words[max(message.clause(run.first)[0], run.first - _SELLING) : run.first]
    is_means = not _WITH.isdisjoint(lead)  # "I sell insurance with Excel"
    return not run.cues and bool(_SELLS & set(lead)) and not is_means


_SELLS = frozenset("sell sells sold selling resell verkaufe vendo vends".split())
_SELLING, _WITH = 3, frozenset("with using in via on through and".split())  # tokens
_MADE = frozenset("built wrote made developed designed created ran shipped maintained maintain set".split())


def _is_done_by_others(message: Message, run: Run) -> bool:
    """ "The Selenium tests were written by a colleague", "Docker was handled by ops": not by the person."""
    first, _ = message.clause(run.first)
    if message.is_cv or "i" in message.words[first : run.first] or _MADE & set(message.words[first : run.first]):
        return False  # "I built Docker images used by 30 teams"
    for place in range(run.end, message.clause(run.end - 1)[1] - 1):
        done = message.words[place - 3 : place - 2] if message.words[place - 2 : place] == ["for", "me"] else None
        done = message.words[place - 1 : place] if done is None else done
        is_passive = message.words[place] in _BY and bool(done) and done[0].endswith(("ed", "en", "ne", "ilt", "un"))
        by_self = "i" in message.words[run.end : place]  # "Kubernetes I learned by doing"
        if is_passive and not by_self and message.words[place + 1] not in _MYSELF:
            return True
    return False


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
