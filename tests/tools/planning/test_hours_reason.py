"""Whoever asks why a part of their plan takes its hours gets the sum that they are."""

import pytest

from tests.people import CATALOGUE, NEVER_PROGRAMMED, person
from tests.tools.planning.test_plan import plan_for
from tools.errors import ToolError
from tools.hours_reason import digest, hours_asked, hours_reason
from tools.schema import Gap, Phase

PLAN = plan_for(person("cook", skills=NEVER_PROGRAMMED, hours=6))
IN_FOUNDATIONS = round(PLAN.phases[0].hours)


@pytest.mark.parametrize(
    ("message", "skills", "part"),
    [
        ("Why so many hours for production?", (), "Production"),
        ("why is retrieval so long", (), "Retrieval"),
        ("How did you get to 92 hours for Software Engineering?", (), "Software engineering"),
        (f"where does the {IN_FOUNDATIONS} h come from?", (), "Programming foundations"),
        (f"how did you calculate the {IN_FOUNDATIONS} hours", (), "Programming foundations"),
        ("why does python take so long?", ("python",), "python"),
        ("Why do I need Docker?", ("docker",), "docker"),
        ("why docker?", ("docker",), "docker"),
        ("Why is SQL in my plan?", ("sql",), "sql"),
        ("warum so viele Stunden für Python?", ("python",), "python"),
        ("whyy so many hours for retreival?", (), "Retrieval"),
        ("explain the hours for production", (), "Production"),
        ("what do I need docker for?", ("docker",), "docker"),
        ("do I really need SQL?", ("sql",), "sql"),
        ("who says I need docker?", ("docker",), "docker"),
        ("why reliability of LLM applications?", (), "llm-reliability"),
        ("Wozu brauche ich Docker?", ("docker",), "docker"),
        ("¿por qué necesito Docker?", ("docker",), "docker"),
        ("pourquoi ai-je besoin de SQL ?", ("sql",), "sql"),
        ("por que preciso de Docker?", ("docker",), "docker"),
        ("why is Python so popular?", ("python",), ""),
        ("why do I need a portfolio to get hired?", (), ""),
        ("why did you ask about Python?", ("python",), ""),
        ("why not TensorFlow?", ("deep-learning",), ""),
        ("why Docker over podman?", ("docker",), ""),
        ("why Python instead of Java?", ("python",), ""),
        ("why is my SQL query so slow?", ("sql",), ""),
        ("why does my Python script take so long?", ("python",), ""),
        ("why do many companies need production experience?", (), ""),
        ("why are agents so unreliable?", (), ""),
        ("why do I need docker to run ollama?", ("docker",), ""),
        ("how do I get to 40 hours of work with Python?", ("python",), ""),
        ("why do applications get rejected so many times", (), ""),
        ("why is it so long?", (), ""),
        ("why do I need Rust?", ("rust",), ""),
        ("Why do companies like Python?", ("python",), ""),
        ("how do I learn Docker?", ("docker",), ""),
        ("what is RAG?", ("rag",), ""),
    ],
)
def test_the_part_that_a_question_is_of(message: str, skills: tuple[str, ...], part: str) -> None:
    assert hours_asked(message, PLAN, skills) == part


@pytest.mark.parametrize("phase", PLAN.phases, ids=lambda phase: phase.id)
def test_the_parts_of_a_phase_add_up_to_its_hours(phase: Phase) -> None:
    reason = hours_reason(CATALOGUE, PLAN, phase.title)
    assert reason.is_whole
    told = digest(reason)
    shown = sum(one["middle_hours"] for one in told["skills"]) + told["more_hours"] + told["base_hours"]
    assert shown == pytest.approx(told["phase_hours"], abs=len(told["skills"]) / 2 + 1)


def test_the_steps_of_a_skill_less_what_is_saved_are_its_hours() -> None:
    plan = plan_for(person("backend-engineer", hours=6))
    for gap in plan.gaps:
        told = digest(hours_reason(CATALOGUE, plan, gap.name))["asked_skill"]
        steps = sum(sum(step["hours"]) / 2 for step in told["steps"])
        assert steps - told["saved_hours"] == pytest.approx(told["middle_hours"], abs=1.01)
        assert told["asked_by"]
        assert told["rests_on"]


def test_what_the_plan_does_not_hold_has_no_reason() -> None:
    with pytest.raises(ToolError, match="Its phases are: Programming foundations"):
        hours_reason(CATALOGUE, PLAN, "Rust")


@pytest.mark.parametrize("gap", PLAN.gaps, ids=lambda gap: gap.skill_id)
def test_a_skill_may_be_asked_for_by_its_whole_name(gap: Gap) -> None:
    assert hours_asked(f"Why {gap.name}?", PLAN, ()) in (gap.skill_id, *(phase.title for phase in PLAN.phases))


def test_what_a_skill_saves_stands_between_its_steps_and_its_hours() -> None:
    plan = plan_for(person("backend-engineer", hours=6))
    for gap in plan.gaps:
        told = digest(hours_reason(CATALOGUE, plan, gap.name))["asked_skill"]
        for end in (0, 1):
            steps = sum(step["hours"][end] for step in told["steps"])
            assert steps - told["saved_range"][end] == pytest.approx(told["hours"][end], abs=1.01)
