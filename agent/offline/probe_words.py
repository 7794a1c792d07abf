"""The words of a reply to a probe: that it starts, what an answer showed, and what it came to."""

from agent.offline.policy import Briefing
from agent.prompts import Scribe


def is_of_probe(briefing: Briefing) -> bool:
    """Whether the message was of a probe and of nothing else."""
    return bool((briefing.get("probe") or {}).get("is_all"))


def probe_words(briefing: Briefing, scribe: Scribe) -> list[str]:
    """What is said of a probe before the next question; empty where none was asked for, open or ended."""
    probe = briefing.get("probe")
    return [scribe("say_probe", probe=probe, has_plan="plan" in briefing)] if probe and not probe["waits"] else []


def waiting_words(briefing: Briefing, scribe: Scribe) -> list[str]:
    """At the end of a reply: that the question of a check stays open, and how to go on with it or end it."""
    probe = briefing.get("probe") or {}
    return [scribe("say_check_waits", waits=probe["waits"], of=probe["of"])] if probe.get("waits") else []


def asks_probe(briefing: Briefing) -> bool:
    """Whether a probe is asked at the end of the reply."""
    return (briefing.get("ask_next") or {}).get("kind") == "probe"
