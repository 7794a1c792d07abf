"""Who the person is and what they want to become: titles, fields, places of work, weighed by words around."""

from collections.abc import Iterable

from tools.listening import answers, goal_cues, plain_denials, same_as, titles
from tools.listening.aims import read_aim, read_preference
from tools.listening.backgrounds import read_background
from tools.listening.claims import NO_GOALS, Claim, claims_of, own_weight, role_fact
from tools.listening.corrections import is_rejected, keeps_own
from tools.listening.doctorates import read_doctorate
from tools.listening.held_titles import HELD_NAMES, is_since_then
from tools.listening.instead_of_held import instead_of_held
from tools.listening.message import Message
from tools.listening.scope import Scope
from tools.listening.stages import as_now, now_in_field, read_rise, read_stages, read_steps
from tools.listening.teams import read_team
from tools.listening.text import fold
from tools.listening.title_leads import is_earlier
from tools.listening.titles import Named, names
from tools.listening.typos import is_everyday
from tools.listening.unknown_trades import read_fragment
from tools.listening.work_verbs import read_work
from tools.schema import Fact, Problem, RoleFact


def read_roles(message: Message) -> tuple[list[RoleFact], list[Problem]]:
    """Origin and target role of a message; a target outside the catalogue is a problem to be said."""
    claims = claims_of(message)
    origin = _origin(message, claims)
    facts = [*origin, *_target(message, claims, origin)]
    problems = [
        Problem(code="role_unknown", quote=fact.label)
        for fact in facts
        if fact.field == "target_role" and fact.role_id is None and not fact.withdrawn
    ]
    return facts, problems


def own_titles(message: Message) -> list[Named]:
    """The titles of a message that are the person's own."""
    return [claim.named for claim in claims_of(message) if claim.field == "origin_role"]


# --- From claims to facts ---------------------------------------------------------------------------------------------


def _origin(message: Message, claims: Iterable[Claim]) -> list[RoleFact]:
    """The present job before a past one, a full title before a bare "manager"."""
    if put := instead_of_held(message):
        return [role_fact(message, "origin_role", put, message.whole)]
    readers = (as_now, read_stages, read_rise, read_steps, now_in_field)
    if now := next((found for read in readers if (found := read(message))), []):
        return now
    held = message.profile.origin_role is not None
    own = [claim for claim in claims if claim.field == "origin_role" and not (held and claim.is_past)]
    own = [one for one in own if not plain_denials.is_denied_beside(message, one.named.first, one.named.end)]
    best = max(
        own,
        key=lambda claim: (
            not _is_vague(claim.named.label) or (not claim.is_past and _is_said_of_now(message, claim.named)),
            not claim.is_past,
            not is_earlier(message, claim.named),
            _is_later_stage(message, claim, own),
            claim.weight + 2.0 * _is_said_of_now(message, claim.named),
        ),
        default=None,
    )
    if best is not None and not _is_vague(best.named.label) and not best.is_past:
        is_learned = message.words[best.named.end : best.named.end + 2] in _BY_TRAINING
        return [(read_fragment(message) if is_learned else None) or _fact(message, best)]
    background = read_background(message) if _may_change_work(message) else []
    told = {fold(one.label) for one in background} - ({fold(best.named.label)} if best and best.is_past else set())
    is_first = best is not None and "before" in message.words[max(0, best.named.first - 4) : best.named.first]
    # "a subtitler for a year, then I managed a bookshop"
    after = best.named.end if best and best.is_past and not is_first else 0
    is_left = best is None or best.is_past
    if is_left and (team := read_team(message)) and all(field in fold(team.label) for field in told):
        return [team]
    if is_left and not told and (work := read_work(message, after=after)):
        return [work]
    if not background and _may_change_work(message) and (doctorate := read_doctorate(message)):
        background = [doctorate]
    if best is None:
        return background
    if best.is_past and background and fold(background[0].label) in fold(best.named.label):
        return [_fact(message, best)]  # "retired army officer"
    if not background or (best.is_past and not _is_vague(best.named.label) and background[0].confidence < 0.7):
        return [_fact(message, best)]
    if not _is_vague(best.named.label):
        return background
    rank, field = fold(best.named.label), background[0].label
    label = field if rank in fold(field) else f"{field} {rank}"
    return [background[0].model_copy(update={"label": label})]


def _is_later_stage(message: Message, claim: Claim, own: Iterable[Claim]) -> bool:
    """ "Three years as a waiter, then five as a sommelier": the stage behind "then" is the one of today."""
    first = message.sentence(claim.named.first)[0]
    before = [one for one in own if first <= one.named.first < claim.named.first]
    lead = message.words[before[-1].named.end : claim.named.first] if before else []
    is_told = any(one.unit == "year" for one in message.near(first, claim.named.first))
    return is_told and len(lead) <= _STAGE_REACH and not _LATER.isdisjoint(lead)


_STAGE_REACH = 12  # tokens
_LATER = frozenset("then later afterwards afterward since danach dann luego despues ensuite puis depois".split())

# "Linguist by training" is what somebody learned; a job with its years, if one is told, is what they do.
_BY_TRAINING = (["by", "training"], ["by", "education"], ["by", "trade"], ["by", "degree"], ["by", "background"])


def _is_said_of_now(message: Message, named: Named) -> bool:
    """ "Teacher, then recruiter, and now I've been a UX researcher for four years", "Current: sysadmin"."""
    first, end = message.sentence(named.first)
    before = message.between("now", max(first, named.first - _NOW_REACH), named.first)
    if any(not titles.between(message, mark.end, named.first) for mark in before):
        return True
    stop = min(message.clause(named.first)[1], named.end + _NOW_REACH)
    if any(not titles.between(message, named.end, mark.first) for mark in message.between("now", named.end, stop)):
        return True
    if is_since_then(message, named):
        return True
    am = message.ends_at("am", named.first)
    start = message.clause(named.first)[0]
    if am and "been" in message.words[am.first : am.end] and set(message.words[start : am.first]) >= _LASTLY:
        return True  # "and for the last four I've been an office manager"
    if am and _THEREAFTER & set(message.words[max(0, start - 1) : am.first]):
        return True  # "and since this spring I've been a junior developer"
    if am and message.words[named.end : named.end + 1] in (["since"], ["seit"]):
        return True  # "came as an au pair, and have been a train conductor since 2021"
    label = message.words[max(first, named.first - 2) : named.first]
    return label in (["current", ":"], ["current", "role"], ["present", ":"]) and end > named.end


_NOW_REACH = 6
_LASTLY = {"for", "last"}
_THEREAFTER = frozenset(
    "since seit desde depuis but aber pero mas mais".split()
)  # "a trained cook, but I work as a clerk"


def _may_change_work(message: Message) -> bool:
    """Whose work is known keeps it, unless the words say that it has changed: "been nursing" tells nothing."""
    held = message.profile.origin_role
    asked = message.asked is not None and message.asked.key == "origin_role"
    turned = any(message.marks.get(kind) for kind in ("now", "replace", "wrong", "was", "not_me"))
    return held is None or held.confidence < _SURE or asked or turned


_SURE = 0.8


def _target(message: Message, claims: Iterable[Claim], origin: Iterable[RoleFact]) -> list[RoleFact]:
    own = {fold(claim.named.label) for claim in claims if claim.field == "origin_role"}
    own |= {fold(fact.label) for fact in origin}  # the last stop of "law -> HR -> data analyst"
    if message.profile.origin_role is not None:
        own.add(fold(message.profile.origin_role.label))  # "want to be a nurse who can code, not to leave nursing"
    wanted = [claim for claim in claims if claim.field == "target_role" and fold(claim.named.label) not in own]
    if not wanted:
        return _as_one(message) or read_preference(message) or read_aim(message) or _unheard_of(message)
    best = max(
        wanted,
        key=lambda claim: claim.weight + (0.5 if claim.named.role_id else 0.0) + _is_newest(message, claim.named),
    )
    aimed = read_aim(message) if best.named.role_id is None else []
    return aimed or [_fact(message, best)]


def _is_newest(message: Message, named: Named) -> float:
    """ "First I wanted to be a data scientist, but now my goal is ML engineer. No wait, better AI engineer"."""
    first = message.clause(named.first)[0]
    if _AT_FIRST & set(message.words[max(0, first - 1) : named.first]):
        return -2.0
    return (
        2.0
        if any(
            named.first - mark.end <= 2 and mark.end - mark.first <= 3
            for mark in message.between("replace", max(0, named.first - 5), named.first)
        )
        else 0.0
    )


def refused(message: Message, facts: Iterable[Fact | Problem]) -> list[Fact]:
    """ "I never said I wanted to be an ML engineer": the goal that was noted is taken back, if no other is named."""
    held = message.profile.target_role
    if held is None or any(not isinstance(fact, Problem) and fact.field == "target_role" for fact in facts):
        return []
    gone = [one for one in names(message) if one.role_id == held.role_id and is_rejected(message, one)]
    return [answers.withdrawn(message, "target_role", message.said(one.first, one.end)) for one in gone[:1]]


_AT_FIRST = frozenset("first originally initially".split())


def _as_one(message: Message) -> list[RoleFact]:
    """ "My brother is an ML engineer. I'd like to do what he does": the role named before."""
    if told := same_as.role_of_other(message):
        words = message.said(told.first, told.end)
        return [role_fact(message, "target_role", told.label, words, role_id=told.role_id, confidence=0.7)]
    if message.profile.target_role is not None and keeps_own(message):
        return []
    for mark in message.marks.get("same_job", ()):
        before = [one for one in names(message) if one.end <= mark.first and one.role_id not in (None, *NO_GOALS)]
        others = [one for one in before if own_weight(message, one)[0] < 1.5]
        is_wished = (message.scope(mark.first) | message.scope(mark.end - 1)) & Scope.WISHED
        is_asked_for = {"please", "pls", "bitte"} & set(message.words[mark.end : mark.end + 3])
        if others and (is_wished or is_asked_for or message.words[mark.first] == "for"):
            return [
                role_fact(
                    message,
                    "target_role",
                    others[-1].label,
                    message.said(mark.first, mark.end),
                    role_id=others[-1].role_id,
                    confidence=0.7,
                )
            ]
    return []


def _unheard_of(message: Message) -> list[RoleFact]:
    """ "I want to become an astronaut": a goal that no table knows, said as such and not in everyday words."""
    for mark in message.marks.get("target", ()):
        end = message.clause(mark.first)[1]
        article = message.begins_at("article", mark.end)
        first = article.end if article else mark.end
        label = message.words[first:end]
        if "become" not in message.words[mark.first : mark.end] or not article or not 0 < len(label) <= _LABEL_WORDS:
            continue
        if goal_cues.is_childhood_wish(message, first):
            continue
        if any(message.begins_at("reject", place) for place in range(message.clause(mark.first)[0], mark.first + 1)):
            continue
        if label[-1].isalpha() and not is_everyday(label[-1]) and message.scope(mark.first) == Scope.WISHED:
            quoted = message.said(mark.first, end)
            return [role_fact(message, "target_role", message.quote(first, end), quoted, confidence=0.6)]
    return []


_LABEL_WORDS = 3


def _fact(message: Message, claim: Claim) -> RoleFact:
    named = claim.named
    words = message.said(named.first, named.end)
    role_id = HELD_NAMES.get(fold(named.label), named.role_id) if claim.field == "origin_role" else named.role_id
    return role_fact(message, claim.field, named.label, words, role_id=role_id, confidence=named.confidence)


def _is_vague(label: str) -> bool:
    return fold(label) in titles.vague_words()
