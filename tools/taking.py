"""Taking what a plan proposes, by a sentence: "ok, the smaller scope", "yes, the later date", "leave out Kubernetes".

What is taken becomes facts like any other, with the sentence as their words, so that it shows, holds and is undone in
the same way. A thought or a question about a proposal takes nothing.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date

from tools.asking import is_what_if
from tools.knowledge.catalogue import Catalogue
from tools.planning.terms import DAYS_A_MONTH
from tools.schema import Change, DeadlineFact, Fact, Heard, LeftOutFact, NumberFact, Problem, RoleFact, TransitionPlan

MAX_WORDS = 16

_TAKES = re.compile(
    r"\b(?:take|taking|do|go|going|choose|pick|use|accept|prefer|want|like|let'?s|ok(?:ay)?|yes|yep|yeah|sure|fine|then|"
    r"leave|drop|make it|have|rather)\b|\A\W*(?:the|option|number)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\A\W*(?:what|why|how|which|who|is|are|does|would|when)\b", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:not|no|don'?t|never|neither|none|instead of)\b", re.IGNORECASE)
_KINDS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (
            "smaller_scope",
            r"\b(?:small(?:er)?|narrow(?:er)?|reduced|less(?:er)?) scope\b|"
            r"\b(?:leave|drop|skip) (?:them|those|these|that|what you)\b|"
            r"\bleave (?:out )?(?:them|those|these|what you)\b|\bwithout (?:them|those|these)\b",
        ),
        ("later_date", r"\blater (?:date|deadline|day|end)\b|\b(?:more|longer) time\b"),
        ("more_hours", r"\b(?:more|extra|higher|those|the) hours\b|\bmore hours a week\b"),
        ("nearer_role", r"\b(?:nearer|closer|easier) (?:role|job|step|goal|one)\b|\bstepping stone\b"),
    )
)
_PLACE = re.compile(
    r"\b(?P<word>first|second|third|fourth|last)(?: (?:one|option|change|proposal|suggestion|way))?\W*\Z|"
    r"\b(?:option|number|change|proposal|suggestion) (?P<number>[1-4])\b",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_LEAVES = re.compile(r"\b(?:leave out|leave .{2,60} out|skip|drop|remove|take out|take .{2,60} out)\b", re.IGNORECASE)
_OF_PLAN = re.compile(r"\b(?:plan|roadmap|scope|for now)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:put|take|bring|add)\b.{2,60}\bback\b", re.IGNORECASE)


def taken(message: str, heard: Heard, plan: TransitionPlan, catalogue: Catalogue, *, today: date, turn: int) -> Heard:
    """What was heard, with the proposals or skills that the message takes; the same where it takes none."""
    if len(message.split()) > MAX_WORDS or is_what_if(message):
        return heard
    said = {"quote": message.strip(), "turn": turn}
    if (scoped := _scoped(message, heard, plan, said)) is not None:
        return scoped
    change = _proposal(message, heard, plan.verdict.changes)
    facts = _facts(change, plan, catalogue, today, said) if change else ()
    return _as_revision(heard, facts) if facts else heard


def _proposal(message: str, heard: Heard, changes: Sequence[Change]) -> Change | None:
    is_open = not heard.facts and not _ASKS.match(message) and not _REFUSES.search(message)
    if not changes or not is_open or not _TAKES.search(message):
        return None
    for kind, words in _KINDS:
        if words.search(message):
            return next((change for change in changes if change.kind == kind), None)
    place = _PLACE.search(message)
    at = _PLACES[place["word"].lower()] if place and place["word"] else int(place["number"]) - 1 if place else None
    return changes[at] if at is not None and at < len(changes) else None


def _facts(
    change: Change, plan: TransitionPlan, catalogue: Catalogue, today: date, said: dict[str, object]
) -> tuple[Fact, ...]:
    """A proposal as the facts that a person would tell to have it."""
    match change.kind:
        case "more_hours":
            return (NumberFact.model_validate({"field": "weekly_hours", "value": change.weekly_hours} | said),)
        case "later_date" if change.finish:
            months = round((change.finish - today).days / DAYS_A_MONTH, 2)
            return (DeadlineFact.model_validate({"months": months, "on": change.finish} | said),)
        case "nearer_role" if change.role_id:
            label = catalogue.role(change.role_id).name
            told = {"field": "target_role", "label": label, "role_id": change.role_id}
            return (RoleFact.model_validate(told | said),)
        case "smaller_scope":
            return tuple(_left_out(one, catalogue.skill(one).name, said) for one in change.dropped_skills)
        case _:
            return ()


def _scoped(message: str, heard: Heard, plan: TransitionPlan, said: dict[str, object]) -> Heard | None:
    """Skills named to be left out or put back; None where the message does neither."""
    leaves, back = _LEAVES.search(message), _BACK.search(message)
    if not heard.skill_ids or not (leaves or back) or _REFUSES.search(message):
        return None
    if back:
        left = {gap.skill_id: gap.name for gap in plan.dropped}
        facts = [_left_out(one, left[one], said, withdrawn=True) for one in heard.skill_ids if one in left]
        return _as_revision(_without_skills(heard, left), tuple(facts)) if facts else None
    gaps = {gap.skill_id: gap for gap in plan.gaps if gap.skill_id in heard.skill_ids}
    free = {one: gap for one, gap in gaps.items() if gap.importance != "must"}
    if not gaps or (not free and not _OF_PLAN.search(message)):
        return None
    bare = _without_skills(heard, gaps)
    if not free:
        stays = Problem(code="must_stays", quote=", ".join(gap.name for gap in gaps.values()))
        return bare.model_copy(update={"intent": "revise_plan", "problems": (*bare.problems, stays)})
    return _as_revision(bare, tuple(_left_out(one, gap.name, said) for one, gap in free.items()))


def _left_out(skill_id: str, name: str, said: dict[str, object], *, withdrawn: bool = False) -> LeftOutFact:
    return LeftOutFact.model_validate({"skill_id": skill_id, "label": name, "withdrawn": withdrawn} | said)


def _without_skills(heard: Heard, named: Collection[str]) -> Heard:
    """Who drops a skill from a plan says nothing of how well they know it."""
    kept = tuple(one for one in heard.facts if one.field != "skill" or one.skill_id not in named)
    return heard.model_copy(update={"facts": kept})


def _as_revision(heard: Heard, facts: tuple[Fact, ...]) -> Heard:
    told = (*heard.facts, *facts)
    return heard.model_copy(
        update={"facts": told, "intent": "revise_plan", "intent_confidence": 1.0, "second_intent": None}
    )
