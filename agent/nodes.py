"""What each step of a turn does: listen -> converse <-> act -> check. A node returns only what it changed."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from langchain_core.messages import AIMessage, HumanMessage

from agent.acting import Bench, seed_files
from agent.briefing import ask_words
from agent.checking import QuickCheck
from agent.converse import Conversation, emit, hand_over
from agent.ears import Ears
from agent.events import Artifact, FactsHeard, Notice, TextDelta
from agent.grounding import unsupported
from agent.memory import Memory, ProbeRun
from agent.offers import as_heard, explains_goals, last_reply, offered, offered_hours, own_words, tried_on, undo_in
from agent.probing import Prober, ProbeStep, question_of
from agent.prompts import Scribe
from agent.reader import supported
from agent.state import Change, CoachContext, CoachState
from tools.asking import disputed_question, next_question, plan_is_due, tells_only_what_if, unclear_question
from tools.assessment import quick_check
from tools.interview import AnswerFeedback, InterviewPractice
from tools.listening import fold, listen
from tools.listening.asked_fields import asked_in
from tools.listening.check_moves import is_firm
from tools.listening.history import History, history
from tools.listening.progress import read_progress
from tools.probing import MOST, ProbeQuestion, next_probe, without_probes
from tools.schema import Fact, Heard, Profile, Question, RoleComparison, Statement, TransitionPlan
from tools.taking import taken
from tools.toolbox import Desk, Learned

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Nodes:
    """The four steps, bound to what they work with."""

    context: CoachContext

    # --- listen -------------------------------------------------------------------------------------------------------

    def listen(self, state: CoachState) -> Change:
        """Read new facts and the intent out of the words, and decide what is worth asking next."""
        context = self.context
        memory, before = state.get("memory", Memory()), state.get("facts", [])
        today = state.get("today") or context.today()
        deadline_s = state.get("deadline_at") or context.monotonic() + context.limits.turn_timeout_s
        heard = tried_on(self._hear(state, before, memory, today), state, memory, self.context)
        heard = explains_goals(heard, state, memory)
        is_grave = memory.heeding(state["message"]).in_crisis  # then nothing else moves
        undo = None if heard.progress or is_grave else undo_in(state, memory)
        if undo is not None:
            heard = heard.model_copy(update=as_heard(undo, has_plan=state.get("plan") is not None))
        practice = memory.practice_move(state["message"], heard.intent)
        if practice:  # what an answer names is said of the question, not of oneself
            named = () if practice == "answer" else heard.skill_ids
            heard = Heard(intent="interview_practice", intent_confidence=1.0, skill_ids=named)
        probe = None if practice else self._check_step(state, memory, before, heard)
        was_asked = memory.pending
        if probe is not None:
            heard, memory = probe.heard, probe.memory
        cost: Change = {}
        if probe is None or not probe.is_all:  # "B" says nothing else
            heard, cost = Ears(context).listen_too(heard, state, known=fold(before), today=today, deadline_s=deadline_s)
        learned = [*heard.facts, *(probe.levels if probe else ())]
        profile = fold([*before, *learned])
        memory = memory.after_listening(heard).heeding(state["message"])
        memory = memory.model_copy(update=offered(state, memory, heard, undo))
        if practice in ("", "stop"):
            memory = memory.practice_ended()
        emit(FactsHeard(tuple(learned)))
        shown = [Artifact("probe", probe.asks)] if probe and probe.asks else []
        for artifact in shown:
            emit(artifact)
        return {
            "today": today,
            "turn": state.get("turn", 1),
            "facts": before,
            "heard": heard,
            "practice": practice,
            "probe": probe.told if probe else None,
            "undo": undo,
            "artifacts": shown,
            "learned": learned,
            "profile": profile,
            "memory": memory,
            "messages": [HumanMessage(state["message"])],
            "deadline_at": deadline_s,
            "model_calls": 0,
            "tool_calls": 0,
            **cost,
            **self._outlook(
                profile,
                heard,
                memory,
                today,
                has_plan=state.get("plan") is not None,
                was_asked=was_asked,
                probe=probe.question if probe else None,
                waits=bool(probe and probe.told and probe.told.waits) or (undo is not None and not undo.facts),
            ),
        }

    def _asked_before(self, state: CoachState, memory: Memory) -> tuple[str, ...]:
        """The fields that were asked for: by a question of ours, or in words that a recorded talk brought along."""
        replies = [one.text for one in state.get("window", []) if isinstance(one, AIMessage)]
        in_words = asked_in(replies, self.context.lexicon.vocabulary)
        return (*(key for key in memory.asked if key not in in_words), *in_words)

    def _hear(self, state: CoachState, before: Sequence[Fact], memory: Memory, today: date) -> Heard:
        if state.get("channel") == "posting":  # what an advert asks for says nothing about the person
            return Heard(intent="fit_to_job_posting", intent_confidence=1.0)
        progress = read_progress(
            state["message"],
            plan=state.get("plan"),
            today=today,
            turn=state.get("turn", 1),
            channel=state.get("channel", "chat"),
            before=before,
            asked_hours=memory.pending is not None and memory.pending.key == "weekly_hours",
        )
        # A probe is read where its options are known: no rule may take it for a question that the reply asks.
        is_probe = memory.pending is not None and memory.pending.kind in ("probe", "offer")
        held = memory.held if memory.held and memory.held.kind == "check" and is_firm(state["message"]) else None
        heard = listen(
            progress.rest,
            lexicon=self.context.lexicon,
            today=today,
            turn=state.get("turn", 1),
            asked=None if is_probe else memory.pending or held or offered_hours(state),
            last_reply="" if is_probe else last_reply(state.get("window", [])),
            asked_before=self._asked_before(state, memory),
            profile=fold(before),
            history=before,
            has_plan=state.get("plan") is not None,
            explained=memory.explained,
            channel=state.get("channel", "chat"),
        )
        if tells_only_what_if(own_words(state)):
            return heard.model_copy(update={"facts": (), "problems": ()})
        heard, plan = progress.beside(heard), state.get("plan")
        if plan is None or state.get("channel", "chat") != "chat":
            return heard
        return taken(
            state["message"],
            heard,
            plan,
            self.context.catalogue,
            today=today,
            turn=state.get("turn", 1),
            offered=memory.leaving,
            left=fold(before).left_out,
        )

    def _check_step(self, state: CoachState, memory: Memory, before: Sequence[Fact], heard: Heard) -> ProbeStep | None:
        """What the message does with a check that is open or asked for; None where it has nothing to do with one."""
        is_chat = state.get("channel", "chat") == "chat"
        quick = QuickCheck(memory, state["message"]).step(heard) if is_chat else None
        if quick is not None and quick.told is not None:
            return quick
        return Prober(self.context, state, quick.memory if quick else memory, before).step(heard) or quick

    def _outlook(
        self,
        profile: Profile,
        heard: Heard,
        memory: Memory,
        today: date,
        *,
        has_plan: bool,
        was_asked: Question | None,
        probe: Question | None,
        waits: bool,
    ) -> Change:
        check = quick_check(self.context.catalogue, profile)
        question = (
            probe
            or unclear_question(heard)
            or disputed_question(heard)
            or memory.question_again(heard)
            or next_question(
                self.context.catalogue,
                profile,
                today=today,
                asked=memory.asked,
                check=check,
                check_running=memory.check_running,
                passed_over=memory.passed_over,
            )
        )
        due = plan_is_due(profile, heard, has_plan=has_plan, question=question, was_asked=was_asked is not None)
        if question is None and has_plan and was_asked is not None and was_asked.kind == "profile":
            question = self._offer(profile, memory, today)
        return {"question": None if waits else question, "plan_due": due}

    def _offer(self, profile: Profile, memory: Memory, today: date) -> Question | None:
        """Once a talk, where there is a plan and nothing else to ask: a probe that would move it."""
        if memory.probe_offered or memory.in_crisis:
            return None
        found = next_probe(self.context.catalogue, profile, today=today, asked=memory.asked)
        return Question(kind="offer", key=found.probe_id, weeks=found.weeks) if found else None

    # --- converse -----------------------------------------------------------------------------------------------------

    def converse(self, state: CoachState) -> Change:
        """Ask the model for words or tool calls; when it fails, the offline coach has the rest of the turn."""
        return Conversation(state, self.context).ask()

    # --- act ----------------------------------------------------------------------------------------------------------

    def act(self, state: CoachState) -> Change:
        """Run the tools that the model called; a plan or a fact that comes of it is there for the next call."""
        last = state["messages"][-1]
        assert isinstance(last, AIMessage)
        bench = Bench(
            tools=self.context.tools,
            desk=self._desk(state),
            calls_left=self.context.limits.max_tool_calls - state["tool_calls"],
            earlier=state["messages"][:-1],
            emit=emit,
        )
        run = bench.run(last.tool_calls)
        artifacts = [artifact for _, artifact in run if artifact is not None]
        for artifact in artifacts:
            emit(artifact)
        return {
            "messages": [message for message, _ in run],
            "artifacts": artifacts,
            "tool_calls": state["tool_calls"] + len(run),
            "sources": [file for artifact in artifacts for file in seed_files(artifact.value)],
            **self._consequences(state, artifacts),
        }

    def _desk(self, state: CoachState) -> Desk:
        context = self.context
        return Desk(
            catalogue=context.catalogue,
            index=context.index,
            lexicon=context.lexicon,
            profile=state["profile"],
            plan=state.get("plan"),
            message=own_words(state),
            turn=state["turn"],
            today=state["today"],
            history=told_so_far(state),
            thread_id=state.get("thread_id"),
            since_plan=without_probes(context.catalogue, (*state.get("since_plan", ()), *state["learned"])),
            practising=state["memory"].practising,
            practised=state["memory"].practised,
            optimizer=context.optimizer,
            probed=state["memory"].asked,
        )

    def _consequences(self, state: CoachState, artifacts: list[Artifact]) -> Change:
        change: Change = {}
        memory = state["memory"]  # of several results each goes on from what the one before left
        for artifact in artifacts:
            if isinstance(artifact.value, TransitionPlan):
                change["plan_due"] = False
                if state.get("plan") is None and state.get("question") is None:
                    change["question"] = self._offer(state["profile"], state["memory"], state["today"])
            if isinstance(artifact.value, ProbeQuestion):
                asked = artifact.value
                begun = ProbeRun(skill_id=asked.skill_id if asked.is_named else "")
                run = memory.probe if memory.probe and memory.probe.skill_id == begun.skill_id else begun
                run = run.model_copy(update={"asked": tuple(dict.fromkeys((*run.asked, asked.probe_id)))})
                change["memory"] = memory = memory.model_copy(update={"probe": run})
                change["question"] = question_of(asked, left=max(0, MOST - len(run.asked)))
            if isinstance(artifact.value, RoleComparison):
                compared = artifact.value.role_ids
                change["memory"] = memory = memory.model_copy(update={"compared": compared})
            if isinstance(artifact.value, InterviewPractice):
                named = next(iter(state["heard"].skill_ids), "")
                change["memory"] = memory = memory.after_practice(
                    artifact.value.question_id, named, goes_on=bool(state.get("practice"))
                )
            if isinstance(artifact.value, AnswerFeedback):
                change["memory"] = memory = memory.after_feedback()
            if isinstance(artifact.value, Learned):
                new = [fact for fact in artifact.value.facts if fact not in state["learned"]]
                change["learned"] = [*change.get("learned", []), *new]
        if change.get("learned"):
            change["profile"] = fold([*state["facts"], *state["learned"], *change["learned"]])
        return change

    # --- check --------------------------------------------------------------------------------------------------------

    def check(self, state: CoachState) -> Change:
        """Send a sentence that nothing supports back once; cut it the second time, and say so."""
        talk, withheld = Conversation(state, self.context), state.get("withheld", [])
        if withheld and talk.endpoint_answers and not state.get("was_sent_back") and talk.has_time:
            return self._send_back(withheld[0], talk)
        if withheld and talk.endpoint_answers and not state.get("released"):
            return hand_over(self.context, talk.scribe, "unsupported")
        late = supported(withheld, talk.evidence) if withheld else []
        return self._finished(state, late, talk, is_cut=bool(withheld))

    def _send_back(self, sentence: str, talk: Conversation) -> Change:
        figure = unsupported(sentence, talk.evidence) or ""
        again = talk.scribe("check_again", sentence=sentence, figure=figure)
        return {"was_sent_back": True, "withheld": [], "messages": [HumanMessage(again)], "prompts": talk.scribe.uses}

    def _finished(self, state: CoachState, late: list[str], talk: Conversation, *, is_cut: bool) -> Change:
        """The reply as it stands: what was released, and the honest sentences behind one that was not."""
        scribe, question = Scribe(self.context.prompts), state.get("question")
        for sentence in late:
            emit(TextDelta(sentence))
        reply = "".join([*state.get("released", []), *late]).strip()
        notices = [scribe("notice_cut")] if is_cut else []
        for notice in notices:
            log.warning("a sentence was cut: nothing supports what it states")
            emit(Notice(notice))
        if not reply:
            reply = scribe("notice_limit")
            emit(TextDelta(reply))
        words = ask_words(question, self.context, scribe) if question else ""
        return {
            "reply": reply,
            "withheld": [],
            "was_sent_back": False,
            "notices": notices,
            "prompts": scribe.uses,
            "memory": state["memory"].after_reply(state.get("said") or reply, question, words),
        }


# --- Where to go next -------------------------------------------------------------------------------------------------


def after_converse(state: CoachState) -> str:
    last = state["messages"][-1]
    if isinstance(last, AIMessage):
        return "act" if last.tool_calls else "check"
    return "converse"  # the model failed, and nothing was added: the offline coach answers


def after_check(state: CoachState) -> str:
    return "end" if "reply" in state else "converse"


def told_so_far(state: CoachState) -> History:
    """Every statement with what it replaced, those of this turn last."""
    here = (Statement(fact=fact, said_on=state["today"], thread_id=state.get("thread_id")) for fact in state["learned"])
    return history([*state.get("statements", ()), *here])
