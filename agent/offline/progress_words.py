"""The words of a reply to progress: what was noted, what moved, what comes next, and what this week holds."""

from collections.abc import Mapping
from typing import Any

from agent.offline.policy import Briefing
from agent.prompts import Scribe, Trusted


def progress_words(briefing: Briefing, made: Mapping[str, Any] | None, scribe: Scribe) -> list[str]:
    """What is said of progress that was told or asked for; `made` is the plan as it is with it."""
    progress, before = briefing["progress"], briefing["plan"]
    plan = made or before
    if progress["kind"] == "week":
        picks = [{**pick, "url": Trusted(pick["url"]) if pick["url"] else ""} for pick in plan["first_resources"]]
        return [scribe("say_week", week=progress.get("week"), progress=progress, picks=picks)]
    if progress["kind"] == "all":
        pace = scribe("say_pace", pace=plan["pace"]) if plan.get("pace") else ""
        return [scribe("say_progress_all", progress=progress, plan=plan, pace=pace)]
    told = [_told(fact, plan) for fact in briefing["heard_now"] if fact["field"] == "progress"]
    said: list[str] = [scribe("say_progress", plan=plan, before=before, progress=progress, told=told)]
    new_pace = plan.get("pace") if plan.get("pace") != before.get("pace") else None
    return [*said, scribe("say_pace", pace=new_pace)] if new_pace else said


def _told(fact: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, Any]:
    """A fact with what the plan says of its proof."""
    done = next((one for one in plan.get("done", ()) if one["phase"] == fact.get("phase")), None)
    return {**fact, "done": done, "milestone": fact.get("milestone", "")}
