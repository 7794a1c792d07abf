"""One message, start to stored end: acknowledge, run the graph, commit; whatever happens, the message is kept."""

import logging
import time
import traceback
from typing import TYPE_CHECKING, Any, cast

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from agent.errors import CoachError
from agent.events import Event, Reply, TurnStarted
from agent.memory import Memory
from agent.prompts import Scribe
from agent.state import CoachState
from agent.storage.rows import StoredTurn
from agent.turns import OpenTurn, Outcome
from tools.errors import PersonError, SetupError
from tools.listening import clean_text
from tools.schema import Channel, TransitionPlan

if TYPE_CHECKING:
    from agent.coach import Coach, Emit

log = logging.getLogger(__name__)

WINDOW_TURNS = 6  # what a model sees of the talk: turn 500 costs what turn 5 costs


def play_turn(
    coach: "Coach",
    message: str,
    person: str,
    thread: str,
    channel: Channel,
    *,
    emit: "Emit",
    said: str | None = None,
) -> Reply:
    """Store the message, then answer it. `said` replaces the reply: for replaying a talk as it was recorded."""
    limit = coach.settings.max_message_chars
    if len(message) > limit:
        raise PersonError("notice_too_long", limit=limit)
    words = clean_text(message)
    if not words.strip():
        raise PersonError("notice_empty")
    open_turn = coach.turns.begin(person, thread, words, channel=channel)
    emit(TurnStarted(thread_id=thread, turn_id=open_turn.id))
    return finish_turn(coach, open_turn, emit=emit, said=said)


def finish_turn(coach: "Coach", open_turn: OpenTurn, *, emit: "Emit", said: str | None = None) -> Reply:
    """Run the graph on a stored message and commit what comes of it, in one transaction."""
    started = time.monotonic()
    try:
        coach.context.prompts.verify()
        state = _run(coach, open_turn, emit, said)
        reply = _reply(coach, open_turn, state, seconds=time.monotonic() - started)
        coach.turns.commit(open_turn, _outcome(state, reply, said))
    except SetupError:
        coach.turns.abandon(open_turn, "notice_internal")
        raise
    except PersonError:  # the turn was taken over, and is answered by whoever has it now
        raise
    except Exception as error:
        # The text of a foreign error can hold a person's words: only its kind and place are logged.
        log.error("a turn failed: %s at %s", type(error).__name__, _place(error))
        coach.turns.abandon(open_turn, "notice_internal")
        raise CoachError(Scribe(coach.context.prompts)("notice_internal"), "notice_internal") from error
    return reply


def _run(coach: "Coach", open_turn: OpenTurn, emit: "Emit", said: str | None) -> CoachState:
    start = _start(coach, open_turn) | CoachState(said=said)
    last: Any = start
    modes: Any = coach.graph.stream(start, stream_mode=["custom", "values"])
    for mode, chunk in modes:
        if mode == "custom":
            emit(chunk)
        else:
            last = chunk
    return cast(CoachState, last)


def _start(coach: "Coach", open_turn: OpenTurn) -> CoachState:
    store, person, thread = coach.store, open_turn.person_id, open_turn.thread_id
    memory = store.working_state(person, thread)
    earlier = [turn for turn in store.turns(person, thread, limit=WINDOW_TURNS + 1) if turn.status == "done"]
    ledger, plans = store.ledger(person), store.plan_versions(person, limit=1)
    statements = [entry.statement for entry in ledger]
    return CoachState(
        message=open_turn.message,
        channel=open_turn.channel,
        today=coach.now().date(),
        turn=open_turn.number,
        thread_id=thread,
        facts=[statement.fact for statement in statements],
        statements=statements,
        plan=plans[-1].plan if plans else None,
        since_plan=[entry.fact for entry in ledger if plans and entry.created_at > plans[-1].created_at],
        memory=Memory.model_validate(memory) if memory else Memory(),
        window=_window(earlier[-WINDOW_TURNS:]),
    )


def _window(turns: list[StoredTurn]) -> list[AnyMessage]:
    return [message for turn in turns for message in (HumanMessage(turn.message), AIMessage(turn.reply))]


def _reply(coach: "Coach", open_turn: OpenTurn, state: CoachState, *, seconds: float) -> Reply:
    return Reply(
        text=state["reply"],
        thread_id=open_turn.thread_id,
        turn_id=open_turn.id,
        intent=state["heard"].intent,
        facts=tuple(state["learned"]),
        artifacts=tuple(state.get("artifacts", ())),
        notices=tuple(state.get("notices", ())),
        sources=tuple(dict.fromkeys(state.get("sources", ()))),
        prompts=tuple(dict.fromkeys(state.get("prompts", ()))),
        model=state["answered_by"],
        input_tokens=state.get("input_tokens", 0),
        output_tokens=state.get("output_tokens", 0),
        seconds=seconds,
    )


def _outcome(state: CoachState, reply: Reply, said: str | None) -> Outcome:
    plans = [artifact.value for artifact in reply.artifacts if isinstance(artifact.value, TransitionPlan)]
    return Outcome(
        reply=said or reply.text,
        intent=reply.intent,
        notices=reply.notices,
        evidence=reply.sources,
        artifacts=tuple(
            {"kind": artifact.kind, "value": artifact.value.model_dump(mode="json")}
            for artifact in reply.artifacts
            if artifact.kind != "plan"  # a plan is kept once, as a version of its own
        ),
        prompts=reply.prompts,
        model=reply.model,
        input_tokens=reply.input_tokens,
        output_tokens=reply.output_tokens,
        seconds=reply.seconds,
        facts=reply.facts,
        plan=plans[-1] if plans and plans[-1] != state.get("plan") else None,
        working_state=state["memory"].model_dump(mode="json"),
    )


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))


__all__ = ["Event", "finish_turn", "play_turn"]
