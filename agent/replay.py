"""Play recorded requests through the real coach, each as a fresh person on a fresh thread, and write what came of it.

A request: `{id, channel, turns: [{role, content}], now?, title?}`; the last turn is the message, earlier ones are the
talk so far. A prediction: one flat record, the same fields whatever the kind of request.
"""

import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agent.coach import Coach
from agent.errors import CoachError
from agent.events import Reply
from agent.plan import Plan
from agent.settings import Settings, load_settings
from tools.errors import CrosswalkError, SetupError
from tools.facts import FactAnswer
from tools.listening.titles import OTHER_AI_ROLES
from tools.posting_fit import PostingFit
from tools.schema import Profile, RoleFact, TransitionPlan

log = logging.getLogger(__name__)

Record = dict[str, Any]
_ABSTAINING = {"say_not_told", "say_off_topic"}
_ROLES = ("user", "assistant")
_PROMPT_UNDER_TEST = "say_welcome"


@dataclass
class Clock:
    """A day that each request sets for itself."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.at


def replay_file(cases: Path, out: Path, *, progress: bool = False) -> int:
    """Play all requests of a file; returns how many. Each record is written as it comes, so a killed replay keeps some.

    Raises: SetupError, naming file and line, when a line is no request (nothing is played then), or a file is no good.
    """
    requests = _read(cases)
    if out.exists() and out.samefile(cases):
        raise SetupError(f"{out} holds the requests. Give another file for the predictions.")
    _write(out, "w", "")
    for number, record in enumerate(replay(requests), 1):
        _write(out, "a", json.dumps(record, ensure_ascii=False) + "\n")
        if progress:
            print(f"\r{number}/{len(requests)}", end="", flush=True)
    return len(requests)


def replay(requests: Sequence[Record], settings: Settings | None = None) -> Iterator[Record]:
    """One prediction per request, in order. Talks are kept in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="crosswalk-replay-") as folder:
        chosen = settings or load_settings()
        settings = chosen.model_copy(update={"home": Path(folder), "database_url": f"sqlite:///{folder}/replay.db"})
        clock = Clock()
        with Coach(settings, now=clock) as coach:
            for number, request in enumerate(requests):
                clock.at = _now(request)
                yield _play(coach, request, person=f"person-{number}", folder=Path(folder))


def _play(coach: Coach, request: Record, *, person: str, folder: Path) -> Record:
    started = time.monotonic()
    record: Record = {"id": request["id"], "crashed": False}
    try:
        reply = _CHANNELS.get(request.get("channel", "chat"), _chat)(coach, request, person, folder)
        record |= _of_reply(reply) | _of_plan(coach, person, reply)
    except CoachError as error:
        record |= {"output": str(error), "answer": str(error), "crashed": error.notice == "notice_internal"}
    except CrosswalkError as error:
        record |= {"output": str(error), "answer": str(error)}
    except Exception as error:
        log.error("request %s: %s", request["id"], type(error).__name__)
        record |= {"output": "", "answer": "", "crashed": True}
    record["profile"] = _of_profile(coach.profile(person))
    record["seconds"] = round(time.monotonic() - started, 3)
    return record


def _chat(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    """Earlier turns are played too; where the record gives the coach's words, they stand in for the reply."""
    *earlier, last = request["turns"]
    thread = coach.new_thread(person)
    for index, turn in enumerate(earlier):
        if turn["role"] == "user":
            after = earlier[index + 1] if index + 1 < len(earlier) else {"role": "user"}
            said = after["content"] if after["role"] == "assistant" else None
            _tolerant(coach, turn["content"], person, thread, said)
        elif index == 0:
            coach.open_with(person, thread, turn["content"])
    return coach.ask(last["content"], person=person, thread=thread)


def _tolerant(coach: Coach, message: str, person: str, thread: str, said: str | None) -> None:
    try:
        coach.replay_turn(message, said, person=person, thread=thread)
    except CoachError:
        return  # such as an empty message in the middle of a talk: the talk goes on


def _cv(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    text = coach.read_file("cv.txt", request["turns"][-1]["content"].encode(errors="surrogatepass"))
    return coach.ask(text, person=person, channel="cv")


def _filename(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    text = coach.read_file(request["turns"][-1]["content"], b"Teacher, 10 years. Excel, some Python.")
    return coach.ask(text, person=person, channel="cv")


def _posting(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    text = "\n".join(filter(None, [request.get("title", ""), request["turns"][-1]["content"]]))
    return coach.ask(text, person=person, channel="posting")


def _prompt_file(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    """The payload becomes the body of the prompt that opens a talk, in an overlay of its own."""
    overlay = folder / person
    path = overlay / _PROMPT_UNDER_TEST / "1.0.1.prompty"
    path.parent.mkdir(parents=True)
    front = f"---\nname: {_PROMPT_UNDER_TEST}\nversion: 1.0.1\ndescription: replayed\n---\n"
    path.write_text(front + request["turns"][-1]["content"], "utf-8")
    (overlay / "live.toml").write_text(f'{_PROMPT_UNDER_TEST} = "1.0.1"\n', "utf-8")
    with Coach(coach.settings.model_copy(update={"prompts": overlay}), now=coach.now) as other:
        return other.ask("Hello", person=person)


def _thread_id(coach: Coach, request: Record, person: str, folder: Path) -> Reply:
    return coach.ask("Hello", person=person, thread=request["turns"][-1]["content"])


_CHANNELS = {
    "chat": _chat,
    "cv": _cv,
    "filename": _filename,
    "job_posting": _posting,
    "prompt_file": _prompt_file,
    "thread_id": _thread_id,
}


def _of_reply(reply: Reply) -> Record:
    answers = [artifact.value for artifact in reply.artifacts if isinstance(artifact.value, FactAnswer)]
    fits = [artifact.value for artifact in reply.artifacts if isinstance(artifact.value, PostingFit)]
    record: Record = {
        "intent": reply.intent,
        "answer": reply.text,
        "output": reply.text,
        "sources": list(reply.sources),
        "abstained": any(use.name in _ABSTAINING for use in reply.prompts),
        "conflict_flagged": any(answer.told and answer.conflicts for answer in answers),
    }
    if fits:
        posting = fits[-1].posting
        record |= {
            "skills": [skill.label for skill in posting.skills],
            "archetype": posting.archetype,
            "seniority": posting.seniority,
            "min_years": posting.min_years,
        }
    return record


def _of_plan(coach: Coach, person: str, reply: Reply) -> Record:
    versions = coach.plans(person)
    if not versions:
        return {}
    plan = max(versions, key=lambda version: version.version).plan
    return plan_record(plan) | {"plan": coach.as_plan(plan).to_markdown()}


_INFEASIBLE = ("does_not_fit", "not_now")


def plan_record(plan: TransitionPlan) -> Record:
    """A plan as flat figures."""
    return {
        "feasible": plan.verdict.kind not in _INFEASIBLE,
        "gaps": [gap.skill_id for gap in (*plan.gaps, *plan.dropped)],
        "phase_order": [phase.id for phase in plan.phases],
        "weekly_hours_planned": max((week.hours for week in plan.weeks), default=0),
        "total_months": plan.verdict.months,
        "deadline_warning": plan.verdict.kind in _INFEASIBLE,
        "cost_usd": plan.cost_usd,
        "resources": [pick.resource_id for phase in plan.phases for pick in phase.resources],
    }


def _goal(role: RoleFact) -> str:
    """The catalogue's name of a goal; the usual one where the catalogue has only something near it."""
    return role.label if role.role_id is None or role.label in OTHER_AI_ROLES else role.role_id


def _of_profile(profile: Profile) -> Record:
    deadline = profile.deadline
    return {
        "origin_role": profile.origin_role.label if profile.origin_role else None,
        "years_experience": profile.years_experience.value if profile.years_experience else None,
        "weekly_hours": profile.weekly_hours.value if profile.weekly_hours else None,
        "deadline_months": deadline.months if deadline else None,
        "budget_usd": profile.budget_usd.value if profile.budget_usd else None,
        "target_role": _goal(profile.target_role) if profile.target_role else None,
        "skills": [
            {
                "skill": skill.label,
                "skill_id": skill.skill_id,
                "level": skill.level,
                "negated": skill.negated,
                "quote": skill.quote,
            }
            for skill in profile.skills
        ],
    }


def _now(request: Record) -> datetime:
    if "now" not in request:
        return datetime.now(UTC)
    at = datetime.fromisoformat(request["now"])
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _read(path: Path) -> list[Record]:
    """All requests of a file, whole. Lines end with a line feed: JSON may hold other separators as they are."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise SetupError(f"{path} cannot be read ({error.strerror}). Give a file of requests, one a line.") from error
    except UnicodeDecodeError as error:
        raise SetupError(f"{path} is not UTF-8 text. Give a file of requests, one JSON object a line.") from error
    return [_request(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _request(line: str, place: str) -> Record:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SetupError(f"{place}: this is not JSON. Write one request a line.") from error
    if fault := _fault(request):
        raise SetupError(f"{place}: {fault}.")
    return dict(request)


def _fault(request: object) -> str:
    """What keeps a value from being a request; empty for nothing."""
    if not isinstance(request, dict):
        return "a request is a JSON object with id and turns"
    if not isinstance(request.get("id"), str | int) or request["id"] == "":
        return "id must be a text or a number"
    if request.get("channel", "chat") not in list(_CHANNELS):  # a list, since a channel may come as one
        return f"channel must be one of {', '.join(_CHANNELS)}"
    if not isinstance(request.get("title", ""), str):
        return "title must be a text"
    return _fault_of_turns(request.get("turns")) or _fault_of_now(request)


def _fault_of_turns(turns: object) -> str:
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, dict) for turn in turns):
        return "turns must be a list of objects with role and content, at least one"
    if any(turn.get("role") not in _ROLES for turn in turns):
        return f"role of each turn must be {' or '.join(_ROLES)}"
    if not all(isinstance(turn.get("content"), str) for turn in turns):
        return "content of each turn must be a text"
    return "" if turns[-1]["role"] == "user" else "the last turn must be the user's: it is the message"


def _fault_of_now(request: Record) -> str:
    try:
        _now(request)
    except (TypeError, ValueError):
        return "now must be an ISO date or time, such as 2027-06-14T09:00:00Z"
    return ""


def _write(path: Path, mode: str, text: str) -> None:
    """Half a character, which JSON may hold and UTF-8 may not, is written as its JSON escape."""
    try:
        with path.open(mode, encoding="utf-8", errors="backslashreplace") as target:
            target.write(text)
    except OSError as error:
        raise SetupError(f"{path} cannot be written ({error.strerror}). Choose another file.") from error


__all__ = ["Plan", "plan_record", "replay", "replay_file"]
