"""The JSON schema of a plan, published so that other programs can read plans: `python -m tools.exports.plan_schema`."""

import json
from pathlib import Path

from tools.schema import TransitionPlan

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "transition-plan.schema.json"


def plan_schema() -> str:
    """The schema as text, the same for the same models."""
    return json.dumps(TransitionPlan.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(plan_schema(), encoding="utf-8")
