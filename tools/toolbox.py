"""The tools a model may call: thin LangChain wrappers over the pure functions of this package.

Each returns compact JSON for the model and a typed artifact for the page. What the person has said, the day and the
catalogue come in a `Desk` through the run's configuration, so that a model can never pass them itself.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel

from tools import comparison_digest, digest, evidence_digest, facts_digest, portfolio_digest
from tools.assessment import assess, quick_check
from tools.choice import roles_to_compare
from tools.comparison import compare_roles
from tools.errors import ImpossibleValueError, ToolError
from tools.evidence import explain, reason_for
from tools.facts import look_up
from tools.hours_reason import digest as hours_digest
from tools.hours_reason import hours_reason
from tools.interview import feedback_on, next_interview_question
from tools.knowledge.catalogue import Catalogue
from tools.knowledge.search import SearchIndex
from tools.learner import learner_of
from tools.listening import Lexicon, listen
from tools.listening.glosses import in_english
from tools.listening.history import History, chains_of, counts, in_order
from tools.listening.progress import read_progress
from tools.listening.progress_claims import ProgressClaim, confirm_progress
from tools.planning import diff_plans, make_plan
from tools.planning.outline import goal_of
from tools.planning.terms import Optimizer
from tools.posting_fit import fit_to_posting
from tools.postings import read_posting
from tools.practice import advise_projects
from tools.probing import next_probe
from tools.resources import find_resources
from tools.schema import (
    Channel,
    Fact,
    FactField,
    Frozen,
    PhaseId,
    PlanDiff,
    Profile,
    Statement,
    TransitionPlan,
)
from tools.tool_args import (
    CompareArgs,
    LevelArgs,
    NoArgs,
    PartArgs,
    PostingArgs,
    ProfileArgs,
    ProgressArgs,
    ProjectArgs,
    QuestionArgs,
    RecallArgs,
    ResourceArgs,
    RoleArgs,
    SkillArgs,
    WordsArgs,
)
from tools.trying import read_wish


@dataclass(frozen=True)
class Desk:
    """What the tools may look at in one turn."""

    catalogue: Catalogue
    index: SearchIndex
    lexicon: Lexicon
    profile: Profile
    plan: TransitionPlan | None
    message: str
    turn: int
    today: date
    history: History = field(default_factory=dict)
    thread_id: str | None = None
    since_plan: tuple[Fact, ...] = ()  # told after the plan was made: what a new one rests on, beside the old
    practising: str = ""  # the interview question that is open
    practised: tuple[str, ...] = ()
    optimizer: Optimizer = "greedy"
    probed: tuple[str, ...] = ()  # probes asked in this talk, among the other questions

    def make_plan(self, *, today: date | None = None, **wish: Any) -> TransitionPlan:
        """The person's plan as of today, or of the day given; `wish` is what is tried."""
        made_on, way = today or self.today, self.optimizer
        return make_plan(self.catalogue, self.index, self.profile, today=made_on, optimizer=way, **wish)


class Learned(Frozen):
    """Facts that a model read out of the person's words and the rules confirmed."""

    facts: tuple[Fact, ...]


class Recalled(Frozen):
    """What was said of one thing, newest first; of several skills or constraints one chain each."""

    field: FactField
    label: str = ""
    chains: tuple[tuple[Statement, ...], ...] = ()


class WhatIf(Frozen):
    """A plan that is only tried: nothing of it is stored. `moved` is how it differs from the plan that stands."""

    plan: TransitionPlan
    moved: PlanDiff | None = None


def build_tools(describe: Callable[[str], str]) -> dict[str, BaseTool]:
    """All tools by name; `describe` words what each is for (a prompt, read by the model)."""
    return {
        name: StructuredTool.from_function(
            func=run,
            name=name,
            description=describe(f"tool_{name}"),
            args_schema=args,
            response_format="content_and_artifact",
        )
        for name, (run, args) in _TOOLS.items()
    }


def _make_plan(config: RunnableConfig, role_id: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    plan = _as_it_stands(desk) or desk.make_plan()
    if role_id and role_id != plan.role_id:  # another role than the person's goal is only tried
        tried = desk.make_plan(role_id=role_id)
        return _json(digest.plan(tried, desk.catalogue)), WhatIf(plan=tried)
    moved = diff_plans(desk.plan, plan, because=desk.since_plan) if desk.plan and plan != desk.plan else None
    return _json(digest.plan(plan, desk.catalogue) | digest.moved(moved)), plan


def _as_it_stands(desk: Desk) -> TransitionPlan | None:
    """The stored plan, as long as what is known would still give the same one; a new day alone moves nothing."""
    if desk.plan is None:
        return None
    again = desk.make_plan(today=desk.plan.made_on)
    return desk.plan if again == desk.plan else None


def _try_plan(config: RunnableConfig, words: str) -> tuple[str, BaseModel]:
    desk = _desk(config)
    wish = read_wish(
        words, lexicon=desk.lexicon, profile=desk.profile, plan=desk.plan, today=desk.today, turn=desk.turn
    )
    role_id = wish.role_id if wish.role_id in desk.catalogue.role_skills else None
    if wish.model_copy(update={"role_id": role_id}).is_empty:
        raise ToolError(
            "No change of hours, date, money, scope, time off or role stands in these words. Ask what to change."
        )
    plan = desk.make_plan(
        role_id=role_id,
        without=wish.without,
        weekly_hours=wish.weekly_hours,
        months=wish.months,
        budget_usd=wish.budget_usd,
        time_off=wish.time_off,
    )
    moved = diff_plans(desk.plan, plan) if desk.plan else None
    return _json(digest.plan(plan, desk.catalogue) | digest.moved(moved)), WhatIf(plan=plan, moved=moved)


def _assess_skills(config: RunnableConfig, role_id: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    role = role_id or goal_of(desk.profile)
    assessment = explain(desk.catalogue, desk.profile, role, today=desk.today, told=in_order(desk.history))
    return _json(digest.assessment(assessment, desk.catalogue)), assessment


def _explain_level(config: RunnableConfig, skill_id: str) -> tuple[str, BaseModel]:
    desk = _desk(config)
    role, told = goal_of(desk.profile), in_order(desk.history)
    reason = reason_for(desk.catalogue, desk.profile, role, skill_id, today=desk.today, told=told)
    return _json(evidence_digest.reason(reason, desk.catalogue)), reason


def _explain_hours(config: RunnableConfig, part: str) -> tuple[str, BaseModel]:
    desk = _desk(config)
    if desk.plan is None:
        raise ToolError("There is no plan yet. Make one first, with make_plan.")
    reason = hours_reason(desk.catalogue, desk.plan, part)
    return _json(hours_digest(reason)), reason


def _quick_check(config: RunnableConfig) -> tuple[str, BaseModel]:
    desk = _desk(config)
    check = quick_check(desk.catalogue, desk.profile)
    return _json(digest.check(check)), check


def _compare_roles(
    config: RunnableConfig, role_ids: list[str] | None = None, question: str = ""
) -> tuple[str, BaseModel]:
    desk = _desk(config)
    roles = roles_to_compare(desk.catalogue, desk.profile, role_ids or ())
    made = compare_roles(desk.catalogue, roles, profile=desk.profile)
    return _json(comparison_digest.comparison(made, desk.catalogue, question=question)), made


def _find_resources(
    config: RunnableConfig,
    query: str = "",
    skill_id: str = "",
    free_only: bool = False,
    max_hours: float | None = None,
    formats: list[str] | None = None,
) -> tuple[str, BaseModel]:
    desk = _desk(config)
    found = find_resources(
        desk.catalogue,
        desk.index,
        query=query,
        skill_id=skill_id or None,
        free_only=free_only,
        max_hours=max_hours,
        formats=tuple(formats or ()),
        learner=learner_of(desk.catalogue, desk.profile, today=desk.today),
    )
    return _json(digest.resources(found, desk.catalogue)), found


def _look_up_facts(config: RunnableConfig, question: str) -> tuple[str, BaseModel]:
    desk = _desk(config)
    answer = look_up(desk.catalogue, desk.index, in_english(question))
    return _json(facts_digest.facts(answer, desk.catalogue)), answer


def _read_posting(config: RunnableConfig, posting: str, title: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    read = read_posting(posting, desk.lexicon, title=title)
    fit = fit_to_posting(desk.catalogue, desk.profile, read, plan=desk.plan)
    return _json(digest.posting(fit, desk.catalogue)), fit


def _suggest_projects(config: RunnableConfig, role_id: str = "", field: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    plan = _as_it_stands(desk)
    advice = advise_projects(
        desk.catalogue, desk.index, desk.profile, plan=plan, today=desk.today, role_id=role_id, field=field
    )
    return _json(portfolio_digest.advice(advice, desk.catalogue, dated=desk.plan is not None)), advice


def _ask_interview_question(config: RunnableConfig, skill_id: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    question = next_interview_question(
        desk.catalogue, desk.profile, goal_of(desk.profile), skill_id=skill_id, asked=desk.practised
    )
    if question is None:
        raise ToolError("Every question of the catalogue was asked in this talk. Offer feedback or another subject.")
    return _json(question.model_dump(mode="json")), question


def _check_answer(config: RunnableConfig) -> tuple[str, BaseModel]:
    """The person's last message, held against the rubric of the question that is open."""
    desk = _desk(config)
    if not desk.practising:
        raise ToolError("No interview question is open. Ask one first, with ask_interview_question.")
    made = feedback_on(desk.catalogue, desk.index, desk.lexicon, desk.practising, desk.message)
    counts = {"made": made.count("hit"), "of": len(made.points) - made.count("yourself")}
    return _json(made.model_dump(mode="json") | counts), made


def _ask_probe(config: RunnableConfig, skill_id: str = "") -> tuple[str, BaseModel]:
    desk = _desk(config)
    probe = next_probe(desk.catalogue, desk.profile, today=desk.today, asked=desk.probed, skill_id=skill_id)
    if probe is None:
        raise ToolError("No probe is left, or no answer would move the plan by more than a week. Say so.")
    return _json(probe.model_dump(mode="json")), probe


def _update_profile(config: RunnableConfig, field: str, quote: str) -> tuple[str, BaseModel]:
    """A model points at words; the rules read the value out of them, so that no value is the model's own."""
    desk = _desk(config)
    if " ".join(quote.split()).casefold() not in " ".join(desk.message.split()).casefold():
        raise ImpossibleValueError("quote", quote[:80], "words that stand in the person's last message")
    if read_progress(quote, plan=desk.plan, today=desk.today, turn=desk.turn, channel="model").kind:
        raise ToolError("These words tell of work done, not of what is known of the person. Call record_progress.")
    channel: Channel = "model"
    heard = listen(quote, lexicon=desk.lexicon, today=desk.today, turn=desk.turn, profile=desk.profile, channel=channel)
    facts = tuple(fact for fact in heard.facts if fact.field == field)
    if not facts:
        raise ToolError(f"No {field} can be read out of these words. Ask the person to say it in other words.")
    return _json({"noted": [fact.model_dump(mode="json", exclude_none=True) for fact in facts]}), Learned(facts=facts)


def _record_progress(
    config: RunnableConfig,
    quote: str,
    phase_id: PhaseId | None = None,
    proof: str = "",
    hours: float | None = None,
    week: Literal["this", "last"] = "this",
) -> tuple[str, BaseModel]:
    """Progress a model heard; figures and proof must stand in the person's words."""
    desk = _desk(config)
    claim = ProgressClaim(quote=quote, phase_id=phase_id, proof=proof, hours=hours, week=week)
    fact = confirm_progress(
        claim, message=desk.message, plan=desk.plan, profile=desk.profile, today=desk.today, turn=desk.turn
    )
    return _json({"noted": [digest.fact(fact)]}), Learned(facts=(fact,))


def _recall_facts(config: RunnableConfig, field: FactField, label: str = "") -> tuple[str, BaseModel]:
    """What the person said, and what stands in its place where they said nothing."""
    desk = _desk(config)
    chains = chains_of(desk.history, field, label)
    held = tuple(chain for chain in chains if counts(chain) is not None)
    found = Recalled(field=field, label=label, chains=held or chains)
    assumed = None if held else _assumed(desk, field, label)
    return _json(digest.recalled(found.chains, field, label, thread_id=desk.thread_id, assumed=assumed)), found


def _assumed(desk: Desk, field: FactField, label: str) -> dict[str, Any] | None:
    """What the plan counts with as long as the person has not told it."""
    codes = desk.plan.assumptions if desk.plan else ()
    if desk.plan and field == "weekly_hours" and "weekly_hours_assumed" in codes:
        return {"value": desk.plan.weekly_hours}
    if desk.plan and field == "target_role" and "role_assumed" in codes:
        return {"value": desk.plan.role_name}
    skill_id = desk.lexicon.skill_of(label) if field == "skill" and label else None
    made = assess(desk.catalogue, desk.profile, goal_of(desk.profile)) if skill_id else None
    levels = [one for one in (*made.levels, *made.others) if one.skill_id == skill_id] if made else []
    return {"value": levels[0].level, "basis": levels[0].basis} if levels and levels[0].level else None


_TOOLS: Mapping[str, tuple[Callable[..., tuple[str, BaseModel]], type[BaseModel]]] = {
    "make_plan": (_make_plan, RoleArgs),
    "try_plan": (_try_plan, WordsArgs),
    "assess_skills": (_assess_skills, RoleArgs),
    "explain_level": (_explain_level, LevelArgs),
    "explain_hours": (_explain_hours, PartArgs),
    "quick_check": (_quick_check, NoArgs),
    "compare_roles": (_compare_roles, CompareArgs),
    "find_resources": (_find_resources, ResourceArgs),
    "look_up_facts": (_look_up_facts, QuestionArgs),
    "read_posting": (_read_posting, PostingArgs),
    "suggest_projects": (_suggest_projects, ProjectArgs),
    "ask_interview_question": (_ask_interview_question, SkillArgs),
    "check_answer": (_check_answer, NoArgs),
    "ask_probe": (_ask_probe, SkillArgs),
    "recall_facts": (_recall_facts, RecallArgs),
    "update_profile": (_update_profile, ProfileArgs),
    "record_progress": (_record_progress, ProgressArgs),
}


def _desk(config: RunnableConfig) -> Desk:
    desk = config["configurable"]["desk"]
    assert isinstance(desk, Desk)
    return desk


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
