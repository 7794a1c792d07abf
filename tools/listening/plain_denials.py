"""A lack in words that no list holds: "Docker isn't in my repertoire", "I have never so much as opened Kafka".

A denial in the clause of a name, with nothing between them that turns, is of that name; what is said of it inside the
denial is denied, too. Told on its own ("Docker a bit, but not in production") a level stands.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tools.listening.levels import AWARE, NONE, Run
from tools.listening.message import Message
from tools.listening.only_a_word import is_only_a_word
from tools.listening.scope import Scope
from tools.listening.vocabulary import Mark

DENIALS = frozenset(
    "not 't never cannot cant dont didnt havent hasnt isnt arent aint doesnt wont couldnt wouldnt nobody nothing none "
    "nicht nie niemals nunca jamais nao".split()
)
_LAST_WORDS = DENIALS | frozenset("no nope nah nein kein keine nada rien pas".split())
_BEHIND = 6  # tokens between a name and the denial behind it
_BEFORE = 8  # tokens between a denial and the name behind it
_TURNS = frozenset("but only just except besides than because since if unless until when sondern solo nur sino".split())
_EXCEPT = (["except"], ["besides"], ["but"], ["bar"], ["apart"])
# What may be denied of a tool that is known: liking it, being happy with it, wanting more of it.
_ATTITUDES = frozenset(
    "like love enjoy care mind miss hate want wanna need regret trust recommend forget forgotten stop stopped fear "
    "afraid happy sure scared tired bored fan interested convinced married stuck proud allowed paid limited "
    "time money budget degree idea worried ashamed mean think believe say count live lose lost leave left quit "
    "complain better beat beats problem issue trouble difficulty bad terrible horrible awful stranger unfamiliar worst "
    "without".split()
)
_DEGREES = frozenset(
    "good great expert fluent confident comfortable strong solid certified proficient advanced pro guru daily well "
    "professional professionally regularly often much everyday deep senior experienced skilled".split()
)
# "Java is not enough", "Python isn't hard", "SQL isn't my first language".
_JUDGED = frozenset(
    "enough everything all only just hard difficult new bad easy problem issue trouble fun boring rocket what why "
    "where first main favourite favorite future answer point dead bigger better cheap rare uncommon foreign strange "
    "unknown unfamiliar the so as that too very really".split()
)
_WORSE = frozenset("strongest best strong great good perfect forte strength strengths fluent expert".split())


_ANEW = frozenset("scratch zero ground".split())
_BEGINS = frozenset("learn start begin study lernen aprender".split())
_HAVING = frozenset("have had has got 've having plays play played makes".split())  # "with Git I've had no contact"
_LEFT = (["leave"], ["left"], ["leaving"])
_NOT_TOLD = Scope.OTHERS | Scope.SUPPOSED | Scope.ASKED | Scope.ORDERED


class Denial(NamedTuple):
    """Where a denial stands, and the stretch that it denies."""

    first: int
    end: int


def denied_level(message: Message, run: Run) -> int | None:
    """The level of a name that its clause denies, or None where it does not, or where more is told."""
    if any(cue.kind != "level" or cue.value == str(NONE) for cue in run.cues):
        return None
    if message.words[run.first - 1 : run.first] in _LEFT and message.words[run.end : run.end + 1] == ["to"]:
        return NONE  # "I leave Docker to others"
    if _is_put_off(message, run):
        return NONE
    if message.words[run.first - 3 : run.first] in (["anything", "but", "a"], ["anything", "but", "an"]):
        return AWARE  # "I'm anything but a Docker expert"
    if len(run.marks) == 1 and is_only_a_word(message, run.first, run.end):
        return NONE
    denial = _before(message, run) or _behind(message, run)
    if denial is None or any(not _is_within(message, denial, run, cue) for cue in run.cues):
        return None
    denied = set(message.words[denial.first : denial.end])
    return AWARE if denied & (_DEGREES | _WORSE) else NONE


def _is_put_off(message: Message, run: Run) -> bool:
    """ "I keep putting Docker off", "I stopped coding before Docker was a thing"."""
    before, behind = message.words[run.first - 1 : run.first], message.words[run.end : run.end + 1]
    is_off = behind == ["off"] and before in _PUTTING and message.words[run.end + 1 : run.end + 2] not in _OFF_WHAT
    lead = message.words[message.clause(run.first)[0] : run.first]
    return is_off or (before == ["before"] and behind in _CAME and not _STOPPED.isdisjoint(lead))


_PUTTING = (["putting"], ["put"], ["pushing"], ["pushed"], ["hold"], ["holding"])
_OFF_WHAT = (["the"], ["my"], ["our"], ["-"], ["limits"])  # "pushed Git off the team"
_STOPPED = frozenset("stopped left quit retired finished graduated studied stop".split())
_CAME = (["was"], ["were"], ["existed"], ["came"], ["became"], ["got"])


def _is_within(message: Message, denial: Denial, run: Run, cue: Mark) -> bool:
    """Is what is said of a name part of what is denied: "there isn't any SQL in my job", too?"""
    is_place = denial.end <= run.first and cue.first == run.end and message.words[cue.first] in ("in", "at", "on")
    return denial.first < cue.first < denial.end or is_place


def is_denied_beside(message: Message, first: int, end: int) -> bool:
    """ "No DevOps", "never done any data engineering", "LWC not at all": a lack right beside what may be a name."""
    start, stop = message.clause(first)
    lead = [place for place in range(max(start, first - 2), first + 1) if not set(message.words[place:first]) - _ANY]
    if any((cue := message.ends_at("level", place)) and cue.value == str(NONE) for place in lead):
        return True
    if stop == end and message.words[end : end + 1] == [":"] and end + 1 < len(message.words):
        stop = message.clause(end + 1)[1]  # "DevOps: none"
    behind = [place for place in range(end, min(stop + 1, end + 4)) if not set(message.words[end:place]) - _I_AM]
    closes = [cue for place in behind if (cue := message.begins_at("level", place)) and cue.value == str(NONE)]
    return start == first and any(cue.end >= stop for cue in closes)


_ANY = frozenset("any a of the in with much".split())
_I_AM = frozenset("i have 've is : - do am at".split())


def is_lacking(message: Message, run: Run) -> bool:
    """ "I've never needed Docker", "haven't had the chance to learn Git": wished or asked for, and told to lack."""
    if _is_asked_how(message, run):
        return True
    if message.scope(run.first) & _NOT_TOLD and not (_is_denied_by_all(message, run) or _is_own_worry(message, run)):
        return False
    is_begun_anew = any(cue.value == str(NONE) and _ANEW & set(message.words[cue.first : cue.end]) for cue in run.cues)
    lead = set(message.words[message.clause(run.first)[0] : run.first])
    behind = message.words[run.end : run.end + 4]
    is_begun_anew = is_begun_anew or (behind[:1] == ["from"] and bool(_ANEW & set(behind)) and bool(_BEGINS & lead))
    return is_begun_anew or _before(message, run) is not None


def _is_asked_how(message: Message, run: Run) -> bool:
    """ "How would I know SQL?": whoever asks so, does not."""
    lead = message.words[message.sentence(run.first)[0] : run.first]
    asks = next((place for place, word in enumerate(lead) if word in ("how", "why", "where")), None)
    is_asked = asks is not None and lead[asks + 1 : asks + 3] in (["would", "i"], ["should", "i"], ["could", "i"])
    closes = message.words[run.end : run.end + 1] in (["?"], ["!"], [".", ","], [])
    return is_asked and closes and lead[-1:] in (["know"], ["learned"], ["learnt"], ["used"], ["met"])


def _is_own_worry(message: Message, run: Run) -> bool:
    """ "Is it a problem that I don't know linear algebra?"."""
    if message.scope(run.first) & _NOT_TOLD != Scope.ASKED:
        return False
    lead = message.words[message.clause(run.first)[0] : run.first]
    denied = next((place for place, word in enumerate(lead) if word in DENIALS), 0)
    return "i" in lead[max(0, denied - 3) : denied] and not {"if", "when"} & set(lead[:denied])


def _is_denied_by_all(message: Message, run: Run) -> bool:
    """ "Nobody ever accused me of knowing JavaScript"."""
    lead = message.words[message.clause(run.first)[0] : run.first]
    is_nobody = "nobody" in lead or ("no", "one") in pairwise(lead)
    is_known = any(one in ("of", "for", "me") and two in _KNOWING for one, two in pairwise(lead))
    return is_nobody and "me" in lead and is_known


_KNOWING = frozenset("knowing using writing teaching".split())


def _before(message: Message, run: Run) -> Denial | None:
    """ "Nobody ever showed me Docker", "I wouldn't know where to begin with Git"."""
    start = max(message.clause(run.first)[0], run.first - _BEFORE)
    for place in range(run.first - 1, start - 1, -1):
        if message.begins_at("skill", place) or message.words[place] in _TURNS:
            return None
        if message.words[place] in DENIALS or message.words[place - 1 : place + 1] == ["no", "one"]:
            if message.words[run.end : run.end + 1] in _EXCEPT:
                return None  # "nobody here knows SQL except me"
            denied = set(message.words[place + 1 : run.first])
            return None if denied & _ATTITUDES else Denial(place, run.first)
    return None


def _behind(message: Message, run: Run) -> Denial | None:
    """ "Docker isn't in my repertoire", "Docker definitely not", "Docker we never got to"."""
    start, end = message.clause(run.end - 1)
    if message.words[end : end + 1] in _COLONS and end == run.end:  # "Cloud: you would have to show me, I never had it"
        behind = message.clause(end + 1)[1] if end + 1 < len(message.words) else end
        end = end if message.has("skill", end, behind) else behind
    if message.words[start : run.first] and not _is_lead(message, message.words[start : run.first]):
        return None
    for place in range(run.end, min(end, run.end + _BEHIND)):
        if message.begins_at("skill", place) or message.words[place] in _TURNS:
            return None
        if message.words[place] in _RELATIVES and "i" not in message.words[place:end]:
            return None  # "jQuery that nobody wants to touch"
        is_none = message.words[place] == "no" and message.words[place - 1] in _HAVING
        is_last = message.words[place] in _LAST_WORDS and place == end - 1
        if message.words[place] in DENIALS or is_none or is_last:
            denied = message.words[place + 1 : end]
            judged = denied[1:] if denied[:1] in (["a"], ["an"], ["my"]) else denied
            is_judged = bool(judged) and judged[0] in _JUDGED and not set(denied) & _WORSE
            return None if is_judged or set(denied) & _ATTITUDES else Denial(place, end)
    return None


def is_answered_no(message: Message, run: Run) -> bool:
    """ "NoSQL? Not my department.", "Tests? We don't write any": a name is asked, and a short sentence denies it."""
    first = run.end + 1
    if message.words[run.end : first] != ["?"] or first >= len(message.words):
        return False
    if message.clause(run.first)[0] != run.first:
        return False
    end = message.sentence(first)[1]
    said = message.words[first:end]
    if _is_not_mine(said):
        return True
    if len(said) > _ANSWER or message.has("skill", first, end) or message.words[end - 1] == "?":
        return False
    return bool(set(said) & _LAST_WORDS) and not set(said) & (_ATTITUDES | _JUDGED - _PLAIN | {"without"})


def _is_not_mine(said: Sequence[str]) -> bool:
    """ "SQL? Someone else's job.", "I wish I did", "If only": no "Someone else asked me that"."""
    if said[:2] in (["someone", "else"], ["somebody", "else"]):
        return said[2:3] in (["'s"], ["does"], ["is"], ["."], ["!"], [])
    return said[:2] in _WISHED and len(said) <= _WISHED_WORDS


_WISHED, _WISHED_WORDS = (["i", "wish"], ["if", "only"], ["wish", "i"]), 5
_ANSWER = 8  # tokens
_PLAIN = frozenset("so my the as that very really why what where first all only just".split())
_COLONS = ([":"], ["-"])


def _is_lead(message: Message, lead: Sequence[str]) -> bool:
    return all(word in _LEADS for word in lead)


_RELATIVES = frozenset("that which who".split())
_LEADS = frozenset("and my the with in of about for honestly sadly und mit el la le com con".split())
