"""Progress in a talk: noted, said back with what moved, asked for, taken back; never hours a week or a skill."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent import Coach
from agent.acting import Bench
from agent.prompts import Scribe
from agent.settings import load_settings
from tools.errors import SettingsError
from tools.toolbox import Desk, build_tools

TOLD = (
    "I'm a backend developer, 6 years, I know Python and Docker. 8 hours a week, I want to be an AI engineer, "
    "no deadline, free only. Make my plan."
)


class Calendar:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday; the plan begins on Monday

    def go_to(self, day: int, month: int = 12) -> None:
        self.now = datetime(2026, month, day, 9, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def coach(tmp_path: Path, calendar: Calendar) -> Iterator[Coach]:
    settings = load_settings(home=tmp_path, model="", database_url=f"sqlite:///{tmp_path}/coach.db")
    with Coach(settings, now=lambda: calendar.now) as opened:
        opened.ask(TOLD)
        calendar.go_to(9)
        yield opened


FIRST = "A tested service, started with one command"
SECOND = "A first AI tool online"
REPLIES = [
    (
        "I finished the first milestone: https://github.com/me/tool",
        [f"Done: {FIRST}", "Your proof names: A stranger can start", "Not shown yet: its tests pass there", SECOND],
    ),
    (
        "I spent 6 hours this week",
        ["6 hours in the week of 7 December 2026", "stay as you told", "One week says little"],
    ),
    (
        "I only managed 3 hours a week in the last two weeks",
        ["3 hours in the week of 30 November", "worked 6 hours, and 13.6 were planned (44 percent)", "instead of 6.8"],
    ),
    ("no time this week, 0 hours", ["0 hours in the week of 7 December 2026", "The finish stays where it was"]),
    ("I finished the seventeenth milestone", ["Which milestone is it?", f"1. {FIRST}", f"2. {SECOND}"]),
    ("done with LLM basics", [f"Done: {SECOND}", "Not shown yet: A small tool", "I take your word for it"]),
    ("I have not finished the first milestone", ["still open, and nothing moves"]),
    ("show me my progress", ["No milestone of your plan is done yet", "no hours yet", f"Next: **{FIRST}**"]),
    ("What should I do this week?", ["This week** (week 3 of your plan), 6.8 hours", "- Learn: ", "To learn from: ["]),
]


@pytest.mark.parametrize(("message", "words"), REPLIES, ids=[message for message, _ in REPLIES])
def test_progress_is_said_back_and_is_neither_hours_a_week_nor_a_skill(
    coach: Coach, message: str, words: list[str]
) -> None:
    before = coach.profile()
    reply = coach.ask(message)
    assert [one for one in words if one not in reply.text] == []
    assert not reply.notices
    after = coach.profile()
    assert (after.weekly_hours, after.skills) == (before.weekly_hours, before.skills)
    assert {fact.field for fact in reply.facts} <= {"progress"}


def test_without_a_plan_nothing_is_noted_as_progress(coach: Coach) -> None:
    reply = coach.ask("I finished the first milestone", person="somebody else")
    assert not [fact for fact in reply.facts if fact.field == "progress"]


def test_a_talk_of_weeks_tells_what_is_done_how_it_went_and_what_comes_next(coach: Coach, calendar: Calendar) -> None:
    coach.ask("I finished the first milestone: https://github.com/me/tool")
    due = coach.plan().transition.phases[0].milestone.due
    calendar.go_to(19)
    coach.ask("I only managed 3 hours a week in the last two weeks")
    reply = coach.ask("show me my progress")
    for words in (
        "Done (1 of 9 milestones)",
        f"{FIRST}, on 9 December 2026",
        "Hours so far: 6 in 2 weeks",
        "44 percent",
    ):
        assert words in reply.text
    phase = coach.plan().transition.phases[0]
    assert phase.done is not None
    assert (phase.done.on.day, phase.milestone.due) == (9, due)


def test_progress_is_undone_by_a_word_and_the_plan_with_it(coach: Coach) -> None:
    before = coach.plan().transition
    coach.ask("I finished the first milestone")
    assert "open again" in coach.ask("undo that").text
    assert not coach.profile().progress
    assert [phase.id for phase in coach.plan().transition.phases] == [phase.id for phase in before.phases]


def test_a_form_tells_of_progress_and_takes_it_back(coach: Coach) -> None:
    coach.tell({"done": {"llm_basics": "https://a.io/x"}, "worked": {"2026-12-09": 6, "2026-12-02": 4}})
    plan = coach.plan().transition
    done = next(phase for phase in plan.phases if phase.id == "llm_basics").done
    assert done is not None
    assert done.proof == "https://a.io/x"
    assert plan.pace is not None
    assert plan.pace.real_hours == 10
    assert "Done so far" in coach.plan().to_markdown()
    coach.tell({"not_done": ["llm_basics"]})
    assert not [phase for phase in coach.plan().transition.phases if phase.done]


WRONG_FORMS = [
    ({"done": {"cooking": ""}}, "'cooking' is no phase of the plan"),
    ({"done": ["rag"]}, "done is ['rag']"),
    ({"not_done": "rag"}, "a list of phases"),
    ({"worked": {"2026-12-24": 6}}, "no day up to today"),
    ({"worked": {"soon": 6}}, "no day up to today"),
    ({"worked": {"2026-12-09": -1}}, "from 0 to 112"),
]


@pytest.mark.parametrize(("form", "words"), WRONG_FORMS, ids=[words for _, words in WRONG_FORMS])
def test_a_form_that_cannot_be_is_refused_with_what_can(coach: Coach, form: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        coach.tell(form)
    assert words in str(refused.value)


def test_progress_is_taken_along_and_erased_like_every_fact(coach: Coach) -> None:
    coach.ask("I finished the first milestone: https://github.com/me/tool")
    assert "github.com/me/tool" in str(coach.export_data()["facts"])
    coach.forget()
    assert not coach.profile().progress


# --- The tool of a model ----------------------------------------------------------------------------------------------

SAID = "Last week I did 5 hours, and the tool of the basics is up at https://a.io/x"
CALLS = [
    ({"quote": "Last week I did 5 hours", "hours": 5, "week": "last"}, "2026-11-30"),
    ({"quote": "the tool of the basics is up", "phase_id": "llm_basics", "proof": "https://a.io/x"}, SECOND),
    ({"quote": "Last week I did 5 hours", "hours": 7}, "a figure that stands in the quote"),
    ({"quote": "I did everything", "phase_id": "rag"}, "words that stand in the person's last message"),
    ({"quote": "the tool of the basics is up", "phase_id": "rag", "proof": "https://b.io"}, "words that stand"),
    ({"quote": "the tool of the basics is up", "phase_id": "fine_tuning"}, "a phase of the plan"),
    ({"quote": "Last week I did 5 hours"}, "either phase_id"),
]


def called(coach: Coach, tool: str, arguments: dict[str, object], *, message: str) -> str:
    """What a model reads back that calls a tool after this message."""
    context = coach.context
    desk = Desk(
        catalogue=context.catalogue,
        index=context.index,
        lexicon=context.lexicon,
        profile=coach.profile(),
        plan=coach.plan().transition,
        message=message,
        turn=2,
        today=coach.now().date(),
    )
    tools = build_tools(Scribe(context.prompts))
    bench = Bench(tools=tools, desk=desk, calls_left=5, earlier=[], emit=lambda event: None)
    ((answer, _),) = bench.run([{"name": tool, "args": arguments, "id": "1", "type": "tool_call"}])
    return str(answer.content)


@pytest.mark.parametrize(("arguments", "words"), CALLS, ids=[words for _, words in CALLS])
def test_a_model_can_record_only_what_stands_in_the_words(
    coach: Coach, arguments: dict[str, object], words: str
) -> None:
    assert words in called(coach, "record_progress", arguments, message=SAID)


def test_a_model_cannot_note_worked_hours_as_hours_a_week(coach: Coach) -> None:
    arguments: dict[str, object] = {"field": "weekly_hours", "quote": "I spent 6 hours this week"}
    assert "record_progress" in called(coach, "update_profile", arguments, message="I spent 6 hours this week")
