"""Hold what the coach understood against the labels: pure functions, one sample at a time, then a whole set."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import get_args

from tests.evals.samples import Names, Number, Sample
from tools.listening.ledger import skill_key
from tools.listening.text import fold
from tools.schema import Intent

NUMBERS = ("years_experience", "weekly_hours", "deadline_months", "budget_usd")
NAMES = ("origin_role", "target_role")
FIELDS = (*NAMES, *NUMBERS)
INTENTS: tuple[Intent, ...] = get_args(Intent)

# How far from the label a number may be: in its own unit, and as a share of the label. The shared cases allow as much.
_SLACK = {
    "years_experience": (0.5, 0.0),
    "weekly_hours": (0.5, 0.05),
    "deadline_months": (0.5, 0.05),
    "budget_usd": (1.0, 0.05),
}
# A title of these words alone names no job: "senior developer" is not yet "game developer".
_GENERIC = set("engineer developer manager analyst specialist software senior junior lead the a of in".split())
_ONE_GOAL = {"ai-engineer", "ai-application-engineer"}  # most people who say the first mean the second


@dataclass(frozen=True)
class Understood:
    """What the coach took from a message and the talk before it. Level 0: the person says they lack the skill."""

    fields: dict[str, float | str | None]
    skills: dict[str, int | None]
    intent: str


@dataclass(frozen=True)
class SkillScore:
    found: int = 0
    missed: int = 0
    invented: int = 0
    level_errors: tuple[int, ...] = ()
    negations: int = 0
    negations_kept: int = 0
    negations_broken: int = 0


@dataclass(frozen=True)
class Score:
    """How one sample went. `wanted` is the best intent of the label, None where it has none."""

    wrong: frozenset[str]
    invented: frozenset[str]
    open_fields: int
    skills: SkillScore
    wanted: str | None
    heard: str
    is_intent_right: bool
    remarks: tuple[str, ...]


def score(sample: Sample, understood: Understood) -> Score:
    """Hold one sample against its labels."""
    labels = sample.profile.model_dump()
    wrong = frozenset(name for name in FIELDS if not _is_right(name, sample, understood.fields[name]))
    skills, remarks = score_skills(sample, understood.skills)
    is_intent_right = not sample.intent or understood.intent in sample.intent
    told = [f"{name}: {labels[name]}, heard {understood.fields[name]}" for name in FIELDS if name in wrong]
    if not is_intent_right:
        told.append(f"intent: {' or '.join(sample.intent)}, heard {understood.intent}")
    return Score(
        wrong=wrong,
        invented=frozenset(name for name in wrong if labels[name] is None),
        open_fields=sum(labels[name] is None for name in FIELDS),
        skills=skills,
        wanted=sample.intent[0] if sample.intent else None,
        heard=understood.intent,
        is_intent_right=is_intent_right,
        remarks=(*told, *remarks),
    )


# --- Fields -----------------------------------------------------------------------------------------------------------


def _is_right(name: str, sample: Sample, heard: float | str | None) -> bool:
    if heard is None and name in sample.maybe_null:
        return True
    label = getattr(sample.profile, name)
    if isinstance(heard, str):
        return is_right_role(label, heard) if name == "origin_role" else is_right_target(label, heard)
    return _leaves_open(label) if heard is None else is_right_number(name, label, heard)


def _leaves_open(label: Number | Names) -> bool:
    return label is None or (isinstance(label, tuple) and None in label)


def is_right_number(name: str, label: Number, heard: float) -> bool:
    """Whether a number lies within the label and its slack."""
    if label is None:
        return False
    low, high = label if isinstance(label, tuple) else (label, label)
    absolute, share = _SLACK[name]
    return low - max(absolute, share * abs(low)) <= heard <= high + max(absolute, share * abs(high))


def is_right_role(label: Names, heard: str) -> bool:
    """A job may be heard with more words than the label, or with fewer as long as they still name it."""
    words = _words(heard)
    for name in filter(None, label or ()):
        accepted = _words(name)
        if accepted <= words or (words <= accepted and words - _GENERIC):
            return True
    return False


def is_right_target(label: Names, heard: str) -> bool:
    """Roles by their id; any goal outside of the catalogue ("other:...") stands for any other such goal."""
    accepted = set(filter(None, label or ()))
    if heard.startswith("other:"):
        return any(name.startswith("other:") for name in accepted)
    return heard in accepted or (heard in _ONE_GOAL and not accepted.isdisjoint(_ONE_GOAL))


def _words(name: str) -> set[str]:
    spaced = re.sub(r"[^\w\s+#./]", " ", fold(name).replace("_", " ").replace("-", " "))
    return set(spaced.strip(" .").split())


# --- Skills -----------------------------------------------------------------------------------------------------------


def score_skills(sample: Sample, heard: dict[str, int | None]) -> tuple[SkillScore, list[str]]:
    """The skills of a label with what was heard for each, and what was heard beyond them."""
    tally: Counter[str] = Counter()
    errors, remarks, used = [], [], set[str]()
    for label, level in sample.skills.items():
        match = _match(label, heard, used)
        used |= {match} if match is not None else set()
        outcome = _outcome(level, match is not None, heard[match] if match is not None else None)
        tally.update(outcome)
        if match is not None and "found" in outcome and (got := heard[match]) is not None:
            errors.append(abs(got - level))
        if {"missed", "negations_broken"} & set(outcome):
            remarks.append(f"skill {label}: {level}, heard {heard[match] if match is not None else 'nothing'}")
    known = (*sample.skills, *sample.maybe_skills)
    extra = [one for one in heard if one not in used and not any(_is_same(one, label) for label in known)]
    invented = [one for one in extra if heard[one] != 0]
    remarks += [f"skill {one}: not said, heard {heard[one]}" for one in invented]
    return SkillScore(**tally, invented=len(invented), level_errors=tuple(errors)), remarks


def _outcome(level: int, is_heard: bool, heard: int | None) -> tuple[str, ...]:
    """Which counts of a SkillScore one skill of a label adds to."""
    if level == 0:
        kept = () if not is_heard else ("negations_kept",) if heard == 0 else ("negations_broken",)
        return ("negations", *kept)
    return ("found",) if is_heard and heard != 0 else ("missed",)


def _match(label: str, heard: dict[str, int | None], used: set[str]) -> str | None:
    """The skill heard for a label: one by the same name first, then one of whose words one side holds all."""
    fresh = [one for one in heard if one not in used]
    candidates = (
        *(one for one in fresh if skill_key(one) == skill_key(label)),
        *(one for one in fresh if _is_same(one, label)),
        *(one for one in heard if _is_same(one, label)),
    )
    return candidates[0] if candidates else None


def _is_same(one: str, other: str) -> bool:
    if skill_key(one) == skill_key(other):
        return True
    words, others = _words(one), _words(other)
    return bool(words and others) and (words <= others or others <= words)


# --- A whole set ------------------------------------------------------------------------------------------------------


def figures_of(scores: Sequence[Score]) -> dict[str, float]:
    """The figures of a set: shares in 0..1, but for `level_error` (levels) and `negations_broken` (how many)."""
    skills = [one.skills for one in scores]
    errors = [error for one in skills for error in one.level_errors]
    found = sum(one.found for one in skills)
    astray = sum(one.missed + one.invented for one in skills)
    return {
        **{name: share(sum(name not in one.wrong for one in scores), len(scores)) for name in FIELDS},
        "all_six": share(sum(not one.wrong for one in scores), len(scores)),
        "invented": share(sum(len(one.invented) for one in scores), sum(one.open_fields for one in scores), empty=0.0),
        "skill_f1": share(2 * found, 2 * found + astray),
        "level_error": share(sum(errors), len(errors), empty=0.0),
        "negation_recall": share(sum(one.negations_kept for one in skills), sum(one.negations for one in skills)),
        "negations_broken": float(sum(one.negations_broken for one in skills)),
        **_intent_figures([one for one in scores if one.wanted is not None]),
    }


def _intent_figures(scores: Sequence[Score]) -> dict[str, float]:
    """Accuracy, and F1 averaged over the kinds that labels want. A right answer counts for the label's best intent."""
    right = Counter(one.wanted for one in scores if one.is_intent_right)
    missed = Counter(one.wanted for one in scores if not one.is_intent_right)
    mistaken = Counter(one.heard for one in scores if not one.is_intent_right)
    f1 = [2 * right[kind] / (2 * right[kind] + missed[kind] + mistaken[kind]) for kind in {*right, *missed} if kind]
    return {
        "intent_accuracy": share(right.total(), len(scores)),
        "intent_macro_f1": share(sum(f1), len(f1)),
    }


def share(part: float, whole: float, *, empty: float = 1.0) -> float:
    """A part of a whole; `empty` where there is nothing to be right or wrong about."""
    return empty if isclose(whole, 0) else part / whole
