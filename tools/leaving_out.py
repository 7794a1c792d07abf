"""Skills to be left out of a plan, or put back: "skip the agents part", "I don't need RAG in it", "no SQL please".

What the role only wishes for goes at once. A must-have is asked back for first, with what it would cost, and goes when
the person wants it all the same: it is their plan. Proof and applications are what a plan ends with, and stay.
"""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from tools.knowledge.catalogue import Catalogue
from tools.listening.probe_answers import read_consent
from tools.listening.text import fold
from tools.planning.phases import PROOF
from tools.schema import Fact, Heard, LeftOutFact, Problem, TransitionPlan

_LEAVES = re.compile(
    r"\b(?:(?:leave|leaving|left|cut|take|taking)\b.{0,60}\bout\b|leave out|skip|drop|remove|exclude|cut|ditch|scrap"
    r"|omit|get rid of|(?:take|leave)\b.{2,60}\b(?:off|away)\b|weglassen|lass\b.{2,40}\bweg|streich\w*|quita\w*|saca"
    r"|elimina\w*|enleve\w*|retire\w*|supprime\w*|tira)\b"
)
_NOT_WANTED = re.compile(
    r"\b(?:(?:do not|don't|dont|won't|will not|wont) (?:\w+ )?(?:need|want|care (?:about|for)|like)"
    r"|no (?:need|interest)|not interested in|without|no|not|brauche kein\w*|will kein\w*|ohne|sin|sans|sem"
    r"|no (?:quiero|necesito))\b"
)
_KEEPS = re.compile(
    r"\b(?:don't|do not|dont|not|never|nicht|no) (?:\w+ )?(?:leave|skip|drop|remove|take|cut|exclude|ditch|omit)\b"
)
_OF_PLAN = re.compile(
    r"\b(?:plan|roadmap|scope|for now|in it|in there|in here|part|parts|phase|section|topic|stuff|please|pls|bitte"
    r"|por favor|s'il te plait|at all|to (?:learn|study|do))\b"
)
_BACK = re.compile(r"\b(?:put|take|bring|add)\b.{2,60}\bback\b(?![- ]?end)")
_ANYWAY = re.compile(
    r"\b(?:anyway|anyways|all the same|still|regardless|i insist|really|do it|go ahead|leave (?:it|them|that) out|drop"
    r" (?:it|them|that)|skip (?:it|them|that)|trotzdem|igual|quand meme)\b"
)
_WANTS_IT = re.compile(
    r"(?<!don't )(?<!dont )(?<!not )(?<!to )\b(?:keep|(?:want|need) (?:it|that|them|to (?:learn|keep|have)))\b"
    r"(?! (?:out|off|gone))"
)
_ASKS = re.compile(r"^\W*(?:what|why|how|which|who|is|are|does|do|would|when|should|can i|could i)\b")
_FEW_WORDS = 6
MAX_WORDS = 16
JOINED = "; "  # names of skills may hold commas


def leave_out(
    message: str,
    heard: Heard,
    plan: TransitionPlan,
    *,
    turn: int,
    offered: Collection[str] = (),
    left: Collection[LeftOutFact] = (),
    catalogue: Catalogue,
) -> Heard | None:
    """What was heard, with what the message leaves out or puts back; None where it does neither.

    `offered` are the skills that the last reply asked about, `left` those that are left out already.
    """
    low = fold(message.strip())
    said = {"quote": message.strip(), "turn": turn}
    gaps = {gap.skill_id: gap for gap in plan.gaps}
    if offered and _insists(low) and (kept := [gaps[one] for one in offered if one in gaps]):
        return as_revision(heard, tuple(left_out(gap.skill_id, gap.name, said) for gap in kept))
    if len(low.split()) > MAX_WORDS:
        return None
    names = {gap.skill_id: gap.name for gap in plan.dropped} | {one.skill_id: one.label for one in left}
    if _BACK.search(low) or _KEEPS.search(low):
        facts = [left_out(one, names[one], said, withdrawn=True) for one in heard.skill_ids if one in names]
        bare = as_revision(_without_skills(heard, heard.skill_ids), facts)
        if facts or offered:
            return bare if facts or heard.skill_ids else None
        return _refused("not_left_out", heard, bare, catalogue) if heard.skill_ids else None
    leaves = _LEAVES.search(low) is not None
    is_meant = leaves or (_NOT_WANTED.search(low) is not None and _OF_PLAN.search(low) is not None)
    if not is_meant or (low.endswith("?") and _ASKS.match(low)):
        return None
    named = tuple(dict.fromkeys([*heard.skill_ids, *_of_phases(low, plan)]))
    if not named or not (leaves or heard.skill_ids):
        return None
    return _scoped(heard, plan, named, said) or _is_not_there(heard, catalogue)


def _scoped(heard: Heard, plan: TransitionPlan, named: Sequence[str], said: dict[str, object]) -> Heard | None:
    """Wishes of the role go; with a must-have among what is named, all of it is asked back for."""
    gaps = [gap for gap in plan.gaps if gap.skill_id in named]
    proof = {one for phase in plan.phases if phase.id in PROOF for one in phase.skills}
    free = [gap for gap in gaps if gap.skill_id not in proof]
    must = [gap for gap in free if gap.importance == "must"]
    bare = as_revision(_without_skills(heard, named), ())
    if must:
        asked = Problem(code="must_have", quote=JOINED.join(gap.name for gap in must))
        return bare.model_copy(update={"problems": (asked,), "skill_ids": tuple(gap.skill_id for gap in free)})
    if free:
        return as_revision(bare, [left_out(gap.skill_id, gap.name, said) for gap in free])
    stays = Problem(code="must_stays", quote=JOINED.join(gap.name for gap in gaps))
    return bare.model_copy(update={"problems": (stays,)}) if gaps else None


def _is_not_there(heard: Heard, catalogue: Catalogue) -> Heard | None:
    """What takes no hours of the plan cannot be left out of it."""
    bare = as_revision(_without_skills(heard, heard.skill_ids), ())
    return _refused("not_in_plan", heard, bare, catalogue) if heard.skill_ids else None


def _refused(code: Literal["not_in_plan", "not_left_out"], heard: Heard, bare: Heard, catalogue: Catalogue) -> Heard:
    names = JOINED.join(catalogue.skill(one).name for one in heard.skill_ids)
    return bare.model_copy(update={"problems": (Problem(code=code, quote=names),)})


def _insists(low: str) -> bool:
    if _KEEPS.search(low) or _WANTS_IT.search(low):  # "no, don't leave it out", "I still want it"
        return False
    return read_consent(low) == "yes" or (len(low.split()) <= 2 * _FEW_WORDS and _ANYWAY.search(low) is not None)


def _of_phases(low: str, plan: TransitionPlan) -> list[str]:
    """The skills of a phase that is called by its name: "skip the evaluation part", "without the portfolio"."""
    found: list[str] = []
    for phase in plan.phases:
        name = fold(phase.title)
        if phase.done is None and re.search(rf"\b{re.escape(name)}\b", low):
            found += phase.skills
    return found


def left_out(skill_id: str, name: str, said: dict[str, object], *, withdrawn: bool = False) -> LeftOutFact:
    return LeftOutFact.model_validate({"skill_id": skill_id, "label": name, "withdrawn": withdrawn} | said)


def _without_skills(heard: Heard, named: Collection[str]) -> Heard:
    """Who drops a skill from a plan says nothing of how well they know it."""
    kept = tuple(one for one in heard.facts if one.field != "skill" or one.skill_id not in named)
    return heard.model_copy(update={"facts": kept})


def as_revision(heard: Heard, facts: Collection[Fact]) -> Heard:
    """What was heard, as a change of the plan that leaves no doubt."""
    told = (*heard.facts, *facts)
    return heard.model_copy(
        update={"facts": told, "intent": "revise_plan", "intent_confidence": 1.0, "second_intent": None}
    )
