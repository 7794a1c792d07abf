"""When a figure counts as fallen, and how figures are kept."""

from pathlib import Path

import pytest

from tests.evals.figures import compare, fallen, gone, read_scores, table, write_scores
from tests.evals.shared_cases import figures_of

QUESTION_FIGURES = (
    *("fact_recall", "a_right_source_cited", "conflicts_mentioned"),
    *("unanswerable_admitted", "false_abstention"),
)
PLAN_FIGURES = ("feasibility_accuracy", "infeasible_recognised", "gap_recall", "order_agreement")
POSTING_FIGURES = ("archetype_accepted", "seniority_accepted", "min_years")


@pytest.mark.parametrize(
    ("name", "now", "recorded", "mark"),
    [
        ("skill_f1", 0.95, 0.95, ""),
        ("skill_f1", 0.9494, 0.95, ""),
        ("skill_f1", 0.94, 0.95, "fell"),
        ("skill_f1", 0.96, 0.95, "rose"),
        ("skill_f1", 0.80, 0.95, "fell, misses its target"),
        ("skill_f1", 0.95, None, "new"),
        ("level_error", 0.20, 0.22, "rose"),
        ("level_error", 0.24, 0.22, "fell"),
        ("negations_broken", 3, 2, "fell, misses its target"),
        ("negations_broken", 0, 0, ""),
    ],
)
def test_better_and_worse_follow_the_direction_of_the_figure(
    name: str, now: float, recorded: float | None, mark: str
) -> None:
    (figure,) = compare("unseen", {name: now}, {} if recorded is None else {name: recorded})
    assert figure.mark == mark
    assert bool(fallen("unseen", [figure])) is ("fell" in mark)


def test_a_wider_gap_is_shown_but_is_no_fall() -> None:
    figures = compare("gap", {"all_six": 0.2}, {"all_six": 0.04})
    assert "fell, misses its target" in table("gap", figures)
    assert fallen("gap", figures) == []


def test_a_section_may_bring_its_own_directions_and_targets() -> None:
    (figure,) = compare("people", {"turns": 9}, {"turns": 7}, lower=frozenset({"turns"}), targets={"turns": 8})
    assert figure.mark == "fell, misses its target"


def test_a_recorded_figure_cannot_vanish() -> None:
    assert gone("seen", {"skill_f1": 1.0}, {"skill_f1": 1.0, "all_six": 1.0}) == [
        "seen.all_six: recorded, measured no more"
    ]


def test_what_is_written_is_read_back_rounded(tmp_path: Path) -> None:
    path = tmp_path / "scores.toml"
    assert read_scores(path) == {}
    write_scores({"seen": {"skill_f1": 2 / 3, "all_six": 1.0}}, path)
    assert read_scores(path) == {"seen": {"all_six": 1.0, "skill_f1": 0.667}}


def test_the_report_of_the_shared_cases_is_read_into_flat_figures() -> None:
    share = {"all": "38/41 = 0.927"}
    figures = figures_of(
        {
            "profiles": {
                "field_accuracy": {"weekly_hours": 0.9},
                "all_fields_right": share,
                "fields_invented": {"budget_usd": 2, "weekly_hours": 1},
                "skills": {"f1": 0.8},
                "levels": {"mean_abs_error": 0.1},
                "negation": {"recorded_as_none": 1.0, "violations": 0},
            },
            "intents": {"accuracy_strict": 1.0, "macro_f1": 1.0},
            "seed_qa": dict.fromkeys(QUESTION_FIGURES, 0.5),
            "personas": dict.fromkeys(PLAN_FIGURES, 1.0)
            | {"violations": {"over_hours": "1/11", "phase": "2/3"}, "twins_identical": "1/2"},
            "job_postings": dict.fromkeys(POSTING_FIGURES, 1.0) | {"skills": {"f1": 0.9}},
            "attacks": {"passed": "30/31", "crashed": 0},
        }
    )
    assert figures["profile_all_six"] == pytest.approx(38 / 41)
    assert (figures["profile_invented"], figures["plan_violations"]) == (3, 3)
    assert figures["plan_twins_identical"] == 0.5
    assert figures["attacks_passed"] == pytest.approx(30 / 31)
