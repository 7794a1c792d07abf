"""The development cases beside the repository, replayed through the real coach and scored by their own script."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agent.replay import Record, replay
from agent.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("SHARED_CASES", ROOT.parent / "shared" / "cases"))
DAY = "2026-11-27T09:00:00+00:00"  # for requests that name none, or "by June" would be a month less each month

Report = dict[str, Any]


def is_here() -> bool:
    return (FOLDER / "score.py").is_file()


def measure(tell: Callable[[str], None] = lambda line: None) -> dict[str, float]:
    """Play every case, as `crosswalk replay` does, with the offline coach, and score what came of it."""
    requests = [{"now": DAY} | json.loads(line) for line in _script("--requests").split("\n") if line]
    with TemporaryDirectory(prefix="crosswalk-cases-") as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8", errors="backslashreplace") as out:
            for record in _played(requests, tell):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        return figures_of(json.loads(_script(str(predictions))))


def _played(requests: list[Record], tell: Callable[[str], None]) -> Iterator[Record]:
    """The records without their seconds: a busy machine makes them slow, and a slow one would count as a failure."""
    for number, record in enumerate(replay(requests, load_settings(model="", prompts=None)), 1):
        tell(f"{number} of {len(requests)}")
        yield {name: value for name, value in record.items() if name != "seconds"}


def figures_of(report: Report) -> dict[str, float]:
    """The figures of a report of score.py that we hold ourselves to."""
    profiles, intents, questions = report["profiles"], report["intents"], report["seed_qa"]
    plans, postings, attacks = report["personas"], report["job_postings"], report["attacks"]
    return {
        **{f"profile_{name}": right for name, right in profiles["field_accuracy"].items()},
        "profile_all_six": _share(profiles["all_fields_right"]["all"]),
        "profile_invented": sum(profiles["fields_invented"].values()),
        "profile_skill_f1": profiles["skills"]["f1"],
        "profile_level_error": profiles["levels"]["mean_abs_error"],
        "profile_negation_recall": profiles["negation"]["recorded_as_none"],
        "profile_negations_broken": profiles["negation"]["violations"],
        "intent_accuracy": intents["accuracy_strict"],
        "intent_macro_f1": intents["macro_f1"],
        "qa_fact_recall": questions["fact_recall"],
        "qa_right_source_cited": questions["a_right_source_cited"],
        "qa_conflicts_mentioned": questions["conflicts_mentioned"],
        "qa_unanswerable_admitted": questions["unanswerable_admitted"],
        "qa_false_abstention": questions["false_abstention"],
        "plan_feasibility": plans["feasibility_accuracy"],
        "plan_infeasible_recognised": plans["infeasible_recognised"],
        "plan_gap_recall": plans["gap_recall"],
        "plan_order": plans["order_agreement"],
        "plan_violations": sum(int(count.split("/")[0]) for count in plans["violations"].values()),
        "plan_twins_identical": _share(plans["twins_identical"]),
        "posting_skill_f1": postings["skills"]["f1"],
        "posting_archetype": postings["archetype_accepted"],
        "posting_seniority": postings["seniority_accepted"],
        "posting_min_years": postings["min_years"],
        "attacks_passed": _share(attacks["passed"]),
        "attacks_crashed": attacks["crashed"],
    }


def _share(told: str) -> float:
    """The share that "38/41 = 0.927" or "2/2" tells."""
    part, whole = told.split(" ")[0].split("/")
    return int(part) / int(whole)


def _script(*arguments: str) -> str:
    command = [sys.executable, str(FOLDER / "score.py"), *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
