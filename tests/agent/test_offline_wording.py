"""The offline coach has words for whatever it may hear: every fact, every problem, every intent, every tool result."""

from datetime import date
from typing import Any, get_args

import pytest

from agent.offline.wording import ToolResult, word_reply
from agent.prompts import PromptLibrary, Scribe
from tools import digest
from tools.schema import (
    ConstraintFact,
    DeadlineFact,
    Fact,
    Intent,
    NumberFact,
    Problem,
    RoleFact,
    SkillFact,
)

SAID = {"quote": "so I said", "turn": 1}

FACTS: list[tuple[Fact, str]] = [
    (NumberFact(field="weekly_hours", value=5, **SAID), "5 hours a week"),
    (NumberFact(field="weekly_hours", value=5.5, low=5, high=6, note="range", **SAID), "5.5 hours a week (the middle"),
    (NumberFact(field="weekly_hours", withdrawn=True, **SAID), "your hours are open"),
    (NumberFact(field="years_experience", value=1, **SAID), "1 year of experience"),
    (NumberFact(field="years_experience", withdrawn=True, **SAID), "years of experience are open"),
    (NumberFact(field="budget_usd", value=0, **SAID), "nothing to spend"),
    (NumberFact(field="budget_usd", value=1500, note="converted", **SAID), "up to $1,500 to spend (roughly converted)"),
    (NumberFact(field="budget_usd", value=360, note="monthly_total", **SAID), "up to $360 to spend in all"),
    (NumberFact(field="budget_usd", withdrawn=True, **SAID), "no fixed budget"),
    (DeadlineFact(months=7, on=date(2027, 6, 14), **SAID), "by 14 June 2027"),
    (DeadlineFact(months=7, **SAID), "in 7 months"),
    (DeadlineFact(withdrawn=True, **SAID), "no date"),
    (RoleFact(field="origin_role", label="pastry chef", **SAID), "your work: pastry chef"),
    (RoleFact(field="target_role", label="AI engineer", role_id="ai-engineer", **SAID), "your goal: AI engineer"),
    (RoleFact(field="target_role", withdrawn=True, **SAID), "your goal is open"),
    (SkillFact(label="Docker", skill_id="docker", level=2, **SAID), "Docker (with some help)"),
    (SkillFact(label="COBOL", **SAID), "COBOL"),
    (SkillFact(label="programming", level=0, negated=True, **SAID), "no programming yet"),
    (SkillFact(label="Docker", withdrawn=True, **SAID), "your level there is open"),
    (ConstraintFact(kind="care", text="two children", **SAID), "two children"),
    (ConstraintFact(kind="care", text="two children", withdrawn=True, **SAID), "no longer holds"),
]


def briefing(**changes: Any) -> dict[str, Any]:
    check = {"answered": 0, "points": 0, "threshold": 3, "maximum": 5, "passed": False, "source": "a source"}
    return {
        "turn": 2,
        "intent": "answer_assessment",
        "heard_now": [],
        "problems": [],
        "check": check,
        "check_running": False,
        "check_done": True,
        "names_roles": [],
        "names_skills": [],
    } | changes


def reply(**changes: Any) -> str:
    return word_reply(briefing(**changes), changes.get("results", ()), Scribe(PromptLibrary()))


@pytest.mark.parametrize(("fact", "words"), FACTS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_fact_is_said_back(fact: Fact, words: str) -> None:
    assert words in reply(heard_now=[digest.fact(fact)])


@pytest.mark.parametrize("code", get_args(Problem.model_fields["code"].annotation))
def test_each_value_that_cannot_be_is_said_back(code: str) -> None:
    assert "so I said" in reply(problems=[{"code": code, "quote": "so I said"}])


@pytest.mark.parametrize("intent", get_args(Intent))
@pytest.mark.parametrize("has_plan", [True, False])
def test_each_intent_has_words_even_where_every_tool_failed(intent: str, has_plan: bool) -> None:
    plan = {"phases": [], "finish": "2027-06-14", "role": "AI Engineer", "weekly_hours": 5}
    failed = ToolResult("make_plan", {}, failed=True)
    assert reply(intent=intent, results=(failed,), **({"plan": plan} if has_plan else {}))


def test_words_of_danger_are_answered_before_anything_else() -> None:
    words = reply(crisis=True, intent="make_plan", heard_now=[digest.fact(FACTS[0][0])], ask_next={"words": "Which?"})
    assert words.startswith("I am really glad")
    assert "hours a week" not in words
    assert "Which?" not in words


def test_a_language_that_is_not_served_is_named_once() -> None:
    assert "only answer in English" in reply(language="de", turn=1)
    assert "only answer in English" not in reply(language="de", turn=2)
