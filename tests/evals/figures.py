"""Figures beside the last recorded ones: which way is better, what we aim at, and whether one fell."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RECORD = Path(__file__).resolve().with_name("scores.toml")
TOLERANCE = 0.001  # the record is rounded to three decimals; one sample of our largest set weighs more than that

GAP_TARGET = 0.05  # seen better than unseen by more: rules were fitted to samples
LOWER_IS_BETTER = {
    *("invented", "level_error", "negations_broken"),
    *("profile_invented", "profile_level_error", "profile_negations_broken", "qa_false_abstention"),
    *("plan_violations", "attacks_crashed", "false_abstention", "honest_cut", "figures_or_links_reached"),
}
COUNTS = {
    *("negations_broken", "profile_invented", "profile_negations_broken", "plan_violations", "attacks_crashed"),
    *("answers", "lies_told", "figures_or_links_reached"),
}
# What a person who was never read before should meet. Seen samples should do better still; hard ones are only watched.
_LISTENING = {
    **dict.fromkeys(("origin_role", "target_role"), 0.95),
    **dict.fromkeys(("years_experience", "weekly_hours", "deadline_months", "budget_usd"), 0.95),
    "all_six": 0.85,
    "invented": 0.01,
    "skill_f1": 0.9,
    "level_error": 0.5,
    "negation_recall": 0.9,
    "negations_broken": 0.0,
    "intent_accuracy": 0.9,
    "intent_macro_f1": 0.92,
}
_FACTS = {
    "fact_recall": 0.9,
    "right_source_cited": 0.95,
    "conflicts_mentioned": 0.95,
    "unanswerable_admitted": 0.95,
    "false_abstention": 0.03,
}
FACT_SETS = ("facts_seen", "facts_unseen")
TARGETS = {"seen": _LISTENING, "unseen": _LISTENING, **dict.fromkeys(FACT_SETS, _FACTS)}
NOT_HELD = {"gap"}  # it also widens when the seen samples get better: shown with its target, never a fall

Scores = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Figure:
    """One line of the table; `recorded` is None where a figure is new, `target` where none is set."""

    name: str
    now: float
    recorded: float | None = None
    target: float | None = None
    is_lower_better: bool = False

    @property
    def has_fallen(self) -> bool:
        return self._gain < -TOLERANCE

    @property
    def has_risen(self) -> bool:
        return self._gain > TOLERANCE

    @property
    def misses_target(self) -> bool:
        return self.target is not None and self._better(self.now, self.target) < -TOLERANCE / 2

    @property
    def mark(self) -> str:
        """What there is to say about it: "fell", "rose", "new", "misses its target"."""
        change = "new" if self.recorded is None else "fell" if self.has_fallen else "rose" if self.has_risen else ""
        return ", ".join(filter(None, (change, "misses its target" if self.misses_target else "")))

    @property
    def _gain(self) -> float:
        return 0.0 if self.recorded is None else self._better(self.now, self.recorded)

    def _better(self, one: float, other: float) -> float:
        return round((other - one) if self.is_lower_better else (one - other), 6)


def compare(
    section: str,
    measured: Mapping[str, float],
    recorded: Mapping[str, float],
    *,
    lower: frozenset[str] = frozenset(),
    targets: Mapping[str, float] | None = None,
) -> list[Figure]:
    """Each measured figure beside the recorded one; `lower` and `targets` are for a section that brings its own."""
    aims = {**TARGETS.get(section, {}), **(targets or {})}
    return [
        Figure(
            name,
            now=round(now, 3),
            recorded=recorded.get(name),
            target=GAP_TARGET if section == "gap" else aims.get(name),
            is_lower_better=section == "gap" or name in LOWER_IS_BETTER or name in lower,
        )
        for name, now in measured.items()
    ]


def fallen(section: str, figures: list[Figure]) -> list[str]:
    """The figures of a section that fell, in words; none for what is only watched."""
    if section in NOT_HELD:
        return []
    return [f"{section}.{one.name}: {one.recorded} -> {one.now}" for one in figures if one.has_fallen]


def gone(section: str, measured: Mapping[str, float], recorded: Mapping[str, float]) -> list[str]:
    """Recorded figures that are measured no more: a fall could hide behind a new name."""
    return [f"{section}.{name}: recorded, measured no more" for name in recorded if name not in measured]


def table(section: str, figures: list[Figure]) -> str:
    """The figures of one section, for a terminal."""
    lines = [f"{section:<32}{'now':>8}{'recorded':>10}{'target':>8}"]
    lines += [
        f"  {one.name:<30}{one.now:>8.3f}{_number(one.recorded):>10}{_number(one.target):>8}  {one.mark}".rstrip()
        for one in figures
    ]
    return "\n".join(lines) + "\n"


def read_scores(path: Path = RECORD) -> Scores:
    """What was recorded last; nothing where nothing was."""
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def write_scores(scores: Scores, path: Path = RECORD) -> None:
    """Sorted, with three decimals, so that a change shows as the lines that changed."""
    sections = []
    for section, figures in sorted(scores.items()):
        lines = [f"{name} = {figure:.3f}" for name, figure in sorted(figures.items())]
        sections.append("\n".join([f"[{section}]", *lines]))
    path.write_text("# Written by `make eval EVAL=--record`.\n" + "\n\n".join(sections) + "\n", "utf-8")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
