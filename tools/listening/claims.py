"""Is a title the person's own, the one they want, or neither? Weighed by the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tools.listening import goal_cues, held_titles, titles
from tools.listening.asked_roles import asks_pay, asks_way_to, is_of_asker, is_own_path
from tools.listening.corrections import corrected_field, is_on_record, is_rejected, put_right, turned_down
from tools.listening.message import Message
from tools.listening.run_on_goals import is_run_goal
from tools.listening.scope import Scope
from tools.listening.side_by_side import is_compared
from tools.listening.span_meaning import meaning_of
from tools.listening.speakers import is_said_to_speak
from tools.listening.title_leads import (
    ARTICLES,
    after_preposition,
    is_ahead,
    is_also,
    is_declined,
    is_hobby,
    is_introduced,
    is_like,
    is_offered,
    is_owner,
    is_past,
    is_present,
    led_by,
    opens_clause,
    opens_clause_as,
)
from tools.listening.titles import SWITCHER, Named, names
from tools.schema import RoleFact

Field = Literal["origin_role", "target_role"]
AI_ROLES = frozenset(
    {"ai-engineer", "ai-application-engineer", "ai-platform-engineer", "ml-ai-hybrid-engineer", "ml-engineer"}
)
NO_GOALS = frozenset({SWITCHER, "student"})


@dataclass(frozen=True)
class Claim:
    """A title, whether it is the person's own or wanted, and how much speaks for that."""

    named: Named
    field: Field
    weight: float
    is_past: bool = False


def role_fact(
    message: Message, field: Field, label: str, words: str, *, role_id: str | None = None, confidence: float = 0.9
) -> RoleFact:
    """A label as a fact; a trade outside the catalogue is a career switcher's, or a goal without a role."""
    role_id = role_id or titles.role_id_of(message.lexicon, label)
    if field == "origin_role":
        role_id = role_id or SWITCHER
    elif role_id in NO_GOALS:
        role_id = None
    return RoleFact(
        field=field,
        label=label,
        role_id=role_id,
        quote=words,
        turn=message.turn,
        channel=message.channel,
        confidence=confidence,
    )


def held(
    message: Message, label: str, first: int, end: int, *, role_id: str | None = None, confidence: float = 0.7
) -> RoleFact:
    """What somebody does, told without a title."""
    return role_fact(message, "origin_role", label, message.said(first, end), role_id=role_id, confidence=confidence)


def is_own(message: Message, place: int) -> bool:
    """Whether what stands at a place is told as one's own, and is no wish."""
    return not message.is_unreal(place) and not message.scope(place) & Scope.WISHED


def claims_of(message: Message) -> Sequence[Claim]:
    if "claims" not in message.memo:
        message.memo["claims"] = [claim for named in names(message) if (claim := _claim(message, named))]
    claims: Sequence[Claim] = message.memo["claims"]
    return claims


def _claim(message: Message, named: Named) -> Claim | None:
    """Is this title the person's own, the one they want, or neither?"""
    if is_rejected(message, named) or named.first in put_right(message) or is_on_record(message, named):
        return None
    if is_declined(message, named):
        return None
    is_bidden = goal_cues.is_asked_to_set(message, named) and goal_cues.is_set(message, named)
    if is_compared(message, named) and not is_of_asker(message, named) and not is_bidden:
        return None
    if field := corrected_field(message, named):
        return Claim(named, field, 5.0)
    if (before := _put_right_by(message, named)) and (claim := _weighed(message, before)):
        return Claim(named, claim.field, claim.weight)
    return _weighed(message, named)


def _put_right_by(message: Message, named: Named) -> Named | None:
    """The title whose place this one takes."""
    before = titles.between(message, named.first - 2 * _SHORTLY, named.first)
    return next((one for one in before if put_right(message).get(one.first) is named), None)


def _weighed(message: Message, named: Named) -> Claim | None:
    own, is_past = own_weight(message, named)
    wanted = _wanted(message, named)
    if wanted >= own and wanted >= 1.5:
        return Claim(named, "target_role", wanted)
    return Claim(named, "origin_role", own, is_past) if own >= 1.5 else None


def own_weight(message: Message, named: Named) -> tuple[float, bool]:
    scope = message.scope(named.head)
    led = (led_by(message, "am", named.first) or is_like(message, named)) and not (
        (named.is_ai and (scope & Scope.ASKED or _is_next(message, named)))
        or is_offered(message, named)
        or _is_what(message, named)
        or _is_verb_last(message, named)
    )
    if is_of_asker(message, named):
        return 3.0, False
    if is_hobby(message, named) or is_owner(message, named) or goal_cues.is_childhood_wish(message, named.first):
        return (4.0 if goal_cues.has_come_true(message, named) else 0.0), False
    if scope & (Scope.OTHERS | Scope.SUPPOSED | Scope.DEMANDED | Scope.ORDERED) or is_said_to_speak(
        message, named, led
    ):
        return 0.0, False
    is_hoped = bool(named.role_id) and not opens_clause_as(message, named.first) and asks_way_to(message, named)
    if scope & Scope.ASKED and (not led or is_hoped):  # "any chance as a data analyst?"
        return (3.0 if _is_left(message, named) and message.in_clause("self", named.first) else 0.0), False
    was = is_past(message, named.first)
    weight = 3.0 if led else 2.0 if was and message.profile.origin_role is None else 0.0
    weight += _as_fragment(message, named)
    weight += 1.0 if message.after("here", named.end, 2) or _has_years(message, named) else 0.0
    before = message.quantity_at(named.first - 1)
    weight += 1.0 if before and before.end == named.first and before.unit == "year" else 0.0
    weight += 2.0 if _asked(message, "origin_role") else 0.0
    is_now = message.ends_at("now", named.first) and not scope & Scope.WISHED and (led or not named.is_ai)
    is_now = is_now and not (named.role_id and goal_cues.is_chosen(message, named))
    weight += 1.5 if is_now else 0.0
    weight += 3.0 if titles.is_among(message, named) or (not named.is_ai and is_also(message, named)) else 0.0
    weight += 3.0 if message.words[named.first - 1 : named.first] == ["turned"] else 0.0
    weight += 6.5 if _is_left(message, named) else 0.0
    weight += 3.0 if message.words[named.end : named.end + 1] in _SINCE and not scope & Scope.WISHED else 0.0
    weight += 4.5 if _is_described(message, named) else 0.0
    weight += 3.0 if is_introduced(message, named) else held_titles.weight_of(message, named)
    weight += 1.5 if message.channel == "cv" and opens_clause(message, named) else 0.0
    weight -= 2.5 if scope & Scope.WISHED and not is_present(message, named) and not was else 0.0
    is_told = led or message.ends_at("was", named.first) is not None
    weight -= 2.0 if after_preposition(message, named) and not is_told else 0.0
    weight -= 2.0 if _PART & set(message.words[max(0, named.first - 4) : named.first]) else 0.0
    weight -= 2.5 if named.is_ai and not led and message.channel != "cv" else 0.0
    return weight, was


_PART = frozenset({"dont", "davon", "darunter"})  # "comptable, 13 ans dont 5 comme chef d'équipe"


def _is_what(message: Message, named: Named) -> bool:
    """ "What: AI engineer" in a list names the goal, "Who: customs broker" the job."""
    return named.is_ai and message.words[max(0, named.first - 2) : named.first] == ["what", ":"]


def _is_verb_last(message: Message, named: Named) -> bool:
    """ "Kann ich KI-Ingenieur werden?", "mein Ziel ist es, als Analystin zu arbeiten": the wish comes last."""
    behind = message.words[named.end : named.end + 2]
    return behind[:1] in (["werden"], ["worden"]) or behind == ["zu", "arbeiten"]


_SINCE = (["since"], ["seit"], ["depuis"], ["desde"])  # "not a teacher any more, junior developer since Monday"


def _is_next(message: Message, named: Named) -> bool:
    """ "Web developer since June. Now AI engineer": what comes next, where a job is named before."""
    now = message.words[max(0, named.first - 1) : named.first] in (["now"], ["next"])
    return now and message.clause(named.first)[0] == named.first - 1 and bool(titles.between(message, 0, named.first))


def _is_left(message: Message, named: Named) -> bool:
    """ "Go from nurse to data analyst": where the way begins, if its end is named, too."""
    at = named.first - 1 if message.words[named.first - 1] not in ARTICLES else named.first - 2
    if at < 0 or message.words[at] not in ("from", "von", "de") or message.words[named.end : named.end + 1] not in _TO:
        return False
    goals = titles.between(message, named.end + 1, named.end + 3)
    return bool(goals) or message.begins_at("aim", named.end + 1) is not None


def _is_end_of_way(message: Message, named: Named) -> bool:
    """ "From nurse to data analyst": the title where the way ends."""
    return any(named.first - one.end in (1, 2) and _is_left(message, one) for one in _shortly_before(message, named))


_TO = (["to"], ["into"], ["->"], ["zu"], ["zum"], ["zur"], ["a"], ["para"], ["vers"])


def _is_described(message: Message, named: Named) -> bool:
    """ "A plan for a Java dev with two years of experience": whom the plan is for, and what they bring."""
    words = message.words
    if words[named.end : named.end + 1] not in (
        ["with"],
        ["w"],
        ["having"],
        ["of"],
        ["mit"],
        ["con"],
        ["avec"],
        ["com"],
    ):
        return False
    lead = {word for word in words[max(0, named.first - 3) : named.first] if word not in ARTICLES}
    is_for = bool(lead & {"for", "as", "fur", "als", "para", "pour", "como", "comme"})
    return is_for and any(one.unit == "year" for one in message.near(named.end, named.end + 4))


def _wanted(message: Message, named: Named) -> float:
    scope = message.scope(named.head)
    unset = Scope.OTHERS | Scope.SUPPOSED | (0 if goal_cues.is_asked_to_set(message, named) else Scope.ASKED)
    if goal_cues.is_set(message, named) and not scope & unset:
        return 4.0
    if named.role_id and goal_cues.is_help_for_me(message, named.first):
        return 3.0
    if scope & (Scope.OTHERS | Scope.DEMANDED | Scope.ORDERED) or named.role_id == "student":
        return 0.0
    if goal_cues.is_put_off(message, named) or goal_cues.is_childhood_wish(message, named.first):
        return 0.0
    led = led_by(message, "target", named.first, is_close=named.role_id is None and not named.is_ai) or (
        _is_verb_last(message, named)
    )
    if message.words[named.end : named.end + 1] in goal_cues.ARROWS and not named.is_ai:  # a stage passed
        return 0.0
    if scope & Scope.LISTED and not (
        led
        and any(named.first - mark.end <= 1 for mark in message.between("target", max(0, named.first - 4), named.first))
    ):
        return 0.0
    is_short = scope & Scope.ASKED and (
        goal_cues.is_guess(message, named) or (named.is_ai and goal_cues.is_terse_goal(message, named))
    )
    is_reached = bool(named.role_id) and scope & Scope.ASKED != 0 and asks_way_to(message, named)
    is_way = (
        is_reached
        or (led and is_own_path(message, named))
        or (_is_end_of_way(message, named) and not asks_pay(message, named))
    )
    if scope & (Scope.ASKED | Scope.SUPPOSED) and not is_short and not is_way:
        return 0.0
    is_ai = named.is_ai
    weight = 1.5 if led or is_reached else 0.0
    weight += 1.5 if scope & Scope.WISHED or is_reached else 0.0
    weight += (
        0.7
        if is_ai or (named.role_id and message.has("target", message.sentence(named.first)[0], named.first))
        else 0.0
    )
    weight += 1.5 if is_ai and opens_clause(message, named) else 0.0
    weight += 2.0 if _asked(message, "target_role") else 0.0
    is_new = message.profile.origin_role is not None and message.profile.target_role is None
    weight += 1.2 if is_new and named.role_id not in (None, *NO_GOALS) and opens_clause(message, named) else 0.0
    weight += 1.0 if goal_cues.goal_behind(message, named) else 0.0
    weight += 2.0 if named.role_id not in (None, *NO_GOALS) and goal_cues.is_dated(message, named) else 0.0
    weight += 1.0 if is_ai and goal_cues.beside_goal(message, named) else 0.0
    is_last = named.role_id not in (None, *NO_GOALS) and (
        goal_cues.ends_line(message, named) or goal_cues.is_listed_goal(message, named)
    )
    weight += 2.5 if is_last or goal_cues.is_either(message, named) else 0.0
    weight += 1.5 if (named.role_id or is_ai) and _is_instead(message, named) else 0.0
    weight += 2.5 if (named.role_id or is_ai) and goal_cues.is_chosen(message, named) else 0.0
    weight += 1.5 if is_short and goal_cues.is_guess(message, named) else 0.0
    weight += 1.0 if is_ai and goal_cues.is_headed(message, named) else 0.0
    weight += 1.5 if _is_end_of_way(message, named) else 0.0
    am = message.ends_at("am", named.first)
    weight += 4.0 if am is not None and is_ahead(message, am) else 0.0
    weight += 2.0 if is_run_goal(message, named) else 0.0
    weight += 1.0 if named.role_id and message.words[named.end : named.end + 1] in _IN_STEPS else 0.0
    is_had = is_present(message, named) or message.ends_at("was", named.first) is not None
    is_had = is_had and not _is_what(message, named)
    weight -= 2.5 if is_had and not _is_next(message, named) else 0.0
    is_to = led or is_reached or goal_cues.is_headed(message, named)
    weight -= 1.5 if after_preposition(message, named) and not is_to else 0.0
    weight -= 1.0 if named.role_id is None and not is_ai and not led else 0.0
    return weight


def _as_fragment(message: Message, named: Named) -> float:
    """A bare title at the head of a statement: "Baker, 8 years", "hi, nurse here"."""
    behind = message.words[named.end : named.end + 2]
    if not opens_clause(message, named) or behind[:1] in _JUDGED or (behind[1:] in _TO_ME and behind[0] not in _ABOUT):
        return 0.0
    if named.role_id and _is_set_as_goal(message, named):
        return 0.0
    start, _ = message.sentence(named.first)
    is_goal_moved = bool(named.role_id) and message.profile.target_role is not None  # "rather ML engineer now"
    known = message.profile.origin_role is not None and (is_goal_moved or not message.marks.get("now"))
    return (2.0 if named.first - start <= 4 else 1.5) - (1.5 if known else 0.0)


def _is_set_as_goal(message: Message, named: Named) -> bool:
    """ "Target: data engineer", "data analyst would be lovely", "data analyst first": no job, if first in its line."""
    behind = message.words[named.end : named.end + 1]
    is_led = led_by(message, "target", named.first, is_close=True) and behind not in goal_cues.ARROWS
    cues = (goal_cues.is_chosen, goal_cues.is_dated, goal_cues.is_either, goal_cues.ends_line)
    return is_led or behind in _IN_STEPS or any(cue(message, named) for cue in cues)


_TO_ME = (["me"], ["us"], ["my"], ["him"], ["her"], ["them"])  # "landlord lets me stay" tells of somebody else
_ABOUT = frozenset("all in at for with by from like since of is was and but helped to".split())
# "Data scientist sounds boring" tells nobody's job, "tailor the plan" and "admin override" name none.
_JUDGED = tuple(
    [word]
    for word in "sounds seems looks feels pays earns makes needs does appeals klingt suena parece the it "
    "override mode access rights console panel password login".split()
)


def _has_years(message: Message, named: Named) -> bool:
    """Years of experience right before or behind."""
    near = message.near(max(0, named.first - 6), min(len(message.words), named.end + 6))
    return any(
        meaning_of(message, one)[0] == "experience" and message.sentence(one.first) == message.sentence(named.first)
        for one in near
    )


def _is_instead(message: Message, named: Named) -> bool:
    """ "Forget ML engineer, data analyst is more me": chosen where another role is turned down."""
    return any(other is not named for other in turned_down(message)) or (
        message.profile.target_role is not None
        and (
            message.after("choice", named.end, 1)
            or message.has("target", named.end, named.end + 1)
            or message.words[named.end : named.end + 2] == [",", "not"]
        )
    )


def _shortly_before(message: Message, named: Named) -> Sequence[Named]:
    return titles.between(message, named.first - _SHORTLY, named.first)


_SHORTLY = 12  # tokens, a long title included
_IN_STEPS = (["first"], ["eventually"], ["later"], ["ultimately"])


def _asked(message: Message, key: str) -> bool:
    """A short reply to this question that holds little beside the title."""
    asked = message.asked
    return asked is not None and asked.kind == "profile" and asked.key == key and len(message.words) <= 15
