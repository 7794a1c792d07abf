"""The talk: stored turns as bubbles, and a new one as it happens. What is drawn is stored already, or says why not."""

from typing import TYPE_CHECKING

import streamlit as st

from agent.errors import CoachError
from agent.events import Artifact, Notice, TextDelta, ToolStarted, TurnFinished, TurnStarted
from tools.errors import PromptError, SetupError
from tools.probing import ProbeQuestion
from ui.artifacts import draw_artifact, draw_plan_card, read_artifact
from ui.labels import TOOLS
from ui.session import explain, show_thread
from ui.text import plain, quiet, show

if TYPE_CHECKING:
    from agent import Coach
    from agent.storage.rows import PlanVersion, StoredTurn
    from tools.schema import Channel

DRAWN = 20  # turns on the page; earlier ones are a click away
AVATARS = {"user": ":material/person:", "assistant": ":material/alt_route:"}
POLL_S = 1.5


def draw_history(
    coach: "Coach", person: str, thread: str, turns: "tuple[StoredTurn, ...]", *, waits: bool = True
) -> None:
    """The latest turns, oldest first; one that is being answered elsewhere is waited for.

    The last one may be answered by a button while the talk waits for a message.
    """
    drawn = int(st.session_state.get("drawn", DRAWN))
    if len(turns) > drawn and st.button("Show earlier messages", icon=":material/history:", type="tertiary"):
        drawn = st.session_state["drawn"] = len(turns)
    plans = coach.plans(person)
    made = {version.created_at: version for version in plans if version.thread_id == thread}
    for turn in turns[-drawn:]:
        version = made.get(turn.finished_at) if turn.finished_at else None
        is_newest = version == plans[-1] if version else False
        _draw_turn(coach, turn, version, is_newest=is_newest, is_open=waits and turn is turns[-1])
    if turns and turns[-1].status == "open":
        _wait(coach, person, thread)


def draw_welcome(coach: "Coach") -> None:
    """An empty talk: who speaks, and a few ways to begin."""
    with st.chat_message("assistant", avatar=AVATARS["assistant"]):
        st.markdown(show(coach.say("say_welcome")))
    st.markdown(quiet("You could begin with one of these:"))
    for number, example in enumerate(coach.say("page_examples").splitlines()):
        words = example.removeprefix("- ").strip()
        st.button(plain(words), key=f"example_{number}", on_click=_suggest, args=(words,), width="stretch")


def answer(coach: "Coach", person: str, thread: str | None, message: str, *, channel: "Channel" = "chat") -> str:
    """Draw a new turn as it happens; returns its thread. A message that was not taken goes back into the input."""
    talk = thread or coach.new_thread(person)
    with st.chat_message("user", avatar=AVATARS["user"]):
        st.text(message)
    with st.chat_message("assistant", avatar=AVATARS["assistant"]):
        turn = _LiveTurn(coach, talk)
        try:
            for event in coach.stream(message, person=person, thread=talk, channel=channel):
                turn.draw(event)
        except CoachError as error:
            if not turn.is_stored:
                st.session_state["unsent"] = (message, str(error))
            st.rerun()
        except PromptError as error:
            turn.clear()
            st.error(show(coach.say("notice_prompt_broken", place=str(error))), icon=":material/build:")
        except SetupError as error:
            turn.clear()
            explain(error)
    return talk


class _LiveTurn:
    """One reply while it comes in: what is being done, the words so far, and what was found."""

    def __init__(self, coach: "Coach", thread: str) -> None:
        self.coach, self.thread = coach, thread
        self.is_stored = False
        self.words = ""
        self.found: list[Artifact] = []
        self.doing, self.said, self.below = st.empty(), st.empty(), st.container()
        self._do("Reading")

    def draw(self, event: object) -> None:
        match event:
            case TurnStarted():
                self.is_stored = True
                show_thread(self.thread)
            case ToolStarted(name=name):
                self._do(TOOLS.get(name, "Working"))
            case TextDelta(text=text):
                self.words += text
                self.said.markdown(show(self.words))
            case Notice(text=text):
                self.below.markdown(quiet(show(text)))
            case Artifact():
                self.found.append(event)
            case TurnFinished(reply=reply):
                self.clear()
                self.said.markdown(show(reply.text))
                with self.below:
                    for artifact in self.found:
                        draw_artifact(self.coach, artifact.value)
                        if isinstance(artifact.value, ProbeQuestion):
                            _draw_options(artifact.value, reply.turn_id)

    def clear(self) -> None:
        self.doing.empty()

    def _do(self, what: str) -> None:
        self.doing.status(f"{what} …", type="compact")


def _suggest(words: str) -> None:
    st.session_state["suggested"] = words


def _draw_options(probe: ProbeQuestion, turn_id: str) -> None:
    """The answers to a probe that is open, as buttons: each sends what one would type."""
    with st.container(horizontal=True, gap="small"):
        for letter, option in zip("ABCD", probe.options, strict=True):
            key = f"option_{turn_id}_{letter}"
            st.button(letter, key=key, help=plain(option), on_click=_suggest, args=(letter,))
        for words in ("I don't know", "Skip", "Stop"):
            st.button(words, key=f"option_{turn_id}_{words}", type="tertiary", on_click=_suggest, args=(words,))


def _draw_turn(
    coach: "Coach", turn: "StoredTurn", version: "PlanVersion | None", *, is_newest: bool, is_open: bool
) -> None:
    with st.chat_message("user", avatar=AVATARS["user"]):
        st.text(turn.message)
    if turn.status == "open":
        return
    with st.chat_message("assistant", avatar=AVATARS["assistant"]):
        if turn.status == "failed":
            st.warning(show(coach.say(turn.failure)), icon=":material/info:")
            st.button("Send it again", key=f"again_{turn.id}", on_click=_suggest, args=(turn.message,))
            return
        st.markdown(show(turn.reply))
        for notice in turn.notices:
            st.markdown(quiet(show(notice)))
        for stored in turn.artifacts:
            if found := read_artifact(stored["kind"], stored["value"]):
                draw_artifact(coach, found)
                if is_open and isinstance(found, ProbeQuestion):
                    _draw_options(found, turn.id)
        if version is not None:
            draw_plan_card(coach, version.plan, version=None if is_newest else version.version)


def _wait(coach: "Coach", person: str, thread: str) -> None:
    """Another tab, or a run that was left, is being answered: look again until it is."""

    @st.fragment(run_every=POLL_S)
    def look() -> None:
        with st.chat_message("assistant", avatar=AVATARS["assistant"]):
            st.status("Still answering …", type="compact")
        if all(turn.status != "open" for turn in coach.history(person, thread)):
            st.rerun()

    look()
