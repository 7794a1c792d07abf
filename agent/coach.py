"""Coach: the front door. Ask, stream, plan, compare; profile, history, data; all kept, all the person's own."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from queue import SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from agent.errors import CoachError
from agent.events import Event, Reply, TurnFinished
from agent.opening import open_context
from agent.plan import Plan
from agent.prompts import PromptLibrary, Scribe
from agent.settings import Settings, load_settings
from agent.storage import Store
from agent.storage.rows import LedgerEntry, PlanVersion, StoredTurn, Thread
from tools.asking import can_plan
from tools.comparison import compare_roles
from tools.documents import read_text_file
from tools.errors import CrosswalkError, ImpossibleValueError, PersonError
from tools.evidence import explain
from tools.listening import facts_from_form, fold
from tools.listening.history import chains_of, history, undoing
from tools.listening.progress_claims import FORM_KEYS, progress_from_form
from tools.planning import diff_plans, make_plan
from tools.probing import without_probes
from tools.schema import (
    Assessment,
    Channel,
    Fact,
    FactField,
    PlanDiff,
    Profile,
    RoleComparison,
    Statement,
    TransitionPlan,
)

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


log = logging.getLogger(__name__)

Emit = Callable[[Event], None]
DEFAULT_ROLE = "ai-engineer"


def utc_now() -> datetime:
    return datetime.now(UTC)


class Coach:
    """A career coach with a memory. One instance serves any number of people and threads.

    `model` replaces the model of the settings (any LangChain chat model); `now` is the clock. Raises SetupError, one
    sentence, when a setting, the database, a table or a prompt file is wrong.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        model: "BaseChatModel | None" = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        from agent.graph import build_graph  # here, not above: `import agent` stays fast
        from agent.turns import Turns

        self.settings = settings or load_settings()
        self.now = now
        self.store = Store(self.settings.database_url)
        self.context = open_context(self.settings, model=model, today=lambda: now().date(), engine=self.store.engine)
        self.turns = Turns(self.store, now=now, turn_timeout_s=self.settings.turn_timeout_s)
        self.graph = build_graph(self.context)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database. Everything acknowledged is in it already."""
        self.store.close()

    # --- Talking ------------------------------------------------------------------------------------------------------

    def ask(self, message: str, *, person: str = "me", thread: str | None = None, channel: Channel = "chat") -> Reply:
        """One message, one answer. Without a thread the person's latest talk goes on.

        Raises: CoachError, a sentence with the next step, when the message cannot be answered; it is kept all the same
        once it was acknowledged.
        """
        return self._play(message, person, thread, channel, emit=_ignore)

    def stream(
        self, message: str, *, person: str = "me", thread: str | None = None, channel: Channel = "chat"
    ) -> Iterator[Event]:
        """The same turn as typed events, as they happen; ends with TurnFinished.

        The turn runs on its own thread: whoever stops listening loses no answer, it is stored all the same.
        """
        queue: SimpleQueue[Event | BaseException | None] = SimpleQueue()
        self._start(message, person, thread, channel, queue.put)
        while (item := queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    async def aask(
        self, message: str, *, person: str = "me", thread: str | None = None, channel: Channel = "chat"
    ) -> Reply:
        """`ask` without blocking the event loop."""
        return await asyncio.to_thread(self.ask, message, person=person, thread=thread, channel=channel)

    async def astream(
        self, message: str, *, person: str = "me", thread: str | None = None, channel: Channel = "chat"
    ) -> AsyncIterator[Event]:
        """`stream` without blocking the event loop."""
        loop, queue = asyncio.get_running_loop(), asyncio.Queue[Event | BaseException | None]()

        def put(item: Event | BaseException | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, item)

        self._start(message, person, thread, channel, put)
        while (item := await queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    def _start(
        self,
        message: str,
        person: str,
        thread: str | None,
        channel: Channel,
        put: Callable[[Event | BaseException | None], None],
    ) -> None:
        def run() -> None:
            try:
                self._play(message, person, thread, channel, emit=put)
            except BaseException as error:
                put(error)
            put(None)

        threading.Thread(target=run, name="crosswalk-turn", daemon=True).start()

    def _play(
        self, message: str, person: str, thread: str | None, channel: Channel, *, emit: Emit, said: str | None = None
    ) -> Reply:
        from agent.turn import play_turn

        with self._speaking_plainly():
            thread_id = thread or self.latest_thread(person)
            self.repair(person, thread_id)
            reply = play_turn(self, message, person, thread_id, channel, emit=emit, said=said)
        emit(TurnFinished(reply))
        return reply

    def replay_turn(self, message: str, said: str | None, *, person: str, thread: str) -> Reply:
        """A turn of a recorded talk: `said` stands in for the reply where the record has one."""
        return self._play(message, person, thread, "chat", emit=_ignore, said=said)

    def open_with(self, person: str, thread: str, said: str) -> None:
        """Begin a recorded talk with words of the coach, as if it had spoken first."""
        self._play("Hello", person, thread, "chat", emit=_ignore, said=said)

    def read_file(self, name: str, data: bytes) -> str:
        """The text of a file the person brings, to be asked with `channel="cv"`. Raises CoachError."""
        with self._speaking_plainly():
            return read_text_file(name, data)

    def repair(self, person: str, thread: str) -> None:
        """Answer what a dead process left unanswered in this thread."""
        from agent.turn import finish_turn

        for open_turn in self.turns.unfinished(person, thread):
            finish_turn(self, open_turn, emit=_ignore)

    # --- What comes of it ---------------------------------------------------------------------------------------------

    def plan(self, person: str = "me", *, role: str | None = None) -> Plan:
        """The person's plan: the stored one, or a new one where facts have changed since. Raises CoachError."""
        with self._speaking_plainly():
            profile = self.profile(person)
            if not can_plan(profile):
                raise PersonError("say_plan_needs_more")
            stored = self.store.latest_plan(person)
            if role is None and stored is not None and self._still_holds(stored, profile):
                return self.as_plan(stored, person=person)
            made = self.plan_for(profile, role=role, person=person)
            if role is None:
                self.store.save_plan(person, None, made.transition, self.now())
            return made

    def _still_holds(self, stored: TransitionPlan, profile: Profile) -> bool:
        """Whether what is known would still give this plan; a new day alone moves nothing."""
        return self._made_on(stored.made_on, profile) == stored

    def plan_for(self, profile: Profile, *, role: str | None = None, person: str = "me") -> Plan:
        """A plan for any profile; nothing is stored."""
        return self.as_plan(self._made_on(self.context.today(), profile, role), person=person)

    def _made_on(self, today: date, profile: Profile, role: str | None = None) -> TransitionPlan:
        context = self.context
        return make_plan(
            context.catalogue, context.index, profile, today=today, role_id=role, optimizer=context.optimizer
        )

    def as_plan(self, made: TransitionPlan, *, person: str = "me") -> Plan:
        return Plan(made, self.context.catalogue, self.context.prompts, person=person)

    def plans(self, person: str = "me") -> tuple[PlanVersion, ...]:
        """All stored versions of the person's plan, oldest first."""
        with self._speaking_plainly():
            return self.store.plan_versions(person)

    def what_moved(self, person: str = "me", *, version: int | None = None) -> PlanDiff | None:
        """How a version of the plan, the newest by default, differs from the one before it, and what was told between.

        None for the first version, and where there is no such version.
        """
        versions = self.plans(person)
        numbers = [one.version for one in versions]
        at = numbers.index(version) if version in numbers else len(numbers) - 1 if version is None else 0
        if at < 1:
            return None
        before, after = versions[at - 1], versions[at]
        told = [one.fact for one in self.ledger(person) if before.created_at < one.created_at <= after.created_at]
        return diff_plans(before.plan, after.plan, because=without_probes(self.context.catalogue, told))

    def compare(self, roles: Sequence[str], *, person: str | None = None) -> RoleComparison:
        """Roles side by side; with a person, their distance to each. Raises UnknownRoleError."""
        profile = self.profile(person) if person else None
        known = profile if profile and not profile.is_empty else None
        return compare_roles(self.context.catalogue, tuple(roles), profile=known)

    def assess(self, person: str = "me", *, role: str | None = None) -> Assessment:
        """Own level for each skill of a role, with range and evidence, and the readiness. Raises UnknownRoleError."""
        profile, told = self.profile(person), [entry.statement for entry in self.ledger(person)]
        target = profile.target_role.role_id if profile.target_role else None
        return explain(
            self.context.catalogue, profile, role or target or DEFAULT_ROLE, today=self.context.today(), told=told
        )

    # --- What is known ------------------------------------------------------------------------------------------------

    def profile(self, person: str = "me") -> Profile:
        """What the person has told, newest word first."""
        with self._speaking_plainly():
            return fold(self.store.facts(person))

    def ledger(self, person: str = "me") -> tuple[LedgerEntry, ...]:
        """Every fact ever told, with its words: the history behind the profile."""
        with self._speaking_plainly():
            return self.store.ledger(person)

    def fact_history(self, person: str, field: FactField, label: str = "") -> tuple[Statement, ...]:
        """All that was said of a field, newest first: each with its words, when, and what it replaced.

        Of skills and constraints `label` names the one that is meant; without it all of them follow one another.
        """
        told = history(entry.statement for entry in self.ledger(person))
        return tuple(statement for chain in chains_of(told, field, label) for statement in chain)

    def tell(self, form: Mapping[str, object], *, person: str = "me") -> Profile:
        """Set facts from a form or a profile file; `done`, `not_done` and `worked` tell of progress in the plan.

        Raises: SettingsError naming a wrong key or value.
        """
        today = self.context.today()
        profile_form = {key: value for key, value in form.items() if key not in FORM_KEYS}
        facts = facts_from_form(profile_form, lexicon=self.context.lexicon, today=today)
        if len(profile_form) < len(form):
            plan = self.store.latest_plan(person)
            facts += progress_from_form(form, plan=plan, profile=self.profile(person), today=today)
        return self.note(facts, person=person)

    def note(self, facts: Sequence[Fact], *, person: str = "me") -> Profile:
        """Add facts as they are, such as a correction or a withdrawal; the newest word counts."""
        with self._speaking_plainly():
            self.store.add_facts(person, facts, self.now())
        return self.profile(person)

    def undo(self, person: str = "me") -> Profile:
        """Put back what held before the newest version of the plan; what was done stays done."""
        diff = self.what_moved(person)
        told = history(entry.statement for entry in self.ledger(person))
        back = undoing(told, diff.because) if diff else ()
        return self.note([fact.model_copy(update={"channel": "correction"}) for fact in back], person=person)

    def threads(self, person: str = "me") -> tuple[Thread, ...]:
        """The person's talks, latest first."""
        with self._speaking_plainly():
            return self.store.threads(person)

    def new_thread(self, person: str = "me") -> str:
        with self._speaking_plainly():
            return self.store.create_thread(person, self.now()).id

    def latest_thread(self, person: str = "me") -> str:
        """The talk that went on last; a new one where there is none."""
        threads = self.threads(person)
        return threads[0].id if threads else self.new_thread(person)

    def history(self, person: str, thread: str) -> tuple[StoredTurn, ...]:
        """All turns of a talk, oldest first. Raises CoachError when it is not this person's."""
        with self._speaking_plainly():
            self.repair(person, thread)
            return self.store.turns(person, thread)

    def export_data(self, person: str = "me") -> dict[str, object]:
        """Everything that is kept about the person, as plain JSON values."""
        with self._speaking_plainly():
            return self.store.export(person)

    def forget(self, person: str = "me") -> None:
        """Erase everything that is kept about the person, for good."""
        with self._speaking_plainly():
            self.store.forget(person)
        self._forget_what_was_read()

    def forget_thread(self, person: str, thread: str) -> None:
        """Erase one talk. The facts told in it go with it."""
        with self._speaking_plainly():
            self.store.forget_thread(person, thread)
        self._forget_what_was_read()

    @staticmethod
    def _forget_what_was_read() -> None:
        from agent.evidence import forget_what_was_read  # here, not above: `import agent` stays fast

        forget_what_was_read()

    def say(self, name: str, /, **values: object) -> str:
        """The words of a prompt, for the page and the terminal."""
        return Scribe(self.context.prompts)(name, **values)

    def _speaking_plainly(self) -> "_Plainly":
        return _Plainly(self.context.prompts)


class _Plainly:
    """Turns an error that only the person can mend into the sentence that its prompt gives."""

    def __init__(self, prompts: PromptLibrary) -> None:
        self.prompts = prompts

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ImpossibleValueError):  # such as a deadline that has passed since it was told
            raise CoachError(Scribe(self.prompts)("page_plan_impossible"), "page_plan_impossible") from error
        if isinstance(error, PersonError):
            raise CoachError(Scribe(self.prompts)(error.notice, **error.values), error.notice) from error


def _ignore(event: Event) -> None:
    return None


__all__ = ["Coach", "CrosswalkError"]
