"""The published schema is the one the code writes, and a plan that was written holds to it."""

import json
from datetime import date
from pathlib import Path

import jsonschema

from tests.people import CATALOGUE, person
from tools.knowledge.search import search_index
from tools.planning import make_plan
from tools.schema import TransitionPlan

PUBLISHED = Path(__file__).parents[3] / "docs" / "schemas" / "transition-plan.schema.json"


def test_the_published_schema_is_current() -> None:
    """Write it anew with `python -m tools.exports.plan_schema` when the plan has changed on purpose."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == TransitionPlan.model_json_schema()


def test_a_written_plan_holds_to_the_schema_and_can_be_read_back() -> None:
    plan = make_plan(CATALOGUE, search_index(CATALOGUE), person("student", hours=5, months=9), today=date(2026, 3, 4))
    written = plan.model_dump_json()
    jsonschema.validate(json.loads(written), json.loads(PUBLISHED.read_text(encoding="utf-8")))
    assert TransitionPlan.model_validate_json(written) == plan
