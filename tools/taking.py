"""Taking what a plan proposes, by a sentence: "ok, the smaller scope", "yes, the later date", "leave out Kubernetes".

What is taken becomes facts like any other, with the sentence as their words, so that it shows, holds and is undone in
the same way. A thought or a question about a proposal takes nothing.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date

from tools.asking import is_what_if
from tools.knowledge.catalogue import Catalogue
from tools.leaving_out import as_revision, leave_out, left_out
from tools.planning.terms import DAYS_A_MONTH
from tools.schema import Change, DeadlineFact, Fact, Heard, LeftOutFact, NumberFact, RoleFact, TransitionPlan

MAX_WORDS = 16

_TAKES = re.compile(
    r"\b(?:take|taking|do|go|going|choose|pick|use|accept|prefer|want|like|let'?s|ok(?:ay)?|yes|yep|yeah|sure|fine|then|"
    r"leave|drop|make it|have|rather)\b|\A\W*(?:the|option|number)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|why|how|which|who|when|where|should|tell|show)\b|\A\W*(?:is|are|does|would)\b",
    re.IGNORECASE,
)
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


def taken(
    message: str,
    heard: Heard,
    plan: TransitionPlan,
    catalogue: Catalogue,
    *,
    today: date,
    turn: int,
    offered: Collection[str] = (),
    left: Collection[LeftOutFact] = (),
) -> Heard:
    """What was heard, with the proposals or skills that the message takes; the same where it takes none."""
    if len(message.split()) > MAX_WORDS or is_what_if(message):
        return heard
    said = {"quote": message.strip(), "turn": turn}
    if (
        scoped := leave_out(message, heard, plan, turn=turn, offered=offered, left=left, catalogue=catalogue)
    ) is not None:
        return scoped
    change = _proposal(message, heard, plan.verdict.changes)
    facts = _facts(change, plan, catalogue, today, said) if change else ()
    return as_revision(heard, facts) if facts else heard


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
            return tuple(left_out(one, catalogue.skill(one).name, said) for one in change.dropped_skills)
        case _:
            return ()
