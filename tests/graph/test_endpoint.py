"""A model behind a real endpoint may fail, loop, lie or forget: the person gets a true answer all the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent import Coach, Reply
from agent.events import Notice, TextDelta, TurnFinished
from agent.settings import Settings, load_settings
from tests.graph.talks import NOW
from tests.servers.openai_server import OpenAIServer
from tests.servers.steps import CutStream, Html, LengthLimit, Stall, Status, Step, Text, ToolCall

TOLD = "I'm a backend engineer, 6 years of Python. 5 hours a week."
LIE = "AI engineers earn $999,999 on average."
LINK = "Read https://made-up.example/course first."
TRUE = "You have 5 hours a week."


@pytest.fixture
def settings(tmp_path: Path, openai_server: OpenAIServer) -> Settings:
    return load_settings(
        home=tmp_path,
        database_url=f"sqlite:///{tmp_path}/endpoint.db",
        model="scripted",
        openai_api_key="test",
        openai_base_url=openai_server.base_url,
        turn_timeout_s=20,
        request_timeout_s=1,
    )


@pytest.fixture
def coach(settings: Settings) -> Iterator[Coach]:
    with Coach(settings, now=lambda: NOW) as opened:
        yield opened


def tool_names(server: OpenAIServer, index: int) -> list[str]:
    return [tool["function"]["name"] for tool in server.requests[index].body.get("tools", [])]


def test_an_endpoint_answers_in_its_own_words_and_its_usage_is_kept(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text(f"Good to meet you. {TRUE}"))
    reply = coach.ask(TOLD)
    assert (reply.text, reply.model) == (f"Good to meet you. {TRUE}", "scripted")
    assert reply.input_tokens > 0
    assert "make_plan" in tool_names(openai_server, 0)


def test_a_tool_call_is_run_and_its_result_goes_back(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(ToolCall("look_up_facts", {"question": "average salary"}), Text("Sources differ on pay."))
    reply = coach.ask("What do they earn?")
    assert [artifact.kind for artifact in reply.artifacts] == ["facts"]
    assert reply.sources
    sent: list[dict[str, Any]] = openai_server.requests[1].body["messages"]
    assert [message["role"] for message in sent[-2:]] == ["assistant", "tool"]
    assert reply.text == "Sources differ on pay."


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (Status(401), "refused the key"),
        (Status(404), "not known there"),
        (Status(500), "could not be reached"),
        (Status(429, retry_after=30), "rate limit"),
        (Html(), "could not be read"),
        (LengthLimit("You should"), "cut off"),
        (CutStream("You should learn", after=2, clean=True), "cut off"),
        (Stall(seconds=5), "took too long"),
    ],
)
def test_a_failing_model_is_answered_for_by_the_offline_coach_which_says_so(
    coach: Coach, openai_server: OpenAIServer, step: Step, reason: str
) -> None:
    openai_server.play(step, step)  # the second for those failures that get a second chance
    reply = coach.ask(TOLD)
    assert reply.model == "offline"
    assert "Noted: your work: backend engineer" in reply.text
    assert reason in reply.notices[0]


def test_the_message_after_a_failure_is_answered_by_the_model_again(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Status(401), Text("Hello again."))
    assert [coach.ask(TOLD).model, coach.ask("Hi").model] == ["offline", "scripted"]


@pytest.mark.parametrize("lie", [LIE, LINK])
def test_a_lie_is_sent_back_once_and_a_mended_answer_is_said(
    coach: Coach, openai_server: OpenAIServer, lie: str
) -> None:
    openai_server.play(Text(f"{TRUE} {lie}"), Text("My sources do not tell more."))
    reply = coach.ask(TOLD)
    assert reply.text == f"{TRUE} My sources do not tell more."
    assert "Nothing that your tools returned" in openai_server.requests[1].body["messages"][-1]["content"]
    assert reply.notices == ()


@pytest.mark.parametrize("lie", [LIE, LINK])
def test_a_lie_told_twice_is_cut_with_an_honest_remark(coach: Coach, openai_server: OpenAIServer, lie: str) -> None:
    openai_server.play(Text(f"{TRUE} {lie}"), Text(lie))
    events = list(coach.stream(TOLD))
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    assert lie not in said
    assert said.strip() == TRUE
    assert any(isinstance(event, Notice) and "left out" in event.text for event in events)


def test_honest_sentences_behind_a_lie_are_said(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text(f"{LIE} Python matters. {TRUE}"), Text(f"{LIE} Python matters. {TRUE}"))
    reply = coach.ask(TOLD)
    assert reply.text == f"Python matters. {TRUE}"
    assert "left out" in reply.notices[0]


def test_an_answer_that_begins_anew_is_not_said_twice(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text(f"Good that you are here. {LIE}"), Text("Good that you are here. I cannot say more."))
    assert coach.ask(TOLD).text == "Good that you are here. I cannot say more."


def test_a_model_that_says_the_same_again_and_again_is_stopped(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text("I am glad that you came. " * 40))
    reply = coach.ask(TOLD)
    assert reply.text.count("I am glad that you came.") == 1
    assert reply.model == "offline"
    assert "again and again" in reply.notices[0]


def test_what_was_said_before_may_be_said_again(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(
        ToolCall("look_up_facts", {"question": "average salary of an AI engineer"}),
        Text("Glassdoor gives $141,456."),
        Text("As I said, $141,456."),
    )
    coach.ask("What do they earn?")
    assert coach.ask("Sorry, how much?").text == "As I said, $141,456."


def test_the_stream_says_what_the_reply_says(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(ToolCall("quick_check", {}, text="Let me look."), Status(500), Status(500))
    events = list(coach.stream("Where do I stand?"))
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    assert isinstance(events[-1], TurnFinished)
    assert said.strip() == events[-1].reply.text


def test_nothing_but_lies_is_answered_for_by_the_offline_coach(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text(LIE), Text(LIE))
    reply = coach.ask(TOLD)
    assert reply.model == "offline"
    assert "999" not in reply.text
    assert "5 hours a week" in reply.text


def test_a_plan_that_the_model_forgets_is_made(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(Text("Good."), Text("I will make your plan."), Text("Here it is."))
    coach.ask(TOLD)
    reply = coach.ask("Make my plan")
    assert [artifact.kind for artifact in reply.artifacts] == ["plan"]
    assert reply.text == "I will make your plan.\n\nHere it is."
    assert coach.plans()


def test_a_model_that_calls_tools_again_and_again_is_stopped(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(*(ToolCall("quick_check", {}) for _ in range(12)))
    reply = coach.ask("Where do I stand?")
    assert len(openai_server.requests) <= 8
    assert reply.text
    assert tool_names(openai_server, -1) == []


def test_a_model_that_calls_tools_that_do_not_exist_or_wrongly_is_told_what_to_do(
    coach: Coach, openai_server: OpenAIServer
) -> None:
    openai_server.play(
        ToolCall("hire_me", {}),
        ToolCall("compare_roles", {"role_ids": "ai"}),
        ToolCall("compare_roles", {"role_ids": ["wizard", "ai-engineer"]}),
        Text("I cannot compare these."),
    )
    reply = coach.ask("Compare wizard and AI engineer")
    told = [request.body["messages"][-1]["content"] for request in openai_server.requests[1:]]
    assert "No such tool" in told[0]
    assert "do not fit" in told[1]
    assert "No role 'wizard'" in told[2]
    assert reply.text == "I cannot compare these."


def test_a_fact_needs_the_persons_own_words(coach: Coach, openai_server: OpenAIServer) -> None:
    openai_server.play(
        ToolCall("update_profile", {"field": "weekly_hours", "quote": "40 hours a week"}), Text("Noted, 5 hours.")
    )
    reply = coach.ask(TOLD)
    assert "words that stand in the person's last message" in openai_server.requests[1].body["messages"][-1]["content"]
    assert coach.profile().weekly_hours is not None
    assert coach.profile().weekly_hours.value == 5
    assert reply.text == "Noted, 5 hours."


def test_a_small_model_words_a_checked_draft(settings: Settings, openai_server: OpenAIServer) -> None:
    draft_coach = settings.model_copy(update={"tools_picked_by": "coach"})
    with Coach(draft_coach, now=lambda: NOW) as coach:
        coach_says = "Great, a backend engineer with 6 years and 5 hours a week. Which kind of work pulls you most?"
        openai_server.play(Text(coach_says), Text("Yes"))
        assert coach.ask(TOLD).text == coach_says
        request = openai_server.requests[0].body
        assert "tools" not in request
        assert "Checked draft" in request["messages"][-1]["content"]
        short: Reply = coach.ask("What do AI engineers earn?")
        assert short.model == "offline"  # "Yes" words no draft


def test_no_word_of_a_person_and_no_key_is_logged(
    coach: Coach, openai_server: OpenAIServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    openai_server.play(Status(500), Status(500))
    coach.ask("My secret is marmalade, and I am a nurse")
    assert "marmalade" not in caplog.text
